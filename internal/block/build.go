package block

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// build makes sections of the lines, pictures and embeds, in page order.
func (r *reader) build() {
	b := builder{r: r, cur: Section{Kind: "lead", Run: -1}, leadIns: r.hasLeadIns()}
	embeds := r.embeds
	pics := 0
	for k := 0; k < len(r.lines); {
		l := &r.lines[k]
		at := r.p.Runs[l.first].First
		for pics < len(r.pictures) && r.pictures[pics].node < at {
			b.picture(&r.pictures[pics])
			pics++
		}
		for len(embeds) > 0 && embeds[0].node < at {
			b.add(Block{Type: Foreign, Embed: embeds[0].embed, Run: -1})
			embeds = embeds[1:]
		}
		k += b.lines(r.lines[k:])
	}
	for ; pics < len(r.pictures); pics++ {
		b.picture(&r.pictures[pics])
	}
	for _, e := range embeds {
		b.add(Block{Type: Foreign, Embed: e.embed, Run: -1})
	}
	b.close()
	r.tellLede()
}

// builder holds the section that is being filled.
type builder struct {
	r       *reader
	cur     Section
	leadIns bool // headings run into their paragraphs
}

// close files the current section.
func (b *builder) close() {
	if b.cur.Heading != "" || len(b.cur.Blocks) > 0 {
		b.r.story.Sections = append(b.r.story.Sections, b.cur)
	}
}

func (b *builder) add(x Block) { b.cur.Blocks = append(b.cur.Blocks, x) }

// picture adds a picture, to the sections or, before them, to the lead.
func (b *builder) picture(p *picture) {
	if p.lead {
		b.r.story.Lead = append(b.r.story.Lead, p.image)
		return
	}
	b.add(Block{Type: Picture, Image: p.image, Run: -1})
}

// lines adds the block that begins at the first of the lines, and says how many it took.
func (b *builder) lines(ls []line) int {
	l := &ls[0]
	switch l.role {
	case roleDrop, roleCaption:
	case roleStamp:
		return b.entry(ls)
	case roleHeading:
		cutTools(l)
		b.heading(l)
	case rolePull:
		b.add(Block{Type: Pullquote, Text: l.text, Run: l.first})
	default:
		return b.text(ls)
	}
	return 1
}

// entry begins the section that a line with a time opens, and says how many lines it took: a title may follow.
func (b *builder) entry(ls []line) int {
	l := &ls[0]
	b.close()
	b.r.story.Entries = true
	b.cur = Section{Kind: "other", Run: l.first}
	b.cur.Stamp, b.cur.Instant, b.cur.By = b.r.stampOf(l)
	if b.r.unmarked() && titlesEntry(ls[1:]) {
		b.cur.Heading, b.cur.Level, b.cur.Run, b.cur.titled = ls[1].text, 2, ls[1].first, byEntry
		return 2
	}
	if b.r.entryStyle == 0 && page.IsClock(l.text) {
		b.cur.Heading, b.cur.Level, b.cur.titled = l.text, 2, byClock
	}
	return 1
}

// heading begins a section, or titles the entry that a time has opened.
func (b *builder) heading(l *line) {
	if b.cur.Stamp != "" && len(b.cur.Blocks) == 0 && b.cur.Heading == "" {
		b.cur.Heading, b.cur.Level, b.cur.Kind, b.cur.Run = trimHeading(l.text), l.level, kindOf(b.r.Lang, l.text), l.first
		b.cur.titled = byRule + titled(l.rule)
		return
	}
	b.close()
	b.cur = Section{Heading: trimHeading(l.text), Level: l.level, Kind: kindOf(b.r.Lang, l.text), Run: l.first, titled: byRule + titled(l.rule)}
}

