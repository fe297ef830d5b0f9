package quote

// fromNext lets a span without attribution take that of the next one, where both stand in one paragraph and nothing else between.
func (c *chooser) fromNext(i int32) {
	h := &c.holds[i]
	if h.how != nothing || int(i)+1 >= len(c.holds) {
		return
	}
	n := &c.holds[i+1]
	q, r := c.where[i], c.where[i+1]
	if c.tokens[q].para != c.tokens[r].para || r != q+1 || n.how == nothing || n.how == before {
		return
	}
	h.cue, h.how, h.from = n.cue, leads, i+1
}

// fromBefore lets a span without attribution go on from what stands before it.
func (c *chooser) fromBefore(i int32) {
	h := &c.holds[i]
	q := c.where[i]
	s := c.tokens[q].sent
	if h.how != nothing || q != c.sents[s] || !c.wholeSentence(q) && !c.leftOpen(q) {
		return
	}
	if n := i + 1; c.namedByNext(n) {
		h.cue, h.how, h.from = c.holds[n].cue, leads, n
		return
	}
	if c.followsLast(i) {
		return
	}
	if q > c.begin[c.tokens[q].para] {
		if c.w.Tag != "en" || c.breaksInside(q) { // not the title of a work that is cited
			c.fromSentence(h, s-1)
		}
		return
	}
	c.fromParagraph(i, q)
}

// namedByNext reports whether span n goes on one that was left open, and names who speaks.
func (c *chooser) namedByNext(n int32) bool {
	return int(n) < len(c.holds) && c.resumes(n) && c.holds[n].how == after && !c.nameIn(c.holds[n].cue.subject).empty()
}

// maxFollow is how many sentences further on words go on from those before them.
const maxFollow = 3

// followsLast lets a span go on from the one before it in its paragraph. It reports whether that is all there is to ask.
func (c *chooser) followsLast(i int32) bool {
	if i == 0 {
		return false
	}
	last, q := &c.tokens[c.where[i-1]], &c.tokens[c.where[i]]
	if last.para != q.para {
		return false
	}
	if h := &c.holds[i-1]; h.how != nothing && c.sayable(i-1) && q.sent-last.sent <= maxFollow {
		c.holds[i].cue, c.holds[i].how, c.holds[i].from = h.cue, follows, i-1
	}
	return q.sent-last.sent <= 1
}

// fromReport gives words quoted in reported speech to whom the sentence before gives its own.
func (c *chooser) fromReport(i int32) {
	h := &c.holds[i]
	q := c.where[i]
	s := c.tokens[q].sent
	lo := c.sents[s]
	if h.how != nothing || !c.anyOf(lo, c.sents[s+1], isReported) {
		return
	}
	h.how = reported
	for n := int32(1); n <= 3 && s-n >= 0; n++ {
		if c.tokens[c.sents[s-n]].para != c.tokens[q].para {
			return
		}
		for k := range c.cuesOf(s - n) {
			if u := &c.cues[k]; u.bits&(isSay|isTell|isName|isJudge) != 0 && c.canSpeak(u.subject) {
				h.cue = *u
				return
			}
		}
	}
}

// coordinate gives quoted words that an "and" ties to others, “slow” and “old”, whose they are.
func (c *chooser) coordinate(i int32) {
	if h := &c.holds[i]; h.how == nothing && c.tiedToLast(i) {
		last := &c.holds[i-1]
		h.cue, h.how, h.from = last.cue, last.how, i-1
	}
}

// tiedToLast reports whether nothing but a comma, an "and" and an article stands between a span and one that is somebody's.
func (c *chooser) tiedToLast(i int32) bool {
	if i == 0 || c.w.Tag != "en" || c.holds[i-1].is.kind() == Fragment {
		return false
	}
	p, q := c.where[i-1], c.where[i]
	if c.tokens[p].sent != c.tokens[q].sent || q == p+1 {
		return false
	}
	tied := false
	for k := p + 1; k < q; k++ {
		tk := &c.tokens[k]
		if tk.kind != comma && (tk.kind != wordToken || tk.word.bits&(isAnd|isDet) == 0) {
			return false
		}
		tied = tied || tk.kind == comma || tk.word.bits&isAnd != 0
	}
	return tied
}

// fromWording takes a quoted turn of phrase, several words that begin small, for somebody's own: names and titles begin with a
// capital. Whose it is, it does not tell.
func (c *chooser) fromWording(i int32) {
	h := &c.holds[i]
	s := c.content(i)
	if h.how != nothing || !opensLower(s) || wordCount(s) < 3 || c.w.Tag == "en" && !c.reports() {
		return
	}
	h.how = wording
}

// reports reports whether somebody speaks in the text: where nobody does, as in a manual, quoted words are terms.
func (c *chooser) reports() bool {
	if c.spoken == 0 {
		c.spoken = 1
		for i := range c.holds {
			if h := &c.holds[i]; h.how != nothing && h.how < follows && h.cue.bits&(isSay|isTell) != 0 && !c.faceless(h.cue.subject) {
				c.spoken = 2
				break
			}
		}
	}
	return c.spoken == 2
}

// sayable reports whether a span's attribution can carry on to the next.
func (c *chooser) sayable(i int32) bool {
	return c.holds[i].cue.bits&(isSay|isTell|isName|isJudge) != 0
}

