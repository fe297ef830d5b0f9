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
			open = false
		}
		tk := &t.tokens[i]
		tk.sent = int32(len(t.sents) - 1)
		if int32(i)-t.sents[tk.sent] >= maxSentence && i+1 < len(t.tokens) {
			open = true
			continue
		}
		switch tk.kind {
		case dash:
			open = i-first <= 8 && i > first && i+1 < len(t.tokens) && t.tokens[first].all // a dateline: VELDEN, Oct. 3 —
		case stop:
			open = i+1 < len(t.tokens) && t.tokens[i+1].kind != stop && t.tokens[i+1].kind != comma
			if open && t.tokens[i+1].kind == wordToken && !t.tokens[i+1].upper {
				open = false // a stop inside an abbreviation
			}
			if open && t.w.Tag != "en" && t.tokens[i+1].kind == quoted && opensLower(t.quotedWords(i+1)) {
				open = false // "Leo XIV. „hält das für falsch“"
			}
		case wordToken:
			open = t.endsAtClock(i)
		case quoted:
			open = i+1 < len(t.tokens) && t.endsAtQuote(i)
		}
	}
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

// attributesAt reports whether a capitalised name and a verb of saying stand at token i: “Why?” Finch asked. An aside may part
// them: “Why?” Finch, the harbor master, asked.
func (t *Text) attributesAt(i int) bool {
	aside := false
	for n := 0; n < 25 && i < len(t.tokens); n++ {
		tk := &t.tokens[i]
		switch {
		case tk.kind == comma && n > 0:
			aside = true
		case tk.kind == quoted && !tk.nick || tk.kind == stop || tk.kind == colon:
			return false
		case tk.kind != wordToken:
		case tk.word.bits&(isSay|isTell) != 0 && tk.word.bits&isFinite != 0 && (!tk.upper || t.trademark(int32(i), int32(len(t.tokens)))):
			return !aside || t.tokens[i-1].kind == comma
		case !aside && n > 0 && t.pastVerb(int32(i)):
			return i+1 < len(t.tokens) && (t.tokens[i+1].kind == stop || t.tokens[i+1].word.bits&isPrep != 0)
		case !aside && (tk.word.bits&isFunction&^isPronoun != 0 && n > 0 || n >= 6):
			return false
		}
		i++
	}
	return false
}
