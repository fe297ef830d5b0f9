package quote

import "slices"

// maxBack bounds how many mentions a pronoun looks back over.
const maxBack = 40

// follow walks the text in order and enters every place that means somebody: names in full and in part, and pronouns.
func (p *People) follow() {
	t := p.t
	r, somebody := 0, int32(-1)
	for i := int32(0); i < int32(len(t.tokens)); i++ {
		if t.tokens[i].first && t.w.Tag == "en" && t.oneOf(i, anyone) {
			somebody = t.head(t.phraseRight(i, t.sents[t.tokens[i].sent+1])) - 1
		}
		if r < len(p.runs) && p.runs[r].first <= i {
			p.meetRun(&p.runs[r])
			i = p.runs[r].end - 1
			r++
			continue
		}
		tk := &t.tokens[i]
		if tk.kind == numberToken {
			p.meetAged(i)
		} else if tk.upper {
			p.meetNative(i)
		}
		if (p.speaks[i] || i == somebody) && !tk.upper && tk.kind == wordToken {
			p.meetNameless(i)
		}
		if tk.kind == wordToken && tk.word.bits&isPronoun != 0 && (tk.word.gender == male || tk.word.gender == female) {
			p.shun(i, r)
			if id, margin := p.Resolve(i, tk.word.gender); id >= 0 {
				if e := &p.persons[id]; margin > 0.5 && e.sex() == unknown {
					e.vote(tk.word.gender, 1)
				}
				p.note(mention{at: i, person: id, subject: tk.word.bits&isSubject != 0, pronoun: true,
					owner: tk.word.bits&isDet != 0, tied: tk.word.bits&isSubject == 0, speaks: p.speaks[i],
					margin: float32(min(margin, 10))})
			}
		}
	}
}

// meetNameless enters somebody who speaks without a name, "a spokesman", so that a pronoun behind can mean him. The noun ends at token i.
func (p *People) meetNameless(i int32) {
	t := p.t
	tk := &t.tokens[i]
	noun := t.str(i)
	if b := tk.word.bits; t.w.Tag != "en" || noun[len(noun)-1] == 's' || b&isTrade == 0 &&
		(b&(isOrg|isPaper|isFirm|isMany|isCrowd|isPronoun|isSpeech) != 0 || b&(isTitle|isRole|isAgent) == 0 && !officeLike(noun)) {
		return
	}
	w, _ := t.phraseLeft(i+1, t.sents[tk.sent])
	if w.empty() {
		return
	}
	id := int32(-1)
	if t.is(w.first, "the") {
		id = p.office(i, noun)
	}
	if id < 0 {
		if f := &t.tokens[w.first]; (!f.upper || tk.word.bits&isAgent == 0) && !t.oneOf(w.first, anyone) {
			return // "the woman" is somebody who has a name
		}
		id = int32(len(p.persons))
		e := person{role: t.roleAt(w), nameless: true, proof: 1}
		e.vote(tk.word.gender, 2)
		p.persons = append(p.persons, e)
	}
	p.note(mention{at: i, person: id, subject: true, speaks: p.speaks[i]})
}

// anyone opens a phrase for somebody who was not met before.
var anyone = []string{"a", "an", "one", "another"}

// shun notes whom a pronoun at token i cannot mean: whoever is named behind it in its own clause, "he said of Finch", and whom a
// relative clause is tied to, "Finch, whom he called".
func (p *People) shun(i int32, r int) {
	t := p.t
	p.shunned = p.shunned[:0]
	if t.tokens[i].word.bits&isSubject == 0 {
		return
	}
	last := min(int32(len(t.tokens)), i+10)
	end := t.untilClause(min(i+2, last), last)
	for k := i + 1; k < end; k++ {
		if t.tokens[k].kind == comma {
			end = k
		}
	}
	for ; r < len(p.runs) && p.runs[r].first < end; r++ {
		run := &p.runs[r]
		if run.person >= 0 {
			p.shunned = append(p.shunned, run.person)
			continue
		}
		p.shunned = append(p.shunned, few(p.byLast[t.str(run.end-1)])...)
	}
	if n := len(p.mentions); n > 0 && i > 0 && t.is(i-1, "whom") && p.mentions[n-1].at >= i-3 {
		p.shunned = append(p.shunned, p.mentions[n-1].person)
	}
}

func (p *People) note(m mention) {
	p.mentions = append(p.mentions, m)
	p.t.tokens[m.at].who = int32(len(p.mentions))
}

