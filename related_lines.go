package lede

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/links"
	"github.com/ledekit/lede/internal/page"
)

// unlinked adds the headlines of lists and lines that have no links.
func (f *relatedFinder) unlinked(rg *body.Region, st *story) {
	p := f.s.page
	lists := links.LinesOf(p)
	next := 0
	for k := int32(0); k < int32(len(p.Runs)); k++ {
		if next < len(lists) && k == lists[next].Items[0][0] {
			l := &lists[next]
			f.lines(l, st)
			k = l.Items[len(l.Items)-1][1] - 1
			next++
			continue
		}
		r := &p.Runs[k]
		if r.LinkChars > 0 || r.Chars > maxLead || p.Nodes[r.Box].Atom != atom.P || r.Flags&page.Hidden != 0 {
			continue
		}
		if head, ok := f.labels.CutLead(p.Text(r)); ok && strings.Count(head, " ") >= 2 && !endsStop(head) {
			f.out = append(f.out, Related{Headline: head})
		}
	}
}

// maxLead is how long a line is at most that a lead-in opens.
const maxLead = 200

// entry is a headline without a link.
type entry struct {
	text  string
	stamp Timestamp
	edge  bool // the stamp stands at an edge, set off by a mark, or on a line of its own
	paid  bool
}

// lines adds the entries of a list, where it is one of headlines: its heading says so, or it stands above the story, or most
// of its entries tell when.
func (f *relatedFinder) lines(l *links.Lines, st *story) {
	entries := make([]entry, 0, len(l.Items))
	stamped := 0
	for _, it := range l.Items {
		e := f.entry(it[0], it[1])
		if e.edge {
			stamped++
		}
		entries = append(entries, e)
	}
	heading := ""
	if l.Heading >= 0 && l.Heading != st.headRun {
		heading = f.s.page.Text(&f.s.page.Runs[l.Heading])
	}
	named := heading != "" && f.labels.HeadsList(heading)
	above := st.headRun >= 0 && l.Items[0][0] < st.headRun
	if !named && !(above && (stamped > 0 || len(entries) >= 4)) && stamped*2 < len(entries) {
		return
	}
	if heading != "" && !named && endsStop(heading) {
		heading = ""
	}
	for _, e := range entries {
		if !e.paid && strings.Contains(e.text, " ") {
			f.out = append(f.out, Related{Headline: e.text, Published: e.stamp, List: heading})
		}
	}
}

// entry reads the lines of one item.
func (f *relatedFinder) entry(first, end int32) entry {
	p := f.s.page
	var e entry
	for k := first; k < end; k++ {
		text := p.Text(&p.Runs[k])
		switch {
		case f.labels.Of(text)&links.Paid != 0:
			e.paid = true
		case end-first > 1 && e.stamp.IsZero() && f.isStamp(text):
			e.stamp, _, _, _ = stampIn(text, f.seen)
			e.edge = true
		case e.text == "" || utf8.RuneCountInString(text) > utf8.RuneCountInString(e.text) && k > first:
			e.text = text
		}
	}
	if e.stamp.IsZero() {
		e.cutEdges(f)
	}
	return e
}

// cutEdges takes a stamp, or a label of what was paid for, off either end of an entry: "8 min ago | Bridge shut",
// "Bridge shut - 8 min ago", "Bridge shut (8 min ago)".
func (e *entry) cutEdges(f *relatedFinder) {
	s := e.text
	if rest, tail, ok := cutTail(s); ok {
		if t, _, _, ok := stampIn(tail, f.seen); ok && f.isStamp(tail) {
			e.text, e.stamp, e.edge = rest, t, true
			return
		}
		if f.labels.Of(tail)&links.Paid != 0 {
			e.text, e.paid = rest, true
			return
		}
	}
	for _, m := range marks {
		i := strings.Index(s, m)
		if i < 2 || i > 32 {
			continue
		}
		head, rest := s[:i], strings.TrimSpace(s[i+len(m):])
		if t, _, _, ok := stampIn(head, f.seen); ok && f.isStamp(head) {
			e.text, e.stamp, e.edge = rest, t, true
			return
		}
		if f.labels.Of(head)&links.Paid != 0 {
			e.text, e.paid = rest, true
			return
		}
	}
}

// marks set a stamp off from a headline on the same line.
var marks = []string{" | ", " - ", " – ", " — ", " · ", " • ", " / ", " :: ", " » "}

// cutTail parts what the last mark or the last pair of brackets sets off at the end of a line.
func cutTail(s string) (rest, tail string, ok bool) {
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

// endsStop reports whether a text ends as a sentence does.
func endsStop(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)")
	return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") || strings.HasSuffix(s, "。")
}
