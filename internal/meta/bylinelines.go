package meta

import (
	"strings"

	"github.com/ledekit/lede/internal/page"
)

// bylineReader reads the bylines in a stretch of runs.
type bylineReader struct {
	*collector
	w             *bylineWords
	outlets       outletNames
	against, mark page.Words
	unseen        page.Flags
	opened        bool // the line before says "By" and nothing else
	prose         bool // a paragraph stands before
	sure, maybe   []writer
}

// bylineLine is a line that may name writers.
type bylineLine struct {
	run   *page.Run
	text  string
	rest  string // what stands behind the words that open it
	by    bool   // there are such words
	after bool   // they stand in the line before
	named []int32
}

// bylinesIn reads the bylines in a stretch of runs: those that are marked as such, by words, class or link; and the first line
// that is nothing but personal names.
func (c *collector) bylinesIn(w *bylineWords, outlets outletNames, first, end int) (sure, maybe []writer) {
	b := bylineReader{collector: c, w: w, outlets: outlets, unseen: page.Hidden | page.Button}
	b.against, b.mark = c.bylineMarks()
	if c.f.HeadlineNode >= 0 {
		b.unseen &^= c.p.Nodes[c.f.HeadlineNode].Flags & page.Hidden // all of the article is, until a script runs
	}
	for k := first; k < end; k++ {
		if r := &c.p.Runs[k]; r.Stops > 0 && r.Chars > 100 && hasPerson(b.sure) {
			break // the text begins
		}
		b.read(k, k-first)
	}
	return b.sure, b.maybe
}

// read reads run k, the nth of the stretch.
func (b *bylineReader) read(k, nth int) {
	r := &b.p.Runs[k]
	after := b.opened
	b.opened = false
	if r.Chars > 250 || b.foreignTo(r, b.against, b.mark) || r.Flags&b.unseen != 0 {
		return
	}
	text := b.p.Text(r)
	if r.Flags&page.Heading != 0 && r.All&b.mark == 0 && !after && !b.leadsToWriter(r) {
		rest, by := b.w.cutBy(text)
		b.opened = by && rest == "" // the heading of a box that names them
		return
	}
	b.prose = b.prose || r.Stops > 0 && r.WordCount >= 14 && r.All&page.Dek == 0
	rest, by := b.w.openBy(text)
	switch {
	case by && rest == "":
		b.opened = true
		return
	case r.LinkChars*2 > r.Chars && b.leadsToList(r):
		b.opened = after
		return
	}
	l := bylineLine{run: r, text: text, rest: rest, by: by, after: after, named: b.namedElements(r)}
	switch {
	case !b.marked(&l):
		b.addUnmarked(&l, k, nth)
	case !by && len(b.sure) > 0 && b.w.kindOf(text) == roleName && !b.namesPerson(b.w, l.named):
		if last := &b.sure[len(b.sure)-1]; last.Role == "" {
			last.Role = text
		}
	default:
		b.addMarked(&l)
	}
}

// addUnmarked adds the persons of a line that nothing marks as a byline, and that no paragraph stands before: where one of them is
// told, or, as what may be, where a date stands by them.
func (b *bylineReader) addUnmarked(l *bylineLine, k, nth int) {
	if b.prose {
		return
	}
	told := l.run.WordCount <= 14 && !page.HasDigit(l.text) && b.namesTold(l.text)
	if !told && (b.maybe != nil || nth >= 6 || !b.mayName(b.w, k, l.text)) {
		return
	}
	line := b.line(b.w, b.outlets, l.run, l.rest, nil)
	switch {
	case !allPersons(line):
	case told:
		b.sure = append(b.sure, line...)
	case len(b.p.Metas) == 0, line[0].Role != "", b.dated(k):
		b.maybe = line
	}
}

// marked reports whether a line is marked as a byline.
func (b *bylineReader) marked(l *bylineLine) bool {
	if l.by || l.after {
		return true
	}
	if b.w.opensAsText(l.text) && (len(l.named) == 0 || endsSentence(l.text)) {
		return false
	}
	return len(l.named) > 0 || l.run.All&b.mark != 0
}

// addMarked adds the writers of a marked line.
func (b *bylineReader) addMarked(l *bylineLine) {
	line := b.line(b.w, b.outlets, l.run, l.rest, l.named)
	opened := l.by || l.after
	if !allNames(line) || b.w.opensAsCredit(l.text) || line[0].kind == oneWord && !opened && !b.signed(l.run) {
		return
	}
	people := hasPerson(b.sure)
	for n, a := range line {
		a.by = opened
		people = people || n > 0 && hasPerson(line[:n]) && barred(l.rest, a.Name)
		if people && a.kind != person { // a body after persons is whom they work for
			continue
		}
		if (a.linked || a.by || !b.isTopic(a.Name)) && !isPicture(a.URL) && !sharesLink(b.sure, a) {
			b.sure = addWriter(b.sure, a)
		}
	}
}

// barred reports whether a bar stands before a name in a byline: "Ada Quill | The Harbor Ledger".
func barred(byline, name string) bool {
	before, _, ok := strings.Cut(byline, name)
	return ok && strings.HasSuffix(strings.TrimRight(before, " \u00a0"), "|")
}
