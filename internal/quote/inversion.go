package quote

import "strings"

// opensAfterQuote reports whether nothing but adverbs and marks stand between a span, or the paragraph's beginning, and the verb.
func (t *Text) opensAfterQuote(verb, from int32) bool {
	i := verb - 1
	for i >= from && (t.tokens[i].kind == comma || t.tokens[i].kind == dash || t.tokens[i].word.bits&isAdverb != 0 &&
		t.tokens[i].word.bits&isAux == 0 ||
		t.w.Tag != "en" && t.tokens[i].word.bits&isAux != 0 && t.tokens[i].word.bits&isSubject == 0) {
		i--
	}
	if i >= from {
		return false
	}
	return from > 0 && t.tokens[from-1].kind == quoted && t.tokens[from-1].para == t.tokens[verb].para
}

// subjectBehind takes the phrase behind the verb for its subject: “...,” said Finch.
func (t *Text) subjectBehind(c *cue, hi int32) bool {
	i := c.end
	for i < hi && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&isAdverb != 0 && !t.tokens[i].upper {
		i++
	}
	i = t.pastPlace(t.pastPhrase(i, hi), hi)
	if i < hi && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&isSubject != 0 {
		if t.w.Tag == "en" && t.tokens[i].word.gender == neuter {
			return false // "says it all"
		}
		c.subject, c.behind = words{i, i + 1}, true
		return true
	}
	p := t.phraseRight(i, hi)
	if p.empty() && t.w.capitals {
		p = t.longAttribute(i, hi)
	}
	if p.empty() && t.standsAlone(i, hi) {
		p = words{i, i + 1}
	}
	if p.empty() || t.mereManner(p) {
		return false
	}
	c.subject, c.behind = t.andAnother(t.partHearer(p), hi), true
	c.appos = t.behindName(c.subject, hi)
	t.namedByApposition(c)
	return true
}

// mereManner reports a word behind a verb that only tells how something is said: "dice sorridendo". Who speaks has an article, a capital or
// a trade.
func (t *Text) mereManner(w words) bool {
	f := &t.tokens[w.first]
	return t.w.Tag != "en" && !t.w.capitals && w.end-w.first == 1 && !f.upper && f.word.bits&(isDet|isPronoun) == 0 && f.kind == wordToken &&
		t.noun(w.first)&speaker == 0
}

// pastPlace skips where or to whom something is said, where who says it stands behind: "a écrit sur Instagram son fils".
func (t *Text) pastPlace(i, hi int32) int32 {
	if t.w.Tag == "en" || t.w.capitals || i >= hi || t.tokens[i].kind != wordToken || t.tokens[i].word.bits&isPrep == 0 {
		return i
	}
	p := t.phraseRight(i+1, hi)
	if p.empty() || p.end >= hi || t.tokens[p.end].kind != wordToken || t.tokens[p.end].word.bits&isDet == 0 || t.tokens[p.end].word.bits&isTie != 0 {
		return i
	}
	if who := t.phraseRight(p.end, hi); who.empty() || !t.canSpeak(who) {
		return i
	}
	return p.end
}

// standsAlone reports whether the determiner at i stands for somebody: "schreibt diese".
func (t *Text) standsAlone(i, hi int32) bool {
	if i >= hi || t.tokens[i].kind != wordToken || t.tokens[i].word.bits&isDet == 0 || t.tokens[i].word.bits&isOblique != 0 {
		return false
	}
	return i+1 >= hi || t.tokens[i+1].kind != wordToken || t.tokens[i+1].word.bits&isPrep != 0
}

// maxAttribute bounds the tokens between a determiner and its noun.
const maxAttribute = 10

// longAttribute reads a noun whose attribute has words of its own: "die in der alten Stadt geborene Fink".
func (t *Text) longAttribute(i, hi int32) words {
	if i+3 >= hi || t.tokens[i].word.bits&isDet == 0 || t.tokens[i+1].word.bits&(isPrep|isAdverb) == 0 {
		return words{}
	}
	for k := i + 2; k+1 < hi && k < i+maxAttribute && t.tokens[k].kind == wordToken; k++ {
		if tk := &t.tokens[k]; !tk.upper && tk.word.bits&(isFunction|isVerb) == 0 && t.inflected(t.str(k)) {
			p := t.phraseRight(k, hi)
			for p.first+1 < p.end && !t.tokens[p.first].upper {
				p.first++
			}
			if !p.empty() && t.canSpeak(p) {
				return p
			}
		}
	}
	return words{}
}

