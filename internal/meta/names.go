package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// particles are the lower-case parts of personal names, in any language that Latin script writes.
const particles = " de del della dei degli di da do dos das du des d la le las los el al bin binti ibn ben bint abu " +
	"van von vom zu zum zur der den ter ten 't op af av y i e und san "

// nameKind says what a piece of a byline is.
type nameKind uint8

const (
	noName   nameKind = iota
	person            // a personal name
	oneWord           // a single word: a nickname, a code, an agency
	bodyName          // a body of people
	roleName          // what somebody does
)

// danglesOn reports whether a name ends in a particle, which no name does: "Tiempo de".
func danglesOn(s string) bool {
	k := strings.LastIndexByte(s, ' ') + 1
	return k > 0 && strings.Contains(particles, " "+s[k:]+" ") && s[k:] != "y" && s[k:] != "i" && s[k:] != "e"
}

// cased reports whether a letter is of a script that has capitals, which also parts its words by spaces.
func cased(r rune) bool { return unicode.IsLower(r) || unicode.IsUpper(r) || unicode.IsTitle(r) }

// nameWord reports whether a word may be part of a personal name.
func nameWord(s string) bool {
	s = strings.Trim(s, ".,'’\"“”()")
	if s == "" {
		return false
	}
	if strings.Contains(particles, " "+s+" ") {
		return true
	}
	up := false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r), unicode.IsTitle(r):
			up = true
		case unicode.IsLower(r):
			if i == 0 && !strings.ContainsAny(s, "'’-") {
				return false
			}
		case unicode.IsLetter(r):
			up = true // a script without capitals
		case unicode.IsMark(r), r == '\'', r == '’', r == '-', r == '.', r == '‐', r == '·', r == '・', r == '‑', r == '`':
		default:
			return false
		}
	}
	return up
}

// kindOf judges a piece of a byline.
func (w *bylineWords) kindOf(s string) nameKind {
	n, caps, bodies, roles := 0, 0, 0, 0
	for word := range strings.FieldsSeq(s) {
		n++
		low := strings.ToLower(strings.Trim(word, ".,:'’\"“”()"))
		switch {
		case w.body[low]:
			bodies++
		case w.isRole(low):
			roles++
		case w.one[low]:
			return noName
		}
		if nameWord(word) {
			caps++
		}
	}
	runes := utf8.RuneCountInString(s)
	switch {
	case n == 0 || n > 9 || runes > 80 || runes < 2:
		return noName
	case w.role[strings.ToLower(s)]:
		return roleName
	case bodies > 0:
		return bodyName
	case roles > 0:
		return roleName
	case n == 1:
		if r, _ := utf8.DecodeRuneInString(s); caps == 1 && r >= 0x2e80 && runes <= 12 {
			return person // East Asian scripts write a name as one word
		}
		return oneWord
	case caps == n && n <= 6 && !danglesOn(s):
		return person
	}
	return noName
}

// isRole reports whether a word tells a trade, also as the end of a longer word: "Wirtschaftsredakteur".
func (w *bylineWords) isRole(low string) bool {
	if w.role[low] {
		return true
	}
	for k := range low {
		if k > 2 && len(low)-k >= 6 && w.role[low[k:]] {
			return true
		}
	}
	return false
}

// names parts a string that names one or several authors.
func (w *bylineWords) names(s string, role string) []Author {
	s, _ = w.cutBy(s)
	if _, name, ok := strings.Cut(s, "="); ok && name != "" {
		s = name // Korean newsrooms put the outlet or the place before
	}
	var out []Author
	for _, piece := range w.split(s) {
		name, ends := w.tidy(piece)
		if name != "" {
			out = w.addName(out, name, role)
		}
		if ends && len(out) > 0 {
			break
		}
	}
	return out
}

