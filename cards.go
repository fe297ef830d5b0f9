package lede

import (
	"strings"
	"unicode"

	"github.com/ledekit/lede/internal/links"
	"github.com/ledekit/lede/internal/page"
)

// reading is what was read off a card.
type reading struct {
	links.Verdict
	text   string
	strong bool // the markup calls it a headline
	stamp  int  // the piece that tells when, or -1
	told   int  // index of what it tells, counted from 1; 0 where that is not known yet
}

// take tells the pieces of a card apart: its headline, and what tells when.
func (o *others) take(c *links.Card, r *reading) (links.Title, bool) {
	told := o.giveRoles(c)
	t, ok := c.Title()
	if !ok {
		return t, false
	}
	r.text, r.strong = o.clean(c, c.Text(t)), t.Strong
	if r.stamp = o.stampPiece(c, t); r.stamp >= 0 && r.stamp == told {
		r.told = len(o.told)
	}
	if r.stamp < 0 {
		o.cutDay(r, t)
	}
	return t, r.text != "" && o.labels.Of(r.text) == 0
}

// giveRoles gives the pieces of a card the roles that their words tell, and returns the first that is a stamp as a whole, or -1: what
// it tells is the last of o.told.
func (o *others) giveRoles(c *links.Card) (told int) {
	told = -1
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		o.joinTime(c.Pieces, i)
		role, misnamed := o.misnamed(c, pc)
		switch {
		case misnamed:
			pc.Role = role
		case pc.Role == links.Plain && pc.Words <= 6 && o.isStamp(pc.Text):
			pc.Role = links.When
			if told < 0 && pc.Moment == "" && !o.last.Time.IsZero() {
				o.told, told = append(o.told, o.last), i
			}
		case pc.Words <= 4:
			o.findLabel(c, i)
		}
	}
	return told
}

// findLabel makes a label of a piece that says what one says.
func (o *others) findLabel(c *links.Card, i int) {
	pc := &c.Pieces[i]
	says := o.labels.Of(pc.Text)
	if (says != 0 || o.opensNext(c.Pieces[i:])) && pc.Role != links.Aside {
		pc.Role = links.Label
	}
	c.Pager = c.Pager || says&links.Pager != 0 && !pc.Near
}

// opensNext reports whether the first of some pieces is a lead-in to the next, in an element of its own: "Read more".
func (o *others) opensNext(pieces []links.Piece) bool {
	return len(pieces) > 1 && pieces[0].Leaf == pieces[1].Leaf && pieces[1].Words >= 3 && o.labels.Leads(pieces[0].Text)
}

// misnamed returns the role of a piece that the markup calls something else: how long a video runs, a headline in an element for
// dates or names, a word or how long it takes to read where the date stands.
func (o *others) misnamed(c *links.Card, pc *links.Piece) (links.Role, bool) {
	undated := pc.Role == links.When && pc.Moment == ""
	switch {
	case o.tellsLength(c, pc):
		return links.Label, true
	case (pc.Role == links.Who || pc.Role == links.Label) && pc.Words >= 8,
		undated && pc.Words >= 5 && !o.isStamp(pc.Text):
		return links.Plain, true
	case undated && pc.Words > 0 && digits(pc.Text) <= 2 && !o.isStamp(pc.Text) && !o.holdsStamp(pc.Text): // "4 minutes to read"
		return links.Label, true
	}
	return 0, false
}

// tellsLength reports whether a piece tells how long something runs.
func (o *others) tellsLength(c *links.Card, pc *links.Piece) bool {
	return pc.Words == 1 && o.s.page.Nodes[pc.Leaf].Own&page.Video != 0 || pc.Moment == "" && links.IsLength(pc.Text) && o.plays(c)
}

