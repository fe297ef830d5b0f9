// Command quotes prints what a page quotes, by speaker.
//
//	go run ./examples/quotes
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/examples/sound"
)

func main() {
	a, err := lede.Extract(context.Background(), bytes.NewReader(sound.NightFerry), lede.Options{})
	if err != nil {
		log.Fatal(err)
	}
	var speakers []string // in the order in which they speak
	said := map[string][]lede.Quote{}
	for _, q := range a.Quotes {
		name := q.Speaker.Name
		if name == "" {
			continue // a fragment, or words that the text leaves to nobody
		}
		if said[name] == nil {
			speakers = append(speakers, name)
		}
		said[name] = append(said[name], q)
	}
	for _, name := range speakers {
		fmt.Println(name)
		for _, q := range said[name] {
			p := q.Parts[0]
			block := a.Sections[p.Section].Blocks[p.Block].Text
			fmt.Printf("  %s: %q (%s)\n", q.Kind, q.Text, q.Cue)
			fmt.Printf("    in: ...%s\n", block[p.Start:min(len(block), p.End+40)])
		}
	}
}
