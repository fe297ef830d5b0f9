package quote

// maxHearer is how many tokens behind an attribution may tell whom it is told, in a language that is not English.
const maxHearer = 12

// hearerAbroad returns whom a cue tells it in a language that is not English: "sagte Fink der Zeitung", "gegenüber dem Kurier", "dijo a la
// radio". Only outlets count: others are too often the object of something else.
func (t *Text) hearerAbroad(c *cue, hi int32) words {
	i := c.end
	if c.behind {
		i = max(i, c.subject.end)
		if !t.w.capitals {
			i = max(c.end, t.head(c.subject)) // the tie behind "Fontal a los vecinos" is of the verb
		}
	}
	first := i
	for ; i < hi && i < first+maxHearer; i++ {
		tk := &t.tokens[i]
		if tk.kind == comma || tk.kind == stop || tk.kind == colon {
			break
		}
		if tk.kind != wordToken {
			continue
		}
		if tk.word.bits&isToward != 0 || t.w.capitals && i == first && tk.word.bits&isDet != 0 {
			from := i
			if tk.word.bits&isToward != 0 {
				from++
			}
			if p := t.outlet(from, hi); !p.empty() {
				return p
			}
		}
	}
	return words{}
}

// outlet reads the outlet at token i, without its article.
func (t *Text) outlet(i, hi int32) words {
	from := i
	for i < hi && i < from+2 && t.tokens[i].kind == wordToken && t.tokens[i].word.bits&isDet != 0 {
		i++
	}
	if i < hi && i > from && t.tokens[i].kind == quoted {
		return words{i, i + 1} // "der „Morgenpost“"
	}
	p := t.phraseRight(i, hi)
	if p.empty() {
		return words{}
	}
	for k := p.first; k < t.head(p); k++ {
		if t.tokens[k].word.bits&isPress != 0 || t.w.brackets && t.pressCompound(k) {
			return words{p.first, t.pastCapitals(t.head(p), hi)}
		}
	}
	return words{}
}

// pastCapitals returns where the capitals at token i end: "dagblad De Golf".
func (t *Text) pastCapitals(i, hi int32) int32 {
	for i < hi && t.tokens[i].kind == wordToken && t.tokens[i].upper {
		i++
	}
	return i
}

// pressCompound reports whether the last word of a compound is an outlet: "Sonntagszeitung".
func (t *Text) pressCompound(i int32) bool {
	s := t.str(i)
	for k := 2; k+leastPart <= len(s); k++ {
		if t.look(s[k:]).bits&isPress != 0 {
			return true
		}
	}
	return false
}

// partHearer cuts from a subject behind its verb what no longer belongs to it: behind a person's name whom it is told, or where.
func (t *Text) partHearer(p words) words {
	for i := p.first + 1; i < p.end && t.w.capitals; i++ {
		b := t.tokens[i].word.bits
		if t.tokens[i].kind != wordToken || b&isGenitive == 0 && !t.oneOf(i, t.w.places) {
			continue
		}
		if q := (words{p.first, i}); t.aPerson(q) || b&isGenitive == 0 && t.surname(i-1) > 0 {
			return q
		}
	}
	return p
}
