package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// A page is learned from in other dresses too: with what a reader does not see told in another way, or not at all. So that no
// one clue is trusted alone which a page of another publisher may lack.
var dresses = []struct {
	why string
	on  func(root *html.Node, r *record)
}{
	{"build tools rename classes", func(root *html.Node, _ *record) { rename(root) }},
	{"themes wrap pages in containers, and adverts stand between paragraphs", func(root *html.Node, r *record) { wrap(root); advertise(root, r, "ad-slot") }},
	{"pages of the first days say nothing of themselves", func(root *html.Node, _ *record) { silence(root) }},
	{"all of that", func(root *html.Node, r *record) { advertise(root, r, "slot"); rename(root); wrap(root); silence(root) }},
}

// dressed reads a page in the n-th dress.
func dressed(path string, r *record, n int) (*sample, error) {
	root, err := parse(path)
	if err != nil {
		return nil, err
	}
	dresses[n%len(dresses)].on(root, r)
	p, err := page.New(context.Background(), root, page.Limits{})
	if err != nil {
		return nil, err
	}
	s := &sample{id: fmt.Sprintf("%s-dress%d", r.ID, n%len(dresses)), publisher: r.Publisher, page: p, facts: meta.Read(p)}
	s.label(r)
	return s, nil
}

// rename makes classes and ids mean nothing; those that were alike still are.
func rename(root *html.Node) {
	for n := range root.Descendants() {
		for i, a := range n.Attr {
			if a.Key != "class" && a.Key != "id" {
				continue
			}
			names := strings.Fields(a.Val)
			for k, name := range names {
				names[k] = fmt.Sprintf("x%08x", hash(name))
			}
			n.Attr[i].Val = strings.Join(names, " ")
		}
	}
}

// wrap puts three boxes around all the page shows.
func wrap(root *html.Node) {
	body := first(root, atom.Body)
	if body == nil {
		return
	}
	box := element(atom.Div, "")
	for _, c := range slices.Collect(body.ChildNodes()) {
		body.RemoveChild(c)
		box.AppendChild(c)
	}
	body.AppendChild(element(atom.Div, "", element(atom.Div, "", box)))
}

// advertise puts a labelled slot after every second paragraph of the article.
func advertise(root *html.Node, r *record, class string) {
	labels := []string{"Advertisement", "Anzeige", "Publicité", "ADVERTISEMENT", "Sponsored content", "Publicidad", "Advertisement - story continues below"}
	const enough = 5
	opens := map[string]bool{}
	must, _ := r.lines()
	for _, l := range must {
		if t := tokens(l); len(t) > enough {
			opens[strings.Join(t[:enough], " ")] = true
		}
	}
	var after []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom != atom.P {
			continue
		}
		var b strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data)
			}
		}
		if t := tokens(b.String()); len(t) > enough && opens[strings.Join(t[:enough], " ")] {
			after = append(after, n)
		}
	}
	label := labels[int(hash(r.ID))%len(labels)]
	for i := 1; i < len(after); i += 2 {
		text := &html.Node{Type: html.TextNode, Data: label}
		ad := element(atom.Div, class+" "+class+"--inline", element(atom.Span, class+"__label", text), element(atom.Div, class+"__frame"))
		after[i].Parent.InsertBefore(ad, after[i].NextSibling)
	}
}

// silence takes out what the page says of itself to machines.
func silence(root *html.Node) {
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

func first(root *html.Node, a atom.Atom) *html.Node {
	for n := range root.Descendants() {
		if n.DataAtom == a {
			return n
		}
	}
	return nil
}

func element(tag atom.Atom, class string, children ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: tag, Data: tag.String()}
	if class != "" {
		n.Attr = []html.Attribute{{Key: "class", Val: class}}
	}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}
