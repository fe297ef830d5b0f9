package block

import (
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// lostSize is how many runs a list or table may have that is taken whole.
const lostSize = 120

// isLostPart reports whether a run that the region left out is an entry of a list, or a cell of a table, that belongs to the
// article nevertheless: one without links that stands among the region's paragraphs, right below one of them and right above
// another. Entries and cells are too short to look like a report by themselves. In a page without any box, as plain text is, a
// list may as well be the page's.
func (r *reader) isLostPart(i int32) bool {
	run := &r.p.Runs[i]
	if i <= r.First || run.LinkChars > 0 || run.Flags&(page.Hidden|page.Button) != 0 || run.All&(page.ElemItem|page.ElemTable) == 0 || run.All&page.ElemCaption != 0 {
		return false
	}
	part := r.outerPart(run.Box)
	if part < 0 || r.p.Nodes[part].Parent == r.p.Body || r.own(r.p.Nodes[part].All)&notPart != 0 {
		return false
	}
	if r.p.Nodes[part].Atom == atom.Table && !(&dataTables{p: r.p}).holdsData(part) {
		return false
	}
	first, end := r.p.RunsOf(part)
	if end-first > lostSize {
		return false
	}
	for k := first; k < end; k++ {
		if r.p.Runs[k].LinkChars > 0 || r.p.Runs[k].Flags&page.Button != 0 {
			return false
		}
	}
	for end < r.End && (r.p.Runs[end].All&(page.ElemCaption|page.Caption) != 0 || r.labelsAd(end)) {
		end++
	}
	before := first - 1
	for before > r.First && r.labelsAd(before) {
		before--
	}
	return before >= r.First && end < r.End && r.Keep[before] && r.Keep[end] &&
		r.siblings(part, r.p.Runs[before].Box) && r.siblings(part, r.p.Runs[end].Box)
}

// notPart are the names of lists and tables that are no part of an article.
const notPart = page.Related | page.Nav | page.Share | page.Ad | page.Sponsored | page.Tags | page.Form | page.Comments | page.Bio |
	page.Newsletter | page.Byline | page.ElemAside | page.ElemNav | page.ElemFooter | page.Side | page.Tool | page.Legal | page.Popup

// outerPart returns the outermost list or table around a box and below the region's top, or -1.
func (r *reader) outerPart(box int32) int32 {
	part := int32(-1)
	for n := box; n > r.Top; n = r.p.Nodes[n].Parent {
		switch r.p.Nodes[n].Atom {
		case atom.Ul, atom.Ol, atom.Table:
			part = n
		}
	}
	return part
}
