package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	wording        // no cue: a turn of phrase that is nobody's name
)

// hold is what attributes a span.
type hold struct {
	cue  cue
	how  how
	from int32 // the span whose attribution it shares, or -1
	kind Kind
}

// chooser walks the text paragraph by paragraph.
type chooser struct {
	*Text
	holds []hold
	cues  []cue
	sent  int32 // the sentence whose cues these are
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
		c.fromBefore(int32(i))
		c.fromReport(int32(i))
		c.fromWording(int32(i))
		c.holds[i].kind = c.kind(int32(i))
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
	cues := c.cuesOf(c.tokens[q].sent)
	h := &c.holds[i]
	lead := c.ahead(q, lo, cues)
	if k := c.behind(q, hi, cues); k >= 0 && !(lead >= 0 && c.brings(&cues[lead], q) && !c.sharedWithLast(i, &cues[lead])) {
		h.cue, h.how = cues[k], after
		return
	}
	if k := c.unknownVerb(q, hi); !k.subject.empty() {
		h.cue, h.how = k, after
		return
	}
	tail := c.tail(q, hi, cues)
	if lead >= 0 && !(tail >= 0 && (cues[lead].bits&(isSay|isTell) == 0 || c.relative(cues[lead].subject.end, cues[lead].first))) {
		h.cue, h.how = cues[lead], before
		return
	}
	if tail >= 0 {
		h.cue, h.how = cues[tail], later
		return
	}
	if k := c.signed(q, hi); !k.subject.empty() {
		h.cue, h.how = k, after
		return
	}
	if k := c.nameAndColon(q, lo); !k.subject.empty() {
		h.cue, h.how = k, named
		return
	}
	if k := c.byColon(q, lo); !k.subject.empty() {
		h.cue, h.how = k, named
		return
	}
	for k := range cues {
		if cues[k].first > q && (cues[k].bits&(isSay|isTell) != 0 || c.w.capitals) && (cues[k].subject.first > q || cues[k].subject.end <= q) {
			h.cue, h.how = cues[k], later
			return
		}
	}
}

// brings reports whether a cue stands right before the span, and so brings it whatever comes behind.
func (c *chooser) brings(u *cue, q int32) bool {
	if u.bits&(isSay|isTell) == 0 || u.source {
		return false
	}
	end := max(u.end, u.hearer.end)
	return end == q || end == q-1 && (c.tokens[end].kind == comma || c.tokens[end].kind == colon)
}

// sharedWithLast reports whether a cue stands right behind the span before, whose attribution it is.
func (c *chooser) sharedWithLast(i int32, u *cue) bool {
	return i > 0 && c.holds[i-1].how == after && c.holds[i-1].cue.first == u.first && c.Spans[i-1].Para == c.Spans[i].Para
}

// tail returns the cue that ends the sentence, or -1: "..., said Finch." and "..., she said." speak for all that stands before.
func (c *chooser) tail(q, hi int32, cues []cue) int {
	for k := len(cues) - 1; k >= 0; k-- {
		u := &cues[k]
		if u.first <= q || u.bits&(isSay|isTell) == 0 || u.bits&isFinite == 0 {
			continue
		}
		at, end := min(u.first, u.subject.first), max(u.end, u.subject.end)
		if at <= q || c.tokens[at-1].kind != comma && c.tokens[at-1].kind != quoted {
			continue
		}
		if end >= hi || c.tokens[end].kind == stop || c.tokens[end].kind == comma || c.tokens[end].word.bits&(isPrep|isTime|isAdverb) != 0 {
			return k
		}
	}
	return -1
}

// ahead returns which cue before the span leads to it, or -1. The nearest does, unless it belongs to a relative clause or an
// infinitive inside what another one brings.
func (c *chooser) ahead(q, lo int32, cues []cue) int {
	utters := c.utters(q, lo)
	best, most := -1, -1e9
	for k := range cues {
		u := &cues[k]
		if u.end > q || u.subject.end > q || utters && u.bits&(isSay|isTell) == 0 {
			continue
		}
		s := -0.05 * float64(q-u.end)
		if u.bits&(isSay|isTell) == 0 && u.bits&isName == 0 {
			s -= 0.35
		}
		if u.first > lo && c.is(u.first-1, "to") {
			s -= 0.4
		}
		if !u.source && !u.behind && u.subject.end < u.first && c.relative(u.subject.end, u.first) && q-u.end > 1 {
			s -= 0.5
		}
		if u.end == q || c.tokens[q-1].kind == colon || c.tokens[q-1].kind == comma && u.end == q-1 {
			s += 0.3
		}
		if s > most {
			best, most = k, s
		}
	}
	return best
}

// relative reports whether a relative pronoun stands between a subject and its verb.
func (c *chooser) relative(a, b int32) bool {
	for ; a < b; a++ {
		if c.tokens[a].word.bits&isRel != 0 {
			return true
		}
	}
	return false
}

