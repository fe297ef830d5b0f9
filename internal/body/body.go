// Package body finds the article on a page: which runs of words are its text.
//
// The rooms: candidates.go (which runs could be text), features.go (what is known of each), choose.go (which are), weights.txt
// (how much each feature counts).
package body

import (
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// Region is where the article stands.
type Region struct {
	// Keep tells, a run of the page each, whether it belongs to the article's body: paragraphs, list items, cells, headings.
	Keep []bool
	// First and End bound the kept runs: Runs[First:End].
	First, End int32
	// Top is the node that holds them all.
	Top int32
	// Headline is the run that shows the headline, or -1.
	Headline int32
	// Confidence, from 0 to 1, is how sure the finder is.
	Confidence float64
}

// Find finds the article.
func Find(p *page.Page, f *meta.Facts) *Region {
	rg := &Region{Keep: make([]bool, len(p.Runs)), Headline: -1}
	if f.HeadlineNode >= 0 {
		rg.Headline, _ = p.RunsOf(f.HeadlineNode)
	}
	best, most := int32(0), int32(0)
	score := map[int32]int32{}
	for i := range p.Runs {
		r := &p.Runs[i]
		if r.Chars < 40 || r.LinkChars*2 > r.Chars || r.Flags&page.Hidden != 0 || r.Stops == 0 {
			continue
		}
		box := p.Nodes[r.Box].Parent
		for k := 0; k < 3 && box > p.Body; k++ {
			score[box] += r.Chars >> k
			if score[box] > most {
				best, most = box, score[box]
			}
			box = p.Nodes[box].Parent
		}
	}
	rg.Top = best
	first, end := p.RunsOf(best)
	rg.First, rg.End = end, first
	for i := first; i < end; i++ {
		r := &p.Runs[i]
		if r.Flags&(page.Hidden|page.Button) != 0 || r.LinkChars*2 > r.Chars || i == rg.Headline {
			continue
		}
		rg.Keep[i] = true
		rg.First, rg.End = min(rg.First, i), i+1
	}
	if most > 500 {
		rg.Confidence = 0.5
	}
	return rg
}
