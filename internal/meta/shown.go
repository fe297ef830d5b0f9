package meta

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// notByline are the parts of a page whose names are not those of the article's writers.
const notByline = page.Nav | page.Related | page.Comments | page.ElemNav | page.ElemFooter | page.Newsletter |
	page.Caption | page.Credit | page.ElemCaption | page.Share | page.Popup | page.Foot | page.ElemFigure | page.Teaser | page.Sponsored | page.Ad

// bylineMarks returns which words of a run speak against a byline and which for one: less those that are said of the headline
// too, which are said of the whole page.
func (c *collector) bylineMarks() (against, mark page.Words) {
	if c.f.HeadlineNode < 0 {
		return notByline, page.Byline
	}
	all := c.p.Nodes[c.f.HeadlineNode].All
	return notByline &^ all, page.Byline &^ all
}

// shownAuthors reads the bylines that a reader sees around the headline: those below it, or else those above.
func (c *collector) shownAuthors(w *bylineWords, outlets outletNames) []writer {
	head, end := c.bylineZone()
	if end == 0 {
		return nil
	}
	sure, maybe := c.bylinesIn(w, outlets, head, end)
	if !hasPerson(sure) && head > 0 {
		if above, _ := c.bylinesIn(w, outlets, max(0, head-9), head-1); hasPerson(above) {
			return above
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return maybe
}

// bylineZone returns the runs below the headline that may hold the byline: up to the second paragraph of prose.
func (c *collector) bylineZone() (first, end int) {
	if c.f.HeadlineNode >= 0 {
		_, at := c.p.RunsOf(c.f.HeadlineNode)
		first = int(at)
	} else if len(c.p.Metas) > 0 {
		return 0, 0
	}
	end = min(len(c.p.Runs), first+60)
	prose := 0
	not, _ := c.bylineMarks()
	for k := first; k < end; k++ {
		r := &c.p.Runs[k]
		if r.Stops > 0 && r.WordCount >= 14 && r.LinkChars*2 < r.Chars && r.All&(not|page.Dek|page.Byline) == 0 {
			if prose++; prose == 2 {
				return first, k
			}
		}
	}
	return first, end
}

// namesTold reports whether a line has the name of a person whom the page tells machines as its author.
func (c *collector) namesTold(text string) bool {
	return slices.ContainsFunc(c.told, func(a writer) bool { return a.kind == person && strings.Contains(text, a.Name) })
}

// namesPerson reports whether one of the elements that are marked as names holds that of a person.
func (c *collector) namesPerson(w *bylineWords, named []int32) bool {
	for _, i := range named {
		if w.kindOf(c.p.NodeText(i)) == person {
			return true
		}
	}
	return false
}

// mayName reports whether an unmarked run may be a byline: a short line of names under the headline.
func (c *collector) mayName(w *bylineWords, k int, text string) bool {
	r := &c.p.Runs[k]
	first, _ := utf8.DecodeRuneInString(text)
	if len(c.p.Metas) > 0 && (c.p.Nodes[r.Box].Atom == atom.Li || !cased(first) || c.hasCommon(w, text)) {
		return false
	}
	if r.WordCount > 14 || r.LinkChars > 0 || w.opensAsText(text) || endsSentence(text) {
		return false
	}
	return w.opensWithName(text) && !(len(c.p.Metas) == 0 && c.isButton(text)) && !titlesSection(lang.Get(c.f.Language.Value), text)
}

// titlesSection reports whether a line is a usual heading of a section: "Why It Matters".
func titlesSection(l *lang.Lang, text string) bool {
	words := lang.Words(text, 8)
	for _, row := range l.Rows("headings") {
		if lang.MatchPhrase(row.Field(1), words) {
			return true
		}
	}
	return false
}

// hasCommon reports whether the first piece of a line has a frequent little word in it.
func (c *collector) hasCommon(w *bylineWords, text string) bool {
	for word := range strings.FieldsSeq(w.split(text)[0]) {
		if w.common[word] {
			return true
		}
	}
	return false
}

// dated reports whether a run, or one beside it, is a short line with a year or a time of day in it.
func (c *collector) dated(k int) bool {
	for j := max(0, k-1); j < min(len(c.p.Runs), k+2); j++ {
		if r := &c.p.Runs[j]; r.WordCount <= 14 && tellsDate(c.p.Text(r)) {
			return true
		}
	}
	return false
}

// tellsDate reports whether a text has four digits in a row, or two with a colon before or behind.
func tellsDate(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			digits = 0
			continue
		}
		if digits++; digits == 4 || digits == 2 && i+1 < len(s) && s[i+1] == ':' {
			return true
		}
	}
	return false
}

// sharesLink reports whether a name has the address of another: then it is a button beside it ("View all articles").
func sharesLink(list []writer, a writer) bool {
	for i := range list {
		if a.URL != "" && list[i].URL == a.URL && list[i].key != a.key {
			return true
		}
	}
	return false
}

// isTopic reports whether a name is the page's category or one of its topics, which stand in bylines as well.
func (c *collector) isTopic(name string) bool {
	if strings.EqualFold(name, c.f.Category.Value) {
		return true
	}
	for _, t := range c.f.Topics {
		if strings.EqualFold(t, name) {
			return true
		}
	}
	return false
}

