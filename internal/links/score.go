package links

import (
	"github.com/ledekit/lede/internal/page"
	"github.com/ledekit/lede/internal/why"
)

// Good is the score that a card needs to count as an article.
const Good = 3

// View is what a reader of a card has made of it.
type View struct {
	Words   int32 // of its headline
	Strong  bool  // the markup calls that a headline
	Label   bool  // it calls that a label
	Stamped bool  // it tells when
	Asks    bool  // the headline asks something of the reader
	List    *List // the list it stands in, or nil
}

// cardRow is one thing that speaks for or against a card.
type cardRow struct {
	name    string
	points  int
	holds   func(c *Card, v *View) bool
	why     string
	example string // markup of a page on which it holds for the first card
}

// cardRows are all that speaks for or against a card. The points are added.
var cardRows = []cardRow{
	{"long", 2, func(c *Card, v *View) bool { return v.Words >= 5 },
		"headlines have five words and more", `<a href="/news/ferry-fares-rise-again">Ferry fares rise again in March</a>`},
	{"middling", 1, func(c *Card, v *View) bool { return v.Words == 4 },
		"four words may be a headline", `<a href="/news/ferry-fares-rise-again">Ferry fares rise again</a>`},
	{"short", -2, func(c *Card, v *View) bool { return v.Words <= 2 },
		"one or two words name a section", `<a href="/news/ferry-fares-rise-again">Ferry fares</a>`},
	{"slug", 2, func(c *Card, v *View) bool { return c.Address.Shape&(Slug|Dated) != 0 },
		"addresses of articles spell the headline, or the day", `<a href="/ferry-fares-rise-again">Ferry fares rise again</a>`},
	{"month", 1, func(c *Card, v *View) bool { return c.Address.Shape&(Month|Foreign) == Month },
		"addresses of diaries carry year and month", `<a href="/2031/04/ferry-fares">Ferry fares rise</a>`},
	{"number", 1, func(c *Card, v *View) bool {
		return c.Address.Shape&(Slug|Dated) == 0 && c.Address.Shape&(Number|Like) != 0
	}, "addresses of articles carry a number, or look like the page's own", `<a href="/n/2003825372">Ferry fares rise again</a>`},
	{"filed", -2, func(c *Card, v *View) bool { return c.Address.Shape&(Filed|Diary) != 0 },
		"tags, authors and services are no articles", `<a href="/tag/ferries">All our news of the ferries</a>`},
	{"heading", 1, func(c *Card, v *View) bool { return v.Strong },
		"the markup calls it a headline", `<h3><a href="/ferry-fares-rise-again">Ferry fares rise again</a></h3>`},
	{"label", -1, func(c *Card, v *View) bool { return v.Label },
		"the markup calls it a tag or a section", `<div><a class="tag" href="/news/ferries-on-the-coast">Ferries on the coast</a></div>`},
	{"image", 1, func(c *Card, v *View) bool { return c.Image },
		"cards show a picture", `<div><a href="/ferry-fares-rise-again"><img src="f.jpg">Ferry fares rise again</a></div>`},
	{"stamp", 1, func(c *Card, v *View) bool { return v.Stamped },
		"cards tell when", `<div><a href="/ferry-fares-rise-again">Ferry fares rise again</a><time datetime="2026-03-01">1 March</time></div>`},
	{"class", 1, func(c *Card, v *View) bool { return c.Says&(page.Related|page.Teaser) != 0 },
		"the list says so", `<div class="related-stories"><a href="/ferry-fares-rise-again">Ferry fares rise again</a></div>`},
	{"frame", -1, func(c *Card, v *View) bool {
		return c.Says&(page.Nav|page.ElemNav|page.Foot|page.ElemFooter) != 0
	}, "menus and footers lead elsewhere", `<nav><a href="/ferry-fares-rise-again">Ferry fares rise again</a></nav>`},
	{"lone", -1, isLone, "a few words in a menu or a footer, among others as short, name a page of the house", `<nav><a href="/how-to-write-for-us">How to write for us</a></nav>`},
	{"service", -1, func(c *Card, v *View) bool {
		return c.Says&(page.Share|page.Legal|page.Newsletter|page.Comments|page.Bio) != 0
	}, "share bars, notices and letters lead elsewhere", `<div class="newsletter"><a href="/ferry-fares-rise-again">Ferry fares rise again</a></div>`},
	{"pager", 3, func(c *Card, v *View) bool { return c.Pager && v.Words >= 2 },
		"pages lead to the article before and to the one after", `<p>← <a rel="prev" href="/ferry-fares">Ferry fares rise</a></p>`},
	{"foreign", -2, func(c *Card, v *View) bool { return c.Address.Shape&Foreign != 0 },
		"other houses' pages seldom are related articles", `<a href="https://quay.example/ferry-fares-rise">Ferry fares rise again</a>`},
	{"weak", -1, func(c *Card, v *View) bool { return c.Address.Shape&Strong == 0 },
		"the address looks like no article", `<a href="/ferries">Ferry fares rise again</a>`},
	{"section", -2, func(c *Card, v *View) bool { return c.Address.Shape&Section != 0 },
		"one word names a part of the site", `<a href="/live">The latest news from the coast</a>`},
	{"menu", -2, inMenu,
		"a list of mostly short links is a menu", `<ul><li><a href="/code-of-conduct-and-complaints">Code of conduct and complaints</a></li><li><a href="/terms-of-use-for-readers">Terms of use for readers</a></li><li><a href="/a">Contact</a></li><li><a href="/b">Help</a></li><li><a href="/c">Jobs</a></li></ul>`},
	{"crowd", 1, func(c *Card, v *View) bool {
		l := v.List
		return l != nil && c.Address.Shape&Foreign == 0 && l.Cards >= 3 && l.Short <= l.Cards && l.Words >= 5*l.Cards
	}, "headlines come in lists", `<ul><li><a href="/?p=41">Ferry fares rise again in March</a></li><li><a href="/?p=42">Pool opens two hours late again</a></li><li><a href="/?p=43">Tram stops at the Oak Hill</a></li></ul>`},
	{"alike", 1, func(c *Card, v *View) bool {
		l := v.List
		return l != nil && c.Address.Shape&Like != 0 && l.Cards >= 3 && l.Alike == l.Cards
	}, "all the list leads to addresses of the form of the page's own", `<ul><li><a href="/coast/ferry-fares-rise">Ferry fares rise</a></li><li><a href="/coast/tram-stops">Tram stops</a></li><li><a href="/coast/pool-opens">Pool opens</a></li></ul>`},
	{"call", -3, func(c *Card, v *View) bool { return v.Words <= 14 && v.Asks },
		"it asks something of the reader", `<a href="/get-the-ledger-app-now">Click here to get the app</a>`},
}

