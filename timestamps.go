package lede

import (
	"time"

	"github.com/ledekit/lede/internal/stamp"
)

// Reference is what a timestamp's words are read against.
type Reference struct {
	// Time is the instant that ages and partial dates count from, in the zone of times that name none. Zero: nothing that
	// counts from now is resolved, and times without a zone are taken for UTC.
	Time time.Time
	// Language is a BCP 47 tag. Empty: the words are tried in every language that lede knows; "en" alone leaves all-numeric
	// dates whose order it cannot tell unread, "en-US" and "en-GB" do not.
	Language string
	// Prose says that the text is a sentence that may tell a time, not a stamp.
	Prose bool
}

// ParseTimestamp reads the instant that a stamp ("5 mins ago", "12 June 2025, 18:47 CEST") or a sentence tells.
// The second result is false where it tells none.
func ParseTimestamp(text string, ref Reference) (Timestamp, bool) {
	r := stamp.Ref{Time: ref.Time, Lang: ref.Language}
	var st stamp.Stamp
	var ok bool
	if ref.Prose {
		st, ok = stamp.FindInProse(text, 0, r)
	} else {
		st, ok = stamp.Parse(text, r)
	}
	if !ok {
		return Timestamp{}, false
	}
	return timestamp(text, st), true
}

// timestamp makes the public form of a stamp found in a text.
func timestamp(text string, st stamp.Stamp) Timestamp {
	return Timestamp{
		Time: st.Time, Precision: precisions[st.Precision], Text: text[st.Start:st.End], Origin: OriginText, ZoneKnown: st.ZoneKnown,
	}
}

var precisions = [...]Precision{"", PrecisionSecond, PrecisionMinute, PrecisionHour, PrecisionDay, PrecisionWeek, PrecisionMonth, PrecisionYear}

// stampIn finds the stamp in the text of a card or line, and where it stands.
func stampIn(text string, ref Reference) (t Timestamp, start, end int, ok bool) {
	st, ok := stamp.Find(text, stamp.Ref{Time: ref.Time, Lang: ref.Language})
	if !ok {
		return Timestamp{}, 0, 0, false
	}
	return timestamp(text, st), st.Start, st.End, true
}

// timeIn finds the first time words of a sentence at or after byte from, and where they stand.
func timeIn(text string, from int, ref Reference) (t Timestamp, start, end int, ok bool) {
	st, ok := stamp.FindInProse(text, from, stamp.Ref{Time: ref.Time, Lang: ref.Language})
	if !ok {
		return Timestamp{}, 0, 0, false
	}
	return timestamp(text, st), st.Start, st.End, true
}

// times are the dates of the page, and what other stamps count from.
type times struct {
	published, modified Timestamp
	seen                Reference // for stamps beside links
	told                Reference // for prose
}

// readTimes decides which stamps are the page's own.
func readTimes(s *source, st *story) *times {
	t := &times{seen: Reference{Time: s.o.FetchedAt, Language: s.tag}, told: Reference{Time: s.o.FetchedAt, Language: s.tag, Prose: true}}
	for _, f := range s.facts.Published {
		if at, err := time.Parse(time.RFC3339, f.Value); err == nil {
			t.published = Timestamp{Time: at, Precision: PrecisionSecond, Origin: Origin(f.Origin), ZoneKnown: true}
			break
		}
	}
	return t
}
