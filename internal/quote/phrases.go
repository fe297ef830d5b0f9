package quote

import (
	"strings"
	"unicode/utf8"
)

// span of tokens: a few words that name somebody or something.
type words struct{ first, end int32 }

func (w words) empty() bool { return w.first >= w.end }

// maxPhrase bounds the tokens of a noun phrase.
const maxPhrase = 60

// phraseLeft returns the noun phrase that ends before token end, not reaching below lo: with its determiner, and with the nouns it
// is tied to ("a spokesman for the port"). tied reports that a preposition stands before it, so that it is no subject.
func (t *Text) phraseLeft(end, lo int32) (p words, tied bool) {
	lo = max(lo, end-maxPhrase)
	for t.w.capitals && end-1 > lo && t.mereAdverb(end-1) {
		end--
	}
	p = t.nounsLeft(end, lo)
	if p.empty() || end-p.first == 1 && t.mereDeterminer(p.first) {
		return words{end, end}, false
	}
	i := p.first - 1 // what stands before the phrase
	if i < lo {
		return p, false
	}
	switch b := t.tokens[i].word.bits; {
	case b&isPrep != 0:
		if b&isTie == 0 || i-1 < lo || !t.nominal(i-1) {
			return p, true
		}
		if head, headTied := t.phraseLeft(i, lo); !head.empty() {
			return words{head.first, end}, headTied
		}
		return p, true
	case t.ties(p.first) && t.nominal(i):
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

// nounsLeft returns the nouns before token end, with what belongs to them and their determiner.
func (t *Text) nounsLeft(end, lo int32) words {
	i := end - 1
	if i-1 > lo && t.tokens[i].word.bits&isDet != 0 && t.tokens[i-1].word.bits&isTie != 0 {
		for i -= 2; i >= lo && t.nominal(i); i-- { // "a mother of three"
		}
	}
	for i >= lo && t.nominal(i) && !(i+1 < end && t.nounEnds(i, i+1)) {
		i--
	}
	if i >= lo && t.tokens[i].word.bits&isDet != 0 {
		i--
	}
	return words{i + 1, end}
}

// mereDeterminer reports whether the word at i is a determiner that stands for nobody.
func (t *Text) mereDeterminer(i int32) bool {
	b := t.tokens[i].word.bits
	return b&isDet != 0 && b&isPronoun == 0 && !t.tokens[i].upper
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
	for i < hi && t.tokens[i].word.bits&isDet != 0 && (i == first || t.tokens[i].word.bits&isRel == 0) {
		i++
	}
	from := i
	i = t.nounsRight(i, hi)
	numbered := i == from && i > first && i+1 < hi && t.w.Tag == "en" && t.someOf(i)
	if i == from && !numbered || t.w.capitals && !t.nounIn(from, i) {
		return words{first, first}
	}
	for i+1 < hi && t.tokens[i].word.bits&(isTie|isGenitive) != 0 {
		j := i + 1
		for j < hi && t.tokens[j].word.bits&isDet != 0 {
			j++
		}
		k := t.nounsRight(j, hi)
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

// nounsRight returns where the nouns that begin at token i end, with what belongs to them.
func (t *Text) nounsRight(i, hi int32) int32 {
	from := i
	for i < hi && t.nominal(i) && !(i > from && t.nounEnds(i-1, i)) {
		i++
	}
	return i
}

// someOf reports whether the tie at i follows a determiner that stands for somebody: "one of those clerks", "some on Tideline".
func (t *Text) someOf(i int32) bool {
	return t.is(i, "of") || t.tokens[i].word.bits&isTie != 0 && t.tokens[i+1].upper && t.oneOf(i-1, t.w.alone)
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
