package stamp

// clock reads a time of day at token i: 14:30, 2.30pm, 20h, 14时30分, 오전 9:30, noon, each with its zone.
func (p *parser) clock(i int, f *found) int {
	k, lead, ok := p.clockLead(i)
	switch {
	case !ok:
		return i
	case lead.noon:
		return p.noon(k, lead.period, f)
	case !p.numberNext(k):
		return i
	}
	var g found
	end := p.digits(k, &g)
	if end == k {
		return i
	}
	if lead.marked {
		g.has |= hasMark
	}
	if lead.period == 0 {
		end, lead.period = p.periodAfter(end)
	}
	if lead.period != 0 {
		if !g.setPeriod(lead.period) {
			return i
		}
		g.has |= hasPeriod
	}
	if !g.is(hasMin) && (!g.is(hasMark|hasPeriod) || g.is(hasMark) && lead.marked && p.prose && lead.period == 0) {
		return i // a number alone
	}
	if !g.isTime() {
		return i
	}
	end = p.zoneAfter(end, &g)
	f.hour, f.min, f.sec, f.period, f.zone, f.offset = g.hour, g.min, g.sec, g.period, g.zone, g.offset
	f.has |= g.has
	return end
}

// isTime reports whether there is such a time of day.
func (f *found) isTime() bool {
	if f.hour == 24 {
		return f.is(hasMin) && f.min == 0 && f.sec <= 60
	}
	return f.hour < 24 && f.min <= 59 && f.sec <= 60
}

// clockLead is what the words before the numbers of a clock tell.
type clockLead struct {
	period int16
	marked bool // a clock follows
	noon   bool // no number follows: the period is all
}

// clockLead reads the words before the numbers of a clock, and returns the token behind them; ok is false where they are other words.
// AM and PM stand behind.
func (p *parser) clockLead(k int) (end int, lead clockLead, ok bool) {
	for k < len(p.toks) && p.toks[k].kind == tWord {
		t := &p.toks[k]
		if t.has(kClock) {
			lead.marked = true
		} else {
			s, isPeriod := t.is(kPeriod)
			switch {
			case !isPeriod:
				return k, lead, false
			case (s.val == pNoon || s.val == pMidnight) && !p.numberNext(k+1):
				lead.period, lead.noon = s.val, true
				return k, lead, true
			case isMeridiem(p.text[t.start:t.end]):
				return k, lead, false
			}
			lead.period = s.val
		}
		k++
		if p.at(k, ".:") && p.toks[k-1].has(kClock) {
			k++
		}
	}
	return k, lead, true
}

// isMeridiem reports whether a word for a part of the day is written as AM and PM are, which stand behind the clock.
func isMeridiem(w string) bool {
	last := w[len(w)-1]
	return last|0x20 == 'm' || last == '.' && w[0] < 0x80 && len(w) == 4
}

// periodAfter reads the part of the day behind a clock, or 0.
func (p *parser) periodAfter(end int) (int, int16) {
	if end >= len(p.toks) {
		return end, 0
	}
	s, ok := p.toks[end].is(kPeriod)
	if !ok {
		return end, 0
	}
	end++
	if p.at(end, ".") && p.toks[end-1].end-p.toks[end-1].start > 2 && p.text[p.toks[end-1].end-2] == '.' {
		end++ // the last dot of "p.m."
	}
	return end, s.val
}

func (p *parser) numberNext(i int) bool { return i < len(p.toks) && p.toks[i].kind == tNumber }

// noon reads "noon" and "midnight".
func (p *parser) noon(k int, period int16, f *found) int {
	if period == pNoon {
		f.hour = 12
	} else {
		f.hour = 0
	}
	f.has |= hasHour | hasMark
	return p.zoneAfter(k+1, f)
}

// digits reads the numbers of a clock.
func (p *parser) digits(k int, g *found) int {
	t := &p.toks[k]
	if t.digits == 4 && t.n%100 < 60 && t.n < 2400 && k+1 < len(p.toks) && p.toks[k+1].has(kZone) && p.zoneHere(k+1, false) { // 0210 GMT
		g.hour, g.min, g.has = int(t.n/100), int(t.n%100), hasHour|hasMin
		return k + 1
	}
	if t.digits > 2 || t.n > 24 || !p.clockStart(k) {
		return k
	}
	g.hour, g.has = int(t.n), hasHour
	n := k + 1
	switch {
	case p.at(n, ":.") && p.at1(n+1) && p.toks[n+1].digits == 2:
		if n = p.minutes(n, g); n == 0 {
			return k
		}
	case p.marks(n, Hour), p.letter(n, 'h') && p.at1(n+1) && p.toks[n+1].digits == 2:
		g.has |= hasMark
		return p.minuteAfter(n+1, g)
	case n < len(p.toks) && g.hour == 12:
		if s, ok := p.toks[n].is(kPeriod); ok && (s.val == pNoon || s.val == pMidnight) { // 12 noon
			if s.val == pMidnight {
				g.hour = 0
			}
			g.has |= hasMark
			return n + 1
		}
	}
	return n
}

