package lede_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
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

// benchCard is a card as content systems write it: a link around a picture in several widths, a kicker, headline, dek and stamp.
const benchCard = `
<article class="card card--horizontal card--has-media" data-component="card" data-position="%d">
  <a class="card__media-link" href="/coast/ferry-fares-rise-%d" tabindex="-1" aria-hidden="true"><picture class="card__picture">
    <source media="(min-width: 60em)" srcset="/img/%d/640x360.webp 640w, /img/fares/1280x720.webp 1280w" type="image/webp">
    <img class="card__image" src="/img/fares/320x180.jpg" width="320" height="180" loading="lazy" decoding="async" alt=""></picture></a>
  <div class="card__body"><a class="card__kicker kicker kicker--coast" href="/coast">Coast</a>
    <h3 class="card__headline headline headline--small"><a href="/coast/ferry-fares-rise-%d"><span>Ferry fares rise in harbor number %d</span></a></h3>
    <p class="card__dek dek">The line blames the price of oil, and the town blames the line.</p>
    <div class="card__meta meta"><span class="meta__stamp">%s</span></div></div>
</article>`

// bareCard is a card with no more than it needs.
const bareCard = `<li><a href="/coast/ferry-fares-rise-%[1]d">Ferry fares rise in harbor number %[1]d</a> <span>%[6]s</span></li>`

// BenchmarkStamps reads the stamps of a page of 200 cards, and prints what that costs as a share of the page's Article.
func BenchmarkStamps(b *testing.B) {
	for _, row := range []struct{ name, card string }{{"rich", benchCard}, {"bare", bareCard}} {
		b.Run(row.name, func(b *testing.B) { benchStamps(b, row.card) })
	}
}

func benchStamps(b *testing.B, card string) {
	var page strings.Builder
	page.WriteString(`<html lang="en"><body><main><article><h1>Harbor pool sold to a swimmer</h1>`)
	for range 12 {
		page.WriteString("<p>The council of Oak Hill sold its harbor pool on Monday to a swimmer who had asked for it every year since the town drained it, the clerk said.</p>")
	}
	page.WriteString(`</article></main><section class="latest"><h2>Latest news</h2>`)
	shapes := []string{"%d mins ago", "%d hours ago", "March %d, 2031", "%d:05 pm", "%dh", "%d.03.2031"}
	var stamps []string
	for i := range 200 {
		stamps = append(stamps, fmt.Sprintf(shapes[i%len(shapes)], i%11+1))
		fmt.Fprintf(&page, card, i, i, i, i, i, stamps[i])
	}
	page.WriteString("</section></body></html>")
	o := lede.Options{URL: "https://ledger.example/coast/harbor-pool-sold", FetchedAt: time.Date(2031, 3, 12, 10, 30, 0, 0, time.UTC)}
	ref := lede.Reference{Time: o.FetchedAt, Language: "en"}
	var article, reading cost
	for b.Loop() {
		article.add(func() {
			a, err := lede.Extract(context.Background(), strings.NewReader(page.String()), o)
			require.NoError(b, err)
			require.Len(b, a.Related, len(stamps))
		})
		reading.add(func() {
			for _, s := range stamps {
				lede.ParseTimestamp(s, ref)
			}
		})
	}
	b.ReportMetric(100*float64(reading.time)/float64(article.time), "%-of-article")
	b.ReportMetric(float64(reading.allocs)/float64(b.N), "allocs")
	b.ReportMetric(0, "ns/op")
}
