package main

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// outputs prints an Article in every format and parses what comes out.
func (r *result) outputs(a *lede.Article) {
	for _, f := range []struct {
		name  string
		print func(io.Writer, *lede.Article) error
		check func(*result, *lede.Article, string)
	}{
		{"text", render.Text, (*result).textOutput}, {"markdown", render.Markdown, (*result).markdownOutput},
		{"html", render.HTML, (*result).htmlOutput}, {"jsonld", render.JSONLD, (*result).jsonldOutput},
	} {
		var b bytes.Buffer
		if err := f.print(&b, a); err != nil {
			r.fault("%s: %v", f.name, err)
			continue
		}
		f.check(r, a, b.String())
	}
	if len(a.URL) > 0 && r.URL == "" {
		r.fault("an address out of nothing: %q", a.URL)
	}
}

func (r *result) textOutput(_ *lede.Article, out string) {
	for _, c := range out {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 {
			r.fault("text: the control character %q", c)
			return
		}
	}
}

func (r *result) markdownOutput(a *lede.Article, out string) {
	for _, pattern := range r.LinesNot {
		re, err := regexp.Compile(pattern)
		if err != nil {
			r.fault("lines_not: %v", err)
			continue
		}
		for l := range strings.Lines(out) {
			if l = strings.TrimSuffix(l, "\n"); re.MatchString(l) && !isItem(a, l) {
				r.fault("markdown: %q makes the line %q", pattern, l)
			}
		}
	}
	if m := unsafeMarkdown.FindString(out); m != "" {
		r.fault("markdown: %q", m)
	}
}

// isItem reports whether a line is an item of a list that the Article has: plain text has lists by lines that open with a mark.
func isItem(a *lede.Article, line string) bool {
	_, words, _ := strings.Cut(line, " ")
	for i := range a.Sections {
		for k := range a.Sections[i].Blocks {
			for _, item := range a.Sections[i].Blocks[k].Items {
				if item == words {
					return true
				}
			}
		}
	}
	return false
}

// unsafeMarkdown matches raw HTML, and links to anything but web and mail.
var unsafeMarkdown = regexp.MustCompile(`(?im)^[^\x60\n]*[^\\\x60\n]<[a-z/!?][^\x60\n]*$|^<[a-z/!?].*|[^\\]\]\((?:[^hm)]|h[^t]|m[^a])[^)]*\)`)

// runs are elements and attributes that make something run, load or move.
var runs = regexp.MustCompile(`^(script|iframe|frame|object|embed|applet|form|input|button|base|style|svg|math|template|portal)$`)

func (r *result) htmlOutput(_ *lede.Article, out string) {
	root, err := html.Parse(strings.NewReader(out))
	if err != nil {
		r.fault("html: %v", err)
		return
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			r.fault("html: a comment %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if runs.MatchString(n.Data) {
			r.fault("html: <%s>", n.Data)
		}
		for _, at := range n.Attr {
			r.attribute(n.Data, at)
		}
	}
}

func (r *result) attribute(element string, at html.Attribute) {
	switch key := strings.ToLower(at.Key); {
	case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc", key == "http-equiv", key == "action":
		r.fault("html: %s in <%s>", at.Key, element)
	case key == "href", key == "src", key == "cite":
		v := strings.ToLower(at.Val)
		if !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "mailto:") {
			r.fault("html: the address %q", at.Val)
		}
	}
}

func (r *result) jsonldOutput(_ *lede.Article, out string) {
	var v any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		r.fault("jsonld: %v", err)
	}
	if strings.ContainsAny(out, "<>") {
		r.fault("jsonld: < or > in it")
	}
}
