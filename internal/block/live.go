package block

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

const (
	stampChars  = 60 // a line that tells when an entry was posted, and by whom
	leastStamps = 3  // so many make a page of entries, where nothing else says that it is one
)

// findEntries looks for the lines that open the entries of a live blog: short lines with a time of day, in one style that
// recurs. They are lines of the region from then on, kept by it or not.
func (r *reader) findEntries() {
	live := r.Live || r.p.Nodes[r.Top].All&page.Live != 0
	best := r.commonStamp(live)
	if best.n >= leastStamps || live && best.n >= leastStamps-1 {
		r.entries, r.entryStyle = true, best.style
		r.startAtStamp()
	} else if r.plainClocks() {
		r.entries, r.entryStyle = true, 0
	}
}

// stampGroup counts the lines with a time of one style.
type stampGroup struct {
	style uint32
	n     int
}

// mostStamps bounds the styles that are counted.
const mostStamps = 8

// commonStamp is the most common style of lines that may open an entry.
func (r *reader) commonStamp(live bool) stampGroup {
	var groups []stampGroup
	for i := r.First; i < r.End; i++ {
		if !r.mayOpenEntry(i, live) {
			continue
		}
		style := r.styleOf(&r.p.Runs[i])
		k := slices.IndexFunc(groups, func(g stampGroup) bool { return g.style == style })
		if k < 0 {
			if k = len(groups); k == mostStamps {
				continue
			}
			groups = append(groups, stampGroup{style: style})
		}
		groups[k].n++
	}
	best := stampGroup{}
	for _, g := range groups {
		if g.n > best.n {
			best = g
		}
	}
	return best
}

// mayOpenEntry reports whether a run is a short line with a time of day: anywhere in it where the page or a box says that it is
// live, else in front.
func (r *reader) mayOpenEntry(i int32, live bool) bool {
	run := &r.p.Runs[i]
	if !isStampLike(run) {
		return false
	}
	named := live || run.All&page.Live != 0 // its box, or one around it
	if !named && !r.Keep[i] || !r.mayTellTime(run) {
		return false
	}
	at, ok := page.ClockIn(r.p.Text(run))
	return ok && (named || at[0] == 0) && r.own(run.All)&page.Comments == 0
}

// isStampLike reports whether a run is short, shown, no heading and no link.
func isStampLike(run *page.Run) bool {
	return run.Chars <= stampChars && run.Flags&(page.Hidden|page.Button|page.Heading) == 0 && run.LinkChars*2 <= run.Chars
}

// stampReach is how many runs before the first kept one the line may stand that opens the first entry: its title comes between.
const stampReach = 4

// startAtStamp lets the region begin with the line that opens its first entry.
func (r *reader) startAtStamp() {
	for i := r.First - 1; i > r.Headline && i >= r.First-stampReach; i-- {
		run := &r.p.Runs[i]
		if run.Stops > 0 && run.Chars > proseChars {
			return
		}
		if r.isStamp(i) && r.styleOf(run) == r.entryStyle {
			r.First = i
			return
		}
	}
}

// mayTellTime reports whether a run has a digit, without building its text.
func (r *reader) mayTellTime(run *page.Run) bool {
	for i := run.First; i < run.End; i++ {
		if n := &r.p.Nodes[i]; n.Flags&page.Text != 0 && page.HasDigit(n.HTML.Data) {
			return true
		}
	}
	return false
}

// plainClocks reports whether kept lines that are a time of day and nothing else stand between paragraphs, twice or more.
func (r *reader) plainClocks() bool {
	n := 0
	for i := r.First; i < r.End; i++ {
		run := &r.p.Runs[i]
		if r.Keep[i] && run.Chars <= 12 && r.mayTellTime(run) {
			text := r.p.Text(run)
			if page.IsClock(text) {
				n++
			}
		}
	}
	return n >= 2
}

// isStamp reports whether a run opens an entry.
func (r *reader) isStamp(i int32) bool {
	run := &r.p.Runs[i]
	if !r.entries || !isStampLike(run) || !r.mayTellTime(run) {
		return false
	}
	text := r.p.Text(run)
	if r.entryStyle == 0 {
		return r.Keep[i] && page.IsClock(text)
	}
	_, ok := page.ClockIn(text)
	return ok && r.styleOf(run) == r.entryStyle
}

// stampOf reads the line that opens an entry: its words, the instant that markup gives them, and who posted it.
func (r *reader) stampOf(l *line) (text, instant, who string) {
	run := &r.p.Runs[l.first]
	for i := run.First; i < run.End; i++ {
		if up := r.p.Nodes[i].Parent; up >= 0 && r.p.Nodes[up].Atom == atom.Time {
			instant = r.p.Attr(up, "datetime")
		}
	}
	at, _ := page.ClockIn(l.text)
	const marks = " ·|-–—,\u00a0"
	before, after := strings.Trim(l.text[:at[0]], marks), strings.Trim(l.text[at[1]:], marks)
	if zone, rest, ok := strings.Cut(after, " "); ok && isZone(zone) && strings.ToUpper(rest) != rest {
		after = strings.Trim(rest, marks) // "11:20 a.m. PT Ada Quill"
	}
	text = l.text
	for _, part := range [...]string{before, after} {
		if isNames(part) && !page.HasDigit(part) && !isCaps(part) && strings.Contains(part, " ") {
			who = strings.TrimPrefix(part, "By ")
			text = strings.Trim(strings.Replace(text, part, "", 1), marks)
			break
		}
	}
	return text, instant, who
}

// isZone reports whether a word could be a zone's: two to four capitals.
func isZone(s string) bool { return len(s) >= 2 && len(s) <= 4 && strings.ToUpper(s) == s }
