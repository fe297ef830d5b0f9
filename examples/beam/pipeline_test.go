package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism" // the runner of the tests
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

// answers reads the ids of all output files of a name, and how often each stands there.
func answers(t *testing.T, folder, name string) map[string]int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, name+"-*"))
	require.NoError(t, err)
	ids := map[string]int{}
	for _, file := range files {
		require.Equal(t, ".jsonl", filepath.Ext(file), "nothing half written is left")
		f, err := os.Open(file)
		require.NoError(t, err)
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var a struct {
				ID    string `json:"id"`
				Error string `json:"error"`
			}
			require.NoError(t, json.Unmarshal(lines.Bytes(), &a))
			require.Equal(t, name == "failures", a.Error != "")
			ids[a.ID]++
		}
		require.NoError(t, lines.Err())
	}
	return ids
}

// TestEachPageHasOneOutput runs the pipeline over three shards, one of them poisoned, and then again over the same output, as a
// runner does that tries work anew.
func TestEachPageHasOneOutput(t *testing.T) {
	out := t.TempDir()
	pages := map[string]int{}
	for _, id := range []string{"page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6", "page-7", "page-8"} {
		pages[id] = 1
	}
	failures := map[string]int{"": 1, "empty": 1, "image": 1}
	var before map[string][]byte
	for range 2 {
		result := ptest.BuildAndRun(t, func(s beam.Scope) { build(s, "testdata/requests-*.jsonl", out, 3) })
		require.Equal(t, pages, answers(t, out, "articles"))
		require.Equal(t, failures, answers(t, out, "failures"))

		counts := map[string]int64{}
		for _, c := range result.Metrics().Query(func(metrics.SingleResult) bool { return true }).Counters() {
			counts[c.Name()] += c.Result()
		}
		require.Equal(t, int64(12), counts["pages"])
		require.Equal(t, int64(3), counts["failed"])
		require.Equal(t, int64(9), counts["quotes"])

		after := contents(t, out)
		if before != nil {
			require.Equal(t, before, after, "a second run leaves the same bytes")
		}
		before = after
	}
}

func contents(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	require.NoError(t, err)
	out := map[string][]byte{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		out[filepath.Base(file)] = b
	}
	return out
}
