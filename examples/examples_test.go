// Package examples holds programs that use lede, each in a folder of its own, and a test that runs them.
package examples

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the outputs anew")

// TestExamples builds all examples, runs each without a network, and compares its output with output.txt beside it.
func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds programs")
	}
	bin := t.TempDir()
	out, err := exec.Command("go", "build", "-o", bin+"/", "./...").CombinedOutput()
	require.NoError(t, err, string(out))
	mains, err := filepath.Glob("*/main.go")
	require.NoError(t, err)
	require.NotEmpty(t, mains)
	for _, main := range mains {
		name := filepath.Dir(main)
		t.Run(name, func(t *testing.T) {
			source, err := os.ReadFile(main)
			require.NoError(t, err)
			require.LessOrEqual(t, strings.Count(string(source), "\n"), 80)
			run, own := command(name)
			require.Contains(t, string(source), "//\t"+run, "how to run it stands on top")
			if own {
				return // a module, with a test of its own
			}
			out, err := exec.Command(filepath.Join(bin, name)).CombinedOutput()
			require.NoError(t, err, string(out))
			golden := filepath.Join(name, "output.txt")
			if *update && os.Getenv("CI") == "" {
				require.NoError(t, os.WriteFile(golden, out, 0o600))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), string(out))
		})
	}
}

// command is how an example is run, and whether it is a module of its own.
func command(name string) (run string, own bool) {
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
		return "go -C examples/" + name + " run .", true
	}
	return "go run ./examples/" + name, false
}

// TestReadme holds the table of README.md to the folders: each example has a row, and its command.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile("README.md")
	require.NoError(t, err)
	mains, err := filepath.Glob("*/main.go")
	require.NoError(t, err)
	for _, main := range mains {
		name := filepath.Dir(main)
		run, _ := command(name)
		require.Regexp(t, `(?m)^\| \[`+name+`\]\(`+name+`\) \| .+ \| `+"`"+regexp.QuoteMeta(run)+"[^`]*` \\|$", string(b))
	}
}
