// Package links finds the cards of a page: the smallest parts of it that each show one other article, by a link, a headline,
// and what may stand beside it. It knows markup, addresses and class words; whether a card counts, and what its words mean, is
// for others to say.
//
// The rooms: links.go (which links could lead to an article), pager.go (those to the articles before and after), address.go (what
// an address looks like), cards.go (how far the card around a link reaches), pieces.go (the texts of a card), heads.go (which
// heading a list of cards stands under), tabs.go (or which tab).
package links

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// Input is what is known of the page beside its nodes.
type Input struct {
	URL       string // the page's own address
	Canonical string // the one it gives itself
	Keep      []bool // the runs of the article's body
	Top       int32  // the node that holds them all
	Headline  int32  // the run that shows the headline, or -1
	Labels    *Labels
}

// Link is a link that could lead to an article.
type Link struct {
	Node    int32
	Href    string
	Address Address
	ID      int32 // the same for all links to one article
	Words   int32
	Card    int32 // index of its card, or -1
	own     bool  // it leads to the page itself
	heads   bool  // it stands in a heading
	pager   bool  // it leads to the article before or after
}

// finder is the work on one page.
type finder struct {
	p      *page.Page
	in     Input
	own    [2]Address
	number string // that the page has in its own address, or ""
	links  []Link
	ids    map[key]int32
	buf    []byte
	back   int32   // the last link that an arrow to the left stands before
	holds  []int32 // node -> id of the one article linked below it, 0 for none, many for several
	short  []int32 // links of few words
	tabs   []tab
	cards  []Card
	flat   int32   // the last element that was looked at as a list without elements around its cards
	early  bool    // it begins with a stamp
	all    []Piece // of all cards
	lists  []List
	text   []byte // the words of all pieces
	words  string // the same, once all are there
}

type key struct{ host, rest string }

// many marks an element below which several articles are linked; one that is the list of a card has a smaller number.
const many = -1

// frame is what the names of menus and footers say.
const frame = page.Nav | page.ElemNav | page.Foot | page.ElemFooter

// maxLinks is how many links of a page may lead to articles: more than any page shows, and few enough that what is noted of
// them does not outgrow the page.
const maxLinks = 16_000

// collect finds the links that could lead to an article.
func (f *finder) collect() {
	p := f.p
	for i := int32(0); i < int32(len(p.Nodes)) && len(f.links) < maxLinks; i++ {
		nd := &p.Nodes[i]
		if (nd.Atom == atom.Button || nd.Atom == atom.Li) && partOf(nd.HTML.Attr) != "" {
			f.tab(i, f.wordsOf(i))
			continue
		}
		if nd.Atom != atom.A || nd.Flags&(page.InHead|page.InLink) != page.InLink {
			continue
		}
		l := Link{Node: i, Card: -1, Words: f.wordsOf(i), heads: nd.Flags&page.Heading != 0}
		l.pager = l.Words >= 2 && f.isPager(i)
		f.tab(i, l.Words)
		if l.inMenu(nd) {
			if l.Words > 0 {
				f.short = append(f.short, i)
			}
			continue
		}
		if f.lookUp(&l) && !f.inSentence(&l) {
			l.ID = f.id(&l.Address)
			f.links = append(f.links, l)
		}
	}
}

// inMenu reports whether a link is one of a menu or footer, as most of a page are: not worth a look at its address.
func (l *Link) inMenu(nd *page.Node) bool {
	return l.Words <= 3 && nd.All&frame != 0 && !l.pager && (!l.heads || l.Words < 2)
}

// refrain is within how many links a section or a writer comes three times, each time beside another article.
const refrain = 9

// dropRefrains takes out links without the address of an article that come again and again between others: in the cards of a list
// they lead to the section, or to who wrote the piece.
func (f *finder) dropRefrains() {
	last := make([][2]int32, len(f.ids)+1) // per article: where the last links to it stand, counted from 1; negative for a refrain
	found := false
	for i := range f.links {
		l, n := &last[f.links[i].ID], int32(i)+1
		if f.links[i].Address.Shape&Strong != 0 || l[0] < 0 {
			continue
		}
		if l[1] > 0 && n-l[1] < refrain && n-l[0] > 1 && l[0]-l[1] > 1 {
			l[0], found = -1, true
			continue
		}
		l[0], l[1] = n, l[0]
	}
	if !found {
		return
	}
	kept := f.links[:0]
	for _, l := range f.links {
		if last[l.ID][0] < 0 {
			f.short = append(f.short, l.Node)
			continue
		}
		kept = append(kept, l)
	}
	f.links = kept
}

