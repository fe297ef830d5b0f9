package stamp

import "strings"

// A candidate is a stamp found in a text, with what stands around it.
type candidate struct {
	f      found
	label  kind // kPub, kUpd, kElse or 0
	weight int  // strong, medium, weak
}

const (
	weak = iota + 1
	medium
	strong
)

// weigh tells how far the form of a stamp alone makes it one.
func (f *found) weigh() int {
	switch {
	case f.is(hasUnix | hasISO):
		return strong
	case f.is(hasDay):
		if f.is(hasYear) && !f.is(hasTwoDigits) || f.is(hasHour|hasWeekday|hasYear) && f.is(hasNamed) {
			return strong
		}
		return medium
	case f.is(hasAge):
		if f.is(hasShort) {
			return weak
		}
		return strong
	case f.is(hasRel) && f.rel == Day:
		if f.is(hasHour) {
			return strong
		}
		return medium
	case f.is(hasMonth) && f.is(hasYear), f.is(hasNow), f.is(hasRel | hasRelDay):
		return medium
	case f.is(hasHour) && f.is(hasPeriod|hasZone|hasOffset|hasMark|hasWeekday):
		return medium
	}
	return weak
}

// scan collects the stamps of a text, at most as many as out holds, and counts the words and numbers between them.
func (p *parser) scan(out []candidate) (n, words int) {
	var label kind
	labelled, stamped := 0, 0 // words before the last label, and before the last stamp
	for i := 0; i < len(p.toks); {
		t := &p.toks[i]
		if l := p.label(i); l != 0 {
			label, labelled = l, words
		} else if label == kUpd && words > labelled && p.parts(i) {
			label = 0 // "Election update with the county clerk | 3 June"
		}
		if n < len(out) && (t.kind == tNumber || t.kind == tWord) && p.core(i, &out[n].f) && !p.something(&out[n].f) {
			c := &out[n]
			c.label, c.weight = label, c.f.weigh()
			label, stamped = 0, words
			i = c.f.end
			n++
			continue
		}
		if !p.little(t) {
			words++
		}
		i++
	}
	if n > 0 && label != 0 && label != kElse && labelled <= stamped+2 {
		if c := &out[n-1]; c.label == 0 && c.weight == strong {
			c.label = label // verbs that stand last: "wurde am 3. Juni 2024 veröffentlicht"
		}
	}
	return n, words
}

// label returns what token i calls the stamp beside it, or 0. The end of a compound calls it nothing: "Budget-Update".
func (p *parser) label(i int) kind {
	t := &p.toks[i]
	for _, k := range [...]kind{kElse, kPub, kUpd} {
		if !t.has(k) {
			continue
		}
		if i > 0 && !t.space && p.toks[i-1].kind == tMark && p.toks[i-1].mark == '-' && !p.toks[i-1].space {
			return 0
		}
		return k
	}
	return 0
}

// parts reports whether token i is a mark that parts items.
func (p *parser) parts(i int) bool {
	t := &p.toks[i]
	return t.kind == tMark && (t.mark == '-' && t.space || strings.ContainsRune("|·•●—–", t.mark))
}

// something reports whether the words around a stamp make it something else: a copyright line, a quarter, a price.
func (p *parser) something(f *found) bool {
	if f.start > 0 {
		b := &p.toks[f.start-1]
		if b.kind == tMark && strings.ContainsRune("$€£#©+", b.mark) {
			return true
		}
		first := &p.toks[f.start]
		if !first.space && first.kind == tNumber && b.kind == tOther && b.end-b.start < 4 && !unspaced(p.lastRune(b)) {
			return true // v2.10, Q4, G20
		}
		if p.denied(f) {
			return true
		}
	}
	if f.end < len(p.toks) {
		if f.is(hasISO) && p.broken(f) {
			return true
		}
		a := &p.toks[f.end]
		if a.kind == tMark && (a.mark == '%' || a.mark == '€' || a.mark == '$' || a.mark == '°') && f.weigh() < strong {
			return true
		}
	}
	return false
}

// broken reports whether an ISO form goes on into a time or zone that there is not: 2024-01-01T25:00, 00:00:00+99:99.
func (p *parser) broken(f *found) bool {
	k := f.end
	if p.toks[k].space || !p.numberNext(k+1) || p.toks[k+1].space {
		return false
	}
	switch p.text[p.toks[k].start] {
	case 'T', 't':
		return !f.is(hasHour) && p.toks[k+1].n > 24 // a time of a wrong form still leaves its day
	case '+', '-':
		return f.is(hasSec)
	}
	return false
}

// denied reports whether a word before a month or year makes it something else: Copyright 2031, the spring of 2031, Q4 2031.
func (p *parser) denied(f *found) bool {
	if f.is(hasDay|hasAge|hasRel) || !f.is(hasMonth|hasYear|hasWeekday) {
		return false
	}
	for i := f.start - 1; i >= 0 && i >= f.start-3; i-- {
		t := &p.toks[i]
		if t.has(kNot) {
			return true
		}
		if t.kind != tMark && !t.has(kAt) && !t.has(kIn) {
			return false
		}
	}
	return false
}

func (p *parser) lastRune(t *token) rune {
	var last rune
	for _, r := range p.text[t.start:t.end] {
		last = r
	}
	return last
}

// little reports whether a token beside a stamp says nothing: a mark, a label, a preposition.
func (p *parser) little(t *token) bool {
	return t.kind == tMark || t.has(kAt) || t.has(kPub) || t.has(kUpd) || t.has(kClock) || t.has(kAbout)
}

