package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// plainHeadline finds the headline of a page that tells nothing of itself, as plain text does not: the first line of some words
// before the first prose that is no item of a list of other headlines. In plain text the name of the outlet, of the section and of
// buttons may stand above it, shorter than a headline is: where a longer line follows that is one, it is taken.
func (c *collector) plainHeadline() (node int32, shown string) {
	p := c.p
	prose := c.firstProse(0)
	if prose < 0 {
		if len(p.Metas)+len(p.Links) > 0 {
			return -1, "" // a page of markup without any text
		}
		prose = len(p.Runs)
	}
	name := -1 // of the outlet, a section or a button: the headline where no line below is
	for k := c.afterLists(prose); k < prose; k++ {
		r := &p.Runs[k]
		text, ok := c.mayTitle(r)
		switch {
		case !ok:
		case len(p.Metas) > 0:
			return c.runNode(int32(k)), text
		case c.tellsOf(r, text):
		case endsFull(text) && r.WordCount > nameWords && c.titleAhead(k+1, prose):
		case name >= 0 && (r.WordCount <= nameWords || endsFull(text)):
			if r.WordCount > nameWords {
				return c.runNode(int32(name)), p.Text(&p.Runs[name])
			}
		case !c.mayBeName(r, text):
			return c.runNode(int32(k)), text
		default:
			name = k
		}
	}
	if name < 0 {
		return -1, ""
	}
	return c.runNode(int32(name)), p.Text(&p.Runs[name])
}

// titleAhead reports whether a line before the prose is a headline beyond doubt: who wrote the article stands right below it. What stands
// above greets the reader, as letters with news do.
func (c *collector) titleAhead(k, prose int) bool {
	for ; k+1 < prose; k++ {
		r := &c.p.Runs[k]
		if text, ok := c.mayTitle(r); ok && r.WordCount > nameWords && !endsFull(text) && !c.tellsOf(r, text) {
			if below := &c.p.Runs[k+1]; c.tellsOf(below, c.p.Text(below)) {
				return true
			}
		}
	}
	return false
}

// mayTitle returns the words of a line that may be a headline: none of a list, a path or a button, no time or number alone.
func (c *collector) mayTitle(r *page.Run) (text string, ok bool) {
	short := r.WordCount < 4 && r.Chars < 14
	if short || r.Chars > 300 || r.LinkChars == r.Chars || c.p.Nodes[r.Box].Atom == atom.Li || r.Flags&(page.Hidden|page.Button) != 0 {
		return "", false
	}
	text = c.p.Text(r)
	steps := strings.Count(text, " | ") + strings.Count(text, " > ") + strings.Count(text, " » ") + strings.Count(text, " › ")
	path := steps > 1 || r.WordCount <= 10 && strings.Contains(text, " / ")
	if path || isSlug(text) || stampLike(r, text) {
		return text, false
	}
	if len(c.p.Metas) > 0 {
		return text, c.titleLike(r) > 0
	}
	return text, !c.isButton(text)
}

// isSlug reports whether a line is the name of a report on a wire: "BC-XX--Bridge,1st Ld", with dashes and no space in its first word.
func isSlug(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	at := strings.Index(word, "--")
	return at > 1 && at+2 < len(word) && word[:at] == strings.ToUpper(word[:at])
}

// nameWords is how many words the name of an outlet or a section has at most.
const nameWords = 4

// sectionWords is how many words the name of a section has at most, where none but the first has a capital: "Últimas noticias".
const sectionWords = 2

// mayBeName reports whether a line may be the name of an outlet, of a section or of a button: its words are few, and begin with capitals
// as those of a name do, or are those of a button.
func (c *collector) mayBeName(r *page.Run, text string) bool {
	return r.WordCount <= nameWords && (r.WordCount <= sectionWords || allCapitalised(text) || c.isButton(text))
}

// isButton reports whether a line is one that pages put around articles: "Skip to content".
func (c *collector) isButton(text string) bool {
	words := lang.Words(text, 8)
	for _, row := range lang.Get(c.f.Language.Value).Opening("furniture", 1, words) {
		if lang.MatchPhrase(row.Field(1), words) {
			return true
		}
	}
	return false
}

// allCapitalised reports whether no word of some length begins with a small letter.
func allCapitalised(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && len(w) > 3 {
			return false
		}
	}
	return true
}

// tellsOf reports whether a line of plain text tells of the article rather than being its headline: who wrote it, or when.
func (c *collector) tellsOf(r *page.Run, text string) bool {
	w := wordsFor(c.f.Language.Value)
	names, by := w.cutBy(text)
	return by && !w.opensAsText(names) || r.WordCount <= 8 && tellsDate(text)
}

// endsFull reports whether a text ends as a sentence does that neither asks nor exclaims.
func endsFull(s string) bool {
	end := page.EndOf(s)
	return end == page.Stop || end == page.Dots
}

// firstProse returns the first run from run k on that is a paragraph of prose, or -1.
func (c *collector) firstProse(k int) int {
	for ; k < len(c.p.Runs); k++ {
		r := &c.p.Runs[k]
		if r.Stops > 0 && r.WordCount >= 14 && r.LinkChars*2 < r.Chars && r.Flags&(page.Hidden|page.Button) == 0 && c.p.Nodes[r.Box].Atom != atom.Li {
			if text := c.p.Text(r); endsSentence(text) {
				return k
			}
		}
	}
	return -1
}

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(s string) bool {
	end := page.EndOf(s)
	return end != page.Open && end < page.Colon
}

// afterLists returns the first run before prose that stands in no list of headlines with ages or numbers: lines that are by turns
// a short one and a longer one, three times or more.
func (c *collector) afterLists(prose int) int {
	p, k := c.p, 0
	for k < prose {
		short := func(i int) bool { return i < prose && stampLike(&p.Runs[i], p.Text(&p.Runs[i])) }
		pairs, i := 0, k
		if short(k) {
			for short(i) && i+1 < prose && !short(i+1) && (page.HasDigit(p.Text(&p.Runs[i])) || pairs > 0 && short(i+2)) {
				pairs++
				i += 2
			}
		} else {
			for i+1 < prose && !short(i) && short(i+1) {
				pairs++
				i += 2
			}
		}
		switch {
		case pairs >= 3:
			k = i
		case p.Nodes[p.Runs[k].Box].Atom == atom.Li, short(k):
			k++
		default:
			if c.listAhead(k, prose) {
				k++
				continue
			}
			return k
		}
	}
	return 0
}

// listAhead reports whether a list begins right after run k, so that the run is its heading.
func (c *collector) listAhead(k, prose int) bool {
	return k+1 < prose && c.p.Runs[k].WordCount <= 4 && (c.p.Nodes[c.p.Runs[k+1].Box].Atom == atom.Li || page.HasDigit(c.p.Text(&c.p.Runs[k+1])))
}

// stampLike reports whether a line may be no more than a time, a number or a button.
func stampLike(r *page.Run, text string) bool {
	return r.WordCount <= 1 || r.WordCount <= 6 && r.Chars < 40 && page.HasDigit(text)
}
