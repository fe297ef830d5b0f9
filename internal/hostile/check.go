package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/ledekit/lede"
)

// result is what became of an input.
type result struct {
	*input
	cpu    float64
	memory int64
	size   int64
	faults []string // what must not be
	wishes []string // what should not be
	shape  [][]string
}

func (r *result) fault(format string, args ...any) result {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
	return *r
}

// miss notes what was expected in vain: a fault, or of an input that is a wish only that.
func (r *result) miss(format string, args ...any) {
	if r.Level == "should" {
		r.wishes = append(r.wishes, fmt.Sprintf(format, args...))
	} else {
		r.fault(format, args...)
	}
}

// check looks at what a process said.
func (r *result) check(p *ran) {
	if p.Status == 1 {
		r.checkError(p)
		return
	}
	if r.Expect == "error" {
		r.miss("an Article, and no error")
	}
	if !utf8.Valid(p.stdout) {
		r.fault("the output is not UTF-8")
	}
	var a lede.Article
	if err := json.Unmarshal(p.stdout, &a); err != nil {
		r.fault("the output is no JSON: %v", err)
		return
	}
	r.checkWords(&a)
	for _, s := range offsets(&a) {
		r.fault("%s", s)
	}
	r.outputs(&a)
	for _, s := range a.Sections {
		part := []string{s.Heading}
		for i := range s.Blocks {
			part = append(part, s.Blocks[i].Text)
		}
		r.shape = append(r.shape, part)
	}
	r.shape = append(r.shape, []string{a.Headline})
}

// checkError looks at the error that a process told.
func (r *result) checkError(p *ran) {
	if len(bytes.TrimSpace(p.stderr)) == 0 || len(p.stderr) > 2000 || len(p.stdout) > 0 {
		r.fault("the error is told badly: %d bytes on standard error, %d on standard output", len(p.stderr), len(p.stdout))
	}
	if r.Expect == "article" {
		r.miss("an error: %s", bytes.TrimSpace(p.stderr))
	}
}

// checkWords looks for what an Article must say and must not.
func (r *result) checkWords(a *lede.Article) {
	words := fold(strings.Join(stringsIn(reflect.ValueOf(*a), nil), "\n"))
	for _, s := range r.Says {
		if !strings.Contains(words, fold(s)) {
			r.miss("does not say %q", s)
		}
	}
	for _, s := range r.Hides {
		if strings.Contains(words, fold(s)) {
			r.miss("says %q", s)
		}
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// stringsIn returns all strings in a value.
func stringsIn(v reflect.Value, all []string) []string {
	switch v.Kind() {
	case reflect.String:
		return append(all, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = stringsIn(v.Field(i), all)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = stringsIn(v.Index(i), all)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			all = stringsIn(v.MapIndex(k), stringsIn(k, all))
		}
	}
	return all
}

// offsets names offsets that lie outside their block, cut a character, or do not hold the text they claim.
func offsets(a *lede.Article) (faults []string) {
	for i := range a.Sections {
		for k := range a.Sections[i].Blocks {
			b := &a.Sections[i].Blocks[k]
			for _, l := range b.Links {
				if !inside(b.Text, l.Start, l.End) {
					faults = append(faults, fmt.Sprintf("link: offsets %d:%d of %d bytes", l.Start, l.End, len(b.Text)))
				}
			}
		}
	}
	for i := range a.Quotes {
		for _, p := range a.Quotes[i].Parts {
			if f := partFault(a, p); f != "" {
				faults = append(faults, f)
			}
		}
	}
	return faults
}

// inside reports whether offsets cut whole characters out of a text.
func inside(s string, start, end int) bool {
	return start >= 0 && end >= start && end <= len(s) && utf8.ValidString(s[start:end])
}

// partFault names what is wrong with the place of a part of a quote.
func partFault(a *lede.Article, p lede.QuotePart) string {
	if p.Section < 0 || p.Section >= len(a.Sections) || p.Block < 0 || p.Block >= len(a.Sections[p.Section].Blocks) {
		return fmt.Sprintf("quote in section %d, block %d, which is not there", p.Section, p.Block)
	}
	text := a.Sections[p.Section].Blocks[p.Block].Text
	switch {
	case !inside(text, p.Start, p.End):
		return fmt.Sprintf("quote: offsets %d:%d of %d bytes", p.Start, p.End, len(text))
	case text[p.Start:p.End] != p.Text:
		return "a part of a quote is not the text at its offsets"
	}
	return ""
}

// compareSame compares the inputs that must give the same Article.
func compareSame(results []result) {
	byID := map[string]*result{}
	for i := range results {
		byID[results[i].ID] = &results[i]
	}
	for i := range results {
		r := &results[i]
		other := byID[r.SameAs]
		if r.SameAs == "" || other == nil || len(r.faults) > 0 {
			continue
		}
		if d := cmp.Diff(other.shape, r.shape); d != "" {
			r.miss("differs from %s (-want +got):\n%s", r.SameAs, d)
		}
	}
}
