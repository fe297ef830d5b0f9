package lede

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// TestTrustRows finds, for each row, a line on its example for which it holds.
func TestTrustRows(t *testing.T) {
	page := strings.NewReplacer("{h1}", "<h1>Ferry runs aground off Harlow</h1>", "{body}",
		`<p>A ferry with 140 people on board ran aground off Harlow, the harbor board said, and nobody was hurt in the accident.</p>
<p>Divers will look at the hull before the ship is towed to the yard, a spokeswoman for the owners told reporters at the quay.</p>
<p>The line carries 2,000 passengers a week, and its other ship will sail in the meantime, the owners said in a statement.</p>`)
	for _, row := range trust {
		require.NotEmpty(t, row.why)
		require.NotEmpty(t, row.example, row.why)
		w := witnessesOf(t, `<html lang="en"><title>Ferry runs aground off Harlow</title><article>`+page.Replace(row.example))
		holds := false
		for i := range w.lines {
			holds = holds || row.is(w, &w.lines[i])
		}
		require.True(t, holds, "%s: %s (%d lines)", row.why, row.example, len(w.lines))
	}
}

func witnessesOf(t *testing.T, markup string) *witnesses {
	t.Helper()
	ctx := context.Background()
	root, _, err := page.Parse(ctx, []byte(markup), 0)
	require.NoError(t, err)
	p, err := page.New(ctx, root, page.Limits{})
	require.NoError(t, err)
	src := newSource(p, meta.Read(p), Options{URL: "https://harbor.example/2031/02/03/ferry"})
	region, _, _, err := findBody(ctx, src, root)
	require.NoError(t, err)
	return newWitnesses(src, region, findOthers(src, region), readStory(src, region))
}
