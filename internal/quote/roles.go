package quote

import "strings"

// learnRole reads a person's office from the words beside a full name, where it has none yet.
func (p *People) learnRole(e *person, r *run) {
	t := p.t
	for i := r.first - 1; i >= 0 && t.tokens[i].para == t.tokens[r.first].para && i > r.first-5; i-- {
		if t.tokens[i].word.bits&isRole != 0 {
			e.vote(t.tokens[i].word.gender, 3)
		}
		if !t.nominal(i) {
			break
		}
	}
	heading := t.Paras[t.tokens[r.first].para].Heading
	if e.role != "" && (heading || !e.headed) {
		return
	}
	old, house := e.role, e.affiliation
	e.role, e.affiliation = "", ""
	p.readRole(e, r)
	e.headed = heading
	if e.role == "" { // what the headline calls somebody holds until the story tells more
		e.role, e.affiliation, e.headed = old, house, old != ""
	}
}

// readRole reads a person's office from the words before the name, across a comma, or behind it.
func (p *People) readRole(e *person, r *run) {
	t := p.t
	if before := p.roleBefore(r); !before.empty() {
		e.role, e.affiliation = t.office(before.first, before.end), t.spokenFor(before)
		e.proof++
	}
	if lead := p.roleAcross(r); !lead.empty() {
		e.proof++
		if w := t.tokens[lead.end-1].word; w.bits&isRole != 0 {
			e.vote(w.gender, 3)
		}
		if e.role == "" || !strings.Contains(e.role, " ") {
			e.role, e.affiliation = p.cutOwner(lead)
		}
		return
	}
	if behind, w := p.roleBehind(r); !behind.empty() {
		e.vote(w.gender, 3)
		e.proof++
		if e.role == "" || !strings.Contains(e.role, " ") {
			e.role, e.affiliation = p.cutRole(behind)
			if e.affiliation == "" && t.tokens[behind.first].upper {
				e.affiliation = t.houseBehind(behind.end)
			}
		}
		return
	}
	if role := p.standing(r.end); !role.empty() && (e.role == "" || !strings.Contains(e.role, " ")) {
		e.role, e.affiliation = p.cutRole(role)
	}
}

// office returns words as an office, with the stop of the short form that they end in, as "Sen." does.
func (t *Text) office(first, end int32) string {
	if first >= end {
		return ""
	}
	x, y := &t.tokens[first], &t.tokens[end-1]
	s := t.Paras[x.para].Text
	if y.word.bits&isTitle != 0 && y.end-y.start <= 4 && int(y.end)+1 < len(s) && s[y.end] == '.' && s[y.end+1] == ' ' {
		return s[x.start : y.end+1]
	}
	return s[x.start:y.end]
}

// houseBehind returns the body that a list of capitals behind an office ends with, as in
// "Group President, Northern Lines, Lumen Holdings".
func (t *Text) houseBehind(i int32) string {
	var house words
	para := t.tokens[i-1].para
	for n := 0; n < 3 && i+1 < int32(len(t.tokens)) && t.tokens[i+1].para == para && t.tokens[i].kind == comma &&
		t.tokens[i+1].upper && !t.tokens[i+1].first; n++ {
		j := i + 1
		for j < int32(len(t.tokens)) && t.tokens[j].para == para && t.tokens[j].kind == wordToken &&
			(t.tokens[j].upper || t.tokens[j].word.bits&isInside != 0) && t.tokens[j].word.bits&isGiven == 0 {
			j++
		}
		if j-i > 2 || t.tokens[i+1].word.bits&isOrg != 0 || t.tokens[i+1].all {
			house = words{i + 1, j}
		}
		i = j
	}
	if i < int32(len(t.tokens)) && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&(isVerb|isAux) == 0 {
		return "" // more than a list of capitals
	}
	return t.text(house.first, house.end)
}

// roleBefore returns the words that lead a name: "harbor master", "Rep.", "former Velden mayor".
func (p *People) roleBefore(r *run) words {
	t := p.t
	lo := t.sents[t.tokens[r.first].sent]
	i := r.first
	for i > lo && i > r.first-8 {
		tk := &t.tokens[i-1]
		if tk.kind != wordToken || tk.poss && i != r.first {
			break
		}
		if tk.word.bits&isTitle != 0 && (tk.upper || tk.word.bits&(isFunction|isAdverb|isVerb) == 0) || t.nominal(i-1) &&
			!(tk.first && !tk.upper) {
			if tk.poss {
				break
			}
			i--
			continue
		}
		break
	}
	if i == r.first {
		return words{}
	}
	// A lone name or verb before it is no office.
	last := &t.tokens[r.first-1]
	if t.nounLeads(r) {
		return words{r.first - 1, r.first}
	}
	if last.upper && last.word.bits&(isTitle|isRole|isTrade) == 0 || last.word.bits&isGiven != 0 && last.upper {
		return words{}
	}
	if t.w.Tag != "en" && t.noun(r.first-1)&(isTitle|isRole|isAgent) == 0 {
		return words{}
	}
	if !last.upper && !officeLike(t.str(r.first-1)) && last.word.bits&(isTitle|isRole|isVerb) == 0 {
		return words{}
	}
	if r.first-i == 1 && last.word.bits&isCourtesy != 0 {
		return words{}
	}
	end := r.first
	for end > i && t.tokens[end-1].word.bits&isCourtesy != 0 {
		end--
	}
	if end == i+1 && t.tokens[i].word.bits&isManner != 0 {
		return words{}
	}
	return words{i, end}
}

