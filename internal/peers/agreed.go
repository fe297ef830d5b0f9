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
	if err := fs.Parse(args); err != nil {
		return err
	}
	in, err := os.Open(filepath.Join(*dir, "manifest.jsonl"))
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	var manifest, gold strings.Builder
	for d := json.NewDecoder(bufio.NewReader(in)); ; {
		var q struct{ ID, URL, Path string }
		if err := d.Decode(&q); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		path := filepath.Join(*dir, q.Path)
		found, ok, err := agree(path, q.ID, q.URL)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if q.Path, err = relative(*out, path); err != nil {
			return err
		}
		if err := line(&manifest, map[string]string{"id": q.ID, "path": q.Path}); err != nil {
			return err
		}
		if err := line(&gold, found); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(*out, "manifest.jsonl"), []byte(manifest.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(*out, "gold.jsonl"), []byte(gold.String()), 0o644)
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
