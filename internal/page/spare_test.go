package page

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// outline writes a page as its later stages see it: elements with the attributes that are read, texts, and where runs begin.
func outline(p *Page) string {
	var b strings.Builder
	for i := range p.Nodes {
		nd := &p.Nodes[i]
		if nd.Flags&Text != 0 {
			fmt.Fprintf(&b, "%d %d %q\n", nd.Parent, nd.Run, nd.HTML.Data)
			continue
		}
		fmt.Fprintf(&b, "%d %d %v %d <%s", nd.Parent, nd.Run, nd.Flags, nd.Own, nd.HTML.Data)
		for _, a := range nd.HTML.Attr {
			if !unread([]byte(nd.HTML.Data), []byte(a.Key), []byte(a.Val)) {
				fmt.Fprintf(&b, " %s:%s=%q", a.Namespace, a.Key, a.Val)
			}
		}
		fmt.Fprintf(&b, "> %v\n", nd.Atom == atom.Span && len(nd.HTML.Attr) > 0)
	}
	for _, i := range p.Scripts {
		if c := p.Nodes[i].HTML.FirstChild; c != nil {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// sameTree requires that the parser makes the same page of b with and without what is spared.
func sameTree(t require.TestingT, b []byte) {
	whole, err := html.Parse(bytes.NewReader(b))
	if err != nil { // too deep, and perhaps not without a drawing
		return
	}
	part, err := html.Parse(spared(b, scan(b).frames > 0))
	require.NoError(t, err)
	p, err := New(context.Background(), whole, Limits{})
	require.NoError(t, err)
	q, err := New(context.Background(), part, Limits{})
	require.NoError(t, err)
	require.Equal(t, outline(p), outline(q))
}

var spareCases = []struct{ name, in string }{
	{"script", `<p>a<script>var x = "<p>b</p>";</script>c`},
	{"data script", `<script type="application/ld+json">{"a": "</p>"}</script><p>a`},
	{"script that writes scripts", `<script><!-- document.write("<script>x</script>") --></script><p>a`},
	{"script that writes scripts, in capitals", `<script><!-- document.write("<scripT>x</script>")`},
	{"script in a comment", `<!-- <script> --><p>a</p><script>b</script>c`},
	{"script in a value", `<p title="<script>">a</p><p>b<script>c</script>`},
	{"value without quotes", `<a href=x>y'</a><script>a</script><p title=a"b>c"</p>`},
	{"quote in a tag", `<p "a>b</p><script>c</script>d`},
	{"equals at the start of a name", `<p ="a>b">c</p><script>d</script>e`},
	{"empty comments", `<!--><p>a</p><!---><p>b</p><!----><p>c</p><!-- x --!><p>d</p>`},
	{"comments of dashes", `a<!---->b<!-----><script>c</script><!---d--><script>e</script><!--- f ---><p>g<!------!>h--><script>i</script>`},
	{"comment in a word", `a<!-- b -->c &am<!-- x -->p; d<!-- y --><b>e</b>`},
	{"comment never closed", `<p>a<!-- b <script>c</script>`},
	{"style never closed", `<p>a<style>b <p>c`},
	{"svg", `<p>a<svg viewBox="0 0 1 1"><path d="M0"/><g><circle r="1"></circle></g></svg>b`},
	{"attributes of drawings", `<p width=1>a<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" class=b width=1><g fill=c></g></svg><svg viewbox="0 0 1 1" width=1/><svg VIEWBOX=1 xmlns:xlink="d">e</svg>`},
	{"svg with text", `<p>a<svg><title>t</title><foreignObject><p>b</p></foreignObject></svg>c`},
	{"svg with a title", `<p>a<svg><title>t</title><desc>d</desc><path/></svg>c`},
	{"svg with an open title", `<p>a<svg><title><g>t</svg><p>b</title><script>x</script>c`},
	{"svg with an end tag of what is around it", `<g><svg a="1"><path d="M0"/>x</g></svg>b<p>c`},
	{"svg with end tags out of order", `<g><svg><path><g></path></g></svg>b</g>c`},
	{"slash behind what is left out", `<img src=/a.jpg style="x"/><img src=/b.jpg onclick="y" />`},
	{"svg that HTML ends", `<p>a<svg><path><p>b</svg>c`},
	{"svg with a style", `<svg><style><p>a</style></svg><style>x</style><p>b`},
	{"svg with an end tag of HTML", `<svg><path/></p </svg>a</p>b<svg></br></svg>c`},
	{"svg with its end in a value", `<svg><path d="</svg>"/></svg>a<script>b</script>`},
	{"svg closed at once", `<svg/><p>a</p><svg></svg>b`},
	{"title with markup", `<title>a <script> b</title><script>c</script><p>d`},
	{"textarea", `<textarea><script>a</textarea><p>b<script>c</script>`},
	{"noscript", `<noscript><p>a</p><script>b</script></noscript><p>c`},
	{"iframe", `<iframe src="x"><p>a</iframe>b`},
	{"plaintext", `<script>a</script><plaintext><script>b</script>`},
	{"end tags that look alike", `<script>a</scripted></script >b<style>c</styles></style/>d`},
	{"capitals", `<SCRIPT>a</script><Style>b</STYLE>c`},
	{"markers at the end", `<p>a<`},
	{"declaration", `<?xml version="1.0"?><!DOCTYPE html><p>a<![CDATA[<script>b]]></script>c`},
	{"attributes", `<div class=a onclick="b>c" data-x='{"d": ">"}' id=e aria-label="f"><a href="g" target=_blank>h</a></div><script>i</script>`},
	{"attributes that are read", `<div style="display:none" aria-hidden="true" data-time="1" data-type=b><img data-src="c" data-lazy='d'></div>`},
	{"attributes without space between", `<div data-a="b"class="c"><p data-a="b"/><br data-a=b/><i/data-a="b"/class="c">d`},
	{"attributes without value", `<div data-a = "b" data-c data-d=><p data-e= f>g<p data-h="i`},
	{"attributes that a name alone stands before", `<a b data-c="d" =e>f</a><a b data-c="d" g>h`},
	{"attributes in capitals", `<DIV DATA-A="b" STYLE="Display:none" onClick="c">d`},
	{"names with capitals in them", `<a aria-hIdden=true data-Time="1" data-TIME="2" aria-label=b data-x=c>d</a>`},
	{"style in references", `<div style="&#100;isplay:none">a</div><p style="color:red">b`},
	{"formatting that differs by what is not read", `<p><b data-a=1><b data-a=2><b data-a=3><b data-a=4>a<p>b`},
	{"attributes of scripts and links", `<link rel="stylesheet" type="text/css" media=all href=a><script src="b" type="text/javascript"></script><SCRIPT type="application/json" src=c>{}</SCRIPT><input type="hidden"><p>d<a rel="nofollow noopener" href=e>f</a><a rel="author" href=g>h</a>`},
	{"attributes twice", `<script 0 type=text/javascript type=>a</script><p style="color:red" class=b STYLE="display:none">c<a rel=nofollow href=d rel=author>e</a><p style=a>f<p style=a /style="display:none">g`},
	{"script of two types", `<script type="application/javascript+json" src=a>{}</script><script type=text/javascript/json>{}</script>b`},
	{"spans", `<p><span data-a="b">c</span><span data-a="b" class="d">e</span><span>f</span>`},
	{"comment between a text and a tag that is none", `><!--a--></b>c`},
	{"comments between tags", `<p>a</p><!-- b --><p>c ><!-- d --> < e<!-- f --></p>`},
	{"end tags with quotes", `<p>a</p x=">">b</p"c>d<script>e</script></ a="><p title="><!-- f -->">g</a="><p title="><!-- h -->">i`},
	{"comment that a mark ends", `<p>a<!-- b --!><p>c<!----!>d<!--!>e--><script>f</script>g<!-- h --!-->i`},
	{"body twice", `<html style="a"><body style="color:red" data-a=b><p>a<body style="display:none" data-a=c class=d><html style="display:none"><p>e`},
	{"data in other words", `<script type="application/LD+Json">{"a":1}</script><script type="application/&#108;d+js&#111;n">{"b":2}</script><p>c`},
	{"svg that HTML ends, with code behind", `<svg><p><script>"<!--"</script>a<script>"-->"</script></svg>b`},
	{"svg in a template's columns", `<template><col><svg><g/>a</svg><script> b</script></template><p>c`},
	{"svg closed by a value", `<svg data-a=b data-a=c/><p>d</p></svg><g><svg class=e/><path/></svg></g>f`},
	{"svg with comments and more than drawings", `<svg><!-- <p> --><g></svg>a<svg><svg><path></svg></svg>b<svg><style>a > b</style></svg>c<svg><![CDATA[</svg><p>]]></svg>d`},
	{"svg with filters", `<svg><defs><filter id=a><feColorMatrix values="b"/><feComponentTransfer><feFuncR type=c></feFuncR></feComponentTransfer></filter></defs></svg><p>d`},
	{"frames", `<svg><text>a</text></svg><frameset><frame></frameset><noframes><p>b</noframes>`},
	{"links left open around tables", strings.Repeat(`<a href=a data-b=1><table><tr><td></a></table><a href=a data-b=2><table>`, 3) + "c"},
	{"select", `<select><script>a</script><option>b</select>c`},
	{"table", `<table><script>a</script><tr><td>b<style>c</style></table>`},
}

func TestSpareReaderKeepsTheTree(t *testing.T) {
	for _, c := range spareCases {
		t.Run(c.name, func(t *testing.T) { sameTree(t, []byte(c.in)) })
	}
}

// TestSpareReaderKeepsLinks leaves links open that differ only by what nobody reads. The parser closes one within eight steps, a block a
// step, and forgets the first of more than three that are alike.
func TestSpareReaderKeepsLinks(t *testing.T) {
	for blocks := 6; blocks < 10; blocks++ {
		for links := 2; links < 7; links++ {
			var b strings.Builder
			for i := range links {
				fmt.Fprintf(&b, `<a href=a data-b=%d>%s`, i, strings.Repeat("<div>", blocks))
			}
			b.WriteString(strings.Repeat("</div>", 60) + "c<p>d")
			sameTree(t, []byte(b.String()))
		}
	}
}

func TestSpareReaderSpares(t *testing.T) {
	in := `<p class="x" data-y='z'>a</p><script>code</script><style>css</style><!-- note --><noscript>x</noscript><!-- b -->c<svg><path d="M1"/></svg>`
	out, err := io.ReadAll(newSpareReader([]byte(in)))
	require.NoError(t, err)
	require.Equal(t, `<p class="x" >a</p><script></script><style></style><!----><noscript></noscript><!---->c<svg></svg>`, string(out))
}

// TestSpareReaderOnPages reads the pages of the folder that LEDE_PAGES names, where it names one, beside the fixtures.
func TestSpareReaderOnPages(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "pages", "*.html"))
	require.NoError(t, err)
	if dir := os.Getenv("LEDE_PAGES"); dir != "" {
		more, err := filepath.Glob(filepath.Join(dir, "*.html*"))
		require.NoError(t, err)
		names = append(names, more...)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		if strings.HasSuffix(name, ".gz") {
			z, err := gzip.NewReader(bytes.NewReader(b))
			require.NoError(t, err)
			b, err = io.ReadAll(z)
			require.NoError(t, err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) { sameTree(t, b) })
	}
}

// shards are what pages break into: of these the tests make others, denser in odd cases than chance makes them of bytes.
var shards = strings.Split("x| |>|<|=|/|\"|'|\x00|\r|\n|&amp;|</|<!|<?|<!--|-->|--!>|--|<![CDATA[|]]>|data-x|DATA-X|class=c|style=a|style='display:none'|"+
	"STYLE=display:none|rel=nofollow|rel=author|onclick=\"a>b\"|target=_blank|type=text/javascript|type=\"application/ld+json\"|data-x=\"1\"|"+
	"data-x=1|data-x=2/|aria-label='a'|<a href=h>|<a href=h data-x=1>|<a href=h data-x=2 |</a>|<div>|<div><div><div><div><div>|</div>|<p>|<p |</p>|"+
	"<span |<span data-x=1>|</span>|<b>|<b data-x=1>|<b data-x=2>|</b>|<i |<font color=a>|<script>|<script |</script>|<SCRIPT|</SCRIPT |<style>|"+
	"</style>|<noscript>|</noscript>|<iframe |</iframe>|<textarea>|</textarea>|<title>|</title>|<xmp>|<plaintext>|<svg>|<svg |<svg/>|</svg>|<g>|"+
	"</g>|<path/>|<path d=x/>|<desc>|</desc>|<foreignObject>|<math>|<mi>|</math>|<annotation-xml |<table>|<tr>|<td>|</td>|</table>|<col>|<caption>|"+
	"<select>|<option>|</select>|<template>|</template>|<object>|</object>|<body |<html |<head>|</head>|<frameset>|<frame>|<noframes>|<br/>|<img |"+
	"<input type=hidden>|<button>|<li>|<ul>|<h2>|<meta |<link |<nobr>|<pre>|</body>|<image |<!doctype html>", "|")

// shattered is a page made of shards, a byte a shard.
func shattered(b []byte) []byte {
	var page []byte
	for _, c := range b {
		page = append(page, shards[int(c)%len(shards)]...)
	}
	return page
}

// TestSpareReaderOnShards reads pages made of shards by chance, the same at each run.
func TestSpareReaderOnShards(t *testing.T) {
	pages := 3000
	if n, err := strconv.Atoi(os.Getenv("LEDE_SHARDS")); err == nil {
		pages = n
	}
	chance := rand.NewChaCha8([32]byte{})
	for range pages {
		b := make([]byte, 1+chance.Uint64()%40)
		_, err := chance.Read(b)
		require.NoError(t, err)
		page := shattered(b)
		require.NotPanics(t, func() { sameTree(t, page) }, "%q", page)
		if t.Failed() {
			t.Fatalf("%q", page)
		}
	}
}

// FuzzSpareReader reads any bytes as a page, and as the choice of shards for one.
func FuzzSpareReader(f *testing.F) {
	for _, c := range spareCases {
		f.Add([]byte(c.in))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		sameTree(t, b)
		sameTree(t, shattered(b))
	})
}
