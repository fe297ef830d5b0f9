package quote

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGrammar reads the last quote of each example: what it is, whose, and by which cue.
func TestGrammar(t *testing.T) {
	for _, row := range []struct {
		text, mention, cue string
		kind               Kind
		reason             string
	}{
		{"“It held,” said retired Gen. Orla Finch.", "retired Gen. Orla Finch", "said", Direct, "no verb stands right behind one of speech"},
		{"Finch avoided the charged term, “soft water,” all day.", "", "", Fragment, "a noun behind its adjective is no verb"},
		{"Finch, on her way to Velden, said of Tarn’s latest request: “It held.”", "Finch", "said", Direct, "a noun behind an owner and a superlative"},
		{"The port sent a letter that said, “It held.”", "a letter", "said", Direct, "a relative pronoun is no article"},
		{"Tarn left over texts that said, “It held.”", "texts", "said", Direct, "what a relative clause hangs on is a noun"},
		{"Finch reported “12 leaning boats” in the port.", "Finch", "reported", Mixed, "a number opens no sentence without a comma or colon"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			quotes, _, _ := read("en", row.text)
			require.NotEmpty(t, quotes)
			q := quotes[len(quotes)-1]
			require.Equal(t, row.kind, q.Kind, row.text)
			require.Equal(t, row.mention, q.Mention, row.text)
			require.Equal(t, row.cue, q.Cue, row.text)
		})
	}
}
