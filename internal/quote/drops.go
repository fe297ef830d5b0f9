package quote

// dropped reads a verb of speech whose subject is left out, as Spanish, Italian and Portuguese may: “...”, dijo. Y añadió: “...”.
func (c *chooser) dropped(q, lo, hi int32) (cue, how) {
	if !c.w.drops {
		return cue{}, nothing
	}
	n := q + 1
	for n < hi && (c.tokens[n].kind == comma || c.tokens[n].kind == dash) {
		n++
	}
	if n > q+1 || c.breaksAt(q) {
		for n < hi && c.tokens[n].kind == wordToken && c.tokens[n].word.bits&isAux != 0 {
			n++
		}
		if k := c.bareVerb(n, hi); k > 0 {
			u := cue{first: n, end: k, bits: c.tokens[n].word.bits &^ isApart, subject: c.lateSubject(k, hi), behind: true}
			c.findHearer(&u, hi)
			return u, after
		}
	}
	if v := q - 2; v >= lo && c.tokens[q-1].kind == colon && opensUpper(c.content(c.tokens[q].span)) && c.bareVerb(v, hi) > 0 {
		return cue{first: v, end: v + 1, bits: c.tokens[v].word.bits}, before
	}
	return cue{}, nothing
}

// lateSubject finds a subject that stands behind whom or where something is told: "dijo a la radio el alcalde".
func (c *chooser) lateSubject(i, hi int32) words {
	for i < hi && c.tokens[i].kind == wordToken {
		if c.tokens[i].word.bits&isPrep != 0 && c.tokens[i].word.bits&isDet == 0 {
			p := c.phraseRight(i+1, hi)
			i = max(i+1, p.end)
			continue
		}
		if p := c.phraseRight(i, hi); !p.empty() {
			if (c.tokens[p.first].word.bits&isDet != 0 || c.tokens[p.first].upper) && c.canSpeak(p) {
				return p
			}
			i = p.end
			continue
		}
		if c.tokens[i].word.bits&(isAdverb|isTime|isDet) == 0 {
			break
		}
		i++
	}
	return words{}
}

// bareVerb returns the end of a finite verb of speech at n that nothing can be the subject of: what follows ends its clause, or tells
// where, when, how.
func (c *chooser) bareVerb(n, hi int32) int32 {
	if n >= hi || c.tokens[n].kind != wordToken || c.tokens[n].upper {
		return 0
	}
	if b := c.tokens[n].word.bits; b&isSay == 0 || b&isFinite == 0 || b&isNoPresent != 0 && (n == 0 || c.tokens[n-1].word.bits&isHave == 0) {
		return 0
	}
	if n+1 < hi && c.tokens[n+1].kind == wordToken && c.tokens[n+1].word.bits&(isPrep|isTime|isAdverb|isConj|isParticiple) == 0 {
		return 0
	}
	return n + 1
}

// takeUp gives a verb without a subject that of the attribution before it, in the same paragraph or the one before.
func (c *chooser) takeUp(i int32) {
	h := &c.holds[i]
	if !c.w.drops || h.how != after && h.how != before || !h.cue.subject.empty() || h.cue.bits&isSay == 0 {
		return
	}
	q := c.where[i]
	if c.takeSentence(h, q, func(p words) bool { return c.surelyNamed(p) }) {
		return
	}
	if i > 0 && c.tokens[q].para-c.tokens[c.where[i-1]].para <= 1 && c.tokens[q].sent-c.tokens[c.where[i-1]].sent <= 4 {
		p := &c.holds[i-1]
		if !p.cue.subject.empty() && (p.how < introduced || p.how == taken) && c.canSpeak(p.cue.subject) {
			h.cue.subject, h.how, h.from = p.cue.subject, taken, i-1
			return
		}
		if p.how == after || p.how == before {
			return // nobody knows who spoke there
		}
	}
	c.takeSentence(h, q, func(p words) bool { return p.first == c.sents[c.tokens[q].sent-1] })
}

// takeSentence gives a verb without a subject that of the sentence before, of the same paragraph and without a quote, where it will do.
func (c *chooser) takeSentence(h *hold, q int32, will func(words) bool) bool {
	s := c.tokens[q].sent
	if s == 0 || c.tokens[c.sents[s-1]].para != c.tokens[q].para {
		return false
	}
	for k := c.sents[s-1]; k < c.sents[s]; k++ {
		if c.tokens[k].kind == quoted {
			return false
		}
	}
	found := hold{from: -1}
	c.fromSentence(&found, s-1)
	p := found.cue.subject
	if found.how != introduced || p.empty() || !will(p) {
		if p = c.onlyPerson(c.sents[s-1], c.sents[s]); p.empty() {
			return false
		}
	}
	h.cue = cue{first: h.cue.first, end: h.cue.end, bits: h.cue.bits, subject: p, hearer: h.cue.hearer}
	h.how = taken
	return true
}

// onlyPerson returns the one person whom a sentence names: "Tra loro c'è la professoressa Orla Fontana, che insegna qui." Nobody where it
// names two.
func (c *chooser) onlyPerson(lo, hi int32) words {
	var only words
	for i := lo; i < hi; i++ {
		if c.tokens[i].word.bits&isGiven == 0 || !c.tokens[i].upper {
			continue
		}
		p, _ := c.phraseLeft(i+1, lo)
		n := c.phraseRight(i, hi)
		if n.empty() || !only.empty() {
			return words{}
		}
		if p.empty() {
			p.first = i
		}
		only = words{p.first, n.end}
		i = n.end - 1
	}
	return only
}
