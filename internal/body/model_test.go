package body

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/page"
)

func TestWeightsAreReadable(t *testing.T) {
	m, err := ReadModel(weights)
	require.NoError(t, err)
	require.NotEmpty(t, m.roots)
}

func TestReadModel(t *testing.T) {
	m, err := ReadModel("# why\nbias 0.5\n(words 10 -1 (near:nav 0.5 2 -3))\n")
	require.NoError(t, err)
	names := FeatureNames()
	at := func(name string) int {
		for i, n := range names {
			if n == name {
				return i
			}
		}
		t.Fatalf("no feature %q", name)
		return 0
	}
	var x row
	x.numbers[at("words")] = 9
	require.InDelta(t, -0.5, m.score(&x), 1e-6)
	x.numbers[at("words")] = 10
	require.InDelta(t, 2.5, m.score(&x), 1e-6)
	x.near = page.Nav
	require.InDelta(t, -2.5, m.score(&x), 1e-6)
	for _, bad := range []string{"(words 10 1", "(words 10 1 2", "(unheard 10 1 2)", "(words x 1 2)", "(words 10 1 2) 3", "()", "bias x"} {
		_, err := ReadModel(bad)
		require.Error(t, err, bad)
	}
}

func TestFeatureNamesAreUnique(t *testing.T) {
	require.Len(t, page.WordNames(), wordBits)
	seen := map[string]bool{}
	for _, n := range FeatureNames() {
		require.False(t, seen[n], n)
		seen[n] = true
	}
	for _, f := range features {
		require.NotEmpty(t, f.why, f.name)
	}
}
