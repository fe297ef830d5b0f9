package lede_test

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
)

// The seed is the text of a page that lede was asked to read. It is not ours to publish, so it lies beside the repository, and
// this test says by line and word what must come out. The lines, after the bullets: ten related headlines with their ages, the
// headline, the lede, and so on to the line that links to the source.
const (
	seedRelated  = 10 // lines 0 to 9
	seedHeadline = 10
	seedLede     = 11
	seedRequest  = 12
	seedCredit   = 20
	seedSource   = 33
)

var seedSeen = time.Date(2025, 6, 12, 22, 0, 0, 0, time.UTC)

// seedSections are the sections of the seed: the line of the heading (-1: none), the kind, the lines of the paragraphs.
var seedSections = []struct {
	heading int
	kind    lede.SectionKind
	lines   []int
}{
	{-1, lede.SectionLead, []int{11, 12}},
	{13, lede.SectionSignificance, []int{14, 15}},
	{16, lede.SectionFacts, []int{17, 18, 19, 21, 22, 23, 24}},
	{25, lede.SectionReaction, []int{26, 27, 28, 29}},
	{30, lede.SectionOutlook, []int{31, 32}},
}

// seedQuotes are the quotes of the seed. A stretch of words is written {line, first word, word after the last}. Whoever cites the
// quoted words of somebody unnamed is their speaker.
var seedQuotes = []struct {
	lines       []int // where the parts stand: all that is quoted on these lines
	kind        lede.QuoteKind
	name        [3]int
	mention     [3]int
	role        [3]int // words that the role must hold
	affiliation [3]int // words that the affiliation must hold, where the text tells it
	cue         [3]int
	toldTo      [3]int
	saidAt      [3]int
	time        time.Time
	precision   lede.Precision
}{
	{lines: []int{14}, kind: lede.QuoteMixed, name: [3]int{11, 10, 12}, mention: [3]int{14, 4, 5}, role: [3]int{11, 9, 10},
		cue: [3]int{14, 11, 12}},
	{lines: []int{17}, kind: lede.QuoteMixed, name: [3]int{17, 18, 20}, mention: [3]int{17, 14, 20}, cue: [3]int{17, 21, 22}},
	{lines: []int{19}, kind: lede.QuoteDirect, name: [3]int{19, 3, 5}, mention: [3]int{19, 23, 24}, role: [3]int{19, 2, 3},
		affiliation: [3]int{19, 0, 2}, cue: [3]int{19, 24, 25}, toldTo: [3]int{19, 25, 26}, saidAt: [3]int{19, 26, 27},
		time: time.Date(2025, 6, 11, 0, 0, 0, 0, time.UTC), precision: lede.PrecisionDay},
	{lines: []int{21}, kind: lede.QuoteMixed, name: [3]int{19, 3, 5}, mention: [3]int{21, 0, 1}, role: [3]int{19, 2, 3},
		affiliation: [3]int{19, 0, 2}, cue: [3]int{21, 1, 2}},
	{lines: []int{26, 27}, kind: lede.QuoteDirect, name: [3]int{26, 0, 2}, mention: [3]int{26, 0, 2}, role: [3]int{26, 3, 7},
		affiliation: [3]int{26, 10, 12}, cue: [3]int{26, 16, 17}, toldTo: [3]int{26, 17, 19}},
	{lines: []int{28, 29}, kind: lede.QuoteDirect, name: [3]int{28, 0, 2}, mention: [3]int{28, 0, 2}, role: [3]int{28, 3, 6},
		affiliation: [3]int{28, 8, 13}, cue: [3]int{28, 13, 14}, toldTo: [3]int{28, 14, 15}, saidAt: [3]int{28, 16, 17},
		time: time.Date(2025, 2, 1, 0, 0, 0, 0, time.UTC), precision: lede.PrecisionMonth},
}

// seedAges are the stamps of the related headlines, in minutes, and their precision.
var seedAges = []struct {
	minutes   int
	precision lede.Precision
}{
	{5, lede.PrecisionMinute}, {19, lede.PrecisionMinute}, {23, lede.PrecisionMinute}, {43, lede.PrecisionMinute},
	{47, lede.PrecisionMinute}, {60, lede.PrecisionHour}, {60, lede.PrecisionHour}, {60, lede.PrecisionHour},
	{60, lede.PrecisionHour}, {120, lede.PrecisionHour},
}