// text adds the block of text that begins at the first of the lines, and says how many it took.
func (b *builder) text(ls []line) int {
	l := &ls[0]
	switch {
	case l.around.table >= 0:
		return b.table(ls)
	case l.around.list >= 0:
		return b.list(ls)
	case l.around.pre >= 0:
		return b.code(ls)
	case l.around.quote >= 0 && !b.r.isCite(l):
		b.add(Block{Type: Blockquote, Text: l.text, Links: l.spans, Run: l.first})
	default:
		text, spans := l.text, l.spans
		if n := b.r.leadIn(l); n > 0 && b.leadIns {
			rest := strings.TrimLeft(text[n:], ":： \u00a0")
			b.close()
			heading := strings.TrimRight(text[:n], ":： \u00a0")
			b.cur = Section{Heading: heading, Level: 2, Kind: kindOf(b.r.Lang, text[:n]), Run: l.first, titled: byLeadIn}
			text, spans = rest, shift(spans, len(rest)-len(text))
		}
		b.add(Block{Type: Paragraph, Text: text, Links: spans, Run: l.first})
	}
	return 1
}

// leadIn is the length of the usual heading that a paragraph opens with, bold and up to a colon: "Why it matters: Some 900 cars …".
// 0: it has none.
func (r *reader) leadIn(l *line) int {
	run := &r.p.Runs[l.first]
	if run.BoldChars == 0 || run.BoldChars == run.Chars || !r.apart(l) {
		return 0
	}
	first := run.First
	for first < run.End && r.p.Nodes[first].Flags&page.Text == 0 {
		first++
	}
	if first == run.End || r.p.Nodes[first].Flags&(page.Bold|page.InLink) != page.Bold {
		return 0
	}
	n := strings.IndexAny(l.text, ":：")
	if n < 0 || n > leadInBytes || n > int(run.BoldChars)*4 || !r.isKnownWords(l.text[:n]) || len(l.text)-n < leadInBytes/3 {
		return 0
	}
	return n
}

// hasLeadIns reports whether paragraphs open with usual headings, two or more and each once: a label that recurs ("Bottom line: B+.")
// is part of what it labels.
func (r *reader) hasLeadIns() bool {
	var seen []string
	for k := range r.lines {
		l := &r.lines[k]
		if l.role != roleText {
			continue
		}
		n := r.leadIn(l)
		if n == 0 {
			continue
		}
		if slices.Contains(seen, l.text[:n]) || len(seen) == mostStyles {
			return false
		}
		seen = append(seen, l.text[:n])
	}
	return len(seen) >= 2
}

// leadInBytes is the length of the longest heading that runs into its paragraph.
const leadInBytes = 60

// entryTitleChars is the length of the longest title of an entry.
const entryTitleChars = 120

// titlesEntry reports whether the first of the lines below a time of day is the title of that entry: it ends as no sentence does, and
// one that does stands below it.
func titlesEntry(ls []line) bool {
	if len(ls) < 2 || ls[0].role == roleStamp || ls[0].chars > entryTitleChars || endsSentence(ls[0].text) {
		return false
	}
	return ls[1].role == roleText && endsSentence(ls[1].text)
}

// code adds the lines of one pre element as they are written: its white space is part of what it says.
func (b *builder) code(ls []line) int {
	node, n := ls[0].around.pre, 1
	for n < len(ls) && ls[n].around.pre == node {
		n++
	}
	b.add(Block{Type: Code, Text: b.r.p.WrittenText(node), Run: ls[0].first})
	return n
}

// isCite reports whether a line tells whose the words of a blockquote are, which are not its own: all of it stands in a cite or a
// footer.
func (r *reader) isCite(l *line) bool {
	run := &r.p.Runs[l.first]
	for i := run.First; i < run.End; i++ {
		if r.p.Nodes[i].Flags&page.Text == 0 {
			continue
		}
		up := r.p.Nodes[i].Parent
		for up > l.around.quote && r.p.Nodes[up].Atom != atom.Cite && r.p.Nodes[up].Atom != atom.Footer {
			up = r.p.Nodes[up].Parent
		}
		if up <= l.around.quote {
			return false
		}
	}
	return true
}

