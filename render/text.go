package render

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/ledekit/lede"
)

// Text prints the article for reading, or for programs that want words alone: headline, dek, byline and date, then the
// sections, a line a paragraph, blocks parted by empty lines. Pull quotes, which say again what the article says, and other
// articles' headlines are left out.
func Text(w io.Writer, a *lede.Article) error {
	var b bytes.Buffer
	t := textPrinter{&b}
	t.para(line(a.Headline))
	t.para(line(a.Dek))
	t.para(about(a.Byline, a.Published))
	t.para(datelineAbove(a))
	for i := range a.Sections {
		s := &a.Sections[i]
		t.para(line(s.Heading))
		t.para(about(s.Byline, s.Published))
		for k := range s.Blocks {
			t.block(&s.Blocks[k])
		}
	}
	for _, c := range a.Corrections {
		t.para(line(c.Text))
	}
	return flush(w, &b)
}

type textPrinter struct{ b *bytes.Buffer }

// para prints a line, after an empty one where it is not the first.
func (t textPrinter) para(s string) {
	if s == "" {
		return
	}
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	t.b.WriteString(s)
	t.b.WriteByte('\n')
}

func (t textPrinter) block(b *lede.Block) {
	switch b.Type {
	case lede.BlockPullquote:
	case lede.BlockList:
		all := items(b)
		for i, it := range all {
			if b.Ordered {
				all[i] = fmt.Sprintf("%d. %s", i+1, it)
			} else {
				all[i] = "- " + it
			}
		}
		t.para(strings.Join(all, "\n"))
	case lede.BlockTable:
		var rows []string
		for _, r := range b.Rows {
			cells := make([]string, len(r))
			for i, c := range r {
				cells[i] = line(c)
			}
			rows = append(rows, strings.Join(cells, "\t"))
		}
		t.para(strings.Join(rows, "\n"))
	case lede.BlockImage:
		if c := caption(&b.Image); c != "" {
			t.para("[" + c + "]")
		}
	case lede.BlockEmbed:
		t.para(line(b.Embed.Text))
	case lede.BlockCode:
		t.para(strings.Join(codeLines(b.Text), "\n"))
	case lede.BlockParagraph, lede.BlockBlockquote:
		t.para(line(b.Text))
	}
}

// datelineAbove is the dateline for a line above the text; "" where the text opens with it, as most do.
func datelineAbove(a *lede.Article) string {
	opens := line(cmp.Or(a.Dateline.Place, a.Dateline.Agency))
	if first := firstParagraph(a); first != nil {
		if text := line(first.Text); strings.HasPrefix(text, opens) || strings.HasPrefix(text, "("+opens) { // "(AP) — The pier …"
			return ""
		}
	}
	return dateline(a.Dateline)
}

// firstParagraph is the first of the text, or nil.
func firstParagraph(a *lede.Article) *lede.Block {
	for i := range a.Sections {
		for k := range a.Sections[i].Blocks {
			if b := &a.Sections[i].Blocks[k]; b.Type == lede.BlockParagraph {
				return b
			}
		}
	}
	return nil
}

// dateline joins the place and agency of a dateline as newspapers do.
func dateline(d lede.Dateline) string {
	place, agency := line(d.Place), line(d.Agency)
	switch {
	case agency == "":
		return place
	case place == "":
		return agency
	}
	return place + " (" + agency + ")"
}
