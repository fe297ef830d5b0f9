package quote

// ahead returns which cue before the span leads to it, or -1. The nearest does, unless it belongs to a relative clause or an
// infinitive inside what another one brings.
func (c *chooser) ahead(q, lo int32, cues []cue) int {
	utters := c.utters(q, lo)
	best, most := -1, -1e9
	for k := range cues {
		u := &cues[k]
		ahead := u.end <= q && (u.subject.end <= q || c.opensSentence(u) || c.agentBehind(u, q))
		if !ahead || utters && u.bits&(isSay|isTell) == 0 || c.spent(u, q) || !c.mayLead(u, q) {
			continue
		}
		if s := c.leads(u, q, lo); s > most {
			best, most = k, s
		}
	}
	return best
}

// opensSentence reports whether a cue is a participle that opens its sentence, before its subject: as in "Calling it “a mess,” Finch left".
func (c *chooser) opensSentence(u *cue) bool {
	return c.tokens[u.first].first && u.bits&isParticiple != 0 && u.bits&isFinite == 0 && u.subject.first > u.end && !u.behind
}

// agentBehind reports whether who is behind a passive stands right behind the span: "was called “a mess” by Finch".
func (c *chooser) agentBehind(u *cue, q int32) bool {
	return u.behind && (u.subject.first == q+2 || u.appos.first == q+2) && c.oneOf(q+1, c.w.bys)
}

// spent reports whether all that an inverted cue brings stands before its subject: the name of a passive, "called a quack by doctors who
// sell “cures”", and what is quoted in a clause about the one who speaks, “...,” said Finch, whose “ark” leaks.
func (c *chooser) spent(u *cue, q int32) bool {
	if c.w.Tag != "en" || !u.behind || u.source {
		return false
	}
	n := u.subject.end
	if u.bits&isName != 0 {
		return u.subject.first > u.end && n < q && !c.is(n, "as") // "described by Finch as “a mess”"
	}
	return n+1 < q && c.tokens[n].kind == comma && c.tokens[n+1].word.bits&isRel != 0 && !c.is(n+1, "that") && c.tokens[q-1].kind != comma
}

// mayLead reports whether a cue before the span is of somebody who speaks, or is sure without that.
func (c *chooser) mayLead(u *cue, q int32) bool {
	return u.source || c.brings(u, q) || u.bits&(isSay|isTell) != 0 && c.tokens[q-1].kind == colon || c.canSpeak(u.subject)
}

// leads says how likely a cue leads to the span at token q: the nearer, the likelier.
func (c *chooser) leads(u *cue, q, lo int32) float64 {
	by := &c.by.leading
	s := -by.perToken * float64(q-u.end)
	if u.bits&(isSay|isTell|isName) == 0 {
		s -= by.asJudge
	}
	if u.first > lo && c.is(u.first-1, "to") {
		s -= by.asWish
	}
	if !u.source && !u.behind && u.subject.end < u.first && c.relative(u.subject.end, u.first) && q-u.end > 1 {
		s -= by.inRelative
	}
	if u.end == q || c.tokens[q-1].kind == colon || c.tokens[q-1].kind == comma && u.end == q-1 {
		s += by.adjacent
	}
	return s
}

// relative reports whether a relative pronoun stands between a subject and its verb.
func (c *chooser) relative(a, b int32) bool {
	for b--; b >= a && c.tokens[b].kind != quoted; b-- {
		if c.tokens[b].word.bits&isRel != 0 {
			return true
		}
	}
	return false
}
