package page

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// annotate parses markup into a page.
func annotate(t *testing.T, markup string) *Page {
	t.Helper()
	root, _, err := Parse(context.Background(), []byte(markup), 0)
	require.NoError(t, err)
	p, err := New(context.Background(), root, Limits{})
	require.NoError(t, err)
	return p
}

// texts lists the words of a page's runs.
func texts(p *Page) []string {
	var out []string
	for i := range p.Runs {
		out = append(out, p.Text(&p.Runs[i]))
	}
	return out
}

func TestRunsAreLines(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"inline markup stays in its line", `<p>One <b>two</b> <a href=x>three</a>.</p>|One two three.`},
		{"blocks break lines", `<div>one<p>two</p>three<div>four</div></div>|one|two|three|four`},
		{"line breaks break lines", `<p>one<br>two<br><br>three</p>|one|two|three`},
		{"white space is folded", "<p>  one \n\t two&nbsp;three  </p>|one two three"},
		{"what shows nothing is dropped", "<p>soft\u00adhyphen zero\u200bwidth</p>|softhyphen zerowidth"},
		{"links around blocks", `<a href=x><h3>one</h3><p>two</p></a>|one|two`},
		{"cells and items", `<ul><li>one<li>two</ul><table><tr><td>three<td>four</table>|one|two|three|four`},
		{"code and comments are no words", `<p>one<script>x()</script><!-- y --><style>z</style> two</p>|one two`},
		{"components in a place of their own", `<x-list><x-item>one</x-item><x-item>two <x-mark>three</x-mark></x-item></x-list>|one|two three`},
		{"components in a paragraph", `<p><x-mark>one</x-mark><x-mark> two</x-mark></p>|one two`},
		{"words for screen readers behind a link", `<p>The <a href=x>map<span class="visually-hidden"> opens in a new window</span></a> is out.</p>|The map is out.`},
		{"words for screen readers alone", `<p class="sr-only">one</p>|one`},
		{"an inline element without words", `<p><span> </span>one<span></span></p>|one`},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, want, _ := strings.Cut(c.in, "|")
			require.Equal(t, strings.Split(want, "|"), texts(annotate(t, in)))
		})
	}
}

func TestRunCounts(t *testing.T) {
	p := annotate(t, `<p>One, <a href=x>two three</a>. <b>Four</b>!</p>`)
	r := p.Runs[0]
	require.Equal(t, len("One, two three. Four!"), int(r.Chars))
	require.Equal(t, len(" two three"), int(r.LinkChars), "a space belongs to the word after it")
	require.Equal(t, len(" Four"), int(r.BoldChars))
	require.Equal(t, []int32{4, 1, 2}, []int32{r.WordCount, r.Commas, r.Stops})
}

func TestRunsBetweenBreaks(t *testing.T) {
	p := annotate(t, `<div>one<br>two<br><br>three<p>four</p>five</div>`)
	var breaks []int32
	for _, r := range p.Runs {
		breaks = append(breaks, r.Breaks)
	}
	require.Equal(t, []int32{0, 1, 2, 0, 0}, breaks)
}

func TestFlags(t *testing.T) {
	p := annotate(t, `<p hidden>a</p><p style="color:red; display : none">b</p><h2>c</h2><button>d</button><pre>e</pre><p style="display:block">f</p>`)
	var flags []Flags
	for _, r := range p.Runs {
		flags = append(flags, r.Flags)
	}
	require.Equal(t, []Flags{Hidden, Hidden, Heading, Button, Pre, 0}, flags)
}

func TestNodesKnowTheirRunsAndEnds(t *testing.T) {
	p := annotate(t, `<div id=one><p>a</p><p>b</p></div><div id=two><p>c</p></div>`)
	for i := range p.Nodes {
		switch p.Attr(int32(i), "id") {
		case "one":
			first, end := p.RunsOf(int32(i))
			require.Equal(t, []int32{0, 2}, []int32{first, end})
			require.Equal(t, "a b", p.NodeText(int32(i)))
		case "two":
			first, end := p.RunsOf(int32(i))
			require.Equal(t, []int32{2, 3}, []int32{first, end})
		}
		require.Greater(t, p.Nodes[i].End, int32(i))
		require.LessOrEqual(t, int(p.Nodes[i].End), len(p.Nodes))
	}
}

