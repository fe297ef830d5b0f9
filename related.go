package lede

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/links"
	"github.com/ledekit/lede/internal/page"
)

// findRelated lists the headlines of other articles that the page shows: those of its cards, and those of lists and lines
// without links, as plain text has them.
func findRelated(s *source, rg *body.Region, st *story, t *times) []Related {
	labels := links.LabelsOf(s.lang)
	cards, lists := links.Cards(s.page, links.Input{
		URL: s.o.URL, Canonical: s.facts.URL.Value, Keep: rg.Keep, Top: rg.Top, Headline: st.headRun, Labels: labels,
	})
	f := &relatedFinder{s: s, labels: labels, seen: t.seen, title: st.headline.value, asked: -1, at: map[int32]int{}}
	f.judge(cards, lists)
	for i := range f.found {
		if c := &f.found[i]; c.good {
			f.add(c)
		}
	}
	if len(f.found) == 0 {
		f.unlinked(rg, st)
	}
	return f.out
}

// relatedFinder is the work on the related headlines of one page.
type relatedFinder struct {
	s      *source
	labels *links.Labels
	seen   Reference
	title  string // of the page's own article
	lists  []links.List
	found  []candidate
	out    []Related
	asked  int32 // the heading last asked about, and whether it heads something else than articles
	other  bool
	at     map[int32]int // links.Card.ID -> place in out
}

// candidate is a card that could show an article.
type candidate struct {
	*links.Card
	title links.Title
	text  string
	view  links.View
	stamp Timestamp
	score int
	good  bool
	paid  bool
}

// judge decides which cards show articles: each by itself first, then by the company it stands in.
func (f *relatedFinder) judge(cards []links.Card, lists []links.List) {
	f.lists = lists
	f.found = make([]candidate, 0, len(cards))
	for i := range cards {
		if c, ok := f.read(&cards[i]); ok {
			f.found = append(f.found, c)
		}
	}
	good, paid, seen := make([]int32, len(lists)), make([]int32, len(lists)), make([]int32, len(lists))
	for i := range f.found {
		c := &f.found[i]
		if c.score = c.Score(&c.view); c.score >= links.Good-1 && c.score <= links.Good+1 && c.view.Words <= 14 {
			c.view.Asks = f.labels.Asks(c.text)
			c.score = c.Score(&c.view)
		}
		c.paid = c.score >= links.Good-1 && f.isPaid(c)
		c.good = c.score >= links.Good && !c.paid
		if c.List >= 0 {
			seen[c.List]++
			if c.good && !c.Hidden {
				good[c.List]++
			}
			if c.paid {
				paid[c.List]++
			}
		}
	}
	shown := f.around(good)
	for i := range f.found {
		c := &f.found[i]
		if c.List < 0 {
			c.good = c.good && !c.Hidden && !c.Own
			continue
		}
		k := c.List
		switch {
		case c.paid, c.Own, paid[k]*2 > seen[k] && c.Address.Shape&links.Foreign != 0, c.Hidden && !shown[k]:
			c.good = false
		case !c.good && good[k] >= 2 && good[k]*2 > seen[k] && c.score >= links.Good-1 && c.view.Words >= 3:
			c.good = true
		}
	}
}

// around says of each list whether it, or another a few elements around it, has good cards that are not hidden: a script shows
// one list of several at a time, and more of a list than there is room for.
func (f *relatedFinder) around(good []int32) []bool {
	const steps = 3
	p := f.s.page
	near := map[[2]int32]bool{} // an element, and how many steps below it a good list is
	for i := range f.lists {
		for q, n := f.lists[i].Node, int32(0); good[i] > 0 && q > p.Body && n <= steps; q, n = p.Nodes[q].Parent, n+1 {
			near[[2]int32{q, n}] = true
		}
	}
	out := make([]bool, len(f.lists))
	for i := range f.lists {
		for q, n := f.lists[i].Node, int32(0); q > p.Body && n <= steps && !out[i]; q, n = p.Nodes[q].Parent, n+1 {
			out[i] = near[[2]int32{q, n}]
		}
	}
	return out
}

