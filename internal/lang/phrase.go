package lang

import (
	"unicode"
	"unicode/utf8"
)

// A phrase is a pattern of words, as rows of headings, furniture and the like write it:
//
//	word     that word
//	a/b/c    one of these words
//	a/b?     one of them, or none
//	*        any words, or none
//	+        one word or more
//
// Case, punctuation and the shape of apostrophes do not count; "5" stands for itself, "#" for any number.

// Words cuts text into words for MatchPhrase, lower case and without punctuation, at most limit of them. The apostrophes
// inside words are kept, straight: "What’s next?" is "what's", "next".
func Words(text string, limit int) []string {
	buf := make([]byte, 0, len(text)+8)
	var cuts [2 * maxWords]int
	n, start := 0, 0
	limit = min(limit, maxWords)
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
			continue
		case isApostrophe(r) && len(buf) > start && startsLetter(text[i+utf8.RuneLen(r):]):
			buf = append(buf, '\'')
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff':
			continue
		case r == '&':
			buf = append(buf, '&')
		}
		if len(buf) > start {
			if n == limit {
				break
			}
			cuts[2*n], cuts[2*n+1] = start, len(buf)
			n++
			start = len(buf)
		}
	}
	if len(buf) > start && n < limit {
		cuts[2*n], cuts[2*n+1] = start, len(buf)
		n++
	}
	all := string(buf)
	out := make([]string, n)
	for i := range out {
		out[i] = all[cuts[2*i]:cuts[2*i+1]]
	}
	return out
}

// maxWords bounds what Words cuts: a line of more words is no label.
const maxWords = 32

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == '´' || r == 'ʼ'
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// MatchPhrase reports whether a phrase matches all of words.
func MatchPhrase(phrase string, words []string) bool {
	token, rest := cutToken(phrase)
	switch token {
	case "":
		return len(words) == 0
	case "*", "+":
		least := 0
		if token == "+" {
			least = 1
		}
		if rest == "" {
			return len(words) >= least
		}
		for k := least; k <= len(words); k++ {
			if MatchPhrase(rest, words[k:]) {
				return true
			}
		}
		return false
	}
	optional := token[len(token)-1] == '?'
	if optional {
		token = token[:len(token)-1]
		if MatchPhrase(rest, words) {
			return true
		}
	}
	return len(words) > 0 && oneOf(token, words[0]) && MatchPhrase(rest, words[1:])
}

// PhraseWithin reports whether a phrase matches some stretch of words.
func PhraseWithin(phrase string, words []string) bool {
	for from := range words {
		for to := from + 1; to <= len(words); to++ {
			if MatchPhrase(phrase, words[from:to]) {
				return true
			}
		}
	}
	return false
}

// cutToken parts the first token of a phrase from the rest.
func cutToken(s string) (token, rest string) {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			for rest = s[i:]; len(rest) > 0 && rest[0] == ' '; {
				rest = rest[1:]
			}
			return s[:i], rest
		}
	}
	return s, ""
}

// oneOf reports whether w is one of the words of a token.
func oneOf(token, w string) bool {
	for start, i := 0, 0; i <= len(token); i++ {
		if i < len(token) && token[i] != '/' {
			continue
		}
		if one := token[start:i]; one == w || one == "#" && isNumber(w) {
			return true
		}
		start = i + 1
	}
	return false
}

func isNumber(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}
