package meta

import (
	"strings"

	"github.com/ledekit/lede/internal/page"
)

// bylines settles who wrote the article: the persons that the page shows, those that it tells machines, or else the body that
// stands in their place.
func (c *collector) bylines() {
	w := wordsFor(c.language())
	outlets := c.outlets()
	told := c.toldAuthors(w, outlets)
	zone := c.bylineZone()
	shown := c.shownAuthors(w, outlets, zone)
	c.f.Authors = chooseAuthors(told, shown)
}

// writer is an author with what is known of the name.
type writer struct {
	Author
	key    string
	kind   nameKind
	outlet bool
}

func makeWriter(w *bylineWords, outlets outletNames, a Author, body bool) writer {
	a.Name = outlets.cutTail(a.Name)
	out := writer{Author: a, key: matchKey(a.Name), kind: w.kindOf(a.Name), outlet: outlets.isAuthor(a.Name)}
	if out.outlet || body && out.kind != person {
		out.kind = bodyName
	}
	return out
}

// cutTail takes the outlet's name off the end of a personal name of two words or more: "Ada Quill Harbor Ledger".
func (o outletNames) cutTail(name string) string {
	spaces := 0
	for k := range len(name) {
		if name[k] != ' ' {
			continue
		}
		if spaces++; spaces < 2 {
			continue
		}
		tail := matchKey(name[k:])
		for _, have := range o {
			if tail == have || tail == "the"+have {
				return name[:k]
			}
		}
	}
	return name
}

// isAuthor reports whether an author is the outlet itself, or its staff: its name has a word that is the outlet's name, or holds it.
func (o outletNames) isAuthor(name string) bool {
	key := matchKey(name)
	for _, have := range o {
		if key == have || "the"+have == key || "the"+key == have || len(have) >= 8 && strings.Contains(key, have) {
			return true
		}
	}
	for word := range strings.FieldsSeq(name) {
		k := matchKey(word)
		for _, have := range o {
			if len(k) >= 3 && k == have {
				return true
			}
		}
	}
	return false
}

// toldAuthors reads the authors of the best row of the table that names a person, or else of the best row.
func (c *collector) toldAuthors(w *bylineWords, outlets outletNames) []writer {
	var best, cur []writer
	row := int32(-1)
	flush := func() {
		if len(cur) > 0 && (len(best) == 0 || !hasPerson(best) && hasPerson(cur)) {
			best = cur
		}
		cur = nil
	}
	for i := range c.claims {
		cl := &c.claims[i]
		if cl.fact != factAuthor || len(cl.value) > 400 {
			continue
		}
		if row != cl.at {
			flush()
			row = cl.at
		}
		if isAddress(cl.value) {
			continue
		}
		for _, a := range c.writers(w, outlets, cl.value, cl.author.Role, cl.body) {
			a.Origin, a.URL = cl.origin, cl.author.URL
			cur = addWriter(cur, a)
		}
	}
	flush()
	return best
}

// writers reads one string. A body named after a person in it is whom the person works for.
func (c *collector) writers(w *bylineWords, outlets outletNames, s, role string, body bool) []writer {
	var out []writer
	people := false
	for _, a := range w.names(s, role) {
		one := makeWriter(w, outlets, a, body)
		if people && one.kind != person {
			continue
		}
		people = people || one.kind == person
		out = addWriter(out, one)
	}
	return out
}

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "@")
}

func hasPerson(list []writer) bool {
	for _, a := range list {
		if a.kind == person {
			return true
		}
	}
	return false
}

// addWriter appends a writer that is not in the list yet.
func addWriter(list []writer, a writer) []writer {
	if a.key == "" || len(list) >= 40 {
		return list
	}
	for i := range list {
		if list[i].key == a.key {
			if list[i].Role == "" {
				list[i].Role = a.Role
			}
			if list[i].URL == "" {
				list[i].URL = a.URL
			}
			return list
		}
	}
	return append(list, a)
}

// notByline are the parts of a page whose names are not those of the article's writers.
const notByline = page.Nav | page.Related | page.Comments | page.ElemNav | page.ElemFooter | page.Newsletter | page.Caption | page.Credit | page.ElemCaption |
	page.Share | page.Popup | page.Foot | page.ElemFigure | page.Teaser | page.Sponsored | page.Ad

// bylineZone returns the runs around the headline that may hold the byline: up to the second paragraph of prose below it.
func (c *collector) bylineZone() (zone [2]int) {
	head := 0
	if c.f.HeadlineNode >= 0 {
		first, _ := c.p.RunsOf(c.f.HeadlineNode)
		head = int(first)
	} else if len(c.p.Metas) > 0 {
		return [2]int{}
	}
	end := min(len(c.p.Runs), head+60)
	prose := 0
	for k := head + 1; k < end; k++ {
		r := &c.p.Runs[k]
		if r.Stops > 0 && r.WordCount >= 14 && r.LinkChars*2 < r.Chars && r.All&(notByline|page.Dek|page.Byline) == 0 {
			if prose++; prose == 2 {
				end = k
			}
		}
	}
	return [2]int{max(0, head-8), end}
}