// line reads the names of one run: those of the elements that are marked as names, or else of all its words.
func (c *collector) line(w *bylineWords, outlets outletNames, r *page.Run, text string, named []int32) []writer {
	out := c.namedWriters(w, outlets, r, text, named)
	if hasPerson(out) {
		out = slices.DeleteFunc(out, func(a writer) bool { return a.kind == oneWord && !a.linked })
		if len(out) == 1 && out[0].Role == "" {
			out[0].Role = w.roleBeside(text, out[0].Name)
		}
		return out
	}
	if len(out) == 1 && out[0].linked {
		return out // what else stands there is no name: "1 comment"
	}
	return c.addShown(nil, w, outlets, r, text, false, false)
}

// namedWriters reads the names that elements of a run are marked as.
func (c *collector) namedWriters(w *bylineWords, outlets outletNames, r *page.Run, text string, named []int32) []writer {
	var out []writer
	sure := slices.ContainsFunc(named, c.leadsToAuthor)
	for _, i := range named {
		name := c.p.NodeText(i)
		if len(named) > 1 && strings.ToUpper(name) == name && strings.ToUpper(text) != text {
			continue // a button among names
		}
		linked := c.leadsToAuthor(i)
		if len(named) > 1 && !strings.Contains(name, " ") && !linked {
			if sure {
				continue // what a link beside it names
			}
			return nil // given name and surname have an element each
		}
		out = c.addShown(out, w, outlets, r, name, true, linked)
	}
	return out
}

// addShown adds the writers that words of a run name. A single word is a name only where an element is marked as one.
func (c *collector) addShown(out []writer, w *bylineWords, outlets outletNames, r *page.Run, s string, named, linked bool) []writer {
	for _, a := range c.writers(w, outlets, s, "", false) {
		if a.kind == noName || a.kind == oneWord && !named {
			continue
		}
		a.Origin, a.URL, a.shown, a.linked = "text", c.authorLink(r, a.Name), true, linked
		out = addWriter(out, a)
	}
	return out
}

// roleBeside returns the role that stands behind a name in an element of its own, or "".
func (w *bylineWords) roleBeside(text, name string) string {
	_, rest, ok := strings.Cut(text, name)
	if !ok || rest == "" {
		return ""
	}
	if role, _ := w.tidy(strings.Trim(rest, " ,|/·•–—-")); w.kindOf(role) == roleName {
		return role
	}
	return ""
}

// labelledAuthors looks through the whole page for one line that says "By" or "Author" and a person's name. Where there are two
// of different persons, they are those of other articles.
func (c *collector) labelledAuthors(w *bylineWords, outlets outletNames) []writer {
	var found []writer
	not, mark := c.bylineMarks()
	opened := false // a line that says "Author" and nothing else stands before
	for k := range c.p.Runs {
		r := &c.p.Runs[k]
		after := opened
		opened = false
		if r.Chars > 120 || c.foreignTo(r, not, mark) || r.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		rest, by := w.openBy(c.p.Text(r))
		if by && rest == "" {
			opened = true
			continue
		}
		if !by && !after || r.Flags&page.Heading != 0 && !after && !lowHeading(c.p.Nodes[r.Box].Atom) {
			continue
		}
		if w.opensAsText(rest) || !w.opensWithName(rest) || endsSentence(rest) {
			continue
		}
		line := c.line(w, outlets, r, rest, c.namedElements(r))
		if !allPersons(line) {
			continue
		}
		if found != nil && found[0].key != line[0].key {
			return nil
		}
		found = line
	}
	return found
}

// lowHeading reports whether a heading is of those ranks that pages use for small print.
func lowHeading(a atom.Atom) bool { return a == atom.H4 || a == atom.H5 || a == atom.H6 }

func allPersons(list []writer) bool {
	for _, a := range list {
		if a.kind != person {
			return false
		}
	}
	return len(list) > 0
}

func allNames(list []writer) bool {
	for _, a := range list {
		if a.kind != person && a.kind != bodyName && !a.linked {
			return false
		}
	}
	return len(list) > 0
}

// foreignTo reports whether the boxes of a run say that its names are not those of the article's writers. The foot of the article
// itself says who wrote it, and a byline right below the headline is one also in a box that is called a teaser.
func (c *collector) foreignTo(r *page.Run, not, mark page.Words) bool {
	says := r.All & not
	if says&(page.ElemFooter|page.Foot) != 0 && c.inArticle(r) {
		says &^= page.ElemFooter | page.Foot
	}
	if says == page.Teaser && r.All&mark != 0 && c.f.HeadlineNode >= 0 {
		_, below := c.p.RunsOf(c.f.HeadlineNode)
		return c.p.Nodes[r.First].Run != below
	}
	return says != 0
}

// inArticle reports whether a run stands in the article element that holds the headline.
func (c *collector) inArticle(r *page.Run) bool {
	if c.f.HeadlineNode < 0 {
		return false
	}
	for i := c.p.Nodes[c.f.HeadlineNode].Parent; i > 0; i = c.p.Nodes[i].Parent {
		if c.p.Nodes[i].Atom == atom.Article {
			return r.First > i && r.First < c.p.Nodes[i].End
		}
	}
	return false
}
