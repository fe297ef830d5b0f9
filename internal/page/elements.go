package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// annotate sets the flags and words of an element, and files it in the page's indexes. What stands on html and body tells of the
// whole page, and so of nothing in it.
func (b *builder) annotate(nd *Node, n *html.Node, i int32) {
	if isBlock(n.DataAtom) || n.DataAtom == 0 && standsAlone(n) {
		nd.Flags |= Block
	}
	nd.Own = elementWords(n.DataAtom)
	b.file(nd, n, i)
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return
	}
	for k := range n.Attr {
		b.attribute(nd, n, &n.Attr[k], i)
	}
	nd.All |= nd.Own
}

// file sets the flags that an element's name says, and notes where the page has what later stages ask for.
func (b *builder) file(nd *Node, n *html.Node, i int32) {
	p := b.p
	switch n.DataAtom {
	case 0:
		nd.Own |= b.told.wordsOf(n.Data, hashClass(n.Data))
	case atom.Head:
		nd.Flags |= InHead
	case atom.Html:
		p.HTML = i
		p.Lang = attr(n, "lang")
		if p.Lang == "" {
			p.Lang = attr(n, "xml:lang")
		}
	case atom.Body:
		p.Body = i
		nd.Flags &^= InHead
	case atom.Title:
		if p.Title == "" && n.FirstChild != nil {
			p.Title = Fold(n.FirstChild.Data)
		}
	case atom.Base:
		if p.Base == "" {
			p.Base = attr(n, "href")
		}
	case atom.Meta:
		p.Metas = append(p.Metas, i)
	case atom.Link:
		p.Links = append(p.Links, i)
	case atom.Script:
		if holdsData(attr(n, "type")) {
			p.Scripts = append(p.Scripts, i)
		}
	case atom.Time:
		p.Times = append(p.Times, i)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if n.DataAtom == atom.H1 {
			p.H1s = append(p.H1s, i)
		}
		nd.Flags |= Heading | Bold
	case atom.B, atom.Strong, atom.Th:
		nd.Flags |= Bold
	case atom.I, atom.Em, atom.Cite:
		nd.Flags |= Italic
	case atom.Button, atom.Select, atom.Label, atom.Option:
		nd.Flags |= Button
	case atom.Textarea: // what a reader may write, not what he reads
		nd.Flags |= Pre | Button
	case atom.Pre:
		nd.Flags |= Pre
	}
}

// attribute sets the flags and words that an attribute of an element says.
func (b *builder) attribute(nd *Node, n *html.Node, a *html.Attribute, i int32) {
	switch a.Key {
	case "class", "id", "role", "data-testid", "data-component", "data-module", "data-type", "data-test", "data-qa":
		h := hashClass(a.Val)
		nd.Own |= b.told.wordsOf(a.Val, h)
		if a.Key == "class" {
			nd.Class = h
		}
	case "itemprop", "itemtype":
		nd.Own |= wordsOf(a.Val)
		if p := b.p; len(p.Items) == 0 || p.Items[len(p.Items)-1] != i {
			p.Items = append(p.Items, i)
		}
	case "href":
		if n.DataAtom == atom.A && a.Val != "" {
			nd.Flags |= InLink
		}
	case "hidden":
		if a.Val != "until-found" {
			nd.Flags |= Hidden
		}
	case "style":
		if hides(a.Val) {
			nd.Flags |= Hidden
		}
	case "aria-hidden":
		if a.Val == "true" && n.DataAtom != atom.A && n.DataAtom != atom.Img {
			nd.Own |= AriaHidden
		}
	}
}

// standsAlone reports whether an element that HTML does not know, as web components are, stands in a place of its own: not in a line
// or paragraph, nor beside words.
func standsAlone(n *html.Node) bool {
	switch n.Parent.DataAtom {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Span, atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.Font, atom.Small:
		return false
	}
	for _, beside := range [...]*html.Node{n.PrevSibling, n.NextSibling} {
		if beside != nil && beside.Type == html.TextNode && !isBlank(beside.Data) {
			return false
		}
	}
	return true
}

// hashClass hashes a class; of a long one, the beginning.
func hashClass(s string) uint32 {
	h := uint32(2166136261) ^ uint32(len(s))
	for k := 0; k < min(len(s), 48); k++ {
		h = (h ^ uint32(s[k])) * 16777619
	}
	return h | 1
}

// hides reports whether an inline style takes an element off the page.
func hides(style string) bool {
	i := strings.Index(style, "display")
	for i >= 0 {
		rest := strings.TrimLeft(style[i+len("display"):], " \t")
		if strings.HasPrefix(rest, ":") && strings.HasPrefix(strings.TrimLeft(rest[1:], " \t"), "none") {
			return true
		}
		j := strings.Index(rest, "display")
		if j < 0 {
			break
		}
		i = len(style) - len(rest) + j
	}
	i = strings.Index(style, "visibility")
	return i >= 0 && strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(style[i+len("visibility"):], " "), ":"), " "), "hidden")
}

// holdsData reports whether a script of this type carries data instead of code.
func holdsData(typ string) bool {
	return len(typ) >= 8 && strings.Contains(strings.ToLower(typ), "json")
}

// descends reports whether the walk goes below an element: not where its content is no text for readers.
func descends(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Noscript, atom.Noembed,
		atom.Noframes, atom.Title, atom.Canvas, atom.Datalist:
		return false
	}
	return true
}

// isBlock reports whether browsers begin a new line at an element.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.Frameset, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Hr,
		atom.Html, atom.Iframe, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option,
		atom.P, atom.Pre, atom.Search, atom.Section, atom.Select, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot,
		atom.Th, atom.Thead, atom.Caption, atom.Tr, atom.Ul, atom.Video, atom.Audio, atom.Textarea, atom.Button:
		return true
	}
	return false
}

// HeadingLevel is the rank of a heading element, 1 to 6, or 0 for other elements.
func HeadingLevel(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
