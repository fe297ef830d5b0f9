package quote

import (
	"strings"
)

// clauseOf is where a cue stands: in the sentence [lo, hi), in the clause that begins at from.
type clauseOf struct{ lo, from, hi int32 }

// findSubject finds who is the subject of a cue in the sentence [lo, hi), in the first place where somebody stands.
func (t *Text) findSubject(c *cue, lo, hi int32) {
	at := clauseOf{lo, t.clauseStart(c.first, lo), hi}
	switch {
	case t.ofParticiple(c, at): // "..., adding": the subject of another clause
	case t.inverted(c, at): // “It held,” said Finch
	case t.trailing(c, at): // "It held, if barely, says one clerk."
	case t.pronounBehind(c, hi): // "..., erzählt er: „...“"
	case t.w.inverts && t.verbSecond(c, at.from, at.hi): // "Am Montag sagte Fink"
	case t.inClause(c, at): // Finch said
	case t.inSentence(c, at): // Finch called it “a mess” and said
	case t.w.inverts && c.bits&isTell == 0 && t.subjectBehind(c, at.hi): // "Doch dazu sagt Fink nur"
	}
}

// ofParticiple finds the subject of a participle without an auxiliary.
func (t *Text) ofParticiple(c *cue, at clauseOf) bool {
	if c.bits&isParticiple == 0 || c.bits&isFinite != 0 {
		return false
	}
	if c.first > at.lo {
		if b := t.tokens[c.first-1].word.bits; b&isAux != 0 && b&isAdverb == 0 {
			return false // "was saying"
		}
	}
	return t.participleClause(c, at.lo)
}

func (t *Text) inverted(c *cue, at clauseOf) bool {
	return t.opensAfterQuote(c.first, at.from) && c.bits&isTell == 0 && t.subjectBehind(c, at.hi)
}

func (t *Text) trailing(c *cue, at clauseOf) bool {
	if c.bits&isSay == 0 {
		return false
	}
	parted := c.first > at.lo && t.tokens[c.first-1].kind == comma
	return (parted || c.first == at.lo && t.w.Tag == "en") && t.trails(c, at.hi)
}

func (t *Text) inClause(c *cue, at clauseOf) bool {
	t.subjectBefore(c, at.from)
	if !c.subject.empty() && !t.plausible(c.subject) {
		c.subject, c.appos = words{}, words{}
	}
	return !c.subject.empty()
}

func (t *Text) inSentence(c *cue, at clauseOf) bool {
	if at.from > at.lo {
		t.subjectBefore(c, at.lo)
	}
	return !c.subject.empty()
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
	last := t.head(w) - 1
	if last > w.first && !t.tokens[last].upper && t.tokens[last-1].upper && strings.HasSuffix(t.str(last), "ed") {
		return false // a name and its verb
	}
	return f.word.bits&(isMany|isDet|isPronoun) != 0 || f.first || f.poss || f.kind == numberToken || f.upper ||
		t.somebodyByNoun(last) || !t.nameIn(w).empty()
}

