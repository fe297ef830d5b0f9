package links

import "github.com/ledekit/lede/internal/page"

// Verdict is what was made of a card.
type Verdict struct {
	Score int
	Words int32 // of its headline; 0 for a card without one
	Dated bool  // it tells when
	Paid  bool  // somebody paid for it
	Good  bool  // it shows another article
}

// tally is what was made of the cards of a list.
type tally struct{ good, paid, dated, seen int32 }

func (t *tally) count(c *Card, v *Verdict) {
	t.seen++
	if v.Good && !c.Hidden {
		t.good++
	}
	if v.Paid {
		t.paid++
	}
	if v.Dated {
		t.dated++
	}
}

// Company decides which cards show other articles: each by itself first, then by the cards that it stands among. The verdicts
// are those of the cards, in their order.
func Company(p *page.Page, cards []Card, lists []List, verdicts []Verdict) {
	tallies := make([]tally, len(lists))
	hidden := false
	for i := range cards {
		c, v := &cards[i], &verdicts[i]
		v.Good = v.Score >= Good && v.Words > 0 && !v.Paid
		hidden = hidden || c.Hidden
		if c.List >= 0 && v.Words > 0 {
			tallies[c.List].count(c, v)
		}
	}
	var shown []bool
	if hidden {
		shown = around(p, lists, func(i int) bool { return tallies[i].good > 0 })
	}
	for i := range cards {
		c, v := &cards[i], &verdicts[i]
		switch {
		case c.Own, c.Hidden && (c.List < 0 || !shown[c.List]):
			v.Good = false
		case c.List >= 0:
			t := &tallies[c.List]
			v.Good = !t.rejects(c, v) && (v.Good || t.lifts(c, v))
		}
	}
}

// rejects reports whether a card is an offer: by what is known of it, or, without a label of its own, by the offers around it.
func (t *tally) rejects(c *Card, v *Verdict) bool {
	return v.Paid || t.paid*2 > t.seen && c.Address.Shape&Foreign != 0
}

// lifts reports whether the cards beside it make one good that is not by itself: most of them are articles, and it is longer than a
// name, or short with the address of an article or where all tell when; or all of them tell when.
func (t *tally) lifts(c *Card, v *Verdict) bool {
	shape := c.Address.Shape
	if shape&Foreign != 0 {
		return false
	}
	proper := shape&(Filed|Diary) == 0
	if t.good >= 2 && t.good*2 > t.seen {
		if v.Words >= 3 && v.Score == Good-1 || v.Words >= 2 && v.Score >= Good-2 && (shape&Strong != 0 || t.dated == t.seen) && proper {
			return true
		}
	}
	return v.Words >= 4 && v.Score == Good-1 && t.seen >= 2 && t.dated == t.seen && proper
}

// around says of each list whether it, or another a few elements around it, is good: a script shows one list of several at a
// time, and more of a list than there is room for.
func around(p *page.Page, lists []List, good func(int) bool) []bool {
	const steps = 3
	near := map[[2]int32]bool{} // an element, and how many steps below it a good list is
	for i := range lists {
		for q, n := lists[i].Node, int32(0); good(i) && q > p.Body && n <= steps; q, n = p.Nodes[q].Parent, n+1 {
			near[[2]int32{q, n}] = true
		}
	}
	out := make([]bool, len(lists))
	for i := range lists {
		for q, n := lists[i].Node, int32(0); q > p.Body && n <= steps && !out[i]; q, n = p.Nodes[q].Parent, n+1 {
			out[i] = near[[2]int32{q, n}]
		}
	}
	return out
}
