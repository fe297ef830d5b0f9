package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	gold, pred := filepath.Join(dir, "gold"), filepath.Join(dir, "pred")
	require.NoError(t, os.WriteFile(gold, []byte(`{"id":"a","paragraphs":["The mill on the river turns again."],"optional":["By Ann"]}
{"id":"b","body":"The ferry to the island stops at noon."}
`), 0o600))
	require.NoError(t, os.WriteFile(pred, []byte(`{"id":"a","text":"By Ann Lee, who was there all day\nThe mill on the river turns again.","confidence":0.97}
{"id":"b","article":{"confidence":0.6,"sections":[{"blocks":[{"type":"paragraph","text":"Sign up for our daily letter now."}]}]}}
`), 0o600))
	var out strings.Builder
	require.NoError(t, run(&out, gold, pred))
	require.Contains(t, out.String(), ">= 0.95         1    1.000  1.000  1.000")
	require.Contains(t, out.String(), ">= 0.50         1    0.000  0.000  0.500")
	require.Error(t, run(&out, gold, filepath.Join(dir, "none")))
}
