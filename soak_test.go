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
	rounds := func(n int) float64 {
		for range n {
			extractAll(t, pages)
		}
		return kept()
	}
	per := 1 + 1000/len(pages)
	early := rounds(per)
	late := rounds(3 * per)
	t.Logf("kept after %d pages: %.1f MB; after %d: %.1f", per*len(pages), early, 4*per*len(pages), late)
	require.Less(t, late, early+early/4+1)
}

// BenchmarkSoak reads page after page, and prints what is kept after the first thousand, at most at any thousand behind it, and at the
// end. Over a hundred thousand, of which no run takes longer than a quarter of an hour:
//
//	go test -run '^$' -bench Soak -benchtime 100000x -timeout 15m .
func BenchmarkSoak(b *testing.B) {
	pages := benchPages(b)
	var early, most, late float64
	i := 0
	for b.Loop() {
		extractAll(b, pages[i%len(pages):i%len(pages)+1])
		if i++; i%1000 == 0 {
			b.StopTimer()
			late = kept()
			if most = max(most, late); i == 1000 {
				early = late
			}
			b.StartTimer()
		}
	}
	b.ReportMetric(early, "MB-early")
	b.ReportMetric(most, "MB-most")
	b.ReportMetric(late, "MB-late")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// kept is the memory, in MB, that is in use when all that is unused was collected.
func kept() float64 {
	runtime.GC()
	runtime.GC() // pools are emptied by the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}
