// Package dress changes pages in ways that no reader sees: with renamed classes, in more boxes, with adverts between paragraphs,
// without what they say of themselves to machines. Tests expect the same Article of a page in any dress, and the body finder learns
// from pages in several, so that it trusts no one clue that a page of another publisher may lack. lede itself does not use it.
package dress

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Rename makes classes and ids mean nothing, as build tools do; those that were alike still are. It reports whether there were any.
func Rename(root *html.Node) (changed bool) {
	for n := range root.Descendants() {
		for i, a := range n.Attr {
			if a.Key != "class" && a.Key != "id" {
				continue
			}
			names := strings.Fields(a.Val)
			for k, name := range names {
				h := fnv.New32a()
				_, _ = h.Write([]byte(name))
				names[k] = fmt.Sprintf("x%08x", h.Sum32())
			}
			n.Attr[i].Val = strings.Join(names, " ")
			changed = true
		}
	}
	return changed
}

// Wrap puts three boxes around all that the page shows, as themes do. It reports whether there is a body.
func Wrap(root *html.Node) bool {
	body := First(root, atom.Body)
	if body == nil {
		return false
	}
	box := Element(atom.Div, "")
	for _, c := range slices.Collect(body.ChildNodes()) {
		body.RemoveChild(c)
		box.AppendChild(c)
	}
	body.AppendChild(Element(atom.Div, "", Element(atom.Div, "", box)))
	return true
}

// Advertise puts a slot with its label behind every second paragraph whose text the story has. It reports whether it put any.
func Advertise(root *html.Node, story func(text string) bool, class, label string) bool {
	var after []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.P && story(Text(n)) {
			after = append(after, n)
		}
	}
	for i := 1; i < len(after); i += 2 {
		ad := Element(atom.Div, class+" "+class+"--inline", Element(atom.Span, class+"__label", NewText(label)), Element(atom.Div, class+"__frame"))
		after[i].Parent.InsertBefore(ad, after[i].NextSibling)
	}
	return len(after) > 1
}

// Comment puts a comment between white space before each element that begins a block, as systems for writing pages leave them. It
// reports whether it put any.
func Comment(root *html.Node) bool {
	body := First(root, atom.Body)
	if body == nil {
		return false
	}
	var blocks []*html.Node
	for n := range body.Descendants() {
		switch n.DataAtom {
		case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.Li, atom.Section, atom.Article, atom.Aside, atom.Figure, atom.Ul, atom.Ol:
			blocks = append(blocks, n)
		}
	}
	for i, n := range blocks {
		n.Parent.InsertBefore(NewText(" \n\t\t"), n)
		n.Parent.InsertBefore(&html.Node{Type: html.CommentNode, Data: fmt.Sprintf(" region %d ", i)}, n)
		n.Parent.InsertBefore(NewText("\n\n"), n)
	}
	return len(blocks) > 0
}

// Silence takes out what the page says of itself to machines.
func Silence(root *html.Node) {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Meta || n.DataAtom == atom.Script {
			out = append(out, n)
		}
	}
	for _, n := range out {
		n.Parent.RemoveChild(n)
	}
}

// First is the first element of a name, nil where there is none.
func First(root *html.Node, name atom.Atom) *html.Node {
	for n := range root.Descendants() {
		if n.DataAtom == name {
			return n
		}
	}
	return nil
}

// Text is the text in a node as its source has it.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// Element is a new element.
func Element(name atom.Atom, class string, children ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: name, Data: name.String()}
	if class != "" {
		n.Attr = []html.Attribute{{Key: "class", Val: class}}
	}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

// NewText is a new text.
func NewText(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }
