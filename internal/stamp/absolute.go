package stamp

import "strings"

// year reports whether a number of four digits can be a year of news, in one of the calendars of the language.
func (p *parser) year(n int64) bool {
	return n >= 1800 && n <= 2100 || p.lex.solar && n >= 1300 && n <= 1500 || p.lex.tag == "th" && n >= 2300 && n <= 2643
}

// at reports whether token i is a mark that is written without a space before it.
func (p *parser) at(i int, marks string) bool {
	if i >= len(p.toks) || p.toks[i].kind != tMark || p.toks[i].space {
		return false
	}
	for _, m := range marks {
		if p.toks[i].mark == m {
			return true
		}
	}
	return false
}

// num returns token i as a number of at most digits digits.
func (p *parser) num(i int, digits uint8) (int, bool) {
	if i >= len(p.toks) || p.toks[i].kind != tNumber || p.toks[i].digits > digits {
		return 0, false
	}
	return int(p.toks[i].n), true
}

// alone reports whether no letter, digit or joining mark is written at the number tokens from i to end: "v2.10.3",
// "978-3-16" are no dates.
func (p *parser) alone(i, end int) bool {
	if i > 0 && !p.toks[i].space {
		switch b := &p.toks[i-1]; {
		case b.kind == tOther && b.end-b.start < 3, b.kind == tNumber:
			return false
		case b.kind == tMark && strings.ContainsRune("-/.+$€£#", b.mark):
			signed := b.mark == '/' && end-i == 5 // (abc/03.06.2025): who wrote it, and when
			return (b.mark == '-' || signed) && i > 1 && p.toks[i-2].kind != tNumber
		}
	}
	if end < len(p.toks) && !p.toks[end].space && p.toks[end].kind == tMark {
		switch mark := p.toks[end].mark; mark {
		case '-', '/', '.', '%', '€', '$':
			if end+1 >= len(p.toks) || p.toks[end+1].space || mark == '-' && p.clockDigits(end+1) {
				return true
			}
			return p.toks[end+1].kind != tNumber && mark != '%'
		}
	}
	return true
}

// clockDigits reports whether a clock in digits begins at token i.
func (p *parser) clockDigits(i int) bool {
	h, ok := p.num(i, 2)
	return ok && h < 25 && (p.at(i+1, ":.") || p.letter(i+1, 'h'))
}

// letter reports whether token i is the one letter c, written without a space before it.
func (p *parser) letter(i int, c byte) bool {
	if i >= len(p.toks) {
		return false
	}
	t := &p.toks[i]
	return !t.space && t.end-t.start == 1 && p.text[t.start]|0x20 == c
}

// numericDate reads dates of digits: 2025-06-12, 20250612, 12.6.2025, 6/12/25, "24. 1. 2025".
func (p *parser) numericDate(i int, f *found) int {
	t := &p.toks[i]
	if t.digits == 8 {
		return p.compactDate(i, f)
	}
	if p.at(i+1, "/") && p.monthYear(i, f) {
		return i + 3
	}
	if t.digits == 3 || t.digits > 4 || i+4 >= len(p.toks)+1 {
		return i
	}
	if !p.at(i+1, "-/.") {
		return p.spacedDate(i, f)
	}
	sep := p.toks[i+1].mark
	b, ok := p.num(i+2, 2)
	if !ok || sep != '.' && p.toks[i+2].space {
		return i
	}
	if !p.at(i+3, string(sep)) {
		return p.dayMonthDot(i, f, sep, b)
	}
	c, ok := p.num(i+4, 4)
	if !ok || sep != '.' && p.toks[i+4].space {
		return p.dayMonthDot(i, f, sep, b)
	}
	return p.threeNumbers(i, f, sep, b, c)
}

