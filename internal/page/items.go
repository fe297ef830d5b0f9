package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets open the items of a list; those that have other uses too need a space after them.
const bullets = "-–—>*•·‣▪●◦■□»›◆◇▸►▶★☆✓✔➤→○∙⁃"

// markItems says of each line whether it opens an item of a list, goes on with it, or neither.
func markItems(lines []line) {
	for i := range lines {
		l := &lines[i]
		if b, rest := cutBullet(l.text); b != 0 {
			l.bullet, l.lone = b, rest == ""
			l.kind = entry
			l.text = rest
		} else if n, rest, ok := cutNumber(l.text); ok {
			l.number, l.lone = n, rest == ""
			l.text = rest
		} else if n, rest, ok := cutBare(l.text); ok {
			l.number, l.bare = n, true
			l.text = rest
		}
	}
	countNumbers(lines)
	keepDashes(lines)
	takeUp(lines)
	follow(lines)
	alternate(lines)
	story := lastStory(lines)
	pairs(lines, story)
	edges(lines, story)
}

// cutBullet parts a bullet from the line it opens.
func cutBullet(s string) (bullet rune, rest string) {
	r, size := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune(bullets, r) {
		return 0, s
	}
	rest = s[size:]
	if rest == "" || rest[0] == ' ' || !strings.ContainsRune("-–—>*·", r) {
		return r, strings.TrimSpace(rest)
	}
	return 0, s
}

// cutNumber parts a number of one to three digits from the line it opens: "1.", "1)", "(1)", "#1", or alone.
func cutNumber(s string) (n int, rest string, ok bool) {
	open := len(s) > 0 && (s[0] == '(' || s[0] == '#')
	k := 0
	if open {
		k = 1
	}
	i := k
	for i < len(s) && i < k+3 && '0' <= s[i] && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == k {
		return 0, s, false
	}
	rest = s[i:]
	switch {
	case rest == "":
	case rest[0] == '.' || rest[0] == ')' || rest[0] == ':' && len(rest) == 1:
		rest = rest[1:]
	case open && s[0] == '#' && rest[0] == ' ':
	default:
		return 0, s, false
	}
	if rest != "" && rest[0] != ' ' {
		return 0, s, false
	}
	return n, strings.TrimSpace(rest), true
}

// cutBare parts a number of one or two digits, with no mark behind it, from the line it opens: the rank of a headline.
func cutBare(s string) (n int, rest string, ok bool) {
	digits, rest, ok := strings.Cut(s, " ")
	if !ok || len(digits) > 2 || strings.Trim(digits, "0123456789") != "" {
		return 0, s, false
	}
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	return n, rest, true
}

// countNumbers keeps only numbers that count: 1, 2 and so on, a few lines apart; those without a mark, right below each other and three
// or more.
func countNumbers(lines []line) {
	for i := range lines {
		if lines[i].number != 1 || lines[i].kind == entry {
			continue
		}
		reach := 6
		if lines[i].bare {
			if reach = 2; !countsOn(lines, i, reach) {
				continue
			}
		}
		last := i
		for k := i + 1; k < len(lines) && k-last <= reach; k++ {
			if lines[k].number == lines[last].number+1 && lines[k].lone == lines[i].lone && lines[k].bare == lines[i].bare {
				lines[last].kind, lines[k].kind = entry, entry
				last = k
			}
		}
	}
	for i := range lines {
		l := &lines[i]
		if l.number >= 0 && l.kind == plain {
			l.text, l.number, l.lone, l.bare = l.whole, -1, false, false
		}
		l.ordered = l.number >= 0
	}
}

// countsOn reports whether a number without a mark is followed, at most so many lines apart, by the next two.
func countsOn(lines []line, i, reach int) bool {
	last := i
	for k := i + 1; k < len(lines) && k-last <= reach; k++ {
		if lines[k].bare && lines[k].number == lines[last].number+1 {
			if last = k; lines[k].number == lines[i].number+2 {
				return true
			}
		}
	}
	return false
}

// keepDashes puts dashes back that open speech: a line alone, or lines that end as sentences do; and other marks that a keyboard has
// where a line alone opens with one, which makes no list.
func keepDashes(lines []line) {
	for i := 0; i < len(lines); {
		b := lines[i].bullet
		dash := b == '–' || b == '—'
		if !dash && b != '-' && b != '*' && b != '+' || lines[i].lone {
			i++
			continue
		}
		n, said := 0, 0
		end := i
		for ; end < len(lines) && (lines[end].bullet == lines[i].bullet || lines[end].text == ""); end++ {
			if lines[end].text != "" {
				n++
				if endsSentence(lines[end].text) {
					said++
				}
			}
		}
		if n < 2 || dash && said*2 >= n {
			for k := i; k < end; k++ {
				lines[k].text, lines[k].kind, lines[k].bullet = lines[k].whole, plain, 0
			}
		}
		i = end
	}
}

