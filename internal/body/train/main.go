// Command train learns the weights of the body finder from pages whose text is known.
//
//	go run ./internal/body/train -pages DIR -out internal/body/weights.txt
//	go run ./internal/body/train -pages DIR -folds 5 -pred FILE
//
// DIR holds manifest.jsonl ({"id","path"} a line), gold.jsonl ({"id","publisher", and "body", "paragraphs" or "sections"}) and the
// pages. With -folds it learns as often from all publishers but some, and writes what it then finds on the pages left out. The same
// pages give the same weights.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/ledekit/lede/internal/body"
)

func main() {
	dir := flag.String("pages", "", "folder of manifest.jsonl and gold.jsonl")
	more := flag.String("more", "", "folder of pages whose text is known less surely, to learn from besides")
	trust := flag.Float64("trust", 0.3, "how much a page of -more counts")
	out := flag.String("out", "", "file to write the weights to")
	folds := flag.Int("folds", 0, "how many times to learn without some publishers")
	pred := flag.String("pred", "", "with -folds: file to write the text found to")
	showID := flag.String("show", "", "with -folds: the page to print, run by run")
	s := defaults
	flag.IntVar(&s.trees, "trees", s.trees, "trees")
	flag.IntVar(&s.depth, "depth", s.depth, "questions a tree asks of a run")
	flag.Float64Var(&s.rate, "rate", s.rate, "how much of each tree counts")
	flag.Float64Var(&s.lambda, "lambda", s.lambda, "weight of a doubt in each answer")
	flag.Float64Var(&s.least, "least", s.least, "pages' worth of runs that an answer needs")
	flag.Float64Var(&s.columns, "columns", s.columns, "share of the features that a tree may ask for")
	flag.Parse()
	if err := run(*dir, *more, *trust, *out, *folds, *pred, *showID, s); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir, more string, trust float64, out string, folds int, pred, showID string, s settings) error {
	pages, dumps, err := load(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d pages, %s\n", len(pages), tally(pages))
	unsure := dumps // there are no pages of plain text to learn from
	for _, p := range dumps {
		p.scale(0.1, 1)
	}
	if more != "" {
		pages, _, err := load(more)
		if err != nil {
			return err
		}
		for _, p := range pages {
			p.scale(trust, trust/3)
		}
		unsure = append(unsure, pages...)
	}
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
	if folds > 0 {
		return crossValidate(pages, unsure, folds, pred, showID, s)
	}
	return nil
}

// crossValidate learns folds times, each time without the publishers of one fold, and writes what the models find on those.
func crossValidate(pages, unsure []*sample, folds int, pred, showID string, s settings) error {
	f, err := os.Create(pred)
	if err != nil {
		return err
	}
	defer f.Close()
	all := append(pages[:len(pages):len(pages)], unsure...)
	of := foldOf(all, folds)
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for k := range folds {
		start := time.Now()
		var rest []*sample
		for _, p := range all {
			if of[p.publisher] != k {
				rest = append(rest, p)
			}
		}
		m, err := body.ReadModel(learn(rest, s).text())
		if err != nil {
			return err
		}
		for _, p := range all {
			if of[p.publisher] != k {
				continue
			}
			rg := body.FindWith(m, p.page, p.facts)
			if p.id == showID || showID == "all" {
				p.show(os.Stdout, rg)
			}
			if err := enc.Encode(map[string]any{"id": p.id, "text": p.textOf(rg.Keep), "confidence": rg.Confidence}); err != nil {
				return err
			}
		}
		fmt.Fprintf(os.Stderr, "fold %d: %v\n", k, time.Since(start).Round(time.Millisecond))
	}
	return nil
}

// scale makes a page count less. Of the short lines of its body too little is known: what pages add around a text is what extractors
// get wrong.
func (p *sample) scale(by, short float64) {
	for i := range p.weight {
		if p.page.Runs[i].WordCount < 15 && p.body[i] {
			p.weight[i] *= min(short, by)
		} else {
			p.weight[i] *= by
		}
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
