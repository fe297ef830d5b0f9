package render_test

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

var formats = map[string]func(io.Writer, *lede.Article) error{
	"text": render.Text, "markdown": render.Markdown, "front matter": render.MarkdownWithFrontMatter, "html": render.HTML,
	"jsonld": render.JSONLD,
}

func print(t testing.TB, f func(io.Writer, *lede.Article) error, a *lede.Article) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f(&b, a))
	return b.String()
}

// filled is an Article that says s wherever an Article can say something.
func filled(s string) *lede.Article {
	at := lede.Timestamp{
		Time: time.Date(2025, 3, 4, 5, 6, 7, 0, time.FixedZone("", 3600)), Precision: lede.PrecisionMinute, Text: s, ZoneKnown: true,
	}
	vague := lede.Timestamp{Text: s}
	author := []lede.Author{{Name: s, Role: s, URL: s}, {Name: "Ines Varga"}}
	link := []lede.Link{{Start: 0, End: len(s), URL: s}}
	blocks := []lede.Block{
		{Type: lede.BlockParagraph, Text: s}, {Type: lede.BlockParagraph, Text: s + " is what they wrote.", Links: link},
		{Type: lede.BlockParagraph, Text: "See " + s, Links: []lede.Link{{Start: 0, End: 3, URL: "https://sound.example/" + s}}},
		{Type: lede.BlockList, Items: []string{s, "second"}}, {Type: lede.BlockCode, Text: s},
		{Type: lede.BlockList, Items: []string{s, "second"}, Ordered: true}, {Type: lede.BlockBlockquote, Text: s, Links: link},
		{Type: lede.BlockCode, Text: s}, {Type: lede.BlockPullquote, Text: s},
		{Type: lede.BlockTable, Rows: [][]string{{s, "b"}, {"c"}, {s, s, s}}},
		{Type: lede.BlockImage, Image: lede.Image{URL: s, Alt: s, Caption: s, Credit: s}},
		{Type: lede.BlockImage, Image: lede.Image{URL: "https://sound.example/" + s, Alt: s}},
		{Type: lede.BlockEmbed, Embed: lede.Embed{Provider: s, URL: s, Text: s}},
		{Type: lede.BlockEmbed, Embed: lede.Embed{Provider: s, URL: "https://sound.example/?q=" + s}},
	}
	return &lede.Article{
		URL: s, CanonicalURL: s, Kind: lede.KindArticle, Language: s, Publisher: lede.Publisher{Name: s, URL: s, Logo: s}, Category: s,
		Topics: []string{s, s}, Headline: s, Dek: s, Byline: author, Dateline: lede.Dateline{Place: s, Agency: s}, Published: at,
		Modified: vague, Lede: s,
		Sections: []lede.Section{{Heading: s, Level: 3, Published: vague, Byline: author, Blocks: blocks}, {Blocks: blocks[3:6]}},
		Quotes: []lede.Quote{{
			Text: s, Kind: lede.QuoteDirect, Parts: []lede.QuotePart{{Section: 0, Block: 6}, {Section: 9, Block: 9}},
			Speaker: lede.Speaker{Name: "Orla " + s, Role: s, Affiliation: s}, SaidAt: at,
		}},
		Related:     []lede.Related{{Headline: s, URL: s, Published: vague, List: s}, {Headline: s, URL: "https://sound.example/" + s, List: s}},
		Images:      []lede.Image{{URL: "https://sound.example/lead.jpg?" + s, Alt: s, Caption: s, Credit: s}},
		Corrections: []lede.Correction{{Text: s, Published: at}}, Access: lede.AccessFree,
	}
}

// payloads are texts that are markup, or code, once an output forgets to escape them.
var payloads = []string{
	"</script><script>planted()</script>", "<img src=x onerror=planted()>", `"><svg onload=planted()>`, "' onmouseover='planted()",
	"<!-- planted -->", "&lt;script&gt;planted()&lt;/script&gt;", "&#60;script&#62;planted()&#60;/script&#62;",
	"[planted](javascript:planted())", "![planted](https://evil.example/x)", "[a][planted]\n\n[planted]: javascript:x",
	"<javascript:planted()>", "[a](<javascript:planted()>)", `\<script>planted()</script>`, `\\<b>planted`, "`<b>`` ` planted",
	"```\n# planted\n```", "# planted", "###### planted", "> planted", "- planted", "* planted", "+ planted", "1. planted", "1) planted",
	"---", "***", "___", "===", "planted\n===", "planted\n---", "    planted", "\tplanted", "~~~planted", "| planted | b |\n|---|---|",
	"[planted]: https://evil.example/", "<div>planted", "x  \n# planted", "x\r\n\r\n# planted", "\x1b]0;planted\x07\x1b[31m",
	"a\u2028# planted", "a\u0085# planted", "javascript:planted()", "JaVaScRiPt:planted()", "java\tscript:planted()",
	"data:text/html,<script>planted()</script>", "//evil.example/x", "https://evil.example/)\"onclick=\"planted()",
	"https://evil.example/\" onclick=\"planted()", "vbscript:planted()", `http://"`, "mailto:a@evil.example?x=\"><b>", "ends with #", "*a* _b_ ~~c~~",
	"planted!", "planted``", "2025. planted", "a\\", "   - planted", "&copy; &amp; planted", "\xff\xfeplanted", "", " ", "- ", "1.", "#",
}

