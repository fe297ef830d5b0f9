package block

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// captionIn reads the caption and the credit from the runs of a picture's box, and marks lines that hold them.
func (r *reader) captionIn(pic *picture) {
	if pic.box == pic.node {
		return
	}
	first, end := r.p.RunsOf(pic.box)
	end = min(end, first+captionRuns)
	if !r.saysCaption(pic.box) && !r.mayCaption(first, end) {
		return
	}
	var parts captionParts
	for k := first; k < end; k++ {
		run := &r.p.Runs[k]
		if r.outsideCaption(run, pic.box) {
			continue
		}
		text := r.p.Text(run)
		if r.isFurniture(text) {
			r.setRole(k, roleDrop)
			continue
		}
		r.setRole(k, roleCaption)
		parts.add(r, run, text)
	}
	pic.image.Caption = cutCounter(strings.Join(parts.caption, " "))
	pic.image.Credit = strings.Join(parts.credit, " ")
	if pic.image.Credit == "" {
		pic.image.Caption, pic.image.Credit = r.splitCredit(pic.image.Caption)
	}
}

// captionParts are the texts of a picture's box, by what they tell.
type captionParts struct{ caption, credit []string }

// add files a text. One that says again what the text before it says is left out.
func (c *captionParts) add(r *reader, run *page.Run, text string) {
	before, by, parted := r.creditWithin(run)
	if !parted && (last(c.caption) == text || last(c.credit) == text) {
		return
	}
	if !parted {
		before, by = r.sentenceAndCredit(text)
	}
	switch {
	case by != "":
		c.caption, c.credit = append(c.caption, before), append(c.credit, by)
	case r.creditBox(run) && !isReport(run, text) || r.isCredit(text) || isSlashed(text):
		c.credit = append(c.credit, text)
	default:
		c.caption = append(c.caption, text)
	}
}

// last is the last of some texts, or "".
func last(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}

// outsideCaption reports whether a run in the box of a picture is no part of its caption: it is not shown, asks to click, or stands
// in a box of tools. The page may be called a tool above the box.
func (r *reader) outsideCaption(run *page.Run, box int32) bool {
	if (run.All&^r.p.Nodes[box].All)&(page.Share|page.Tool|page.Unseen) != 0 {
		return true
	}
	shown := run.Flags&(page.Hidden|page.Button|page.Heading) == 0
	return !shown && run.All&page.ElemCaption == 0 && !r.buttonSaysCaption(run)
}

// buttonSaysCaption reports whether a run is called a caption inside a button: the picture that opens in full size when it is
// clicked may have its caption in the same box.
func (r *reader) buttonSaysCaption(run *page.Run) bool {
	return run.Flags&(page.Hidden|page.Button|page.Heading) == page.Button && r.p.Nodes[run.Box].Own&page.Caption != 0
}

// sentenceAndCredit parts a sentence that tells what a picture shows from the credit behind it. No credit: the text is not of that form.
func (r *reader) sentenceAndCredit(text string) (sentence, credit string) {
	sentence, credit = r.splitCredit(text)
	if credit == "" || !endsFull(sentence) || !strings.Contains(sentence, " ") || r.isCredit(sentence) {
		return "", ""
	}
	return sentence, credit
}

// reportWords is how many words a sentence has at least that is no credit, whatever its box is called.
const reportWords = 12

// isReport reports whether a run is a sentence about what a picture shows.
func isReport(run *page.Run, text string) bool {
	return run.WordCount >= reportWords && endsFull(text) && run.Lower > 6*run.Upper
}

// cutCounter takes the count of a picture among those of its gallery off its caption: "3 / 7", "3 of 7", "(3/7)".
func cutCounter(s string) string {
	t := strings.TrimLeft(s, "([ ")
	at, t := leadingNumber(t)
	t = strings.TrimLeft(t, " \u00a0")
	rest, ok := strings.CutPrefix(t, "/")
	if !ok {
		if rest, ok = strings.CutPrefix(t, "of "); !ok {
			return s
		}
	}
	all, rest := leadingNumber(strings.TrimLeft(rest, " \u00a0"))
	tail := strings.TrimLeft(rest, ")]:.|–—- \u00a0")
	if at < 1 || all < 2 || at > all || len(tail) == len(rest) && tail != "" || startsLower(tail) || startsDigit(tail) {
		return s // "1/2 cup of flour"
	}
	return tail
}

