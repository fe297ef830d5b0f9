package render_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// plantedMarkup are lines that a planted text must not make. Three backquotes with others behind them on the line open code within
// the line, not a block of it.
var plantedMarkup = regexp.MustCompile(`^\s{0,3}(#{1,6}\s+planted|>\s?planted|([-+*]|\d+[.)])\s+planted|\x60{3,}\s*planted[^\x60]*$|~~~\s*planted|\[planted\]:|<)`)

// checkMarkdown looks for markup in the Markdown of filled(s) that is not its own.
func checkMarkdown(t *testing.T, out, s string) {
	t.Helper()
	after := ""
	for l := range strings.Lines(out) {
		l = strings.TrimSuffix(l, "\n")
		own := strings.HasPrefix(l, "# ") || strings.HasPrefix(l, "### ") || strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "1. ") ||
			strings.HasPrefix(l, "> ")
		if !own {
			require.NotRegexp(t, plantedMarkup, l, "out of %q", s)
		}
		if after != "" && !strings.HasPrefix(after, "|") {
			require.NotRegexp(t, `^\s{0,3}(=+|-+)\s*$`, l, "a heading by underline out of %q", s)
		}
		after = l
	}
}

func TestMarkdownEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"4.2 million":       "4.2 million",
		"2025. A year":      `2025\. A year`,
		"1) one":            `1\) one`,
		"- dash":            `\- dash`,
		"a - b + c = d: e":  "a - b + c = d: e",
		"C# and F#":         "C# and F#",
		"we are #1":         `we are \#1`,
		"R&D & &amp; &#60;": `R\&D & \&amp; \&#60;`,
		"snake_case *x*":    `snake\_case \*x\*`,
		`back\slash`:        `back\\slash`,
		"a | b ~ c":         `a \| b \~ c`,
		"“Wait!” she said":  "“Wait!” she said",
	} {
		a := &lede.Article{Sections: []lede.Section{{Blocks: []lede.Block{{Type: lede.BlockParagraph, Text: text}}}}}
		require.Equal(t, want+"\n", print(t, render.Markdown, a))
	}
}

func TestMarkdownOfCode(t *testing.T) {
	code := func(s string) lede.Block { return lede.Block{Type: lede.BlockCode, Text: s} }
	list := lede.Block{Type: lede.BlockList, Items: []string{"one"}}
	for _, row := range []struct {
		blocks []lede.Block
		want   string
	}{
		{[]lede.Block{code("x := 1")}, "`x := 1`\n"},
		{[]lede.Block{code("a `b` ``c")}, "``` a `b` ``c ```\n"},
		{[]lede.Block{code("`")}, "`` ` ``\n"},
		{[]lede.Block{code("# a\n\n\t# b\n")}, "    # a\n    \n        # b\n"},
		{[]lede.Block{list, code("# a\n# b")}, "- one\n\n`# a`\\\n`# b`\n"},
	} {
		out := print(t, render.Markdown, &lede.Article{Sections: []lede.Section{{Blocks: row.blocks}}})
		require.Equal(t, row.want, out)
	}
}

func TestMarkdownWhole(t *testing.T) {
	a := &lede.Article{
		Headline: "Ferry returns", Dek: "Two years late.", Byline: []lede.Author{{Name: "Ines Varga"}}, Topics: []string{"sea", "islands"},
		Published: lede.Timestamp{Text: "Monday"},
		Sections: []lede.Section{
			{Blocks: []lede.Block{{Type: lede.BlockParagraph, Text: "It sails."}, {Type: lede.BlockPullquote, Text: "It sails."}}},
			{Heading: "What’s next", Level: 2, Blocks: []lede.Block{
				{Type: lede.BlockList, Items: []string{"a", "b"}, Ordered: true}, {Type: lede.BlockBlockquote, Text: "The sea decides."},
				{Type: lede.BlockTable, Rows: [][]string{{"Port", "Time"}, {"Ostrand", "9 a.m."}}},
			}},
		},
		Related: []lede.Related{
			{Headline: "Tides", URL: "https://sound.example/tides", List: "Most read", Published: lede.Timestamp{Text: "5 mins ago"}},
			{Headline: "Winds", List: "Most read"},
		},
	}
	require.Equal(t, `---
title: "Ferry returns"
description: "Two years late."
authors:
  - "Ines Varga"
tags:
  - "sea"
  - "islands"
---

# Ferry returns

*Two years late.*

Ines Varga · Monday

It sails.

## What’s next

1. a
2. b

> The sea decides.

| Port | Time |
| --- | --- |
| Ostrand | 9 a.m. |

* * *

**Most read**

- [Tides](https://sound.example/tides) — 5 mins ago
- Winds
`, print(t, render.MarkdownWithFrontMatter, a))
}