// read takes a card apart: its headline and its stamp.
func (f *relatedFinder) read(c *links.Card) (candidate, bool) {
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		switch {
		case pc.Role == links.When && pc.Words >= 5 && pc.Moment == "" && !f.isStamp(pc.Text),
			(pc.Role == links.Who || pc.Role == links.Label) && pc.Words >= 8:
			pc.Role = links.Plain
		case pc.Role == links.Plain && pc.Words <= 8 && f.isStamp(pc.Text):
			pc.Role = links.When
		case pc.Role != links.Aside && pc.Words <= 4 && f.labels.Of(pc.Text) != 0:
			pc.Role = links.Label
		}
	}
	t, ok := c.Title()
	if !ok {
		return candidate{}, false
	}
	out := candidate{Card: c, title: t, text: f.headline(c, t), stamp: f.stampOf(c, t)}
	if out.text == "" {
		return candidate{}, false
	}
	out.view = links.View{Words: t.Words, Strong: t.Strong, Stamped: !out.stamp.IsZero()}
	if c.List >= 0 {
		out.view.List = &f.lists[c.List]
	}
	if h := &c.Heading; h.Text == f.title || f.isStamp(h.Text) {
		h.Text = ""
	}
	return out, true
}

// headline joins the pieces of a title, and cleans it.
func (f *relatedFinder) headline(c *links.Card, t links.Title) string {
	text := c.Text(t)
	if rest, ok := f.labels.CutLead(text); ok && len(rest) > 15 {
		text = rest
	}
	return strings.Trim(text, " \u00a0|·•»›→")
}

// isStamp reports whether a short text is a stamp as a whole.
func (f *relatedFinder) isStamp(text string) bool {
	if len(text) > 60 || len(text) < 2 || strings.Count(text, " ") > 2 && strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return false
	}
	_, ok := ParseTimestamp(text, f.seen)
	return ok
}

// stampOf finds the stamp of a card: what an element of time says, else a piece that is one, else one inside a short piece.
func (f *relatedFinder) stampOf(c *links.Card, t links.Title) Timestamp {
	best := -1
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		if i >= t.First && i <= t.Last {
			continue
		}
		if pc.Role == links.When && (best < 0 || pc.Moment != "" && c.Pieces[best].Moment == "") {
			best = i
		}
	}
	if best >= 0 {
		return f.stamp(&c.Pieces[best])
	}
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		if i >= t.First && i <= t.Last || pc.Words > 12 || pc.Role == links.Dek {
			continue
		}
		if st, _, _, ok := stampIn(pc.Text, f.seen); ok {
			return st
		}
	}
	return Timestamp{}
}

// stamp reads the piece that tells the time of a card.
func (f *relatedFinder) stamp(pc *links.Piece) Timestamp {
	words, _, _, ok := stampIn(pc.Text, f.seen)
	if !ok {
		words = Timestamp{Text: strings.Trim(pc.Text, " |·•/-–—,"), Origin: OriginText}
	}
	if pc.Moment == "" {
		return words
	}
	if at, ok := ParseTimestamp(pc.Moment, f.seen); ok && !at.Time.IsZero() {
		at.Text, at.Origin = words.Text, OriginTimeElement
		return at
	}
	return words
}

// isPaid reports whether somebody paid for a card.
func (f *relatedFinder) isPaid(c *candidate) bool {
	if c.Says&(page.Sponsored) != 0 || c.Address.Shape&links.Shop != 0 || c.Sponsored {
		return true
	}
	for i := range c.Pieces {
		if pc := &c.Pieces[i]; (i < c.title.First || i > c.title.Last) && pc.Words <= 4 && f.labels.Of(pc.Text)&links.Paid != 0 {
			return true
		}
	}
	if c.Heading.Run != f.asked {
		f.asked, f.other = c.Heading.Run, c.Heading.Text != "" && f.labels.HeadsOther(c.Heading.Text)
	}
	return f.other
}

// add appends a card's article, or to one that is known what the card adds.
func (f *relatedFinder) add(c *candidate) {
	r := Related{Headline: c.text, Published: c.stamp, List: c.Heading.Text}
	if k, known := f.at[c.ID]; known {
		o := &f.out[k]
		if o.List == "" {
			o.List = r.List
		}
		if o.Published.IsZero() {
			o.Published = r.Published
		}
		return
	}
	if r.URL, _, _ = strings.Cut(f.s.link(c.Href), "#"); r.URL == "" {
		return
	}
	f.at[c.ID] = len(f.out)
	f.out = append(f.out, r)
}

