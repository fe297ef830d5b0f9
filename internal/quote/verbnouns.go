package quote

import "strings"

// A verbNoun is one way in which a word that is a verb form too is a noun: by the words beside it.
type verbNoun struct {
	of      bits // what the word must be besides
	is      func(t *Text, i int32, last, next *token) bool
	why     string
	example string // the word stands in brackets
}

// verbNouns are the ways; any one will do.
var verbNouns = [...]verbNoun{
	{isParticiple | isNounToo, func(_ *Text, _ int32, last, _ *token) bool {
		return last.word.bits&isDet != 0 && last.word.bits&isSubject == 0
	}, "behind a determiner", "The [claim] was old."},
	{isVerb, func(t *Text, i int32, last, _ *token) bool {
		return last.word.bits&isDet != 0 && last.word.bits&isRel == 0 && t.adjective(i) && !t.oneOf(i-1, t.w.alone)
	}, "a past behind an article is an adjective", "It was the [celebrated] singer."},
	{isNounToo, func(t *Text, i int32, _, next *token) bool {
		return next.word.bits&isAux != 0 && next.word.bits&(isAdverb|isDet) == 0 && next.para == t.tokens[i].para
	}, "a verb has no auxiliary behind it", "He saw whose old [state] is best."},
	{isNounToo, func(t *Text, i int32, last, next *token) bool {
		return next.kind == comma && last.upper && i > 1 && t.tokens[i-2].word.bits&(isDet|isPrep) != 0
	}, "the end of a phrase behind a determiner, before a comma", "It rained in many Baltic [states], and snowed."},
	{isNounToo, func(t *Text, i int32, _, next *token) bool {
		return t.w.Tag == "en" && next.word.bits&isRel != 0 && t.at(i+2).word.bits&isFinite != 0
	}, "a relative clause hangs on it", "Finch sent [texts] that said it."},
	{isNounToo, func(t *Text, i int32, last, next *token) bool {
		return t.tokens[i].word.bits&isParticiple != 0 && last.kind == wordToken && last.word.bits&isAux == 0 && next.word.bits&isPrep != 0 &&
			t.ofSomebody(i).empty()
	}, "a participle behind a noun and before a preposition", "They read court [ruling] in May."},
	{isNounToo, func(t *Text, i int32, last, _ *token) bool {
		return t.w.Tag == "en" && last.kind == wordToken && !last.upper && strings.HasSuffix(t.str(i-1), "ed") && i > 1 && t.tokens[i-2].upper
	}, "behind somebody and a verb", "Finch limited [comments] to the wall."},
	{isNounToo, func(t *Text, i int32, _, _ *token) bool {
		return i > 1 && t.adjective(i-1) && (t.tokens[i-2].poss || t.tokens[i-2].word.bits&isDet != 0)
	}, "behind an adjective, and an owner or determiner before that", "Finch read Tarn’s latest [request]."},
	{isNounToo, func(_ *Text, _ int32, last, _ *token) bool { return last.poss || last.word.bits&isPrep != 0 },
		"behind an owner or a preposition", "It was Finch’s [claim]."},
	{isNounToo, func(t *Text, i int32, last, _ *token) bool { return last.kind == quoted && !t.breaksAt(i-1) },
		"behind quoted words that go on with it", "The “low water” [claim] was old."},
	{isNounToo, func(t *Text, i int32, last, _ *token) bool {
		return last.kind == wordToken && !last.upper && last.word.bits == 0 && i > 1 && t.tokens[i-2].word.bits&isDet != 0
	}, "behind a plain word and a determiner before that", "The flimsy [claim] was old."},
	{isNounToo, func(t *Text, i int32, _, next *token) bool {
		return next.kind == wordToken && !next.upper && next.word.bits&^(isRole|isOrg|isPaper) == 0 && !t.pastVerb(i+1)
	}, "before another plain noun", "They read [claim] forms."},
}

// asNoun reports whether a word that is a verb form too is a noun here.
func (t *Text) asNoun(i int32) bool {
	tk := &t.tokens[i]
	if i == 0 || tk.first {
		return false
	}
	last, next := &t.tokens[i-1], t.at(i+1)
	for k := range verbNouns {
		if row := &verbNouns[k]; tk.word.bits&row.of != 0 && row.is(t, i, last, next) {
			return true
		}
	}
	return false
}

// edge stands for the token behind the last one.
var edge = token{kind: stop}

// at returns token i, or the edge of the text.
func (t *Text) at(i int32) *token {
	if i < int32(len(t.tokens)) {
		return &t.tokens[i]
	}
	return &edge
}

// gerundOf reports whether a word behind a tie is a verb with its object: "doctors for selling “cures”", not "minister for housing".
func (t *Text) gerundOf(i, hi int32) bool {
	tk := &t.tokens[i]
	return t.w.Tag == "en" && tk.kind == wordToken && !tk.upper && strings.HasSuffix(t.str(i), "ing") && i+1 < hi &&
		(t.tokens[i+1].kind == quoted || t.tokens[i+1].word.bits&isDet != 0)
}

// adjective reports whether a word is an adjective by its ending: a participle, or a superlative.
func (t *Text) adjective(i int32) bool {
	tk := &t.tokens[i]
	if t.w.Tag != "en" || tk.kind != wordToken || tk.upper || tk.poss ||
		tk.word.bits&^(isSay|isTell|isName|isJudge|isFinite|isWeak|isParticiple) != 0 {
		return false
	}
	s := t.str(i)
	return len(s) > 4 && (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "est"))
}

// pastVerb reports whether an unknown word is a verb by its ending and its place: "Finch turned to the port", "has blamed", "the plan
// follows a vote".
func (t *Text) pastVerb(i int32) bool {
	tk := &t.tokens[i]
	if tk.upper || tk.first || i == 0 || i+1 >= int32(len(t.tokens)) || tk.word.bits&^(isNounToo|asksFirst) != 0 || t.w.Tag != "en" {
		return false
	}
	s, last, next := t.str(i), &t.tokens[i-1], &t.tokens[i+1]
	if len(s) < 4 || last.kind != wordToken || last.poss {
		return false
	}
	if strings.HasSuffix(s, "ed") {
		return hasPast(last, next)
	}
	return s[len(s)-1] == 's' && s[len(s)-2] != 's' && !leadsNoun(last) && !last.upper && next.word.bits&(isDet|isPronoun) != 0
}

// hasPast reports whether a word in -ed between two others is a verb.
func hasPast(last, next *token) bool {
	b := last.word.bits
	switch {
	case b&isAux != 0 && b&isAdverb == 0:
		return true
	case b&(isSay|isTell) != 0 && b&isFinite != 0 && b&isNounToo == 0:
		return false // "said retired Gen. Orla Finch": no verb stands right behind one of speech
	case leadsNoun(last):
		return false
	}
	return next.kind != wordToken || next.word.bits&(isFunction|isAdverb|isTime) != 0 || next.upper
}

// leadsNoun reports whether a small word is one that a noun follows rather than a verb.
func leadsNoun(tk *token) bool {
	return tk.word.bits&(isFunction&^isPronoun|isPronoun&isDet) != 0
}
