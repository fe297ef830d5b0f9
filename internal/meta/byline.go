package meta

// bylines settles who wrote the article.
func (c *collector) bylines() {
	seen := map[string]bool{}
	row := int32(-1)
	for i := range c.claims {
		cl := &c.claims[i]
		if cl.fact != factAuthor {
			continue
		}
		if row >= 0 && row != cl.at>>8 {
			break
		}
		row = cl.at >> 8
		if k := matchKey(cl.value); !seen[k] {
			seen[k] = true
			c.f.Authors = append(c.f.Authors, Author{cl.value, cl.author.Role, cl.author.URL, cl.origin})
		}
	}
}
