package links

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// Card is the smallest part of a page that shows one other article.
type Card struct {
	Box        int32 // the element that holds it all
	Link       int32 // its first link, an a element
	Href       string
	Address    Address
	ID         int32      // the same for all cards of one article
	List       int32      // index of the list it stands in, or -1
	Pieces     []Piece    // its texts in page order
	Says       page.Words // the words of Box and of the elements around it, up to those that hold the article's body
	InBody     bool       // it stands between the paragraphs of the body
	Image      bool
	Sponsored  bool    // its link says so to search engines
	Own        bool    // the page's own article
	Pager      bool    // it is the article before or after
	Hidden     bool    // a script shows it later
	Heading    Heading // what the list is headed by
	From, To   int32   // its nodes: those of Box, and what stands beside it in a line of several elements
	next       int32   // the node at which another card or heading could begin
	first, end int
}

// List is an element that shows several articles: the nearest around its cards.
type List struct {
	Node  int32
	Cards int32 // that stand in it and in no smaller one
	Alike int32 // cards whose address has the form of the page's own
	Short int32 // links beside them that have less words than a headline
	Words int32 // of all links of the cards
}

// Cards finds the cards of a page, in page order, and their lists.
func Cards(p *page.Page, in Input) ([]Card, []List) {
	f := finder{p: p, in: in, ids: map[key]int32{}}
	for i, u := range []string{in.URL, in.Canonical} {
		f.own[i], _ = cutAddress(u)
		f.own[i].judge(&Address{})
	}
	if f.own[0].Path == "" {
		f.own[0] = f.own[1]
	}
	f.number = ownNumber(f.own[0].Path)
	f.collect()
	f.dropRefrains()
	if len(f.links) == 0 {
		return nil, nil
	}
	f.mark()
	f.box()
	f.countShort()
	f.head()
	f.nameTabs()
	f.words = string(f.text)
	for i := range f.all {
		pc := &f.all[i]
		pc.Text = f.words[pc.start:pc.end]
	}
	for i := range f.cards {
		c := &f.cards[i]
		c.Pieces = f.all[c.first:c.end:c.end]
	}
	return f.cards, f.lists
}

// mark notes for every element whether one article or several are linked below it. An element is visited once an address at
// most: the climb ends where it has been before.
func (f *finder) mark() {
	f.holds = make([]int32, len(f.p.Nodes))
	for i := range f.links {
		id := f.links[i].ID
		for n := f.links[i].Node; n >= 0 && f.holds[n] != id && f.holds[n] >= 0; n = f.p.Nodes[n].Parent {
			if f.holds[n] == 0 {
				f.holds[n] = id
			} else {
				f.holds[n] = many
			}
		}
	}
}

// box makes a card of each link, and of the links that share one.
func (f *finder) box() {
	f.cards = make([]Card, 0, len(f.links)/2+1)
	f.all = make([]Piece, 0, 2*len(f.links))
	for i := range f.links {
		l := &f.links[i]
		if n := len(f.cards); n > 0 && l.Node < f.p.Nodes[f.cards[n-1].Box].End {
			l.Card = int32(n - 1)
			continue
		}
		b := f.reach(l)
		c := Card{
			Box: b, Link: l.Node, Href: l.Href, Address: l.Address, ID: l.ID, List: -1, Own: l.own, Pager: l.pager,
			Heading: Heading{Node: -1, Run: -1},
		}
		c.Sponsored = strings.Contains(f.p.Attr(l.Node, "rel"), "sponsored")
		c.Hidden = f.p.Nodes[l.Node].Flags&page.Hidden != 0
		f.surround(&c)
		f.extent(&c, i)
		f.pieces(&c)
		l.Card = int32(len(f.cards))
		f.cards = append(f.cards, c)
	}
}

// The bounds of a card: more than this is a list of one, or a column of the page.
const (
	maxRuns  = 12
	maxChars = 900
)

// reach returns the largest element around a link that shows nothing but its article.
func (f *finder) reach(l *Link) int32 {
	b, headed := l.Node, l.Words >= 3 && !f.invites(l)
	for q := f.p.Nodes[b].Parent; q > f.p.Body && f.holds[q] == l.ID; q = f.p.Nodes[q].Parent {
		if !f.holdsCard(q, b, headed) {
			break
		}
		b = q
		headed = headed || f.hasHeading(b)
	}
	return b
}

// hasHeading reports whether one of an element's lines is a heading.
func (f *finder) hasHeading(q int32) bool {
	first, end := f.p.RunsOf(q)
	for k := first; k < end; k++ {
		if f.p.Runs[k].Flags&page.Heading != 0 {
			return true
		}
	}
	return false
}

// invites reports whether the words of a link ask to read on: the headline stands elsewhere.
func (f *finder) invites(l *Link) bool {
	if l.Words > 6 {
		return false
	}
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, l.Node, f.p.Nodes[l.Node].End)
	return f.in.Labels.invites(f.buf)
}

// holdsCard reports whether element q around card b still is part of the card.
func (f *finder) holdsCard(q, b int32, headed bool) bool {
	if holdsMore(f.p.Nodes[q].Atom) {
		return false
	}
	first, end := f.p.RunsOf(q)
	if end-first > maxRuns {
		return false
	}
	inner, innerEnd := f.p.RunsOf(b)
	chars := int32(0)
	for k := first; k < end; k++ {
		r := &f.p.Runs[k]
		if chars += r.Chars; chars > maxChars || k == f.in.Headline {
			return false
		}
		if k >= inner && k < innerEnd {
			continue
		}
		other := r.LinkChars == 0 && (headed && r.Flags&page.Heading != 0 || k == first && f.headsOne(q, b, r))
		if other || f.in.Keep[k] && (r.LinkChars < r.Chars || r.Flags&page.Heading != 0) {
			return false
		}
	}
	return true
}