// meetRun enters the mention of a name.
func (p *People) meetRun(r *run) {
	t := p.t
	if t.headline(r.first) && r.end-r.first > 1 {
		return
	}
	if r.person < 0 {
		r.person = p.short(r)
	}
	if r.person < 0 {
		return
	}
	e := &p.persons[r.person]
	if r.end-r.first == 1 {
		e.vote(r.title.gender, 4)
		if r.title.bits&isTitle != 0 || p.speaks[r.end-1] {
			e.proof++
		}
		if r.title.bits&isTitle != 0 {
			e.titled, e.body = true, e.body && !e.plain
		}
	}
	if r.subject && !e.body {
		p.pronounNext(e, r)
	}
	p.note(mention{at: r.end - 1, person: r.person, subject: r.subject, speaks: p.speaks[r.end-1], owner: r.owner, tied: r.tied,
		intro: !e.met && r.end-r.first > 1})
	e.met = true
}

// pronounNext lets a pronoun that opens the next sentence, or stands in the same one, vote for the sex of a sentence's subject.
func (p *People) pronounNext(e *person, r *run) {
	e.vote(p.nextPronoun(r), 1)
}

// nextPronoun returns the sex of the pronoun that opens the sentence after a name's, if it is of the same paragraph.
func (p *People) nextPronoun(r *run) gender {
	t := p.t
	s := t.tokens[r.first].sent
	if int(s)+2 >= len(t.sents) {
		return unknown
	}
	n := &t.tokens[t.sents[s+1]]
	if n.para == t.tokens[r.first].para && n.kind == wordToken && n.word.bits&isSubject != 0 &&
		(n.word.gender == male || n.word.gender == female) {
		return n.word.gender
	}
	return unknown
}

// short finds whom a name of one word means: a surname met in the article, else a first name, else somebody of one name.
func (p *People) short(r *run) int32 {
	t := p.t
	w := t.str(r.end - 1)
	if r.end-r.first > 1 && t.tokens[r.first].upper {
		return -1
	}
	if id := p.pick(p.byLast[w], r); id >= 0 && !p.persons[id].body {
		return id
	}
	if id := p.pick(p.byFirst[w], r); id >= 0 && !p.persons[id].body &&
		(t.tokens[r.first].word.bits&isGiven != 0 || p.persons[id].count > 1 || r.title.bits&isTitle != 0 || p.related(id)) {
		return id
	}
	if tk := &t.tokens[r.first]; tk.all && tk.first && r.end < int32(len(t.tokens)) && t.tokens[r.end].kind == colon {
		if len(w) <= 3 {
			if id := p.byInitials(w); id >= 0 {
				return id
			}
		} else if id := p.pick(p.byLast[lowered(w)], r); id >= 0 {
			return id
		}
	}
	if id, ok := p.byName[w]; ok {
		return id
	}
	if t.tokens[r.first].first && r.title.bits == 0 && t.tokens[r.first].word.bits&isGiven == 0 && !t.tokens[r.first].all &&
		!p.speaks[r.first] {
		return -1 // a capital because a sentence begins
	}
	tk := &t.tokens[r.first]
	if t.w.capitals && r.title.bits == 0 && tk.word.bits&isGiven == 0 &&
		(r.the || r.first > 0 && t.tokens[r.first-1].word.bits&isDet != 0) {
		return -1
	}
	id := int32(len(p.persons))
	e := person{name: t.text(r.first, r.end), first: w, last: w, plain: true}
	e.body = r.title.bits&isTitle == 0 && (tk.all || r.the || tk.word.bits&isOrg != 0)
	if r.title.bits&isTitle != 0 {
		e.proof = 2
		e.vote(r.title.gender, 4)
	}
	if tk.word.bits&isGiven != 0 {
		e.proof++
		e.vote(tk.word.gender, 1)
	}
	if lead := p.roleAcross(r); r.title.bits == 0 && !lead.empty() && (tk.word.bits|t.tokens[lead.end-1].word.bits)&(isGiven|isRole) != 0 {
		e.role, e.affiliation = p.cutOwner(lead) // "her brother, Tom"
		e.vote(t.tokens[lead.end-1].word.gender, 3)
		e.proof++
	}
	p.persons = append(p.persons, e)
	p.byName[w] = id
	return id
}

// related reports whether somebody shares a surname with somebody else of the text: then a first name tells them apart.
func (p *People) related(id int32) bool { return len(p.byLast[p.persons[id].last]) > 1 }

