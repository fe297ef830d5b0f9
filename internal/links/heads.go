package links

import (
	"sort"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// Heading is a line that heads a list of cards. Node is -1 where there is none.
type Heading struct {
	Node int32 // the element around it
	Run  int32
	Text string
}

// open is a heading whose list has not ended.
type open struct {
	run   int32
	end   int32 // the node at which its list ends; 0 before its first card
	text  string
	lines int32 // lines passed since that are of no card
	whole bool  // its list is all that the body stands in
}

// head gives each card the nearest line above it that heads something, where nothing else stands between.
func (f *finder) head() {
	var stack []open
	next := 0 // run
	for i := range f.cards {
		c := &f.cards[i]
		first, end := f.linesOf(c)
		for ; next < int(first); next++ {
			stack = f.pass(stack, int32(next))
		}
		next = max(next, int(end))
		for len(stack) > 0 && stack[len(stack)-1].end > 0 && stack[len(stack)-1].end <= c.Box {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			stack = f.headBy(c, stack)
		}
	}
}

// linesOf returns the runs of a card: first, and the one after the last. Of a line that the card has no more than part of, they are
// none.
func (f *finder) linesOf(c *Card) (first, end int32) {
	p := f.p
	first, end = p.RunsOf(c.Box)
	if p.Nodes[c.From].Atom == atom.Dt {
		return p.Nodes[c.From].Run, end
	}
	if first < end && (p.Runs[first].First <= c.Box || first == 0 || p.Runs[first-1].End <= c.Box) {
		return first, end
	}
	first = p.Nodes[c.Box].Run // part of a line
	if int(first) < len(p.Runs) && c.From <= p.Runs[first].First && c.To >= p.Runs[first].End {
		end = first + 1 // of which the card has all
	}
	return first, end
}

// headBy heads a card by the last open heading, unless that heads something else, and returns the headings that stay open.
func (f *finder) headBy(c *Card, stack []open) []open {
	h := &stack[len(stack)-1]
	r := &f.p.Runs[h.run]
	if h.end == 0 {
		if h.lines > 4 {
			return stack[:0]
		}
		if f.isElsewhere(r, c.Box) {
			return stack[:len(stack)-1]
		}
		q := f.scope(r, c.Box)
		if q < 0 {
			return stack[:len(stack)-1]
		}
		h.end, h.whole = f.p.Nodes[q].End, q <= f.in.Top
	}
	if h.text == "" {
		h.text = f.headText(r)
	}
	c.Heading = Heading{Node: r.Box, Run: h.run, Text: h.text}
	return stack
}

// isElsewhere reports whether a heading belongs to a part of the page that a card is not in: the form for comments, or what stands
// over a menu that the card is in.
func (f *finder) isElsewhere(r *page.Run, card int32) bool {
	all := f.p.Nodes[card].All
	apart := r.All&page.Comments&^all != 0 || all&page.ElemNav&^r.All != 0 && r.Flags&page.Heading == 0
	return apart && !f.in.Labels.HeadsList(f.p.Text(r))
}

// scope returns the element that holds the list that a heading heads: the smallest around both the heading and its first card. It is
// -1 where the heading has lines of its own below it, in an element that ends before the card.
func (f *finder) scope(r *page.Run, card int32) int32 {
	p := f.p
	q := r.Box
	for q > p.Body && p.Nodes[q].End <= card {
		first, end := p.RunsOf(q)
		chars, lines := int32(0), int32(0)
		for k := first; k < end && lines < 4; k++ {
			if o := &p.Runs[k]; o.First > r.First && o.Flags&(page.Hidden|page.Button) == 0 {
				chars += o.Chars
				lines++
			}
		}
		if chars > 30 || lines > 2 {
			return -1
		}
		q = p.Nodes[q].Parent
	}
	return q
}

// pass takes note of a line that is of no card.
func (f *finder) pass(stack []open, k int32) []open {
	r := &f.p.Runs[k]
	switch {
	case f.in.Keep[k] && r.Flags&page.Heading == 0 && within(stack, r), r.Flags&page.Hidden != 0:
		return stack
	case f.in.Keep[k] && r.Flags&page.Heading == 0 || k == f.in.Headline:
		return stack[:0]
	case len(stack) > 0 && stack[len(stack)-1].end == 0 && r.LinkChars > 0 && r.Flags&page.Heading == 0:
		// "See all" beside a heading
	case f.heads(r):
		return append(stack, open{run: k})
	}
	if n := len(stack); n > 0 {
		stack[n-1].lines++
	}
	return stack
}

// within reports whether a line stands in the list of the last open heading, and that is no more than a part of the body.
func within(stack []open, r *page.Run) bool {
	n := len(stack)
	return n > 0 && !stack[n-1].whole && r.First < stack[n-1].end
}

// heads reports whether a line looks like a heading.
func (f *finder) heads(r *page.Run) bool {
	if r.Chars > 60 || r.WordCount > 8 || r.Chars < 2 {
		return false
	}
	own := f.namesOf(r)
	if r.All&page.ElemForm != 0 || f.isOther(r, own) || f.isColumn(r) || f.isEntry(r) || f.isSlot(r) {
		return false
	}
	if own&(page.Share|page.Unseen) != 0 && !f.in.Labels.HeadsList(f.p.Text(r)) { // of share buttons, or for screen readers
		return false
	}
	const named = page.Headline | page.Kicker | page.Related | page.Head
	return r.Flags&page.Heading != 0 || f.opens(r) || own&named != 0 || r.BoldChars == r.Chars || f.upper(r) || f.saysList(r)
}

// namesOf is what the elements of a line are called, from its block to its first text.
func (f *finder) namesOf(r *page.Run) page.Words {
	own := f.p.Nodes[r.Box].Own
	for i := r.First; i > r.Box; i = f.p.Nodes[i].Parent {
		own |= f.p.Nodes[i].Own
	}
	return own
}

// saysList reports whether the words alone make a line the heading of a list: no link, no button, no tab of a row.
func (f *finder) saysList(r *page.Run) bool {
	if r.LinkChars > 0 || r.Flags&page.Button != 0 || f.isTab(r) {
		return false
	}
	text := f.p.Text(r)
	return f.in.Labels.HeadsList(text) && f.headText(r) == text
}

// isOther reports whether the elements of a line that is no heading by its element make something else of it.
func (f *finder) isOther(r *page.Run, own page.Words) bool {
	const other = page.Date | page.Byline | page.Caption | page.Credit | page.Share | page.Nav | page.Ad
	return own&other != 0 && r.Flags&page.Heading == 0
}

// isColumn reports whether a line heads a column of a table: another cell stands in its row.
func (f *finder) isColumn(r *page.Run) bool {
	p := f.p
	if p.Nodes[r.Box].Atom != atom.Th {
		return false
	}
	row := p.Nodes[r.Box].Parent
	return p.Nodes[r.Box].End < p.Nodes[row].End || row+1 < r.Box
}

// isEntry reports whether a line is one link to an article: what stands below it is not headed by that.
func (f *finder) isEntry(r *page.Run) bool {
	if r.LinkChars*10 < r.Chars*9 || r.WordCount < 2 {
		return false
	}
	i := sort.Search(len(f.links), func(i int) bool { return f.p.Nodes[f.links[i].Node].End > r.First })
	if i == len(f.links) || f.links[i].Node >= r.End {
		return false
	}
	s := f.links[i].Address.Shape
	return s&Strong != 0 && s&Filed == 0 && !f.in.Labels.HeadsList(f.p.Text(r))
}

// isSlot reports whether a line is the label of an advertisement.
func (f *finder) isSlot(r *page.Run) bool {
	if r.WordCount > 3 {
		return false
	}
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, r.First, r.End)
	return f.in.Labels.of(f.buf)&Slot != 0
}

