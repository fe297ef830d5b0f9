package render_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// vocabulary is the part of schema.org that may be printed: a type's own properties, those of its parents included.
var vocabulary = func() map[string]string {
	const (
		thing    = " @type name url description image mainEntityOfPage "
		creative = thing + "headline author publisher datePublished dateModified dateCreated inLanguage keywords isAccessibleForFree text " +
			"hasPart correction alternativeHeadline creditText "
		article = creative + "articleBody articleSection "
		page    = creative + "relatedLink @id "
	)
	return map[string]string{
		"NewsArticle":       article + "dateline @context ",
		"LiveBlogPosting":   article + "coverageStartTime coverageEndTime liveBlogUpdate @context ",
		"BlogPosting":       article,
		"WebPage":           page + "@context ",
		"CollectionPage":    page + "@context ",
		"ImageGallery":      page + "@context ",
		"Quotation":         creative + "spokenByCharacter ",
		"CorrectionComment": creative,
		"ImageObject":       creative + "caption ",
		"Person":            thing + "jobTitle affiliation ",
		"Organization":      thing + "logo ",
	}
}()

// checkVocabulary fails on a type or property that schema.org does not have.
func checkVocabulary(t *testing.T, v any, path string) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		require.NotEmpty(t, v, path)
		for _, x := range v {
			checkVocabulary(t, x, path)
		}
	case map[string]any:
		name, _ := v["@type"].(string)
		require.Contains(t, vocabulary, name, path)
		for key, x := range v {
			require.Contains(t, vocabulary[name], " "+key+" ", "%s of %s at %s", key, name, path)
			checkVocabulary(t, x, path+"/"+key)
		}
	}
}

func ld(t *testing.T, a *lede.Article) map[string]any {
	t.Helper()
	var v map[string]any
	require.NoError(t, json.Unmarshal([]byte(print(t, render.JSONLD, a)), &v))
	checkVocabulary(t, v, "")
	return v
}

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
		{Heading: "It sails", Published: at(7), Byline: []lede.Author{{Name: "Ines Varga"}}, Blocks: text("Horns sound.")},
	}})
	require.Equal(t, "Follow the ferry.", v["articleBody"])
	require.Equal(t, "2025-03-04T07:00Z", v["coverageStartTime"])
	require.Equal(t, "2025-03-04T09:00Z", v["coverageEndTime"])
	updates := v["liveBlogUpdate"].([]any)
	require.Len(t, updates, 2)
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
