package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Growth is looked at where the largest of a family took this long; below, the start of the process is most of it.
const (
	growthFloor = 0.3 // seconds
	growthLimit = 1.5 // exponent: 1 is linear, 2 quadratic
)

// class is a line of the table.
type class struct {
	name                   string
	inputs, failed, wishes int
	slowest, largest       *result
	exponent               float64 // the steepest family
	family                 string
}

// report prints the faults, then the table. It says whether all was held.
func report(w io.Writer, results []result) bool {
	growth := exponents(results)
	for i := range results {
		r := &results[i]
		if g, ok := growth[r.growing()]; ok && g.last == r && g.exponent > growthLimit {
			r.fault("the family grows with exponent %.2f: %s", g.exponent, g.times)
		}
		for _, f := range r.faults {
			fmt.Fprintf(w, "FAIL %s: %s\n", r.ID, f)
		}
		for _, f := range r.wishes {
			fmt.Fprintf(w, "wish %s: %s\n", r.ID, f)
		}
	}
	held := true
	fmt.Fprint(w, "\n| class | inputs | failed | wishes | slowest | memory over input | steepest growth |\n",
		"| --- | ---: | ---: | ---: | --- | --- | --- |\n")
	for _, c := range classes(results, growth) {
		held = held && c.failed == 0
		steep := "-"
		if c.family != "" {
			steep = fmt.Sprintf("%.2f %s", c.exponent, c.family)
		}
		fmt.Fprintf(w, "| %s | %d | %d | %d | %.2f s %s | %.1f x %.1f MB %s | %s |\n", c.name, c.inputs, c.failed, c.wishes, c.slowest.cpu,
			short(c.slowest), excess(c.largest), float64(c.largest.size)/(1<<20), short(c.largest), steep)
	}
	return held
}

func short(r *result) string { return strings.TrimPrefix(r.ID, r.Class+"/") }

// excess is how often an input fits into the memory it took beyond what every process takes.
func excess(r *result) float64 {
	return float64(max(0, r.memory-64<<20)) / float64(max(1, r.size))
}

func classes(results []result, growth map[string]steepness) []*class {
	var all []*class
	byName := map[string]*class{}
	for i := range results {
		r := &results[i]
		c := byName[r.Class]
		if c == nil {
			c = &class{name: r.Class, slowest: r, largest: r}
			byName[r.Class] = c
			all = append(all, c)
		}
		c.inputs++
		c.failed += min(1, len(r.faults))
		c.wishes += min(1, len(r.wishes))
		if r.cpu > c.slowest.cpu {
			c.slowest = r
		}
		if excess(r) > excess(c.largest) {
			c.largest = r
		}
		if g, ok := growth[r.growing()]; ok && g.exponent > c.exponent {
			c.exponent, c.family = g.exponent, r.Family
		}
	}
	return all
}

// growing names the family that an input is of.
func (r *result) growing() string { return r.Class + "/" + r.Family }

// steepness is how the time of a family grows.
type steepness struct {
	exponent float64
	times    string
	last     *result // its largest member
}

// exponents fits time to size over each family that takes long enough: from the smallest member to the largest.
func exponents(results []result) map[string]steepness {
	families := map[string][]*result{}
	for i := range results {
		if r := &results[i]; r.Family != "" {
			families[r.growing()] = append(families[r.growing()], r)
		}
	}
	const start = 0.02 // seconds that every process takes
	out := map[string]steepness{}
	for name, f := range families {
		slices.SortFunc(f, func(a, b *result) int { return a.N - b.N })
		first, last := f[0], f[len(f)-1]
		if last.cpu < growthFloor || last.N <= first.N {
			continue
		}
		var times []string
		for _, r := range f {
			times = append(times, fmt.Sprintf("%.2f s at %d", r.cpu, r.N))
		}
		ratio := max(last.cpu-start, start) / max(first.cpu-start, start)
		out[name] = steepness{math.Log(ratio) / math.Log(float64(last.N)/float64(first.N)), strings.Join(times, ", "), last}
	}
	return out
}
