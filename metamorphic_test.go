package lede_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/internal/dress"
)

// changes are what may happen to a page without a reader seeing another story. A change says false where the page gives it
// nothing to do.
var changes = []struct {
	name   string
	why    string
	change func(root *html.Node, a *lede.Article) bool
	except map[string]string // fixtures that do change, and why they may
	// web is the share of a story's lines that may change where pages are real ones, for the reason told.
	web     float64
	because string
}{
	{"wrapped", "themes wrap pages in containers", ofPage(dress.Wrap), nil, 0, ""},
	{"comments", "systems leave comments and white space between elements", ofPage(dress.Comment), nil, 0, ""},
	{"ads", "ads stand between paragraphs", insertAds, adsDiffer, 0.01,
		"behind an advert, a line that stands apart anyway may be the page's and not the story's"},
	{"hashed", "build tools rename classes", hashClasses, hashedDiffer, 0.05,
		"deks, notes and posts of others are told from paragraphs by their classes alone on some pages"},
	{"moved", "a list of other articles may stand anywhere", moveRelated, nil, 0.01,
		"a list that stood inside the story parted what is now one"},
}

// hashedDiffer are the fixtures in which nothing but a class tells what a line is.
var hashedDiffer = map[string]string{
	"arc-chain":          "an editor's note is a paragraph below the last",
	"comments":           "comments are a list of long texts below the article",
	"cookie-wall":        "a name alone on its line is a byline because its class says so",
	"embeds":             "a post is a block quote with a link",
	"opinion-pullquotes": "a line that tells who the writer is stands where deks stand",
}

// adsDiffer are the fixtures in which an advert parts a line from the story that is hardly its own.
var adsDiffer = map[string]string{
	"chain-wire": "a line under a rule, behind an advert, tells who reported from where",
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
				diff := gocmp.Diff(gist(before), gist(after))
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

// TestChangedWebPages changes real pages, a sample of those at hand, and expects nearly all of each story. They are those of the
// folder that LEDE_PAGES names, or of the data beside the repository.
func TestChangedWebPages(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(webPages(), "*.html*"))
	require.NoError(t, err)
	if len(names) == 0 {
		t.Skip("no real pages at hand: LEDE_PAGES names no folder of them, and there is no data beside the repository")
	}
	if testing.Short() || raceEnabled {
		t.Skip("reads many pages")
	}
	lines, changed := make([]int, len(changes)), make([]int, len(changes))
	for i := 0; i < len(names); i += *every {
		root, err := html.Parse(bytes.NewReader(unpacked(t, names[i])))
		require.NoError(t, err)
		page := rendered(t, root)
		before := extract(t, page, asUTF8)
		for k, c := range changes {
			root, err := html.Parse(strings.NewReader(page))
			require.NoError(t, err)
			if c.change(root, before) {
				n, other := apart(gist(before), gist(extract(t, rendered(t, root), asUTF8)))
				lines[k] += n
				if changed[k] += other; other > 0 {
					t.Logf("%s, %s: %d of %d lines", filepath.Base(names[i]), c.name, other, n)
				}
			}
		}
	}
	for k, c := range changes {
		require.NotZero(t, lines[k], "no page was %s", c.name)
		t.Logf("%s: %d of %d lines", c.name, changed[k], lines[k])
		require.LessOrEqual(t, float64(changed[k]), c.web*float64(lines[k]), "lines changed though %s; some may: %s", c.why, c.because)
	}
}

var every = flag.Int("every", 8, "TestChangedWebPages takes one page of so many")

// asUTF8 reads a page that was written anew.
var asUTF8 = lede.Options{ContentType: "text/html; charset=utf-8"}

// webPages is the folder of real pages.
func webPages() string {
	return cmp.Or(os.Getenv("LEDE_PAGES"), filepath.Join("..", "shared", "bench", "pages-dev", "pages"))
}

// apart counts the lines of a story, and those that only one of two has: headline, dek, lede, headings, blocks, quotes, requests.
func apart(a, b story) (lines, other int) {
	count := map[string]int{}
	for _, l := range linesOf(a) {
		lines++
		count[l]++
	}
	for _, l := range linesOf(b) {
		count[l]--
	}
	for _, n := range count {
		other += max(n, -n)
	}
	return lines, other
}

func linesOf(s story) []string {
	lines := []string{"headline " + s.Headline, "dek " + s.Dek, "lede " + s.Lede, fmt.Sprint("dateline ", s.Dateline)}
	for _, part := range s.Sections {
		lines = append(lines, fmt.Sprint("section ", part.Kind, part.Heading))
		lines = append(lines, part.Blocks...)
	}
	for _, q := range s.Quotes {
		lines = append(lines, fmt.Sprint("quote ", q))
	}
	for _, r := range s.Requests {
		lines = append(lines, fmt.Sprint("request ", r))
	}
	return lines
}

// ofPage is a change that need not know the story.
func ofPage(change func(root *html.Node) bool) func(*html.Node, *lede.Article) bool {
	return func(root *html.Node, _ *lede.Article) bool { return change(root) }
}

// gist is the part of the story that no change of the page's frame may touch.
func gist(a *lede.Article) story {
	s := storyOf(a)
	s.Related, s.Byline = nil, nil
	return s
}

// insertAds puts a slot with its label after every second paragraph of the story.
func insertAds(root *html.Node, a *lede.Article) bool {
	paragraphs := map[string]bool{}
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			paragraphs[b.Text] = b.Type == lede.BlockParagraph
		}
	}
	return dress.Advertise(root, func(text string) bool { return paragraphs[folded(text)] }, "ad-slot", "Advertisement")
}

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

func words(n *html.Node) string { return folded(dress.Text(n)) }

// hashClasses renames the classes and ids of pages that also mark up what things are.
func hashClasses(root *html.Node, _ *lede.Article) bool {
	semantic := dress.First(root, atom.Article) != nil || dress.First(root, atom.Main) != nil
	return semantic && dress.Rename(root)
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
	for n := range dress.First(root, atom.Body).Descendants() {
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
	body := dress.First(root, atom.Body)
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
