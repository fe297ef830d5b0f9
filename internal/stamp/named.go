package stamp

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
		if p.toks[k].has(kWeekday) && !p.toks[k].has(kMonth) && p.monthAt(k+1) { // "31 Thursday Oct 2019"
			k = p.fillers(k+1, true)
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

// yearFirst reads dates whose year stands before a month that is a word: 2031. február 3., 2031 m. vasario 3 d.
func (p *parser) yearFirst(i int, f *found) int {
	t := &p.toks[i]
	if t.digits != 4 || !p.year(t.n) {
		return i
	}
	k := i + 1
	for n := 0; n < 3 && k < len(p.toks); n++ {
		m := &p.toks[k]
		if s, ok := m.is(kMark); !(ok && Precision(s.val) == Year) && !(m.has(kAt) && !m.has(kMonth)) && !p.at(k, ".,") {
			break
		}
		k++
	}
	if k >= len(p.toks) || k == i+1 && !p.toks[k].space || p.toks[k].kind == tMark {
		return i
	}
	g := *f
	g.year, g.has = int(t.n), g.has|hasYear
	if p.toks[k].kind != tNumber { // the month first, or it alone
		s, ok := p.toks[k].is(kMonth)
		if !ok {
			return i
		}
		end := k + 1
		if p.at(end, ".") {
			end++
		}
		g.month, g.has = int(s.val), g.has|hasMonth|hasNamed
		if d, ok := p.num(end, 2); ok && d >= 1 && d <= 31 && !p.calledClock(end) && !p.hourAt(end) {
			g.day, g.has = d, g.has|hasDay
			end = p.ordinal(end + 1)
		}
		*f = g
		return end
	}
	end := p.dayMonth(k, &g)
	if end == k || !g.is(hasDay) {
		return i
	}
	*f = g
	f.year = int(t.n)
	return end
}

func (p *parser) monthFirst(k int, s sense, solar bool, f *found) int {
	i := k - 1
	if p.toks[i].kind == tMark {
		i--
	}
	if solar {
		f.has |= hasSolar
	}
	if p.at(k, "-/") && p.at1(k+1) { // Jun-10-2031
		k++
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
	for i < len(p.toks) {
		switch {
		case !p.toks[i].space && p.toks[i].has(kEnding):
		case p.at(i, ".") && (!p.prose || i+1 < len(p.toks) && (p.toks[i+1].has(kMonth) || p.toks[i+1].kind == tNumber)):
		default:
			return i
		}
		i++
	}
	return i
}

// fillers skips little words, and marks that join ("12-Jun-2025", "12/Jun", "22 Septiembre, 2018"); day says that a day was read.
func (p *parser) fillers(i int, day bool) int {
	for n := 0; n < 3 && i < len(p.toks); n++ {
		t := &p.toks[i]
		mark := t.kind == tMark && (t.mark == ',' && !(p.prose && day) || (t.mark == '-' || t.mark == '/') && !t.space)
		if !mark && (!t.has(kAt) || t.has(kMonth) || t.has(kWeekday)) {
			break
		}
		i++
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
		} else if p.marks(k, Year) && p.numberNext(k+1) { // năm 2025
			k++
		}
	}
	if !p.numberNext(k) { // an apostrophe is for part to read
		return i
	}
	y, ok := p.yearAt(k, i, era, f)
	if !ok {
		return i
	}
	if p.lex.solar && y < 1600 {
		f.has |= hasSolar
	}
	f.year, f.has = y+era, f.has|hasYear
	if k++; p.marks(k, Year) { // 2024 г., 2024 r.
		k++
		if p.at(k, ".") && (!p.prose || k+1 < len(p.toks)) {
			k++
		}
	}
	return k
}

// yearAt returns the year that the number at k tells, behind a date that ends at i: of four digits, or of two; Thai ones may be Buddhist.
func (p *parser) yearAt(k, i, era int, f *found) (y int, ok bool) {
	t := &p.toks[k]
	y = int(t.n)
	thai := p.lex.tag == "th"
	switch {
	case p.calledNumber(k) && t.digits < 4:
		return 0, false
	case t.digits == 4 && (p.year(t.n) || era != 0) && !p.clockZone(k):
		if thai && era == 0 && y > 2300 {
			y -= 543
		}
		return y, true
	case t.digits == 2 && !p.prose && !p.clockDigits(k) && !p.hourAt(k) && (k == i || p.toks[k-1].mark != ','):
		f.has |= hasTwoDigits
		if thai {
			return y + 2500 - 543, true
		}
		return century(t.n), true
	}
	return 0, false
}

// clockZone reports whether the four digits at i are a clock: "0210 GMT".
func (p *parser) clockZone(i int) bool {
	return i+1 < len(p.toks) && p.toks[i].n < 1800 && p.toks[i].n%100 < 60 && p.toks[i+1].has(kZone) && p.toks[i+1].space
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
