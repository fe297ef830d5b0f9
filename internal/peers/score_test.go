package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTally(t *testing.T) {
	var sum tally
	sum.add("a b c d e", "a b c d")
	p, r := sum.figures()
	require.Equal(t, 1.0, p)
	require.Equal(t, 0.5, r)
	sum.add("a b c d e", "")
	p, r = sum.figures()
	require.Equal(t, 1.0, p, "a page without an answer costs recall alone")
	require.Equal(t, 0.25, r)
	require.Equal(t, map[string]int{"one two": 1}, shingles("one? two"), "shorter than four words")
}
