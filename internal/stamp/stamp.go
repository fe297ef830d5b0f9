// Package stamp reads instants: the stamps beside headlines and under bylines ("5 mins ago", "12 June 2025, 18:47 CEST"), and
// the time words of sentences ("on Wednesday", "in February"). It speaks text and spans, and knows nothing of pages.
//
// The way through: lexicon.go (a language's words, compiled at first use), lex.go and fold.go (text to tokens), core.go (the parts
// of one stamp joined), order.go (what was joined is a stamp, and which number is the month), absolute.go and named.go (dates),
// clock.go (times of day), named_zones.go (the zone behind one), relative.go (ages), zones.go (places and abbreviations to
// offsets), resolve.go (what was found, against the reference). whole.go reads a text that is a stamp, prose.go a sentence.
// reasons.go tells how one was read, to whoever asks.
package stamp

import (
	"time"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
)

// Ref is what words are read against.
type Ref struct {
	// Time is the instant that ages and partial dates count from, in the zone of all that names none. Zero: what counts from
	// now is found, and has no time.
	Time time.Time
	// Lang is a BCP 47 tag; empty: every language is tried.
	Lang string
}

// Precision is the smallest unit that words tell.
type Precision uint8

// The precisions, finest first; None is that of a stamp without a time.
const (
	None Precision = iota
	Second
	Minute
	Hour
	Day
	Week
	Month
	Year
)

// Stamp is an instant found in a text.
type Stamp struct {
	// Start and End bound the words that tell it: text[Start:End], without label ("Published") and preposition ("on").
	Start, End int
	// Time is the start of the period told; zero where it counts from a reference that is not known.
	Time time.Time
	// Precision is the smallest unit told.
	Precision Precision
	// ZoneKnown says that the words name a zone, or count from an instant.
	ZoneKnown bool
	// Updated says that the label before it is one of a change ("Updated", "Last modified").
	Updated bool
	// Published says that the label before it is one of publication ("Published", "Posted").
	Published bool
	// Else says that the label before it is one of something that a page tells of: "Member since", "Deadline".
	Else bool
	// Relative says that it counts from the reference: an age, yesterday, a clock alone.
	Relative bool
	manner   manner
	// Apart says that marks, or the ends of the text, stand on both its sides.
	Apart bool
	// Full says that it tells year, month and day.
	Full bool
}

// Parse reads a text that is a stamp as a whole: label, bullet, stamp, and what little may stand beside it. Where the page's
// language does not know the words, English is asked: its stamps stand on pages of every language.
func Parse(text string, ref Ref) (Stamp, bool) { return inLanguages(text, ref, false) }

// Find finds the stamp in the text of a card or line ("Reuters · 5 h ago", "Headline - 5 mins ago"). Weak ones, such as a bare
// "3h" or "Friday", count only where marks part them from other words.
func Find(text string, ref Ref) (Stamp, bool) { return inLanguages(text, ref, true) }

// FindInProse finds the first time words of a sentence at or after byte from, read at the day of the reference. Call it again
// with from at Stamp.End for the next.
func FindInProse(text string, from int, ref Ref) (Stamp, bool) {
	if from < 0 || from >= len(text) {
		return Stamp{}, false
	}
	l := lexiconOf(ref.Lang)
	if ref.Lang == "" {
		l = lexiconOf("en")
	}
	for { // a window at a time, so that many calls on a long text do not read it over and over
		low, high := wordStart(text, from-before), wordStart(text, from+window)
		var buf [96]token
		p := parser{text: text[low:high], lex: l, lang: ref.Lang, toks: l.lex(text[low:high], buf[:0]), prose: true}
		var h hit
		if p.sentence(from-low, &h) {
			s := h.stamp(p.toks, ref.Time)
			if s.Start += low; s.Start < high-behind || high == len(text) {
				s.End += low
				return s, true
			}
		}
		if high == len(text) {
			return Stamp{}, false
		}
		from = max(from+1, high-behind)
	}
}

// How far FindInProse looks at once, and how much it wants to see before and behind what it finds.
const (
	before = 400
	window = 1600
	behind = 300
)

