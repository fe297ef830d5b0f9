package quote

import "strings"

// article returns the sex that a definite article at token i tells, and whether it is one: "the" of "the mayor".
func (t *Text) article(i int32) (gender, bool) {
	tk := &t.tokens[i]
	if tk.kind != wordToken || tk.word.bits&isDet == 0 {
		return unknown, false
	}
	g, ok := t.w.articles[foldedWord(t.str(i))]
	return g, ok
}

// aged reports whether a number at token i stands for somebody of that age, behind its article, and the sex that this one tells:
// "the 54-year-old".
func (t *Text) aged(i int32) (gender, bool) {
	if i == 0 || len(t.w.aged) == 0 || !endsInOne(t.str(i), t.w.aged) || !t.bounded(i) {
		return unknown, false
	}
	return t.article(i - 1)
}

// native reports whether a noun for somebody by his land stands for whom the text has named, at token i behind its article, and the sex
// that this one tells: "the Frenchwoman", "the 24-year-old Czech".
func (t *Text) native(i int32) (gender, bool) {
	if i == 0 || !t.tokens[i].upper || !t.w.natives[t.str(i)] || !t.bounded(i) {
		return unknown, false
	}
	k := i - 1
	if k > 0 && endsInOne(t.str(k), t.w.aged) {
		k--
	}
	return t.article(k)
}

// bounded reports whether no noun follows the number at token i: "the 54-year-old wall" is nobody.
func (t *Text) bounded(i int32) bool {
	return i+1 == int32(len(t.tokens)) || t.tokens[i+1].para != t.tokens[i].para || !t.nominal(i+1)
}

// meetNative enters a noun for somebody by his land as a mention of the likeliest.
func (p *People) meetNative(i int32) {
	g, ok := p.t.native(i)
	if !ok {
		return
	}
	p.shunned = p.shunned[:0]
	if id, margin := p.Resolve(i, g); id >= 0 {
		p.note(mention{at: i, person: id, subject: true, speaks: p.speaks[i], margin: float32(min(margin, 10))})
	}
}

// meetAged enters the age at token i as a mention of whom it means: who is said to be so old, else the likeliest whose age is not told.
func (p *People) meetAged(i int32) {
	t := p.t
	g, ok := t.aged(i)
	if !ok {
		return
	}
	age := digits(t.str(i))
	who := mention{at: i, person: -1, subject: true, speaks: p.speaks[i], margin: 10}
	for k := max(0, len(p.mentions)-maxBack); k < len(p.mentions); k++ {
		if id := p.mentions[k].person; p.persons[id].age == age {
			who.person = id
		}
	}
	if who.person < 0 && !t.agedBefore(i, age) {
		p.shunned = p.shunned[:0]
		id, margin := p.Resolve(i, g)
		if id >= 0 && p.persons[id].age == "" {
			who.person, who.margin = id, float32(min(margin, 10))
		}
	}
	if who.person >= 0 {
		p.note(who)
	}
}

// agedBefore reports whether somebody without a name has come in by the same age: as in "A 27-year-old was hurt".
func (t *Text) agedBefore(i int32, age string) bool {
	for k := i - 1; k > 0 && k > i-maxAged; k-- {
		if t.tokens[k].kind == numberToken && t.tokens[k-1].word.bits&isDet != 0 && endsInOne(t.str(k), t.w.aged) && digits(t.str(k)) == age {
			if _, known := t.article(k - 1); !known {
				return true
			}
		}
	}
	return false
}

// maxAged bounds how many tokens back somebody of an age may have come in.
const maxAged = 600

// digits returns the digits that a text begins with.
func digits(s string) string {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return s[:n]
}

// standIn finds whom a definite phrase of few words stands for, whose noun is at token i: somebody of that office, "the mayor", or of
// that age.
func (p *People) standIn(first, i int32) int32 {
	t := p.t
	g, ok := t.article(first)
	if !ok || i-first > 2 {
		return -1
	}
	_, native := t.native(i)
	if at := &t.tokens[i]; (at.kind == numberToken || native) && at.who > 0 {
		if m := &p.mentions[at.who-1]; m.margin >= leastMargin {
			return m.person
		}
		return -1
	}
	id := p.office(i, t.str(i))
	if id < 0 || p.persons[id].nameless || g != unknown && p.persons[id].sex() != unknown && p.persons[id].sex() != g {
		return -1
	}
	return id
}

// holdsWord reports whether an office has a word, or one that is built with it where nouns are: "Ministerin" of "Bildungsministerin".
func (t *Text) holdsWord(office, w string) bool {
	for f := range strings.FieldsSeq(office) {
		f = strings.Trim(f, ".,")
		if n := len(f) - len(w); n == 0 && strings.EqualFold(f, w) ||
			n > 2 && t.w.brackets && len(w) > leastPart && strings.EqualFold(f[n:], w) {
			return true
		}
	}
	return false
}