// digits counts the digits of a text.
func digits(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// holdsStamp reports whether a stamp stands in a text.
func (o *others) holdsStamp(text string) bool {
	_, _, _, ok := stampIn(text, o.ref)
	return ok
}

// plays reports whether a card shows what is heard or seen: its list says so, or a label beside the headline.
func (o *others) plays(c *links.Card) bool {
	if c.Says&page.Video != 0 || o.labels.Of(c.Heading.Text)&links.Plays != 0 {
		return true
	}
	for i := range c.Pieces {
		if pc := &c.Pieces[i]; pc.Words == 1 && o.labels.Of(pc.Text)&links.Plays != 0 {
			return true
		}
	}
	return false
}

// clean takes off a headline what opens it and is no part of it: lead-ins, arrows, what says that it is the article before or after.
func (o *others) clean(c *links.Card, text string) string {
	if rest, ok := o.labels.CutLead(text); ok && len(rest) > 15 {
		c.Pager = c.Pager || o.labels.Of(text[:len(text)-len(rest)])&links.Pager != 0
		text = rest
	}
	text = links.TrimArrows(text)
	if c.Pager {
		text = o.labels.CutPager(text)
	}
	return text
}

// cutDay cuts the day off a headline that it opens: "23.6. - Ferry fares rise".
func (o *others) cutDay(r *reading, t links.Title) {
	if r.text == "" || r.text[0] < '0' || r.text[0] > '9' {
		return
	}
	if first, rest, _ := strings.Cut(r.text, " "); digits(first) >= 6 && len(rest) > 8 && o.isStamp(first) { // "23.6.2031 Ferry fares rise"
		r.text, r.stamp = strings.TrimLeft(rest, " -–—|:·"), t.First
		return
	}
	rest, day, ok := links.CutFront(r.text)
	if ok && len(day) >= 8 && len(rest) > 8 && strings.Count(day, " ") <= 4 && o.isStamp(day) {
		r.text, r.stamp = rest, t.First
	}
}

// cutRanks cuts the numbers off the headlines of a list that counts them: "1 Ferry fares rise", "2 Pool opens late".
func (o *others) cutRanks(lists int) {
	var last, count []int // per list: the number of the last headline, and how many have theirs; -1 where one has not
	for i := range o.cards {
		c, r := &o.cards[i], &o.read[i]
		if !r.Good || c.List < 0 || last == nil && !strings.HasPrefix(r.text, "1") {
			continue
		}
		if last == nil {
			last, count = make([]int, lists), make([]int, lists)
		}
		if n, _ := links.CutRank(r.text); n == last[c.List]+1 && count[c.List] >= 0 {
			last[c.List], count[c.List] = n, count[c.List]+1
		} else {
			count[c.List] = -1
		}
	}
	for i := range o.cards {
		if c, r := &o.cards[i], &o.read[i]; last != nil && r.Good && c.List >= 0 && count[c.List] > 1 {
			_, r.text = links.CutRank(r.text)
		}
	}
}

// joinTime joins what stands apart and makes a stamp together with piece i.
func (o *others) joinTime(pieces []links.Piece, i int) {
	pc := &pieces[i]
	if pc.Role != links.When || pc.Moment != "" {
		return
	}
	if pc.Words == 1 {
		o.joinWhen(pieces[i:])
	}
	if i > 0 {
		o.joinBefore(&pieces[i-1], pc)
	}
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

// joinBefore joins the word that stands before an element of time to what that holds, where the two make a stamp: "vor", "2 Monaten".
func (o *others) joinBefore(before, pc *links.Piece) {
	if before.Linked || before.Role == links.Who || before.Run != pc.Run || before.Words == 0 || before.Words > 2 || o.isStamp(pc.Text) {
		return
	}
	if text := strings.TrimSpace(before.Text) + " " + pc.Text; o.isStamp(text) {
		pc.Text, pc.Words, before.Role = text, pc.Words+before.Words, links.Label
	}
}

// isStamp reports whether a short text is a stamp as a whole, or a bare day.
func (o *others) isStamp(text string) bool {
	if len(text) > 60 || len(text) < 2 || strings.Count(text, " ") > 2 && strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return false
	}
	day, bare := links.CutDay(text)
	if bare {
		o.days.See(day)
		if o.last = (Timestamp{}); day.Year == 0 {
			return true
		}
	}
	var ok bool
	o.last, ok = ParseTimestamp(text, o.ref)
	return ok || bare
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
		if pc := &c.Pieces[i]; !t.Holds(i) && mayHoldStamp(pc) && o.holdsStamp(pc.Text) {
			best = i
		}
	}
	return best
}

// mayHoldStamp reports whether a piece of a card is one of those that a stamp stands in among other words.
func mayHoldStamp(pc *links.Piece) bool {
	return !pc.Near && pc.Words >= 1 && pc.Words <= 12 && pc.Role != links.Dek && pc.Role != links.Label
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
	return o.labels.Of(links.Bracketed(c.Text(t)))&links.Paid != 0, around
}

// when is what a card tells: as read already where the same moment counts, else read now.
func (o *others) when(c *links.Card, r *reading, seen Reference) Timestamp {
	if r.told > 0 && seen.Time.Equal(o.ref.Time) && !o.ref.Time.IsZero() {
		t := o.told[r.told-1]
		t.Text = strings.Clone(t.Text)
		return t
	}
	return o.stamp(c.Pieces[r.stamp].Text, c.Pieces[r.stamp].Moment, seen)
}

// stamp reads a stamp: the instant from the attribute where that holds one, else from the words.
func (o *others) stamp(text, moment string, seen Reference) Timestamp {
	t, _, _, ok := stampIn(text, seen)
	if day, bare := links.CutDay(text); bare && !ok {
		d, _ := ParseTimestamp(o.days.On(day, seen.Time), seen)
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
