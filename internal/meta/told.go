package meta

import (
	"strings"

	"github.com/ledekit/lede/internal/page"
)

// Told is what one source of a page says of a fact, and the row of the table by which it was read.
type Told struct {
	Field  string `json:"field"`  // of the Article, by its JSON name
	Place  string `json:"place"`  // "meta", "JSON-LD of the article"
	Name   string `json:"name"`   // by which it was found there, in lower case: "og:title"
	Why    string `json:"why"`    // the row's reason
	Origin string `json:"origin"` // as in Fact
	Value  string `json:"value"`  // the beginning of it, where it is long
}

// fields are the JSON names of what facts become.
var fields = map[fact]string{
	factURL: "canonical_url", factLanguage: "language", factPublisher: "publisher", factCategory: "category", factTopics: "topics",
	factHeadline: "headline", factDek: "dek", factAuthor: "byline", factPublished: "published", factEither: "published",
	factModified: "modified", factBody: "body", factParts: "body", factImage: "images", factFree: "access",
}

// placeNames tell people where a place is.
var placeNames = [places]string{
	"JSON-LD of the article", "JSON-LD of the page", "meta", "meta, the end of its name", "link", "itemprop", "element",
}

// Sources returns what each source of a page says, fact by fact, what is believed before the rest first: the rows that fired. It is for
// showing why a value was taken, and reads the page anew; the way of a page through lede does without.
func Sources(p *page.Page) []Told {
	const most = 300
	claims := gather(p).claims
	all := make([]Told, 0, min(len(claims), most))
	for i := range claims[:min(len(claims), most)] {
		cl := &claims[i]
		row := &precedence[cl.at>>8]
		all = append(all, Told{
			Field: fields[cl.fact], Place: placeNames[row.place], Name: strings.Fields(row.names)[cl.at&0xff], Why: row.why,
			Origin: cl.origin, Value: beginning(cl.value),
		})
	}
	return all
}

// beginning returns a copy of the first words of a text.
func beginning(s string) string {
	const long = 300
	if len(s) <= long {
		return strings.Clone(s)
	}
	return strings.ToValidUTF8(s[:long], "") + "…"
}
