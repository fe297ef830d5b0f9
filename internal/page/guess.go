package page

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// guess returns the encoding of bytes that are no UTF-8 and that nothing tells of: first by the shape of the encodings that take two
// bytes a character, then by which of the others makes words of the bytes. Where none does, windows-1252, as browsers have it.
func guess(b []byte) encoding.Encoding {
	hint := langAttribute(b[:min(len(b), 4096)])
	name := guessPairs(b)
	if name == "" {
		name = guessBytes(b, hint)
	}
	e, _ := charset.Lookup(name)
	return e
}

// langAttribute returns the first subtag of the first lang attribute, or "".
func langAttribute(b []byte) string {
	_, rest, ok := bytes.Cut(b, []byte(" lang="))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, `"'`)
	n := 0
	for n < len(rest) && n < 3 && rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z' {
		n++
	}
	return strings.ToLower(string(rest[:n]))
}

// bytePairs counts what the pairs of bytes beyond ASCII look like: a lead byte and the byte behind it.
type bytePairs struct {
	all, broken int // a broken one is a pair in no encoding
	low         int // their second byte is ASCII
	common      int // punctuation and the more frequent half of Chinese
	kana        int // Japanese, in EUC-JP
	hangul      int // Korean
	sjis        int // in Shift JIS alone
	sjisKana    int // of those, Japanese
}

// guessPairs tells the encodings of East Asia by their pairs of bytes. "" is none of them.
func guessPairs(b []byte) string {
	var p bytePairs
	for i := 0; i+1 < len(b); i++ {
		if b[i] >= utf8.RuneSelf && p.count(b[i], b[i+1]) {
			i++
		}
	}
	return p.encoding()
}

// count counts a pair. It reports whether it is one.
func (p *bytePairs) count(lead, trail byte) bool {
	p.all++
	if trail < 0x40 || trail == 0x7f || trail == 0xff || lead == 0x80 || lead == 0xff {
		p.broken++
		return false
	}
	if trail < utf8.RuneSelf {
		p.low++
	}
	if within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7) {
		p.common++
	}
	switch {
	case within(lead, 0xa4, 0xa5):
		p.kana++
	case within(lead, 0xb0, 0xc8):
		p.hangul++
	case within(lead, 0x82, 0x83):
		p.sjis, p.sjisKana = p.sjis+1, p.sjisKana+1
	case within(lead, 0x81, 0x9f):
		p.sjis++
	}
	return true
}

func within(c, first, last byte) bool { return first <= c && c <= last }

// encoding is the one whose pairs these are, or "".
func (p *bytePairs) encoding() string {
	high := p.low*50 < p.all // nearly all second bytes are beyond ASCII too
	switch {
	case p.all < 8 || p.broken*50 > p.all || p.low*5 > p.all*4: // a letter with an accent, then one without
		return ""
	case p.sjisKana*4 > p.all:
		return "shift_jis"
	case high && p.kana*8 > p.all:
		return "euc-jp"
	case high && p.hangul*100 > p.all*93:
		return "euc-kr"
	case high && p.common*100 < p.all*85:
		return ""
	case high || p.sjis*4 > p.all:
		return "gb18030"
	}
	return "big5"
}

// byteEncodings are the encodings of one byte a character, those that fit more pages first, each with the languages that use it.
// Those that differ from one before by a few letters are told by the page's language alone.
var byteEncodings = []struct{ name, langs string }{
	{"windows-1252", "en fr de es it pt nl sv da nb no fi is fo"},
	{"windows-1251", "ru uk bg sr mk be kk"},
	{"koi8-r", "ru"},
	{"windows-1250", "pl cs sk hu hr sl ro bs"},
	{"iso-8859-2", "pl cs sk hu hr sl ro bs"},
	{"windows-1253", "el"},
	{"iso-8859-7", "el"},
	{"windows-1254", "tr az"},
	{"windows-1255", "he iw yi"},
	{"windows-1256", "ar fa ur"},
	{"windows-874", "th"},
	{"iso-8859-5", "ru bg sr mk"},
	{"ibm866", "ru be"},
	{"windows-1257", "lt lv et"},
	{"windows-1258", "vi"},
}

// byLanguage reports whether an encoding is taken only where the page tells one of its languages: its marks and the letters of
// windows-1252 make words as good of the same bytes.
func byLanguage(name string) bool { return name == "windows-1257" || name == "windows-1258" }

// turkish reports whether text that looks like windows-1252 is Turkish: where Turkish has its six letters, windows-1252 has those of
// Icelandic alone, whose texts hold more vowels with an accent than those.
func turkish(b []byte) bool {
	six, accents := 0, 0
	for _, c := range b {
		switch c {
		case 0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe: // Ğ İ Ş ğ ı ş, or Ð Ý Þ ð ý þ
			six++
		case 0xc1, 0xcd, 0xd3, 0xda, 0xe1, 0xe6, 0xed, 0xf3, 0xfa: // Á Í Ó Ú á æ í ó ú
			accents++
		}
	}
	return six >= 3 && six > 4*accents
}

// guessBytes returns the encoding that makes the best words of the bytes.
func guessBytes(b []byte, hint string) string {
	first := slices.IndexFunc(b, func(c byte) bool { return c >= utf8.RuneSelf })
	if first < 0 {
		return "windows-1252"
	}
	sample := b[first:min(len(b), first+32<<10)]
	best, most := "windows-1252", -1e9
	for _, c := range byteEncodings {
		spoken := hint != "" && slices.Contains(strings.Fields(c.langs), hint)
		if byLanguage(c.name) && !spoken {
			continue
		}
		e, _ := charset.Lookup(c.name)
		text, err := e.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		score := wordiness(string(text))
		if spoken {
			score += 0.5
		}
		if score > most+0.01 {
			best, most = c.name, score
		}
	}
	if best == "windows-1252" && turkish(sample) {
		return "windows-1254"
	}
	return best
}

// wordiness says how much the characters beyond ASCII look like words, a character.
func wordiness(s string) float64 {
	var sum float64
	n, upper, lower := 0, 0, 0
	was := ' '
	for _, r := range s {
		if r >= utf8.RuneSelf {
			n++
			sum += plausible(was, r)
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		} else if was >= utf8.RuneSelf && isASCIILetter(r) && !latin(was) {
			sum-- // a word of two scripts
		}
		was = r
	}
	if n == 0 {
		return 0
	}
	if lower+upper > 60 && (upper == 0 && !strings.ContainsFunc(s, unicode.IsUpper) || lower == 0) {
		sum -= 0.3 * float64(n) // a script with capitals that uses none, or nothing else
	}
	return sum / float64(n)
}

// plausible rates a character beyond ASCII by the one before it.
func plausible(was, r rune) float64 {
	letter := unicode.IsLetter(r) || unicode.IsMark(r)
	word := unicode.IsLetter(was) || unicode.IsMark(was)
	switch {
	case r == utf8.RuneError, unicode.IsControl(r):
		return -5
	case !letter && word && !unicode.IsPunct(r) && !unicode.IsSpace(r):
		return -1.5 // a symbol in a word
	case !letter:
		return 0
	case !word:
		return 0.7
	case unicode.IsLower(was) && unicode.IsUpper(r):
		return -1.5
	case latin(r) != latin(was):
		return -1
	case latin(r) && was >= utf8.RuneSelf:
		return -0.5 // languages of Latin script put few of them together
	}
	return 1
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
