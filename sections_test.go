package lede

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

const sectionDir = "testdata/section"

// TestSections reads each fixture of testdata/section as a story. Its region is what stands in the element whose id is "text",
// but for boxes of the class "out", or all lines below the first of a plain text: finding the region is another room's.
func TestSections(t *testing.T) {
	files, err := os.ReadDir(sectionDir)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		t.Run(strings.TrimSuffix(f.Name(), ".txtar"), func(t *testing.T) {
			require.Equal(t, ".txtar", filepath.Ext(f.Name()), "a stray file")
			name := filepath.Join(sectionDir, f.Name())
			a, err := txtar.ParseFile(name)
			require.NoError(t, err)
			require.NotEmpty(t, strings.TrimSpace(string(a.Comment)), "a fixture says which phenomenon it is about")
			require.Len(t, a.Files, 2, "a page and what it holds")
			require.Equal(t, "want", a.Files[1].Name)
			got := outline(t, a.Files[0])
			if os.Getenv("UPDATE_SECTIONS") != "" {
				a.Files[1].Data = []byte(got)
				require.NoError(t, os.WriteFile(name, txtar.Format(a), 0o644))
			}
			require.LessOrEqual(t, strings.Count(string(txtar.Format(a)), "\n"), 40, "a fixture is about one phenomenon")
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// outline reads a page as a story and writes it a line a piece.
func outline(t *testing.T, f txtar.File) string {
	t.Helper()
	ctx := context.Background()
	root, plain := page.Lines(string(f.Data)), strings.HasSuffix(f.Name, ".txt")
	if !plain {
		var err error
		root, _, err = page.Parse(ctx, f.Data, 0)
		require.NoError(t, err)
	}
	p, err := page.New(ctx, root, page.Limits{})
	require.NoError(t, err)
	facts := meta.Read(p)
	s := newSource(p, facts, Options{URL: "https://news.example/story"})
	st := readStory(s, fixtureRegion(p, facts, plain))
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if st.kind != KindArticle {
		say("kind %s", st.kind)
	}
	if st.access != "" {
		say("access %s", st.access)
	}
	if st.dek.value != "" {
		say("dek %s", st.dek.value)
	}
	if st.dateline != (Dateline{}) {
		say("dateline %s | %s", st.dateline.Place, st.dateline.Agency)
	}
	lead, _, _ := strings.Cut(st.lede, ".")
	say("lede %s", lead)
	for i, sec := range st.sections {
		if i < len(st.stamps) && st.stamps[i].text != "" {
			say("entry %s | %s", st.stamps[i].text, sec.Byline)
		}
		say("%s %d %q", sec.Kind, sec.Level, sec.Heading)
		for k := range sec.Blocks {
			say("  %s", blockLine(&sec.Blocks[k]))
		}
	}
	for _, m := range st.images {
		say("image %s | %s | %s", m.URL, m.Caption, m.Credit)
	}
	for _, c := range st.corrections {
		say("correction %s", c.Text)
	}
	return b.String()
}

// blockLine writes a block: its type and the beginning of what it holds.
func blockLine(b *Block) string {
	switch b.Type {
	case BlockList:
		return fmt.Sprintf("list %v %q", b.Ordered, b.Items)
	case BlockTable:
		return fmt.Sprintf("table %q", b.Rows)
	case BlockImage:
		return "image"
	case BlockEmbed:
		return fmt.Sprintf("embed %s %s", b.Embed.Provider, b.Embed.URL)
	}
	text := b.Text
	if words := strings.Fields(text); len(words) > 5 {
		text = strings.Join(words[:5], " ")
	}
	for _, l := range b.Links {
		text += fmt.Sprintf(" [%s](%s)", b.Text[l.Start:l.End], l.URL)
	}
	return fmt.Sprintf("%s %s", b.Type, text)
}

// fixtureRegion is the region that a fixture marks.
func fixtureRegion(p *page.Page, facts *meta.Facts, plain bool) *body.Region {
	rg := &body.Region{Keep: make([]bool, len(p.Runs)), Headline: -1, First: int32(len(p.Runs))}
	if facts.HeadlineNode >= 0 {
		rg.Headline, _ = p.RunsOf(facts.HeadlineNode)
	}
	for i := range p.Nodes {
		if p.Attr(int32(i), "id") == "text" {
			rg.Top = int32(i)
		}
	}
	for i := range p.Runs {
		run := &p.Runs[i]
		if run.First < rg.Top || run.First >= p.Nodes[rg.Top].End || run.Flags&page.Hidden != 0 || plain && i == 0 || inClass(p.Nodes[run.Box].HTML, "out") {
			continue
		}
		rg.Keep[i] = true
		rg.First, rg.End = min(rg.First, int32(i)), int32(i+1)
	}
	return rg
}

// inClass reports whether a node or one around it has a class.
func inClass(n *html.Node, class string) bool {
	for ; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Key == "class" && a.Val == class {
				return true
			}
		}
	}
	return false
}
