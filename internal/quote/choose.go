package quote

import (
	"strings"
)

// how tells by what a span has its cue.
type how uint8

const (
	nothing    how = iota
	after          // the cue stands right behind the span: “...,” said Finch
	before         // the cue leads to it: Finch said: “...”
	later          // the cue comes further on in the sentence
	named          // a colon behind a name, no verb
	follows        // the span goes on after a span, or a sentence, of the same paragraph
	leads          // the attribution comes with the next span of the paragraph
	carries        // the span before, in the paragraph before, has the speaker
	introduced     // the sentence before says who speaks
	reported       // the sentence is reported speech
	taken          // the verb has no subject, that of the attribution before goes on
	wording        // no cue: a turn of phrase that is nobody's name
)

// hold is what attributes a span.
type hold struct {
	cue  cue
	how  how
	from int32 // the span whose attribution it shares, or -1
	is   sort
}

// chooser walks the text paragraph by paragraph.
type chooser struct {
	*Text
	holds []hold
	cues  []cue
	sent  int32 // the sentence whose cues these are

	spoken uint8 // whether somebody speaks in the text: 2 yes, 1 no, 0 not yet asked
}

// Attribute finds for each span the words that attribute it.
func (t *Text) Attribute() []hold {
	c := &chooser{Text: t, holds: make([]hold, len(t.Spans)), sent: -1}
	for i := range t.Spans {
		c.holds[i].from = -1
		c.span(int32(i))
	}
	for i := len(t.Spans) - 1; i >= 0; i-- {
		c.fromNext(int32(i))
	}
	for i := range t.Spans {
		c.takeUp(int32(i))
		c.fromBefore(int32(i))
		c.fromReport(int32(i))
		c.coordinate(int32(i))
		c.fromWording(int32(i))
		c.holds[i].is = c.sort(int32(i))
	}
	return c.holds
}

// cuesOf returns the cues of a sentence.
func (c *chooser) cuesOf(sent int32) []cue {
	if sent != c.sent {
		c.cues = c.cuesIn(c.sents[sent], c.sents[sent+1], c.cues[:0])
		c.sent = sent
	}
	return c.cues
}

// span looks for a cue in the sentence of the span.
func (c *chooser) span(i int32) {
	q := c.where[i]
	lo, hi := c.sents[c.tokens[q].sent], c.sents[c.tokens[q].sent+1]
	h := &c.holds[i]
	if !c.w.known {
		h.cue, h.how = c.sure(q, lo, hi)
		if h.how != nothing {
			return
		}
	}
	cues := c.cuesOf(c.tokens[q].sent)
	u, way := c.byVerb(i, lo, hi, cues)
	if way == nothing {
		u, way = c.byMarks(q, lo, hi)
	}
	if way == nothing {
		u, way = c.furtherOn(q, cues)
	}
	if way != nothing {
		h.cue, h.how = u, way
	}
}

// byVerb finds the verb that stands right behind a span, leads to it, or ends its sentence.
func (c *chooser) byVerb(i, lo, hi int32, cues []cue) (cue, how) {
	q := c.where[i]
	lead := c.ahead(q, lo, cues)
	brought := lead >= 0 && c.brings(&cues[lead], q)
	if k := c.behind(q, hi, cues); k >= 0 && (!brought || c.sharedWithLast(i, &cues[lead]) || c.ofRelative(&cues[lead])) {
		return cues[k], after
	}
	if k := c.unknownVerb(q, hi); !k.subject.empty() && (lead < 0 || !c.opensSentence(&cues[lead])) {
		return k, after
	}
	if k := c.unknownElsewhere(q, hi); !k.subject.empty() {
		return k, after
	}
	tail := c.tail(q, hi, cues)
	if lead >= 0 && (tail < 0 || c.utters(q, lo) || brought) {
		return cues[lead], before
	}
	if tail >= 0 {
		return cues[tail], later
	}
	return cue{}, nothing
}

