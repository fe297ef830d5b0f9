package block

import (
	"bytes"
	"slices"
	"strings"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// lineRule is one way in which a line that looks like text is none.
type lineRule struct {
	name string
	is   func(r *reader, l *line, k int) bool // line k
	role role
	file func(r *reader, l *line) // where else the line goes, if anywhere
	why  string
}

// lineRules are asked in order; the first that holds says what a line is.
var lineRules = [...]lineRule{
	{"pull quote", func(r *reader, l *line, _ int) bool { return r.repeats(l) }, rolePull, nil, "set apart, and said again by the text"},
	{"furniture", (*reader).isFurnitureLine, roleDrop, nil, "pages put it beside every article"},
	{"step", (*reader).isStepNumber, roleDrop, nil, "numbers the paragraph below it, in a box of its own"},
	{"shouted link", func(r *reader, l *line, _ int) bool {
		return l.mark&(markCaps|markLink) == markCaps|markLink && r.wordCount(l) >= 4
	}, roleDrop, nil, "the headline of another article, shouted"},
	{"correction", func(r *reader, l *line, k int) bool {
		return (k < 3 || k > len(r.lines)-5) && r.isCorrection(l.text)
	}, roleDrop, (*reader).fileCorrection, "the outlet corrects itself"},
	{"credit", (*reader).isCreditLine, roleCaption, (*reader).fileCredit, "tells who took a picture"},
	{"caption", func(r *reader, l *line, _ int) bool { return r.isCaptionLine(l) }, roleCaption, (*reader).fileCaption, "ends with a credit"},
	{"name again", (*reader).namesPhotographer, roleDrop, nil, "the caption above it ends with the same name"},
	{"caption above the text", func(r *reader, l *line, k int) bool {
		return k < prefaceLines && l.chars <= captionChars && r.isBare(l.first) && endsInName(l.text)
	}, roleCaption, (*reader).fileCaption,
		"ends with a name that is set off"},
	{"name", func(r *reader, l *line, _ int) bool { return r.isName(l) }, roleCaption, (*reader).fileCaption, "labels a picture that was lost"},
}

// judge drops the lines that are no part of the article, and links the rest.
func (r *reader) judge() {
	r.dropRepeats()
	r.dropTwins()
	r.dropPreface()
	for k := range r.lines {
		l := &r.lines[k]
		if l.role != roleText {
			continue
		}
		if isCaps(l.text) {
			l.mark |= markCaps
		}
		for n := range lineRules {
			rule := &lineRules[n]
			if !rule.is(r, l, k) {
				continue
			}
			l.role = rule.role
			if rule.file != nil {
				rule.file(r, l)
			}
			break
		}
	}
	r.dropCites()
	r.dropBios()
	r.dropCalls()
	r.dropTail()
	r.link()
}

// isFurnitureLine reports whether a line is one of the page's. A cell may hold "6:11.4", or "Share".
func (r *reader) isFurnitureLine(l *line, k int) bool {
	if l.around.cell >= 0 {
		return false
	}
	return r.isFurniture(l.text) && !r.opensSection(k) || strings.HasPrefix(l.text, "©") && k > (len(r.lines)-1)/2
}

// opensSection reports whether a line with the words of a usual heading stands as one right above prose of the same box: "UP
// NEXT" closes match reports, and opens lists of videos elsewhere.
func (r *reader) opensSection(k int) bool {
	l := &r.lines[k]
	if l.mark&(markBold|markCaps) == 0 || l.mark&markLink != 0 || k+1 >= len(r.lines) || k == 0 || !r.isKnownWords(l.text) {
		return false
	}
	next := &r.lines[k+1]
	if next.first != l.end || next.chars < proseChars/2 || !endsSentence(next.text) {
		return false
	}
	return r.p.Nodes[r.p.Runs[l.first].Box].Parent == r.p.Nodes[r.p.Runs[next.first].Box].Parent
}

// isStepNumber reports whether a line is no more than a number with its mark, and prose stands below it.
func (r *reader) isStepNumber(l *line, k int) bool {
	if l.around.cell >= 0 || l.around.list >= 0 || l.around.heading != 0 || k+1 >= len(r.lines) || !r.prose(&r.lines[k+1]) {
		return false
	}
	n, mark := leadingNumber(l.text)
	return n > 0 && (mark == "." || mark == ")")
}

func (r *reader) fileCorrection(l *line) {
	r.story.Corrections = append(r.story.Corrections, l.text)
}

// creditLine is the length of the longest line that is a credit.
const creditLine = 160

// isCreditLine reports whether a line is no more than a credit.
func (r *reader) isCreditLine(l *line, _ int) bool {
	return l.chars < creditLine && l.around.list < 0 && l.around.heading == 0 && r.isCredit(l.text)
}

// fileCredit gives a credit to its picture. One in a byline is that of all pictures.
func (r *reader) fileCredit(l *line) {
	if r.p.Nodes[r.p.Runs[l.first].Box].Own&page.Byline == 0 {
		r.fileCaption(l)
	}
}

func (r *reader) fileCaption(l *line) { r.addCaption(&r.p.Runs[l.first], l.text, false) }

// dropCites drops the lines that tell whose words a pull quote shows again.
func (r *reader) dropCites() {
	for k := 1; k < len(r.lines); k++ {
		l, before := &r.lines[k], &r.lines[k-1]
		if l.role == roleText && l.around.quote >= 0 && l.around.quote == before.around.quote && before.role == rolePull && l.chars <= tailChars {
			l.role = roleDrop
		}
	}
}

// pullLeast and pullMost are the lengths of the shortest and the longest pull quote.
const pullLeast, pullMost = 25, 500

// repeats reports whether a line that is set apart says again what a longer line of the text says: a pull quote.
func (r *reader) repeats(l *line) bool {
	if l.chars < pullLeast || l.chars > pullMost || l.around.heading != 0 && l.chars < 4*pullLeast { // a heading may quote the text below it
		return false
	}
	if !l.around.setApart() && r.own(r.p.Runs[l.first].All)&page.Quote == 0 {
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

// isCaptionLine reports whether a line ends with a credit, and so is a caption. Several sentences that no picture stands by are a
// paragraph that names its source.
func (r *reader) isCaptionLine(l *line) bool {
	if l.chars > captionChars || !r.apart(l) || !r.isCaptionText(l.text) {
		return false
	}
	return l.chars < 2*proseChars || r.p.Runs[l.first].Stops < paragraphStops || r.besidePicture(l)
}

// paragraphStops is how many ends of sentences a paragraph has at least that is no caption.
const paragraphStops = 3

// besidePicture reports whether a picture stands between a line and the one before or after it.
func (r *reader) besidePicture(l *line) bool {
	lo, hi := int32(0), int32(len(r.p.Nodes))
	if l.first > 0 {
		lo = r.p.Runs[l.first-1].First
	}
	if int(l.end) < len(r.p.Runs) {
		hi = r.p.Runs[l.end].First
	}
	k, _ := slices.BinarySearchFunc(r.pictures, lo, func(p picture, node int32) int { return int(p.node - node) })
	return k < len(r.pictures) && r.pictures[k].node < hi
}

// isName reports whether a bare line is a name that a longer line writes too: the label of a picture whose image was lost. A
// line that looks unlike the paragraphs may be a heading all the same.
func (r *reader) isName(l *line) bool {
	if l.chars > tailChars/2 || l.mark&(markBold|markCaps) != 0 || !r.unmarked() || !r.apart(l) {
		return false
	}
	if asks(l.text) || !strings.Contains(l.text, " ") || !isNames(l.text) {
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