// threeNumbers reads a date of three numbers, b and c the second and third, by which of them can be the year.
func (p *parser) threeNumbers(i int, f *found, sep rune, b, c int) int {
	end := i + 5
	first, last := p.toks[i].digits, p.toks[i+4].digits
	if p.lex.order == "ymd" && sep != '-' && first == 2 && last <= 2 && p.shortYearFirst(i, b, c, f) {
		return p.ordinal(end)
	}
	switch {
	case first == 4 && p.year(p.toks[i].n) && last <= 2:
		if b < 1 || b > 12 || c < 1 || c > 31 || !p.alone(i, end) {
			return i
		}
		p.setDate(f, int(p.toks[i].n), b, c)
		f.has |= hasISO
		if p.at(end, ".") && (end+1 == len(p.toks) || p.toks[end+1].space) { // Korean and Hungarian close with a dot
			end++
		}
		return end
	case first <= 2 && (last == 4 && p.year(int64(c)) || last == 2) && !p.calledClock(i+4):
		return p.yearLast(i, b, c, f)
	}
	return i
}

// monthYear sets a month of digits with its year: 11/2023.
func (p *parser) monthYear(i int, f *found) bool {
	year, ok := p.num(i+2, 4)
	if !ok || p.prose || p.toks[i+2].space || p.toks[i+2].digits != 4 || !p.year(int64(year)) || p.lex.solar && year < 1600 {
		return false
	}
	if t := &p.toks[i]; t.digits > 2 || t.n < 1 || t.n > 12 || !p.alone(i, i+3) {
		return false
	}
	f.month, f.year = int(p.toks[i].n), year
	f.has |= hasMonth | hasYear
	return true
}

// shortYearFirst sets a date whose year comes first and has two digits, as some languages write it: 31. 2. 3.
func (p *parser) shortYearFirst(i, month, day int, f *found) bool {
	if month < 1 || month > 12 || day < 1 || day > 31 || p.prose || !p.alone(i, i+5) {
		return false
	}
	p.setDate(f, century(p.toks[i].n), month, day)
	f.has |= hasTwoDigits
	return true
}

// yearLast sets a date of five tokens whose year comes last; which number is the day is left open.
func (p *parser) yearLast(i, b, year int, f *found) int {
	t, sep := &p.toks[i], p.toks[i+1].mark
	if !p.alone(i, i+5) {
		return i
	}
	if p.toks[i+4].digits == 2 {
		loose := p.toks[i+2].digits == 1 && t.digits == 1 && (sep == '-' || sep == '.' && p.lex.tag == "en") // 3-1-12, 2.4.10
		if loose || p.prose && sep == '-' {
			return i
		}
		year = century(int64(year))
		f.has |= hasTwoDigits
	}
	if p.lex.tag == "th" && year > 2300 {
		year -= 543
	}
	if p.lex.solar && year < 1600 {
		f.has |= hasSolar
	}
	f.a, f.b, f.year = int(t.n), b, year
	f.has |= hasOpen | hasYear
	return i + 5
}

// spacedDate reads dates whose parts designers set apart: 26 | 01 | 2022, 26 / 01 / 2022.
func (p *parser) spacedDate(i int, f *found) int {
	if p.prose || i+4 >= len(p.toks) || p.toks[i].digits != 2 || p.toks[i+2].digits != 2 || p.toks[i+4].digits != 4 {
		return i
	}
	a, b := &p.toks[i+1], &p.toks[i+3]
	if a.kind != tMark || b.kind != tMark || a.mark != b.mark || !strings.ContainsRune("|/-.·", a.mark) || !p.year(p.toks[i+4].n) {
		return i
	}
	f.a, f.b, f.year = int(p.toks[i].n), int(p.toks[i+2].n), int(p.toks[i+4].n)
	f.has |= hasOpen | hasYear
	return i + 5
}

// calledClock reports whether the number at i is the hour of a clock.
func (p *parser) calledClock(i int) bool {
	if p.toks[i].digits > 2 || i+2 >= len(p.toks) {
		return false
	}
	return p.at(i+1, ":") && p.toks[i+2].kind == tNumber
}

