package stamp

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldTable is fold for the runes below U+0A00, where the scripts with case or accents lie: 0 for those that are dropped.
var foldTable = sync.OnceValue(func() *[0xA00]uint16 {
	t := new([0xA00]uint16)
	for r := range t {
		t[r] = uint16(foldSlow(rune(r)))
	}
	return t
})

// fold returns the rune that stands for r and its like: lower case, without accents, one sort of space, dash and apostrophe. It
// is 0 for marks that are dropped. Newsrooms write août and AOÛT, янв. and ЯНВ, أمس and امس.
func fold(r rune) rune {
	if r < 0xA00 {
		return rune(foldTable()[r])
	}
	return foldSlow(r)
}

func foldSlow(r rune) rune {
	switch r {
	case 'ı', 'İ':
		return 'i'
	case 'ς':
		return 'σ'
	case '’', '‘', 'ʼ', '`', '´', '׳', '′':
		return '\''
	case '‐', '‑', '−':
		return '-'
	case '。':
		return '.'
	case 'ي', 'ى', 'ی':
		return 'ی'
	case 'ك':
		return 'ک'
	case 'ة':
		return 'ه'
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u00ad', '\u061c', '\ufeff', '\u2060', '\u202a', '\u202b', '\u202c', '\u2066',
		'\u2067', '\u2068', '\u2069', 'ـ':
		return 0
	}
	switch {
	case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r >= 0x80 && unicode.IsSpace(r):
		return ' '
	case r < 0x80:
		return unicode.ToLower(r)
	case r >= 0x300 && r < 0x370, r >= 0x64b && r < 0x660, r == 0x93c, r == 0x670: // marks on Latin, Greek, Cyrillic, Arabic, Devanagari
		return 0
	case r < 0x980, r >= 0x1e00 && r < 0x2000:
		var buf [utf8.UTFMax]byte
		r = unicode.ToLower(r)
		n := utf8.EncodeRune(buf[:], r)
		if d := norm.NFD.Properties(buf[:n]).Decomposition(); d != nil {
			first, _ := utf8.DecodeRune(d)
			return first
		}
		return r
	case r >= 0xff01 && r <= 0xff5e: // full-width forms
		return unicode.ToLower(r - 0xff01 + '!')
	case r == '：':
		return ':'
	}
	return unicode.ToLower(r)
}

// foldString folds a word, white space made one space each.
func foldString(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		switch r = fold(r); {
		case r == 0:
		case r == ' ' && (len(out) == 0 || out[len(out)-1] == ' '):
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}
