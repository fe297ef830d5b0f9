package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// sample is a page and what is known of each of its runs.
type sample struct {
	id, publisher string
	page          *page.Page
	facts         *meta.Facts
	body          []bool    // a run each
	weight        []float64 // how much it counts; 0 where readers may differ
	examples      []body.Example
	lost          int // runs of the body that the finder never scores
}

// record is a line of gold.jsonl.
type record struct {
	ID         string   `json:"id"`
	Publisher  string   `json:"publisher"`
	Body       string   `json:"body"`
	Paragraphs []string `json:"paragraphs"`
	Sections   []struct {
		Heading    string   `json:"heading"`
		Paragraphs []string `json:"paragraphs"`
	} `json:"sections"`
	Optional []string `json:"optional"`
}

// lines returns the text of the body, and what may be part of it or not.
func (r *record) lines() (must, may []string) {
	must = strings.Split(r.Body, "\n")
	for _, p := range r.Paragraphs {
		if strings.HasPrefix(p, "[") && strings.HasSuffix(p, "]") {
			may = append(may, p[1:len(p)-1])
			continue
		}
		must = append(must, p)
	}
	for _, s := range r.Sections {
		must = append(must, s.Heading)
		must = append(must, s.Paragraphs...)
	}
	return must, append(may, r.Optional...)
}

// load reads the pages of a folder. Besides, it makes plain text of every other one, and puts each in so many other dresses.
func load(dir string, others int) (out, dumps, dress []*sample, err error) {
	gold := map[string]*record{}
	err = eachLine(filepath.Join(dir, "gold.jsonl"), func(line []byte) error {
		r := new(record)
		if err := json.Unmarshal(line, r); err != nil {
			return err
		}
		gold[r.ID] = r
		return nil
	})
	if err != nil {
		return nil, nil, nil, err
	}
	var dump *sample
	err = eachLine(filepath.Join(dir, "manifest.jsonl"), func(line []byte) error {
		var q struct{ ID, Path string }
		if err := json.Unmarshal(line, &q); err != nil {
			return err
		}
		r := gold[q.ID]
		if r == nil {
			return nil
		}
		s, err := read(filepath.Join(dir, q.Path), r)
		if err != nil {
			return fmt.Errorf("%s: %w", q.ID, err)
		}
		out = append(out, s)
		for k := range others {
			d, err := dressed(filepath.Join(dir, q.Path), r, len(out)+k)
			if err != nil {
				return fmt.Errorf("%s: %w", q.ID, err)
			}
			dress = append(dress, d)
		}
		if dump, err = s.dump(r); err == nil && len(dumps) < len(out)/2 {
			dumps = append(dumps, dump)
		}
		return err
	})
	return out, dumps, dress, err
}

// dump makes the plain text that a reader would copy from the page, a line a run, from the lines above the headline to some below
// the text, and reads it as a page.
func (s *sample) dump(r *record) (*sample, error) {
	first, end := 0, 0
	for i := range s.body {
		if s.body[i] {
			if end == 0 {
				first = i
			}
			end = i + 1
		}
	}
	head := body.Find(s.page, s.facts).Headline
	if head >= 0 && int(head) < first {
		first = int(head)
	}
	var b strings.Builder
	for i := max(0, first-8); i < min(len(s.body), end+12); i++ {
		run := &s.page.Runs[i]
		if run.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		if s.page.Nodes[run.Box].Own&page.ElemItem != 0 {
			b.WriteString("- ")
		}
		b.WriteString(s.page.Text(run))
		b.WriteByte('\n')
	}
	p, err := page.New(context.Background(), page.Lines(b.String()), page.Limits{})
	if err != nil {
		return nil, err
	}
	out := &sample{id: r.ID + "-dump", publisher: r.Publisher, page: p, facts: meta.Read(p)}
	out.label(r)
	return out, nil
}

func eachLine(path string, do func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		if len(sc.Bytes()) == 0 {
			continue
		}
		if err := do(sc.Bytes()); err != nil {
			return err
		}
	}
	return sc.Err()
}

func read(path string, r *record) (*sample, error) {
	root, err := parse(path)
	if err != nil {
		return nil, err
	}
	p, err := page.New(context.Background(), root, page.Limits{})
	if err != nil {
		return nil, err
	}
	s := &sample{id: r.ID, publisher: r.Publisher, page: p, facts: meta.Read(p)}
	s.label(r)
	return s, nil
}

// parse parses a file.
func parse(path string) (*html.Node, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	b, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	text, _, err := page.Decode(b, "")
	if err != nil {
		return nil, err
	}
	root, _, err := page.Parse(context.Background(), text, 0)
	return root, err
}

