package block

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// prefaceLines is how many lines before the first paragraph may be a byline, a date or a path of the page.
const prefaceLines = 8

// tailChars is the length of lines at the end that must stand with the text to be part of it.
const tailChars = 80

// fieldNodes is how large a box with a field is at most, in nodes.
const fieldNodes = 60

// dropPreface drops what stands between headline and text in pages that mark nothing: bylines, dates, the path to the page.
func (r *reader) dropPreface() {
	for k := range r.lines {
		l := &r.lines[k]
		if k >= prefaceLines || l.role == roleText && (l.chars >= 2*proseChars || l.chars >= proseChars && endsFull(l.text)) {
			return
		}
		if l.role != roleText || l.around.heading != 0 {
			continue
		}
		named := r.p.Nodes[r.p.Runs[l.first].Box].Own&(page.Date|page.Byline) != 0 && l.chars < proseChars && !endsFull(l.text)
		if named || r.isByline(l.text) || isDateLine(l.text) || isPath(l.text) {
			l.role = roleDrop
		}
	}
}

// isDateLine reports whether a short line has more digits than a headline has and no end of a sentence: "Updated 6:40 p.m.,
// May 9, 2027".
func isDateLine(s string) bool {
	d := countDigits(s)
	if d.digits+d.letters > dateLineChars || d.numbers < 2 || endsFull(s) && d.letters > 30 {
		return false
	}
	clock := d.joined && d.digits >= 3 && d.letters <= 30 && d.letters <= 6*d.digits
	return clock || d.year && d.letters <= 50 && !endsSentence(s)
}

// dateLineChars is how many letters and digits a line has at most that is no more than a date.
const dateLineChars = 70

// digitCount is what a line has of digits.
type digitCount struct {
	digits, letters, numbers int
	joined                   bool // a digit stands behind a mark that parts those of dates and times
	year                     bool // a number is one of a year
}

// countDigits counts the digits of a line.
func countDigits(s string) (d digitCount) {
	last := rune(0)
	length, value := 0, 0 // of the number that is being read
	for _, c := range s {
		mark := last == ':' || last == '.' || last == '/'
		if last = c; unicode.IsDigit(c) {
			d.joined = d.joined || mark && d.digits > 0
			d.digits++
			if length++; length == 1 {
				d.numbers++
			}
			value = (value*10 + int(c-'0')) % 10000
			continue
		}
		d.year = d.year || isYear(length, value)
		length, value = 0, 0
		if unicode.IsLetter(c) {
			d.letters++
		}
	}
	d.year = d.year || isYear(length, value)
	return d
}

func isYear(length, value int) bool { return length == 4 && value >= 1900 && value < 2100 }

// isPath reports whether a line is the path to a page: "Home > Storms > Upper Velm".
func isPath(s string) bool {
	if len(s) > pathBytes {
		return false
	}
	for _, p := range pathMarks {
		if strings.Count(s, p.mark) >= p.least {
			return true
		}
	}
	return false
}

// pathBytes is how long a path is at most.
const pathBytes = 120

// pathMarks are what parts the steps of a path, and how often it must: slashes and bars stand in headlines, too.
var pathMarks = [...]struct {
	mark  string
	least int
}{{" > ", 1}, {" › ", 1}, {" » ", 1}, {" / ", 2}, {" | ", 2}}

// callLines is how many lines at the end may ask something of readers, callBytes how long each is at most.
const (
	callLines = 6
	callBytes = 420
)

// dropCalls drops the last lines of a text that ask readers to subscribe, to follow or to give, by the rows of [call]; with a heading
// that asks so, what stands below it.
func (r *reader) dropCalls() {
	if len(r.Lang.Rows("call")) == 0 {
		return
	}
	below := len(r.lines)
	for k, n := len(r.lines)-1, 0; k > 0 && n < callLines; k-- {
		l := &r.lines[k]
		if l.role != roleText {
			if l.around.heading != 0 && l.role == roleDrop {
				below = k // it asked for something, too
			}
			continue
		}
		n++
		if l.around.list >= 0 && l.around.heading == 0 {
			return
		}
		if len(l.text) > callBytes || !r.calls(l.text) {
			if l.around.heading != 0 {
				return
			}
			continue
		}
		l.role = roleDrop
		if l.around.heading != 0 {
			for i := k + 1; i < below; i++ {
				if r.lines[i].role == roleText {
					r.lines[i].role = roleDrop
				}
			}
			below = k
		}
	}
}

// calls reports whether a line asks something of readers.
func (r *reader) calls(text string) bool {
	return r.Lang.Somewhere("call", 0, lang.Words(text, furnitureWords))
}

