package quote

import (
	"strings"
	"unicode/utf8"
)

// span of tokens: a few words that name somebody or something.
type words struct{ first, end int32 }

func (w words) empty() bool { return w.first >= w.end }

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
	if tk.upper && !tk.first && b&(isTitle|isGiven|isOrg|isSuffix) != 0 {
		return true
	}
	if b&isTime != 0 && !(tk.upper && b&isGiven != 0) {
		return false
	}
	if tk.first && b&isFinite != 0 && b&(isSay|isTell) != 0 && b&isNounToo == 0 && i+1 < int32(len(t.tokens)) &&
		t.tokens[i+1].upper {
		return false // Said Finch: ...
	}
	if !tk.upper && b&(isVerb|isPast) != 0 && b&(isPaper|isRole) == 0 && (b&(isFinite|isParticiple|isPast)) != 0 && !t.asNoun(i) {
		return false
	}
	if b&opensPhrase != 0 && !tk.upper {
		if k, n := t.verbAt(i, t.begin[tk.para+1]); n > 1 && k.bits&isFinite != 0 {
			return false // "chimed in"
		}
	}
	if b&isParticle != 0 && (b&isFunction == 0 || t.within(i)) &&
		!(t.w.capitals && b&isFunction != 0 && t.tokens[i-1].word.bits&(isGiven|isParticle) == 0) {
		return true // not "Lumen das Gesetz"
	}
	if t.w.capitals && !tk.upper && b == 0 && !t.inflected(t.str(i)) {
		return false // no noun, and nothing that stands before one: "hinzu", "schickt"
	}
	if tk.upper && !tk.first && b&isAdverb != 0 && b&(isDet|isConj) == 0 && !(t.w.capitals && t.tokens[i-1].word.bits&isGiven == 0) {
		return true // a name: "Nils Tarn"
	}
	if b&isPrep != 0 && i > 0 && t.is(i-1, "the") && !tk.upper {
		return true // "the following remark"
	}
	return b&isFunction == 0 && b&isAdverb == 0 && !t.pastVerb(i)
}

// within reports whether token i stands between two capitals.
func (t *Text) within(i int32) bool {
	return i > 0 && i+1 < int32(len(t.tokens)) && t.tokens[i+1].upper && t.tokens[i-1].upper
}

// asNoun reports whether a word that is a verb form too is a noun here: behind a determiner, or before another plain noun.
func (t *Text) asNoun(i int32) bool {
	if i == 0 || t.tokens[i].first {
		return false
	}
	p, b := &t.tokens[i-1], t.tokens[i].word.bits
	if p.word.bits&isDet != 0 && p.word.bits&isSubject == 0 && p.kind == wordToken && b&(isParticiple|isNounToo) != 0 {
		return true
	}
	if p.word.bits&isDet != 0 && p.word.bits&isRel == 0 && p.kind == wordToken && t.adjective(i) && !t.oneOf(i-1, t.w.alone) {
		return true // "the celebrated singer"
	}
	if b&isNounToo == 0 {
		return false
	}
	if i+1 < int32(len(t.tokens)) {
		n := &t.tokens[i+1]
		if n.kind == wordToken && n.word.bits&isAux != 0 && n.word.bits&(isAdverb|isDet) == 0 && n.para == t.tokens[i].para {
			return true // "their state is": a verb has no other behind it
		}
		if n.kind == comma && i > 1 && p.upper && t.tokens[i-2].word.bits&(isDet|isPrep) != 0 && t.tokens[i-2].kind == wordToken {
			return true // "in many Baltic states, and"
		}
		if n.word.bits&isRel != 0 && i+2 < int32(len(t.tokens)) && t.w.Tag == "en" && t.tokens[i+2].word.bits&isFinite != 0 {
			return true // "texts that said"
		}
		if b&isParticiple != 0 && p.kind == wordToken && p.word.bits&isAux == 0 && n.word.bits&isPrep != 0 && t.ofSomebody(i).empty() {
			return true // "a court ruling in"
		}
	}
	if p.kind == wordToken && strings.HasSuffix(t.str(i-1), "ed") && !p.upper && i > 1 && t.tokens[i-2].upper && t.w.Tag == "en" {
		return true // "Finch limited comments to ..."
	}
	if i > 1 && t.adjective(i-1) && (t.tokens[i-2].poss || t.tokens[i-2].word.bits&isDet != 0) {
		return true // "the charged term", "Tarn’s latest request"
	}
	if p.poss || p.kind == quoted && !t.breaksAt(i-1) || p.word.bits&isPrep != 0 || p.kind == wordToken && !p.upper &&
		p.word.bits == 0 && i > 1 && t.tokens[i-2].word.bits&isDet != 0 {
		return true
	}
	if i+1 >= int32(len(t.tokens)) {
		return false
	}
	n := &t.tokens[i+1]
	return n.kind == wordToken && !n.upper && n.word.bits&^(isRole|isOrg|isPaper) == 0 && !t.pastVerb(i+1)
}