// label tells which runs are body, by laying them along the gold text.
func (s *sample) label(r *record) {
	must, may := r.lines()
	n := len(s.page.Runs)
	s.body, s.weight = make([]bool, n), make([]float64, n)
	var gold []string
	for _, l := range must {
		gold = append(gold, tokens(l)...)
	}
	var free [][]string
	for _, l := range may {
		free = append(free, tokens(l))
	}
	runs := make([][]string, n)
	for i := range s.page.Runs {
		runs[i] = tokens(s.page.Text(&s.page.Runs[i]))
	}
	part := align(runs, gold)
	s.examples = body.Examples(s.page, s.facts)
	scored := make([]bool, n)
	for _, e := range s.examples {
		scored[e.Run] = true
	}
	for i := range runs {
		s.body[i] = part[i] > 0.6
		if s.body[i] && !scored[i] {
			s.lost++
		}
		switch {
		case len(runs[i]) == 0, !scored[i], part[i] > 0.2 && part[i] <= 0.6:
			continue
		case !s.body[i] && (opens(runs[i], free) || s.page.Runs[i].All&page.Live != 0): // some take the entries of a live blog for body, some do not
			continue
		}
		s.weight[i] = 0.5 + float64(min(len(runs[i]), 60))/20
	}
	// Each page counts alike, whatever its length.
	var yes, no float64
	for i, w := range s.weight {
		if s.body[i] {
			yes += w
		} else {
			no += w
		}
	}
	for i := range s.weight {
		s.weight[i] *= 40 / (20 + yes + no/4)
	}
}

// opens reports whether words begin with one of the lines.
func opens(words []string, lines [][]string) bool {
	for _, l := range lines {
		if n := min(len(l), len(words)); n > 0 && strings.Join(l[:n], " ") == strings.Join(words[:n], " ") && n*2 > len(words) {
			return true
		}
	}
	return false
}

// tokens cuts a text into words, lower case; of scripts that part no words, each letter is one.
func tokens(s string) []string {
	var out []string
	var w []rune
	end := func() {
		if len(w) > 0 {
			out = append(out, string(w))
			w = w[:0]
		}
	}
	for _, r := range s {
		switch {
		case r >= 0x2e80 && r <= 0x9fff:
			end()
			out = append(out, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			w = append(w, unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '\u00ad':
		default:
			end()
		}
	}
	end()
	return out
}

// align lays the runs along the gold text, in order, so that most words meet, and returns how much of each run does.
func align(runs [][]string, gold []string) []float64 {
	at := map[string][]int{}
	for i, w := range gold {
		at[w] = append(at[w], i)
	}
	type hit struct{ run, pos, n int }
	var hits []hit
	for i, words := range runs {
		var mine []hit
		for k := 0; k < len(words) && k < 12; k += 4 { // the beginning may differ
			for _, pos := range at[words[k]] {
				if len(mine) > 60 {
					break
				}
				n := 0
				for k+n < len(words) && pos+n < len(gold) && words[k+n] == gold[pos+n] {
					n++
				}
				if n*5 >= len(words)*2 || n >= 8 {
					mine = append(mine, hit{i, pos, n})
				}
			}
		}
		hits = append(hits, mine...)
	}
	best, back := make([]float64, len(hits)), make([]int, len(hits))
	last := -1
	for j, h := range hits {
		back[j] = -1
		for k := 0; k < j; k++ {
			if hits[k].run < h.run && hits[k].pos+hits[k].n <= h.pos+1 && best[k] > best[j] {
				best[j], back[j] = best[k], k
			}
		}
		best[j] += float64(h.n) - 0.5 + 0.3*float64(h.n)/float64(len(runs[h.run]))
		if last < 0 || best[j] > best[last] {
			last = j
		}
	}
	part := make([]float64, len(runs))
	for j := last; j >= 0; j = back[j] {
		part[hits[j].run] = float64(hits[j].n) / float64(len(runs[hits[j].run]))
	}
	// Words that a run has besides what met: a paragraph cut by a note of the page is body still.
	for i, words := range runs {
		if part[i] > 0 && part[i] <= 0.6 && len(words) > 12 {
			part[i] = max(part[i], common(words, gold))
		}
	}
	return part
}

// common is the share of a run's word triples that the gold has.
func common(words, gold []string) float64 {
	set := map[string]bool{}
	for i := 0; i+3 <= len(gold); i++ {
		set[strings.Join(gold[i:i+3], " ")] = true
	}
	n := 0
	for i := 0; i+3 <= len(words); i++ {
		if set[strings.Join(words[i:i+3], " ")] {
			n++
		}
	}
	return float64(n) / float64(len(words)-2)
}
