package lede

import (
	"slices"
	"strings"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/links"
)

// others are the other articles that a page shows: in cards, which have a link, and in lists and lines without one, as plain
// text has them.
type others struct {
	s      *source
	labels *links.Labels
	ref    Reference // tells what is a stamp, whatever it counts from
	cards  []links.Card
	lists  []links.List
	read   []reading
	from   []int // of each related headline, its card
	lines  []lineEntry
	days   links.Days
	last   Timestamp   // the one that isStamp has read last
	told   []Timestamp // those of the cards, read against ref
	shown  []bool      // of each run: whether it shows them; nil where none does
	taken  []body.Span // what the story has no part in: the runs that show them, and the headings above
}

// findOthers finds the other articles that the page shows, and which runs are theirs rather than the story's.
func findOthers(s *source, rg *body.Region) *others {
	o := &others{s: s, labels: links.LabelsOf(s.lang), ref: Reference{Time: s.o.FetchedAt, Language: dayFirst(s.tag, s.o.URL)}}
	cards, lists := links.Cards(s.page, links.Input{
		URL: s.o.URL, Canonical: s.facts.URL.Value, Keep: rg.Keep, Top: rg.Top, Headline: rg.Headline, Labels: o.labels,
	})
	o.judge(cards, lists)
	if len(cards) == 0 {
		o.findLines(rg.Headline)
	}
	for i := range o.cards {
		if o.read[i].Good {
			first, end := links.Lines(s.page, &o.cards[i])
			o.claim(first, end)
			if k := o.read[i].stamp; k >= 0 && o.cards[i].Pieces[k].Run < rg.Headline { // in a line below; behind the story it may be the page's
				run := o.cards[i].Pieces[k].Run
				o.mark(run, run+1)
			}
		}
	}
	return o
}

// judge decides which cards show other articles.
func (o *others) judge(cards []links.Card, lists []links.List) {
	o.cards, o.lists, o.read = cards, lists, make([]reading, len(cards))
	verdicts := make([]links.Verdict, len(cards))
	head := heading{run: -1}
	var paid []int32 // links.Card.ID of advertisements
	for i := range cards {
		c, r := &cards[i], &o.read[i]
		title, ok := o.take(c, r)
		if !ok {
			continue
		}
		score, _ := o.score(c, r, title)
		v := links.Verdict{Score: score, Words: title.Words, Dated: r.stamp >= 0}
		if v.Score >= links.Good-2 {
			head.read(c, o.labels)
			if head.named && title.Words >= 3 && !o.labels.HeadsList(r.text) { // the heading says that these are articles, and this is no list itself
				v.Score++
			}
			itself, around := o.isPaid(c, title)
			if itself {
				paid = append(paid, c.ID)
			}
			v.Paid = itself || around || head.other
		}
		verdicts[i] = v
	}
	if len(paid) > 0 { // what is paid for in one place is in all
		slices.Sort(paid)
		for i := range cards {
			_, known := slices.BinarySearch(paid, cards[i].ID)
			verdicts[i].Paid = verdicts[i].Paid || known
		}
	}
	links.Company(o.s.page, cards, lists, verdicts)
	for i := range verdicts {
		o.read[i].Verdict = verdicts[i]
	}
	o.cutRanks(len(lists))
}

// heading is what the heading of a list says, kept while cards have the same.
type heading struct {
	run   int32
	other bool // what follows is something else than articles, or paid for
	named bool // articles follow
}

func (h *heading) read(c *links.Card, labels *links.Labels) {
	if c.Heading.Run == h.run {
		return
	}
	text := c.Heading.Text
	h.run, h.other = c.Heading.Run, text != "" && labels.HeadsOther(text)
	h.named = !h.other && text != "" && (labels.HeadsList(text) || labels.Of(text)&links.Plays != 0)
}

// score adds up what speaks for and against a card, as its reader sees it; its words are looked at only where they can decide.
func (o *others) score(c *links.Card, r *reading, title links.Title) (n int, v links.View) {
	v = links.View{Words: title.Words, Strong: title.Strong, Label: title.Label, Stamped: r.stamp >= 0}
	if c.List >= 0 {
		v.List = &o.lists[c.List]
	}
	n = c.Score(&v)
	if n >= links.Good-2 && n <= links.Good+1 && v.Words <= 14 && !v.Stamped {
		v.Asks = o.labels.Asks(r.text)
		n = c.Score(&v)
	}
	return n, v
}

// findRelated lists the other articles, each once, in page order, with what readers are told of when and where.
func findRelated(o *others, st *story, t *times) []Related {
	out := make([]Related, 0, len(o.cards)/2)
	at := map[int32]int{} // links.Card.ID -> place in out
	name := listName{o: o, st: st}
	for i := range o.cards {
		c, r := &o.cards[i], &o.read[i]
		if !r.Good {
			continue
		}
		list := name.of(c)
		k, known := at[c.ID]
		switch {
		case !known:
			address, _, _ := strings.Cut(o.s.link(c.Href), "#")
			if address == "" && !o.s.relative(c.Href) || r.Words >= 4 && strings.EqualFold(r.text, st.headline.value) {
				continue // no address, or the page itself under another one
			}
			k = len(out)
			at[c.ID] = k
			o.from = append(o.from, i)
			out = append(out, Related{Headline: strings.Clone(r.text), URL: address})
		case o.isKicker(o.from[k], i):
			out[k].Headline = strings.Clone(r.text)
		}
		if out[k].List == "" {
			out[k].List = list
		}
		if out[k].Published.IsZero() && r.stamp >= 0 {
			out[k].Published = o.when(c, r, t.seen)
		}
	}
	for i := range o.lines {
		l := &o.lines[i]
		out = append(out, Related{Headline: l.text, Published: o.stamp(l.stamp, "", t.seen), List: l.list})
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// isKicker reports whether a card is the kicker of the next, which leads to the same article.
func (o *others) isKicker(first, next int) bool {
	return next == first+1 && o.read[next].strong && !o.read[first].strong && o.cards[next].List == o.cards[first].List
}

// listName is the name of a list, kept while cards have the same heading.
type listName struct {
	o    *others
	st   *story
	last string
	mute bool // the heading is a time, the page's own headline or outlet
}

func (n *listName) of(c *links.Card) string {
	if text := c.Heading.Text; text != n.last {
		_, _, _, dated := stampIn(text, n.o.ref)
		n.last, n.mute = text, dated || text == n.st.headline.value || strings.EqualFold(text, n.o.s.facts.Publisher.Value)
	}
	if n.mute || c.Pager && !n.o.labels.HeadsList(n.last) {
		return ""
	}
	return n.last
}

// claim notes runs that show other articles, and so are no part of the story.
func (o *others) claim(first, end int32) {
	o.taken = append(o.taken, body.Span{First: first, End: end})
	o.mark(first, end)
}

// show reports whether a run shows another article, or tells something of it.
func (o *others) show(run int32) bool { return o.shown != nil && o.shown[run] }

// mark notes runs that show other articles.
func (o *others) mark(first, end int32) {
	if o.shown == nil {
		o.shown = make([]bool, len(o.s.page.Runs))
	}
	for i := first; i < end; i++ {
		o.shown[i] = true
	}
}