// addName adds a piece of a byline: as a name, or as the role of the name before it.
func (w *bylineWords) addName(out []Author, name, role string) []Author {
	k := w.kindOf(name)
	if k == roleName && len(out) == 0 {
		if first, rest := w.cutRole(name); rest != "" {
			return append(out, Author{Name: first, Role: rest})
		}
	}
	n := len(out) - 1
	if n >= 0 && out[n].Name != "" && w.kindOf(out[n].Name) == noName {
		out, n = out[:n], n-1 // a date before the name
	}
	if n >= 0 && k == roleName && out[n].Role == "" {
		out[n].Role = name
	}
	if n >= 0 && (k == roleName || k == noName) {
		return out
	}
	return append(out, Author{Name: name, Role: role})
}

// upright turns "Quill, Ada" into "Ada Quill".
func (w *bylineWords) upright(s string) string {
	last, first, ok := strings.Cut(s, ",")
	first = strings.TrimSpace(first)
	if ok && w.mayJoin(last) && w.mayJoin(first) {
		return first + " " + last
	}
	return s
}

// mayJoin reports whether a word may be half of a personal name.
func (w *bylineWords) mayJoin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	low := strings.ToLower(s)
	return cased(r) && !strings.Contains(s, " ") && nameWord(s) && !strings.Contains(particles, " "+low+" ") && !w.body[low] && !w.isRole(low)
}

// split cuts a string at the marks and words that stand between names.
func (w *bylineWords) split(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		cut := 0
		switch r {
		case ',', ';', '|', '•', '\n', '、', '،', '，', '；', '؛', '&', '+':
			cut = size
		case '/', '·':
			cut = size
		case ' ':
			end := i + 1
			for end < len(s) && s[end] != ' ' {
				end++
			}
			word := s[i+1 : end]
			if end < len(s) && w.and[strings.ToLower(word)] || word == "-" || word == "–" || word == "—" {
				cut = end - i
			}
		}
		if cut == 0 {
			i += size
			continue
		}
		out = append(out, s[start:i])
		i += cut
		start = i
	}
	return append(out, s[start:])
}

// tidy takes off a piece what is no part of a name. ends says that words follow that open something else.
func (w *bylineWords) tidy(s string) (name string, ends bool) {
	kept, ends := w.nameWords(w.bare(s))
	kept = once(kept)
	if n := len(kept); n > 1 && slices.Contains(w.by, strings.ToLower(kept[n-1])) && !w.isRole(strings.ToLower(kept[n-1])) {
		kept = kept[:n-1] // the word that opens the next name
	}
	name = strings.TrimRight(strings.Join(kept, " "), ":,")
	if k := len(name) - 1; k > 3 && name[k] == '.' && endsPhrase(name[strings.LastIndexByte(name, ' ')+1:]) {
		name = name[:k]
	}
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 || letters*2 < len(kept) || page.HasDigit(name) && letters < 6 {
		return "", ends
	}
	return name, ends
}

// bare takes off the ends of a piece the marks, days and words that stand around a name.
func (w *bylineWords) bare(s string) string {
	if k := strings.IndexAny(s, "(（["); k > 0 {
		s = s[:k]
	}
	s = strings.TrimRight(strings.TrimLeft(s, " .:-–—*\u00a0\"“”()[]"), " :-–—*\u00a0\"“”()[]")
	if rest := strings.TrimLeft(s, "0123456789./:"); len(s)-len(rest) >= 8 {
		s = rest // a day in an element that touches the name's
	}
	if k := w.byInside(s); k > 0 {
		s = s[k:] // "View all posts by Ada Quill"
	}
	if rest, _ := w.cutBy(s); rest != "" || !w.isRole(strings.ToLower(s)) {
		s = rest
	}
	return w.afterWork(s)
}

// afterWork cuts off what a writer does where it stands before the name: "state rural reporter Ada Quill".
func (w *bylineWords) afterWork(s string) string {
	for rest := s; ; {
		word, after, ok := strings.Cut(rest, " ")
		first, _ := utf8.DecodeRuneInString(word)
		next, _ := utf8.DecodeRuneInString(after)
		switch {
		case !ok || !unicode.IsLower(first):
			return s
		case unicode.IsUpper(next) && w.isRole(word) && strings.Contains(after, " "):
			return after
		}
		rest = after
	}
}

