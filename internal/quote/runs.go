package quote

import "strings"

// collect lists all names of the text.
func (p *People) collect() {
	t := p.t
	for i := int32(0); i < int32(len(t.tokens)); i++ {
		tk := &t.tokens[i]
		if tk.kind != wordToken || !tk.upper || tk.word.bits&(isDet|isConj|isPronoun|isRel|isAux) != 0 && !tk.all && !t.givenAux(i) ||
			tk.word.bits&isPrep != 0 || tk.first && t.w.Tag != "en" && tk.word.bits&opensSource != 0 {
			continue
		}
		if tk.first && tk.word.bits&isAdverb != 0 && tk.word.bits&isGiven == 0 || tk.word.bits&isTime != 0 &&
			tk.word.bits&isGiven == 0 {
			continue
		}
		if tk.first && (!t.nominal(i) || t.w.Tag == "en" && t.participle(i) && tk.word.bits&isGiven == 0) {
			continue // "Asked about it, Finch ..."
		}
		end := p.runEnd(i)
		if _, native := t.native(i); native && end == i+1 {
			continue
		}
		r := run{words: words{i, end}, person: -1}
		name := t.afterTitle(r.words)
		if t.mereOffice(name) || end == i+1 && t.merelyOpens(i) {
			i = end - 1
			continue
		}
		if name.first > r.first {
			r.title = t.tokens[name.first-1].word
			r.words = name
		}
		for r.first > t.begin[tk.para] && t.tokens[r.first-1].word.bits&isParticle != 0 &&
			t.tokens[r.first-1].word.bits&isFunction == 0 && !t.tokens[r.first-1].upper && end == i+1 {
			r.first-- // "van der Berg"
		}
		r.owner = t.tokens[end-1].poss
		if i > t.begin[tk.para] {
			b := t.tokens[i-1].word.bits
			r.tied = b&isPrep != 0
			r.the = b&isDet != 0 && t.is(i-1, "the")
		}
		r.subject = p.subjectRun(i, end)
		p.runs = append(p.runs, r)
		i = end - 1
	}
}

// givenAux reports whether a verb form with a capital is a given name: "Will Finch", not at the head of a question.
func (t *Text) givenAux(i int32) bool {
	tk := &t.tokens[i]
	return tk.word.bits&isGiven != 0 && tk.word.bits&isAux != 0 && !tk.first && i+1 < int32(len(t.tokens)) && t.tokens[i+1].upper
}

// runEnd returns where the capitals that begin at i end: particles, initials and suffixes belong to them.
func (p *People) runEnd(i int32) int32 {
	t := p.t
	last := t.begin[t.tokens[i].para+1]
	j := i + 1
	for j < last && (!t.tokens[j-1].poss || t.guild(j)) {
		tk := &t.tokens[j]
		if k := t.ofBody(j, last); k > j {
			j = k
			continue
		}
		if tk.kind == wordToken && tk.upper && (tk.word.bits&(isFunction|isTime) == 0 ||
			tk.word.bits&(isGiven|isParticle|isSuffix) != 0) {
			j++
			continue
		}
		if tk.kind == comma && j+1 < last && t.tokens[j+1].word.bits&isSuffix != 0 && t.tokens[j+1].upper {
			j += 2
			continue
		}
		if tk.kind == wordToken && tk.word.bits&isParticle != 0 && (!t.w.capitals || t.tokens[j-1].word.bits&isGiven != 0) {
			k := j + 1
			for k < last && k < j+3 && t.tokens[k].word.bits&isParticle != 0 && !t.tokens[k].upper {
				k++
			}
			if k < last && t.tokens[k].kind == wordToken && t.tokens[k].upper && t.tokens[k].word.bits&isFunction == 0 {
				j = k + 1
				continue
			}
		}
		break
	}
	return j
}

// modifies reports whether a plain noun follows a name, so that the name only tells whose or which it is: "Lumen spokesman".
func (p *People) modifies(end int32) bool {
	t := p.t
	if end >= int32(len(t.tokens)) || t.tokens[end].first {
		return false
	}
	n := &t.tokens[end]
	return n.kind == wordToken && !n.upper && !t.w.capitals && n.word.bits&(isVerb|isPast) == 0 && t.nominal(end) &&
		end+1 < int32(len(t.tokens)) &&
		t.tokens[end+1].kind == wordToken && !strings.HasSuffix(t.str(end), "ed")
}

// ofBody returns the end of what goes on the name of a body at token j: "Ministry of Ports"; j where nothing does.
func (t *Text) ofBody(j, last int32) int32 {
	if t.tokens[j-1].word.bits&isOrg == 0 || !t.tokens[j-1].upper || t.tokens[j].word.bits&isInside == 0 || t.w.capitals {
		return j
	}
	k := j + 1
	if k < last && t.tokens[k].word.bits&isDet != 0 && !t.tokens[k].upper {
		k++
	}
	if k >= last || !t.tokens[k].upper || t.tokens[k].kind != wordToken {
		return j
	}
	for k < last && t.tokens[k].kind == wordToken && t.tokens[k].upper && t.tokens[k].word.bits&isTime == 0 &&
		!t.tokens[k-1].poss {
		k++
	}
	return k
}

// guild reports whether the word at j goes on the name of a body behind a plural possessive: "Residents’ League", "People’s Daily".
func (t *Text) guild(j int32) bool {
	o := &t.tokens[j-1]
	s := t.Paras[o.para].Text[o.start:o.end]
	return t.tokens[j].word.bits&isOrg != 0 && t.tokens[j].upper && (s[len(s)-1] == 's' || o.word.bits&isMany != 0)
}

// subjectRun reports whether a name looks like the subject of its sentence: the first name, with a verb or an aside behind it.
func (p *People) subjectRun(i, end int32) bool {
	t := p.t
	if p.speaks[end-1] {
		p.had = t.tokens[i].sent + 1
		return true
	}
	if t.tokens[end-1].poss || i > 0 && t.tokens[i-1].para == t.tokens[i].para && t.tokens[i-1].word.bits&isPrep != 0 {
		return false
	}
	if p.had == t.tokens[i].sent+1 || p.modifies(end) {
		return false
	}
	p.had = t.tokens[i].sent + 1
	return true
}

// headline reports whether the paragraph of a token is written in capitals throughout, so that they name nobody.
func (t *Text) headline(i int32) bool {
	para := t.tokens[i].para
	if t.Paras[para].Heading {
		return true
	}
	lower, upper := 0, 0
	for k := t.begin[para]; k < t.begin[para+1] && k < t.begin[para]+30; k++ {
		if t.tokens[k].kind == quoted {
			return false // “...,” said Orla Finch, Harbor Master, Velden Port.
		}
		if t.tokens[k].kind != wordToken || t.tokens[k].word.bits&(isFunction|isAdverb) != 0 {
			continue
		}
		if t.tokens[k].upper {
			upper++
		} else {
			lower++
		}
	}
	return upper >= 4 && lower*4 < upper && t.begin[para+1]-t.begin[para] < 30
}
