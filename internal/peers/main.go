// Command peers races lede against other Go extractors over the pages of the public article-extraction-benchmark, in one run on
// one machine, and prints the table of the README.
//
//	git clone https://github.com/scrapinghub/article-extraction-benchmark
//	cd internal/peers && go run . -pages ../../../article-extraction-benchmark
//
// Body figures are computed as that collection computes them: precision, recall and F1 over runs of four words. The cost is the
// whole work on a page, parsing included, over a bare html.Parse of the same bytes, the median of several rounds.
//
//	go run . segments
//
// races them over the saved pages that come with go-trafilatura's module, half of which were never looked at here: the share of the
// marked stretches of text that are found, and that should be.
//
//	go run . agreed -pages DIR -tests -out DIR
//
// writes what two of the others agree on, of pages whose text nobody has marked, in DIR and in the half of those saved pages that
// was looked at: internal/body/train learns from it besides.
package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"text/tabwriter"
	"time"
)

// page is one page of the collection and its known answer.
type page struct {
	id   string
	url  *url.URL
	html []byte
	body string
}

func main() {
	verb, args := race, os.Args[1:]
	if len(args) > 0 {
		switch args[0] {
		case "agreed":
			verb, args = agreed, args[1:]
		case "segments":
			verb, args = segments, args[1:]
		}
	}
	if err := verb(args, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func race(args []string, w io.Writer) error {
	fs := flag.NewFlagSet("peers", flag.ContinueOnError)
	dir := fs.String("pages", "article-extraction-benchmark", "a clone of the collection: ground-truth.json and html/")
	rounds := fs.Int("rounds", 5, "how often each extractor is timed")
	if err := fs.Parse(args); err != nil {
		return err
	}
	pages, err := load(*dir)
	if err != nil {
		return err
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "extractor\tversion\tF1\tprecision\trecall\tx parse\n")
	versions := modules()
	for _, p := range peers {
		var sum tally
		for _, pg := range pages {
			sum.add(pg.body, p.text(pg))
		}
		precision, recall := sum.figures()
		fmt.Fprintf(tw, "%s\t%s\t%.3f\t%.3f\t%.3f\t%.1f\n", p.name, versions[p.module], harmonic(precision, recall), precision, recall, cost(p, pages, *rounds))
	}
	fmt.Fprintf(w, "%d pages\n", len(pages))
	return tw.Flush()
}

// load reads the collection's pages in the order of their names.
func load(dir string) ([]page, error) {
	b, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
		URL  string `json:"url"`
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		return nil, err
	}
	pages := make([]page, 0, len(truth))
	for id, t := range truth {
		html, err := unzip(filepath.Join(dir, "html", id+".html.gz"))
		if err != nil {
			return nil, err
		}
		u, err := url.Parse(t.URL)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page{id, u, html, t.Body})
	}
	slices.SortFunc(pages, func(a, b page) int { return cmp.Compare(a.id, b.id) })
	return pages, nil
}

// unzip reads a file, compressed or not.
func unzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if filepath.Ext(name) != ".gz" {
		return io.ReadAll(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(z)
}

// cost is the time of p over that of a bare parse: the median of the rounds, the two taken in turn.
func cost(p peer, pages []page, rounds int) float64 {
	ratios := make([]float64, 0, rounds)
	for range rounds {
		ratios = append(ratios, timed(p, pages)/timed(bare, pages))
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

func timed(p peer, pages []page) float64 {
	start := time.Now()
	for _, pg := range pages {
		p.text(pg)
	}
	return time.Since(start).Seconds()
}

// modules tells the versions this program was built with.
func modules() map[string]string {
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			versions[m.Path] = m.Version
			if m.Replace != nil {
				versions[m.Path] = "this checkout"
			}
		}
	}
	return versions
}
