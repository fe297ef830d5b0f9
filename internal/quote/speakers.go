package quote

import (
	"strings"
)

// findSubject finds who is the subject of a cue in the sentence [lo, hi): before the verb, behind it where the verb stands right
// after a quote, or far before it.
func (t *Text) findSubject(c *cue, lo, hi int32) {
	from := t.clauseStart(c.first, lo)
	if c.bits&isParticiple != 0 && c.bits&isFinite == 0 && !(c.first > lo && t.tokens[c.first-1].word.bits&isAux != 0 &&
		t.tokens[c.first-1].word.bits&isAdverb == 0) {
		if t.participleClause(c, lo) {
			return
		}
	}
	if t.opensAfterQuote(c.first, from) && c.bits&isTell == 0 {
		if t.subjectBehind(c, hi) {
			return
		}
	}
	if c.bits&isSay != 0 && (c.first > lo && t.tokens[c.first-1].kind == comma || c.first == lo && t.w.Tag == "en") && t.trails(c, hi) {
		return
	}
	if t.pronounBehind(c, hi) {
		return
	}
	if t.w.inverts && t.verbSecond(c, from, hi) {
		return
	}
	t.subjectBefore(c, from)
	if !c.subject.empty() && !t.plausible(c.subject) {
		c.subject, c.appos = words{}, words{}
	}
	if c.subject.empty() && from > lo {
		t.subjectBefore(c, lo)
	}
	if c.subject.empty() && c.bits&isTell == 0 && t.w.inverts {
		t.subjectBehind(c, hi)
	}
}

// pronounBehind takes the pronoun between a verb behind a comma and the colon that it leads to: "..., erzählt er: „...“".
func (t *Text) pronounBehind(c *cue, hi int32) bool {
	i := c.end
	if !t.w.inverts || c.first == 0 || t.tokens[c.first-1].kind != comma || i+1 >= hi || t.tokens[i+1].kind != colon ||
		t.tokens[i].kind != wordToken || t.tokens[i].word.bits&isSubject == 0 {
		return false
	}
	c.subject, c.behind = words{i, i + 1}, true
	return true
}

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

// opensFor finds the subject of a participle that opens its sentence: who stands behind its clause. "Mourning the “old wall,” Finch left."
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

// clauseStart returns the token after the last span before the verb: what stands before a quote belongs to another clause, unless
// a comma parts them that opened before it.
func (t *Text) clauseStart(verb, lo int32) int32 {
	for i := verb - 1; i >= lo; i-- {
		if t.tokens[i].kind == quoted && !t.tokens[i].nick || t.tokens[i].kind == colon {
			return i + 1
		}
	}
	return lo
}

// plausible reports whether a phrase can be somebody who speaks: a name, a noun with its determiner, several, or a noun that opens
// its sentence.
func (t *Text) plausible(w words) bool {
	f := &t.tokens[w.first]
	if f.kind == numberToken && w.end-w.first == 1 {
		return t.w.Tag == "en"
	}
	if e := t.head(w) - 1; e > w.first && !t.tokens[e].upper && t.tokens[e-1].upper && strings.HasSuffix(t.str(e), "ed") {
		return false // a name and its verb
	}
	if f.word.bits&isMany != 0 {
		return true
	}
	if f.word.bits&(isDet|isPronoun) != 0 || f.first || f.poss || f.kind == numberToken || f.upper {
		return true
	}
	if l := &t.tokens[t.head(w)-1]; l.upper || l.word.bits&(isPaper|isOrg|isRole|isTitle) != 0 || l.end-l.start > 3 &&
		t.str(t.head(w) - 1)[l.end-l.start-1] == 's' {
		return true
	}
	return !t.nameIn(w).empty()
}

