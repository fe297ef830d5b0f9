package page

import (
	"strings"
	"unicode/utf8"
)

// edges finds lists without bullets whose lines each end, or begin, with a brief part set off by the same mark: three or more
// in a row, single ones without it between them aside. Below the story, a headline without one may end the list.
func edges(lines []line, story int) {
	for i := 0; i < len(lines); {
		e := edge(&lines[i])
		if e == 0 {
			i++
			continue
		}
		n, end := edged(lines, i, e)
		if n >= 3 {
			if endsBlock(lines, end) {
				end++
			} else if k := skipBlank(lines, end); k < len(lines) && title(&lines[k]) && !strings.HasPrefix(lines[k].text, "©") && k >= story {
				end = k + 1
			}
			for k := i; k < end; k++ {
				if lines[k].text != "" {
					lines[k].kind = entry
				}
			}
			lines[i].starts = true
		}
		i = end
	}
}

// edged counts the lines from i on with the mark e, single ones without it between them aside.
func edged(lines []line, i int, e rune) (n, end int) {
	n, end = 1, i+1
	for k := end; k < len(lines); k++ {
		if edge(&lines[k]) == e {
			n, end = n+1, k+1
		} else if lines[k].text != "" && (!title(&lines[k]) || k > end) {
			break
		}
	}
	return n, end
}

// endsBlock reports whether a line is the last before a blank one, right below others, and could be a headline: what stands in one
// block with the lines of a list is of that list.
func endsBlock(lines []line, i int) bool {
	return i+1 < len(lines) && lines[i-1].text != "" && title(&lines[i]) && lines[i+1].text == ""
}

// edge returns the mark that sets off a brief part, with a digit or of one word, at the end of a headline, or ':' for a time
// or a brief part with a digit at its beginning, or 0.
func edge(l *line) rune {
	if !title(l) {
		return 0
	}
	s := l.text
	switch s[len(s)-1] {
	case ')':
		return bracketed(s, '(')
	case ']':
		return bracketed(s, '[')
	}
	for _, m := range edgeMarks {
		if i := strings.LastIndex(s, m); i >= 12 && len(s)-i <= 32 {
			if tail := s[i+len(m):]; HasDigit(tail) || !strings.Contains(tail, " ") {
				r, _ := utf8.DecodeRuneInString(m[1:])
				return r
			}
		}
		if i := strings.Index(s, m); i > 0 && i <= 16 && HasDigit(s[:i]) {
			return ':'
		}
	}
	if clockFirst(s) {
		return ':'
	}
	return 0
}

// bracketed returns the bracket that closes a headline where a brief part with a digit stands in it, or 0.
func bracketed(s string, open byte) rune {
	if i := strings.LastIndexByte(s, open); i > 12 && len(s)-i <= 24 && HasDigit(s[i:]) {
		return rune(s[len(s)-1])
	}
	return 0
}

var edgeMarks = [...]string{" - ", " – ", " — ", " · ", " • ", " | "}

// clockFirst reports whether a line begins with a time of day: "9:45 ", "[09.45] ", "9h45 ".
func clockFirst(s string) bool {
	s = strings.TrimLeft(s, "([")
	i := strings.IndexAny(s, ":.h")
	if i < 1 || i > 2 || len(s) < i+4 || !HasDigit(s[:1]) || !HasDigit(s[i-1:i]) {
		return false
	}
	return HasDigit(s[i+1:i+2]) && HasDigit(s[i+2:i+3]) && strings.IndexByte(" )],", s[i+3]) >= 0
}
