package meta

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/page"
)

// sourcesOf returns the sources of markup.
func sourcesOf(t *testing.T, markup string) []Told {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	return Sources(p)
}

// TestSourcesNameTheRow reads the example of each row: the row is among those that fired.
func TestSourcesNameTheRow(t *testing.T) {
	for _, row := range precedence {
		all := sourcesOf(t, row.example)
		require.NotEmpty(t, all, row.example)
		found := false
		for _, s := range all {
			found = found || s.Field == fields[row.fact] && s.Place == placeNames[row.place] && s.Why == row.why && strings.Contains(" "+row.names+" ", " "+s.Name+" ")
		}
		require.True(t, found, row.example)
	}
}

func TestSourcesStandInTheOrderOfTrust(t *testing.T) {
	got := sourcesOf(t, `<title>Mill turns again | The Ledger</title><meta name="twitter:title" content="Wow"><meta property="OG:Title" content="Mill turns again">`+
		`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill turns","articleBody":"`+strings.Repeat("Round. ", 99)+`"}</script>`)
	var headlines []Told
	for _, s := range got {
		require.LessOrEqual(t, len(s.Value), 310)
		if s.Field == "headline" {
			headlines = append(headlines, s)
		}
	}
	require.Empty(t, cmp.Diff([]Told{
		{"headline", "JSON-LD of the article", "headline", "the article's own, without the outlet", "json-ld", "Mill turns"},
		{"headline", "meta", "og:title", "on nearly every page; at times rewritten to be shared, or with the outlet", "meta", "Mill turns again"},
		{"headline", "meta", "twitter:title", "may be cut short", "meta", "Wow"},
		{"headline", "element", "title", "with the outlet, and often written for searches", "title", "Mill turns again | The Ledger"},
	}, headlines))
}
