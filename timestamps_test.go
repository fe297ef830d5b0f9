package lede_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
)

const (
	storyHead = `<html lang="en"><head><title>Ferry runs aground off Harlow</title>`
	storyBody = `<p>A ferry with 140 people on board ran aground off Harlow, the harbor board said, and nobody was hurt in the accident.</p>
<p>Divers will look at the hull before the ship is towed to the yard, a spokeswoman for the owners told reporters at the quay.</p>
<p>The line carries 2,000 passengers a week, and its other ship will sail in the meantime, the owners said in a statement.</p>`
)

// TestPageDates shows on small pages which stamp is the page's own.
func TestPageDates(t *testing.T) {
	ld := func(facts string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry runs aground off Harlow",` + facts + `}</script>`
	}
	const h1 = `<h1>Ferry runs aground off Harlow</h1>`
	const german = `<html lang="de"><head><title>Fähre läuft vor Harlow auf Grund</title></head><body><article><h1>Fähre läuft vor Harlow auf Grund</h1>`
	const germanBody = `<p>Eine Fähre mit 140 Menschen an Bord ist vor Harlow auf Grund gelaufen, wie die Hafenbehörde mitteilt. Verletzt wurde niemand.</p>
<p>Taucher sollen sich den Rumpf ansehen, bevor das Schiff in die Werft geschleppt wird, sagte eine Sprecherin der Reederei am Kai.</p>`
	for _, row := range []struct{ name, url, page, published, modified, reason string }{
		{"metadata", "", storyHead + ld(`"datePublished":"2031-02-03T04:05:06+01:00","dateModified":"2031-02-04T04:05:06+01:00"`) +
			"</head><body><article>" + h1 + storyBody, "2031-02-03T04:05:06+01:00", "2031-02-04T04:05:06+01:00", "both times of the article"},
		{"byline", "", storyHead + "</head><body><article>" + h1 + `<p class="byline">By Orla Finch | February 3, 2031</p>` + storyBody,
			"2031-02-03T00:00:00Z", "", "the line below the headline"},
		{"updated", "", storyHead + "</head><body><article>" + h1 + `<p class="meta">Published February 3, 2031</p><p class="meta">Updated February 5, 2031</p>` + storyBody,
			"2031-02-03T00:00:00Z", "2031-02-05T00:00:00Z", "labels tell publication and change apart"},
		{"time element", "", storyHead + "</head><body><article>" + h1 + `<time datetime="2031-02-03T10:00:00-05:00">Feb. 3</time>` + storyBody,
			"2031-02-03T10:00:00-05:00", "", "an attribute tells more than the words"},
		{"epoch", "", storyHead + "</head><body><article>" + h1 + `<span class="date" data-timestamp="1927807200">a while ago</span>` + storyBody,
			"", "", "an attribute counts only beside words that are a stamp"},
		{"zone that readers see", "", storyHead + ld(`"datePublished":"2031-02-03T23:30:00Z"`) + "</head><body><article>" + h1 +
			`<p class="date">4 February 2031, 00:30</p>` + storyBody, "2031-02-04T00:30:00+01:00", "", "the same instant on the page's own clock"},
		{"day that readers see", "", storyHead + ld(`"datePublished":"2031-02-04T02:30:00Z"`) + "</head><body><article>" + h1 +
			`<p class="date">3 February 2031</p>` + storyBody, "2031-02-03T23:30:00-03:00", "", "the instant stays, in a zone of that day"},
		{"address", "https://harbor.example/2031/02/03/ferry", storyHead + "</head><body><article>" + h1 + storyBody, "2031-02-03T00:00:00Z", "",
			"nothing else tells it"},
		{"related", "", storyHead + "</head><body><article>" + h1 + storyBody + `</article><aside class="related"><h3>More</h3>
<a href="/a">Quay to close for repairs</a> <time datetime="2031-01-01">January 1, 2031</time></aside>`, "", "", "another article's date is none of the page's"},
		{"copyright", "", storyHead + "</head><body><article>" + h1 + storyBody + `</article><footer>© 2031 Harbor Ledger</footer>`, "", "", "a copyright year"},
		{"sentence", "", storyHead + "</head><body><article>" + h1 + storyBody + "<p>The ship was built in Norvik and first sailed on March 3, 2019, its owners said.</p>",
			"", "", "a day that the report tells of"},
		{"member since", "", storyHead + "</head><body><article>" + h1 + `<dl><dd><b>Member since:</b> May 2, 2020</dd></dl><p>by oriel » February 3, 2031, 05:42</p>` + storyBody,
			"2031-02-03T05:42:00Z", "", "the day on which the author joined is not the page's"},
		{"term", "", storyHead + "</head><body><article>" + h1 + "<dl><dt>Hull laid</dt><dd>Saturday, May 2, 2020</dd></dl>" + storyBody, "", "",
			"the value of a term that names no publication"},
		{"date term", "", storyHead + "</head><body><article>" + h1 + storyBody + "</article><dl><dt>Date</dt><dd>3 February 2031</dd></dl>", "2031-02-03T00:00:00Z", "",
			"a term that names it"},
		{"posted sentence", "", storyHead + "</head><body><article>" + h1 + storyBody +
			`<p>This entry was posted on Monday, February 3rd, 2031 at 3:21 pm and is filed under <a href="/c">Harbor</a>. You can follow any responses to this entry through the feed, or leave a response from your own site.</p>`,
			"2031-02-03T15:21:00Z", "", "some systems write it as a sentence below the text"},
		{"verb that stands last", "", german + germanBody +
			`<p>Der Beitrag wurde am Montag, den 3. Februar 2031 um 15:21 Uhr veröffentlicht und unter <a href="/c">Hafen</a> abgelegt.</p>`,
			"2031-02-03T15:21:00Z", "", "the label stands behind the date"},
		{"title of a show", "", storyHead + "</head><body><article>" + h1 + "<p class=meta>Harbor Update with Orla Finch - February 3, 2031</p>" + storyBody,
			"2031-02-03T00:00:00Z", "", "the word belongs to a name"},
		{"age and date", "", storyHead + "</head><body><article>" + h1 + `<p>Orla Finch <span>12 minutes ago</span> <span>Mon 3rd February 2031 | 03:32 PM</span></p>` + storyBody,
			"2031-02-03T15:32:00Z", "", "an age tells nothing where nobody knows when the page was seen"},
		{"two languages", "", german + `<p>Orla Finch | Oct 24, 2030 | Zuletzt geändert: Nov 7, 2030</p>` + germanBody,
			"2030-10-24T00:00:00Z", "2030-11-07T00:00:00Z", "English months on a German page"},
		{"country", "https://harbor.co.uk/ferry", storyHead + "</head><body><article>" + h1 + "<p>02/03/2031</p>" + storyBody, "2031-03-02T00:00:00Z", "",
			"the address tells the order of day and month"},
		{"no country", "https://harbor.example/ferry", storyHead + "</head><body><article>" + h1 + "<p>02/03/2031</p>" + storyBody, "", "", "nothing tells it"},
		{"change in metadata", "", storyHead + `<meta name="date" content="2031-02-09"></head><body><article>` + h1 + `<p class="date">3 February 2031</p>` + storyBody,
			"2031-02-03T00:00:00Z", "", "a date of which nobody says what it is follows the last change"},
		{"today", "", storyHead + `</head><body><header><p class="date">Sunday, February 9, 2031</p></header><nav><p>Harbor</p><p>Local</p><p>Sport</p><p>Tides</p></nav><article>` +
			h1 + `<p>Orla Finch, February 3, 2031</p>` + storyBody, "2031-02-03T00:00:00Z", "", "the day on which the page was seen"},
		{"data", "", storyHead + `<script type="application/json">{"post":{"title":"Ferry runs aground off Harlow","publishedAt":"2031-02-03T04:05:06Z"}}</script></head><body><article>` +
			h1 + storyBody, "2031-02-03T04:05:06Z", "", "nothing else tells it"},
	} {
		t.Run(row.name, func(t *testing.T) {
			a, err := lede.Extract(context.Background(), strings.NewReader(row.page), lede.Options{URL: row.url})
			require.NoError(t, err)
			require.Equal(t, row.published, format(a.Published), row.reason)
			require.Equal(t, row.modified, format(a.Modified), row.reason)
		})
	}
}

