package block

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// dekRule is one thing that speaks for a line between headline and text being the dek, or against it.
type dekRule struct {
	name   string
	holds  func(r *reader, c *dekLine) bool
	weight int
	why    string
}

// dekRules are summed; dekEnough is a dek.
var dekRules = []dekRule{
	{"named", func(r *reader, c *dekLine) bool { return c.own&page.Dek != 0 }, 8, "its box is called a dek"},
	{"intro", func(r *reader, c *dekLine) bool { return c.own&(page.Dek|page.Intro) == page.Intro && !c.kept }, 2, "its box is called a lead or summary"},
	{"described", func(r *reader, c *dekLine) bool { return c.described && !c.kept }, 4, "metadata sums the page up in the same words"},
	{"described text", func(r *reader, c *dekLine) bool { return c.described && c.kept && c.apart }, 2, "the same, of a line set apart from the text"},
	{"near", func(r *reader, c *dekLine) bool { return c.near && !c.kept }, 2, "it stands right below a title"},
	{"next", func(r *reader, c *dekLine) bool { return c.next && !c.kept && c.run.WordCount >= 6 }, 1, "nothing stands between"},
	{"untitled", func(r *reader, c *dekLine) bool {
		return c.kept && c.first && c.near && c.run.WordCount >= 6 && !endsSentence(c.text)
	}, 4, "a first line of text without an end mark, right below the headline, is no paragraph"},
	{"sentence", func(r *reader, c *dekLine) bool {
		return !c.kept && c.run.Chars >= 50 && endsSentence(c.text)
	}, 1, "it is a sentence"},
	{"long", func(r *reader, c *dekLine) bool { return !c.kept && c.run.WordCount >= 8 }, 1, "it says more than a label"},
	{"heading", func(r *reader, c *dekLine) bool { return c.heading && c.run.WordCount >= 6 && !c.kept }, 1, "many pages set it as a heading of a lower rank"},
	{"set apart", func(r *reader, c *dekLine) bool { return c.kept && c.apart && c.own&page.Intro != 0 }, 2, "a box called a lead that is not the text's own"},
	{"big", func(r *reader, c *dekLine) bool { return c.kept && c.first && c.heading && c.run.WordCount >= 10 }, 4, "a heading of a sentence before any text is no heading"},
	{"other box", func(r *reader, c *dekLine) bool { return c.described && c.kept && c.first && c.unlike }, 2, "the same in a box and a style of its own, right below the headline"},
	{"above dateline", func(r *reader, c *dekLine) bool { return c.kept && c.first && c.dated }, 10, "the dateline opens the text: what stands before it sums up"},
	{"between headline and byline", func(r *reader, c *dekLine) bool {
		return !c.kept && c.near && c.signed && c.run.WordCount >= 8
	}, 2, "what stands between the two, and is as long as a sentence, sums up"},
	{"alone between headline and byline", func(r *reader, c *dekLine) bool {
		return !c.kept && c.next && c.signed && c.bare && c.run.WordCount >= 5 && c.run.WordCount < 8
	}, 2, "the same of a shorter line in plain text, where nothing else stands between"},
	{"above byline", func(r *reader, c *dekLine) bool { return c.kept && c.first && c.signed && c.near }, 4, "a byline or date parts it from the text"},
	{"byline", func(r *reader, c *dekLine) bool { return c.own&(page.Byline|page.Date) != 0 && c.own&page.Dek == 0 }, -4, "its box is called a byline or date"},
	{"prose", func(r *reader, c *dekLine) bool {
		return r.p.Nodes[c.run.Box].Parent == r.p.Body && c.run.Stops >= 3
	}, -6, "in a page without boxes, as plain text is, a line of several sentences is a paragraph"},
	{"entry", func(r *reader, c *dekLine) bool { return c.item && !c.described }, -3, "an entry of a list is a menu's"},
	{"announces", func(_ *reader, c *dekLine) bool { return strings.HasSuffix(c.text, ":") }, -6, "it opens a list of the text"},
	{"dateline", func(r *reader, c *dekLine) bool { return c.kept && opensWithDateline(r.Lang, c.text) }, -8, "a dateline opens the text"},
	{"title of a section", func(r *reader, c *dekLine) bool { return !c.described && r.titlesSections(c.run) }, -10, "titles of sections are marked alike"},
	{"below a picture", func(r *reader, c *dekLine) bool { return !c.described && r.sharesPicture(c.run) }, -10, "alone with a picture in its box, it is a caption"},
	{"writer", func(r *reader, c *dekLine) bool { return r.tellsOfWriter(c.text) }, -12, "it tells who wrote the text, and when"},
	{"label", func(r *reader, c *dekLine) bool {
		return strings.Contains(c.text, "www.") || strings.Count(c.text, ": ") >= 2 || r.isLabel(c.text)
	}, -12, "labels of the page stand there too"},
}

const dekEnough = 4

// isLabel reports whether words are those of the page's lines around an article: furniture, credits, captions, bylines, dates, paths.
func (r *reader) isLabel(s string) bool {
	return r.isFurniture(s) || r.isCredit(s) || r.isCaptionText(s) || r.isByline(s) || isDateLine(s) || isPath(s)
}

