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
