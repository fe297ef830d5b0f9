// Command train learns the weights of the body finder from pages whose text is known.
//
// The weights are made by two commands. KNOWN is a folder of pages whose text is known, OTHERS one of pages of many more
// publishers whose text is not; the first command writes to AGREED on which lines of those two other extractors agree, and of half
// of the pages that one of them brings with its tests: news, blogs, shops, recipes, forums in many languages. The other half is for
// judging:
//
//	(cd internal/peers && go run . agreed -pages OTHERS -tests -out AGREED)
//	go run ./internal/body/train -pages KNOWN -more AGREED -out internal/body/weights.txt
//
// The same pages give the same bytes each run. And what it finds on publishers that it has not learned from:
//
//	go run ./internal/body/train -pages KNOWN -more AGREED -folds 5 -pred FILE
//
// A folder holds manifest.jsonl ({"id","path"} a line), gold.jsonl ({"id","publisher", and "body", "paragraphs" or "sections"}) and
// the pages. Each page is learned from in other dresses too (dress.go). With -folds it learns as often from all publishers but some,
// and writes what it then finds on the pages left out.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"github.com/ledekit/lede/internal/body"
)

func main() {
	dir := flag.String("pages", "", "folder of manifest.jsonl and gold.jsonl")
	more := flag.String("more", "", "folder of pages whose text is known less surely, to learn from besides")
	trust := flag.Float64("trust", 0.2, "how much a page of -more counts")
	others := flag.Int("dresses", 2, "in how many other dresses each page is learned from")
	dressed := flag.Float64("dressed", 0.3, "how much a page in another dress counts")
	out := flag.String("out", "", "file to write the weights to")
	folds := flag.Int("folds", 0, "how many times to learn without some publishers")
	pred := flag.String("pred", "", "with -folds: file to write the text found to")
	models := flag.String("models", "", "with -folds: folder to write the weights of each fold to")
	showID := flag.String("show", "", "with -folds: the page to print, run by run")
	s := defaults
	flag.IntVar(&s.trees, "trees", s.trees, "trees")
	flag.IntVar(&s.depth, "depth", s.depth, "questions a tree asks of a run")
	flag.Float64Var(&s.rate, "rate", s.rate, "how much of each tree counts")
	flag.Float64Var(&s.lambda, "lambda", s.lambda, "weight of a doubt in each answer")
	flag.Float64Var(&s.least, "least", s.least, "pages' worth of runs that an answer needs")
	flag.Float64Var(&s.columns, "columns", s.columns, "share of the features that a tree may ask for")
	flag.Parse()
	if err := run(corpus{*dir, *more, *trust, *others, *dressed}, *out, judge{*folds, *pred, *models, *showID}, s); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// corpus is what to learn from.
type corpus struct {
	dir     string
	more    string
	trust   float64
	dresses int
	dressed float64
}

// read reads the pages that are judged, and those that are only learned from.
func (c corpus) read() (pages, unsure []*sample, err error) {
	pages, dumps, dress, err := load(c.dir, c.dresses)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range dumps { // there are no pages of plain text to learn from
		p.scale(0.1)
	}
	for _, p := range dress {
		p.scale(c.dressed)
	}
	unsure = append(dumps, dress...)
	if c.more == "" {
		return pages, unsure, nil
	}
	more, _, _, err := load(c.more, 0)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range more {
		p.scale(c.trust)
	}
	return pages, append(unsure, more...), nil
}

func run(c corpus, out string, j judge, s settings) error {
	pages, unsure, err := c.read()
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d pages, %s\n", len(pages), tally(pages))
	fmt.Fprintf(os.Stderr, "%d pages besides, %s\n", len(unsure), tally(unsure))
	start, runs := time.Now(), 0
	for _, p := range pages {
		runs += len(body.Find(p.page, p.facts).Keep)
	}
	fmt.Fprintf(os.Stderr, "finding takes %v a page, %v a run\n", time.Since(start)/time.Duration(len(pages)), time.Since(start)/time.Duration(runs))
	if out != "" {
		m := learn(append(pages[:len(pages):len(pages)], unsure...), s)
		if err := os.WriteFile(out, []byte(m.text()), 0o644); err != nil {
			return err
		}
	}
	if j.folds > 0 {
		return j.crossValidate(pages, unsure, s)
	}
	return nil
}

// judge is how to try what was learned on other publishers.
type judge struct {
	folds                int
	pred, models, showID string
}

// crossValidate learns folds times, each time without the publishers of one fold, and writes what the models find on those.
func (j judge) crossValidate(pages, unsure []*sample, s settings) error {
	f, err := os.Create(j.pred)
	if err != nil {
		return err
	}
	defer f.Close()
	all := append(pages[:len(pages):len(pages)], unsure...)
	of := foldOf(all, j.folds)
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for k := range j.folds {
		start := time.Now()
		var rest []*sample
		for _, p := range all {
			if of[p.publisher] != k {
				rest = append(rest, p)
			}
		}
		text := learn(rest, s).text()
		if j.models != "" {
			if err := os.WriteFile(filepath.Join(j.models, fmt.Sprintf("%d.txt", k)), []byte(text), 0o644); err != nil {
				return err
			}
		}
		m, err := body.ReadModel(text)
		if err != nil {
			return err
		}
		for _, p := range all {
			if of[p.publisher] != k {
				continue
			}
			rg := body.FindWith(m, p.page, p.facts)
			if p.id == j.showID || j.showID == "all" {
				p.show(os.Stdout, rg)
			}
			if err := enc.Encode(map[string]any{"id": p.id, "text": p.textOf(rg.Keep), "confidence": rg.Confidence, "fold": k}); err != nil {
				return err
			}
		}
		fmt.Fprintf(os.Stderr, "fold %d: %v\n", k, time.Since(start).Round(time.Millisecond))
	}
	return nil
}

// scale makes a page count less.
func (p *sample) scale(by float64) {
	for i := range p.weight {
		p.weight[i] *= by
	}
}

// foldOf deals the publishers to folds, by the hash of their names.
func foldOf(pages []*sample, folds int) map[string]int {
	of := map[string]int{}
	var names []string
	for _, p := range pages {
		if _, ok := of[p.publisher]; !ok {
			of[p.publisher] = 0
			names = append(names, p.publisher)
		}
	}
	sort.Slice(names, func(i, j int) bool { return hash(names[i]) < hash(names[j]) })
	for i, n := range names {
		of[n] = i % folds
	}
	return of
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// textOf is the text of some runs of the page, a line each.
func (p *sample) textOf(keep []bool) string {
	var b strings.Builder
	for i := range keep {
		if keep[i] {
			b.WriteString(p.page.Text(&p.page.Runs[i]))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// tally counts the labels.
func tally(pages []*sample) string {
	yes, no, lost := 0, 0, 0
	for _, p := range pages {
		for _, e := range p.examples {
			switch {
			case p.weight[e.Run] == 0:
			case p.body[e.Run]:
				yes++
			default:
				no++
			}
		}
		lost += p.lost
	}
	return fmt.Sprintf("%d runs of bodies, %d others, %d runs of bodies that the finder never looks at", yes, no, lost)
}
