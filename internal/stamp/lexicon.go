package stamp

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ledekit/lede/internal/lang"
)

// kind is what a word can be in a stamp.
type kind uint8

const (
	kMonth    kind = iota + 1 // val 1..12
	kPersian                  // val 1..12, a month of the Solar Hijri year
	kWeekday                  // val 1..7, Monday is 1
	kPeriod                   // val one of the periods below
	kUnit                     // val a Precision
	kCounted                  // val a Precision, aux how many
	kBefore                   // makes the length after it an age
	kAfter                    // makes the length before it an age
	kAged                     // val a Precision: makes the number before it an age
	kRelative                 // val a Precision, aux how many from now
	kRelDay                   // val a weekday, aux -1, 0 or 1: "last Friday"
	kNumber                   // val
	kAbout                    // says that a number is not exact
	kNow                      // "just now"
	kShort                    // val a Precision: makes an age of the number before it where nothing else stands
	kMark                     // val a Precision: the unit that the number before it is, in dates and clocks ("時", "Uhr")
	kAt                       // stands between the parts of a stamp and means nothing
	kClock                    // stands before a clock ("kl.")
	kPub                      // calls a stamp that of publication
	kUpd                      // calls a stamp that of a change
	kEra                      // val is to be added to the year beside it
	kEnding                   // is written at a number ("th", "-én")
	kIn                       // in a sentence, makes a time of the month or year after it
	kFuture                   // a verb that says what will be
	kPast                     // a verb that says what was
	kLater                    // makes a length beside it one from an anchor that the sentence does not tell
	kZone                     // val an index into zones; only beside a clock
	kNot                      // with these, a date is something else ("Copyright", "Q4")
	kAlike                    // is also another word: alone it is no weekday
	kEdge                     // early, late, mid: stands before a month or year
	kElse                     // calls a stamp that of something else than the page: "Joined", "Deadline"
)

// The periods of a day.
const (
	pAM = iota + 1
	pPM
	pNoon
	pMidnight
	pMorning
	pAfternoon
	pEvening
	pNight
)

var periods = map[string]int16{"am": pAM, "pm": pPM, "noon": pNoon, "midnight": pMidnight, "morning": pMorning,
	"afternoon": pAfternoon, "evening": pEvening, "night": pNight}

var precisions = map[string]Precision{"second": Second, "minute": Minute, "hour": Hour, "day": Day, "week": Week, "month": Month,
	"year": Year}

