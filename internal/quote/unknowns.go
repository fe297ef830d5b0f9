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
	if c.w.Tag == "en" || !c.w.known || n+1 >= hi {
		return cue{}
	}
	v := &c.tokens[n]
	if v.kind != wordToken || v.upper || v.word.bits != 0 || v.end-v.start < 4 {
		return cue{}
	}
	p := c.phraseRight(n+1, hi)
	if full := c.nameIn(p); p.empty() || !c.aPerson(p) && (c.w.capitals || full.end-full.first < 2) || p.end < hi && c.tokens[p.end].kind == wordToken && c.tokens[p.end].word.bits&isPrep == 0 {
		return cue{}
	}
	f := &c.tokens[p.first]
	if _, the := c.article(p.first); !the && !f.upper {
		return cue{}
	}
	return cue{first: n, end: n + 1, bits: isSay, subject: p, behind: true, appos: c.behindName(p, hi)}
}
