package stamp

import "strings"

// found is what the words of one stamp tell, before anyone asks against what it counts.
type found struct {
	start, end int // tokens
	has        has
	year       int
	month, day int
	a, b       int // of an all-numeric date whose order is open
	weekday    int
	hour       int
	min, sec   int
	period     int16
	zone       int // index into zones, with hasZone
	offset     int // seconds east, with hasOffset
	age        [4]span
	ages       int
	rel        Precision
	relN       int
	unix       int64
}

// span is a length of time.
type span struct {
	unit Precision
	n    int
}

// has is a set of what was found.
type has uint32

const (
	hasYear has = 1 << iota
	hasMonth
	hasDay
	hasOpen // a and b
	hasWeekday
	hasHour
	hasMin
	hasSec
	hasZone
	hasOffset
	hasAge
	hasRel
	hasNow
	hasUnix
	hasShort     // an age without "ago"
	hasDot       // the clock is written with a dot, as prices are
	hasMark      // the clock has a word that makes it one
	hasPeriod    // the clock has AM, PM or a part of the day
	hasNamed     // the month is a word
	hasISO       // year first, digits
	hasSolar     // year, month and day are of the Solar Hijri calendar
	hasRelDay    // weekday and relN
	hasTwoDigits // the year was written with two
	hasYearRel   // relN years from now is the year of the month
)

func (f *found) is(h has) bool { return f.has&h != 0 }

// parser reads the tokens of one text.
type parser struct {
	text string
	lex  *lexicon
	lang string // a BCP 47 tag
	toks []token
	// prose says that the text is a sentence: no two-digit years, no bare short forms.
	prose bool
	iso   bool // the date just read has its year first
	// unread says that the text has a date whose order nobody can tell: what else it says is not the whole.
	unread bool
}

// core reads the stamp that begins at token i: its parts in any order, each once, joined by marks and little words.
func (p *parser) core(i int, f *found) bool {
	*f = found{start: i, end: i}
	p.iso = false
	for k := i; k < len(p.toks); {
		next := p.part(k, f)
		if next == k {
			break
		}
		f.end, p.iso = next, f.is(hasISO)
		if k = p.joint(next, f); k < 0 {
			break
		}
	}
	if f.end == i {
		return false
	}
	return p.settle(f)
}

// joint returns the token after the marks and little words that may stand between two parts of a stamp, or -1.
func (p *parser) joint(i int, f *found) int {
	for n := 0; i < len(p.toks); n++ {
		t := &p.toks[i]
		switch {
		case n > 4:
			return -1
		case t.kind == tMark:
			if t.mark == '\'' { // June '19
				return i
			}
			if !strings.ContainsRune(",|-–—·•/:;.()،、※@[]~・*«»▪●>－，（）", t.mark) {
				return -1
			}
			if p.prose && t.mark != ',' && t.mark != '.' && t.mark != '(' && t.mark != ')' {
				return -1
			}
		case t.has(kAt), t.has(kClock):
		case f.is(hasISO) && p.letter(i, 't') && p.at1(i+1): // 2025-06-12T14:00
		case t.kind == tWord && t.has(kPeriod) && f.is(hasDay|hasWeekday|hasRel|hasOpen): // "Tuesday night": the day is all it tells
			if p.clockAfter(i + 1) {
				return i
			}
			s, _ := t.is(kPeriod)
			if s.val <= pMidnight && s.val != pAM && s.val != pPM {
				return i
			}
			f.end = i + 1
		default:
			return i
		}
		i++
	}
	return -1
}

// at1 reports whether token i is a number written without a space before it.
func (p *parser) at1(i int) bool {
	return i < len(p.toks) && p.toks[i].kind == tNumber && !p.toks[i].space
}

// clockAfter reports whether token i can begin a clock.
func (p *parser) clockAfter(i int) bool {
	for ; i < len(p.toks) && (p.toks[i].has(kAt) || p.toks[i].has(kClock) || p.toks[i].kind == tMark && p.toks[i].mark == ','); i++ {
	}
	var g found
	return i < len(p.toks) && p.clock(i, &g) > i
}

// part reads one part of a stamp at token i and returns the token after it; i where there is none, or f has one of its sort.
func (p *parser) part(i int, f *found) int {
	t := &p.toks[i]
	switch t.kind {
	case tNumber:
		return p.numberPart(i, f)
	case tWord:
		return p.wordPart(i, f)
	case tMark:
		if t.mark == '\'' && f.is(hasMonth) && !f.is(hasYear) { // June '19
			if n := i + 1; n < len(p.toks) && p.toks[n].kind == tNumber && p.toks[n].digits == 2 && !p.toks[n].space {
				f.year, f.has = century(p.toks[n].n), f.has|hasYear
				return n + 1
			}
		}
	}
	return i
}

