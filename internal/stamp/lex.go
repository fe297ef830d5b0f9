package stamp

import (
	"unicode"
	"unicode/utf8"
)

// token is a number, a word that the lexicon knows, a run of letters that it does not, or a mark.
type token struct {
	start, end int32
	kind       tokenKind
	space      bool // white space stands before it
	digits     uint8
	mark       rune
	kinds      uint32 // of a known word: the set of what it can be
	n          int64
	senses     []sense
}

type tokenKind uint8

const (
	tNumber tokenKind = iota + 1
	tWord             // known
	tOther            // letters, not known
	tMark
)

// lex cuts text into tokens. Words are matched longest first; several words can be one token ("il y a").
func (l *lexicon) lex(text string, toks []token) []token {
	space := false
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			space = true
			i++
			continue
		}
		if c >= '0' && c <= '9' || c >= 0xd9 {
			if t, ok := number(text, i); ok {
				t.space = space
				toks = append(toks, t)
				i, space = int(t.end), false
				continue
			}
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		f := fold(r)
		if f == 0 || f == ' ' {
			space = space || f == ' '
			i += size
			continue
		}
		t := token{start: int32(i), space: space}
		if end, at := l.match(text, i); at != 0 {
			nd := &l.nodes[at]
			t.kind, t.kinds, t.end, t.mark = tWord, nd.kinds, int32(end), f
			t.senses = l.senses[nd.first : nd.first+int32(nd.many)]
		} else if isLetter(r) {
			t.kind, t.end = tOther, int32(l.word(text, i))
		} else {
			t.kind, t.mark, t.end = tMark, f, int32(i+size)
		}
		if n := len(toks); t.kind == tOther && n > 0 && toks[n-1].kind == tOther && !t.space && unspaced(r) {
			toks[n-1].end = t.end
		} else {
			toks = append(toks, t)
		}
		i, space = int(t.end), false
	}
	return toks
}

// match returns the end of the longest word of the lexicon that begins at byte i, and its node; or 0 for none.
func (l *lexicon) match(text string, i int) (end int, at int32) {
	cur := int32(0)
	var last rune
	for k := i; k < len(text); {
		c := text[k]
		size := 1
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			} else if c < ' ' {
				c = ' '
			}
			if c == ' ' && k+1 < len(text) && text[k+1] == ' ' {
				k++
				continue
			}
			cur = l.walk(cur, c, k == i)
			last = rune(c)
		} else {
			r, n := utf8.DecodeRuneInString(text[k:])
			size = n
			if r = fold(r); r == 0 { // a mark that is dropped: of the word before it
				k += size
				if cur != 0 && l.nodes[cur].many > 0 && ends(text, k, last) {
					end, at = k, cur
				}
				continue
			}
			last = r
			var buf [utf8.UTFMax]byte
			for j, b := range buf[:utf8.EncodeRune(buf[:], r)] {
				if cur = l.walk(cur, b, k == i && j == 0); cur == 0 {
					break
				}
			}
		}
		if cur == 0 {
			return end, at
		}
		k += size
		if l.nodes[cur].many > 0 && ends(text, k, last) {
			end, at = k, cur
		}
	}
	return end, at
}

func (l *lexicon) walk(cur int32, b byte, first bool) int32 {
	if first {
		return l.root[b]
	}
	return l.step(cur, b, false)
}

// ends reports whether a word that ends at byte k with rune last may end there: no letter goes on, but in scripts without
// spaces, and Hangul, where particles are written at the word.
func ends(text string, k int, last rune) bool {
	if k >= len(text) || !isLetter(last) && (last < '0' || last > '9') {
		return true
	}
	c := text[k]
	if c < utf8.RuneSelf {
		if last <= '9' {
			return c < '0' || c > '9'
		}
		return !(c|0x20 >= 'a' && c|0x20 <= 'z')
	}
	r, _ := utf8.DecodeRuneInString(text[k:])
	return !isLetter(r) || glues(last) || glues(r)
}

// glues reports whether words of r's script stand side by side without a space, or carry particles.
func glues(r rune) bool { return unspaced(r) || r >= 0x1100 && r < 0x1200 || r >= 0xac00 && r < 0xd7b0 }

// unspaced reports whether r's script has no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
func unspaced(r rune) bool {
	return r >= 0xe00 && r < 0xf00 || r >= 0x1000 && r < 0x10a0 || r >= 0x1780 && r < 0x1800 || r >= 0x3005 && r < 0xa000
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// word returns the end of the letters that begin at byte i; of a script without spaces, one rune.
func (l *lexicon) word(text string, i int) int {
	for k := i; k < len(text); {
		c := text[k]
		if c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				return k
			}
			k++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[k:])
		if !isLetter(r) && fold(r) != 0 {
			return k
		}
		k += size
		if unspaced(r) {
			return k
		}
	}
	return len(text)
}

// number reads the digits at byte i, of any script.
func number(text string, i int) (token, bool) {
	t := token{start: int32(i), kind: tNumber}
	for i < len(text) {
		c := text[i]
		size := 1
		d := int(c) - '0'
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			d = digit(r)
		}
		if d < 0 || d > 9 {
			break
		}
		if t.digits++; t.digits <= 15 {
			t.n = t.n*10 + int64(d)
		}
		if t.digits > 200 {
			break
		}
		i += size
	}
	t.end = int32(i)
	return t, t.digits > 0
}

// digit returns the value of a decimal digit of the scripts that news is written in, or -1.
func digit(r rune) int {
	for _, zero := range [...]rune{'٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '๐', '０'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// is returns the first sense of a kind that a token has.
func (t *token) is(k kind) (sense, bool) {
	if t.kinds>>k&1 == 0 {
		return sense{}, false
	}
	for _, s := range t.senses {
		if s.kind == k {
			return s, true
		}
	}
	return sense{}, false
}

// has reports whether a token can be of a kind.
func (t *token) has(k kind) bool { return t.kinds>>k&1 != 0 }
