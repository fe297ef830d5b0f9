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
// with blank lines between its paragraphs, is unwrapped first.
func Lines(text string) *html.Node {
	lines := split(text)
	if wrapped(lines) {
		lines = unwrap(lines)
	}
	markItems(lines)
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
			textNode(element(body, atom.P), l.text)
		case l.kind == more && item != nil && list != nil:
			element(item, atom.Br)
			textNode(item, l.text)
		default:
			name := atom.Ul
			if l.ordered {
				name = atom.Ol
			}
			if list == nil || list.DataAtom != name || l.starts {
				list = element(body, name)
			}
			item = element(list, atom.Li)
			textNode(item, l.text)
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

// wrapped reports whether text was wrapped at a fixed width: most paragraphs that blank lines part have several lines, and
// those before the last are about as long as the longest, which ends in the middle of a sentence.
func wrapped(lines []line) bool {
	const narrow, wide = 50, 110
	widest, multi, single, full, short, cut := 0, 0, 0, 0, 0, 0
	for _, l := range lines {
		widest = max(widest, utf8.RuneCountInString(l.text))
	}
	if widest < narrow || widest > wide {
		return false
	}
	for i := 0; i < len(lines); {
		n := group(lines, i)
		switch {
		case n == 0:
			i++
			continue
		case n == 1:
			single++
		default:
			multi++
		}
		for k := i; k < i+n-1; k++ {
			next, _, _ := strings.Cut(lines[k+1].text, " ")
			if utf8.RuneCountInString(lines[k].text)+1+utf8.RuneCountInString(next) > widest-8 {
				full++
			} else {
				short++
			}
			if !endsSentence(lines[k].text) {
				cut++
			}
		}
		i += n
	}
	return multi > 0 && full >= 4 && full >= 4*short && cut*2 > full
}

// group counts the lines from i on before the next blank one.
func group(lines []line, i int) int {
	n := 0
	for i+n < len(lines) && lines[i+n].text != "" {
		n++
	}
	return n
}

// unwrap joins the lines of each paragraph. A line that opens with a bullet begins a new one.
func unwrap(lines []line) []line {
	out := lines[:0:0]
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		n := len(out)
		if l.text != "" && n > 0 && out[n-1].text != "" {
			if b, rest := cutBullet(l.text); b == 0 || rest == "" {
				if _, _, ok := cutNumber(l.text); !ok {
					out[n-1].text += " " + l.text
					out[n-1].whole = out[n-1].text
					continue
				}
			}
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
