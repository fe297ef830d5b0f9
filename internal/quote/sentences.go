package quote

import (
	"strings"
)

// maxSentence bounds the tokens of a sentence, so that a page without full stops takes time in proportion.
const maxSentence = 300

// breakSentences numbers the sentences of the paragraph whose tokens begin at first.
func (t *Text) breakSentences(first int) {
	open := true
	for i := first; i < len(t.tokens); i++ {
		if open {
			t.sents = append(t.sents, int32(i))
			t.tokens[i].first = true
		}
		sent := int32(len(t.sents) - 1)
		t.tokens[i].sent = sent
		open = i+1 < len(t.tokens) && (int32(i)-t.sents[sent] >= maxSentence || t.endsSentence(first, i))
	}
}

// endsSentence reports whether token i ends a sentence of the paragraph that begins at first.
func (t *Text) endsSentence(first, i int) bool {
	switch t.tokens[i].kind {
	case dash:
		return i-first <= 8 && i > first && t.tokens[first].all // a dateline: VELDEN, Oct. 3 —
	case stop:
		return t.endsAtStop(&t.tokens[i+1], i+1)
	case wordToken:
		return t.endsAtClock(i)
	case quoted:
		return t.endsAtQuote(i)
	}
	return false
}

// endsAtStop reports whether a stop before token i, next, ends a sentence.
func (t *Text) endsAtStop(next *token, i int) bool {
	switch next.kind {
	case stop, comma:
		return false
	case wordToken:
		return next.upper // else the stop is inside an abbreviation
	case quoted:
		return t.w.Tag == "en" || !opensLower(t.quotedWords(i)) // "Leo XIV. „hält das für falsch“"
	}
	return true
}

// endsAtClock reports whether a time of day with a stop ends its sentence at token i: "at 7 p.m. Finch came", not "at 7 p.m. Monday".
func (t *Text) endsAtClock(i int) bool {
	if i+1 >= len(t.tokens) || !t.oneOf(int32(i), t.w.clock) {
		return false
	}
	n := &t.tokens[i+1]
	return n.kind == wordToken && n.upper && !n.all && n.word.bits&isTime == 0
}

// quotedWords returns what the span at token i quotes.
func (t *Text) quotedWords(i int) string {
	sp := &t.Spans[t.tokens[i].span]
	return t.Paras[sp.Para].Text[sp.Start:sp.End]
}

// endsAtQuote reports whether the sentence ends with the quoted span at token i.
func (t *Text) endsAtQuote(i int) bool {
	s := strings.TrimRight(t.quotedWords(i), "’'”\")] ")
	if s == "" {
		return false
	}
	next := &t.tokens[i+1]
	last := s[len(s)-1]
	if last != '.' && last != '!' && last != '?' && !strings.HasSuffix(s, "…") {
		return false
	}
	switch next.kind {
	case quoted:
		return true
	case wordToken:
		if !next.upper && next.word.bits&isParticle == 0 {
			return false
		}
		if last == '.' && !strings.HasSuffix(s, "..") {
			return true
		}
		return !t.attributesAt(i + 1)
	case numberToken:
		return true
	}
	return false
}

// maxNameAhead is how many words stand before the verb of an attribution at most, and maxAsideAhead with an aside between.
const maxNameAhead, maxAsideAhead = 6, 25

// attributesAt reports whether a capitalised name and a verb of saying stand at token i: “Why?” Finch asked. An aside may part
// them: “Why?” Finch, the harbor master, asked.
func (t *Text) attributesAt(i int) bool {
	aside := false
	for n := 0; n < maxAsideAhead && i < len(t.tokens); n, i = n+1, i+1 {
		tk := &t.tokens[i]
		switch {
		case tk.kind == comma && n > 0:
			aside = true
		case tk.kind == quoted && !tk.nick || tk.kind == stop || tk.kind == colon:
			return false
		case tk.kind != wordToken:
		case t.saysAt(i):
			return !aside || t.tokens[i-1].kind == comma
		case aside:
		case n > 0 && t.pastVerb(int32(i)):
			return i+1 < len(t.tokens) && (t.tokens[i+1].kind == stop || t.tokens[i+1].word.bits&isPrep != 0)
		case n > 0 && tk.word.bits&isFunction&^isPronoun != 0 || n >= maxNameAhead:
			return false
		}
	}
	return false
}

// saysAt reports whether a finite verb of speech stands at token i.
func (t *Text) saysAt(i int) bool {
	tk := &t.tokens[i]
	return tk.word.bits&(isSay|isTell) != 0 && tk.word.bits&isFinite != 0 && (!tk.upper || t.trademark(int32(i), int32(len(t.tokens))))
}