// dekLine is a line that could be the dek.
type dekLine struct {
	run       *page.Run
	text      string
	own       page.Words // of its box and the one around it
	kept      bool       // the region has it as text
	first     bool       // it is the first line of the region
	apart     bool       // its box is unlike that of the line after it
	unlike    bool       // its box stands elsewhere, and looks unlike
	near      bool
	next      bool // right below the headline
	heading   bool
	item      bool
	described bool
	bare      bool // in plain text
	dated     bool // the next paragraph opens with a dateline
	signed    bool // a line with the byline or the date stands between it and the next paragraph
}

// knowDek gathers what is known of a line.
func (r *reader) knowDek(c *dekLine, i int32) {
	c.own = r.p.Nodes[c.run.Box].Own
	if up := r.p.Nodes[c.run.Box].Parent; up > 0 && up != r.Top {
		c.own |= r.p.Nodes[up].Own &^ (page.Byline | page.Date)
	}
	switch r.p.Nodes[c.run.Box].Atom {
	case atom.H2, atom.H3, atom.H4, atom.H5:
		c.heading = true
	case atom.Li:
		c.item = true
	}
	c.described = r.described(c.text)
	c.bare = r.isBare(i)
	c.next = r.Headline >= 0 && i == r.Headline+1
	for k := range r.lines {
		if r.lines[k].first == i {
			c.first = r.opensText(k)
		}
		if r.lines[k].first > i {
			r.compareDek(c, &r.p.Runs[r.paragraphFrom(k).first])
			break
		}
	}
}

// paragraphFrom is the first line from line k on that stands in no list, table or quote; line k where there is none near.
func (r *reader) paragraphFrom(k int) *line {
	for i := k; i < len(r.lines) && i < k+mostAsked; i++ {
		if a := &r.lines[i].around; a.list < 0 && a.table < 0 && a.quote < 0 {
			return &r.lines[i]
		}
	}
	return &r.lines[k]
}

// titlesSections reports whether a heading is marked as others are among the lines of the text.
func (r *reader) titlesSections(run *page.Run) bool {
	if page.HeadingLevel(r.p.Nodes[run.Box].Atom) < 3 {
		return false
	}
	for k := range r.lines[:min(len(r.lines), mostAsked)] {
		if l := &r.lines[k]; r.p.Runs[l.first].First > run.First && l.around.heading != 0 && r.namedAlike(r.p.Runs[l.first].Box, run.Box) {
			return true
		}
	}
	return false
}

// sharesPicture reports whether nothing but pictures and one more line, as a credit is, stands beside a run in the box around it.
func (r *reader) sharesPicture(run *page.Run) bool {
	up := r.p.Nodes[run.Box].Parent
	if first, end := r.p.RunsOf(up); end-first > 2 || up <= r.Top || r.p.Nodes[up].End-up > captionNodes {
		return false
	}
	for i := up; i < r.p.Nodes[up].End; i++ {
		if isImage(&r.p.Nodes[i]) {
			return true
		}
	}
	return false
}

// opensWithDateline reports whether a text opens with a dateline.
func opensWithDateline(l *lang.Lang, text string) bool {
	d, _ := CutDateline(l, text)
	return d != Dateline{}
}

// opensText reports whether no line stands before line k but the headline, bylines, dates and paths.
func (r *reader) opensText(k int) bool {
	for i := range r.lines[:k] {
		if o := &r.lines[i]; o.first != r.Headline && !r.isByline(o.text) && !isDateLine(o.text) && !isPath(o.text) {
			return false
		}
	}
	return true
}

// compareDek tells how a line is set apart from the line of the text after it.
func (r *reader) compareDek(c *dekLine, next *page.Run) {
	a, b := &r.p.Nodes[next.Box], &r.p.Nodes[c.run.Box]
	c.unlike = a.Parent != b.Parent && r.styleOf(next) != r.styleOf(c.run)
	bold := c.run.BoldChars > 0 && c.run.BoldChars >= c.run.Chars-1 && next.BoldChars*2 < next.Chars
	c.apart = a.Parent != b.Parent || a.Atom != b.Atom || bold || a.Own != b.Own
}

// knowBelow looks at what stands between a line of the text that may be the dek and the next paragraph.
func (r *reader) knowBelow(c *dekLine, i int32) {
	for n, k := 0, i+1; k < r.End && n < dekNear && k < i+dekReach; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		if n++; run.WordCount <= buttonWords && r.isBare(k) {
			n-- // of a bar of buttons, which plain text has a line each
		}
		text := r.p.Text(run)
		if r.isStamp(k) {
			break // of an entry
		}
		if run.Stops > 0 && run.Chars >= proseChars {
			d, _ := CutDateline(r.Lang, text)
			c.dated = d != Dateline{}
			return
		}
		c.signed = c.signed || r.isByline(text) || isDateLine(text)
	}
	c.signed = false
}

// described reports whether a description of the page says what a line says, or its beginning.
func (r *reader) described(s string) bool {
	if len(r.deks) == 0 {
		return false
	}
	var buf [512]byte
	text := squeeze(buf[:0], s)
	if len(text) < dekLeast {
		return false
	}
	for _, want := range r.deks {
		if bytes.HasPrefix(text, want) && len(text) < 2*len(want) || bytes.HasPrefix(want, text) {
			return true
		}
		if len(want) > proseChars && bytes.Contains(text, want[:proseChars]) {
			return true
		}
	}
	return false
}

// buttonWords is how many words the line of a button has at most.
const buttonWords = 3
