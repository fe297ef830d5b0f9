// Command sure shows what confidence is worth: of the Articles that were found with so much confidence, how many have a body that is
// right.
//
//	lede batch -root DIR < DIR/manifest.jsonl > articles.jsonl
//	go run ./internal/body/sure -gold DIR/gold.jsonl -pred articles.jsonl
//
// gold.jsonl is as internal/body/train has it. A prediction is {"id","article"}, or {"id","text","confidence"} as train -folds
// writes it. Right is an F1 of 0.9 or more over the words in fours.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
)

func main() {
	gold, pred := flag.String("gold", "", "what is right"), flag.String("pred", "", "what was found")
	flag.Parse()
	if err := run(os.Stdout, *gold, *pred); err != nil {
		fmt.Fprintln(os.Stderr, "sure:", err)
		os.Exit(1)
	}
}

type section struct {
	Heading    string
	Paragraphs []string
	Blocks     []struct{ Type, Text string }
}

type record struct {
	ID, Body, Text string
	Paragraphs     []string // those in square brackets may be left out
	Optional, Dek  []string // beginnings of lines that may be given or not; "=" before a whole line
	Sections       []section
	Confidence     float64
	Article        struct {
		Confidence float64
		Sections   []section
	}
}

// lines is all text of a record.
func (r *record) lines() []string {
	out := append(strings.Split(r.Body+"\n"+r.Text, "\n"), r.Paragraphs...)
	for _, s := range append(r.Sections, r.Article.Sections...) {
		out = append(append(out, s.Heading), s.Paragraphs...)
		for _, bl := range s.Blocks {
			if bl.Type != "pullquote" {
				out = append(out, strings.Split(bl.Text, "\n")...)
			}
		}
	}
	return out
}

// compare is the F1 of what was found, without the lines that may be given or not.
func compare(gold, pred *record) float64 {
	asked, free := map[string]bool{}, []string(nil)
	var want, got []string
	for _, l := range gold.lines() {
		if strings.HasPrefix(l, "[") && strings.HasSuffix(l, "]") {
			free = append(free, fold(l))
			continue
		}
		asked[fold(l)] = true
		want = append(want, words(l)...)
	}
	for _, l := range append(gold.Optional, gold.Dek...) {
		free = append(free, fold(l))
	}
	for _, l := range pred.lines() {
		k := fold(l)
		if !asked[k] && slices.ContainsFunc(free, func(f string) bool { return f != "" && strings.HasPrefix(k, f) }) {
			continue
		}
		got = append(got, words(l)...)
	}
	return f1(want, got)
}

// fold keeps the letters of a line.
func fold(s string) string { return strings.ToLower(strings.Join(words(s), "")) }

// words cuts a text into words; of scripts that part none, each letter is one.
func words(s string) []string {
	var out []string
	start := -1
	for i, c := range s {
		in := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
		cjk := c >= 0x2e80 && c <= 0x9fff
		if start >= 0 && (!in || cjk) {
			out, start = append(out, s[start:i]), -1
		}
		if cjk && in {
			out = append(out, string(c))
		} else if in && start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

// steps are the lower bounds of the classes of confidence.
var steps = []float64{0.95, 0.9, 0.8, 0.7, 0.5, 0}

func run(w io.Writer, goldPath, predPath string) error {
	gold, err := load(goldPath)
	if err != nil {
		return err
	}
	pred, err := load(predPath)
	if err != nil {
		return err
	}
	pages, right, sum := make([]int, len(steps)), make([]int, len(steps)), make([]float64, len(steps))
	for id, g := range gold {
		p, ok := pred[id]
		if !ok {
			continue
		}
		k := 0
		for max(p.Confidence, p.Article.Confidence) < steps[k] {
			k++
		}
		f := compare(g, p)
		pages[k]++
		sum[k] += f
		if f >= 0.9 {
			right[k]++
		}
	}
	var n, ok int
	fmt.Fprintln(w, "confidence  pages  mean F1  right  right from here up")
	for k, least := range steps {
		n, ok = n+pages[k], ok+right[k]
		if pages[k] > 0 {
			all := float64(pages[k])
			fmt.Fprintf(w, ">= %.2f     %5d  %7.3f  %5.3f  %.3f\n", least, pages[k], sum[k]/all, float64(right[k])/all, float64(ok)/float64(n))
		}
	}
	return nil
}

func load(path string) (map[string]*record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]*record{}
	for d := json.NewDecoder(bufio.NewReader(f)); ; {
		r := new(record)
		if err := d.Decode(r); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out[r.ID] = r
	}
}

// f1 compares two texts by their words in fours.
func f1(a, b []string) float64 {
	count := map[[4]string]int{}
	for i := 0; i+4 <= len(a); i++ {
		count[[4]string(a[i:i+4])]++
	}
	hits := 0
	for i := 0; i+4 <= len(b); i++ {
		if k := [4]string(b[i : i+4]); count[k] > 0 {
			count[k]--
			hits++
		}
	}
	if hits == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(max(0, len(a)-3)+max(0, len(b)-3))
}