// dropTail drops short last lines that other boxes part from the text, or that stand beside a field to type in.
func (r *reader) dropTail() {
	end, chars := len(r.lines), int32(0)
	for k := len(r.lines) - 1; k > 0; k-- {
		l := &r.lines[k]
		if l.role != roleText && l.role != roleHeading {
			continue
		}
		if chars += l.chars; l.chars > tailChars || chars > 3*tailChars {
			return
		}
		switch {
		case end == len(r.lines) && r.endsNothing(k, k == end-1):
			l.role = roleDrop
		case r.isParted(k):
			for i := k; i < end; i++ {
				if r.lines[i].role == roleText {
					r.lines[i].role = roleDrop
				}
			}
		default:
			continue
		}
		end, chars = k, 0
	}
}

// endsNothing reports whether line k at the end names who wrote the text; or, where it is the very last, announces what was left out or
// signs the text with initials.
func (r *reader) endsNothing(k int, last bool) bool {
	l := &r.lines[k]
	switch {
	case l.around.list >= 0:
		return false
	case r.opensNames(l.text), l.mark&markLink == 0 && r.isWriter(l.text):
		return true
	}
	return last && (strings.HasSuffix(l.text, ":") || isInitials(l.text) && r.prose(&r.lines[k-1]))
}

// isParted reports whether other boxes part line k from the one before it, or a field to type in or links stand beside it.
func (r *reader) isParted(k int) bool {
	l, before := &r.lines[k], &r.lines[k-1]
	parent := r.p.Nodes[r.p.Runs[l.first].Box].Parent
	if r.shown(before.end, l.first) > 0 && parent != r.p.Nodes[r.p.Runs[before.first].Box].Parent {
		return true
	}
	return r.takesInput(parent) || r.amongLinks(l.first)
}

// amongLinks reports whether the lines of a run's box right before it are mostly links.
func (r *reader) amongLinks(i int32) bool {
	links, all := 0, 0
	for k := i; k >= 0 && all < 8 && r.p.Runs[k].Box == r.p.Runs[i].Box; k-- {
		all++
		if r.p.Runs[k].LinkChars*2 > r.p.Runs[k].Chars {
			links++
		}
	}
	return links >= 3 && links*2 >= all
}

// shown counts the runs of [from, to) that a reader sees.
func (r *reader) shown(from, to int32) (n int) {
	for i := from; i < to; i++ {
		if r.p.Runs[i].Flags&page.Hidden == 0 {
			n++
		}
	}
	return n
}

// takesInput reports whether a small box has a field to type in.
func (r *reader) takesInput(box int32) bool {
	end := r.p.Nodes[box].End
	if box <= r.Top || end-box > fieldNodes {
		return false
	}
	for i := box; i < end; i++ {
		if a := r.p.Nodes[i].Atom; a == atom.Input || a == atom.Textarea || a == atom.Form {
			return true
		}
	}
	return false
}

// dropTwins drops paragraphs that say word for word what one before them says: some pages print a report, or a box of it, once for each
// sort of screen.
func (r *reader) dropTwins() {
	type twin struct {
		key  uint64
		line int32
	}
	long := make([]twin, 0, len(r.lines))
	for k := range r.lines {
		l := &r.lines[k]
		if run := &r.p.Runs[l.first]; l.chars >= 2*proseChars && l.role == roleText && l.around.cell < 0 && l.around.list < 0 {
			long = append(long, twin{uint64(run.Key)<<32 | uint64(l.chars), int32(k)})
		}
	}
	slices.SortFunc(long, func(a, b twin) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.line, b.line)) })
	for i := 1; i < len(long); i++ {
		if a, b := long[i-1], long[i]; a.key == b.key && r.lines[a.line].text == r.lines[b.line].text && r.parentOf(a.line) != r.parentOf(b.line) {
			r.lines[b.line].role = roleDrop
		}
	}
}

// parentOf is the element around the box of a line.
func (r *reader) parentOf(k int32) int32 { return r.p.Nodes[r.p.Runs[r.lines[k].first].Box].Parent }

// dropRepeats drops lines that say the headline or the dek again. A paragraph among others stays: some writers open their text with
// the words of the dek.
func (r *reader) dropRepeats() {
	title, dek := squeeze(nil, r.Title), squeeze(nil, r.story.Dek)
	var buf []byte
	for k := range r.lines {
		l := &r.lines[k]
		if l.first == r.Headline {
			l.role = roleDrop
			continue
		}
		if k > 6 && l.around.heading == 0 || l.chars > 400 {
			continue
		}
		buf = squeeze(buf[:0], l.text)
		if len(buf) > 0 && (string(buf) == string(title) || string(buf) == string(dek) && !r.flows(l.first)) {
			l.role = roleDrop
		}
	}
}
