package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// turnsIn finds the speech of paragraphs that no marks enclose, from paragraph i on: a dialogue told by dashes, in languages that
// write it so. It returns the paragraph behind it, i where there is none.
func turnsIn(paras []Para, i int, w *Words, out []Span) ([]Span, int) {
	if !w.dashes || dashAt(paras[i].Text) == 0 {
		return out, i
	}
	spoken, first, j := false, len(out), i
	for ; j < len(paras) && !paras[j].Heading; j++ {
		start := dashAt(paras[j].Text)
		if start == 0 {
			break
		}
		said := false
		out, said = w.turn(paras[j].Text, int32(j), 0, start, out)
		spoken = spoken || said
	}
	if !spoken { // a list that its author marked with dashes
		return out[:first], i
	}
	return out, j
}

// dashAt returns where the speech begins behind a dash that opens a paragraph, or 0.
func dashAt(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r != '—' && r != '–' && r != '―' {
		return 0
	}
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsSpace(r) {
			if unicode.IsUpper(r) || r == '¿' || r == '¡' || r == '…' {
				return n
			}
			return 0
		}
		n += k
	}
	return 0
}

// turn cuts one turn of a dialogue at its attribution: "—Aguanta —dijo Fontal—. Ya basta", "– Ça tient, dit Fontel".
func (w *Words) turn(s string, para int32, open, start int, out []Span) ([]Span, bool) {
	end, rest := len(s), 0
	for k, r := range s[start:] {
		k += start
		switch r {
		case '—', '–', '―':
			if after := strings.TrimLeft(s[k+3:], " \u00a0"); k > start && opensWithSmall(after) && s[k-1] == ' ' &&
				(!w.saying || w.saysFirst(after)) {
				end, rest = k, k+3
			}
		case ',', '?', '!', '…':
			if after := s[k+utf8.RuneLen(r):]; strings.HasPrefix(after, " ") && w.saysFirst(strings.TrimLeft(after, " \u00a0\u202f")) {
				end, rest = k+utf8.RuneLen(r), k+utf8.RuneLen(r)
			}
		}
		if rest > 0 {
			break
		}
	}
	out = addTurn(out, s, para, open, start, end)
	if rest == 0 {
		return out, false
	}
	// A second dash, and the speech goes on.
	for _, d := range [...]string{"—", "–", "―"} {
		if k := strings.Index(s[rest:], d); k >= 0 {
			from := rest + k + len(d)
			for from < len(s) && strings.IndexByte(".,;: ", s[from]) >= 0 {
				from++
			}
			open := from
			if w.saying {
				open = rest + k // the dash opens the sentence
			}
			out = addTurn(out, s, para, open, from, len(s))
			break
		}
	}
	return out, true
}

// innerTurns finds speech behind a dash inside a paragraph: "Port otwarto. – Trzyma – mówi Fink." Only its attribution tells it.
func (w *Words) innerTurns(s string, para int32, out []Span) []Span {
	for k, r := range s {
		if r != '—' && r != '–' && r != '―' || k < 2 || s[k-1] != ' ' || strings.IndexByte(".!?", s[k-2]) < 0 {
			continue
		}
		start := k + dashAt(s[k:])
		if start == k {
			continue
		}
		first := len(out)
		if out, said := w.turn(s, para, k, start, out); said {
			return out
		}
		out = out[:first]
	}
	return out
}

func addTurn(out []Span, s string, para int32, open, start, end int) []Span {
	sp := Span{Para: para, Open: int32(open), Shut: int32(end), Turn: true}
	sp.Start, sp.End = trim(s, int32(start), int32(end))
	if sp.Start < sp.End {
		out = append(out, sp)
	}
	return out
}

func opensWithSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// saysFirst reports whether a text begins with a verb of speech: "dit-elle", "demande Fontel", "a répondu".
func (w *Words) saysFirst(s string) bool {
	for range 2 {
		end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
		if end <= 0 || end > 24 || !opensWithSmall(s) {
			return false
		}
		k := w.words[s[:end]]
		if k.bits&(isSay|isTell) != 0 && k.bits&isFinite != 0 {
			return true
		}
		if k.bits&isAux == 0 {
			return false
		}
		s = strings.TrimLeft(s[end:], " -’'")
	}
	return false
}

// signsBelow reports whether a paragraph is a signature: "— Orla Finch, harbor master".
func signsBelow(s string) bool { return len(s) < 90 && dashAt(s) > 0 }

// signedBelow reads the signature in the paragraph behind one that is all quote.
func (c *chooser) signedBelow(q int32) cue {
	para := c.tokens[q].para
	if int(para)+1 >= len(c.Paras) || c.Paras[para+1].Heading || q+1 < c.begin[para+1] && c.tokens[q+1].kind != stop ||
		q != c.begin[para] || !signsBelow(c.Paras[para+1].Text) {
		return cue{}
	}
	first, end := c.begin[para+1], c.begin[para+2]
	if first+1 >= end || c.tokens[first].kind != dash {
		return cue{}
	}
	p := c.phraseRight(first+1, end)
	if p.empty() || c.nameIn(p).empty() || p.end < end && c.tokens[p.end].kind != comma && c.tokens[p.end].kind != stop {
		return cue{}
	}
	return cue{first: first, end: first + 1, bits: isSay, subject: p, verbless: true, appos: c.behindName(p, end)}
}
