package quote

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

// goldText is a text whose quotes people have given their speakers.
type goldText struct {
	Path   string
	Quotes []struct {
		Start, End int // characters of the text
		Name       string
		Optional   bool
	}
	paras  []Para
	begins []int // of each paragraph, its first character
}

// TestWeightsOnTextsLeftOut chooses the weights five times without a fifth of the texts in the folder LEDE_QUOTES, and asks them for
// those: what choosing on a text is worth on that text must be less than one name in a hundred.
func TestWeightsOnTextsLeftOut(t *testing.T) {
	dir := os.Getenv("LEDE_QUOTES")
	if dir == "" {
		t.Skip("LEDE_QUOTES names no folder of texts with gold.jsonl")
	}
	texts := readGold(t, dir)
	const folds = 5
	memory := map[weights][]tally{}
	judge := func(w weights) []tally {
		if memory[w] == nil {
			for i := range texts {
				memory[w] = append(memory[w], texts[i].judge(w))
			}
		}
		return memory[w]
	}
	var inUse, leftOut tally
	for f := range folds {
		best := choose(func(w weights) (sum int) {
			for i, c := range judge(w) {
				if i%folds != f {
					sum += c.right
				}
			}
			return sum
		})
		for i := range texts {
			if i%folds == f {
				inUse.add(judge(chosen)[i])
				leftOut.add(judge(best)[i])
			}
		}
	}
	t.Logf("names right, of %d: %.4f by the weights in use, %.4f by weights that never saw the text", inUse.of, inUse.share(), leftOut.share())
	require.InDelta(t, inUse.share(), leftOut.share(), 0.01)
}

type tally struct{ right, of int }

func (c *tally) add(d tally)    { c.right, c.of = c.right+d.right, c.of+d.of }
func (c *tally) share() float64 { return float64(c.right) / float64(max(c.of, 1)) }

// choose moves one weight at a time, from where all of a sort are the same, as long as that makes more names right.
func choose(right func(weights) int) weights {
	var w weights
	for i, p := range w.all() {
		*p = 1
		if i == 0 {
			*p = 0.1 // a word, where others are a whole sentence
		}
	}
	best := right(w)
	for range 2 {
		for i := range w.all() {
			was := *w.all()[i]
			for _, factor := range []float64{0, 0.5, 0.7, 1.5, 2} {
				try := w
				*try.all()[i] = was * factor
				if n := right(try); n > best {
					best, w = n, try
				}
			}
		}
	}
	return w
}

func (w *weights) all() []*float64 {
	l, m := &w.leading, &w.meaning
	return []*float64{
		&l.perToken, &l.asJudge, &l.asWish, &l.inRelative, &l.adjacent,
		&m.perSentence, &m.perParagraph, &m.asSubject, &m.asSpeaker, &m.asPronoun, &m.asOwner, &m.asTied, &m.asNew,
		&m.pastHeading, &m.asNameless, &m.asUnproven, &m.ofSex,
	}
}

func TestAllWeights(t *testing.T) {
	var w weights
	require.Len(t, w.all(), reflect.TypeOf(w.leading).NumField()+reflect.TypeOf(w.meaning).NumField())
}

// judge counts the names that weights get right in a text.
func (g *goldText) judge(w weights) (c tally) {
	words := WordsOf(lang.Get("en"))
	spans := Pair(g.paras, words)
	t := Read(g.paras, spans, words)
	defer t.Free()
	t.by = &w
	holds := t.Attribute()
	quotes := t.Join(holds)
	t.Name(quotes, holds, Meet(t, holds))
	names := make([]string, len(spans))
	for i := range quotes {
		for _, s := range quotes[i].Spans {
			names[s] = quotes[i].Name
		}
	}
	for i := range spans {
		at := g.begins[spans[i].Para] + utf8.RuneCountInString(g.paras[spans[i].Para].Text[:spans[i].Start])
		for _, q := range g.Quotes {
			if q.Name != "" && !q.Optional && q.Start <= at && at < q.End {
				c.of++
				if lastWord(q.Name) == lastWord(names[i]) {
					c.right++
				}
				break
			}
		}
	}
	return c
}

func lastWord(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, " Jr."), " II")
	return name[strings.LastIndexByte(name, ' ')+1:]
}

func readGold(t *testing.T, dir string) []goldText {
	f, err := os.Open(filepath.Join(dir, "gold.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	var texts []goldText
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var g goldText
		require.NoError(t, json.Unmarshal(lines.Bytes(), &g))
		text, err := os.ReadFile(filepath.Join(dir, g.Path))
		require.NoError(t, err)
		at := 0
		for line := range strings.SplitSeq(string(text), "\n") {
			if line != "" {
				g.paras, g.begins = append(g.paras, Para{Text: line}), append(g.begins, at)
			}
			at += utf8.RuneCountInString(line) + 1
		}
		texts = append(texts, g)
	}
	require.NoError(t, lines.Err())
	return texts
}