// pick chooses among persons of one name: the title's sex rules some out; then who was met last in this paragraph, then who is
// named most.
func (p *People) pick(ids []int32, r *run) int32 {
	best, most := int32(-1), -1
	next := unknown
	if len(ids) > 1 && r.subject {
		next = p.nextPronoun(r)
	}
	for _, id := range few(ids) {
		e := &p.persons[id]
		if next != unknown && e.sex() != unknown && e.sex() != next {
			continue
		}
		if g := r.title.gender; g != unknown && e.sex() != unknown && e.sex() != g {
			continue
		}
		n := e.count * 2
		if e.met {
			n += 50
		}
		if e.body {
			n = 0
		}
		for k := len(p.mentions) - 1; k >= 0 && k > len(p.mentions)-8; k-- {
			m := &p.mentions[k]
			if p.t.tokens[m.at].para != p.t.tokens[r.first].para {
				break
			}
			if m.person == id && !m.owner {
				n += 100
				break
			}
		}
		if n > most {
			best, most = id, n
		}
	}
	return best
}

// Resolve finds whom a pronoun at token i means, and how far the choice stands above the next best.
func (p *People) Resolve(i int32, g gender) (person int32, margin float64) {
	t := p.t
	best, second := -1e9, -1e9
	person = -1
	here := &t.tokens[i]
	seen := [maxBack]int32{}
	n := 0
	for k := len(p.mentions) - 1; k >= 0 && k >= len(p.mentions)-maxBack; k-- {
		m := &p.mentions[k]
		e := &p.persons[m.person]
		if e.body || e.sex() != unknown && g != unknown && e.sex() != g || e.proof == 0 && (person >= 0 || !t.does(m, here)) ||
			e.plain && e.sex() == unknown && !e.titled {
			continue
		}
		if slices.Contains(p.shunned, m.person) {
			continue
		}
		if t.w.brackets && m.tied && p.inClause(m.at, i) {
			continue // "In Anlehnung an Fink fragte er"
		}
		s := p.weigh(m, e, here, g)
		if m.person == person {
			best = max(best, s)
			continue
		}
		seen[n] = m.person
		n++
		if s > best {
			second, best, person = best, s, m.person
		} else if s > second {
			second = s
		}
	}
	if person < 0 {
		return -1, 0
	}
	return person, best - second
}

// does reports whether a name opens the sentence right before a token's and is its subject: somebody, then, though nothing else says that
// it is a person's.
func (t *Text) does(m *mention, here *token) bool {
	k := m.at
	for k > 0 && t.tokens[k].upper && !t.tokens[k].first {
		k--
	}
	return m.subject && k < m.at && t.tokens[k].upper && here.sent-t.tokens[m.at].sent <= 1
}

// inClause reports whether nothing parts two tokens.
func (p *People) inClause(a, b int32) bool {
	if b-a > maxHearer {
		return false
	}
	for ; a < b; a++ {
		if p.t.bounds(a) || p.t.tokens[a].kind == quoted {
			return false
		}
	}
	return true
}

// weigh says how likely a mention is what a pronoun means: near, a subject, somebody who has just spoken, of the right sex.
func (p *People) weigh(m *mention, e *person, here *token, g gender) float64 {
	by, at := &p.t.by.meaning, &p.t.tokens[m.at]
	s := -by.perSentence*float64(min(here.sent-at.sent, 8)) - by.perParagraph*float64(min(here.para-at.para, 6))
	if p.titles[here.para] > p.titles[at.para] {
		s -= by.pastHeading
	}
	if m.subject {
		s += by.asSubject
	}
	if m.speaks {
		s += by.asSpeaker
	}
	if m.pronoun {
		s += by.asPronoun
	}
	if m.owner {
		s -= by.asOwner
	}
	if m.tied {
		s -= by.asTied
	}
	if m.intro {
		s += by.asNew
	}
	if e.nameless {
		s -= by.asNameless
	}
	if e.sex() == g {
		s += by.ofSex
	}
	if e.proof == 0 {
		s -= by.asUnproven
	}
	return s
}

// office finds the last met person whose role holds a noun: "the mayor".
func (p *People) office(i int32, noun string) int32 {
	for k, n := p.before(i), 0; k >= 0 && n < 80; k, n = k-1, n+1 {
		e := &p.persons[p.mentions[k].person]
		if !e.body && e.role != "" && p.t.holdsWord(e.role, noun) {
			return p.mentions[k].person
		}
	}
	return -1
}

// before returns the index of the last mention before token i.
func (p *People) before(i int32) int {
	lo, hi := 0, len(p.mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.mentions[mid].at < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}
