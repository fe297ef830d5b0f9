package quote

// hearerOf returns whom a cue tells it: behind "told", or behind "said to".
func (t *Text) hearerOf(c *cue, hi int32) words {
	i := c.end
	if c.behind {
		i = c.subject.end
	}
	if c.bits&isTell == 0 {
		if i < hi && t.is(i, "to") {
			i++
		} else {
			return words{}
		}
	}
	for i < hi && t.tokens[i].word.bits&isAdverb != 0 {
		i++
	}
	if i < hi && t.tokens[i].word.bits&isPronoun != 0 && t.tokens[i].word.bits&isDet == 0 {
		return words{i, i + 1}
	}
	first := i
	p := t.phraseRight(i, hi)
	if p.empty() {
		return words{}
	}
	end := t.head(p)
	for end < p.end && (t.is(end, "of")) {
		end = p.end
	}
	return words{first, end}
}
