package block

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// headingRule is one way in which pages title their sections.
type headingRule struct {
	name  string
	is    func(r *reader, l *line) bool
	recur bool // a single line of the kind is not enough
	why   string
}

// headingRules are asked in order; the first that holds makes a line a heading, unless one of noHeadingRules does.
var headingRules = [...]headingRule{
	{"element", (*reader).isElement, false, "an h2 to h6 in the text is what the editor called a heading"},
	{"bold line", (*reader).isBoldLine, false, "a short line all in bold before plain text is a heading without its element"},
	{"bold question", (*reader).isBoldQuestion, true, "interviews and explainers set what is asked in bold"},
	{"named line", (*reader).isNamedLine, false, "the line's box is called a heading"},
	{"capitals", (*reader).isCapitals, false, "newspapers that have no heading style type their headings in capitals"},
	{"recurring style", (*reader).isRecurring, false, "short lines of one style, each between paragraphs of another, are the page's headings"},
	{"known words", (*reader).isKnown, false, "the words are those of a usual heading, and the line is a paragraph of its own"},
	{"bare line", (*reader).isBareLine, false, "in text without markup a short line without an end mark titles the prose below it"},
}

// noHeadingRules are what only looks like a heading.
var noHeadingRules = [...]headingRule{
	{"address", (*reader).isAddress, false, "a line that gives an address asks readers to write or click"},
	{"byline", func(r *reader, l *line) bool { return r.opensNames(l.text) || r.isWriter(l.text) }, false, "who wrote the text titles none of it"},
	{"no content", (*reader).headsNothing, false, "nothing of the article follows: it headed a list, a form or a player that is no part of it"},
}

const (
	headingChars  = 160 // no heading is longer, but for an element that says so
	questionChars = 420 // a question of an interview
	proseChars    = 60  // a line of prose is longer
)

// findHeadings decides which lines are headings.
func (r *reader) findHeadings() {
	var counts [len(headingRules)]int
	rules := make([]int8, len(r.lines))
	for k := range r.lines {
		if rules[k] = r.headingRule(&r.lines[k]); rules[k] >= 0 {
			counts[rules[k]]++
		}
	}
	for k := range r.lines {
		n := rules[k]
		if n < 0 || headingRules[n].recur && counts[n] < 2 {
			continue
		}
		l := &r.lines[k]
		l.role, l.level, l.rule = roleHeading, levelOf(l), n
	}
	for k := len(r.lines) - 1; k >= 0; k-- { // from the end, so that what heads a dropped heading falls too
		if l := &r.lines[k]; l.role == roleHeading && r.onlyLooksIt(l) {
			l.role = roleDrop
			unlink(l)
		}
	}
}

// headingRule is the first of headingRules that holds for a line, or -1.
func (r *reader) headingRule(l *line) int8 {
	if l.role != roleText || l.around.table >= 0 || l.around.pre >= 0 || l.text == "" {
		return -1
	}
	for n := range headingRules {
		if headingRules[n].is(r, l) {
			return int8(n)
		}
	}
	return -1
}

// onlyLooksIt reports whether one of noHeadingRules holds for a heading.
func (r *reader) onlyLooksIt(l *line) bool {
	for n := range noHeadingRules {
		if noHeadingRules[n].is(r, l) {
			return true
		}
	}
	return false
}

// siblings reports whether two boxes stand side by side: one's parent is around the other, not far up, or their parents are
// named alike.
func (r *reader) siblings(a, b int32) bool {
	a, b = r.p.Nodes[r.outOfHeading(a)].Parent, r.p.Nodes[b].Parent
	if r.isNear(a, b) || r.isNear(b, a) {
		return true
	}
	class := r.p.Attr(a, "class")
	return class != "" && class == r.p.Attr(b, "class") && r.p.Nodes[a].Atom == r.p.Nodes[b].Atom
}

// outOfHeading is the heading around a box, or the box itself where it stands in none.
func (r *reader) outOfHeading(box int32) int32 {
	for r.p.Nodes[box].Flags&page.Heading != 0 && r.p.Nodes[r.p.Nodes[box].Parent].Flags&page.Heading != 0 {
		box = r.p.Nodes[box].Parent
	}
	return box
}

// isNear reports whether box is a node, or around it, not far up.
func (r *reader) isNear(box, node int32) bool {
	for n := 0; node > 0 && n < 3; node, n = r.p.Nodes[node].Parent, n+1 {
		if node == box {
			return true
		}
	}
	return false
}

// unlink takes a line out of the row of those that are text.
func unlink(l *line) {
	if l.prev != nil {
		l.prev.next = l.next
	}
	if l.next != nil {
		l.next.prev = l.prev
	}
}

// levelOf is the level of a heading: that of its element, else 2.
func levelOf(l *line) int { return max(2, page.HeadingLevel(l.around.heading)) }

