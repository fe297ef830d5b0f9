package render_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

func TestJSONLDOfEveryKind(t *testing.T) {
	for kind, name := range map[lede.Kind]string{
		lede.KindArticle: "NewsArticle", lede.KindLiveBlog: "LiveBlogPosting", lede.KindGallery: "ImageGallery",
		lede.KindVideo: "NewsArticle", lede.KindIndex: "CollectionPage", lede.KindStub: "NewsArticle", lede.KindOther: "WebPage",
	} {
		a := filled("https://sound.example/ferry")
		a.Kind = kind
		v := ld(t, a)
		require.Equal(t, name, v["@type"])
		require.Equal(t, "https://schema.org", v["@context"])
		require.NotEmpty(t, v["hasPart"])
		require.Contains(t, print(t, render.JSONLD, a), "relatedLink")
	}
}

func TestJSONLDOfLiveBlog(t *testing.T) {
	at := func(hour int) lede.Timestamp {
		return lede.Timestamp{Time: time.Date(2025, 3, 4, hour, 0, 0, 0, time.UTC), Precision: lede.PrecisionMinute, ZoneKnown: true}
	}
	text := func(s string) []lede.Block { return []lede.Block{{Type: lede.BlockParagraph, Text: s}} }
	v := ld(t, &lede.Article{Kind: lede.KindLiveBlog, Sections: []lede.Section{
		{Kind: lede.SectionLead, Blocks: text("Follow the ferry.")}, {Heading: "It docks", Published: at(9), Blocks: text("Ropes fly.")},
		{Heading: "The week in ferries", Published: lede.Timestamp{Time: at(0).Time, Precision: lede.PrecisionDay}, Blocks: text("It was wet.")},
		{Heading: "It sails", Published: at(7), Byline: []lede.Author{{Name: "Ines Varga"}}, Blocks: text("Horns sound.")},
	}})
	require.Equal(t, "Follow the ferry.", v["articleBody"])
	require.Equal(t, "2025-03-04T07:00Z", v["coverageStartTime"])
	require.Equal(t, "2025-03-04T09:00Z", v["coverageEndTime"])
	updates := v["liveBlogUpdate"].([]any)
	require.Len(t, updates, 3)
	require.Equal(t, "Ropes fly.", updates[0].(map[string]any)["articleBody"])
}

func TestJSONLDSpeakers(t *testing.T) {
	for _, row := range []struct {
		speaker lede.Speaker
		want    string
	}{
		{lede.Speaker{Name: "Orla Penhallow"}, "Person"}, {lede.Speaker{Name: "the harbour council"}, "Organization"},
		{lede.Speaker{Name: "NASA"}, "Organization"}, {lede.Speaker{Name: "The Sound", Role: "editor"}, "Person"},
	} {
		v := ld(t, &lede.Article{Quotes: []lede.Quote{{Text: "x", Kind: lede.QuoteDirect, Speaker: row.speaker}}})
		spoken := v["hasPart"].([]any)[0].(map[string]any)["spokenByCharacter"].(map[string]any)
		require.Equal(t, row.want, spoken["@type"], row.speaker.Name)
	}
}

func TestJSONLDMayStandInAScript(t *testing.T) {
	out := print(t, render.JSONLD, filled("</script><!--"))
	require.False(t, strings.ContainsAny(out, "<>&"))
}