// nameWords returns the words of a piece up to one that opens something else.
func (w *bylineWords) nameWords(s string) (kept []string, ends bool) {
	kept = make([]string, 0, 8)
	for word := range strings.FieldsSeq(s) {
		low := strings.ToLower(strings.Trim(word, ".,:"))
		n := len(kept)
		switch {
		case strings.ContainsRune(word, '@') || strings.Contains(low, "http") || strings.HasPrefix(low, "www."):
			continue
		case n == 0 && (w.title[low] && strings.Count(s, " ") > 1 || w.and[low]): // "Frau Quill" is a name
			continue
		case n == 0 && (w.credit[low] || w.stop[word]):
			return nil, true
		case n > 0 && w.shuts(n, word, low):
			if page.HasDigit(word) && w.month[strings.ToLower(strings.Trim(kept[n-1], "."))] {
				kept = kept[:n-1]
			}
			return kept, true
		}
		if kept = append(kept, word); n > 0 && endsPhrase(word) {
			return kept, true
		}
	}
	return kept, false
}

// shuts reports whether a word behind n words of a name is no part of it.
func (w *bylineWords) shuts(n int, word, low string) bool {
	if page.HasDigit(word) {
		return n > 1 || strings.HasSuffix(word, ".") || w.stop[low] || w.credit[low]
	}
	return w.stop[low] && !capitalParticle(word) || w.credit[low]
}

// capitalParticle reports whether a word is a particle that a family writes with a capital: "Ada Le Quill".
func capitalParticle(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && strings.Contains(particles, " "+strings.ToLower(word)+" ")
}

// once drops the second half of a name that is shown twice, for two sizes of screen.
func once(name []string) []string {
	n := len(name)
	if n >= 4 && n%2 == 0 && slices.Equal(name[:n/2], name[n/2:]) {
		return name[:n/2]
	}
	if k := n / 2; n >= 3 && n%2 == 1 { // "Ada QuillAda Quill"
		if first, ok := strings.CutSuffix(name[k], name[0]); ok && first == name[n-1] && slices.Equal(name[1:k], name[k+1:n-1]) {
			return append(name[:k:k], first)
		}
	}
	return name
}

// generic reports whether a body's name is common words alone: "Staff", "Online News Editor".
func (w *bylineWords) generic(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if word = strings.Trim(word, ".,:"); !w.body[word] && !w.isRole(word) && !w.and[word] && !w.common[word] {
			return false
		}
	}
	return true
}

// isCompany reports whether a name ends as a firm's does.
func (w *bylineWords) isCompany(name string) bool {
	return w.company[strings.ToLower(strings.Trim(name[strings.LastIndexByte(name, ' ')+1:], ".,"))]
}

// endsPhrase reports whether a word ends a sentence: not an initial, nor a short form such as "Jr.".
func endsPhrase(word string) bool {
	return len(word) > 4 && word[len(word)-1] == '.' && strings.IndexByte(word, '.') == len(word)-1
}

// cutRole parts a name from the role that follows it without a mark: "Ada Quill Political Editor".
func (w *bylineWords) cutRole(s string) (name, role string) {
	f := strings.Fields(s)
	n := 2
	if r, _ := utf8.DecodeRuneInString(s); r >= 0x2e80 {
		n = 1 // East Asian scripts write a name as one word
	} else if len(f) < 3 || strings.ToUpper(f[0]) == f[0] && strings.ToUpper(s) != s {
		return s, "" // "AP Political Writer"
	}
	for n < len(f) && (strings.HasSuffix(f[n-1], ".") || strings.Contains(particles, " "+f[n-1]+" ")) {
		n++
	}
	if n >= len(f) {
		return s, ""
	}
	for _, word := range f[:n] {
		if !nameWord(word) || w.isRole(strings.ToLower(word)) {
			return s, ""
		}
	}
	return strings.Join(f[:n], " "), strings.Join(f[n:], " ")
}
