package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

// bracketed reads an example and returns the token of the word in brackets.
func bracketed(t *testing.T, tag, example string) (*Text, int32) {
	at := strings.IndexByte(example, '[')
	require.GreaterOrEqual(t, at, 0, example)
	paras := []Para{{Text: strings.NewReplacer("[", "", "]", "").Replace(example)}}
	w := WordsOf(lang.Get(tag))
	text := Read(paras, Pair(paras, w), w)
	for i := range text.tokens {
		if int(text.tokens[i].start) == at {
			return text, int32(i)
		}
	}
	require.Fail(t, "no word begins at the bracket", example)
	return nil, 0
}

func TestNominalRows(t *testing.T) {
	for k := range nominalRows {
		row := &nominalRows[k]
		t.Run(row.why, func(t *testing.T) {
			text, i := bracketed(t, row.tag, row.example)
			tk := &text.tokens[i]
			for e := range nominalRows[:k] {
				before := &nominalRows[e]
				require.False(t, (before.of == 0 || tk.word.bits&before.of != 0) && before.is(text, i, tk), "decided by: %s", before.why)
			}
			require.True(t, (row.of == 0 || tk.word.bits&row.of != 0) && row.is(text, i, tk), row.example)
			require.Equal(t, row.yes, text.nominal(i), row.example)
		})
	}
}

func TestVerbNounRows(t *testing.T) {
	for k := range verbNouns {
		row := &verbNouns[k]
		t.Run(row.why, func(t *testing.T) {
			text, i := bracketed(t, "en", row.example)
			require.Positive(t, text.tokens[i].word.bits&row.of, row.example)
			require.True(t, row.is(text, i, &text.tokens[i-1], text.at(i+1)), row.example)
			require.True(t, text.asNoun(i), row.example)
		})
	}
	for _, verb := range []string{"Finch [claims] it.", "The mayor [said] so.", "Most [praised] the wall."} {
		text, i := bracketed(t, "en", verb)
		require.False(t, text.asNoun(i), verb)
	}
}
