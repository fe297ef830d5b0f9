package links

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// Title is the headline of a card: the words of Pieces[First:Last+1] that have no other role.
type Title struct {
	First, Last int
	Words       int32
	Strong      bool // a heading element or class says so
	Label       bool // the markup calls it a label
}

// Holds reports whether piece i stands in the title.
func (t Title) Holds(i int) bool { return i >= t.First && i <= t.Last }

// Title chooses the piece of a card that is its headline: what the markup calls so, else the words of the link, else the
// longest plain line. ok is false for a card without words.
func (c *Card) Title() (t Title, ok bool) {
	named := c.called()
	if named >= 0 && (c.Pieces[named].Linked || c.Pieces[named].Words >= 3) {
		return c.around(named, true), true
	}
	best := c.firstPlain(true)
	other := c.otherName()
	switch {
	case best >= 0 && c.Pieces[best].Words <= 2 && other >= 0 && c.Pieces[other].Role == Dek:
		best = other // and the one or two words before it are its kicker
	case best < 0 && named >= 0 && c.Pieces[named].Words == 2:
		return c.around(named, true), true
	case best < 0 && !c.leadsElsewhere():
		best = c.firstPlain(false)
	}
	if best < 0 {
		best = other
	}
	if best < 0 {
		return Title{}, false
	}
	t = c.around(best, false)
	t.Label = c.Pieces[best].Role == Label
	return t, true
}

// A heading that is longer, or that ends as a sentence does and is not short, is rather the dek below the headline.
const (
	dekChars = 180
	shortDek = 90
)

// called returns the piece that the markup calls a headline: the longest in a link, else the longest; or -1.
func (c *Card) called() int {
	best, most := -1, int32(-80)
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		if pc.Near || pc.Role != Headline || pc.Words == 0 {
			continue
		}
		w := pc.Words
		if pc.Linked {
			w += 100
		}
		if len(pc.Text) > dekChars || len(pc.Text) > shortDek && page.EndsStop(pc.Text) {
			w -= 80 // what the headline leads to
		}
		if w > most {
			best, most = i, w
		}
	}
	return best
}

// otherName returns the first piece of a link that is long enough for a headline and that the markup calls something else, or -1.
func (c *Card) otherName() int {
	for i := range c.Pieces {
		if pc := &c.Pieces[i]; pc.Linked && pc.Words >= 4 && pc.Role != Aside && pc.Role != When {
			return i
		}
	}
	return -1
}

// leadsElsewhere reports whether the words of the link name a person, or are a comment: no headline goes with them.
func (c *Card) leadsElsewhere() bool {
	for i := range c.Pieces {
		if pc := &c.Pieces[i]; pc.Linked && pc.Words >= 3 && (pc.Role == Who || pc.Role == Aside && !pc.Unseen) {
			return true
		}
	}
	return false
}

// firstPlain returns the first plain piece of four words, else the one with most; linked ones alone where linked is set.
func (c *Card) firstPlain(linked bool) int {
	best, most := -1, int32(0)
	for i := range c.Pieces {
		pc := &c.Pieces[i]
		if pc.Role != Plain || pc.Near || linked && !pc.Linked {
			continue
		}
		if pc.Words >= 4 {
			return i
		}
		if pc.Words > most {
			best, most = i, pc.Words
		}
	}
	return best
}

// around adds the pieces of the same heading and line to a piece.
func (c *Card) around(i int, strong bool) Title {
	pc := &c.Pieces[i]
	t := Title{First: i, Last: i, Words: pc.Words, Strong: strong}
	for k := i + 1; k < len(c.Pieces) && c.near(k, pc); k++ {
		if c.Pieces[k].Role == pc.Role {
			t.Last = k
			t.Words += c.Pieces[k].Words
		}
	}
	for t.Last > i && c.isCount(t.Last, pc) {
		t.Words -= c.Pieces[t.Last].Words
		t.Last--
	}
	for k := i - 1; k >= 0 && c.near(k, pc); k-- {
		if c.Pieces[k].Role == pc.Role {
			t.First = k
			t.Words += c.Pieces[k].Words
		}
	}
	return t
}

// isCount reports whether piece k is a number in an element of its own behind headline pc: how many have read or discussed it.
func (c *Card) isCount(k int, pc *Piece) bool {
	o := &c.Pieces[k]
	return o.Words == 1 && o.Leaf != pc.Leaf && allDigits(trimMarks(o.Text))
}

// afterMark returns the piece of a title at which the headline begins: the one after a mark that stands alone, as pages set
// one between kicker and headline for those who hear them.
func (c *Card) afterMark(t Title) int {
	for i := t.Last - 1; i > t.First; i-- {
		pc := &c.Pieces[i]
		alone := pc.Words == 0 && pc.Text != "" && trimMarks(pc.Text) == "" && strings.ContainsAny(pc.Text, ":|")
		if alone && c.Pieces[i+1].Words >= 2 {
			return i + 1
		}
	}
	return t.First
}

// near reports whether piece k stands in the same heading and line as pc.
func (c *Card) near(k int, pc *Piece) bool {
	o := &c.Pieces[k]
	return o.Holder == pc.Holder && o.Run == pc.Run && o.Linked == pc.Linked
}

// Text joins the pieces of a title that have its role.
func (c *Card) Text(t Title) string {
	t.First = c.afterMark(t)
	first := &c.Pieces[t.First]
	text := first.Text
	for i := t.First + 1; i <= t.Last; i++ {
		pc := &c.Pieces[i]
		if pc.Role != first.Role || pc.Text == "" {
			continue
		}
		text = strings.TrimRight(text, " ")
		if pc.Space || wordEnds(text) && wordBegins(pc.Text) {
			text += " "
		}
		text += pc.Text
	}
	return text
}

func wordEnds(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wordBegins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
