package lede

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/links"
	"github.com/ledekit/lede/internal/page"
)

// others are the other articles that a page shows: in cards, which have a link, and in lists and lines without one, as plain
// text has them.
type others struct {
	s      *source
	labels *links.Labels
	ref    Reference // tells what is a stamp, whatever it counts from
	cards  []links.Card
	read   []reading
	lines  []lineEntry
	days   links.Days
	last   Timestamp   // the one that isStamp has read last
	told   []Timestamp // those of the cards, read against ref
	shown  []bool      // of each run: whether it shows them; nil where none does
}

// reading is what was read off a card.
type reading struct {
	links.Verdict
	text   string
	strong bool // the markup calls it a headline
	stamp  int  // the piece that tells when, or -1
	told   int  // index of what it tells, counted from 1; 0 where that is not known yet
}

// findOthers finds the other articles that the page shows, and takes their lines out of the body.
func findOthers(s *source, rg *body.Region) *others {
	o := &others{s: s, labels: links.LabelsOf(s.lang), ref: Reference{Time: s.o.FetchedAt, Language: dayFirst(s.tag, s.o.URL)}}
	cards, lists := links.Cards(s.page, links.Input{
		URL: s.o.URL, Canonical: s.facts.URL.Value, Keep: rg.Keep, Top: rg.Top, Headline: rg.Headline, Labels: o.labels,
	})
	o.judge(cards, lists)
	if len(cards) == 0 {
		o.findLines(rg)
	}
	for i := range o.cards {
		if o.read[i].Good {
			first, end := links.Lines(s.page, &o.cards[i])
			o.drop(rg, first, end)
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
	o.cards, o.read = cards, make([]reading, len(cards))
	verdicts := make([]links.Verdict, len(cards))
	asked, other, named := int32(-1), false, false
	var paid []int32 // links.Card.ID of advertisements
	for i := range cards {
		c, r := &cards[i], &o.read[i]
		title, ok := o.take(c, r)
		if !ok {
			continue
		}
		v := links.View{Words: title.Words, Strong: title.Strong, Stamped: r.stamp >= 0}
		if c.List >= 0 {
			v.List = &lists[c.List]
		}
		score := c.Score(&v)
		if score >= links.Good-1 && score <= links.Good+1 && v.Words <= 14 && !v.Stamped { // a look at the words costs more
			v.Asks = o.labels.Asks(r.text)
			score = c.Score(&v)
		}
		verdicts[i] = links.Verdict{Score: score, Words: title.Words, Dated: r.stamp >= 0}
		if score < links.Good-1 {
			continue
		}
		if c.Heading.Run != asked {
			asked, other = c.Heading.Run, c.Heading.Text != "" && o.labels.HeadsOther(c.Heading.Text)
			named = !other && c.Heading.Text != "" && o.labels.HeadsList(c.Heading.Text)
		}
		if named && title.Words >= 4 { // the heading says that these are articles
			verdicts[i].Score++
		}
		itself, around := o.isPaid(c, title)
		if itself {
			paid = append(paid, c.ID)
		}
		verdicts[i].Paid = itself || around || other
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
}

// take tells the pieces of a card apart: its headline, and what tells when.
func (o *others) take(c *links.Card, r *reading) (links.Title, bool) {
	told := -1
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		if pc.Role == links.When && pc.Moment == "" && pc.Words == 1 {
			o.joinWhen(c.Pieces[i:])
		}
		switch {
		case pc.Words == 1 && o.s.page.Nodes[pc.Leaf].Own&page.Video != 0: // how long it runs
			pc.Role = links.Label
		case pc.Role == links.When && pc.Words >= 5 && pc.Moment == "" && !o.isStamp(pc.Text),
			(pc.Role == links.Who || pc.Role == links.Label) && pc.Words >= 8:
			pc.Role = links.Plain // whatever its class says
		case pc.Role == links.When && pc.Words > 0 && pc.Moment == "" && strings.IndexFunc(pc.Text, unicode.IsDigit) < 0 && !o.isStamp(pc.Text):
			pc.Role = links.Label
		case pc.Role == links.Plain && pc.Words <= 6 && o.isStamp(pc.Text):
			pc.Role = links.When
			if pc.Moment == "" && !o.last.Time.IsZero() && r.told == 0 {
				o.told = append(o.told, o.last)
				r.told, told = len(o.told), i
			}
		case pc.Words <= 4:
			says := o.labels.Of(pc.Text)
			if says != 0 && pc.Role != links.Aside {
				pc.Role = links.Label
			}
			c.Pager = c.Pager || says&links.Pager != 0 && !pc.Near
		}
	}
	t, ok := c.Title()
	if !ok {
		return t, false
	}
	r.text, r.strong = c.Text(t), t.Strong
	if rest, ok := o.labels.CutLead(r.text); ok && len(rest) > 15 {
		c.Pager = c.Pager || o.labels.Of(r.text[:len(r.text)-len(rest)])&links.Pager != 0
		r.text = rest
	}
	r.text = links.TrimArrows(r.text)
	if c.Pager {
		r.text = o.labels.CutPager(r.text)
	}
	if r.stamp = o.stampPiece(c, t); r.stamp != told {
		r.told = 0
	}
	if r.stamp < 0 && r.text != "" && r.text[0] >= '0' && r.text[0] <= '9' { // "3.6.2031 - Ferry fares rise"
		if rest, day, ok := links.CutFront(r.text); ok && len(day) >= 8 && len(rest) > 8 && strings.Count(day, " ") <= 4 && o.isStamp(day) {
			r.text, r.stamp = rest, t.First
		}
	}
	return t, r.text != "" && o.labels.Of(r.text) == 0
}

// joinWhen joins the parts of a day that a page sets one by one, as a leaf of a calendar: "12", "Mar", "2031".
func (o *others) joinWhen(parts []links.Piece) {
	text := parts[0].Text
	for n := 1; n < len(parts) && n < 4; n++ {
		pc := &parts[n]
		if pc.Role != links.When || pc.Moment != "" || pc.Words > 2 || len(pc.Text) > 16 {
			return
		}
		if text += " " + pc.Text; o.isStamp(text) && !o.isStamp(pc.Text) {
			parts[0].Text, parts[0].Words = text, int32(n+1)
			for k := 1; k <= n; k++ {
				parts[k].Role = links.Label
			}
			return
		}
	}
}

// isStamp reports whether a short text is a stamp as a whole, or a bare day.
func (o *others) isStamp(text string) bool {
	if len(text) > 60 || len(text) < 2 || strings.Count(text, " ") > 2 && strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return false
	}
	if a, b, ok := links.Day(text); ok {
		o.days.See(a, b)
		o.last = Timestamp{}
		return true
	}
	var ok bool
	o.last, ok = ParseTimestamp(text, o.ref)
	return ok
}

// stampPiece returns the piece of a card that tells when: one that an element of time holds, else one that is a stamp, else a
// short one that holds one; -1 where there is none.
func (o *others) stampPiece(c *links.Card, t links.Title) int {
	best := -1
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		if !t.Holds(i) && pc.Role == links.When && (best < 0 || pc.Moment != "" && c.Pieces[best].Moment == "") {
			best = i
		}
	}
	for i := 0; i < len(c.Pieces) && best < 0; i++ {
		pc := &c.Pieces[i]
		if t.Holds(i) || pc.Near || pc.Words > 12 || pc.Words == 0 || pc.Role == links.Dek || pc.Role == links.Label {
			continue
		}
		if _, _, _, ok := stampIn(pc.Text, o.ref); ok {
			best = i
		}
	}
	return best
}

