// Package render prints an Article: as text, Markdown, HTML or JSON-LD. For JSON, encoding/json is enough.
//
// What was text in the Article is text in the output: whatever it holds, it becomes no markup, and nothing in the output runs.
// Addresses lead to http, https or mailto, or are left out. Characters that control a terminal are left out too.
//
// The functions read the Article and keep nothing of it. They may be called by many goroutines at once. They return the error
// of the writer, and none else but where they say so.
package render

import (
	"bytes"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede"
)

// flush writes what was gathered in one call.
func flush(w io.Writer, b *bytes.Buffer) error {
	_, err := w.Write(b.Bytes())
	return err
}

// line returns s as one line: white space folded, none at the ends, without what controls a terminal or is no character.
func line(s string) string {
	if isLine(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
		case unicode.IsControl(r):
		default:
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isLine reports whether line would return s as it is. It may say no where it would.
func isLine(s string) bool {
	for i, r := range s {
		switch {
		case r == ' ':
			if i == 0 || i == len(s)-1 || s[i-1] == ' ' {
				return false
			}
		case r == utf8.RuneError, unicode.IsSpace(r), unicode.IsControl(r):
			return false
		}
	}
	return true
}

// codeLines returns the lines of a code block, without what controls a terminal. Tabs are four spaces.
func codeLines(s string) []string {
	var lines []string
	for l := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)) {
		l = strings.ReplaceAll(strings.ToValidUTF8(l, "\uFFFD"), "\t", "    ")
		lines = append(lines, strings.TrimRight(strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return -1
			}
			return r
		}, l), " "))
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return lines
}

// webURL returns an address that is safe to follow, with everything encoded that could end it: absolute, http or https. Any
// other is "".
func webURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return ""
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	safe := encoded(u.String())
	if _, err := url.Parse(safe); err != nil {
		return "" // a host cannot hold what had to be encoded
	}
	return safe
}

// linkURL is webURL, and mailto too.
func linkURL(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 7 || !strings.EqualFold(s[:7], "mailto:") {
		return webURL(s)
	}
	if _, err := url.Parse(s); err != nil {
		return ""
	}
	return "mailto:" + encoded(s[7:])
}

// encoded percent-encodes what no address may hold as it is, and parentheses, which would end one in Markdown.
func encoded(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ', c >= 0x7f, strings.IndexByte("\"'<>\\^`{|}()", c) >= 0:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// span is a piece of a block's text: linked where url is not empty.
type span struct{ text, url string }

// spans cuts the text of a block at its links. Links that lie outside the text, overlap, or lead nowhere safe are text.
func spans(b *lede.Block) []span {
	var out []span
	at := 0
	for _, l := range b.Links {
		if l.Start < at || l.End <= l.Start || l.End > len(b.Text) || !cut(b.Text, l.Start) || !cut(b.Text, l.End) {
			continue
		}
		address := linkURL(l.URL)
		if address == "" {
			continue
		}
		if l.Start > at {
			out = append(out, span{b.Text[at:l.Start], ""})
		}
		out = append(out, span{b.Text[l.Start:l.End], address})
		at = l.End
	}
	if at < len(b.Text) {
		out = append(out, span{b.Text[at:], ""})
	}
	return out
}

// cut reports whether a text may be cut at i.
func cut(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// stamp returns a timestamp for a reader, as exact as it is known, and for a program ("" where it is not resolved).
func stamp(t lede.Timestamp) (shown, machine string) {
	if t.Time.IsZero() {
		return line(t.Text), ""
	}
	machine = iso(t)
	shown = strings.Replace(machine, "T", " ", 1)
	if t.ZoneKnown && len(machine) > len("2006-01-02T15:04") {
		shown = strings.TrimSuffix(shown, "Z")
		if shown != machine && strings.HasSuffix(machine, "Z") {
			shown += " UTC"
		}
	}
	return shown, machine
}

// iso returns a resolved timestamp in ISO 8601, cut to its precision, with a zone only where that is known.
func iso(t lede.Timestamp) string {
	layout := "2006-01-02T15:04:05"
	switch t.Precision {
	case lede.PrecisionYear:
		return t.Time.Format("2006")
	case lede.PrecisionMonth:
		return t.Time.Format("2006-01")
	case lede.PrecisionDay, lede.PrecisionWeek:
		return t.Time.Format(time.DateOnly)
	case lede.PrecisionMinute, lede.PrecisionHour:
		layout = "2006-01-02T15:04"
	case lede.PrecisionSecond:
	}
	if t.ZoneKnown {
		layout += "Z07:00"
	}
	return t.Time.Format(layout)
}

// names joins the names of a byline.
func names(byline []lede.Author) string {
	var out []string
	for _, a := range byline {
		if n := line(a.Name); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// about joins byline and date, for the line below a headline.
func about(byline []lede.Author, published lede.Timestamp) string {
	who := names(byline)
	when, _ := stamp(published)
	if who != "" && when != "" {
		return who + " · " + when
	}
	return who + when
}

// caption joins the words of a picture and their credit.
func caption(i *lede.Image) string {
	words, credit := line(i.Caption), line(i.Credit)
	switch {
	case credit == "":
		return words
	case words == "":
		return "(" + credit + ")"
	}
	return words + " (" + credit + ")"
}

// lists cuts related headlines into runs of one list each. Those without words are left out.
func lists(related []lede.Related) [][]lede.Related {
	var out [][]lede.Related
	for i := range related {
		if line(related[i].Headline) == "" {
			continue
		}
		if k := len(out) - 1; k >= 0 && related[i].List == out[k][0].List {
			out[k] = append(out[k], related[i])
		} else {
			out = append(out, related[i:i+1:i+1])
		}
	}
	return out
}

// showsLead reports whether the first picture of the Article stands in no block, so that it must be shown above the text.
func showsLead(a *lede.Article) bool {
	if len(a.Images) == 0 {
		return false
	}
	for _, s := range a.Sections {
		for i := range s.Blocks {
			if s.Blocks[i].Image.URL == a.Images[0].URL {
				return false
			}
		}
	}
	return true
}

// items are the entries of a list, each as one line, without those that hold no words.
func items(b *lede.Block) []string {
	out := make([]string, 0, len(b.Items))
	for _, it := range b.Items {
		if it = line(it); it != "" {
			out = append(out, it)
		}
	}
	return out
}
