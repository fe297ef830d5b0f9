package lede_test

import (
	"bytes"
	"context"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// uses are all that is exported here and in render and does something, each as a function of one tree, one Options and one Article.
var uses = []struct {
	name string
	run  func(root *html.Node, o lede.Options, a *lede.Article) (any, error)
}{
	{"Extract", func(_ *html.Node, o lede.Options, _ *lede.Article) (any, error) {
		return lede.Extract(context.Background(), strings.NewReader(page), o)
	}},
	{"ExtractNode", func(root *html.Node, o lede.Options, _ *lede.Article) (any, error) {
		return lede.ExtractNode(context.Background(), root, o)
	}},
	{"ExtractText", func(_ *html.Node, o lede.Options, a *lede.Article) (any, error) {
		return lede.ExtractText(context.Background(), a.Headline+"\n\n"+a.Lede, o)
	}},
	{"ParseTimestamp", func(_ *html.Node, o lede.Options, _ *lede.Article) (any, error) {
		stamp, _ := lede.ParseTimestamp("vor 5 Minuten", lede.Reference{Time: o.FetchedAt, Language: "de"})
		return stamp, nil
	}},
	{"Text", func(_ *html.Node, _ lede.Options, a *lede.Article) (any, error) { return printed(render.Text, a) }},
	{"Markdown", func(_ *html.Node, _ lede.Options, a *lede.Article) (any, error) { return printed(render.Markdown, a) }},
	{"MarkdownWithFrontMatter", func(_ *html.Node, _ lede.Options, a *lede.Article) (any, error) {
		return printed(render.MarkdownWithFrontMatter, a)
	}},
	{"HTML", func(_ *html.Node, _ lede.Options, a *lede.Article) (any, error) { return printed(render.HTML, a) }},
	{"JSONLD", func(_ *html.Node, _ lede.Options, a *lede.Article) (any, error) { return printed(render.JSONLD, a) }},
}

func printed(print func(io.Writer, *lede.Article) error, a *lede.Article) (string, error) {
	var b bytes.Buffer
	err := print(&b, a)
	return b.String(), err
}

// TestConcurrentUse calls everything from many goroutines at once: the race detector sees whether one writes what another reads,
// and the results are those of one call alone.
func TestConcurrentUse(t *testing.T) {
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	o := options
	a, err := lede.ExtractNode(t.Context(), root, o)
	require.NoError(t, err)
	want := make([]any, len(uses))
	for i, u := range uses {
		want[i], err = u.run(root, o, a)
		require.NoError(t, err, u.name)
		require.NotEmpty(t, want[i], u.name)
	}
	var wg sync.WaitGroup
	for range 4 {
		for i, u := range uses {
			wg.Go(func() {
				got, err := u.run(root, o, a)
				if err != nil {
					t.Errorf("%s: %v", u.name, err)
				}
				if d := cmp.Diff(want[i], got); d != "" {
					t.Errorf("%s differs (-alone +together):\n%s", u.name, d)
				}
			})
		}
	}
	wg.Wait()
}

// TestNothingRunsOn counts goroutines after calls that ended, and after calls whose context or time ended before them.
func TestNothingRunsOn(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	long := strings.Repeat(page, 50)
	before := runtime.NumGoroutine()
	for range 20 {
		_, err := lede.Extract(t.Context(), strings.NewReader(page), options)
		require.NoError(t, err)
		_, err = lede.Extract(ended, strings.NewReader(long), options)
		require.ErrorIs(t, err, context.Canceled)
		o := options
		o.Timeout = time.Nanosecond
		_, err = lede.Extract(t.Context(), strings.NewReader(long), o)
		require.ErrorIs(t, err, lede.ErrTimeout)
	}
	for wait := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(wait); {
		time.Sleep(time.Millisecond)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}
