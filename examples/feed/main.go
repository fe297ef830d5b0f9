// Command feed reads a feed with gofeed, fetches the pages it names, and turns them into Articles. What a page does not tell (a date,
// most often) the feed may know.
//
//	go -C examples/feed run .
//	go -C examples/feed run . https://outlet.example/rss
//
// Without an address it plays the outlet too: a server on this machine that answers for sound.example.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/examples/sound/outlet"
)

func main() {
	address, client := "http://sound.example/feed.xml", &http.Client{Timeout: 30 * time.Second}
	if len(os.Args) > 1 {
		address = os.Args[1]
	} else {
		transport, stop := outlet.Serve(outlet.Sound())
		defer stop()
		client.Transport = transport
	}
	if err := run(context.Background(), os.Stdout, client, address); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, w io.Writer, client *http.Client, address string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	parser := gofeed.NewParser()
	parser.Client, parser.MaxByteSize = client, 16<<20
	feed, err := parser.ParseURLWithContext(address, ctx)
	if err != nil {
		return err
	}
	for _, item := range feed.Items { // one at a time: an outlet is no benchmark
		a, err := fetch(ctx, client, item.Link)
		if err != nil {
			fmt.Fprintf(w, "%s: %v\n", item.Title, err)
			continue
		}
		if a.Published.IsZero() && item.PublishedParsed != nil {
			a.Published = lede.Timestamp{Time: *item.PublishedParsed, Precision: lede.PrecisionSecond, Origin: "feed", ZoneKnown: true}
		}
		fmt.Fprintf(w, "%s\n  %s (origin: %s)\n", a.Headline, a.Published.Time.Format(time.RFC3339), a.Published.Origin)
		for _, q := range a.Quotes {
			fmt.Fprintf(w, "  %s: %q\n", q.Speaker.Name, q.Text)
		}
	}
	return nil
}
