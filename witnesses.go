package lede

import (
	"slices"
	"time"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
	"github.com/ledekit/lede/internal/stamp"
)

// witnesses are the stamps of a page that may be its own, by where they stand.
type witnesses struct {
	s       *source
	rg      *body.Region
	others  *others
	head    int32       // the run of the headline, or the first of the body
	common  page.Words  // what the elements around headline and body say: it tells nothing of a line
	ref     stamp.Ref   // when the page was seen, and the language of dates: with a country, where it tells which number is the day
	facts   []Timestamp // of metadata, best first
	either  bool        // the first fact may be of a change
	changed []Timestamp // likewise, of changes
	lines   []line      // around the headline and the ends of the body, in page order
	url     Timestamp
}

// line is a stamp that readers see.
type line struct {
	Timestamp
	run     int32
	says    page.Words // what the elements of its run say, less what those around headline and body do
	score   int
	stamp   stamp.Stamp
	whole   bool // little else stands in its element
	terse   bool // it opens or closes a line that is no sentence
	machine bool // an attribute tells the instant
}

func newWitnesses(s *source, rg *body.Region, o *others, st *story) *witnesses {
	w := &witnesses{s: s, rg: rg, others: o, head: st.headRun, ref: stamp.Ref{Time: s.o.FetchedAt, Lang: dayFirst(s.tag, s.o.URL)}}
	w.changed = w.read(s.facts.Modified)
	w.facts = w.read(s.facts.Published)
	w.url = addressDay(s.o.URL)
	if w.url.IsZero() {
		w.url = addressDay(s.facts.URL.Value)
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
	for i := max(w.head-12, 0); i < min(w.head+40, rg.First+3, int32(len(runs))); i++ {
		w.line(i)
	}
	for i := max(w.head+40, rg.First-20); i < min(rg.First+3, int32(len(runs))); i++ {
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

// manyLines is how many lines of a page are asked for a date that nothing else tells: articles have no more, and to read one in
// every language takes as long as to parse ten.
const manyLines = 1000

// anywhere looks at the rest of the page, where nothing else tells a date.
func (w *witnesses) anywhere() {
	runs := w.s.page.Runs
	asked := 0
	for i := range int32(len(runs)) {
		r := &runs[i]
		if r.All&page.Date != 0 || i > w.rg.First && r.Chars < 120 && r.Digits > 0 {
			w.line(i)
			asked++
		} else if n := len(w.lines); r.Digits > 4 && r.Chars < 220 {
			asked++
			if w.line(i); len(w.lines) > n && !w.lines[n].stamp.Published {
				w.lines = w.lines[:n]
			}
		}
		if len(w.lines) > 20 || asked > manyLines {
			return
		}
	}
}

// read parses the dates that metadata gives, and drops what is none, or lies after the page was seen.
func (w *witnesses) read(facts []meta.Fact) []Timestamp {
	var out []Timestamp
	for _, f := range facts {
		st, ok := stamp.Parse(f.Value, w.ref)
		if !ok || !st.Full || !w.plausible(st.Time) {
			continue
		}
		t := timestamp(f.Value, st)
		t.Text, t.Origin = "", Origin(f.Origin)
		if t.Origin == OriginMicrodata {
			t.Origin = OriginTimeElement
		}
		if len(out) == 0 {
			w.either = f.Either
		}
		out = append(out, t)
	}
	return out
}

// tellsDay reports whether a stamp tells a day on which a page can have been published.
func (w *witnesses) tellsDay(st *stamp.Stamp) bool { return w.countable(st) && w.plausible(st.Time) }

// countable reports whether a stamp tells a whole day: of itself, or counted back from when the page was seen.
func (w *witnesses) countable(st *stamp.Stamp) bool {
	return st.Full || st.Relative && !w.ref.Time.IsZero()
}

// plausible reports whether a page can have been published then: since there are web pages, and not after it was seen.
func (w *witnesses) plausible(t time.Time) bool {
	if t.Year() < 1990 {
		return false
	}
	seen := w.ref.Time
	return seen.IsZero() && t.Year() < 2100 || !seen.IsZero() && !t.After(seen.Add(36*time.Hour))
}

// line reads the stamp of a run, and how likely it is the page's.
func (w *witnesses) line(i int32) {
	r := &w.s.page.Runs[i]
	says := r.All &^ w.common
	nodes := w.s.page.Nodes
	for k := r.First; k < r.End; k++ { // its inline elements
		says |= nodes[k].Own & dated
	}
	for k, n := r.Box, 0; k > 0 && n < 3; k, n = nodes[k].Parent, n+1 {
		says |= nodes[k].Own & dated
	}
	if r.Chars < 4 || w.isElsewhere(i, says) {
		return
	}
	l, ok := w.shown(r)
	if !ok || l.stamp.Else || w.ofTerm(i, &l) {
		return
	}
	l.run, l.says = i, says
	for k := range trust {
		if trust[k].is(w, &l) {
			l.score += trust[k].points
		}
	}
	if w.rg.Keep[i] && !l.whole && !l.terse && l.score < trusted {
		return // a sentence of the article tells times of its own
	}
	w.lines = append(w.lines, l)
}

// isElsewhere reports whether a run belongs to something else than the article: it shows another one, or its elements say so. Between
// headline and body pages tell their own, whatever link stands beside it.
func (w *witnesses) isElsewhere(i int32, says page.Words) bool {
	if between := i > w.head && i < w.rg.First; !between && w.others.show(i) {
		return true
	}
	if says&(page.Related|page.Comments|page.Legal) != 0 {
		return true
	}
	beside := i >= w.head-1 && i < w.rg.First
	return says&foreign != 0 && says&dated == 0 && (!beside || says&foreign&^edges != 0)
}

// shown reads the stamp that a run shows: of the words of one of its elements, or else of all its words; of a paragraph, of its
// first words.
func (w *witnesses) shown(r *page.Run) (line, bool) {
	var l line
	text, ok := w.front(r), false
	switch {
	case r.Chars <= 220:
		text, ok = w.inLine(r, text, &l)
	case len(text) > 60:
		text, ok = w.inFront(r, text, &l)
	}
	if !ok {
		return l, false
	}
	l.Timestamp = timestamp(text, l.stamp)
	if w.byAttribute(r, &l) {
		return l, true
	}
	return l, w.tellsDay(&l.stamp)
}

// inLine reads the stamp of a line, and returns the words that hold it.
func (w *witnesses) inLine(r *page.Run, text string, l *line) (string, bool) {
	st, whole, ok := stamp.ParseOrFind(text, w.ref)
	if !whole || !st.Full && w.ref.Time.IsZero() {
		if part, alone := w.inline(r, text, l); alone {
			return part, true
		}
	}
	l.stamp = st
	l.whole = whole && (st.End-st.Start)*2 > len(text)
	l.terse = ok && (len(text) < 120 && (st.Apart || st.Start == 0 || st.End == len(text)) || filed(r, &st))
	return text, ok
}

// inFront reads the stamp that opens a paragraph, and returns the words that hold it.
func (w *witnesses) inFront(r *page.Run, whole string, l *line) (text string, ok bool) {
	text = opening(whole, 60)
	l.stamp, ok = stamp.Find(text, w.ref)
	ok = ok && l.stamp.Start < 3 && l.stamp.Full
	l.terse = ok
	if !ok && r.LinkChars > 0 && r.Digits > 4 { // "This entry was posted on ... and is filed under ..."
		text = opening(whole, 130)
		l.stamp, ok = stamp.Parse(text, w.ref)
		ok = ok && filed(r, &l.stamp)
		l.terse = ok
	}
	if !ok && r.Chars < 600 {
		text, ok = w.inline(r, "", l)
	}
	return text, ok
}

// byAttribute takes the instant of an attribute of the run's elements, where it is that of the words, or the words tell no whole day.
func (w *witnesses) byAttribute(r *page.Run, l *line) bool {
	at, found := w.attribute(r)
	switch {
	case !found:
		return false
	case l.stamp.Full && at.Precision == PrecisionDay && l.Precision != PrecisionDay && sameDay(at.Time, l.Time):
		l.machine = true
		return true
	case l.stamp.Full && at.Time.Sub(l.Time).Abs() >= 36*time.Hour: // where the words tell another day, readers see the words
		return false
	}
	at.Text = l.Text
	l.Timestamp, l.machine = at, true
	return true
}

// filed reports whether a sentence is one that systems write of an article, with links to where it is filed.
func filed(r *page.Run, st *stamp.Stamp) bool {
	return st.Full && st.Published && r.LinkChars > 0
}

// opening returns the first words of a text, at most as many bytes as told.
func opening(text string, end int) string {
	if end >= len(text) {
		return text
	}
	for end > 0 && text[end]&0xc0 == 0x80 {
		end--
	}
	return text[:end]
}

// inline reads the stamp that an inline element of a run holds alone, and returns its words. all are those of the run, where
// they are known to be no stamp.
func (w *witnesses) inline(r *page.Run, all string, l *line) (string, bool) {
	nodes := w.s.page.Nodes
	for i := r.First; i < r.End; i++ {
		nd := &nodes[i]
		if nd.Flags&page.Text == 0 || len(nd.HTML.Data) > 100 || r.Chars > 220 && nd.Parent == r.Box {
			continue
		}
		part := page.Fold(nd.HTML.Data)
		if part == all {
			continue
		}
		st, ok := stamp.Parse(part, w.ref)
		if ok && w.countable(&st) && nodes[nd.Parent].Own&(page.Comments|page.Related) == 0 {
			l.stamp, l.whole = st, true
			return part, true
		}
	}
	return "", false
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
		st, ok := stamp.Parse(v, stamp.Ref{Lang: w.ref.Lang})
		if !ok || !st.Full || !w.plausible(st.Time) {
			continue
		}
		t := timestamp(v, st)
		t.Origin = OriginTimeElement
		return t, true
	}
	return Timestamp{}, false
}

// frontNodes are the nodes of a long line that hold more of its words than shown looks at.
const frontNodes = 140

// front is the text of a run, of a long one the first part.
func (w *witnesses) front(r *page.Run) string {
	if r.Chars <= 220 || r.End-r.First <= frontNodes {
		return w.s.page.Text(r)
	}
	part, _ := w.s.page.AppendText(nil, nil, r.First, r.First+frontNodes)
	return string(part)
}

// ofTerm reports whether a run is the value of a term whose own words name no time of the page: "Effective date", "Filed with".
func (w *witnesses) ofTerm(i int32, l *line) bool {
	runs, nodes := w.s.page.Runs, w.s.page.Nodes
	if i == 0 || runs[i].Box <= 0 || runs[i-1].Box <= 0 {
		return false
	}
	box, term := nodes[runs[i].Box].HTML.DataAtom, nodes[runs[i-1].Box].HTML.DataAtom
	if (box != atom.Dd || term != atom.Dt) && (box != atom.Td || term != atom.Th) || l.stamp.Published || runs[i-1].Chars > 60 {
		return false
	}
	st, ok := stamp.Parse(w.s.page.Text(&runs[i-1])+": "+w.s.page.Text(&runs[i]), w.ref)
	l.stamp.Published, l.stamp.Updated = st.Published, st.Updated
	return !ok || !st.Published && !st.Updated
}
