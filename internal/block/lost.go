package block

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// Entries, cells, quotes set apart and headings are too short to look like a report by themselves, so a region may lack them. What
// stands among its paragraphs, as their sibling, belongs to the article nevertheless.

// lostSize is how many runs a list or table may have that is taken whole.
const lostSize = 120

// lostReach is how many short runs (labels of ads, captions) may stand between a lost part and the text around it.
const lostReach = 4

// labelChars is how long such a run is at most.
const labelChars = 40

// partWords are what elements say that are parts of a text; code says it by its flag.
const partWords = page.ElemItem | page.ElemTable | page.ElemQuote

// notPart are the names of lists, tables and quotes that are no part of an article.
const notPart = page.Related | page.Nav | page.Share | page.Ad | page.Sponsored | page.Tags | page.Form | page.Comments | page.Bio |
	page.Newsletter | page.Byline | page.ElemAside | page.ElemNav | page.ElemFooter | page.Side | page.Tool | page.Legal | page.Popup | page.Rating

// notHeading are the names of boxes whose headings are no part of an article.
const notHeading = page.Unseen | page.Related | page.Newsletter | page.Share | page.Ad | page.Sponsored | page.Bio | page.Comments | page.Nav |
	page.ElemNav | page.ElemAside

// lostPart remembers the part that was asked about last, since its runs follow each other.
type lostPart struct {
	node int32
	yes  bool
	tail int32 // the part that takeTail took; 0 for none
}

// isLostPart reports whether a run that the region left out is an entry of a list, a cell of a table or a quote set apart that
// belongs to the article.
func (r *reader) isLostPart(i int32) bool {
	run := &r.p.Runs[i]
	if i <= r.First || r.Keep[i] || run.Flags&(page.Hidden|page.Button) != 0 || run.All&page.ElemCaption != 0 {
		return false
	}
	if run.All&partWords == 0 && run.Flags&page.Pre == 0 && !isTerm(r.p.Nodes[run.Box].Atom) {
		return false
	}
	part := r.outerPart(run.Box)
	if part < 0 {
		return false
	}
	if part == r.lost.tail {
		return true
	}
	if part != r.lost.node {
		r.lost.node, r.lost.yes = part, r.isPart(part) && (r.isEnclosed(part) || r.isAnnounced(part))
	}
	return r.lost.yes
}

// isTerm reports whether an element is part of a list of terms.
func isTerm(a atom.Atom) bool { return a == atom.Dt || a == atom.Dd }

// outerPart returns the outermost list, table or quote around a box and below the region's top, or -1.
func (r *reader) outerPart(box int32) int32 {
	part := int32(-1)
	for n := box; n > r.Top; n = r.p.Nodes[n].Parent {
		switch r.p.Nodes[n].Atom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Blockquote, atom.Pre:
			part = n
		}
	}
	return part
}

// isPart reports whether a list, table or quote could be an article's: it is small, has no buttons, and mostly words that are no links, or
// links of another site that the text announces.
func (r *reader) isPart(part int32) bool {
	nd := &r.p.Nodes[part]
	if nd.Parent == r.p.Body || r.own(nd.All)&notPart != 0 { // in a page without any box, as plain text is, a list may as well be the page's
		return false
	}
	switch nd.Atom {
	case atom.Table:
		if !(&dataTables{p: r.p}).holdsData(part) {
			return false
		}
	case atom.Blockquote:
		if nd.Own&page.Embed != 0 || r.p.Attr(part, "cite") != "" { // a post of elsewhere
			return false
		}
	}
	first, end := r.p.RunsOf(part)
	if first == end || end-first > lostSize {
		return false
	}
	chars, links := int32(0), int32(0)
	for k := first; k < end; k++ {
		run := &r.p.Runs[k]
		if run.Flags&page.Button != 0 {
			return false
		}
		chars, links = chars+run.Chars, links+run.LinkChars
	}
	if nd.Atom == atom.Table { // teams and persons of a standing are links
		return links*10 <= chars*9
	}
	return links*2 <= chars || r.isIntroduced(part) && r.leadsAway(part)
}

// isIntroduced reports whether a line of the text beside a part ends with a colon, right above it.
func (r *reader) isIntroduced(part int32) bool {
	first, _ := r.p.RunsOf(part)
	i := first - 1
	return i >= r.First && r.Keep[i] && r.siblings(part, r.p.Runs[i].Box) && strings.HasSuffix(r.p.Text(&r.p.Runs[i]), ":")
}

// leadsAway reports whether all links of a part lead to other sites: of its own, a page lists its other articles.
func (r *reader) leadsAway(part int32) bool {
	if r.Host == "" {
		return false
	}
	for i := part; i < r.p.Nodes[part].End; i++ {
		if r.p.Nodes[i].Atom != atom.A {
			continue
		}
		_, rest, ok := strings.Cut(r.p.Attr(i, "href"), "://")
		if host := hostOf(rest); !ok || host == "" || isOneSite(host, hostOf(r.Host)) {
			return false
		}
	}
	return true
}

