package quote

import (
	"strings"

	"github.com/ledekit/lede/internal/lang"
)

// Status says what came of a request for comment.
type Status uint8

// The outcomes of a request.
const (
	Requested Status = iota
	Declined
	NoResponse
	Responded
)

// Request is one attempt to get a comment.
type Request struct {
	Para       int32
	Status     Status
	Outlet     string
	Ours       bool // the text says that "we", or "this newspaper", asked
	Recipients []string

	first, end int32 // the tokens that tell of it
	noun       string
}

// requestRow is a way of telling of a request.
type requestRow struct {
	status  Status
	object  bool // the one asked stands at the @, not before the words
	pattern []requestWord
}

// requestWord is one place of a pattern.
type requestWord struct {
	any      []string
	optional bool
	gap      bool // up to maxGap words
	slot     bool // the one asked
	end      bool // the sentence ends
}

const maxGap = 8

var statuses = map[string]Status{"requested": Requested, "declined": Declined, "no_response": NoResponse, "responded": Responded}

func (w *Words) compileRequests(l *lang.Lang) {
	for _, row := range l.Rows("quote.request") {
		r := requestRow{status: statuses[row.Field(0)], object: row.Field(1) == "object"}
		for _, f := range strings.Fields(row.Field(2)) {
			var q requestWord
			switch f {
			case "*":
				q.gap = true
			case "@":
				q.slot = true
			case ".":
				q.end = true
			default:
				f, q.optional = strings.CutSuffix(f, "?")
				q.any = strings.Split(f, "/")
			}
			r.pattern = append(r.pattern, q)
		}
		for _, first := range r.pattern[0].any {
			w.add(first, asksFirst, unknown)
			w.requests[first] = append(w.requests[first], r)
		}
	}
	for _, row := range l.Rows("quote.agent") {
		for _, form := range row.Words(0) {
			w.add(form, isAgent, unknown)
		}
	}
}

// Requests lists the requests for comment that the text tells of.
func (t *Text) Requests(p *People) []Request {
	var out []Request
	for i := int32(0); i < int32(len(t.tokens)); i++ {
		if t.tokens[i].word.bits&asksFirst == 0 {
			continue
		}
		hi := t.sents[t.tokens[i].sent+1]
		rows := t.w.requests[foldedWord(t.str(i))]
		for k := range rows {
			row := &rows[k]
			end, slot, ok := t.matchRow(row.pattern, i, hi)
			if !ok {
				continue
			}
			if r, ok := t.request(row, i, end, slot, p, out); ok {
				if n := len(out); n > 0 && r.Status == Responded && t.w.faceless(r.Recipients) {
					r.Recipients = out[n-1].Recipients // "a spokeswoman", of those asked before
				}
				r.Ours = r.Outlet == "" && t.ours(i, hi)
				out = append(out, r)
				i = end - 1
				break
			}
		}
	}
	return t.answers(out, p)
}

// ours reports whether the sentence around token i says that the outlet itself asked.
func (t *Text) ours(i, hi int32) bool {
	for k := t.sents[t.tokens[i].sent]; k < hi; k++ {
		for _, o := range t.w.ours {
			n := 0
			for n < len(o) && k+int32(n) < hi && t.tokens[k+int32(n)].kind == wordToken && foldedEqual(t.str(k+int32(n)), o[n]) {
				n++
			}
			if n == len(o) {
				return true
			}
		}
	}
	return false
}

// matchRow matches a pattern at token i and returns where it ends and where the one asked stands.
func (t *Text) matchRow(pattern []requestWord, i, hi int32) (end int32, slot words, ok bool) {
	for k := range pattern {
		q := &pattern[k]
		switch {
		case q.end:
			return i, slot, i >= hi || t.tokens[i].kind == stop
		case q.gap:
			if k+1 == len(pattern) {
				return i, slot, true
			}
			for stop := min(hi, i+maxGap); i <= stop; i++ {
				if e, s, ok := t.matchRow(pattern[k+1:], i, hi); ok {
					if !s.empty() {
						slot = s
					}
					return e, slot, true
				}
				if i < hi && t.tokens[i].kind == colon {
					break
				}
			}
			return 0, slot, false
		case q.slot:
			return t.matchSlot(pattern[k+1:], i, hi)
		case i < hi && t.oneOf(i, q.any):
			i++
		case q.optional:
		default:
			return 0, slot, false
		}
	}
	return i, slot, true
}