func format(t lede.Timestamp) string {
	if t.Time.IsZero() {
		return ""
	}
	return t.Time.Format(time.RFC3339)
}

// TestParseTimestamp shows both sorts of text, and what has nothing to count from.
func TestParseTimestamp(t *testing.T) {
	at := time.Date(2031, 6, 12, 18, 47, 0, 0, time.UTC)
	got, ok := lede.ParseTimestamp("Published: 35m ago", lede.Reference{Time: at, Language: "en"})
	require.True(t, ok)
	require.Equal(t, lede.Timestamp{Time: at.Add(-35 * time.Minute), Precision: lede.PrecisionMinute, Text: "35m ago", Origin: lede.OriginText, ZoneKnown: true}, got)

	got, ok = lede.ParseTimestamp("The board voted on Wednesday.", lede.Reference{Time: at, Language: "en", Prose: true})
	require.True(t, ok)
	require.Equal(t, "Wednesday", got.Text)
	require.Equal(t, "2031-06-11T00:00:00Z", got.Time.Format(time.RFC3339))

	got, ok = lede.ParseTimestamp("2 hours ago", lede.Reference{Language: "en"})
	require.True(t, ok)
	require.Equal(t, lede.Timestamp{Text: "2 hours ago", Origin: lede.OriginText, ZoneKnown: false}, got)

	_, ok = lede.ParseTimestamp("4 min read", lede.Reference{Time: at, Language: "en"})
	require.False(t, ok)
}
