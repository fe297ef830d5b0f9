package quote

// recipients names those whom a phrase asks: each of several, and of somebody who speaks for another, that other.
func (t *Text) recipients(w, appos words, p *People) []string {
	var out []string
	parts := t.parts(w)
	for i, part := range parts {
		if i+1 < len(parts) && t.sameOne(part, parts[i+1]) || i > 0 && t.sameOne(part, parts[i-1]) {
			continue
		}
		if name := t.recipient(part, appos, p); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// sameOne reports whether a phrase without a name only tells who the name across the comma is: "the bridge's builder, Finch Works".
func (t *Text) sameOne(w, named words) bool {
	if w.first > named.first {
		w, named = named, w
		return t.tokens[w.end].kind == comma && named.first == w.end+1 && !t.nameIn(w).empty() && t.nameIn(named).empty() &&
			named.end-named.first > 1
	}
	l := &t.tokens[w.end-1]
	return t.tokens[w.end].kind == comma && named.first == w.end+1 && !l.upper && l.kind == wordToken && t.nameIn(w).empty() &&
		!t.nameIn(named).empty()
}

// parts cuts a phrase at its commas and conjunctions, where names or nouns stand on both sides.
func (t *Text) parts(w words) []words {
	if w.empty() {
		return nil
	}
	var out []words
	first := w.first
	for i := w.first; i < w.end; i++ {
		tk := &t.tokens[i]
		if (tk.kind == comma || tk.kind == wordToken && tk.word.bits&isAnd != 0 && !t.orgAround(i, w)) && i+1 < w.end {
			if i > first {
				out = append(out, words{first, i})
			}
			first = i + 1
		}
	}
	return append(out, words{first, w.end})
}

// orgAround reports whether an "and" stands inside the name of a body: "Department of Parks and Harbors".
func (t *Text) orgAround(i int32, w words) bool {
	for k := i - 1; k >= w.first && k > i-5; k-- {
		if t.tokens[k].word.bits&isTie != 0 && k-1 >= w.first && t.tokens[k-1].word.bits&isOrg != 0 {
			return true
		}
	}
	return false
}

// recipient names one who was asked.
func (t *Text) recipient(w, appos words, p *People) string {
	if w.empty() {
		return ""
	}
	if w.end-w.first == 1 && t.tokens[w.first].word.bits&isPronoun != 0 {
		if who := t.tokens[w.first].who; who != 0 {
			return p.persons[p.mentions[who-1].person].name
		}
		return ""
	}
	if k := t.agentIn(w); k >= 0 {
		for i := k + 1; i < w.end; i++ { // a spokesman for Finch
			if t.tokens[i].word.bits&isTie != 0 && i+1 < w.end {
				return t.named(words{i + 1, w.end}, p)
			}
		}
		first := w.first
		for first < k && t.tokens[first].word.bits&isDet != 0 {
			first++
		}
		if first < k && t.tokens[first].upper { // a Lumen spokesman
			return t.named(words{first, k}, p)
		}
	}
	return t.named(w, p)
}

// agentIn returns the token of a noun like "spokesman", or -1.
func (t *Text) agentIn(w words) int32 {
	for i := w.first; i < w.end; i++ {
		if t.tokens[i].word.bits&isAgent != 0 {
			return i
		}
	}
	return -1
}

// named returns the fullest name of a phrase, or its words without the article; a body met just before for "the company".
func (t *Text) named(w words, p *People) string {
	for w.first < w.end && t.tokens[w.first].word.bits&isDet != 0 {
		w.first++
	}
	if w.empty() {
		return ""
	}
	if n := t.nameIn(w); !n.empty() {
		if who := t.tokens[n.end-1].who; who != 0 {
			return p.persons[p.mentions[who-1].person].name
		}
		if t.head(w) < w.end {
			return t.text(w.first, w.end)
		}
		return t.text(n.first, n.end)
	}
	if w.end-w.first == 1 && t.tokens[w.first].word.bits&isFirm != 0 {
		if id := p.lastBody(t.sents[t.tokens[w.first].sent]); id >= 0 { // not who asks
			return p.persons[id].name
		}
	}
	return t.text(w.first, w.end)
}

// lastBody returns the body that was the last name before token i, if a body was.
func (p *People) lastBody(i int32) int32 {
	for k, n := p.before(i), 0; k >= 0 && n < 3; k, n = k-1, n+1 {
		m := &p.mentions[k]
		e := &p.persons[m.person]
		if (e.body || e.plain && e.sex() == unknown) && p.t.tokens[i].sent-p.t.tokens[m.at].sent <= 3 && !m.pronoun {
			return m.person
		}
	}
	return -1
}

// faceless reports whether all that is known of those asked is that they speak for another.
func (w *Words) faceless(recipients []string) bool {
	return len(recipients) == 1 && w.words[foldedWord(recipients[0])].bits&isAgent != 0
}
