package oracle

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// reader reads CommonMark and the tables of GitHub, which render writes.
func reader() goldmark.Markdown { return goldmark.New(goldmark.WithExtensions(extension.Table)) }

// markdown prints an Article.
func markdown(t *testing.T, a *lede.Article) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, render.Markdown(&b, a))
	return b.Bytes()
}

// words returns what a reader of the Markdown sees, white space folded.
func words(t *testing.T, source []byte) string {
	t.Helper()
	var out, b strings.Builder
	require.NoError(t, reader().Convert(source, &out))
	for z := html.NewTokenizer(strings.NewReader(out.String())); ; {
		switch z.Next() {
		case html.ErrorToken:
			return fold(b.String())
		case html.TextToken:
			b.Write(z.Text()) // entities read
		}
	}
}

// fold parts words by single spaces; what breaks a line is white space.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u2028", " ")), " ")
}

// shape lists the kinds of nodes that the Markdown is made of.
func shape(source []byte) []string {
	var kinds []string
	_ = ast.Walk(reader().Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() != ast.KindText && n.Kind() != ast.KindString { // a line break or an escape parts texts
			kinds = append(kinds, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	return kinds
}

// texts are the strings of an Article that its Markdown shows.
func texts(a *lede.Article) []string {
	all := []string{a.Headline, a.Dek}
	for _, s := range a.Sections {
		all = append(all, s.Heading)
		for i := range s.Blocks {
			switch b := &s.Blocks[i]; b.Type {
			case lede.BlockParagraph, lede.BlockBlockquote:
				all = append(all, b.Text)
			case lede.BlockList:
				all = append(all, b.Items...)
			case lede.BlockTable:
				for _, row := range b.Rows {
					all = append(all, row...)
				}
			}
		}
	}
	for _, r := range a.Related {
		all = append(all, r.Headline)
	}
	return all
}

func TestTextOfGoldensSurvives(t *testing.T) {
	names, err := filepath.Glob("../../testdata/pages/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			var a lede.Article
			require.NoError(t, json.Unmarshal(data, &a))
			got := words(t, markdown(t, &a))
			for _, s := range texts(&a) {
				require.Contains(t, got, fold(s))
			}
		})
	}
}

// planted are texts that would be markup if nothing kept them from it.
var planted = []string{
	"# heading", "## heading ##", "- item", "* item", "+ item", "1. item", "1) item", "> quote", "    code", "\tcode", "```", "~~~ go", "---", "***", "===",
	"*em*", "_em_", "**strong**", "__strong__", "`code`", "``co`de``", "[a](https://x.example)", "![a](https://x.example/i.png)", "[a]: /b", "[a][b]", "[x]",
	"<https://x.example>", "<b>bold</b>", "<script>alert(1)</script>", "<!-- c -->", "<?php", "&amp;", "&#35; x", "&copy;", `\*`, `\`, `end\`, "a  ",
	"| a | b |", "a | b", "| --- |", ":-- | --:", "~~gone~~", "http://x.example/*a*", "a\n# b", "a\n\nb", "a\n---", "a\n===", "a\n- b", "a\u2028# b",
	"*", "_", "`", "[", "]", "!", "![", "<", ">", "(", ")", "#", "-", "+", "=", "|", "~", "0.", "123456789. x", "<a href='x'>", "*a **b* c**", "a*b*c", "5*3*2", "snake_case_name",
}

// filled is an Article that holds a text wherever text can be.
func filled(s string) *lede.Article {
	link := "https://x.example/"
	return &lede.Article{
		Headline: s, Dek: s, Byline: []lede.Author{{Name: s}}, Dateline: lede.Dateline{Place: s},
		Sections: []lede.Section{
			{Blocks: []lede.Block{{Type: lede.BlockParagraph, Text: s}, {Type: lede.BlockBlockquote, Text: s}}},
			{Heading: s, Level: 2, Blocks: []lede.Block{
				{Type: lede.BlockList, Text: s, Items: []string{s, "two"}}, {Type: lede.BlockList, Text: s, Items: []string{s, "two"}, Ordered: true},
				{Type: lede.BlockTable, Rows: [][]string{{s, "b"}, {s, "c"}}},
				{Type: lede.BlockParagraph, Text: s, Links: []lede.Link{{Start: 0, End: len(s), URL: link}}},
				{Type: lede.BlockImage, Image: lede.Image{URL: link + "i.png", Alt: s, Caption: s, Credit: s}},
			}},
		},
		Related: []lede.Related{{Headline: s, URL: link, List: s}, {Headline: s, List: s}},
	}
}

func TestPlantedMarkupStaysText(t *testing.T) {
	want := shape(markdown(t, filled("words")))
	for _, s := range planted {
		source := markdown(t, filled("x "+s+" y"))
		require.Equal(t, want, shape(source), "in the middle: %q\n%s", s, source)
		source = markdown(t, filled(s))
		require.Equal(t, want, shape(source), "%q\n%s", s, source)
		require.Contains(t, words(t, source), fold(s), "%s", source)
	}
}
