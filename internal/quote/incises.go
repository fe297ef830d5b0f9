package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxIncises bounds how often one pair of marks is cut.
const maxIncises = 4

// cutIncises cuts the spans from index first on at an attribution that stands inside the marks, as French and Italian papers write it:
// « Ça tient, dit Fontel. Ça tiendra. », «Regge - dice Fontana -. E reggerà».
func (w *Words) cutIncises(out []Span, first int, s string) []Span {
	for i := first; i < len(out) && i < first+maxIncises; i++ {
		sp := out[i]
		end, rest := w.incise(s[:sp.End], int(sp.Start))
		if rest == 0 {
			continue
		}
		out[i].End, out[i].Shut = int32(end), int32(end)
		out[i].Unclosed = false
		out[i].Start, out[i].End = trim(s, sp.Start, int32(end))
		next := Span{Para: sp.Para, Open: int32(rest), Shut: sp.Shut, Unclosed: sp.Unclosed}
		next.Start, next.End = trim(s, int32(rest), sp.End)
		if next.Start < next.End {
			out = append(out, Span{})
			copy(out[i+2:], out[i+1:])
			out[i+1] = next
		}
	}
	return out
}

// incise finds an attribution inside quoted words: where the words before it end, and where those behind it begin; 0 where there is none.
func (w *Words) incise(s string, at int) (end, rest int) {
	for k := at; k < len(s); k++ {
		from, dashed := k+1, false
		switch s[k] {
		case ',', '?', '!':
		case ' ':
			n := dashLen(s[k+1:])
			if n == 0 {
				continue
			}
			from, dashed = k+1+n, true
		default:
			continue
		}
		said := strings.TrimLeft(s[from:], " \u00a0\u202f")
		if said == s[from:] && !dashed {
			continue
		}
		from = len(s) - len(said)
		n := w.saidBy(said)
		if n == 0 {
			continue
		}
		end = k
		if s[k] == '?' || s[k] == '!' {
			end++
		}
		return end, w.behindIncise(s, from+n, dashed)
	}
	return 0, 0
}

// dashLen returns how long the dash is that s begins with.
func dashLen(s string) int {
	for _, d := range [...]string{"-", "–", "—"} {
		if strings.HasPrefix(s, d+" ") {
			return len(d)
		}
	}
	return 0
}

// saidBy returns how long the verb is that a text begins with, where a pronoun hangs on it or who speaks comes behind: "dit-il",
// "explique Fontel", "ha detto il sindaco".
func (w *Words) saidBy(s string) int {
	if !w.saysFirst(s) {
		return 0
	}
	at := 0
	for range 4 {
		n := strings.IndexFunc(s[at:], func(r rune) bool { return !unicode.IsLetter(r) })
		if n <= 0 {
			return 0
		}
		k := w.words[s[at:at+n]]
		hangs := s[at+n] == '-'
		at += n + 1
		if hangs {
			if m := strings.IndexFunc(s[at:], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); m > 0 {
				at += m
			}
			if k.bits&isAux == 0 {
				return at
			}
			at++
			if at >= len(s) {
				return 0
			}
			continue
		}
		if k.bits&isVerb == 0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[at:])
		next := strings.IndexFunc(s[at:], func(r rune) bool { return !unicode.IsLetter(r) })
		if unicode.IsUpper(r) || next > 0 && w.words[strings.ToLower(s[at:at+next])].bits&isDet != 0 ||
			next > 0 && w.words[s[at:at+next]+"'"].bits&isDet != 0 {
			return at
		}
		return 0
	}
	return 0
}

// behindIncise returns where quoted words go on behind an attribution: behind the mark that ends it, and behind an apposition. It is
// the end of s where they do not.
func (w *Words) behindIncise(s string, i int, dashed bool) int {
	for n := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			if i+1 < len(s) && s[i+1] == ' ' && (i < 2 || s[i-2] != ' ') { // not an initial
				return i + 1
			}
		case ',':
			if dashed {
				continue
			}
			word := strings.TrimLeft(s[i+1:], " ")
			if m := strings.IndexByte(word, ' '); n == 0 && m > 0 && w.words[word[:m]].bits&(isTitle|isRole) != 0 {
				n++
				continue // an apposition
			}
			return i + 1
		case ' ':
			if m := dashLen(s[i+1:] + " "); dashed && m > 0 {
				i += 1 + m
				for i < len(s) && strings.IndexByte(".,;: ", s[i]) >= 0 {
					i++
				}
				return i
			}
		}
	}
	return len(s)
}