func (r *reader) isElement(l *line) bool {
	if l.around.heading == 0 || l.around.quote >= 0 {
		return false
	}
	if l.chars > headingChars && endsFull(l.text) || l.chars > 2*headingChars {
		return false // a paragraph that was given a heading's size
	}
	return true
}

// plain reports whether a line is prose, or an entry or cell: what may stand below a heading.
func (r *reader) content(l *line) bool {
	return l != nil && (l.chars >= proseChars || endsSentence(l.text) || l.around.list >= 0 || l.around.table >= 0 || l.around.quote >= 0)
}

// apart reports whether a line stands as a paragraph of its own or between line breaks, in no list, quote or table.
func (r *reader) apart(l *line) bool {
	return l.around.list < 0 && l.around.table < 0 && l.around.quote < 0 && l.around.heading == 0
}

func (r *reader) isBoldLine(l *line) bool {
	if l.mark&markBold == 0 || !r.apart(l) || l.chars > headingChars || l.prev == nil && l.around.aside < 0 && !r.recursBelow(l) {
		return false
	}
	if endsFull(l.text) && !numbered(l.text) || strings.HasSuffix(l.text, ",") {
		return false
	}
	if strings.HasSuffix(l.text, ":") && (r.wordCount(l) > 3 || !r.isKnownWords(l.text)) {
		return false
	}
	return r.content(l.next) && l.next.mark&markBold == 0 && l.mark&markLink == 0
}

// recursBelow reports whether another short bold line stands below a first line that is one.
func (r *reader) recursBelow(l *line) bool {
	for n, steps := l.next, 0; n != nil && steps < mostAsked; n, steps = n.next, steps+1 {
		if n.mark&markBold != 0 && n.chars <= headingChars && n.next != nil && n.next.mark&markBold == 0 && r.apart(n) {
			return true
		}
	}
	return false
}

