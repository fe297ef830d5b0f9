package lede_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMemoryStaysFlat reads the same pages over and over, and holds what is kept afterwards to what was kept after a few rounds.
func TestMemoryStaysFlat(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("reads some thousand pages")
	}
	pages := benchPages(t)
	rounds := func(n int) uint64 {
		for range n {
			extractAll(t, pages)
		}
		runtime.GC()
		runtime.GC() // pools are emptied by the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	per := 1 + 1000/len(pages)
	early := rounds(per)
	late := rounds(3 * per)
	t.Logf("kept after %d pages: %d bytes; after %d: %d", per*len(pages), early, 4*per*len(pages), late)
	require.Less(t, late, early+early/4+1<<20)
}

// BenchmarkSoak reads page after page, and prints what is kept after the first thousand and at the end. Over a hundred thousand:
//
//	go test -run '^$' -bench Soak -benchtime 100000x .
func BenchmarkSoak(b *testing.B) {
	pages := benchPages(b)
	kept := func() float64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	i := 0
	for b.Loop() {
		extractAll(b, pages[i%len(pages):i%len(pages)+1])
		if i++; i == 1000 {
			b.StopTimer()
			b.ReportMetric(kept(), "MB-early")
			b.StartTimer()
		}
	}
	b.ReportMetric(kept(), "MB-late")
}
