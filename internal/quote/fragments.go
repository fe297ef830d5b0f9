package quote

// A fragmentRow is one kind of quoted words that nobody is made to say.
type fragmentRow struct {
	is      func(c *chooser, v *view) bool
	unnamed bool // not where a verb gives the name: in "called it “Low Tide”" somebody says it
	why     string
	tag     string // the language of the example
	example string
}

var fragmentRows = [...]fragmentRow{
	{func(c *chooser, v *view) bool { return c.tokens[v.q].nick }, false, "a nickname inside a name", "en", "Orla “Tiny” Finch said no."},
	{func(c *chooser, v *view) bool { return c.entitled(v.q, v.lo, v.s) }, false,
		"the word before them tells a title, or is a work", "en", "Finch read a paper titled “Low tide in spring.”"},
	{func(c *chooser, v *view) bool { return c.named(v.i, v.q, v.lo, v.s) }, false, "a name of one or two words inside its sentence", "en",
		"Finch said the “Harbor” actor was late."},
	{func(c *chooser, v *view) bool { return c.mereLabel(v.q, v.h) }, false, "the verb only tells what something is called", "en",
		"This is what we call “the net” at home."},
	{func(c *chooser, v *view) bool { return c.w.capitals && c.mereTerm(v.q, v.h, v.s) }, false,
		"where every noun has a capital, one noun is a term", "de", "Fink sagte, dass die „Stadtwerke“ zahlen."},
	{func(c *chooser, v *view) bool { return c.hearerTitle(v.q, v.h, v.s) }, false, "the title of whom something is told", "en",
		"“It held,” Finch told “Tide and Town” on Friday."},
	{func(c *chooser, v *view) bool {
		p := v.h.cue.subject
		return !p.empty() && c.tokens[c.head(p)-1].word.bits&isLabel != 0
	}, false, "a label says what stands on it", "en", "The headline read “Low water.”"},
	{func(c *chooser, v *view) bool { return v.h.how != after && c.titleBehindNoun(v.q, v.lo, v.s) }, true,
		"a name right behind its noun", "en", "Finch took the ferry “Morning Star” home."},
	{(*chooser).mereTitle, true, "written as a title is, and not set as speech is", "en", "Finch liked the “Low Tide Waltz” best."},
}

// nobodys reports whether quoted words are nobody's: a nickname, a title, a label, a term. It returns which of these.
func (c *chooser) nobodys(v *view) (of sort, ok bool) {
	for k := range fragmentRows {
		row := &fragmentRows[k]
		if row.unnamed && v.h.cue.bits&isName != 0 {
			continue
		}
		if row.is(c, v) {
			return nobodysWords + sort(k), true
		}
	}
	return 0, false
}

// mereTitle reports whether words are written as a title, and neither set off as an utterance nor brought by a verb right before them.
func (c *chooser) mereTitle(v *view) bool {
	h := v.h
	if h.how >= follows || !titled(v.s) || c.tiedToLast(v.i) {
		return false
	}
	if c.atEdge(v.q, v.lo) && (h.how == after || h.how == before && v.q > v.lo) {
		return false
	}
	return h.how != before || v.q > h.cue.end || c.oneOf(h.cue.first, c.w.performs)
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
