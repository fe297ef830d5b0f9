package lede

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/meta"
)

const quoteDir = "testdata/quote"

// TestQuoteFixtures reads testdata/quote: the comment of each file tells its phenomenon, text is its paragraphs ("# " opens a
// heading, "> " a block quote), quotes and requests are what must be found, as the functions below print it.
func TestQuoteFixtures(t *testing.T) {
	files, err := os.ReadDir(quoteDir)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 25)
	for _, f := range files {
		t.Run(f.Name(), func(t *testing.T) {
			require.Equal(t, ".txtar", filepath.Ext(f.Name()), "a stray file")
			a, err := txtar.ParseFile(filepath.Join(quoteDir, f.Name()))
			require.NoError(t, err)
			require.NotEmpty(t, strings.TrimSpace(string(a.Comment)), "no phenomenon")
			parts := map[string]string{}
			for _, p := range a.Files {
				require.Contains(t, []string{"lang", "text", "quotes", "requests"}, p.Name, "an unknown part")
				parts[p.Name] = strings.TrimSpace(string(p.Data))
			}
			require.NotEmpty(t, parts["text"])
			quotes, requests := quotesOf(parts["lang"], parts["text"])
			if d := cmp.Diff(parts["quotes"], printQuotes(quotes)); d != "" {
				t.Errorf("quotes (-want +got)\n%s", d)
			}
			if d := cmp.Diff(parts["requests"], printRequests(requests)); d != "" {
				t.Errorf("requests (-want +got)\n%s", d)
			}
		})
	}
}

// quotesOf runs the room over the paragraphs of a text, told on Wednesday, 10 June 2026.
func quotesOf(tag, text string) ([]Quote, []CommentRequest) {
	if tag == "" {
		tag = "en"
	}
	section := Section{Kind: SectionLead}
	var sections []Section
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			sections = append(sections, section)
			section = Section{Heading: line[2:], Level: 2, Kind: SectionOther}
		case strings.HasPrefix(line, "> "):
			section.Blocks = append(section.Blocks, Block{Type: BlockBlockquote, Text: line[2:]})
		case line != "":
			section.Blocks = append(section.Blocks, Block{Type: BlockParagraph, Text: line})
		}
	}
	told := Reference{Time: time.Date(2026, 6, 10, 0, 0, 0, 0, time.UTC), Language: tag, Prose: true}
	facts := &meta.Facts{Publisher: meta.Fact{Value: "The Marrow Post"}}
	return findQuotes(&source{lang: lang.Get(tag), tag: tag, facts: facts}, &story{sections: append(sections, section)}, &times{told: told})
}

// printQuotes writes a quote a line: kind | name | mention | role, affiliation | cue | told to | said at | parts.
func printQuotes(quotes []Quote) string {
	var lines []string
	for i := range quotes {
		q := &quotes[i]
		var parts []string
		for _, p := range q.Parts {
			parts = append(parts, p.Text)
		}
		role := q.Speaker.Role
		if q.Speaker.Affiliation != "" {
			role += ", " + q.Speaker.Affiliation
		}
		fields := []string{string(q.Kind), q.Speaker.Name, q.Speaker.Mention, role, q.Cue, q.ToldTo, q.SaidAt.Text, strings.Join(parts, " // ")}
		lines = append(lines, joinFields(fields))
	}
	return strings.Join(lines, "\n")
}

// printRequests writes a request a line: status | outlet | recipients.
func printRequests(requests []CommentRequest) string {
	var lines []string
	for _, r := range requests {
		lines = append(lines, joinFields([]string{string(r.Status), r.Outlet, strings.Join(r.Recipients, "; ")}))
	}
	return strings.Join(lines, "\n")
}

func joinFields(fields []string) string {
	for i, f := range fields {
		if f == "" {
			fields[i] = "-"
		}
	}
	return strings.Join(fields, " | ")
}

func TestQuoteOffsets(t *testing.T) {
	quotes, _ := quotesOf("en", "“Über, it’s é,” said Finch. “Yes.”\n“One\n“two,” she said.")
	require.Len(t, quotes, 2)
	for _, q := range quotes {
		var texts []string
		for _, p := range q.Parts {
			require.Equal(t, p.End-p.Start, len(p.Text))
			texts = append(texts, p.Text)
		}
		require.Equal(t, q.Text, strings.Join(texts, " "))
	}
}
