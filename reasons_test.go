package lede

import (
	"bytes"
	"context"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/why"
)

// reasonsOf reads a page for somebody who asks.
func reasonsOf(t *testing.T, page string, o Options) (*Article, []why.Reason) {
	t.Helper()
	ctx, trail := why.Ask(context.Background())
	a, err := Extract(ctx, strings.NewReader(page), o)
	require.NoError(t, err)
	return a, trail.Reasons
}

// Every kind, section, quote, related headline and stamp of a page has a reason, each with a why; and who asks gets the same Article.
func TestReasons(t *testing.T) {
	for _, name := range []string{"letter.1.html", "letter.text.txt"} {
		t.Run(name, func(t *testing.T) {
			page, err := os.ReadFile("testdata/pages/" + name)
			require.NoError(t, err)
			o := Options{FetchedAt: time.Date(2026, 3, 12, 22, 0, 0, 0, time.UTC)}
			if strings.HasSuffix(name, ".txt") {
				o.ContentType = "text/plain"
			}
			a, reasons := reasonsOf(t, string(page), o)
			plain, err := Extract(context.Background(), bytes.NewReader(page), o)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(plain, a))

			has := map[string]bool{}
			for _, r := range reasons {
				has[r.Field] = true
				require.NotEmpty(t, r.Rows, r.Field)
				for _, row := range r.Rows {
					require.NotEmpty(t, row.Why, r.Field)
				}
			}
			want := []string{"/kind", "/body"}
			for i := range a.Sections {
				want = append(want, "/sections/"+strconv.Itoa(i)+"/kind")
			}
			for i := range a.Quotes {
				want = append(want, "/quotes/"+strconv.Itoa(i)+"/cue")
				if !a.Quotes[i].SaidAt.IsZero() {
					want = append(want, "/quotes/"+strconv.Itoa(i)+"/said_at")
				}
			}
			require.NotEmpty(t, a.Related)
			for i := range a.Related {
				want = append(want, "/related/"+strconv.Itoa(i), "/related/"+strconv.Itoa(i)+"/published")
			}
			for _, field := range want {
				require.True(t, has[field], "nothing is told of %s", field)
			}
		})
	}
}

// The examples of how a page's own date is chosen: each is decided by its row.
func TestChoiceRows(t *testing.T) {
	body := "<article>{}" + strings.Repeat("<p>The owners told this newspaper at the quay in the morning that the ship lies still, and that nobody will be hurt.</p>", 6) + "</article>"
	meta := `<meta property="article:published_time" content="2031-02-03T22:30:00Z">`
	head := "<h1>Ferry runs aground off Harlow</h1>"
	for _, row := range []struct {
		want      choice
		url, page string
	}{
		{byMetadata, "", meta + body},
		{byBoth, "", meta + strings.ReplaceAll(body, "{}", head+`<p class="date">February 3, 2031</p>`)},
		{byZone, "", meta + strings.ReplaceAll(body, "{}", head+`<p class="date">February 4, 2031</p>`)},
		{byTrustedLine, "", meta + strings.ReplaceAll(body, "{}", head+`<p class="byline">Published <time datetime="2031-02-07T10:00:00Z">February 7, 2031</time></p>`)},
		{byEarlierChange, "", meta + strings.ReplaceAll(body, "{}", head+`<p class="date">Updated January 7, 2031</p>`)},
		{byLine, "", strings.ReplaceAll(body, "{}", head+`<p class="date">February 3, 2031</p>`)},
		{byURL, "https://ledger.example/2031/02/03/ferry-runs-aground", body},
		{undated, "", body},
	} {
		t.Run(choices[row.want].Name, func(t *testing.T) {
			page := strings.ReplaceAll(row.page, "{}", head)
			_, reasons := reasonsOf(t, "<html><head><title>Ferry runs aground off Harlow</title></head><body>"+page+"</body></html>", Options{URL: row.url})
			got := choices[undated].Name
			for _, r := range reasons {
				if r.Field == "/published" {
					got = r.Rows[0].Name
				}
			}
			require.Equal(t, choices[row.want].Name, got)
		})
	}
}

// Each rule that tells what sort of page it is has an example that it decides.
func TestKindRules(t *testing.T) {
	typed := func(name string) string {
		return `<script type="application/ld+json">{"@context":"https://schema.org","@type":"` + name + `","headline":"Ferry runs aground off Harlow"}</script>`
	}
	const head = "<h1>Ferry runs aground off Harlow</h1>"
	prose := strings.Repeat("<p>The owners told this newspaper at the quay in the morning that the ship lies still, and that nobody will be hurt.</p>", 3)
	examples := []string{ // in the order of kindRules
		typed("LiveBlogPosting") + head + prose,
		typed("ImageGallery") + head + prose,
		typed("VideoObject") + head + prose,
		`<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry runs aground off Harlow","isAccessibleForFree":false}</script>` +
			"<article>" + head + prose + "<div class=\"paywall\"><p>Subscribe to read on</p></div></article>",
		typed("AboutPage") + head + prose,
		typed("CollectionPage") + head + "<p>All our news of the ferries, the quay and the harbor.</p>",
		"<ul>" + strings.Repeat("<li>Ferry fares rise on the quay</li>", 6) + "</ul>",
		"<head><meta charset=utf-8><title>Not found</title></head><h1>Not found</h1><p>There is no such page.</p>",
	}
	require.Len(t, examples, len(kindRules))
	for i, example := range examples {
		t.Run(kindRules[i].why, func(t *testing.T) {
			a, reasons := reasonsOf(t, example, Options{})
			require.Equal(t, kindRules[i].kind, a.Kind)
			require.Equal(t, "/kind", reasons[0].Field)
			require.Equal(t, kindRules[i].why, reasons[0].Rows[0].Why)
		})
	}
}
