package quote

import "strings"

// hearerOf returns whom a cue tells it: behind "told", or behind "said to".
func (t *Text) hearerOf(c *cue, hi int32) words {
	i := c.end
	if c.behind {
		i = c.subject.end
	}
	if c.bits&isTell == 0 {
		if i+1 < hi && t.is(i, "to") && (t.tokens[i+1].upper || t.tokens[i+1].word.bits&(isDet|isPronoun|isMany) != 0 ||
			strings.HasSuffix(t.str(i+1), "s")) { // "promised to go" tells nobody
			i++
		} else {
			return words{}
		}
	}
	for i < hi && t.tokens[i].word.bits&isAdverb != 0 {
		i++
	}
	if i < hi && t.tokens[i].word.bits&isPronoun != 0 && t.tokens[i].word.bits&isDet == 0 {
		return words{i, i + 1}
	}
	first := i
	p := t.phraseRight(i, hi)
	if p.empty() {
		return words{}
	}
	end := t.head(p)
	for end < p.end && (t.is(end, "of")) {
		end = p.end
	}
	return words{first, end}
}

// interviewer returns whom a speaker talks to where a noun of talk tells it, near the cue: "said in an interview with the Ledger".
func (t *Text) interviewer(c *cue) words {
	lo, hi := t.sents[t.tokens[c.first].sent], t.sents[t.tokens[c.first].sent+1]
	end := max(c.end, t.head(c.subject))
	if p := t.talkWith(end, min(hi, end+12)); !p.empty() {
		return p
	}
	first := min(c.first, c.subject.first)
	if first-lo > 16 {
		return words{}
	}
	return t.talkWith(lo, first)
}

// talkWith finds a noun of talk in [i, hi), and with whom it is.
func (t *Text) talkWith(i, hi int32) words {
	for ; i+2 < hi && t.tokens[i].kind != quoted && t.tokens[i].kind != stop; i++ {
		if t.tokens[i].word.bits&isTalk == 0 || !t.is(i+1, "with") && !t.is(i+1, "to") && !t.oneOf(i+1, t.w.withs) {
			if p := t.housed(i); !p.empty() {
				return p
			}
			continue
		}
		p := t.phraseRight(i+2, hi)
		if p.empty() || t.nameIn(p).empty() && t.tokens[t.head(p)-1].word.bits&(isOrg|isPaper|isMany) == 0 {
			return words{}
		}
		end := t.head(p)
		for end > p.first && t.tokens[end-1].word.bits&isTime != 0 {
			end--
		}
		return words{p.first, end}
	}
	return words{}
}

// housed returns the outlet that stands before a noun of talk: "in a Velden Courier interview".
func (t *Text) housed(i int32) words {
	if t.w.Tag != "en" || !t.is(i, "interview") && !t.is(i, "interviews") {
		return words{}
	}
	k := i
	for k > 0 && t.tokens[k-1].kind == wordToken && t.tokens[k-1].upper && t.tokens[k-1].word.bits&(isTime|isGiven|isTitle) == 0 &&
		!t.tokens[k-1].poss {
		k--
	}
	if k == i || k == 0 || t.tokens[k-1].word.bits&isDet == 0 {
		return words{}
	}
	return words{k, i}
}

// pastTopic skips of what something is said: the time behind "said of the vote" is the vote's, unless a preposition brings it.
func (t *Text) pastTopic(i, hi int32) int32 {
	if t.w.Tag != "en" || i >= hi || !t.is(i, "of") && !t.is(i, "about") {
		return i
	}
	p := t.phraseRight(i+1, hi)
	if p.empty() {
		return i
	}
	for p.end < hi && t.tokens[p.end].word.bits&isTime != 0 {
		p.end++
	}
	return p.end
}

