package quote

// firstPhrase returns the first noun phrase of [lo, hi) that is no part of a leading adverbial.
func (t *Text) firstPhrase(lo, hi int32) words {
	i := lo
	for i < hi {
		tk := &t.tokens[i]
		if tk.kind == wordToken && tk.word.bits&isSubject != 0 {
			return words{i, i + 1}
		}
		if tk.kind == wordToken && (tk.word.bits&(isPrep) != 0 || tk.word.bits&isConj != 0 && tk.word.bits&isAnd == 0 &&
			tk.first && !t.coordinates(i) || t.participle(i) || t.standsApart(i, hi)) {
			j := i + 1
			for j < hi && t.tokens[j].kind != comma {
				j++
			}
			if j >= hi {
				if p := t.phraseRight(i+1, hi); tk.word.bits&isPrep != 0 && !p.empty() && p.end < hi && t.tokens[p.end].word.bits&isAnd != 0 {
					i = p.end // "in a statement and said"
				}
				i++
				continue
			}
			i = j + 1
			continue
		}
		if p := t.phraseRight(i, hi); !p.empty() && !t.year(p, lo, hi) {
			return p
		}
		i++
	}
	return words{}
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
	return t.w.Tag != "en" && !t.w.capitals && tk.first && i+1 < hi && t.tokens[i+1].kind == comma && tk.word.bits&(isGiven|isTitle) == 0 && !tk.all &&
		t.surname(i) == 0
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