// spokenFor returns the body whose name an office begins with: "Lumen" of "Lumen spokeswoman". One word that opens the sentence
// must be known for a body: "Former spokeswoman".
func (t *Text) spokenFor(w words) string {
	last := w.end - 1
	if w.end-w.first < 2 || t.tokens[last].word.bits&isAgent == 0 {
		return ""
	}
	for i := w.first; i < last; i++ {
		if !t.tokens[i].upper || t.tokens[i].word.bits&isTitle != 0 {
			return "" // "Chief Executive"
		}
	}
	if f := &t.tokens[w.first]; last-w.first == 1 && f.first && f.word.bits&isOrg == 0 {
		return ""
	}
	return t.text(w.first, last)
}

// roleAcross returns the phrase that leads a name across a comma: "the port's harbor master, Orla Finch, ...".
func (p *People) roleAcross(r *run) words {
	t := p.t
	lo, at := t.sents[t.tokens[r.first].sent], r.first-1
	for at > lo && t.tokens[at].kind == wordToken && t.tokens[at].upper && t.tokens[at].word.bits&isCourtesy != 0 {
		at-- // "the port's patron, Dame Orla Finch"
	}
	if at <= lo || t.tokens[at].kind != comma || r.end < int32(len(t.tokens)) &&
		t.tokens[r.end].word.bits&isAnd != 0 {
		return words{}
	}
	w, tied := t.phraseLeft(at, lo)
	if w.empty() || !t.nameIn(w).empty() {
		return words{}
	}
	last := &t.tokens[w.end-1]
	if tied && last.word.bits&isAgent != 0 {
		return words{} // "Through his lawyers, Finch ..."
	}
	if s := t.str(w.end - 1); last.word.bits&(isTitle|isRole|isAgent) == 0 && (last.word.bits&isPaper != 0 || tied &&
		(r.end >= int32(len(t.tokens)) || t.tokens[r.end].kind != comma || !officeLike(s) || strings.HasSuffix(s, "ment"))) {
		return words{} // "In a statement, Orla Finch ..."
	}
	f := &t.tokens[w.first]
	if t.w.Tag != "en" {
		return t.roleElsewhere(w, tied, r)
	}
	if last.upper && last.word.bits&isTitle == 0 || last.kind != wordToken || f.word.bits&isDet == 0 && !f.poss && !f.first && !t.possIn(w) {
		return words{}
	}
	return w
}

func (t *Text) possIn(w words) bool {
	for i := w.first; i < w.end; i++ {
		if t.tokens[i].poss {
			return true
		}
	}
	return false
}

// cutOwner parts an office from its owner: "Lumen's founder" is the founder, of Lumen.
func (p *People) cutOwner(w words) (role, affiliation string) {
	t := p.t
	for w.first < w.end && t.tokens[w.first].word.bits&isDet != 0 {
		w.first++
	}
	for i := w.first; i+1 < w.end; i++ {
		if t.tokens[i].poss && t.tokens[i].upper {
			return t.office(i+1, w.end), t.text(w.first, i+1)
		}
	}
	return p.cutRole(w)
}