// minutes reads what stands behind the hours: a colon or dot at n, minutes, seconds, a word for the hour. It returns 0 where the
// numbers are no clock: 1:23:45.6, 10.0.0.12.
func (p *parser) minutes(n int, g *found) int {
	if p.toks[n].mark == '.' {
		g.has |= hasDot
	}
	g.min, g.has = int(p.toks[n+1].n), g.has|hasMin
	n = p.seconds(n+2, g)
	if p.marks(n, Hour) { // Uhr
		g.has |= hasMark
		n++
		if p.at(n, ".") && p.toks[n-1].end-p.toks[n-1].start < 3 && (n+1 < len(p.toks) || !p.prose) {
			n++
		}
	}
	if p.at(n, ":.") && p.at1(n+1) {
		return 0
	}
	return n
}

// marks reports whether token i is a word that marks the number before it as one of a unit: Uhr, 年, г.
func (p *parser) marks(i int, unit Precision) bool {
	if i >= len(p.toks) {
		return false
	}
	s, ok := p.toks[i].is(kMark)
	return ok && Precision(s.val) == unit
}

// clockStart reports whether nothing is written at the number k that makes it part of something else.
func (p *parser) clockStart(k int) bool {
	if k == 0 || p.toks[k].space {
		return true
	}
	b := &p.toks[k-1]
	switch {
	case b.kind == tNumber:
		return false
	case b.kind == tMark:
		switch b.mark {
		case '-': // 8-10 pm
			return !(k > 1 && p.toks[k-2].digits > 0 && p.toks[k-2].digits <= 2 && p.toks[k-2].n <= 24 && (k < 3 || p.toks[k-3].kind != tMark))
		case '.', ':', '$', '€', '£', '+', '#':
			return b.mark == ':' && !(k > 1 && p.toks[k-2].kind == tNumber) || b.mark == '.' && k > 1 && p.toks[k-2].kind == tWord
		}
	case b.kind == tOther:
		return b.end-b.start > 2 || p.letter(k-1, 't') || p.toks[k-1].mark > 0x2e80
	}
	return true
}

// minuteAfter reads the minutes behind a word for the hour: 20h30, 14時30分, "8 Uhr 30".
func (p *parser) minuteAfter(n int, g *found) int {
	m, ok := p.num(n, 2)
	if !ok || m > 59 {
		return n
	}
	if n+1 < len(p.toks) {
		if s, isMark := p.toks[n+1].is(kMark); isMark && Precision(s.val) == Minute {
			g.min, g.has = m, g.has|hasMin
			n += 2
			if s2, ok := p.num(n, 2); ok && s2 < 60 && n+1 < len(p.toks) {
				if s, ok := p.toks[n+1].is(kMark); ok && Precision(s.val) == Second {
					g.sec, g.has = s2, g.has|hasSec
					n += 2
				}
			}
			return n
		}
	}
	if p.toks[n].digits == 2 && (!p.toks[n].space || n+1 == len(p.toks) || p.toks[n+1].kind == tMark && !p.at(n+1, ".:/")) {
		g.min, g.has = m, g.has|hasMin
		return n + 1
	}
	return n
}

// seconds reads the seconds and their fraction behind the minutes.
func (p *parser) seconds(n int, g *found) int {
	if !p.at(n, ":") || n+1 >= len(p.toks) || p.toks[n+1].kind != tNumber || p.toks[n+1].digits != 2 || p.toks[n+1].space {
		return n
	}
	g.sec, g.has = int(p.toks[n+1].n), g.has|hasSec
	n += 2
	if p.at(n, ".,") && n+1 < len(p.toks) && p.toks[n+1].kind == tNumber && !p.toks[n+1].space {
		n += 2
	}
	return n
}

// setPeriod moves the hour to its half of the day. It fails where the two do not go together.
func (g *found) setPeriod(period int16) bool {
	h := g.hour
	switch period {
	case pAM, pPM:
		if h > 12 { // "14:30 PM": the clock says enough, and "13pm" nothing
			return h < 24 && g.is(hasMin)
		}
		if h == 0 && period == pPM {
			return true
		}
		g.hour = h % 12
		if period == pPM {
			g.hour += 12
		}
	case pMorning:
		if h == 12 {
			g.hour = 0
		}
	case pAfternoon:
		if h < 10 {
			g.hour += 12
		}
	case pEvening:
		if h < 12 && h > 2 {
			g.hour += 12
		}
	case pNight:
		switch {
		case h == 12:
			g.hour = 0
		case h >= 6 && h < 12:
			g.hour += 12
		}
	case pNoon:
		if h < 11 {
			return false
		}
	case pMidnight:
		g.hour = h % 12
		return h == 12 || h == 0
	}
	return true
}