// leadingNumber reads the number of three digits at most that a text opens with; -1 where there is none.
func leadingNumber(s string) (n int, rest string) {
	k := 0
	for ; k < len(s) && k < 4 && s[k] >= '0' && s[k] <= '9'; k++ {
		n = n*10 + int(s[k]-'0')
	}
	if k == 0 || k > 3 {
		return -1, s
	}
	return n, s[k:]
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// creditWithin parts a run at the first inline element that is called a credit.
func (r *reader) creditWithin(run *page.Run) (before, credit string, ok bool) {
	for i := run.First; i < run.End; i++ {
		for up := r.p.Nodes[i].Parent; up > run.Box; up = r.p.Nodes[up].Parent {
			if r.p.Nodes[up].Own&page.Credit == 0 {
				continue
			}
			part := func(from, to int32) string {
				dst, _ := r.p.AppendText(nil, nil, from, to)
				return string(dst)
			}
			before, credit = strings.TrimRight(part(run.First, up), " |–—-/·•"), part(up, run.End)
			return before, credit, credit != "" && before != ""
		}
	}
	return "", "", false
}

// Boxes of pictures are looked at so far, in runs and nodes: a box that holds more is no picture's alone.
const (
	captionRuns  = 40
	captionNodes = 300
)

// saysCaption reports whether a box is a figure, or is called a caption or holds one that is.
func (r *reader) saysCaption(box int32) bool {
	if r.p.Nodes[box].Atom == atom.Figure {
		return true
	}
	for i := box; i < min(r.p.Nodes[box].End, box+captionNodes); i++ {
		if r.p.Nodes[i].Own&(page.Caption|page.ElemCaption) != 0 {
			return true
		}
	}
	return false
}

// mayCaption reports whether runs beside an image that nothing calls a caption may be one all the same: one or two of some
// words, no link, date or name of a writer.
func (r *reader) mayCaption(first, end int32) bool {
	n := int32(0)
	for k := first; k < end; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		if n++; n > 2 || run.LinkChars*2 > run.Chars || r.p.Nodes[run.Box].Own&(page.Byline|page.Date|page.Tags|page.Kicker|page.Headline) != 0 {
			return false
		}
		text := r.p.Text(run)
		if run.WordCount < 3 && !r.isCredit(text) || isDateLine(text) || r.isByline(text) && !r.isCredit(text) {
			return false
		}
	}
	return true
}

// creditBox reports whether the box of a run is named a credit, and not a caption at once.
func (r *reader) creditBox(run *page.Run) bool {
	for i, n := run.Box, 0; i > 0 && n < 2; i, n = r.p.Nodes[i].Parent, n+1 {
		own := r.p.Nodes[i].Own
		if own&page.Credit != 0 && own&page.Caption == 0 {
			return true
		}
	}
	return false
}

// setRole marks the line of a run, where it has one.
func (r *reader) setRole(run int32, to role) {
	if run >= r.First && run < r.End {
		if k := r.byRun[run-r.First]; k >= 0 {
			r.lines[k].role = to
		}
	}
}

// looseCaptions takes the runs that are named captions or credits and that no picture took: for the picture right before them
// where that has none, else for one whose image the page shows by a script.
func (r *reader) looseCaptions(lo, hi int32) {
	end := int32(len(r.p.Runs))
	for k := r.p.Nodes[lo].Run; k < end && r.p.Runs[k].First < hi; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button|page.Heading) != 0 || run.Chars > captionMost || len(r.pictures) >= mostPictures {
			continue
		}
		if !r.isNamedCaption(run) || r.taken(k) || r.outside(run.Box) {
			continue
		}
		text := r.p.Text(run)
		if r.isFurniture(text) {
			r.setRole(k, roleDrop)
			continue
		}
		r.setRole(k, roleCaption)
		r.addCaption(run, text, r.creditBox(run))
	}
}

// captionMost is the length of the longest run that is taken for a caption by its name.
const captionMost = 700

// taken reports whether a run stands in the box of a picture that has its caption.
func (r *reader) taken(k int32) bool {
	at := r.p.Runs[k].First
	for i := range r.pictures {
		if p := &r.pictures[i]; p.box <= at && at < r.p.Nodes[p.box].End && p.image.Caption+p.image.Credit != "" {
			return true
		}
	}
	return false
}

