package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapped returns the width at which text was wrapped, or 0: blank lines part its paragraphs, which have several lines, and
// those before the last are about as long as the longest and mostly end in the middle of a sentence.
func wrapped(lines []line) int {
	const narrow, wide = 50, 110
	widest, full, short, cut := 0, 0, 0, 0
	for i := range lines {
		widest = max(widest, lines[i].width())
	}
	if widest < narrow || widest > wide {
		return 0
	}
	for i := 0; i < len(lines); {
		n := group(lines, i)
		first := full
		for k := i; k+1 < i+n; k++ {
			if fills(lines, k, widest) {
				full++
				if EndOf(lines[k].text) == Open {
					cut++
				}
			} else if full > first && !opensItem(lines[k+1].text) { // a paragraph that has begun wrapped
				short++
			}
		}
		i += max(n, 1)
	}
	if full < 3 || short > full/4 || cut*2 <= full {
		return 0
	}
	return widest
}

// fills reports whether the next line's first word would not have fitted on line k.
func fills(lines []line, k, width int) bool {
	next, _, _ := strings.Cut(lines[k+1].text, " ")
	return lines[k].width()+1+utf8.RuneCountInString(next) > width-8
}

// width is how many columns a line had.
func (l *line) width() int { return utf8.RuneCountInString(l.text) + l.cut }

// opensItem reports whether a line opens with a bullet or number.
func opensItem(s string) bool {
	if b, rest := cutBullet(s); b != 0 && rest != "" {
		return true
	}
	_, rest, ok := cutNumber(s)
	return ok && rest != ""
}

// group counts the lines from i on before the next blank one.
func group(lines []line, i int) int {
	n := 0
	for i+n < len(lines) && lines[i+n].text != "" {
		n++
	}
	return n
}

// unwrap joins the lines of each paragraph: those that were full. A line that opens with a bullet begins a new one.
func unwrap(lines []line, width int) []line {
	var out paragraphs
	for i := range lines {
		l := lines[i]
		if l.text != "" && i > 0 && lines[i-1].text != "" && fills(lines, i-1, width) && !opensItem(l.text) {
			out.join(l.text)
		} else {
			out.begin(l)
		}
	}
	return out.end()
}

// paragraphs gathers lines, and joins those that go on with the one before. Bytes are gathered, as a text may be one paragraph of a
// million lines.
type paragraphs struct {
	lines  []line
	joined []byte // the last line, where others were joined to it
}

// begin adds a line.
func (p *paragraphs) begin(l line) {
	p.end()
	p.lines = append(p.lines, l)
}

// join adds to the last line what stands on the next. A word that a hyphen parts at the end of the line becomes whole again.
func (p *paragraphs) join(next string) {
	if len(p.joined) == 0 {
		p.joined = append(p.joined, p.lines[len(p.lines)-1].text...)
	}
	const seen = 2*utf8.UTFMax + 1 // bytes that tell how the line ends
	ends := string(p.joined[max(0, len(p.joined)-seen):])
	switch head, parted := strings.CutSuffix(ends, "-"); {
	case parted && endsLetter(head) && startsLower(next):
		p.joined = p.joined[:len(p.joined)-1]
	case closesOff(next), opensQuoted(ends) && !startsSpace(next):
	default:
		p.joined = append(p.joined, ' ')
	}
	p.joined = append(p.joined, next...)
}

// end returns the lines.
func (p *paragraphs) end() []line {
	if len(p.joined) > 0 {
		l := &p.lines[len(p.lines)-1]
		l.text = string(p.joined)
		l.whole, p.joined = l.text, p.joined[:0]
	}
	return p.lines
}

// runsOn reports whether text without blank lines between its paragraphs is broken within sentences: at the width of a column, or, as
// programs do that part the elements of a page by lines, at each link and each bold word. Lines that begin in mid-sentence are as good
// as unknown elsewhere.
func runsOn(lines []line) bool {
	const least = 4
	rest, whole := 0, 0
	for i := 1; i < len(lines); i++ {
		switch l, before := lines[i].text, lines[i-1].text; {
		case l == "" || before == "":
		case EndOf(before) == Open && (startsLower(l) || closesOff(l)) && strings.Contains(l+before, " "):
			rest++
		case len(l) > 2*columnLeast && EndOf(l) != Open:
			whole++
		}
	}
	return rest >= least && rest*4 > whole
}

