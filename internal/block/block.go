// Package block reads the runs of an article's region as a reader would: headings, paragraphs, lists, tables, quotes set apart,
// pictures with their captions, embedded posts and players; and tells from them what only looks like part of the article.
//
// The rooms: lines.go (runs to lines, and what stands around them), lost.go and paragraphs.go (lists, tables, quotes, headings and
// paragraphs that the region left out), shape.go (what the letters of a line show), pictures.go, sources.go, captions.go and
// credits.go (pictures, their addresses, what they show, who took them), embeds.go, tables.go, judge.go (which lines are text),
// furniture.go (labels of the page), edges.go (what stands before and after the text), writers.go (who wrote it), live.go (entries
// with times), headings.go (which lines are headings), kinds.go (what a heading's section is for), deks.go and dekrules.go,
// datelines.go, build.go (lines to sections), reasons.go (by which rules, for whoever asks).
package block

import (
	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// Source is what the walk reads.
type Source struct {
	Page       *page.Page
	Keep       []bool   // a run each: whether it belongs to the region
	First, End int32    // the bounds of the kept runs
	Top        int32    // the node that holds them
	Headline   int32    // the run that shows the headline, or -1
	Title      string   // the headline
	Titles     []string // what else the page calls itself: its title element, what it tells other sites
	Deks       []string // descriptions of the page that may be shown as its dek
	Authors    []string // the names of the byline
	Host       string   // of the page, or ""
	Lang       *lang.Lang
	Live       bool // the page says that it is a live blog
}

// Story is the region, typed.
type Story struct {
	Sections    []Section
	Lead        []Image // pictures before the first paragraph, outside the sections
	Dek         string
	Dateline    Dateline
	Lede        string
	Corrections []string
	Headline    int32 // the run that shows the headline, or -1
	dekFired    uint64
	Paywall     bool // readers are asked to pay right below the text
	Entries     bool // the sections are entries with times of their own
}

// Section is a heading with its blocks.
type Section struct {
	Heading string
	Level   int
	Kind    string // the kinds of lede.SectionKind
	Run     int32  // the run of the heading, or -1
	Stamp   string // of an entry: the line that tells when it was posted
	Instant string // the same as markup gives it
	By      string // who posted it
	titled  titled // by what the heading is one
	Blocks  []Block
}

// Type is the sort of a block, as lede.BlockType names it.
type Type string

// The types of block.
const (
	Paragraph  Type = "paragraph"
	List       Type = "list"
	Blockquote Type = "blockquote"
	Pullquote  Type = "pullquote"
	Table      Type = "table"
	Picture    Type = "image"
	Foreign    Type = "embed"
	Code       Type = "code"
)

// Block is one piece of a section. Text offsets of Links are bytes.
type Block struct {
	Type    Type
	Text    string
	Items   []string
	Ordered bool
	Rows    [][]string
	Links   []page.Span
	Image   Image
	Embed   Embed
	Run     int32 // its first run, or -1
}

// Image is a picture. URL is as the page writes it.
type Image struct {
	URL, Alt, Caption, Credit string
}

// Embed is foreign content. URL is as the page writes it.
type Embed struct {
	URL, Text string
}

// Read types the region.
func Read(source *Source) *Story {
	s := *source
	r := &reader{Source: &s, p: s.Page, story: &Story{Headline: s.Headline}}
	r.startBelowHeadline()
	r.takeOpening()
	r.takeEnding()
	r.findEntries()
	r.takeTail()
	r.gather()
	r.findPictures()
	r.embeds = r.findEmbeds()
	r.bareCaptions()
	r.findDek()
	r.judge()
	r.findHeadings()
	r.build()
	r.story.Paywall = r.asksToPay()
	return r.story
}

// reader holds what the stages of Read hand on.
type reader struct {
	*Source
	p        *page.Page
	lines    []line
	pictures []picture
	embeds   []foreign
	byRun    []int32 // a run of [First, End) each: its line, or -1
	body     string  // all lines, a line each, in page order
	story    *Story

	plain  int8          // whether the region has no markup: 0 not asked yet, 1 yes, -1 no
	asked  int           // how often lines were compared with all others
	styles []styleAnswer // what isRecurring found out

	opening, ending edge // of the region as it was found; what is marked alike before and behind it belongs to it, too
	lost            lostPart

	title        []byte // Title, Titles and Deks, squeezed
	titles, deks [][]byte

	entries    bool   // the region is one of entries, each opened by a line with a time
	entryStyle uint32 // the style of those lines; 0 for bare times
}

// mostAsked bounds how often one line is compared with all others, so that no page costs the square of its length.
const mostAsked = 100

// startBelowHeadline leaves out what the region has before the headline: entries of a list that stands above it. Where that is
// much, the headline is not the article's.
func (r *reader) startBelowHeadline() {
	if r.Headline < r.First || r.Headline >= r.End {
		return
	}
	before, all := int32(0), int32(0)
	for i := r.First; i < r.End; i++ {
		if !r.Keep[i] {
			continue
		}
		all += r.p.Runs[i].Chars
		if i < r.Headline {
			before += r.p.Runs[i].Chars
		}
	}
	if before*3 < all {
		r.First = r.Headline
	}
}
