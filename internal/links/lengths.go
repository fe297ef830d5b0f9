package links

import (
	"strings"
	"unicode/utf8"
)

// IsLength reports whether a text could be how long something runs: "02:14", "1:02:33". A time of day looks the same.
func IsLength(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) < len("0:00") || len(text) > len("00:00:00") {
		return false
	}
	for n := 0; ; n++ {
		part, rest, more := strings.Cut(text, ":")
		if !allDigits(part) || len(part) > 2 || n > 0 && len(part) != 2 {
			return false
		}
		if !more {
			return n > 0
		}
		text = rest
	}
}

// Bracketed returns what stands in brackets at the beginning or at the end of a headline, or "".
func Bracketed(text string) string {
	const open, shut = "[(⌈【{", "])⌉】}"
	if r, size := utf8.DecodeRuneInString(text); strings.ContainsRune(open, r) {
		if i := strings.IndexAny(text, shut); i > 0 {
			return text[size:i]
		}
	}
	if r, size := utf8.DecodeLastRuneInString(text); strings.ContainsRune(shut, r) {
		if i := strings.LastIndexAny(text, open); i >= 0 {
			_, n := utf8.DecodeRuneInString(text[i:])
			return text[i+n : len(text)-size]
		}
	}
	return ""
}

// CutRank parts the number that a list puts before a headline from it: "1 Ferry fares rise", "2. Pool opens late". n is 0 where
// there is none.
func CutRank(text string) (n int, rest string) {
	i := 0
	for ; i < len(text) && i < 2 && text[i] >= '0' && text[i] <= '9'; i++ {
		n = 10*n + int(text[i]-'0')
	}
	rest = strings.TrimLeft(text[i:], " \u00a0.):|–-")
	if i == 0 || rest == text[i:] || len(rest) < 4 {
		return 0, text
	}
	return n, rest
}
