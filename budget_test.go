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

// TestImports holds the root package to its list of dependencies, and keeps the network out of it.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	require.NoError(t, err)
	for pkg := range strings.FieldsSeq(string(out)) {
		require.NotEqual(t, "net/http", pkg)
		require.NotEqual(t, "net", pkg)
		require.NotEqual(t, "time/tzdata", pkg)
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
	require.LessOrEqual(t, extract, 3*parse, "allocations of all fixtures together; small pages weigh more here than on the web")
}
