package quote

// standing returns what a relative clause behind a name tells of somebody's standing: the office of "who is the harbor master", the
// work of "who leads the pilots".
func (p *People) standing(i int32) words {
	t := p.t
	last := int32(len(t.tokens))
	if i < last && t.tokens[i].kind == comma {
		i++
	}
	if i+2 >= last || !t.oneOf(i, t.w.whos) || t.tokens[i].para != t.tokens[i-1].para {
		return words{}
	}
	hi := t.sents[t.tokens[i].sent+1]
	i++
	for i < hi && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&isAdverb != 0 {
		i++
	}
	if n := t.opensWith(i, hi, t.w.being); n > 0 {
		return t.officePhrase(i+n, hi)
	}
	if i < hi && t.tokens[i].word.bits&isAux != 0 {
		i++ // "who has run"
	}
	if n := t.opensWith(i, hi, t.w.working); n > 0 {
		if w := t.phraseRight(i+n, hi); !w.empty() {
			return words{i, t.beforeTime(w)}
		}
	}
	return words{}
}

// beforeTime returns the end of a phrase without the time that its last tie brings: "the ferry for ten years".
func (t *Text) beforeTime(w words) int32 {
	if t.tokens[w.end-1].word.bits&isTime == 0 && (w.end == int32(len(t.tokens)) || t.tokens[w.end].word.bits&isTime == 0) {
		return w.end
	}
	for i := w.end - 1; i > w.first; i-- {
		if t.tokens[i].word.bits&isTie != 0 {
			return i
		}
	}
	return w.end
}

// officePhrase returns the office at token i, without its article: a noun phrase that a person can be.
func (t *Text) officePhrase(i, hi int32) words {
	w := t.phraseRight(i, hi)
	if w.empty() {
		return words{}
	}
	first := w.first
	for first < w.end && t.tokens[first].word.bits&isDet != 0 {
		first++
	}
	head := t.head(words{first, w.end}) - 1
	if head < first || t.tokens[head].kind != wordToken {
		return words{}
	}
	known := t.tokens[head].word.bits&(isTitle|isRole|isAgent) != 0
	if !known && (first == w.first || !officeLike(t.str(head))) {
		return words{}
	}
	if w.end+1 < hi && t.tokens[w.end].word.bits&isAnd != 0 && t.tokens[w.end+1].upper {
		if more := t.phraseRight(w.end+1, hi); !more.empty() {
			w.end = more.end // "an adviser to Orla and Tom Finch"
		}
	}
	return words{first, w.end}
}

// opensWith returns how many tokens of [i, hi) the longest of some phrases takes, or 0.
func (t *Text) opensWith(i, hi int32, phrases [][]string) int32 {
	best := int32(0)
	for _, ph := range phrases {
		if n := int32(len(ph)); n > best && t.match(i, hi, ph) {
			best = n
		}
	}
	return best
}