// seedForms are the forms of the seed: its plain text, and markup that carries the same content.
var seedForms = []struct {
	name  string
	dress func(text string, lines []string) string
}{
	{"text", func(text string, _ []string) string { return text }},
	{"h2, list in an aside", func(_ string, lines []string) string { return dressSemantic(lines) }},
	{"bold paragraphs, list before the headline", func(_ string, lines []string) string { return dressWithDivs(lines) }},
	{"bold between line breaks, list in a table cell", func(_ string, lines []string) string { return dressWithTables(lines) }},
}

func TestSeed(t *testing.T) {
	text, lines := readSeed(t)
	for _, form := range seedForms {
		t.Run(form.name, func(t *testing.T) {
			o := lede.Options{FetchedAt: seedSeen, URL: "https://seed.example/world/story"}
			if form.name == "text" {
				o.ContentType, o.URL = "text/plain", ""
			}
			a := extract(t, form.dress(text, lines), o)
			t.Run("story", func(t *testing.T) { checkSeedStory(t, lines, a) })
			t.Run("related", func(t *testing.T) { checkSeedRelated(t, lines, a) })
			t.Run("quotes", func(t *testing.T) { checkSeedQuotes(t, lines, a) })
			t.Run("requests", func(t *testing.T) { checkSeedRequests(t, lines, a) })
		})
	}
}

// readSeed returns the seed and its lines without the bullets that stand alone.
func readSeed(t *testing.T) (string, []string) {
	t.Helper()
	names, err := filepath.Glob("../shared/seed/*.txt")
	require.NoError(t, err)
	if len(names) == 0 {
		t.Skip("the seed is not here: it lies in ../shared/seed")
	}
	b, err := os.ReadFile(names[0])
	require.NoError(t, err)
	var lines []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line != "-" {
			lines = append(lines, line)
		}
	}
	require.Len(t, lines, seedSource+1, "another seed than the one this test was written for")
	return string(b), lines
}