// hostOf is the host that an address without its scheme begins with.
func hostOf(s string) string {
	if i := strings.IndexAny(s, "/?#:"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimPrefix(strings.ToLower(s), "www.")
}

// isOneSite reports whether two hosts are the same, or one is a part of the other.
func isOneSite(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// isEnclosed reports whether a part stands between the region's paragraphs or headings, as their sibling.
func (r *reader) isEnclosed(part int32) bool {
	first, end := r.p.RunsOf(part)
	above, below := r.nearest(first-1, -1), r.nearest(end, 1)
	return above >= 0 && below >= 0 && r.flanks(above, part) && r.flanks(below, part)
}

// nearest returns the first run of the region in direction step that is kept or a heading, with no more than labels in between, or -1.
func (r *reader) nearest(i, step int32) int32 {
	for n := 0; i >= r.First && i < r.End && n <= lostReach; i += step {
		run := &r.p.Runs[i]
		if r.belongs(i) && !r.labelsAd(i) || run.Flags&(page.Heading|page.Hidden|page.Button) == page.Heading {
			return i
		}
		if run.Chars > labelChars && run.All&(page.ElemCaption|page.Caption) == 0 && run.Flags&page.Hidden == 0 {
			return -1
		}
		n++
	}
	return -1
}

// flanks reports whether a run is a sibling of a part that the article may go on with.
func (r *reader) flanks(i, part int32) bool {
	run := &r.p.Runs[i]
	return r.siblings(r.wrapper(part), run.Box) && (r.belongs(i) || run.LinkChars == 0 && r.own(run.All)&notHeading == 0)
}

// isAnnounced reports whether a list without links stands right below a heading of known words ("Key dates"), or below a sentence
// that ends with a colon.
func (r *reader) isAnnounced(part int32) bool {
	first, end := r.p.RunsOf(part)
	if a := r.p.Nodes[part].Atom; a != atom.Ul && a != atom.Ol || first <= r.First || end >= r.End || end-first > lostSize/3 {
		return false
	}
	for k := first; k < end; k++ {
		if r.p.Runs[k].LinkChars > 0 {
			return false
		}
	}
	head := &r.p.Runs[first-1]
	if !r.Keep[first-1] && head.Flags&page.Heading == 0 || head.Chars > 400 {
		return false
	}
	text := r.p.Text(head)
	return strings.HasSuffix(text, ":") && head.Chars > 30 || r.isKnownWords(text)
}

// isLostHeading reports whether a run that the region left out is a heading of it nevertheless: an h1 to h6 that is no link and
// stands between the region's paragraphs, as their sibling.
func (r *reader) isLostHeading(i int32) bool {
	run := &r.p.Runs[i]
	if run.Flags&(page.Heading|page.Hidden|page.Button) != page.Heading || run.LinkChars*2 > run.Chars || i == r.Headline || i < r.First {
		return false
	}
	if r.own(run.All)&notHeading != 0 {
		return false
	}
	for k := i + 1; k < r.End && k <= i+lostReach; k++ {
		if r.belongs(k) || r.isLostPart(k) {
			return r.heads(run.Box, r.p.Runs[k].Box)
		}
		if r.p.Runs[k].Chars > labelChars && r.p.Runs[k].Flags&page.Heading == 0 {
			return false
		}
	}
	return false
}

// heads reports whether a heading stands beside what follows it: a paragraph, or the list, table or quote around it.
func (r *reader) heads(heading, box int32) bool {
	if part := r.outerPart(box); part >= 0 {
		box = part
	}
	return r.siblings(r.wrapper(r.outOfHeading(heading)), r.wrapper(box))
}

// wrapper is the outermost box, not far up, that holds nothing but a node.
func (r *reader) wrapper(node int32) int32 {
	first, end := r.p.RunsOf(node)
	for n := 0; n < 3; n++ {
		up := r.p.Nodes[node].Parent
		if f, e := r.p.RunsOf(up); up <= r.Top || f != first || e != end {
			break
		}
		node = up
	}
	return node
}

// takeTail lets the region end with a list, table or quote that its last line or a heading right behind it announces.
func (r *reader) takeTail() {
	if r.End <= r.First || int(r.End) >= len(r.p.Runs) {
		return
	}
	last, k := &r.p.Runs[r.End-1], r.End
	flow := r.flowOf(last.Box)
	announced := last.Chars > 10 && strings.HasSuffix(r.p.Text(last), ":")
	if head := &r.p.Runs[k]; head.Flags&(page.Heading|page.Hidden|page.Button) == page.Heading && head.LinkChars == 0 {
		if r.flowOf(head.Box) != flow || r.own(head.All)&notHeading != 0 || r.isFurniture(r.p.Text(head)) {
			return
		}
		announced, k = true, k+1
	}
	if !announced || int(k) >= len(r.p.Runs) {
		return
	}
	part := r.outerPart(r.p.Runs[k].Box)
	if part < 0 || r.p.Nodes[part].Parent != flow || !r.isPart(part) {
		return
	}
	r.lost.tail = part
	_, r.End = r.p.RunsOf(part)
}

// flowOf is the box that a paragraph, or the list, table or quote around it, stands in side by side with others.
func (r *reader) flowOf(box int32) int32 {
	if part := r.outerPart(box); part >= 0 {
		return r.p.Nodes[part].Parent
	}
	return r.p.Nodes[r.outOfHeading(box)].Parent
}