// ownTime ends the words behind a cue before a time that is the subject of what is said: "said last year was dry".
func (t *Text) ownTime(i, end int32) int32 {
	for k := i; k < end && k+1 < int32(len(t.tokens)) && t.w.Tag == "en"; k++ {
		if t.tokens[k].word.bits&isTime != 0 && t.tokens[k+1].word.bits&isAux != 0 && t.tokens[k+1].word.bits&isAdverb == 0 && !t.is(k+1, "also") {
			return i
		}
	}
	return end
}

// parenthetic reports whether an attribution stands between commas in the reporter's own sentence.
func (t *Text) parenthetic(first, end, lo, hi int32) bool {
	return t.w.Tag == "en" && first-1 > lo && t.tokens[first-1].kind == comma && end+1 < hi && t.tokens[end].kind == comma &&
		t.tokens[end+1].kind != quoted
}

// maxWhen bounds the tokens behind a cue that may tell the time.
const maxWhen = 10

// when returns where an attribution may tell its time: behind the cue and whom it is told, before its subject, between the two. What
// stands in a relative clause, in reported words or in a quote tells another time.
func (t *Text) when(c *cue) []Clause {
	if c.verbless || c.source {
		return nil
	}
	lo, hi := t.sents[t.tokens[c.first].sent], t.sents[t.tokens[c.first].sent+1]
	first, end := min(c.first, c.subject.first), max(c.end, c.hearer.end)
	if c.subject.first > c.first {
		end = max(end, c.subject.end)
	}
	var out []Clause
	out = t.stretch(out, t.pastTopic(end, hi), t.ownTime(end, t.untilClause(end, min(hi, end+maxWhen))))
	from := first
	if t.parenthetic(first, end, lo, hi) {
		return out // "In 1990, Finch said, the bridge was": the time is the bridge's
	}
	if t.w.Tag == "en" && c.first > c.subject.end && t.is(c.first-1, "that") {
		return out // "Last week Finch left for a letter that said": the time is that of her leaving
	}
	for from > lo && t.tokens[from-1].kind != quoted && t.tokens[from-1].kind != colon {
		from--
	}
	out = t.stretch(out, from, first)
	if c.subject.end < c.first && c.first-c.subject.end <= 6 && !t.oneOf(c.subject.end, t.w.whos) {
		out = t.stretch(out, c.subject.end, c.first)
	}
	return out
}

// untilClause returns where another clause begins at or after token i.
func (t *Text) untilClause(i, hi int32) int32 {
	for ; i < hi; i++ {
		tk := &t.tokens[i]
		b := tk.word.bits
		if tk.kind == quoted || tk.kind == colon || tk.kind == stop || tk.kind == wordToken &&
			(b&isRel != 0 && (b&isDet == 0 || t.is(i, "that")) ||
				b&isSubject != 0 && b&isDet == 0 || b&isVerb != 0 && b&isFinite != 0 && !tk.upper &&
				b&(isNounToo|isPaper|isTime) == 0 || b&isConj != 0 && b&isPrep == 0) {
			break
		}
	}
	return i
}

// stretch adds the words of tokens [a,b), of the paragraph that the last of them stands in: what tells when stands by the verb.
func (t *Text) stretch(out []Clause, a, b int32) []Clause {
	for a < b && t.tokens[a].para != t.tokens[b-1].para {
		a++
	}
	for i := a + 1; i < b; i++ { // a word of time in a name tells none: "via Velden Today", "Radio 4 Tonight"
		tk, p := &t.tokens[i], &t.tokens[i-1]
		if tk.upper && !tk.first && tk.word.bits&isTime != 0 && (p.kind == wordToken && p.upper && !p.first && p.word.bits&(isTime|isPrep) == 0 ||
			p.kind == numberToken && i > a+1 && t.tokens[i-2].upper && t.tokens[i-2].word.bits&isTime == 0) {
			b = i - 1
		}
	}
	if a >= b {
		return out
	}
	return append(out, Clause{t.tokens[a].para, t.tokens[a].start, t.tokens[b-1].end})
}
