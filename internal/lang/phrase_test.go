package lang

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMatchPhrase(t *testing.T) {
	for _, row := range []struct {
		phrase, text string
		want         bool
		why          string
	}{
		{"why this/it matters", "Why It Matters:", true, "alternatives, case and marks aside"},
		{"why this/it matters", "Why It Matters Now", false, "the phrase is the whole line"},
		{"why this/it matters *", "Why It Matters", true, "a star may stand for nothing"},
		{"what + said", "What the mayor said", true, "a plus stands for words"},
		{"what + said", "What said", false, "a plus stands for one word at least"},
		{"the? facts", "Facts", true, "an optional word left out"},
		{"what's next *", "What’s next for the ferry?", true, "apostrophes are alike"},
		{"# things to know", "7 things to know", true, "any number"},
		{"# things to know", "Many things to know", false, "a number"},
		{"ce que l'on sait", "Ce que l’on sait", true, "elisions stay one word"},
		{"por qué importa", "¿Por qué importa?", true, "marks before a question"},
		{"", "Anything", false, "an empty phrase matches nothing but nothing"},
	} {
		require.Equal(t, row.want, MatchPhrase(row.phrase, Words(row.text, 20)), "%s: %q on %q", row.why, row.phrase, row.text)
	}
}

func TestWordsKeepsToItsLimit(t *testing.T) {
	require.Equal(t, []string{"one", "two"}, Words("One two three", 2))
	require.Empty(t, Words("— … !", 5))
}
