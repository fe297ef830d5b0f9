package stamp

// age reads a length that counts back from now: "5 mins ago", "vor etwa 1 Stunde", "1 hour 20 minutes ago", "3h".
func (p *parser) age(i int, f *found) int {
	k := i
	before := false
	for k < len(p.toks) && k < i+4 {
		t := &p.toks[k]
		switch {
		case t.has(kBefore) && !before:
			before = true
		case t.has(kAbout), t.kind == tMark && t.mark == '~':
		default:
			goto counted
		}
		k++
	}
counted:
	var g found
	end, aged, digits := p.lengths(k, before, &g)
	if end == k {
		return i
	}
	if end < len(p.toks) && p.toks[end].has(kAfter) {
		aged = true
		end++
	}
	switch {
	case aged || before && !p.lex.both:
	case !p.prose && digits && g.ages == 1 && k == i && p.short(k, end, &g):
		g.has |= hasShort
	default:
		return i
	}
	f.age, f.ages, f.has = g.age, g.ages, f.has|g.has|hasAge
	return end
}

// lengths reads numbers with their units.
func (p *parser) lengths(k int, before bool, g *found) (end int, aged, digits bool) {
	end = k
	for k < len(p.toks) && g.ages < len(g.age) {
		if s, ok := p.toks[k].is(kCounted); ok && (before || p.afterNext(k+1)) {
			g.addAge(Precision(s.val), int(s.aux))
			return k + 1, aged, digits
		}
		n, next, figures := p.howMany(k)
		k, digits = next, digits || figures
		if k >= len(p.toks) {
			break
		}
		if unit := p.toks[k].agedUnit(); unit != None && n >= 0 {
			g.addAge(unit, n)
			return k + 1, true, digits
		}
		unit, ok := p.unitOf(k, n, before, g)
		if !ok || g.ages > 0 && unit >= g.age[g.ages-1].unit {
			break
		}
		if n < 0 {
			n = 1
		}
		g.addAge(unit, n)
		k++
		if p.at(k, ".") && k+1 < len(p.toks) && (p.toks[k+1].has(kAfter) || p.toks[k+1].kind == tNumber) {
			k++
		}
		end = k
		for k < len(p.toks) && k < end+2 && (p.toks[k].has(kAt) || p.toks[k].kind == tMark && p.toks[k].mark == ',') {
			k++
		}
	}
	return end, aged, digits
}

func (f *found) addAge(unit Precision, n int) {
	f.age[f.ages] = span{unit, n}
	f.ages++
}

// howMany reads the number of a length, in figures or in words, and returns the token behind it and what says that it is about that
// much; -1 where there is none.
func (p *parser) howMany(k int) (n, next int, figures bool) {
	t := &p.toks[k]
	s, worded := t.is(kNumber)
	switch {
	case t.kind == tNumber && t.digits <= 4:
		n, figures = int(t.n), true
	case worded:
		n = int(s.val)
	default:
		return -1, k, false
	}
	for k++; k < len(p.toks) && p.toks[k].has(kAbout) && !p.toks[k].has(kUnit); k++ {
	}
	return n, k, figures
}

// unitOf reads the unit of a length at k, whose number is n, or -1 for none.
func (p *parser) unitOf(k, n int, before bool, g *found) (Precision, bool) {
	t := &p.toks[k]
	s, ok := t.is(kUnit)
	if !ok || n < 0 && (g.ages > 0 || !before && !p.uncounted(k)) {
		if s, ok = t.is(kShort); !ok || n < 0 {
			return None, false
		}
	}
	return Precision(s.val), true
}

// uncounted reports whether the unit at k makes an age without a number ("hour ago"). It does not where something else counts it: a
// word ("many hours ago"), a number out of reason.
func (p *parser) uncounted(k int) bool {
	if k > 0 && p.toks[k].space {
		if before := p.toks[k-1].kind; before == tNumber || before == tOther && !p.prose {
			return false
		}
	}
	return p.afterNext(k + 1)
}

// agedUnit is the unit of a word that makes an age of the number before it, or None. So do words that alone mean something else:
// "seconds ago" (now), "weeks ago" where it is written as "last week" is.
func (t *token) agedUnit() Precision {
	if s, ok := t.is(kAged); ok {
		return Precision(s.val)
	}
	if t.has(kUnit) {
		return None
	}
	if t.has(kNow) {
		return Second
	}
	if s, ok := t.is(kRelative); ok && s.aux == -1 {
		return Precision(s.val)
	}
	return None
}

// afterNext reports whether the word at k makes an age of what stands before it.
func (p *parser) afterNext(k int) bool {
	if p.at(k, ".") {
		k++
	}
	return k < len(p.toks) && p.toks[k].has(kAfter)
}

// short reports whether a number with a short unit and nothing else is an age, as cards show it: "3h", "14m", "2 d". More than
// so many are something else: 100m is a race.
func (p *parser) short(k, end int, g *found) bool {
	t := &p.toks[end-1]
	s, ok := t.is(kShort)
	if !ok || end-k != 2 {
		return false
	}
	w := p.text[t.start:t.end]
	if len(w) == 1 && w[0] < 'a' {
		return false // 3D, 5M
	}
	most := [...]int{Second: 60, Minute: 99, Hour: 72, Day: 60, Week: 60, Month: 24, Year: 30}[s.val]
	return g.age[0].n <= most && g.age[0].n > 0
}
