package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// shownRun finds the line that says most nearly what the metadata say, and how nearly.
func (c *collector) shownRun(keys []headKey) (best int32, most float64) {
	best = -1
	doubt := 0.0
	for k := range c.p.Runs {
		r := &c.p.Runs[k]
		near := false
		for _, h := range keys {
			near = near || int(r.Chars)*2 >= h.chars && int(r.Chars) <= 2*h.chars
		}
		if !near || r.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		key, score, bar := matchKey(c.p.Text(r)), 0.0, 0.0
		for _, h := range keys {
			if s := sameLetters(key, h.key); s >= 0.9 && s > score {
				score, bar = s, h.doubt
			}
		}
		if score == 0 || r.All&page.Comments != 0 || strings.HasPrefix(c.p.Text(r), "©") {
			continue
		}
		if score += c.titleLike(r); score > most && score >= 0.7 {
			best, most, doubt = int32(k), score, bar
		}
	}
	return best, most - doubt
}

// titleLike tells how much the markup of a line speaks for a headline.
func (c *collector) titleLike(r *page.Run) float64 {
	score := 0.0
	switch {
	case r.Flags&page.Heading != 0:
		score = 0.3
	case r.All&page.Headline != 0:
		score = 0.2
	case r.BoldChars*2 > r.Chars:
		score = 0.1
	}
	if r.LinkChars*2 > r.Chars {
		score -= 0.3
	}
	if r.All&(page.Related|page.Nav|page.ElemNav|page.ElemFooter|page.ElemAside|page.Teaser|page.Unseen|page.ElemCaption|page.Share) != 0 {
		score -= 0.3
	}
	return score
}

// runNode returns the smallest element that holds a run and nothing else, or the run's first node.
func (c *collector) runNode(k int32) int32 {
	r := &c.p.Runs[k]
	i := r.First
	for up := c.p.Nodes[i].Parent; up > 0; up = c.p.Nodes[up].Parent {
		first, end := c.p.RunsOf(up)
		if first != k || end > k+1 || up < r.Box {
			break
		}
		i = up
	}
	return i
}

// likeness compares a shown line with a headline: 1 for the same letters, less where one holds the other or they share words.
func likeness(key, text string, h headKey) float64 {
	if score := sameLetters(key, h.key); score > 0 {
		return score
	}
	a, b := words(text), words(h.text)
	if len(a) < 3 || len(b) < 3 {
		return 0
	}
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return float64(2*shared) / float64(len(a)+len(b))
}

// sameLetters is likeness without the words.
func sameLetters(a, b string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == b:
		return 1
	case len(a) >= 12 && strings.Contains(b, a):
		return 0.6 + 0.4*float64(len(a))/float64(len(b))
	}
	return 0
}

// words returns the first 40 words of a line, lower case, of letters and digits alone.
func words(s string) []string {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	return f[:min(len(f), 40)]
}

// matchKey returns the letters and digits of s, lower case.
func matchKey(s string) string {
	if s == "" {
		return ""
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				b = append(b, c+'a'-'A')
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				b = append(b, c)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}
