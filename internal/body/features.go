package body

import (
	"github.com/ledekit/lede/internal/page"
)

// feature is one thing that is known of a run. Weights name features by name, so a row may be added or moved; a row that is
// dropped must go from weights.txt too, by training anew.
type feature struct {
	name string
	why  string
	of   func(x *look) float32
}

// look is the view of one run: what most features ask about it, looked up once.
type look struct {
	*view
	i                            int32
	r                            *page.Run
	at                           *place
	box, parent, section, branch stand // the run's box, one and two levels up, and the branch it hangs on
}

// stand is a node and the sums of what it holds.
type stand struct {
	node int32
	sums
}

// turn looks at run i. Of nodes that stand around the run before too the sums are known.
func (x *look) turn(i int32) {
	x.i, x.r = i, x.run(i)
	box := x.r.Box
	x.at = &x.place[box]
	parent := max(0, x.p.Nodes[box].Parent)
	x.box.move(x.view, box)
	x.parent.move(x.view, parent)
	x.section.move(x.view, max(0, x.p.Nodes[parent].Parent))
	x.branch.move(x.view, x.at.branch)
}

func (s *stand) move(v *view, node int32) {
	if s.node != node || node == 0 {
		s.node, s.sums = node, v.within(node)
	}
}

// features are all that the finder looks at, besides the names of the elements around a run (see named).
var features = [...]feature{
	// The words themselves.
	{"words", "prose has many", func(x *look) float32 { return float32(x.r.WordCount) }},
	{"chars", "prose has many; the same for scripts that part no words", func(x *look) float32 { return float32(x.r.Chars) }},
	{"link_share", "menus and lists of articles are all links", func(x *look) float32 { return share(x.r.LinkChars, x.r.Chars) }},
	{"bold_share", "headings, labels and bylines are bold", func(x *look) float32 { return share(x.r.BoldChars, x.r.Chars) }},
	{"word_length", "addresses and file names are long words", func(x *look) float32 { return share(x.r.Chars, x.r.WordCount) }},
	{"commas", "sentences have them, labels do not", func(x *look) float32 { return float32(x.r.Commas) }},
	{"stops", "sentences end", func(x *look) float32 { return float32(x.r.Stops) }},
	{"first", "a sentence opens with a capital, a quote or a number", func(x *look) float32 { return float32(x.r.Opens) }},
	{"last", "a sentence ends with a full stop, a heading does not", func(x *look) float32 { return float32(x.r.Closes) }},
	{"upper_share", "labels and credits are in capitals", func(x *look) float32 {
		return share(x.r.Upper, x.r.Upper+x.r.Lower)
	}},
	{"digit_share", "dates, times and counts are digits", func(x *look) float32 {
		r := x.r
		return share(r.Digits, r.Digits+r.Upper+r.Lower)
	}},
	// Its element.
	{"heading_level", "the page's own headings", func(x *look) float32 { return float32(headingLevel(x.view, x.i)) }},
	{"breaks", "old pages part paragraphs by two br", func(x *look) float32 { return float32(min(x.r.Breaks, 3)) }},
	{"box_runs", "a box of many lines is text parted by br", func(x *look) float32 { return float32(min(x.box.sums.runs, 100)) }},
	{"box_link_share", "a line of prose in a box of links is a teaser", func(x *look) float32 { return x.box.sums.linkShare() }},
	{"parent_runs", "the size of its surroundings", func(x *look) float32 { return float32(min(x.parent.sums.runs, 200)) }},
	{"parent_chars", "the size of its surroundings", func(x *look) float32 { return float32(min(x.parent.sums.chars, 20000)) }},
	{"parent_link_share", "a card is a link and little else", func(x *look) float32 { return x.parent.sums.linkShare() }},
	{"parent_prose", "a box of sentences", func(x *look) float32 {
		s := x.parent.sums
		return share(s.prose, s.chars)
	}},
	{"section_link_share", "two levels up: a card in a row of cards", func(x *look) float32 { return x.section.sums.linkShare() }},
	{"section_prose", "two levels up: how much of the report it holds", func(x *look) float32 {
		return share(x.section.sums.prose, x.total.prose)
	}},
	{"media", "a line after a picture is its caption", func(x *look) float32 { return float32(x.shape[x.i].media) }},
	{"media_after", "or before it", func(x *look) float32 {
		if int(x.i)+1 < len(x.shape) {
			return float32(x.shape[x.i+1].media)
		}
		return 0
	}},
	// How it lies to the mass of the prose.
	{"up", "levels out to an element that holds the prose too", func(x *look) float32 { return float32(x.at.up) }},
	{"down", "levels from there to the prose", func(x *look) float32 { return float32(x.at.down) }},
	{"branch_runs", "the size of the branch it hangs on", func(x *look) float32 { return float32(min(x.branch.sums.runs, 300)) }},
	{"branch_chars", "the size of the branch it hangs on", func(x *look) float32 { return float32(min(x.branch.sums.chars, 20000)) }},
	{"branch_link_share", "a branch of links is a list", func(x *look) float32 { return x.branch.sums.linkShare() }},
	{"branch_prose", "how much of the report the branch holds", func(x *look) float32 {
		return share(x.branch.sums.prose, x.total.prose)
	}},
	{"branch_prose_own", "how much of the branch is prose", func(x *look) float32 {
		s := x.branch.sums
		return share(s.prose, s.chars)
	}},
	{"seed_share", "how much of all prose stands together: whether this is a page of one article", func(x *look) float32 {
		return share(x.core.prose, x.total.prose)
	}},
	{"plain", "plain text has no markup to go by", func(x *look) float32 { return b2f(x.plain) }},
	{"total_prose", "how long the report is", func(x *look) float32 { return float32(x.total.prose) }},
	{"kind_prose", "paragraphs of one report are marked alike", func(x *look) float32 {
		return share(x.kinds[x.shape[x.i].kind].prose, x.total.prose)
	}},
	{"kind_runs", "how often this markup occurs", func(x *look) float32 { return float32(min(x.kinds[x.shape[x.i].kind].runs, 200)) }},
	{"kind_link_share", "markup of teasers", func(x *look) float32 { return x.kinds[x.shape[x.i].kind].linkShare() }},
	{"after_head", "runs after the headline", func(x *look) float32 {
		if x.head < 0 {
			return -100
		}
		return float32(max(-99, min(x.i-x.head, 300)))
	}},
	{"prose_before", "prose between the headline and here", func(x *look) float32 {
		return share(x.sums[x.i].prose-x.sums[max(0, min(x.head, x.i))].prose, x.total.prose)
	}},
	{"prose_after", "prose after here", func(x *look) float32 {
		return share(x.total.prose-x.sums[x.i+1].prose, x.total.prose)
	}},
	{"seed_before", "prose of the seed before", func(x *look) float32 {
		return share(x.sums[max(x.first, min(x.i, x.end))].prose-x.sums[x.first].prose, x.core.prose)
	}},
	{"seed_after", "prose of the seed after", func(x *look) float32 {
		return share(x.sums[x.end].prose-x.sums[max(x.first, min(x.i+1, x.end))].prose, x.core.prose)
	}},
	// Its neighbours.
	{"gap_before", "lines since the last sentence", func(x *look) float32 { return x.gap(x.i, -1) }},
	{"gap_after", "lines to the next sentence", func(x *look) float32 { return x.gap(x.i, 1) }},
	{"near_prose_before", "prose among the three runs before", func(x *look) float32 {
		return share(x.sums[x.i].prose-x.sums[max(0, x.i-3)].prose, x.sums[x.i].chars-x.sums[max(0, x.i-3)].chars)
	}},
	{"near_prose_after", "prose among the three runs after", func(x *look) float32 {
		e := min(x.i+4, int32(len(x.shape)))
		return share(x.sums[e].prose-x.sums[x.i+1].prose, x.sums[e].chars-x.sums[x.i+1].chars)
	}},
	{"near_links_before", "links among the four runs before", func(x *look) float32 {
		return x.sums[x.i].minus(x.sums[max(0, x.i-4)]).linkShare()
	}},
	{"near_links_after", "links among the four runs after", func(x *look) float32 {
		return x.sums[min(x.i+5, int32(len(x.shape)))].minus(x.sums[x.i+1]).linkShare()
	}},
	{"prev_words", "the run before", func(x *look) float32 {
		return x.neighbour(x.i, -1, func(r *page.Run) float32 { return float32(r.WordCount) })
	}},
	{"next_words", "the run after", func(x *look) float32 {
		return x.neighbour(x.i, 1, func(r *page.Run) float32 { return float32(r.WordCount) })
	}},
	{"prev_link_share", "the run before", func(x *look) float32 {
		return x.neighbour(x.i, -1, func(r *page.Run) float32 { return share(r.LinkChars, r.Chars) })
	}},
	{"next_link_share", "the run after: what a heading heads", func(x *look) float32 {
		return x.neighbour(x.i, 1, func(r *page.Run) float32 { return share(r.LinkChars, r.Chars) })
	}},
	{"prev_alike", "the run before is marked alike", func(x *look) float32 { return x.alike(x.i, -1) }},
	{"next_alike", "the run after is marked alike", func(x *look) float32 { return x.alike(x.i, 1) }},
	// What the page says elsewhere.
	{"witness", "the metadata carries the text: 1 not this, 2 this", func(x *look) float32 {
		if !x.witness.known() {
			return 0
		}
		return 1 + b2f(x.shape[x.i].seen)
	}},
	{"twin", "said before on the page: a pull quote, a teaser of this article", func(x *look) float32 { return b2f(x.shape[x.i].twin) }},
	{"repeats", "said again and again: a label of adverts, a word for screen readers", func(x *look) float32 { return float32(x.shape[x.i].repeats) }},
	{"headline", "says the headline", func(x *look) float32 {
		return b2f(x.i == x.head || x.witness.head != 0 && x.r.Key == x.witness.head)
	}},
	{"description", "says the description: a dek, or the first paragraph", func(x *look) float32 {
		return b2f(x.witness.dek != 0 && x.r.Key == x.witness.dek)
	}},
}

