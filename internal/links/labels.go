package links

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
)

// Labels are the words that pages put beside headlines, in one language and those that all share. It is read only.
type Labels struct {
	exact map[string]Says // lower case
	leads map[string]bool
	l     *lang.Lang
}

// Says is what a label tells of the card or list it stands in.
type Says uint8

// What labels tell.
const (
	Badge Says = 1 << iota // the sort of piece: "Video", "Live"
	Paid                   // somebody paid for it
	Slot                   // an advertisement stands here; of the links below it, this says nothing
	Pager                  // the headline of the article before or after follows
	Plays                  // it is heard or seen, and so has a length
)

// labelSections are the sections that tell what labels say.
var labelSections = map[string]Says{"link.badge": Badge, "link.paid": Paid, "link.ad": Paid | Slot, "link.pager": Pager, "link.plays": Plays}

var labels sync.Map // primary subtag -> func() *Labels

// LabelsOf returns the labels of a language. It never returns nil.
func LabelsOf(l *lang.Lang) *Labels {
	if f, ok := labels.Load(l.Tag); ok {
		return f.(func() *Labels)()
	}
	f, _ := labels.LoadOrStore(l.Tag, sync.OnceValue(func() *Labels { return compile(l) }))
	return f.(func() *Labels)()
}

func compile(l *lang.Lang) *Labels {
	b := &Labels{exact: map[string]Says{}, leads: map[string]bool{}, l: l}
	for _, from := range []*lang.Lang{l, lang.Get("mul")} {
		for section, says := range labelSections {
			for _, row := range from.Rows(section) {
				for _, w := range row.Words(0) {
					b.exact[strings.ToLower(w)] |= says
				}
			}
		}
		for _, section := range []string{"link.lead", "link.pager"} {
			for _, row := range from.Rows(section) {
				for _, w := range row.Words(0) {
					b.leads[strings.ToLower(w)] = true
				}
			}
		}
	}
	return b
}

// maxLabel is how long a label is at most, in bytes.
const maxLabel = 88

// Of returns what a text that is a label as a whole says; marks around it do not count.
func (b *Labels) Of(text string) Says {
	if b == nil || len(text) > maxLabel {
		return 0
	}
	var buf [maxLabel]byte
	s, ok := lower(buf[:0], trimMarks(text))
	if !ok {
		return 0
	}
	return b.exact[string(s)]
}

func (b *Labels) of(text []byte) Says {
	if len(text) > maxLabel {
		return 0
	}
	return b.Of(string(text))
}

// CutLead parts a lead-in, and the mark after it, from the headline that it opens: "Read more: Ferry fares rise". A lead-in
// alone has no mark after it.
func (b *Labels) CutLead(text string) (rest string, ok bool) {
	head := text
	for i, r := range text {
		if i > maxLabel {
			return text, false
		}
		if isMark(r) {
			head, rest = text[:i], strings.TrimLeft(text[i+utf8.RuneLen(r):], " \u00a0>»|-–—")
			break
		}
	}
	var buf [maxLabel]byte
	low, fits := lower(buf[:0], strings.TrimSpace(head))
	if !fits || !b.leads[string(low)] {
		return text, false
	}
	return rest, true
}

// Leads reports whether a text as a whole opens a link to another article: "Read more".
func (b *Labels) Leads(text string) bool {
	rest, ok := b.CutLead(text)
	return ok && rest == ""
}

// CutPager cuts what opens the text of a link to the article before or after, set off by a space, or by a capital behind a small
// letter where a page leaves that out: "Previous Ferry fares rise", "Next storyFerry fares rise".
func (b *Labels) CutPager(text string) string {
	rest, words, last := text, 0, ' '
	for i, r := range text {
		if i > maxLabel || words > 4 {
			break
		}
		if unicode.IsSpace(r) || unicode.IsUpper(r) && unicode.IsLower(last) {
			words++
			if b.Of(text[:i])&Pager != 0 {
				rest = strings.TrimLeft(text[i:], " \u00a0:")
			}
		}
		last = r
	}
	return rest
}

// invites reports whether a text only asks to read on: "Read more", "Read the full story".
func (b *Labels) invites(text []byte) bool {
	var buf [maxLabel]byte
	if b == nil || len(text) > maxLabel {
		return false
	}
	s := string(text)
	low, ok := lower(buf[:0], trimMarks(s))
	return ok && (b.leads[string(low)] || b.exact[string(low)]&Badge != 0) || b.Asks(s)
}

// isMark reports whether r sets a label off from what follows.
func isMark(r rune) bool { return strings.ContainsRune(":|–—-»>→•·/", r) }

// HeadsList reports whether a heading says that other articles follow, by the rows of [link.list].
func (b *Labels) HeadsList(text string) bool { return b.matches("link.list", text) }

// HeadsOther reports whether a heading says that what follows is something else than articles, or paid for: [link.other].
func (b *Labels) HeadsOther(text string) bool { return b.matches("link.other", text) }

// Asks reports whether the text of a link asks the reader to do something, and so is no headline: [link.call].
func (b *Labels) Asks(text string) bool { return b.matches("link.call", text) }

// matches tries the phrases of a section, those of the language and those that all share.
func (b *Labels) matches(section, text string) bool {
	if len(text) > 120 {
		return false
	}
	words := lang.Words(text, 16)
	for _, from := range []*lang.Lang{b.l, lang.Get("mul")} {
		for _, row := range from.Opening(section, 0, words) {
			if lang.MatchPhrase(row.Field(0), words) {
				return true
			}
		}
	}
	return false
}

// lower appends the lower-case form of s; ok is false where it does not fit.
func lower(dst []byte, s string) ([]byte, bool) {
	if s == "" || len(s) > maxLabel-4 {
		return dst, false
	}
	for _, r := range s {
		if r == '\u00a0' {
			r = ' '
		}
		if len(dst)+utf8.UTFMax > maxLabel {
			return dst, false
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst, true
}

// trimMarks cuts what is neither letter nor digit from both ends.
func trimMarks(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return r != '+' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
