package body

import (
	"github.com/ledekit/lede/internal/page"
)

// feature is one thing that is known of a run. Weights name features by name, so a row may be added or moved; a row that is
// dropped must go from weights.txt too, by training anew.
type feature struct {
	name string
	why  string
	of   func(v *view, i int32) float32
}

// features are all that the finder looks at, besides the names of the elements around a run (see named).
var features = [...]feature{
	// The words themselves.
	{"words", "prose has many", func(v *view, i int32) float32 { return float32(v.run(i).WordCount) }},
	{"chars", "prose has many; the same for scripts that part no words", func(v *view, i int32) float32 { return float32(v.run(i).Chars) }},
	{"link_share", "menus and lists of articles are all links", func(v *view, i int32) float32 { return share(v.run(i).LinkChars, v.run(i).Chars) }},
	{"bold_share", "headings, labels and bylines are bold", func(v *view, i int32) float32 { return share(v.run(i).BoldChars, v.run(i).Chars) }},
	{"word_length", "addresses and file names are long words", func(v *view, i int32) float32 { return share(v.run(i).Chars, v.run(i).WordCount) }},
	{"commas", "sentences have them, labels do not", func(v *view, i int32) float32 { return float32(v.run(i).Commas) }},
	{"stops", "sentences end", func(v *view, i int32) float32 { return float32(v.run(i).Stops) }},
	{"first", "a sentence opens with a capital, a quote or a number", func(v *view, i int32) float32 { return float32(v.run(i).Opens) }},
	{"last", "a sentence ends with a full stop, a heading does not", func(v *view, i int32) float32 { return float32(v.run(i).Closes) }},
	{"upper_share", "labels and credits are in capitals", func(v *view, i int32) float32 {
		return share(v.run(i).Upper, v.run(i).Upper+v.run(i).Lower)
	}},
	{"digit_share", "dates, times and counts are digits", func(v *view, i int32) float32 {
		r := v.run(i)
		return share(r.Digits, r.Digits+r.Upper+r.Lower)
	}},
	// Its element.
	{"heading_level", "the page's own headings", func(v *view, i int32) float32 { return float32(headingLevel(v, i)) }},
	{"breaks", "old pages part paragraphs by two br", func(v *view, i int32) float32 { return float32(min(v.run(i).Breaks, 3)) }},
	{"box_runs", "a box of many lines is text parted by br", func(v *view, i int32) float32 { return float32(min(v.within(v.run(i).Box).runs, 100)) }},
	{"box_link_share", "a line of prose in a box of links is a teaser", func(v *view, i int32) float32 { return v.within(v.run(i).Box).linkShare() }},
	{"parent_runs", "the size of its surroundings", func(v *view, i int32) float32 { return float32(min(v.within(v.parent(i)).runs, 200)) }},
	{"parent_chars", "the size of its surroundings", func(v *view, i int32) float32 { return float32(min(v.within(v.parent(i)).chars, 20000)) }},
	{"parent_link_share", "a card is a link and little else", func(v *view, i int32) float32 { return v.within(v.parent(i)).linkShare() }},
	{"parent_prose", "a box of sentences", func(v *view, i int32) float32 {
		s := v.within(v.parent(i))
		return share(s.prose, s.chars)
	}},
	{"section_link_share", "two levels up: a card in a row of cards", func(v *view, i int32) float32 { return v.within(v.grandparent(i)).linkShare() }},
	{"section_prose", "two levels up: how much of the report it holds", func(v *view, i int32) float32 {
		return share(v.within(v.grandparent(i)).prose, v.all().prose)
	}},
	{"media", "a line after a picture is its caption", func(v *view, i int32) float32 { return float32(v.shape[i].media) }},
	{"media_after", "or before it", func(v *view, i int32) float32 {
		if int(i)+1 < len(v.shape) {
			return float32(v.shape[i+1].media)
		}
		return 0
	}},
	// How it lies to the mass of the prose.
	{"up", "levels out to an element that holds the prose too", func(v *view, i int32) float32 { return float32(v.placeOf(i).up) }},
	{"down", "levels from there to the prose", func(v *view, i int32) float32 { return float32(v.placeOf(i).down) }},
	{"branch_runs", "the size of the branch it hangs on", func(v *view, i int32) float32 { return float32(min(v.within(v.placeOf(i).branch).runs, 300)) }},
	{"branch_chars", "the size of the branch it hangs on", func(v *view, i int32) float32 { return float32(min(v.within(v.placeOf(i).branch).chars, 20000)) }},
	{"branch_link_share", "a branch of links is a list", func(v *view, i int32) float32 { return v.within(v.placeOf(i).branch).linkShare() }},
	{"branch_prose", "how much of the report the branch holds", func(v *view, i int32) float32 {
		return share(v.within(v.placeOf(i).branch).prose, v.all().prose)
	}},
	{"branch_prose_own", "how much of the branch is prose", func(v *view, i int32) float32 {
		s := v.within(v.placeOf(i).branch)
		return share(s.prose, s.chars)
	}},
	{"seed_share", "how much of all prose stands together: whether this is a page of one article", func(v *view, _ int32) float32 {
		return share(v.within(v.seed).prose, v.all().prose)
	}},
	{"plain", "plain text has no markup to go by", func(v *view, _ int32) float32 { return b2f(v.plain) }},
	{"total_prose", "how long the report is", func(v *view, _ int32) float32 { return float32(v.all().prose) }},
	{"kind_prose", "paragraphs of one report are marked alike", func(v *view, i int32) float32 {
		return share(v.kinds[v.shape[i].kind].prose, v.all().prose)
	}},
	{"kind_runs", "how often this markup occurs", func(v *view, i int32) float32 { return float32(min(v.kinds[v.shape[i].kind].runs, 200)) }},
	{"kind_link_share", "markup of teasers", func(v *view, i int32) float32 { return v.kinds[v.shape[i].kind].linkShare() }},
	{"after_head", "runs after the headline", func(v *view, i int32) float32 {
		if v.head < 0 {
			return -100
		}
		return float32(max(-99, min(i-v.head, 300)))
	}},
	{"prose_before", "prose between the headline and here", func(v *view, i int32) float32 {
		return share(v.sums[i].prose-v.sums[max(0, min(v.head, i))].prose, v.all().prose)
	}},
	{"prose_after", "prose after here", func(v *view, i int32) float32 {
		return share(v.all().prose-v.sums[i+1].prose, v.all().prose)
	}},
	{"seed_before", "prose of the seed before", func(v *view, i int32) float32 {
		return share(v.sums[max(v.first, min(i, v.end))].prose-v.sums[v.first].prose, v.within(v.seed).prose)
	}},
	{"seed_after", "prose of the seed after", func(v *view, i int32) float32 {
		return share(v.sums[v.end].prose-v.sums[max(v.first, min(i+1, v.end))].prose, v.within(v.seed).prose)
	}},
	// Its neighbours.
	{"gap_before", "lines since the last sentence", func(v *view, i int32) float32 { return v.gap(i, -1) }},
	{"gap_after", "lines to the next sentence", func(v *view, i int32) float32 { return v.gap(i, 1) }},
	{"near_prose_before", "prose among the three runs before", func(v *view, i int32) float32 {
		return share(v.sums[i].prose-v.sums[max(0, i-3)].prose, v.sums[i].chars-v.sums[max(0, i-3)].chars)
	}},
	{"near_prose_after", "prose among the three runs after", func(v *view, i int32) float32 {
		e := min(i+4, int32(len(v.shape)))
		return share(v.sums[e].prose-v.sums[i+1].prose, v.sums[e].chars-v.sums[i+1].chars)
	}},
	{"near_links_before", "links among the four runs before", func(v *view, i int32) float32 {
		return v.sums[i].minus(v.sums[max(0, i-4)]).linkShare()
	}},
	{"near_links_after", "links among the four runs after", func(v *view, i int32) float32 {
		return v.sums[min(i+5, int32(len(v.shape)))].minus(v.sums[i+1]).linkShare()
	}},
	{"prev_words", "the run before", func(v *view, i int32) float32 {
		return v.neighbour(i, -1, func(r *page.Run) float32 { return float32(r.WordCount) })
	}},
	{"next_words", "the run after", func(v *view, i int32) float32 {
		return v.neighbour(i, 1, func(r *page.Run) float32 { return float32(r.WordCount) })
	}},
	{"prev_link_share", "the run before", func(v *view, i int32) float32 {
		return v.neighbour(i, -1, func(r *page.Run) float32 { return share(r.LinkChars, r.Chars) })
	}},
	{"next_link_share", "the run after: what a heading heads", func(v *view, i int32) float32 {
		return v.neighbour(i, 1, func(r *page.Run) float32 { return share(r.LinkChars, r.Chars) })
	}},
	{"prev_alike", "the run before is marked alike", func(v *view, i int32) float32 { return v.alike(i, -1) }},
	{"next_alike", "the run after is marked alike", func(v *view, i int32) float32 { return v.alike(i, 1) }},
	// What the page says elsewhere.
	{"witness", "the metadata carries the text: 1 not this, 2 to 4 this", func(v *view, i int32) float32 {
		if !v.witness.known() {
			return 0
		}
		return float32(v.shape[i].seen) + 1
	}},
	{"twin", "said before on the page: a pull quote, a teaser of this article", func(v *view, i int32) float32 { return b2f(v.shape[i].twin) }},
	{"repeats", "said again and again: a label of adverts, a word for screen readers", func(v *view, i int32) float32 { return float32(v.shape[i].repeats) }},
	{"headline", "says the headline", func(v *view, i int32) float32 {
		return b2f(i == v.head || v.witness.head != 0 && v.run(i).Key == v.witness.head)
	}},
	{"description", "says the description: a dek, or the first paragraph", func(v *view, i int32) float32 {
		return b2f(v.witness.dek != 0 && v.run(i).Key == v.witness.dek)
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

func (v *view) parent(i int32) int32 { return max(0, v.p.Nodes[v.p.Runs[i].Box].Parent) }

func (v *view) grandparent(i int32) int32 { return max(0, v.p.Nodes[v.parent(i)].Parent) }

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
