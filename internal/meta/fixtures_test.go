package meta

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

	"github.com/ledekit/lede/internal/page"
)

// Each file of testdata/meta is a page and the facts that it must give: all facts of the kinds that the file names.
func TestFixtures(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "meta")
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		t.Run(f.Name(), func(t *testing.T) {
			require.Equal(t, ".txtar", filepath.Ext(f.Name()), "a stray file")
			ar, err := txtar.ParseFile(filepath.Join(dir, f.Name()))
			require.NoError(t, err)
			require.NotEmpty(t, ar.Comment, "which phenomenon?")
			require.Len(t, ar.Files, 2)
			require.LessOrEqual(t, strings.Count(string(txtar.Format(ar)), "\n"), 40, "a fixture is short")
			var root *html.Node
			switch ar.Files[0].Name {
			case "page.html":
				root, err = html.Parse(strings.NewReader(string(ar.Files[0].Data)))
				require.NoError(t, err)
			case "page.txt":
				root = page.Lines(string(ar.Files[0].Data))
			}
			require.NotNil(t, root, "the first file is page.html or page.txt")
			require.Equal(t, "facts", ar.Files[1].Name)
			p, err := page.New(context.Background(), root, page.Limits{})
			require.NoError(t, err)
			want := strings.Split(strings.TrimSpace(string(ar.Files[1].Data)), "\n")
			asked := map[string]bool{}
			for _, line := range want {
				kind, _, ok := strings.Cut(line, ":")
				require.True(t, ok, line)
				asked[kind] = true
			}
			if diff := cmp.Diff(want, told(p, Read(p), asked)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// told writes the facts of some kinds, a line each; "none" for a kind of which there is none.
func told(p *page.Page, f *Facts, asked map[string]bool) []string {
	var out []string
	add := func(kind string, values ...string) {
		if !asked[kind] {
			return
		}
		if len(values) == 0 {
			values = []string{"none"}
		}
		for _, v := range values {
			out = append(out, kind+": "+v)
		}
	}
	facts := func(kind string, list ...Fact) {
		var lines []string
		for _, v := range list {
			if v.Value != "" {
				lines = append(lines, strings.ReplaceAll(v.Value, "\n", " / ")+" | "+v.Origin)
			}
		}
		add(kind, lines...)
	}
	add("type", f.Types...)
	facts("url", f.URL)
	facts("language", f.Language)
	facts("publisher", f.Publisher)
	add("outlet", f.PublisherURL+" | "+f.PublisherLogo)
	facts("category", f.Category)
	add("topic", f.Topics...)
	facts("headline", f.Headlines...)
	if f.HeadlineNode >= 0 {
		add("node", p.Nodes[f.HeadlineNode].HTML.Data)
	} else {
		add("node")
	}
	facts("dek", f.Deks...)
	var authors, images []string
	for _, a := range f.Authors {
		authors = append(authors, strings.Join([]string{a.Name, a.Role, a.URL, a.Origin}, " | "))
	}
	for _, i := range f.Images {
		images = append(images, strings.Join([]string{i.URL, i.Caption, i.Credit, i.Origin}, " | "))
	}
	add("author", authors...)
	facts("published", f.Published...)
	facts("modified", f.Modified...)
	facts("body", f.Body)
	add("image", images...)
	if f.Free != nil {
		add("free", fmt.Sprint(*f.Free)+" | "+f.PaidParts)
	} else {
		add("free")
	}
	add("broken", fmt.Sprint(f.Broken))
	return out
}
