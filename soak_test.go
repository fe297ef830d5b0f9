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
