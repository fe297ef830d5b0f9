package stamp

import "strings"

// zoneAfter reads the zone behind a clock: Z, +02:00, GMT+2, EST, "(New York)", ", UK".
func (p *parser) zoneAfter(n int, g *found) int {
	if n >= len(p.toks) {
		return n
	}
	if p.at(n, "+-") || g.is(hasSec) && p.marked1(n, "+-") {
		if end := p.offsetAt(n, g); end > n {
			return end
		}
	}
	k := n
	for k < n+2 && p.marked1(k, "(,[（") {
		k++
	}
	bracket := k > n && p.toks[k-1].mark != ','
	if k >= len(p.toks) {
		return n
	}
	s, ok := p.toks[k].is(kZone)
	if !ok || !p.zoneHere(k, bracket) {
		return n
	}
	end := k + 1
	if off, ok := p.regional(k); ok {
		g.offset, g.has = off, g.has|hasOffset
	} else {
		g.zone, g.has = int(s.val), g.has|hasZone
	}
	if s.val == 0 && p.at(end, "+-") { // GMT+2
		if e := p.offsetAt(end, g); e > end {
			g.has &^= hasZone
			end = e
		}
	}
	if bracket && p.marked1(end, ")]）") {
		end++
	}
	return end
}

// marked1 reports whether token i is one of some marks, with or without a space before it.
func (p *parser) marked1(i int, marks string) bool {
	return i < len(p.toks) && p.toks[i].kind == tMark && strings.ContainsRune(marks, p.toks[i].mark)
}

// zoneHere reports whether the word at k stands for a zone: abbreviations in capitals, places in brackets or with "time".
func (p *parser) zoneHere(k int, bracket bool) bool {
	t := &p.toks[k]
	w := p.text[t.start:t.end]
	if bracket || w[0] >= 0x80 {
		return true
	}
	for i := 0; i < len(w); i++ {
		if w[i] >= 'a' && w[i] <= 'z' {
			switch w {
			case "Eastern", "Central", "Mountain", "Pacific", "UK time", "London time", "z":
				return true
			}
			return len(w) > 8 && i > 0 && (p.text[t.end-4:t.end] == "time" || p.text[t.end-4:t.end] == "Time") || w[0] == 'h' && len(w) > 8
		}
	}
	return true
}

// regional returns the offset of an abbreviation that means another one in the page's country.
func (p *parser) regional(k int) (int, bool) {
	w := p.text[p.toks[k].start:p.toks[k].end]
	if len(w) != 3 {
		return 0, false
	}
	r := region(p.lang)
	if r == "" {
		return 0, false
	}
	for i := range regions {
		if regions[i].region == r && regions[i].name == w {
			return int(regions[i].minutes) * 60, true
		}
	}
	return 0, false
}

// offsetAt reads +02:00, +0200, +2 at token n.
func (p *parser) offsetAt(n int, g *found) int {
	if n+1 >= len(p.toks) || p.toks[n+1].kind != tNumber || p.toks[n+1].space {
		return n
	}
	t := &p.toks[n+1]
	h, m, end := 0, 0, n+2
	switch t.digits {
	case 4:
		h, m = int(t.n/100), int(t.n%100)
	case 1, 2:
		h = int(t.n)
		if p.at(end, ":") && (p.toks[n].mark == '+' || p.iso || g.is(hasSec|hasZone)) {
			if v, ok := p.num(end+1, 2); ok && p.toks[end+1].digits == 2 {
				m, end = v, end+2
			}
		} else if p.toks[n].mark == '-' && !g.is(hasSec) && !g.is(hasZone) {
			return n // 14:30-16
		}
	default:
		return n
	}
	if h > 14 || m > 59 || p.at(end, ":") && p.toks[n].mark == '-' && !g.is(hasSec) {
		return n
	}
	g.offset = h*3600 + m*60
	if p.toks[n].mark == '-' {
		g.offset = -g.offset
	}
	g.has |= hasOffset
	return end
}
