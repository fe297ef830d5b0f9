package lede_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede"
)

// finder answers as a test wants.
type finder func(root *html.Node) ([]*html.Node, error)

func (f finder) FindBody(_ context.Context, root *html.Node, _ string) ([]*html.Node, error) {
	return f(root)
}

// TestSecondOpinion asks others about a page of few words: one that knows, one that fails, and one that finds nothing.
func TestSecondOpinion(t *testing.T) {
	const page = `<body><div><a href="/">Mill Post</a></div><div><p>The mill turned on Tuesday, for the first time since spring.</p><p>It had stood still since March.</p></div><div>All rights kept</div></body>`
	read := func(f finder) *lede.Article {
		a, err := lede.Extract(t.Context(), strings.NewReader(page), lede.Options{SecondOpinion: f})
		require.NoError(t, err)
		return a
	}
	paragraphs := func(root *html.Node) (out []*html.Node, _ error) {
		for n := range root.Descendants() {
			if n.DataAtom == atom.P {
				out = append(out, n)
			}
		}
		return out, nil
	}
	a := read(paragraphs)
	require.Equal(t, lede.OriginReadability, a.Origins["body"])
	require.Equal(t, "It had stood still since March.", a.Sections[0].Blocks[len(a.Sections[0].Blocks)-1].Text)

	a = read(func(*html.Node) ([]*html.Node, error) { return nil, errors.New("out of ink") })
	require.NotEqual(t, lede.OriginReadability, a.Origins["body"])
	require.Contains(t, a.Warnings, lede.Warning{Code: lede.WarningSecondOpinion, Message: "the second opinion failed: out of ink"})

	a = read(func(*html.Node) ([]*html.Node, error) { return nil, nil })
	require.NotEqual(t, lede.OriginReadability, a.Origins["body"])
	require.Contains(t, a.Warnings, lede.Warning{Code: lede.WarningSecondOpinion, Message: "the second opinion is another, and was not taken"})
}
