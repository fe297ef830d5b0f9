package lede_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede"
)

// fuzzSeen is the instant that fuzzed pages were seen.
var fuzzSeen = time.Date(2026, 3, 31, 23, 30, 0, 0, time.FixedZone("", 2*3600))

// FuzzExtract reads any bytes as a page.
func FuzzExtract(f *testing.F) {
	for _, s := range fuzzPages {
		f.Add([]byte(s), false)
	}
	f.Add([]byte("A line\n- and another - 5 mins ago"), true)
	f.Fuzz(func(t *testing.T, b []byte, plain bool) {
		o := lede.Options{URL: "https://paper.example/news/a?b=c", FetchedAt: fuzzSeen}
		if plain {
			o.ContentType = "text/plain"
		}
		a, err := lede.Extract(t.Context(), bytes.NewReader(b), o)
		if err != nil {
			require.Nil(t, a)
			return
		}
		holds(t, a)
		again, err := lede.Extract(t.Context(), bytes.NewReader(b), o)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(a, again, exactTime), "two runs differ")
		if !plain && asItIs(b) {
			fuzzNode(t, b, o, a)
		}
	})
}

// asItIs tells bytes that decode to themselves: UTF-8 without a mark, an escape or a shape that speaks for another charset.
func asItIs(b []byte) bool {
	return utf8.Valid(b) && !bytes.ContainsAny(b, "\x00\x1b") && !bytes.HasPrefix(b, []byte("\xef\xbb\xbf"))
}

// fuzzNode checks that the caller's tree of the same bytes gives the same Article and is as it was.
func fuzzNode(t *testing.T, b []byte, o lede.Options, want *lede.Article) {
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		return // too deep for the parser; Extract salvages its text
	}
	before := fingerprint(root)
	got, err := lede.ExtractNode(t.Context(), root, o)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(want, got, exactTime), "ExtractNode differs from Extract")
	require.Equal(t, before, fingerprint(root), "the caller's tree was changed")
}

// fingerprint writes a tree down, node by node; html.Render refuses some trees that html.Parse makes.
func fingerprint(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		b.WriteString(n.Data)
		for _, a := range n.Attr {
			b.WriteString("\x00" + a.Key + "\x00" + a.Val)
		}
		b.WriteString("\x01")
	}
	return b.String()
}

// FuzzExtractText reads any string as the text of a page.
func FuzzExtractText(f *testing.F) {
	for _, s := range []string{
		"-\nOtters return - 5 mins ago\n-\nGulls leave - about 1 hour ago\nOtters Return to Bell Island\nOtters are back on Bell Island, the warden said.",
		"HEADLINE\n\nBy Ada Holt\n\nDUNMORE, Ill. (CP) — The town waited\nfor the bus.\n\nWhy It Matters\n\n“It did not come,” she said.",
		"1. One\n2. Two\n• Three\n\u3000四\n\u200f\u0661) \u062e\u0645\u0633\n\xff\xfe",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o := lede.Options{FetchedAt: fuzzSeen}
		a, err := lede.ExtractText(t.Context(), s, o)
		if err != nil {
			require.ErrorIs(t, err, lede.ErrNotText)
			return
		}
		holds(t, a)
		again, err := lede.ExtractText(t.Context(), s, o)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(a, again, exactTime), "two runs differ")
	})
}

// FuzzQuotes reads two paragraphs below a headline, so that most of what the fuzzer changes is quotes.
func FuzzQuotes(f *testing.F) {
	for _, s := range [][2]string{
		{`“We wait,” said Ada Holt, the mayor. “Then we see.”`, `“And then,” she told the Post on Monday, “we go.”`},
		{`Ada Holt, mayor of Dunmore, told the Post: “We wait.`, `“Then we see.”`},
		{`"One," he said, 'two' "three`, `»Vier«, sagte Holt. „Fünf“`},
		{`« Non », dit-elle. “A ‘B’ c” — 'tis the '90s`, `Holt’s “plan” was called a “disaster” by critics.`},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		text := "Mayor Asks Town To Wait\nThe mayor of Dunmore, Ada Holt, asked the town to wait on Tuesday.\n" + first + "\n" + second
		a, err := lede.ExtractText(t.Context(), text, lede.Options{FetchedAt: fuzzSeen, Language: "en"})
		require.NoError(t, err)
		holds(t, a)
	})
}