// lookUp reads the address of a link, and reports whether it could stand for an article.
func (f *finder) lookUp(l *Link) bool {
	l.Href = f.p.Attr(l.Node, "href")
	var ok bool
	if l.Address, ok = cutAddress(l.Href); !ok {
		return false
	}
	l.Address.judge(&f.own[0])
	if l.Address.Shape&(Home|File) != 0 {
		return false
	}
	l.own = f.isOwn(&l.Address)
	if l.possible() {
		if l.Address.name(); l.possible() {
			return true
		}
	}
	if l.Words > 0 {
		f.short = append(f.short, l.Node)
	}
	return false
}

// possible reports whether a link could stand for an article: it has the words of a headline, or the address of one.
func (l *Link) possible() bool {
	s := l.Address.Shape
	if l.Words >= 4 {
		return l.Words > 5 || l.heads || s&Filed == 0 // a name, a topic
	}
	if l.own {
		return false
	}
	if l.pager {
		return s&Filed == 0
	}
	if l.Words == 0 {
		return s&Strong != 0 && s&Filed == 0
	}
	return s&Filed == 0 && (s&Strong != 0 || l.Words == 3 && s&ShortSlug != 0)
}

// isOwn reports whether an address is that of the page itself, or of a part of it.
func (f *finder) isOwn(a *Address) bool {
	if n := f.number; n != "" && holdsNumber(a.Path, n) && a.Shape&Foreign == 0 {
		return true // its pictures, its comments, its print
	}
	for i := range f.own {
		if o := &f.own[i]; o.isBeside(a) || o.isOf(a) {
			return true
		}
	}
	return false
}

// isBeside reports whether an address without a folder is the page's own: beside the page, or in a folder of a base.
func (o *Address) isBeside(a *Address) bool {
	return a.Host == "" && a.Shape&(Slug|Number) != 0 && a.Path[0] != '/' && strings.HasSuffix(o.Path, "/"+strings.TrimLeft(a.Path, "./"))
}

// isOf reports whether an address is the page's own, or that of a page below it.
func (o *Address) isOf(a *Address) bool {
	if o.Path == "" || a.Host != "" && o.Host != "" && !strings.EqualFold(a.Host, o.Host) && !akin(a.Host, o.Host) {
		return false
	}
	rest, ok := strings.CutPrefix(a.Path, o.Path)
	switch {
	case !ok:
		return false
	case rest == "":
		return o.Shape&(Slug|Number|Dated) != 0 || a.Query == o.Query
	}
	return rest[0] == '/' && o.Shape&(Slug|Number) != 0
}

// wordsOf counts the words of a link: by its lines where it has whole ones, else by its texts.
func (f *finder) wordsOf(i int32) int32 {
	p := f.p
	nd := &p.Nodes[i]
	if k := nd.Run; int(k) < len(p.Runs) && p.Runs[k].First > i {
		n := int32(0)
		for ; int(k) < len(p.Runs) && p.Runs[k].First < nd.End && p.Runs[k].End <= nd.End; k++ {
			n += p.Runs[k].WordCount
		}
		if int(k) == len(p.Runs) || p.Runs[k].First >= nd.End {
			return n
		}
	}
	var c counter
	for k := i + 1; k < nd.End && k < i+200; k++ {
		if o := &p.Nodes[k]; o.Flags&page.Text != 0 {
			c.add(o.HTML.Data)
		} else if o.Flags&page.Block != 0 {
			c.open = false
		}
	}
	return c.words + c.wide/2
}

// counter counts words; where a script does not part its words, two runes are one.
type counter struct {
	words, wide int32
	open        bool // in a word
}

func (c *counter) add(s string) {
	for i := 0; i < len(s); i++ {
		b := s[i]
		switch {
		case b <= ' ':
			c.open = false
		case b < 0x80:
			if !c.open && (b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z') {
				c.words++
				c.open = true
			}
		case b >= 0xe3 && b <= 0xe9: // kana and han
			c.wide++
			i += 2
		case b >= 0xc0:
			if !c.open && b != 0xe2 && b != 0xc2 { // not a mark
				c.words++
				c.open = true
			}
		}
	}
}

