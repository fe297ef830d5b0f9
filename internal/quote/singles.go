package quote

import (
	"strings"
	"unicode/utf8"
)

// quotesSingly reports whether an article quotes in single marks, as British papers do: it has no double pair at the place where
// a quote begins, and several single ones.
func quotesSingly(paras []Para) bool {
	singles, doubles := 0, 0
	for i := range paras {
		if !paras[i].Heading {
			s, d := countMarks(paras[i].Text)
			singles, doubles = singles+s, doubles+d
		}
	}
	return singles >= 2 && doubles*2 < singles
}

// countMarks counts the single marks that open a quote, and all double ones.
func countMarks(s string) (singles, doubles int) {
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && r != '\'' && r != '"':
		case double(r):
			doubles++
		case r == '‘' || r == '\'' || r == '‚' || r == '‹':
			if m := markAt(s, i, r); m.opens && !m.ends && closesLater(s[m.end:], r) {
				singles++
			}
		}
	}
	return singles, doubles
}

// leastText is how many bytes a line needs to be more than a title.
const leastText = 60

// uttersSingly reports whether a paragraph without double marks has an utterance in single ones, which ends with its stop or comma
// inside them, as apostrophes do not.
func uttersSingly(s string) bool {
	if strings.IndexByte(s, '\'') < 0 && !strings.Contains(s, "‘") || len(s) < leastText && s[0] != '\'' && !strings.HasPrefix(s, "‘") {
		return false
	}
	open := false
	for i, r := range s {
		if double(r) {
			return false
		}
		if open || r != '‘' && r != '\'' {
			continue
		}
		if m := markAt(s, i, r); m.opens && !m.ends {
			open = uttersTo(s[m.end:], r)
		}
	}
	return open
}

// uttersTo reports whether a closing single mark follows behind a comma or stop.
func uttersTo(s string, open rune) bool {
	for i, r := range s {
		if (r == '\'' || r == '’') && i > 0 && (open == '\'') == (r == '\'') && strings.IndexByte(",.!?", s[i-1]) >= 0 {
			if m := markAt(s, i, r); m.ends && !m.opens {
				return true
			}
		}
	}
	return false
}

// closesLater reports whether a mark after punctuation, the end of a single quote, follows within a long sentence.
func closesLater(s string, open rune) bool {
	if len(s) > 600 {
		s = s[:600]
	}
	for i, r := range s {
		if r != '\'' && r != '’' && r != '‘' && r != '›' {
			continue
		}
		if m := markAt(s, i, r); m.ends && !m.opens && i > 0 && (open == '\'' || r != open) {
			return true
		}
	}
	return false
}
