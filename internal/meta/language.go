package meta

import (
	"strings"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// language returns the language that the page tells, unless its text is plainly written in another, or else that of its text,
// which then is a fact.
func (c *collector) language() string {
	told := c.f.Language.Value
	if told == "" || c.foreign(told) {
		if tag := lang.Detect(sample(c.p)); tag != "" && tag != lang.Primary(told) && (told == "" || !c.foreign(tag)) {
			c.f.Language = Fact{Value: tag, Origin: "text"}
		}
	}
	return c.f.Language.Value
}

// foreign reports whether the first long lines have hardly a frequent word of a language that has a list of them, or are in another
// script; templates often say "en" of a page in any language.
func (c *collector) foreign(tag string) bool {
	w := wordsFor(tag)
	latin := false
	for word := range w.common {
		latin = word[0] < 0x80
		break
	}
	longest := 9 // bytes of a word of three letters
	if latin {
		longest = 5
	}
	words, common, other := 0, 0, 0
	for k := range c.p.Runs {
		r := &c.p.Runs[k]
		if r.Chars < 60 || r.LinkChars*2 > r.Chars || r.Stops == 0 || r.Flags&page.Hidden != 0 {
			continue
		}
		for i := r.First; i < r.End; i++ {
			nd := &c.p.Nodes[i]
			if nd.Flags&page.Text == 0 {
				continue
			}
			for word := range strings.FieldsSeq(nd.HTML.Data) {
				words++
				if len(word) <= longest && w.common[strings.ToLower(word)] {
					common++
				}
				if ch, _ := utf8.DecodeRuneInString(word); ch >= 0x370 && (ch < 0x2000 || ch > 0x206f) {
					other++
				}
			}
		}
		if words > 50 {
			break
		}
	}
	switch {
	case len(w.common) == 0:
		return false
	case latin && other*2 > words:
		return true
	}
	return words > 20 && common*12 < words
}

// sample returns the longest runs of a page, to tell its language from: long in bytes, as scripts without an alphabet say in thirty
// letters what takes eighty in others.
func sample(p *page.Page) string {
	var b strings.Builder
	for i := range p.Runs {
		r := &p.Runs[i]
		if r.Chars < 27 || r.LinkChars*2 >= r.Chars || r.All&(page.ElemFooter|page.ElemNav|page.Foot|page.Legal) != 0 {
			continue
		}
		if text := p.Text(r); len(text) > 80 {
			b.WriteString(text)
			b.WriteByte('\n')
			if b.Len() > 4000 {
				break
			}
		}
	}
	if b.Len() == 0 {
		for i := range p.Runs {
			b.WriteString(p.Text(&p.Runs[i]))
			b.WriteByte('\n')
			if b.Len() > 1000 {
				break
			}
		}
	}
	return b.String()
}

// languageTag returns a tag as BCP 47 writes it ("pt-BR" for "pt_br"), or "" for what is none.
func languageTag(v string) string {
	v = strings.ReplaceAll(strings.TrimSpace(v), "_", "-")
	main, rest, _ := strings.Cut(v, "-")
	if len(main) < 2 || len(main) > 3 {
		return ""
	}
	for i := range len(v) {
		if c := v[i] | 0x20; (c < 'a' || c > 'z') && v[i] != '-' && (v[i] < '0' || v[i] > '9') {
			return ""
		}
	}
	main = strings.ToLower(main)
	region, more, _ := strings.Cut(rest, "-")
	switch {
	case rest == "":
		return main
	case len(region) == 2:
		region = strings.ToUpper(region)
	}
	if more != "" {
		return main + "-" + region + "-" + more
	}
	return main + "-" + region
}
