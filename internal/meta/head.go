package meta

import (
	"strings"

	"golang.org/x/net/html"
)

// readHead reads the meta and link elements, and the title.
func (c *collector) readHead() {
	for _, i := range c.p.Links {
		c.readLink(c.p.Nodes[i].HTML)
	}
	for _, i := range c.p.Metas {
		c.readMeta(c.p.Nodes[i].HTML)
	}
	c.cardAuthor()
	if c.p.Lang != "" {
		c.element("html", languageTag(c.p.Lang), "meta")
	}
	c.element("title", strings.TrimRight(clean(c.p.Title), titleMarks), "title")
}

// titleMarks are what a title ends with where its template had nothing to put behind them.
const titleMarks = " -–—|»·"

// element claims what an element itself says.
func (c *collector) element(name, value, origin string) {
	for _, r := range c.look(inElement, name) {
		if value != "" {
			c.claims = append(c.claims, claim{rank: r, origin: origin, value: value})
		}
	}
}

// readLink claims what a link element says.
func (c *collector) readLink(n *html.Node) {
	rel, href := "", ""
	for k := range n.Attr {
		switch n.Attr[k].Key {
		case "rel":
			rel = n.Attr[k].Val
		case "href":
			href = strings.TrimSpace(n.Attr[k].Val)
		}
	}
	for _, r := range c.look(inLink, rel) {
		if r.fact == factImage {
			c.image(r, inLink, href, "", "")
			continue
		}
		c.claim(r, inLink, href)
		if c.canonical == "" {
			c.canonical = href
		}
	}
}
