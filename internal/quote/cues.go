package quote

import "strings"

// cue is a verb, or a phrase like "according to", with those around it.
type cue struct {
	first, end int32 // its tokens
	bits       bits
	subject    words // who says it
	appos      words // what stands in apposition to the subject, or before a name
	hearer     words // whom it is told
	source     bool  // "according to"
	behind     bool  // the subject stands behind the verb
	verbless   bool  // no verb: a name and a colon
}

// maxCues bounds the cues of one sentence: nobody writes more, and a sentence that does is no prose.
const maxCues = 24

// cuesIn lists what attributes in the sentence [lo, hi), in order, each with its subject.
func (t *Text) cuesIn(lo, hi int32, out []cue) []cue {
	if !t.w.known {
		return out
	}
	for i := lo; i < hi && len(out) < maxCues; i++ {
		tk := &t.tokens[i]
		if tk.kind != wordToken {
			continue
		}
		if tk.word.bits&opensSource != 0 {
			if c := t.sourceAt(i, lo, hi); !c.subject.empty() {
				out = append(out, c)
				i = c.end - 1
				continue
			}
		}
		if c := t.nounCue(i, lo, hi); !c.subject.empty() {
			out = append(out, c)
			continue
		}
		k, n := t.verbAt(i, hi)
		if k.bits&isVerb == 0 || tk.upper && !tk.first && k.bits&isGiven != 0 {
			continue
		}
		if c, ok := t.cueAt(i, i+n, k, lo, hi); ok {
			out = append(out, c)
			i += n - 1
		}
	}
	return out
}

// nounCue reads a noun of speech with what it says: "Finch’s claim that", "with a warning that".
func (t *Text) nounCue(i, lo, hi int32) cue {
	if t.tokens[i].word.bits&isSpeech == 0 || i+1 >= hi || !t.oneOf(i+1, t.w.thats) || i == lo {
		return cue{}
	}
	c := cue{first: i, end: i + 1, bits: isJudge}
	for k := i - 1; k >= lo && k > i-5 && t.tokens[k].kind == wordToken; k-- {
		if t.tokens[k].poss {
			c.subject, _ = t.phraseLeft(k+1, lo)
			return c
		}
		if t.tokens[k].word.bits&isDet != 0 {
			if t.tokens[k].word.bits&isPronoun != 0 {
				c.subject = words{k, k + 1}
				return c
			}
			break
		}
	}
	c.subject = t.firstPhrase(lo, i)
	return c
}

// sourceAt reads a phrase like "according to" at token i.
func (t *Text) sourceAt(i, lo, hi int32) cue {
	for k := range t.w.sources {
		s := &t.w.sources[k]
		if !t.match(i, hi, s.words) || s.behind && (i == lo || t.tokens[i-1].kind != comma && t.tokens[i-1].kind != quoted) {
			continue
		}
		end := i + int32(len(s.words))
		p := t.sourceOf(s, i, end, lo, hi)
		if p.empty() || t.w.Tag != "en" && !t.sourceable(p) {
			continue
		}
		c := cue{first: i, end: end, subject: p, source: true, bits: isSay, appos: t.behindName(p, hi)}
		if t.w.Tag != "en" && t.noun(t.head(p)-1)&(isTitle|isRole|isAgent) != 0 {
			t.namedByApposition(&c) // "selon la maire, Orla Fontel, ..."
		}
		return c
	}
	return cue{}
}

// sourceOf returns who stands beside a source phrase, on the side that its row says.
func (t *Text) sourceOf(s *sourceRow, i, end, lo, hi int32) words {
	if s.back {
		p, _ := t.phraseLeft(i, lo)
		return p
	}
	p := t.phraseRight(end, hi)
	if p.empty() && end < hi && t.tokens[end].word.bits&isPronoun != 0 {
		return words{end, end + 1}
	}
	return p
}

// match reports whether the words at token i are those of a phrase, lower case.
func (t *Text) match(i, hi int32, phrase []string) bool {
	if i+int32(len(phrase)) > hi {
		return false
	}
	for k, w := range phrase {
		if !t.is(i+int32(k), w) {
			return false
		}
	}
	return true
}

// is compares a token with a lower-case word.
func (t *Text) is(i int32, w string) bool {
	tk := &t.tokens[i]
	if tk.kind != wordToken || tk.poss {
		return false
	}
	s := t.str(i)
	if len(s) != len(w) {
		return len(s) == len(w)+2 && foldedEqual(s, w) // a curly apostrophe is two bytes longer
	}
	for k := 0; k < len(s); k++ {
		c := s[k]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != w[k] {
			return foldedEqual(s, w)
		}
	}
	return true
}