// holdsMore reports whether an element by its name holds more than one card.
func holdsMore(a atom.Atom) bool {
	switch a {
	case atom.Ul, atom.Ol, atom.Menu, atom.Nav, atom.Main, atom.Body, atom.Table, atom.Tbody, atom.Header, atom.Footer, atom.Form:
		return true
	}
	return false
}

// headsOne reports whether the first line of element q around card b heads a list that has one card so far: its words say so, over
// more than a lone line, or it is a heading over a lower one that is linked.
func (f *finder) headsOne(q, b int32, r *page.Run) bool {
	if r.WordCount > 8 {
		return false
	}
	if first, end := f.p.RunsOf(b); end-first > 1 && f.in.Labels.HeadsList(f.p.Text(r)) {
		return true
	}
	level := f.levelOf(r)
	_, end := f.p.RunsOf(q)
	for k := f.p.Nodes[q].Run + 1; level > 0 && k < end; k++ {
		if o := &f.p.Runs[k]; o.LinkChars > 0 && f.levelOf(o) > level {
			return true
		}
	}
	return false
}

// levelOf returns the level of a heading element, 1 to 6, or 0 for a line that is none.
func (f *finder) levelOf(r *page.Run) int { return page.HeadingLevel(f.p.Nodes[r.Box].Atom) }

// extent bounds a card: its box, and where that is part of a line without other cards, the line.
func (f *finder) extent(c *Card, link int) {
	p := f.p
	c.From, c.To = f.term(c.Box), p.Nodes[c.Box].End
	c.next = int32(len(p.Nodes))
	for k := link + 1; k < len(f.links); k++ {
		if f.links[k].Node >= c.To {
			c.next = f.links[k].Node
			break
		}
	}
	if k := f.runAt(c.Box); k >= 0 && p.Nodes[c.Box].Flags&page.Block == 0 {
		before := int32(0)
		if n := len(f.cards); n > 0 {
			before = f.cards[n-1].To
		}
		if r := &p.Runs[k]; r.First >= before && r.End <= c.next {
			c.From, c.To = min(c.From, r.First), max(c.To, r.End)
		}
	}
}

// term returns where the term stands that a list of definitions has before a card, which tells when; else the card itself.
func (f *finder) term(box int32) int32 {
	p := f.p
	dd := box
	for n := 0; n < 3 && p.Nodes[dd].Atom != atom.Dd && dd > p.Body; n++ {
		dd = p.Nodes[dd].Parent
	}
	k := f.runAfter(dd) - 1
	if p.Nodes[dd].Atom != atom.Dd || k < 0 {
		return box
	}
	t, list, next := p.Runs[k].Box, p.Nodes[dd].Parent, p.Nodes[dd].End
	its := p.Nodes[t].Atom == atom.Dt && p.Nodes[t].Parent == list && f.holds[t] == 0 && p.Runs[k].Digits > 0
	if its && (next >= p.Nodes[list].End || p.Nodes[next].Atom == atom.Dt) {
		return t
	}
	return box
}

// surround notes what the elements around a card say, up to those that hold the body.
func (f *finder) surround(c *Card) {
	p := f.p
	top := f.in.Top
	c.InBody = top > p.Body && c.Box > top && c.Box < p.Nodes[top].End
	for i := c.Box; i < p.Nodes[c.Box].End && i < c.Box+60; i++ {
		if p.Nodes[i].Atom == atom.Img || p.Nodes[i].Atom == atom.Picture {
			c.Image = true
			break
		}
	}
	for q, n := c.Box, 0; q > p.Body && n < 24; q, n = p.Nodes[q].Parent, n+1 {
		if c.List < 0 && f.holds[q] < 0 {
			c.List = f.list(q)
			f.lists[c.List].Cards++
			if c.Address.Shape&Like != 0 {
				f.lists[c.List].Alike++
			}
		}
		if q == top || top >= q && top < p.Nodes[q].End {
			break
		}
		c.Says |= p.Nodes[q].Own
	}
}

// list returns the list of an element that shows several articles.
func (f *finder) list(q int32) int32 {
	if f.holds[q] == many {
		f.holds[q] = many - 1 - int32(len(f.lists))
		f.lists = append(f.lists, List{Node: q})
	}
	return many - 1 - f.holds[q]
}

// countShort counts for each list the links of few words that stand between its cards.
func (f *finder) countShort() {
	for _, i := range f.short {
		for q, n := i, 0; q > f.p.Body && n < 24 && f.holds[q] <= 0; q, n = f.p.Nodes[q].Parent, n+1 {
			if f.holds[q] < many {
				f.lists[f.list(q)].Short++
			}
			if f.holds[q] < 0 {
				break
			}
		}
	}
	for i := range f.links {
		if l := &f.links[i]; l.Card >= 0 && f.cards[l.Card].List >= 0 {
			f.lists[f.cards[l.Card].List].Words += l.Words
		}
	}
}

// Lines returns the runs that a card fills: first, and the one after the last. They are none where it is part of a line with
// other words.
func Lines(p *page.Page, c *Card) (first, end int32) {
	first = p.Nodes[c.Box].Run
	if int(first) < len(p.Runs) && p.Runs[first].First < c.From {
		return first, first
	}
	for end = first; int(end) < len(p.Runs) && p.Runs[end].End <= c.To; end++ {
		if p.Runs[end].First < c.From {
			return first, first
		}
	}
	return first, end
}
