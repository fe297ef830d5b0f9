package page

import (
	"strings"
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
	hash := strings.HasPrefix(s, "#")
	digits := s
	if hash || strings.HasPrefix(s, "(") {
		digits = s[1:]
	}
	n, rest = fewDigits(digits)
	if len(rest) == len(digits) {
		return 0, s, false
	}
	switch {
	case rest == "":
	case rest[0] == '.' || rest[0] == ')' || rest == ":":
		rest = rest[1:]
	case hash && rest[0] == ' ':
	default:
		return 0, s, false
	}
	if rest != "" && rest[0] != ' ' {
		return 0, s, false
	}
	return n, strings.TrimSpace(rest), true
}

// fewDigits reads the number of at most three digits that a line begins with.
func fewDigits(s string) (n int, rest string) {
	i := 0
	for i < len(s) && i < 3 && '0' <= s[i] && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:]
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
		n, said, end := alike(lines, i)
		if n < 2 || dash && said*2 >= n {
			for k := i; k < end; k++ {
				lines[k].text, lines[k].kind, lines[k].bullet = lines[k].whole, plain, 0
			}
		}
		i = end
	}
}

// alike counts the lines from i on that open with the same bullet, blank ones between them aside, and those of them that end as
// sentences do.
func alike(lines []line, i int) (n, said, end int) {
	for end = i; end < len(lines) && (lines[end].bullet == lines[i].bullet || lines[end].text == ""); end++ {
		if lines[end].text != "" {
			n++
			if EndOf(lines[end].text) != Open {
				said++
			}
		}
	}
	return n, said, end
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
			if l.kind = plain; n%2 == 0 && !title(&l) || n%2 == 1 && (!brief(&l) || !HasDigit(l.text)) {
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
	return l.kind == plain && l.text != "" && len(l.text) <= 32 && strings.Count(l.text, " ") <= 5 && EndOf(l.text) == Open
}

// title reports whether a line could be a headline: some words, and no sentence.
func title(l *line) bool {
	return l.kind == plain && len(l.text) <= 180 && len(l.text) >= 15 && !strings.HasSuffix(strings.TrimRight(l.text, "”\"’"), ".") &&
		(strings.Count(l.text, " ") >= 2 || l.text[0] >= 0xe3)
}

// lastStory returns the last line from which on there is a long paragraph, or several, or -1.
func lastStory(lines []line) int {
	n := 0
	for i := len(lines) - 1; i >= 0; i-- {
		if l := &lines[i]; l.kind == plain && len(l.text) > 60 && EndOf(l.text) != Open {
			if n++; n > 1 || len(l.text) > 120 {
				return i
			}
		}
	}
	return -1
}