// wordStart returns the first byte at or after i that begins a word, or i where there is none near.
func wordStart(text string, i int) int {
	if i <= 0 {
		return 0
	}
	if i >= len(text) {
		return len(text)
	}
	for k := i; k < len(text) && k < i+60; k++ {
		if text[k-1] == ' ' {
			return k
		}
	}
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

const tokens = 24 // of most stamps: what is longer takes an allocation, what is shorter is cleared each time

const longest = 400 // bytes of a stamp with all that stands beside it

func inLanguages(text string, ref Ref, line bool) (s Stamp, ok bool) {
	ok = possible(text) && languages(ref, func(l *lexicon, ref Ref) bool {
		var buf [tokens]token
		return in(text, l, ref, l.lex(text, buf[:0]), line, &s)
	})
	if ok {
		s.original(text, ref)
		s.inEnglish(text, ref, line)
	}
	return s, ok
}

// inEnglish takes the English stamp of a text instead, where the page's language knew a clock alone of what is a whole date in
// English: "24 November, 2031, 5:46 pm" on a page of another language.
func (s *Stamp) inEnglish(text string, ref Ref, line bool) {
	if s.Full || s.Precision == Day || s.End-s.Start+6 > len(text) {
		return
	}
	english := lexiconOf("en")
	if lexiconOf(ref.Lang) == english {
		return
	}
	var buf [tokens]token
	var e Stamp
	ref.Lang = "en"
	if in(text, english, ref, english.lex(text, buf[:0]), line, &e) && e.Full {
		*s = e
	}
}

// ParseOrFind is Parse, and Find where the text is no stamp as a whole, for little more than the cost of one.
func ParseOrFind(text string, ref Ref) (s Stamp, whole, ok bool) {
	if !possible(text) {
		return Stamp{}, false, false
	}
	var found Stamp
	whole = languages(ref, func(l *lexicon, ref Ref) bool {
		var buf [tokens]token
		toks := l.lex(text, buf[:0])
		if in(text, l, ref, toks, false, &s) {
			return true
		}
		ok = ok || in(text, l, ref, toks, true, &found)
		return false
	})
	if whole {
		s.original(text, ref)
		s.inEnglish(text, ref, false)
		return s, true, true
	}
	return found, false, ok
}

// languages tries the language of the reference, then English, then all where none is told, until one will do.
func languages(ref Ref, try func(*lexicon, Ref) bool) bool {
	l := lexiconOf(ref.Lang)
	if l.tag == "und" { // no language told, or one that is unknown: "Dutch", "xx"
		l, ref.Lang = lexiconOf("en"), ""
	}
	if try(l, ref) {
		return true
	}
	if l.tag != "en" {
		english := ref
		english.Lang = "en"
		if try(lexiconOf("en"), english) {
			return true
		}
	}
	if ref.Lang == "" {
		for _, tag := range lang.CalendarTags() {
			if tag != "en" && try(lexiconOf(tag), ref) {
				return true
			}
		}
	}
	return false
}

// original looks for an English stamp before that of a change, where the page's language knew the change alone: "Oct 24, 2030 |
// Geändert: Nov 7, 2030".
func (s *Stamp) original(text string, ref Ref) {
	if !s.Updated || s.Start < 8 {
		return
	}
	english := lexiconOf("en")
	if lexiconOf(ref.Lang) == english {
		return
	}
	var buf [64]token
	var e Stamp
	ref.Lang = "en"
	if in(text[:s.Start], english, ref, english.lex(text[:s.Start], buf[:0]), false, &e) && e.Full {
		*s = e
	}
}

// in reads the stamp in one language: of a line, or that which the text is as a whole.
func in(text string, l *lexicon, ref Ref, toks []token, line bool, s *Stamp) bool {
	if !known(toks) {
		return false
	}
	p := parser{text: text, lex: l, lang: ref.Lang, toks: toks}
	var h hit
	if line && !p.inLine(&h) || !line && !p.whole(&h) {
		return false
	}
	*s = h.stamp(p.toks, ref.Time)
	return true
}

// known reports whether there is a number or a word of the lexicon at all.
func known(toks []token) bool {
	for i := range toks {
		if toks[i].kind == tNumber || toks[i].kind == tWord {
			return true
		}
	}
	return false
}

// possible rejects by bytes alone what cannot be a stamp: too long, or long and without any digit.
func possible(text string) bool {
	if len(text) > longest || text == "" {
		return false
	}
	if len(text) < 60 {
		return true
	}
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= '0' && c <= '9' || c >= 0x80 {
			return true
		}
	}
	return false
}

// hit is a stamp that was found, before it is resolved.
type hit struct {
	f     found
	tense tense
	label kind // kPub, kUpd, kElse or 0
	apart bool
}

// stamp makes the result of a hit.
func (h *hit) stamp(toks []token, ref time.Time) Stamp {
	f := &h.f
	s := Stamp{
		Start: int(toks[f.start].start), End: int(toks[f.end-1].end),
		Published: h.label == kPub, Updated: h.label == kUpd, Else: h.label == kElse, Apart: h.apart,
		Full: f.is(hasDay) && f.is(hasYear) || f.is(hasUnix), Relative: !f.is(hasMonth|hasYear|hasUnix) || f.is(hasAge|hasRel),
		manner: f.manner(!ref.IsZero()),
	}
	a := anchor{ref}
	s.Time, s.Precision, s.ZoneKnown = a.resolve(f, h.tense)
	return s
}
