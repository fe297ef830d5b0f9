package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where a language has verbs of speech and little else, only what cannot be read otherwise attributes: a verb right behind the quote and
// who speaks behind it, or somebody, a verb and a colon before it. Languages without spaces have signs at the marks instead.

// sure attributes a span in such a language.
func (c *chooser) sure(q, lo, hi int32) (cue, how) {
	if k, ok := c.surelyBehind(q, hi); ok {
		return k, after
	}
	if k, ok := c.surelyAhead(q, lo); ok {
		return k, before
	}
	if k := c.atMarks(q); k > 0 {
		return cue{first: q, end: q, bits: isSay, verbless: true, subject: words{}}, k
	}
	return cue{}, nothing
}

// surelyBehind reads a verb right behind the span: ”Det håller”, säger Orla Fink.
func (c *chooser) surelyBehind(q, hi int32) (cue, bool) {
	n := c.pastMarks(q+1, hi)
	if n >= hi || c.tokens[n].kind != wordToken {
		return cue{}, false
	}
	parted := n > q+1 || c.breaksAt(q) || c.Spans[c.tokens[q].span].Turn
	for n+1 < hi && c.tokens[n].word.bits&isAux != 0 {
		n++
	}
	k, size := c.verbAt(n, hi)
	if k.bits&isSay == 0 || c.tokens[n].upper {
		return cue{}, false
	}
	u := cue{first: n, end: n + size, bits: isSay, behind: true}
	for u.end < hi && c.tokens[u.end].word.bits&(isAdverb|isAux) != 0 {
		u.end++
	}
	if !parted && u.end < hi && c.tokens[u.end].kind != stop {
		return cue{}, false // "the film “Low Tide” tells of": at the end of its sentence a verb has no other use
	}
	u.subject = c.someone(u.end, hi)
	if !parted && u.subject.empty() {
		u.subject, u.behind = c.beforeComma(q), false
	}
	u.end = n + size
	return u, true
}

// pastMarks returns where the words begin behind commas and dashes.
func (c *chooser) pastMarks(n, hi int32) int32 {
	for n < hi && (c.tokens[n].kind == comma || c.tokens[n].kind == dash) {
		n++
	}
	return n
}

// beforeComma reads who speaks where the verb ends the sentence: Orla Fink, "..." dedi.
func (c *chooser) beforeComma(q int32) words {
	lo := c.sents[c.tokens[q].sent]
	if q-1 <= lo || c.tokens[q-1].kind != comma {
		return words{}
	}
	if p := c.someone(lo, q-1); p.end == q-1 && p.end-p.first > 1 {
		return p
	}
	return words{}
}

// maxTrade is how many plain words may tell an office before a name.
const maxTrade = 4

// someone reads who speaks at token i: a pronoun, or a name, with an office before it.
func (c *chooser) someone(i, hi int32) words {
	if i < hi && c.tokens[i].word.bits&isSubject != 0 {
		return words{i, i + 1}
	}
	if i > 0 && c.uncased(i-1) {
		return c.untilMark(i, hi)
	}
	k := i
	for k < hi && k < i+maxTrade && c.tokens[k].kind == wordToken && !c.tokens[k].upper && c.tokens[k].word.bits&isFunction == 0 {
		k++
	}
	name := k
	for k < hi && k < name+maxName && c.ofName(k) {
		k++
	}
	if k == name || k == hi && k-name == maxName {
		return words{}
	}
	return words{i, k}
}

// ofName reports whether the word at i may be part of a name.
func (c *chooser) ofName(i int32) bool {
	tk := &c.tokens[i]
	return tk.kind == wordToken && tk.upper && tk.word.bits&(isFunction|isTime) == 0
}

// untilMark returns the words from i to the next mark, if they are few.
func (c *chooser) untilMark(i, hi int32) words {
	k := i
	for k < hi && c.tokens[k].kind == wordToken {
		k++
	}
	if k-i > maxUncased {
		return words{}
	}
	return words{i, k}
}

// maxUncased is how many words tell who speaks, where a script has no capitals and so no names to see.
const maxUncased = 5