func checkSeedStory(t *testing.T, lines []string, a *lede.Article) {
	require.Equal(t, lede.KindArticle, a.Kind)
	require.Equal(t, "en", a.Language[:2])
	require.Equal(t, lines[seedHeadline], a.Headline)
	require.Equal(t, lines[seedLede], a.Lede)
	require.Empty(t, a.Dek)
	require.Empty(t, a.Byline)
	require.Zero(t, a.Published, "the ages of other articles are not the page's own")
	type section struct {
		Heading string
		Kind    lede.SectionKind
		Texts   []string
	}
	var want, got []section
	for _, s := range seedSections {
		w := section{Kind: s.kind}
		if s.heading >= 0 {
			w.Heading = lines[s.heading]
		}
		for _, i := range s.lines {
			w.Texts = append(w.Texts, lines[i])
		}
		want = append(want, w)
	}
	for _, s := range a.Sections {
		g := section{s.Heading, s.Kind, nil}
		for _, b := range s.Blocks {
			if b.Type != lede.BlockImage {
				g.Texts = append(g.Texts, b.Text)
			}
		}
		got = append(got, g)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}

func checkSeedRelated(t *testing.T, lines []string, a *lede.Article) {
	type related struct {
		Headline, Words, Time string
		Precision             lede.Precision
	}
	var want, got []related
	for i, age := range seedAges {
		cut := strings.LastIndex(lines[i], " - ")
		at := seedSeen.Add(-time.Duration(age.minutes) * time.Minute)
		want = append(want, related{lines[i][:cut], lines[i][cut+3:], at.Format(time.RFC3339), age.precision})
	}
	for _, r := range a.Related {
		p := r.Published
		got = append(got, related{r.Headline, p.Text, p.Time.UTC().Format(time.RFC3339), p.Precision})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("related (-want +got):\n%s", diff)
	}
}

func checkSeedQuotes(t *testing.T, lines []string, a *lede.Article) {
	var got []string
	for _, q := range a.Quotes {
		got = append(got, q.Text)
	}
	require.Len(t, a.Quotes, len(seedQuotes), "%q", got)
	for i, want := range seedQuotes {
		q := a.Quotes[i]
		var parts []string
		for _, l := range want.lines {
			parts = append(parts, quotedOn(lines[l])...)
		}
		var has []string
		for _, p := range q.Parts {
			has = append(has, p.Text)
			require.Equal(t, p.Text, a.Sections[p.Section].Blocks[p.Block].Text[p.Start:p.End])
		}
		name := fmt.Sprintf("quote %d: %.30s…", i+1, parts[0])
		if diff := cmp.Diff(parts, has); diff != "" {
			t.Errorf("%s: parts (-want +got):\n%s", name, diff)
		}
		same := func(field, want, got string) {
			if want != got {
				t.Errorf("%s: %s is %q, want %q", name, field, got, want)
			}
		}
		same("text", strings.Join(parts, " "), q.Text)
		same("kind", string(want.kind), string(q.Kind))
		same("speaker", seedWords(lines, want.name), q.Speaker.Name)
		same("mention", seedWords(lines, want.mention), q.Speaker.Mention)
		same("cue", seedWords(lines, want.cue), q.Cue)
		same("told to", seedWords(lines, want.toldTo), q.ToldTo)
		same("said at", seedWords(lines, want.saidAt), q.SaidAt.Text)
		same("precision", string(want.precision), string(q.SaidAt.Precision))
		if !want.time.Equal(q.SaidAt.Time) {
			t.Errorf("%s: said at %v, want %v", name, q.SaidAt.Time, want.time)
		}
		if w := seedWords(lines, want.role); !strings.Contains(q.Speaker.Role, w) {
			t.Errorf("%s: role %q does not hold %q", name, q.Speaker.Role, w)
		}
		if w := seedWords(lines, want.affiliation); !strings.Contains(q.Speaker.Affiliation, w) {
			t.Errorf("%s: affiliation %q does not hold %q", name, q.Speaker.Affiliation, w)
		}
	}
}

func checkSeedRequests(t *testing.T, lines []string, a *lede.Article) {
	require.NotEmpty(t, a.CommentRequests)
	r := a.CommentRequests[0]
	require.Equal(t, seedWords(lines, [3]int{seedRequest, 0, 1}), r.Outlet)
	require.Equal(t, lede.RequestRequested, r.Status)
	require.Equal(t, 0, r.Section)
	require.Equal(t, lines[seedRequest], a.Sections[0].Blocks[r.Block].Text)
	var got []string
	for _, to := range r.Recipients {
		got = append(got, strings.TrimPrefix(to, "the "))
	}
	require.Equal(t, []string{seedWords(lines, [3]int{seedRequest, 5, 7}), seedWords(lines, [3]int{seedRequest, 8, 13})}, got)
}

// seedWords returns the words of a stretch of a line, without the punctuation at its ends.
func seedWords(lines []string, at [3]int) string {
	if at[2] == 0 {
		return ""
	}
	return strings.Trim(strings.Join(strings.Fields(lines[at[0]])[at[1]:at[2]], " "), ",.:;“”")
}

// quotedOn returns what stands in double marks on a line; a mark that is not closed quotes to the end.
func quotedOn(line string) []string {
	var all []string
	for {
		_, rest, ok := strings.Cut(line, "“")
		if !ok {
			return all
		}
		words, after, _ := strings.Cut(rest, "”")
		all = append(all, words)
		line = after
	}
}

// The dressings. Each is a page around the article: navigation, a footer, and the list of related headlines.

func dressSemantic(lines []string) string {
	var list, body strings.Builder
	for i, line := range lines[:seedRelated] {
		cut := strings.LastIndex(line, " - ")
		fmt.Fprintf(&list, "<li><a href=\"/news/%d-item\">%s</a> <span class=\"age\">%s</span></li>\n", 4100+i, esc(line[:cut]), esc(line[cut+3:]))
	}
	eachSeedLine(lines, func(i int, line string, heading bool) {
		switch {
		case heading:
			fmt.Fprintf(&body, "<h2>%s</h2>\n", esc(line))
		case i == seedCredit:
			fmt.Fprintf(&body, "<figure><img src=\"/img/1.jpg\" alt=\"\"><figcaption>%s</figcaption></figure>\n", esc(line))
		case i == seedSource:
			fmt.Fprintf(&body, "<p><a href=\"https://origin.example/story\">%s</a></p>\n", esc(line))
		default:
			fmt.Fprintf(&body, "<p>%s</p>\n", esc(line))
		}
	})
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>` + esc(lines[seedHeadline]) + ` | Example Wire</title></head><body>
<header><a href="/">Example Wire</a><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<aside><ul>` + list.String() + `</ul></aside>
<main><article><h1>` + esc(lines[seedHeadline]) + "</h1>\n" + body.String() + `</article></main>
<footer><p>© 2025 Example Wire. All rights reserved.</p><a href="/privacy">Privacy</a></footer></body></html>`
}

func dressWithDivs(lines []string) string {
	var list, body strings.Builder
	for i, line := range lines[:seedRelated] {
		cut := strings.LastIndex(line, " - ")
		fmt.Fprintf(&list, "<li><a href=\"/?p=%d\">%s</a>%s</li>\n", 4100+i, esc(line[:cut]), esc(line[cut:]))
	}
	eachSeedLine(lines, func(i int, line string, heading bool) {
		switch {
		case heading:
			fmt.Fprintf(&body, "<p><strong>%s</strong></p>\n", esc(line))
		case i == seedCredit:
			fmt.Fprintf(&body, "<div class=\"wp-caption\"><img src=\"/img/1.jpg\"><p class=\"wp-caption-text\">%s</p></div>\n", esc(line))
		case i == seedSource:
			fmt.Fprintf(&body, "<p><a href=\"https://origin.example/story\" rel=\"nofollow\">%s</a></p>\n", esc(line))
		default:
			fmt.Fprintf(&body, "<p>%s</p>\n", esc(line))
		}
	})
	return `<html lang="en-US"><head><title>` + esc(lines[seedHeadline]) + ` - Example Wire</title></head><body class="single">
<div id="page"><div id="masthead"><a href="/">Example Wire</a><ul class="menu"><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></div>
<div id="content"><div class="latest"><ul>` + list.String() + `</ul></div>
<div class="post"><h1 class="entry-title">` + esc(lines[seedHeadline]) + "</h1>\n<div class=\"entry-content\">" + body.String() + `</div></div></div>
<div id="colophon">Copyright 2025 Example Wire</div></div></body></html>`
}

func dressWithTables(lines []string) string {
	var list, body strings.Builder
	for i, line := range lines[:seedRelated] {
		cut := strings.LastIndex(line, " - ")
		fmt.Fprintf(&list, "<a href=\"/story.asp?id=%d\">%s</a><br><font size=\"1\">%s</font><br><br>\n", 4100+i, esc(line[:cut]), esc(line[cut+3:]))
	}
	eachSeedLine(lines, func(i int, line string, heading bool) {
		switch {
		case heading:
			fmt.Fprintf(&body, "<b>%s</b><br>\n", esc(line))
		case i == seedCredit:
			fmt.Fprintf(&body, "<img src=\"/img/1.jpg\" width=\"300\"><br><font size=\"1\">%s</font><br><br>\n", esc(line))
		case i == seedSource:
			fmt.Fprintf(&body, "<a href=\"https://origin.example/story\">%s</a><br>\n", esc(line))
		default:
			fmt.Fprintf(&body, "%s<br><br>\n", esc(line))
		}
	})
	return `<html><head><title>` + esc(lines[seedHeadline]) + `</title></head><body bgcolor="#ffffff">
<table width="100%"><tr><td colspan="2"><a href="/">Example Wire</a> | <a href="/world">World</a> | <a href="/sport">Sport</a></td></tr>
<tr><td width="200" valign="top">` + list.String() + `</td>
<td valign="top"><font size="5"><b>` + esc(lines[seedHeadline]) + "</b></font><br><br>\n" + body.String() + `</td></tr>
<tr><td colspan="2"><font size="1">Copyright 2025 Example Wire</font></td></tr></table></body></html>`
}

// eachSeedLine visits the lines below the headline.
func eachSeedLine(lines []string, visit func(i int, line string, heading bool)) {
	headings := map[int]bool{}
	for _, s := range seedSections {
		headings[s.heading] = true
	}
	for i := seedHeadline + 1; i < len(lines); i++ {
		visit(i, lines[i], headings[i])
	}
}

func esc(s string) string { return html.EscapeString(s) }
