package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is one quotation mark of a paragraph.
type mark struct {
	at, end     int32
	r           rune
	opens, ends bool // may open, may close, by the letters beside it
}

// Pair finds the quoted spans of all paragraphs, in order. Outer marks count: what is quoted inside a quote belongs to it.
func Pair(paras []Para, w *Words) []Span {
	var out []Span
	single := quotesSingly(paras)
	var marks []mark
	talk := interview(paras, w)
	for i := 0; i < len(paras); i++ {
		if paras[i].Heading {
			continue
		}
		if talk != nil && talk[i] != noTurn {
			more := i+1 < len(talk) && talk[i+1] == goesOn
			out = addSpeech(out, paras[i].Text, int32(i), max(0, int(talk[i])), more)
			continue
		}
		if turns, j := turnsIn(paras, i, w, out); j > i {
			out, i = turns, j-1
			continue
		}
		marks = scanMarks(marks[:0], paras[i].Text, single || uttersSingly(paras[i].Text))
		if sp, ok := setApart(paras, i, marks, out); ok {
			out = append(out, sp)
			continue
		}
		if len(marks) == 0 {
			if w.saying && w.dashes {
				out = w.innerTurns(paras[i].Text, int32(i), out)
			}
			continue
		}
		more := i+1 < len(paras) && strings.HasPrefix(paras[i+1].Text, "\"")
		before := len(out)
		out = pairMarks(out, marks, int32(i), paras[i].Text, more)
		if w.incises && len(out) > before {
			out = w.cutIncises(out, before, paras[i].Text)
		}
	}
	return out
}

// setApart reads a block quote without marks as one span, where the paragraph before it ends in a colon, or is such a span itself:
// only then does the text say that these are somebody's words.
func setApart(paras []Para, i int, marks []mark, out []Span) (Span, bool) {
	s := paras[i].Text
	if !paras[i].Set || i == 0 || s == "" || len(marks) > 0 && marks[0].at == 0 {
		return Span{}, false
	}
	before := strings.TrimRight(paras[i-1].Text, " ")
	goesOn := paras[i-1].Set && len(out) > 0 && out[len(out)-1].Para == int32(i-1) && out[len(out)-1].Unclosed &&
		out[len(out)-1].Open == 0
	signed := i+1 < len(paras) && signsBelow(paras[i+1].Text)
	if !goesOn && !signed && (paras[i-1].Heading || !strings.HasSuffix(before, ":")) || signsBelow(s) {
		return Span{}, false
	}
	sp := Span{Para: int32(i), Shut: int32(len(s)), Unclosed: true}
	sp.Start, sp.End = trim(s, 0, sp.Shut)
	return sp, sp.Start < sp.End
}

// double tells the marks that are never an apostrophe.
func double(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '＂', '「', '」', '『', '』', '〝', '〞', '〟':
		return true
	}
	return false
}

func singleMark(r rune) bool {
	switch r {
	case '\'', '‘', '’', '‚', '‛', '‹', '›':
		return true
	}
	return false
}

// scanMarks lists the marks of a paragraph that can be part of a pair.
func scanMarks(marks []mark, s string, single bool) []mark {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c == '"' || (c == '\'' && (single || (i+1 < len(s) && s[i+1] == '\''))) {
				m := markAt(s, i, rune(c))
				if c == '\'' && i+1 < len(s) && s[i+1] == '\'' { // two single marks for a double one
					m = markAt(s, i, '"')
				}
				if keepMark(s, m) {
					marks = append(marks, m)
				}
				i = int(m.end)
				continue
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if (r == '’' || r == '‘') && strings.HasPrefix(s[i+n:], s[i:i+n]) { // two single marks for a double one
			m := markAt(s, i, r)
			m.r, m.end, n = '”', m.end+int32(n), 2*n
			after, _ := utf8.DecodeRuneInString(s[m.end:])
			m.opens, m.ends = m.opens && !unicode.IsSpace(after), !m.opens || unicode.IsSpace(after) || int(m.end) == len(s)
			if r == '‘' {
				m.r = '“'
			}
			marks = append(marks, m)
			i += n
			continue
		}
		if double(r) || (single && singleMark(r)) {
			if m := markAt(s, i, r); keepMark(s, m) {
				marks = append(marks, m)
			}
		}
		i += n
	}
	return marks
}

