package quote

// voice tells what a participle is part of.
type voice uint8

const (
	noVoice voice = iota // of nothing: "genannt „der Lange“"
	active               // the perfect, or it is a present form after all
	passive              // the passive: what its subject is, is said of it
)

// voice finds the auxiliary of a participle: anywhere in its clause where verbs stand at both ends of it, else right before it.
func (t *Text) voice(i, lo, hi int32) voice {
	found := noVoice
	if t.tokens[i].word.bits&isNoPresent == 0 {
		found = active
	}
	first, end := t.clause(i, lo, hi)
	for k := i - 1; k >= first; k-- {
		b := t.tokens[k].word.bits
		switch {
		case t.tokens[k].kind != wordToken:
		case b&isHave != 0 && found == passive && !t.w.brackets:
			return passive // "a été qualifié"
		case b&isHave != 0:
			return active
		case b&isBecome != 0:
			if !t.w.brackets && k > first && t.oneOf(k-1, t.w.reflexive) {
				return active // "s'est exclamé"
			}
			found = passive
		case !t.w.brackets && b&(isAdverb|isPronoun|isAux) == 0:
			return found
		}
	}
	if !t.w.brackets {
		return found
	}
	for k := i + 1; k < end && k < i+3; k++ { // "wie Fink genannt wird"
		if b := t.tokens[k].word.bits; b&isHave != 0 {
			return active
		} else if b&isBecome != 0 {
			found = passive
		}
	}
	return found
}

// agent returns who is behind a passive: "was called a mess by the mayor", "a été qualifié par le maire de".
func (t *Text) agent(i, hi int32) words {
	for j := i; j < hi && j < i+8; j++ {
		if t.oneOf(j, t.w.bys) {
			return t.phraseRight(j+1, hi)
		}
	}
	return words{}
}

// agentWithin returns who is behind a passive whose parts stand at both ends of its clause: "wurde von der Stadt als Witz bezeichnet".
func (t *Text) agentWithin(verb, lo, hi int32) words {
	first, _ := t.clause(verb, lo, hi)
	become := false
	for j := first; j < verb; j++ {
		if become && t.oneOf(j, t.w.bys) {
			return t.phraseRight(j+1, verb)
		}
		become = become || t.tokens[j].kind == wordToken && t.tokens[j].word.bits&isBecome != 0
	}
	return words{}
}

// clause returns where the clause of token i begins and ends: at a comma, a colon, a dash, an "and". What is quoted may be part of it.
func (t *Text) clause(i, lo, hi int32) (int32, int32) {
	first, end := i, i+1
	for first > lo && !t.bounds(first-1) {
		first--
	}
	for end < hi && !t.bounds(end) {
		end++
	}
	return first, end
}

// bounds reports whether token i parts two clauses.
func (t *Text) bounds(i int32) bool {
	tk := &t.tokens[i]
	switch tk.kind {
	case comma, colon, dash, stop:
		return true
	case wordToken:
		return tk.word.bits&isAnd != 0
	}
	return false
}

// unreal reports whether a verb only might be said: "man könnte es einen Witz nennen", "ohne es einen Witz zu nennen". A verb that
// opens its sentence asks or orders. Right before a colon it is said all the same.
func (t *Text) unreal(verb, end, lo, hi int32) bool {
	if end < hi && t.tokens[end].kind == colon {
		return false
	}
	if t.tokens[verb].first && t.tokens[verb].upper {
		return true
	}
	s := t.str(verb)
	if s[len(s)-1] != 'n' || t.tokens[verb].word.bits&isPerfect != 0 {
		return false
	}
	if verb > lo && t.oneOf(verb-1, t.w.infinitive) {
		return true
	}
	first, last := t.clause(verb, lo, hi)
	for k := first; k < last; k++ {
		if t.tokens[k].word.bits&isModal != 0 && t.tokens[k].kind == wordToken {
			return true
		}
	}
	return false
}

// pluralVerb reports whether the verb of a cue is that of several: "sie sagten", "sie haben gesagt".
func (t *Text) pluralVerb(c *cue) bool {
	verb := c.first
	if c.verbless || verb >= int32(len(t.tokens)) {
		verb = c.subject.end
	}
	if verb >= int32(len(t.tokens)) || t.tokens[verb].kind != wordToken {
		return false
	}
	if t.tokens[verb].word.bits&isPerfect == 0 {
		s := t.str(verb)
		return s[len(s)-1] == 'n'
	}
	lo, hi := t.sents[t.tokens[verb].sent], t.sents[t.tokens[verb].sent+1]
	for i, end := t.clause(verb, lo, hi); i < end; i++ {
		if s := t.str(i); t.tokens[i].word.bits&isHave != 0 && s[len(s)-1] == 'n' {
			return true
		}
	}
	return false
}
