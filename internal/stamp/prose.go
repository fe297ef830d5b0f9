package stamp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence finds the first time words at or after byte from.
func (p *parser) sentence(from int, h *hit) bool {
	f := &h.f
	for i := 0; i < len(p.toks); {
		t := &p.toks[i]
		if int(t.start) < from || t.kind != tNumber && t.kind != tWord {
			i++
			continue
		}
		if !p.core(i, f) && !p.yearAlone(i, f) || !p.tells(f) {
			i++
			continue
		}
		h.tense = p.tense(f)
		return true
	}
	return false
}

// tells reports whether what was found tells a time in a sentence, and is not a name, a length or a number.
func (p *parser) tells(f *found) bool {
	if p.something(f) {
		return false
	}
	if f.end < len(p.toks) && p.toks[f.end].has(kLater) && f.is(hasAge) && !p.toks[f.end].has(kAfter) {
		return false
	}
	switch {
	case f.is(hasAge), f.is(hasRel):
		return true
	case f.is(hasNow):
		return false // "now" is no time that a report tells
	case f.is(hasDay):
		return f.is(hasNamed) || f.is(hasISO) || f.is(hasYear) || p.leads(f.start-1)
	case f.is(hasMonth):
		return p.tellsMonth(f)
	case f.is(hasWeekday):
		return f.is(hasRelDay|hasHour) || p.tellsDay(f)
	case f.is(hasYear):
		return true
	}
	if f.is(hasPeriod|hasZone|hasOffset) || f.is(hasMark) && f.is(hasMin) {
		return true
	}
	return f.is(hasHour) && f.is(hasMark|hasMin) && !f.is(hasDot) && p.leads(f.start-1)
}

// leads reports whether token i is a preposition or the like, that makes a time of what follows.
func (p *parser) leads(i int) bool {
	if i < 0 {
		return false
	}
	t := &p.toks[i]
	if t.has(kIn) || t.has(kAt) || t.has(kEdge) || t.has(kClock) || t.has(kAbout) {
		return true
	}
	w := p.text[t.start:t.end]
	if t.has(kFuture) && (strings.HasSuffix(w, " in") || strings.HasSuffix(w, " on")) {
		return true
	}
	return t.kind == tMark && t.mark == '.' && i > 0 && p.toks[i-1].has(kAt)
}

// tellsMonth: a month without a day needs a year or a preposition; many are also names and verbs.
func (p *parser) tellsMonth(f *found) bool {
	t := p.monthToken(f)
	if !p.written(t) {
		return false
	}
	if f.is(hasYear|hasYearRel) || t.kind == tNumber {
		return true
	}
	s, ok := t.is(kMonth)
	if !ok {
		s, _ = t.is(kPersian)
	}
	r, _ := utf8.DecodeRuneInString(p.text[t.start:])
	if r >= 0x590 && !s.short { // scripts without capitals: prepositions are written at the word, or behind it
		return true
	}
	if p.leads(f.start - 1) {
		return !s.short || p.at(f.end, ".") || t.end-t.start > 3 || p.lex.tag == "en"
	}
	return !s.short && (p.lex.bare || p.lex.inflected) && !p.name(f)
}

func (p *parser) monthToken(f *found) *token {
	for i := f.start; i < f.end; i++ {
		if p.toks[i].has(kMonth) || p.toks[i].has(kPersian) {
			return &p.toks[i]
		}
	}
	return &p.toks[f.start]
}

// tellsDay: a weekday by its full name, that is not part of a name.
func (p *parser) tellsDay(f *found) bool {
	t := &p.toks[f.start]
	s, _ := t.is(kWeekday)
	if !p.written(t) || t.end-t.start <= 3 && t.mark < 0x80 {
		return false
	}
	if f.start > 0 && p.toks[f.start-1].has(kNot) {
		return false
	}
	if p.ordinalName(t) {
		return p.leads(f.start-1) && (f.end >= len(p.toks) || p.toks[f.end].kind == tMark)
	}
	if s.short && t.end-t.start <= 4 && t.mark < 0x80 && !p.at(f.end, ".") {
		return false
	}
	return !p.name(f) || p.leads(f.start-1) && !p.article(f.start-1)
}

// article reports whether token i is "the": The Sunday Times.
func (p *parser) article(i int) bool {
	t := &p.toks[i]
	return p.lex.tag == "en" && strings.EqualFold(p.text[t.start:t.end], "the")
}

// ordinalName: Portuguese weekdays without "-feira" are also ordinals.
func (p *parser) ordinalName(t *token) bool {
	if p.lex.tag != "pt" && p.lex.tag != "gl" {
		return false
	}
	switch foldString(p.text[t.start:t.end]) {
	case "segunda", "terca", "quarta", "quinta", "sexta":
		return true
	}
	return false
}

// name reports whether a word with a capital follows, as in names.
func (p *parser) name(f *found) bool {
	if f.end >= len(p.toks) {
		return false
	}
	t := &p.toks[f.end]
	if t.kind != tOther && t.kind != tWord {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.text[t.start:])
	return unicode.IsUpper(r) && p.lex.tag != "de"
}

