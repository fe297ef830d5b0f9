package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Span is a link inside the text of a run or of several runs joined.
type Span struct {
	Start, End int   // byte offsets
	Node       int32 // the a element
}

// Attr returns the value of an attribute of node i, or "".
func (p *Page) Attr(i int32, key string) string { return attr(p.Nodes[i].HTML, key) }

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// RunsOf returns the runs that begin inside node i: first, and the index after the last.
func (p *Page) RunsOf(i int32) (first, end int32) {
	nd := &p.Nodes[i]
	if int(nd.End) < len(p.Nodes) {
		return nd.Run, p.Nodes[nd.End].Run
	}
	return nd.Run, int32(len(p.Runs))
}

// RunsIn tells of each run whether its words stand directly in one of some nodes of the tree: in the node's own lines, or in an
// inline element that it is.
func (p *Page) RunsIn(nodes []*html.Node) []bool {
	in := make(map[*html.Node]bool, len(nodes))
	for _, n := range nodes {
		in[n] = true
	}
	out := make([]bool, len(p.Runs))
	for i := range p.Runs {
		r := &p.Runs[i]
		out[i] = in[p.Nodes[r.Box].HTML]
		for k := r.First; k < r.End && !out[i]; k++ {
			out[i] = in[p.Nodes[k].HTML] || in[p.Nodes[k].HTML.Parent] && p.Nodes[k].Flags&Text != 0
		}
	}
	return out
}

// Text returns the words of a run, white space folded.
func (p *Page) Text(r *Run) string {
	texts, size, last := 0, 0, int32(0)
	for i := r.First; i < r.End; i++ {
		if p.Nodes[i].Flags&Text != 0 {
			texts, size, last = texts+1, size+len(p.Nodes[i].HTML.Data), i
		}
	}
	if texts == 1 { // as most are: nothing need be copied
		return Fold(p.Nodes[last].HTML.Data)
	}
	dst, _ := p.AppendText(make([]byte, 0, size), nil, r.First, r.End)
	return string(dst)
}

// NodeText returns the words below node i, hidden ones too, white space folded, with a space where a line breaks.
func (p *Page) NodeText(i int32) string {
	var dst []byte
	first, end := p.RunsOf(i)
	if first == end { // words inside an inline element: the run began before it
		dst, _ = p.AppendText(dst, nil, i, p.Nodes[i].End)
		return string(dst)
	}
	last := p.Nodes[i].End
	if p.Nodes[i].Flags&Block == 0 { // the run may have begun before an inline element, or end after it
		dst, _ = p.AppendText(dst, nil, i, last)
		return string(dst)
	}
	for k := first; k < end; k++ {
		if len(dst) > 0 {
			dst = append(dst, ' ')
		}
		r := &p.Runs[k]
		dst, _ = p.AppendText(dst, nil, r.First, min(r.End, last))
	}
	return string(dst)
}

// WrittenText returns the words below node i with the white space that its source has, as pre elements show it; none at the ends
// but what sets the first line in.
func (p *Page) WrittenText(i int32) string {
	var dst []byte
	for k := i; k < p.Nodes[i].End; k++ {
		nd := &p.Nodes[k]
		switch breaks := len(dst) > 0 && dst[len(dst)-1] != '\n'; {
		case nd.Flags&Text != 0:
			dst = append(dst, strings.ReplaceAll(nd.HTML.Data, "\r\n", "\n")...)
		case nd.Atom == atom.Br, nd.Flags&Block != 0 && breaks:
			dst = append(dst, '\n')
		}
	}
	return strings.ToValidUTF8(strings.TrimRightFunc(strings.TrimLeft(string(dst), "\n"), unicode.IsSpace), "\uFFFD")
}

