package lede

import (
	"strings"
	"time"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/meta"
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
// The second result is false where it tells none. What counts from an instant that Reference does not give, as ages do, is told by its
// Text alone: its Time is zero.
func ParseTimestamp(text string, ref Reference) (Timestamp, bool) {
	var st stamp.Stamp
	var ok bool
	if ref.Prose {
		st, ok = stamp.FindInProse(text, 0, against(ref))
	} else {
		st, ok = stamp.Parse(text, against(ref))
	}
	if !ok || !writable(st.Time) {
		return Timestamp{}, false
	}
	return timestamp(text, st), true
}

// against is a reference as the machine below knows it.
func against(ref Reference) stamp.Ref { return stamp.Ref{Time: ref.Time, Lang: ref.Language} }

// writable reports whether RFC 3339 can write an instant: "9999 years ago" lies before its years.
func writable(t time.Time) bool { return t.Year() >= 1 && t.Year() < 9999 }

// timestamp makes the public form of a stamp found in a text.
func timestamp(text string, st stamp.Stamp) Timestamp {
	return Timestamp{
		Time: st.Time, Precision: precisions[st.Precision], Text: text[st.Start:st.End], Origin: OriginText, ZoneKnown: st.ZoneKnown,
	}
}

var precisions = [...]Precision{
	"", PrecisionSecond, PrecisionMinute, PrecisionHour, PrecisionDay, PrecisionWeek, PrecisionMonth, PrecisionYear,
}

// stampIn finds the stamp in the text of a card or line, and where it stands.
func stampIn(text string, ref Reference) (t Timestamp, start, end int, ok bool) {
	st, ok := stamp.Find(text, against(ref))
	if !ok || !writable(st.Time) {
		return Timestamp{}, 0, 0, false
	}
	return timestamp(text, st), st.Start, st.End, true
}

// times are the dates of the page, and what other stamps count from.
type times struct {
	published, modified Timestamp
	seen                Reference // for stamps beside links
	told                Reference // for prose
	witnesses           *witnesses
	because, changed    choice // how published and modified were chosen
}

// readTimes decides which stamps are the page's own: those that count from nothing first, then, against them, the rest.
func readTimes(s *source, rg *body.Region, o *others, st *story) *times {
	w := newWitnesses(s, rg, o, st)
	t := &times{seen: Reference{Time: s.o.FetchedAt, Language: w.ref.Lang}, witnesses: w}
	if st.kind == KindIndex {
		w.lines = nil // they are those of its cards
	}
	t.published, t.because = w.published()
	t.modified, t.changed = w.modified()
	if t.seen.Time.IsZero() {
		t.seen.Time = t.published.Time
	}
	t.told = Reference{Time: t.published.Time, Language: s.tag, Prose: true}
	if t.told.Time.IsZero() {
		t.told.Time = s.o.FetchedAt
	}
	return t
}

// best returns the likeliest line, or nil.
func (w *witnesses) best() *line {
	var best *line
	for i := range w.lines {
		if l := &w.lines[i]; best == nil || l.score > best.score {
			best = l
		}
	}
	return best
}

// published weighs what metadata says against what readers see. Metadata wins where both tell the same day, which readers see in
// the page's zone; where they differ, a line that stands by the headline as bylines do.
func (w *witnesses) published() (Timestamp, choice) {
	best := w.best()
	if len(w.facts) > 0 {
		return w.fact(best)
	}
	switch {
	case best != nil && best.score >= 2:
		return best.Timestamp, byLine
	case !w.url.IsZero():
		return w.url, byURL
	}
	headline := ""
	if len(w.s.facts.Headlines) > 0 {
		headline = w.s.facts.Headlines[0].Value
	}
	if data := w.read(meta.DataDates(w.s.page, headline)); len(data) > 0 {
		return data[0], byScript
	}
	switch {
	case best != nil && best.score >= -5:
		return best.Timestamp, byWeakLine
	case len(w.changed) > 0:
		return w.changed[0], byChange
	}
	if st, ok := stamp.Find(w.s.page.Title, w.ref); ok && st.Full && w.plausible(st.Time) {
		return timestamp(w.s.page.Title, st), byTitle
	}
	return Timestamp{}, undated
}

// fact chooses among the facts, with the lines as witnesses.
func (w *witnesses) fact(best *line) (Timestamp, choice) {
	first := w.byAddress(w.local(w.facts[0]))
	switch {
	case w.isSeen(first):
		return first, byBoth
	case best == nil || !best.stamp.Full:
		return first, byMetadata
	case best.stamp.Updated: // nothing is published after it was last changed
		if day(best.Time).Before(day(first.Time)) && best.score >= 3 {
			return best.Timestamp, byEarlierChange
		}
		return first, byMetadata
	case w.either && best.score >= trusted-2 && day(best.Time).Before(day(first.Time)) && !sameDay(first.Time, w.url.Time):
		return best.Timestamp, byEarlierLine
	}
	return w.overruled(first, best)
}

// overruled is the first fact, unless a line that readers see, with or without another fact, tells better.
func (w *witnesses) overruled(first Timestamp, best *line) (Timestamp, choice) {
	if best.score >= trusted-4 {
		if t := onDay(first, best.Time); sameDay(t.Time, best.Time) {
			return t, byZone
		}
	}
	if best.score < trusted || sameDay(first.Time, w.url.Time) {
		return first, byMetadata
	}
	for _, f := range w.facts {
		if t := w.local(f); sameDay(t.Time, best.Time) && !w.isChange(t) {
			return t, byOtherFact
		}
	}
	if w.tellsChange(best, first) {
		return first, byMetadata
	}
	return best.Timestamp, byTrustedLine
}

// isSeen reports whether a line of some trust tells the day of an instant.
func (w *witnesses) isSeen(t Timestamp) bool {
	for i := range w.lines {
		if l := &w.lines[i]; l.score >= trusted-2 && l.stamp.Full && sameDay(t.Time, l.Time) {
			return true
		}
	}
	return false
}

// tellsChange reports whether a line tells the last change, without a word that says so.
func (w *witnesses) tellsChange(l *line, first Timestamp) bool {
	for _, c := range w.changed {
		if sameDay(w.local(c).Time, l.Time) && !l.stamp.Published && first.Time.Before(l.Time) {
			return true
		}
	}
	return false
}

// isChange reports whether an instant is that of a change.
func (w *witnesses) isChange(t Timestamp) bool {
	for _, c := range w.changed {
		if c.Time.Equal(t.Time) {
			return true
		}
	}
	return false
}

// byAddress chooses the fact of the day that the address carries, or sets the first into a zone where it falls on that day.
func (w *witnesses) byAddress(first Timestamp) Timestamp {
	if w.url.IsZero() || sameDay(first.Time, w.url.Time) {
		return first
	}
	for _, f := range w.facts {
		if t := w.local(f); sameDay(t.Time, w.url.Time) {
			return t
		}
	}
	if first.Time.Sub(w.url.Time) > 48*time.Hour { // published anew under its old address
		return w.url
	}
	return onDay(first, w.url.Time)
}

// dayFirst gives the language of an English page that names no country the order of dates that the country of its address has:
// but for North America and the Philippines the day stands first. Domains that are sold to all the world tell no country.
func dayFirst(tag, address string) string {
	if tag != "en" {
		return tag
	}
	_, host, ok := strings.Cut(address, "://")
	if !ok {
		return tag
	}
	if k := strings.IndexAny(host, "/:?#"); k >= 0 {
		host = host[:k]
	}
	k := strings.LastIndexByte(host, '.')
	if k < 0 || len(host)-k != 3 {
		return tag
	}
	switch strings.ToLower(host[k+1:]) {
	case "us", "ca", "ph", "pr", "gu", // they write the month first
		"tv", "me", "io", "co", "ai", "fm", "ly", "to", "cc", "ws", "gg", "so", "la", "vc", "nu", "sh", "am", "im", "eu":
		return tag
	}
	return "en-GB"
}

// day is the day of an instant, as UTC has it, for comparing days of several zones.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// trusted is the score of a line that is believed against metadata: a date whose element says so, between headline and body.
const trusted = 7

func sameDay(a, b time.Time) bool {
	y, m, d := a.Date()
	p, q, r := b.Date()
	return y == p && m == q && d == r
}

// onDay sets an instant told in UTC into the nearest zone of whole hours in which it falls on the day that readers see, where there
// is one. Its instant stays.
func onDay(t Timestamp, day time.Time) Timestamp {
	if _, off := t.Time.Zone(); off != 0 || !t.ZoneKnown {
		y, m, d := day.Date()
		if t.Precision == PrecisionSecond && !t.ZoneKnown && sameDay(t.Time, time.Date(y, time.Month(d), int(m), 0, 0, 0, 0, time.UTC)) {
			t.Time = time.Date(y, m, d, t.Time.Hour(), t.Time.Minute(), t.Time.Second(), 0, t.Time.Location()) // it was written month first
		}
		return t
	}
	if t.Precision != PrecisionSecond && t.Precision != PrecisionMinute || sameDay(t.Time, day) {
		return t
	}
	for h := 1; h <= 14; h++ {
		for _, sign := range [2]int{1, -1} {
			at := t.Time.In(time.FixedZone("", sign*h*3600))
			if h*sign >= -12 && sameDay(at, day) {
				t.Time, t.ZoneKnown = at, false
				return t
			}
		}
	}
	return t
}

// local gives an instant that is told in UTC the zone of the page, where a line tells the same instant in that zone.
func (w *witnesses) local(t Timestamp) Timestamp {
	if _, off := t.Time.Zone(); off != 0 || !t.ZoneKnown || !isClocked(t) {
		return t
	}
	for i := range w.lines {
		l := &w.lines[i]
		if !isClocked(l.Timestamp) {
			continue
		}
		shift := l.Time.Truncate(time.Minute).Sub(t.Time.Truncate(time.Minute))
		switch {
		case l.zoned() && (shift == 0 || l.score >= trusted && sameDay(t.Time.In(l.Time.Location()), l.Time)):
			t.Time = t.Time.In(l.Time.Location())
			return t
		case !l.ZoneKnown && isOffset(shift):
			t.Time = t.Time.In(time.FixedZone("", int(shift/time.Second)))
			return t
		}
	}
	return t
}

// isClocked reports whether an instant is told to the minute.
func isClocked(t Timestamp) bool {
	return t.Precision == PrecisionMinute || t.Precision == PrecisionSecond
}

// zoned reports whether a line names a zone other than UTC.
func (l *line) zoned() bool {
	_, off := l.Time.Zone()
	return off != 0 && l.ZoneKnown
}

// isOffset reports whether a span could be what the clocks of a zone differ from UTC by.
func isOffset(d time.Duration) bool {
	return d != 0 && d%(30*time.Minute) == 0 && d >= -12*time.Hour && d <= 14*time.Hour
}

// modified is the last change: as metadata tells it, else a line that readers see.
func (w *witnesses) modified() (Timestamp, choice) {
	if len(w.changed) > 0 {
		return w.local(w.changed[0]), toldChange
	}
	for i := range w.lines {
		if w.lines[i].stamp.Updated {
			return w.lines[i].Timestamp, byLabel
		}
	}
	for i := range w.lines {
		if l := &w.lines[i]; l.score >= trusted-2 {
			if t := w.changeBehind(l); !t.IsZero() {
				return t, bySecondLabel
			}
		}
	}
	return Timestamp{}, undated
}

// changeBehind reads a change that one line tells behind the publication: "Published 3 June | Updated 2 hours ago".
func (w *witnesses) changeBehind(l *line) Timestamp {
	_, rest, ok := strings.Cut(w.s.page.Text(&w.s.page.Runs[l.run]), l.Text)
	if !ok || len(rest) < 8 || len(rest) > 100 {
		return Timestamp{}
	}
	st, ok := stamp.Find(rest, w.ref)
	if !ok || !st.Updated || !w.tellsDay(&st) {
		return Timestamp{}
	}
	return timestamp(rest, st)
}

// addressDay is the day that an address carries.
func addressDay(address string) Timestamp {
	st, ok := stamp.InAddress(address)
	if !ok {
		return Timestamp{}
	}
	return Timestamp{Time: st.Time, Precision: PrecisionDay, Origin: OriginURL}
}
