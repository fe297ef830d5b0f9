package main

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/dress"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// A page is learned from in other dresses too: with what a reader does not see told in another way, or not at all. So that no
// one clue is trusted alone which a page of another publisher may lack.
var dresses = []struct {
	why string
	on  func(root *html.Node, r *record)
}{
	{"build tools rename classes", func(root *html.Node, _ *record) { dress.Rename(root) }},
	{"themes wrap pages in containers, and adverts stand between paragraphs", func(root *html.Node, r *record) { dress.Wrap(root); advertise(root, r, "ad-slot") }},
	{"pages of the first days say nothing of themselves", func(root *html.Node, _ *record) { dress.Silence(root) }},
	{"all of that", func(root *html.Node, r *record) {
		advertise(root, r, "slot")
		dress.Rename(root)
		dress.Wrap(root)
		dress.Silence(root)
	}},
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

// advertise puts a labelled slot after every second paragraph of the article.
func advertise(root *html.Node, r *record, class string) {
	labels := []string{"Advertisement", "Anzeige", "Publicité", "ADVERTISEMENT", "Sponsored content", "Publicidad",
		"Advertisement - story continues below"}
	const enough = 5
	opens := map[string]bool{}
	must, _ := r.lines()
	for _, l := range must {
		if t := tokens(l); len(t) > enough {
			opens[strings.Join(t[:enough], " ")] = true
		}
	}
	story := func(text string) bool {
		t := tokens(text)
		return len(t) > enough && opens[strings.Join(t[:enough], " ")]
	}
	dress.Advertise(root, story, class, labels[int(hash(r.ID))%len(labels)])
}