// verbAt returns what the lexicon says of the verb at i, and over how many tokens it stands.
func (t *Text) verbAt(i, hi int32) (word, int32) {
	k := t.tokens[i].word
	if k.bits&opensPhrase == 0 {
		return k, 1
	}
	for _, ph := range t.w.phrases[foldedWord(t.str(i))] {
		if t.match(i+1, hi, ph.rest) {
			return ph.word, int32(len(ph.rest)) + 1
		}
	}
	k.bits &^= opensPhrase
	return k, 1
}

// cueAt reads the verb [first, end) of the sentence [lo, hi).
func (t *Text) cueAt(first, end int32, k word, lo, hi int32) (cue, bool) {
	c := cue{first: first, end: end, bits: k.bits}
	if t.noVerb(&verbForm{first, end, lo, hi, k.bits}) {
		return c, false
	}
	if k.bits&isPerfect != 0 {
		switch v := t.voice(first, lo, hi); {
		case v == passive && k.bits&isPassive == 0:
			t.byAgent(&c, lo, hi)
			return c, !c.subject.empty() && t.canSpeak(c.subject)
		case v == noVoice:
			return c, false
		}
	}
	if k.bits&isPassive == 0 && t.isPassive(first, lo) {
		c.subject, c.behind = t.agent(end, hi), true
		c.appos = t.behindName(c.subject, hi)
		t.namedByApposition(&c)
		return c, !c.subject.empty()
	}
	if k.bits&isFinite != 0 && t.reduced(first, end, hi) {
		return c, false
	}
	if k.bits&isPassive != 0 {
		if sub, ok := t.quotedAs(end, hi); ok { // quoted Finch as saying
			c.subject = sub
			return c, true
		}
	}
	t.findSubject(&c, lo, hi)
	if c.subject.empty() || (k.bits&(isSay|isTell) == 0 || k.bits&isWeak != 0) && t.faceless(c.subject) {
		return c, false // signs do not judge
	}
	t.findHearer(&c, hi)
	return c, true
}

// byAgent takes who is behind a passive for the subject, in languages with a perfect.
func (t *Text) byAgent(c *cue, lo, hi int32) {
	if t.w.brackets {
		c.subject = t.agentWithin(c.first, lo, hi)
		return
	}
	c.subject, c.behind = t.agent(c.end, hi), true
}

// findHearer finds whom a verb of speech tells it.
func (t *Text) findHearer(c *cue, hi int32) {
	switch {
	case c.bits&(isSay|isTell) == 0:
	case t.w.Tag == "en":
		c.hearer = t.hearerOf(c, hi)
	case !c.source:
		c.hearer = t.hearerAbroad(c, hi)
	}
}

// isPassive reports whether the verb form at i is a passive: "was told".
func (t *Text) isPassive(i, lo int32) bool {
	if t.w.Tag != "en" {
		return false
	}
	for j := i - 1; j >= lo && j >= i-3; j-- {
		tk := &t.tokens[j]
		if tk.word.bits&isAdverb != 0 && tk.word.bits&isAux == 0 {
			continue
		}
		switch foldedWord(t.str(j)) {
		case "was", "were", "is", "are", "been", "being", "be", "got":
			return t.tokens[i].word.bits&isFinite != 0
		}
		return false
	}
	return false
}

// reduced reports whether a verb form is a participle without its auxiliary: "first reported by the Ledger", "lovingly referred to as".
func (t *Text) reduced(first, end, hi int32) bool {
	if t.w.Tag != "en" || end >= hi {
		return false
	}
	k, own := t.tokens[first].word.bits, false
	if first > 0 {
		p := &t.tokens[first-1] // "that Finch described as"
		own = p.upper || p.word.bits&isSubject != 0
	}
	return t.is(end, "as") && k&(isSay|isTell|isPassive) == 0 && !own || t.is(end, "by") && (end+1 >= hi || !strings.HasSuffix(t.str(end+1), "ing"))
}

// quotedAs returns who is quoted in "quoted Finch as saying".
func (t *Text) quotedAs(i, hi int32) (words, bool) {
	p := t.phraseRight(i, hi)
	if p.empty() && i < hi && t.tokens[i].word.bits&isPronoun != 0 {
		p = words{i, i + 1}
	}
	if !p.empty() && p.end < hi && t.oneOf(p.end, t.w.links) {
		return p, true
	}
	return words{}, false
}