// AppendText appends the words of the text nodes of Nodes[first:end] to dst, white space folded, none at the ends, and their
// links to spans. dst is not nil after words were appended to it; offsets count from its beginning.
func (p *Page) AppendText(dst []byte, spans []Span, first, end int32) ([]byte, []Span) {
	base, own, space := len(dst), len(spans), false
	leave := p.asides(first, end)
	for i := first; i < end; i++ {
		nd := &p.Nodes[i]
		if nd.Atom == atom.Br || nd.Flags&Block != 0 {
			space = true
		}
		if nd.Flags&Text == 0 || nd.All&leave != 0 {
			continue
		}
		was := len(dst)
		dst, space = appendFolded(dst, nd.HTML.Data, space, base)
		if nd.Flags&InLink == 0 || len(dst) == was {
			continue
		}
		a := p.LinkOf(i)
		if dst[was] == ' ' {
			was++
		}
		if k := len(spans) - 1; k >= own && spans[k].Node == a && was-spans[k].End <= 1 {
			spans[k].End = len(dst)
		} else if was < len(dst) {
			spans = append(spans, Span{was, len(dst), a})
		}
	}
	return dst, spans
}

// asides is Unseen where some of the texts of Nodes[first:end] are for screen readers alone, and others are not: "opens in a new window"
// behind a link is no part of the sentence.
func (p *Page) asides(first, end int32) Words {
	some, all := Words(0), Unseen
	for i := first; i < end; i++ {
		if nd := &p.Nodes[i]; nd.Flags&Text != 0 {
			some |= nd.All
			all &= nd.All
		}
	}
	return some & Unseen &^ all
}

// LinkOf returns the a element with an address around node i, or -1.
func (p *Page) LinkOf(i int32) int32 {
	if p.Nodes[i].Flags&InLink == 0 {
		return -1
	}
	for ; i >= 0; i = p.Nodes[i].Parent {
		if p.Nodes[i].Atom == atom.A && p.Attr(i, "href") != "" {
			return i
		}
	}
	return -1
}

// appendFolded appends s with each stretch of white space made one space; none where dst is still base long. space says that
// white space stands before s; the result says whether some stands after it.
func appendFolded(dst []byte, s string, space bool, base int) ([]byte, bool) {
	for k := 0; k < len(s); {
		c := s[k]
		if c < utf8.RuneSelf {
			if c <= ' ' || c == 0x7f {
				space = true
				k++
				continue
			}
			if space && len(dst) > base {
				dst = append(dst, ' ')
			}
			space = false
			n := foldedLength(s[k:])
			dst = append(dst, s[k:k+n]...)
			k += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[k:])
		switch {
		case showsNothing(r):
		case isWideSpace(r):
			space = true
		default:
			if space && len(dst) > base {
				dst = append(dst, ' ')
			}
			dst, space = utf8.AppendRune(dst, r), false
		}
		k += size
	}
	return dst, space
}

// foldedLength is how much of s, which begins with an ASCII character, is words of such with a space between.
func foldedLength(s string) int {
	j := 1
	for j < len(s) && (isWordByte(s[j]) || s[j] == ' ' && j+1 < len(s) && isWordByte(s[j+1])) {
		j++
	}
	return j
}

// showsNothing reports whether a rune is a break or join that shows nothing.
func showsNothing(r rune) bool {
	return r == '\u200b' || r == '\u00ad' || r == '\u2060' || r == '\ufeff'
}

func isWordByte(c byte) bool { return c > ' ' && c < 0x7f }

// isWideSpace is unicode.IsSpace for runes that are no ASCII.
func isWideSpace(r rune) bool {
	switch {
	case r < 0x1680:
		return r == 0x85 || r == 0xa0
	case r < 0x2000:
		return r == 0x1680
	}
	return r <= 0x200a || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

// Fold returns s with each stretch of white space made one space, none at the ends, and without what shows nothing.
func Fold(s string) string {
	if s = strings.TrimSpace(s); isFolded(s) {
		return s
	}
	dst, _ := appendFolded(make([]byte, 0, len(s)), s, false, 0)
	return string(dst)
}

// isFolded reports whether Fold would return s, which has no white space at its ends, as it is.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c > ' ' && c < 0x7f:
		case c == ' ':
			if s[i-1] == ' ' {
				return false
			}
		case c < utf8.RuneSelf:
			return false
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError || showsNothing(r) || isWideSpace(r) {
				return false
			}
			i += size - 1
		}
	}
	return true
}
