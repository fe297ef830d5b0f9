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

// sort tells by what quoted words are of their kind: a row of sorts, or from nobodysWords on one of fragmentRows.
type sort uint8

const (
	unattributed sort = iota
	alone             // nothing attributes it, but it is a sentence
	parted            // nothing attributes it, but marks part it from the rest
	turn
	setOff   // the cue is behind it
	ledInto  // likewise
	begins   // the cue leads to it
	midway   // likewise
	runsOut  // likewise
	noSaying // likewise
	farOff   // the cue is neither right behind nor right before it
	shares   // the cue is that of a neighbour
	nobodysWords
)

// sorts are what makes quoted words of their kind, in the order of the constants. How sure each kind is stands in sureOfKind.
var sorts = [...]struct {
	kind Kind
	basis
}{
	unattributed: {Fragment, basis{"unattributed", "nothing attributes them, and they are no sentence of their own", 0, "en",
		"The “old quay” is closed."}},
	alone: {Direct, basis{"a sentence alone", "nothing attributes them, but they are a whole sentence, and no other", 0, "en",
		"“The quay will hold for years to come.”"}},
	parted: {Direct, basis{"parted by marks", "nothing attributes them, but a comma or their own stop parts them from what follows", 0, "sv",
		"”Kajen håller i många år”, och så gick Orla Fink."}},
	turn: {Direct, basis{"a turn", "a dash opens a turn of a dialogue", 0, "es",
		"—El muelle aguanta —dijo Orla Fontal."}},
	setOff: {Direct, basis{"set off", "the cue stands behind them, and they open their sentence or stand behind a mark", 0, "en",
		"“The quay will hold,” said Orla Finch."}},
	ledInto: {Mixed, basis{"led into", "the cue stands behind them, and the reporter's own words lead into them", 0, "en",
		"The quay is “old and tired,” Orla Finch said."}},
	begins: {Direct, basis{"begins", "a verb of saying brings them, and they begin as a sentence does", 0, "en",
		"Orla Finch said: “The quay will hold.”"}},
	midway: {Mixed, basis{"midway", "a verb of saying brings them, and they begin in the middle of a sentence", 0, "en",
		"Orla Finch said the quay was “old and tired.”"}},
	runsOut: {Mixed, basis{"runs on", "a verb of saying brings them, and its sentence runs on behind them without a mark", 0, "en",
		"Orla Finch said “It held” to nobody’s surprise."}},
	noSaying: {Mixed, basis{"no saying", "what brings them is no verb of saying", 0, "en",
		"Orla Finch called the quay “old and tired.”"}},
	farOff: {Mixed, basis{"far off", "the cue stands further on, or there is none but the manner of speech", 0, "en",
		"With “a bad bargain” for the town on the table, Orla Finch said she would go."}},
	shares: {Direct, basis{"shared", "they have the attribution of an utterance beside them", 0, "en",
		"“The quay will hold,” said Orla Finch. The crowd was small that day. “Nobody will have to leave.”"}},
}

func (s sort) kind() Kind {
	if s >= nobodysWords {
		return Fragment
	}
	return sorts[s].kind
}

// sort says how much of an utterance a span is, and by what.
func (c *chooser) sort(i int32) sort {
	v := c.viewOf(i)
	if c.Spans[i].Turn {
		return turn
	}
	if of, ok := c.nobodys(&v); ok {
		return of
	}
	switch v.h.how {
	case after:
		if !c.w.known && v.h.cue.verbless || c.atEdge(v.q, v.lo) || v.q-1 >= v.lo && c.tokens[v.q-1].kind == quoted {
			return setOff // a sign at the mark tells that it is speech
		}
		return ledInto
	case before, named:
		return c.sortBehind(i, v.q, v.lo)
	case later, reported, wording:
		return farOff
	case nothing:
		return c.sortAlone(&v)
	}
	return shares
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

// sortAlone is sort for a span that nothing attributes: an utterance, where it is a sentence of its own.
func (c *chooser) sortAlone(v *view) sort {
	if !c.w.known && c.uttered(v.q, v.lo) {
		return parted
	}
	sentence := v.q == v.lo && (c.wholeSentence(v.q) || c.leftOpen(v.q))
	if sentence && wordCount(v.s) >= leastUtterance && c.breaksAt(v.q) {
		return alone
	}
	return unattributed
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

// sortBehind is sort for a span that its cue leads to.
func (c *chooser) sortBehind(i, q, lo int32) sort {
	h := &c.holds[i]
	if h.cue.bits&(isSay|isTell) == 0 {
		return noSaying
	}
	s := c.content(i)
	next := q-1 >= lo && (q == h.cue.end || h.cue.hearer.end == q) && !unicode.IsDigit(rune(s[0]))
	if next && !c.atEdge(q, lo) && c.w.Tag == "en" && c.runsOn(q) {
		return runsOut // Finch said “It held” to nobody’s surprise
	}
	if opensUpper(s) && (c.atEdge(q, lo) || next) && (wordCount(s) > 1 || c.tokens[q-1].kind == colon) {
		return begins
	}
	if c.goesOnDirect(i, q, lo) {
		h.from = i - 1
		return shares
	}
	return midway
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
	behindComma := c.tokens[q-1].kind == comma || c.tokens[q-1].word.bits&isConj != 0 && q-2 >= lo && c.tokens[q-2].kind == comma
	return behindComma && c.Spans[i-1].Para == c.Spans[i].Para && c.holds[i-1].is.kind() == Direct && c.holds[i-1].cue.first == c.holds[i].cue.first
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