// takeUp gives a bullet that stands alone to the next line.
func takeUp(lines []line) {
	for i := range lines {
		if lines[i].kind != entry || !lines[i].lone {
			continue
		}
		lines[i].kind = mark
		for k := i + 1; k < len(lines) && k <= i+2; k++ {
			if lines[k].text == "" && !lines[k].lone {
				continue
			}
			if lines[k].kind == plain {
				lines[k].kind, lines[k].ordered = entry, lines[i].ordered
			}
			break
		}
	}
}

// follow makes a short line below an item part of it, where most items of the list have one.
func follow(lines []line) {
	for i := 0; i < len(lines); {
		if lines[i].kind != entry && lines[i].kind != mark {
			i++
			continue
		}
		items, with, end := 0, 0, i
		for end < len(lines) {
			if lines[end].text == "" || lines[end].kind == mark {
				end++
				continue
			}
			if lines[end].kind != entry {
				break
			}
			items++
			k := skipBlank(lines, end+1)
			if k < len(lines) && brief(&lines[k]) {
				with++
				end = k
			}
			end++
		}
		if with >= 2 && with*2 > items {
			for k := i + 1; k < end; k++ {
				if lines[k].kind == plain && lines[k].text != "" {
					lines[k].kind = more
				}
			}
		}
		i = max(end, i+1)
	}
}

// alternate joins items that are headline and brief line by turns, all of them opened by the same bullet.
func alternate(lines []line) {
	for i := 0; i < len(lines); {
		n, last := 0, i
		for k := i; k < len(lines) && lines[k].kind == entry && lines[k].bullet != 0; k = skipBlank(lines, k+1) {
			l := lines[k]
			if l.kind = plain; n%2 == 0 && !title(&l) || n%2 == 1 && (!brief(&l) || !hasDigit(l.text)) {
				n = 0
				break
			}
			n, last = n+1, k
		}
		if n >= 4 && n%2 == 0 {
			for k, odd := i, false; k <= last; k = skipBlank(lines, k+1) {
				if odd {
					lines[k].kind = more
				}
				odd = !odd
			}
		}
		i = last + 1
	}
}

func skipBlank(lines []line, i int) int {
	for i < len(lines) && lines[i].text == "" && lines[i].kind != mark {
		i++
	}
	return i
}

// brief reports whether a line could be the time, name or number that goes with a headline.
func brief(l *line) bool {
	return l.kind == plain && l.text != "" && len(l.text) <= 32 && strings.Count(l.text, " ") <= 5 && !endsSentence(l.text)
}

// title reports whether a line could be a headline: some words, and no sentence.
func title(l *line) bool {
	return l.kind == plain && len(l.text) <= 180 && len(l.text) >= 15 && !strings.HasSuffix(strings.TrimRight(l.text, "”\"’"), ".") &&
		(strings.Count(l.text, " ") >= 2 || l.text[0] >= 0xe3)
}

// pairs finds lists without bullets: three pairs or more of a brief line, most with a digit, and a headline; a dash before the
// brief line below a headline says as much as three pairs do.
func pairs(lines []line, story int) {
	at := make([]int, 0, len(lines)) // the lines that are not blank
	for i := range lines {
		if lines[i].text != "" || lines[i].kind == mark {
			at = append(at, i)
		}
	}
	for i := 0; i+1 < len(at); {
		n, first := pairsFrom(lines, at[i:], true, story), true
		if n < 3 {
			n, first = pairsFrom(lines, at[i:], false, story), false
		}
		if n < 3 {
			n = dashedFrom(lines, at[i:])
		}
		if n == 0 {
			i++
			continue
		}
		for k := 0; k < 2*n; k += 2 {
			a, b := &lines[at[i+k]], &lines[at[i+k+1]]
			if first {
				a, b = b, a
			}
			if a.kind, b.kind = entry, more; first { // the item is the headline, the brief line comes before it
				a.text, b.text, a.kind, b.kind = b.text, a.text, more, entry
			}
			a.starts, b.starts = false, false
		}
		lines[at[i]].starts = true
		i += 2 * n
	}
}