// opens reports whether a short line is the first of an element that shows several articles, and alone in a block of its own.
func (f *finder) opens(r *page.Run) bool {
	if r.WordCount > 5 || r.Stops > 0 || r.LinkChars > 0 || r.Flags&page.Button != 0 {
		return false
	}
	if f.isTab(r) {
		return false
	}
	if text := f.p.Text(r); f.in.Labels.Of(text) != 0 && !f.in.Labels.HeadsList(text) {
		return false
	}
	q := r.Box
	for n := 0; q > f.p.Body && n < 3 && f.holds[q] == 0; n++ {
		q = f.p.Nodes[q].Parent
	}
	first, _ := f.p.RunsOf(q)
	return f.holds[q] < 0 && f.p.Runs[first].First == r.First
}

// isTab reports whether a line is an item of a list that another without links follows or stands before: a row of tabs.
func (f *finder) isTab(r *page.Run) bool {
	p := f.p
	if p.Nodes[r.Box].Atom != atom.Li {
		return false
	}
	k := int(p.Nodes[r.Box].Run)
	for _, n := range [2]int{k - 1, k + 1} {
		if n < 0 || n >= len(p.Runs) {
			continue
		}
		o := &p.Runs[n]
		beside := o.Box != r.Box && p.Nodes[o.Box].Parent == p.Nodes[r.Box].Parent
		if beside && o.LinkChars == 0 && p.Nodes[o.Box].Atom == atom.Li {
			return true
		}
	}
	return false
}

// upper reports whether a line has letters and all of them are capitals.
func (f *finder) upper(r *page.Run) bool {
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, r.First, r.End)
	letters := 0
	for _, c := range f.buf {
		switch {
		case 'a' <= c && c <= 'z' || c >= 0x80:
			return false
		case 'A' <= c && c <= 'Z':
			letters++
		}
	}
	return letters >= 4
}
