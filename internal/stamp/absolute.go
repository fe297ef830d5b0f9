package stamp

import "time"

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
		case b.kind == tMark && (b.mark == '-' || b.mark == '/' || b.mark == '.' || b.mark == '+' || b.mark == '$' || b.mark == '€' || b.mark == '£' || b.mark == '#'):
			return b.mark == '-' && i > 1 && p.toks[i-2].kind != tNumber
		}
	}
	if end < len(p.toks) && !p.toks[end].space && p.toks[end].kind == tMark {
		switch p.toks[end].mark {
		case '-', '/', '.', '%', '€', '$':
			return end+1 >= len(p.toks) || p.toks[end+1].space || p.toks[end+1].kind != tNumber && p.toks[end].mark != '%' || p.toks[end].mark == '-' && p.clockDigits(end+1)
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
	if t.digits == 3 || t.digits > 4 || i+4 >= len(p.toks)+1 {
		return i
	}
	if !p.at(i+1, "-/.") {
		return i
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
	end := i + 5
	switch {
	case t.digits == 4 && p.year(t.n) && p.toks[i+4].digits <= 2:
		if b < 1 || b > 12 || c < 1 || c > 31 || !p.alone(i, end) {
			return i
		}
		p.setDate(f, int(t.n), b, c)
		f.has |= hasISO
		if p.at(end, ".") && (end+1 == len(p.toks) || p.toks[end+1].space) { // Korean and Hungarian close with a dot
			end++
		}
		return end
	case t.digits <= 2 && (p.toks[i+4].digits == 4 && p.year(int64(c)) || p.toks[i+4].digits == 2) && !p.calledClock(i+4):
		if !p.alone(i, end) {
			return i
		}
		if p.toks[i+4].digits == 2 {
			if p.toks[i+2].digits == 1 && t.digits == 1 && sep != '/' || p.prose && sep != '/' && sep != '.' {
				return i
			}
			if p.lex.order == "ymd" && sep != '-' && b >= 1 && b <= 12 && c >= 1 && c <= 31 {
				p.setDate(f, century(t.n), b, c)
				return end
			}
			c = century(int64(c))
			f.has |= hasTwoDigits
		}
		if p.lex.tag == "th" && c > 2300 {
			c -= 543
		}
		if p.lex.solar && c < 1600 {
			f.has |= hasSolar
		}
		f.a, f.b, f.year = int(t.n), b, c
		f.has |= hasOpen | hasYear
		return end
	}
	return i
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
		if t.kind == tMark && t.mark != ',' && t.mark != '-' && t.mark != '|' && t.mark != '–' && t.mark != '·' || t.kind != tMark && !t.has(kAt) && !t.has(kClock) {
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
	got := has(0)
	y, m, d := 0, 0, 0
	for k+1 < len(p.toks) && p.toks[k].kind == tNumber {
		s, ok := p.toks[k+1].is(kMark)
		n := int(p.toks[k].n)
		switch {
		case !ok:
		case Precision(s.val) == Year && got == 0 && (p.toks[k].digits == 4 && p.year(p.toks[k].n) || era > 0 && n < 200):
			y, got = n+era, got|hasYear
		case Precision(s.val) == Month && got&(hasMonth|hasDay) == 0 && n >= 1 && n <= 12:
			m, got = n, got|hasMonth
		case Precision(s.val) == Day && got&hasMonth != 0 && got&hasDay == 0 && n >= 1 && n <= 31:
			d, got = n, got|hasDay
		default:
			ok = false
		}
		if !ok {
			break
		}
		k += 2
		for k < len(p.toks) && p.toks[k].has(kAt) && p.toks[k].end-p.toks[k].start <= 4 && unspacedAt(p, k) {
			k++
		}
	}
	if got == 0 || got == hasYear && !p.prose && !p.loneYear(i, k) {
		return i
	}
	f.year, f.month, f.day = y, m, d
	f.has |= got
	if got&hasMonth != 0 {
		f.has |= hasNamed
	}
	return k
}

func unspacedAt(p *parser, k int) bool { return p.toks[k].mark > 0x2e80 }

// loneYear: a year alone is no stamp.
func (p *parser) loneYear(i, k int) bool { return false }

// dayMonth reads dates whose month is a word: 12 June 2025, June 12th, 2025, June 2025.
func (p *parser) dayMonth(i int, f *found) int {
	if f.is(hasMonth | hasOpen | hasRel | hasAge) {
		return i
	}
	k, day := i, 0
	if p.toks[k].kind == tNumber {
		if p.toks[k].digits > 2 || p.toks[k].n < 1 || p.toks[k].n > 31 {
			return i
		}
		day = int(p.toks[k].n)
		k = p.fillers(p.ordinal(k+1), true)
		if k >= len(p.toks) {
			return i
		}
	}
	s, ok := p.toks[k].is(kMonth)
	solar := false
	if !ok {
		if s, ok = p.toks[k].is(kPersian); !ok {
			return i
		}
		solar = true
	}
	if day == 0 && k != i {
		return i
	}
	end := k + 1
	if p.at(end, ".") {
		end++
	}
	if day > 0 {
		f.day, f.month = day, int(s.val)
		f.has |= hasDay | hasMonth | hasNamed
		if solar {
			f.has |= hasSolar
		}
		return p.yearAfter(end, f)
	}
	return p.monthFirst(end, s, solar, f)
}

func (p *parser) monthFirst(k int, s sense, solar bool, f *found) int {
	i := k - 1
	if p.toks[i].kind == tMark {
		i--
	}
	if solar {
		f.has |= hasSolar
	}
	day, ok := p.num(k, 2)
	if ok && day >= 1 && day <= 31 && !p.calledClock(k) {
		next := p.ordinal(k + 1)
		if w, isDay := p.toks[i].is(kWeekday); isDay && p.monthAt(next) { // "mar. 12 juin" is a Tuesday
			_ = w
			f.has &^= hasSolar
			return i
		}
		f.day, f.month = day, int(s.val)
		f.has |= hasDay | hasMonth | hasNamed
		return p.yearAfter(next, f)
	}
	at := p.fillers(k, false)
	if y, ok := p.num(at, 4); ok && p.toks[at].digits == 4 && p.year(int64(y)) {
		f.month, f.has = int(s.val), f.has|hasMonth|hasNamed
		return p.yearAfter(k, f)
	}
	if at < len(p.toks) && p.toks[at].kind == tMark && p.toks[at].mark == '\'' && !p.prose { // June '19
		f.month, f.has = int(s.val), f.has|hasMonth|hasNamed
		return k
	}
	if p.prose {
		f.month, f.has = int(s.val), f.has|hasMonth|hasNamed
		return i + 1
	}
	f.has &^= hasSolar
	return i
}

func (p *parser) monthAt(i int) bool {
	i = p.fillers(i, true)
	return i < len(p.toks) && p.toks[i].has(kMonth)
}

// ordinal skips what is written at a day's number: "st", "er", a dot.
func (p *parser) ordinal(i int) int {
	for i < len(p.toks) && (!p.toks[i].space && p.toks[i].has(kEnding) || p.at(i, ".")) {
		i++
	}
	return i
}

// fillers skips little words, and marks that join ("12-Jun-2025", "12/Jun", "22 Septiembre, 2018"); day says that a day was read.
func (p *parser) fillers(i int, day bool) int {
	for n := 0; n < 3 && i < len(p.toks); n++ {
		t := &p.toks[i]
		if t.kind == tMark && (t.mark == ',' || (t.mark == '-' || t.mark == '/') && !t.space) && !(p.prose && t.mark == ',' && day) || t.has(kAt) && !t.has(kMonth) && !t.has(kWeekday) {
			i++
			continue
		}
		break
	}
	return i
}

// yearAfter reads the year behind a day and month, where one stands there.
func (p *parser) yearAfter(i int, f *found) int {
	k := p.fillers(i, false)
	era := 0
	if k < len(p.toks) {
		if s, ok := p.toks[k].is(kEra); ok {
			era = int(s.val)
			k++
		} else if s, ok := p.toks[k].is(kMark); ok && Precision(s.val) == Year && k+1 < len(p.toks) && p.toks[k+1].kind == tNumber { // năm 2025
			k++
		}
	}
	if k >= len(p.toks) {
		return i
	}
	if p.toks[k].kind == tMark && p.toks[k].mark == '\'' && !p.prose {
		return i // for part to read
	}
	t := &p.toks[k]
	if t.kind != tNumber || p.calledNumber(k) && t.digits < 4 {
		return i
	}
	y := int(t.n)
	switch {
	case t.digits == 4 && (p.year(t.n) || era != 0) && !p.clockZone(k):
		if y+era > 2300 && p.lex.tag == "th" && era == 0 {
			y -= 543
		}
	case t.digits == 2 && !p.prose && !p.clockDigits(k) && !p.hourAt(k) && (k == i || p.toks[k-1].mark != ','):
		if p.lex.tag == "th" {
			y += 2500 - 543
		} else {
			y = century(t.n)
		}
		f.has |= hasTwoDigits
	default:
		return i
	}
	if p.lex.solar && y < 1600 {
		f.has |= hasSolar
	}
	f.year, f.has = y+era, f.has|hasYear
	k++
	if k < len(p.toks) {
		if s, ok := p.toks[k].is(kMark); ok && Precision(s.val) == Year { // 2024 г., 2024 r.
			k++
			if p.at(k, ".") && (!p.prose || k+1 < len(p.toks)) {
				k++
			}
		}
	}
	return k
}

// clockZone reports whether the four digits at i are a clock: "0210 GMT".
func (p *parser) clockZone(i int) bool {
	return i+1 < len(p.toks) && p.toks[i].n < 2400 && p.toks[i].n%100 < 60 && p.toks[i+1].has(kZone) && p.toks[i+1].space && p.toks[i].n < 1800
}

// hourAt reports whether the number at i is an hour by the word behind it.
func (p *parser) hourAt(i int) bool {
	if i+1 >= len(p.toks) {
		return false
	}
	t := &p.toks[i+1]
	if s, ok := t.is(kMark); ok && Precision(s.val) == Hour {
		return true
	}
	s, ok := t.is(kPeriod)
	return ok && (s.val == pAM || s.val == pPM)
}

var _ = time.UTC
