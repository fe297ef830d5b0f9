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

// numberPart reads the part of a stamp that begins with the number at i.
func (p *parser) numberPart(i int, f *found) int {
	if n := p.monthOfYear(i, f); n > i {
		return n
	}
	if !f.is(hasDay | hasOpen | hasRel | hasUnix | hasMonth) {
		if n := p.anyDate(i, f); n > i {
			return n
		}
	}
	switch {
	case !f.is(hasHour):
		n := p.age(i, f)
		if n == i {
			n = p.clock(i, f)
		}
		if n > i {
			return n
		}
	case f.is(hasZone | hasOffset): // the same instant in another zone
		var g found
		if n := p.clock(i, &g); n > i && g.is(hasZone|hasOffset) {
			return n
		}
	}
	t := &p.toks[i]
	if f.is(hasMonth) && !f.is(hasYear) && t.digits == 4 && p.year(t.n) && !p.calledNumber(i) { // Tue Nov 19 05:44:06 UTC 2019
		f.year, f.has = int(t.n), f.has|hasYear
		return i + 1
	}
	return i
}

// monthOfYear reads a month behind words for a year: 去年2月.
func (p *parser) monthOfYear(i int, f *found) int {
	if !f.is(hasRel) || f.rel != Year || f.is(hasMonth) {
		return i
	}
	g := *f
	g.has = g.has&^hasRel | hasYearRel
	n := p.markedDate(i, &g)
	if n == i || !g.is(hasMonth) || g.is(hasYear) {
		return i
	}
	*f = g
	return n
}

// anyDate reads a date that begins with the number at i, of digits alone first.
func (p *parser) anyDate(i int, f *found) int {
	n := p.numericDate(i, f)
	if n == i {
		n = p.markedDate(i, f)
	}
	if n == i {
		n = p.dayMonth(i, f)
	}
	if n == i {
		n = p.yearFirst(i, f)
	}
	return n
}

// calledNumber reports whether the number at i goes on as a clock or another number.
func (p *parser) calledNumber(i int) bool {
	if i+1 >= len(p.toks) {
		return false
	}
	n := &p.toks[i+1]
	return !n.space && n.kind == tMark && (n.mark == ':' || n.mark == '/') && i+2 < len(p.toks) && p.toks[i+2].kind == tNumber
}

// wordPart reads the part of a stamp that begins with the word at i.
func (p *parser) wordPart(i int, f *found) int {
	if n := p.yearBeside(i, f); n > i {
		return n
	}
	dated := f.is(hasDay | hasOpen | hasRel | hasUnix | hasMonth)
	if n := p.countedPart(i, f, dated); n > i {
		return n
	}
	t := &p.toks[i]
	if s, ok := t.is(kRelative); ok && !dated && f.has&^(clockOf|hasWeekday) == 0 {
		f.rel, f.relN, f.has = Precision(s.val), int(s.aux), f.has|hasRel
		return i + 1
	}
	if t.has(kNow) && f.has == 0 {
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

// clockOf is what a time of day tells.
const clockOf = hasHour | hasMin | hasSec | hasZone | hasOffset | hasPeriod | hasMark

// countedPart reads an age that the word at i opens, or a date that an era does.
func (p *parser) countedPart(i int, f *found, dated bool) int {
	const opens = 1<<kBefore | 1<<kAbout | 1<<kNumber | 1<<kCounted | 1<<kUnit
	if dated {
		return i
	}
	kinds := p.toks[i].kinds
	if kinds&opens != 0 && !f.is(hasHour) {
		if n := p.age(i, f); n > i {
			return n
		}
	}
	if kinds&(1<<kEra) != 0 {
		return p.markedDate(i, f)
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
