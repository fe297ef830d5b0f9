package body

import "github.com/ledekit/lede/internal/page"

// Parts of a text that the metadata lists, ingredients and steps, are found where the page shows them: in boxes of their own, cut at
// amounts, and too short to look like a report.

// told is the odds of a line that the metadata lists as a part of the text.
const told = 3

// hear finds each list of parts on the page, and makes its lines body.
func (v *view) hear(rg *Region, lists [][]string) {
	for _, list := range lists {
		h := heardList(list)
		first, end := v.stretch(&h)
		for i := first; i < end; i++ {
			if v.isPart(&h, i) {
				rg.Odds[i] = max(rg.Odds[i], told)
			}
		}
	}
}

// heard are the words of a list of parts: each up to page.Gram in a row.
type heard struct {
	witness
	words int32
}

func heardList(list []string) heard {
	h := heard{}
	size, chars := 256, 0
	for _, part := range list {
		chars += len(part)
	}
	for size < 4*chars { // a word takes two bytes or more, and page.Gram places
		size *= 2
	}
	h.set = make([]uint32, size)
	for _, part := range list {
		h.add(part)
	}
	return h
}

func (h *heard) add(part string) {
	var w page.Hasher
	note := func() {
		for n := 1; n <= min(w.Words, page.Gram); n++ {
			h.put(w.Last(n))
		}
	}
	for _, r := range part {
		if w.Rune(r) {
			note()
		}
	}
	if w.End() {
		note()
	}
	h.words += int32(w.Words)
}

// isPart reports whether the first and the last words of a run stand in the list.
func (v *view) isPart(h *heard, i int32) bool {
	r := v.run(i)
	if i == v.head || r.Flags&page.Hidden != 0 && !v.hidden || !h.has(r.Key) {
		return false
	}
	return r.WordCount <= page.Gram || h.has(v.tail(r))
}

// stretch finds the runs that show most of a list: not more than a few others stand between two of its parts. Where less than half of it
// is shown, nothing is.
func (v *view) stretch(h *heard) (first, end int32) {
	const apart = 6
	var best, cur struct{ first, end, words int32 }
	for i := range int32(len(v.p.Runs)) {
		if !v.isPart(h, i) {
			continue
		}
		if i-cur.end > apart {
			cur.first, cur.words = i, 0
		}
		cur.end = i + 1
		if cur.words += v.run(i).WordCount; cur.words > best.words {
			best = cur
		}
	}
	if best.words*2 < h.words {
		return 0, 0
	}
	return best.first, best.end
}
