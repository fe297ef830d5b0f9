package body

import (
	"math"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// find scores every run and chooses.
func find(m *Model, p *page.Page, f *meta.Facts) *Region {
	v := newView(p, f)
	v.findOwn()
	rg := &Region{Keep: make([]bool, len(p.Runs)), Headline: v.head, Top: v.seed, Hidden: v.hidden, Odds: make([]float32, len(p.Runs))}
	at, x := look{view: v}, row{}
	for i := range p.Runs {
		rg.Odds[i] = never
		if v.hopeless(int32(i)) {
			continue
		}
		x.fill(&at, int32(i))
		if odds := m.score(&x); odds > v.atLeast(&p.Runs[i]) {
			rg.Odds[i] = odds
		}
	}
	v.hear(rg, f.Parts)
	v.keep(rg)
	v.keepGroups(rg)
	if v.plain {
		v.keepLists(rg)
		v.keepClocks(rg)
		v.keepHeadings(rg)
		v.dropEnd(rg)
		v.keepEnd(rg)
	} else {
		v.dropNext(rg)
	}
	rg.bound()
	rg.Confidence = v.confidence(rg)
	return rg
}

// keep takes the runs whose probability is above half the F1 that comes of it, which is the best one can do: where all is
// doubtful, half a chance is worth taking.
func (v *view) keep(rg *Region) {
	limit := float32(0)
	for range 3 {
		for i, odds := range rg.Odds {
			rg.Keep[i] = odds > limit
		}
		f := max(v.expect(rg), 0.3)
		limit = float32(math.Log(f / 2 / (1 - f/2)))
	}
}

// keepLists takes the lists that stand between the headline and the last paragraph, where there is no markup to tell them by: points
// of the story. Lists of other headlines among them are for later stages to take out again.
func (v *view) keepLists(rg *Region) {
	last := int32(len(rg.Keep)) - 1
	for last >= 0 && (!rg.Keep[last] || v.run(last).Stops == 0) {
		last--
	}
	for i := max(v.head, 0); i < last; i++ {
		box := v.run(i).Box
		if v.p.Nodes[box].Atom != atom.Li {
			continue
		}
		first, end := v.p.RunsOf(v.p.Nodes[box].Parent)
		words, links := int32(0), int32(0)
		for k := first; k < end; k++ {
			words += v.run(k).WordCount
			links += v.run(k).LinkChars
		}
		if end <= last && links == 0 && words >= 3*(end-first) {
			for k := first; k < end; k++ {
				rg.Keep[k] = true
			}
		}
		i = max(i, end-1)
	}
}

// keepClocks takes lines that are a time of day and nothing else, with the line below each, where three or more of them stand below the
// headline and above text: they open the entries of a live blog.
func (v *view) keepClocks(rg *Region) {
	if v.head < 0 {
		return
	}
	var clocks []int32
	for i := v.head + 1; int(i)+2 < len(rg.Keep); i++ {
		if v.isClock(i) && (rg.Keep[i+1] || rg.Keep[i+2]) {
			clocks = append(clocks, i)
		}
	}
	if len(clocks) < 3 {
		return
	}
	for _, i := range clocks {
		rg.Keep[i], rg.Keep[i+1] = true, true
	}
}

// dropEnd takes short lines of numbers at the end out again of which there are doubts: they tell when the text was first published,
// and no text below vouches for them.
func (v *view) dropEnd(rg *Region) {
	const short, stamp = 12, 4
	for i := int32(len(rg.Keep)) - 1; i > v.head; i-- {
		switch {
		case !rg.Keep[i]:
		case rg.Odds[i] > 0 || v.run(i).WordCount > short || v.run(i).Digits < stamp || v.p.Nodes[v.run(i).Box].Atom == atom.Li:
			return
		default:
			rg.Keep[i] = false
		}
	}
}

// keepEnd takes a short sentence right below the last paragraph, or below the heading of a section of its own there: few words do not
// speak for a line, but those that pages put below an article are no sentences.
func (v *view) keepEnd(rg *Region) {
	last, titled := int32(-1), false
	for i := range int32(len(rg.Keep)) {
		if rg.Keep[i] {
			titled = titled || last >= 0 && v.run(i).Stops > 0 && v.titles(last)
			last = i
		}
	}
	switch {
	case last < 0 || v.run(last).Stops == 0 || v.p.Nodes[v.run(last).Box].Atom != atom.P:
	case v.isSentence(rg, last+1):
		rg.Keep[last+1] = true
	case titled && v.isSentence(rg, last+2) && v.titles(last+1) && v.run(last+1).WordCount >= 2:
		rg.Keep[last+1], rg.Keep[last+2] = true, true
	}
}

// titles reports whether a run has few words and no stop, as headings do.
func (v *view) titles(i int32) bool {
	const most = 6
	return v.run(i).Stops == 0 && v.run(i).WordCount <= most
}

// isSentence reports whether a run is a short sentence of the text for all that speaks against it: no link, no date.
func (v *view) isSentence(rg *Region, i int32) bool {
	const doubtful, least, stamp = -1.4, 5, 4
	if int(i) >= len(rg.Keep) || rg.Odds[i] <= doubtful {
		return false
	}
	r := v.run(i)
	return r.WordCount >= least && r.Closes == page.GlyphStop && r.LinkChars == 0 && r.Digits < stamp && v.p.Nodes[r.Box].Atom == atom.P
}

// isClock reports whether a run is a time of day with its minutes, and nothing else but the name of a zone.
func (v *view) isClock(i int32) bool {
	r := v.run(i)
	if r.Digits < 3 || r.Digits > 4 || r.Chars > 10 {
		return false
	}
	return page.IsClock(v.p.Text(r))
}

// keepHeadings takes the lines that may be headings, where there is no markup to tell them by: short, without an end, between two
// lines of the text, or above a list. Which are, the words tell: that is for later stages.
func (v *view) keepHeadings(rg *Region) {
	begun := false
	for i := range int32(len(rg.Keep)) {
		r := v.run(i)
		if rg.Keep[i] {
			begun = begun || r.Stops > 0
			continue
		}
		if rg.Odds[i] <= never || r.WordCount > 12 || int(i)+1 >= len(rg.Keep) || !rg.Keep[i+1] ||
			r.Closes == page.GlyphStop && !strings.HasSuffix(v.p.Text(r), "?") {
			continue
		}
		points := v.head >= 0 && i > v.head && v.p.Nodes[v.run(i+1).Box].Atom == atom.Li
		rg.Keep[i] = begun && v.run(i+1).Stops > 0 || points
	}
}

// never is the odds of a run that was not scored.
const never = -20

// hopeless reports whether a run cannot be body, whatever else is known of it. An entry of a list before the headline belongs to
// a list of other articles or to the way through the site: key points stand below it. A dialog about cookies or terms is no news, and
// a short line among comments is who wrote one, or when.
func (v *view) hopeless(i int32) bool {
	r := v.run(i)
	own, near := v.p.Nodes[r.Box].Own, v.placeOf(i).near
	switch {
	case i == v.head, r.Flags&page.Button != 0, v.p.Nodes[r.Box].Flags&page.InHead != 0, near&consent == consent:
		return true
	case r.Flags&page.Hidden != 0 && !v.hidden:
		return true
	case i < v.head && own&page.ElemItem != 0:
		return true
	case r.Chars < commentChars && r.All&page.Comments != 0 && v.inComments(r):
		return true
	case v.shape[i].repeats >= often && own&page.ElemItem == 0 && near&page.ElemTable == 0:
		return true
	}
	return r.LinkChars == r.Chars && v.placeOf(i).up > 3 && r.Flags&page.Heading == 0
}

// atLeast is what the odds of a run must be for it to be body, whatever the others' are. What is named a comment, or is the caption
// of a picture, gets no benefit of the doubt; nor does what stands outside the article element that has the headline and much prose.
func (v *view) atLeast(r *page.Run) float32 {
	switch {
	case v.own > 0 && !v.holds(v.own, r.Box):
		return 0.5
	case v.place[r.Box].near&page.ElemCaption != 0 || r.All&page.Comments != 0 && v.inComments(r):
		return 0
	}
	return never
}

// findOwn finds the article element that has the headline and a third of the prose. On a page of many short articles it may hold
// less, if what stands outside are other article elements, none as long.
func (v *view) findOwn() {
	if v.head < 0 {
		return
	}
	for n := v.run(v.head).Box; n > v.p.Body; n = v.p.Nodes[n].Parent {
		if v.p.Nodes[n].Atom != atom.Article {
			continue
		}
		if own := v.within(n).prose; own*3 > v.total.prose || own > 0 && v.longest(n) {
			v.own = n
			return
		}
	}
}

// longest reports whether an article element has more prose than each other on the page, and than all that stands in none. An
// article element around others is a box of articles.
func (v *view) longest(own int32) bool {
	most := v.within(own).prose
	loose := v.total.prose - most
	next := int32(len(v.p.Nodes)) // the article element after n, or the end of the page
	for n := next - 1; n > v.p.Body; n-- {
		if v.p.Nodes[n].Atom != atom.Article {
			continue
		}
		if around := next < v.p.Nodes[n].End; !around && !v.holds(own, n) {
			other := v.within(n).prose
			if other > most {
				return false
			}
			loose -= other
		}
		next = n
	}
	return loose < most
}

// commentChars is how long a line among comments may be that tells who wrote one, and when.
const commentChars = 60

// inComments reports whether a run stands in a box of comments that does not hold the headline too.
func (v *view) inComments(r *page.Run) bool {
	if v.head < 0 {
		return false
	}
	head := v.run(v.head).First
	for n := r.Box; n > v.p.Body; n = v.p.Nodes[n].Parent {
		if n <= head && head < v.p.Nodes[n].End {
			return false
		}
		if v.p.Nodes[n].Own&page.Comments != 0 {
			return true
		}
	}
	return false
}

// consent is what the boxes around a request for consent are called.
const consent = page.Popup | page.Legal

// bound sets First and End.
func (rg *Region) bound() {
	rg.First, rg.End = int32(len(rg.Keep)), 0
	for i, k := range rg.Keep {
		if k {
			rg.First, rg.End = min(rg.First, int32(i)), int32(i)+1
		}
	}
	if rg.End == 0 {
		rg.First = 0
	}
}

// expect is the F1 to expect, by the odds of the runs.
func (v *view) expect(rg *Region) float64 {
	var hit, kept, gold float64
	for i := range rg.Keep {
		if rg.Odds[i] <= never {
			continue
		}
		p := probability(rg.Odds[i])
		w := float64(v.run(int32(i)).WordCount)
		gold += p * w
		if rg.Keep[i] {
			hit += p * w
			kept += w
		}
	}
	if kept+gold == 0 {
		return 0
	}
	return 2 * hit / (kept + gold)
}

// confidence makes of the F1 to expect a number that means what it says: of the pages from 0.9 up, at least 95 in 100 have a body
// that is right (the program in sure shows it). A few words are never sure to be an article.
func (v *view) confidence(rg *Region) float64 {
	words := int32(0)
	for i := rg.First; i < rg.End; i++ {
		if rg.Keep[i] {
			words += v.run(i).WordCount
		}
	}
	f := v.expect(rg)
	return f * f * math.Sqrt(f) * min(1, 0.4+float64(words)/100)
}
