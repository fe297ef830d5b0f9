package lang

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every section of a language is one that some room asks for: a misspelled one would never be read.
func TestSectionsAreRead(t *testing.T) {
	var source strings.Builder
	require.NoError(t, filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		source.Write(b)
		return err
	}))
	for _, tag := range Tags() {
		for section := range Get(tag).rows {
			require.Contains(t, source.String(), `"`+section+`"`, "%s.txt: nothing reads [%s]", tag, section)
		}
	}
}
