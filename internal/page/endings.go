package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ending is the mark that a text ends with, in any script, closing marks and space aside.
type Ending uint8

// The endings.
const (
	Open Ending = iota // with none
	Stop               // a full stop or its like
	Asks
	Exclaims
	Dots
	Colon
	Semicolon // which asks in Greek
)

// Closers are the marks that may stand after the end of a sentence.
const Closers = "\"'”’“»«›)]」』"

// EndOf says how a text ends.
func EndOf(s string) Ending {
	s = strings.TrimRight(s, Closers+" \u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.':
		if strings.HasSuffix(s, "..") {
			return Dots
		}
		return Stop
	case '。', '।', '۔':
		return Stop
	case '?', '？', '؟', '՞', '\u037e':
		return Asks
	case '!', '！':
		return Exclaims
	case '…':
		return Dots
	case ':':
		return Colon
	case ';':
		return Semicolon
	}
	return Open
}

// EndsStop reports whether a text ends with a full stop or its like.
func EndsStop(s string) bool { return EndOf(s) == Stop }

// HasDigit reports whether a digit of any script stands in a text.
func HasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }
