package quote

// mereAdverb reports whether a word between subject and verb is no noun, in a language that writes nouns with a capital.
func (t *Text) mereAdverb(i int32) bool {
	tk := &t.tokens[i]
	return tk.kind == wordToken && !tk.upper && tk.word.bits&(isParticle|isTitle|isRole|isFunction|isVerb|isPast) == 0
}

// nounIn reports whether a noun, or a number that stands for somebody, is in [a, b): "der 27-jährige".
func (t *Text) nounIn(a, b int32) bool {
	for ; a < b; a++ {
		if t.tokens[a].upper || t.tokens[a].kind != wordToken || t.tokens[a].word.bits&(isTitle|isRole) != 0 {
			return true
		}
	}
	return false
}

// nounEnds reports whether a phrase ends between the tokens i and j, in a language that writes every noun with a capital: a small
// word behind a noun is a verb or an adverb, "Fink verwies darauf".
func (t *Text) nounEnds(i, j int32) bool {
	if !t.w.capitals {
		return false
	}
	a, b := &t.tokens[i], &t.tokens[j]
	if b.kind != wordToken || b.upper || a.kind != wordToken || !a.upper || b.word.bits&(isParticle|isTitle) != 0 {
		return false
	}
	if !a.first {
		return true
	}
	s := t.str(i)
	if s[len(s)-1] == 's' && t.inflected(t.str(j)) {
		return false // "Finks erstes Buch"
	}
	return a.word.bits&(isTitle|isGiven|isOrg) != 0 || !t.inflected(s)
}

// commonNoun reports whether capitals are no sign of a name, in a language that writes all nouns with one: one noun alone behind a
// determiner, or several without given name or title.
func (t *Text) commonNoun(n words, first int32) bool {
	if n.end-n.first == 1 && t.surname(n.first) == besideName && t.noun(n.first)&speaker == 0 {
		return false // "die junge Fink"
	}
	if n.end-n.first == 1 {
		return n.first > first || t.tokens[n.first].word.bits&isGiven == 0 && t.noun(n.first)&(speaker&^isOrg) != 0 &&
			t.surname(n.first) == 0 // "Kinder", "Experten"
	}
	for i := n.first; i < n.end; i++ {
		if t.tokens[i].word.bits&isGiven != 0 || i < n.end-1 && t.tokens[i].word.bits&isTitle != 0 {
			return false
		}
	}
	return n.first > first || n.end-n.first == 2 && t.tokens[n.first].first && t.inflected(t.str(n.first)) &&
		t.surname(n.end-1) != besideName // "Ernster Nachsatz"
}
