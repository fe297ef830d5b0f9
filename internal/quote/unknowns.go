package quote

// unknownElsewhere reads a verb that the lexicon does not know between a span and its comma and somebody who is surely a person, in a
// language that is not English: « ... », rectifie Orla Fontel. Nothing but a verb of speech stands there.
func (c *chooser) unknownElsewhere(q, hi int32) cue {
	n := q + 1
	if n < hi && (c.tokens[n].kind == comma || c.tokens[n].kind == dash) {
		n++
	} else if !c.breaksAt(q) {
		return cue{}
	}
	if c.w.Tag == "en" || !c.w.known || n+1 >= hi || !c.unknownSmall(n) {
		return cue{}
	}
	p := c.phraseRight(n+1, hi)
	if p.empty() || !c.surelySomebody(p) || p.end < hi && c.tokens[p.end].kind == wordToken && c.tokens[p.end].word.bits&isPrep == 0 {
		return cue{}
	}
	return cue{first: n, end: n + 1, bits: isSay, subject: p, behind: true, appos: c.behindName(p, hi)}
}

// unknownSmall reports whether the word at n is small and none that the lexicon knows.
func (c *chooser) unknownSmall(n int32) bool {
	v := &c.tokens[n]
	return v.kind == wordToken && !v.upper && v.word.bits == 0 && v.end-v.start >= 4
}

// surelySomebody reports whether a phrase is a person's name, or has an article before one. Two capitals are a name where not every noun
// has one.
func (c *chooser) surelySomebody(p words) bool {
	if _, the := c.article(p.first); !the && !c.tokens[p.first].upper {
		return false
	}
	full := c.nameIn(p)
	return c.aPerson(p) || !c.w.capitals && full.end-full.first > 1
}
