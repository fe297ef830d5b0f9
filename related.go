package lede

import (
	"strings"

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
	f := &relatedFinder{s: s, labels: labels, seen: t.seen, title: st.headline.value, at: map[int32]int{}}
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
	at     map[int32]int // links.Card.ID -> place in out
}

// candidate is a card that could show an article.
type candidate struct {
	*links.Card
	list  *links.List // or nil
	title links.Title
	text  string
	words int32
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
		c.score, c.paid = f.score(c), f.isPaid(c)
		c.good = c.score >= goodScore && !c.paid
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
		case c.paid, c.Own, paid[k]*2 > seen[k], c.Hidden && !shown[k]:
			c.good = false
		case !c.good && good[k] >= 2 && good[k]*2 > seen[k] && c.score >= goodScore-1 && (c.title.Strong || !c.stamp.IsZero()):
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
		case pc.Role == links.Plain && f.isStamp(pc.Text):
			pc.Role = links.When
		case pc.Role != links.Aside && f.labels.Of(pc.Text) != 0:
			pc.Role = links.Label
		}
	}
	t, ok := c.Title()
	if !ok {
		return candidate{}, false
	}
	out := candidate{Card: c, title: t, text: f.headline(c, t), words: t.Words}
	if out.text == "" || c.List >= 0 && int(c.List) >= len(f.lists) {
		return candidate{}, false
	}
	if c.List >= 0 {
		out.list = &f.lists[c.List]
	}
	out.stamp = f.stampOf(c, t)
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
	if len(text) > 60 || len(text) < 2 {
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
	return c.Heading.Text != "" && f.labels.HeadsOther(c.Heading.Text)
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
