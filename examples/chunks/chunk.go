package main

import (
	"slices"

	"github.com/ledekit/lede"
)

// Chunk is what the index stores.
type Chunk struct {
	Text     string   `json:"text"`  // its spans, a line each
	Spans    []Span   `json:"spans"` // where they stand in the Article
	Speakers []string `json:"speakers,omitempty"`
	Cite     Cite     `json:"cite"`
}

// Span is a stretch of a block: Sections[Section].Blocks[Block].Text[Start:End].
type Span struct {
	Section int `json:"section"`
	Block   int `json:"block"`
	Start   int `json:"start"`
	End     int `json:"end"`
}

// Cite is what an answer that leans on a chunk names as its source.
type Cite struct {
	URL       string         `json:"url"`
	Publisher string         `json:"publisher,omitempty"`
	Headline  string         `json:"headline"`
	Heading   string         `json:"heading,omitempty"`
	Published lede.Timestamp `json:"published,omitzero"`
}

// add puts a span at the end of a chunk, with the speakers whose words stand in it.
func (c *Chunk) add(a *lede.Article, span Span) {
	if c.Text != "" {
		c.Text += "\n"
	}
	c.Text += a.Sections[span.Section].Blocks[span.Block].Text[span.Start:span.End]
	c.Spans = append(c.Spans, span)
	for _, q := range a.Quotes {
		name := q.Speaker.Name
		if name != "" && slices.ContainsFunc(q.Parts, span.holds) && !slices.Contains(c.Speakers, name) {
			c.Speakers = append(c.Speakers, name)
		}
	}
}

// holds tells whether any words of a quote's part stand in the span.
func (s Span) holds(p lede.QuotePart) bool {
	return p.Section == s.Section && p.Block == s.Block && p.Start < s.End && s.Start < p.End
}