// faceless reports whether the head of a phrase is a common noun that nobody is known to speak by: a thing, an act. Only English
// tells people by the ending of their trade.
func (t *Text) faceless(w words) bool {
	if t.w.Tag != "en" {
		return false
	}
	if w.end-w.first == 1 && t.tokens[w.first].word.bits&isPronoun != 0 {
		return t.tokens[w.first].word.gender == neuter || t.is(w.first, "you")
	}
	if t.tokens[w.first].word.bits&isRel != 0 && t.is(w.first, "that") && t.nameIn(w).empty() {
		return true // "that includes giving"
	}
	i := t.head(w) - 1
	l := &t.tokens[i]
	if l.kind != wordToken || l.upper || l.word.bits&(isTitle|isRole|isOrg|isPaper|isAgent|isFirm|isMany|isDet|isSpeech) != 0 {
		return false
	}
	s := strings.ToLower(t.str(i))
	one := strings.TrimSuffix(s, "s")
	return !officeLike(one) && t.look(one).bits&(isTitle|isRole|isOrg|isPaper|isAgent|isFirm|isMany|isSpeech) == 0
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

// subjectBefore looks left from the verb.
func (t *Text) subjectBefore(c *cue, lo int32) {
	i := c.first - 1
	for i >= lo && t.skippable(i) {
		i--
	}
	if i < lo {
		return
	}
	if p := t.beforeRelative(i, lo); !p.empty() {
		c.subject = p
		if p.first-1 > lo && t.tokens[p.first-1].kind == comma { // "Finch, a clerk who left in May, wrote"
			if n, tied := t.phraseLeft(p.first-1, lo); !tied && !n.empty() && !t.nameIn(n).empty() && t.nameIn(p).empty() {
				c.subject, c.appos = n, p
			}
		}
		return
	}
	tk := &t.tokens[i]
	switch {
	case tk.kind == wordToken && tk.word.bits&isRel != 0 && (tk.word.bits&isDet == 0 || i+1 == c.first && t.w.Tag == "en") || t.is(i, "who"):
		j := i
		if j > lo && t.tokens[j-1].kind == comma {
			j--
		}
		if p, _ := t.phraseLeft(j, lo); !p.empty() {
			c.subject = t.lastToward(p)
			return
		}
	case tk.kind == wordToken && tk.word.bits&isSubject != 0:
		c.subject = words{i, i + 1}
		return
	case t.byItself(i, lo):
		c.subject = words{i, i + 1}
		return
	case tk.kind == comma || tk.kind == dash:
		if t.behindSpan(lo) && t.clauseSubject(c, lo, i) || t.pastAside(c, i, lo) {
			return
		}
	case t.nominal(i) || t.counts(i, lo):
		if p, tied := t.phraseLeft(i+1, lo); !p.empty() && !tied && !t.afterAction(p.first, lo) {
			if t.behindSpan(lo) && p.first > lo && t.clauseSubject(c, lo, i+1) &&
				!t.nameIn(c.subject).empty() {
				return // the comma that shuts the aside is missing
			}
			c.subject, c.appos = p, words{}
			t.namedByApposition(c)
			return
		}
	}
	c.subject = t.withoutVerb(t.firstPhrase(lo, c.first), c.first)
	if !c.subject.empty() && !t.canSpeak(c.subject) {
		c.subject = words{}
	}
	if !c.subject.empty() && c.subject.end < c.first {
		c.appos = t.behindName(c.subject, c.first)
	}
}

// byItself reports whether a determiner opens its clause right before the verb, and so stands for somebody: "most said".
func (t *Text) byItself(i, lo int32) bool {
	if t.tokens[i].word.bits&isDet == 0 || !t.oneOf(i, t.w.alone) {
		return false
	}
	return i == lo || t.tokens[i-1].kind != wordToken && t.tokens[i-1].kind != numberToken || t.tokens[i-1].word.bits&isConj != 0
}

// counts reports whether a number ends a phrase behind its tie: "a mother of three".
func (t *Text) counts(i, lo int32) bool {
	return i-1 > lo && t.w.Tag == "en" && t.tokens[i].word.bits&isDet != 0 && t.is(i-1, "of") && t.nominal(i-2)
}

// lastToward returns the name that a phrase ends with behind a word like "a", which ties a verb to it and no noun: "el plan a Fontal,
// quien dijo".
func (t *Text) lastToward(p words) words {
	for i := p.end - 2; i > p.first && t.w.Tag != "en"; i-- {
		if t.tokens[i].word.bits&isToward != 0 && t.tokens[i+1].upper {
			return words{i + 1, p.end}
		}
	}
	return p
}

// withoutVerb drops the unknown verb that a phrase ends with, where more stands between it and the verb of speech: "Finch accepts ships
// lean, but says".
func (t *Text) withoutVerb(p words, verb int32) words {
	if p.end-p.first < 2 || p.end >= verb || t.w.Tag != "en" {
		return p
	}
	if t.tokens[p.end].kind == comma {
		return p
	}
	for k := p.first + 1; k < p.end; k++ {
		v := &t.tokens[k]
		if v.kind != wordToken || v.upper || v.word.bits != 0 || !t.tokens[k-1].upper || t.tokens[k-1].poss {
			continue
		}
		if s := t.str(k); s[len(s)-1] != 's' || officeLike(s[:len(s)-1]) {
			return p
		}
		if n := (words{p.first, k}); !t.nameIn(n).empty() {
			return n
		}
	}
	return p
}

// maxRelative bounds the tokens of a relative clause that no comma shuts.
const maxRelative = 16

// afterAction reports whether a phrase that begins at i is the object of a verb that brings no speech.
func (t *Text) afterAction(i, lo int32) bool {
	if i-1 < lo {
		return false
	}
	k := &t.tokens[i-1]
	return k.kind == wordToken && !k.upper && (k.word.bits&isPast != 0 && k.word.bits&isVerb == 0 || t.pastVerb(i-1))
}

// afterVerb reports whether a phrase that begins at i is the object of a verb of speech rather than a subject.
func (t *Text) afterVerb(i, lo int32) bool {
	if i-1 < lo {
		return false
	}
	k := t.tokens[i-1]
	return k.kind == wordToken && !k.upper && (k.word.bits&isVerb != 0 && k.word.bits&(isFinite|isParticiple) != 0 ||
		k.word.bits&isPast != 0 || t.pastVerb(i-1))
}

// skippable tells the words that stand between subject and verb: auxiliaries, adverbs, times ("Finch on Monday said").
func (t *Text) skippable(i int32) bool {
	tk := &t.tokens[i]
	if tk.kind == numberToken && i > 0 && t.tokens[i-1].word.bits&isTime != 0 {
		return true
	}
	if tk.kind != wordToken {
		return false
	}
	b := tk.word.bits
	if b&isSubject != 0 || b&isRel != 0 && b&isDet == 0 || tk.upper && !tk.first && b&isTime == 0 {
		return false
	}
	if b&(isAux|isAdverb) != 0 && !(tk.upper && b&isGiven != 0) {
		return true
	}
	if b&isTime != 0 && !(tk.upper && b&isGiven != 0) {
		return true
	}
	if t.is(i, "to") {
		return true // "went on to say"
	}
	if s := t.str(i); len(s) > 4 && s[len(s)-2:] == "ly" && !tk.upper {
		return true
	}
	return b&(isPrep|isDet) != 0 && i+1 < int32(len(t.tokens)) && t.tokens[i+1].word.bits&isTime != 0
}