// byMarks finds who speaks where no verb tells it, but a dash, a colon or a signature.
func (c *chooser) byMarks(q, lo, hi int32) (cue, how) {
	if k := c.signed(q, hi); !k.subject.empty() {
		return k, after
	}
	if k, way := c.dropped(q, lo, hi); way != nothing {
		return k, way
	}
	if k := c.nameAndColon(q, lo); !k.subject.empty() {
		return k, named
	}
	if k := c.byColon(q, lo); !k.subject.empty() {
		return k, named
	}
	if k := c.signedBelow(q); !k.subject.empty() {
		return k, after
	}
	return cue{}, nothing
}

// furtherOn takes a cue further on in the sentence, whose subject does not stand across the span.
func (c *chooser) furtherOn(q int32, cues []cue) (cue, how) {
	for k := range cues {
		u := &cues[k]
		across := u.subject.first <= q && u.subject.end > q
		if u.first > q && (u.bits&(isSay|isTell) != 0 || c.w.capitals) && !across && (u.source || c.canSpeak(u.subject)) && !c.infinitive(u) {
			return *u, later
		}
	}
	return cue{}, nothing
}

// infinitive reports whether a cue is an infinitive, or an imperative's object has it: "to add a little".
func (c *chooser) infinitive(u *cue) bool {
	return c.w.Tag == "en" && u.first > 0 && (c.is(u.first-1, "to") || c.tokens[u.subject.first].word.bits&isPronoun == 0 && c.faceless(u.subject))
}

// brings reports whether a cue stands right before the span, and so brings it whatever comes behind.
func (c *chooser) brings(u *cue, q int32) bool {
	if u.bits&(isSay|isTell) == 0 || u.source {
		return false
	}
	end := max(u.end, u.hearer.end)
	if end < q-1 && c.w.Tag == "en" && c.tokens[end].word.bits&isPronoun != 0 {
		end++ // scolded him: “...”
	}
	return end == q || end == q-1 && (c.tokens[end].kind == comma || c.tokens[end].kind == colon)
}

// sharedWithLast reports whether a cue stands right behind the span before, whose attribution it is.
func (c *chooser) sharedWithLast(i int32, u *cue) bool {
	return i > 0 && c.holds[i-1].how == after && c.holds[i-1].cue.first == u.first && c.Spans[i-1].Para == c.Spans[i].Para
}

// ofRelative reports whether a cue stands in a relative clause about somebody of a kind, whose words nobody quotes: “Those who think
// “...,” she said.
func (c *chooser) ofRelative(u *cue) bool {
	return c.w.Tag == "en" && u.subject.end < u.first && c.relative(u.subject.end, u.first) && c.nameIn(u.subject).empty()
}

// tail returns the cue that ends the sentence, or -1: "..., said Finch." and "..., she said." speak for all that stands before.
func (c *chooser) tail(q, hi int32, cues []cue) int {
	for k := len(cues) - 1; k >= 0; k-- {
		u := &cues[k]
		if u.first <= q || u.bits&(isSay|isTell) == 0 || u.bits&isFinite == 0 || !c.canSpeak(u.subject) {
			continue
		}
		at, end := min(u.first, u.subject.first), max(u.end, u.subject.end)
		if at <= q || c.tokens[at-1].kind != comma && c.tokens[at-1].kind != quoted {
			continue
		}
		if end >= hi || c.tokens[end].kind == stop || c.tokens[end].kind == comma ||
			c.tokens[end].word.bits&(isPrep|isTime|isAdverb) != 0 {
			return k
		}
	}
	return -1
}

// behind returns which cue stands right behind the span at token q, or -1.
func (c *chooser) behind(q, hi int32, cues []cue) int {
	n := c.pastMarks(q+1, hi)
	k := 0
	for k < len(cues) && (cues[k].first <= q || c.inAside(&cues[k])) {
		k++
	}
	if k == len(cues) || cues[k].bits&(isSay|isTell|isName) == 0 || n == q+1 && !c.parted(q) {
		return -1
	}
	u := &cues[k]
	at := min(u.first, u.subject.first)
	if u.subject.first < q {
		if !u.source { // “...,” adding that: the verb brings what comes next
			return -1
		}
		at = u.first
	}
	for at > n && at-1 > q && c.goesWith(u, at) {
		at--
	}
	if at == n || !u.behind && at > n && c.onlyNouns(n, at) {
		return k
	}
	return -1
}

