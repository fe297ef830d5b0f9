package lede

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/page"
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
	}
	cur := Section{Kind: SectionLead}
	for i := rg.First; i < rg.End; i++ {
		if !rg.Keep[i] {
			continue
		}
		r := &s.page.Runs[i]
		text := s.page.Text(r)
		if r.Flags&page.Heading != 0 {
			if cur.Heading != "" || len(cur.Blocks) > 0 {
				st.sections = append(st.sections, cur)
			}
			cur = Section{Heading: text, Level: 2, Kind: SectionOther}
			continue
		}
		if s.page.Nodes[r.Box].Atom == atom.Li {
			if n := len(cur.Blocks); n > 0 && cur.Blocks[n-1].Type == BlockList {
				b := &cur.Blocks[n-1]
				b.Items = append(b.Items, text)
				b.Text = strings.Join(b.Items, "\n")
				continue
			}
			cur.Blocks = append(cur.Blocks, Block{Type: BlockList, Text: text, Items: []string{text}})
			continue
		}
		if st.lede == "" {
			st.lede = text
		}
		cur.Blocks = append(cur.Blocks, Block{Type: BlockParagraph, Text: text})
	}
	if cur.Heading != "" || len(cur.Blocks) > 0 {
		st.sections = append(st.sections, cur)
	}
	return st
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
