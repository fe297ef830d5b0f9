package body

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
	"github.com/ledekit/lede/internal/why"
)

// Call is how one run was decided.
type Call struct {
	Run  int32
	Kept bool
	Odds float64 // that it is body, from 0 to 1, before what stands around it had its say
	Rows []why.Row
}

const (
	closeCalls = 8    // so many runs of which it was least clear
	closeWords = 4    // runs of fewer words are not worth telling
	clear      = 0.92 // of such odds, for or against, a run is no close call
	topRows    = 5    // so many features, those that weigh most
)

// Explain tells what the choice of a region rests on: which features set the runs that were kept apart from the others; and the closest
// calls, each with what set it apart from the others of its lot. It scores the page anew: nothing of this is noted while a page is read.
func (rg *Region) Explain(p *page.Page, f *meta.Facts) (features []why.Row, calls []Call) {
	v := newView(p, f)
	v.findOwn()
	au := audit{v: v, m: builtin(), means: builtin().means(), varies: map[int32]bool{}}
	au.weigh(rg)
	for i := range rg.Keep {
		if odds := probability(rg.Odds[i]); v.run(int32(i)).WordCount >= closeWords && max(odds, 1-odds) < clear {
			calls = append(calls, Call{Run: int32(i), Kept: rg.Keep[i], Odds: odds})
		}
	}
	slices.SortStableFunc(calls, func(a, b Call) int { return cmp.Compare(math.Abs(a.Odds-0.5), math.Abs(b.Odds-0.5)) })
	calls = calls[:min(len(calls), closeCalls)]
	for i := range calls {
		s := au.shares(calls[i].Run)
		s.add(au.lots[lotOf(calls[i].Kept)], -1)
		calls[i].Rows = au.weightiest(s)
	}
	apart := shares{}
	apart.add(au.lots[1], 1)
	apart.add(au.lots[0], -1)
	return au.weightiest(apart), calls
}

// audit is a page scored once more.
type audit struct {
	v      *view
	m      *Model
	means  []float64
	lots   [2]shares      // what the runs left out, and those kept, have of each feature in the mean
	varies map[int32]bool // the features that are not the same of all runs, and so can set one apart
}

// shares parts the score of a run of the page.
func (a *audit) shares(i int32) shares {
	var x row
	x.fill(&look{view: a.v}, i)
	return a.m.shares(&x, a.means)
}

// weigh scores all runs.
func (a *audit) weigh(rg *Region) {
	var first []float32
	var sizes [2]float64
	at, x := look{view: a.v}, row{}
	for i := range rg.Keep {
		if rg.Odds[i] <= never {
			continue
		}
		x.fill(&at, int32(i))
		values := x.values()
		if first == nil {
			first = values
		}
		for k, n := range values {
			if n != first[k] {
				a.varies[int32(k)] = true
			}
		}
		lot := lotOf(rg.Keep[i])
		a.lots[lot].add(a.m.shares(&x, a.means), 1)
		sizes[lot]++
	}
	for lot := range a.lots {
		a.lots[lot].scale(1 / max(sizes[lot], 1))
	}
}

func lotOf(kept bool) int {
	if kept {
		return 1
	}
	return 0
}

// shares are what each feature adds to a score.
type shares map[int32]float64

func (s *shares) add(o shares, times float64) {
	if *s == nil {
		*s = shares{}
	}
	for k, n := range o {
		(*s)[k] += n * times
	}
}

func (s shares) scale(by float64) {
	for k := range s {
		s[k] *= by
	}
}

// means are what each question of the model comes to where nothing is known of a run: the mean of its two sides.
func (m *Model) means() []float64 {
	out := make([]float64, len(m.nodes))
	for k := len(m.nodes) - 1; k >= 0; k-- { // what a question leads to stands behind it
		if s := &m.nodes[k]; s.feature < 0 {
			out[k] = float64(s.answer)
		} else {
			out[k] = (out[s.yes] + out[s.no]) / 2
		}
	}
	return out
}

// shares parts the score of a run among the features: each answer moves it from the mean of its question.
func (m *Model) shares(x *row, means []float64) shares {
	out := shares{}
	for _, k := range m.roots {
		for s := &m.nodes[k]; s.feature >= 0; s = &m.nodes[k] {
			was := means[k]
			if k = s.no; x.below(s) {
				k = s.yes
			}
			out[s.feature] += means[k] - was
		}
	}
	return out
}

// weightiest are the features of the largest shares.
func (a *audit) weightiest(s shares) []why.Row {
	ks := make([]int32, 0, len(s))
	for k := range s {
		if a.varies[k] {
			ks = append(ks, k)
		}
	}
	slices.SortFunc(ks, func(i, j int32) int {
		return cmp.Or(cmp.Compare(math.Abs(s[j]), math.Abs(s[i])), cmp.Compare(i, j))
	})
	names := FeatureNames()
	var out []why.Row
	for _, k := range ks[:min(len(ks), topRows)] {
		if n := math.Round(s[k]*100) / 100; n != 0 {
			out = append(out, why.Row{Name: names[k], Why: reasonOf(k, names[k]), Points: n})
		}
	}
	return out
}

// reasonOf says why a feature tells anything.
func reasonOf(k int32, name string) string {
	if int(k) < len(features) {
		return features[k].why
	}
	which, word, _ := strings.Cut(name, ":")
	whose := "an element around it"
	if which == "own" {
		whose = "its own element"
	}
	if strings.HasPrefix(word, "<") {
		return whose + " is one of " + word
	}
	return whose + " is named " + word
}