// written reports whether a month or weekday has the capital that its language gives it.
func (p *parser) written(t *token) bool {
	switch p.lex.tag {
	case "en", "de", "id", "ms", "el":
		r, _ := utf8.DecodeRuneInString(p.text[t.start:])
		return !unicode.IsLower(r)
	}
	return true
}

// yearAlone reads a year that alone tells a time: "in 2018", or, where the language writes it so, "2018 eröffnet".
func (p *parser) yearAlone(i int, f *found) bool {
	t := &p.toks[i]
	if t.kind != tNumber || t.digits != 4 || !p.year(t.n) || !p.alone(i, i+1) {
		return false
	}
	*f = found{start: i, end: i + 1, year: int(t.n), has: hasYear}
	if p.lex.solar && t.n < 1600 {
		f.has |= hasSolar
	}
	if p.lex.tag == "th" && t.n > 2300 {
		f.year -= 543
	}
	marked, sure, ok := p.besideYear(i, f)
	if sure || !ok {
		return ok
	}
	if f.year < 1900 || f.year > 2100 {
		return f.year >= 1800 && p.leadsYear(i-1)
	}
	return marked || p.leadsYear(i-1) || p.lex.bare && p.bareYear(i, i+1)
}

// besideYear looks at what is written at the year at i: marked says that it makes it one, sure that it decides, and ok how.
func (p *parser) besideYear(i int, f *found) (marked, sure, ok bool) {
	k := i + 1
	if k >= len(p.toks) {
		return false, false, true
	}
	n := &p.toks[k]
	switch {
	case p.marks(k, Year):
		f.end++
		return true, false, true
	case n.space:
	case n.kind == tOther || n.kind == tWord:
		marked = n.has(kEnding)
		return marked, false, marked || n.mark >= 0x80 // 1990s, 2018-built
	case n.mark == '%' || n.mark == '€':
		return false, true, false
	case n.mark == '-' || n.mark == '/' || n.mark == '–':
		return false, true, p.leads(i-1) && p.num4(k+1)
	}
	return false, false, true
}

func (p *parser) num4(i int) bool { return i < len(p.toks) && p.toks[i].digits >= 2 }

// leadsYear is leads, less what stands before a plain number too.
func (p *parser) leadsYear(i int) bool {
	if i < 0 {
		return false
	}
	t := &p.toks[i]
	return t.has(kIn) || t.has(kEdge) || t.has(kFuture) && p.leads(i)
}

// bareYear: no noun that the number could count stands behind it.
func (p *parser) bareYear(i, k int) bool {
	if k >= len(p.toks) {
		return true
	}
	n := &p.toks[k]
	if n.kind == tMark {
		return n.mark != ',' || k+1 >= len(p.toks) || p.toks[k+1].space
	}
	r, _ := utf8.DecodeRuneInString(p.text[n.start:])
	if i > 0 && p.toks[i-1].kind == tMark && p.toks[i-1].mark != ',' && p.toks[i-1].mark != '(' {
		return false
	}
	return n.kind != tNumber && !unicode.IsUpper(r)
}

// tense tells whether the verb nearest to what was found says what was or what will be: the one before it, else the one behind;
// where verbs stand last, the other way round.
func (p *parser) tense(f *found) tense {
	before, after := p.verbs(f.start-1, -1), p.verbs(f.end, 1)
	if p.lex.verbLast {
		before, after = after, before
	}
	if before != 0 {
		return tense(before - 1)
	}
	if after != 0 {
		return tense(after - 1)
	}
	return past
}

// verbs looks from token i in one direction for a verb: 0 where there is none, else one more than its tense.
func (p *parser) verbs(i, step int) int {
	for ; i >= 0 && i < len(p.toks); i += step {
		t := &p.toks[i]
		switch {
		case t.kind == tMark && (t.mark == ';' || t.mark == '!' || t.mark == '?'):
			return 0
		case t.has(kFuture):
			return int(future) + 1
		case t.has(kPast):
			return p.voice(i) + 1
		case t.kind == tOther || t.kind == tWord:
			w := p.text[t.start:t.end]
			if ending(w, p.lex.futures) {
				return int(future) + 1
			}
			if ending(w, p.lex.pasts) {
				return p.voice(i) + 1
			}
		}
	}
	return 0
}

// voice tells the tense of the participle at i: "will be held" is no past.
func (p *parser) voice(i int) int {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		t := &p.toks[k]
		if t.has(kFuture) {
			return int(future)
		}
		if t.kind == tMark || t.has(kPast) {
			break
		}
	}
	return int(past)
}

// ending reports whether a word is a stem of two letters or more with one of the endings.
func ending(w string, ends []string) bool {
	if len(ends) == 0 || len(w) < 4 {
		return false
	}
	if c := w[0]; c >= 'A' && c <= 'Z' {
		return false // a name
	}
	for _, e := range ends {
		if len(w) >= len(e)+2 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
