package page

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits bound the work on one page. Zero fields are not limited.
type Limits struct {
	Nodes int // elements and texts
	Depth int // elements inside each other
}

// New annotates a tree. The tree is only read. It fails when the context ends, or with ErrTooManyNodes or ErrTooDeep.
func New(ctx context.Context, root *html.Node, lim Limits) (*Page, error) {
	b := builder{p: pages.Get().(*Page), lim: lim}
	b.p.ctx = ctx
	if err := b.walk(ctx, root); err != nil {
		b.p.Free()
		return nil, err
	}
	return b.p, nil
}

// pages keeps the space of pages that are done for those that follow: their slices are the largest that a page needs
// (BenchmarkRatio).
var pages = sync.Pool{New: func() any { return new(Page) }}

// keptNodes is the largest page whose space waits for the next one.
const keptNodes = 1 << 16

// Free gives the page's space back. Neither the page nor its slices may be used afterwards.
func (p *Page) Free() {
	if cap(p.Nodes) > keptNodes {
		return
	}
	clear(p.Nodes) // they hold the tree alive
	*p = Page{
		Nodes: p.Nodes[:0], Runs: p.Runs[:0], Metas: p.Metas[:0], Links: p.Links[:0], Scripts: p.Scripts[:0], Times: p.Times[:0],
		H1s: p.H1s[:0], Items: p.Items[:0],
	}
	pages.Put(p)
}

// builder holds what the walk over a tree has to remember.
type builder struct {
	p     *Page
	lim   Limits
	run   Run    // the run that is being gathered
	open  bool   // run has a node
	space bool   // white space stands before the next word of run
	hash  Hasher // of the first words of run
	brs   int32
	box   int32 // the nearest block around the current node
	last  rune  // the last rune of run
	told  told
}

// walk visits the tree in document order without recursion, so that depth costs no stack.
func (b *builder) walk(ctx context.Context, root *html.Node) error {
	b.p.Nodes = append(b.p.Nodes, Node{HTML: root, Parent: -1, Flags: Block})
	parent, depth := int32(0), 1
	for n := root.FirstChild; n != nil; {
		if len(b.p.Nodes) == cap(b.p.Nodes) {
			b.reserve(n, root)
		}
		i := b.enter(n, parent)
		if err := b.exceeded(ctx, depth); err != nil {
			return err
		}
		if i >= 0 && n.FirstChild != nil && descends(b.p.Nodes[i].Atom) {
			parent, n = i, n.FirstChild
			depth++
			continue
		}
		if i >= 0 {
			b.leave(i)
		}
		for n.NextSibling == nil {
			n = n.Parent
			if n == root || n == nil {
				b.leave(0)
				return nil
			}
			b.leave(parent)
			parent = b.p.Nodes[parent].Parent
			depth--
		}
		n = n.NextSibling
	}
	b.leave(0)
	return nil
}

// exceeded is the limit that the walk has reached, or the end of the context.
func (b *builder) exceeded(ctx context.Context, depth int) error {
	switch n := len(b.p.Nodes); {
	case b.lim.Nodes > 0 && n > b.lim.Nodes:
		return fmt.Errorf("%w: more than %d", ErrTooManyNodes, b.lim.Nodes)
	case b.lim.Depth > 0 && depth > b.lim.Depth:
		return fmt.Errorf("%w: more than %d", ErrTooDeep, b.lim.Depth)
	case n&1023 == 0 && ctx.Err() != nil:
		return Stopped(ctx)
	}
	return nil
}

// reserve makes space for the nodes from n on. To count them costs a hundredth of a parse; to grow step by step, five times the
// memory in the end.
func (b *builder) reserve(n, root *html.Node) {
	count := 0
	for n != nil && (b.lim.Nodes == 0 || count < b.lim.Nodes) {
		count++
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil && n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == nil || n == root {
			break
		}
		n = n.NextSibling
	}
	b.p.Nodes = slices.Grow(b.p.Nodes, count)
	b.p.Runs = slices.Grow(b.p.Runs, count/6)
}

// enter appends a node and says where, or -1 for what is not kept.
func (b *builder) enter(n *html.Node, parent int32) int32 {
	up := &b.p.Nodes[parent]
	i := int32(len(b.p.Nodes))
	switch n.Type {
	case html.TextNode:
		if up.Flags&InHead != 0 || !b.words(n.Data, i, up.Flags) {
			return -1
		}
		b.p.Nodes = append(b.p.Nodes, Node{HTML: n, Parent: parent, Run: b.runIndex(), Flags: up.Flags&^Block | Text, All: up.All})
		return i
	case html.ElementNode:
	default:
		return -1
	}
	if n.Namespace != "" || n.DataAtom == atom.Noscript {
		return -1
	}
	nd := Node{HTML: n, Parent: parent, Atom: n.DataAtom, Flags: up.Flags &^ (Block | Text), All: up.All}
	b.annotate(&nd, n, i)
	if nd.Flags&Block != 0 {
		b.flush(i)
		b.brs = 0
	} else if n.DataAtom == atom.Br {
		b.flush(i)
		b.brs++
	}
	nd.Run = b.runIndex()
	b.p.Nodes = append(b.p.Nodes, nd)
	if nd.Flags&Block != 0 {
		b.box = i
	}
	return i
}

