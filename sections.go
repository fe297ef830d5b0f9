package lede

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/ledekit/lede/internal/block"
	"github.com/ledekit/lede/internal/body"
)

// story is what a reader would call the article: what stands in the region, typed.
type story struct {
	headline    found
	dek         found
	dateline    Dateline
	lede        string
	kind        Kind
	sections    []Section
	images      []Image
	picture     Origin // of the lead picture's address, where the page does not show it
	corrections []Correction
	access      Access
	warnings    []Warning
	headRun     int32   // the run that shows the headline, or -1
	origin      Origin  // of the text, where it does not stand on the page
	confidence  float64 // in such a text
	stamps      []entryStamp
	read        *block.Story // what it was made of
	rule        int          // of kindRules, by which it is of its kind; -1 where none holds
}

// entryStamp is what an entry of a live blog, a section each, tells of when it was posted.
type entryStamp struct{ text, instant string }

// found is a value with its origin.
type found struct {
	value  string
	origin Origin
}

// noArticle is the confidence below which what was found, if anything, is no article.
const noArticle = 0.1

// readStory turns the region into sections, and tells headline, dek, dateline and lede apart.
func readStory(s *source, rg *body.Region) *story {
	st := &story{kind: KindArticle, headRun: rg.Headline}
	if len(s.facts.Headlines) > 0 {
		st.headline = found{s.facts.Headlines[0].Value, Origin(s.facts.Headlines[0].Origin)}
	} else if rg.Headline >= 0 {
		st.headline = found{s.page.Text(&s.page.Runs[rg.Headline]), OriginText}
	}
	read := block.Read(s.blocksOf(rg, st.headline.value))
	st.read = read
	if read.Dek != "" {
		st.dek = found{read.Dek, OriginText}
	}
	st.dateline, st.lede = Dateline(read.Dateline), read.Lede
	for _, text := range read.Corrections {
		st.corrections = append(st.corrections, Correction{Text: text})
	}
	for _, m := range read.Lead {
		st.images = append(st.images, s.image(m))
	}
	for i := range read.Sections {
		st.add(s, &read.Sections[i])
	}
	st.access = s.access(read.Paywall)
	st.kind, st.rule = s.kindOf(st, read)
	s.leadPicture(st)
	if st.kind == KindIndex { // the words of its cards are those of other articles
		st.sections, st.stamps, st.images, st.lede, st.dateline = nil, nil, nil, "", Dateline{}
	}
	if st.holdsNone(rg.Confidence) {
		st.warnings = append(st.warnings, Warning{WarningNoArticle, "nothing on the page reads as an article"})
	}
	return st
}

// blocksOf is what the walk from the region to blocks reads.
func (s *source) blocksOf(rg *body.Region, headline string) *block.Source {
	src := &block.Source{
		Page: s.page, Keep: rg.Keep, First: rg.First, End: rg.End, Top: rg.Top, Headline: rg.Headline, Title: headline, Lang: s.lang,
	}
	for _, h := range s.facts.Headlines {
		src.Titles = append(src.Titles, h.Value)
	}
	for _, d := range s.facts.Deks {
		src.Deks = append(src.Deks, d.Value)
	}
	for _, w := range s.facts.Authors {
		src.Authors = append(src.Authors, w.Name)
	}
	if s.base != nil {
		src.Host = s.base.Host
	}
	src.Live = s.isOfType("LiveBlogPosting")
	return src
}

// add makes a section public, and files its pictures and its stamp.
func (st *story) add(s *source, sec *block.Section) {
	out := Section{Heading: sec.Heading, Level: sec.Level, Kind: SectionKind(sec.Kind)}
	if sec.By != "" {
		out.Byline = []Author{{Name: sec.By}}
	}
	for k := range sec.Blocks {
		out.Blocks = append(out.Blocks, s.block(&sec.Blocks[k]))
		if b := &out.Blocks[k]; b.Type == BlockImage {
			st.images = append(st.images, b.Image)
		}
	}
	st.stamps = append(st.stamps, entryStamp{sec.Stamp, sec.Instant})
	st.sections = append(st.sections, out)
}

// holdsNone reports whether what was found, if anything, is no article.
func (st *story) holdsNone(confidence float64) bool {
	switch st.kind {
	case KindArticle:
		return len(st.sections) == 0 || confidence < noArticle
	case KindIndex, KindOther:
		return len(st.sections) == 0
	}
	return false
}

