package main

import (
	"bytes"
	"context"
	"crypto/sha1"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/ledekit/lede"
)

// The collection that go-trafilatura is measured on comes with its module: saved pages, and of each a few stretches of text that
// belong to the article and a few that do not.
const (
	segmentsModule = "github.com/markusmobius/go-trafilatura"
	segmentsTable  = "scripts/comparison/data.go"
	segmentsPages  = "test-files"
)

// marked is one page of that collection, and what somebody marked on it.
type marked struct {
	page
	with, without []string
}

// segments races the extractors over that collection and prints how often they have what they should and lack what they should.
func segments(args []string, w io.Writer) error {
	fs := flag.NewFlagSet("segments", flag.ContinueOnError)
	dir := fs.String("module", "", "the folder of "+segmentsModule+"; empty: where the go command keeps it")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		var err error
		if *dir, err = moduleDir(); err != nil {
			return err
		}
	}
	pages, err := loadMarked(*dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d pages\n", len(pages))
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "extractor\tF1\tprecision\trecall\tthe half not looked at: F1\tprecision\trecall\n")
	for _, p := range articles {
		var all, unseen hits
		for _, m := range pages {
			h := m.judge(p.text(m.page))
			all.add(h)
			if m.unseen() {
				unseen.add(h)
			}
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\n", p.name, all, unseen)
	}
	return tw.Flush()
}

// moduleDir is where the go command keeps the collection's module.
func moduleDir() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", segmentsModule).Output()
	if err != nil {
		return "", fmt.Errorf("where is %s: %w", segmentsModule, err)
	}
	return strings.TrimSpace(string(out)), nil
}

// hits counts the stretches of text that were rightly found, wrongly found and missed.
type hits struct{ found, wrong, missed int }

func (h *hits) add(o hits) {
	h.found += o.found
	h.wrong += o.wrong
	h.missed += o.missed
}

func (h hits) String() string {
	precision := float64(h.found) / float64(max(h.found+h.wrong, 1))
	recall := float64(h.found) / float64(max(h.found+h.missed, 1))
	return fmt.Sprintf("%.3f\t%.3f\t%.3f", harmonic(precision, recall), precision, recall)
}

// judge looks for the marked stretches in a text. White space does not count: extractors part lines in their own ways.
func (m marked) judge(text string) (h hits) {
	text = spaceless(text)
	for _, s := range m.with {
		if strings.Contains(text, spaceless(s)) {
			h.found++
		} else {
			h.missed++
		}
	}
	for _, s := range m.without {
		if strings.Contains(text, spaceless(s)) {
			h.wrong++
		}
	}
	return h
}

func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// unseen tells the half of the pages that nobody opened while lede was made.
func (m marked) unseen() bool {
	return sha1.Sum([]byte(m.id))[0] >= 0x80
}

// articles are the extractors as they are here asked: for all that they hold to be of the article, captions too.
var articles = []peer{
	{"lede", "", wholeText},
	{"go-trafilatura, fallback", "", func(p page) string { return contents(trafilaturaNode(p, true)) }},
	{"go-trafilatura", "", func(p page) string { return contents(trafilaturaNode(p, false)) }},
	{"readeck go-readability", "", func(p page) string { return contents(readeckNode(p)) }},
	{"go-shiori go-readability", "", func(p page) string { return contents(shioriNode(p)) }},
	{"go-domdistiller", "", func(p page) string { return contents(distillerNode(p)) }},
}

// wholeText is the dek, the sections and the captions of lede's Article.
func wholeText(p page) string {
	a, err := lede.Extract(context.Background(), bytes.NewReader(p.html), lede.Options{URL: p.url.String()})
	if err != nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(a.Dek + "\n")
	for _, s := range a.Sections {
		b.WriteString(s.Heading + "\n")
		for _, k := range s.Blocks {
			b.WriteString(k.Text + "\n" + k.Image.Caption + "\n")
		}
	}
	return b.String()
}

// loadMarked reads the collection in the order of its addresses.
func loadMarked(module string) ([]marked, error) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(module, filepath.FromSlash(segmentsTable)), nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var pages []marked
	for n := range ast.Preorder(file) {
		row, ok := n.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		fields, ok := row.Value.(*ast.CompositeLit)
		if !ok || fields.Type != nil {
			continue // a list inside a row
		}
		m, name := readMarked(row.Key, fields)
		if benchmarkPage(name) {
			continue
		}
		if m.html, err = segmentsPage(module, name); err != nil {
			return nil, err
		}
		if m.url, err = url.Parse(strings.TrimSpace(m.id)); err != nil {
			return nil, err
		}
		pages = append(pages, m)
	}
	if len(pages) == 0 {
		return nil, errors.New(segmentsTable + " has no pages")
	}
	slices.SortFunc(pages, func(a, b marked) int { return strings.Compare(a.id, b.id) })
	return pages, nil
}

// readMarked reads a row of the collection's table: address: {File: "", With: []string{}, Without: []string{}}.
func readMarked(address ast.Expr, fields *ast.CompositeLit) (m marked, file string) {
	m.id = literal(address)
	for _, e := range fields.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		name, ok := field.Key.(*ast.Ident)
		if !ok {
			continue
		}
		switch name.Name {
		case "File":
			file = literal(field.Value)
		case "With":
			m.with = literals(field.Value)
		case "Without":
			m.without = literals(field.Value)
		}
	}
	return m, file
}

func literals(list ast.Expr) (texts []string) {
	if l, ok := list.(*ast.CompositeLit); ok {
		for _, e := range l.Elts {
			texts = append(texts, literal(e))
		}
	}
	return texts
}

func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		if s, err := strconv.Unquote(l.Value); err == nil {
			return s
		}
	}
	return ""
}

// benchmarkPage tells the pages of the article-extraction-benchmark, whose names are 32 hexadecimal digits: they have a table of
// their own.
func benchmarkPage(name string) bool {
	name, ok := strings.CutSuffix(name, ".html")
	return ok && len(name) == 32 && strings.Trim(name, "0123456789abcdef") == ""
}

// segmentsPage reads a saved page from the folder that has it.
func segmentsPage(module, name string) ([]byte, error) {
	for _, folder := range []string{"comparison", "mock"} {
		b, err := os.ReadFile(filepath.Join(module, segmentsPages, folder, name))
		if !errors.Is(err, os.ErrNotExist) {
			return b, err
		}
	}
	return nil, fmt.Errorf("%s: no saved page", name)
}
