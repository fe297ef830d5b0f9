package main

import (
	"bytes"
	"context"
	"strings"

	readeck "codeberg.org/readeck/go-readability/v2"
	shiori "github.com/go-shiori/go-readability"
	"github.com/ledekit/lede"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// peer is an extractor: it makes the text of the article of a page, a line a paragraph, or nothing where it fails.
type peer struct {
	name, module string
	text         func(page) string
}

// bare is the floor that the others are measured against.
var bare = peer{"html.Parse", "golang.org/x/net", func(p page) string {
	if _, err := html.Parse(bytes.NewReader(p.html)); err != nil {
		return ""
	}
	return ""
}}

var peers = []peer{
	{"lede", "github.com/ledekit/lede", ledeText},
	{"readeck go-readability", "codeberg.org/readeck/go-readability/v2", readeckText},
	{"go-shiori go-readability", "github.com/go-shiori/go-readability", shioriText},
	{"go-trafilatura", "github.com/markusmobius/go-trafilatura", func(p page) string { return trafilaturaText(p, false) }},
	{"go-trafilatura, fallback", "github.com/markusmobius/go-trafilatura", func(p page) string { return trafilaturaText(p, true) }},
	{"go-domdistiller", "github.com/markusmobius/go-domdistiller", distillerText},
}

func ledeText(p page) string {
	a, err := lede.Extract(context.Background(), bytes.NewReader(p.html), lede.Options{URL: p.url.String()})
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, s := range a.Sections {
		b.WriteString(s.Heading + "\n")
		for _, k := range s.Blocks {
			if k.Type != lede.BlockPullquote {
				b.WriteString(k.Text + "\n")
			}
		}
	}
	return b.String()
}

// parsed is the tree that the others are given, so that none pays for a guess of the charset.
func parsed(p page) *html.Node {
	n, err := html.Parse(bytes.NewReader(p.html))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}
	}
	return n
}

func readeckText(p page) string { return lines(readeckNode(p)) }

func readeckNode(p page) *html.Node {
	parser := readeck.NewParser()
	a, err := parser.ParseAndMutate(parsed(p), p.url)
	if err != nil {
		return nil
	}
	return a.Node
}

func shioriText(p page) string { return lines(shioriNode(p)) }

func shioriNode(p page) *html.Node {
	a, err := shiori.FromDocument(parsed(p), p.url)
	if err != nil {
		return nil
	}
	return a.Node
}

func trafilaturaText(p page, fallback bool) string { return lines(trafilaturaNode(p, fallback)) }

func trafilaturaNode(p page, fallback bool) *html.Node {
	r, err := trafilatura.ExtractDocument(parsed(p), trafilatura.Options{OriginalURL: p.url, EnableFallback: fallback, ExcludeComments: true})
	if err != nil {
		return nil
	}
	return r.ContentNode
}

func distillerText(p page) string { return lines(distillerNode(p)) }

func distillerNode(p page) *html.Node {
	r, err := distiller.Apply(parsed(p), &distiller.Options{OriginalURL: p.url})
	if err != nil {
		return nil
	}
	return r.Node
}

// lines writes the text below n, a line where an element other than those inside a line begins or ends.
func lines(n *html.Node) string { return written(n, false) }

// contents writes captions too.
func contents(n *html.Node) string { return written(n, true) }

func written(n *html.Node, captions bool) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && (captions || d.Parent.DataAtom != atom.Figcaption):
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && !inline[d.DataAtom]:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

var inline = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.Span: true, atom.Sup: true, atom.Sub: true,
	atom.Cite: true, atom.Q: true, atom.Abbr: true, atom.U: true, atom.Small: true, atom.Mark: true, atom.Time: true, atom.Code: true,
}
