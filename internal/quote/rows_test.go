package quote

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

// read runs all steps over paragraphs.
func read(tag string, paras ...string) ([]Quote, []Request, *Text) {
	var ps []Para
	for _, p := range paras {
		ps = append(ps, Para{Text: p})
	}
	w := WordsOf(lang.Get(tag))
	spans := Pair(ps, w)
	t := Read(ps, spans, w)
	holds := t.Attribute()
	quotes := t.Join(holds)
	people := Meet(t, holds)
	t.Name(quotes, holds, people)
	return quotes, t.Requests(people), t
}

// rows calls f with every row of a section in every language that has it.
func rows(t *testing.T, section string, f func(t *testing.T, tag string, row lang.Row)) {
	n := 0
	for _, tag := range lang.Tags() {
		for _, row := range lang.Get(tag).Rows(section) {
			n++
			t.Run(tag+"/"+row.Field(0)+"/"+strings.SplitN(row.Field(1), ",", 2)[0], func(t *testing.T) { f(t, tag, row) })
		}
	}
	require.Positive(t, n, "no language has the section %s", section)
}

func TestVerbRows(t *testing.T) {
	rows(t, "quote.verb", func(t *testing.T, tag string, row lang.Row) {
		quotes, _, _ := read(tag, row.Field(3))
		require.NotEmpty(t, quotes, "the example quotes nothing: %s", row.Field(3))
		q := quotes[0]
		require.NotEmpty(t, q.Mention, "the example has no speaker: %s", row.Field(3))
		require.NotEqual(t, Fragment, q.Kind, row.Field(3))
		forms := append(row.Words(1), row.Words(2)...)
		require.Contains(t, lower(forms), strings.ToLower(q.Cue), "the cue is not of the row: %s", row.Field(3))
	})
}

func TestSourceRows(t *testing.T) {
	rows(t, "quote.source", func(t *testing.T, tag string, row lang.Row) {
		quotes, _, _ := read(tag, row.Field(2))
		require.Len(t, quotes, 1, row.Field(2))
		require.Equal(t, strings.ReplaceAll(row.Field(0), "' ", "'"), strings.ToLower(quotes[0].Cue), row.Field(2))
		require.NotEmpty(t, quotes[0].Mention, row.Field(2))
	})
}

func TestPassiveRows(t *testing.T) {
	rows(t, "quote.passive", func(t *testing.T, tag string, row lang.Row) {
		quotes, _, _ := read(tag, row.Field(2))
		require.Len(t, quotes, 1)
		require.Contains(t, []string{"Finch", "Fink"}, quotes[0].Mention, row.Field(2))
	})
}

func TestRequestRows(t *testing.T) {
	names := map[Status]string{Requested: "requested", Declined: "declined", NoResponse: "no_response", Responded: "responded"}
	rows(t, "quote.request", func(t *testing.T, tag string, row lang.Row) {
		_, requests, _ := read(tag, row.Field(3))
		require.Len(t, requests, 1, row.Field(3))
		require.Equal(t, row.Field(0), names[requests[0].Status], row.Field(3))
		require.Len(t, requests[0].Recipients, 1, row.Field(3))
	})
}

func lower(words []string) []string {
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	return words
}

func TestSureRows(t *testing.T) {
	for _, section := range []string{"quote.sure", "quote.spoken"} {
		rows(t, section, func(t *testing.T, tag string, row lang.Row) {
			example := row.Field(1)
			if section == "quote.spoken" {
				example = row.Field(2)
			}
			quotes, _, _ := read(tag, example)
			require.Len(t, quotes, 1, example)
			require.Equal(t, Direct, quotes[0].Kind, example)
		})
	}
}

func TestPerfectRows(t *testing.T) {
	rows(t, "quote.perfect", func(t *testing.T, tag string, row lang.Row) {
		quotes, _, _ := read(tag, row.Field(2))
		require.Len(t, quotes, 1, row.Field(2))
		if row.Field(0) == "only" {
			require.NotEmpty(t, quotes[0].Mention, row.Field(2))
		}
	})
}
