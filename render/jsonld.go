package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ledekit/lede"
)

// JSONLD prints the article as JSON-LD in the vocabulary of schema.org: a NewsArticle, or what the kind of the page is called
// there, with its quotes as Quotation, corrections as CorrectionComment, and other articles' addresses as relatedLink of the
// page. Only types and properties that schema.org has are used, and what it has no words for is left out. The characters <, >
// and & are escaped, so that the output may stand in a script element.
func JSONLD(w io.Writer, a *lede.Article) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(document(a)); err != nil {
		return fmt.Errorf("JSON-LD: %w", err)
	}
	return flush(w, &b)
}

// The types of schema.org that are printed. Each field is a property that schema.org gives to the type.
type (
	ldWork struct {
		Context          string         `json:"@context"`
		Type             string         `json:"@type"` // see workType
		URL              string         `json:"url,omitempty"`
		MainEntityOfPage *ldPage        `json:"mainEntityOfPage,omitempty"`
		Headline         string         `json:"headline,omitempty"`
		Description      string         `json:"description,omitempty"`
		Dateline         string         `json:"dateline,omitempty"` // NewsArticle alone
		DatePublished    string         `json:"datePublished,omitempty"`
		DateModified     string         `json:"dateModified,omitempty"`
		CoverageStart    string         `json:"coverageStartTime,omitempty"` // LiveBlogPosting alone
		CoverageEnd      string         `json:"coverageEndTime,omitempty"`
		Author           []ldAgent      `json:"author,omitempty"`
		Publisher        *ldAgent       `json:"publisher,omitempty"`
		InLanguage       string         `json:"inLanguage,omitempty"`
		ArticleSection   string         `json:"articleSection,omitempty"` // Article and its kin
		Keywords         []string       `json:"keywords,omitempty"`
		Image            []ldImage      `json:"image,omitempty"`
		IsFree           *bool          `json:"isAccessibleForFree,omitempty"`
		ArticleBody      string         `json:"articleBody,omitempty"` // Article and its kin
		Text             string         `json:"text,omitempty"`        // the others
		Updates          []ldPosting    `json:"liveBlogUpdate,omitempty"`
		RelatedLink      []string       `json:"relatedLink,omitempty"` // WebPage and its kin
		HasPart          []ldQuotation  `json:"hasPart,omitempty"`
		Correction       []ldCorrection `json:"correction,omitempty"`
	}
	ldPage struct { // WebPage
		Type        string   `json:"@type"`
		ID          string   `json:"@id,omitempty"`
		RelatedLink []string `json:"relatedLink,omitempty"`
	}
	ldAgent struct { // Person or Organization
		Type        string   `json:"@type"`
		Name        string   `json:"name"`
		URL         string   `json:"url,omitempty"`
		JobTitle    string   `json:"jobTitle,omitempty"`    // Person alone
		Affiliation *ldAgent `json:"affiliation,omitempty"` // Person alone
		Logo        *ldImage `json:"logo,omitempty"`        // Organization alone
	}
	ldImage struct { // ImageObject
		Type        string `json:"@type"`
		URL         string `json:"url"`
		Description string `json:"description,omitempty"`
		Caption     string `json:"caption,omitempty"`
		CreditText  string `json:"creditText,omitempty"`
	}
	ldPosting struct { // BlogPosting
		Type          string    `json:"@type"`
		Headline      string    `json:"headline,omitempty"`
		DatePublished string    `json:"datePublished,omitempty"`
		Author        []ldAgent `json:"author,omitempty"`
		ArticleBody   string    `json:"articleBody,omitempty"`
	}
	ldQuotation struct { // Quotation
		Type              string   `json:"@type"`
		Text              string   `json:"text"`
		SpokenByCharacter *ldAgent `json:"spokenByCharacter,omitempty"`
		DateCreated       string   `json:"dateCreated,omitempty"`
	}
	ldCorrection struct { // CorrectionComment
		Type          string `json:"@type"`
		Text          string `json:"text"`
		DatePublished string `json:"datePublished,omitempty"`
	}
)

// workType returns the type of schema.org for a kind of page, and whether it is an Article there.
func workType(k lede.Kind) (name string, article bool) {
	switch k {
	case lede.KindLiveBlog:
		return "LiveBlogPosting", true
	case lede.KindGallery:
		return "ImageGallery", false
	case lede.KindIndex:
		return "CollectionPage", false
	case lede.KindOther:
		return "WebPage", false
	case lede.KindArticle, lede.KindVideo, lede.KindStub:
	}
	return "NewsArticle", true
}

