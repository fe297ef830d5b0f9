package meta

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/page"
)

// clean returns the words of a value: entities decoded, also where somebody encoded them twice, tags gone, white space folded.
func clean(s string) string {
	return page.Fold(decode(s))
}

// cleanLines is clean for a long text: its lines stay apart.
func cleanLines(s string) string {
	s = decode(s)
	if strings.IndexByte(s, '\n') < 0 {
		return page.Fold(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for line := range strings.SplitSeq(s, "\n") {
		if line = page.Fold(line); line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

func decode(s string) string {
	for range 3 {
		was := s
		if strings.IndexByte(s, '&') >= 0 {
			s = html.UnescapeString(s)
		}
		if strings.IndexByte(s, '<') >= 0 {
			s = stripTags(s)
		}
		if s == was {
			break
		}
	}
	return s
}

// stripTags takes tags out of a text. A tag that ends a line in browsers leaves a line break.
func stripTags(s string) string {
	var b strings.Builder
	for {
		k := strings.IndexByte(s, '<')
		if k < 0 || k+1 == len(s) {
			break
		}
		c := s[k+1]
		if c != '/' && c != '!' && (c|0x20 < 'a' || c|0x20 > 'z') {
			b.WriteString(s[:k+1])
			s = s[k+1:]
			continue
		}
		end := strings.IndexByte(s[k:], '>')
		if end < 0 {
			break
		}
		b.WriteString(s[:k])
		if endsLine(strings.TrimPrefix(s[k+1:k+end], "/")) {
			b.WriteByte('\n')
		}
		s = s[k+end+1:]
	}
	if b.Len() == 0 {
		return s
	}
	b.WriteString(s)
	return b.String()
}

// endsLine reports whether browsers break the line at a tag.
func endsLine(tag string) bool {
	n := 0
	for n < len(tag) && (tag[n]|0x20 >= 'a' && tag[n]|0x20 <= 'z' || tag[n] >= '0' && tag[n] <= '9') {
		n++
	}
	switch strings.ToLower(tag[:n]) {
	case "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "figure", "hr", "td":
		return true
	}
	return false
}

// decodeEntities decodes the character references of a text.
func decodeEntities(s string) string { return html.UnescapeString(s) }