// columnLeast is how long the lines of a column are at least, but for the last of a paragraph, in bytes.
const columnLeast = 28

// joinRest joins the lines that go on in mid-sentence with those before them, and a piece between two such.
func joinRest(lines []line) []line {
	column := columnOf(lines)
	var out paragraphs
	for i := range lines {
		l := lines[i]
		if i > 0 && lines[i-1].text != "" && l.text != "" && goesOn(lines, i, column) {
			out.join(l.text)
		} else {
			out.begin(l)
		}
	}
	return out.end()
}

// columnOf returns the width of the column that text was set in, in runes, or 0: most lines that are not the last of a sentence are about
// as long.
func columnOf(lines []line) int {
	widest, full, short := 0, 0, 0
	for i := range lines {
		if i+1 < len(lines) && startsLower(lines[i+1].text) {
			widest = max(widest, utf8.RuneCountInString(lines[i].text))
		}
	}
	if widest < columnLeast {
		return 0
	}
	for i := 0; i+1 < len(lines); i++ {
		switch n := utf8.RuneCountInString(lines[i].text); {
		case !startsLower(lines[i+1].text) || EndOf(lines[i].text) != Open:
		case n*4 >= widest*3:
			full++
		default:
			short++
		}
	}
	if full < 2*short {
		return 0
	}
	return widest
}

// goesOn reports whether line i goes on with the one before it.
func goesOn(lines []line, i, column int) bool {
	l, before := lines[i].text, lines[i-1].text
	switch {
	case opensItem(l):
		return false
	case closesOff(l):
		return true
	case strings.HasSuffix(before, ":"):
		return false
	case column > 0:
		return goesOnInColumn(lines, i, column)
	case EndOf(before) != Open:
		return false
	case startsLower(l):
		return strings.Contains(l, " ") || i+1 < len(lines) && (closesOff(lines[i+1].text) || startsLower(lines[i+1].text))
	case i+1 == len(lines):
		return false
	}
	return isPiece(before, l, lines[i+1].text)
}

// isPiece reports whether a line is a name in the middle of a sentence, set as a link: the next one goes on with the sentence.
func isPiece(before, l, next string) bool {
	if len(l) >= 2*columnLeast || EndOf(l) != Open || !strings.Contains(next, " ") {
		return false
	}
	return closesOff(next) && endsLetter(before) || startsLower(next)
}

// goesOnInColumn is goesOn for text that was set in a column: where the first word of line i would not have fitted on the line before,
// that was full; and no paragraph begins in mid-sentence.
func goesOnInColumn(lines []line, i, column int) bool {
	l, before := lines[i].text, lines[i-1].text
	switch ends := EndOf(before) != Open; {
	case startsLower(l) && !ends:
		return true
	case ends && !endsAbbreviated(before): // reports have a sentence or two a paragraph: more end so than go on
		return false
	}
	word, _, _ := strings.Cut(l, " ")
	n := utf8.RuneCountInString(before)
	full := n <= column && n*3 >= column*2 && n+1+utf8.RuneCountInString(word) > column
	fits := utf8.RuneCountInString(l) <= column && i+1 < len(lines)
	return full && fits && (startsLower(lines[i+1].text) || EndOf(l) != Open || startsLower(before))
}

// endsAbbreviated reports whether a line ends with a short word with a capital and a full stop, as titles and months are written.
func endsAbbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(word)
	return len(word) >= 3 && len(word) <= 5 && strings.HasSuffix(word, ".") && unicode.IsUpper(r)
}

// closesOff reports whether a line begins with a mark that no sentence begins with.
func closesOff(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune(",;:.!?)]”»’。、，", r):
		return !strings.HasPrefix(s, "..") && !strings.HasPrefix(s, "://")
	case r == '"' || r == '\'':
		return len(s) == size || s[size] == ' ' || s[size] == ',' || s[size] == '.'
	}
	return false
}

// opensQuoted reports whether a line ends with a mark that the next word stands right behind.
func opensQuoted(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	switch {
	case strings.ContainsRune("(“„«[‘", r):
		return true
	case r == '"':
		return len(s) == size || s[len(s)-size-1] == ' '
	}
	return false
}

func startsSpace(s string) bool { return s == "" || s[0] == ' ' }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func endsLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}
