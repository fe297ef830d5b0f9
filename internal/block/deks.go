package block

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// dekChars bounds a dek: shorter lines are kickers, longer ones paragraphs.
const (
	dekLeast = 20
	dekMost  = 700
)

// findDek finds the line between the headline and the first paragraph that sums the article up. A description of the page that
// is shown there word for word is the dek; so is a line whose box is named one.
func (r *reader) findDek() {
	from, to := r.dekSpan()
	best, bestScore := int32(-1), 0
	for i := from; i < to; i++ {
		run := &r.p.Runs[i]
		if run.Flags&(page.Hidden|page.Button) != 0 || run.Chars < dekLeast || run.Chars > dekMost || run.LinkChars*2 > run.Chars || run.All&(page.Caption|page.ElemCaption|page.Credit|page.Related|page.Nav|page.Newsletter|page.Comments) != 0 {
			continue
		}
		if s := r.dekScore(i, run); s > bestScore {
			best, bestScore = i, s
		}
	}
	if best < 0 || bestScore < 3 {
		return
	}
	r.story.Dek = r.p.Text(&r.p.Runs[best])
	r.setRole(best, roleDrop)
}

// dekSpan is where a dek may stand: below the headline (above it where none is known to show), and not after the first
// paragraph that is surely one.
func (r *reader) dekSpan() (from, to int32) {
	if len(r.lines) == 0 {
		return 0, 0
	}
	first := &r.lines[0]
	from = max(0, first.first-14)
	if r.Headline >= 0 && r.Headline < first.first {
		from = max(from, r.Headline+1)
	}
	to = first.end
	for k := 1; k < len(r.lines) && k < 3 && r.lines[k-1].chars < dekMost; k++ {
		to = r.lines[k].first
	}
	return from, to
}

// dekScore says how much speaks for a run being the dek; 3 is enough.
func (r *reader) dekScore(i int32, run *page.Run) int {
	s := 0
	own := r.p.Nodes[run.Box].Own
	if up := r.p.Nodes[run.Box].Parent; up > 0 {
		own |= r.p.Nodes[up].Own
	}
	kept := r.kept(i)
	described := r.described(run)
	if described {
		s += 2
	}
	if own&page.Dek != 0 {
		s += 3
	} else if own&page.Intro != 0 {
		s++
		if described || !kept {
			s++
		}
	}
	switch r.p.Nodes[run.Box].Atom {
	case atom.H2, atom.H3, atom.H4:
		s++
		if run.WordCount >= 8 {
			s++
		}
	}
	if run.BoldChars >= run.Chars-1 && run.Chars > 0 && described {
		s++
	}
	if !kept && described {
		s += 2
	}
	if own&(page.Byline|page.Date|page.Share) != 0 && own&page.Dek == 0 {
		s -= 3
	}
	if kept && described && r.apartFromBody(i, run) {
		s++
	}
	return s
}

// described reports whether a description of the page says what a run says, or its beginning.
func (r *reader) described(run *page.Run) bool {
	text := squeeze(nil, r.p.Text(run))
	if len(text) < dekLeast {
		return false
	}
	for _, d := range r.Deks {
		want := squeeze(nil, d)
		if len(want) < dekLeast {
			continue
		}
		if bytes.HasPrefix(text, want) && len(text) < 2*len(want) || bytes.HasPrefix(want, text) || len(want) > 60 && bytes.Contains(text, want[:60]) {
			return true
		}
	}
	return false
}

// apartFromBody reports whether a kept run stands in another box than the line after it: what the body's paragraphs do not do
// among themselves.
func (r *reader) apartFromBody(i int32, run *page.Run) bool {
	for k := range r.lines {
		if r.lines[k].first > i {
			next := &r.p.Runs[r.lines[k].first]
			return r.p.Nodes[next.Box].Parent != r.p.Nodes[run.Box].Parent
		}
	}
	return false
}
