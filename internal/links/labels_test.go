package links

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

func TestLabels(t *testing.T) {
	b := LabelsOf(lang.Get("en"))
	for _, row := range []struct {
		text string
		want Says
	}{
		{"Video", Badge | Plays}, {"Video ", Badge | Plays}, {" LIVE •", Badge}, {"Sponsored", Paid}, {"(Paid Post)", Paid}, {"Advertisement", Paid | Slot}, {"Ferry fares rise", 0}, {"", 0},
	} {
		require.Equal(t, row.want, b.Of(row.text), "%q", row.text)
	}
	for _, row := range []struct {
		text, rest string
		ok         bool
	}{
		{"Read more: Ferry fares rise", "Ferry fares rise", true},
		{"READ MORE | Ferry fares rise", "Ferry fares rise", true},
		{"Read more", "", true},
		{"Read more books, says the mayor", "Read more books, says the mayor", false},
		{"Video: Ferry sinks", "Video: Ferry sinks", false},
	} {
		rest, ok := b.CutLead(row.text)
		require.Equal(t, row.ok, ok, row.text)
		require.Equal(t, row.rest, rest, row.text)
	}
}

func TestLabelRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, section := range []string{"link.list", "link.other", "link.call"} {
			for _, row := range lang.Get(tag).Rows(section) {
				assert.NotEmpty(t, row.Field(1), "%s:%d has no example", row.File, row.Line)
				assert.True(t, lang.MatchPhrase(row.Field(0), lang.Words(row.Field(1), 16)), "%s:%d does not match %q", row.File, row.Line, row.Field(1))
			}
		}
		for _, section := range []string{"link.badge", "link.paid", "link.lead", "link.ad", "link.plays"} {
			for _, row := range lang.Get(tag).Rows(section) {
				for _, w := range row.Words(0) {
					assert.LessOrEqual(t, len(w), maxLabel-4, "%s:%d %q is too long for a label", row.File, row.Line, w)
				}
			}
		}
	}
}
