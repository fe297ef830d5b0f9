package meta

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/page"
)

func factsOf(t *testing.T, markup string) *Facts {
	t.Helper()
	root, _, err := page.Parse(context.Background(), []byte("<html lang=en>"+markup), 0)
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	return Read(p)
}

// Each way to a headline, and to a writer, has an example that goes it.
func TestWayRows(t *testing.T) {
	for i := range headlineRows {
		row := &headlineRows[i]
		t.Run(row.name, func(t *testing.T) {
			require.NotEmpty(t, row.why)
			f := factsOf(t, row.example)
			require.Equal(t, "Ferry runs aground off Harlow", f.Headlines[0].Value)
			require.Equal(t, row.name, f.HeadlineRow().Name)
		})
	}
	for i := range authorRows {
		row := &authorRows[i]
		t.Run(row.name, func(t *testing.T) {
			require.NotEmpty(t, row.why)
			f := factsOf(t, row.example)
			require.Len(t, f.Authors, 1)
			require.Equal(t, "Ana Ruiz", f.Authors[0].Name)
			require.Equal(t, row.name, f.Authors[0].ByRow().Name)
		})
	}
}
