package block

import (
	"cmp"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// role is what a line turns out to be.
type role uint8

const (
	roleText    role = iota // a paragraph, or an entry or cell of what stands around it
	roleHeading             // titles what follows
	roleCaption             // belongs to a picture
	roleStamp               // opens an entry of a live blog
	roleDrop                // belongs to the page, or is told elsewhere
	rolePull                // repeats the article as decoration
)

// line is a stretch of the region's text that a reader sees as one: a run, or several that a br wraps in mid-sentence.
type line struct {
	first, end  int32 // runs
	text        string
	start, stop int // in reader.body
	spans       []page.Span
	role        role
	level       int  // of a heading
	rule        int8 // of headingRules, by which it is one
	mark        mark
	style       uint32 // of its box and what stands right inside: equal for lines that look alike
	around      around
	chars       int32
	next, prev  *line // its neighbours that are text or headings, set by judge
}

// around is what stands around a line, between it and the top of the region. Absent: -1.
type around struct {
	item, list        int32 // the innermost li, the outermost ul or ol
	cell, table       int32 // the innermost td or th, the outermost table that holds data
	quote, aside, pre int32
	figure            int32
	heading           atom.Atom // h1..h6
}

// setApart reports whether a line stands in a quote, a box beside the text, a heading or a figure.
func (a *around) setApart() bool {
	return a.quote >= 0 || a.aside >= 0 || a.heading != 0 || a.figure >= 0
}

// takes reports whether a run is read as a line.
func (r *reader) takes(i int32) bool {
	return r.Keep[i] && !r.labelsAd(i) && !r.asksToVote(i) || r.isLostHeading(i) || r.isLostPart(i) || r.isLostParagraph(i) || r.isStamp(i)
}

// adLabelChars is how long the label of an advertisement may be.
const adLabelChars = 40

// labelsAd reports whether a run is the label of an advertisement by the name of its box, or of the box around that: pages of
// every language show English labels that their advertisers deliver.
func (r *reader) labelsAd(i int32) bool {
	run := &r.p.Runs[i]
	if run.Chars > adLabelChars || run.Box <= r.Top {
		return false
	}
	says := r.p.Nodes[run.Box].Own
	if up := r.p.Nodes[run.Box].Parent; up > r.Top {
		says |= r.p.Nodes[up].Own
	}
	return says&page.Ad != 0
}

// asksToVote reports whether a short run stands in a box of stars or votes of readers.
func (r *reader) asksToVote(i int32) bool {
	run := &r.p.Runs[i]
	return run.Chars <= 2*adLabelChars && run.Flags&page.Heading == 0 && (r.own(run.All)&page.Rating != 0 || r.inlineSays(run, page.Rating))
}

// gather reads the kept runs as lines.
func (r *reader) gather() {
	n := 0
	size := 0
	for i := r.First; i < r.End; i++ {
		if r.takes(i) {
			n++
			size += int(r.p.Runs[i].Chars) + 8
		}
	}
	r.lines = make([]line, 0, n)
	r.byRun = make([]int32, max(0, r.End-r.First))
	buf := make([]byte, 0, size+size/8)
	var spans []page.Span
	tables := dataTables{p: r.p}
	for i := r.First; i < r.End; i++ {
		r.byRun[i-r.First] = -1
		if !r.takes(i) {
			continue
		}
		run := &r.p.Runs[i]
		if k := len(r.lines) - 1; k >= 0 && r.wraps(&r.lines[k], run, i, buf) {
			l := &r.lines[k]
			buf = append(buf[:l.stop], ' ')
			was := len(spans)
			buf, spans = r.appendRun(buf, spans, run, len(buf))
			l.spans = join(l.spans, spans[was:], l.stop+1-l.start)
			l.end, l.stop, l.chars = i+1, len(buf), l.chars+run.Chars
			buf = append(buf, '\n')
			r.byRun[i-r.First] = int32(k)
			continue
		}
		l := line{first: i, end: i + 1, start: len(buf), chars: run.Chars, mark: r.markOf(run)}
		l.around, l.style = r.aroundOf(run.Box, &tables), r.styleOf(run)
		if l.around.table < 0 && r.isStamp(i) { // 6:11.4 in a table is a result
			l.role = roleStamp
		}
		was := len(spans)
		buf = append(buf, r.initialBefore(i)...)
		buf, spans = r.appendRun(buf, spans, run, l.start)
		l.spans = spans[was:len(spans):len(spans)]
		l.stop = len(buf)
		buf = append(buf, '\n')
		r.byRun[i-r.First] = int32(len(r.lines))
		r.lines = append(r.lines, l)
	}
	r.body = string(buf)
	for k := range r.lines {
		l := &r.lines[k]
		l.text = r.body[l.start:l.stop]
	}
}

// appendRun appends a run's words to dst, its links counted from base.
func (r *reader) appendRun(dst []byte, spans []page.Span, run *page.Run, base int) ([]byte, []page.Span) {
	was := len(spans)
	dst, spans = r.p.AppendText(dst, spans, run.First, run.End)
	for k := was; k < len(spans); k++ {
		spans[k].Start -= base
		spans[k].End -= base
	}
	return dst, spans
}

// initialBefore is the capital that run i begins with where it stands in a box of its own, as some pages set the initial of a text.
func (r *reader) initialBefore(i int32) string {
	if i == 0 || r.p.Runs[i].Opens != page.GlyphLower {
		return ""
	}
	before := &r.p.Runs[i-1]
	if before.Chars != 1 || before.Upper != 1 || before.Flags&page.Hidden != 0 || r.Keep[i-1] {
		return ""
	}
	return r.p.Text(before)
}

// join appends links that stand shift bytes further on.
func join(to, more []page.Span, shift int) []page.Span {
	out := make([]page.Span, 0, len(to)+len(more))
	out = append(out, to...)
	for _, s := range more {
		s.Start += shift
		s.End += shift
		out = append(out, s)
	}
	return out
}

// wraps reports whether a run goes on with the sentence of the line before it: old pages break their lines by hand.
func (r *reader) wraps(l *line, run *page.Run, i int32, buf []byte) bool {
	if run.Breaks != 1 || l.end != i || r.p.Runs[l.end-1].Box != run.Box || l.stop == l.start {
		return false
	}
	bold := r.p.Runs[l.end-1].BoldChars > 0 && r.p.Runs[l.end-1].BoldChars == r.p.Runs[l.end-1].Chars
	return !bold && !endsSentence(string(buf[max(l.start, l.stop-8):l.stop])) && startsLower(r.firstWords(run))
}

// firstWords returns the first text of a run that has a word.
func (r *reader) firstWords(run *page.Run) string {
	for i := run.First; i < run.End; i++ {
		if n := &r.p.Nodes[i]; n.Flags&page.Text != 0 {
			return n.HTML.Data
		}
	}
	return ""
}

// styleOf hashes what gives a run its look: the names and classes of its box and of the inline elements around its first word,
// and whether all of it is bold or italic.
func (r *reader) styleOf(run *page.Run) uint32 {
	h := uint32(2166136261)
	add := func(s string) {
		for i := 0; i < len(s); i++ {
			h = (h ^ uint32(s[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	first := run.First
	for first < run.End && r.p.Nodes[first].Flags&page.Text == 0 {
		first++
	}
	for i := r.p.Nodes[min(first, run.End-1)].Parent; i >= run.Box && i > 0; i = r.p.Nodes[i].Parent {
		if n := &r.p.Nodes[i]; n.Atom != atom.A || i == run.Box {
			add(n.HTML.Data)
			add(r.p.Attr(i, "class"))
		}
	}
	h = (h ^ uint32(r.markOf(run)&(markBold|markItalic))) * 16777619
	return h
}

// aroundOf climbs from a box to the top of the region.
func (r *reader) aroundOf(box int32, tables *dataTables) around {
	a := around{item: -1, list: -1, cell: -1, table: -1, quote: -1, aside: -1, pre: -1, figure: -1}
	for i := box; i > r.Top && i > 0; i = r.p.Nodes[i].Parent {
		a.see(i, r.p.Nodes[i].Atom, tables)
	}
	if a.item < 0 {
		a.list = -1
	}
	if a.table < 0 {
		a.cell = -1
	}
	return a
}

// see takes note of an element around, from the inside out.
func (a *around) see(i int32, at atom.Atom, tables *dataTables) {
	switch at {
	case atom.Li:
		a.item = inner(a.item, i)
	case atom.Ul, atom.Ol, atom.Menu:
		a.list = i
	case atom.Td, atom.Th:
		a.cell = inner(a.cell, i)
	case atom.Table:
		if tables.holdsData(i) {
			a.table = i
		}
	case atom.Blockquote:
		a.quote = i
	case atom.Aside:
		a.aside = i
	case atom.Pre:
		a.pre = i
	case atom.Figure, atom.Figcaption:
		a.figure = i
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		a.heading = cmp.Or(a.heading, at)
	}
}

// inner is the element seen before, where there is one.
func inner(before, i int32) int32 {
	if before >= 0 {
		return before
	}
	return i
}
