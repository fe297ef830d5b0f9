package meta

// maxParts bounds the parts of a text that are looked at, maxPartDepth how deep steps stand in steps.
const (
	maxParts     = 500
	maxPartDepth = 4
)

// partsOf claims the parts of a text that another object than the page's article lists: a report may hold a recipe.
func (c *collector) partsOf(at int32) {
	for m := c.ld.values[at].first; m != 0; m = c.ld.values[m].next {
		for _, r := range c.look(inArticle, localName(c.ld.values[m].key)) {
			if r.fact == factParts {
				c.linkedClaim(r, inArticle, m)
			}
		}
	}
}

// linkedParts claims the strings of a list, and the words of its steps: those that stand in sections, too.
func (c *collector) linkedParts(r rank, where place, m int32, depth int) {
	ld := &c.ld
	ld.each(m, func(at int32) {
		at = ld.resolve(at)
		if c.parts++; c.parts > maxParts || depth > maxPartDepth {
			return
		}
		if ld.values[at].kind != jsonObject {
			c.claim(r, where, ld.text(at))
			return
		}
		if text := ld.member(at, "text"); text != 0 {
			c.claim(r, where, ld.text(text))
		}
		if steps := ld.member(at, "itemListElement"); steps != 0 {
			c.linkedParts(r, where, steps, depth+1)
		}
	})
}

// itemParts claims the lines of an element.
func (c *collector) itemParts(r rank, i int32) {
	if v := c.p.Attr(i, "content"); v != "" {
		c.claim(r, inItem, clean(v))
		return
	}
	first, end := c.p.RunsOf(i)
	for k := first; k < end; k++ {
		if c.parts++; c.parts > maxParts {
			return
		}
		c.claim(r, inItem, c.p.Text(&c.p.Runs[k]))
	}
}

// part files a part in the list of its source.
func (c *collector) part(cl *claim) {
	f := c.f
	if row := cl.at >> 8; len(f.Parts) == 0 || c.partRow != row {
		f.Parts, c.partRow = append(f.Parts, nil), row
	}
	last := len(f.Parts) - 1
	f.Parts[last] = append(f.Parts[last], cl.value)
}