// numbered reports whether a line opens with a number, as the titles of a list of things do.
func numbered(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func (r *reader) isBoldQuestion(l *line) bool {
	if l.mark&markBold == 0 || !r.apart(l) || l.chars > questionChars || !asks(l.text) {
		return false
	}
	return l.next != nil && l.next.mark&markBold == 0 && l.next.chars >= proseChars/2
}

func (r *reader) isNamedLine(l *line) bool {
	if !r.apart(l) || l.chars > headingChars || endsFull(l.text) || strings.HasSuffix(l.text, ":") {
		return false
	}
	own := r.p.Nodes[r.p.Runs[l.first].Box].Own
	return own&page.Headline != 0 && own&(page.Content|page.Caption) == 0 && r.content(l.next) && l.prev != nil
}

func (r *reader) isCapitals(l *line) bool {
	if l.mark&(markCaps|markLink) != markCaps || !r.apart(l) || l.chars > headingChars/2 || endsFull(l.text) || strings.HasSuffix(l.text, ":") {
		return false
	}
	return l.prev != nil && r.content(l.next) && l.next.mark&markCaps == 0 && r.wordCount(l) <= 12 && lastOfBox(r, l)
}

// styleAnswer is whether the lines of a style are headings.
type styleAnswer struct {
	style uint32
	yes   bool
}

// mostStyles bounds the styles that are looked at.
const mostStyles = 24

// isRecurring reports whether a line has a style that recurs, and that the region uses for such lines alone.
func (r *reader) isRecurring(l *line) bool {
	if !r.mayTitle(l) || !r.apart(l) {
		return false
	}
	for _, a := range r.styles {
		if a.style == l.style {
			return a.yes
		}
	}
	if len(r.styles) == mostStyles {
		return false
	}
	n := 0
	for k := range r.lines {
		o := &r.lines[k]
		if o.style != l.style || o.role == roleDrop || o.role == roleCaption {
			continue
		}
		if !r.mayTitle(o) {
			n = 0
			break
		}
		n++
	}
	r.styles = append(r.styles, styleAnswer{l.style, n >= 2})
	return n >= 2
}

// mayTitle reports whether a line could title the prose below it: short, without an end mark, between prose.
func (r *reader) mayTitle(l *line) bool {
	if l.chars > bareChars || endsSentence(l.text) && !asks(l.text) || l.mark&markLink != 0 {
		return false
	}
	return l.prev != nil && l.next != nil && l.next.style != l.style && r.content(l.next)
}

// lastOfBox reports whether nothing of the same paragraph follows a line without a break.
func lastOfBox(r *reader, l *line) bool {
	return l.next == nil || r.p.Runs[l.next.first].Box != r.p.Runs[l.first].Box || r.p.Runs[l.next.first].Breaks > 0
}

func (r *reader) isKnownWords(text string) bool {
	k := kindOf(r.Lang, text)
	return k != "other" && k != "question"
}

func (r *reader) isKnown(l *line) bool {
	return r.apart(l) && l.chars <= proseChars && l.mark&markLink == 0 && !endsFull(l.text) && r.content(l.next) && r.isKnownWords(l.text)
}

// bareChars is the length of the longest heading that nothing but its place shows.
const bareChars = 90

func (r *reader) isBareLine(l *line) bool {
	if !r.apart(l) || l.chars > bareChars || l.mark&(markLink|markItalic) != 0 || r.p.Nodes[r.p.Runs[l.first].Box].Own&^page.ElemPara != 0 {
		return false
	}
	if endsSentence(l.text) && !asks(l.text) || !r.proseOrEntry(l.prev) || !r.proseOrEntry(l.next) {
		return false
	}
	return r.unmarked() && !startsLower(l.text) && !opensSpeech(l.text) && !bringsSpeech(l.text)
}

// opensSpeech reports whether a line opens with a mark, or a bracket, and is more than a title in marks: “It held.” — Orla Finch.
func opensSpeech(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("\"“„«‘'(", first) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return first == '(' || !strings.ContainsRune(page.Closers, last) || endsSentence(s)
}

// bringsSpeech reports whether a comma or a colon leads to quoted words, as it does where somebody says them, as in “She asked, “Who paid?””.
func bringsSpeech(s string) bool {
	for i, c := range s {
		if i > 2 && s[i-1] == ' ' && (s[i-2] == ',' || s[i-2] == ':') && strings.ContainsRune("\"“„«", c) {
			return true
		}
	}
	return false
}

// proseOrEntry reports whether a line is prose, or an entry of a list.
func (r *reader) proseOrEntry(l *line) bool { return l != nil && (r.prose(l) || l.around.list >= 0) }

// prose reports whether a line is a sentence or more.
func (r *reader) prose(l *line) bool {
	return l != nil && (l.chars >= proseChars || endsSentence(l.text) && r.wordCount(l) >= 4)
}

// unmarked reports whether the region has no markup that could carry a heading: neither elements nor bold nor links.
func (r *reader) unmarked() bool {
	if r.plain == 0 {
		r.plain = 1
		for k := range r.lines {
			if l := &r.lines[k]; l.role != roleDrop && l.role != roleCaption && r.isMarked(l) {
				r.plain = -1
				break
			}
		}
	}
	return r.plain > 0
}

func (r *reader) isMarked(l *line) bool {
	run := &r.p.Runs[l.first]
	return l.around.heading != 0 || run.BoldChars > 0 || run.LinkChars > 0 && !r.isPlain()
}

// isAddress reports whether a line holds an address of mail or of the web.
func (r *reader) isAddress(l *line) bool {
	mail := strings.Contains(l.text, "@") && !strings.Contains(l.text, " @")
	return mail || strings.Contains(l.text, "://") || strings.Contains(l.text, "www.")
}

// headsNothing reports whether nothing of the article stands between a heading and the next one of its level, or the end; or
// whether what stands first below it are links that were left out, or a box with a field to type in that holds the heading alone.
func (r *reader) headsNothing(l *line) bool {
	next := l.next
	if r.headsForm(l) || r.headsLinks(l) {
		return true
	}
	if next == nil {
		return !r.pictureAfter(l, nil)
	}
	if l.around.heading != 0 && next.around.heading == 0 {
		return false // the questions of an interview have no element, and so no level of their own
	}
	return next.role == roleHeading && next.level <= l.level && !r.pictureAfter(l, next)
}

// headsForm reports whether a heading stands in a box with a field to type in, and the next line does not.
func (r *reader) headsForm(l *line) bool {
	box := r.p.Nodes[r.p.Runs[l.first].Box].Parent
	return l.next != nil && r.p.Runs[l.next.first].First >= r.p.Nodes[box].End && r.takesInput(box)
}

// headsLinks reports whether most of what was left out between a heading and the next line are links. Beside a line of the same
// text, they are those of the text.
func (r *reader) headsLinks(l *line) bool {
	until := r.End
	if l.next != nil {
		until = l.next.first
	}
	left, links := 0, 0
	for k := l.end; k < until && k < l.end+2*mostAsked; k++ {
		run := &r.p.Runs[k]
		if r.kept(k) || run.Flags&page.Hidden != 0 {
			continue
		}
		left++
		if run.LinkChars*2 > run.Chars {
			links++
		}
	}
	if links < 2 || links*2 < left {
		return false
	}
	return l.next == nil || !r.siblings(r.p.Runs[l.first].Box, r.p.Runs[l.next.first].Box)
}

// pictureAfter reports whether a picture stands between a heading and the next line.
func (r *reader) pictureAfter(l, next *line) bool {
	lo := r.p.Runs[l.end-1].End
	k, _ := slices.BinarySearchFunc(r.pictures, lo, func(p picture, node int32) int { return int(p.node - node) })
	return k < len(r.pictures) && (next == nil || r.pictures[k].node < r.p.Runs[next.first].First)
}
