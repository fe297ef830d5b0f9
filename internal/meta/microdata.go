package meta

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// scope is an element that holds an item of microdata.
type scope struct {
	node  int32
	types string
	works bool // it is an article or the like
	main  bool // it holds the text or the headline
}

// readItems reads microdata: the properties of the article that the page is about. Those of cards for other articles, of persons
// and outlets inside it are left out.
func (c *collector) readItems() {
	scopes := c.itemScopes()
	main := mainScope(scopes)
	open := make([]int32, 0, 8) // indexes into scopes, innermost last
	next := 0
	for _, i := range c.p.Items {
		for len(open) > 0 && c.p.Nodes[scopes[open[len(open)-1]].node].End <= i {
			open = open[:len(open)-1]
		}
		at := int32(-1)
		if len(open) > 0 {
			at = open[len(open)-1]
		}
		if prop := c.p.Attr(i, "itemprop"); prop != "" && c.itemHolds(scopes, at, main) {
			for name := range strings.FieldsSeq(prop) {
				for _, r := range c.look(inItem, name) {
					c.itemClaim(r, i)
				}
			}
		}
		if next < len(scopes) && scopes[next].node == i {
			open = append(open, int32(next))
			next++
		}
	}
}

// itemHolds reports whether a property inside scope at is one of the article: where scopes are marked, of the main one.
func (c *collector) itemHolds(scopes []scope, at, main int32) bool {
	switch {
	case main >= 0:
		return at == main
	case at < 0:
		return true
	}
	return pageType(scopes[at].types)
}

// pageType reports whether a type is that of a web page.
func pageType(types string) bool { return strings.HasSuffix(strings.TrimSpace(types), "Page") }

// itemScopes finds the items of the page in document order.
func (c *collector) itemScopes() []scope {
	var scopes []scope
	var open []int
	for _, i := range c.p.Items {
		for len(open) > 0 && c.p.Nodes[scopes[open[len(open)-1]].node].End <= i {
			open = open[:len(open)-1]
		}
		var hasScope bool
		var prop, typ string
		for _, a := range c.p.Nodes[i].HTML.Attr {
			switch a.Key {
			case "itemscope":
				hasScope = true
			case "itemprop":
				prop = a.Val
			case "itemtype":
				typ = a.Val
			}
		}
		if len(open) > 0 && (prop == "articleBody" || c.p.Nodes[i].Atom == atom.H1) {
			scopes[open[len(open)-1]].main = true
		}
		if hasScope || typ != "" {
			open = append(open, len(scopes))
			scopes = append(scopes, scope{node: i, types: typ, works: typeScore(localName(strings.TrimSpace(typ))) > pageScore})
		}
	}
	return scopes
}

// mainScope chooses the item that is the page's article, or -1.
func mainScope(scopes []scope) int32 {
	best := int32(-1)
	for k, s := range scopes {
		if s.works && (best < 0 || s.main && !scopes[best].main) {
			best = int32(k)
		}
	}
	return best
}

// itemClaim claims the value of a property.
func (c *collector) itemClaim(r rank, i int32) {
	n := &c.p.Nodes[i]
	switch r.fact {
	case factAuthor:
		if n.All&(page.Credit|page.Caption|page.ElemFigure|page.ElemCaption|page.Comments) != 0 {
			return // a photographer, a reader
		}
		for _, name := range c.itemNames(i) {
			c.author(r, inItem, name, "", c.itemLink(i), false)
		}
		return
	case factPublisher:
		for _, name := range c.itemNames(i) {
			c.claim(r, inItem, name)
		}
		return
	case factParts:
		c.itemParts(r, i)
		return
	}
	v := c.p.Attr(i, "content")
	if v == "" {
		v = c.p.Attr(i, "datetime")
	}
	dates := r.fact == factPublished || r.fact == factModified
	if v == "" && n.Atom == atom.Abbr && dates {
		v = c.p.Attr(i, "title")
	}
	if v == "" && (dates || int(n.End-i) < 60) {
		v = c.p.NodeText(i)
	}
	if len(v) > 2000 || dates && len(v) > 100 {
		return
	}
	if r.fact == factTopics {
		c.topics(r, inItem, clean(v))
		return
	}
	c.claim(r, inItem, clean(v))
}

// itemNames returns the names of an item that is a person or outlet: those marked as its name, else its words.
func (c *collector) itemNames(i int32) []string {
	if v := c.p.Attr(i, "content"); v != "" {
		return []string{clean(v)}
	}
	end := c.p.Nodes[i].End
	if end-i > 400 {
		return nil
	}
	var names []string
	for k := i + 1; k < end; k++ {
		if c.p.Nodes[k].Flags&page.Text != 0 || c.p.Attr(k, "itemprop") != "name" {
			continue
		}
		v := c.p.Attr(k, "content")
		if v == "" {
			v = c.p.NodeText(k)
		}
		if v = clean(v); v != "" {
			names = append(names, v)
		}
	}
	if len(names) == 0 {
		if v := c.p.NodeText(i); v != "" && len(v) < 200 {
			names = append(names, v)
		}
	}
	return names
}

// itemLink returns the first address inside node i, or its own.
func (c *collector) itemLink(i int32) string {
	if a := c.p.LinkOf(i); a >= 0 {
		return c.p.Attr(a, "href")
	}
	for k := i; k < c.p.Nodes[i].End; k++ {
		if c.p.Nodes[k].Atom == atom.A {
			if h := c.p.Attr(k, "href"); h != "" {
				return h
			}
		}
	}
	return ""
}