// pairsFrom counts the pairs that begin a slice of lines, as long as half of them have a digit. Where a story follows and
// nothing else could be its headline, the last ones without are none: they are that and its byline, or what it is filed under.
func pairsFrom(lines []line, at []int, briefFirst bool, story int) int {
	pairs, digits, counted := 0, 0, 0
	for n := 1; 2*n <= len(at) && digits*2+8 > n; n++ {
		b, t := &lines[at[2*n-2]], &lines[at[2*n-1]]
		if !briefFirst {
			b, t = t, b
		}
		if !brief(b) || !title(t) || len(t.text) <= len(b.text) {
			break
		}
		if hasDigit(b.text) {
			digits++
			counted = n
		} else if n == 1 {
			return 0
		}
		if digits*2 >= n {
			pairs = n
		}
	}
	if pairs > counted && at[2*pairs-1] < story && (2*pairs == len(at) || !title(&lines[at[2*pairs]]) || hasDigit(lines[at[2*pairs]].text)) {
		return counted
	}
	return pairs
}

// dashedFrom counts the pairs of a headline and a brief line with a digit behind a dash that begin a slice of lines.
func dashedFrom(lines []line, at []int) int {
	n := 0
	for ; 2*n+1 < len(at); n++ {
		t, b := &lines[at[2*n]], &lines[at[2*n+1]]
		if !title(t) || at[2*n+1] != at[2*n]+1 || !brief(b) || !hasDigit(b.text) || strings.Contains(b.text, ",") {
			break
		}
		if !strings.HasPrefix(b.text, "- ") && !strings.HasPrefix(b.text, "– ") {
			break
		}
	}
	return n
}

// edges finds lists without bullets whose lines each end, or begin, with a brief part set off by the same mark: three or more
// in a row, single ones without it between them aside. Below the story, a headline without one may end the list.
func edges(lines []line, story int) {
	for i := 0; i < len(lines); {
		e := edge(&lines[i])
		if e == 0 {
			i++
			continue
		}
		n, end := 1, i+1
		for k := end; k < len(lines); k++ {
			if edge(&lines[k]) == e {
				n, end = n+1, k+1
			} else if lines[k].text != "" && (!title(&lines[k]) || k > end) {
				break
			}
		}
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

// endsBlock reports whether a line is the last before a blank one, right below others, and could be a headline: what stands in one
// block with the lines of a list is of that list.
func endsBlock(lines []line, i int) bool {
	return i+1 < len(lines) && lines[i-1].text != "" && title(&lines[i]) && lines[i+1].text == ""
}

// lastStory returns the last line from which on there is a long paragraph, or several, or -1.
func lastStory(lines []line) int {
	n := 0
	for i := len(lines) - 1; i >= 0; i-- {
		if l := &lines[i]; l.kind == plain && len(l.text) > 60 && endsSentence(l.text) {
			if n++; n > 1 || len(l.text) > 120 {
				return i
			}
		}
	}
	return -1
}

// edge returns the mark that sets off a brief part, with a digit or of one word, at the end of a headline, or ':' for a time
// or a brief part with a digit at its beginning, or 0.
func edge(l *line) rune {
	if !title(l) {
		return 0
	}
	s := l.text
	if c := s[len(s)-1]; c == ')' || c == ']' {
		open := byte('(')
		if c == ']' {
			open = '['
		}
		i := strings.LastIndexByte(s, open)
		if i > 12 && len(s)-i <= 24 && hasDigit(s[i:]) {
			return rune(c)
		}
		return 0
	}
	for _, m := range edgeMarks {
		if i := strings.LastIndex(s, m); i >= 12 && len(s)-i <= 32 {
			if tail := s[i+len(m):]; hasDigit(tail) || !strings.Contains(tail, " ") {
				r, _ := utf8.DecodeRuneInString(m[1:])
				return r
			}
		}
		if i := strings.Index(s, m); i > 0 && i <= 16 && hasDigit(s[:i]) {
			return ':'
		}
	}
	if clockFirst(s) {
		return ':'
	}
	return 0
}

var edgeMarks = [...]string{" - ", " – ", " — ", " · ", " • ", " | "}

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// clockFirst reports whether a line begins with a time of day: "9:45 ", "[09.45] ", "9h45 ".
func clockFirst(s string) bool {
	s = strings.TrimLeft(s, "([")
	i := strings.IndexAny(s, ":.h")
	if i < 1 || i > 2 || len(s) < i+4 || !hasDigit(s[:1]) || !hasDigit(s[i-1:i]) {
		return false
	}
	return hasDigit(s[i+1:i+2]) && hasDigit(s[i+2:i+3]) && strings.IndexByte(" )],", s[i+3]) >= 0
}