// isPaid reports whether somebody paid for a card: by its own class, its link, or a label beside the headline; or, around it, by
// what the elements say that hold it, or the address.
func (o *others) isPaid(c *links.Card, t links.Title) (itself, around bool) {
	around = c.Says&page.Sponsored != 0 || c.Address.Shape&links.Shop != 0
	if c.Sponsored || around && o.s.page.Nodes[c.Box].Own&page.Sponsored != 0 {
		return true, around
	}
	for i := range c.Pieces {
		if pc := &c.Pieces[i]; !t.Holds(i) && !pc.Near && pc.Words <= 4 && o.labels.Of(pc.Text)&links.Paid != 0 {
			return true, around
		}
	}
	return false, around
}

// findRelated lists the other articles, each once, in page order, with what readers are told of when and where.
func findRelated(o *others, st *story, t *times) []Related {
	out := make([]Related, 0, len(o.cards)/2)
	at := map[int32]int{}   // links.Card.ID -> place in out
	var from []int          // the card of each
	last, mute := "", false // the last heading, and whether it is a time, the page's own headline or outlet
	for i := range o.cards {
		c, r := &o.cards[i], &o.read[i]
		if !r.Good {
			continue
		}
		if c.Heading.Text != last {
			_, _, _, dated := stampIn(c.Heading.Text, o.ref)
			last, mute = c.Heading.Text, dated || c.Heading.Text == st.headline.value || strings.EqualFold(c.Heading.Text, o.s.facts.Publisher.Value)
		}
		list := last
		if mute || c.Pager && !o.labels.HeadsList(last) {
			list = ""
		}
		k, known := at[c.ID]
		switch {
		case !known:
			address, _, _ := strings.Cut(o.s.link(c.Href), "#")
			if address == "" && !o.s.relative(c.Href) || r.Words >= 4 && strings.EqualFold(r.text, st.headline.value) {
				continue // no address, or the page itself under another one
			}
			k = len(out)
			at[c.ID] = k
			from = append(from, i)
			out = append(out, Related{Headline: strings.Clone(r.text), URL: address})
		case r.strong && !o.read[from[k]].strong && i == from[k]+1 && c.List == o.cards[from[k]].List: // the link before was its kicker
			out[k].Headline = strings.Clone(r.text)
		}
		if out[k].List == "" {
			out[k].List = list
		}
		if out[k].Published.IsZero() && r.stamp >= 0 {
			if r.told > 0 && t.seen.Time.Equal(o.ref.Time) && !o.ref.Time.IsZero() {
				out[k].Published = o.told[r.told-1]
				out[k].Published.Text = strings.Clone(out[k].Published.Text)
			} else {
				out[k].Published = o.stamp(c.Pieces[r.stamp].Text, c.Pieces[r.stamp].Moment, t.seen)
			}
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

// stamp reads a stamp: the instant from the attribute where that holds one, else from the words.
func (o *others) stamp(text, moment string, seen Reference) Timestamp {
	t, _, _, ok := stampIn(text, seen)
	if a, b, day := links.Day(text); day && !ok {
		d, _ := ParseTimestamp(o.days.On(a, b, seen.Time), seen)
		t = Timestamp{Time: d.Time, Precision: d.Precision}
	}
	if !ok {
		t.Text, t.Origin = strings.Trim(text, " |·•/-–—,()[]"), OriginText
	}
	if moment != "" {
		if m, ok := ParseTimestamp(moment, seen); ok && !m.Time.IsZero() {
			m.Text, m.Origin = t.Text, OriginTimeElement
			return m
		}
	}
	if t.Text == "" {
		return Timestamp{}
	}
	return t
}

// drop takes the lines of another article out of the body.
func (o *others) drop(rg *body.Region, first, end int32) {
	rg.Drop(first, end)
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
