package lede_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadme keeps the README short, and its commands and its Go true.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := string(b)
	require.Less(t, strings.Count(readme, "\n"), 150, "lines")

	t.Run("main command", func(t *testing.T) {
		command := line(t, readme, "go run ./cmd/lede ")
		command, _, _ = strings.Cut(command, "#")
		out, err := exec.Command("go", strings.Fields(command)[1:]...).Output()
		require.NoError(t, err, command)
		for _, field := range []string{`"headline": "`, `"related": [`, `"speaker": {`, `"comment_requests": [`} {
			require.True(t, strings.Contains(string(out), field), field)
		}
	})
	t.Run("test command", func(t *testing.T) {
		require.True(t, strings.HasPrefix(line(t, readme, "go test"), "go test ./..."))
	})
	t.Run("Go", func(t *testing.T) {
		_, code, ok := strings.Cut(readme, "```go\n")
		require.True(t, ok)
		code, _, ok = strings.Cut(code, "```")
		require.True(t, ok)
		examples, err := os.ReadFile("example_test.go")
		require.NoError(t, err)
		for l := range strings.Lines(code) {
			if l = strings.TrimSpace(l); len(l) > 1 {
				require.Contains(t, string(examples), l, "each line of the README's Go stands in an Example")
			}
		}
	})
}

// line returns the README's line that begins with these words.
func line(t *testing.T, readme, begins string) string {
	t.Helper()
	for l := range strings.Lines(readme) {
		if strings.HasPrefix(l, begins) {
			return strings.TrimSpace(l)
		}
	}
	require.Fail(t, "no line of the README begins with "+begins)
	return ""
}
