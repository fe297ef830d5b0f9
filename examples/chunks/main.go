// Command chunks cuts an Article into chunks for a retrieval index, a JSON line each. None reaches over a heading; each tells where its
// words stand, whom it quotes, and how to cite it.
//
//	go run ./examples/chunks
package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"log"
	"os"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/examples/sound"
)

func main() {
	a, err := lede.Extract(context.Background(), bytes.NewReader(sound.KelmWall), lede.Options{URL: "https://sound.example/islands/kelm-wall"})
	if err != nil {
		log.Fatal(err)
	}
	out := json.NewEncoder(os.Stdout)
	for _, c := range chunks(a, 200) { // bytes; few, so that this page shows all cuts
		if err := out.Encode(c); err != nil {
			log.Fatal(err)
		}
	}
}

// chunks fills each chunk with blocks of one section, up to most bytes. A block that alone is longer is cut.
func chunks(a *lede.Article, most int) (all []Chunk) {
	for s, section := range a.Sections {
		cite := Cite{cmp.Or(a.CanonicalURL, a.URL), a.Publisher.Name, a.Headline, section.Heading, a.Published}
		if !section.Published.IsZero() {
			cite.Published = section.Published // an entry of a live blog
		}
		c := Chunk{Cite: cite}
		for b, block := range section.Blocks {
			if block.Type == lede.BlockPullquote {
				continue // its words stand in the text as well
			}
			for start, end := range pieces(block.Text, most) {
				if c.Text != "" && len(c.Text)+1+end-start > most {
					all = append(all, c)
					c = Chunk{Cite: cite}
				}
				c.add(a, Span{s, b, start, end})
			}
		}
		if c.Text != "" {
			all = append(all, c)
		}
	}
	return all
}
