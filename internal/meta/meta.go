// Package meta reads what a page says of itself: facts, each with the origin it was read from.
//
// The rooms: precedence.go (which sources there are of each fact, and who wins), lenient.go and linked.go (JSON as it is on the
// web, and its references), jsonld.go (the article among the objects of JSON-LD), social.go (Open Graph, Twitter, Dublin Core
// and their like), microdata.go (itemprop), parts.go (the steps of recipes), publisher.go (the outlet and its sections),
// data.go (dates in the data of scripts, the last resort), head.go (title, canonical, lang), headline.go, likeness.go and
// outlet.go (the line that shows the headline, and the outlet's name around it), plain.go (headlines of plain text), byline.go,
// shown.go, bylinelines.go, authorlinks.go, openers.go, names.go and bylinewords.go (who wrote it: told, shown in which lines,
// linked, opened by which words, and what is a name), language.go; reasons.go (by what headline and writers were found);
// told.go (which rows of the table fired, for people who ask why).
package meta

import (
	"strings"

	"github.com/ledekit/lede/internal/page"
)

// Fact is a value and where it was read. Origins are the strings of lede.Origin.
type Fact struct {
	Value  string
	Origin string
	Either bool // of a date: nobody says whether of publication or of a change
}

// Author is a name of a byline.
type Author struct {
	Name, Role, URL string
	Origin          string
	By              AuthorBy
}

// Image is a picture that the page names as its own.
type Image struct {
	URL, Caption, Credit string
	Origin               string
}

// Facts is what a page says of itself. Candidates stand in the order of precedence, best first.
type Facts struct {
	Types         []string // schema.org types of the main entity, and og:type as written
	URL           Fact     // canonical, as written
	Language      Fact
	Publisher     Fact
	PublisherURL  string
	PublisherLogo string
	Category      Fact
	Topics        []string
	TopicsOrigin  string
	Headlines     []Fact
	HeadlineBy    HeadlineBy
	HeadlineNode  int32  // the element that shows the headline, or -1
	Deks          []Fact // descriptions; whether the page shows one is for others to see
	Authors       []Author
	Published     []Fact // dates as written
	Modified      []Fact
	Body          Fact       // the whole text that metadata carries (JSON-LD articleBody), not for display unless nothing else is there
	Parts         [][]string // what metadata lists of the text, a list each: the ingredients, the steps
	Images        []Image
	Free          *bool  // isAccessibleForFree
	PaidParts     string // the class of the part that is not free, as cssSelector gives it
	Broken        int    // JSON-LD scripts that could not be read
}

// Read collects the facts of a page.
func Read(p *page.Page) *Facts {
	c := gather(p)
	c.settle()
	c.language()
	c.headlines()
	c.bylines()
	return c.f
}

// gather collects what the sources say, in the order of precedence.
func gather(p *page.Page) *collector {
	c := &collector{p: p, f: &Facts{HeadlineNode: -1}, ranks: ranks(), claims: make(claims, 0, 64)}
	c.titleKey = matchKey(p.Title)
	c.readHead()
	c.readJSONLD()
	c.readItems()
	c.claims.sort()
	return c
}

// collector gathers the claims of a page, and settles them.
type collector struct {
	authorSteps int // authors looked at so far
	parts       int // parts of the text, likewise
	partRow     int32
	p           *page.Page
	f           *Facts
	ranks       *[places]map[string][]rank
	claims      claims
	ld          linked
	titleKey    string // what the title element says, for comparing
	canonical   string // the address the page gives itself
	ogType      string // og:type
	outletKeys  outletNames
	told        []writer     // whom the page tells machines as its authors
	pageTypes   []string     // the types of the web page
	cards       [2][2]string // twitter:label1 with its twitter:data1, and the second pair
}

