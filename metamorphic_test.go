package lede_test

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede"
)

// changes are what may happen to a page without a reader seeing another story. A change says false where the page gives it
// nothing to do.
var changes = []struct {
	name   string
	why    string
	change func(root *html.Node, a *lede.Article) bool
	except map[string]string // fixtures that do change, and why they may
}{
	{"wrapped", "themes wrap pages in containers", wrapBody, nil},
	{"comments", "systems leave comments and white space between elements", spreadComments, nil},
	{"ads", "ads stand between paragraphs", insertAds, nil},
	{"hashed", "build tools rename classes", hashClasses, hashedDiffer},
	{"moved", "a list of other articles may stand anywhere", moveRelated, nil},
}

// hashedDiffer are the fixtures in which nothing but a class tells what a line is.
var hashedDiffer = map[string]string{
	"arc-chain":          "an editor's note is a paragraph below the last",
	"comments":           "comments are a list of long texts below the article",
	"cookie-wall":        "a name alone on its line is a byline because its class says so",
	"embeds":             "a post is a block quote with a link",
	"french":             "a dek of two sentences reads like a first paragraph",
	"interview":          "a note in italics closes the text",
	"opinion-pullquotes": "a line that tells who the writer is stands where deks stand",
}

// TestChangedPages changes the pages of testdata and expects the same story.
func TestChangedPages(t *testing.T) {
	done := map[string]int{}
	for _, f := range fixtures(t) {
		if f.plain() {
			continue
		}
		before := f.extract(t)
		for _, c := range changes {
			t.Run(f.ID+"/"+c.name, func(t *testing.T) {
				root, err := html.Parse(strings.NewReader(string(f.input)))
				require.NoError(t, err)
				if !c.change(root, before) {
					return
				}
				done[c.name]++
				after := extract(t, rendered(t, root), f.options())
				diff := cmp.Diff(gist(before), gist(after))
				if why, ok := c.except[f.ID]; ok {
					require.NotEmpty(t, diff, "no exception is needed any more: %s", why)
					return
				}
				if diff != "" {
					t.Errorf("though %s (-page +changed):\n%s", c.why, diff)
				}
			})
		}
	}
	for _, c := range changes {
		require.NotZero(t, done[c.name], "no page was %s", c.name)
	}
}

// gist is the part of the story that no change of the page's frame may touch.
func gist(a *lede.Article) story {
	s := storyOf(a)
	s.Related, s.Byline = nil, nil
	return s
}

func bodyOf(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Body {
			return n
		}
	}
	return nil
}

func newElement(tag atom.Atom, class string, children ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: tag, Data: tag.String()}
	if class != "" {
		n.Attr = []html.Attribute{{Key: "class", Val: class}}
	}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

func newText(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func wrapBody(root *html.Node, _ *lede.Article) bool {
	body := bodyOf(root)
	inner := newElement(atom.Div, "")
	for c := range slices.Values(slices.Collect(body.ChildNodes())) {
		body.RemoveChild(c)
		inner.AppendChild(c)
	}
	body.AppendChild(newElement(atom.Div, "", newElement(atom.Div, "", inner)))
	return true
}

// spreadComments puts a comment and white space between the blocks of each container.
func spreadComments(root *html.Node, _ *lede.Article) bool {
	var blocks []*html.Node
	for n := range bodyOf(root).Descendants() {
		switch n.DataAtom {
		case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.Li, atom.Section, atom.Article, atom.Aside, atom.Figure, atom.Ul, atom.Ol:
			blocks = append(blocks, n)
		}
	}
	for i, n := range blocks {
		n.Parent.InsertBefore(newText(" \n\t\t"), n)
		n.Parent.InsertBefore(&html.Node{Type: html.CommentNode, Data: fmt.Sprintf(" region %d ", i)}, n)
		n.Parent.InsertBefore(newText("\n\n"), n)
	}
	return len(blocks) > 0
}

// insertAds puts a slot with its label after every second paragraph of the story.
func insertAds(root *html.Node, a *lede.Article) bool {
	paragraphs := map[string]bool{}
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			paragraphs[b.Text] = b.Type == lede.BlockParagraph
		}
	}
	var after []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.P && paragraphs[words(n)] && n.NextSibling != nil {
			after = append(after, n)
		}
	}
	for i := 1; i < len(after); i += 2 {
		ad := newElement(atom.Div, "ad-slot ad-slot--inline", newElement(atom.Span, "ad-label", newText("Advertisement")), newElement(atom.Div, "ad"))
		after[i].Parent.InsertBefore(ad, after[i].NextSibling)
	}
	return len(after) > 1
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// hashClasses renames the classes and ids of pages that also mark up what things are.
func hashClasses(root *html.Node, _ *lede.Article) bool {
	semantic, changed := false, false
	for n := range root.Descendants() {
		semantic = semantic || n.DataAtom == atom.Article || n.DataAtom == atom.Main
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
	return semantic && changed
}

// moveRelated moves the box of the largest list of related headlines that holds nothing of the story: to the end of the page,
// or to its beginning.
func moveRelated(root *html.Node, a *lede.Article) bool {
	headlines := map[string]bool{}
	for _, r := range a.Related {
		headlines[r.Headline] = true
	}
	var box *html.Node
	most := 1
	for n := range bodyOf(root).Descendants() {
		if n.DataAtom != atom.Aside && n.DataAtom != atom.Section && n.DataAtom != atom.Div && n.DataAtom != atom.Ul {
			continue
		}
		if count := links(n, headlines); count > most && !holdsStory(n, a) {
			box, most = n, count
		}
	}
	if box == nil {
		return false
	}
	body := bodyOf(root)
	last := box
	for last.Parent != body {
		last = last.Parent
	}
	wasLate := last.PrevSibling != nil && last.PrevSibling.PrevSibling != nil && !before(box, a)
	box.Parent.RemoveChild(box)
	if wasLate {
		body.InsertBefore(box, body.FirstChild)
	} else {
		body.AppendChild(box)
	}
	return true
}

// links counts the links of n whose words are one of the headlines.
func links(n *html.Node, headlines map[string]bool) (count int) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A && headlines[words(d)] {
			count++
		}
	}
	return count
}

// holdsStory reports whether some block of the story, or its headline, stands in n.
func holdsStory(n *html.Node, a *lede.Article) bool {
	text := words(n)
	if strings.Contains(text, a.Headline) {
		return true
	}
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if b.Text != "" && strings.Contains(text, b.Text) {
				return true
			}
		}
	}
	return false
}

// before reports whether n stands before the story.
func before(n *html.Node, a *lede.Article) bool {
	for p := n; p != nil; p = p.Parent {
		for s := p.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && s.DataAtom != atom.Head && holdsStory(s, a) {
				return false
			}
		}
	}
	return true
}
