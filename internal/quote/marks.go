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
			twice := c == '\'' && i+1 < len(s) && s[i+1] == '\''
			if c != '"' && !twice && (c != '\'' || !single) {
				i++
				continue
			}
			r := rune(c)
			if twice { // two single marks for a double one
				r = '"'
			}
			m := markAt(s, i, r)
			if keepMark(s, m) {
				marks = append(marks, m)
			}
			i = int(m.end)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case (r == '’' || r == '‘') && strings.HasPrefix(s[i+n:], s[i:i+n]):
			marks = append(marks, twoSingles(s, i, r))
			n *= 2
		case double(r) || single && singleMark(r):
			if m := markAt(s, i, r); keepMark(s, m) {
				marks = append(marks, m)
			}
		}
		i += n
	}
	return marks
}

// twoSingles reads two curly single marks for a double one.
func twoSingles(s string, i int, r rune) mark {
	m := markAt(s, i, r)
	m.end += int32(utf8.RuneLen(r))
	next, _ := utf8.DecodeRuneInString(s[m.end:])
	spaced := unicode.IsSpace(next)
	m.opens, m.ends = m.opens && !spaced, !m.opens || spaced || int(m.end) == len(s)
	m.r = '”'
	if r == '‘' {
		m.r = '“'
	}
	return m
}

// What may stand right before a mark that opens, and right behind one that closes, besides spaces and other marks.
const (
	beforeOpening = "([{—–-―/…：，、。；！？（"
	behindClosing = ")]}.,;:!?—–-―/…：，、。；！？）"
)

// markAt reads a mark and its neighbours.
func markAt(s string, i int, r rune) mark {
	end := i + utf8.RuneLen(r)
	if r == '"' && s[i] == '\'' {
		end = i + 2
	}
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[end:])
	m := mark{at: int32(i), end: int32(end), r: r}
	parted, parts := i == 0 || unicode.IsSpace(last), end == len(s) || unicode.IsSpace(next)
	m.opens = end < len(s) && (parted || strings.ContainsRune(beforeOpening, last) || double(last) || singleMark(last))
	m.ends = i > 0 && (parts || strings.ContainsRune(behindClosing, next) || double(next) || singleMark(next))
	switch {
	case m.opens && m.ends && parted != parts: // open to both sides: a space or the edge decides
		m.opens, m.ends = parted, parts
	case !m.opens && !m.ends:
		m.opens, m.ends = insideWord(r, last, next)
	}
	return m
}

// insideWord reports what a mark with letters on both sides may do: a particle hangs on it, or it has lost its space.
func insideWord(r, last, next rune) (opens, ends bool) {
	switch {
	case r == '"' && unicode.In(next, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return false, true
	case unicode.IsPunct(last) && r != '\'' && r != '’':
		return r == '"', true // a straight one may open as well
	case strings.ContainsRune("“„«「『", r):
		return true, false
	case strings.ContainsRune("”»」』", r):
		return false, true
	}
	return false, false
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
