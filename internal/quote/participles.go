package quote

// participleClause finds the subject of a participle: that of the clause before it, "..., adding".
func (t *Text) participleClause(c *cue, lo int32) bool {
	if c.subject = t.ofSomebody(c.first); !c.subject.empty() {
		return true
	}
	if c.first == lo && t.opensFor(c) {
		return true
	}
	if c.subject = t.participleSubject(c, lo); !c.subject.empty() {
		return true
	}
	if c.first > lo && t.tokens[c.first-1].kind == comma {
		c.subject = t.firstPhrase(lo, c.first)
		return true
	}
	if p, _ := t.phraseLeft(c.first, lo); !p.empty() && !t.nameIn(p).empty() { // "footage of Finch asking"
		c.subject = p
		return true
	}
	c.subject = t.firstPhrase(lo, c.first) // "Finch issued a statement saying"
	return !c.subject.empty()
}

// maxOpening bounds the tokens of a clause with a participle that opens its sentence.
const maxOpening = 24

// opensFor finds the subject of a participle that opens its sentence: who stands behind its clause. as in "Mourning the “old wall,” Finch left".
func (t *Text) opensFor(c *cue) bool {
	hi := min(t.sents[t.tokens[c.first].sent+1], c.end+maxOpening)
	if t.w.Tag != "en" || !t.tokens[c.first].first {
		return false
	}
	for i := c.end; i+1 < hi; i++ {
		tk := &t.tokens[i]
		if tk.kind != comma && (tk.kind != quoted || !t.breaksAt(i)) {
			continue
		}
		if p := t.phraseRight(i+1, hi); !p.empty() && t.plausible(p) {
			c.subject = p
			return true
		}
		return t.subjectAt(c, i+1)
	}
	return false
}

// subjectAt takes the pronoun at i for the subject.
func (t *Text) subjectAt(c *cue, i int32) bool {
	if t.tokens[i].kind != wordToken || t.tokens[i].word.bits&isSubject == 0 {
		return false
	}
	c.subject = words{i, i + 1}
	return true
}

// participleSubject is the subject of the last finite verb before a participle, or of the clause.
func (t *Text) participleSubject(c *cue, lo int32) words {
	tries := 0
	for i := c.first - 1; i >= max(lo, c.first-40) && tries < 3; i-- {
		k := t.tokens[i].word
		if k.bits&isVerb != 0 && k.bits&isFinite != 0 && !t.tokens[i].upper {
			tries++
			if c2, ok := t.cueAt(i, i+1, k, lo, c.first); ok {
				c.appos = c2.appos
				return c2.subject
			}
		}
	}
	return words{}
}

// ofSomebody returns the name alone between a tie and a participle: in "footage of Finch saying in" it is she who says.
func (t *Text) ofSomebody(participle int32) words {
	i := participle
	for i > 0 && t.tokens[i-1].kind == wordToken && t.tokens[i-1].upper {
		i--
	}
	if t.w.Tag != "en" || i == 0 || i == participle || !t.is(i-1, "of") {
		return words{}
	}
	return words{i, participle}
}
