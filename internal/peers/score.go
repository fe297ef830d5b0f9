package main

import (
	"strings"
	"unicode"
)

// tally adds up how texts agree with their known answers, as the article-extraction-benchmark does: each page weighs the same.
type tally struct {
	precision, recall       float64
	withPrediction, withKey int
}

// add compares one page's text with what it should be.
func (t *tally) add(want, got string) {
	a, b := shingles(want), shingles(got)
	both, inA, inB := 0, 0, 0
	for s, n := range a {
		both += min(n, b[s])
		inA += n
	}
	for _, n := range b {
		inB += n
	}
	if inB > 0 {
		t.precision += float64(both) / float64(inB)
		t.withPrediction++
	}
	if inA > 0 {
		t.recall += float64(both) / float64(inA)
		t.withKey++
	}
}

func (t *tally) figures() (precision, recall float64) {
	return t.precision / float64(max(t.withPrediction, 1)), t.recall / float64(max(t.withKey, 1))
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// shingles counts the runs of four words of a text; of a shorter text it is the whole.
func shingles(text string) map[string]int {
	const n = 4
	words := strings.FieldsFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	counts := map[string]int{}
	for i := range max(1, len(words)-n+1) {
		if end := min(i+n, len(words)); end > i {
			counts[strings.Join(words[i:end], " ")]++
		}
	}
	return counts
}
