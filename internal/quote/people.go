package quote

import "strings"

// person is an entry of the ledger: somebody, or a body, that the article names.
type person struct {
	name        string // the fullest form met
	first, last string
	role        string
	affiliation string
	age         string
	male, fem   int  // votes for the sex
	proof       int  // how much speaks for a person rather than a place or thing
	count       int  // full mentions
	headed      bool // the role is a headline's
	met         bool
	body        bool
	plain       bool // one word only
	titled      bool // met with a title
	nameless    bool // somebody who speaks and is not named: "a spokesman"
}

// run is a name as it stands in the text.
type run struct {
	words
	title   word // of the title before it
	person  int32
	subject bool
	owner   bool // possessive
	tied    bool // behind a preposition
	the     bool // behind an article
}

// mention is a place where the text means somebody.
type mention struct {
	at      int32 // the token it ends with
	person  int32
	subject bool
	speaks  bool
	owner   bool
	tied    bool
	pronoun bool
	intro   bool    // the first time the person is met, by full name
	margin  float32 // of a pronoun, how far the person stands above the next best
}

// People is the ledger of all whom an article names, and of where it means them.
type People struct {
	t        *Text
	persons  []person
	byName   map[string]int32
	byLast   map[string][]int32
	byFirst  map[string][]int32
	runs     []run
	mentions []mention
	shunned  []int32 // whom the pronoun that is looked at cannot mean
	titles   []int32 // of each paragraph, how many headings stand before it
	had      int32   // the last sentence that has its subject, plus one
	speaks   []bool  // of each token, whether it ends the subject of a cue that holds a span
}

// Meet reads who is named in the text. The speakers found so far weigh in: who has just spoken is likelier meant.
func Meet(t *Text, holds []hold) *People {
	p := &People{t: t, byName: map[string]int32{}, byLast: map[string][]int32{}, byFirst: map[string][]int32{}}
	p.speaks = make([]bool, len(t.tokens))
	for i := range holds {
		p.marks(holds[i].cue.subject)
	}
	var cues []cue
	for s := 0; s+1 < len(t.sents); s++ {
		cues = t.cuesIn(t.sents[s], t.sents[s+1], cues[:0])
		for k := range cues {
			if cues[k].bits&(isSay|isTell) != 0 {
				p.marks(cues[k].subject)
			}
		}
	}
	p.titles = make([]int32, len(t.Paras))
	for i := 1; i < len(t.Paras); i++ {
		p.titles[i] = p.titles[i-1]
		if t.Paras[i].Heading {
			p.titles[i]++
		}
	}
	p.collect()
	p.introduce()
	p.follow()
	return p
}

// marks notes who speaks.
func (p *People) marks(w words) {
	if w.empty() {
		return
	}
	p.speaks[p.t.head(w)-1] = true
	if n := p.t.nameIn(w); !n.empty() {
		p.speaks[n.end-1] = true
	}
}

// introduce enters the full names, before any short form is looked up: a lede may say "Finch" before the next line says "Orla Finch".
func (p *People) introduce() {
	for i := range p.runs {
		r := &p.runs[i]
		if r.end-r.first < 2 || !p.t.tokens[r.first].upper {
			continue
		}
		if p.t.headline(r.first) {
			p.fromHeadline(r)
			continue
		}
		r.person = p.enter(r)
	}
}

// fromHeadline enters a given name and the word behind it, where all words of the line have capitals.
func (p *People) fromHeadline(r *run) {
	t := p.t
	for i := r.first; i+1 < r.end; i++ {
		if t.tokens[i].word.bits&isGiven == 0 || t.tokens[i].word.bits&(isVerb|isFunction) != 0 || t.tokens[i].poss {
			continue
		}
		n := &t.tokens[i+1]
		if n.word.bits&(isFunction|isVerb|isPast|isTime|isOrg|isGiven|isTitle) != 0 || !n.upper {
			continue
		}
		part := run{words: words{i, i + 2}, person: -1}
		id := p.enter(&part)
		p.persons[id].count += 2
		i++
	}
}

