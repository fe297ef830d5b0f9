package links

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// cardsOf finds the cards of an English page at an invented address.
func cardsOf(t *testing.T, markup string) ([]Card, []List) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	return Cards(p, Input{
		URL: "https://ledger.example/coast/harbor-pool-sold-to-a-swimmer", Keep: make([]bool, len(p.Runs)), Headline: -1,
		Labels: LabelsOf(lang.Get("en")),
	})
}

func TestCardRows(t *testing.T) {
	for _, row := range cardRows {
		t.Run(row.name, func(t *testing.T) {
			require.NotEmpty(t, row.why)
			cards, lists := cardsOf(t, row.example)
			require.NotEmpty(t, cards)
			c := &cards[0]
			title, ok := c.Title()
			require.True(t, ok)
			v := View{Words: title.Words, Strong: title.Strong, Label: title.Label, Asks: LabelsOf(lang.Get("en")).Asks(c.Text(title))}
			for i := range c.Pieces {
				v.Stamped = v.Stamped || c.Pieces[i].Moment != ""
			}
			if c.List >= 0 {
				v.List = &lists[c.List]
			}
			require.True(t, row.holds(c, &v), "%+v %+v", c, v)
		})
	}
}

func TestAddress(t *testing.T) {
	own, ok := cutAddress("https://www.ledger.example/coast/2026/pool-sold-to-swimmer-4107.html")
	require.True(t, ok)
	for _, row := range []struct {
		href string
		want Shape
	}{
		{"/coast/2026/ferry-fares-rise-4108.html", Like | Dated | ShortSlug},
		{"https://www.ledger.example/", Home},
		{"https://ledger.example/live", Section},
		{"https://news.ledger.example/ferry-fares-rise-again", Slug},
		{"https://quay.example/ferry-fares-rise-again", Slug | Foreign},
		{"https://jobs.quay.example/ferry-master-in-harbor-town", Slug | Foreign | Jobs | Shop},
		{"/tag/ferries", Filed},
		{"/deals/half-price-boots", Shop | ShortSlug},
		{"/photo.jpg", File | Section},
		{"/n/2003825372", Number},
		{"/2031/04/ferry", Dated | Month},
		{"/2031/04", Dated | Filed},
	} {
		a, ok := cutAddress(row.href)
		require.True(t, ok)
		a.judge(&own)
		a.name()
		require.Equal(t, row.want, a.Shape, "%s: %b", row.href, a.Shape)
	}
	short, _ := cutAddress("/822")
	numbered, _ := cutAddress("/811")
	numbered.judge(&short)
	require.Equal(t, Like, numbered.Shape, "a number alone, as the page's own")
	for _, href := range []string{"", "#top", "mailto:desk@ledger.example", "javascript:void(0)", "/ferry-fares#comment-7"} {
		_, ok := cutAddress(href)
		require.False(t, ok, href)
	}
}

func TestOwnNumber(t *testing.T) {
	for path, want := range map[string]string{
		"/coast/harbor-pool-sold-41073345":         "41073345",
		"/coast/harbor-pool-sold-41073345/amp":     "41073345",
		"/coast/harbor-pool-sold;art7,41073345":    "41073345",
		"/coast/41073345":                          "41073345",
		"/coast/harbor-pool-sold-20310304":         "", // a day
		"/coast/harbor-pool-sold-04032031":         "",
		"/coast/000041073345":                      "", // filled up
		"/coast/harbor-pool-sold-4107":             "", // too short to be one article's alone
		"/41073345/harbor-pool-sold":               "", // a section's
		"/coast/41073345/harbor-pool-sold-at-last": "",
	} {
		require.Equal(t, want, ownNumber(path), path)
	}
	require.True(t, holdsNumber("/gallery/41073345/7", "41073345"))
	require.False(t, holdsNumber("/gallery/410733451", "41073345"))
	require.False(t, holdsNumber("/gallery", "41073345"))
}
