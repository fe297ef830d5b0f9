package block

import (
	"strings"
	"unicode"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// furnitureWords is how many words of a line are read to tell a label of the page.
const furnitureWords = 30

// isFurniture reports whether a line is one that pages put beside articles, by the rows of [furniture]: "Read more: …", "Share
// this article", "Advertisement".
func (r *reader) isFurniture(text string) bool {
	if len(text) > 400 {
		return false
	}
	if !r.Lang.MayOpen("furniture", 1, text) {
		return len(text) < 24 && !hasLetter(text)
	}
	words := lang.Words(text, furnitureWords)
	if len(words) == 0 {
		return !hasLetter(text)
	}
	for _, row := range r.Lang.Opening("furniture", 1, words) {
		phrase := row.Field(1)
		switch row.Field(0) {
		case "line":
			if lang.MatchPhrase(phrase, words) {
				return true
			}
		case "label":
			if opensWith(text, words, phrase) && !(len(text) > longLabel && endsFull(text)) {
				return true
			}
		}
	}
	return false
}

// longLabel is how long a label is at most, in bytes, with the headline that it names: "More: …" opens a paragraph, too.
const longLabel = 160

// labelWords is how many words a label has at most.
const labelWords = 8

// opensWith reports whether a phrase is the first words of a line, and all of it or parted from the rest by a mark.
func opensWith(text string, words []string, phrase string) bool {
	for n := 1; n <= len(words) && n <= labelWords; n++ {
		if lang.MatchPhrase(phrase, words[:n]) && (n == len(words) || markAfter(text, n)) {
			return true
		}
	}
	return false
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0
}

// isCorrection reports whether a line is a note in which the outlet corrects itself, by the rows of [correction].
func (r *reader) isCorrection(text string) bool {
	if !r.Lang.MayOpen("correction", 0, text) {
		return false
	}
	words := lang.Words(text, furnitureWords)
	for _, row := range r.Lang.Opening("correction", 0, words) {
		if lang.MatchPhrase(row.Field(0), words) {
			return true
		}
	}
	return false
}

// paywallReach is how many runs after the text are read for a demand to pay.
const paywallReach = 14

// textEnd is the run behind the last line that is text.
func (r *reader) textEnd() int32 {
	for k := len(r.lines) - 1; k >= 0; k-- {
		if r.lines[k].role == roleText {
			return r.lines[k].end
		}
	}
	return r.First
}

// asksToPay reports whether a line right after the text, or its last one, asks readers to pay or to log in for the rest, by the
// rows of [paywall].
func (r *reader) asksToPay() bool {
	if len(r.Lang.Rows("paywall")) == 0 {
		return false
	}
	from := max(r.First, min(r.End-2, r.textEnd()))
	for i := from; int(i) < len(r.p.Runs) && i < r.End+paywallReach; i++ {
		run := &r.p.Runs[i]
		if run.Flags&page.Hidden != 0 || run.Chars > 300 {
			continue
		}
		text := r.p.Text(run)
		if !r.Lang.MayOpen("paywall", 0, text) {
			continue
		}
		words := lang.Words(text, furnitureWords)
		for _, row := range r.Lang.Opening("paywall", 0, words) {
			if lang.MatchPhrase(row.Field(0), words) {
				return true
			}
		}
	}
	return false
}
