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
	told, lines := cutFields(withoutMail(split(text)))
	lines = underlined(cutReferences(lines))
	switch width := wrapped(lines); {
	case width > 0:
		lines = unwrap(lines, width)
	case runsOn(lines):
		lines = joinRest(lines)
	}
	markItems(lines)
	headings := signedHeadings(lines)
	root := &html.Node{Type: html.DocumentNode}
	top := element(root, atom.Html)
	body := element(top, atom.Body)
	told.show(body)
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
			inline(element(body, name), withoutEmphasis(words))
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
	cut     int  // how many columns were taken off it
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

func element(parent *html.Node, a atom.Atom) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
	parent.AppendChild(n)
	return n
}

func textNode(parent *html.Node, s string) {
	parent.AppendChild(&html.Node{Type: html.TextNode, Data: s})
}