// count counts the words of a text.
func count(b string) int32 {
	var c counter
	c.add(b)
	return c.words + c.wide/2
}

// id numbers an address. The query counts only where the path alone names no article.
func (f *finder) id(a *Address) int32 {
	k := key{a.Host, a.Path}
	if strings.EqualFold(k.host, f.own[0].Host) {
		k.host = ""
	}
	if a.Query != "" && a.Shape&(Slug|Number) == 0 {
		k.rest = a.Path + "?" + a.Query
	}
	n, ok := f.ids[k]
	if !ok {
		n = int32(len(f.ids)) + 1
		f.ids[k] = n
	}
	return n
}

// longLine is of how many words a line is at most that shows articles by two or three: one of more is prose, or an index of names.
const longLine = 150

// sentenceNodes is how many nodes on either side of a link tell whether it stands in a sentence.
const sentenceNodes = 60

// inSentence reports whether a link stands in running words: other words before or after it on its line, more than a label, a
// name and a stamp need.
func (f *finder) inSentence(l *Link) bool {
	k := f.runAt(l.Node)
	if k < 0 {
		return false
	}
	r := &f.p.Runs[k]
	if l.Words <= 3 && r.WordCount > longLine {
		return true
	}
	if r.Chars-r.LinkChars < 4 || r.Flags&page.Heading != 0 && f.lineEnds(l, r) {
		return false
	}
	s := f.besides(l, r)
	if s.lead && s.before <= 5 && s.after <= 2 || !f.inBody(k) && l.standsApart(s) {
		return false
	}
	return s.before+s.after >= 2
}

// inBody reports whether a line is one of the body. A list is so as a whole or not: an item below one that is not is none either.
func (f *finder) inBody(k int32) bool {
	if !f.in.Keep[k] || k == 0 || f.in.Keep[k-1] {
		return f.in.Keep[k]
	}
	item, above := &f.p.Nodes[f.p.Runs[k].Box], &f.p.Nodes[f.p.Runs[k-1].Box]
	return item.Atom != atom.Li || above.Atom != atom.Li || item.Parent != above.Parent
}

// sides are the words on either side of a link in its line.
type sides struct {
	before, after int32
	numbered      bool // a digit stands before it
	lead          bool // a mark sets off what stands before it
}

// besides counts the words on either side of a link.
func (f *finder) besides(l *Link, r *page.Run) (s sides) {
	end := f.p.Nodes[l.Node].End
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, max(r.First, l.Node-sentenceNodes), l.Node)
	s.before, s.numbered = count(string(f.buf)), bytes.ContainsAny(f.buf, "0123456789")
	s.lead = len(f.buf) > 0 && strings.IndexByte(":|–—-»>→•.·", f.buf[len(f.buf)-1]) >= 0
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, end, min(r.End, end+sentenceNodes))
	s.after = count(string(f.buf))
	return s
}

// standsApart reports whether the words before and after a link, on a line that is none of the body, are no more than what goes
// with a headline: a name, a stamp, or a label and a stamp.
func (l *Link) standsApart(s sides) bool {
	switch {
	case s.before == 0 && s.after <= l.Words+4, s.after == 0 && s.before <= 3 && l.Words >= 4, s.before+s.after <= 3:
		return true
	case s.before >= 1 && s.before <= 3 && !s.numbered && s.after <= 4: // "Breaking: Ferry fares rise again in March, 5 minutes ago"
		return l.Words >= 6 && l.Address.Shape&Strong != 0 && l.Address.Shape&Foreign == 0
	}
	return false
}

// lineEnds reports whether a link ends its line.
func (f *finder) lineEnds(l *Link, r *page.Run) bool {
	end := f.p.Nodes[l.Node].End
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, end, min(r.End, end+sentenceNodes))
	return len(f.buf) == 0
}

// runAt returns the run that holds the words of a link, or -1 where it has none or lines of its own.
func (f *finder) runAt(i int32) int32 {
	k := f.p.Nodes[i].Run
	if int(k) < len(f.p.Runs) {
		if r := &f.p.Runs[k]; r.First < f.p.Nodes[i].End && r.End > i {
			return k
		}
	}
	return -1
}