// isNamedCaption reports whether the boxes right around a run, or an inline element that holds all of it, are called a caption or
// credit.
func (r *reader) isNamedCaption(run *page.Run) bool {
	if r.titlesTable(run.Box) {
		return false
	}
	for i, n := run.Box, 0; i > 0 && n < 3; i, n = r.p.Nodes[i].Parent, n+1 {
		if saysCaption(&r.p.Nodes[i], n == 0) {
			return true
		}
	}
	return r.inlineSays(run, page.Caption)
}

// saysCaption reports whether an element is called a caption. One further out that is called content, too, holds more; and only a
// run's own box says that it is a credit.
func saysCaption(nd *page.Node, own bool) bool {
	switch {
	case nd.Own&page.ElemCaption != 0 && nd.Atom != atom.Caption, nd.Own&page.Caption != 0 && (nd.Own&page.Content == 0 || own):
		return true
	}
	return own && nd.Own&page.Credit != 0 && nd.Own&(page.Legal|page.Byline) == 0
}

// inlineSays reports whether an inline element that holds all of a run is called so.
func (r *reader) inlineSays(run *page.Run, words page.Words) bool {
	first := run.First
	for first < run.End && r.p.Nodes[first].Flags&page.Text == 0 {
		first++
	}
	for i := r.p.Nodes[min(first, run.End-1)].Parent; i > run.Box; i = r.p.Nodes[i].Parent {
		if nd := &r.p.Nodes[i]; nd.End >= run.End && nd.Own&words != 0 {
			return true
		}
	}
	return false
}

// titlesTable reports whether a figcaption stands in a figure that shows a table or words, and no picture.
func (r *reader) titlesTable(box int32) bool {
	for up, n := box, 0; up > r.p.Body && n < 4; up, n = r.p.Nodes[up].Parent, n+1 {
		if r.p.Nodes[up].Atom != atom.Figure {
			continue
		}
		for i := up; i < min(r.p.Nodes[up].End, up+captionNodes); i++ {
			if a := r.p.Nodes[i].Atom; a == atom.Table || a == atom.Pre || a == atom.Blockquote {
				return true
			} else if isImage(&r.p.Nodes[i]) || a == atom.Video || a == atom.Iframe {
				return false
			}
		}
	}
	return false
}

// addCaption files words as a caption or credit: of the picture right before them where that has none, else of a picture whose
// image the page or the text lost.
func (r *reader) addCaption(run *page.Run, text string, credit bool) {
	m := Image{}
	if caption, by, ok := r.labelledCaption(text); ok {
		m.Caption, m.Credit = caption, by
	} else if caption, by := r.sentenceAndCredit(text); by != "" {
		m.Caption, m.Credit = caption, by
	} else if credit || r.isCredit(text) {
		m.Credit = text
	} else {
		m.Caption, m.Credit = r.splitCredit(text)
	}
	at := len(r.pictures)
	for at > 0 && r.pictures[at-1].node > run.First {
		at--
	}
	if at > 0 {
		p := &r.pictures[at-1]
		if p.lacks(m) && !r.textBetween(p.node, run.First) {
			p.image.Caption, p.image.Credit = cmp.Or(m.Caption, p.image.Caption), cmp.Or(m.Credit, p.image.Credit)
			return
		}
		if p.image.Caption == m.Caption && p.image.Credit == m.Credit {
			return
		}
	}
	lead := run.First < r.p.Runs[r.lines[0].first].First
	r.pictures = slices.Insert(r.pictures, at, picture{node: run.First, box: run.Box, image: m, lead: lead})
}

// lacks reports whether a picture has none of what a caption would add.
func (p *picture) lacks(m Image) bool {
	return (m.Caption == "" || p.image.Caption == "") && (m.Credit == "" || p.image.Credit == "")
}

// textBetween reports whether a line of text stands between two nodes.
func (r *reader) textBetween(lo, hi int32) bool {
	for k := r.p.Nodes[lo].Run; int(k) < len(r.p.Runs) && r.p.Runs[k].First < hi; k++ {
		if r.kept(k) && r.lines[r.byRun[k-r.First]].role == roleText {
			return true
		}
	}
	return false
}
