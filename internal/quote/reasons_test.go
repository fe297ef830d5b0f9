package quote

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What makes a quote of its kind, each way of attribution, and each way to know a speaker has a reason, and an example in which it decides.
func TestBasisRows(t *testing.T) {
	check := func(rows []basis, of func(q *Quote) string) {
		for i := range rows {
			row := &rows[i]
			t.Run(row.name, func(t *testing.T) {
				require.NotEmpty(t, row.why)
				require.True(t, row.sure >= 0 && row.sure <= 1)
				quotes, _, _ := read(row.tag, strings.Split(row.example, "\n")...)
				require.True(t, slices.ContainsFunc(quotes, func(q Quote) bool { return of(&q) == row.name }), "decides nothing in %q: %+v", row.example, quotes)
			})
		}
	}
	kinds := make([]basis, len(sorts))
	for i := range sorts {
		kinds[i] = sorts[i].basis
	}
	check(kinds, func(q *Quote) string { return q.KindRow().Name })
	check(ways[:], func(q *Quote) string { return q.CueRow().Name })
	check(whos[:], func(q *Quote) string { row, _ := q.SpeakerRow(); return row.Name })
}

func TestPronounAbove(t *testing.T) {
	quotes, _, _ := read("en", "Mayor Orla Finch walked along the quay.", "“It will hold,” she said.")
	require.Len(t, quotes, 1)
	row, above := quotes[0].SpeakerRow()
	require.Equal(t, "pronoun", row.Name)
	require.Greater(t, above, float64(leastMargin))
}
