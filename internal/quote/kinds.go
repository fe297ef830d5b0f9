package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func opensLower(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// kind says how much of an utterance a span is.
func (c *chooser) kind(i int32) Kind {
	v := c.viewOf(i)
	if c.Spans[i].Turn {
		return Direct
	}
	if c.nobodys(&v) {
		return Fragment
	}
	switch v.h.how {
	case after:
		if !c.w.known && v.h.cue.verbless || c.atEdge(v.q, v.lo) || v.q-1 >= v.lo && c.tokens[v.q-1].kind == quoted {
			return Direct // a sign at the mark tells that it is speech
		}
		return Mixed
	case before, named:
		return c.kindBehind(i, v.q, v.lo)
	case later, reported, wording:
		return Mixed
	case nothing:
		return c.kindAlone(&v)
	}
	return Direct
}

// view is a span where it stands: at token q of a sentence that begins at lo, with the words s and what attributes them.
type view struct {
	i, q, lo int32
	s        string
	h        *hold
}

func (c *chooser) viewOf(i int32) view {
	q := c.where[i]
	return view{i, q, c.sents[c.tokens[q].sent], c.content(i), &c.holds[i]}
}

// leastUtterance is how many words make an utterance of what nothing attributes.
const leastUtterance = 5

// kindAlone is kind for a span that nothing attributes: an utterance, where it is a sentence of its own.
func (c *chooser) kindAlone(v *view) Kind {
	if !c.w.known && c.uttered(v.q, v.lo) {
		return Direct
	}
	sentence := v.q == v.lo && (c.wholeSentence(v.q) || c.leftOpen(v.q))
	if sentence && wordCount(v.s) >= leastUtterance && c.breaksAt(v.q) {
		return Direct
	}
	return Fragment
}

// atEdge reports whether a span opens its sentence, or stands behind a mark that parts clauses.
func (c *chooser) atEdge(q, lo int32) bool {
	if q == lo {
		return true
	}
	switch c.tokens[q-1].kind {
	case comma, colon, dash, stop:
		return true
	}
	return false
}

// kindBehind is kind for a span that its cue leads to.
func (c *chooser) kindBehind(i, q, lo int32) Kind {
	h := &c.holds[i]
	if h.cue.bits&(isSay|isTell) == 0 {
		return Mixed
	}
	s := c.content(i)
	next := q-1 >= lo && (q == h.cue.end || h.cue.hearer.end == q) && !unicode.IsDigit(rune(s[0]))
	if next && !c.atEdge(q, lo) && c.w.Tag == "en" && c.runsOn(q) {
		return Mixed // Finch said “It held” to nobody’s surprise
	}
	if opensUpper(s) && (c.atEdge(q, lo) || next) && (wordCount(s) > 1 || c.tokens[q-1].kind == colon) {
		return Direct
	}
	if c.goesOnDirect(i, q, lo) {
		h.from = i - 1
		return Direct
	}
	return Mixed
}

// runsOn reports whether the sentence goes on behind the span at q, and no mark parts them.
func (c *chooser) runsOn(q int32) bool {
	n := q + 1
	return !c.breaksAt(q) && n < int32(len(c.tokens)) && c.tokens[n].kind == wordToken && !c.tokens[n].upper && c.tokens[n].sent == c.tokens[q].sent
}

// goesOnDirect reports whether a span goes on the utterance before it, behind a comma: said “A,” and, “b”.
func (c *chooser) goesOnDirect(i, q, lo int32) bool {
	if i == 0 {
		return false
	}
	parted := c.tokens[q-1].kind == comma || c.tokens[q-1].word.bits&isConj != 0 && q-2 >= lo && c.tokens[q-2].kind == comma
	return parted && c.Spans[i-1].Para == c.Spans[i].Para && c.holds[i-1].kind == Direct && c.holds[i-1].cue.first == c.holds[i].cue.first
}

// breaksInside reports whether quoted words end as a sentence does.
func (c *chooser) breaksInside(q int32) bool {
	s := strings.TrimRight(c.content(c.tokens[q].span), "’'”\"")
	return s != "" && strings.ContainsRune(".!?", rune(s[len(s)-1]))
}

// allCapitals reports whether words, most of them at most, all begin with a capital.
func allCapitals(s string, most int) bool {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if n++; n > most || !opensUpper(f) {
			return false
		}
	}
	return n > 0
}

// uttered reports whether a span that opens its sentence is parted from what follows by a comma or its own stop, as an utterance is
// from its attribution in every language.
func (c *chooser) uttered(q, lo int32) bool {
	s := c.content(c.tokens[q].span)
	return q == lo && opensUpper(s) && len(s) > 8 && (c.breaksAt(q) || q+1 < int32(len(c.tokens)) && c.tokens[q+1].kind == comma)
}

// opensUpper reports whether quoted words begin as a sentence does.
func opensUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r) || !unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// titled reports whether quoted words are written as a title: every longer word with a capital.
func titled(s string) bool {
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capitals++
		} else if utf8.RuneCountInString(w) > 4 {
			return false
		}
	}
	return words > 0 && words <= 10 && capitals >= 2 && opensUpper(s)
}

func wordCount(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}
