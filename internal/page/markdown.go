package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Plain text that was made of a page often keeps the marks of Markdown: signs before headings, stars around bold words, addresses
// behind the words of a link. They become the elements that they stand for; a mark without its other half is left as it is.

var headingNames = [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// cutHeading parts the signs of a heading from its words: "## What next". Signs at its end are taken off too.
func cutHeading(s string) (level atom.Atom, rest string, ok bool) {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n == 0 || n > len(headingNames) || n == len(s) || s[n] != ' ' {
		return 0, s, false
	}
	rest = strings.TrimSpace(strings.TrimRight(s[n:], "#"))
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "**"), "**")
	return headingNames[n-1], rest, rest != ""
}

// signedHeadings returns the lines that signs make headings: each behind a blank line, two or more, or one that opens the text or has
// two signs. Where one stands twice, the sign is used for something else.
func signedHeadings(lines []line) map[int]bool {
	var found map[int]bool
	var stand map[string]bool
	opens := false
	for i := range lines {
		if lines[i].kind != plain || !strings.HasPrefix(lines[i].text, "#") {
			continue
		}
		_, words, ok := cutHeading(lines[i].text)
		switch {
		case !ok:
			continue
		case stand[words]:
			return nil
		case found == nil:
			found, stand = map[int]bool{}, map[string]bool{}
		}
		stand[words] = true
		if i == 0 || lines[i-1].text == "" {
			found[i] = true
			opens = opens || skipBlank(lines, 0) == i || strings.HasPrefix(lines[i].text, "##")
		}
	}
	if len(found) < 2 && !opens {
		return nil
	}
	return found
}

// underlined makes of a line of = or - below a line that is as long a heading of that line; other lines of one mark alone part the text,
// as blank ones do.
func underlined(lines []line) []line {
	for i := range lines {
		l := &lines[i]
		if isPicture := strings.HasPrefix(l.text, "[") && strings.HasSuffix(l.text, "]") && isPictureName(l.text[1:len(l.text)-1]); isPicture {
			l.text, l.whole = "", ""
		}
		if !isRule(l.text) {
			continue
		}
		if above := i - 1; above >= 0 && (l.text[0] == '=' || l.text[0] == '-') {
			title := lines[above].text
			if n := utf8.RuneCountInString(title); n >= len(l.text)-2 && n <= len(l.text)+2 && EndOf(title) == Open {
				sign := "## "
				if l.text[0] == '=' {
					sign = "# "
				}
				lines[above].text = sign + title
				lines[above].whole = lines[above].text
			}
		}
		l.text, l.whole = "", ""
	}
	return lines
}

// isRule reports whether a line is one mark again and again, as lines that part a text are.
func isRule(s string) bool {
	mark, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-=_*~–—─━═•·.#", mark) {
		return false
	}
	n := 1
	for _, r := range s[size:] {
		if r != mark && r != ' ' {
			return false
		}
		if r == mark {
			n++
		}
	}
	return n >= 3 && (mark != '.' || n > 3)
}

// inline adds the words of a line below a node: links and pictures as elements, bold words too.
func inline(parent *html.Node, s string) {
	for {
		mid := strings.Index(s, "](")
		if mid < 0 {
			break
		}
		open, size := strings.LastIndexByte(s[:mid], '['), strings.IndexByte(s[mid+2:], ')')
		if size < 0 {
			break
		}
		address, _, _ := strings.Cut(s[mid+2:mid+2+size], " ") // a title may follow
		if open < 0 || !isAddress(address) {
			bold(parent, s[:mid+2])
			s = s[mid+2:]
			continue
		}
		words, picture := s[open+1:mid], open > 0 && s[open-1] == '!'
		if picture {
			open--
		}
		bold(parent, s[:open])
		if picture {
			n := element(parent, atom.Img)
			n.Attr = []html.Attribute{{Key: "src", Val: address}, {Key: "alt", Val: words}}
		} else {
			n := element(parent, atom.A)
			n.Attr = []html.Attribute{{Key: "href", Val: address}}
			bold(n, words)
		}
		s = s[mid+2+size+1:]
	}
	bold(parent, s)
}

// isAddress reports whether what stands between the brackets of a link is one.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "/")
}

// withoutEmphasis takes off the signs that make a whole line italic: "_After 44 years, …_".
func withoutEmphasis(s string) string {
	if n := len(s); n > 4 && (s[0] == '_' || s[0] == '*') && s[n-1] == s[0] && s[1] != ' ' && s[1] != s[0] && strings.Count(s, s[:1]) == 2 {
		return s[1 : n-1]
	}
	return s
}

// bold adds words; those between two stars each side are bold.
func bold(parent *html.Node, s string) {
	for {
		before, rest, ok := strings.Cut(s, "**")
		if !ok {
			break
		}
		words, after, ok := strings.Cut(rest, "**")
		if !ok || words == "" || words[0] == ' ' || strings.HasSuffix(words, " ") {
			break
		}
		if before != "" {
			textNode(parent, before)
		}
		textNode(element(parent, atom.Strong), words)
		s = after
	}
	if s != "" {
		textNode(parent, s)
	}
}
