package meta

import "strings"

// publisher keeps the address and logo of the outlet; its name is a claim.
func (c *collector) publisher(m int32) {
	ld := &c.ld
	at := m
	if ld.values[m].kind == jsonArray {
		at = ld.values[m].first
	}
	if at = ld.resolve(at); ld.values[at].kind != jsonObject {
		return
	}
	if c.f.PublisherURL == "" {
		c.f.PublisherURL = ld.address(ld.member(at, "url"))
	}
	if c.f.PublisherLogo == "" {
		c.f.PublisherLogo = ld.address(ld.member(at, "logo"))
	}
}

// outlet names the organization or web site at top as publisher, where the article names none.
func (c *collector) outlet() {
	if c.ld.site == 0 {
		return
	}
	c.publisher(c.ld.site)
	for _, r := range c.look(inPage, "publisher") {
		c.claim(r, inPage, c.ld.text(c.ld.site))
	}
}

// breadcrumbs takes the last step of the way to the article for its category.
func (c *collector) breadcrumbs() {
	ld := &c.ld
	if ld.crumbs == 0 {
		return
	}
	steps, name := 0, ""
	ld.each(ld.member(ld.crumbs, "itemListElement"), func(at int32) {
		n := ld.text(at)
		if n == "" {
			n = ld.text(ld.member(ld.resolve(at), "item"))
		}
		if steps++; n == "" || steps == 1 {
			return
		}
		if k := matchKey(n); len(k) > 16 && strings.Contains(c.titleKey, k) {
			return // the article itself
		}
		name = n
	})
	for _, r := range c.look(inPage, "breadcrumb") {
		c.claim(r, inPage, name)
	}
}