func b2f(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func (v *view) run(i int32) *page.Run { return &v.p.Runs[i] }

func (v *view) placeOf(i int32) *place { return &v.place[v.p.Runs[i].Box] }

func (v *view) parentOf(i int32) int32 { return max(0, v.p.Nodes[v.p.Runs[i].Box].Parent) }

func headingLevel(v *view, i int32) int {
	r := v.run(i)
	if r.Flags&page.Heading == 0 {
		return 0
	}
	for k := r.Box; k > 0; k = v.p.Nodes[k].Parent {
		if level := page.HeadingLevel(v.p.Nodes[k].Atom); level > 0 {
			return level
		}
	}
	return 6
}

// gap counts the runs between run i and the next one in direction step that is prose, 12 at most.
func (v *view) gap(i, step int32) float32 {
	const far = 12
	for n := int32(1); n < far; n++ {
		k := i + n*step
		if k < 0 || int(k) >= len(v.shape) {
			break
		}
		if v.sums[k+1].prose > v.sums[k].prose {
			return float32(n)
		}
	}
	return far
}

func (v *view) neighbour(i, step int32, of func(*page.Run) float32) float32 {
	k := i + step
	if k < 0 || int(k) >= len(v.shape) {
		return -1
	}
	return of(&v.p.Runs[k])
}

// alike is 2 where a neighbour stands in the same box, 1 where its box is marked alike, else 0.
func (v *view) alike(i, step int32) float32 {
	k := i + step
	switch {
	case k < 0 || int(k) >= len(v.shape):
		return 0
	case v.run(i).Box == v.run(k).Box:
		return 2
	}
	return b2f(v.shape[i].kind == v.shape[k].kind)
}