// FuzzParseTimestamp reads any string as a stamp and as a sentence.
func FuzzParseTimestamp(f *testing.F) {
	for _, s := range []string{
		"5 mins ago", "about 1 hour ago", "12 June 2025, 18:47 CEST", "2026-02-29T25:61:00Z", "Yesterday at 4 p.m. ET", "99999999999 years ago",
		"vor 3 Tagen", "2026年3月31日 09:10", "31/02/2026", "He will vote in March.", "1767225600000", "قبل ٥ دقائق", "in the year 0",
	} {
		f.Add(s, "en", false)
		f.Add(s, "", true)
	}
	f.Fuzz(func(t *testing.T, s, language string, prose bool) {
		for _, ref := range []time.Time{{}, fuzzSeen, time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)} {
			r := lede.Reference{Time: ref, Language: language, Prose: prose}
			got, ok := lede.ParseTimestamp(s, r)
			again, okAgain := lede.ParseTimestamp(s, r)
			require.Equal(t, ok, okAgain)
			require.Empty(t, cmp.Diff(got, again, exactTime), "two runs differ")
			require.Equal(t, !ok, got.IsZero())
			stampHolds(t, got)
		}
	})
}

// fuzzPages are small pages of many sorts, for the fuzzer to begin with; whole pages would leave it little time for anything else.
var fuzzPages = []string{
	`<article><h1>Otters return</h1><p class=byline>By <a href=/ada>Ada Holt</a><p>DUNMORE (CP) - Otters are back, the warden said on Monday.<h2>Why It Matters</h2><p>“They eat,” he said. “They sleep.”`,
	`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Otters","datePublished":"2026-03-01T10:00:00Z","author":[{"name":"A"},"B"],"articleBody":"One.\n\nTwo."}</script><div>`,
	`<script type="application/ld+json">{"@graph":[{"@id":"#a","@type":"Person","name":"A"},{"@type":["Article"],"author":{"@id":"#a"},"image":[{"url":"/i.jpg"}],}]}//]]></script>`,
	`<meta property=og:title content="A | B"><meta name=author content="By X and Y"><title>A - B</title><link rel=canonical href="//h/x"><base href="/y/"><time datetime=2026-02-30>`,
	`<table><tr><td><a href=a>One</a><br><font size=1>5 mins ago</font><td><b>Head</b><br><br>Text that is long enough, with a comma, to be read.<br><br>More of it, said Ada.</table>`,
	`<ul><li><a href=/1>Otters return to the bay</a> <span>1h ago</span><li><a href=/2>Gulls leave it</a> <time datetime="2026-03-01">1 March</time></ul><h3>Most Read</h3>`,
	`<figure><img src=/a.jpg srcset="/b.jpg 2x"><figcaption>A boat. <small>Ada Holt/Bay Post</small></figcaption></figure><iframe src=https://v.example/1></iframe><blockquote class=twitter-tweet><p>x</p><a href=//t.example/1>`,
	`<ol><li>a<ul><li>b</ul><li><p>c<p>d</ol><table><caption>x<tr><th>1<th>2<tr><td colspan=2>3</table><pre>  a\n b</pre><dl><dt>q<dd>a</dl>`,
	`<div itemscope itemtype=http://schema.org/NewsArticle><span itemprop=headline>A</span><span itemprop=author itemscope><span itemprop=name>B</span></span><div itemprop=articleBody>C`,
	`<html lang=ar dir=rtl><p>قالت ليلى: «نعم».<p>` + "\u200f" + `<html lang=ja><p>「はい」と話した。<html lang=de><p>„Ja“, sagte sie.<html lang=fr><p>« Oui », dit-il.`,
	`<div hidden><p>Hidden words, but many of them, so that somebody reads them.</div><noscript>x</noscript><template><p>y</template><svg><a href=x><text>z</svg><p><a href="javascript:x">l</a><a href="mailto:a@b">m</a>`,
	`<div class=live-blog-post><span class=time>11:20 a.m. PT</span><h3>Verdict</h3><p>It is read.</div><div class=live-blog-post><span class=time>9:05 a.m. PT</span><p>We wait.</div>`,
}

