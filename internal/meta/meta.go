// Package meta reads what a page says of itself: facts, each with the origin it was read from.
//
// The rooms: jsonld.go (JSON-LD, lenient), social.go (Open Graph, Twitter, article:*, Dublin Core and their like),
// microdata.go (itemprop and the bylines a reader sees), head.go (title, canonical, lang, h1), precedence.go (who wins).
package meta

import "github.com/ledekit/lede/internal/page"

// Fact is a value and where it was read. Origins are the strings of lede.Origin.
type Fact struct {
	Value  string
	Origin string
}

// Author is a name of a byline.
type Author struct {
	Name, Role, URL string
	Origin          string
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
	Headlines     []Fact
	HeadlineNode  int32  // the element that shows the headline, or -1
	Deks          []Fact // descriptions; whether the page shows one is for others to see
	Authors       []Author
	Published     []Fact // dates as written
	Modified      []Fact
	Body          Fact // the whole text that metadata carries (JSON-LD articleBody), not for display unless nothing else is there
	Images        []Image
	Free          *bool  // isAccessibleForFree
	PaidParts     string // the class of the part that is not free, as cssSelector gives it
	Broken        int    // JSON-LD scripts that could not be read
}

// Read collects the facts of a page.
func Read(p *page.Page) *Facts {
	f := &Facts{HeadlineNode: -1}
	if len(p.H1s) > 0 {
		f.HeadlineNode = p.H1s[0]
		f.Headlines = append(f.Headlines, Fact{p.NodeText(p.H1s[0]), "structure"})
	}
	if p.Title != "" {
		f.Headlines = append(f.Headlines, Fact{p.Title, "title"})
	}
	f.Language = Fact{p.Lang, "meta"}
	return f
}
