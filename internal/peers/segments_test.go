package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const table = `package main

var comparisonData = map[string]ComparisonEntry{
	"https://ledger.example/mill": {
		File: "ledger.mill.html",
		With: []string{"The mill \"turned\" again", "on Tuesday"}, Without: []string{"Read more"},
		Tags: []string{"mills"},
	},
	"https://ledger.example/known": {File: "0123456789abcdef0123456789abcdef.html", With: []string{"The"}},
}
`

func TestSegments(t *testing.T) {
	module := t.TempDir()
	write := func(text string, path ...string) {
		name := filepath.Join(append([]string{module}, path...)...)
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	write(table, "scripts", "comparison", "data.go")
	_, err := loadMarked(module)
	require.ErrorContains(t, err, "ledger.mill.html: no saved page")

	write("<p>The mill", "test-files", "mock", "ledger.mill.html")
	pages, err := loadMarked(module)
	require.NoError(t, err)
	require.Len(t, pages, 1, "pages of the article-extraction-benchmark are left out")
	m := pages[0]
	require.Equal(t, "https://ledger.example/mill", m.url.String())
	require.Equal(t, "<p>The mill", string(m.html))
	require.Equal(t, []string{`The mill "turned" again`, "on Tuesday"}, m.with)
	require.Equal(t, []string{"Read more"}, m.without)

	require.Equal(t, hits{found: 1, wrong: 1, missed: 1}, m.judge("The mill \"turned\"\n again. Read  more"))
	require.Equal(t, hits{missed: 2}, m.judge(""))
}
