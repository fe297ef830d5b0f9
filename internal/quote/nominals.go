package quote

// A nominalRow tells of some words whether they can stand inside a noun phrase.
type nominalRow struct {
	of      bits // the words it is asked of have one of these; 0: any word
	is      func(t *Text, i int32, tk *token) bool
	yes     bool // the word is nominal where the row holds; else it is not
	why     string
	tag     string // the language of the example
	example string // the word stands in brackets
}

// nominalRows are asked in order; the first that holds decides. A word of which none does is nominal unless it is small or a verb.
var nominalRows = [...]nominalRow{
	{isTitle | isGiven | isOrg | isSuffix, func(_ *Text, _ int32, tk *token) bool { return tk.upper && !tk.first }, true,
		"titles, given names and what ends the name of a body stand in names whatever else they mean", "en", "It was [Judge] Finch."},
	{isTime, func(_ *Text, _ int32, tk *token) bool { return !tk.upper || tk.word.bits&isGiven == 0 }, false,
		"a word of time stands beside subject and verb", "en", "Finch [yesterday] said so."},
	{isSay | isTell, (*Text).opensInverted, false, "a verb of speech that opens its sentence before a name", "en", "[Said] Finch: “It held.”"},
	{isVerb | isPast, (*Text).plainVerb, false, "a form of a verb, where it is no noun", "en", "The mayor [claims] that it held."},
	{opensPhrase, (*Text).opensVerb, false, "the first word of a verb of several", "en", "The mayor [chimed] in."},
	{isParticle, (*Text).particleOfName, true, "a particle between two parts of a name", "en", "It was Orla [van] Tarn."},
	{0, (*Text).smallAndBare, false, "where every noun has a capital, a small word before a noun has an ending", "de", "Fink kam [herbei]."},
	{isAdverb, (*Text).adverbName, true, "a capital inside the sentence makes a name of an adverb", "en", "It was Orla [Still]."},
	{isAdverb, (*Text).adverbBeforeNoun, true, "an adverb between an article and a noun is part of the noun", "en", "Her [first] officer said so."},
	{isPrep, func(t *Text, i int32, tk *token) bool { return i > 0 && t.is(i-1, "the") && !tk.upper }, true,
		"no preposition stands behind an article", "en", "She made the [following] remark."},
}

// nominal reports whether token i can stand inside a noun phrase.
func (t *Text) nominal(i int32) bool {
	tk := &t.tokens[i]
	switch tk.kind {
	case numberToken:
		return true
	case quoted:
		return tk.nick
	case wordToken:
		return t.nominalWord(i)
	case other:
		return t.str(i) == "&"
	}
	return false
}

// nominalWord is nominal for a word.
func (t *Text) nominalWord(i int32) bool {
	tk := &t.tokens[i]
	b := tk.word.bits
	for k := range nominalRows {
		if row := &nominalRows[k]; (row.of == 0 || b&row.of != 0) && row.is(t, i, tk) {
			return row.yes
		}
	}
	return b&(isFunction|isAdverb) == 0 && !t.pastVerb(i)
}

func (t *Text) opensInverted(i int32, tk *token) bool {
	b := tk.word.bits
	return tk.first && b&isFinite != 0 && b&isNounToo == 0 && i+1 < int32(len(t.tokens)) && t.tokens[i+1].upper
}

func (t *Text) plainVerb(i int32, tk *token) bool {
	b := tk.word.bits
	return !tk.upper && b&(isPaper|isRole) == 0 && b&(isFinite|isParticiple|isPast) != 0 && !t.asNoun(i)
}

func (t *Text) opensVerb(i int32, tk *token) bool {
	if tk.upper {
		return false
	}
	k, n := t.verbAt(i, t.begin[tk.para+1])
	return n > 1 && k.bits&isFinite != 0
}

func (t *Text) particleOfName(i int32, tk *token) bool {
	if tk.word.bits&isFunction == 0 {
		return true
	}
	return t.within(i) && !(t.w.capitals && t.tokens[i-1].word.bits&(isGiven|isParticle) == 0) // not "Lumen das Gesetz"
}

func (t *Text) smallAndBare(i int32, tk *token) bool {
	return t.w.capitals && !tk.upper && tk.word.bits == 0 && !t.inflected(t.str(i))
}

func (t *Text) adverbName(i int32, tk *token) bool {
	return tk.upper && !tk.first && tk.word.bits&(isDet|isConj) == 0 && !(t.w.capitals && t.tokens[i-1].word.bits&isGiven == 0)
}

func (t *Text) adverbBeforeNoun(i int32, tk *token) bool {
	if tk.upper || tk.first || tk.word.bits&isFunction != 0 || t.w.Tag != "en" || i == 0 || i+1 >= int32(len(t.tokens)) {
		return false
	}
	p, n := &t.tokens[i-1], &t.tokens[i+1]
	return p.kind == wordToken && p.word.bits&isDet != 0 && p.word.bits&(isSubject|isRel) == 0 &&
		n.kind == wordToken && !n.upper && n.word.bits&(isFunction|isVerb|isPast|isTime) == 0
}

// within reports whether token i stands between two capitals.
func (t *Text) within(i int32) bool {
	return i > 0 && i+1 < int32(len(t.tokens)) && t.tokens[i+1].upper && t.tokens[i-1].upper
}
