package links

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// Piece is a text of a card that stands for itself: what one element holds, or one line.
type Piece struct {
	Text   string
	Role   Role
	Holder int32 // the element that gives it its role, or Leaf
	Leaf   int32 // the smallest element that holds its words: a block, a link, a span with a class
	Run    int32
	Words  int32
	Linked bool // in a link to the card's article
	Bold   bool
	Near   bool   // in a line below the card, not in it
	Unseen bool   // for screen readers alone
	Space  bool   // white space stands before it
	Moment string // the datetime attribute around it
	start  int
	end    int
}

// Role is what the markup says that a piece is.
type Role uint8

// The roles.
const (
	Plain Role = iota
	Headline
	Label // kicker, badge, section
	When
	Who
	Dek
	Aside // comment counts, share buttons, captions, what is for screen readers
)

// maxText bounds the bytes of one card's texts.
const maxText = 4000

// pieces cuts the words of a card, and of the lines below it that are of no other.
func (f *finder) pieces(c *Card) {
	c.first = len(f.all)
	f.cut(c, c.From, c.To, false)
	p := f.p
	for k, n := f.runAfter(c.To), 0; int(k) < len(p.Runs) && n < maxNear; k, n = k+1, n+1 {
		r := &p.Runs[k]
		if r.First >= c.next || f.in.Keep[k] || r.Flags&(page.Heading|page.Hidden) != 0 || p.Nodes[r.Box].Atom == atom.Dt {
			break
		}
		if f.isFlatDek(c, r) {
			continue
		}
		if r.Chars > 80 || f.holds[r.Box] > 0 && f.holds[r.Box] != c.ID || !f.beside(c, r.Box) {
			break
		}
		f.cut(c, r.First, r.End, true)
	}
	c.end = len(f.all)
	for i := c.first; i < c.end; i++ {
		pc := &f.all[i]
		pc.Words = count(string(f.text[pc.start:pc.end]))
	}
}

// isFlatDek reports whether a line below a card is the dek between headline and stamp, in a list without elements around its cards.
// Where such a list begins with a stamp, those below the deks are of the cards that follow.
func (f *finder) isFlatDek(c *Card, r *page.Run) bool {
	p := f.p
	if r.Chars <= 80 || r.LinkChars > 0 {
		return false
	}
	up := p.Nodes[c.Box].Parent
	if p.Nodes[r.Box].Parent != up || f.holds[up] >= 0 {
		return false
	}
	if f.flat != up {
		f.flat, f.early = up, false
		if k := f.runAfter(c.From) - 1; k >= 0 && p.Runs[k].First > up && p.Runs[k].Digits > 0 && p.Runs[k].Chars <= 40 {
			f.early = p.Runs[k].Flags&page.Heading == 0
		}
	}
	return !f.early
}

// maxNear is how many lines below a card may go with it.
const maxNear = 3

// runAfter returns the first run that begins at node i or after it.
func (f *finder) runAfter(i int32) int32 {
	if int(i) >= len(f.p.Nodes) {
		return int32(len(f.p.Runs))
	}
	k := f.p.Nodes[i].Run
	if int(k) < len(f.p.Runs) && f.p.Runs[k].First < i {
		k++
	}
	return k
}

// beside reports whether an element is one of those that stand beside a card: in the element around its box, or in the next
// where that shows nothing but the card's article.
func (f *finder) beside(c *Card, q int32) bool {
	top := f.p.Nodes[c.Box].Parent
	for n := 0; n < 3 && top > f.p.Body && f.holds[top] == c.ID; n++ {
		top = f.p.Nodes[top].Parent
	}
	return q >= top && q < f.p.Nodes[top].End && (f.holds[top] != 0) && top > f.p.Body
}

