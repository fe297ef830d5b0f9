package block

import (
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// A region may lack paragraphs of its article, above, within and below it. Those of one report are marked alike.

// edge is what is known of an end of the region as it was found.
type edge struct {
	at    int32 // the first run of the region, or the one behind its last
	model int32 // the paragraph of the region that is nearest to it, or -1
}

// mostToModel is how many runs from the end of the region its nearest paragraph stands at most: a list may stand between.
const mostToModel = 20

// modelFrom is the nearest paragraph of the text from run i on in direction step, or -1.
func (r *reader) modelFrom(i, step int32) int32 {
	for n := 0; i >= r.First && i < r.End && n < mostToModel; i, n = i+step, n+1 {
		if r.Keep[i] && r.couldBeParagraph(i) && r.isProse(i) && r.outerPart(r.p.Runs[i].Box) < 0 {
			return i
		}
	}
	return -1
}

// takeOpening lets the region begin with the paragraphs between the headline and it that are marked as its first one is, in boxes that are,
// too: some pages set every few paragraphs in a box of their own, and what stands alone at the top looks like no report.
func (r *reader) takeOpening() {
	r.opening = edge{r.First, r.modelFrom(r.First, 1)}
	if r.Headline < 0 || r.Headline >= r.First || r.First >= r.End {
		return
	}
	defer r.takeFirstHeading()
	if r.opening.model != r.First {
		return
	}
	for i, n := r.First-1, 0; i > r.Headline && n <= lostReach && !r.partsText(i, r.opening.model); i-- {
		if n++; r.isMarkedAs(i, r.opening.model) {
			r.First, n = i, 0
		}
	}
}

// firstHeadingWords is how many words a heading right above the text has at most: a longer one may be its dek.
const firstHeadingWords = 5

// takeFirstHeading lets the region begin with a short heading right above its first paragraph, where others below are marked alike.
func (r *reader) takeFirstHeading() {
	i := r.First - 1
	if i <= r.Headline {
		return
	}
	run, box := &r.p.Runs[i], r.outOfHeading(r.p.Runs[i].Box)
	if run.Flags&(page.Heading|page.Hidden|page.Button) != page.Heading || run.WordCount > firstHeadingWords || run.LinkChars > 0 {
		return
	}
	if r.own(run.All)&notHeading != 0 || !r.heads(run.Box, r.p.Runs[r.First].Box) {
		return
	}
	for k := r.First + 1; k < min(r.End, r.First+mostAsked); k++ {
		if o := &r.p.Runs[k]; o.Flags&page.Heading != 0 && r.markedAlike(r.outOfHeading(o.Box), box) {
			r.First = i
			return
		}
	}
}

// endingLeast and endingChars are how many paragraphs an ending has at least, and how long they are: fewer may be a note of the page.
const endingLeast, endingChars = 3, 800

// takeEnding lets the region end with the paragraphs below it that are marked as its last one is, where they are many, and with what
// stands among them.
func (r *reader) takeEnding() {
	r.ending = edge{r.End, r.modelFrom(r.End-1, -1)}
	if r.ending.model < 0 {
		return
	}
	end, paragraphs, chars := r.End, 0, int32(0)
	for i, n := r.End, 0; int(i) < len(r.p.Runs) && n <= lostReach && !r.partsText(i, r.ending.model); i++ {
		switch {
		case r.isMarkedAs(i, r.ending.model):
			end, n = i+1, 0
			paragraphs, chars = paragraphs+1, chars+r.p.Runs[i].Chars
		case !r.inFlow(i, r.ending.model):
			n++
		}
	}
	if paragraphs >= endingLeast && chars >= endingChars {
		r.End = end
	}
}

// inFlow reports whether a run stands among the paragraphs of the text, or in a box that is marked as theirs.
func (r *reader) inFlow(i, model int32) bool {
	return r.namedAlike(r.flowOf(r.p.Runs[i].Box), r.flowOf(r.p.Runs[model].Box))
}

// partsText reports whether a run is words that do not, and more than a label.
func (r *reader) partsText(i, model int32) bool {
	run := &r.p.Runs[i]
	if run.Chars <= labelChars || run.Flags&(page.Heading|page.Hidden) != 0 || run.All&(page.ElemCaption|page.Caption) != 0 {
		return false
	}
	return !r.inFlow(i, model)
}

// isMarkedAs reports whether a run outside the region is a paragraph of the article, marked as one of the region.
func (r *reader) isMarkedAs(i, model int32) bool {
	return r.couldBeParagraph(i) && r.isProse(i) && r.own(r.p.Runs[i].All)&page.Teaser == 0 && r.markedAlike(r.p.Runs[i].Box, r.p.Runs[model].Box)
}

// isProse reports whether a run is a sentence of some length.
func (r *reader) isProse(i int32) bool {
	return r.p.Runs[i].Stops > 0 && r.p.Runs[i].Chars >= proseChars
}

// markedAlike reports whether two boxes are named alike, and the boxes around them.
func (r *reader) markedAlike(a, b int32) bool {
	return r.namedAlike(a, b) && r.namedAlike(r.p.Nodes[a].Parent, r.p.Nodes[b].Parent)
}

// namedAlike reports whether two nodes are one, or elements of one name and class.
func (r *reader) namedAlike(a, b int32) bool {
	x, y := &r.p.Nodes[a], &r.p.Nodes[b]
	return a == b || x.Atom == y.Atom && x.Class == y.Class
}

// isLostParagraph reports whether a paragraph that the region left out stands between two that it has, or outside it, and is marked as they
// are.
func (r *reader) isLostParagraph(i int32) bool {
	switch {
	case r.Keep[i]:
		return false
	case i < r.opening.at:
		return r.isMarkedAs(i, r.opening.model)
	case i >= r.ending.at:
		return r.couldBeText(i) && r.inFlow(i, r.ending.model)
	}
	return i > r.opening.at && r.couldBeParagraph(i) && r.likeNear(i, -1) && r.likeNear(i, 1)
}

// belongs reports whether a run is of the region, or a paragraph of it that was left out.
func (r *reader) belongs(i int32) bool { return r.Keep[i] || r.isLostParagraph(i) }

// couldBeParagraph reports whether a run is a p of some words that are no link. A short one may be a label of advertisements.
func (r *reader) couldBeParagraph(i int32) bool {
	run := &r.p.Runs[i]
	return run.Chars >= proseChars && r.p.Nodes[run.Box].Atom == atom.P && run.Flags&page.Heading == 0 && r.couldBeText(i)
}

// couldBeText reports whether a run is shown, stands in no box of other things, and is mostly no link.
func (r *reader) couldBeText(i int32) bool {
	run := &r.p.Runs[i]
	if run.LinkChars*2 > run.Chars || run.Flags&(page.Hidden|page.Button) != 0 || r.own(run.All)&notPart != 0 {
		return false
	}
	return run.All&(page.Caption|page.Credit|page.ElemCaption|page.ElemFigure) == 0
}

// likeNear reports whether the next kept run in direction step is a paragraph beside run i that is marked alike.
func (r *reader) likeNear(i, step int32) bool {
	a := &r.p.Nodes[r.p.Runs[i].Box]
	for k, n := i+step, 0; k >= r.First && k < r.End && n <= lostReach; k, n = k+step, n+1 {
		b := &r.p.Nodes[r.p.Runs[k].Box]
		if r.Keep[k] && a.Parent == b.Parent {
			return b.Atom == atom.P && a.Class == b.Class
		}
	}
	return false
}