// isLone reports whether a card is no more than a few words in a menu or a footer, among others as short.
func isLone(c *Card, v *View) bool {
	bare := v.Words <= 6 && !v.Strong && !v.Stamped && !c.Image && !c.Pager
	short := v.List == nil || v.List.Words < 5*v.List.Cards
	return bare && short && c.Says&frame != 0 && c.Address.Shape&Dated == 0
}

// inMenu reports whether a card stands in a list of mostly short links. What is filed under a month is a post, unless in a frame, and
// menus have no long headings.
func inMenu(c *Card, v *View) bool {
	l := v.List
	if l == nil || v.Words > 6 || v.Strong && v.Words >= 5 || c.Address.Shape&Month != 0 && c.Says&frame == 0 {
		return false
	}
	return l.Short > l.Cards || l.Words < 5*l.Cards && l.Cards >= 3 && !v.Strong && !c.Image
}

// Rows are those that hold for a card.
func (c *Card) Rows(v *View) []why.Row {
	var out []why.Row
	for i := range cardRows {
		if row := &cardRows[i]; row.holds(c, v) {
			out = append(out, why.Row{Name: row.name, Why: row.why, Points: float64(row.points)})
		}
	}
	return out
}

// Score adds up what speaks for and against a card.
func (c *Card) Score(v *View) int {
	n := 0
	for i := range cardRows {
		if row := &cardRows[i]; row.holds(c, v) {
			n += row.points
		}
	}
	return n
}