// dayMonthDot reads a day and month of digits without a year: with a dot after each where the language writes ordinals so, or
// with a clock behind.
func (p *parser) dayMonthDot(i int, f *found, sep rune, b int) int {
	a := int(p.toks[i].n)
	if p.toks[i].digits > 2 || a < 1 || b < 1 || a > 31 || b > 31 || p.prose && sep != '.' || p.lex.tag == "en" {
		return i
	}
	end := i + 3
	switch {
	case sep == '.' && p.at(end, ".") && p.alone(i, end):
		end++
	case sep == '/' && p.clockAfterDate(end):
	case sep == '.' && p.clockAfterDate(end) && p.toks[i+2].digits == 2:
	default:
		return i
	}
	if b > 12 {
		return i
	}
	f.a, f.b = a, b
	f.has |= hasOpen
	return end
}

// clockAfterDate reports whether a clock in digits stands behind a date that ends before token i.
func (p *parser) clockAfterDate(i int) bool {
	for n := 0; n < 3 && i < len(p.toks); n, i = n+1, i+1 {
		t := &p.toks[i]
		if t.kind == tNumber {
			return t.space && p.clockDigits(i)
		}
		if t.kind == tMark && !strings.ContainsRune(",-|–·", t.mark) || t.kind != tMark && !t.has(kAt) && !t.has(kClock) {
			return false
		}
	}
	return false
}

func (p *parser) compactDate(i int, f *found) int {
	t := &p.toks[i]
	y, m, d := int(t.n/10000), int(t.n/100%100), int(t.n%100)
	if y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31 || p.prose || !p.alone(i, i+1) {
		return i
	}
	p.setDate(f, y, m, d)
	f.has |= hasISO
	if !p.letter(i+1, 't') || i+2 >= len(p.toks) || p.toks[i+2].kind != tNumber || p.toks[i+2].space {
		return i + 1
	}
	c := &p.toks[i+2]
	switch c.digits {
	case 6:
		f.hour, f.min, f.sec = int(c.n/10000), int(c.n/100%100), int(c.n%100)
		f.has |= hasHour | hasMin | hasSec
	case 4:
		f.hour, f.min = int(c.n/100), int(c.n%100)
		f.has |= hasHour | hasMin
	default:
		return i + 1
	}
	return p.zoneAfter(i+3, f)
}

func (p *parser) setDate(f *found, y, m, d int) {
	if p.lex.tag == "th" && y > 2300 {
		y -= 543
	}
	if p.lex.solar && y < 1600 {
		f.has |= hasSolar
	}
	f.year, f.month, f.day = y, m, d
	f.has |= hasYear | hasMonth | hasDay
}

// markedDate reads dates whose numbers carry their unit: 2025年6月12日, 9월 5일, 令和7年6月12日, 2022년.
func (p *parser) markedDate(i int, f *found) int {
	k, era := i, 0
	if s, ok := p.toks[k].is(kEra); ok {
		era = int(s.val)
		k++
	}
	var g found
	for k+1 < len(p.toks) && p.toks[k].kind == tNumber && p.marked(k, era, &g) {
		k += 2
		for k < len(p.toks) && p.toks[k].has(kAt) && p.toks[k].end-p.toks[k].start <= 4 && unspacedAt(p, k) {
			k++
		}
	}
	if g.has == 0 || g.has == hasYear && !p.prose { // a year alone is no stamp
		return i
	}
	f.year, f.month, f.day = g.year, g.month, g.day
	f.has |= g.has
	if g.is(hasMonth) {
		f.has |= hasNamed
	}
	return k
}

// marked reads the number at k with the unit behind it, the greater units first.
func (p *parser) marked(k, era int, g *found) bool {
	s, ok := p.toks[k+1].is(kMark)
	if !ok {
		return false
	}
	n := int(p.toks[k].n)
	switch unit := Precision(s.val); {
	case unit == Year && g.has == 0 && (p.toks[k].digits == 4 && p.year(p.toks[k].n) || era > 0 && n < 200):
		g.year, g.has = n+era, hasYear
	case unit == Month && !g.is(hasMonth|hasDay) && n >= 1 && n <= 12:
		g.month, g.has = n, g.has|hasMonth
	case unit == Day && g.is(hasMonth) && !g.is(hasDay) && n >= 1 && n <= 31:
		g.day, g.has = n, g.has|hasDay
	default:
		return false
	}
	return true
}

func unspacedAt(p *parser, k int) bool { return p.toks[k].mark > 0x2e80 }
