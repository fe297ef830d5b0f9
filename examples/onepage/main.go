// Command onepage reads one page and prints what lede found on it.
//
//	go run ./examples/onepage
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/examples/sound"
)

func main() {
	a, err := lede.Extract(context.Background(), bytes.NewReader(sound.NightFerry), lede.Options{
		URL:       "https://sound.example/islands/night-ferry",
		FetchedAt: time.Date(2025, 5, 1, 12, 0, 0, 0, time.UTC), // what "25 mins ago" counts from
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", a.Headline)
	for _, w := range a.Byline {
		fmt.Printf("by %s, %s\n", w.Name, a.Published.Time.Format(time.RFC3339))
	}
	fmt.Printf("lede: %s\n", a.Lede)
	for _, s := range a.Sections {
		fmt.Printf("%-13s %q, %d blocks\n", s.Kind, s.Heading, len(s.Blocks))
	}
	for _, r := range a.Related {
		fmt.Printf("%s: %s (%s) %s\n", r.List, r.Headline, r.Published.Time.Format(time.Kitchen), r.URL)
	}
}
