package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// TestOutput runs the example twice over one file: what is read again comes in place of what stood there.
func TestOutput(t *testing.T) {
	want, err := os.ReadFile("output.txt")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "quotes.db")
	for range 2 {
		var got bytes.Buffer
		require.NoError(t, run(context.Background(), &got, file, os.DirFS("../sound/pages/islands"), about))
		require.Equal(t, string(want), got.String())
	}
}

// TestUndated stores a page without a date, and one that is none.
func TestUndated(t *testing.T) {
	pages := fstest.MapFS{
		"empty.html": {},
		"text.html":  {Data: []byte(`<h1>Horn falls silent</h1><p>“It is the valve,” said Tomas Quill, the harbour master, on the pier.</p>`)},
	}
	var got bytes.Buffer
	require.NoError(t, run(context.Background(), &got, ":memory:", pages, "valve"))
	require.Equal(t, "quoted most:\n\t1\tTomas Quill\nvalve:\n"+
		"\tTomas Quill\tharbour master\tIt is the [valve],\tHorn falls silent\t-\n", got.String())
}
