package body

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/ledekit/lede/internal/page"
)

//go:generate go run ./train -pages $LEDE_PAGES -more $LEDE_AGREED -out weights.txt
//go:embed weights.txt
var weights string

// Model is what training has learned: a sum of small decision trees, each a few questions about a run. It is not changed after it
// was read.
type Model struct {
	bias  float32
	nodes []split
	roots []int32
}

// split is a question, or an answer.
type split struct {
	feature int32 // which feature; -1 for an answer
	yes, no int32 // where to go on: the feature's value is below at, or not
	at      float32
	answer  float32
}

// row is what is known of one run: numbers, and the names of the elements around it and of its own box.
type row struct {
	numbers [len(features)]float32
	near    page.Words
	own     page.Words
}

// wordBits is how many names of elements there are.
const wordBits = 57

// FeatureNames returns the names of all features: those of the table, then for each name of an element whether an element around
// the run has it ("near:"), and whether its own box has it ("own:").
func FeatureNames() []string {
	var out []string
	for i := range features {
		out = append(out, features[i].name)
	}
	for _, prefix := range []string{"near:", "own:"} {
		for _, w := range page.WordNames() {
			out = append(out, prefix+w)
		}
	}
	return out
}

// fill takes down what is known of run i.
func (x *row) fill(at *look, i int32) {
	at.turn(i)
	for k := range features {
		x.numbers[k] = features[k].of(at)
	}
	x.near, x.own = at.at.near, at.p.Nodes[at.r.Box].Own
}

// values lists a row in the order of FeatureNames.
func (x *row) values() []float32 {
	out := append([]float32(nil), x.numbers[:]...)
	for _, w := range []page.Words{x.near, x.own} {
		for k := range wordBits {
			out = append(out, float32(w>>k&1))
		}
	}
	return out
}

// After so many trees a run with odds below that is given up: no later tree would save it.
const (
	hopeful = 16
	forlorn = -3.5
)

// score is the logarithm of the odds that a run of these features is body.
func (m *Model) score(x *row) float32 {
	sum := m.bias
	for n, k := range m.roots {
		if n == hopeful && sum < forlorn {
			break
		}
		s := &m.nodes[k]
		for s.feature >= 0 {
			if x.below(s) {
				s = &m.nodes[s.yes]
			} else {
				s = &m.nodes[s.no]
			}
		}
		sum += s.answer
	}
	return sum
}

// below answers a question.
func (x *row) below(s *split) bool {
	k := int(s.feature)
	if k < len(x.numbers) {
		return x.numbers[k] < s.at
	}
	if k -= len(x.numbers); k < wordBits {
		return x.near>>k&1 == 0
	}
	return x.own>>(k-wordBits)&1 == 0
}

// builtin is the model that comes with the package.
var builtin = sync.OnceValue(func() *Model {
	m, err := ReadModel(weights)
	if err != nil {
		panic(err) // weights.txt is part of the package, and a test reads it
	}
	return m
})

// ReadModel reads the text form of a model. Each line is one tree, written as nested questions
//
//	(feature at yes no)
//
// where yes, taken when the feature is below at, and no are each a question or a number to add. The first line is "bias NUMBER".
func ReadModel(text string) (*Model, error) {
	names := map[string]int32{}
	for i, n := range FeatureNames() {
		names[n] = int32(i)
	}
	m := &Model{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if s, ok := strings.CutPrefix(line, "bias "); ok {
			b, err := strconv.ParseFloat(s, 32)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			m.bias = float32(b)
			continue
		}
		words := strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(line))
		root, rest, err := m.read(words, names, 0)
		if err == nil && len(rest) > 0 {
			err = fmt.Errorf("words after the tree: %q", rest)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		m.roots = append(m.roots, root)
	}
	return m, nil
}

// read reads a question or an answer.
func (m *Model) read(words []string, names map[string]int32, depth int) (int32, []string, error) {
	if len(words) == 0 || depth > 20 {
		return 0, nil, fmt.Errorf("a tree that does not end")
	}
	k := int32(len(m.nodes))
	if words[0] != "(" {
		a, err := strconv.ParseFloat(words[0], 32)
		m.nodes = append(m.nodes, split{feature: -1, answer: float32(a)})
		return k, words[1:], err
	}
	if len(words) < 4 {
		return 0, nil, fmt.Errorf("a question that does not end")
	}
	f, ok := names[words[1]]
	if !ok {
		return 0, nil, fmt.Errorf("no feature is named %q", words[1])
	}
	at, err := strconv.ParseFloat(words[2], 32)
	if err != nil {
		return 0, nil, err
	}
	m.nodes = append(m.nodes, split{feature: f, at: float32(at)})
	yes, words, err := m.read(words[3:], names, depth+1)
	if err != nil {
		return 0, nil, err
	}
	no, words, err := m.read(words, names, depth+1)
	if err != nil {
		return 0, nil, err
	}
	m.nodes[k].yes, m.nodes[k].no = yes, no
	if len(words) == 0 || words[0] != ")" {
		return 0, nil, fmt.Errorf("a bracket is missing")
	}
	return k, words[1:], nil
}