// whole reads a text that is a stamp as a whole.
func (p *parser) whole(h *hit) bool {
	if p.unix(h) {
		return true
	}
	var cs [4]candidate
	n, words := p.scan(cs[:])
	if n == 0 || words > 16 || p.unread {
		return false
	}
	best := -1
	for i := range cs[:n] {
		c := &cs[i]
		if !p.fits(c, n, words) {
			continue
		}
		if best < 0 || better(c, &cs[best]) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	c := &cs[best]
	left, right := p.apart(&c.f)
	h.f, h.label, h.apart = c.f, c.label, left && right
	return true
}

// better: of two stamps in one text, that of publication counts, then one without a label, then the fuller.
func better(a, b *candidate) bool {
	if r, q := rank(a.label), rank(b.label); r != q {
		return r > q
	}
	return a.weight > b.weight
}

func rank(label kind) int {
	switch label {
	case kPub:
		return 2
	case kUpd, kElse:
		return 0
	}
	return 1
}

// called reports whether a label makes a stamp of what stands beside it.
func (c *candidate) called() bool { return c.label == kPub || c.label == kUpd }

// fits reports whether a stamp of this weight may stand beside that many other words.
func (p *parser) fits(c *candidate, n, words int) bool {
	left, right := p.apart(&c.f)
	switch c.weight {
	case strong:
		return true
	case medium:
		if words == 0 {
			return n == 1 || !p.range_(c)
		}
		return words <= 8 && (left || c.called()) && right
	}
	if words > 0 {
		edge := c.f.start == 0 || c.f.end == len(p.toks)
		return words <= 5 && (c.called() || left && edge) && right && p.bullet(&c.f)
	}
	if c.f.is(hasSec) && c.f.hour < 10 && p.toks[c.f.start].digits == 1 || p.toks[c.f.start].has(kAlike) {
		return false // the length of a film, the Sun
	}
	return n == 1 && (c.f.is(hasHour) || c.f.is(hasAge) || c.f.is(hasWeekday))
}

// range_ reports whether a clock without a day stands beside another: opening hours.
func (p *parser) range_(c *candidate) bool {
	return !c.f.is(hasDay | hasRel | hasWeekday | hasAge | hasMonth | hasNow)
}

// apart reports whether marks or the ends of the text part a stamp from the words on its left and right.
func (p *parser) apart(f *found) (left, right bool) {
	i := f.start - 1
	for i >= 0 && p.toks[i].kind == tWord && p.little(&p.toks[i]) {
		i--
	}
	left = i < 0 || p.toks[i].kind == tMark
	k := f.end
	for k < len(p.toks) && p.toks[k].kind == tWord && p.toks[k].has(kAt) && k+1 == len(p.toks) {
		k++
	}
	right = k >= len(p.toks) || p.toks[k].kind == tMark && p.toks[k].mark != '\''
	return left, right
}

// bullet reports whether a mark that parts items, not clauses, stands at one side of a stamp.
func (p *parser) bullet(f *found) bool {
	for _, i := range [2]int{f.start - 1, f.end} {
		if i < 0 || i >= len(p.toks) {
			continue
		}
		switch t := &p.toks[i]; {
		case t.has(kPub), t.has(kUpd):
			return true
		case t.kind == tMark:
			switch t.mark {
			case '|', '·', '•', '●', '—', '–', '/', ':':
				return true
			case '-':
				return t.space
			}
		}
	}
	return false
}

// unix reads seconds or milliseconds since 1970, which stand in attributes.
func (p *parser) unix(h *hit) bool {
	if len(p.toks) != 1 || p.toks[0].kind != tNumber {
		return false
	}
	t := &p.toks[0]
	n := t.n
	switch t.digits {
	case 10:
	case 13:
		n /= 1000
	default:
		return false
	}
	if n < 600_000_000 || n > 4_102_444_800 {
		return false
	}
	h.f = found{end: 1, unix: n, has: hasUnix}
	return true
}

// inLine finds the stamp in the text of a card: the one that is best set apart from the words around it.
func (p *parser) inLine(h *hit) bool {
	var cs [6]candidate
	n, words := p.scan(cs[:])
	best, most := -1, 0
	for i := range cs[:n] {
		if score := p.standing(&cs[i], words == 0, n == 1); score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return false
	}
	c := &cs[best]
	left, right := p.apart(&c.f)
	h.f, h.label, h.apart = c.f, c.label, left && right
	return true
}

// standing says how well a stamp is set apart in its line, 0 for not at all; alone says that no words stand in the line, only that
// no other stamp does.
func (p *parser) standing(c *candidate, alone, only bool) int {
	left, right := p.apart(&c.f)
	edge := c.f.start == 0 || c.f.end == len(p.toks)
	score := 0
	switch {
	case alone && (c.weight > weak || only):
		score = 8
	case left && right && (c.weight > weak || p.bullet(&c.f) || c.called()):
		score = 6
	case c.weight < strong:
	case edge && (c.f.start > 0 || right) && (left || right), c.called() && left:
		score = 4
	case c.f.start == 0 && (c.f.is(hasDay) && c.f.is(hasYear) || c.f.is(hasAge)):
		score = 3 // a card may show its stamp first, in an element of its own
	}
	if score == 0 {
		return 0
	}
	score += c.weight + 4*rank(c.label)
	if edge {
		score++
	}
	if c.f.is(hasAge) {
		score++
	}
	return score
}