// inAside reports whether a cue that takes no utterance stands in a clause about its subject: “...,” Finch, who praised it, said.
func (c *chooser) inAside(u *cue) bool {
	return c.w.Tag == "en" && u.bits&(isSay|isTell|isName) == 0 && u.subject.end < u.first && c.relative(u.subject.end, u.first)
}

// parted reports whether a span at token q ends as one whose attribution follows: with a mark, or as a whole sentence.
func (c *chooser) parted(q int32) bool {
	return c.breaksAt(q) || q == c.sents[c.tokens[q].sent] && c.utters(q, q) && wordCount(c.content(c.tokens[q].span)) > 4
}

// goesWith reports whether the token before at belongs to the cue behind it: an adverb, an auxiliary, a title of several.
func (c *chooser) goesWith(u *cue, at int32) bool {
	b := c.tokens[at-1].word.bits
	if b&(isAdverb|isConj) != 0 || b&isAux != 0 && u.subject.first >= at {
		return true
	}
	// “...,” chair and president Finch said
	return !u.behind && c.tokens[at].word.bits&(isConj|isTitle) != 0 && (c.tokens[at-1].kind == comma || b&isTitle != 0)
}

// onlyNouns reports whether the tokens [a, b) can be one noun phrase with an "and" at its end.
func (c *chooser) onlyNouns(a, b int32) bool {
	if c.w.Tag != "en" || c.tokens[b-1].word.bits&isAnd == 0 {
		return false
	}
	for i := a; i < b; i++ {
		if !c.nominal(i) && c.tokens[i].word.bits&(isDet|isAnd|isTie) == 0 {
			return false
		}
	}
	return true
}

// unknownVerb reads a verb that the lexicon does not know right behind a span that ends in a comma: “...,” Finch barked. The comma
// inside the marks says that who spoke comes next.
func (c *chooser) unknownVerb(q, hi int32) cue {
	s := strings.TrimRight(c.content(c.tokens[q].span), "’'”\"")
	if s == "" || !strings.ContainsRune(",!?", rune(s[len(s)-1])) || q+2 >= hi || c.tokens[q+1].kind != wordToken {
		return cue{}
	}
	n := q + 1
	if c.mayInvert(n) {
		if p := c.phraseRight(n+1, hi); !p.empty() && c.tokens[p.first].upper {
			return cue{first: n, end: n + 1, bits: isSay, subject: p, behind: true, appos: c.behindName(p, hi)}
		}
		return cue{}
	}
	p := c.phraseRight(n, hi)
	if p.empty() && c.tokens[n].word.bits&isSubject != 0 {
		p = words{n, n + 1}
	}
	if p.empty() || p.end >= hi || !c.pastVerb(p.end) && c.tokens[p.end].word.bits&isPast == 0 || c.faceless(p) {
		return cue{}
	}
	return cue{first: p.end, end: p.end + 1, bits: isSay, subject: p}
}

// mayInvert reports whether the word at n can be a verb that stands before its subject: barked Finch.
func (c *chooser) mayInvert(n int32) bool {
	w := &c.tokens[n]
	return w.word.bits&isPast != 0 || !w.upper && w.word.bits == 0 && c.w.Tag == "en" && strings.HasSuffix(c.str(n), "ed")
}

func (c *chooser) content(i int32) string {
	sp := &c.Spans[i]
	return c.Paras[sp.Para].Text[sp.Start:sp.End]
}

// utters reports whether a span opens like a whole utterance: a capital after a comma, a colon, or nothing.
func (c *chooser) utters(q, lo int32) bool {
	if !opensUpper(c.content(c.tokens[q].span)) {
		return false
	}
	return q == lo || c.tokens[q-1].kind == comma || c.tokens[q-1].kind == colon
}