func TestTextStaysText(t *testing.T) {
	for _, s := range payloads {
		a := filled(s)
		for name, f := range formats {
			checkOutput(t, name, print(t, f, a), s)
		}
	}
}

// A dateline is shown once, whether the text opens with it or the page sets it on a line of its own.
func TestDatelineIsShownOnce(t *testing.T) {
	for _, c := range []struct {
		dateline lede.Dateline
		first    string
	}{
		{lede.Dateline{Place: "OSTRAND", Agency: "SNA"}, "OSTRAND (SNA) — The ferry sails again."},
		{lede.Dateline{Place: "OSTRAND", Agency: "SNA"}, "The ferry sails again."},
		{lede.Dateline{Place: "OSTRAND"}, "OSTRAND, May 4 — The ferry sails again."},
		{lede.Dateline{Agency: "SNA"}, "(SNA) — The ferry sails again."},
		{lede.Dateline{Agency: "SNA"}, "The ferry sails again."},
		{lede.Dateline{Place: "(OSTRAND)"}, "(OSTRAND) — The ferry sails again."},
	} {
		a := &lede.Article{Dateline: c.dateline, Sections: []lede.Section{{Blocks: []lede.Block{
			{Type: lede.BlockImage, Image: lede.Image{Caption: "The ferry."}}, {Type: lede.BlockParagraph, Text: c.first},
		}}}}
		for _, format := range []string{"text", "markdown", "html"} {
			out := print(t, formats[format], a)
			for _, part := range []string{c.dateline.Place, c.dateline.Agency} {
				if part != "" {
					require.Equal(t, 1, strings.Count(out, part), "%s of %q:\n%s", format, c.first, out)
				}
			}
		}
	}
}

func FuzzTextStaysText(f *testing.F) {
	for _, s := range payloads {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := filled(s)
		for name, p := range formats {
			checkOutput(t, name, print(t, p, a), s)
		}
	})
}

// checkOutput parses an output of filled(s) again and looks for what should not be there.
func checkOutput(t *testing.T, name, out, s string) {
	t.Helper()
	for _, r := range out {
		if r < ' ' && r != '\n' && (r != '\t' || name != "text") || r == 0x7f || r >= 0x80 && r < 0xa0 {
			t.Fatalf("%s of %q: control %q", name, s, r)
		}
	}
	switch name {
	case "html":
		checkHTML(t, out, s)
	case "jsonld":
		require.NotContains(t, out, "<")
		parsed(t, out)
	case "front matter":
		body := print(t, render.Markdown, filled(s))
		head, ok := strings.CutSuffix(out, body)
		require.True(t, ok)
		require.Regexp(t, `^---\n(( *- |[a-z]+: )"[^\n]*"\n|[a-z]+:\n)*---\n\n$`, head)
	case "markdown":
		checkMarkdown(t, out, s)
	}
}

// elements are those that HTML prints, with the attributes that each may have.
var elements = map[string]string{
	"html": "lang", "head": "", "meta": "charset", "title": "", "link": "rel href", "body": "", "article": "", "header": "", "h1": "",
	"h2": "", "h3": "", "h4": "", "h5": "", "h6": "", "p": "class", "time": "datetime", "a": "href rel", "section": "", "figure": "class",
	"img": "src alt", "figcaption": "", "small": "", "ul": "", "ol": "", "li": "", "table": "", "tbody": "", "tr": "", "td": "", "pre": "",
	"code": "", "blockquote": "cite", "footer": "", "cite": "", "aside": "class",
}

var safeAddress = regexp.MustCompile(`^(https?://[^/]|mailto:)[^\s"'<>\x60\\]*$`)

func checkHTML(t *testing.T, out, s string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(out))
	require.NoError(t, err)
	for n := range root.Descendants() {
		require.NotEqual(t, html.CommentNode, n.Type, s)
		if n.Type != html.ElementNode {
			continue
		}
		allowed, ok := elements[n.Data]
		require.True(t, ok, "<%s> out of %q", n.Data, s)
		for _, at := range n.Attr {
			require.Contains(t, strings.Fields(allowed), at.Key, "%s in %s out of %q", at.Key, n.Data, s)
			if at.Key == "href" || at.Key == "src" || at.Key == "cite" {
				require.Regexp(t, safeAddress, at.Val, "out of %q", s)
			}
		}
	}
}

