package block

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// prose are the paragraphs that {p} stands for in the examples, one after the other.
var prose = []string{
	"<p>The quay will hold for years to come, the harbor master told the council on Monday evening, and nobody will have to move.</p>",
	"<p>Its stones were laid when the town had no harbor, and most of them have never been moved since, says the book of the parish.</p>",
	"<p>A diver went down in March, and again in May, and both times came up with nothing to tell but that the water was cold.</p>",
}

// storyOf reads a page whose h1 is the headline and whose main element is the article.
func storyOf(t *testing.T, markup string) *Story {
	t.Helper()
	for _, p := range prose {
		markup = strings.Replace(markup, "{p}", p, 1)
	}
	root, _, err := page.Parse(context.Background(), []byte("<h1>Quay will hold, town is told</h1>"+markup), 0)
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	s := &Source{Page: p, Keep: make([]bool, len(p.Runs)), First: int32(len(p.Runs)), Top: p.Body, Headline: -1, Lang: lang.Get("en")}
	for i := range p.Nodes {
		if p.Nodes[i].Atom == atom.Main {
			s.Top = int32(i)
		}
	}
	for i := range p.Runs {
		switch {
		case s.Headline < 0:
			s.Headline, s.Title = int32(i), p.Text(&p.Runs[i])
		case p.Runs[i].First > s.Top && p.Runs[i].First < p.Nodes[s.Top].End:
			s.Keep[i], s.First, s.End = true, min(s.First, int32(i)), int32(i)+1
		}
	}
	return Read(s)
}

// Each rule that makes a heading of a line has an example in which it does.
func TestHeadingRules(t *testing.T) {
	examples := map[string]string{
		"element":         "<main>{p}<h2>What came before</h2>{p}</main>",
		"bold line":       "<main>{p}<p><b>What came before</b></p>{p}</main>",
		"bold question":   "<main>{p}<p><b>The town has paid for the stones, the county for the divers, and somebody whom nobody wants to name has paid for the gate. Who is it, and who is going to pay for all the rest of it?</b></p>{p}<p><b>There are those who say that the quay was never meant for the boats at all, but for the houses that are to stand behind it one day. What do you answer when somebody tells you that?</b></p>{p}</main>",
		"named line":      `<main>{p}<div class="headline">What came before</div>{p}</main>`,
		"capitals":        "<main>{p}<p>WHAT CAME BEFORE</p>{p}</main>",
		"recurring style": `<main>{p}<div class="zt">What came before</div>{p}<div class="zt">Who has to pay</div>{p}</main>`,
		"known words":     "<main>{p}<p>Why it matters</p>{p}<p><a href='/a'>A link</a> to the council's own report of the quay, and how it came to be built.</p></main>",
		"bare line":       "<main>{p}<p>A quay of two minds</p>{p}</main>",
	}
	for i := range headingRules {
		row := &headingRules[i]
		t.Run(row.name, func(t *testing.T) {
			require.NotEmpty(t, row.why)
			require.Contains(t, examples, row.name)
			var by []string
			for _, s := range storyOf(t, examples[row.name]).Sections {
				by = append(by, s.HeadingRow().Name)
			}
			require.Contains(t, by, row.name)
		})
	}
	require.Len(t, examples, len(headingRules))
}

// Each rule that unmakes one has an example, which has the heading without what the rule looks for.
func TestNoHeadingRules(t *testing.T) {
	examples := map[string][2]string{ // with the heading, and without
		"address":    {"<main>{p}<h2>Write to the quay</h2>{p}</main>", "<main>{p}<h2>Write to quay@ledger.example</h2>{p}</main>"},
		"byline":     {"<main>{p}<h2>By the quay they wept</h2>{p}</main>", "<main>{p}<h2>By Ada Quill</h2>{p}</main>"},
		"no content": {"<main>{p}<h2>More of this</h2>{p}</main>", "<main>{p}{p}<h2>More of this</h2></main>"},
	}
	for i := range noHeadingRules {
		row := &noHeadingRules[i]
		t.Run(row.name, func(t *testing.T) {
			require.NotEmpty(t, row.why)
			require.Contains(t, examples, row.name)
			require.Len(t, storyOf(t, examples[row.name][0]).Sections, 2)
			require.Len(t, storyOf(t, examples[row.name][1]).Sections, 1)
		})
	}
}

func TestKindRow(t *testing.T) {
	for markup, want := range map[string]string{
		"<main>{p}</main>":                                "lead",
		"<main>{p}<h2>Why it matters</h2>{p}</main>":      "why this/it/that/they/these/we matter/matters *",
		"<main>{p}<h2>Who has paid?</h2>{p}</main>":       "asks",
		"<main>{p}<h2>A quay of two minds</h2>{p}</main>": "unknown words",
	} {
		sections := storyOf(t, markup).Sections
		row := sections[len(sections)-1].KindRow(lang.Get("en"))
		require.Equal(t, want, row.Name)
		require.NotEmpty(t, row.Why)
	}
}

func TestDekRows(t *testing.T) {
	s := storyOf(t, `<p class="dek">The council has voted to keep the old quay, and to pay for it.</p><main>{p}{p}</main>`)
	require.Equal(t, "The council has voted to keep the old quay, and to pay for it.", s.Dek)
	sum := 0.0
	for _, row := range s.DekRows() {
		require.NotEmpty(t, row.Why)
		sum += row.Points
	}
	require.GreaterOrEqual(t, sum, float64(dekEnough))
	require.Less(t, len(dekRules), 64, "a bit each")
}