// uncased reports whether the word at i is of a script without capitals.
func (c *chooser) uncased(i int32) bool {
	r, _ := utf8.DecodeRuneInString(c.str(i))
	return unicode.IsLetter(r) && !unicode.IsLower(r) && !unicode.IsUpper(r)
}

// uncasedAhead reads who speaks beside a verb before a colon, on the one side of it or the other.
func (c *chooser) uncasedAhead(colon, lo int32) (cue, bool) {
	for v := colon - 1; v >= lo && v >= colon-maxUncased-1 && c.tokens[v].kind == wordToken; v-- {
		k, size := c.verbAt(v, colon)
		if k.bits&isSay == 0 {
			continue
		}
		u := cue{first: v, end: v + size, bits: isSay, subject: words{v + size, colon}}
		if u.subject.empty() && v-lo <= maxUncased {
			u.subject = words{lo, v}
		}
		return u, true
	}
	return cue{}, false
}

// surelyAhead reads a name, a verb and a colon before the span, as in Orla Fink säger: ”Det håller.”.
func (c *chooser) surelyAhead(q, lo int32) (cue, bool) {
	v := q - 2
	if v < lo || c.tokens[q-1].kind != colon || c.tokens[v].kind != wordToken {
		return cue{}, false
	}
	if c.uncased(v) {
		return c.uncasedAhead(q-1, lo)
	}
	if c.tokens[v].word.bits&isSay == 0 || c.tokens[v].upper {
		return cue{}, false
	}
	u := cue{first: v, end: v + 1, bits: isSay}
	k := v
	for k > lo && c.tokens[k-1].kind == wordToken && c.tokens[k-1].word.bits&isAux != 0 {
		k--
	}
	end := k
	for k > lo && k > end-maxName && c.ofName(k-1) {
		k--
	}
	if k > lo && c.tokens[k-1].kind == wordToken {
		return u, true // what stands before may be part of it, or not
	}
	if end-k > 1 || end-k == 1 && !c.tokens[k].first {
		u.subject = words{k, end}
	} else if end == lo+1 && c.tokens[lo].word.bits&isSubject != 0 {
		u.subject = words{lo, end}
	}
	return u, true
}

// verbInClause reports whether a verb that a particle at the marks calls for stands behind its subject: 「...」と市長は話した.
func (c *chooser) verbInClause(behind, sign string) bool {
	_, n := utf8.DecodeRuneInString(sign)
	if c.w.topic == "" || !strings.HasPrefix(behind, sign[:n]) {
		return false
	}
	if end := strings.IndexAny(behind, "。、「」"); end > 0 {
		behind = behind[:end]
	}
	subject := strings.Index(behind, c.w.topic)
	return subject > 0 && len(sign) > n && strings.Contains(behind[subject:], sign[n:])
}

// atMarks reads the signs at the marks of a language without spaces, or of one that hangs its particles on them.
func (c *chooser) atMarks(q int32) how {
	sp := &c.Spans[c.tokens[q].span]
	s := c.Paras[sp.Para].Text
	behind := s[sp.Shut:]
	for _, w := range c.w.spokenBehind {
		if strings.HasPrefix(behind, w) || c.verbInClause(behind, w) {
			return after
		}
	}
	lead := strings.TrimRight(s[:sp.Open], " ")
	if cut := strings.TrimRight(lead, ":："); len(cut) < len(lead) && endsInOne(cut, c.w.spokenAhead) {
		return before
	}
	if r, n := utf8.DecodeRuneInString(behind); c.breaksAt(q) || (r == '，' || r == ',') && lead == "" {
		if r != '，' && r != ',' {
			n = 0
		}
		clause := strings.TrimLeft(behind[n:], " ")
		end := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
		if k := strings.IndexFunc(clause, end); k > 0 && endsInOne(clause[:k], c.w.spokenAhead) {
			return after
		}
	}
	return nothing
}

// endsInOne reports whether a text ends in one of some words.
func endsInOne(s string, ends []string) bool {
	for _, end := range ends {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
