package links

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

func TestLabels(t *testing.T) {
	b := LabelsOf(lang.Get("en"))
	for _, row := range []struct {
		text string
		want Says
	}{
		{"Video", Badge}, {"Video ", Badge}, {" LIVE •", Badge}, {"Sponsored", Paid}, {"(Paid Post)", Paid}, {"Advertisement", Paid | Slot}, {"Ferry fares rise", 0}, {"", 0},
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
