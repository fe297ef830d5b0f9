package links

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// TextList is a list without links, as plain text has them. Items are the runs of its entries.
type TextList struct {
	Node    int32
	Items   [][2]int32 // first run, and the one after the last
	Heading int32      // the run above it that heads it, or -1
}

// The bounds of an entry that could be a headline.
const (
	minEntry = 12
	maxEntry = 220
	// mostEntryLines are the headline, and what goes with it.
	mostEntryLines = 5
)

// LinesOf finds the lists without links whose entries could be headlines.
func LinesOf(p *page.Page) []TextList {
	var out []TextList
	for i := int32(0); i < int32(len(p.Nodes)); i++ {
		nd := &p.Nodes[i]
		if nd.Atom != atom.Ul && nd.Atom != atom.Ol {
			continue
		}
		if l, ok := linesAt(p, i); ok {
			out = append(out, l)
		}
		if nd.End > i+1 {
			i = nd.End - 1
		}
	}
	return out
}

// linesAt reads one list. ok is false where it has links, or entries that are no headlines.
func linesAt(p *page.Page, i int32) (l TextList, ok bool) {
	first, end := p.RunsOf(i)
	if end-first < 2 {
		return l, false
	}
	for k := first; k < end; k++ {
		if r := &p.Runs[k]; r.LinkChars > 0 || r.Flags&(page.Hidden|page.Button) != 0 || r.Chars > maxEntry {
			return l, false
		}
	}
	l = TextList{Node: i, Items: itemsOf(p, i), Heading: -1}
	if n := len(l.Items); n == 0 || n == 1 && end-first != 2 { // a single one needs what goes with a headline
		return l, false
	}
	if h := first - 1; h >= 0 && p.Runs[h].Chars <= 60 && p.Runs[h].WordCount <= 8 && p.Nodes[p.Runs[h].Box].Atom != atom.Li {
		l.Heading = h
	}
	return l, true
}

// itemsOf returns the runs of the items of a list, or none where one has no line, or more than go with a headline.
func itemsOf(p *page.Page, i int32) [][2]int32 {
	var items [][2]int32
	for k := i + 1; k < p.Nodes[i].End; k = p.Nodes[k].End {
		if p.Nodes[k].Atom != atom.Li {
			continue
		}
		a, b := p.RunsOf(k)
		if b-a < 1 || b-a > mostEntryLines {
			return nil
		}
		items = append(items, [2]int32{a, b})
	}
	return items
}

// LineOf returns the headline of a line without links that a lead-in opens: "Read more: Ferry fares rise".
func LineOf(p *page.Page, k int32, b *Labels) (head string, ok bool) {
	const longest = 200
	r := &p.Runs[k]
	if r.LinkChars > 0 || r.Chars > longest || p.Nodes[r.Box].Atom != atom.P || r.Flags&page.Hidden != 0 {
		return "", false
	}
	head, ok = b.CutLead(p.Text(r))
	return head, ok && strings.Count(head, " ") >= 2 && !page.EndsStop(head)
}

// CutFront parts what the first mark sets off at the beginning of a line.
func CutFront(s string) (rest, front string, ok bool) {
	at, size := -1, 0
	for _, m := range marks {
		if i := strings.Index(s, m); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(m)
		}
	}
	if at < 1 || at > 32 {
		at, size = strings.IndexByte(s, ' '), 1
		if at < 4 || at > 7 || !page.IsClock(strings.Trim(s[:at], "()[],")) {
			return s, "", false
		}
	}
	return strings.TrimSpace(s[at+size:]), s[:at], true
}

// marks set a stamp off from a headline on the same line.
var marks = []string{" | ", " - ", " – ", " — ", " · ", " • ", " / ", " :: ", " » "}

// CutTail parts what the last mark or the last pair of brackets sets off at the end of a line.
func CutTail(s string) (rest, tail string, ok bool) {
	if n := len(s); n > 0 && (s[n-1] == ')' || s[n-1] == ']') {
		open := "("
		if s[n-1] == ']' {
			open = "["
		}
		if i := strings.LastIndex(s, open); i > 0 {
			return strings.TrimSpace(s[:i]), s[i+1 : n-1], true
		}
	}
	at, size := -1, 0
	for _, m := range marks {
		if i := strings.LastIndex(s, m); i > at {
			at, size = i, len(m)
		}
	}
	if at < 1 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+size:]), true
}

// looseChars is how many letters three words have at least that could be a headline: some languages put several into one.
const looseChars = 25

// isLoose reports whether a line without a link could be a headline: of several words, and no sentence.
func isLoose(p *page.Page, r *page.Run) bool {
	if r.WordCount < 3 || r.WordCount == 3 && r.Chars < looseChars || r.Chars > 140 || r.LinkChars > 0 || p.Nodes[r.Box].Atom != atom.P {
		return false
	}
	text := p.Text(r)
	return !page.EndsStop(text) && !strings.Contains(text, "©")
}

// LooseLines counts the lines below line k that could be headlines of a list without bullets: lines of several words that are
// no sentences, up to the story's headline. Where a paragraph follows them, a last one much shorter than the rest heads that.
func LooseLines(p *page.Page, k, headline int32) int32 {
	if r := &p.Runs[k]; r.WordCount > 8 || r.LinkChars > 0 || r.Stops > 0 && page.EndOf(p.Text(r)) != page.Dots || p.Nodes[r.Box].Atom == atom.Li {
		return 0
	}
	n, words := int32(0), int32(0)
	for ; n < 40 && int(k+n+1) < len(p.Runs); n++ {
		r := &p.Runs[k+n+1]
		if k+n+1 == headline || !isLoose(p, r) {
			break
		}
		words += r.WordCount
	}
	if n < 2 || int(k+n+1) >= len(p.Runs) || k+n+1 == headline {
		return n
	}
	if last := &p.Runs[k+n]; last.WordCount*(n-1)*3 < 2*(words-last.WordCount) && p.Runs[k+n+1].Stops > 0 {
		n--
	}
	return n
}
