package readability

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

const page = `<html><body><nav><a href="/a">News</a><a href="/b">Sport</a></nav><div class="story"><h1>Mill turns again</h1>
<p>The mill on the river turned again on Tuesday, nine years after the flood that had carried its wheel, its weir and half of its roof away.</p>
<p>“We had almost given up,” said Ana Lind, who leads the trust, “but then the old drawings were found, in an attic, by a child.”</p>
<p>The work took four years, two of them for the weir alone, and cost less than the trust had feared when it began, she said.</p></div>
<footer><p>Imprint</p></footer></body></html>`

func TestFindBody(t *testing.T) {
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	var before, after bytes.Buffer
	require.NoError(t, html.Render(&before, root))
	nodes, err := Finder{}.FindBody(context.Background(), root, "https://mill.example/story")
	require.NoError(t, err)
	require.NoError(t, html.Render(&after, root))
	require.Equal(t, before.String(), after.String(), "the page is not changed")
	var paragraphs int
	for _, n := range nodes {
		top := n
		for top.Parent != nil {
			top = top.Parent
		}
		require.Same(t, root, top, "a node of the caller's tree")
		if n.Data == "p" && n.Parent.Data == "div" {
			paragraphs++
		}
	}
	require.Equal(t, 3, paragraphs)
}

// TestFindBodyTogether asks from many goroutines about one page: the race detector sees whether one writes what another reads.
func TestFindBodyTogether(t *testing.T) {
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	want, err := Finder{}.FindBody(t.Context(), root, "")
	require.NoError(t, err)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := Finder{}.FindBody(t.Context(), root, "")
			if err != nil || !slices.Equal(want, got) {
				t.Errorf("%d nodes, alone %d: %v", len(got), len(want), err)
			}
		})
	}
	wg.Wait()
}

func TestFindBodyCancelled(t *testing.T) {
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Finder{}.FindBody(ctx, root, "")
	require.ErrorIs(t, err, context.Canceled)
}
