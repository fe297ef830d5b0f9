package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/ledekit/lede"
)

// Markdown prints the article in CommonMark, tables as GitHub writes them: headline, dek, byline and date, the sections, then
// corrections, then other articles' headlines. Pull quotes, which say again what the article says, are left out.
func Markdown(w io.Writer, a *lede.Article) error {
	var b bytes.Buffer
	m := markdownPrinter{b: &b}
	m.article(a)
	return flush(w, &b)
}

// MarkdownWithFrontMatter prints what Markdown does, after the facts of the article as YAML between lines of three hyphens:
// title, description, url, authors, date, modified, publisher, category, tags, lang, kind; each only where it is known.
func MarkdownWithFrontMatter(w io.Writer, a *lede.Article) error {
	var b bytes.Buffer
	frontMatter(&b, a)
	m := markdownPrinter{b: &b}
	m.article(a)
	return flush(w, &b)
}

// frontMatter prints YAML whose values are JSON strings, which YAML reads alike.
func frontMatter(b *bytes.Buffer, a *lede.Article) {
	quoted := func(s string) string {
		out, err := json.Marshal(line(s))
		if err != nil { // a string cannot fail
			return `""`
		}
		return string(out)
	}
	one := func(key, s string) {
		if line(s) != "" {
			fmt.Fprintf(b, "%s: %s\n", key, quoted(s))
		}
	}
	many := func(key string, all []string) {
		if len(all) == 0 {
			return
		}
		fmt.Fprintf(b, "%s:\n", key)
		for _, s := range all {
			fmt.Fprintf(b, "  - %s\n", quoted(s))
		}
	}
	when := func(key string, t lede.Timestamp) {
		if _, machine := stamp(t); machine != "" {
			one(key, machine)
		}
	}
	b.WriteString("---\n")
	one("title", a.Headline)
	one("description", a.Dek)
	if one("url", webURL(a.CanonicalURL)); webURL(a.CanonicalURL) == "" {
		one("url", webURL(a.URL))
	}
	var authors []string
	for _, w := range a.Byline {
		authors = append(authors, w.Name)
	}
	many("authors", authors)
	when("date", a.Published)
	when("modified", a.Modified)
	one("publisher", a.Publisher.Name)
	one("category", a.Category)
	many("tags", a.Topics)
	one("lang", a.Language)
	one("kind", string(a.Kind))
	b.WriteString("---\n\n")
}

type markdownPrinter struct {
	b         *bytes.Buffer
	afterList bool // the block before was a list
}

func (m *markdownPrinter) article(a *lede.Article) {
	m.heading(1, a.Headline)
	if dek := line(a.Dek); dek != "" {
		m.para("*" + escaped(dek, false) + "*")
	}
	m.para(escaped(about(a.Byline, a.Published), true))
	if showsLead(a) {
		m.image(&a.Images[0])
	}
	m.para(escaped(datelineAbove(a), true))
	for i := range a.Sections {
		s := &a.Sections[i]
		m.heading(min(max(s.Level, 2), 6), s.Heading)
		m.para(escaped(about(s.Byline, s.Published), true))
		for k := range s.Blocks {
			m.block(&s.Blocks[k])
		}
	}
	for _, c := range a.Corrections {
		m.para(escaped(line(c.Text), true))
	}
	for i, list := range lists(a.Related) {
		if i == 0 {
			m.para("* * *")
		}
		if name := line(list[0].List); name != "" {
			m.para("**" + escaped(name, false) + "**")
		}
		var all []string
		for _, r := range list {
			item, address := escaped(line(r.Headline), true), webURL(r.URL)
			if address != "" {
				item = link(escaped(line(r.Headline), false), address)
			}
			if shown, _ := stamp(r.Published); shown != "" {
				item += " — " + escaped(shown, false)
			}
			all = append(all, "- "+item)
		}
		m.list(all)
	}
}

// para prints a paragraph of lines that are Markdown already.
func (m *markdownPrinter) para(s string) {
	if s == "" {
		return
	}
	if m.b.Len() > 0 && !bytes.HasSuffix(m.b.Bytes(), []byte("\n\n")) {
		m.b.WriteByte('\n')
	}
	m.b.WriteString(s)
	m.b.WriteByte('\n')
	m.afterList = false
}

func (m *markdownPrinter) list(all []string) {
	if len(all) == 0 {
		return
	}
	m.para(strings.Join(all, "\n"))
	m.afterList = true
}

func (m *markdownPrinter) heading(level int, text string) {
	if text = line(text); text != "" {
		m.para(strings.Repeat("#", level) + " " + escaped(text, false))
	}
}