// cutTools drops links in brackets from the end of a heading: "Weather [edit]".
func cutTools(l *line) {
	at := strings.LastIndexByte(l.text, '[')
	if at <= 0 || !strings.HasSuffix(l.text, "]") {
		return
	}
	for _, s := range l.spans {
		if s.Start >= at {
			l.text = strings.TrimSpace(l.text[:at])
			return
		}
	}
}

// trimHeading drops what pages put around the words of a heading: a number sign, a trailing colon stays.
func trimHeading(s string) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimLeft(s, "▶►■●•»>: "), "#¶ "))
}

// table adds the lines of one table.
func (b *builder) table(ls []line) int {
	node := ls[0].around.table
	var in []*line
	n := 0
	for ; n < len(ls) && ls[n].around.table == node; n++ {
		if ls[n].role == roleText {
			in = append(in, &ls[n])
		}
	}
	b.add(b.r.tableOf(in, node))
	return max(n, 1)
}

// list adds the lines of one list: an entry a li, its lines joined by spaces; those of lists inside it are entries too.
func (b *builder) list(ls []line) int {
	node := ls[0].around.list
	x := Block{Type: List, Ordered: b.r.p.Nodes[node].HTML.Data == "ol", Run: ls[0].first}
	item, n := int32(-1), 0
	whole := true
	for ; n < len(ls) && ls[n].around.list == node && ls[n].role == roleText && ls[n].around.table < 0; n++ {
		l := &ls[n]
		if l.around.item == item {
			x.Items[len(x.Items)-1] += " " + l.text
			whole = false
		} else {
			x.Items = append(x.Items, l.text)
			item = l.around.item
		}
		whole = whole && (n == 0 || l.start == ls[n-1].stop+1)
	}
	if whole {
		x.Text = b.r.body[ls[0].start:ls[n-1].stop]
		for k := range ls[:n] {
			x.Links = append(x.Links, shift(ls[k].spans, ls[k].start-ls[0].start)...)
		}
	} else {
		x.Text = strings.Join(x.Items, "\n")
	}
	b.add(x)
	return n
}

// shift moves links by bytes.
func shift(spans []page.Span, by int) []page.Span {
	for k := range spans {
		spans[k].Start += by
		spans[k].End += by
	}
	return spans
}

// datelineReach is how many runs before the first paragraph a dateline in a box of its own may stand.
const datelineReach = 3

// datelineBefore reads the dateline that stands alone before the first paragraph.
func (r *reader) datelineBefore(run int32) Dateline {
	for i := run - 1; i >= 0 && i >= run-datelineReach; i-- {
		if q := &r.p.Runs[i]; q.Chars <= datelineChars && q.Flags&(page.Hidden|page.Button) == 0 {
			if d, ok := isLoneDateline(r.Lang, r.p.Text(q)); ok {
				return d
			}
		}
	}
	return Dateline{}
}

// tellLede finds the first paragraph of reporting, and the dateline that opens it.
func (r *reader) tellLede() {
	b := r.firstParagraph()
	if b == nil {
		return
	}
	if below := r.belowSummary(b); below != nil {
		b = below
	}
	if r.story.Dateline, r.story.Lede = CutDateline(r.Lang, b.Text); r.story.Dateline == (Dateline{}) {
		r.story.Dateline, r.story.Lede = r.cutKnownPlace(b.Text)
	}
	if r.story.Dateline == (Dateline{}) && b.Run > 0 {
		r.story.Dateline = r.datelineBefore(b.Run)
	}
}

// firstParagraph is the first block that is a sentence or long enough for one; where there is none, the first of words. Amounts and labels
// open recipes and lists.
func (r *reader) firstParagraph() *Block {
	var words *Block
	for i := range r.story.Sections {
		blocks := r.story.Sections[i].Blocks
		for k := range blocks {
			b := &blocks[k]
			switch {
			case b.Type != Paragraph && b.Type != Blockquote:
			case len(b.Text) >= proseChars || endsSentence(b.Text) && strings.Count(b.Text, " ") >= 3:
				return b
			case words == nil:
				words = b
			}
		}
	}
	return words
}
