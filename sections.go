package lede

import (
	"net/url"
	"strings"

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
	corrections []Correction
	access      Access
	warnings    []Warning
	headRun     int32 // the run that shows the headline, or -1
}

// found is a value with its origin.
type found struct {
	value  string
	origin Origin
}

// readStory turns the region into sections, and tells headline, dek, dateline and lede apart.
func readStory(s *source, rg *body.Region) *story {
	st := &story{kind: KindArticle, headRun: rg.Headline}
	if len(s.facts.Headlines) > 0 {
		st.headline = found{s.facts.Headlines[0].Value, Origin(s.facts.Headlines[0].Origin)}
	} else if rg.Headline >= 0 {
		st.headline = found{s.page.Text(&s.page.Runs[rg.Headline]), OriginText}
	}
	src := &block.Source{
		Page: s.page, Keep: rg.Keep, First: rg.First, End: rg.End, Top: rg.Top, Headline: rg.Headline, Title: st.headline.value, Lang: s.lang,
	}
	for _, d := range s.facts.Deks {
		src.Deks = append(src.Deks, d.Value)
	}
	for _, w := range s.facts.Authors {
		src.Authors = append(src.Authors, w.Name)
	}
	read := block.Read(src)
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
		sec := &read.Sections[i]
		out := Section{Heading: sec.Heading, Level: sec.Level, Kind: SectionKind(sec.Kind)}
		for k := range sec.Blocks {
			out.Blocks = append(out.Blocks, s.block(&sec.Blocks[k]))
			if b := &out.Blocks[k]; b.Type == BlockImage {
				st.images = append(st.images, b.Image)
			}
		}
		st.sections = append(st.sections, out)
	}
	return st
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
	return a
}
