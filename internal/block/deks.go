package block

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

const (
	dekLeast = 20 // letters; shorter lines are kickers
	dekMost  = 900
	dekReach = 90 // runs before the first paragraph that are looked at: share bars may stand between
	dekNear  = 6  // runs after a title that stand right below it
)

// dekBarred are the words of boxes that hold no dek.
const dekBarred = page.Caption | page.Credit | page.ElemCaption | page.ElemFigure | page.Related | page.Nav | page.ElemNav | page.Newsletter |
	page.Comments | page.Share | page.Tool | page.Ad | page.Sponsored | page.Unseen | page.Legal | page.Popup | page.Bio | page.Form |
	page.Correction | page.AriaHidden

// dekNever are those of them that hold none even where metadata says the same.
const dekNever = page.Caption | page.Credit | page.ElemCaption | page.ElemFigure | page.Unseen | page.Nav | page.ElemNav

// own returns the words of a run's boxes that are not those of the whole region too: a page may be called "comments" or "share"
// from its body down.
func (r *reader) own(all page.Words) page.Words { return all &^ r.p.Nodes[r.Top].All }

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
	{"above byline", func(r *reader, c *dekLine) bool { return c.kept && c.first && c.signed && c.near }, 4, "a byline or date parts it from the text"},
	{"byline", func(r *reader, c *dekLine) bool { return c.own&(page.Byline|page.Date) != 0 && c.own&page.Dek == 0 }, -4, "its box is called a byline or date"},
	{"prose", func(r *reader, c *dekLine) bool {
		return r.p.Nodes[c.run.Box].Parent == r.p.Body && c.run.Stops >= 3
	}, -6, "in a page without boxes, as plain text is, a line of several sentences is a paragraph"},
	{"entry", func(r *reader, c *dekLine) bool { return c.item && !c.described }, -3, "an entry of a list is a menu's"},
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
	dated     bool // the next paragraph opens with a dateline
	signed    bool // a line with the byline or the date stands between it and the next paragraph
}

// dekChoice is the best line so far.
type dekChoice struct {
	run    int32 // -1: none yet
	score  int
	fired  uint32 // the rules that hold, a bit each
	titled bool   // it may be the title that the page shows
	parted bool   // a dateline, a byline or a date parts it from the text
}

// findDek finds the line between the headline and the first paragraph that sums the article up.
func (r *reader) findDek() {
	from, to := r.dekSpan()
	r.knowTitles()
	best := dekChoice{run: -1, score: dekEnough - 1}
	near := int32(0) // the last title
	var seen []byte
	for i := from; i < to; i++ {
		if i > from && r.goesOn(i) || !r.mayBeDek(i, to) {
			continue
		}
		run := &r.p.Runs[i]
		c := dekLine{run: run, text: r.p.Text(run), kept: r.kept(i)}
		seen = squeeze(seen[:0], c.text)
		if len(seen) < dekLeast/2 || r.isTitle(seen) {
			near = i
			continue
		}
		r.knowDek(&c, i)
		c.near = near > 0 && i-near <= dekNear || r.isBelowHeadline(i)
		if c.heading {
			near = i
		}
		if !c.kept || c.run.Chars*4 <= r.textChars() { // else it is the text
			best.weigh(r, &c, i)
		}
	}
	if best.run >= 0 {
		r.story.dekFired = best.fired
		r.takeDek(best.run, best.parted)
	}
}

// isBelowHeadline reports whether a run stands right below the headline.
func (r *reader) isBelowHeadline(i int32) bool {
	return r.Headline >= 0 && i > r.Headline && i-r.Headline <= dekNear
}

// weigh compares a line with the best so far. A sentence wins over what may be a title.
func (b *dekChoice) weigh(r *reader, c *dekLine, i int32) {
	score, fired := r.dekScore(c, i)
	sentence := !c.heading && endsSentence(c.text)
	wins := b.run >= 0 && sentence && (score == b.score && c.described || b.titled && score >= dekEnough)
	if score > b.score || wins {
		titled := c.heading && !c.described && c.own&page.Dek == 0 && !endsSentence(c.text)
		*b = dekChoice{i, score, fired, titled, c.dated || c.signed}
	}
}

// dekScore sums what speaks for a line, and against it, and tells the rules that hold, a bit each.
func (r *reader) dekScore(c *dekLine, i int32) (score int, fired uint32) {
	if c.kept && c.first || !c.kept && c.near && i > r.Headline {
		r.knowBelow(c, i)
	}
	for k := range dekRules {
		if dekRules[k].holds(r, c) {
			score += dekRules[k].weight
			fired |= 1 << k
		}
	}
	return score, fired
}

