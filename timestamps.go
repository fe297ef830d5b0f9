package lede

import (
	"slices"
	"time"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
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

// readTimes decides which stamps are the page's own: those that count from nothing first, then, against them, the rest.
func readTimes(s *source, rg *body.Region, st *story) *times {
	t := &times{seen: Reference{Time: s.o.FetchedAt, Language: s.tag}}
	w := newWitnesses(s, rg, st)
	t.published, t.modified = w.published(), w.modified()
	if t.seen.Time.IsZero() {
		t.seen.Time = t.published.Time
	}
	t.told = Reference{Time: t.published.Time, Language: s.tag, Prose: true}
	if t.told.Time.IsZero() {
		t.told.Time = s.o.FetchedAt
	}
	return t
}

// witnesses are the stamps of a page that may be its own, by where they stand.
type witnesses struct {
	s       *source
	rg      *body.Region
	head    int32       // the run of the headline, or the first of the body
	common  page.Words  // what the elements around headline and body say: it tells nothing of a line
	facts   []Timestamp // of metadata, best first
	changed []Timestamp // likewise, of changes
	lines   []line      // around the headline and the ends of the body, in page order
	url     Timestamp
}

// line is a stamp that readers see.
type line struct {
	Timestamp
	run     int32
	score   int
	stamp   stamp.Stamp
	whole   bool // nothing else stands in its element
	machine bool // an attribute tells the instant
}

func newWitnesses(s *source, rg *body.Region, st *story) *witnesses {
	w := &witnesses{s: s, rg: rg, head: st.headRun}
	w.facts = w.read(s.facts.Published)
	w.changed = w.read(s.facts.Modified)
	w.url = urlDate(s.o.URL)
	if w.url.IsZero() {
		w.url = urlDate(s.facts.URL.Value)
	}
	if w.head < 0 || w.head > rg.First {
		w.head = rg.First
	}
	runs := s.page.Runs
	if w.head >= 0 && int(w.head) < len(runs) {
		w.common = runs[w.head].All
	}
	if int(rg.First) < len(runs) {
		w.common |= runs[rg.First].All
	}
	for i := max(w.head-12, 0); i < min(rg.First+3, int32(len(runs))); i++ {
		w.line(i)
	}
	for i := max(rg.End-3, rg.First+3); i < min(rg.End+15, int32(len(runs))); i++ {
		w.line(i)
	}
	if len(w.facts) == 0 && len(w.lines) == 0 {
		w.anywhere()
	}
	return w
}

// anywhere looks at the rest of the page, where nothing else tells a date.
func (w *witnesses) anywhere() {
	runs := w.s.page.Runs
	for i := range int32(len(runs)) {
		if r := &runs[i]; r.All&page.Date != 0 || i > w.rg.First && r.Chars < 120 {
			w.line(i)
		}
		if len(w.lines) > 20 {
			return
		}
	}
}

// read parses the dates that metadata gives, and drops what is none, or lies after the page was seen.
func (w *witnesses) read(facts []meta.Fact) []Timestamp {
	var out []Timestamp
	for _, f := range facts {
		st, ok := stamp.Parse(f.Value, stamp.Ref{Time: w.s.o.FetchedAt, Lang: w.s.tag})
		if !ok || !st.Full || !w.plausible(st.Time) {
			continue
		}
		t := timestamp(f.Value, st)
		t.Text, t.Origin = "", Origin(f.Origin)
		out = append(out, t)
	}
	return out
}

// plausible reports whether a page can have been published then: since there are web pages, and not after it was seen.
func (w *witnesses) plausible(t time.Time) bool {
	if t.Year() < 1990 {
		return false
	}
	seen := w.s.o.FetchedAt
	return seen.IsZero() && t.Year() < 2100 || !seen.IsZero() && !t.After(seen.Add(36*time.Hour))
}

// foreign are the places whose stamps are others': of comments, other articles, the site.
const foreign = page.Related | page.Comments | page.Nav | page.Foot | page.Legal | page.Ad | page.Sponsored | page.Newsletter | page.Embed |
	page.ElemNav | page.Popup | page.Caption | page.ElemCaption

// dated are the places where pages show their own stamp.
const dated = page.Date | page.Byline | page.Meta

// line reads the stamp of a run, and how likely it is the page's.
func (w *witnesses) line(i int32) {
	r := &w.s.page.Runs[i]
	says := r.All &^ w.common
	for k := r.First; k < r.End; k++ { // its inline elements
		says |= w.s.page.Nodes[k].Own & dated
	}
	if r.Chars < 4 || says&foreign != 0 && (says&dated == 0 || says&(page.Related|page.Comments|page.Legal) != 0) {
		return
	}
	l, ok := w.shown(r)
	if !ok {
		return
	}
	l.run = i
	st := &l.stamp
	for _, p := range [...]struct {
		is     bool
		points int
	}{
		{st.Published, 5}, {st.Updated, -4}, {says&dated != 0, 3}, {st.Full, 3}, {l.machine, 3},
		{l.whole, 2}, {i >= w.head-2 && i <= w.rg.First, 2}, {i < w.head-4, -2}, {i > w.rg.First, -2}, {i >= w.rg.End, -3},
		{r.LinkChars*2 > r.Chars, -2}, {says&(page.Head|page.ElemHeader|page.Side|page.ElemAside|page.Teaser) != 0, -2},
		{r.Flags&page.Hidden != 0, -2}, {w.rg.Keep[i] && !l.whole, -3}, {!l.whole && !st.Published && says&dated == 0, -3},
	} {
		if p.is {
			l.score += p.points
		}
	}
	w.lines = append(w.lines, l)
}

// shown reads the stamp that a run shows: of the words of one of its elements, or else of all its words; of a paragraph, of its
// first words.
func (w *witnesses) shown(r *page.Run) (line, bool) {
	var l line
	ref := stamp.Ref{Time: w.s.o.FetchedAt, Lang: w.s.tag}
	text := w.s.page.Text(r)
	ok := false
	switch {
	case r.Chars <= 220:
		l.stamp, ok = stamp.Parse(text, ref)
		l.whole = ok && (l.stamp.End-l.stamp.Start)*2 > len(text)
		for i := r.First; i < r.End && !ok; i++ {
			if nd := &w.s.page.Nodes[i]; nd.Flags&page.Text != 0 && len(nd.HTML.Data) < 100 {
				part := page.Fold(nd.HTML.Data)
				if l.stamp, ok = stamp.Parse(part, ref); ok && (l.stamp.Full || l.stamp.Relative) {
					text, l.whole = part, true
				} else {
					ok = false
				}
			}
		}
		if !ok {
			l.stamp, ok = stamp.Find(text, ref)
		}
	case len(text) > 60:
		end := 60
		for end > 0 && text[end]&0xc0 == 0x80 {
			end--
		}
		text = text[:end]
		l.stamp, ok = stamp.Find(text, ref)
		ok = ok && l.stamp.Start < 3 && l.stamp.Full
	}
	if !ok {
		return l, false
	}
	l.Timestamp = timestamp(text, l.stamp)
	if at, found := w.attribute(r); found {
		apart := at.Time.Sub(l.Time).Abs()
		if l.stamp.Full && at.Precision == PrecisionDay && l.Precision != PrecisionDay && sameDay(at.Time, l.Time) {
			l.machine = true
			return l, true
		}
		if !l.stamp.Full || apart < 36*time.Hour { // where the words tell another day, readers see the words
			at.Text = l.Text
			l.Timestamp, l.machine = at, true
			return l, true
		}
	}
	if !l.stamp.Full && (!l.stamp.Relative || w.s.o.FetchedAt.IsZero()) || !w.plausible(l.Time) {
		return l, false
	}
	return l, true
}

// attribute reads the instant that an element of a run carries beside its words.
func (w *witnesses) attribute(r *page.Run) (Timestamp, bool) {
	for i := r.First; i < r.End; i++ {
		if w.s.page.Nodes[i].Flags&page.Text != 0 {
			continue
		}
		if t, ok := w.instant(i); ok {
			return t, true
		}
	}
	for i, n := r.First, 0; i > 0 && n < 3; i, n = w.s.page.Nodes[i].Parent, n+1 {
		if t, ok := w.instant(i); ok {
			return t, true
		}
	}
	return Timestamp{}, false
}

// instantAttrs are attributes in which systems write an instant for scripts.
var instantAttrs = [...]string{"datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-published", "data-epoch",
	"data-utc", "data-utime", "data-publish-date", "data-publishdate", "title", "content"}

func (w *witnesses) instant(i int32) (Timestamp, bool) {
	n := w.s.page.Nodes[i].HTML
	for k := range n.Attr {
		if !slices.Contains(instantAttrs[:], n.Attr[k].Key) {
			continue
		}
		v := n.Attr[k].Val
		if len(v) < 8 || len(v) > 60 {
			continue
		}
		st, ok := stamp.Parse(v, stamp.Ref{Lang: w.s.tag})
		if !ok || !st.Full || !w.plausible(st.Time) {
			continue
		}
		t := timestamp(v, st)
		t.Origin = OriginTimeElement
		return t, true
	}
	return Timestamp{}, false
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
func (w *witnesses) published() Timestamp {
	best := w.best()
	if len(w.facts) > 0 {
		return w.fact(best)
	}
	switch {
	case best != nil && best.score >= 2:
		return best.Timestamp
	case !w.url.IsZero():
		return w.url
	case best != nil && best.score >= -3:
		return best.Timestamp
	case len(w.changed) > 0:
		return w.changed[0]
	}
	if st, ok := stamp.Find(w.s.page.Title, stamp.Ref{Time: w.s.o.FetchedAt, Lang: w.s.tag}); ok && st.Full && w.plausible(st.Time) {
		return timestamp(w.s.page.Title, st)
	}
	return Timestamp{}
}

// fact chooses among the facts, with the lines as witnesses.
func (w *witnesses) fact(best *line) Timestamp {
	first := w.byAddress(w.local(w.facts[0]))
	for i := range w.lines {
		if l := &w.lines[i]; l.score >= trusted-2 && l.stamp.Full && sameDay(first.Time, l.Time) {
			return first
		}
	}
	if best == nil || !best.stamp.Full {
		return first
	}
	if best.stamp.Updated { // nothing is published after it was last changed
		if day(best.Time).Before(day(first.Time)) && best.score >= 3 {
			return best.Timestamp
		}
		return first
	}
	if best.score >= trusted-4 {
		if t := onDay(first, best.Time); sameDay(t.Time, best.Time) {
			return t
		}
	}
	if best.score < trusted || sameDay(first.Time, w.url.Time) {
		return first
	}
	for _, f := range w.facts {
		if t := w.local(f); sameDay(t.Time, best.Time) {
			return t
		}
	}
	return best.Timestamp
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
	return onDay(first, w.url.Time)
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
		if t.Precision == PrecisionSecond && !t.ZoneKnown && t.Time.Year() == day.Year() && t.Time.Day() == int(day.Month()) && int(t.Time.Month()) == day.Day() {
			t.Time = time.Date(day.Year(), day.Month(), day.Day(), t.Time.Hour(), t.Time.Minute(), t.Time.Second(), 0, t.Time.Location()) // month first
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
	if _, off := t.Time.Zone(); off != 0 || !t.ZoneKnown || t.Precision != PrecisionMinute && t.Precision != PrecisionSecond {
		return t
	}
	for i := range w.lines {
		l := &w.lines[i].Timestamp
		if l.Precision != PrecisionMinute && l.Precision != PrecisionSecond {
			continue
		}
		shift := l.Time.Truncate(time.Minute).Sub(t.Time.Truncate(time.Minute))
		if _, off := l.Time.Zone(); off != 0 && l.ZoneKnown && shift == 0 {
			t.Time = t.Time.In(l.Time.Location())
			return t
		}
		if !l.ZoneKnown && shift%(30*time.Minute) == 0 && shift >= -12*time.Hour && shift <= 14*time.Hour && shift != 0 {
			t.Time = t.Time.In(time.FixedZone("", int(shift/time.Second)))
			return t
		}
	}
	return t
}

func (w *witnesses) modified() Timestamp {
	if len(w.changed) > 0 {
		return w.local(w.changed[0])
	}
	for i := range w.lines {
		if w.lines[i].stamp.Updated {
			return w.lines[i].Timestamp
		}
	}
	return Timestamp{}
}

// urlDate reads the day that an address carries: /2031/02/03/, /2031-02-03-, -20310203.
func urlDate(u string) Timestamp {
	for i := 0; i+8 <= len(u); i++ {
		if u[i] != '2' && u[i] != '1' || i > 0 && u[i-1] >= '0' && u[i-1] <= '9' {
			continue
		}
		y, m, d, end := 0, 0, 0, i
		for end < len(u) && u[end] >= '0' && u[end] <= '9' {
			end++
		}
		switch {
		case end-i == 8:
			y, m, d = digits(u[i:i+4]), digits(u[i+4:i+6]), digits(u[i+6:end])
		case end-i == 4 && end+2 < len(u) && (u[end] == '/' || u[end] == '-' || u[end] == '_'):
			y = digits(u[i:end])
			sep := u[end]
			k := end + 1
			for k < len(u) && k < end+3 && u[k] >= '0' && u[k] <= '9' {
				k++
			}
			m = digits(u[end+1 : k])
			if k < len(u) && u[k] == sep {
				e := k + 1
				for e < len(u) && u[e] >= '0' && u[e] <= '9' {
					e++
				}
				if e-k <= 3 && (e == len(u) || u[e] == '/' || u[e] == '-' || u[e] == '_' || u[e] == '.') {
					d = digits(u[k+1 : e])
				}
			}
		}
		if y < 1995 || y > 2099 || m < 1 || m > 12 || d < 1 || d > 31 {
			continue
		}
		t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if t.Day() != d {
			continue
		}
		return Timestamp{Time: t, Precision: PrecisionDay, Origin: OriginURL}
	}
	return Timestamp{}
}

func digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
