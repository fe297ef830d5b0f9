package quote

import "strings"

// maxMarks bounds the marks inside a pair, so that a page of nothing but marks takes time in proportion.
const maxMarks = 64

// pairMarks pairs the marks of one paragraph.
func pairMarks(out []Span, marks []mark, para int32, s string, more bool) []Span {
	for i := 0; i < len(marks); {
		m := marks[i]
		if !canOpen(m) {
			i++
			continue
		}
		sp := Span{Para: para, Open: m.at, Start: m.end}
		j := shutOf(marks, i, s, more)
		if j < 0 {
			// Nothing closes it. A paragraph that opens with a mark, or a mark after a colon, is quoted to its end.
			if !opensRest(s, m) {
				i++
				continue
			}
			sp.End, sp.Shut, sp.Unclosed = int32(len(s)), int32(len(s)), true
			j = len(marks) // they are all inside
		} else {
			sp.End, sp.Shut = marks[j].at, marks[j].end
		}
		sp.Start, sp.End = trim(s, sp.Start, sp.End)
		if sp.Start < sp.End {
			out = append(out, sp)
		}
		i = j + 1
	}
	return out
}

// shutOf returns which mark closes the one at i, past the pairs inside; -1 where none does. more says that the next paragraph opens with
// a mark, so that this one may stay open.
func shutOf(marks []mark, i int, s string, more bool) int {
	m, last := marks[i], min(len(marks), i+maxMarks)
	depth, nested := 0, false
	for j := i + 1; j < last; j++ {
		n := marks[j]
		switch {
		case closesPair(m, n):
			if depth == 0 && owns(s, n) && closesAfter(marks[j+1:last], m) {
				continue // the dogs’ turn
			}
			if depth == 0 {
				return j
			}
			depth--
		case nests(m, n):
			depth++
			nested = true
		}
	}
	if depth > 0 || nested && m.r == '"' && !more { // a mark too many inside: take the first that closes
		for j := i + 1; j < last; j++ {
			if closesPair(m, marks[j]) {
				return j
			}
		}
	}
	return -1
}

// owns reports whether a single mark may be the end of a possessive plural: an s before it, a small letter behind.
func owns(s string, m mark) bool {
	if m.r != '’' && m.r != '\'' || m.at == 0 || s[m.at-1] != 's' || int(m.end)+1 >= len(s) {
		return false
	}
	next := s[m.end+1]
	return s[m.end] == ' ' && next >= 'a' && next <= 'z'
}

// closesAfter reports whether a mark that closes follows before one that opens.
func closesAfter(marks []mark, open mark) bool {
	for _, n := range marks {
		if closesPair(open, n) {
			return true
		}
		if n.opens && !n.ends {
			return false
		}
	}
	return false
}

func canOpen(m mark) bool {
	switch m.r {
	case '«', '„', '‟', '「', '『', '〝', '‚', '‹', '“':
		return m.r != '“' || m.opens || !m.ends
	case '”', '’':
		return m.opens && !m.ends // Swedish and Finnish open with the closing shape
	case '»', '›':
		return m.opens
	}
	return m.opens
}

// nests reports whether n, met inside the pair that m opened, opens one more of the same kind.
func nests(m, n mark) bool {
	if m.r == '\'' || n.r == '"' && m.r != '"' {
		return false
	}
	if m.r == '"' {
		return n.r == '“' || n.r == '"' && n.opens && !n.ends
	}
	return n.r == m.r && n.opens && !n.ends
}

// pairs tells which marks close what a mark opens, in the habits of all languages: “English”, „deutsch“, »deutsch«, « français »,
// ”svenska”, 「日本語」. Of marks that may open as well closesPair asks more.
var pairs = [...]struct {
	open rune
	shut string
}{
	{'"', "\"”“"}, {'“', "”\"“"}, {'‘', "’"}, {'\'', "'"}, {'„', "“”\""}, {'«', "»"}, {'»', "«»"}, {'”', "”"}, {'’', "’"}, {'‚', "‘’"},
	{'‹', "›"}, {'›', "‹›"}, {'「', "」"}, {'『', "』"}, {'〝', "〞〟"}, {'＂', "＂”“"}, {'‟', "“”\""},
}

// closesPair reports whether m closes the pair that open opens.
func closesPair(open, m mark) bool {
	k := 0
	for k < len(pairs) && pairs[k].open != open.r {
		k++
	}
	if k == len(pairs) || !strings.ContainsRune(pairs[k].shut, m.r) {
		return false
	}
	switch open.r {
	case '"', '＂':
		return m.ends && (m.r != '“' || !m.opens)
	case '“':
		return m.r == '”' || m.ends && (m.r == '"' || !m.opens)
	case '‘', '’', '\'':
		return m.ends && !m.opens // else an apostrophe
	}
	return true
}

// opensRest reports whether an unclosed mark quotes the rest of its paragraph.
func opensRest(s string, m mark) bool {
	head := strings.TrimRight(s[:m.at], " \t\u00a0\u202f")
	if head == "" {
		return true
	}
	switch head[len(head)-1] {
	case ':', ',', '.':
		return true
	}
	return false
}
