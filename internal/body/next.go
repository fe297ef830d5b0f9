package body

import (
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// dropNext gives up the articles that stand below the first on pages that scroll on without end. Each opens with a heading of the
// page's first rank in a box beside the one that holds headline and text: an article element of its own, or a box marked as the
// first is, with a byline or a date.
func (v *view) dropNext(rg *Region) {
	const text = 60 // words without which the first box is none of an article
	if v.head < 0 || headingLevel(v, v.head) != 1 {
		return
	}
	for i := v.head + 1; i < int32(len(rg.Odds)); i++ {
		if v.run(i).Flags&page.Heading == 0 || headingLevel(v, i) != 1 {
			continue
		}
		mine, other := v.parted(v.head, i)
		if other < 0 || !v.isNext(mine, other, i) || v.kept(rg, mine) < text {
			continue
		}
		_, end := v.p.RunsOf(other)
		for k := i; k < end; k++ {
			rg.Keep[k], rg.Odds[k] = false, never
		}
		i = end - 1
	}
}

// parted returns the outermost elements around two runs that do not hold both, or -1 where the box of one holds the other.
func (v *view) parted(a, b int32) (int32, int32) {
	first, other := v.run(a).Box, v.run(b).Box
	up := func(n, beside int32) int32 {
		for n > 0 && !v.holds(v.p.Nodes[n].Parent, beside) {
			n = v.p.Nodes[n].Parent
		}
		return n
	}
	if v.holds(first, other) || v.holds(other, first) {
		return -1, -1
	}
	return up(first, other), up(other, first)
}

// isNext reports whether a box that opens with the heading of run i is that of another article, beside the box of the first.
func (v *view) isNext(mine, other, i int32) bool {
	if v.articleAround(v.run(v.head).Box, mine) && v.articleAround(v.run(i).Box, other) {
		return true
	}
	a, b := &v.p.Nodes[mine], &v.p.Nodes[other]
	if a.Atom != b.Atom || a.Class != b.Class || a.Class == 0 {
		return false
	}
	_, end := v.p.RunsOf(other)
	for k := i + 1; k < min(i+8, end); k++ {
		if v.placeOf(k).near&(page.Byline|page.Date) != 0 || v.p.Nodes[v.run(k).Box].Own&(page.Byline|page.Date) != 0 {
			return true
		}
	}
	return false
}

// articleAround reports whether an article element stands around node n, at or below node top.
func (v *view) articleAround(n, top int32) bool {
	for ; n >= top; n = v.p.Nodes[n].Parent {
		if v.p.Nodes[n].Atom == atom.Article {
			return true
		}
	}
	return false
}

// kept counts the words of the body that an element holds.
func (v *view) kept(rg *Region, n int32) (words int32) {
	first, end := v.p.RunsOf(n)
	for k := first; k < end; k++ {
		if rg.Keep[k] {
			words += v.run(k).WordCount
		}
	}
	return words
}

func (v *view) holds(n, k int32) bool { return n <= k && k < v.p.Nodes[n].End }
