package lede

import (
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/links"
	"github.com/ledekit/lede/internal/page"
)

// lineEntry is a headline without a link.
type lineEntry struct {
	text, stamp, list string
	edge              bool // the stamp is set off by a mark, or on a line of its own
	front             bool // it opens the line
	paid              bool
	by                lineBy // what makes it one
}

// findLines finds the headlines of lists and lines that have no links.
func (o *others) findLines(headline int32) {
	p := o.s.page
	lists := links.LinesOf(p)
	next := 0
	for k := int32(0); k < int32(len(p.Runs)); k++ {
		if next < len(lists) && k == lists[next].Items[0][0] {
			l := &lists[next]
			end := l.Items[len(l.Items)-1][1]
			if o.addList(l, headline) {
				o.claim(k, end)
				if l.Heading >= 0 && o.lines[len(o.lines)-1].list != "" {
					o.taken = append(o.taken, body.Span{First: l.Heading, End: l.Heading + 1})
				}
			}
			k = end - 1
			next++
			continue
		}
		if head, ok := links.LineOf(p, k, o.labels); ok {
			o.lines = append(o.lines, lineEntry{text: head, by: byLeadIn})
			o.claim(k, k+1)
			continue
		}
		if n := links.LooseLines(p, k, headline); n > 0 && o.labels.HeadsList(p.Text(&p.Runs[k])) {
			end := o.addLoose(k, n, headline)
			o.claim(k, end)
			k = end - 1
		}
	}
}

// addLoose adds the n lines below a heading, a headline each, and those that go on behind a line with the time of the last. It returns
// the run after them: a line that heads another list, or asks the reader for something, ends them.
func (o *others) addLoose(heading, n, headline int32) (end int32) {
	p := o.s.page
	list := p.Text(&p.Runs[heading])
	for end = heading + 1; n > 0; {
		for ; n > 0; n-- {
			if end > heading+1 && o.endsLoose(end) {
				return end
			}
			e := o.entry(end, end+1)
			e.list, e.by = list, byHeading
			o.addEntry(e)
			end++
		}
		if int(end) == len(p.Runs) || !o.isStamp(p.Text(&p.Runs[end])) || len(o.lines) == 0 || o.lines[len(o.lines)-1].stamp != "" {
			break
		}
		o.lines[len(o.lines)-1].stamp = p.Text(&p.Runs[end])
		n = links.LooseLines(p, end, headline)
		end++
	}
	return end
}

// endsLoose reports whether a line among headlines is none: it heads another list, or asks for something.
func (o *others) endsLoose(run int32) bool {
	const longest = 6 // words
	text := o.s.page.Text(&o.s.page.Runs[run])
	if o.labels.HeadsOther(text) || o.labels.Asks(text) {
		return true
	}
	if strings.Count(text, " ") >= longest || int(run)+1 == len(o.s.page.Runs) || !o.labels.HeadsList(text) {
		return false
	}
	return o.s.page.Nodes[o.s.page.Runs[run+1].Box].Atom == atom.Li || links.LooseLines(o.s.page, run, -1) > 0
}

// addList adds the entries of a list, where it is one of headlines: its heading says so, or it stands above the story, or most
// of its entries tell when.
func (o *others) addList(l *links.TextList, headline int32) bool {
	entries := make([]lineEntry, 0, len(l.Items))
	stamped, fronts, words := 0, 0, 0
	for _, it := range l.Items {
		e := o.entry(it[0], it[1])
		if e.front {
			fronts++
		}
		if e.edge {
			stamped++
		}
		words += 1 + strings.Count(e.text, " ")
		entries = append(entries, e)
	}
	heading := ""
	if l.Heading >= 0 && l.Heading != headline {
		heading = o.s.page.Text(&o.s.page.Runs[l.Heading])
	}
	named := heading != "" && o.labels.HeadsList(heading)
	above := headline >= 0 && l.Items[0][0] < headline && words >= 4*len(entries)
	by := byStamps
	switch {
	case named:
		by = byHeading
	case above && (stamped > 0 || len(entries) >= 4):
		by = byPlace
	case stamped*2 < len(entries):
		return false
	}
	if !named && page.EndsStop(heading) {
		heading = ""
	}
	o.cutDates(entries)
	for _, e := range entries {
		if e.stamp == "" && fronts*2 > len(entries) {
			o.cutFront(&e) // "Yesterday Bridge shut" among lines that a time of day opens
		}
		e.list, e.by = heading, by
		o.addEntry(e)
	}
	return len(o.lines) > 0
}

// cutDates takes the dates off the ends of entries that nothing parts from the headlines, where all have one: "Pier shut 19 January".
func (o *others) cutDates(entries []lineEntry) {
	at := make([]int, len(entries))
	for i := range entries {
		if at[i] = o.dateAt(&entries[i]); at[i] == 0 {
			return
		}
	}
	for i := range entries {
		if e := &entries[i]; len(entries) > 1 {
			e.text, e.stamp = strings.TrimRight(e.text[:at[i]], " |·•-–—:,(["), e.text[at[i]:]
		}
	}
}

