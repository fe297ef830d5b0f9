package quote

import "strings"

// verbForm is a form of a verb of speech, the tokens [first, end) of the sentence [lo, hi).
type verbForm struct {
	first, end, lo, hi int32
	bits               bits
}

func (v *verbForm) single() bool { return v.end == v.first+1 }

// A noVerbRow is one way in which such a form brings no speech.
type noVerbRow struct {
	of      bits // the form has one of these; 0: any form
	is      func(t *Text, v *verbForm) bool
	why     string
	tag     string // the language of the example
	example string // the form stands in brackets
}

var noVerbRows = [...]noVerbRow{
	{isPaper | isRole, func(t *Text, v *verbForm) bool { return t.isNoun(v.first, v.lo) }, "it is a noun", "en", "The [report] “held.”"},
	{isFinite, func(t *Text, v *verbForm) bool { return t.qualifies(v.first, v.lo) }, "a determiner stands before it", "en",
		"A hastily [called] meeting was “quiet.”"},
	{isParticiple, func(t *Text, v *verbForm) bool {
		return v.bits&isFinite == 0 && v.single() && t.gerund(v.first, v.lo, v.hi)
	},
		"the participle is part of a noun", "en", "Finch likes the [reporting] part of “work.”"},
	{isApart, func(t *Text, v *verbForm) bool { return !t.ended(v.first, v.end, v.hi) }, "the end of the verb is missing", "de",
		"Fink [teilte] den „Kuchen“."},
	{0, func(t *Text, v *verbForm) bool { return t.w.brackets && t.unreal(v.first, v.end, v.lo, v.hi) }, "it only might be said", "de",
		"Man könnte es einen „Witz“ [nennen]."},
	{isOnward, func(t *Text, v *verbForm) bool { return t.is(v.end, "to") && v.end < v.hi }, "an infinitive goes on from it", "en",
		"Finch [continued] to like “work.”"},
	{isFinite, func(t *Text, v *verbForm) bool {
		return t.w.Tag == "en" && v.single() && t.mereParticiple(v.first, v.end, v.lo, v.hi)
	}, "nobody is the subject of the participle", "en", "The wall would stay, if [agreed], “forever.”"},
	{0, func(t *Text, v *verbForm) bool {
		return t.tokens[v.first].upper && !t.tokens[v.first].first && !t.trademark(v.first, v.hi)
	}, "it is part of a name", "en", "They read the Velden [Post] on “work.”"},
	{isNounToo, func(t *Text, v *verbForm) bool { return v.single() && t.asNoun(v.first) }, "the words beside it make it a noun", "en",
		"It was Finch’s [claim] to “work.”"},
}

// noVerb reports whether a form of a verb of speech is none here: a noun, part of a name, half of a verb, or a mere wish.
func (t *Text) noVerb(v *verbForm) bool {
	for k := range noVerbRows {
		if row := &noVerbRows[k]; (row.of == 0 || v.bits&row.of != 0) && row.is(t, v) {
			return true
		}
	}
	return false
}

// trademark reports whether a verb has its capital from the service that it is made of: “...,” Finch Tweeted on Friday.
func (t *Text) trademark(i, hi int32) bool {
	b := t.tokens[i].word.bits
	return t.w.Tag == "en" && b&isSay != 0 && b&isFinite != 0 && b&isNounToo == 0 && strings.HasSuffix(t.str(i), "ed") &&
		(i+1 >= hi || !t.tokens[i+1].upper)
}

// mereParticiple reports whether a form of the past is a participle that nobody is the subject of: "if agreed", "easier said than done".
func (t *Text) mereParticiple(first, end, lo, hi int32) bool {
	if end < hi && t.is(end, "than") {
		return true
	}
	if first == lo || t.tokens[first-1].kind != wordToken || t.tokens[first-1].poss || !strings.HasSuffix(t.str(first), "ed") {
		return false
	}
	b := t.tokens[first-1].word.bits
	return b&isConj != 0 && b&(isAnd|isPrep|isRel|isAdverb) == 0 && !t.coordinates(first-1)
}

// gerund reports whether a participle is part of a noun: "remote charging control", "for reporting faults". Behind a comma, a name or a
// noun of speech it is a verb, as it is where what it brings follows at once.
func (t *Text) gerund(i, lo, hi int32) bool {
	if t.w.Tag != "en" || i == lo || i+1 >= hi {
		return false
	}
	p, n := &t.tokens[i-1], &t.tokens[i+1]
	if n.kind != wordToken || n.upper || n.word.bits&^isNounToo != 0 || strings.HasSuffix(t.str(i+1), "ly") {
		return false
	}
	return p.kind == wordToken && !p.upper && p.word.bits&(isPaper|isTalk|isSpeech|isSubject|isAux|isAgent|isRole|isTitle|isMany) == 0
}

// ended reports whether the word that ends the clause of a parted verb follows: "teilte die Stadt mit".
func (t *Text) ended(verb, i, hi int32) bool {
	ends := t.w.ends[foldedWord(t.str(verb))]
	for ; i < hi; i++ {
		if t.tokens[i].word.bits&isEnd == 0 || !t.oneOf(i, ends) {
			continue
		}
		if i+1 >= hi || t.tokens[i+1].kind != wordToken && t.tokens[i+1].kind != numberToken ||
			t.tokens[i+1].word.bits&isAnd != 0 {
			return true
		}
	}
	return false
}

// qualifies reports whether a determiner stands before a verb form, with nothing but adverbs between.
func (t *Text) qualifies(i, lo int32) bool {
	if i > lo && t.tokens[i].word.bits&isNounToo == 0 && (t.tokens[i-1].word.bits&isRel != 0 || t.counts(i-1, lo) || t.byItself(i-1, lo)) {
		return false // "a letter that said", "a mother of three said", "most said"
	}
	for i--; i >= lo && t.tokens[i].kind == wordToken; i-- {
		if t.tokens[i].word.bits&isDet != 0 {
			return t.tokens[i].word.bits&isPronoun == 0
		}
		if s := t.str(i); len(s) < 5 || s[len(s)-2:] != "ly" || t.tokens[i].word.bits&isAdverb != 0 {
			return false
		}
	}
	return false
}

// isNoun reports whether a word that can be verb or noun ("report", "post") is a noun here.
func (t *Text) isNoun(i, lo int32) bool {
	if i == lo {
		return true
	}
	p := &t.tokens[i-1]
	return p.word.bits&(isDet|isTie) != 0 || p.poss || p.kind == wordToken && p.word.bits == 0 && !p.upper
}
