package quote

import "strings"

// signed reads a signature: “...” — Orla Finch.
func (c *chooser) signed(q, hi int32) cue {
	if q+2 >= hi || c.tokens[q+1].kind != dash {
		return cue{}
	}
	if s := c.content(c.tokens[q].span); titled(s) && !c.breaksAt(q) && s[len(s)-1] != ')' {
		return cue{} // a song and who sings it
	}
	p := c.phraseRight(q+2, hi)
	if p.empty() || c.nameIn(p).empty() || !c.w.known && !c.tokens[p.first].upper ||
		p.end < hi && c.tokens[p.end].kind != stop && c.tokens[p.end].kind != comma {
		return cue{}
	}
	return cue{first: q + 1, end: q + 2, bits: isSay, subject: p, verbless: true, appos: c.behindName(p, hi)}
}

// byColon takes the subject of a sentence that ends in a colon before the span: "Finch had a message for them: “...”".
func (c *chooser) byColon(q, lo int32) cue {
	if q-1 <= lo || c.tokens[q-1].kind != colon || !opensUpper(c.content(c.tokens[q].span)) {
		return cue{}
	}
	p := c.firstPhrase(lo, q-1)
	if p.empty() || !c.w.known || !c.canSpeak(p) && c.tokens[c.head(p)-1].word.bits&isSpeech == 0 {
		return cue{}
	}
	if u := c.deliver(p, q-1); u.bits != 0 {
		return u
	}
	p = c.whose(p)
	return cue{first: q - 1, end: q, bits: isSay, subject: p, verbless: true}
}

// deliver reads a verb that has a noun of what is said for its object: "Finch made the following remark:", "Finch had a message for them:".
func (c *chooser) deliver(p words, shut int32) cue {
	v := c.pastAppos(p, shut)
	for v < shut && c.tokens[v].kind == wordToken && c.tokens[v].word.bits&isAdverb != 0 {
		v++
	}
	if c.w.Tag != "en" || v+1 >= shut || c.tokens[v].kind != wordToken || c.tokens[v].upper ||
		c.tokens[v].word.bits&(isPast|isHave) == 0 && !(c.tokens[v].word.bits == 0 && strings.HasSuffix(c.str(v), "ed")) {
		return cue{}
	}
	what := c.phraseRight(v+1, shut)
	if what.empty() {
		return cue{}
	}
	end := c.head(what)
	if c.tokens[end-1].word.bits&(isSpeech|isTalk|isNounToo) == 0 || end < shut && c.tokens[end].word.bits&isPrep == 0 {
		return cue{}
	}
	return cue{first: v, end: end, bits: isSay, subject: p}
}

// pastAppos returns where the clause goes on behind a phrase and the apposition to it.
func (c *chooser) pastAppos(p words, shut int32) int32 {
	if p.end >= shut || c.tokens[p.end].kind != comma {
		return p.end
	}
	for i := p.end + 1; i < shut; i++ {
		if c.tokens[i].kind == comma {
			return i + 1
		}
	}
	return p.end
}

// nameAndColon reads "Orla Finch: “...”".
func (c *chooser) nameAndColon(q, lo int32) cue {
	if q-1 <= lo || c.tokens[q-1].kind != colon {
		return cue{}
	}
	p, tied := c.phraseLeft(q-1, lo)
	if p.empty() || tied || p.first != lo && c.tokens[p.first-1].kind != dash || c.nameIn(p).empty() ||
		!c.w.known && !c.mereName(p) {
		return cue{}
	}
	p = c.whose(p)
	return cue{first: q - 1, end: q, bits: isSay, subject: p, verbless: true}
}

// whose returns who says what a noun of speech stands for: of "die Antwort von Orla Fink" the one behind the tie.
func (c *chooser) whose(p words) words {
	if c.w.Tag == "en" || c.tokens[c.head(p)-1].word.bits&isSpeech == 0 {
		return p
	}
	if q := (words{c.head(p) + 1, p.end}); !q.empty() {
		if q = c.phraseRight(q.first, q.end); !q.empty() {
			return q
		}
	}
	return p
}

// maxName is how many words a name has at most where little is known of a language.
const maxName = 4

// mereName reports whether a phrase is a name and nothing else: a few words, each with a capital.
func (t *Text) mereName(p words) bool {
	for i := p.first; i < p.end; i++ {
		if tk := &t.tokens[i]; tk.kind != wordToken || !tk.upper || tk.all {
			return false
		}
	}
	return p.end-p.first > 1 && p.end-p.first <= maxName
}