// signed reads a signature: “...” — Orla Finch.
func (c *chooser) signed(q, hi int32) cue {
	if q+2 >= hi || c.tokens[q+1].kind != dash {
		return cue{}
	}
	p := c.phraseRight(q+2, hi)
	if p.empty() || c.nameIn(p).empty() || p.end < hi && c.tokens[p.end].kind != stop && c.tokens[p.end].kind != comma {
		return cue{}
	}
	return cue{first: q + 1, end: q + 2, bits: isSay, subject: p, verbless: true, appos: c.behindName(p, hi)}
}

// byColon takes the subject of a sentence that ends in a colon before the span: "Finch had a message for them: “...”".
func (c *chooser) byColon(q, lo int32) cue {
	if q-1 <= lo || c.tokens[q-1].kind != colon || !opensUpper(c.content(c.tokens[q].span)) {
		return cue{}
	}
	p := c.firstPhrase(lo, q-1)
	if p.empty() {
		return cue{}
	}
	return cue{first: q - 1, end: q, bits: isSay, subject: p, verbless: true}
}

// behind returns which cue stands right behind the span at token q, or -1.
func (c *chooser) behind(q, hi int32, cues []cue) int {
	n := q + 1
	for n < hi && (c.tokens[n].kind == comma || c.tokens[n].kind == dash) {
		n++
	}
	broken := n > q+1 || c.breaksAt(q)
	for k := range cues {
		u := &cues[k]
		if u.first <= q {
			continue
		}
		at := min(u.first, u.subject.first)
		if u.subject.first < q {
			at = u.first
			if !u.source { // “...,” adding that: the verb brings what comes next
				return -1
			}
		}
		for at > n && at-1 > q && (c.tokens[at-1].word.bits&(isAdverb|isConj) != 0 || c.tokens[at-1].word.bits&isAux != 0 && u.subject.first >= at) {
			at--
		}
		if at == n && broken && u.bits&(isSay|isTell|isName) != 0 {
			return k
		}
		return -1
	}
	return -1
}

// unknownVerb reads a verb that the lexicon does not know right behind a span that ends in a comma: “...,” Finch barked. The comma
// inside the marks says that who spoke comes next.
func (c *chooser) unknownVerb(q, hi int32) cue {
	s := strings.TrimRight(c.content(c.tokens[q].span), "’'”\"")
	if s == "" || !strings.ContainsRune(",!?", rune(s[len(s)-1])) || q+2 >= hi || c.tokens[q+1].kind != wordToken {
		return cue{}
	}
	n := q + 1
	if w := &c.tokens[n]; w.word.bits&isPast != 0 || !w.upper && w.word.bits == 0 && c.w.Tag == "en" && strings.HasSuffix(c.str(n), "ed") {
		if p := c.phraseRight(n+1, hi); !p.empty() && c.tokens[p.first].upper {
			return cue{first: n, end: n + 1, bits: isSay, subject: p, behind: true, appos: c.behindName(p, hi)}
		}
		return cue{}
	}
	p := c.phraseRight(n, hi)
	if p.empty() && c.tokens[n].word.bits&isSubject != 0 {
		p = words{n, n + 1}
	}
	if p.empty() || p.end >= hi || !c.pastVerb(p.end) && c.tokens[p.end].word.bits&isPast == 0 {
		return cue{}
	}
	return cue{first: p.end, end: p.end + 1, bits: isSay, subject: p}
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

// nameAndColon reads "Orla Finch: “...”".
func (c *chooser) nameAndColon(q, lo int32) cue {
	if q-1 <= lo || c.tokens[q-1].kind != colon {
		return cue{}
	}
	p, tied := c.phraseLeft(q-1, lo)
	if p.empty() || tied || p.first != lo && c.tokens[p.first-1].kind != dash || c.nameIn(p).empty() {
		return cue{}
	}
	return cue{first: q - 1, end: q, bits: isSay, subject: p, verbless: true}
}

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
	if h.how != nothing || q != c.sents[s] || !c.wholeSentence(q) {
		return
	}
	if i > 0 {
		prev := c.where[i-1]
		if c.tokens[prev].para == c.tokens[q].para {
			if c.holds[i-1].how != nothing && c.sayable(i-1) && s-c.tokens[prev].sent <= 3 {
				h.cue, h.how, h.from = c.holds[i-1].cue, follows, i-1
			}
			if s-c.tokens[prev].sent <= 1 {
				return
			}
		}
	}
	if q > c.begin[c.tokens[q].para] {
		c.fromSentence(h, s-1)
		return
	}
	c.fromParagraph(i, q)
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
			if u := &c.cues[k]; u.bits&(isSay|isTell|isName|isJudge) != 0 {
				h.cue = *u
				return
			}
		}
	}
}

// fromWording takes a quoted turn of phrase, several words that begin small, for somebody's own: names and titles begin with a
// capital. Whose it is, it does not tell.
func (c *chooser) fromWording(i int32) {
	h := &c.holds[i]
	s := c.content(i)
	if h.how != nothing || !opensLower(s) || wordCount(s) < 3 {
		return
	}
	h.how = wording
}

