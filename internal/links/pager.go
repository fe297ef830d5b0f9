package links

import (
	"strings"
	"unicode/utf8"
)

// pagerSpan is how many nodes lie at most between the links to the articles before and after.
const pagerSpan = 24

// isPager reports whether a link leads to the article before or after: its rel says so, or an arrow alone stands beside it that
// points there. Arrows to the right also stand behind calls, and count beside a link that has one to the left.
func (f *finder) isPager(i int32) bool {
	if rel := f.p.Attr(i, "rel"); rel != "" {
		for w := range strings.FieldsSeq(rel) {
			if strings.EqualFold(w, "prev") || strings.EqualFold(w, "next") {
				return true
			}
		}
	}
	k := f.runAt(i)
	if k < 0 {
		return false
	}
	r := &f.p.Runs[k]
	if n := r.Chars - r.LinkChars; n < 1 || n > 2 {
		return false
	}
	f.buf, _ = f.p.AppendText(f.buf[:0], nil, r.First, r.End)
	if c, _ := utf8.DecodeRune(f.buf); strings.ContainsRune(leftArrows, c) {
		f.back = i
		return true
	}
	c, _ := utf8.DecodeLastRune(f.buf)
	return strings.ContainsRune(rightArrows, c) && f.back > 0 && i-f.back < pagerSpan
}

// The arrows of pages. Guillemets also are quotation marks.
const (
	leftArrows  = "«‹<←◄◀⟵⇐❮"
	rightArrows = "»›>→►▶⟶⇒❯"
)

// TrimArrows cuts arrows, bullets and bars off both ends of a headline; guillemets that close or open a quotation in it stay.
func TrimArrows(s string) string {
	for {
		from := s
		s = strings.Trim(s, " \u00a0|·•▪■‹<←◄◀⟵⇐❮›>→►▶⟶⇒❯▸")
		s = strings.TrimRight(strings.TrimLeft(s, ":"), " \u00a0")
		open, shut := strings.Count(s, "«"), strings.Count(s, "»")
		switch {
		case open > shut && strings.HasPrefix(s, "«"):
			s = strings.TrimPrefix(s, "«")
		case open > shut && strings.HasSuffix(s, "«"):
			s = strings.TrimSuffix(s, "«")
		case shut > open && strings.HasSuffix(s, "»"):
			s = strings.TrimSuffix(s, "»")
		case shut > open && strings.HasPrefix(s, "»"):
			s = strings.TrimPrefix(s, "»")
		}
		if s == from {
			return s
		}
	}
}
