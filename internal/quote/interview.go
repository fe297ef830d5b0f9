package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What makes an interview: paragraphs that begin with a name and a colon, taken in turns by two at least.
const (
	leastTurns  = 4  // paragraphs with a label
	leastOfOne  = 2  // of each of two labels
	maxLabel    = 40 // bytes of a label
	maxSpeakers = 8
)

// turn of an interview: how a paragraph belongs to it.
const (
	noTurn = 0
	goesOn = -1 // the paragraph goes on the turn before

)

// interview reads a dialogue whose turns open with who speaks: "Orla Finch: Who paid?", "OF: Nobody." It tells of each paragraph how it
// belongs to it, or nil where the text is none. Somebody of that name must be known: "Pros:" and "Cons:" take turns too.
func interview(paras []Para, w *Words) []int32 {
	if !w.known {
		return nil
	}
	var turns []int32
	var names []string
	count := [maxSpeakers]int{}
	first, last, total, asked := 0, 0, 0, 0
	for i := range paras {
		name, start := labelAt(paras[i].Text)
		if paras[i].Heading && strings.HasSuffix(paras[i].Text, "?") {
			asked++
		}
		if start == 0 {
			continue
		}
		k := indexOf(names, name)
		if k < 0 {
			if len(names) == maxSpeakers {
				continue
			}
			k, names = len(names), append(names, name)
		}
		if turns == nil {
			turns, first = make([]int32, len(paras)), i
		}
		count[k]++
		total++
		last = i
		if !paras[i].Heading { // a question set as a heading is none of the body's words
			turns[i] = int32(start)
		}
	}
	repeated, known := 0, false
	for k, name := range names {
		if count[k] >= leastOfOne {
			repeated++
			known = known || w.knownLabel(name, paras)
		}
	}
	if total < leastTurns || repeated < 2 && (repeated == 0 || asked < leastOfOne) || !known {
		return nil
	}
	for i := first + 1; i < last; i++ { // what stands between two turns goes on the first
		if turns[i] == noTurn && !paras[i].Heading && turns[i-1] != noTurn && !w.attributesMarks(paras[i].Text) {
			turns[i] = goesOn
		}
	}
	return turns
}

// attributesMarks reports whether a paragraph gives words in marks to somebody, right behind them: the reporter's own, then, between two
// turns, as in “She asked nobody,” says Finch.
func (w *Words) attributesMarks(s string) bool {
	for k, r := range s {
		if !double(r) {
			continue
		}
		rest := strings.TrimLeft(s[k+utf8.RuneLen(r):], ", ")
		for n := 0; n < 4 && rest != ""; n++ {
			f, behind, _ := strings.Cut(rest, " ")
			if b := w.words[strings.Trim(f, ".,:")].bits; b&(isSay|isTell) != 0 && b&isFinite != 0 {
				return true
			}
			if rest = behind; strings.ContainsAny(f, ".:;?!") {
				break
			}
		}
	}
	return false
}

func indexOf(names []string, name string) int {
	for k, n := range names {
		if n == name {
			return k
		}
	}
	return -1
}

// labelAt returns who a paragraph names before a colon, and where the words begin behind it; 0 where it names nobody.
func labelAt(s string) (name string, start int) {
	k := strings.IndexByte(s[:min(len(s), maxLabel)], ':')
	if k < 1 || k+2 >= len(s) || s[k+1] != ' ' {
		return "", 0
	}
	words := 0
	for f := range strings.FieldsSeq(s[:k]) {
		words++
		r, _ := utf8.DecodeRuneInString(f)
		if words > 4 || !unicode.IsUpper(r) && (words == 1 || len(f) > 3) || strings.IndexFunc(f, noLetter) >= 0 {
			return "", 0
		}
	}
	rest := strings.TrimLeft(s[k+1:], " \u00a0")
	if r, _ := utf8.DecodeRuneInString(rest); double(r) || singleMark(r) {
		return "", 0 // marks tell more
	}
	return s[:k], len(s) - len(rest)
}

func noLetter(r rune) bool {
	return !unicode.IsLetter(r) && r != '.' && r != '-' && r != '\'' && r != '’'
}

// knownLabel reports whether a label is somebody's name: it has a given name in it, or stands behind one in the text, as a surname or
// as initials of both.
func (w *Words) knownLabel(label string, paras []Para) bool {
	if f := strings.Fields(label); len(f) > 1 {
		if w.words[strings.ToLower(f[0])].bits&isGiven != 0 {
			return true
		}
		for i := range paras {
			if k := strings.Index(paras[i].Text, label); k >= 0 && !strings.HasPrefix(paras[i].Text[k+len(label):], ":") {
				return true
			}
		}
		return false
	}
	initials := len(label) <= 3 && label == strings.ToUpper(label)
	for i := range paras {
		before := ""
		for f := range strings.FieldsSeq(paras[i].Text) {
			word := strings.TrimRight(f, ".,;:!?’'”\")s")
			bare := strings.TrimRight(f, ".,;:!?’'”\")")
			if before != "" && w.words[strings.ToLower(before)].bits&isGiven != 0 {
				if initials && len(label) == 2 && word != "" && before[0] == label[0] && word[0] == label[1] ||
					!initials && (strings.EqualFold(bare, label) ||
						strings.EqualFold(strings.TrimSuffix(strings.TrimSuffix(bare, "’s"), "'s"), label)) {
					return true
				}
			}
			before = f
		}
	}
	return false
}

// addSpeech appends a paragraph of an interview, from start on, as one turn, or as part of one that goes on.
func addSpeech(out []Span, s string, para int32, start int, more bool) []Span {
	sp := Span{Para: para, Open: int32(start), Shut: int32(len(s)), Turn: true, Unclosed: more}
	sp.Start, sp.End = trim(s, sp.Open, sp.Shut)
	if sp.Start < sp.End {
		out = append(out, sp)
	}
	return out
}

// byInitials finds the one person whose name has these initials, or -1.
func (p *People) byInitials(label string) int32 {
	found := int32(-1)
	for id := range p.persons {
		e := &p.persons[id]
		if e.body || e.plain || e.nameless || e.first == "" || e.last == "" || len(label) < 2 ||
			e.first[0] != label[0] || e.last[0] != label[len(label)-1] {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = int32(id)
	}
	return found
}

// lowered writes a name of capitals as names are written: "FINCH" is Finch.
func lowered(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.ToLower(s[n:])
}
