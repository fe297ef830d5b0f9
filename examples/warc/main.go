// Command warc reads web archives, .warc or .warc.gz, and prints a JSON line for each page in them: the Article, or what went wrong.
//
//	go -C examples/warc run .
//	go -C examples/warc run . /my/crawl-*.warc.gz > articles.jsonl
//
// gowarc reads the records: it knows versions 1.0 and 1.1 and can check and write them too, and brings six small modules. It stops at the
// first record that is damaged. Where only the Articles are wanted, `lede batch crawl.warc.gz` reads archives, and goes on behind damage.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"github.com/nlnwa/gowarc/v3"

	"github.com/ledekit/lede"
)

func main() {
	flag.Parse()
	files := flag.Args()
	if len(files) == 0 {
		files = []string{"testdata/pages.warc"}
	}
	for _, file := range files {
		if err := run(context.Background(), os.Stdout, file); err != nil {
			log.Fatalf("%s: %v", file, err)
		}
	}
}

// line is one page of the output.
type line struct {
	ID      string        `json:"id"` // of the record
	URL     string        `json:"url"`
	Fetched time.Time     `json:"fetched_at,omitzero"`
	Article *lede.Article `json:"article,omitempty"`
	Error   string        `json:"error,omitempty"`
}

func run(ctx context.Context, w io.Writer, file string) error {
	lenient := gowarc.WithSpecViolationPolicy(gowarc.ErrIgnore) // an address that gowarc would not write is kept all the same
	archive, err := gowarc.NewWarcFileReader(file, 0, lenient)
	if err != nil {
		return err
	}
	defer archive.Close()
	out := json.NewEncoder(w)
	for record, err := range archive.Records() {
		if err != nil {
			return fmt.Errorf("byte %d: %w", record.Offset, err)
		}
		if err := convert(ctx, out, record.WarcRecord); err != nil {
			return err
		}
		if err := record.Close(); err != nil {
			return err
		}
	}
	return nil
}