var dayNames = map[string]int16{"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}

// sense is one thing that a word can be.
type sense struct {
	kind  kind
	aux   int8
	val   int16
	short bool // an abbreviation, or a name of one or two letters: of a sentence it is no word by itself
}

// lexicon is the words of one language, compiled to a tree that is walked by the bytes of a folded text.
type lexicon struct {
	tag       string
	nodes     []node
	root      [256]int32
	senses    []sense
	futures   []string // endings of verbs that say what will be
	pasts     []string // and of those that say what was
	order     string   // of the parts of an all-numeric date, as CLDR has it
	inflected bool     // a month's case ending makes a time of it
	bare      bool     // a year alone tells a time in a sentence ("wurde 2018 eröffnet")
	verbLast  bool     // verbs stand at the end
	solar     bool     // dates without another sign are of the Solar Hijri calendar
	both      bool     // an age has a word before and one after it: the one before says nothing alone
}

type node struct {
	b           byte
	many        uint8  // how many senses
	first       int32  // of the senses
	kinds       uint32 // the set of their kinds
	child, next int32
}

var lexicons sync.Map // primary subtag -> func() *lexicon

// lexiconOf returns the words of a language, which are compiled at first use. A language that lede does not know has those
// signs that all share: zones, AM and PM, the T of ISO dates.
func lexiconOf(tag string) *lexicon {
	if f, ok := lexicons.Load(tag); ok { // as most are written
		return f.(func() *lexicon)()
	}
	name := lang.Primary(tag)
	if to, ok := sameAs[name]; ok {
		name = to
	}
	if f, ok := lexicons.Load(name); ok {
		return f.(func() *lexicon)()
	}
	if !lang.HasCalendar(name) && len(lang.Get(name).Rows("time")) == 0 {
		name = "und"
	}
	f, _ := lexicons.LoadOrStore(name, sync.OnceValue(func() *lexicon { return compile(name) }))
	return f.(func() *lexicon)()
}

// sameAs are subtags whose words stand under another one.
var sameAs = map[string]string{"no": "nb", "nn": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "sr", "mo": "ro", "cnr": "sr",
	"yue": "zh", "cmn": "zh"}

// builder collects words before they become a tree.
type builder struct {
	lex      *lexicon
	prefixes []string // written at months and weekdays
	dayEnds  []string // of compounds with weekdays
	words    map[string][]sense
	order    []string
}

func compile(name string) *lexicon {
	b := &builder{lex: &lexicon{tag: name}, words: map[string][]sense{}}
	l := lang.Get(name)
	var endings []string
	for _, r := range l.Rows("time") {
		switch r.Field(0) {
		case "ending":
			endings = append(endings, r.Words(1)...)
		case "weekday ending":
			b.dayEnds = append(b.dayEnds, r.Words(1)...)
		case "prefix":
			b.prefixes = append(b.prefixes, r.Words(1)...)
		}
	}
	for _, section := range calendarSections {
		for _, r := range l.Calendar("cldr " + section) {
			b.calendarRow(section, r, endings)
		}
	}
	b.lex.both = len(l.Calendar("cldr ago")) == 2
	for _, r := range l.Rows("time") {
		b.timeRow(r, endings)
	}
	b.shared()
	b.tree()
	return b.lex
}

var calendarSections = []string{"months", "persian months", "weekdays", "day periods", "units", "counted", "ago", "aged", "relative",
	"numbers", "joints", "order"}

// calendarRow adds a row that CLDR gave: its section and key say what its words are.
func (b *builder) calendarRow(section string, r lang.Row, endings []string) {
	key := r.Field(0)
	if section == "order" {
		b.lex.order = key
		return
	}
	if section == "joints" && key == "year" {
		key = "mark year"
	}
	what := map[string]string{"months": "month ", "persian months": "persian ", "weekdays": "weekday ", "day periods": "period ",
		"units": "unit ", "counted": "counted ", "ago": "ago ", "aged": "aged ", "relative": "relative ", "numbers": "number "}[section]
	s, ok := senseOf(what + key)
	if !ok {
		return
	}
	b.addAll(s, r.Words(1), endings)
}

// timeRow adds a row of [time]: what its words are, the words, and an example.
func (b *builder) timeRow(r lang.Row, endings []string) {
	switch r.Field(0) {
	case "ending", "prefix", "weekday ending":
		return
	case "inflected":
		b.lex.inflected = true
		return
	case "bare year":
		b.lex.bare = true
		return
	case "solar year":
		b.lex.solar = true
		return
	case "verb last":
		b.lex.verbLast = true
		return
	}
	s, ok := senseOf(r.Field(0))
	if !ok {
		return
	}
	if s.kind == kFuture || s.kind == kPast {
		for _, w := range r.Words(1) {
			if end, ok := strings.CutPrefix(w, "-"); ok && s.kind == kFuture {
				b.lex.futures = append(b.lex.futures, end)
			} else if ok {
				b.lex.pasts = append(b.lex.pasts, end)
			}
		}
	}
	b.addAll(s, r.Words(1), endings)
}

func (b *builder) addAll(s sense, words, endings []string) {
	named := s.kind == kMonth || s.kind == kWeekday || s.kind == kPersian
	for i, w := range words {
		if w == "-" || w[0] == '-' && (s.kind == kFuture || s.kind == kPast) {
			continue
		}
		one := s
		one.short = strings.HasSuffix(w, ".") || strings.HasSuffix(w, "॰") || strings.HasSuffix(w, "׳") || len([]rune(w)) <= 3 && w[0] < 0x80
		if named && i == 0 { // the full name: "May" is no abbreviation
			one.short = strings.HasSuffix(w, ".")
		}
		b.add(w, one)
		for _, e := range b.dayEnds {
			if s.kind == kWeekday && !one.short {
				b.add(w+e, one)
			}
		}
		for _, pre := range b.prefixes {
			if named {
				b.add(pre+w, one)
			}
		}
		if named && !one.short {
			for _, e := range endings {
				b.add(strings.TrimRight(w, "aä")+e, one)
				b.add(w+e, one)
			}
		}
	}
}

// senseOf reads what a row's words are.
func senseOf(what string) (sense, bool) {
	if k, ok := plainKinds[what]; ok {
		return sense{kind: k}, true
	}
	name, arg, _ := strings.Cut(what, " ")
	switch name {
	case "month", "persian", "weekday", "number", "era":
		n, err := strconv.Atoi(arg)
		k := map[string]kind{"month": kMonth, "persian": kPersian, "weekday": kWeekday, "number": kNumber, "era": kEra}[name]
		return sense{kind: k, val: int16(n)}, err == nil
	case "period":
		v, ok := periods[arg]
		return sense{kind: kPeriod, val: v}, ok
	case "unit", "aged", "short", "mark":
		k := map[string]kind{"unit": kUnit, "aged": kAged, "short": kShort, "mark": kMark}[name]
		v, ok := precisions[arg]
		return sense{kind: k, val: int16(v)}, ok
	case "counted":
		unit, n, _ := strings.Cut(arg, "*")
		v, ok := precisions[unit]
		count, err := strconv.Atoi(n)
		return sense{kind: kCounted, val: int16(v), aux: int8(count)}, ok && err == nil
	case "relative":
		unit, n, _ := strings.Cut(arg, " ")
		count, err := strconv.Atoi(n)
		if v, ok := precisions[unit]; ok {
			if v == Second { // "now"
				return sense{kind: kNow, aux: 1}, err == nil
			}
			return sense{kind: kRelative, val: int16(v), aux: int8(count)}, err == nil
		}
		v, ok := dayNames[unit]
		return sense{kind: kRelDay, val: v, aux: int8(count)}, ok && err == nil
	}
	return sense{}, false
}

var plainKinds = map[string]kind{"ago before": kBefore, "ago after": kAfter, "about": kAbout, "now": kNow, "at": kAt, "clock": kClock,
	"published": kPub, "updated": kUpd, "number ending": kEnding, "in": kIn, "future": kFuture, "past": kPast, "later": kLater,
	"not": kNot, "else": kElse, "edge": kEdge, "alike": kAlike}

// shared adds what no language owns.
func (b *builder) shared() {
	for _, s := range []struct{ what, words string }{
		{"period am", "am a.m. a.m"}, {"period pm", "pm p.m. p.m"}, {"number ending", "º ª ° st nd rd th"}, {"about", "~ ≈ ca."}, {"not", "© (c)"},
	} {
		one, _ := senseOf(s.what)
		for w := range strings.SplitSeq(s.words, " ") {
			b.add(w, one)
		}
	}
	for i := range zones {
		for w := range strings.SplitSeq(zones[i].names, ", ") {
			b.add(w, sense{kind: kZone, val: int16(i)})
		}
	}
}

// add files a word, and where it ends with a dot, the word without it too.
func (b *builder) add(word string, s sense) {
	w := foldString(word)
	if w == "" || w[0] >= '0' && w[0] <= '9' { // "1月": its parts are words
		return
	}
	if _, ok := b.words[w]; !ok {
		b.order = append(b.order, w)
	}
	for _, old := range b.words[w] {
		if old.kind == s.kind && old.val == s.val && old.aux == s.aux {
			return
		}
	}
	b.words[w] = append(b.words[w], s)
	if bare := strings.TrimSuffix(w, "."); bare != w {
		b.add(bare, s)
	}
}

// tree turns the words into the tree. Words are laid in sorted order, so that the output depends on nothing else.
func (b *builder) tree() {
	l := b.lex
	l.nodes = append(l.nodes, node{}) // index 0 stands for none
	slices.Sort(b.order)
	for _, w := range b.order {
		at := &l.root[w[0]]
		if *at == 0 {
			l.nodes = append(l.nodes, node{b: w[0]})
			*at = int32(len(l.nodes) - 1)
		}
		cur := *at
		for i := 1; i < len(w); i++ {
			cur = l.step(cur, w[i], true)
		}
		l.nodes[cur].first, l.nodes[cur].many = int32(len(l.senses)), uint8(len(b.words[w]))
		for _, s := range b.words[w] {
			l.nodes[cur].kinds |= 1 << s.kind
		}
		l.senses = append(l.senses, b.words[w]...)
	}
}

// step goes from a node to its child of byte c, which it makes where grow says so. 0 is no node.
func (l *lexicon) step(cur int32, c byte, grow bool) int32 {
	last := int32(0)
	for k := l.nodes[cur].child; k != 0; k = l.nodes[k].next {
		if l.nodes[k].b == c {
			return k
		}
		last = k
	}
	if !grow {
		return 0
	}
	l.nodes = append(l.nodes, node{b: c})
	k := int32(len(l.nodes) - 1)
	if last == 0 {
		l.nodes[cur].child = k
	} else {
		l.nodes[last].next = k
	}
	return k
}
