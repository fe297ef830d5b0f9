package stamp

import "time"

// tense says on which side of the reference a partial date lies.
type tense uint8

const (
	past tense = iota
	future
)

// manner is how a stamp counts.
type manner uint8

const (
	sinceEpoch  manner = iota
	inFull             // month and year
	yearOnly           // no more than a year
	fromUnknown        // from a reference that nobody knows
	yearCounted        // a month of a year that counts from the reference's
	atOnce
	backwards // an age
	counted   // yesterday, last week
	yearless
	onWeekday
	atHour
)

// manner tells how what was found counts, with a reference or without.
func (f *found) manner(known bool) manner {
	switch {
	case f.is(hasUnix):
		return sinceEpoch
	case f.is(hasMonth) && f.is(hasYear):
		return inFull
	case f.is(hasYear):
		return yearOnly
	case !known:
		return fromUnknown
	case f.is(hasYearRel):
		return yearCounted
	case f.is(hasNow):
		return atOnce
	case f.is(hasAge):
		return backwards
	case f.is(hasRel):
		return counted
	case f.is(hasMonth):
		return yearless
	case f.is(hasWeekday):
		return onWeekday
	}
	return atHour
}

// anchor is what a stamp is resolved against. It is apart from the parser, whose tokens so stay off the heap.
type anchor struct {
	ref time.Time
}

// resolve makes an instant of what was found. A time that counts from a reference that is not known stays zero.
func (p *anchor) resolve(f *found, tn tense) (t time.Time, prec Precision, zoned bool) {
	ref := p.ref
	known := !ref.IsZero()
	if !known {
		ref = time.Unix(0, 0).UTC() // never shown
	}
	zoned = f.is(hasZone | hasOffset)
	switch f.manner(known) {
	case sinceEpoch:
		return time.Unix(f.unix, 0).UTC(), Second, true
	case inFull:
		t, prec = p.date(f, f.year)
		return t, prec, zoned
	case yearOnly:
		year := f.year
		if f.is(hasSolar) {
			year, _, _ = gregorian(f.year, 1, 1)
		}
		return time.Date(year, 1, 1, 0, 0, 0, 0, ref.Location()), Year, false
	case fromUnknown:
		return time.Time{}, None, false
	case yearCounted:
		t, prec = p.date(f, ref.Year()+f.relN)
		return t, prec, zoned
	case atOnce:
		return cut(ref, Minute), Minute, true
	case backwards:
		t, prec = p.aged(f, ref)
		return t, prec, true
	case counted:
		t, prec = p.relative(f, ref)
		return t, prec, true
	case yearless:
		t, prec = p.yearless(f, tn)
		return t, prec, zoned
	case onWeekday:
		t, prec = p.weekday(f, tn)
		return t, prec, zoned
	}
	t, prec = p.hourAlone(f, tn)
	return t, prec, zoned
}