// matchSlot matches those asked at token i, and the rest of a pattern behind them: "the port" of "asked the port for comment".
func (t *Text) matchSlot(rest []requestWord, i, hi int32) (end int32, slot words, ok bool) {
	if i < hi && t.tokens[i].kind == numberToken {
		return 0, words{}, false // "as the clock approached 9:30"
	}
	slot = t.everyoneRight(i, hi)
	for last := slot.end; last > slot.first && last > slot.end-maxGap*2; last-- {
		if last < slot.end && t.tokens[last].word.bits&isTie == 0 {
			continue
		}
		next := last
		if last < hi && t.tokens[last].kind == comma {
			next++ // the comma that shuts an apposition
		}
		if end, _, ok = t.matchRow(rest, next, hi); ok {
			return end, words{slot.first, last}, true
		}
	}
	return 0, words{}, false
}

func (t *Text) oneOf(i int32, any []string) bool {
	for _, w := range any {
		if t.is(i, w) {
			return true
		}
	}
	return false
}

// everyoneRight returns the phrase at i, and those that "and" ties to it.
func (t *Text) everyoneRight(i, hi int32) words {
	p := t.phraseRight(i, hi)
	for !p.empty() && p.end+1 < hi && p.end-i < maxPhrase &&
		(t.tokens[p.end].word.bits&isAnd != 0 || t.tokens[p.end].kind == comma) {
		q := t.phraseRight(p.end+1, hi)
		if t.tokens[p.end].kind == comma && p.end+1 < hi && t.tokens[p.end+1].word.bits&isAnd != 0 {
			q = t.phraseRight(p.end+2, hi)
		}
		if q.empty() {
			break
		}
		p.end = q.end
	}
	return p
}

// request reads who asked and who was asked, around the tokens [first, end).
func (t *Text) request(row *requestRow, first, end int32, slot words, p *People, before []Request) (Request, bool) {
	tk := &t.tokens[first]
	lo, hi := t.sents[tk.sent], t.sents[tk.sent+1]
	if n := len(before); n > 0 && before[n-1].end > lo && before[n-1].Para == tk.para {
		lo = before[n-1].end
	}
	r := Request{Para: tk.para, Status: row.status, first: first, end: max(end, first+1)}
	c := cue{first: first, end: end}
	if row.object {
		t.subjectBefore(&c, lo)
		if t.personal(c.subject) {
			r.Outlet = t.outletName(c.subject)
		}
		r.Recipients = t.recipients(slot, words{}, p)
		return r, len(r.Recipients) > 0
	}
	if row.status == Responded {
		return t.answered(r, first, end, lo, hi, p)
	}
	t.subjectBefore(&c, t.clauseStart(first, lo))
	if c.subject.empty() {
		return r, false
	}
	r.Outlet = t.outletNear(first, min(hi, end+8))
	if s := c.subject; s.end-s.first == 1 && t.standsApart(s.first, hi) { // "Contactée, la compagnie"
		c.subject, c.appos = t.phraseRight(s.first+2, first), words{}
	}
	if c.subject.empty() {
		return r, false
	}
	if b := t.tokens[c.subject.first].word; c.subject.end-c.subject.first == 1 && b.bits&isPronoun != 0 && b.gender != male && b.gender != female {
		c = t.spokenBefore(c, lo) // "the port said that it had no comment"
	}
	r.Recipients = t.recipients(c.subject, c.appos, p)
	r.noun = t.str(c.subject.end - 1)
	return r, len(r.Recipients) > 0
}

// spokenBefore returns the last cue of speech before another, whose subject its pronoun means; that one itself where there is none.
func (t *Text) spokenBefore(c cue, lo int32) cue {
	cues := t.cuesIn(lo, t.sents[t.tokens[c.first].sent+1], nil)
	for k := len(cues) - 1; k >= 0; k-- {
		if cues[k].end <= c.subject.first && cues[k].bits&isSay != 0 && !cues[k].subject.empty() {
			t.namedByApposition(&cues[k])
			return cues[k]
		}
	}
	return c
}