// shownAuthors reads the bylines around the headline.
func (c *collector) shownAuthors(w *bylineWords, outlets outletNames, zone [2]int) []writer {
	var sure, maybe []writer
	head := int32(-1)
	if c.f.HeadlineNode >= 0 {
		head, _ = c.p.RunsOf(c.f.HeadlineNode)
	}
	opened := false // a line that ends in "By" stands before
	for k := zone[0]; k < zone[1]; k++ {
		r := &c.p.Runs[k]
		if r.Flags&(page.Hidden|page.Button|page.Heading) != 0 && r.All&page.Byline == 0 || r.All&notByline != 0 || int32(k) == head || r.Chars > 250 {
			opened = false
			continue
		}
		text := c.p.Text(r)
		rest, by := w.cutBy(text)
		if by && rest == "" {
			opened = true
			continue
		}
		marked := by || opened || r.All&page.Byline != 0 || c.relAuthor(r)
		opened = false
		if !marked && (int32(k) < head || len(maybe) > 0 && len(sure) == 0) {
			continue
		}
		line := c.writers(w, outlets, rest, "", false)
		for i := range line {
			line[i].Origin, line[i].URL = "text", c.authorLink(r, line[i].Name)
		}
		switch {
		case len(line) == 0:
		case marked && allNames(line):
			for _, a := range line {
				sure = addWriter(sure, a)
			}
		case !marked && r.WordCount <= 12 && r.LinkChars == 0 && allPersons(line) && !endsSentence(text):
			maybe = line
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return maybe
}

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
		if a.kind != person && a.kind != bodyName {
			return false
		}
	}
	return len(list) > 0
}

// relAuthor reports whether a run holds a link marked as the author's.
func (c *collector) relAuthor(r *page.Run) bool {
	if r.LinkChars == 0 {
		return false
	}
	for i := r.First; i < r.End; i++ {
		if c.p.Nodes[i].Flags&(page.InLink|page.Text) != page.InLink|page.Text {
			continue
		}
		if a := c.p.LinkOf(i); a >= 0 {
			for rel := range strings.FieldsSeq(c.p.Attr(a, "rel")) {
				if strings.EqualFold(rel, "author") {
					return true
				}
			}
		}
	}
	return false
}

// authorLink returns the address of the link in a run whose words are the name.
func (c *collector) authorLink(r *page.Run, name string) string {
	if r.LinkChars == 0 {
		return ""
	}
	for i := r.First; i < r.End; i++ {
		nd := &c.p.Nodes[i]
		if nd.Flags&page.Text != 0 && nd.Flags&page.InLink != 0 && strings.Contains(nd.HTML.Data, name) {
			return c.p.Attr(c.p.LinkOf(i), "href")
		}
	}
	return ""
}

// chooseAuthors weighs what the page tells machines against what it shows.
func chooseAuthors(told, shown []writer) []Author {
	pick := told
	switch {
	case len(told) == 0, !hasPerson(told) && hasPerson(shown):
		pick = shown
	case hasPerson(told) && hasPerson(shown):
		pick = joinAuthors(told, shown)
	}
	people := hasPerson(pick)
	var out []Author
	for _, a := range pick {
		if people && a.outlet {
			continue
		}
		out = append(out, a.Author)
	}
	return out
}

// joinAuthors writes names as the page shows them, and adds the persons that it shows beside those that it tells.
func joinAuthors(told, shown []writer) []writer {
	out := make([]writer, 0, len(told)+2)
	common := 0
	for _, a := range told {
		for _, b := range shown {
			if samePerson(a, b) {
				common++
				if b.Role == "" {
					b.Role = a.Role
				}
				if b.URL == "" {
					b.URL = a.URL
				}
				b.Origin = a.Origin
				a = b
				break
			}
		}
		out = addWriter(out, a)
	}
	if common < len(told) {
		return out
	}
	for _, b := range shown {
		if b.kind == person {
			out = addWriter(out, b)
		}
	}
	return out
}

// samePerson reports whether two names are one person's: equal, or the same first and last word where one has more between.
func samePerson(a, b writer) bool {
	if a.key == b.key {
		return true
	}
	x, y := strings.Fields(a.Name), strings.Fields(b.Name)
	if len(x) < 2 || len(y) < 2 || len(x) == len(y) {
		return false
	}
	return strings.EqualFold(x[0], y[0]) && strings.EqualFold(x[len(x)-1], y[len(y)-1])
}
