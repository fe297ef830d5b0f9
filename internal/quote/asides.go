package quote

// behindName returns the apposition behind a phrase: from its comma to the next one that ends it.
func (t *Text) behindName(p words, hi int32) words {
	i := p.end
	if i >= hi || t.tokens[i].kind != comma {
		return words{}
	}
	j := i + 1
	for j < hi && t.tokens[j].kind != quoted && t.tokens[j].kind != stop && t.tokens[j].kind != colon {
		j++
	}
	return words{i + 1, j}
}

// beforeRelative returns the phrase that a relative clause without commas is tied to, where it reaches to the token i before the verb:
// "one clerk who left in May wrote".
func (t *Text) beforeRelative(i, lo int32) words {
	if t.tokens[i].word.bits&(isSubject|isRel) != 0 {
		return words{}
	}
	for k := i; k >= lo && k > i-maxRelative; k-- {
		tk := &t.tokens[k]
		if tk.kind == comma || tk.kind == quoted || tk.kind == colon || tk.kind == dash {
			return words{}
		}
		if !t.oneOf(k, t.w.whos) {
			continue
		}
		n := &t.tokens[k+1]
		if p, tied := t.phraseLeft(k, lo); !tied && !p.empty() && n.kind == wordToken && !n.upper && n.word.bits&isDet == 0 && t.plausible(p) {
			return p
		}
		return words{}
	}
	return words{}
}

// behindSpan reports whether a span of the same paragraph stands right before token i, and a word that could be its speaker at i.
func (t *Text) behindSpan(i int32) bool {
	return i > 0 && t.tokens[i-1].kind == quoted && t.tokens[i-1].para == t.tokens[i].para && !t.participle(i)
}

// clauseSubject takes the phrase that opens the clause behind a quote, where an aside parts it from the verb: “...,” Finch, the
// harbor master of Velden, one of two, said.
func (t *Text) clauseSubject(c *cue, lo, shut int32) bool {
	for lo < shut && (t.tokens[lo].kind == comma || t.tokens[lo].kind == dash) {
		lo++
	}
	p := t.phraseRight(lo, shut)
	if p.empty() || p.end >= shut || t.tokens[p.end].kind != comma && t.tokens[p.end].kind != dash {
		return false
	}
	c.subject, c.appos = p, words{p.end + 1, shut}
	t.namedByApposition(c)
	return true
}

// maxAside bounds the tokens of an aside.
const maxAside = 60

// pastAside looks for the subject before the aside that ends with the comma at i: an apposition, a relative clause, a participle.
func (t *Text) pastAside(c *cue, i, lo int32) bool {
	for k := i - 1; k >= lo && k > i-maxAside; k-- {
		if kind := t.tokens[k].kind; kind != comma && kind != dash || kind != t.tokens[i].kind {
			continue
		}
		p, tied := t.phraseLeft(k, lo)
		if p.empty() || tied || t.afterVerb(p.first, lo) {
			if k-1 >= lo && t.tokens[k-1].word.bits&isSubject != 0 {
				c.subject = words{k - 1, k}
				return true
			}
			continue
		}
		if t.tokens[p.end-1].kind == numberToken {
			continue
		}
		if q := t.beforeAside(p, lo); !q.empty() {
			p, k = q, p.first-1
		}
		c.subject, c.appos = p, words{k + 1, i}
		t.namedByApposition(c)
		return true
	}
	if p, tied := t.phraseLeft(i, lo); !p.empty() && !tied &&
		(p.first == lo || t.tokens[p.first-1].word.bits&isAnd != 0 && !t.tokens[p.first-1].upper) {
		c.subject = p
		return true
	}
	return false
}

// beforeAside returns the phrase before the comma before p, where that opens its clause: p is then the first of two asides.
func (t *Text) beforeAside(p words, lo int32) words {
	if p.first-1 <= lo || t.tokens[p.first-1].kind != comma {
		return words{}
	}
	q, tied := t.phraseLeft(p.first-1, lo)
	if q.empty() || tied || t.afterVerb(q.first, lo) || q.first != lo && t.tokens[q.first-1].word.bits&isConj == 0 {
		return words{}
	}
	return q
}

// namedByApposition puts the name first where a common noun leads it: "the mayor, Orla Finch, said", "its harbor master, Orla Finch".
func (t *Text) namedByApposition(c *cue) {
	if c.appos.empty() || !t.nameIn(c.subject).empty() {
		return
	}
	p := t.phraseRight(c.appos.first, c.appos.end)
	if p.empty() || t.nameIn(p).empty() {
		return
	}
	if _, named := t.article(p.first); !t.tokens[p.first].upper && (t.w.Tag == "en" || !named || t.w.capitals) {
		return // "son fils, le cinéaste Paul Verrier"
	}
	if p.end < c.appos.end && t.tokens[p.end].kind != comma {
		return
	}
	c.subject, c.appos = p, c.subject
}