// answered reads an answer to a request: who says it is who was asked.
func (t *Text) answered(r Request, first, end, lo, hi int32, p *People) (Request, bool) {
	cues := t.cuesIn(lo, hi, nil)
	for k := range cues {
		if cues[k].bits&(isSay|isTell) == 0 || cues[k].subject.empty() || cues[k].first >= first && cues[k].first < end {
			continue
		}
		r.Recipients = t.recipients(cues[k].subject, words{}, p)
		if t.is(end-1, "by") {
			r.Outlet = t.outletName(t.phraseRight(end, hi))
		} else {
			r.Outlet = t.outletNear(first, hi)
		}
		return r, len(r.Recipients) > 0
	}
	c := cue{first: first, end: end}
	t.subjectBefore(&c, lo)
	r.Recipients = t.recipients(c.subject, c.appos, p)
	return r, len(r.Recipients) > 0
}

// answers joins what was said later to the request before it: "The league was asked for comment. On Monday it replied ...".
func (t *Text) answers(in []Request, p *People) []Request {
	var out []Request
	for k, r := range in {
		out = append(out, r)
		if r.Status != Requested || r.noun == "" || k+1 < len(in) && in[k+1].first < t.sents[t.tokens[r.first].sent+1] {
			continue
		}
		s := t.tokens[r.first].sent + 1
		if int(s)+1 >= len(t.sents) || t.tokens[t.sents[s]].para > r.Para+1 {
			continue
		}
		cues := t.cuesIn(t.sents[s], t.sents[s+1], nil)
		if len(cues) == 0 || cues[0].bits&isSay == 0 || cues[0].subject.empty() {
			continue
		}
		sub := cues[0].subject
		spokesman := t.tokens[t.head(sub)-1].word.bits&isAgent != 0 && t.nameIn(sub).empty() && len(r.Recipients) == 1
		if t.str(sub.end-1) == r.noun || t.tokens[sub.first].word.bits&isSubject != 0 || spokesman {
			out = append(out, Request{Para: t.tokens[sub.first].para, Status: Responded, Outlet: r.Outlet,
				Recipients: r.Recipients, first: sub.first, end: cues[0].end})
		}
	}
	return out
}

// personal reports whether a phrase could be an outlet: a name, not "I" or "we".
func (t *Text) personal(w words) bool {
	return !w.empty() && t.tokens[w.end-1].kind == wordToken && t.tokens[w.end-1].word.bits&isPronoun == 0 && !t.nameIn(w).empty()
}

// outletName returns a phrase's name, with the article it is written with.
func (t *Text) outletName(w words) string {
	if !t.personal(w) {
		return ""
	}
	n := t.nameIn(w)
	if n.first > w.first && t.is(n.first-1, "the") && t.tokens[n.first-1].upper {
		n.first--
	}
	return t.text(n.first, n.end)
}

// outletNear looks for who asked behind the words: "to the Ledger", "the Ledger's request", "from Tideline".
func (t *Text) outletNear(i, hi int32) string {
	for ; i+1 < hi; i++ {
		tk := &t.tokens[i]
		if tk.kind == stop || tk.kind == quoted {
			return ""
		}
		if tk.kind != wordToken || !(t.is(i, "to") || t.is(i, "from") || t.is(i, "by") || t.is(i, "with")) {
			continue
		}
		p := t.phraseRight(i+1, hi)
		if p.empty() {
			continue
		}
		for k := p.first; k < p.end; k++ { // the Ledger's request
			if t.tokens[k].poss && t.tokens[k].upper {
				return t.outletName(words{p.first, k + 1})
			}
		}
		if n := t.nameIn(p); !n.empty() && n.end == p.end {
			return t.outletName(p)
		}
		for k := p.first; k+1 < p.end; k++ { // to Fox News request, Fox News requests
			if t.tokens[k].upper && !t.tokens[k+1].upper && (k == p.first || t.is(p.first, "the")) {
				return t.outletName(words{p.first, k + 1})
			}
		}
	}
	return ""
}
