package quote

import "strings"

// nameIn returns the personal or proper name that a phrase ends its head with: capitals after the last title or small word.
func (t *Text) nameIn(p words) words {
	end := t.head(p)
	first := end
	for first > p.first {
		tk := &t.tokens[first-1]
		if tk.word.bits&(isInside|isDet) != 0 && t.bodyTie(first-1, p.first) {
			first--
			continue
		}
		if tk.kind == wordToken && (tk.upper && tk.word.bits&(isDet|isConj) == 0 || tk.all || t.insideName(first-1, p)) {
			if first < end && tk.poss && !t.guild(first) {
				break
			}
			first--
			continue
		}
		break
	}
	for first < end && !t.tokens[first].upper {
		first++
	}
	for first < end && first > p.first && !t.tokens[first-1].upper && t.tokens[first-1].word.bits&isParticle != 0 &&
		t.tokens[first-1].word.bits&isFunction == 0 {
		first-- // "van der Berg"
	}
	if t.w.capitals && t.commonNoun(words{first, end}, p.first) {
		return t.nameBehindTie(p, end)
	}
	if n := t.afterTitle(words{first, end}); !n.empty() && !t.mereOffice(n) {
		if n.end-n.first == 1 && t.merelyOpens(n.first) {
			return words{}
		}
		return n
	}
	return t.nameBehindTie(p, end)
}

// mereOffice reports whether capitals end with a title, so that they name an office and nobody: "U.S. Attorney".
func (t *Text) mereOffice(n words) bool {
	if n.empty() {
		return false
	}
	l := &t.tokens[n.end-1]
	if t.w.Tag != "en" && n.end-n.first == 1 && l.word.bits&isRole != 0 && l.word.bits&isGiven == 0 && t.surname(n.first) != besideName {
		return true // "el Mandatario"
	}
	if l.word.bits&isTitle == 0 || l.word.bits&(isGiven|isOrg) != 0 || l.poss {
		return false
	}
	return n.end-n.first == 1 || t.tokens[n.first].word.bits&isGiven == 0
}

// bodyTie reports whether the small word at i stands inside the name of a body.
func (t *Text) bodyTie(i, lo int32) bool {
	if i > lo && t.tokens[i].word.bits&isDet != 0 {
		i--
	}
	return i > lo && t.ofBody(i, int32(len(t.tokens))) > i
}

// nameBehindTie finds the name behind an office that holds another: "envoy to Velden Orla Finch", "Minister of Ports Orla Finch".
func (t *Text) nameBehindTie(p words, head int32) words {
	for i := p.end - 2; i > head+1; i-- {
		if t.tokens[i].word.bits&isGiven != 0 && t.tokens[i].upper && t.tokens[i-1].word.bits&isTitle == 0 {
			for k := i - 1; k < p.end; k++ {
				if !t.tokens[k].upper || t.tokens[k].poss {
					return words{}
				}
			}
			return words{i, p.end}
		}
	}
	return words{}
}

// afterTitle drops titles and offices that lead a name: "Harbor Master Orla Finch" is Orla Finch. So does a given name further on:
// "Lumen Editor Orla Finch". A name that is all title is none.
func (t *Text) afterTitle(n words) words {
	for i := n.end - 2; i >= n.first; i-- {
		tk := &t.tokens[i]
		if tk.word.bits&(isTitle|isRole) != 0 && t.tokens[i+1].word.bits&isSuffix == 0 && tk.word.bits&isGiven == 0 {
			n.first = i + 1
			break
		}
	}
	if t.tradeLeads(n) {
		n.first++
	}
	if n.end-n.first < 3 {
		return n
	}
	for i := n.end - 3; i >= n.first; i-- {
		if tk := &t.tokens[i]; tk.all && tk.end-tk.start <= 3 && tk.word.bits&(isGiven|isParticle|isSuffix) == 0 &&
			!strings.Contains(t.str(i), ".") && (i > n.first || t.tokens[i+1].word.bits&isGiven != 0) {
			n.first = i + 1 // "Harbormen GK Orla Finch", "la diputada PS Orla Fontal"
			return n
		}
	}
	if s := t.str(n.first); t.w.brackets && t.tokens[n.first].word.bits&isGiven == 0 && t.noun(n.first)&speaker != 0 &&
		(t.tokens[n.first+1].word.bits&isGiven != 0 || strings.Contains(s, "-")) {
		n.first++ // "Hafen-Forschern Orla Fink"
	}
	if n.end-n.first < 3 {
		return n
	}
	if f := &t.tokens[n.first]; !f.poss && f.word.bits&^(isNounToo|isRole) == 0 &&
		(t.w.capitals && f.end-f.start > 3 || officeLike(t.str(n.first))) && t.tokens[n.first+1].word.bits&isGiven != 0 &&
		t.tokens[n.first+2].word.bits&isSuffix == 0 {
		n.first++ // "Supervisor Orla Finch"
	}
	if n.end-n.first > 2 && t.tokens[n.first].word.bits&isGiven == 0 && t.tokens[n.end-1].word.bits&isOrg == 0 {
		for i := n.first + 1; i < n.end-1; i++ {
			if t.tokens[i].word.bits&isGiven != 0 && !t.initial(i-1) && (i > n.first+1 || t.placeBefore(n.first)) {
				n.first = i
				break
			}
		}
	}
	return n
}

// tradeLeads reports whether the first of some capitals is a trade, with a capital because it opens the sentence or stands like a
// title: "Resident Orla Finch". Before one other word it may be a given name: only a surname that is known tells.
func (t *Text) tradeLeads(n words) bool {
	if n.end-n.first < 2 {
		return false
	}
	f := &t.tokens[n.first]
	if f.word.bits&isTrade == 0 || f.word.bits&isGiven != 0 || f.poss || t.anyOf(n.first+1, n.end, isOrg) {
		return false
	}
	return n.end-n.first > 2 || f.first && t.surname(n.first+1) == besideName
}

// placeBefore reports whether a word before a given name is no given name itself: the end of an office, "envoy to Velden Orla Finch",
// or initials.
func (t *Text) placeBefore(i int32) bool {
	if t.tokens[i].all || t.tokens[i].word.bits&(isOrg|isOpener) != 0 {
		return true
	}
	if t.tokens[i].first || i == 0 {
		return false
	}
	b := t.tokens[i-1].word.bits
	return b&isPrep != 0 || i > 1 && b&isDet != 0 && t.tokens[i-2].word.bits&isTie != 0 // "ministre de la Mer Orla Fontel"
}

// initial reports whether token i is an initial.
func (t *Text) initial(i int32) bool { return t.tokens[i].end-t.tokens[i].start <= 2 }
