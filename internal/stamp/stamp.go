// Package stamp reads instants: the stamps beside headlines and under bylines ("5 mins ago", "12 June 2025, 18:47 CEST"), and
// the time words of sentences ("on Wednesday", "in February"). It speaks text and spans, and knows nothing of pages.
//
// The rooms: lexicon.go (a language's words compiled), lex.go (text to tokens), absolute.go (dates and clocks), relative.go
// (ages), prose.go (sentences), zones.go (places and abbreviations to offsets), resolve.go (what was read, against a reference).
package stamp

import "time"

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
}

// Parse reads a text that is a stamp as a whole: label, bullet, stamp, and what little may stand beside it.
func Parse(text string, ref Ref) (Stamp, bool) { return Stamp{}, false }

// Find finds the stamp in the text of a card or line ("Reuters · 5 h ago", "Headline - 5 mins ago"). Weak ones, such as a bare
// "3h" or "Friday", count only where marks part them from other words.
func Find(text string, ref Ref) (Stamp, bool) { return Stamp{}, false }

// FindInProse finds the first time words of a sentence at or after byte from, read at the day of the reference. Call it again
// with from at Stamp.End for the next.
func FindInProse(text string, from int, ref Ref) (Stamp, bool) { return Stamp{}, false }
