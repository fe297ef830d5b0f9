package render

import (
	"bytes"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/ledekit/lede"
)

// HTML prints a page that holds the article and nothing else: an article element with header, sections, figures, quotations
// with their source, corrections, and other articles' headlines in asides. It has no scripts, styles, frames or forms; pictures
// are the only thing that a browser would load.
func HTML(w io.Writer, a *lede.Article) error {
	var b bytes.Buffer
	h := htmlPrinter{&b}
	h.page(a)
	return flush(w, &b)
}

type htmlPrinter struct{ b *bytes.Buffer }

// raw prints markup.
func (h htmlPrinter) raw(parts ...string) {
	for _, p := range parts {
		h.b.WriteString(p)
	}
}

// text prints words.
func (h htmlPrinter) text(s string) { h.b.WriteString(html.EscapeString(line(s))) }

// element prints words in an element, on a line of its own; nothing where there are none.
func (h htmlPrinter) element(name, s string) {
	if s = line(s); s != "" {
		h.raw("<", name, ">", html.EscapeString(s), "</", name[:len(name)-len(cutAttributes(name))], ">\n")
	}
}

// cutAttributes returns what stands behind the name of a tag.
func cutAttributes(tag string) string {
	if i := strings.IndexByte(tag, ' '); i >= 0 {
		return tag[i:]
	}
	return ""
}

func (h htmlPrinter) page(a *lede.Article) {
	h.raw("<!DOCTYPE html>\n<html", lang(a.Language), ">\n<head>\n<meta charset=\"utf-8\">\n<title>")
	h.text(a.Headline)
	h.raw("</title>\n")
	if u := webURL(a.CanonicalURL); u != "" {
		h.raw("<link rel=\"canonical\" href=\"", html.EscapeString(u), "\">\n")
	}
	h.raw("</head>\n<body>\n<article>\n<header>\n")
	h.element("h1", a.Headline)
	h.element(`p class="dek"`, a.Dek)
	h.byline(a.Byline, a.Published)
	h.raw("</header>\n")
	if showsLead(a) {
		h.figure(&a.Images[0])
	}
	h.element(`p class="dateline"`, datelineAbove(a))
	sources := sourcesOf(a)
	for i := range a.Sections {
		h.section(&a.Sections[i], i, sources)
	}
	for _, c := range a.Corrections {
		h.raw("<aside class=\"correction\">\n")
		h.element("p", c.Text)
		h.when(c.Published, "\n")
		h.raw("</aside>\n")
	}
	h.raw("</article>\n")
	for _, list := range lists(a.Related) {
		h.related(list)
	}
	h.raw("</body>\n</html>\n")
}

// lang returns a lang attribute, or nothing where the tag is none.
func lang(tag string) string {
	for i := range len(tag) {
		if c := tag[i] | 0x20; tag[i] != '-' && (c < 'a' || c > 'z') && (tag[i] < '0' || tag[i] > '9') {
			return ""
		}
	}
	if tag == "" || len(tag) > 35 {
		return ""
	}
	return ` lang="` + tag + `"`
}

func (h htmlPrinter) byline(byline []lede.Author, published lede.Timestamp) {
	if names(byline) == "" && published.IsZero() {
		return
	}
	h.raw("<p class=\"byline\">")
	first := true
	for _, a := range byline {
		if line(a.Name) == "" {
			continue
		}
		if !first {
			h.raw(", ")
		}
		first = false
		h.link(a.Name, webURL(a.URL), ` rel="author"`)
		if role := line(a.Role); role != "" {
			h.raw(", ", html.EscapeString(role))
		}
	}
	if !first && !published.IsZero() {
		h.raw(" · ")
	}
	h.when(published, "")
	h.raw("</p>\n")
}

// when prints a time element.
func (h htmlPrinter) when(t lede.Timestamp, end string) {
	shown, machine := stamp(t)
	switch {
	case shown == "":
		return
	case machine == "":
		h.text(shown)
	default:
		h.raw("<time datetime=\"", html.EscapeString(machine), "\">", html.EscapeString(shown), "</time>")
	}
	h.raw(end)
}

func (h htmlPrinter) link(text, address, attributes string) {
	if address == "" {
		h.text(text)
		return
	}
	h.raw("<a href=\"", html.EscapeString(address), "\"", attributes, ">")
	h.text(text)
	h.raw("</a>")
}

func (h htmlPrinter) section(s *lede.Section, index int, sources map[[2]int]string) {
	if len(s.Blocks) == 0 && s.Heading == "" {
		return
	}
	h.raw("<section>\n")
	h.element("h"+strconv.Itoa(min(max(s.Level, 2), 6)), s.Heading)
	h.byline(s.Byline, s.Published)
	for k := range s.Blocks {
		h.block(&s.Blocks[k], sources[[2]int{index, k}])
	}
	h.raw("</section>\n")
}