// enter finds or makes the entry of a full name.
func (p *People) enter(r *run) int32 {
	t := p.t
	name := t.text(r.first, r.end)
	id, ok := p.byName[name]
	if !ok {
		last := r.end - 1
		for last > r.first && t.tokens[last].word.bits&isSuffix != 0 {
			last--
		}
		if t.tokens[last].kind == comma {
			last--
		}
		e := person{name: name, first: t.str(r.first), last: t.str(last)}
		e.body = p.isBody(r)
		id = -1
		if !e.body {
			id = p.sameAs(&e)
		}
		if id < 0 {
			id = int32(len(p.persons))
			p.persons = append(p.persons, e)
			p.byLast[e.last] = append(p.byLast[e.last], id)
			p.byFirst[e.first] = append(p.byFirst[e.first], id)
		} else if len(name) > len(p.persons[id].name) {
			p.persons[id].name = name
		}
		p.byName[name] = id
	}
	e := &p.persons[id]
	e.count++
	p.learn(e, r)
	return id
}

// sameAs finds an entry that a fuller or shorter form of the name belongs to: same surname, and first names that agree.
func (p *People) sameAs(e *person) int32 {
	for _, id := range few(p.byLast[e.last]) {
		o := &p.persons[id]
		if o.body {
			continue
		}
		if o.first == e.first || endsWith(o.name, e.name) || endsWith(e.name, o.name) ||
			strings.HasPrefix(o.first, strings.TrimSuffix(e.first, ".")) && len(e.first) <= 2 {
			return id
		}
	}
	return -1
}

// few bounds how many of one name are looked at.
func few(ids []int32) []int32 { return ids[:min(len(ids), 16)] }

// endsWith reports whether a name ends with a shorter form of it, whatever the case of its particles: "Bo de Brie", "De Brie".
func endsWith(long, short string) bool {
	n := len(long) - len(short)
	return n > 1 && long[n-1] == ' ' && strings.EqualFold(long[n:], short)
}

// isBody reports whether a name is that of a body, a place or a thing.
func (p *People) isBody(r *run) bool {
	t := p.t
	if r.title.bits&isTitle != 0 && !r.the {
		return false
	}
	for i := r.first; i < r.end; i++ {
		tk := &t.tokens[i]
		if tk.word.bits&isOrg != 0 && !(tk.word.bits&isGiven != 0 && i == r.first) {
			return true
		}
	}
	f := &t.tokens[r.first]
	if f.word.bits&isGiven != 0 {
		return false
	}
	if f.word.bits&isOpener != 0 || f.all && len(t.str(r.first)) > 2 && !strings.Contains(t.str(r.first), ".") {
		return true
	}
	return r.the
}

// learn gathers what a full mention tells of a person.
func (p *People) learn(e *person, r *run) {
	t := p.t
	f := &t.tokens[r.first]
	if f.word.bits&isGiven != 0 {
		e.proof += 2
		e.vote(f.word.gender, 2)
	}
	if r.title.bits&(isTitle|isRole|isTrade) != 0 {
		e.proof += 2
		e.vote(r.title.gender, 4)
	}
	age := p.aged(r.end)
	if age != "" {
		e.age = age
	}
	if p.speaks[r.end-1] || age != "" {
		e.proof += 2
	}
	p.learnRole(e, r)
}

// aged returns the age that follows a name that ends before token i, between commas or in brackets: "Ana Lind, 58, was at home".
func (p *People) aged(i int32) string {
	t := p.t
	last := &t.tokens[i-1]
	if in, ok := strings.CutPrefix(t.Paras[last.para].Text[last.end:], " ("); ok {
		if age := digits(in[:min(len(in), 3)]); age != "" && strings.HasPrefix(in[len(age):], ")") {
			return age
		}
	}
	if int(i)+2 >= len(t.tokens) || t.tokens[i].kind != comma || t.tokens[i+2].kind != comma && t.tokens[i+2].kind != stop {
		return ""
	}
	if age := t.str(i + 1); len(age) <= 3 && digits(age) == age {
		return age
	}
	return ""
}

func (e *person) vote(g gender, n int) {
	switch g {
	case male:
		e.male += n
	case female:
		e.fem += n
	}
}

// sex is what is known of a person's sex.
func (e *person) sex() gender {
	switch {
	case e.body:
		return neuter
	case e.male > e.fem:
		return male
	case e.fem > e.male:
		return female
	}
	return unknown
}