// goesOn reports whether a run is read with the line before it, which a br parts from it.
func (r *reader) goesOn(i int32) bool {
	run := &r.p.Runs[i]
	return run.Breaks > 0 && r.p.Runs[i-1].Box == run.Box && !r.kept(i)
}

// mayBeDek reports whether a run, with the lines that go on with it up to run to, could be a dek by its length and its boxes.
func (r *reader) mayBeDek(i, to int32) bool {
	run := &r.p.Runs[i]
	chars := run.Chars
	for k := i + 1; k < to && r.sameDek(i, k); k++ {
		chars += r.p.Runs[k].Chars
	}
	if run.Flags&(page.Hidden|page.Button) != 0 || chars < dekLeast || run.Chars > dekMost || run.LinkChars*2 > run.Chars {
		return false
	}
	own := r.own(run.All)
	if own&dekBarred != 0 && (own&dekNever != 0 || !r.described(r.p.Text(run))) {
		return false
	}
	return !r.taken(i) // by a picture, as its caption
}

// takeDek files a run as the dek, with the lines of the same box that a br parts from it. A paragraph of the text's own flow stays
// there too, where nothing parts it from the rest: a first paragraph in bold sums the article up, and opens it.
func (r *reader) takeDek(i int32, parted bool) {
	end := i + 1
	for int(end) < len(r.p.Runs) && r.sameDek(i, end) {
		end++
	}
	flows := !parted && r.flows(i)
	var text []string
	for k := i; k < end; k++ {
		text = append(text, r.p.Text(&r.p.Runs[k]))
		if !flows {
			r.setRole(k, roleDrop)
		}
	}
	r.story.Dek = strings.Join(text, " ")
}

// flows reports whether a line is a paragraph as the next of the text is: sentences in a box that stands beside that one's, and is
// marked alike.
func (r *reader) flows(i int32) bool {
	if !r.kept(i) || !endsSentence(r.p.Text(&r.p.Runs[i])) {
		return false
	}
	a := &r.p.Nodes[r.p.Runs[i].Box]
	for k := range r.lines {
		if r.lines[k].first > i {
			b := &r.p.Nodes[r.p.Runs[r.lines[k].first].Box]
			return a.Atom == atom.P && b.Atom == atom.P && a.Parent == b.Parent && a.Class == b.Class
		}
	}
	return false
}

// sameDek reports whether run k goes on, after a br, with what run i begins.
func (r *reader) sameDek(i, k int32) bool {
	return r.p.Runs[k].Box == r.p.Runs[i].Box && r.p.Runs[k].Breaks > 0 && !r.kept(k)
}

// textChars counts the letters of the region.
func (r *reader) textChars() (n int32) {
	for k := range r.lines {
		n += r.lines[k].chars
	}
	return n
}

// knowTitles squeezes the titles and descriptions of the page, once, each that differs.
func (r *reader) knowTitles() {
	r.title = squeeze(nil, r.Title)
	r.titles, r.deks = squeezed(r.Titles), squeezed(r.Deks)
}

// squeezed squeezes texts that are long enough to be told from others; equal ones once.
func squeezed(texts []string) [][]byte {
	var out [][]byte
	for i, s := range texts {
		if slices.Contains(texts[:i], s) {
			continue
		}
		if q := squeeze(make([]byte, 0, len(s)), s); len(q) >= dekLeast {
			out = append(out, q)
		}
	}
	return out
}

// isTitle reports whether squeezed words are one of the titles of the page, or the beginning or end of one.
func (r *reader) isTitle(s []byte) bool {
	if bytes.Equal(s, r.title) {
		return true
	}
	for _, t := range r.titles {
		if len(t) >= dekLeast && (bytes.Contains(t, s) || bytes.HasSuffix(s, t) && len(s) < 2*len(t)) {
			return true
		}
	}
	return false
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
	c.next = r.Headline >= 0 && i == r.Headline+1
	for k := range r.lines {
		if r.lines[k].first == i {
			c.first = r.opensText(k)
		}
		if r.lines[k].first > i {
			r.compareDek(c, &r.p.Runs[r.lines[k].first])
			break
		}
	}
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
	for n, k := 0, i+1; k < r.End && n < dekNear; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		n++
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

// dekSpan is where a dek may stand: between the headline and the region's first paragraph, that included and the next, where it
// is short.
func (r *reader) dekSpan() (from, to int32) {
	if len(r.lines) == 0 {
		return 0, 0
	}
	first := &r.lines[0]
	if first.first == r.Headline && len(r.lines) > 1 {
		first = &r.lines[1]
	}
	from = max(0, first.first-dekReach)
	if r.Headline >= 0 && r.Headline < first.first {
		from = max(from, r.Headline+1)
	}
	to = first.end
	if len(r.lines) > 2 && first.chars < 200 && !r.prose(first) {
		to = r.lines[2].first
	}
	return from, to
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
