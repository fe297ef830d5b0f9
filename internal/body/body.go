// Package body finds the article on a page: which runs of words are its text.
//
// The rooms: candidates.go (where the prose lies, and how each node lies to it), shape.go (what the letters of a run look like),
// features.go (what is known of each run), model.go and weights.txt (how much each feature counts), parts.go (lines that the metadata
// lists), choose.go (which runs are body), reasons.go (what that rests on, for whoever asks). The weights are learned by the program
// in train.
package body

import (
	"math"
	"slices"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// Region is where the article stands.
type Region struct {
	// Keep tells, a run of the page each, whether it belongs to the article's body: paragraphs, list items, cells, headings.
	Keep []bool
	// First and End bound the kept runs: Runs[First:End].
	First, End int32
	// Odds is, a run each, the logarithm of the odds that it is body: above 0 it more likely is than not.
	Odds []float32
	// Top is the node that holds them all.
	Top int32
	// Headline is the run that shows the headline, or -1.
	Headline int32
	// Hidden says that the article stands in an element that is hidden until a script runs.
	Hidden bool
	// Confidence, from 0 to 1, is how sure the finder is.
	Confidence float64
}

// Span is a stretch of runs: Runs[First:End].
type Span struct{ First, End int32 }

// Without is the region less what another stage knows to be no part of the article; the region itself where none of that was kept.
func (rg *Region) Without(spans []Span) *Region {
	var less *Region
	for _, s := range spans {
		for i := s.First; i < min(s.End, int32(len(rg.Keep))); i++ {
			if !rg.Keep[i] {
				continue
			}
			if less == nil {
				one := *rg
				less = &one
				less.Keep = slices.Clone(rg.Keep)
			}
			less.Keep[i] = false
		}
	}
	if less == nil {
		return rg
	}
	for less.First < less.End && !less.Keep[less.First] {
		less.First++
	}
	for less.First < less.End && !less.Keep[less.End-1] {
		less.End--
	}
	return less
}

// Find finds the article.
func Find(p *page.Page, f *meta.Facts) *Region { return find(builtin(), p, f) }

// FindWith finds the article by another model than the built-in one: training needs that.
func FindWith(m *Model, p *page.Page, f *meta.Facts) *Region { return find(m, p, f) }

// Example is a run as training sees it: the values of all features, in the order of FeatureNames.
type Example struct {
	Run    int
	Values []float32
}

// Examples returns the runs of a page that could be body.
func Examples(p *page.Page, f *meta.Facts) []Example {
	v := newView(p, f)
	var out []Example
	at, x := look{view: v}, row{}
	for i := range p.Runs {
		if !v.hopeless(int32(i)) {
			x.fill(&at, int32(i))
			out = append(out, Example{i, x.values()})
		}
	}
	return out
}

// probability is what odds, as a logarithm, say.
func probability(odds float32) float64 { return 1 / (1 + math.Exp(-float64(odds))) }

// Elsewhere reports whether the page shows next to nothing of the text that its metadata carries: it is drawn by a script.
func (rg *Region) Elsewhere(p *page.Page, f *meta.Facts) bool {
	const least, shown = 250, 10
	chars := int32(0)
	for i := rg.First; i < rg.End; i++ {
		if rg.Keep[i] {
			chars += p.Runs[i].Chars
		}
	}
	return len(f.Body.Value) >= least && int(chars) < len(f.Body.Value)/shown
}

// Whole is the region of a page that is nothing but the text of an article.
func Whole(p *page.Page) *Region {
	rg := &Region{Keep: make([]bool, len(p.Runs)), Odds: make([]float32, len(p.Runs)), Top: p.Body, Headline: -1, Confidence: 0.7}
	for i := range rg.Keep {
		rg.Keep[i], rg.Odds[i] = true, 1
	}
	rg.bound()
	return rg
}

// Unsure is the confidence below which another finder's word is worth asking for.
const Unsure = 0.6

// Reconsider chooses anew, where another finder has said of each run whether it is body. It is believed as one witness more, not
// as the judge; and where its word leaves more in doubt than there was, or hardly less though some text was sure, the first answer
// stands. But where all is doubtful even so, the page is unlike those that were learned from, and a text of some length that the
// other finder sees is worth more than doubts.
func Reconsider(p *page.Page, rg *Region, said []bool) *Region {
	const pro, contra, doubtful, few, clearly = 1.5, -0.2, 0.35, 40, 0.01
	out := &Region{Keep: make([]bool, len(rg.Keep)), Odds: append([]float32(nil), rg.Odds...), Top: rg.Top, Headline: rg.Headline}
	for i := range out.Odds {
		switch {
		case out.Odds[i] <= never:
		case said[i]:
			out.Odds[i] += pro
		default:
			out.Odds[i] += contra
		}
	}
	v := &view{p: p}
	v.keep(out)
	out.bound()
	out.Confidence = v.confidence(out)
	sure := v.words(rg, 1) >= few
	switch best := max(out.Confidence, rg.Confidence); {
	case best < doubtful && !sure && v.believe(out, said):
		out.Confidence = max(best, believed)
	case out.Confidence <= rg.Confidence, sure && out.Confidence < rg.Confidence+clearly:
		return rg
	}
	return out
}

// words counts the words of the runs whose odds are so high.
func (v *view) words(rg *Region, odds float32) (n int32) {
	for i := range rg.Odds {
		if rg.Odds[i] >= odds {
			n += v.run(int32(i)).WordCount
		}
	}
	return n
}

// believed is how sure one can be of a text that another finder alone has found.
const believed = 0.4

// believe takes the other finder's word for what is body, where it says enough: of links, lines of a few words and what cannot
// be body there must be far less than of sentences.
func (v *view) believe(rg *Region, said []bool) bool {
	const least = 250
	var prose, rest int32
	for i, yes := range said {
		r := v.run(int32(i))
		switch {
		case !yes:
		case rg.Odds[i] > never && r.WordCount >= 4 && r.LinkChars*2 < r.Chars:
			prose += r.Chars
		default:
			rest += r.Chars
		}
	}
	if prose < least || prose < rest {
		return false
	}
	for i, yes := range said {
		rg.Keep[i] = yes && rg.Odds[i] > never
	}
	rg.bound()
	return true
}