// cut drops the units below prec, in t's zone.
func cut(t time.Time, prec Precision) time.Time {
	ns := time.Duration(t.Nanosecond())
	switch prec {
	case Second:
		return t.Add(-ns)
	case Minute:
		return t.Add(-ns - time.Duration(t.Second())*time.Second)
	case Hour:
		return t.Add(-ns - time.Duration(t.Second())*time.Second - time.Duration(t.Minute())*time.Minute)
	}
	y, m, d := t.Date()
	switch prec {
	case Week:
		d -= (int(t.Weekday()) + 6) % 7
	case Month:
		d = 1
	case Year:
		m, d = 1, 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// aged counts back from the reference.
func (p *anchor) aged(f *found, ref time.Time) (time.Time, Precision) {
	t, prec := ref, Year
	months := 0
	for _, s := range f.age[:f.ages] {
		prec = min(prec, s.unit)
		switch s.unit {
		case Second:
			t = t.Add(-time.Duration(s.n) * time.Second)
		case Minute:
			t = t.Add(-time.Duration(s.n) * time.Minute)
		case Hour:
			t = t.Add(-time.Duration(s.n) * time.Hour)
		case Day:
			t = t.AddDate(0, 0, -s.n)
		case Week:
			t = t.AddDate(0, 0, -7*s.n)
		case Month:
			months += s.n
		case Year:
			months += 12 * s.n
		}
	}
	if months > 0 {
		y, m, d := t.Date()
		m -= time.Month(months)
		if prec >= Month {
			d = 1
		} else { // a month before March 31 is the last of February
			first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
			d = min(d, monthDays(first.Year(), int(first.Month()), true))
		}
		t = time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
	}
	t = cut(t, prec)
	if f.is(hasHour) && prec == Day {
		y, m, d := t.Date()
		return p.clockOn(f, y, int(m), d)
	}
	return t, prec
}

// relative reads yesterday, last week, this year.
func (p *anchor) relative(f *found, ref time.Time) (time.Time, Precision) {
	if f.is(hasZone|hasOffset) && f.rel == Day && f.is(hasHour) {
		ref = p.refIn(f)
	}
	y, m, d := ref.Date()
	switch f.rel {
	case Day:
		day := time.Date(y, m, d+f.relN, 0, 0, 0, 0, ref.Location())
		if f.is(hasHour) {
			y, m, d = day.Date()
			return p.clockOn(f, y, int(m), d)
		}
		return day, Day
	case Week:
		return cut(time.Date(y, m, d+7*f.relN, 0, 0, 0, 0, ref.Location()), Week), Week
	case Month:
		return time.Date(y, m+time.Month(f.relN), 1, 0, 0, 0, 0, ref.Location()), Month
	}
	return time.Date(y+f.relN, 1, 1, 0, 0, 0, 0, ref.Location()), Year
}

// date makes an instant of a month, and day and clock where told, in a year.
func (p *anchor) date(f *found, year int) (time.Time, Precision) {
	y, m, d := year, f.month, max(f.day, 1)
	if f.is(hasSolar) {
		y, m, d = gregorian(year, m, d)
	}
	if f.is(hasDay) && f.is(hasHour) {
		return p.clockOn(f, y, m, d)
	}
	loc := p.location(f, y, m, d)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, loc)
	if f.is(hasDay) {
		return t, Day
	}
	return t, Month
}

// clockOn sets the clock on a day.
func (p *anchor) clockOn(f *found, y, m, d int) (time.Time, Precision) {
	t := time.Date(y, time.Month(m), d, f.hour, f.min, f.sec, 0, p.location(f, y, m, d))
	switch {
	case f.is(hasSec):
		return t, Second
	case f.is(hasMin):
		return t, Minute
	}
	return t, Hour
}

// location is the zone that the words name, on that day, or else that of the reference.
func (p *anchor) location(f *found, y, m, d int) *time.Location {
	switch {
	case f.is(hasOffset):
		return fixedZone(f.offset)
	case f.is(hasZone):
		return fixedZone(zones[f.zone].offset(y, m, d, f.hour))
	}
	return p.ref.Location() // UTC where there is none
}

// fixedZone returns the zone of an offset; those of whole hours cost nothing.
func fixedZone(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	return time.FixedZone("", seconds)
}

// refIn is the reference in the zone that the words name.
func (p *anchor) refIn(f *found) time.Time {
	ref := p.ref
	switch {
	case f.is(hasOffset):
		return ref.In(fixedZone(f.offset))
	case f.is(hasZone):
		z := &zones[f.zone]
		u := ref.UTC().Add(time.Duration(z.minutes) * time.Minute)
		return ref.In(fixedZone(z.offset(u.Year(), int(u.Month()), u.Day(), u.Hour())))
	}
	return ref
}

// yearless finds the year of a month and day: the last such day not after the reference's, or in the future tense the first not
// before it; with a weekday, one on which it falls.
func (p *anchor) yearless(f *found, tn tense) (time.Time, Precision) {
	ref := p.refIn(f)
	y, m, d := ref.Date()
	step, year := -1, y
	if tn == future {
		step = 1
	}
	if f.is(hasSolar) {
		year = solarYear(y, int(m), d)
	}
	today := time.Date(y, m, d, 0, 0, 0, 0, ref.Location())
	if !f.is(hasDay) {
		today = cut(today, Month)
	}
	var best time.Time
	for n := 0; n < 12; n, year = n+1, year+step {
		if f.is(hasDay) && f.month == 2 && f.day == 29 && !f.is(hasSolar) && monthDays(year, 2, true) < 29 {
			continue
		}
		t, prec := p.date(f, year)
		day := cut(t, Day)
		if f.is(hasSolar) && !f.is(hasDay) {
			day = cut(day, Month)
		}
		if step < 0 && day.After(today) || step > 0 && day.Before(today) {
			continue
		}
		if !f.is(hasWeekday) || !f.is(hasDay) || int(t.Weekday()+6)%7 == f.weekday-1 {
			return t, prec
		}
		if best.IsZero() {
			best = t
		}
	}
	if best.IsZero() {
		best = today
	}
	switch {
	case f.is(hasHour):
		_, prec := p.clockOn(f, 2000, 1, 1)
		return best, prec
	case f.is(hasDay):
		return best, Day
	}
	return best, Month
}

// weekday finds the last such day, today included, and never a clock after the reference; or in the future tense the first.
func (p *anchor) weekday(f *found, tn tense) (time.Time, Precision) {
	ref := p.refIn(f)
	y, m, d := ref.Date()
	back := (int(ref.Weekday()+6)%7 - (f.weekday - 1) + 7) % 7
	switch {
	case f.is(hasRelDay) && f.relN < 0:
		if back == 0 {
			back = 7
		}
	case f.is(hasRelDay) && f.relN > 0, tn == future:
		if back > 0 || f.is(hasRelDay) && f.relN > 0 {
			back -= 7
		}
	}
	if !f.is(hasHour) {
		return time.Date(y, m, d-back, 0, 0, 0, 0, ref.Location()), Day
	}
	t, prec := p.clockOn(f, y, int(m), d-back)
	if tn == past && t.After(ref) && back >= 0 {
		t, prec = p.clockOn(f, y, int(m), d-back-7)
	}
	return t, prec
}

// hourAlone finds the last such time not after the reference.
func (p *anchor) hourAlone(f *found, tn tense) (time.Time, Precision) {
	ref := p.refIn(f)
	y, m, d := ref.Date()
	t, prec := p.clockOn(f, y, int(m), d)
	switch {
	case tn == past && t.After(ref):
		return p.clockOn(f, y, int(m), d-1)
	case tn == future && t.Before(ref):
		return p.clockOn(f, y, int(m), d+1)
	}
	return t, prec
}

// gregorian turns a date of the Solar Hijri calendar into a Gregorian one, by the 33-year cycle of its leap years, which holds
// from 1178 to 1633: 1399, 1403 and 1408 have a day more than the years about them.
func gregorian(year, month, day int) (int, int, int) {
	days := solarDays(year) - solarDays(1403) + day - 1
	if month < 7 {
		days += (month - 1) * 31
	} else {
		days += (month-7)*30 + 186
	}
	t := time.Date(2024, 3, 20+days, 0, 0, 0, 0, time.UTC) // 1 Farvardin 1403 was March 20, 2024
	return t.Year(), int(t.Month()), t.Day()
}

// solarDays counts the days before a year from the beginning of a cycle.
func solarDays(year int) int {
	n := year + 1595
	return 365*n + n/33*8 + (n%33+3)/4
}

// solarYear is the year of the Solar Hijri calendar on a Gregorian day.
func solarYear(y, m, d int) int {
	year := y - 621
	gy, gm, gd := gregorian(year, 1, 1)
	if y < gy || y == gy && (m < gm || m == gm && d < gd) {
		year--
	}
	return year
}
