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
	h := &c.holds[i]
	q := c.where[i]
	lo := c.sents[c.tokens[q].sent]
	if c.Spans[i].Turn {
		return Direct
	}
	if c.nobodys(i, q, lo, c.content(i)) {
		return Fragment
	}
	switch h.how {
	case after:
		if !c.w.known && h.cue.verbless || c.atEdge(q, lo) || q-1 >= lo && c.tokens[q-1].kind == quoted {
			return Direct // a sign at the mark tells that it is speech
		}
		return Mixed
	case before, named:
		return c.kindBehind(i, q, lo)
	case later, reported, wording:
		return Mixed
	case nothing:
		if !c.w.known && c.uttered(q, lo) || q == lo && (c.wholeSentence(q) || c.leftOpen(q)) && wordCount(c.content(i)) >= 5 && c.breaksAt(q) {
			return Direct
		}
		return Fragment
	}
	return Direct
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

// nobodys reports whether quoted words are nobody's: a nickname, a title, a label, a term.
func (c *chooser) nobodys(i, q, lo int32, s string) bool {
	h := &c.holds[i]
	if c.tokens[q].nick || c.entitled(q, lo, s) || c.named(i, q, lo, s) || c.mereLabel(q, h) || c.w.capitals && c.mereTerm(q, h, s) {
		return true
	}
	if c.hearerTitle(q, h, s) {
		return true
	}
	if !h.cue.subject.empty() && c.tokens[c.head(h.cue.subject)-1].word.bits&isLabel != 0 {
		return true
	}
	if h.cue.bits&isName != 0 {
		return false
	}
	if h.how != after && c.titleBehindNoun(q, lo, s) {
		return true
	}
	spoken := c.atEdge(q, lo) && (h.how == after || h.how == before && q > lo)
	return titled(s) && h.how < follows && !spoken && (h.how != before || q > h.cue.end || c.oneOf(h.cue.first, c.w.performs)) && !c.tiedToLast(i)
}

// hearerTitle reports whether quoted words are the title of whom something is told: “...,” Finch told “Tide and Town”. A verb of telling
// has nothing but its hearer right behind it.
func (c *chooser) hearerTitle(q int32, h *hold, s string) bool {
	if c.w.Tag != "en" || h.how != before || h.cue.bits&isTell == 0 || h.cue.behind || c.breaksInside(q) || !allCapitals(s, 4) && !titled(s) {
		return false
	}
	i := h.cue.end
	for i < q && c.tokens[i].upper && c.nominal(i) {
		i++
	}
	return i == q && (q == h.cue.end || c.tokens[q-1].poss) // told Channel 4’s “Tideline”
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

// mereTerm reports whether quoted words are a term of the reporter's rather than somebody's, where every noun has a capital: one noun in
// a sentence that somebody says, or a name behind a comma.
func (c *chooser) mereTerm(q int32, h *hold, s string) bool {
	if h.how != before && h.how != later || h.cue.bits&isName != 0 || h.cue.source || c.brings(&h.cue, q) && c.tokens[q-1].kind != comma {
		return false
	}
	if wordCount(s) == 1 && opensUpper(s) {
		return h.how == later || c.tokens[q-1].kind != colon
	}
	return h.how == before && titled(s) && q+1 < int32(len(c.tokens)) && c.tokens[q+1].kind == wordToken
}

// entitled reports whether a participle right before the span says what something is called, "a paper titled “...”", or a noun of a
// work stands there: "her latest album, “...”".
func (c *chooser) entitled(q, lo int32, s string) bool {
	i := q - 1
	if i >= lo && c.tokens[i].kind == comma {
		i--
		if wordCount(s) > 8 || c.breaksInside(q) {
			return false
		}
	}
	if i < lo || c.tokens[i].kind != wordToken || c.tokens[i].poss {
		return false
	}
	b := c.tokens[i].word.bits
	return b&isEntitled != 0 && i == q-1 || b&isWork != 0
}

// breaksInside reports whether quoted words end as a sentence does.
func (c *chooser) breaksInside(q int32) bool {
	s := strings.TrimRight(c.content(c.tokens[q].span), "’'”\"")
	return s != "" && strings.ContainsRune(".!?", rune(s[len(s)-1]))
}

// named reports whether a span is a name of one or two words inside its sentence: the “Harbor” actor, on “Tideline”.
func (c *chooser) named(i, q, lo int32, s string) bool {
	if c.w.Tag != "en" || q == lo || c.tokens[q-1].kind != wordToken || c.breaksInside(q) || !allCapitals(s, 2) || c.holds[i].cue.end == q {
		return false
	}
	if c.is(q-1, "on") || c.is(q-1, "in") || c.is(q-1, "from") {
		return true
	}
	if c.tokens[q-1].word.bits&isDet == 0 || q+1 >= int32(len(c.tokens)) {
		return false
	}
	n := &c.tokens[q+1]
	return !n.first && n.kind == wordToken && c.nominal(q+1)
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

// titleBehindNoun reports whether quoted words name the noun right before them: the ship “Morgenrot”, the song “Low Tide”.
func (c *chooser) titleBehindNoun(q, lo int32, s string) bool {
	if q-1 < lo || c.tokens[q-1].kind != wordToken || !c.nominal(q-1) || c.tokens[q-1].poss ||
		c.tokens[q-1].upper != c.w.capitals {
		return false
	}
	return allCapitals(s, 3)
}

// mereLabel reports whether the cue only tells what something is called: "a rule called “the net”". In "what Finch called “the net”"
// somebody is made to say it.
func (c *chooser) mereLabel(q int32, h *hold) bool {
	u := &h.cue
	if c.w.Tag != "en" || h.how != before || u.bits&isName == 0 || u.source || u.behind {
		return false
	}
	if c.authorial(u.subject) {
		return true // what we might call “the net”
	}
	end := u.end
	for end < q && c.tokens[end].word.bits&isDet != 0 && c.tokens[end].word.bits&isPronoun == 0 {
		end++
	}
	if end != q {
		return false
	}
	if c.str(u.end-1) == "to" {
		return false // referred to
	}
	i := u.subject.first - 1
	return i < c.sents[c.tokens[q].sent] || !(c.tokens[i].word.bits&isRel != 0 || c.is(i, "what"))
}

// authorial reports whether the writer speaks of himself and the reader: "we", "you".
func (t *Text) authorial(w words) bool {
	return w.end-w.first == 1 && (t.is(w.first, "we") || t.is(w.first, "you") || t.is(w.first, "i"))
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