// wholeSentence reports whether the span at q is a sentence of its own.
func (c *chooser) wholeSentence(q int32) bool {
	s := c.tokens[q].sent
	for k := q + 1; k < c.sents[s+1]; k++ {
		if c.tokens[k].kind != stop && c.tokens[k].kind != quoted {
			return false
		}
	}
	return opensUpper(c.content(c.tokens[q].span))
}

// leftOpen reports whether the span at q opens its sentence as an utterance, with a comma at its end, and something else than its
// attribution follows: “It will hold, whatever they say,” and with that Finch left.
func (c *chooser) leftOpen(q int32) bool {
	s := c.content(c.tokens[q].span)
	n := q + 1
	if c.w.Tag != "en" || !opensUpper(s) || titled(s) || s[len(s)-1] != ',' || n >= c.sents[c.tokens[q].sent+1] || c.tokens[n].kind != wordToken {
		return false
	}
	return wordCount(s) > mostOfTitle && c.tokens[n].word.bits&(isAnd|isAux) != 0
}

// mostOfTitle is how many words a title has at most that is not written as one.
const mostOfTitle = 5

// fromSentence takes the subject of a sentence without quotes for the speaker of the next.
func (c *chooser) fromSentence(h *hold, s int32) {
	if !c.w.known {
		return
	}
	if u := c.introduces(s); u != nil {
		h.cue, h.how = *u, introduced
		return
	}
	lo, hi := c.sents[s], c.sents[s+1]
	p := c.firstPhrase(lo, hi)
	if p.empty() {
		return
	}
	if c.w.Tag == "en" || c.w.drops { // "The mill’s owner, Orla Finch, had an answer."
		named := cue{subject: p, appos: c.behindName(p, hi)}
		c.namedByApposition(&named)
		p = named.subject
	}
	if pronoun := c.tokens[p.first].word.bits&isSubject != 0 && (c.w.Tag == "en" || c.canSpeak(p)); !pronoun && !c.surelyNamed(p) {
		return
	}
	h.cue, h.how = cue{first: p.end, end: p.end, subject: p, verbless: true}, introduced
	if c.tokens[hi-1].kind == colon {
		if u := c.deliver(p, hi-1); u.bits != 0 {
			h.cue = u
		}
	}
}

// introduces returns the cue of a sentence without quotes that says who speaks next, or nil: the one before its colon, else the first.
func (c *chooser) introduces(s int32) *cue {
	cues := c.cuesOf(s)
	shut := c.sents[s+1] - 1
	if n := len(cues) - 1; n >= 0 && c.w.Tag == "en" && c.tokens[shut].kind == colon && cues[n].end == shut && !c.faceless(cues[n].subject) {
		return &cues[n] // "Finch agreed, adding:"
	}
	for k := range cues {
		if u := &cues[k]; u.bits&(isSay|isTell|isName|isJudge) != 0 && u.bits&isFinite != 0 && !c.faceless(u.subject) &&
			c.canSpeak(u.subject) && !c.whoSays(u) {
			return u
		}
	}
	return nil
}

// whoSays reports whether a cue stands in a clause about its subject: "Finch, who said so".
func (c *chooser) whoSays(u *cue) bool {
	return c.w.Tag == "en" && u.subject.end < u.first && c.relative(u.subject.end, u.first) && u.first-u.subject.end < 3
}

// surelyNamed reports whether a phrase names somebody for sure: a capital that only opens the sentence is not enough where the
// words of the language are less well known, and capitals throughout are a place in a dateline.
func (c *chooser) surelyNamed(p words) bool {
	n := c.nameIn(p)
	if n.empty() || c.tokens[n.first].all && c.tokens[n.end-1].all && c.tokens[n.first].first {
		return false
	}
	return c.w.Tag == "en" || n.end-n.first > 1 && !c.w.capitals || n.first > p.first && !c.w.capitals ||
		c.anyOf(p.first, p.end, isGiven|isTitle) || c.surname(n.end-1) == besideName
}

// fromHeading takes the person whom the heading over a quote names, and nothing else, for the speaker: "Orla Finch, harbor master".
func (c *chooser) fromHeading(h *hold, first, end int32) {
	p := c.phraseRight(first, end)
	n := c.nameIn(p)
	if n.end-n.first < 2 || n.end != p.end || c.tokens[n.first].word.bits&isGiven == 0 || p.end < end && c.tokens[p.end].kind != comma &&
		c.tokens[p.end].kind != dash {
		return
	}
	h.cue, h.how = cue{first: p.end, end: p.end, bits: isSay, subject: p, verbless: true, appos: c.behindName(p, end)}, introduced
}

// fromParagraph looks at the paragraph before one that is nothing but a quote.
func (c *chooser) fromParagraph(i, q int32) {
	p := c.tokens[q].para
	h := &c.holds[i]
	if c.Spans[i].Turn {
		return // in a dialogue the other speaks next
	}
	if i > 0 && c.Spans[i-1].Para == p-1 {
		last := c.where[i-1]
		if c.begin[p]-1-last <= 40 && c.holds[i-1].how != nothing && c.sayable(i-1) {
			h.cue, h.how, h.from = c.holds[i-1].cue, carries, i-1
		}
		return
	}
	if p > 0 && c.Paras[p-1].Heading {
		c.fromHeading(h, c.begin[p-1], c.begin[p])
		return
	}
	if p > 0 && c.begin[p] > c.begin[p-1] {
		s := c.tokens[c.begin[p]-1].sent
		c.fromSentence(h, s)
	}
}
