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
	kind Kind
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
	if !c.w.known {
		c.holds[i].cue, c.holds[i].how = c.sure(q, lo, hi)
		if c.holds[i].how != nothing {
			return
		}
	}
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
	if lead >= 0 && !(tail >= 0 && !c.utters(q, lo) && !c.brings(&cues[lead], q)) {
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
	if k, way := c.dropped(q, lo, hi); way != nothing {
		h.cue, h.how = k, way
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
	if k := c.signedBelow(q); !k.subject.empty() {
		h.cue, h.how = k, after
		return
	}
	for k := range cues {
		if cues[k].first > q && (cues[k].bits&(isSay|isTell) != 0 || c.w.capitals) &&
			(cues[k].subject.first > q || cues[k].subject.end <= q) && (cues[k].source || c.canSpeak(cues[k].subject)) && !c.infinitive(&cues[k]) {
			h.cue, h.how = cues[k], later
			return
		}
	}
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

// ahead returns which cue before the span leads to it, or -1. The nearest does, unless it belongs to a relative clause or an
// infinitive inside what another one brings.
func (c *chooser) ahead(q, lo int32, cues []cue) int {
	utters := c.utters(q, lo)
	best, most := -1, -1e9
	for k := range cues {
		u := &cues[k]
		if u.end > q || u.subject.end > q || utters && u.bits&(isSay|isTell) == 0 ||
			!c.brings(u, q) && !u.source && !(u.bits&(isSay|isTell) != 0 && c.tokens[q-1].kind == colon) && !c.canSpeak(u.subject) {
			continue
		}
		s := -0.05 * float64(q-u.end)
		if u.bits&(isSay|isTell) == 0 && u.bits&isName == 0 {
			s -= 0.7
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
	for b--; b >= a && c.tokens[b].kind != quoted; b-- {
		if c.tokens[b].word.bits&isRel != 0 {
			return true
		}
	}
	return false
}

// whose returns who says what a noun of speech stands for: of "die Antwort von Orla Fink" the one behind the tie.
func (c *chooser) whose(p words) words {
	if c.w.Tag == "en" || c.tokens[c.head(p)-1].word.bits&isSpeech == 0 {
		return p
	}
	if q := (words{c.head(p) + 1, p.end}); !q.empty() {
		if q = c.phraseRight(q.first, q.end); !q.empty() {
			return q
		}
	}
	return p
}

// maxName is how many words a name has at most where little is known of a language.
const maxName = 4

// mereName reports whether a phrase is a name and nothing else: a few words, each with a capital.
func (t *Text) mereName(p words) bool {
	for i := p.first; i < p.end; i++ {
		if tk := &t.tokens[i]; tk.kind != wordToken || !tk.upper || tk.all {
			return false
		}
	}
	return p.end-p.first > 1 && p.end-p.first <= maxName
}

// signed reads a signature: “...” — Orla Finch.
func (c *chooser) signed(q, hi int32) cue {
	if q+2 >= hi || c.tokens[q+1].kind != dash {
		return cue{}
	}
	if s := c.content(c.tokens[q].span); titled(s) && !c.breaksAt(q) && s[len(s)-1] != ')' {
		return cue{} // a song and who sings it
	}
	p := c.phraseRight(q+2, hi)
	if p.empty() || c.nameIn(p).empty() || !c.w.known && !c.tokens[p.first].upper || p.end < hi && c.tokens[p.end].kind != stop && c.tokens[p.end].kind != comma {
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
	if p.empty() || !c.w.known || !c.canSpeak(p) && c.tokens[c.head(p)-1].word.bits&isSpeech == 0 {
		return cue{}
	}
	p = c.whose(p)
	return cue{first: q - 1, end: q, bits: isSay, subject: p, verbless: true}
}

// behind returns which cue stands right behind the span at token q, or -1.
func (c *chooser) behind(q, hi int32, cues []cue) int {
	n := q + 1
	for n < hi && (c.tokens[n].kind == comma || c.tokens[n].kind == dash) {
		n++
	}
	broken := n > q+1 || c.breaksAt(q) || q == c.sents[c.tokens[q].sent] && c.utters(q, q) && wordCount(c.content(c.tokens[q].span)) > 4
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
		for at > n && at-1 > q && (c.tokens[at-1].word.bits&(isAdverb|isConj) != 0 || c.tokens[at-1].word.bits&isAux != 0 &&
			u.subject.first >= at || !u.behind && c.tokens[at].word.bits&(isConj|isTitle) != 0 && (c.tokens[at-1].kind == comma ||
			c.tokens[at-1].word.bits&isTitle != 0)) { // “...,” chair and president Finch said
			at--
		}
		if !u.behind && at > n && c.onlyNouns(n, at) {
			at = n // “...,” the town’s mayor and former clerk Finch said
		}
		if at == n && broken && u.bits&(isSay|isTell|isName) != 0 {
			return k
		}
		return -1
	}
	return -1
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
	if w := &c.tokens[n]; w.word.bits&isPast != 0 || !w.upper && w.word.bits == 0 && c.w.Tag == "en" &&
		strings.HasSuffix(c.str(n), "ed") {
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
	if p.empty() || tied || p.first != lo && c.tokens[p.first-1].kind != dash || c.nameIn(p).empty() ||
		!c.w.known && !c.mereName(p) {
		return cue{}
	}
	p = c.whose(p)
	return cue{first: q - 1, end: q, bits: isSay, subject: p, verbless: true}
}
