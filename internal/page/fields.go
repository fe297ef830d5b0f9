package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fields are what lines with a name before a colon tell above a text, as programs write them that save articles: "Title: …", "Author: …".
type fields struct{ title, author, date, dek string }

// fieldNames are the names by which programs tell each field, in lower case.
var fieldNames = map[string]func(*fields) *string{
	"title": (*fields).titleOf, "headline": (*fields).titleOf, "og:title": (*fields).titleOf,
	"author": (*fields).authorOf, "authors": (*fields).authorOf, "byline": (*fields).authorOf, "creator": (*fields).authorOf, "dc:creator": (*fields).authorOf,
	"date": (*fields).dateOf, "published": (*fields).dateOf, "pubdate": (*fields).dateOf, "publish_date": (*fields).dateOf,
	"date_published": (*fields).dateOf, "published_at": (*fields).dateOf, "published time": (*fields).dateOf, "publication date": (*fields).dateOf,
	"description": (*fields).dekOf, "summary": (*fields).dekOf, "subtitle": (*fields).dekOf, "excerpt": (*fields).dekOf, "dek": (*fields).dekOf,
	"link": nil, "url": nil, "url source": nil, "source": nil, "source url": nil, "canonical": nil, "guid": nil, "id": nil, "hostname": nil, "sitename": nil,
	"category": nil, "categories": nil, "section": nil, "tags": nil, "keywords": nil, "language": nil, "lang": nil, "image": nil, "publisher": nil, "site": nil,
	"updated": nil, "modified": nil, "retrieved": nil, "fetched": nil, "fingerprint": nil, "license": nil, "draft": nil, "layout": nil, "slug": nil,
}

func (f *fields) titleOf() *string  { return &f.title }
func (f *fields) authorOf() *string { return &f.author }
func (f *fields) dateOf() *string   { return &f.date }
func (f *fields) dekOf() *string    { return &f.dek }

// cutFields parts the fields that open a text from the rest: three lines or more below each other, a title among them, with or without
// the dashes that part them from the text.
func cutFields(lines []line) (f fields, rest []line) {
	i := skipBlank(lines, 0)
	fenced := i < len(lines) && lines[i].text == "---"
	if fenced {
		i++
	}
	n := 0
	for ; i < len(lines) && lines[i].text != "" && !(fenced && lines[i].text == "---"); i++ {
		if f.take(lines[i].text) {
			n++
		} else if !fenced {
			return fields{}, lines
		}
	}
	if n < 2 || n < 3 && !fenced || f.title == "" {
		return fields{}, lines
	}
	if fenced && i < len(lines) {
		i++
	}
	for k := i; k < len(lines) && k < i+4; k++ {
		if lines[k].text == "Markdown Content:" {
			i = k + 1
		}
	}
	return f, lines[i:]
}

// take reads one field, and reports whether it is one.
func (f *fields) take(line string) bool {
	name, value, ok := strings.Cut(line, ":")
	where, known := fieldNames[strings.ToLower(strings.TrimSpace(name))]
	if !ok || !known {
		return false
	}
	if where == nil {
		return true
	}
	if at := where(f); *at == "" {
		*at = strings.Trim(strings.TrimSpace(value), `"`)
	}
	return true
}

// show puts what the fields tell above the text, as a page would.
func (f *fields) show(body *html.Node) {
	add := func(a atom.Atom, class, text string) *html.Node {
		n := element(body, a)
		if class != "" {
			n.Attr = []html.Attribute{{Key: "class", Val: class}}
		}
		textNode(n, text)
		return n
	}
	if f.title != "" {
		add(atom.H1, "", f.title)
	}
	if f.dek != "" {
		add(atom.P, "dek", f.dek)
	}
	if f.author != "" {
		add(atom.P, "byline", f.author)
	}
	if f.date != "" {
		add(atom.P, "date", f.date)
	}
}
