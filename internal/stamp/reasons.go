package stamp

import "github.com/ledekit/lede/internal/why"

// manners say how each manner counts, with words that show it. The examples are read in June of 2031.
var manners = [...]struct {
	name, why, example string
	prose              bool
}{
	sinceEpoch:  {"number", "seconds or thousandths of one, counted from the year 1970", "1922000000", false},
	inFull:      {"date", "month and year are told, so it counts from nothing else", "3 March 2031", false},
	yearOnly:    {"year", "no more than a year is told", "It closed in 2019.", true},
	fromUnknown: {"no reference", "it counts from a moment that nobody told", "5 mins ago", false},
	yearCounted: {"month of a counted year", "the year is counted from that of the reference", "It opened in May last year.", true},
	atOnce:      {"now", "the moment of the reference", "just now", false},
	backwards:   {"age", "counted back from the reference, and cut to the smallest unit told", "5 mins ago", false},
	counted:     {"counted", "days, weeks, months or years from those of the reference", "yesterday", false},
	yearless:    {"no year", "the last such day up to the reference, or the next one where the words tell of what is to come", "3 March", false},
	onWeekday: {"weekday", "the last such day up to the reference, or the next one where the words tell of what is to come",
		"It closed on Tuesday.", true},
	atHour: {"clock", "the last such time up to the reference, or the next one where the words tell of what is to come",
		"18:47 CEST", false},
}

// Row tells how a stamp was read.
func (s *Stamp) Row() why.Row {
	row := &manners[s.manner]
	return why.Row{Name: row.name, Why: row.why}
}