// verbSecond finds the subject behind the finite verb, where something else stands before it: the verb itself, or the auxiliary of a
// participle at the end of the clause.
func (t *Text) verbSecond(c *cue, from, hi int32) bool {
	pivot := c.first
	for i := c.first - 1; i >= from && t.tokens[i].kind != comma; i-- {
		if t.tokens[i].word.bits&isAux != 0 && t.tokens[i].word.bits&isDet == 0 {
			pivot = i
		}
	}
	if pivot == c.first {
		return (t.fronted(pivot, from) || t.personBehind(c, from, hi)) && t.subjectBehind(c, hi)
	}
	p := cue{first: pivot, end: pivot + 1}
	if t.fronted(pivot, from) && t.subjectBehind(&p, c.first) {
		c.subject, c.appos = p.subject, p.appos
		return true
	}
	t.subjectBefore(&p, from)
	c.subject, c.appos = p.subject, p.appos
	return !c.subject.empty()
}

// personBehind reports whether the name of a person stands right behind the verb, and none before it: "Der Zeitung sagte Orla Fink:".
func (t *Text) personBehind(c *cue, from, hi int32) bool {
	p := t.phraseRight(c.end, hi)
	if p.empty() || p.end < hi && t.tokens[p.end].kind == wordToken && t.tokens[p.end].word.bits&(isPrep|isTime|isAdverb) == 0 {
		return false
	}
	n := t.nameIn(p)
	if n.empty() || t.tokens[n.first].word.bits&isGiven == 0 && (n.end-n.first < 2 || p.first != n.first) ||
		c.bits&isSay == 0 || c.bits&isPassive != 0 {
		return false
	}
	for i := from; i < c.first; i++ {
		if t.tokens[i].word.bits&(isGiven|isTitle|isSubject) != 0 && t.tokens[i].kind == wordToken {
			return false
		}
	}
	return true
}

// fronted reports whether something else than the subject stands before the verb: an adverb, a time, a preposition with its noun.
func (t *Text) fronted(verb, from int32) bool {
	for from < verb && t.tokens[from].kind == dash {
		from++
	}
	if from == verb {
		return true
	}
	f := &t.tokens[from]
	if f.kind == comma {
		return true
	}
	for i := from; i < verb; i++ {
		if t.tokens[i].kind == comma {
			return false
		}
	}
	b := f.word.bits
	if b&isOblique != 0 && f.kind == wordToken {
		return true
	}
	return f.kind == wordToken && b&(isPrep|isAdverb|isTime) != 0 && b&(isDet|isSubject) == 0
}

// trails reads an attribution that ends its sentence: "..., said Orla Finch.", "..., writes another.".
func (t *Text) trails(c *cue, hi int32) bool {
	i := c.end
	if i >= hi || t.tokens[i].kind != wordToken {
		return false
	}
	p := t.phraseRight(i, hi)
	if p.empty() {
		if t.tokens[i].word.bits&isDet == 0 {
			return false
		}
		p = words{i, i + 1} // another, one, many
	}
	if !t.tokens[p.first].upper && t.tokens[p.first].word.bits&(isDet|isParticle) == 0 {
		return false
	}
	if p.end < hi && !t.endsAttribution(c, p.end) {
		return false
	}
	c.subject, c.behind = p, true
	c.appos = t.behindName(p, hi)
	t.namedByApposition(c)
	return true
}

// endsAttribution reports whether an inverted attribution may end before token i: at a mark, and in English before a participle, "says a
// report warning of". A colon ends one that opens its sentence, "Said Finch: ...", or in whose language the verb comes second.
func (t *Text) endsAttribution(c *cue, i int32) bool {
	switch t.tokens[i].kind {
	case stop, comma, dash:
		return true
	case colon:
		return t.w.inverts || c.first == t.sents[t.tokens[c.first].sent]
	}
	return t.w.Tag == "en" && strings.HasSuffix(t.str(i), "ing")
}

// andAnother extends a subject behind its verb by a second one: "schreiben Velden und Marrow". English tells it elsewhere.
func (t *Text) andAnother(p words, hi int32) words {
	if t.w.Tag == "en" || p.end+1 >= hi || t.tokens[p.end].word.bits&isAnd == 0 || !t.tokens[p.end-1].upper || !t.tokens[p.end+1].upper {
		return p
	}
	q := t.phraseRight(p.end+1, hi)
	if q.empty() || q.end < hi && t.tokens[q.end].kind == wordToken && t.tokens[q.end].word.bits&(isPrep|isAdverb|isTime) == 0 {
		return p
	}
	return words{p.first, q.end}
}

// pastPhrase returns where the subject begins behind an adverbial of several words, with commas or without: "a dit, quant à lui, le maire".
func (t *Text) pastPhrase(i, hi int32) int32 {
	if t.w.Tag == "en" {
		return i
	}
	k := i
	if k+1 < hi && t.tokens[k].kind == comma {
		k++
	}
	if k >= hi || t.tokens[k].kind != wordToken {
		return i
	}
	w, n := t.verbAt(k, hi)
	if w.bits&isAdverb == 0 || n < 2 {
		return i
	}
	if k += n; k < hi && t.tokens[k].kind == comma {
		k++
	}
	return k
}
