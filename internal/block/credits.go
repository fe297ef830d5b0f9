package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// creditWords is how many words a credit has at most.
const creditWords = 14

// isCredit reports whether a line says no more than who took, owns or passed on a picture: "Photo: Ana Lind", "Getty Images",
// "Handout / Quillon", "© 2024 Harbor Press".
func (r *reader) isCredit(text string) bool {
	text = strings.Trim(text, "()[] ")
	if c, _ := utf8.DecodeRuneInString(text); c == '©' {
		return len(text) < 200
	}
	opens := r.Lang.MayOpen("credit", 1, text)
	if len(text) > 300 || !opens && !isNames(text) {
		return false
	}
	words := lang.Words(text, creditWords+1)
	if len(words) == 0 || len(words) > creditWords {
		return false
	}
	return opens && r.creditOpens(text, words) || r.agencyEnds(text, words)
}

// creditOpens reports whether a line opens with a word for a picture's maker and the mark or word that names him: "Photo:",
// "Picture by", "Courtesy of".
func (r *reader) creditOpens(text string, words []string) bool {
	for _, row := range r.Lang.Opening("credit", 1, words) {
		phrase := row.Field(1)
		switch row.Field(0) {
		case "label": // the label, then a mark
			if !lang.MatchPhrase(phrase, words) && opensWith(text, words, phrase) {
				return true
			}
		case "by":
			if lang.MatchPhrase(phrase, words) && (!endsFull(text) || len(words) <= creditWords/2+1) {
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
	if len(words) > 9 || endsFull(text) && !strings.HasSuffix(text, "Inc.") || !isNames(text) {
		return false
	}
	mul := lang.Get("mul")
	parted := strings.ContainsAny(text, "/|")
	for from := range words {
		if namesAgency(mul, words[from:], parted) || from > 0 && opensPhrase(mul, "agency.kind", words[from:], false) {
			return true
		}
	}
	return false
}

// namesAgency reports whether words are a known agency; with more words behind it where more says so.
func namesAgency(mul *lang.Lang, words []string, more bool) bool {
	return opensPhrase(mul, "agency", words, more)
}

// opensPhrase reports whether a phrase of a section matches words, or where more is set, their beginning.
func opensPhrase(l *lang.Lang, section string, words []string, more bool) bool {
	if len(words) == 0 {
		return false
	}
	for _, row := range l.Opening(section, 0, words) {
		if lang.MatchPhrase(row.Field(0), words) || more && lang.MatchPhrase(row.Field(0)+" *", words) {
			return true
		}
	}
	return false
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
		if at == 0 {
			continue
		}
		parted, may := startsPiece(text, at)
		if rest := text[at:]; may && len(rest) < 120 && (parted && r.isCredit(rest) || !parted && r.isLabelled(rest) || isSlashed(rest)) {
			return strings.TrimRight(text[:at], " |–—-/·•"), rest
		}
	}
	return text, ""
}

// labelledCaption parts a line that says that it is of a picture, what that shows, and who took it: "Photo: The pier in a gale.
// Credit: Ana Lind".
func (r *reader) labelledCaption(text string) (caption, credit string, ok bool) {
	label, rest, ok := strings.Cut(text, ":")
	if !ok || len(label) > 24 || !r.isLabelled(text) {
		return "", "", false
	}
	caption, credit = r.splitCredit(rest)
	return caption, credit, strings.Count(caption, " ") >= 2 && credit != "" && r.isLabelled(credit)
}

// isSlashed reports whether words of a caption are a person's name and an outlet's with a slash between: "Ana Lind / Harbor Ledger".
func isSlashed(s string) bool {
	person, outlet, ok := strings.Cut(s, "/")
	person, outlet = strings.TrimSpace(person), strings.TrimSpace(outlet)
	if !ok || strings.ContainsRune(outlet, '/') || page.HasDigit(s) || endsFull(s) || strings.ContainsAny(s, ",:;") {
		return false
	}
	n, more := strings.Count(person, " "), strings.Count(outlet, " ")
	return n >= 1 && n <= 3 && outlet != "" && more <= 4 && isNames(person) && isNames(outlet)
}

// creditInBrackets reports whether bracketed words at the end of a caption are a credit.
func (r *reader) creditInBrackets(s string) bool {
	words := lang.Words(s, creditWords+1)
	if len(words) == 0 || len(words) > creditWords {
		return false
	}
	if r.creditOpens(s, words) || strings.ContainsRune(s, '/') && isNames(s) || r.labelsName(s, words) || isWhose(s) {
		return true
	}
	for from := 1; from < len(words) && from < 4; from++ { // "Courier photo by Len Abara"
		for _, row := range r.Lang.Rows("credit") {
			if row.Field(0) == "by" && lang.MatchPhrase(row.Field(1), words[from:]) {
				return true
			}
		}
	}
	mul := lang.Get("mul")
	for from := range words {
		if namesAgency(mul, words[from:], true) || from > 0 && opensPhrase(mul, "agency.kind", words[from:], false) {
			return true
		}
	}
	return false
}

// isWhose reports whether words in brackets are the name of an outlet and, behind a colon, that of a person: "(Harbor Radio: Ana Lind)".
func isWhose(s string) bool {
	body, person, ok := strings.Cut(s, ": ")
	return ok && isPersonal(person) && isNames(body) && !page.HasDigit(body)
}

// labelsName reports whether words in brackets are a label for a picture's maker and a name without a mark between, "(foto Lind)", or
// the label alone, "(file photo)".
func (r *reader) labelsName(s string, words []string) bool {
	for _, row := range r.Lang.Opening("credit", 1, words) {
		for n := 1; n <= len(words) && n <= 2; n++ {
			if row.Field(0) == "label" && lang.MatchPhrase(row.Field(1), words[:n]) {
				_, name, ok := strings.Cut(s, " ")
				return n == len(words) || ok && isNames(name) && !startsLower(name)
			}
		}
	}
	return false
}

// isPersonal reports whether words may be a person's name: two to four, each with a capital but for little ones between.
func isPersonal(s string) bool {
	n := strings.Count(strings.TrimSpace(s), " ")
	return n >= 1 && n <= 3 && isNames(s) && !page.HasDigit(s) && !endsSentence(s) && !strings.ContainsAny(s, ",:;")
}

// isLabelled reports whether words open with a label for a picture's maker.
func (r *reader) isLabelled(s string) bool {
	if !r.Lang.MayOpen("credit", 1, s) {
		return false
	}
	words := lang.Words(s, creditWords+1)
	return len(words) <= creditWords && r.creditOpens(s, words)
}

// startsPiece reports whether a new piece of a caption may begin at byte at: after the end of a sentence or a mark, which parts
// it, or with a capital in mid-sentence.
func startsPiece(s string, at int) (parted, may bool) {
	c, _ := utf8.DecodeRuneInString(s[at:])
	if c == '©' {
		return true, true
	}
	if !unicode.IsUpper(c) {
		return false, false
	}
	before := strings.TrimRight(s[:at], " \u00a0")
	if len(before) == at { // no space: only a mark that parts words
		parted = strings.HasSuffix(before, ".") || strings.HasSuffix(before, "|")
		return parted, parted
	}
	p, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…|–—/\"'”’)", p), true
}
