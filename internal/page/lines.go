package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Lines makes a tree of plain text, so that later stages read text and markup alike: each line a p, lines that open with a
// bullet or number the items of a list. A bullet or number that stands alone on its line belongs to the line below it; a short
// line that goes with each item (the time of a headline) is a second line of that item. Text that was wrapped at a fixed width,
// with blank lines between its paragraphs, is unwrapped first. The head and the
// signature of a mail are left out. What is left of Markdown becomes the elements that it stands for.
func Lines(text string) *html.Node {
	lines := withoutMail(split(text))
	if width := wrapped(lines); width > 0 {
		lines = unwrap(lines, width)
	}
	markItems(lines)
	headings := signedHeadings(lines)
	root := &html.Node{Type: html.DocumentNode}
	top := element(root, atom.Html)
	body := element(top, atom.Body)
	var list, item *html.Node
	for i := range lines {
		l := &lines[i]
		switch {
		case l.text == "" || l.kind == mark:
		case l.kind == plain:
			list = nil
			name, words := atom.P, l.text
			if headings[i] {
				name, words, _ = cutHeading(l.text)
			}
			inline(element(body, name), words)
		case l.kind == more && item != nil && list != nil:
			element(item, atom.Br)
			inline(item, l.text)
		default:
			name := atom.Ul
			if l.ordered {
				name = atom.Ol
			}
			if list == nil || list.DataAtom != name || l.starts {
				list = element(body, name)
			}
			item = element(list, atom.Li)
			inline(item, l.text)
		}
	}
	return root
}

// line is a line of plain text.
type line struct {
	text    string // white space folded, without its mark
	whole   string // with it
	kind    lineKind
	bullet  rune // that it opens with, or 0
	number  int  // that it opens with, or -1
	lone    bool // it is a bullet or number alone
	bare    bool // no mark stands behind the number
	ordered bool // an item with a number
	starts  bool // the first item of a list
}

type lineKind uint8

const (
	plain lineKind = iota
	entry          // opens an item
	more           // goes on with it
	mark           // a bullet alone, taken up by the line below
)

// split cuts text at line breaks of any sort. Blank lines are kept.
func split(text string) []line {
	lines := make([]line, 0, 64)
	for text != "" {
		i := strings.IndexAny(text, "\n\r\v\f\u0085\u2028\u2029")
		s, size := text, 0
		if i >= 0 {
			_, size = utf8.DecodeRuneInString(text[i:])
			if strings.HasPrefix(text[i:], "\r\n") {
				size = 2
			}
			s = text[:i]
		}
		text = text[len(s)+size:]
		s = Fold(s)
		lines = append(lines, line{text: s, whole: s, number: -1})
	}
	return lines
}

// wrapped returns the width at which text was wrapped, or 0: blank lines part its paragraphs, which have several lines, and
// those before the last are about as long as the longest and mostly end in the middle of a sentence.
func wrapped(lines []line) int {
	const narrow, wide = 50, 110
	widest, full, short, cut := 0, 0, 0, 0
	for i := range lines {
		widest = max(widest, utf8.RuneCountInString(lines[i].text))
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
				if !endsSentence(lines[k].text) {
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
	return utf8.RuneCountInString(lines[k].text)+1+utf8.RuneCountInString(next) > width-8
}

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
	out := lines[:0:0]
	for i := range lines {
		l := lines[i]
		if l.text != "" && i > 0 && lines[i-1].text != "" && fills(lines, i-1, width) && !opensItem(l.text) {
			last := &out[len(out)-1]
			last.text += " " + l.text
			last.whole = last.text
			continue
		}
		out = append(out, l)
	}
	return out
}

// endsSentence reports whether a line ends with a full stop or its like, closing marks aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]」』")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:。！？؟۔।", r)
}

func element(parent *html.Node, a atom.Atom) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
	parent.AppendChild(n)
	return n
}

func textNode(parent *html.Node, s string) {
	parent.AppendChild(&html.Node{Type: html.TextNode, Data: s})
}