// cut cuts the words of some nodes into pieces.
func (f *finder) cut(c *Card, from, to int32, near bool) {
	p := f.p
	var last *Piece
	before := from // the text that it ends with
	begin := len(f.text)
	for i := from; i < to && len(f.text)-begin < maxText; i++ {
		nd := &p.Nodes[i]
		if nd.Flags&page.Text == 0 {
			if moment := f.wordless(i); moment != "" {
				f.all = append(f.all, Piece{Role: When, Holder: i, Run: nd.Run, Moment: moment, start: len(f.text), end: len(f.text)})
				last = nil
			}
			continue
		}
		if nd.Flags&page.Hidden != 0 && !c.Hidden || strings.TrimSpace(nd.HTML.Data) == "" {
			continue
		}
		pc := f.piece(c, i)
		pc.start, pc.Space, pc.Near = len(f.text), f.parted(i), near
		joined := last != nil && f.joins(last, &pc, before, i)
		if joined && pc.Space {
			f.text = append(f.text, ' ')
		}
		f.text, _ = p.AppendText(f.text, nil, i, i+1)
		switch pc.end = len(f.text); {
		case joined:
			last.end = pc.end
		case pc.end > pc.start:
			f.all = append(f.all, pc)
			last = &f.all[len(f.all)-1]
		}
		before = i
	}
}

// wordless returns what an element of time says that a script fills, or "".
func (f *finder) wordless(i int32) string {
	if nd := &f.p.Nodes[i]; nd.Atom != atom.Time || nd.End > i+1 {
		return ""
	}
	return f.p.Attr(i, "datetime")
}

// joins reports whether the text at node b goes on the last piece, which ends with that at node a. Where it does not, it tells whether
// that was the kicker of what begins.
func (f *finder) joins(last, pc *Piece, a, b int32) bool {
	if last.Run != pc.Run || last.Linked != pc.Linked {
		return false
	}
	glued := !pc.Space && f.isGlued(last, a, b)
	apart := last.Leaf != pc.Leaf || glued || f.setApart(a, b, pc.Leaf)
	if apart && last.Role == Plain && (glued || f.isOtherwise(last, pc, b)) {
		last.Role = Label
	}
	return !apart
}

// setApart reports whether two texts one after the other each have an element of their own in the leaf that holds both.
func (f *finder) setApart(a, b, leaf int32) bool {
	up, other := f.p.Nodes[a].Parent, f.p.Nodes[b].Parent
	return up != other && up != leaf && other != leaf && f.p.Nodes[up].Parent == leaf && f.p.Nodes[other].Parent == leaf
}

// isGlued reports whether a text follows the few words of a piece without a space, with a capital behind a small letter, and stands in
// another element: what the page shows above the headline, such as the section.
func (f *finder) isGlued(last *Piece, a, b int32) bool {
	words := f.text[last.start:]
	up, other := f.p.Nodes[a].Parent, f.p.Nodes[b].Parent
	if up == other || len(words) < 3 || len(words) > maxLabel || f.p.Nodes[up].Flags&page.Heading != f.p.Nodes[other].Flags&page.Heading {
		return false
	}
	end, _ := utf8.DecodeLastRune(words)
	begin, _ := utf8.DecodeRuneInString(f.p.Nodes[b].HTML.Data)
	few := count(string(words))
	return unicode.IsLower(end) && unicode.IsUpper(begin) && few <= 4 && count(f.p.Nodes[b].HTML.Data) >= max(3, few)
}

// isOtherwise reports whether of two pieces in one leaf one is bold and the other is not, the first of them no more than a few words:
// a kicker, and the headline.
func (f *finder) isOtherwise(last, pc *Piece, i int32) bool {
	if last.Leaf != pc.Leaf || last.Bold == pc.Bold {
		return false
	}
	few := count(string(f.text[last.start:last.end]))
	return few >= 1 && few <= 3 && count(f.p.Nodes[i].HTML.Data) >= max(3, few)
}