// leadPicture gives the article the picture that metadata name for it, where the page shows none, or shows one whose address a script
// fills in.
func (s *source) leadPicture(st *story) {
	if len(s.facts.Images) == 0 {
		return
	}
	m := &s.facts.Images[0]
	u := s.link(m.URL)
	if at, err := url.Parse(u); err != nil || len(at.Path) < 2 || block.IsOutfit(u) || u == s.link(s.facts.PublisherLogo) {
		return
	}
	switch {
	case len(st.images) == 0:
		st.images = []Image{{URL: u, Caption: m.Caption, Credit: m.Credit}}
	case st.images[0].URL == "":
		st.images[0].URL = u
	default:
		return
	}
	st.picture = Origin(m.Origin)
}

// access says whether readers must pay: what the page declares, else what it asks of readers below its text.
func (s *source) access(asked bool) Access {
	switch free := s.facts.Free; {
	case free != nil && !*free, free == nil && asked:
		return AccessPaywalled
	case free != nil:
		return AccessFree
	}
	return ""
}

// isOfType reports whether the page declares one of the types, of schema.org or Open Graph.
func (s *source) isOfType(types ...string) bool {
	for _, have := range s.facts.Types {
		have = have[strings.LastIndexByte(have, '/')+1:]
		for _, t := range types {
			if strings.EqualFold(have, t) {
				return true
			}
		}
	}
	return false
}

// What the text of each kind of page comes to, in letters.
const (
	stubChars   = 1600 // a beginning
	videoChars  = 1000 // a description
	littleChars = 300  // not even a short report
	errorChars  = 160  // an excuse
)

// pageSum is what a page comes to: what its sections hold, and what it declares.
type pageSum struct {
	sections, chars, pictures, stamped int
	article                            bool // it says that it is one
	asksToPay                          bool // right below the text
	access                             Access
}

// kindRules say what sort of page it is, the first that holds; none: an article.
var kindRules = [...]struct {
	kind  Kind
	holds func(s *source, p *pageSum) bool
	why   string
}{
	{KindLiveBlog, func(s *source, p *pageSum) bool {
		return p.stamped >= 2 || p.chars > 0 && s.isOfType("LiveBlogPosting")
	}, "entries have times"},
	{KindGallery, func(s *source, p *pageSum) bool {
		return p.chars < 4*stubChars && s.isOfType("ImageGallery", "MediaGallery") ||
			p.pictures >= 6 && p.chars < 80*p.pictures && p.chars < stubChars
	}, "a few words a picture"},
	{KindVideo, func(s *source, p *pageSum) bool {
		return p.chars < videoChars && s.isOfType("VideoObject", "video", "video.other", "video.episode", "video.movie")
	}, "a film with its description"},
	{KindStub, func(_ *source, p *pageSum) bool {
		return p.chars < stubChars && p.access == AccessPaywalled && p.asksToPay
	}, "a beginning, and a demand to pay for the rest"},
	{KindOther, func(s *source, _ *pageSum) bool {
		return s.isOfType("PodcastEpisode", "AudioObject", "Product", "AboutPage", "ContactPage", "ProfilePage", "FAQPage", "music.song")
	}, "it says that it is something else"},
	{KindIndex, func(s *source, p *pageSum) bool {
		lists := p.chars < littleChars && !p.article && len(s.facts.Published) == 0
		return lists && s.isOfType("CollectionPage", "ItemList", "SearchResultsPage", "website", "WebSite")
	}, "it says that it lists others, and has no text or date of its own"},
	{KindIndex, func(s *source, p *pageSum) bool {
		return p.chars < littleChars && len(s.page.Metas) == 0 && len(s.facts.Headlines) == 0 && s.countItems() >= listItems
	}, "plain text without a headline or a paragraph, but with lists"},
	{KindOther, func(s *source, p *pageSum) bool {
		return p.chars == 0 && !p.article || p.chars < errorChars && p.sections == 1 && s.isBare()
	}, "no text, or an excuse"},
}

// articleTypes are the types of pages that are articles.
var articleTypes = []string{
	"article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "ReviewNewsArticle",
	"BackgroundNewsArticle", "Report", "Review", "Recipe", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
	"AdvertiserContentArticle",
}

// kindOf says what sort of page this is, and by which of kindRules: by what it declares, and by what its text comes to.
func (s *source) kindOf(st *story, read *block.Story) (kind Kind, rule int) {
	p := pageSum{sections: len(read.Sections), pictures: len(read.Lead), asksToPay: read.Paywall, access: st.access}
	for i := range read.Sections {
		if read.Sections[i].Stamp != "" {
			p.stamped++
		}
		for k := range read.Sections[i].Blocks {
			switch b := &read.Sections[i].Blocks[k]; b.Type {
			case block.Picture:
				p.pictures++
			case block.Foreign:
			default:
				p.chars += len(b.Text)
			}
		}
	}
	p.article = s.isOfType(articleTypes...)
	for i := range kindRules {
		if kindRules[i].holds(s, &p) {
			return kindRules[i].kind, i
		}
	}
	return KindArticle, -1
}

