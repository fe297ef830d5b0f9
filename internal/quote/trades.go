package quote

import (
	"strings"
	"unicode/utf8"
)

// speaker is what a noun must be for its bearer to say something: an office, a trade, a body, a paper.
const speaker = isTitle | isRole | isOrg | isPaper | isAgent | isFirm | isMany

// canSpeak reports whether a phrase is somebody, or a body or paper, who can say something: things cannot. English knows them by what
// its verbs and nouns look like, see faceless.
func (t *Text) canSpeak(w words) bool {
	if t.w.Tag == "en" {
		return true
	}
	if w.end-w.first == 1 && t.tokens[w.first].word.bits&isPronoun != 0 {
		return t.tokens[w.first].word.gender != neuter
	}
	head := t.head(w) - 1
	if t.noun(head)&speaker != 0 || t.anyOf(w.first, head, isGiven|isTitle|isRole) {
		return true
	}
	if n := t.nameIn(w); n.empty() || t.w.capitals {
		return t.tokens[head].all || t.surname(head) > 0 || t.bareName(w)
	}
	return true
}

// noun returns what is known of a noun: of itself, of the one thing that several are, and, where nouns are written as one word, of the
// last of them: "Landgericht", "Polizeisprecherinnen".
func (t *Text) noun(i int32) bits {
	k := t.tokens[i].word.bits
	if k&speaker != 0 || t.tokens[i].kind != wordToken {
		return k
	}
	s := t.str(i)
	if k := t.compound(s); k != 0 {
		return k
	}
	for _, end := range t.w.plurals {
		if one, ok := strings.CutSuffix(s, end); ok {
			if k := t.compound(one); k != 0 {
				return k
			}
		}
	}
	return k
}

// leastPart is how many bytes the last word of a compound has at least: shorter ones end other words too.
const leastPart = 4

// compound returns what is known of the last word of a compound.
func (t *Text) compound(s string) bits {
	if k := t.look(s).bits & speaker; k != 0 || !t.w.brackets {
		return k
	}
	for i := 2; i+leastPart <= len(s); i++ {
		if !utf8.RuneStart(s[i]) {
			continue
		}
		if k := t.look(s[i:]).bits & speaker; k != 0 {
			return k
		}
	}
	return 0
}

// inflected reports whether a word ends as one does that stands before a noun.
func (t *Text) inflected(s string) bool { return endsInOne(s, t.w.inflect) }

// known tells how a word is known for a surname.
type known uint8

const (
	besideNoun known = iota + 1 // it stands behind another noun, where every noun has a capital: two in a row are a name there
	besideName                  // it stands behind a given name or a title
)

// surname tells how the word at i is known for a surname by what stands before it somewhere in the text.
func (t *Text) surname(i int32) known {
	if t.surnames == nil {
		t.surnames = map[string]known{}
		for k := 1; k < len(t.tokens); k++ {
			a, b := &t.tokens[k-1], &t.tokens[k]
			if !b.upper || !a.upper || b.kind != wordToken || a.kind != wordToken || b.word.bits&isFunction != 0 {
				continue
			}
			how := known(0)
			if a.word.bits&(isGiven|isTitle) != 0 {
				how = besideName
			} else if t.w.capitals && a.word.bits&(isFunction|isTime|isAdverb) == 0 && !(a.first && t.inflected(t.str(int32(k-1)))) {
				how = besideNoun
			}
			if how > 0 {
				t.surnames[t.str(int32(k))] = max(t.surnames[t.str(int32(k))], how)
			}
		}
	}
	return t.surnames[t.str(i)]
}

// bareName reports whether one noun without an article looks like a name, where every noun has a capital: it ends as no noun of a thing
// does.
func (t *Text) bareName(w words) bool {
	if !t.w.capitals || w.end-w.first != 1 || !t.tokens[w.first].upper || t.tokens[w.first].word.bits&isFunction != 0 {
		return false
	}
	return !endsInOne(t.str(w.first), t.w.things)
}

// anyOf reports whether a token of [a, b) has one of the bits.
func (t *Text) anyOf(a, b int32, m bits) bool {
	for ; a < b; a++ {
		if t.tokens[a].word.bits&m != 0 && t.tokens[a].kind == wordToken {
			return true
		}
	}
	return false
}

// sourceable reports whether a phrase may stand behind a source phrase: it has an article, a capital or a trade. "pour réparer" has none.
func (t *Text) sourceable(w words) bool {
	f := &t.tokens[w.first]
	return f.upper || f.word.bits&(isDet|isPronoun) != 0 || f.kind == numberToken || t.noun(t.head(w)-1)&speaker != 0 || !t.nameIn(w).empty()
}
