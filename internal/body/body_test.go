package body_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// TestFixtures reads testdata/body: a comment that says which phenomenon, then a page or a text, then the lines that are its body.
func TestFixtures(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "body")
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.NotEmpty(t, entries)
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".txtar")
		require.True(t, ok, "a stray file: %s", e.Name())
		t.Run(name, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join(dir, e.Name()))
			require.NoError(t, err)
			require.NotEmpty(t, strings.TrimSpace(string(a.Comment)), "which phenomenon?")
			require.Len(t, a.Files, 2)
			require.Equal(t, "body", a.Files[1].Name)
			p := parse(t, a.Files[0])
			rg := body.Find(p, meta.Read(p))
			var got []string
			for i, keep := range rg.Keep {
				if keep {
					got = append(got, p.Text(&p.Runs[i]))
				}
			}
			want := strings.Split(strings.TrimSpace(string(a.Files[1].Data)), "\n")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func parse(t *testing.T, f txtar.File) *page.Page {
	t.Helper()
	var root *html.Node
	switch f.Name {
	case "page":
		var err error
		root, _, err = page.Parse(context.Background(), f.Data, 0)
		require.NoError(t, err)
	case "text":
		root = page.Lines(string(f.Data))
	default:
		t.Fatalf("an unknown part: %s", f.Name)
	}
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	return p
}

func TestElsewhere(t *testing.T) {
	p := parse(t, txtar.File{Name: "page", Data: []byte("<body><div id=app></div><p>Loading</p></body>")})
	f := meta.Read(p)
	rg := body.Find(p, f)
	require.False(t, rg.Elsewhere(p, f), "there is no other text")
	f.Body.Value = strings.Repeat("The mill on the river turned again on Tuesday. ", 20)
	require.True(t, rg.Elsewhere(p, f))
	f.Body.Value = "Loading"
	require.False(t, rg.Elsewhere(p, f), "too short to be an article")
}

func TestReconsider(t *testing.T) {
	p := parse(t, txtar.File{Name: "page", Data: []byte("<p>One</p><p>Two</p><p>Three</p>")})
	rg := &body.Region{Keep: make([]bool, 3), Odds: []float32{-1, -1, -20}, Headline: -1}
	again := body.Reconsider(p, rg, []bool{true, false, true})
	require.Equal(t, []bool{true, false, false}, again.Keep, "what another finder says counts, but not where we know better")
	require.Equal(t, []float32{-1, -1, -20}, rg.Odds, "the first answer stays as it was")
	rg.Confidence = 0.9
	require.Same(t, rg, body.Reconsider(p, rg, []bool{true, false, true}), "a word that leaves more in doubt is not taken")
}

func TestBelieve(t *testing.T) {
	line := "<p>" + strings.Repeat("where the river runs slow under the mill ", 4) + "</p>"
	p := parse(t, txtar.File{Name: "page", Data: []byte(line + line + "<p>Menu</p>")})
	odds := []float32{-5, -5, -20}
	find := func(said ...bool) *body.Region {
		return body.Reconsider(p, &body.Region{Keep: make([]bool, 3), Odds: odds, Headline: -1}, said)
	}
	again := find(true, true, true)
	require.Equal(t, []bool{true, true, false}, again.Keep, "where all is doubtful, a long text that another finder sees is taken")
	require.InDelta(t, 0.4, again.Confidence, 0.01)
	require.Equal(t, []bool{false, false, false}, find(true, false, true).Keep, "a short one is not")
	odds = []float32{2, -5, -20}
	require.False(t, find(false, true, true).Keep[1], "nor any beside a text that is sure")
}

func TestWithout(t *testing.T) {
	rg := &body.Region{Keep: []bool{false, true, true, false, true, false}, First: 1, End: 5}
	less := rg.Without([]body.Span{{0, 2}, {4, 99}})
	require.Equal(t, []bool{false, false, true, false, false, false}, less.Keep)
	require.Equal(t, [2]int32{2, 3}, [2]int32{less.First, less.End})
	require.Equal(t, []bool{false, true, true, false, true, false}, rg.Keep, "the region itself stays as it was")
	require.Same(t, rg, rg.Without([]body.Span{{5, 6}}), "nothing of it was kept")
}
