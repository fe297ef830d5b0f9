package block

import (
	"strings"

	"github.com/ledekit/lede/internal/lang"
)

// furnitureWords is how many words of a line are read to tell a label of the page.
const furnitureWords = 30

// isFurniture reports whether a line is one that pages put beside articles, by the rows of [furniture]: "Read more: …", "Share
// this article", "Advertisement".
func (r *reader) isFurniture(text string) bool {
	if len(text) > 400 {
		return false
	}
	words := lang.Words(text, furnitureWords)
	if len(words) == 0 {
		return !hasLetter(text)
	}
	for _, row := range r.Lang.Rows("furniture") {
		phrase := row.Field(1)
		switch row.Field(0) {
		case "line":
			if lang.MatchPhrase(phrase, words) {
				return true
			}
		case "label": // the label, a colon, and what it points to
			n := strings.Count(phrase, " ") + 1
			if len(words) >= n && lang.MatchPhrase(phrase, words[:n]) && (len(words) == n || markAfter(text, n)) {
				return true
			}
		}
	}
	return false
}

func hasLetter(s string) bool {
	return len(squeeze(nil, s)) > 0
}

// isCorrection reports whether a line is a note in which the outlet corrects itself, by the rows of [correction].
func (r *reader) isCorrection(text string) bool {
	words := lang.Words(text, furnitureWords)
	for _, row := range r.Lang.Rows("correction") {
		if lang.MatchPhrase(row.Field(0), words) {
			return true
		}
	}
	return false
}

// judge drops the lines that are no part of the article, and links the rest.
func (r *reader) judge() {
	r.dropRepeats()
	last := len(r.lines) - 1
	for k := range r.lines {
		l := &r.lines[k]
		if l.role != roleText {
			continue
		}
		if isCaps(l.text) {
			l.mark |= markCaps
		}
		switch {
		case r.isFurniture(l.text):
			l.role = roleDrop
		case l.mark&markCaps != 0 && l.mark&markLink != 0 && r.wordCount(l) >= 4: // the headline of another article, shouted
			l.role = roleDrop
		case k > last-4 && r.isCorrection(l.text) || k < 3 && r.isCorrection(l.text):
			l.role = roleDrop
			r.story.Corrections = append(r.story.Corrections, l.text)
		case l.chars < 160 && l.around.list < 0 && l.around.heading == 0 && r.isCredit(l.text):
			l.role = roleCaption
			r.addCaption(&r.p.Runs[l.first], l.text, false)
		}
	}
	r.link()
}

// dropRepeats drops lines that say the headline or the dek again.
func (r *reader) dropRepeats() {
	title, dek := squeeze(nil, r.Title), squeeze(nil, r.story.Dek)
	var buf []byte
	for k := range r.lines {
		l := &r.lines[k]
		if l.first == r.Headline {
			l.role = roleDrop
			continue
		}
		if k > 6 && l.around.heading == 0 {
			continue
		}
		buf = squeeze(buf[:0], l.text)
		if len(buf) > 0 && (string(buf) == string(title) || string(buf) == string(dek)) {
			l.role = roleDrop
		}
	}
}

// link sets the neighbours of the lines that are text.
func (r *reader) link() {
	var prev *line
	for k := range r.lines {
		l := &r.lines[k]
		if l.role != roleText && l.role != roleHeading {
			continue
		}
		l.prev, l.next = prev, nil
		if prev != nil {
			prev.next = l
		}
		prev = l
	}
}
