package block

import "strings"

// Plain text has no boxes: what a line is, only its place and its words tell.

// isPlain reports whether the page tells nothing of itself, as plain text does not.
func (r *reader) isPlain() bool { return len(r.p.Metas) == 0 && r.p.Title == "" }

// isBare reports whether a run stands in no box but that of the whole page.
func (r *reader) isBare(i int32) bool {
	return r.p.Nodes[r.p.Runs[i].Box].Parent == r.p.Body && r.isPlain()
}

// belowSummary is the paragraph of plain text that opens with a dateline below others that are short: those sum up what it reports.
func (r *reader) belowSummary(first *Block) *Block {
	if d, _ := CutDateline(r.Lang, first.Text); d != (Dateline{}) {
		return nil
	}
	n := 0
	for i := range r.story.Sections {
		blocks := r.story.Sections[i].Blocks
		for k := range blocks {
			b := &blocks[k]
			if b.Type != Paragraph {
				continue
			}
			if n++; n > prefaceLines || b.Run < 0 || !r.isBare(b.Run) {
				return nil
			}
			if d, _ := CutDateline(r.Lang, b.Text); d != (Dateline{}) {
				return b
			}
			if r.p.Runs[b.Run].Chars >= 2*proseChars {
				return nil
			}
		}
	}
	return nil
}

// namesPhotographer reports whether a line of plain text above the first paragraph is a name that a caption has, too: pages have it that
// show a credit beside the picture.
func (r *reader) namesPhotographer(l *line, k int) bool {
	if k >= prefaceLines || !r.isBare(l.first) || !isPersonal(l.text) {
		return false
	}
	name := strings.ToLower(l.text)
	for i := range r.pictures {
		if m := &r.pictures[i].image; strings.Contains(strings.ToLower(m.Caption+" "+m.Credit), name) {
			return true
		}
	}
	return false
}

// bareCaptions files the lines of plain text between headline and first paragraph that the region left out, and that end with a credit or are
// no more than one.
func (r *reader) bareCaptions() {
	if r.Headline < 0 || len(r.lines) == 0 || !r.isBare(r.Headline) {
		return
	}
	for i := r.Headline + 1; i < min(r.firstReport(), r.Headline+dekReach); i++ {
		run := &r.p.Runs[i]
		if !r.isBare(i) || run.Chars > captionChars || run.WordCount < 2 || run.LinkChars > 0 || r.kept(i) {
			continue
		}
		if text := r.p.Text(run); !r.isFurniture(text) && (r.isCredit(text) || r.isCaptionText(text) || endsInName(text)) {
			r.addCaption(run, text, r.isCredit(text))
		}
	}
}

// firstReport is the run of the first line that is a paragraph beyond doubt, or the last one's.
func (r *reader) firstReport() int32 {
	for k := range r.lines {
		if l := &r.lines[k]; l.chars >= 2*proseChars && endsFull(l.text) {
			return l.first
		}
	}
	return r.lines[0].first
}

// endsInName reports whether a text is a caption with a name at its end that a bar or its capitals set off: "The pier in a gale | Ana Lind",
// "The pier in a gale. ANA LIND, The Harbor Ledger".
func endsInName(text string) bool {
	if shows, name, ok := strings.Cut(text, " | "); ok && isPersonal(name) && strings.Count(shows, " ") >= 3 {
		return true
	}
	at := strings.LastIndex(text, ". ")
	if at < proseChars/2 {
		return false
	}
	name, _, _ := strings.Cut(text[at+2:], ",")
	return isCaps(name) && isPersonal(name) && !endsSentence(text)
}