// unlinked adds the headlines of lists and lines that have no links.
func (f *relatedFinder) unlinked(rg *body.Region, st *story) {
	p := f.s.page
	lists := links.LinesOf(p)
	next := 0
	for k := int32(0); k < int32(len(p.Runs)); k++ {
		if next < len(lists) && k == lists[next].Items[0][0] {
			l := &lists[next]
			f.lines(l, st)
			k = l.Items[len(l.Items)-1][1] - 1
			next++
			continue
		}
		r := &p.Runs[k]
		if r.LinkChars > 0 || r.Chars > maxLead || p.Nodes[r.Box].Atom != atom.P || r.Flags&page.Hidden != 0 {
			continue
		}
		if head, ok := f.labels.CutLead(p.Text(r)); ok && strings.Count(head, " ") >= 2 && !links.EndsStop(head) {
			f.out = append(f.out, Related{Headline: head})
		}
	}
}

// maxLead is how long a line is at most that a lead-in opens.
const maxLead = 200

// entry is a headline without a link.
type entry struct {
	text  string
	stamp Timestamp
	edge  bool // the stamp stands at an edge, set off by a mark, or on a line of its own
	paid  bool
}

// lines adds the entries of a list, where it is one of headlines: its heading says so, or it stands above the story, or most
// of its entries tell when.
func (f *relatedFinder) lines(l *links.Lines, st *story) {
	entries := make([]entry, 0, len(l.Items))
	stamped := 0
	for _, it := range l.Items {
		e := f.entry(it[0], it[1])
		if e.edge {
			stamped++
		}
		entries = append(entries, e)
	}
	heading := ""
	if l.Heading >= 0 && l.Heading != st.headRun {
		heading = f.s.page.Text(&f.s.page.Runs[l.Heading])
	}
	named := heading != "" && f.labels.HeadsList(heading)
	above := st.headRun >= 0 && l.Items[0][0] < st.headRun
	if !named && !(above && (stamped > 0 || len(entries) >= 4)) && stamped*2 < len(entries) {
		return
	}
	if heading != "" && !named && links.EndsStop(heading) {
		heading = ""
	}
	for _, e := range entries {
		if !e.paid && strings.Contains(e.text, " ") {
			f.out = append(f.out, Related{Headline: e.text, Published: e.stamp, List: heading})
		}
	}
}

// entry reads the lines of one item.
func (f *relatedFinder) entry(first, end int32) entry {
	p := f.s.page
	var e entry
	for k := first; k < end; k++ {
		text := p.Text(&p.Runs[k])
		switch {
		case f.labels.Of(text)&links.Paid != 0:
			e.paid = true
		case end-first > 1 && e.stamp.IsZero() && f.isStamp(text):
			e.stamp, _, _, _ = stampIn(text, f.seen)
			e.edge = true
		case e.text == "" || utf8.RuneCountInString(text) > utf8.RuneCountInString(e.text) && k > first:
			e.text = text
		}
	}
	if e.stamp.IsZero() {
		e.cutEdges(f)
	}
	return e
}

// cutEdges takes a stamp, or a label of what was paid for, off either end of an entry: "8 min ago | Bridge shut",
// "Bridge shut - 8 min ago", "Bridge shut (8 min ago)".
func (e *entry) cutEdges(f *relatedFinder) {
	s := e.text
	if rest, tail, ok := links.CutTail(s); ok {
		if t, _, _, ok := stampIn(tail, f.seen); ok && f.isStamp(tail) {
			e.text, e.stamp, e.edge = rest, t, true
			return
		}
		if f.labels.Of(tail)&links.Paid != 0 {
			e.text, e.paid = rest, true
			return
		}
	}
	for _, m := range links.Marks {
		i := strings.Index(s, m)
		if i < 2 || i > 32 {
			continue
		}
		head, rest := s[:i], strings.TrimSpace(s[i+len(m):])
		if t, _, _, ok := stampIn(head, f.seen); ok && f.isStamp(head) {
			e.text, e.stamp, e.edge = rest, t, true
			return
		}
		if f.labels.Of(head)&links.Paid != 0 {
			e.text, e.paid = rest, true
			return
		}
	}
}