func document(a *lede.Article) *ldWork {
	name, isArticle := workType(a.Kind)
	d := &ldWork{
		Context: "https://schema.org", Type: name, URL: webURL(a.CanonicalURL), Headline: line(a.Headline), Description: line(a.Dek),
		DatePublished: machineTime(a.Published), DateModified: machineTime(a.Modified), InLanguage: line(a.Language),
		Author: agents(a.Byline, a),
	}
	if d.URL == "" {
		d.URL = webURL(a.URL)
	}
	if p := a.Publisher; line(p.Name) != "" {
		d.Publisher = &ldAgent{Type: "Organization", Name: line(p.Name), URL: webURL(p.URL)}
		if logo := webURL(p.Logo); logo != "" {
			d.Publisher.Logo = &ldImage{Type: "ImageObject", URL: logo}
		}
	}
	for _, t := range a.Topics {
		if word := line(t); word != "" {
			d.Keywords = append(d.Keywords, word)
		}
	}
	for i := range a.Images {
		if im := &a.Images[i]; webURL(im.URL) != "" {
			d.Image = append(d.Image, ldImage{"ImageObject", webURL(im.URL), line(im.Alt), line(im.Caption), line(im.Credit)})
		}
	}
	if a.Access != "" {
		free := a.Access == lede.AccessFree
		d.IsFree = &free
	}
	if name == "NewsArticle" {
		d.Dateline = dateline(a.Dateline)
	}
	switch words := sectionsText(a.Sections); {
	case name == "LiveBlogPosting":
		d.ArticleSection = line(a.Category)
		d.liveBlog(a)
	case isArticle:
		d.ArticleSection, d.ArticleBody = line(a.Category), words
	default:
		d.Text = words
	}
	d.quotations(a)
	for _, c := range a.Corrections {
		if words := line(c.Text); words != "" {
			d.Correction = append(d.Correction, ldCorrection{"CorrectionComment", words, machineTime(c.Published)})
		}
	}
	d.pageOf(a, isArticle)
	return d
}

// pageOf says which page an article stands on, and what the page links to.
func (d *ldWork) pageOf(a *lede.Article, isArticle bool) {
	page := ldPage{Type: "WebPage", ID: d.URL}
	for _, r := range a.Related {
		if u := webURL(r.URL); u != "" {
			page.RelatedLink = append(page.RelatedLink, u)
		}
	}
	switch {
	case !isArticle: // it is a page itself
		d.RelatedLink = page.RelatedLink
	case page.ID != "" || page.RelatedLink != nil:
		d.MainEntityOfPage = &page
	}
}

// liveBlog turns sections into updates; text above the first of them is the body.
func (d *ldWork) liveBlog(a *lede.Article) {
	var first, last time.Time
	for i := range a.Sections {
		s := &a.Sections[i]
		words := sectionsText([]lede.Section{{Blocks: s.Blocks}})
		if s.Published.IsZero() && s.Kind == lede.SectionLead {
			d.ArticleBody = words
			continue
		}
		d.Updates = append(d.Updates, ldPosting{
			"BlogPosting", line(s.Heading), machineTime(s.Published), agents(s.Byline, a), words,
		})
		if t := s.Published.Time; strings.Contains(machineTime(s.Published), "T") { // a day alone is no DateTime
			if first.IsZero() || t.Before(first) {
				first, d.CoverageStart = t, machineTime(s.Published)
			}
			if t.After(last) {
				last, d.CoverageEnd = t, machineTime(s.Published)
			}
		}
	}
}

// quotations lists what somebody said.
func (d *ldWork) quotations(a *lede.Article) {
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Kind == lede.QuoteFragment || line(q.Text) == "" {
			continue
		}
		d.HasPart = append(d.HasPart, ldQuotation{
			Type: "Quotation", Text: line(q.Text), SpokenByCharacter: speaker(&q.Speaker), DateCreated: machineTime(q.SaidAt),
		})
	}
}

func speaker(s *lede.Speaker) *ldAgent {
	name := line(s.Name)
	if name == "" {
		return nil
	}
	role, affiliation := line(s.Role), line(s.Affiliation)
	if role == "" && affiliation == "" && isBody(name) {
		return &ldAgent{Type: "Organization", Name: name}
	}
	a := &ldAgent{Type: "Person", Name: name, JobTitle: role}
	if affiliation != "" {
		a.Affiliation = &ldAgent{Type: "Organization", Name: affiliation}
	}
	return a
}

// isBody guesses whether a name is that of a ministry, company or team: people's names begin with no article, and are neither
// one word in capitals nor without any.
func isBody(name string) bool {
	return strings.HasPrefix(strings.ToLower(name), "the ") || strings.ToUpper(name) == name && !strings.Contains(name, " ") ||
		strings.ToLower(name) == name
}

// agents are the names of a byline. One that is also the publisher's or the agency's is no person's.
func agents(byline []lede.Author, a *lede.Article) []ldAgent {
	var out []ldAgent
	for _, w := range byline {
		name := line(w.Name)
		if name == "" {
			continue
		}
		ag := ldAgent{Type: "Person", Name: name, URL: webURL(w.URL), JobTitle: line(w.Role)}
		if strings.EqualFold(name, a.Publisher.Name) || strings.EqualFold(name, a.Dateline.Agency) || isBody(name) {
			ag.Type, ag.JobTitle = "Organization", ""
		}
		out = append(out, ag)
	}
	return out
}

// machineTime is a resolved timestamp in ISO 8601, or "".
func machineTime(t lede.Timestamp) string {
	_, machine := stamp(t)
	return machine
}

// sectionsText is the text of sections, a line a paragraph, blocks parted by empty lines.
func sectionsText(sections []lede.Section) string {
	var b bytes.Buffer
	t := textPrinter{&b}
	for i := range sections {
		t.para(line(sections[i].Heading))
		for k := range sections[i].Blocks {
			if bl := &sections[i].Blocks[k]; bl.Type != lede.BlockImage {
				t.block(bl)
			}
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
