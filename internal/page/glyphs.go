package page

import (
	"unicode"
	"unicode/utf8"
)

// Glyph is a sort of rune.
type Glyph uint8

// The sorts of rune.
const (
	GlyphNone  Glyph = iota // white space, and what shows nothing
	GlyphLower              // a letter that is no capital, and has one
	GlyphUpper              // a capital
	GlyphPlain              // a letter of a script without capitals
	GlyphDigit              // a digit
	GlyphStop               // an end of sentence
	GlyphColon              // a colon
	GlyphQuote              // a quotation mark or apostrophe
	GlyphDash               // a dash or bullet
	GlyphClose              // a closing bracket
	GlyphComma              // a comma or semicolon
	GlyphOther              // any other mark
	glyphs
)

// GlyphOf tells the sort of a rune.
func GlyphOf(r rune) Glyph {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', '．', '။', '។', '።':
		return GlyphStop
	case ':', '：':
		return GlyphColon
	case '"', '\'', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›', '「', '」', '『', '』', '《', '》':
		return GlyphQuote
	case '-', '–', '—', '•', '·', '*', '‣', '▪', '●', '■', '+', '>':
		return GlyphDash
	case ')', ']', '}', '）', '】':
		return GlyphClose
	case ',', ';', '，', '、', '،', '；', '؛':
		return GlyphComma
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u00ad', '\u2060', '\ufeff':
		return GlyphNone
	}
	switch {
	case r <= ' ', r == 0x7f, unicode.IsSpace(r):
		return GlyphNone
	case unicode.IsUpper(r):
		return GlyphUpper
	case unicode.IsLower(r):
		return GlyphLower
	case unicode.IsLetter(r):
		return GlyphPlain
	case unicode.IsDigit(r):
		return GlyphDigit
	}
	return GlyphOther
}

// ascii is GlyphOf of the bytes that are a rune each.
var ascii = func() (t [utf8.RuneSelf]Glyph) {
	for r := range rune(utf8.RuneSelf) {
		t[r] = GlyphOf(r)
	}
	return t
}()

// glyphOf is GlyphOf, by the table where it has the rune.
func glyphOf(r rune) Glyph {
	if r < utf8.RuneSelf {
		return ascii[r]
	}
	return GlyphOf(r)
}

// Gram is how many words in a row name a place in a text: few enough to be found again where a sentence goes on otherwise, enough
// to be met by chance seldom.
const Gram = 5

// Hasher hashes words as it reads them: letters and digits, lower case; of scripts that part no words each letter is one. The zero
// value is ready.
type Hasher struct {
	Words  int          // how many were read
	cur    uint32       // the word being read
	open   bool         // there is one
	last   [Gram]uint32 // the last words, a ring
	opener uint32       // of the first words
}

// Text reads a text. A word may go on in the next one, unless End comes between.
func (h *Hasher) Text(s string) {
	for k := 0; k < len(s); {
		r, size := rune(s[k]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[k:])
		}
		h.Rune(r)
		k += size
	}
}

// Rune reads one rune. It says whether a word ended before it.
func (h *Hasher) Rune(r rune) bool {
	return h.glyph(r, glyphOf(r))
}

// first reads one rune where the first words are not all read yet.
func (h *Hasher) first(r rune, g Glyph) {
	if h.Words < Gram {
		h.glyph(r, g)
	}
}

func (h *Hasher) glyph(r rune, g Glyph) bool {
	switch g {
	case GlyphUpper:
		if r < utf8.RuneSelf {
			r += 'a' - 'A'
		} else {
			r = unicode.ToLower(r)
		}
	case GlyphLower, GlyphDigit:
	case GlyphPlain:
		if partsNoWords(r) {
			h.End()
			h.cur, h.open = uint32(r)*2654435761, true
			return h.End()
		}
	default:
		if joins(r, g) {
			return false
		}
		return h.End()
	}
	if !h.open {
		h.cur, h.open = 2166136261, true
	}
	h.cur = (h.cur ^ uint32(r)) * 16777619
	return false
}

// partsNoWords reports whether r is of a script that is counted by the letter: Chinese and Japanese, which put no spaces between
// words, and Korean.
func partsNoWords(r rune) bool { return r >= 0x2e80 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 }

// joins reports whether a rune that is no letter may stand in a word: an apostrophe, a mark, what shows nothing.
func joins(r rune, g Glyph) bool {
	return r == '\'' || r == '’' || r == '‘' || g == GlyphNone && r >= 0x80 && !unicode.IsSpace(r) || unicode.IsMark(r)
}

// End ends the word being read, and says whether there was one.
func (h *Hasher) End() bool {
	if !h.open {
		return false
	}
	h.open = false
	h.last[h.Words%Gram] = h.cur
	h.Words++
	if h.Words <= Gram {
		h.opener = h.opener*31 + h.cur
	}
	return true
}

// Key is the hash of the first words, at most Gram; 0 where there are none.
func (h *Hasher) Key() uint32 {
	if h.Words == 0 {
		return 0
	}
	return h.opener | 1
}

// Tail is the hash of the last words, at most Gram; the Key of a text of just these.
func (h *Hasher) Tail() uint32 { return h.Last(Gram) }

// Last is the Key of a text of just the last n words, at most Gram.
func (h *Hasher) Last(n int) uint32 {
	n = min(n, h.Words, Gram)
	if n == 0 {
		return 0
	}
	t := uint32(0)
	for k := h.Words - n; k < h.Words; k++ {
		t = t*31 + h.last[k%Gram]
	}
	return t | 1
}

// Key is the hash of the first words of a text, as Run.Key has it.
func Key(text string) uint32 {
	var h Hasher
	h.Text(text)
	h.End()
	return h.Key()
}