// look returns the facts that a name tells at a place. Case does not count.
func (c *collector) look(where place, name string) []rank {
	var buf [64]byte
	if len(name) > len(buf) {
		return nil
	}
	for i := range len(name) {
		b := name[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		buf[i] = b
	}
	return c.ranks[where][string(buf[:len(name)])]
}

// claim adds a value, unless it is empty.
func (c *collector) claim(r rank, where place, v string) {
	if r.fact == factCategory {
		v = firstOfList(v)
	}
	if r.fact == factLanguage {
		v = languageTag(v)
	}
	if v != "" && !leftover(v) {
		c.claims = append(c.claims, claim{rank: r, origin: origins[where], value: v})
	}
}

// leftover reports whether a value is what a template left where it had none.
func leftover(v string) bool {
	switch v {
	case "null", "undefined", "None", "NULL", "N/A", "n/a", "[object Object]":
		return true
	}
	for _, open := range [...]string{"{$", "{{", "{%", "%%", "${"} {
		if strings.HasPrefix(v, open) {
			return true
		}
	}
	return false
}

// firstOfList returns the first of categories that systems write in one string, a comma and no space between.
func firstOfList(v string) string {
	if k := strings.IndexByte(v, ','); k > 0 && k+1 < len(v) && v[k+1] != ' ' {
		return v[:k]
	}
	return v
}

// author adds what a source says of one author or, in one string, of several.
func (c *collector) author(r rank, where place, name, role, address string, body bool) {
	if name != "" {
		c.claims = append(c.claims, claim{rank: r, origin: origins[where], value: name, more: [2]string{role, address}, body: body})
	}
}

// image adds a picture.
func (c *collector) image(r rank, where place, address, caption, credit string) {
	if address != "" {
		c.claims = append(c.claims, claim{rank: r, origin: origins[where], value: address, more: [2]string{caption, credit}})
	}
}

// topics adds the topics of a list that commas part.
func (c *collector) topics(r rank, where place, list string) {
	mark := ","
	if strings.Contains(list, ";") && !strings.Contains(list, ",") {
		mark = ";"
	}
	for _, t := range strings.SplitN(list, mark, 300) {
		if t = strings.TrimSpace(t); t != "" && len(t) <= 100 {
			c.claim(r, where, t)
		}
	}
}

// settle turns sorted claims into facts; headlines and authors are still as the sources have them.
func (c *collector) settle() {
	f := c.f
	topicRow := int32(-1)
	for i := range c.claims {
		cl := &c.claims[i]
		v := Fact{Value: cl.value, Origin: cl.origin, Either: cl.fact == factEither}
		switch cl.fact {
		case factURL:
			first(&f.URL, v)
		case factLanguage:
			first(&f.Language, v)
		case factPublisher:
			if c.namesOutlet(v.Value) && !c.isWriter(v.Value) {
				first(&f.Publisher, v)
			}
		case factCategory:
			first(&f.Category, v)
		case factTopics:
			if topicRow < 0 {
				topicRow = cl.at >> 8
			}
			if topicRow == cl.at>>8 {
				f.Topics, f.TopicsOrigin = appendNew(f.Topics, cl.value), cl.origin
			}
		case factHeadline:
			f.Headlines = append(f.Headlines, v)
		case factDek:
			f.Deks = append(f.Deks, v)
		case factPublished, factEither:
			f.Published = append(f.Published, v)
		case factModified:
			f.Modified = append(f.Modified, v)
		case factBody:
			if len(cl.value) > len(f.Body.Value) {
				f.Body = v
			}
		case factParts:
			c.part(cl)
		case factImage:
			f.Images = append(f.Images, Image{cl.value, cl.more[0], cl.more[1], cl.origin})
		case factFree:
			if f.Free == nil {
				free := cl.value == "true"
				f.Free = &free
			}
		}
	}
	if len(f.Types) == 0 {
		f.Types = append(f.Types, c.pageTypes...)
	}
	if c.ogType != "" {
		f.Types = append(f.Types, c.ogType)
	}
}

func first(to *Fact, v Fact) {
	if to.Value == "" {
		*to = v
	}
}

// appendNew appends s to a short list unless it is there, whatever its case.
func appendNew(list []string, s string) []string {
	if len(list) >= 200 {
		return list
	}
	for _, have := range list {
		if strings.EqualFold(have, s) {
			return list
		}
	}
	return append(list, s)
}
