package lede_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede"
)

// benchPages reads the pages to measure on: the fixtures, or those of the folder that LEDE_PAGES names (.html or .html.gz).
func benchPages(tb testing.TB) [][]byte {
	tb.Helper()
	dir := os.Getenv("LEDE_PAGES")
	if dir == "" {
		dir = filepath.Join("testdata", "pages")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.html*"))
	require.NoError(tb, err)
	var pages [][]byte
	for _, name := range names {
		pages = append(pages, unpacked(tb, name))
	}
	if len(pages) == 0 {
		tb.Skip("no pages in " + dir)
	}
	return pages
}

// unpacked reads a page, gzipped or not.
func unpacked(tb testing.TB, name string) []byte {
	tb.Helper()
	b, err := os.ReadFile(name)
	require.NoError(tb, err)
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(bytes.NewReader(b))
		require.NoError(tb, err)
		b, err = io.ReadAll(z)
		require.NoError(tb, err)
	}
	return b
}

func total(pages [][]byte) (n int64) {
	for _, p := range pages {
		n += int64(len(p))
	}
	return n
}

// BenchmarkHTMLParse is the floor: the HTML parser alone.
func BenchmarkHTMLParse(b *testing.B) {
	pages := benchPages(b)
	b.SetBytes(total(pages))
	b.ReportAllocs()
	for b.Loop() {
		parseAll(b, pages)
	}
}

// BenchmarkExtract is the whole Article of the same pages.
func BenchmarkExtract(b *testing.B) {
	pages := benchPages(b)
	b.SetBytes(total(pages))
	b.ReportAllocs()
	for b.Loop() {
		extractAll(b, pages)
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkRatio does both in turn, so that a machine whose speed drifts slows both, and prints what an Article costs in parses:
// time, allocated bytes, allocations.
func BenchmarkRatio(b *testing.B) {
	pages := benchPages(b)
	var parse, extract cost
	for b.Loop() {
		parse.add(func() { parseAll(b, pages) })
		extract.add(func() { extractAll(b, pages) })
	}
	b.ReportMetric(float64(extract.time)/float64(parse.time), "x-time")
	b.ReportMetric(float64(extract.bytes)/float64(parse.bytes), "x-bytes")
	b.ReportMetric(float64(extract.allocs)/float64(parse.allocs), "x-allocs")
	b.ReportMetric(0, "ns/op")
}

func parseAll(tb testing.TB, pages [][]byte) {
	for _, p := range pages {
		if _, err := html.Parse(bytes.NewReader(p)); err != nil {
			tb.Fatal(err)
		}
	}
}

func extractAll(tb testing.TB, pages [][]byte) {
	for _, p := range pages {
		if _, err := lede.Extract(context.Background(), bytes.NewReader(p), lede.Options{}); err != nil {
			tb.Fatal(err)
		}
	}
}

// cost adds up what some work took.
type cost struct {
	time          time.Duration
	bytes, allocs uint64
}

func (c *cost) add(work func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	work()
	c.time += time.Since(start)
	runtime.ReadMemStats(&after)
	c.bytes += after.TotalAlloc - before.TotalAlloc
	c.allocs += after.Mallocs - before.Mallocs
}
