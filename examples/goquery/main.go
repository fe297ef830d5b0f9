// Command goquery works on one tree with goquery and lede both: goquery finds what this one site keeps in its attributes, and the
// articles of a page that goes on to the next story as one scrolls; lede reads each. The tree is parsed once and stays as it was.
//
//	go -C examples/goquery run .
package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/PuerkitoBio/goquery"

	"github.com/ledekit/lede"
)

//go:embed page.html
var page []byte

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, w io.Writer) error {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
	if err != nil {
		return err
	}
	o := lede.Options{URL: "https://sound.example/islands/kelm-wall", Language: doc.Find("html").AttrOr("lang", "")}
	for _, story := range doc.Find("main > article").EachIter() {
		a, err := lede.ExtractNode(ctx, story.Get(0), o) // all of the page: doc.Get(0)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s, %s comments: %s\n", story.AttrOr("data-id", "?"), story.AttrOr("data-comments", "no"), a.Headline)
		for _, writer := range a.Byline {
			fmt.Fprintf(w, "  by %s\n", writer.Name)
		}
		for _, q := range a.Quotes {
			fmt.Fprintf(w, "  %s: %q\n", q.Speaker.Name, q.Text)
		}
	}
	return nil
}
