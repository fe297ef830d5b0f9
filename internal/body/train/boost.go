package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"

	"github.com/ledekit/lede/internal/body"
)

// settings are how to learn.
type settings struct {
	trees, depth                 int
	rate, lambda, least, columns float64
}

var defaults = settings{trees: 50, depth: 4, rate: 0.15, lambda: 3, least: 8, columns: 0.4}

// bins is how many values of a feature are told apart in learning.
const bins = 32

// model is a sum of trees.
type model struct {
	bias  float64
	trees []*tree
	names []string
}

// tree is a question with two trees below it, or an answer.
type tree struct {
	feature int // -1: an answer
	at      float64
	yes, no *tree
	answer  float64
}

// data is all examples in columns.
type data struct {
	edges  [][]float32 // a feature each: the values that part its bins
	bin    [][]uint8   // [feature][example]
	label  []float64
	weight []float64
	page   []int32
	sum    []float64 // the odds so far
}

// learn grows trees one after the other, each against the errors of those before (gradient boosting of the logistic loss).
func learn(pages []*sample, s settings) *model {
	d := gather(pages)
	m := &model{names: body.FeatureNames()}
	rng := rand.New(rand.NewPCG(7, 11))
	yes, all := 0.0, 0.0
	for i, w := range d.weight {
		yes += w * d.label[i]
		all += w
	}
	m.bias = math.Log(yes / (all - yes))
	for i := range d.sum {
		d.sum[i] = m.bias
	}
	for range s.trees {
		grad, hess := make([]float64, len(d.sum)), make([]float64, len(d.sum))
		for i := range d.sum {
			p := 1 / (1 + math.Exp(-d.sum[i]))
			grad[i], hess[i] = d.weight[i]*(d.label[i]-p), d.weight[i]*p*(1-p)
		}
		g := grower{d: d, grad: grad, hess: hess, columns: d.draw(rng, s.columns), s: s}
		rows := make([]int32, len(d.sum))
		for i := range rows {
			rows[i] = int32(i)
		}
		m.trees = append(m.trees, g.grow(rows, s.depth))
	}
	return m
}

// draw draws the features that a tree may ask for: another tree must do without the strongest ones, so that none is trusted alone.
func (d *data) draw(rng *rand.Rand, part float64) []int {
	var columns []int
	for f := range d.edges {
		if len(d.edges[f]) > 0 {
			columns = append(columns, f)
		}
	}
	rng.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	columns = columns[:int(math.Ceil(float64(len(columns))*part))]
	sort.Ints(columns)
	return columns
}

// gather puts the examples of the pages into columns.
func gather(pages []*sample) *data {
	d := &data{}
	nf := len(body.FeatureNames())
	values := make([][]float32, nf)
	for n, p := range pages {
		for _, e := range p.examples {
			if p.weight[e.Run] == 0 {
				continue
			}
			for f, x := range e.Values {
				values[f] = append(values[f], x)
			}
			label := 0.0
			if p.body[e.Run] {
				label = 1
			}
			d.label, d.weight, d.page = append(d.label, label), append(d.weight, p.weight[e.Run]), append(d.page, int32(n))
		}
	}
	d.sum = make([]float64, len(d.label))
	d.edges, d.bin = make([][]float32, nf), make([][]uint8, nf)
	for f := range values {
		d.edges[f] = edgesOf(values[f])
		d.bin[f] = make([]uint8, len(values[f]))
		for i, x := range values[f] {
			e := d.edges[f]
			d.bin[f][i] = uint8(sort.Search(len(e), func(k int) bool { return x < e[k] }))
		}
	}
	return d
}

// edgesOf returns the values that part a column into bins of like size.
func edgesOf(column []float32) []float32 {
	v := append([]float32(nil), column...)
	sort.Slice(v, func(i, j int) bool { return v[i] < v[j] })
	var distinct []float32
	for i, x := range v {
		if i == 0 || x != v[i-1] {
			distinct = append(distinct, x)
		}
	}
	var e []float32
	if len(distinct) <= bins {
		for i := 1; i < len(distinct); i++ {
			e = append(e, round((distinct[i-1]+distinct[i])/2))
		}
		return e
	}
	for k := 1; k < bins; k++ {
		x := round(v[k*len(v)/bins])
		if len(e) == 0 || x > e[len(e)-1] {
			e = append(e, x)
		}
	}
	return e
}

// round keeps three digits, so that weights are short.
func round(x float32) float32 {
	if x == 0 {
		return 0
	}
	p := math.Pow(10, 2-math.Floor(math.Log10(math.Abs(float64(x)))))
	return float32(math.Round(float64(x)*p) / p)
}

// grower grows one tree.
type grower struct {
	d          *data
	grad, hess []float64
	columns    []int
	s          settings
}

func (g *grower) grow(rows []int32, depth int) *tree {
	var sg, sh float64
	for _, i := range rows {
		sg += g.grad[i]
		sh += g.hess[i]
	}
	f, bin := -1, 0
	if depth > 0 {
		f, bin, _ = g.best(rows, sg, sh, 1e-3)
	}
	if f < 0 {
		a := g.s.rate * sg / (sh + g.s.lambda)
		for _, i := range rows {
			g.d.sum[i] += a
		}
		return &tree{feature: -1, answer: a}
	}
	var yes, no []int32
	for _, i := range rows {
		if int(g.d.bin[f][i]) <= bin {
			yes = append(yes, i)
		} else {
			no = append(no, i)
		}
	}
	return &tree{feature: f, at: float64(g.d.edges[f][bin]), yes: g.grow(yes, depth-1), no: g.grow(no, depth-1)}
}

// best finds the question that parts the rows best.
func (g *grower) best(rows []int32, sg, sh, gain float64) (feature, at int, most float64) {
	feature = -1
	var hg, hh, hw [bins + 1]float64
	base := sg * sg / (sh + g.s.lambda)
	var all float64
	for _, i := range rows {
		all += g.d.weight[i]
	}
	for _, f := range g.columns {
		hg, hh, hw = [bins + 1]float64{}, [bins + 1]float64{}, [bins + 1]float64{}
		col := g.d.bin[f]
		for _, i := range rows {
			b := col[i]
			hg[b] += g.grad[i]
			hh[b] += g.hess[i]
			hw[b] += g.d.weight[i]
		}
		var lg, lh, lw float64
		for b := range g.d.edges[f] {
			lg, lh, lw = lg+hg[b], lh+hh[b], lw+hw[b]
			if lw < g.s.least || all-lw < g.s.least {
				continue
			}
			rg, rh := sg-lg, sh-lh
			if x := lg*lg/(lh+g.s.lambda) + rg*rg/(rh+g.s.lambda) - base; x > gain {
				feature, at, gain = f, b, x
			}
		}
	}
	return feature, at, gain
}

// text writes the model as body.ReadModel reads it.
func (m *model) text() string {
	var b strings.Builder
	b.WriteString("# Learned by internal/body/train. A line is a tree: (feature at yes no); yes where the feature is below at.\n")
	fmt.Fprintf(&b, "bias %.3f\n", m.bias)
	for _, t := range m.trees {
		m.write(&b, t)
		b.WriteByte('\n')
	}
	return b.String()
}

func (m *model) write(b *strings.Builder, t *tree) {
	if t.feature < 0 {
		fmt.Fprintf(b, "%.3f", t.answer)
		return
	}
	fmt.Fprintf(b, "(%s %v ", m.names[t.feature], float32(t.at))
	m.write(b, t.yes)
	b.WriteByte(' ')
	m.write(b, t.no)
	b.WriteByte(')')
}
