package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
)

// creditWords is how many words a credit has at most.
const creditWords = 14

// isCredit reports whether a line says no more than who took, owns or passed on a picture: "Photo: Ana Lind", "Getty Images",
// "Handout / Quillon", "© 2024 Harbor Press".
func (r *reader) isCredit(text string) bool {
	text = strings.Trim(text, "()[] ")
	words := lang.Words(text, creditWords+1)
	if len(words) == 0 || len(words) > creditWords {
		return false
	}
	if c, _ := utf8.DecodeRuneInString(text); c == '©' {
		return true
	}
	return r.creditOpens(text, words) || r.agencyEnds(text, words)
}

// creditOpens reports whether a line opens with a word for a picture's maker and the mark or word that names him: "Photo:",
// "Picture by", "Courtesy of".
func (r *reader) creditOpens(text string, words []string) bool {
	for _, row := range r.Lang.Rows("credit") {
		phrase := row.Field(1)
		switch row.Field(0) {
		case "label": // the label, then a mark
			if !lang.MatchPhrase(phrase, words) && opensWith(text, words, phrase) {
				return true
			}
		case "by":
			if lang.MatchPhrase(phrase, words) && !endsFull(text) {
				return true
			}
		}
	}
	return false
}

// markAfter reports whether a colon, slash, bar or sign of copyright follows the first n words of text.
func markAfter(text string, n int) bool {
	inWord := false
	for i, c := range text {
		letter := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || isApostrophe(c) && inWord
		if inWord && !letter {
			if n--; n == 0 {
				rest := strings.TrimLeft(text[i:], " \u00a0")
				return rest != "" && strings.ContainsRune(":/|©–—-", first(rest))
			}
		}
		inWord = letter
	}
	return false
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' }

func first(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// agencyEnds reports whether a line of names ends with an agency, or parts a name from one by a slash or bar.
func (r *reader) agencyEnds(text string, words []string) bool {
	if len(words) > 9 || endsFull(text) && !strings.HasSuffix(text, "Inc.") || !isNames(dropMarks(text)) {
		return false
	}
	for _, row := range agencies() {
		phrase := row.Field(0)
		for from := range words {
			if lang.MatchPhrase(phrase, words[from:]) {
				return true
			}
		}
		if strings.ContainsAny(text, "/|") && lang.PhraseWithin(phrase, words) {
			return true
		}
	}
	return false
}

// dropMarks puts spaces for the marks that part the names of a credit.
func dropMarks(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case '/', '|', '©', '·', '•', ',', '-', '–':
			return ' '
		}
		return c
	}, s)
}

// splitCredit parts a caption from the credit that ends it: in brackets, after a label, or as a last piece without an end mark
// that names an agency.
func (r *reader) splitCredit(text string) (caption, credit string) {
	text = strings.TrimSpace(text)
	if n := len(text); n > 0 && (text[n-1] == ')' || text[n-1] == ']') {
		open := strings.LastIndexAny(text, "([")
		if open >= 0 && r.creditInBrackets(text[open+1:n-1]) {
			return strings.TrimSpace(text[:open]), text[open:]
		}
	}
	for at := range text {
		if at == 0 || !startsPiece(text, at) {
			continue
		}
		if rest := text[at:]; len(rest) < 120 && r.isCredit(rest) {
			return strings.TrimRight(text[:at], " |–—-/·•"), rest
		}
	}
	return text, ""
}

// creditInBrackets reports whether bracketed words at the end of a caption are a credit.
func (r *reader) creditInBrackets(s string) bool {
	words := lang.Words(s, creditWords+1)
	if len(words) == 0 || len(words) > creditWords {
		return false
	}
	if r.creditOpens(s, words) || strings.ContainsRune(s, '/') && isNames(dropMarks(s)) {
		return true
	}
	for _, row := range agencies() {
		if lang.PhraseWithin(row.Field(0), words) {
			return true
		}
	}
	return false
}

// startsPiece reports whether a new piece of a caption begins at byte at: after the end of a sentence or a mark that parts.
func startsPiece(s string, at int) bool {
	c, _ := utf8.DecodeRuneInString(s[at:])
	if c == '©' {
		return true
	}
	if !unicode.IsUpper(c) {
		return false
	}
	before := strings.TrimRight(s[:at], " \u00a0")
	if len(before) == at { // no space: only a mark that parts words
		return strings.HasSuffix(before, ".") || strings.HasSuffix(before, "|")
	}
	p, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…|–—/\"”'’)", p) || unicode.IsLower(p)
}

// agencies are the agencies, whose names are the same in every language.
func agencies() []lang.Row { return lang.Get("mul").Rows("agency") }