func TestAppendTextTellsLinks(t *testing.T) {
	p := annotate(t, `<p>See <a href=x>the <b>bold</b> one</a>, and <a href=y>another</a>.</p>`)
	dst, spans := p.AppendText(nil, nil, p.Runs[0].First, p.Runs[0].End)
	require.Equal(t, "See the bold one, and another.", string(dst))
	require.Len(t, spans, 2)
	require.Equal(t, "the bold one", string(dst[spans[0].Start:spans[0].End]))
	require.Equal(t, "another", string(dst[spans[1].Start:spans[1].End]))
	require.Equal(t, "y", p.Attr(spans[1].Node, "href"))

	p = annotate(t, `<div><a href=x>one<br>two</a></div>`) // a span a line, whatever lines were read before
	for k := range p.Runs {
		dst, spans = p.AppendText(nil, spans[:k], p.Runs[k].First, p.Runs[k].End)
		require.Len(t, spans, k+1)
		require.Equal(t, string(dst), string(dst[spans[k].Start:spans[k].End]))
	}
}

func TestClassWords(t *testing.T) {
	for _, c := range []struct {
		class string
		says  Words
	}{
		{"article-body", Article | Content},
		{"articleBody", Article | Content},
		{"ARTICLE_body__x1", Article | Content},
		{"mostRead", Related},
		{"c-most-read__list", Related | List},
		{"bad-address", 0}, // "ad" is a word of its own, or none
		{"shadow", 0},
		{"photo-caption", Caption},
		{"xyz-1234 " + strings.Repeat("long", 40), 0},
	} {
		require.Equal(t, c.says, wordsOf(c.class), c.class)
	}
}

func TestLimits(t *testing.T) {
	root, err := html.Parse(strings.NewReader("<p>a<p>b<p>c"))
	require.NoError(t, err)
	_, err = New(context.Background(), root, Limits{Nodes: 3})
	require.ErrorIs(t, err, ErrTooManyNodes)
	_, err = New(context.Background(), root, Limits{Depth: 2})
	require.ErrorIs(t, err, ErrTooDeep)
	_, err = Read(context.Background(), strings.NewReader("four"), 3)
	require.ErrorIs(t, err, ErrTooLarge)

	stopped := errors.New("stopped")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(stopped)
	_, err = Read(ctx, strings.NewReader("x"), 0)
	require.ErrorIs(t, err, stopped)
	require.ErrorIs(t, err, context.Canceled, "whatever the cause, callers can tell that it was not the page")
	_, _, err = Parse(ctx, []byte("<p>x"), 0)
	require.ErrorIs(t, err, stopped)
}

func TestTooDeepForTheParserIsSalvaged(t *testing.T) {
	markup := strings.Repeat("<div>", 600) + "<p>The words below are kept.</p>" + strings.Repeat("</div>", 600) + "<p>So are these.</p>"
	root, salvaged, err := Parse(context.Background(), []byte(markup), 0)
	require.NoError(t, err)
	require.True(t, salvaged)
	p, err := New(context.Background(), root, Limits{})
	require.NoError(t, err)
	require.Equal(t, []string{"The words below are kept.", "So are these."}, texts(p))
}

func TestFreedPagesAreClean(t *testing.T) {
	p := annotate(t, `<html lang=en><title>x</title><h1>y</h1><time>z</time>`)
	p.Free()
	q := annotate(t, `<p>new</p>`)
	require.Equal(t, []string{"new"}, texts(q))
	require.Empty(t, q.Lang+q.Title)
	require.Empty(t, q.H1s)
	require.Empty(t, q.Times)
}