// runIndex is the index of the run that is being gathered, or of the next one.
func (b *builder) runIndex() int32 { return int32(len(b.p.Runs)) }

// leave closes node i: everything below it has been seen.
func (b *builder) leave(i int32) {
	nd := &b.p.Nodes[i]
	nd.End = int32(len(b.p.Nodes))
	if nd.Flags&Block == 0 {
		return
	}
	b.flush(nd.End)
	b.brs = 0
	for j := nd.Parent; j >= 0; j = b.p.Nodes[j].Parent {
		if b.p.Nodes[j].Flags&Block != 0 {
			b.box = j
			break
		}
	}
}

// flush ends the run that is being gathered before node end.
func (b *builder) flush(end int32) {
	if b.open {
		b.run.End = end
		if isThai(b.last) && b.run.Chars >= longThai {
			b.run.Stops++
		}
		b.hash.End()
		b.run.Key = b.hash.Key()
		b.hash = Hasher{}
		b.p.Runs = append(b.p.Runs, b.run)
		b.brs = 0
	}
	b.run, b.open, b.space = Run{}, false, false
}

// longThai is how many runes of Thai or Lao, which know no full stop, make a sentence rather than a title.
const longThai = 60

func isThai(r rune) bool { return r >= 0x0e00 && r <= 0x0eff }

// beginsWord counts words where a script does not part them: one for two runes of Chinese and Japanese, one for four of Thai, Lao,
// Burmese and Khmer. n is how many runes stand before r.
func beginsWord(r rune, n int32) bool {
	switch {
	case r >= 0x3040:
		return r <= 0x9fff && n&1 == 0
	case isThai(r), r >= 0x1000 && r <= 0x109f, r >= 0x1780 && r <= 0x17ff:
		return n&3 == 0
	}
	return false
}

// begin opens a run at text i.
func (b *builder) begin(i int32, f Flags) {
	b.open = true
	b.run = Run{First: i, Box: b.box, Breaks: b.brs, Flags: f & (Hidden | Heading | Button | Pre), All: b.p.Nodes[b.box].All}
}

// words counts a text into the current run, and opens one where there is none. It says whether the text has any word, or
// white space that counts.
func (b *builder) words(s string, i int32, f Flags) bool {
	if !b.open {
		if isBlank(s) {
			return false
		}
		b.begin(i, f)
	}
	b.run.Flags &= f | Heading
	chars, words := int32(0), int32(0)
	space, first := b.space || b.run.Chars == 0, b.run.Chars == 0
	var seen [glyphs]int32
	var g Glyph
	for k := 0; k < len(s); {
		r, size := rune(s[k]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[k:])
		}
		g = glyphOf(r)
		k += size
		b.hash.first(r, g)
		if g == GlyphNone {
			space = space || r < utf8.RuneSelf || unicode.IsSpace(r)
			continue
		}
		seen[g]++
		if space {
			if words++; first {
				b.run.Opens = g
			} else {
				chars++
			}
			space, first = false, false
		} else if r >= 0x0e00 && beginsWord(r, chars) {
			words++
		}
		b.run.Closes, b.last = g, r
		chars++
		if g == GlyphLower && r < utf8.RuneSelf { // most of a text: the rest of a word
			n := b.lowerCase(s[k:])
			k, chars, seen[g] = k+n, chars+int32(n), seen[g]+int32(n)
		}
	}
	b.space = space
	b.run.WordCount += words
	b.run.add(&seen, chars, f)
	return true
}

// add adds what was seen in a text of the run, and how much of that is linked or bold.
func (r *Run) add(seen *[glyphs]int32, chars int32, f Flags) {
	r.Chars += chars
	r.Commas += seen[GlyphComma]
	r.Stops += seen[GlyphStop]
	r.Upper += seen[GlyphUpper]
	r.Lower += seen[GlyphLower] + seen[GlyphPlain]
	r.Digits += seen[GlyphDigit]
	if f&InLink != 0 {
		r.LinkChars += chars
	}
	if f&Bold != 0 {
		r.BoldChars += chars
	}
}

// lowerCase reads the small letters that s begins with, inside a word, and returns how many there are.
func (b *builder) lowerCase(s string) (n int) {
	for n < len(s) && s[n]-'a' < 26 {
		n++
	}
	if n == 0 {
		return 0
	}
	b.last = rune(s[n-1])
	if b.hash.Words < Gram {
		for i := range n {
			b.hash.cur = (b.hash.cur ^ uint32(s[i])) * 16777619
		}
	}
	return n
}

// isBlank reports whether s is white space alone.
func isBlank(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ', '\n', '\t', '\r', '\f':
		default:
			return s[i] >= utf8.RuneSelf && strings.TrimSpace(s[i:]) == ""
		}
	}
	return true
}