func opensLower(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// anyOf reports whether a token of [a, b) has one of the bits.
func (c *chooser) anyOf(a, b int32, m bits) bool {
	for ; a < b; a++ {
		if c.tokens[a].word.bits&m != 0 && c.tokens[a].kind == wordToken {
			return true
		}
	}
	return false
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

// fromSentence takes the subject of a sentence without quotes for the speaker of the next.
func (c *chooser) fromSentence(h *hold, s int32) {
	cues := c.cuesOf(s)
	for k := range cues {
		if cues[k].bits&(isSay|isTell|isName|isJudge) != 0 && cues[k].bits&isFinite != 0 {
			h.cue, h.how = cues[k], introduced
			return
		}
	}
	p := c.firstPhrase(c.sents[s], c.sents[s+1])
	if !p.empty() && (c.tokens[p.first].word.bits&isSubject != 0 || !c.nameIn(p).empty()) {
		h.cue, h.how = cue{first: p.end, end: p.end, subject: p, verbless: true}, introduced
	}
}

// fromParagraph looks at the paragraph before one that is nothing but a quote.
func (c *chooser) fromParagraph(i, q int32) {
	p := c.tokens[q].para
	h := &c.holds[i]
	if i > 0 && c.Spans[i-1].Para == p-1 {
		last := c.where[i-1]
		if c.begin[p]-1-last <= 40 && c.holds[i-1].how != nothing && c.sayable(i-1) {
			h.cue, h.how, h.from = c.holds[i-1].cue, carries, i-1
		}
		return
	}
	if p > 0 && c.begin[p] > c.begin[p-1] && !c.Paras[p-1].Heading {
		s := c.tokens[c.begin[p]-1].sent
		c.fromSentence(h, s)
	}
}

// kind says how much of an utterance a span is.
func (c *chooser) kind(i int32) Kind {
	h := &c.holds[i]
	q := c.where[i]
	lo := c.sents[c.tokens[q].sent]
	s := c.content(i)
	upper := opensUpper(s)
	atEdge := q == lo || c.tokens[q-1].kind == comma || c.tokens[q-1].kind == colon || c.tokens[q-1].kind == dash || c.tokens[q-1].kind == stop
	if titled(s) && h.how < follows && !(atEdge && (h.how == after || h.how == before && q > lo)) && (h.how != before || q-1 >= h.cue.end) && h.cue.bits&isName == 0 {
		return Fragment
	}
	if h.how != after && h.cue.bits&isName == 0 && c.titleBehindNoun(q, lo, s) {
		return Fragment
	}
	if c.mereName(q, h) {
		return Fragment
	}
	switch h.how {
	case after:
		if atEdge || q-1 >= lo && c.tokens[q-1].kind == quoted {
			return Direct
		}
		return Mixed
	case before, named:
		if h.cue.bits&(isSay|isTell) == 0 {
			return Mixed
		}
		next := q-1 >= lo && (q == h.cue.end || h.cue.hearer.end == q)
		if upper && (atEdge || next) && (wordCount(s) > 1 || c.tokens[q-1].kind == colon) {
			return Direct
		}
		if i > 0 && (c.tokens[q-1].kind == comma || c.tokens[q-1].word.bits&isConj != 0 && q-2 >= lo && c.tokens[q-2].kind == comma) && c.Spans[i-1].Para == c.Spans[i].Para && c.holds[i-1].kind == Direct && c.holds[i-1].cue.first == h.cue.first {
			h.from = i - 1
			return Direct
		}
		return Mixed
	case later, reported, wording:
		return Mixed
	case nothing:
		if q == lo && c.wholeSentence(q) && wordCount(s) >= 5 && c.breaksAt(q) {
			return Direct
		}
		return Fragment
	}
	return Direct
}

// titleBehindNoun reports whether quoted words name the noun right before them: the ship “Morgenrot”, the song “Low Tide”.
func (c *chooser) titleBehindNoun(q, lo int32, s string) bool {
	if q-1 < lo || c.tokens[q-1].kind != wordToken || !c.nominal(q-1) || c.tokens[q-1].poss || c.tokens[q-1].upper != c.w.capitals {
		return false
	}
	n := 0
	for f := range strings.FieldsSeq(s) {
		if !opensUpper(f) || n == 3 {
			return false
		}
		n++
	}
	return n > 0
}

// mereName reports whether the cue only tells what something is called: "a rule called “the net”". In "what Finch called “the net”"
// somebody is made to say it.
func (c *chooser) mereName(q int32, h *hold) bool {
	u := &h.cue
	if c.w.Tag != "en" || h.how != before || u.bits&isName == 0 || u.end != q || u.source || u.behind {
		return false
	}
	if c.str(u.end-1) == "to" {
		return false // referred to
	}
	i := u.subject.first - 1
	return i < c.sents[c.tokens[q].sent] || !(c.tokens[i].word.bits&isRel != 0 || c.is(i, "what"))
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
