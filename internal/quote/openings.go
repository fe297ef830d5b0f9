package quote

// firstPhrase returns the first noun phrase of [lo, hi) that is no part of a leading adverbial.
func (t *Text) firstPhrase(lo, hi int32) words {
	for i := lo; i < hi; i++ {
		if t.tokens[i].word.bits&isSubject != 0 {
			return words{i, i + 1}
		}
		if t.opensAdverbial(i, hi) {
			i = t.pastAdverbial(i, hi)
			continue
		}
		if p := t.phraseRight(i, hi); !p.empty() && !t.year(p, lo, hi) {
			return p
		}
	}
	return words{}
}

// opensAdverbial reports whether a word opens words around the clause, which a comma ends: "In May, ...", "Asked by Tarn, ...".
func (t *Text) opensAdverbial(i, hi int32) bool {
	tk := &t.tokens[i]
	depends := tk.first && tk.word.bits&isConj != 0 && tk.word.bits&isAnd == 0 && !t.coordinates(i)
	return tk.word.bits&isPrep != 0 || depends || t.participle(i) || t.standsApart(i, hi)
}

// pastAdverbial returns where an adverbial that opens at i ends: at its comma, at an "and", or with its first word.
func (t *Text) pastAdverbial(i, hi int32) int32 {
	for k := i + 1; k < hi; k++ {
		if t.tokens[k].kind == comma {
			return k
		}
	}
	if t.tokens[i].word.bits&isPrep == 0 {
		return i
	}
	if p := t.phraseRight(i+1, hi); !p.empty() && p.end < hi && t.tokens[p.end].word.bits&isAnd != 0 {
		return p.end // "in a statement and said"
	}
	return i
}

// year reports whether a phrase is a number between commas: "On July 6, 2015, Finch".
func (t *Text) year(p words, lo, hi int32) bool {
	return p.end-p.first == 1 && t.tokens[p.first].kind == numberToken && p.first > lo && t.tokens[p.first-1].kind == comma &&
		p.end < hi && t.tokens[p.end].kind == comma
}

// coordinates reports a conjunction that opens a sentence without making it depend: "But", "Yet".
func (t *Text) coordinates(i int32) bool {
	switch foldedWord(t.str(i)) {
	case "but", "yet", "so", "nor", "or", "then":
		return true
	}
	return false
}

// standsApart reports whether a word alone before a comma opens a sentence, in a language that is not English: "Contactée, la
// compagnie", "Procurada, a empresa".
func (t *Text) standsApart(i, hi int32) bool {
	tk := &t.tokens[i]
	if t.w.Tag == "en" || t.w.capitals || !tk.first || tk.kind != wordToken || i+1 >= hi || t.tokens[i+1].kind != comma {
		return false
	}
	return tk.word.bits&(isGiven|isTitle) == 0 && !tk.all && t.surname(i) == 0
}

// participle reports a word that opens an adverbial: "Asked ...", "Speaking ...".
func (t *Text) participle(i int32) bool {
	tk := &t.tokens[i]
	if !tk.first || tk.kind != wordToken {
		return false
	}
	s := t.str(i)
	return len(s) > 4 && (s[len(s)-3:] == "ing" || s[len(s)-2:] == "ed") && tk.word.bits&(isTitle|isOrg) == 0 &&
		!(i+1 < int32(len(t.tokens)) && t.tokens[i+1].upper)
}