func (p *parser) numberPart(i int, f *found) int {
	if f.is(hasRel) && f.rel == Year && !f.is(hasMonth) { // 去年2月
		g := *f
		g.has = g.has&^hasRel | hasYearRel
		if n := p.markedDate(i, &g); n > i && g.is(hasMonth) && !g.is(hasYear) {
			*f = g
			return n
		}
	}
	dated := f.is(hasDay | hasOpen | hasRel | hasUnix)
	timed := f.is(hasHour)
	if !dated && !f.is(hasMonth) {
		if n := p.numericDate(i, f); n > i {
			return n
		}
		if n := p.markedDate(i, f); n > i {
			return n
		}
		if n := p.dayMonth(i, f); n > i {
			return n
		}
		if n := p.yearFirst(i, f); n > i {
			return n
		}
	}
	if !timed {
		if n := p.age(i, f); n > i {
			return n
		}
		if n := p.clock(i, f); n > i {
			return n
		}
	}
	t := &p.toks[i]
	if timed && f.is(hasZone|hasOffset) { // the same instant in another zone
		var g found
		if n := p.clock(i, &g); n > i && g.is(hasZone|hasOffset) {
			return n
		}
	}
	if f.is(hasMonth) && !f.is(hasYear) && t.digits == 4 && p.year(t.n) && !p.calledNumber(i) { // Tue Nov 19 05:44:06 UTC 2019
		f.year, f.has = int(t.n), f.has|hasYear
		return i + 1
	}
	return i
}

// calledNumber reports whether the number at i goes on as a clock or another number.
func (p *parser) calledNumber(i int) bool {
	if i+1 >= len(p.toks) {
		return false
	}
	n := &p.toks[i+1]
	return !n.space && n.kind == tMark && (n.mark == ':' || n.mark == '/') && i+2 < len(p.toks) && p.toks[i+2].kind == tNumber
}

func (p *parser) wordPart(i int, f *found) int {
	t := &p.toks[i]
	if n := p.yearBeside(i, f); n > i {
		return n
	}
	dated := f.is(hasDay | hasOpen | hasRel | hasUnix | hasMonth)
	if t.has(kBefore) || t.has(kAbout) || t.has(kNumber) || t.has(kCounted) || t.has(kUnit) {
		if !f.is(hasHour) && !dated {
			if n := p.age(i, f); n > i {
				return n
			}
		}
	}
	if t.has(kEra) && !dated {
		if n := p.markedDate(i, f); n > i {
			return n
		}
	}
	if s, ok := t.is(kRelative); ok && !dated && f.has&^(hasHour|hasMin|hasSec|hasZone|hasOffset|hasPeriod|hasMark|hasWeekday) == 0 {
		f.rel, f.relN, f.has = Precision(s.val), int(s.aux), f.has|hasRel
		return i + 1
	}
	if _, ok := t.is(kNow); ok && f.has == 0 {
		f.has |= hasNow
		return i + 1
	}
	if n := p.dayMonth(i, f); n > i {
		return n
	}
	if s, ok := t.is(kWeekday); ok && !f.is(hasWeekday) && p.weekdayHere(i, s, f) {
		f.weekday, f.has = int(s.val), f.has|hasWeekday
		return i + 1
	}
	if s, ok := t.is(kRelDay); ok && !dated && !f.is(hasWeekday) {
		f.weekday, f.relN, f.has = int(s.val), int(s.aux), f.has|hasWeekday|hasRelDay
		return i + 1
	}
	if !f.is(hasHour) {
		return p.clock(i, f)
	}
	return i
}

// yearBeside reads "last year" behind a month: in March last year.
func (p *parser) yearBeside(i int, f *found) int {
	s, ok := p.toks[i].is(kRelative)
	if !ok || Precision(s.val) != Year || !f.is(hasMonth) || f.is(hasYear|hasYearRel|hasRel) {
		return i
	}
	f.relN, f.has = int(s.aux), f.has|hasYearRel
	return i + 1
}

// weekdayHere reports whether the weekday's name at i is one: names of a letter or two are words of their own, unless a date
// stands beside them.
func (p *parser) weekdayHere(i int, s sense, f *found) bool {
	t := &p.toks[i]
	if !s.short && t.end-t.start > 3 {
		return true
	}
	if f.is(hasDay | hasOpen) {
		after := i+1 < len(p.toks) && p.toks[i+1].kind == tMark
		inside := i > 0 && p.toks[i-1].kind == tMark && strings.ContainsRune("(（.", p.toks[i-1].mark) && after
		return t.end-t.start > 3 || inside || i == f.end
	}
	for k := i + 1; k < len(p.toks) && k < i+4; k++ {
		n := &p.toks[k]
		switch {
		case n.kind == tNumber || n.has(kMonth):
			return true
		case n.kind == tMark && (n.mark == ',' || n.mark == '.' || n.mark == ')' || n.mark == '-' || n.mark == '|'):
		case n.has(kAt):
		default:
			return false
		}
	}
	return !p.prose && i+1 == len(p.toks) && t.end-t.start >= 3 && i == f.start
}

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
