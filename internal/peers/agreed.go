package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// agreement is what agreed writes of a page: the form that internal/body/train reads.
type agreement struct {
	ID         string   `json:"id"`
	Publisher  string   `json:"publisher"`
	Paragraphs []string `json:"paragraphs"`
	Optional   []string `json:"optional"`
}

// What it takes to agree: so long a text, so alike as a whole, and of each line so much.
const (
	leastText  = 300
	leastAlike = 0.75
	leastLine  = 0.8
)

// agreed writes, of a folder of pages with no known answers, those on which two extractors agree, and the lines on which they do.
// Nobody has read them, so training trusts them little; but they are of many publishers and languages.
func agreed(args []string, _ io.Writer) error {
	fs := flag.NewFlagSet("agreed", flag.ContinueOnError)
	dir := fs.String("pages", "", `a folder of pages, and manifest.jsonl: {"id","url","path"} a line`)
	out := fs.String("out", "", "the folder to write manifest.jsonl and gold.jsonl to")
	tests := fs.Bool("tests", false, "besides, half of the saved pages that come with go-trafilatura's module")
	if err := fs.Parse(args); err != nil {
		return err
	}
	pages, err := manifestOf(*dir)
	if err != nil {
		return err
	}
	if *tests {
		more, err := testPages(filepath.Join(*out, "pages"))
		if err != nil {
			return err
		}
		pages = append(pages, without(more, pages)...)
	}
	return writeAgreed(pages, *out)
}

// manifestOf reads the list of the pages in a folder.
func manifestOf(dir string) ([]asked, error) {
	in, err := os.Open(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var pages []asked
	for d := json.NewDecoder(bufio.NewReader(in)); ; {
		var q asked
		if err := d.Decode(&q); errors.Is(err, io.EOF) {
			return pages, nil
		} else if err != nil {
			return nil, err
		}
		q.Path = filepath.Join(dir, q.Path)
		pages = append(pages, q)
	}
}

// writeAgreed writes the pages on which both extractors agree, and on what.
func writeAgreed(pages []asked, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var manifest, gold strings.Builder
	for _, q := range pages {
		path := q.Path
		found, ok, err := agree(path, q.ID, q.URL)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if q.Path, err = relative(out, path); err != nil {
			return err
		}
		if err := line(&manifest, map[string]string{"id": q.ID, "path": q.Path}); err != nil {
			return err
		}
		if err := line(&gold, found); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(out, "manifest.jsonl"), []byte(manifest.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "gold.jsonl"), []byte(gold.String()), 0o644)
}

// agree asks both extractors about one page.
func agree(path, id, address string) (found agreement, ok bool, err error) {
	html, err := unzip(path)
	if err != nil {
		return found, false, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return found, false, err
	}
	pg := page{id: id, url: u, html: html}
	one, two := strings.TrimSpace(readeckText(pg)), strings.TrimSpace(trafilaturaText(pg, true))
	if len(one) < leastText || len(two) < leastText {
		return found, false, nil
	}
	var t tally
	t.add(two, one)
	if harmonic(t.figures()) < leastAlike {
		return found, false, nil
	}
	found = agreement{ID: id, Publisher: publisher(u)}
	found.Paragraphs, found.Optional = both(one, two)
	return found, true, nil
}

// both returns the lines of the first text that the second has too, and the lines that only one of them has.
func both(one, two string) (same, other []string) {
	inOne, inTwo := shingles(one), shingles(two)
	for l := range strings.Lines(one) {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		if covered(l, inTwo, two) {
			same = append(same, l)
		} else {
			other = append(other, l)
		}
	}
	for l := range strings.Lines(two) {
		if l = strings.TrimSpace(l); l != "" && !covered(l, inOne, one) {
			other = append(other, l)
		}
	}
	return same, other
}

// covered reports whether most of a line stands in a text, of which the runs of four words are known.
func covered(l string, in map[string]int, text string) bool {
	if len(strings.Fields(l)) < 4 {
		return strings.Contains(text, l)
	}
	hits, all := 0, 0
	for s := range shingles(l) {
		all++
		if in[s] > 0 {
			hits++
		}
	}
	return float64(hits) >= leastLine*float64(all)
}

// publisher is the domain somebody registered: its pages look alike, and must not be both learned from and judged.
func publisher(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

func relative(from, to string) (string, error) {
	a, errA := filepath.Abs(from)
	b, errB := filepath.Abs(to)
	if err := errors.Join(errA, errB); err != nil {
		return "", err
	}
	return filepath.Rel(a, b)
}

// line writes one value as a line of JSON.
func line(b *strings.Builder, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