// dateAt returns where the date of several words begins that ends an entry, or 0.
func (o *others) dateAt(e *lineEntry) (at int) {
	if e.stamp != "" {
		return 0
	}
	for n, k := 0, strings.LastIndexByte(e.text, ' '); k > minHeadline && n < 4; n, k = n+1, strings.LastIndexByte(e.text[:k], ' ') {
		if n > 0 && o.isStamp(e.text[k+1:]) {
			at = k + 1
		}
	}
	return at
}

// minHeadline is how many bytes the headline of an entry has at least.
const minHeadline = 12

// addEntry adds a headline that nobody paid for.
func (o *others) addEntry(e lineEntry) {
	if e.stamp == "" && o.labels.Asks(e.text) {
		return
	}
	if !e.paid && (strings.Contains(e.text, " ") || e.text != "" && e.text[0] >= 0xe3) {
		o.lines = append(o.lines, e)
	}
}

// entry reads the lines of one item.
func (o *others) entry(first, end int32) lineEntry {
	p := o.s.page
	var e lineEntry
	for k := first; k < end; k++ {
		text := p.Text(&p.Runs[k])
		switch {
		case o.labels.Of(text)&links.Paid != 0:
			e.paid = true
		case end-first > 1 && e.stamp == "" && o.isStamp(text):
			e.stamp, e.edge = text, true
		case utf8.RuneCountInString(text) > utf8.RuneCountInString(e.text):
			e.text = text
		}
	}
	if e.stamp == "" {
		o.cutEdge(&e)
	}
	return e
}

// cutEdge takes a stamp, or a label of what was paid for, off either end of an entry: "8 min ago | Bridge shut",
// "Bridge shut - 8 min ago", "Bridge shut (8 min ago)", "Bridge shut 8 min ago", "8:15 AM Bridge shut", "Sponsored: Bridge loans".
func (o *others) cutEdge(e *lineEntry) {
	if label, rest, ok := strings.Cut(e.text, ":"); ok && o.labels.Of(label)&links.Paid != 0 {
		e.text, e.paid = strings.TrimSpace(rest), true
		return
	}
	if c := e.text[:min(len(e.text), 1)]; c >= "0" && c <= "9" && o.cutFront(e) {
		return
	}
	for i, cut := range []func(string) (rest, edge string, ok bool){links.CutTail, links.CutFront} {
		rest, edge, ok := cut(e.text)
		switch {
		case !ok:
		case o.isStamp(edge):
			e.text, e.stamp, e.edge, e.front = rest, edge, i == 0 || o.isAge(edge), i == 1
			return
		case o.labels.Of(edge)&links.Paid != 0:
			e.text, e.paid = rest, true
			return
		}
	}
	t, start, end, ok := stampIn(e.text, o.ref)
	switch {
	case !ok || end-start > len(e.text)-8:
	case start == 0 && (o.isAge(t.Text) || strings.Contains(t.Text, ":")), end == len(e.text) && o.isAge(t.Text):
		e.edge = start > 0 || o.isAge(t.Text)
		e.text, e.stamp = strings.Trim(e.text[:start]+e.text[end:], " |·•-–—:,([])"), t.Text
	}
}

// cutFront takes a stamp of several words off the front of an entry, where nothing parts the two: "8:15 AM Bridge shut".
func (o *others) cutFront(e *lineEntry) bool {
	end := 0
	for i, n := 0, 0; i < len(e.text) && n < 3; i++ {
		if e.text[i] == ' ' {
			if n++; o.isStamp(e.text[:i]) {
				end = i
			}
		}
	}
	if end == 0 || len(e.text)-end < 8 {
		return false
	}
	e.text, e.stamp, e.front = strings.TrimLeft(e.text[end:], " |·•-–—:,)]"), e.text[:end], true
	return true
}

// isAge reports whether a stamp counts back from the moment the page was seen, rather than naming a day or an hour: dates and
// hours before a text also open the entries of a diary.
func (o *others) isAge(text string) bool {
	a, _ := ParseTimestamp(text, Reference{Time: time.Date(2001, 1, 2, 3, 4, 5, 0, time.UTC), Language: o.ref.Language})
	b, _ := ParseTimestamp(text, Reference{Time: time.Date(2011, 6, 8, 13, 41, 5, 0, time.UTC), Language: o.ref.Language})
	return a.Precision != PrecisionDay && a.Time.Year() == 2001 && b.Time.Year() == 2011 && a.Time.Minute() != b.Time.Minute() ||
		a.Precision == PrecisionHour && a.Time.Hour() != b.Time.Hour()
}

// listItems is how many lines in lists a front page has at least.
const listItems = 6

// countItems counts the lines of a page that stand in lists.
func (s *source) countItems() (n int) {
	for i := range s.page.Runs {
		if s.page.Nodes[s.page.Runs[i].Box].Atom == atom.Li {
			n++
		}
	}
	return n
}
