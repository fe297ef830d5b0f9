package lang

import (
	"slices"
	"strings"
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

// openings are the rows of a section by the first word of their phrases. Each list is in file order.
type openings struct {
	by     map[string][]Row
	number []Row // those that any number may open
	any    []Row // those that any word may open; they stand in all other lists too
}

// MayOpen reports whether text begins with a word that a phrase of a section, in the given field of its rows, may begin with.
// It costs no more than that word, and so spares most lines the rest.
func (l *Lang) MayOpen(section string, field int, text string) bool {
	if len(l.rows) == 0 {
		return false
	}
	o := l.openings(section, field)
	if len(o.any) > 0 {
		return true
	}
	var buf [48]byte
	word := firstWord(buf[:0], text)
	return len(word) > 0 && (len(o.by[string(word)]) > 0 || len(o.number) > 0 && word[0] >= '0' && word[0] <= '9')
}

// Opening returns the rows of a section whose phrase, in the given field, may match words that begin as these do, in file order.
// A section is always asked for the same field. The result must not be changed.
func (l *Lang) Opening(section string, field int, words []string) []Row {
	if len(words) == 0 || len(l.rows[section]) == 0 {
		return l.rows[section]
	}
	o := l.openings(section, field)
	if rows, ok := o.by[words[0]]; ok {
		return rows
	}
	if isNumber(words[0]) {
		return o.number
	}
	return o.any
}

// Somewhere reports whether a phrase of a section, in the given field of its rows, matches the words from some word on to the end.
func (l *Lang) Somewhere(section string, field int, words []string) bool {
	if len(l.rows[section]) == 0 {
		return false
	}
	o := l.openings(section, field)
	for i, w := range words {
		for _, row := range o.by[w] {
			if MatchPhrase(row.Field(field), words[i:]) {
				return true
			}
		}
	}
	return false
}

func (l *Lang) openings(section string, field int) *openings {
	o, ok := l.open.Load(section)
	if !ok {
		o, _ = l.open.LoadOrStore(section, openingsOf(l.rows[section], field))
	}
	return o.(*openings)
}

func openingsOf(rows []Row, field int) *openings {
	o := &openings{by: map[string][]Row{}}
	for _, row := range rows {
		words, _ := openers(row.Field(field))
		for _, w := range words {
			if w != "#" {
				o.by[w] = nil
			}
		}
	}
	for _, row := range rows {
		words, any := openers(row.Field(field))
		number := slices.Contains(words, "#")
		for w := range o.by {
			if any || slices.Contains(words, w) || number && isNumber(w) {
				o.by[w] = append(o.by[w], row)
			}
		}
		if any || number {
			o.number = append(o.number, row)
		}
		if any {
			o.any = append(o.any, row)
		}
	}
	return o
}

// openers lists the words that a phrase may begin with; an optional first word adds those of the second. any says that every
// word may.
func openers(phrase string) (words []string, any bool) {
	for rest := phrase; rest != ""; {
		var token string
		token, rest = cutToken(rest)
		if token == "*" || token == "+" {
			return words, true
		}
		words = append(words, strings.Split(strings.TrimSuffix(token, "?"), "/")...)
		if !strings.HasSuffix(token, "?") {
			break
		}
	}
	return words, false
}

// firstWord appends the first word of text as Words cuts it; none where it is longer than dst has room for.
func firstWord(dst []byte, text string) []byte {
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if len(dst)+utf8.UTFMax > cap(dst) {
				return nil
			}
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		case isApostrophe(r) && len(dst) > 0 && startsLetter(text[i+utf8.RuneLen(r):]):
			dst = append(dst, '\'')
		case r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff':
		case len(dst) > 0:
			return dst
		}
	}
	return dst
}