func TestTextIsWhole(t *testing.T) {
	a := filled("Ferry & crew <return> *home* #1")
	require.Contains(t, print(t, render.Text, a), "Ferry & crew <return> *home* #1 is what they wrote.")
	require.Contains(t, print(t, render.HTML, a), "<p>Ferry &amp; crew &lt;return&gt; *home* #1 is what they wrote.</p>")
	require.Contains(t, print(t, render.Markdown, a), "\n"+`Ferry & crew \<return\> \*home\* \#1 is what they wrote.`+"\n")
}

func TestLinks(t *testing.T) {
	a := &lede.Article{Sections: []lede.Section{{Blocks: []lede.Block{{
		Type: lede.BlockParagraph, Text: "The ferry — see here, and here — sails! Soon.",
		Links: []lede.Link{
			{Start: 4, End: 9, URL: "https://sound.example/a(b)?c=1&copy=2"}, {Start: 7, End: 9, URL: "https://overlap.example/"},
			{Start: 10, End: 12, URL: "https://inside.a.rune.example/"}, {Start: 14, End: 17, URL: "javascript:planted()"},
			{Start: 18, End: 22, URL: "mailto:a@sound.example"}, {Start: 40, End: 400, URL: "https://outside.example/"},
		},
	}}}}}
	require.Equal(t, "The [ferry](https://sound.example/a%28b%29?c=1&amp;copy=2) — see [here](mailto:a@sound.example), and here — sails! Soon.\n",
		print(t, render.Markdown, a))
	out := print(t, render.HTML, a)
	require.Contains(t, out, `<p>The <a href="https://sound.example/a%28b%29?c=1&amp;copy=2">ferry</a> — see <a href="mailto:a@sound.example">here</a>`)
}

func TestTimestamps(t *testing.T) {
	at := time.Date(2025, 6, 12, 18, 47, 5, 0, time.FixedZone("", 7200))
	for _, row := range []struct {
		precision lede.Precision
		zone      bool
		html      string
	}{
		{lede.PrecisionSecond, true, `<time datetime="2025-06-12T18:47:05+02:00">2025-06-12 18:47:05+02:00</time>`},
		{lede.PrecisionMinute, false, `<time datetime="2025-06-12T18:47">2025-06-12 18:47</time>`},
		{lede.PrecisionDay, true, `<time datetime="2025-06-12">2025-06-12</time>`},
		{lede.PrecisionMonth, true, `<time datetime="2025-06">2025-06</time>`},
		{lede.PrecisionYear, true, `<time datetime="2025">2025</time>`},
	} {
		a := &lede.Article{Published: lede.Timestamp{Time: at, Precision: row.precision, ZoneKnown: row.zone}}
		require.Contains(t, print(t, render.HTML, a), row.html)
	}
	utc := &lede.Article{Published: lede.Timestamp{Time: at.UTC(), Precision: lede.PrecisionMinute, ZoneKnown: true}}
	require.Contains(t, print(t, render.HTML, utc), `<time datetime="2025-06-12T16:47Z">2025-06-12 16:47 UTC</time>`)
	unresolved := &lede.Article{Published: lede.Timestamp{Text: "5 mins ago"}}
	require.Contains(t, print(t, render.HTML, unresolved), `<p class="byline">5 mins ago</p>`)
}

func TestSourceOfBlockquote(t *testing.T) {
	a := &lede.Article{
		Sections: []lede.Section{{Blocks: []lede.Block{
			{Type: lede.BlockBlockquote, Text: "The sea decides."}, {Type: lede.BlockBlockquote, Text: "We wait, said Orla Penhallow."},
		}}},
		Quotes: []lede.Quote{{
			Text: "x", Kind: lede.QuoteDirect, Speaker: lede.Speaker{Name: "Orla Penhallow", Role: "harbour master"},
			Parts: []lede.QuotePart{{Block: 0}, {Block: 1}},
		}},
	}
	out := print(t, render.HTML, a)
	require.Equal(t, 1, strings.Count(out, "<footer><cite>Orla Penhallow, harbour master</cite></footer>"))
}

func TestEmptyArticle(t *testing.T) {
	for name, f := range formats {
		out := print(t, f, &lede.Article{})
		if name == "text" || name == "markdown" {
			require.Empty(t, out)
		}
		checkOutput(t, strings.Replace(name, "front matter", "", 1), out, "")
	}
}
