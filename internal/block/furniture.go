package block

import (
	"bytes"
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

// opensSection reports whether a line with the words of a usual heading stands as one right above prose of the same box: "UP
// NEXT" closes match reports, and opens lists of videos elsewhere.
func (r *reader) opensSection(k int) bool {
	l := &r.lines[k]
	if l.mark&(markBold|markCaps) == 0 || l.mark&markLink != 0 || k+1 >= len(r.lines) || k == 0 || !r.isKnownWords(l.text) {
		return false
	}
	next := &r.lines[k+1]
	return next.first == l.end && next.chars >= proseChars/2 && endsSentence(next.text) && r.p.Nodes[r.p.Runs[l.first].Box].Parent == r.p.Nodes[r.p.Runs[next.first].Box].Parent
}

// asksToPay reports whether a line right after the text, or its last one, asks readers to pay or to log in for the rest, by the
// rows of [paywall].
func (r *reader) asksToPay() bool {
	if len(r.Lang.Rows("paywall")) == 0 {
		return false
	}
	from := max(r.First, r.End-2)
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

// judge drops the lines that are no part of the article, and links the rest.
func (r *reader) judge() {
	r.dropRepeats()
	r.dropPreface()
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
		case r.repeats(l):
			l.role = rolePull
		case l.around.cell < 0 && (r.isFurniture(l.text) && !r.opensSection(k) || strings.HasPrefix(l.text, "©") && k > last/2): // a cell may hold "6:11.4", or "Share"
			l.role = roleDrop
		case l.mark&markCaps != 0 && l.mark&markLink != 0 && r.wordCount(l) >= 4: // the headline of another article, shouted
			l.role = roleDrop
		case k > last-4 && r.isCorrection(l.text) || k < 3 && r.isCorrection(l.text):
			l.role = roleDrop
			r.story.Corrections = append(r.story.Corrections, l.text)
		case l.chars < 160 && l.around.list < 0 && l.around.heading == 0 && r.isCredit(l.text):
			l.role = roleCaption
			if r.p.Nodes[r.p.Runs[l.first].Box].Own&page.Byline != 0 { // of all pictures: a byline
				continue
			}
			r.addCaption(&r.p.Runs[l.first], l.text, false)
		case r.isCaptionLine(l), r.isName(l):
			l.role = roleCaption
			r.addCaption(&r.p.Runs[l.first], l.text, false)
		}
	}
	r.dropCites()
	r.dropBios()
	r.dropCalls()
	r.dropTail()
	r.link()
}

// dropCites drops the lines that tell whose words a pull quote shows again.
func (r *reader) dropCites() {
	for k := 1; k < len(r.lines); k++ {
		l, before := &r.lines[k], &r.lines[k-1]
		if l.role == roleText && l.around.quote >= 0 && l.around.quote == before.around.quote && before.role == rolePull && l.chars <= tailChars {
			l.role = roleDrop
		}
	}
}

// pullLeast is the length of the shortest pull quote.
const pullLeast = 25

// repeats reports whether a line that is set apart says again what a longer line of the text says: a pull quote.
func (r *reader) repeats(l *line) bool {
	if l.chars < pullLeast || l.chars > 500 || l.around.heading != 0 && l.chars < 4*pullLeast { // a heading may quote the text below it
		return false
	}
	apart := l.around.quote >= 0 || l.around.aside >= 0 || l.around.heading != 0 || l.around.figure >= 0 || r.own(r.p.Runs[l.first].All)&page.Quote != 0
	if !apart {
		return false
	}
	if r.asked++; r.asked > mostAsked {
		return false
	}
	var buf, other [512]byte
	want := squeeze(buf[:0], l.text)
	long := other[:0]
	for k := range r.lines {
		o := &r.lines[k]
		if o == l || o.chars <= l.chars || o.role != roleText {
			continue
		}
		if long = squeeze(long[:0], o.text); bytes.Contains(long, want) {
			return true
		}
	}
	return false
}

// isCaptionLine reports whether a line ends with a credit, and so is a caption.
func (r *reader) isCaptionLine(l *line) bool {
	return l.chars <= captionChars && r.apart(l) && r.isCaptionText(l.text)
}

// isName reports whether a bare line is a name that a longer line writes too: the label of a picture whose image was lost. A
// line that looks unlike the paragraphs may be a heading all the same.
func (r *reader) isName(l *line) bool {
	if l.chars > tailChars/2 || l.mark&(markBold|markCaps) != 0 || !r.unmarked() || !r.apart(l) || asks(l.text) || !strings.Contains(l.text, " ") || !isNames(l.text) {
		return false
	}
	if r.asked++; r.asked > mostAsked {
		return false
	}
	for k := range r.lines {
		if o := &r.lines[k]; o.chars >= proseChars && o.style == l.style && o.role == roleText && strings.Contains(o.text, l.text) {
			return true
		}
	}
	return false
}

// captionChars is the length of the longest caption that stands without a picture.
const captionChars = 320

// isCaptionText reports whether words are those of a caption: by how they begin, by the rows of [caption], or by the credit
// that ends them.
func (r *reader) isCaptionText(s string) bool {
	if r.Lang.MayOpen("caption", 0, s) {
		words := lang.Words(s, furnitureWords)
		for _, row := range r.Lang.Opening("caption", 0, words) {
			if lang.MatchPhrase(row.Field(0), words) {
				return true
			}
		}
	}
	if endsFull(s) {
		return false
	}
	_, credit := r.splitCredit(s)
	return credit != ""
}

// link sets the neighbours of the lines that are text.
func (r *reader) link() {
	var prev *line
	for k := range r.lines {
		l := &r.lines[k]
		if l.role != roleText && l.role != roleHeading {
			if l.role == roleStamp {
				prev = nil
			}
			continue
		}
		l.prev, l.next = prev, nil
		if prev != nil {
			prev.next = l
		}
		prev = l
	}
}
