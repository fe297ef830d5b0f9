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

// own returns the words of a run's boxes that are not those of the whole region too: a page may be called "comments" or "share"
// from its body down.
func (r *reader) own(all page.Words) page.Words { return all &^ r.p.Nodes[r.Top].All }

// dekBarred are the words of boxes that hold no dek.
const dekBarred = page.Caption | page.Credit | page.ElemCaption | page.ElemFigure | page.Related | page.Nav | page.ElemNav | page.Newsletter |
	page.Comments | page.Share | page.Tool | page.Ad | page.Sponsored | page.Unseen | page.Legal | page.Popup | page.Bio | page.Form |
	page.Correction | page.AriaHidden

// dekNever are those of them that hold none even where metadata says the same.
const dekNever = page.Caption | page.Credit | page.ElemCaption | page.ElemFigure | page.Unseen | page.Nav | page.ElemNav

// dekChoice is the best line so far.
type dekChoice struct {
	run    int32 // -1: none yet
	score  int
	fired  uint64 // the rules that hold, a bit each
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
func (r *reader) dekScore(c *dekLine, i int32) (score int, fired uint64) {
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
	own := r.own(run.All) &^ r.aroundHeadline()
	if own&dekBarred != 0 && (own&dekNever != 0 || !r.described(r.p.Text(run))) {
		return false
	}
	return !r.taken(i) // by a picture, as its caption
}

// aroundHeadline are the words of the boxes around the headline: they bar no dek that stands in them, too.
func (r *reader) aroundHeadline() page.Words {
	if r.Headline < 0 {
		return 0
	}
	return r.p.Nodes[r.p.Nodes[r.p.Runs[r.Headline].Box].Parent].All
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
