package quote

import "strings"

// clearTitles takes titles that are somebody's surname in this text for names: after "Orla King", "King" is she.
func (t *Text) clearTitles() {
	var names []string
	for i := 1; i < len(t.tokens); i++ {
		if t.surnameTitle(int32(i)) {
			names = append(names, t.str(int32(i)))
		}
	}
	if names == nil {
		return
	}
	for i := range t.tokens {
		tk := &t.tokens[i]
		if tk.word.bits&isTitle == 0 || !tk.upper || i > 0 && t.tokens[i-1].word.bits&isDet != 0 || t.leadsName(int32(i)) {
			continue
		}
		s := t.str(int32(i))
		for _, n := range names {
			if s == n {
				tk.word = word{}
				break
			}
		}
	}
}

// surnameTitle reports whether a title stands right behind a given name and ends the name: "Orla King".
func (t *Text) surnameTitle(i int32) bool {
	tk, p := &t.tokens[i], &t.tokens[i-1]
	if tk.word.bits&isTitle == 0 || tk.kind != wordToken || !tk.upper || tk.all || p.kind != wordToken || !p.upper || p.para != tk.para ||
		p.poss || p.word.bits&isTitle != 0 || t.Paras[tk.para].Heading || t.leadsName(i) {
		return false
	}
	if p.word.bits&isGiven != 0 {
		return true
	}
	// "their host Orlaith King, 43": an unknown given name between an office and a comma.
	return i > 1 && i+1 < int32(len(t.tokens)) && t.tokens[i+1].kind == comma && !t.tokens[i-2].upper && t.tokens[i-2].kind == wordToken &&
		t.tokens[i-2].word.bits&(isFunction|isVerb) == 0 && p.word.bits == 0 &&
		(officeLike(t.str(i-2)) || t.tokens[i-2].word.bits&(isTitle|isRole) != 0)
}

// leadsName reports whether another capital follows the one at i, so that it may be a title of what follows.
func (t *Text) leadsName(i int32) bool {
	return i+1 < int32(len(t.tokens)) && t.tokens[i+1].upper && t.tokens[i+1].kind == wordToken && !t.tokens[i].poss &&
		t.tokens[i+1].para == t.tokens[i].para && !t.tokens[i+1].first
}

// merelyOpens reports whether the word at i has its capital only from the sentence that it opens: "Critics", "Hilariously". Plurals
// of those who do something, and adverbs, are names only where the text writes them with a capital elsewhere too.
func (t *Text) merelyOpens(i int32) bool {
	tk := &t.tokens[i]
	if !tk.first || !tk.upper || tk.all || tk.kind != wordToken || t.w.Tag != "en" || tk.word.bits&(isGiven|isTitle|isOrg) != 0 {
		return false
	}
	s := t.str(i)
	one, several := strings.CutSuffix(s, "s")
	switch {
	case several && len(s) > 5 && t.look(one).bits&isOrg != 0:
		return true // "Universities", "Organizations"
	case len(s) < 5, several && !officeLike(one) && tk.word.bits&isCrowd == 0, !several && !strings.HasSuffix(s, "ly"):
		return false
	}
	return !t.innerCapitals()[s]
}

// innerCapitals are the words that look like plurals or adverbs and have a capital inside a sentence.
func (t *Text) innerCapitals() map[string]bool {
	if t.inner != nil {
		return t.inner
	}
	t.inner = map[string]bool{}
	for k := range t.tokens {
		o := &t.tokens[k]
		if !o.upper || o.first || o.kind != wordToken || t.Paras[o.para].Heading {
			continue
		}
		if w := t.str(int32(k)); strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ly") {
			t.inner[w] = true
		}
	}
	return t.inner
}
