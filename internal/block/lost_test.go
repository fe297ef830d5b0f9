package block

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// The region has all but the lines that open with an x.
func TestLostParagraph(t *testing.T) {
	const long = "The board let nobody on the pier that winter, but for the two who fed the gulls."
	html := "<div id=text><p>" + long + "<p>x " + long + "<p>x Paid notice<p>" + long + "<p class=more>x " + long + "<p><a href=/a>x " + long + "</a><p>" + long + "</div>"
	root, _, err := page.Parse(context.Background(), []byte(html), 0)
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	s := &Source{Page: p, Keep: make([]bool, len(p.Runs)), End: int32(len(p.Runs)), Headline: -1, Lang: lang.Get("en"), Top: p.Runs[0].Box - 1}
	for i := range p.Runs {
		s.Keep[i] = !strings.HasPrefix(p.Text(&p.Runs[i]), "x ")
	}
	var got []string
	for _, b := range Read(s).Sections[0].Blocks {
		got = append(got, b.Text)
	}
	require.Equal(t, []string{long, "x " + long, long, long}, got, "neither a short one, nor one marked otherwise, nor a link")
}