// markAt reads a mark and its neighbours.
func markAt(s string, i int, r rune) mark {
	end := i + utf8.RuneLen(r)
	if r == '"' && s[i] == '\'' {
		end = i + 2
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[end:])
	m := mark{at: int32(i), end: int32(end), r: r}
	edgeL := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-―/…：，、。；！？（", before) || double(before) ||
		singleMark(before)
	edgeR := end == len(s) || unicode.IsSpace(after) || strings.ContainsRune(")]}.,;:!?—–-―/…：，、。；！？）", after) || double(after) ||
		singleMark(after)
	m.opens = edgeL && end < len(s)
	m.ends = edgeR && i > 0
	if m.opens && m.ends { // open to both sides: a space or the edge decides
		left, right := i == 0 || unicode.IsSpace(before), end == len(s) || unicode.IsSpace(after)
		if left != right {
			m.opens, m.ends = left, right
		}
	}
	if !m.opens && !m.ends && r == '"' && unicode.In(after, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		m.ends = true // a particle hangs on the mark
	}
	if !m.opens && !m.ends {
		switch { // inside a word: a mark that has lost its space
		case unicode.IsPunct(before) && r != '\'' && r != '’':
			m.opens, m.ends = r == '"', true // a straight one may open as well
		case r == '“' || r == '„' || r == '«' || r == '「' || r == '『':
			m.opens = true
		case r == '”' || r == '»' || r == '」' || r == '』':
			m.ends = true
		}
	}
	return m
}

// keepMark drops feet, inches and apostrophes.
func keepMark(s string, m mark) bool {
	if m.r == '"' && m.at > 0 && m.ends && s[m.at-1] >= '0' && s[m.at-1] <= '9' {
		near := s[max(0, int(m.at)-400):m.at]
		if strings.IndexByte(near, '"') < 0 && !strings.Contains(near, "“") {
			return false // 6'2" with no opening mark before it
		}
	}
	if m.r == '\'' || m.r == '’' {
		return m.opens != m.ends
	}
	return true
}

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
		j, depth, last := i+1, 0, min(len(marks), i+maxMarks)
		nested := false
		for ; j < last; j++ {
			n := marks[j]
			if closesPair(m, n) {
				if depth == 0 && owns(s, n) && closesAfter(marks[j+1:last], m) {
					continue // the dogs’ turn
				}
				if depth == 0 {
					break
				}
				depth--
			} else if nests(m, n) {
				depth++
				nested = true
			}
		}
		if j == last && (depth > 0 || nested && m.r == '"' && !more) { // a mark too many inside: take the first that closes
			for j = i + 1; j < last && !closesPair(m, marks[j]); j++ {
			}
		}
		sp := Span{Para: para, Open: m.at, Start: m.end}
		if j == last {
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

func closesPair(open, m mark) bool {
	switch open.r {
	case '"', '＂':
		return (m.r == open.r || m.r == '”') && m.ends || m.r == '“' && m.ends && !m.opens
	case '“':
		return m.r == '”' || m.r == '"' && m.ends || m.r == '“' && m.ends && !m.opens
	case '„', '‟':
		return m.r == '“' || m.r == '”' || m.r == '"'
	case '”':
		return m.r == '”'
	case '«':
		return m.r == '»'
	case '»':
		return m.r == '«' || m.r == '»'
	case '「':
		return m.r == '」'
	case '『':
		return m.r == '』'
	case '〝':
		return m.r == '〞' || m.r == '〟'
	case '‹':
		return m.r == '›'
	case '›':
		return m.r == '‹' || m.r == '›'
	case '‚':
		return m.r == '‘' || m.r == '’'
	case '‘', '’':
		return m.r == '’' && m.ends && !m.opens
	case '\'':
		return m.r == '\'' && m.ends && !m.opens
	}
	return false
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

// trim drops white space at the edges of a span; French sets thin spaces there.
func trim(s string, start, end int32) (int32, int32) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:end])
		if !unicode.IsSpace(r) && r != '\u200b' {
			break
		}
		start += int32(n)
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !unicode.IsSpace(r) && r != '\u200b' {
			break
		}
		end -= int32(n)
	}
	return start, end
}
