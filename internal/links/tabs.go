package links

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// A tab is a link to a part of the page, or a button, that a script shows the part by when the reader asks for it.
type tab struct {
	id   string // of the part
	node int32
}

// maxTabs is how many tabs a page has at most; what has more such links shows a table of its contents.
const maxTabs = 24

// tab takes note of a short link to a part of the page, or of a button that shows one.
func (f *finder) tab(i, words int32) {
	if words < 1 || words > 4 || len(f.tabs) > maxTabs {
		return
	}
	if id := partOf(f.p.Nodes[i].HTML.Attr); id != "" {
		f.tabs = append(f.tabs, tab{id, i})
	}
}

// partOf returns the id of the part of the page that a tab shows, or "".
func partOf(attrs []html.Attribute) string {
	for i := range attrs {
		switch v := attrs[i].Val; attrs[i].Key {
		case "aria-controls":
			return v
		case "href", "data-target", "data-bs-target":
			if len(v) > 1 && v[0] == '#' {
				return v[1:]
			}
		}
	}
	return ""
}

// nameTabs heads the cards of a part that a tab shows by the words of the tab, where no heading stands in the part itself.
func (f *finder) nameTabs() {
	if len(f.tabs) < 2 || len(f.tabs) > maxTabs {
		return
	}
	for i := range f.cards {
		c := &f.cards[i]
		if c.InBody {
			continue
		}
		t, part := f.tabOf(c.Box)
		if t < 0 || c.Heading.Node >= part && c.Heading.Node < f.p.Nodes[part].End {
			continue
		}
		f.buf, _ = f.p.AppendText(f.buf[:0], nil, t, f.p.Nodes[t].End)
		c.Heading = Heading{Node: t, Run: f.p.Nodes[t].Run, Text: string(f.buf)}
	}
}

// tabOf returns the tab that shows what an element stands in, and the element that it shows; -1 for none.
func (f *finder) tabOf(box int32) (t, part int32) {
	const steps = 10
	for q, n := box, 0; q > f.p.Body && n < steps; q, n = f.p.Nodes[q].Parent, n+1 {
		id := f.p.Attr(q, "id")
		if id == "" {
			continue
		}
		for k := range f.tabs {
			if f.tabs[k].id == id {
				if !f.isRow(k, q) {
					return -1, -1
				}
				return f.tabs[k].node, q
			}
		}
	}
	return -1, -1
}

// isRow reports whether tab k stands beside one that shows a part beside part q. Links that skip a menu, or go to the top, do not.
func (f *finder) isRow(k int, q int32) bool {
	const steps, near = 16, 16
	up := f.p.Nodes[q].Parent
	for s, n := up+1, 0; s < f.p.Nodes[up].End && n < steps; s, n = max(f.p.Nodes[s].End, s+1), n+1 {
		id := f.p.Attr(s, "id")
		for _, o := range [2]int{k - 1, k + 1} {
			if s != q && id != "" && o >= 0 && o < len(f.tabs) && f.tabs[o].id == id {
				return max(f.tabs[o].node-f.tabs[k].node, f.tabs[k].node-f.tabs[o].node) <= near
			}
		}
	}
	return false
}

// headText is the text of a heading; of one that is a row of links, buttons or labels the first: it names what is shown first.
func (f *finder) headText(r *page.Run) string {
	p := f.p
	first, end := p.RunsOf(r.Box)
	whole := p.Text(r)
	if end-first != 1 {
		return whole
	}
	name, parts := int32(-1), 0
	for i := r.Box + 1; i < p.Nodes[r.Box].End; i++ {
		nd := &p.Nodes[i]
		switch {
		case nd.Atom == atom.A || nd.Atom == atom.Button || nd.Atom == atom.Label:
			if parts++; parts == 1 {
				name = i
			}
			i = max(nd.End-1, i)
		case nd.Flags&page.Text != 0 && strings.TrimSpace(nd.HTML.Data) != "":
			return whole
		}
	}
	if parts < 2 {
		return whole
	}
	f.buf, _ = p.AppendText(f.buf[:0], nil, name, p.Nodes[name].End)
	switch n := len(f.buf); {
	case n == 0:
		return whole
	case n <= 3: // the languages of the site
		return ""
	}
	return string(f.buf)
}
