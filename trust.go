package lede

import "github.com/ledekit/lede/internal/page"

// foreign are the places whose stamps are others': of comments, other articles, the site.
const foreign = page.Related | page.Comments | page.Nav | page.Foot | page.Legal | page.Ad | page.Sponsored | page.Newsletter | page.Embed |
	page.ElemNav | page.Popup | page.Caption | page.ElemCaption

// edges are the parts of foreign that articles have too: a line of breadcrumbs that ends in the date, a footer below the headline.
const edges = page.Nav | page.ElemNav | page.Foot

// dated are the places where pages show their own stamp.
const dated = page.Date | page.Byline | page.Meta

// trust is how far a line is believed to tell when the page was published, summed over the rows that hold.
var trust = [...]struct {
	points int
	why    string
	is     func(*witnesses, *line) bool
	// example is a page that has such a line. In it {h1} is the headline and {body} the text.
	example string
}{
	{5, "a word before it says that it tells of publication", func(_ *witnesses, l *line) bool { return l.stamp.Published }, "{h1}<p>Published February 3, 2031</p>{body}"},
	{-4, "a word before it says that it tells of a change", func(_ *witnesses, l *line) bool { return l.stamp.Updated }, "{h1}<p>Updated February 3, 2031</p>{body}"},
	{3, "its element is named a date or a byline", func(_ *witnesses, l *line) bool { return l.says&dated != 0 }, `{h1}<p class="byline">Orla Finch, February 3, 2031</p>{body}`},
	{3, "it tells year, month and day", func(_ *witnesses, l *line) bool { return l.stamp.Full }, "{h1}" + date + "{body}"},
	{3, "an attribute tells the instant to scripts", func(_ *witnesses, l *line) bool { return l.machine }, `{h1}<time datetime="2031-02-03T04:05:06Z">February 3, 2031</time>{body}`},
	{2, "an element holds it and little else", func(_ *witnesses, l *line) bool { return l.whole }, "{h1}" + date + "{body}"},
	{2, "it stands between headline and body", func(w *witnesses, l *line) bool {
		return l.run >= w.head-2 && l.run <= min(w.rg.First, w.head+12)
	}, "{h1}" + date + "{body}"},
	{3, "the address carries the same day", func(w *witnesses, l *line) bool {
		return !w.url.IsZero() && sameDay(l.Time, w.url.Time)
	}, "{h1}" + date + "{body}"},
	{-2, "far above the headline pages show today's date", func(w *witnesses, l *line) bool { return l.run < w.head-4 }, date + far + "{h1}{body}"},
	{-5, "the headline's own words tell of an event", func(w *witnesses, l *line) bool { return l.run == w.head && !l.machine }, "<h1>Ferry runs aground off Harlow on February 3, 2031</h1>{body}"},
	{-2, "the body has begun", func(w *witnesses, l *line) bool {
		return l.run > w.rg.First+2 || l.run > w.rg.First && w.rg.Keep[l.run]
	}, "{h1}{body}" + date},
	{-3, "the body is over, and other articles follow", func(w *witnesses, l *line) bool {
		return l.run >= w.rg.End && !l.stamp.Published
	}, "{h1}{body}</article>" + date},
	{-3, "it is a sentence of the article", func(w *witnesses, l *line) bool { return w.rg.Keep[l.run] && !l.whole }, "{h1}<p>February 3, 2031: the ship lies still, its owners told this newspaper at the quay in the morning.</p>{body}"},
	{-3, "words stand around it that no date line has", func(_ *witnesses, l *line) bool {
		return !l.whole && !l.terse && !l.stamp.Published && l.says&dated == 0
	}, "{h1}<div>Orla Finch saw on February 3, 2031 the ship at the quay</div>{body}"},
	{-2, "it is a link, as dates of other articles are", func(w *witnesses, l *line) bool {
		r := &w.s.page.Runs[l.run]
		return r.LinkChars*2 > r.Chars
	}, `{h1}<p><a href="/archive">February 3, 2031</a></p>{body}`},
	{-2, "it belongs to the site's head, a column at the side or a card", func(_ *witnesses, l *line) bool {
		return l.says&(page.Head|page.ElemHeader|page.Side|page.ElemAside|page.Teaser) != 0
	}, `<header class="masthead"><p class="date">February 3, 2031</p></header>{h1}{body}`},
	{-5, "it stands by a link to another article", func(w *witnesses, l *line) bool { return !l.stamp.Published && w.byLink(l.run) }, `{h1}{body}</article><p><a href="/a">Quay to close for repairs until spring</a></p><p class="date">January 1, 2031</p>`},
	{-5, "in the site's own lines at top pages show today's date", func(w *witnesses, l *line) bool {
		return l.run < w.head-4 && l.says&(page.Nav|page.ElemNav|page.Head|page.ElemHeader) != 0
	}, `<header class="masthead"><p class="date">February 3, 2031</p></header>` + far + "{h1}{body}"},
	{-2, "readers do not see it", func(w *witnesses, l *line) bool { return w.s.page.Runs[l.run].Flags&page.Hidden != 0 }, `{h1}<p class="date" style="display:none">February 3, 2031</p>{body}`},
}

// date and far are parts of the examples.
const (
	date = "<p>February 3, 2031</p>"
	far  = "<nav><p>Harbor</p><p>Local</p><p>Sport</p><p>Tides</p><p>Fish</p></nav>"
)

// byLink reports whether a run outside the article stands below or above a line that is a link, long enough for a headline.
func (w *witnesses) byLink(i int32) bool {
	if i >= w.head-4 && i < w.rg.End {
		return false
	}
	runs := w.s.page.Runs
	for k := max(i-1, 0); k <= min(i+1, int32(len(runs))-1); k++ {
		if r := &runs[k]; k != i && r.Chars > 20 && r.LinkChars*5 > r.Chars*4 {
			return true
		}
	}
	return false
}
