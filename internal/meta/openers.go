package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// cutBy takes the words that open a byline off a line, and says whether there were any.
func (w *bylineWords) cutBy(s string) (rest string, ok bool) {
	for {
		if w.body[s] {
			return s, ok // "编辑部" begins with the word for an editor
		}
		n := 0
		for _, by := range w.by {
			if len(by) <= n || len(by) > len(s) || !strings.EqualFold(s[:len(by)], by) {
				continue
			}
			if len(s) == len(by) {
				n = len(by)
				continue
			}
			if wordEnds(s, len(by)) {
				n = len(by)
			}
		}
		if n == 0 {
			return s, ok
		}
		s, ok = strings.TrimLeft(s[n:], " :\u00a0：-–|/"), true
	}
}

// openBy is cutBy also where a date stands before the words that open a byline: "13. März 2031 von Ada Quill", "Posted on March 4 by".
func (w *bylineWords) openBy(s string) (rest string, ok bool) {
	if rest, ok = w.cutBy(s); ok && !startsDate(rest) {
		return rest, ok
	}
	digits := false
	for at, n := 0, 0; n < 14; n++ {
		end := strings.IndexByte(s[at:], ' ')
		if end < 0 || !w.ofDate(s[at:at+end]) {
			break
		}
		digits = digits || page.HasDigit(s[at:at+end])
		if at += end + 1; !digits {
			continue
		}
		if later, by := w.cutBy(s[at:]); by && later != "" && !startsDate(later) {
			return later, true
		}
	}
	return rest, ok
}

// ofDate reports whether a word may stand in a date, or before one.
func (w *bylineWords) ofDate(word string) bool {
	word = strings.ToLower(strings.Trim(word, ".,:;|/@–—-"))
	return word == "" || page.HasDigit(word) || w.stop[word] || w.month[word] || w.one[word]
}

// startsDate reports whether the first word of a line has a digit.
func startsDate(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return page.HasDigit(first)
}

// wordEnds reports whether a word of s ends before s[i]: also where "By" and a name stand in elements that touch.
func wordEnds(s string, i int) bool {
	next, _ := utf8.DecodeRuneInString(s[i:])
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	switch {
	case !unicode.IsLetter(next) && !unicode.IsDigit(next), !cased(last):
		return true
	}
	return unicode.IsLower(last) && unicode.IsUpper(next) && !strings.Contains(particles, " "+strings.ToLower(s[:i])+" ")
}

// byInside returns where a name may begin that a word such as "by" opens in the middle of a piece, or 0.
func (w *bylineWords) byInside(s string) int {
	if word, _, _ := strings.Cut(s, " "); w.credit[strings.ToLower(word)] {
		return 0
	}
	for k := 1; k+1 < len(s); k++ {
		if s[k-1] != ' ' || !unicode.IsLower(rune(s[k])) {
			continue
		}
		if end := strings.IndexByte(s[k:], ' '); end > 0 && w.one[s[k:k+end]] {
			return k + end + 1
		}
	}
	return 0
}

// opensWithName reports whether the first piece of a line is a name, with a place of three words at most behind it.
func (w *bylineWords) opensWithName(s string) bool {
	piece := w.split(s)[0]
	name, ends := w.tidy(piece)
	return !ends || strings.Count(piece, " ")-strings.Count(name, " ") <= 4
}

// opensAsText reports whether the first word of a line is a frequent little word, which opens no name: "Das Wichtigste".
func (w *bylineWords) opensAsText(s string) bool {
	word, _, more := strings.Cut(s, " ")
	return more && w.common[strings.ToLower(word)]
}

// opensAsCredit reports whether a line opens as the credit of a picture or a translation does.
func (w *bylineWords) opensAsCredit(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return w.credit[strings.ToLower(strings.Trim(word, ":,."))]
}
