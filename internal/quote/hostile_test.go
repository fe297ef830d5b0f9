package quote

import (
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

// hostiles are pieces that, repeated, would make a careless reader slow.
var hostiles = map[string]string{
	"opening marks":   "“",
	"straight marks":  "\" ",
	"pairs":           "“a” ",
	"attributed":      "“It held,” said Orla Finch. ",
	"no full stop":    "“It held,” said Finch, and “so on,” ",
	"colons":          "Finch: “It held” and in the port ",
	"names":           "Orla Finch ",
	"same surname":    "Aa Finch met Bb Finch. ",
	"pronouns":        "he said she said ",
	"commas":          "Finch, ",
	"prepositions":    "of the port for the ",
	"requests":        "Finch did not respond to ",
	"single marks":    "‘a’ ’s ",
	"brackets":        "( [ ",
	"titles":          "Secretary of ",
	"apostrophes":     "l'a d'",
	"possessives":     "Finch’s ",
	"one long word":   "a",
	"participles":     "saying adding ",
	"German sentence": "der Sprecher des ",
}

func TestTimeInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for name, piece := range hostiles {
		t.Run(name, func(t *testing.T) {
			n := 100_000 / len(piece)
			run := func(n int) time.Duration {
				best := time.Hour
				for range 2 {
					begin := time.Now()
					read("en", strings.Repeat(piece, n))
					best = min(best, time.Since(begin))
				}
				return best
			}
			small, large := run(n), run(4*n)
			for tries := 0; large >= 16*small+100*time.Millisecond && tries < 3; tries++ { // something else ran meanwhile
				small, large = run(n), run(4*n)
			}
			require.Less(t, large, 16*small+100*time.Millisecond, "four times the text: %v and %v", small, large)
			require.Less(t, large, 20*time.Second, "on a busy machine, and under the race detector")
		})
	}
}

// TestLongWordsCostNoStack hangs a pronoun on a verb half a million times, in every language that hangs any on.
func TestLongWordsCostNoStack(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(32 << 20))
	tried := 0
	for _, tag := range []string{"fr", "pt", "es", "it", "ca", "ro"} {
		for _, pronoun := range WordsOf(lang.Get(tag)).clitics {
			read(tag, "Ana Costa dit"+strings.Repeat(pronoun, 500_000)+" hier.")
			tried++
			break
		}
	}
	require.NotZero(t, tried)
}

func FuzzQuotes(f *testing.F) {
	for _, piece := range hostiles {
		f.Add("en", piece+piece)
	}
	f.Add("de", "„Es hält“, sagte Orla Fink.\n„Und")
	f.Add("en", "“It holds,” said Orla Finch, Group President, Northern Lines\nLumen Holdings")
	f.Add("fr", "« Ça tient », a-t-elle dit.")
	f.Fuzz(func(t *testing.T, tag, text string) {
		if !utf8.ValidString(text) || !utf8.ValidString(tag) || len(text) > 1<<14 {
			t.Skip()
		}
		var paras []Para
		for line := range strings.SplitSeq(text, "\n") {
			paras = append(paras, Para{Text: line, Heading: strings.HasPrefix(line, "#")})
		}
		spans := Pair(paras, WordsOf(lang.Get(tag)))
		x := Read(paras, spans, WordsOf(lang.Get(tag)))
		holds := x.Attribute()
		quotes := x.Join(holds)
		people := Meet(x, holds)
		x.Name(quotes, holds, people)
		x.Requests(people)
		last := Span{Para: -1}
		for _, sp := range spans {
			s := paras[sp.Para].Text
			require.True(t, 0 <= sp.Open && sp.Open <= sp.Start && sp.Start < sp.End && sp.End <= sp.Shut &&
				int(sp.Shut) <= len(s))
			require.True(t, utf8.ValidString(s[sp.Start:sp.End]))
			require.True(t, sp.Para > last.Para || sp.Open >= last.Shut, "spans in order, none inside another")
			last = sp
		}
		n := 0
		for i := range quotes {
			require.NotEmpty(t, quotes[i].Spans)
			for _, s := range quotes[i].Spans {
				require.EqualValues(t, n, s, "each span in one quote, in order")
				n++
			}
			require.True(t, quotes[i].Confidence >= 0 && quotes[i].Confidence <= 1)
			for _, c := range quotes[i].When {
				require.True(t, 0 <= c.Start && c.Start <= c.End && int(c.End) <= len(paras[c.Para].Text))
			}
		}
		require.Len(t, spans, n)
	})
}