// isBare reports whether a page tells nothing that an article's page tells, as error pages do: no type, date, writer or description.
func (s *source) isBare() bool {
	f := s.facts
	return len(f.Types) == 0 && len(f.Published) == 0 && len(f.Authors) == 0 && len(f.Deks) == 0 && len(s.page.Metas) > 0
}

// block makes a block public: its addresses absolute.
func (s *source) block(b *block.Block) Block {
	out := Block{Type: BlockType(b.Type), Text: b.Text, Items: b.Items, Ordered: b.Ordered, Rows: b.Rows}
	switch b.Type {
	case block.Picture:
		out.Image = s.image(b.Image)
	case block.Foreign:
		out.Embed = s.embed(b.Embed)
	}
	for _, l := range b.Links {
		if u := s.link(s.page.Attr(l.Node, "href")); u != "" {
			out.Links = append(out.Links, Link{l.Start, l.End, u})
		}
	}
	return out
}

// image makes a picture public.
func (s *source) image(m block.Image) Image {
	return Image{s.link(m.URL), strings.Clone(m.Alt), m.Caption, m.Credit}
}

// embed makes an embed public. Its provider is the host that serves it.
func (s *source) embed(e block.Embed) Embed {
	out := Embed{URL: s.link(e.URL), Text: e.Text}
	if u, err := url.Parse(out.URL); err == nil {
		out.Provider = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return out
}

// assemble puts the results of the stages into an Article.
func assemble(s *source, st *story, t *times) *Article {
	for i, e := range st.stamps {
		if e.text != "" {
			st.sections[i].Published = entryTime(e, t)
		}
	}
	a := &Article{
		URL: s.o.URL, Kind: st.kind, Language: s.tag, Headline: st.headline.value, Dek: st.dek.value, Dateline: st.dateline,
		Published: t.published, Modified: t.modified, Lede: st.lede, Sections: st.sections, Images: st.images,
		Corrections: st.corrections, Access: st.access, Origins: map[string]Origin{}, Warnings: st.warnings,
		CanonicalURL: s.link(s.facts.URL.Value), Category: s.facts.Category.Value, Topics: s.facts.Topics,
		Publisher: Publisher{s.facts.Publisher.Value, s.link(s.facts.PublisherURL), s.link(s.facts.PublisherLogo)},
	}
	for _, w := range s.facts.Authors {
		a.Byline = append(a.Byline, Author{w.Name, w.Role, s.link(w.URL)})
	}
	if a.Headline != "" {
		a.Origins["headline"] = st.headline.origin
	}
	if len(a.Byline) > 0 {
		a.Origins["byline"] = Origin(s.facts.Authors[0].Origin)
	}
	if s.o.Language != "" {
		a.Origins["language"] = OriginOptions
	} else if a.Language != "" {
		a.Origins["language"] = Origin(s.facts.Language.Origin)
	}
	for _, o := range [...]struct {
		field  string
		is     bool
		origin string
	}{
		{"canonical_url", a.CanonicalURL != "", s.facts.URL.Origin},
		{"publisher", a.Publisher.Name != "", s.facts.Publisher.Origin},
		{"category", a.Category != "", s.facts.Category.Origin},
		{"topics", len(a.Topics) > 0, s.facts.TopicsOrigin},
		{"dek", a.Dek != "", string(st.dek.origin)},
		{"published", !a.Published.IsZero(), string(a.Published.Origin)},
		{"modified", !a.Modified.IsZero(), string(a.Modified.Origin)},
		{"images", len(a.Images) > 0, string(cmp.Or(st.picture, OriginStructure))},
	} {
		if o.is {
			a.Origins[o.field] = Origin(o.origin)
		}
	}
	return a
}

// entryTime reads when an entry of a live blog was posted. A time of day alone counts from the day of the page.
func entryTime(e entryStamp, t *times) Timestamp {
	ref := t.seen
	if at := t.published.Time; !at.IsZero() {
		ref.Time = time.Date(at.Year(), at.Month(), at.Day(), 23, 59, 59, 0, at.Location())
	}
	if e.instant != "" {
		if out, ok := ParseTimestamp(e.instant, ref); ok {
			out.Text, out.Origin = e.text, OriginTimeElement
			return out
		}
	}
	if out, _, _, ok := stampIn(e.text, ref); ok {
		return out
	}
	return Timestamp{Text: e.text, Origin: OriginText}
}
