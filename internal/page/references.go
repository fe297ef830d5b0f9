package page

import "strings"

// Browsers of the terminal write a number in brackets before each link, and a list of the addresses at the end.

// cutReferences takes that list off the end of a text, and the numbers off its lines. Where the number of a link opens a line, the line
// is the link's words; in the middle of one, nobody can tell where they end.
func cutReferences(lines []line) (rest []line) {
	addresses, at := referencesOf(lines)
	if len(addresses) < 2 {
		return lines
	}
	rest = lines[:at]
	for i := range rest {
		l := &rest[i]
		bullet, words := cutBullet(l.text)
		if bullet == 0 {
			words = l.text
		}
		plain := withoutReferences(words)
		if plain == words {
			continue
		}
		if link := linkOf(words, addresses); link != "" {
			plain = link
		}
		if bullet != 0 && plain != "" {
			plain = string(bullet) + " " + plain
		}
		l.cut = len(l.text) - len(plain)
		l.text, l.whole = plain, plain
	}
	return rest
}

// linkOf writes a line that the number of a link opens as the link that it is, or returns "": no other link stands in it, it is no
// sentence, and it leads to another page. What tells the time behind a headline is none of its words.
func linkOf(s string, addresses map[int]string) string {
	n, words := cutReference(s)
	address, end := addresses[n], ""
	if n == 0 || address == "" || strings.Contains(address, "#") || words == "" || withoutReferences(words) != words || EndOf(words) != Open {
		return ""
	}
	if e := edge(&line{text: words}); e != 0 && e != ':' {
		if k := strings.LastIndexAny(words, "-–—·•|(["); k > 0 {
			words, end = strings.TrimSpace(words[:k]), " "+words[k:]
		}
	}
	return "[" + words + "](" + address + ")" + end
}

// referencesOf reads the numbered addresses that end a text, and tells the line of their heading.
func referencesOf(lines []line) (addresses map[int]string, at int) {
	at = len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		s := lines[i].text
		n, address, ok := cutNumber(s)
		switch {
		case s == "":
		case ok && n > 0 && strings.Contains(address, "://") && !strings.Contains(address, " "):
			if addresses == nil {
				addresses = map[int]string{}
			}
			addresses[n], at = address, i
		case len(addresses) > 0 && strings.Count(s, " ") < 2: // "References", "Visible links"
			at = i
		default:
			return addresses, at
		}
	}
	return addresses, at
}

// cutReference parts the number of a link from the words that it opens: "[12]Contact".
func cutReference(s string) (n int, rest string) {
	if !strings.HasPrefix(s, "[") {
		return 0, s
	}
	n, rest = fewDigits(s[1:])
	if len(rest) == len(s)-1 || !strings.HasPrefix(rest, "]") {
		return 0, s
	}
	return n, rest[1:]
}

// withoutReferences takes the numbers of links off a line, and the names of the files of pictures.
func withoutReferences(s string) string {
	const longest = 256 // bytes of a file's name, in brackets
	var out strings.Builder
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '[' {
			continue
		}
		var end int
		if _, rest := cutReference(s[i:]); len(rest) < len(s)-i {
			end = len(s) - len(rest)
		} else if k := strings.IndexByte(s[i:min(len(s), i+longest)], ']'); k > 0 && isPictureName(s[i+1:i+k]) {
			end = i + k + 1
		} else {
			continue
		}
		out.WriteString(s[from:i])
		from, i = end, end-1
	}
	out.WriteString(s[from:])
	return strings.TrimSpace(out.String())
}

// isPictureName reports whether what stands in brackets is the name of the file of a picture, or what stands for one without a name.
func isPictureName(s string) bool {
	if strings.Contains(s, " ") {
		return false
	}
	for _, end := range [...]string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"} {
		if strings.HasSuffix(strings.ToLower(s), end) {
			return true
		}
	}
	switch s {
	case "IMG", "IMAGE", "INLINE", "LINK", "EMBED", "img", "image", "field", "spacer":
		return true
	}
	return false
}