func (h htmlPrinter) block(b *lede.Block, source string) {
	switch b.Type {
	case lede.BlockList:
		tag := "ul"
		if b.Ordered {
			tag = "ol"
		}
		h.raw("<", tag, ">\n")
		for _, it := range items(b) {
			h.element("li", it)
		}
		h.raw("</", tag, ">\n")
	case lede.BlockTable:
		h.table(b.Rows)
	case lede.BlockImage:
		h.figure(&b.Image)
	case lede.BlockEmbed:
		h.embed(&b.Embed)
	case lede.BlockCode:
		h.raw("<pre><code>", html.EscapeString(strings.Join(codeLines(b.Text), "\n")), "</code></pre>\n")
	case lede.BlockBlockquote:
		h.raw("<blockquote>\n<p>")
		h.linked(b)
		h.raw("</p>\n")
		if source != "" {
			h.raw("<footer><cite>", html.EscapeString(source), "</cite></footer>\n")
		}
		h.raw("</blockquote>\n")
	case lede.BlockPullquote:
		h.raw("<aside class=\"pullquote\">\n")
		h.element("p", b.Text)
		h.raw("</aside>\n")
	case lede.BlockParagraph:
		h.raw("<p>")
		h.linked(b)
		h.raw("</p>\n")
	}
}

func (h htmlPrinter) linked(b *lede.Block) {
	for _, s := range spans(b) {
		text := html.EscapeString(folded(s.text))
		if s.url == "" {
			h.raw(text)
		} else {
			h.raw("<a href=\"", html.EscapeString(s.url), "\">", text, "</a>")
		}
	}
}

func (h htmlPrinter) table(rows [][]string) {
	h.raw("<table>\n")
	for _, r := range rows {
		h.raw("<tr>")
		for _, c := range r {
			h.raw("<td>")
			h.text(c)
			h.raw("</td>")
		}
		h.raw("</tr>\n")
	}
	h.raw("</table>\n")
}

func (h htmlPrinter) figure(i *lede.Image) {
	address, words := webURL(i.URL), line(i.Caption)
	if address == "" && words == "" {
		return
	}
	h.raw("<figure>\n")
	if address != "" {
		h.raw("<img src=\"", html.EscapeString(address), "\" alt=\"", html.EscapeString(line(i.Alt)), "\">\n")
	}
	if credit := line(i.Credit); words != "" || credit != "" {
		h.raw("<figcaption>")
		h.text(words)
		if words != "" && credit != "" {
			h.raw(" ")
		}
		if credit != "" {
			h.raw("<small>", html.EscapeString(credit), "</small>")
		}
		h.raw("</figcaption>\n")
	}
	h.raw("</figure>\n")
}

func (h htmlPrinter) embed(e *lede.Embed) {
	address, text := webURL(e.URL), line(e.Text)
	if address == "" && text == "" {
		return
	}
	h.raw("<figure class=\"embed\">\n")
	if text != "" {
		cite := ""
		if address != "" {
			cite = ` cite="` + html.EscapeString(address) + `"`
		}
		h.raw("<blockquote", cite, "><p>", html.EscapeString(text), "</p></blockquote>\n")
	}
	if address != "" {
		name := line(e.Provider)
		if name == "" {
			name = address
		}
		h.raw("<figcaption>")
		h.link(name, address, "")
		h.raw("</figcaption>\n")
	}
	h.raw("</figure>\n")
}

func (h htmlPrinter) related(list []lede.Related) {
	h.raw("<aside class=\"related\">\n")
	h.element("h2", list[0].List)
	h.raw("<ul>\n")
	for _, r := range list {
		h.raw("<li>")
		h.link(r.Headline, webURL(r.URL), "")
		if !r.Published.IsZero() {
			h.raw(" ")
			h.when(r.Published, "")
		}
		h.raw("</li>\n")
	}
	h.raw("</ul>\n</aside>\n")
}

// sourcesOf says who is quoted in a block, by section and block: for blocks that hold the words of one speaker and do not name
// them in full.
func sourcesOf(a *lede.Article) map[[2]int]string {
	sources := map[[2]int]string{}
	for i := range a.Quotes {
		q := &a.Quotes[i]
		name := line(q.Speaker.Name)
		if name == "" {
			continue
		}
		if q.Speaker.Role != "" {
			name += ", " + line(q.Speaker.Role)
		}
		for _, p := range q.Parts {
			at := [2]int{p.Section, p.Block}
			if had, ok := sources[at]; ok && had != name {
				name = ""
			}
			if p.Section < len(a.Sections) && p.Section >= 0 && p.Block >= 0 && p.Block < len(a.Sections[p.Section].Blocks) &&
				strings.Contains(a.Sections[p.Section].Blocks[p.Block].Text, q.Speaker.Name) {
				name = ""
			}
			sources[at] = name
		}
	}
	return sources
}