// gerundOf reports whether a word behind a tie is a verb with its object: "doctors for selling “cures”", not "minister for housing".
func (t *Text) gerundOf(i, hi int32) bool {
	tk := &t.tokens[i]
	return t.w.Tag == "en" && tk.kind == wordToken && !tk.upper && strings.HasSuffix(t.str(i), "ing") && i+1 < hi &&
		(t.tokens[i+1].kind == quoted || t.tokens[i+1].word.bits&isDet != 0)
}

// ofSomebody returns the name alone between a tie and a participle: in "footage of Finch saying in" it is she who says.
func (t *Text) ofSomebody(participle int32) words {
	i := participle
	for i > 0 && t.tokens[i-1].kind == wordToken && t.tokens[i-1].upper {
		i--
	}
	if t.w.Tag != "en" || i == 0 || i == participle || !t.is(i-1, "of") {
		return words{}
	}
	return words{i, participle}
}

// adjective reports whether a word is an adjective by its ending: a participle, or a superlative.
func (t *Text) adjective(i int32) bool {
	tk := &t.tokens[i]
	if t.w.Tag != "en" || tk.kind != wordToken || tk.upper || tk.poss || tk.word.bits&^(isSay|isTell|isName|isJudge|isFinite|isWeak|isParticiple) != 0 {
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
	s := t.str(i)
	if len(s) < 4 {
		return false
	}
	p, n := &t.tokens[i-1], &t.tokens[i+1]
	ed := s[len(s)-2:] == "ed"
	if p.kind != wordToken || p.poss {
		return false
	}
	if ed && p.word.bits&isAux != 0 && p.word.bits&isAdverb == 0 {
		return true
	}
	if ed && p.word.bits&(isSay|isTell) != 0 && p.word.bits&isFinite != 0 && p.word.bits&isNounToo == 0 {
		return false // "said retired Gen. Orla Finch": no verb stands right behind one of speech
	}
	if p.word.bits&(isFunction&^isPronoun|isPronoun&isDet) != 0 {
		return false
	}
	if ed {
		return n.kind != wordToken || n.word.bits&(isFunction|isAdverb|isTime) != 0 || n.upper
	}
	return s[len(s)-1] == 's' && s[len(s)-2] != 's' && !p.upper && n.kind == wordToken && n.word.bits&(isDet|isPronoun) != 0
}

// maxPhrase bounds the tokens of a noun phrase.
const maxPhrase = 60

// phraseLeft returns the noun phrase that ends before token end, not reaching below lo: with its determiner, and with the nouns it
// is tied to ("a spokesman for the port"). tied reports that a preposition stands before it, so that it is no subject.
func (t *Text) phraseLeft(end, lo int32) (p words, tied bool) {
	lo = max(lo, end-maxPhrase)
	for t.w.capitals && end-1 > lo && t.mereAdverb(end-1) {
		end--
	}
	i := end - 1
	if i-1 > lo && t.tokens[i].word.bits&isDet != 0 && t.tokens[i-1].word.bits&isTie != 0 {
		i-- // "a mother of three"
		for i--; i >= lo && t.nominal(i); i-- {
		}
	}
	for i >= lo && t.nominal(i) && !(i+1 < end && t.nounEnds(i, i+1)) {
		i--
	}
	if i >= lo && t.tokens[i].word.bits&isDet != 0 && t.tokens[i].kind == wordToken {
		i--
	}
	if i+1 == end || end-1 == i+1 && t.tokens[i+1].word.bits&isDet != 0 && t.tokens[i+1].word.bits&isPronoun == 0 &&
		!t.tokens[i+1].upper {
		return words{end, end}, false
	}
	p = words{i + 1, end}
	if i >= lo && t.tokens[i].word.bits&isPrep != 0 && t.tokens[i].kind == wordToken {
		if t.tokens[i].word.bits&isTie == 0 || i-1 < lo || !t.nominal(i-1) {
			return p, true
		}
		head, headTied := t.phraseLeft(i, lo)
		if head.empty() {
			return p, true
		}
		return words{head.first, end}, headTied
	}
	if i >= lo && t.ties(p.first) && t.nominal(i) {
		if head, headTied := t.phraseLeft(p.first, lo); !head.empty() {
			return words{head.first, end}, headTied
		}
	}
	if i-1 >= lo && t.tokens[i].word.bits&isAnd != 0 && t.tokens[p.first].upper && t.tokens[i-1].upper && t.nominal(i-1) {
		if head, headTied := t.phraseLeft(i, lo); !head.empty() {
			return words{head.first, end}, headTied
		}
	}
	return p, false
}

// ties reports whether the determiner at i ties a noun to the one before it: "des Hafens", "du port".
func (t *Text) ties(i int32) bool {
	b := t.tokens[i].word.bits
	return b&isGenitive != 0 || t.w.Tag != "en" && b&isDet != 0 && b&isTie != 0
}

// phraseRight returns the noun phrase that begins at token i, not reaching hi.
func (t *Text) phraseRight(i, hi int32) words {
	first := i
	hi = min(hi, i+maxPhrase)
	for i < hi && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&isDet != 0 &&
		(i == first || t.tokens[i].word.bits&isRel == 0) {
		i++
	}
	from := i
	for i < hi && t.nominal(i) && !(i > from && t.nounEnds(i-1, i)) {
		i++
	}
	numbered := i == from && i > first && i+1 < hi && t.w.Tag == "en" && // "one of those clerks", "some on Tideline"
		(t.is(i, "of") || t.tokens[i].word.bits&isTie != 0 && t.tokens[i+1].upper && t.oneOf(i-1, t.w.alone))
	if i == from && !numbered || t.w.capitals && !t.nounIn(from, i) {
		return words{first, first}
	}
	for i+1 < hi && t.tokens[i].word.bits&(isTie|isGenitive) != 0 && t.tokens[i].kind == wordToken {
		j := i + 1
		for j < hi && t.tokens[j].kind == wordToken && t.tokens[j].word.bits&isDet != 0 {
			j++
		}
		k := j
		for k < hi && t.nominal(k) && !(k > j && t.nounEnds(k-1, k)) {
			k++
		}
		if k == j || k == j+1 && t.gerundOf(j, hi) {
			break
		}
		i = k
	}
	if numbered && i == from {
		return words{first, first} // "one of them"
	}
	return words{first, i}
}

// head returns the end of the phrase's head: before the first preposition, comma or conjunction.
func (t *Text) head(p words) int32 {
	for i := p.first; i < p.end; i++ {
		tk := &t.tokens[i]
		if i > p.first {
			if k := t.ofBody(i, p.end); k > i {
				i = k - 1
				continue
			}
		}
		if tk.kind == comma || tk.kind == wordToken && tk.word.bits&(isTie|isGenitive) != 0 && i > p.first &&
			!t.insideName(i, p) {
			return i
		}
	}
	return p.end
}

// insideName reports whether a little word at i is part of a name: "Lena van der Horst".
func (t *Text) insideName(i int32, p words) bool {
	if i <= p.first {
		return false
	}
	if t.w.capitals && t.tokens[i-1].word.bits&(isGiven|isParticle) == 0 {
		return false
	}
	next := min(i+1, p.end-1)
	for t.w.Tag != "en" && next+1 < p.end && !t.tokens[next].upper && t.tokens[next].word.bits&isParticle != 0 {
		next++ // "van der Horst", not "van de haven"
	}
	b, a := &t.tokens[i-1], &t.tokens[next]
	return t.tokens[i].word.bits&isParticle != 0 && i+1 < p.end && (b.upper || b.word.bits&isParticle != 0) &&
		(a.upper || a.word.bits&isParticle != 0)
}

// breaksAt reports whether the span at token q ends with a mark that parts it from what follows.
func (t *Text) breaksAt(q int32) bool {
	sp := &t.Spans[t.tokens[q].span]
	s := strings.TrimRight(t.Paras[sp.Para].Text[sp.Start:sp.End], "’'”\"")
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(",.!?…—–-，。！？、", r)
}
