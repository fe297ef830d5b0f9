package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// mark is how a run is set apart from plain text.
type mark uint8

const (
	markBold   mark = 1 << iota // all of it
	markItalic                  // all of it
	markLink                    // all of it
	markCaps                    // all capitals, in a script that has them
)

// markOf reads the mark of a run, capitals aside.
func (r *reader) markOf(run *page.Run) mark {
	m := mark(0)
	if run.BoldChars > 0 && run.BoldChars >= run.Chars-1 {
		m |= markBold
	}
	if run.LinkChars > 0 && run.LinkChars >= run.Chars-2 {
		m |= markLink
	}
	italic := true
	for i := run.First; i < run.End && italic; i++ {
		n := &r.p.Nodes[i]
		italic = n.Flags&page.Text == 0 || n.Flags&page.Italic != 0
	}
	if italic {
		m |= markItalic
	}
	return m
}

// isCaps reports whether text has three capitals or more and no small letter.
func isCaps(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n >= 3
}

// endsSentence reports whether text ends as a sentence does, or one that goes on below.
func endsSentence(s string) bool { return page.EndOf(s) != page.Open }

// endsFull reports whether text ends with a full stop or its like: no question, no exclamation, no dots.
func endsFull(s string) bool {
	end := page.EndOf(s)
	return end == page.Stop || end == page.Semicolon
}

// asks reports whether text ends with a question mark, or in Greek with its own.
func asks(s string) bool { return page.EndOf(s) == page.Asks }

// startsLower reports whether the first letter is a small one.
func startsLower(s string) bool {
	for _, c := range s {
		if unicode.IsLetter(c) {
			return unicode.IsLower(c)
		}
		if unicode.IsDigit(c) {
			return false
		}
	}
	return false
}

// isNames reports whether a line is made of words that all begin with a capital, as names are; small words of names ("de",
// "van", "of") may stand between. The marks that part the names of a credit part words too.
func isNames(s string) bool {
	words, capitals := 0, 0
	inWord, length, small := false, 0, false
	for _, c := range s {
		if unicode.IsSpace(c) || strings.ContainsRune("/|©·•,-–(\"'“‘[", c) {
			if small && length > 3 {
				return false
			}
			inWord, small = false, false
			continue
		}
		if inWord {
			length++
			continue
		}
		inWord, length = true, 1
		words++
		switch {
		case unicode.IsUpper(c):
			capitals++
		case words > 1 && unicode.IsLower(c):
			small = true
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return false
		}
	}
	return capitals >= 1 && !small
}

// wordCount counts the words of a line as its script parts them.
func (r *reader) wordCount(l *line) int {
	n := int32(0)
	for i := l.first; i < l.end; i++ {
		n += r.p.Runs[i].WordCount
	}
	return int(n)
}

// squeeze appends the letters and digits of s to dst, lower case: what two lines that say the same have in common.
func squeeze(dst []byte, s string) []byte {
	for i, c := range s {
		switch {
		case c >= utf8.RuneSelf:
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				dst = utf8.AppendRune(dst, unicode.ToLower(c))
			}
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			dst = append(dst, s[i])
		case 'A' <= c && c <= 'Z':
			dst = append(dst, s[i]|0x20)
		}
	}
	return dst
}