// parted reports whether white space stands between a text and the one before it.
func (f *finder) parted(i int32) bool {
	if s := f.p.Nodes[i].HTML.Data; s != "" && s[0] <= ' ' {
		return true
	}
	for k := i - 1; k >= 0; k-- {
		if f.p.Nodes[k].Flags&page.Text != 0 {
			s := f.p.Nodes[k].HTML.Data
			return s != "" && s[len(s)-1] <= ' '
		}
	}
	return false
}

// piece tells the role of a text by the elements around it, the innermost first.
func (f *finder) piece(c *Card, i int32) Piece {
	p := f.p
	pc := Piece{Run: p.Nodes[i].Run, Holder: -1, Leaf: -1, Bold: p.Nodes[i].Flags&page.Bold != 0}
	low := c.Box
	if i < c.Box || i >= p.Nodes[c.Box].End {
		low = p.Nodes[c.Box].Parent + 1
	}
	for q := p.Nodes[i].Parent; q >= low; q = p.Nodes[q].Parent {
		nd := &p.Nodes[q]
		elsewhere := false
		if nd.Atom == atom.A && nd.Flags&page.InLink != 0 {
			pc.Linked = pc.Linked || f.holds[q] == c.ID
			elsewhere = f.holds[q] != c.ID
		}
		if pc.Leaf < 0 && isLeaf(nd) {
			pc.Leaf = q
		}
		if nd.Atom == atom.Time && pc.Moment == "" {
			pc.Moment = p.Attr(q, "datetime")
		}
		if pc.Holder < 0 {
			f.hold(c, &pc, q, elsewhere)
		}
	}
	if pc.Leaf < 0 {
		pc.Leaf = c.Box
	}
	if pc.Holder < 0 {
		pc.Holder = pc.Leaf
	}
	return pc
}

// isLeaf reports whether an element holds words that stand for themselves: a block, a link, a time, a span with a class.
func isLeaf(nd *page.Node) bool {
	return nd.Flags&page.Block != 0 || nd.Atom == atom.A || nd.Atom == atom.Time || nd.Atom == atom.Span && len(nd.HTML.Attr) > 0
}

// hold gives a piece the role that an element around it has, if it has one; what a link to something else holds is a label, such
// as the section or the author.
func (f *finder) hold(c *Card, pc *Piece, q int32, elsewhere bool) {
	nd := &f.p.Nodes[q]
	r, ok := roleOf(nd)
	if r == Dek && pc.Linked && nd.Own&page.Headline != 0 { // "title-with-dek"
		r = Headline
	}
	switch {
	case ok && (q > c.Box || r == Headline) && f.narrow(q, r):
		pc.Role, pc.Holder, pc.Unseen = r, q, nd.Own&page.Unseen != 0
	case elsewhere:
		pc.Role, pc.Holder = Label, q
	}
}

// narrow reports whether an element is small enough for its class to speak of all its lines: a block of several is named after
// one of them.
func (f *finder) narrow(q int32, r Role) bool {
	first, end := f.p.RunsOf(q)
	if r == Headline {
		return end-first <= 2
	}
	return end-first <= 4
}

// roleRows say what class words make of a text, the first that fits.
var roleRows = []struct {
	words page.Words
	role  Role
}{
	{page.Unseen | page.Comments | page.Share | page.Credit, Aside},
	{page.Kicker | page.Tags, Label},
	{page.Byline | page.Bio, Who},
	{page.Date, When},
	{page.Dek | page.Intro, Dek},
	{page.Headline, Headline},
}

// roleOf says what an element makes of its text.
func roleOf(nd *page.Node) (Role, bool) {
	switch nd.Atom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if nd.Own&page.Kicker != 0 {
			return Label, true
		}
		return Headline, true
	case atom.Time:
		return When, true
	case atom.Cite:
		return Who, true
	}
	for _, row := range roleRows {
		if nd.Own&row.words != 0 {
			return row.role, true
		}
	}
	return Plain, false
}
