package lede_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede"
)

// imports are the packages outside the standard library that importing lede brings in, and no others.
var imports = []string{
	"github.com/ledekit/lede",
	"github.com/ledekit/lede/internal/",
	"golang.org/x/net/html",
	"golang.org/x/net/html/atom",
	"golang.org/x/net/html/charset",
	"golang.org/x/text/",
	"github.com/clipperhouse/uax29/v2/",
}

// TestImports holds the root package to its list of dependencies. It keeps the network out of them, and what opens files or goes around
// the language out of lede's own.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}} {{join .Imports \",\"}}", ".").Output()
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		pkg, direct, _ := strings.Cut(strings.TrimSpace(line), " ")
		require.NotContains(t, []string{"net", "net/http", "os/exec", "plugin", "time/tzdata"}, pkg)
		if strings.HasPrefix(pkg, "github.com/ledekit/lede") {
			for _, other := range []string{"os", "io/ioutil", "syscall", "unsafe", "C"} {
				require.NotContains(t, strings.Split(direct, ","), other, pkg)
			}
		}
		if first, _, _ := strings.Cut(pkg, "/"); !strings.Contains(first, ".") {
			continue
		}
		listed := false
		for _, p := range imports {
			listed = listed || pkg == p || strings.HasSuffix(p, "/") && strings.HasPrefix(pkg, p)
		}
		require.True(t, listed, "importing lede brings in %s", pkg)
	}
}

// TestImportCost measures what a program pays for importing lede before its main runs: under 1 ms and 100 kB.
func TestImportCost(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	dir := t.TempDir()
	src := "package main\n\nimport _ \"github.com/ledekit/lede\"\n\nfunc main() {}\n"
	main := filepath.Join(dir, "main.go")
	require.NoError(t, os.WriteFile(main, []byte(src), 0o600))
	bin := filepath.Join(dir, "bare")
	out, err := exec.Command("go", "build", "-o", bin, main).CombinedOutput()
	require.NoError(t, err, string(out))

	least, bytes := 1e9, 0
	for range 5 { // other work on the machine only ever adds time
		ms, b := initCost(t, bin)
		least, bytes = min(least, ms), b
	}
	t.Logf("importing lede: %.3f ms, %d bytes", least, bytes)
	require.Less(t, least, 1.0, "milliseconds")
	require.Less(t, bytes, 100_000, "bytes")
}

// initCost sums what the runtime tells of the packages that come with lede: "init PKG @1.2 ms, 0.03 ms clock, 123 bytes, 4 allocs".
func initCost(t *testing.T, bin string) (ms float64, size int) {
	t.Helper()
	cmd := exec.Command(bin)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		if len(f) < 8 || f[0] != "init" || !strings.Contains(f[1], ".") {
			continue
		}
		clock, err := strconv.ParseFloat(f[4], 64)
		require.NoError(t, err, line)
		n, err := strconv.Atoi(f[7])
		require.NoError(t, err, line)
		ms, size = ms+clock, size+n
	}
	return ms, size
}

// TestAllocations holds each fixture's Article to few more allocations than parsing it takes.
func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	names, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	require.NoError(t, err)
	var parse, extract float64
	for _, name := range names {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		parse += testing.AllocsPerRun(3, func() { _, _ = html.Parse(bytes.NewReader(b)) })
		extract += testing.AllocsPerRun(3, func() { _, _ = lede.Extract(context.Background(), bytes.NewReader(b), lede.Options{}) })
	}
	require.LessOrEqual(t, extract, 2.25*parse, "allocations of all fixtures together; small pages weigh more here than on the web")
}

// TestLimits breaks each limit, the default and one of the caller's, and expects the error that is told for it.
func TestLimits(t *testing.T) {
	deep := &html.Node{Type: html.DocumentNode}
	for n, i := deep, 0; i < 10_001; i++ {
		n.AppendChild(&html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"})
		n = n.FirstChild
	}
	wide := &html.Node{Type: html.DocumentNode}
	for range 100 {
		wide.AppendChild(&html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br"})
	}
	node := func(n *html.Node, o lede.Options) error {
		_, err := lede.ExtractNode(t.Context(), n, o)
		return err
	}
	read := func(s string, o lede.Options) error {
		_, err := lede.Extract(t.Context(), strings.NewReader(s), o)
		return err
	}
	text := func(s string, o lede.Options) error {
		_, err := lede.ExtractText(t.Context(), s, o)
		return err
	}
	noReader := func() error {
		_, err := lede.Extract(t.Context(), nil, lede.Options{})
		return err
	}
	large := strings.Repeat(" word", 64<<20/5+1)
	for _, row := range []struct {
		name string
		err  error
		want error
	}{
		{"bytes", read(large, lede.Options{}), lede.ErrTooLarge},
		{"bytes of text", text(large, lede.Options{}), lede.ErrTooLarge},
		{"bytes, as told", read(page, lede.Options{MaxBytes: 100}), lede.ErrTooLarge},
		{"tags", read(strings.Repeat("<p>x", 60_000), lede.Options{}), lede.ErrTooManyNodes},
		{"tags, as told", read(page, lede.Options{MaxNodes: 5}), lede.ErrTooManyNodes},
		{"lines", text(strings.Repeat("x\n", 60_000), lede.Options{}), lede.ErrTooManyNodes},
		{"nodes, as told", node(wide, lede.Options{MaxNodes: 50}), lede.ErrTooManyNodes},
		{"depth", node(deep, lede.Options{}), lede.ErrTooDeep},
		{"depth, as told", node(deep, lede.Options{MaxDepth: 50}), lede.ErrTooDeep},
		{"depth without bound", node(deep, lede.Options{MaxDepth: -1}), nil},
		{"time, as told", read(page, lede.Options{Timeout: 1}), lede.ErrTimeout},
		{"time is a deadline", read(page, lede.Options{Timeout: 1}), context.DeadlineExceeded},
		{"an image", read("\x89PNG\r\n\x1a\n0000", lede.Options{}), lede.ErrNotText},
		{"nothing", read(" \n", lede.Options{}), lede.ErrNotText},
		{"no reader", noReader(), lede.ErrNotText},
		{"no tree", node(nil, lede.Options{}), lede.ErrNotText},
	} {
		require.ErrorIs(t, row.err, row.want, row.name)
	}
}

// TestDefaultLimitOfNodes breaks the one limit that takes a tree of 200 MB to break, with the zero Options.
func TestDefaultLimitOfNodes(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("makes 2,000,000 nodes")
	}
	nodes := make([]html.Node, 2_000_001)
	root := &nodes[0]
	root.Type = html.DocumentNode
	for i := 1; i < len(nodes); i++ {
		nodes[i] = html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br"}
		root.AppendChild(&nodes[i])
	}
	_, err := lede.ExtractNode(t.Context(), root, lede.Options{})
	require.ErrorIs(t, err, lede.ErrTooManyNodes)
	require.ErrorContains(t, err, "more than 2000000")
}

// countdown is a context that ends after it was looked at some times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestEveryStageLooksAtTheContext ends the context at each moment at which it is looked at: from the first on, there is an error
// and no Article.
func TestEveryStageLooksAtTheContext(t *testing.T) {
	looks := 0
	for ; ; looks++ {
		o := options
		o.Timeout = -1 // with a deadline there would be another context around this one
		a, err := lede.Extract(&countdown{t.Context(), looks}, strings.NewReader(page), o)
		if err == nil {
			require.NotEmpty(t, a.Quotes)
			break
		}
		require.Nil(t, a)
		require.ErrorIs(t, err, context.Canceled)
	}
	require.GreaterOrEqual(t, looks, 10)
}