// officeLike reports whether an English-looking noun can be somebody's trade. Titles and roles are known; here the endings of
// agent nouns count.
func officeLike(s string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "person", "ent", "ant", "ive", "eer", "ary",
		"ate", "ee", "hip", "ess", "ief", "ad", "ay", "rin", "in"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// roleBehind returns the apposition behind a name that tells an office, and the word that tells the sex.
func (p *People) roleBehind(r *run) (words, word) {
	t := p.t
	hi := t.sents[t.tokens[r.first].sent+1]
	i := r.end
	if i+1 >= hi || t.tokens[i].kind != comma || r.tied && t.tokens[r.first-1].first {
		return words{}, word{} // nothing, or the subject of "Beyond Velden, the port said"
	}
	i++
	if t.tokens[i].kind == numberToken && i+1 < hi && t.tokens[i+1].kind == comma {
		i += 2 // an age
		if i >= hi {
			return words{}, word{}
		}
	}
	first := i
	for i < hi && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&isDet != 0 {
		i++
	}
	det := i > first
	j, told, listed := t.apposition(i, hi, det)
	if j == i+1 && det && t.tokens[j-1].word.bits == 0 && j+1 < hi && t.tokens[j].kind == comma && t.nominal(j+1) && t.w.Tag == "en" {
		j, told, listed = t.apposition(j+1, hi, det) // "a sleepless, local pilot"
	}
	if listed {
		return words{}, word{}
	}
	if !t.officeWords(i, j, hi, det) {
		return words{}, word{}
	}
	return words{i, j}, told
}

// officeWords reports whether the words [i, j) behind a name and its comma can be an office.
func (t *Text) officeWords(i, j, hi int32, det bool) bool {
	if j == i || t.tokens[i].kind != wordToken || j < hi && t.tokens[j].word.bits&isAux != 0 && t.tokens[j].kind == wordToken {
		return false
	}
	if t.w.Tag != "en" {
		return !t.startsClause(i, j, hi) && t.tells(i, j) && t.opensOffice(i, j, det)
	}
	if j == i+1 && !det && t.tokens[i].word.bits&(isTitle|isRole|isAgent) == 0 && !officeLike(t.str(i)) {
		return false // "Finch, however, ..."
	}
	return t.opensOffice(i, j, det)
}

// startsClause reports whether a verb and its object, or words before a quote, stand behind the comma.
func (t *Text) startsClause(i, j, hi int32) bool {
	return j < hi && t.tokens[j].kind == quoted || i+1 < j && t.tokens[i+1].word.bits&isDet != 0 &&
		t.tokens[i+1].word.bits&(isGenitive|isPrep|isTie) == 0
}

// opensOffice reports whether an office can begin with the word at i: no verb does, no place, no next name of a list.
func (t *Text) opensOffice(i, j int32, det bool) bool {
	if det {
		return true
	}
	f := &t.tokens[i]
	if f.word.bits&(isFunction&^isDet|isPast) != 0 || f.word.bits&isVerb != 0 && f.word.bits&(isFinite|isParticiple) != 0 {
		return false
	}
	if f.upper && !t.w.capitals && f.word.bits&(isTitle|isRole) == 0 && !t.lowerIn(i, j) && t.tokens[j-1].word.bits&isTitle == 0 {
		return false // "Finch, Ohio, ..."
	}
	s := t.str(i)
	return len(s) <= 4 || !strings.HasSuffix(s, "ing") && !strings.HasSuffix(s, "ed")
}

// apposition returns where the words from i on end that may tell an office, and the first role among them. listed says that they
// are the next of a list: "Orla Finch, entrepreneur Tom Dell and ...".
func (t *Text) apposition(i, hi int32, det bool) (j int32, told word, listed bool) {
	for j = i; j < hi && j < i+24; j++ {
		tk := &t.tokens[j]
		if tk.kind == quoted || tk.kind == stop || tk.kind == colon || tk.kind == comma || tk.kind == dash {
			break
		}
		b := tk.word.bits
		if j > i && (b&isVerb != 0 && b&isFinite != 0 && b&(isPaper|isRole) == 0 && !tk.upper &&
			t.tokens[j-1].word.bits&(isPrep|isDet) == 0 || b&isRel != 0 && b&isGenitive == 0 ||
			b&isAux != 0 && b&isAdverb == 0) {
			break
		}
		if b&isRole != 0 && told.bits == 0 {
			told = tk.word
		}
		if (!det || t.w.Tag != "en") && j > i && tk.upper && b&isGiven != 0 && !t.tokens[j-1].poss && t.tokens[j-1].word.bits&(isPrep|isDet) == 0 {
			return j, told, true
		}
	}
	return j, told, false
}

// lowerIn reports whether a plain noun stands in [i, j): an office has one, a list of names none.
func (t *Text) lowerIn(i, j int32) bool {
	for ; i < j; i++ {
		tk := &t.tokens[i]
		if tk.kind == wordToken && !tk.upper && tk.word.bits&(isFunction|isAdverb|isTime|isVerb) == 0 {
			return true
		}
		if tk.word.bits&isTie != 0 {
			return false
		}
	}
	return false
}

// cutRole parts an office from the body it belongs to: "director for games at Lumen" is director for games, of Lumen.
func (p *People) cutRole(w words) (role, affiliation string) {
	t := p.t
	if t.w.Tag != "en" {
		return t.cutOffice(w)
	}
	best, from := int32(-1), int32(0)
	for i := w.first + 1; i+1 < w.end; i++ {
		if t.tokens[i].word.bits&isTie == 0 || t.tokens[i].kind != wordToken || t.ofBody(i, w.end) > i {
			continue
		}
		j := i + 1
		for j < w.end && t.tokens[j].word.bits&isDet != 0 {
			j++
		}
		if j == w.end || !t.tokens[j].upper {
			continue
		}
		if t.is(i, "at") || best < 0 && (t.is(i, "of") || t.is(i, "for") || t.is(i, "with")) {
			best, from = i, j // "head of Northern Lines at Lumen" belongs to Lumen
		}
		if t.is(i, "at") {
			break
		}
	}
	if best < 0 {
		return t.office(w.first, w.end), ""
	}
	return t.office(w.first, best), t.text(from, t.untilAnother(from, w.end))
}

// untilAnother returns where a second office begins behind the name of a body: "at Lumen Works and a lecturer".
func (t *Text) untilAnother(i, end int32) int32 {
	for ; i+1 < end; i++ {
		if t.tokens[i].word.bits&isAnd == 0 || t.tokens[i].kind != wordToken {
			continue
		}
		k := i + 1
		for k+1 < end && t.tokens[k].word.bits&isDet != 0 {
			k++
		}
		if !t.tokens[k].upper {
			return i
		}
	}
	return end
}