func (m *markdownPrinter) block(b *lede.Block) {
	switch b.Type {
	case lede.BlockPullquote:
	case lede.BlockList:
		all := items(b)
		for i, it := range all {
			mark := "-"
			if b.Ordered {
				mark = fmt.Sprintf("%d.", i+1)
			}
			all[i] = mark + " " + escaped(it, true)
		}
		m.list(all)
	case lede.BlockTable:
		m.table(b.Rows)
	case lede.BlockImage:
		m.image(&b.Image)
	case lede.BlockEmbed:
		m.embed(&b.Embed)
	case lede.BlockCode:
		m.code(codeLines(b.Text))
	case lede.BlockBlockquote:
		if p := m.linked(b); p != "" {
			m.para("> " + p)
		}
	case lede.BlockParagraph:
		m.para(m.linked(b))
	}
}

// linked returns the text of a block with its links.
func (m *markdownPrinter) linked(b *lede.Block) string {
	var out strings.Builder
	for _, s := range spans(b) {
		text := folded(s.text)
		if out.Len() == 0 {
			text = strings.TrimLeft(text, " ")
		}
		core := strings.TrimSpace(text)
		if s.url == "" || core == "" {
			out.WriteString(escaped(text, out.Len() == 0))
			continue
		}
		lead := text[:len(text)-len(strings.TrimLeft(text, " "))]
		tail := text[len(strings.TrimRight(text, " ")):]
		out.WriteString(lead + link(escaped(core, false), s.url) + tail)
	}
	return strings.TrimSpace(out.String())
}

// folded is line, with one space kept at either end.
func folded(s string) string {
	if s == "" {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(line("x"+s+"x"), "x"), "x")
}

func (m *markdownPrinter) image(i *lede.Image) {
	if address := webURL(i.URL); address != "" {
		m.para("![" + escaped(line(i.Alt), false) + "](" + destination(address) + ")")
	}
	if c := caption(i); c != "" {
		m.para("*" + escaped(c, false) + "*")
	}
}

func (m *markdownPrinter) embed(e *lede.Embed) {
	if text := line(e.Text); text != "" {
		m.para("> " + escaped(text, true))
	}
	if address := webURL(e.URL); address != "" {
		name := line(e.Provider)
		if name == "" {
			name = address
		}
		m.para(link(escaped(name, false), address))
	}
}

// code prints one line as a code span and several as an indented block. Below a list, an indented block would belong to its
// last item and be read as Markdown there, so each line is a span.
func (m *markdownPrinter) code(lines []string) {
	if len(lines) > 1 && !m.afterList {
		m.para("    " + strings.Join(lines, "\n    "))
		return
	}
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, codeSpan(l))
		}
	}
	m.para(strings.Join(out, "\\\n"))
}

// codeSpan puts more backticks around s than stand together in it.
func codeSpan(s string) string {
	longest, run := 0, 0
	for i := range len(s) {
		if run++; s[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if longest > 0 { // one may stand at an end
		s = " " + s + " "
	}
	return fence + s + fence
}

func (m *markdownPrinter) table(rows [][]string) {
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	if width == 0 {
		return
	}
	var out []string
	for i, r := range rows {
		cells := make([]string, width)
		for k, c := range r {
			cells[k] = escaped(line(c), false)
		}
		out = append(out, "| "+strings.Join(cells, " | ")+" |")
		if i == 0 {
			out = append(out, "|"+strings.Repeat(" --- |", width))
		}
	}
	m.para(strings.Join(out, "\n"))
}

// link returns a link, or the text alone where there is no address.
func link(text, address string) string {
	if address == "" || text == "" {
		return text
	}
	return "[" + text + "](" + destination(address) + ")"
}

// destination keeps an ampersand in an address from being read as a character reference.
func destination(address string) string { return strings.ReplaceAll(address, "&", "&amp;") }

// escaped returns a line as Markdown that reads as that line. first says that it stands where a block may begin.
func escaped(s string, first bool) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	if first {
		s = escapeStart(&b, s)
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '~', '|':
			b.WriteByte('\\')
		case '&':
			if i+1 < len(s) && (s[i+1] == '#' || s[i+1]|0x20 >= 'a' && s[i+1]|0x20 <= 'z') {
				b.WriteByte('\\')
			}
		case '#': // a run of them at the end would close a heading
			if i == 0 || s[i-1] == ' ' || s[i-1] == '#' {
				b.WriteByte('\\')
			}
		case '!': // before a link it would make an image of it
			if i == len(s)-1 {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// escapeStart writes what must be escaped at the beginning of a block, and returns the rest.
func escapeStart(b *strings.Builder, s string) string {
	if s == "" {
		return s
	}
	switch s[0] {
	case '-', '+', '=', ':':
		b.WriteByte('\\')
		b.WriteByte(s[0])
		return s[1:]
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') && (i+1 == len(s) || s[i+1] == ' ') { // "2025. …" is no list
		b.WriteString(s[:i])
		b.WriteByte('\\')
		b.WriteByte(s[i])
		return s[i+1:]
	}
	return s
}
