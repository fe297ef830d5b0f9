package body

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// The shares of a run come to its score: nothing that counts goes untold.
func TestSharesComeToTheScore(t *testing.T) {
	prose := "<p>" + strings.Repeat("The quay will hold for years to come, the harbor master told the council. ", 3) + "</p>"
	root, _, err := page.Parse(context.Background(), []byte("<nav><a href='/a'>Tides</a> <a href='/b'>Fish</a></nav><main><h1>Quay will hold, town is told</h1>"+
		strings.Repeat(prose, 4)+"</main><aside><p>Sign up for our letter of the harbor here</p></aside>"), 0)
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	v, m := newView(p, meta.Read(p)), builtin()
	means := m.means()
	at, scored := look{view: v}, 0
	for i := range p.Runs {
		var x row
		x.fill(&at, int32(i))
		sum := float64(m.bias)
		for _, k := range m.roots {
			sum += means[k]
		}
		for _, n := range m.shares(&x, means) {
			sum += n
		}
		if score := m.score(&x); score > forlorn { // else it was given up half way
			scored++
			require.InDelta(t, score, sum, 1e-3)
		}
	}
	require.Positive(t, scored)

	rg := Find(p, meta.Read(p))
	rows, _ := rg.Explain(p, meta.Read(p))
	require.NotEmpty(t, rows)
	for _, row := range rows {
		require.NotEmpty(t, row.Why)
		require.NotZero(t, row.Points)
	}
}
