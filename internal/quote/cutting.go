package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut appends the tokens of paragraph p, whose spans are Spans[first:end].
func (t *Text) cut(p int32, first, end int) {
	s := t.Paras[p].Text
	for i := int32(0); i < int32(len(s)); {
		if first < end && i >= t.Spans[first].Open {
			t.where[first] = int32(len(t.tokens))
			t.tokens = append(t.tokens, token{start: t.Spans[first].Open, end: t.Spans[first].Shut, para: p, kind: quoted,
				span: int32(first)})
			i = t.Spans[first].Shut
			first++
			continue
		}
		limit := int32(len(s))
		if first < end {
			limit = t.Spans[first].Open
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case letter(r):
			i = t.wordAt(p, s, i, limit)
		case r >= '0' && r <= '9':
			i = t.numberAt(p, s, i, limit)
		case r == '(' || r == '[':
			next := skipAside(s, i, limit)
			if next == i+1 && t.w.Tag != "en" { // a long aside parts what stands before it from what it says
				t.tokens = append(t.tokens, token{start: i, end: next, para: p, kind: other, span: -1})
			}
			i = next
		case t.w.Tag != "en" && r == '-' && i > 0 && s[i-1] == '.' && i+1 < limit && asciiLetter(s[i+1]):
			i++ // "Univ.-Prof."
		default:
			if kind, ok := punctuation(r); ok {
				t.tokens = append(t.tokens, token{start: i, end: i + int32(n), para: p, kind: kind, span: -1})
			}
			i += int32(n)
		}
	}
	for ; first < end; first++ { // spans that begin inside one that is never closed
		t.where[first] = int32(len(t.tokens))
		t.tokens = append(t.tokens, token{start: t.Spans[first].Open, end: t.Spans[first].Shut, para: p, kind: quoted,
			span: int32(first)})
	}
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '@'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

func punctuation(r rune) (tokenKind, bool) {
	switch r {
	case ',', '、', '，', '،':
		return comma, true
	case '.', '!', '?', '。', '！', '？', '؟', '۔', '।':
		return stop, true
	case ':', ';', '：', '；', '؛':
		return colon, true
	case '—', '–', '―', '-', '/', '|', '•':
		return dash, true
	case '…', '%', '$', '€', '£', '#', '&', '*', '+':
		return other, true
	}
	return other, false
}

// skipAside returns where the text goes on after a short aside in brackets ("(R-Ohio)"); the bracket alone where there is none.
func skipAside(s string, i, limit int32) int32 {
	shut := byte(')')
	if s[i] == '[' {
		shut = ']'
	}
	stop := min(limit, i+80)
	if n := strings.IndexByte(s[i:stop], shut); n > 0 {
		return i + int32(n) + 1
	}
	return i + 1
}

// wordAt appends the word at i and returns where it ends.
func (t *Text) wordAt(p int32, s string, i, limit int32) int32 {
	start, end := i, i
	poss := false
	for i < limit {
		if c := s[i]; asciiLetter(c) || digit(c) {
			i++
			end = i
			continue
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		next := i + int32(n)
		switch {
		case letter(r):
			i, end = next, next
			continue
		case r == '\'' || r == '’':
			if after := t.atApostrophe(p, s, start, i, next, limit); after > 0 {
				return after
			}
			if next < limit && asciiLetter(s[next]) {
				i = next
				continue
			}
			poss = end > start && s[end-1] == 's'
		case r == '-' || r == '‑' || r == '\u00ad':
			if after, _ := utf8.DecodeRuneInString(s[next:limit]); letter(after) {
				i = next
				continue
			}
		case r == '.':
			if next < limit && asciiLetter(s[next]) && (next+1 >= limit || s[next+1] == '.' || i-start <= 2) {
				i++
				continue // U.S., onmeth.com
			}
			if t.dotted(s, start, end) {
				t.addDotted(p, s, start, end)
				return next
			}
		}
		break
	}
	t.addWord(p, s, start, end, poss)
	if poss {
		_, n := utf8.DecodeRuneInString(s[end:])
		return end + int32(n)
	}
	return max(end, start+1)
}

// atApostrophe appends a word that ends with the apostrophe at i, behind which next stands: one that has lost its vowel, has drawn in
// a verb, or owns something. It returns where the text goes on, 0 where the word goes on.
func (t *Text) atApostrophe(p int32, s string, start, i, next, limit int32) int32 {
	if t.elides(s[start:i], i-start) {
		t.addWord(p, s, start, next, false)
		return next // l'école: two words
	}
	if k := t.contracted(s[start:i], s[next:limit]); k > 0 {
		t.addWord(p, s, start, i, false)
		t.addAux(p, i, next+int32(k))
		return next + int32(k)
	}
	if next < limit && s[next]|0x20 == 's' && (next+1 == limit || !asciiLetter(s[next+1])) {
		t.addWord(p, s, start, i, true)
		return next + 1
	}
	return 0
}

// addDotted appends a word whose stop belongs to it.
func (t *Text) addDotted(p int32, s string, start, end int32) {
	t.addWord(p, s, start, end, false)
	if tk := &t.tokens[len(t.tokens)-1]; end == start+1 && s[start] != 'I' && tk.word.bits&isTitle == 0 {
		tk.word = word{} // an initial, "Orla A. Finch"
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// elides reports whether a word before an apostrophe is a small one that has lost its vowel: the lexicon has it with the apostrophe.
func (t *Text) elides(w string, n int32) bool {
	if n > 6 || n == 0 || t.w.Tag == "en" {
		return false
	}
	var b [8]byte
	k := copy(b[:6], w)
	b[k] = '\''
	return t.look(string(b[:k+1])).bits&isFunction != 0
}

// contracted returns the length of the verb that a pronoun has drawn in behind an apostrophe, "re" of "they’re"; 0 where none is.
func (t *Text) contracted(w, rest string) int {
	n := 0
	for n < len(rest) && n < 3 && asciiLetter(rest[n]) {
		n++
	}
	if n == 0 || n == 3 || len(t.w.contracts) == 0 || t.look(w).bits&(isPronoun|isRel) == 0 {
		return 0
	}
	for _, c := range t.w.contracts {
		if strings.EqualFold(rest[:n], c) {
			return n
		}
	}
	return 0
}

// addAux appends what a pronoun has drawn in: "’re".
func (t *Text) addAux(p, start, end int32) {
	t.tokens = append(t.tokens, token{start: start, end: end, para: p, span: -1, word: word{bits: isAux}})
}

// dotted reports whether a full stop after the word belongs to it: an initial, an abbreviated title, U.S.
func (t *Text) dotted(s string, start, end int32) bool {
	w := s[start:end]
	if len(w) == 1 || strings.Contains(w, ".") {
		return true
	}
	if len(w) > 5 {
		return false
	}
	k := t.look(w)
	return k.bits&(isTitle|isSuffix) != 0 && len(w) <= 4 && w[0] < 'a'
}

func asciiLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// lastLatin is the last letter of those that Europe's Latin alphabets add to A to Z.
const lastLatin = 'ž'

// numberAt appends the number at i, with what hangs on it ("33-year-old", "27-jährig", "2,000", "4%"), and returns where it ends.
func (t *Text) numberAt(p int32, s string, i, limit int32) int32 {
	start := i
	for i < limit {
		if digit(s[i]) || asciiLetter(s[i]) || i+1 < limit && insideNumber(s[i], s[i+1]) {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:limit])
		if i == start || !asciiLetter(s[i-1]) && s[i-1] != '-' || r > lastLatin || !unicode.IsLetter(r) {
			break
		}
		i += int32(n)
	}
	if i < limit && s[i] == '%' {
		i++
	}
	t.tokens = append(t.tokens, token{start: start, end: i, para: p, kind: numberToken, span: -1})
	return i
}

// insideNumber reports whether a mark stands inside a number by what follows it.
func insideNumber(c, next byte) bool {
	switch c {
	case ',', '.', ':':
		return digit(next)
	case '-':
		return digit(next) || asciiLetter(next)
	}
	return false
}

// byEnding knows a title by its end: "Umweltministerin".
func (t *Text) byEnding(w string) word {
	best, k := 0, word{}
	if h := strings.LastIndexByte(w, '-'); h > 0 {
		w = strings.ToLower(w[h+1:]) // "VDA-Chefin"
	}
	for _, e := range t.w.endings {
		if len(e.end) > best && strings.HasSuffix(w, e.end) {
			best, k = len(e.end), word{isTitle | isRole, e.gender}
		}
	}
	return k
}

// clitic returns where the pronoun begins that hangs on a verb ("dit-il"), or -1.
func (t *Text) clitic(w string) int {
	for _, c := range t.w.clitics {
		if len(w) > len(c) && strings.HasSuffix(w, c) {
			return len(w) - len(c)
		}
	}
	return -1
}
