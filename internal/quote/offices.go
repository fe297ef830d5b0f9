package quote

// tells reports whether the words [i, j) behind a name tell an office, in a language that is not English: a title or a trade comes soon,
// or a noun with what belongs to it.
func (t *Text) tells(i, j int32) bool {
	if b := t.tokens[i].word.bits; b&isAdverb != 0 || b&isFunction&^isDet != 0 && b&isDet == 0 {
		return false
	}
	for k := i; k < j && k < i+4; k++ {
		b := t.tokens[k].word.bits
		switch {
		case b&(isTitle|isRole) != 0 || t.w.brackets && t.tokens[k].upper && t.noun(k)&(isTitle|isRole|isAgent) != 0:
			return true
		case b&isInside != 0:
			return k > i && !t.w.capitals && !t.tokens[k-1].upper && t.tokens[k-1].word.bits&(isVerb|isAux) == 0
		case b&isTie != 0 && b&isGenitive == 0:
			return false
		}
	}
	return false
}

// cutOffice parts an office from the body that it belongs to, where that has a name: "directora del Instituto Velden", "Chef von Lumen".
// The case of other nouns would have to change.
func (t *Text) cutOffice(w words) (role, affiliation string) {
	for i := w.first + 1; i+1 < w.end; i++ {
		b := t.tokens[i].word.bits
		if t.tokens[i].kind != wordToken || b&isTie == 0 || !t.w.capitals && b&isInside == 0 {
			continue
		}
		if house := t.houseAt(i+1, w.end); !house.empty() {
			return t.text(w.first, i), t.text(house.first, house.end)
		}
	}
	return t.text(w.first, w.end), ""
}

// houseAt reads the name of a body at token i, without its article: "Instituto Velden de la Mar".
func (t *Text) houseAt(i, end int32) words {
	for !t.w.capitals && i < end && t.tokens[i].word.bits&isDet != 0 {
		i++
	}
	if i >= end || !t.tokens[i].upper || t.tokens[i].kind != wordToken ||
		t.w.capitals && (t.tokens[i].word.bits&isDet != 0 || t.things(i)) {
		return words{}
	}
	k := i + 1
	for k < end && (t.tokens[k].upper || k+1 < end && t.tokens[k].kind == wordToken && t.tokens[k].word.bits&(isInside|isDet) != 0) {
		k++
	}
	for k > i && !t.tokens[k-1].upper {
		k--
	}
	return words{i, k}
}

// things reports whether a noun is known for a common one: by its ending, as somebody's trade, or because it is a plural.
func (t *Text) things(i int32) bool {
	return !t.tokens[i].all && (!t.bareName(words{i, i + 1}) || t.noun(i)&(speaker&^isFirm) != 0)
}

// aPerson reports whether a phrase names a person for sure.
func (t *Text) aPerson(w words) bool {
	return !w.empty() && !t.nameIn(w).empty() && (t.anyOf(w.first, w.end, isGiven|isTitle) || t.surname(w.end-1) == besideName)
}

// withoutPlace drops from a mention what only tells to whom or where somebody says it: "Fontal a los vecinos", "el alcalde por la radio".
func (t *Text) withoutPlace(w words) words {
	for i := w.first + 1; i+1 < w.end; i++ {
		b := t.tokens[i].word.bits
		if t.tokens[i].kind != wordToken || b&isTie == 0 || b&(isInside|isParticle) != 0 {
			continue
		}
		if b&isToward != 0 || !t.nameIn(words{w.first, i}).empty() {
			return words{w.first, i}
		}
	}
	for w.first+1 < w.end && t.tokens[w.end-1].word.bits&(isDet|isPrep) != 0 && !t.tokens[w.end-1].upper {
		w.end--
	}
	return w
}

// withoutArticle drops the determiners that a phrase begins with.
func (t *Text) withoutArticle(w words) words {
	for w.first+1 < w.end && t.tokens[w.first].word.bits&isDet != 0 {
		w.first++
	}
	return w
}

// roleElsewhere returns a phrase before a name and its comma as an office in another language, where no endings tell a trade: its head
// is known, or it has an article and a name that is surely a person's stands apart behind it, "el maquinista, Orla Fontal, ...".
func (t *Text) roleElsewhere(w words, tied bool, r *run) words {
	head := t.head(w) - 1
	if t.tokens[head].kind != wordToken || t.tokens[head].upper && !t.w.capitals {
		return words{}
	}
	if t.noun(head)&(isTitle|isRole|isAgent) != 0 {
		return w
	}
	_, the := t.article(w.first)
	apart := r.end < int32(len(t.tokens)) && (t.tokens[r.end].kind == comma || t.tokens[r.end].kind == stop)
	if the && apart && !tied && t.tokens[r.first].word.bits&isGiven != 0 && t.noun(head)&speaker == 0 && !endsInOne(t.str(head), t.w.things) {
		return w
	}
	return words{}
}

// nounLeads reports whether an unknown noun right before a full name with a given name leads it, as an office that no ending tells.
func (t *Text) nounLeads(r *run) bool {
	i := r.first - 1
	switch {
	case t.w.Tag == "en" || r.end-r.first < 2 || t.tokens[r.first].word.bits&isGiven == 0 || t.tokens[i].kind != wordToken:
		return false
	case t.w.capitals:
		return t.greatNounLeads(i)
	}
	if n := &t.tokens[i]; i == 0 || n.upper || n.word.bits&^isTrade != 0 {
		return false
	}
	_, the := t.article(i - 1)
	return the // "o carteiro Tiago Lobo"
}

// greatNounLeads is nounLeads for the noun at i where every noun has a capital: "von dem Statiker Ulf Hagen", but not "in Velden Ulf Hagen".
func (t *Text) greatNounLeads(i int32) bool {
	n := &t.tokens[i]
	if !n.upper || n.all || n.word.bits&(isFunction|isAdverb|isTime|isGiven|isTitle|isRole) != 0 || t.inflected(t.str(i)) && n.first {
		return false
	}
	if n.first || i == 0 {
		return n.first
	}
	p := &t.tokens[i-1]
	return p.kind == wordToken && !p.upper && p.word.bits&(isPrep|isDet) != isPrep
}
