package stamp

// settle checks that what was found is a stamp at all, and decides the order of an all-numeric date.
func (p *parser) settle(f *found) bool {
	if f.is(hasDot) && !f.is(hasMark|hasPeriod|hasZone|hasOffset|hasDay|hasOpen|hasRel|hasWeekday) {
		return false
	}
	if f.is(hasOpen) && !p.order(f) {
		return false
	}
	if f.is(hasDay) && !f.is(hasMonth) {
		return false
	}
	if f.is(hasYear) && !f.is(hasMonth) && f.is(hasHour) {
		return false
	}
	if f.is(hasDay) && !f.is(hasSolar) && f.day > monthDays(f.year, f.month, f.is(hasYear)) {
		return false
	}
	return true
}

// order decides which of a and b is the day.
func (p *parser) order(f *found) bool {
	f.has = f.has&^hasOpen | hasMonth | hasDay
	dayFirst, known := p.dayFirst()
	switch {
	case f.a > 12 && f.b > 12 || f.a == 0 || f.b == 0 || f.a > 31 || f.b > 31:
		return false
	case f.a > 12 || f.a == f.b:
		f.day, f.month = f.a, f.b
	case f.b > 12:
		f.day, f.month = f.b, f.a
	case f.is(hasZone) && zones[f.zone].us && !known:
		f.day, f.month = f.b, f.a
	case !known:
		p.unread = true
		return false
	case dayFirst:
		f.day, f.month = f.a, f.b
	default:
		f.day, f.month = f.b, f.a
	}
	return true
}

// dayFirst tells the order of all-numeric dates in the language; known is false for English of no country.
func (p *parser) dayFirst() (first, known bool) {
	tag := p.lang
	if p.lex.tag != "en" && p.lex.tag != "und" {
		return true, true
	}
	switch region(tag) {
	case "":
		return true, p.lex.tag != "en" && tag != ""
	case "US", "PH":
		return false, true
	}
	return true, true
}

// region returns the country of a BCP 47 tag, or "".
func region(tag string) string {
	for i := 0; i+2 < len(tag); i++ {
		if (tag[i] == '-' || tag[i] == '_') && (i+3 == len(tag) || tag[i+3] == '-') {
			r := tag[i+1 : i+3]
			if r[0] >= 'a' {
				r = string([]byte{r[0] &^ 0x20, r[1] &^ 0x20})
			}
			return r
		}
	}
	return ""
}

func monthDays(year, month int, known bool) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if known && (year%4 != 0 || year%100 == 0 && year%400 != 0) {
			return 28
		}
		return 29
	}
	return 31
}

// century completes a year of two digits.
func century(n int64) int {
	if n < 69 {
		return 2000 + int(n)
	}
	return 1900 + int(n)
}
