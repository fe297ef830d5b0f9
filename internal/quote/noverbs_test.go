package quote

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNoVerbRows(t *testing.T) {
	for k := range noVerbRows {
		row := &noVerbRows[k]
		t.Run(row.why, func(t *testing.T) {
			text, i := bracketed(t, row.tag, row.example)
			word, n := text.verbAt(i, int32(len(text.tokens)))
			require.Positive(t, word.bits&isVerb, "no form of a verb: %s", row.example)
			v := verbForm{i, i + n, text.sents[text.tokens[i].sent], text.sents[text.tokens[i].sent+1], word.bits}
			require.True(t, (row.of == 0 || word.bits&row.of != 0) && row.is(text, &v), row.example)
			require.True(t, text.noVerb(&v), row.example)
		})
	}
}