// somebodyByNoun reports whether a noun without a determiner can be somebody: a name, an office, a plural.
func (t *Text) somebodyByNoun(i int32) bool {
	l := &t.tokens[i]
	if l.upper || l.word.bits&(isPaper|isOrg|isRole|isTitle) != 0 {
		return true
	}
	return l.end-l.start > 3 && t.str(i)[l.end-l.start-1] == 's'
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

// subjectBefore looks left from the verb: past what stands between the two, else for what opens the clause.
func (t *Text) subjectBefore(c *cue, lo int32) {
	i := c.first - 1
	for i >= lo && t.skippable(i) {
		i--
	}
	if i < lo || t.pastRelative(c, i, lo) || t.rightBefore(c, i, lo) {
		return
	}
	c.subject = t.withoutVerb(t.firstPhrase(lo, c.first), c.first)
	if !c.subject.empty() && !t.canSpeak(c.subject) {
		c.subject = words{}
	}
	if !c.subject.empty() && c.subject.end < c.first {
		c.appos = t.behindName(c.subject, c.first)
	}
}

// pastRelative takes what a relative clause without commas hangs on: "a clerk who left in May wrote". Where that is an apposition, the
// name before its comma: "Finch, a clerk who left in May, wrote".
func (t *Text) pastRelative(c *cue, i, lo int32) bool {
	p := t.beforeRelative(i, lo)
	if p.empty() {
		return false
	}
	c.subject = p
	if p.first-1 > lo && t.tokens[p.first-1].kind == comma {
		if n, tied := t.phraseLeft(p.first-1, lo); !tied && !n.empty() && !t.nameIn(n).empty() && t.nameIn(p).empty() {
			c.subject, c.appos = n, p
		}
	}
	return true
}

// rightBefore takes what ends with token i, right before the verb, for the subject.
func (t *Text) rightBefore(c *cue, i, lo int32) bool {
	tk := &t.tokens[i]
	switch {
	case t.relativeSubject(c, i):
		p, _ := t.phraseLeft(t.commaBefore(i, lo), lo)
		if !p.empty() {
			c.subject = t.lastToward(p)
		}
		return !p.empty()
	case tk.word.bits&isSubject != 0, t.byItself(i, lo):
		c.subject = words{i, i + 1}
		return true
	case tk.kind == comma || tk.kind == dash:
		return t.behindSpan(lo) && t.clauseSubject(c, lo, i) || t.pastAside(c, i, lo)
	case t.nominal(i) || t.counts(i, lo):
		return t.phraseBefore(c, i, lo)
	}
	return false
}

// relativeSubject reports whether the word at i stands for somebody before it: "who", and "that" right before an English verb.
func (t *Text) relativeSubject(c *cue, i int32) bool {
	b := t.tokens[i].word.bits
	return b&isRel != 0 && (b&isDet == 0 || i+1 == c.first && t.w.Tag == "en") || t.is(i, "who")
}

// commaBefore returns token i, or the comma before it.
func (t *Text) commaBefore(i, lo int32) int32 {
	if i > lo && t.tokens[i-1].kind == comma {
		return i - 1
	}
	return i
}

// phraseBefore takes the phrase that ends with token i for the subject, unless it is the object of another verb.
func (t *Text) phraseBefore(c *cue, i, lo int32) bool {
	p, tied := t.phraseLeft(i+1, lo)
	if p.empty() || tied || t.afterAction(p.first, lo) {
		return false
	}
	if t.behindSpan(lo) && p.first > lo && t.clauseSubject(c, lo, i+1) && !t.nameIn(c.subject).empty() {
		return true // the comma that shuts the aside is missing
	}
	c.subject, c.appos = p, words{}
	t.namedByApposition(c)
	return true
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
	if t.w.Tag == "en" && k.kind == wordToken && i-2 >= lo && t.tokens[i-2].kind == comma && strings.HasSuffix(t.str(i-1), "ing") &&
		k.word.bits&(isVerb|isPrep) == 0 {
		return true // "..., using his page to call"
	}
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
		return true // "on May 6"
	}
	b := tk.word.bits
	given := tk.upper && b&isGiven != 0
	switch {
	case tk.kind != wordToken, b&isSubject != 0, b&isRel != 0 && b&isDet == 0, tk.upper && !tk.first && b&isTime == 0:
		return false
	case b&(isAux|isAdverb|isTime) != 0 && !given, t.is(i, "to"), t.mannerly(i): // "went on to say"
		return true
	}
	return b&(isPrep|isDet) != 0 && t.at(i+1).word.bits&isTime != 0
}

// mannerly reports whether a small word is an adverb by its ending.
func (t *Text) mannerly(i int32) bool {
	s := t.str(i)
	return len(s) > 4 && strings.HasSuffix(s, "ly") && !t.tokens[i].upper
}
