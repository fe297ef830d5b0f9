package lede_test

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
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

// TestEveryFunctionIsUsed looks for exported functions that are not among uses.
func TestEveryFunctionIsUsed(t *testing.T) {
	var exported, used []string
	for _, dir := range []string{".", "render"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		require.NoError(t, err)
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() {
					exported = append(exported, f.Name.Name)
				}
			}
		}
	}
	for _, u := range uses {
		used = append(used, u.name)
	}
	require.ElementsMatch(t, exported, used)
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

// asker is a second opinion that counts how often it was asked.
type asker struct{ asked *atomic.Int32 }

func (s asker) FindBody(_ context.Context, root *html.Node, _ string) (nodes []*html.Node, err error) {
	s.asked.Add(1)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "p" {
			nodes = append(nodes, n)
		}
	}
	return nodes, nil
}

// TestSecondOpinionsTogether asks one second opinion about one tree from many goroutines.
func TestSecondOpinionsTogether(t *testing.T) {
	root, err := html.Parse(strings.NewReader("<div><p>The boat came in on Tuesday, she said.<p>It left on Friday.</div><div><p>Nobody saw it.</div>"))
	require.NoError(t, err)
	var asked atomic.Int32
	o := lede.Options{SecondOpinion: asker{&asked}}
	want, err := lede.ExtractNode(t.Context(), root, o)
	require.NoError(t, err)
	var wg sync.WaitGroup
	const together = 8
	for range together {
		wg.Go(func() {
			got, err := lede.ExtractNode(t.Context(), root, o)
			if d := cmp.Diff(want, got); err != nil || d != "" {
				t.Errorf("%v (-alone +together):\n%s", err, d)
			}
		})
	}
	wg.Wait()
	require.EqualValues(t, 1+together, asked.Load())
}

// TestNothingRunsOn counts goroutines after calls that ended, and after calls whose context or time ended before them.
func TestNothingRunsOn(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	long := strings.Repeat(page, 50)
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	late := options
	late.Timeout = time.Nanosecond
	before := runtime.NumGoroutine()
	for range 20 {
		_, err := lede.Extract(t.Context(), strings.NewReader(page), options)
		require.NoError(t, err)
		_, err = lede.Extract(ended, strings.NewReader(long), options)
		require.ErrorIs(t, err, context.Canceled)
		_, err = lede.Extract(t.Context(), strings.NewReader(long), late)
		require.ErrorIs(t, err, lede.ErrTimeout)
		_, err = lede.ExtractNode(ended, root, options)
		require.ErrorIs(t, err, context.Canceled)
		_, err = lede.ExtractNode(t.Context(), root, late)
		require.ErrorIs(t, err, lede.ErrTimeout)
		_, err = lede.ExtractText(ended, long, options)
		require.ErrorIs(t, err, context.Canceled)
		_, err = lede.ExtractText(t.Context(), long, late)
		require.ErrorIs(t, err, lede.ErrTimeout)
	}
	for wait := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(wait); {
		time.Sleep(time.Millisecond)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}