// holds checks what is true of every Article, whatever the page.
func holds(t testing.TB, a *lede.Article) {
	t.Helper()
	sameFromJSON(t, a) // JSON cannot hold broken UTF-8, so this finds it too
	require.NotEmpty(t, a.Kind)
	require.True(t, a.Confidence >= 0 && a.Confidence <= 1, "confidence %v", a.Confidence)
	for _, s := range a.Sections {
		require.NotEmpty(t, s.Kind)
		require.Equal(t, s.Heading == "", s.Level == 0, "level %d of heading %q", s.Level, s.Heading)
		for _, b := range s.Blocks {
			blockHolds(t, b)
		}
		stampHolds(t, s.Published)
	}
	for _, q := range a.Quotes {
		quoteHolds(t, a, q)
	}
	for _, r := range a.Related {
		require.NotEmpty(t, r.Headline)
		stampHolds(t, r.Published)
	}
	for _, r := range a.CommentRequests {
		require.NotEmpty(t, r.Status)
		require.Less(t, r.Block, len(a.Sections[r.Section].Blocks))
	}
	stampHolds(t, a.Published)
	stampHolds(t, a.Modified)
	require.False(t, slices.ContainsFunc(a.Byline, func(w lede.Author) bool { return w.Name == "" }), "an author without a name")
}

func blockHolds(t testing.TB, b lede.Block) {
	t.Helper()
	require.Equal(t, b.Type == lede.BlockImage || b.Type == lede.BlockEmbed, b.Text == "", "text %q of a block of type %s", b.Text, b.Type)
	at := 0
	for _, l := range b.Links {
		require.True(t, at <= l.Start && l.Start < l.End, "links in order: %+v", b.Links)
		cutAtRunes(t, b.Text, l.Start, l.End)
		at = l.End
		u, err := url.Parse(l.URL)
		require.NoError(t, err)
		require.Contains(t, []string{"http", "https", "mailto"}, u.Scheme)
	}
	if b.Type == lede.BlockList {
		require.Equal(t, b.Text, strings.Join(b.Items, "\n"))
	}
}

func quoteHolds(t testing.TB, a *lede.Article, q lede.Quote) {
	t.Helper()
	require.NotEmpty(t, q.Kind)
	require.NotEmpty(t, q.Parts)
	require.True(t, q.Confidence >= 0 && q.Confidence <= 1, "confidence %v", q.Confidence)
	var texts []string
	for i, p := range q.Parts {
		text := a.Sections[p.Section].Blocks[p.Block].Text
		cutAtRunes(t, text, p.Start, p.End)
		require.Equal(t, p.Text, text[p.Start:p.End])
		texts = append(texts, p.Text)
		if i > 0 {
			b := q.Parts[i-1]
			order := slices.Compare([]int{b.Section, b.Block, b.End}, []int{p.Section, p.Block, p.Start + 1})
			require.Negative(t, order, "parts out of order: %+v", q.Parts)
		}
	}
	require.Equal(t, strings.Join(texts, " "), q.Text)
	if q.Kind == lede.QuoteFragment {
		require.Zero(t, q.Speaker, "a fragment has no speaker")
	}
	stampHolds(t, q.SaidAt)
}

func cutAtRunes(t testing.TB, s string, start, end int) {
	t.Helper()
	require.True(t, 0 <= start && start <= end && end <= len(s), "%d to %d of %d bytes", start, end, len(s))
	require.True(t, start == len(s) || utf8.RuneStart(s[start]), "byte %d of %q is inside a rune", start, s)
	require.True(t, end == len(s) || utf8.RuneStart(s[end]), "byte %d of %q is inside a rune", end, s)
}

// stampHolds checks that a stamp is never more exact than its precision.
func stampHolds(t testing.TB, s lede.Timestamp) {
	t.Helper()
	_, err := json.Marshal(s)
	require.NoError(t, err)
	require.True(t, utf8.ValidString(s.Text))
	require.Equal(t, s.Time.IsZero(), s.Precision == "", "%+v", s)
	if s.Time.IsZero() {
		return
	}
	at, start := s.Time, s.Time
	switch y, m, d := at.Date(); s.Precision {
	case lede.PrecisionSecond:
		start = at.Truncate(time.Second)
	case lede.PrecisionMinute:
		start = time.Date(y, m, d, at.Hour(), at.Minute(), 0, 0, at.Location())
	case lede.PrecisionHour:
		start = time.Date(y, m, d, at.Hour(), 0, 0, 0, at.Location())
	case lede.PrecisionDay:
		start = time.Date(y, m, d, 0, 0, 0, 0, at.Location())
	case lede.PrecisionWeek:
		start = time.Date(y, m, d, 0, 0, 0, 0, at.Location())
		require.Equal(t, time.Monday, at.Weekday(), "%+v", s)
	case lede.PrecisionMonth:
		start = time.Date(y, m, 1, 0, 0, 0, 0, at.Location())
	case lede.PrecisionYear:
		start = time.Date(y, 1, 1, 0, 0, 0, 0, at.Location())
	default:
		t.Errorf("precision %q", s.Precision)
	}
	require.True(t, at.Equal(start), "%v is more exact than a %s", at, s.Precision)
}
