package lede

import "time"

//go:generate go run ./internal/schema

// Article is one news page, typed. It is plain data: every field may be read, changed, copied and stored by the caller, and
// marshals to the JSON names below and back without loss. The zero value of a field means that the page does not tell.
//
// Offsets anywhere in an Article are byte offsets into the UTF-8 text of the block they name.
type Article struct {
	// URL is the address the page was fetched from, as Options.URL gave it.
	URL string `json:"url,omitempty"`
	// CanonicalURL is the address the page gives itself (link rel=canonical, og:url, schema.org url), absolute.
	CanonicalURL string `json:"canonical_url,omitempty"`
	// Kind says what sort of page this is. It is always set.
	Kind Kind `json:"kind"`
	// Language is a BCP 47 tag ("en", "pt-BR"), schema.org inLanguage; from Options, the page, or else its text.
	Language string `json:"language,omitempty"`
	// Publisher is the outlet, schema.org publisher.
	Publisher Publisher `json:"publisher,omitzero"`
	// Category is the section of the outlet the page was filed under ("World"), schema.org articleSection.
	Category string `json:"category,omitempty"`
	// Topics are the page's tags, schema.org keywords, in page order, each once.
	Topics []string `json:"topics,omitempty"`
	// Headline is the title of the article without the outlet's name, schema.org headline.
	Headline string `json:"headline,omitempty"`
	// Dek is the line below the headline that sums the article up (also standfirst, subheadline), schema.org
	// alternativeHeadline or description where the page shows it.
	Dek string `json:"dek,omitempty"`
	// Byline names the writers in the order shown, schema.org author.
	Byline []Author `json:"byline,omitempty"`
	// Dateline is the place, and the agency, that open the report ("KYIV, Ukraine (AP) —"), schema.org dateline.
	Dateline Dateline `json:"dateline,omitzero"`
	// Published is when the page was first published, schema.org datePublished.
	Published Timestamp `json:"published,omitzero"`
	// Modified is when the page was last changed, schema.org dateModified.
	Modified Timestamp `json:"modified,omitzero"`
	// Lede is the first paragraph of reporting, its dateline removed.
	Lede string `json:"lede,omitempty"`
	// Sections are the body in page order, schema.org articleBody. The text before the first heading is a section with an
	// empty heading.
	Sections []Section `json:"sections,omitempty"`
	// Quotes are the quoted words of the body in page order.
	Quotes []Quote `json:"quotes,omitempty"`
	// Related are the headlines of other articles that the page shows, each once, in page order.
	Related []Related `json:"related,omitempty"`
	// CommentRequests are the outlet's requests for comment that the body tells of, in page order.
	CommentRequests []CommentRequest `json:"comment_requests,omitempty"`
	// Images are the pictures of the article: the lead picture first, then those of the body; schema.org image.
	Images []Image `json:"images,omitempty"`
	// Corrections are the notes in which the outlet corrects or clarifies the article, schema.org correction.
	Corrections []Correction `json:"corrections,omitempty"`
	// Access says whether readers must pay, schema.org isAccessibleForFree. Empty where the page does not tell.
	Access Access `json:"access,omitempty"`
	// Origins says where a field's value came from, by the field's JSON name: {"headline": "json-ld", "body": "structure"}. It has an
	// entry for each that is set of canonical_url, language, publisher, category, topics, headline, dek, byline, published, modified,
	// images (of the first one) and body.
	Origins map[string]Origin `json:"origins,omitempty"`
	// Confidence, from 0 to 1, is how sure lede is that Sections hold the article, whole and alone.
	Confidence float64 `json:"confidence"`
	// Warnings tell what was odd about the page or had to be left out.
	Warnings []Warning `json:"warnings,omitempty"`
}

// Kind is the sort of page.
type Kind string

// The kinds of page. A page that holds no article is no error: its kind says so.
const (
	KindArticle  Kind = "article"   // one report, column, review, interview or list
	KindLiveBlog Kind = "live_blog" // entries with times of their own, schema.org LiveBlogPosting
	KindGallery  Kind = "gallery"   // pictures with captions, and little else
	KindVideo    Kind = "video"     // a player with a description
	KindIndex    Kind = "index"     // a front page, section page or list of articles
	KindStub     Kind = "stub"      // the beginning of an article whose rest the page withholds
	KindOther    Kind = "other"     // anything else
)

// Publisher is the outlet that runs the page.
type Publisher struct {
	Name string `json:"name,omitempty"` // "The Harbor Ledger"
	URL  string `json:"url,omitempty"`  // absolute
	Logo string `json:"logo,omitempty"` // address of the logo, absolute
}

// Author is one name of a byline: a person, or an agency or desk that stands in a person's place.
type Author struct {
	Name string `json:"name"`           // without "By", titles and outlet
	Role string `json:"role,omitempty"` // "Political correspondent", as shown
	URL  string `json:"url,omitempty"`  // the author's page, absolute
}

// Dateline is what opens a report before its first sentence.
type Dateline struct {
	Place  string `json:"place,omitempty"`  // "HAYWARD, Calif.", as written
	Agency string `json:"agency,omitempty"` // "AP", where the dateline itself names one
}

// Timestamp is an instant as a page tells it: never more exact than its words.
type Timestamp struct {
	// Time is the instant, or the start of the period, in the page's zone where that is known. It is zero where the words
	// cannot be resolved (an age, with nothing to count from).
	Time time.Time `json:"time,omitzero"`
	// Precision is the smallest unit that the source tells; the smaller units of Time are zero. Empty where Time is zero.
	Precision Precision `json:"precision,omitempty"`
	// Text is the words on the page ("5 mins ago"), where it has any.
	Text string `json:"text,omitempty"`
	// Origin is where the stamp was read.
	Origin Origin `json:"origin,omitempty"`
	// ZoneKnown tells whether the source names the zone, or counts from an instant that has one. Otherwise Time is in the
	// zone of the Reference, or UTC.
	ZoneKnown bool `json:"zone_known"`
}

// IsZero reports whether the timestamp is absent.
func (t Timestamp) IsZero() bool { return t.Time.IsZero() && t.Text == "" }

// Precision is a calendar unit.
type Precision string

// The precisions of a Timestamp.
const (
	PrecisionSecond Precision = "second"
	PrecisionMinute Precision = "minute"
	PrecisionHour   Precision = "hour"
	PrecisionDay    Precision = "day"
	PrecisionWeek   Precision = "week" // Time is a Monday
	PrecisionMonth  Precision = "month"
	PrecisionYear   Precision = "year"
)

// Origin is the part of a page that a value was read from.
type Origin string

// The origins of a value. Those of a Timestamp are OriginJSONLD, OriginMeta, OriginTimeElement, OriginText and OriginURL.
const (
	OriginJSONLD      Origin = "json-ld"      // a script of type application/ld+json
	OriginMeta        Origin = "meta"         // a meta or link element of the head
	OriginMicrodata   Origin = "microdata"    // itemprop and its kin
	OriginTimeElement Origin = "time-element" // a time element, or an attribute that holds an instant
	OriginText        Origin = "text"         // the words that a reader sees
	OriginTitle       Origin = "title"        // the title element
	OriginURL         Origin = "url"          // the address of the page
	OriginStructure   Origin = "structure"    // the shape of the page, as lede reads it
	OriginReadability Origin = "readability"  // the second opinion, see BodyFinder
	OriginScript      Origin = "script"       // the page's own data in a script
	OriginOptions     Origin = "options"      // the caller
)

// Section is a heading and what stands below it.
type Section struct {
	// Heading is the line that titles the section. Empty for the text before the first heading.
	Heading string `json:"heading"`
	// Level is 0 for text under no heading, else 2 to 6 as in HTML; headings that have no element of their own are 2.
	Level int `json:"level"`
	// Kind says what the section is for.
	Kind SectionKind `json:"kind"`
	// Published is when the entry of a live blog was posted.
	Published Timestamp `json:"published,omitzero"`
	// Byline names who posted the entry of a live blog.
	Byline []Author `json:"byline,omitempty"`
	// Blocks are the section's content in page order.
	Blocks []Block `json:"blocks,omitempty"`
}

// SectionKind says what a section is for, by the words of its heading.
type SectionKind string

// The kinds of section.
const (
	SectionLead         SectionKind = "lead"         // the text before the first heading
	SectionSignificance SectionKind = "significance" // "Why It Matters"
	SectionFacts        SectionKind = "facts"        // "What To Know"
	SectionBackground   SectionKind = "background"   // "The backstory"
	SectionReaction     SectionKind = "reaction"     // "What People Are Saying"
	SectionOutlook      SectionKind = "outlook"      // "What's Next"
	SectionData         SectionKind = "data"         // "By the numbers"
	SectionCounterpoint SectionKind = "counterpoint" // "Yes, but"
	SectionTakeaway     SectionKind = "takeaway"     // "The bottom line"
	SectionQuestion     SectionKind = "question"     // a heading that asks
	SectionOther        SectionKind = "other"        // any other heading
)

// Block is one piece of a section.
type Block struct {
	// Type says which of the fields below are set.
	Type BlockType `json:"type"`
	// Text is the words of the block, white space folded but in code. Of a list it is the items, of a table the rows with cells parted
	// by tabs, joined by line breaks. Images and embeds have none.
	Text string `json:"text,omitempty"`
	// Items are the entries of a list.
	Items []string `json:"items,omitempty"`
	// Ordered tells a numbered list from one with bullets.
	Ordered bool `json:"ordered,omitempty"`
	// Rows are the cells of a table.
	Rows [][]string `json:"rows,omitempty"`
	// Image is the picture of an image block.
	Image Image `json:"image,omitzero"`
	// Embed is the foreign content of an embed block.
	Embed Embed `json:"embed,omitzero"`
	// Links are the links inside Text, in order.
	Links []Link `json:"links,omitempty"`
}

// BlockType is the sort of a block.
type BlockType string

// The types of block.
const (
	BlockParagraph  BlockType = "paragraph"
	BlockList       BlockType = "list"
	BlockBlockquote BlockType = "blockquote" // somebody's words, set apart
	BlockPullquote  BlockType = "pullquote"  // words of the article, shown again as decoration
	BlockTable      BlockType = "table"
	BlockImage      BlockType = "image"
	BlockEmbed      BlockType = "embed"
	BlockCode       BlockType = "code"
)

// Link is a link in the text of a block.
type Link struct {
	Start int    `json:"start"` // byte offset of the linked words in Block.Text
	End   int    `json:"end"`   // byte offset after them
	URL   string `json:"url"`   // absolute; http, https or mailto
}

// Image is a picture, schema.org ImageObject.
type Image struct {
	URL     string `json:"url,omitempty"`     // absolute
	Alt     string `json:"alt,omitempty"`     // the words for those who cannot see it
	Caption string `json:"caption,omitempty"` // the words shown with it, credit removed
	Credit  string `json:"credit,omitempty"`  // who took or owns it, as the page writes it ("(Photo: Ana Lind)"), schema.org creditText
}

// Embed is content of another site that the page shows: a post, a video, a map.
type Embed struct {
	Provider string `json:"provider,omitempty"` // the host that serves it, "www." removed
	URL      string `json:"url,omitempty"`      // absolute
	Text     string `json:"text,omitempty"`     // the words of a post, where the page carries them
}

// Quote is one utterance, or some quoted words.
type Quote struct {
	// Text is the quoted words without marks, the parts joined by one space.
	Text string `json:"text"`
	// Kind says how much of an utterance it is.
	Kind QuoteKind `json:"kind"`
	// Parts are the places in the body that hold the words, in order: more than one where the attribution splits the quote,
	// where it runs over paragraphs, or where one sentence quotes one speaker in pieces.
	Parts []QuotePart `json:"parts"`
	// Speaker is who said it. Zero where the text does not tell, and for fragments.
	Speaker Speaker `json:"speaker,omitzero"`
	// Cue is the word that attributes, as written: "said", "according to".
	Cue string `json:"cue,omitempty"`
	// ToldTo is whom the speaker told, where named: "NK News", "reporters".
	ToldTo string `json:"told_to,omitempty"`
	// SaidAt is when it was said, where the text tells.
	SaidAt Timestamp `json:"said_at,omitzero"`
	// Confidence, from 0 to 1, is how sure lede is of the speaker; of a quote without one, of the quote.
	Confidence float64 `json:"confidence"`
}

// QuoteKind says how much of an utterance a quote is.
type QuoteKind string

// The kinds of quote.
const (
	QuoteDirect   QuoteKind = "direct"   // a whole utterance
	QuoteMixed    QuoteKind = "mixed"    // quoted words inside the reporter's sentence, attributed
	QuoteFragment QuoteKind = "fragment" // quoted words nobody is made to say: a title, a nickname, a scare quote
)

// QuotePart is a stretch of quoted words in one block.
type QuotePart struct {
	Section int    `json:"section"` // index into Article.Sections
	Block   int    `json:"block"`   // index into its Blocks
	Start   int    `json:"start"`   // byte offset into the block's Text, after the opening mark
	End     int    `json:"end"`     // byte offset before the closing mark
	Text    string `json:"text"`    // Text[Start:End] of the block
}

// Speaker is a person or body that is quoted.
type Speaker struct {
	Name        string `json:"name,omitempty"`        // the fullest name the article gives, titles dropped
	Mention     string `json:"mention,omitempty"`     // the words at the quote: "she", "the ministry"
	Role        string `json:"role,omitempty"`        // office, trade or standing, as the article gives it
	Affiliation string `json:"affiliation,omitempty"` // the body the speaker belongs to or speaks for
}

// Related is the headline of another article.
type Related struct {
	Headline  string    `json:"headline"`           // as shown, without kicker, badge, rank, stamp or dek
	URL       string    `json:"url,omitempty"`      // absolute, fragment dropped; absent in plain text and where the page's own address is unknown
	Published Timestamp `json:"published,omitzero"` // the stamp shown beside it
	List      string    `json:"list,omitempty"`     // the heading of the list it stands in: "Most Read"
}

// CommentRequest is one attempt of an outlet to get a comment.
type CommentRequest struct {
	Outlet     string        `json:"outlet,omitempty"`     // who asked, where named
	Recipients []string      `json:"recipients,omitempty"` // who was asked
	Status     RequestStatus `json:"status"`               // what came of it
	Section    int           `json:"section"`              // index into Article.Sections
	Block      int           `json:"block"`                // index into its Blocks
}

// RequestStatus says what came of a request for comment.
type RequestStatus string

// The outcomes of a request for comment.
const (
	RequestRequested  RequestStatus = "requested"   // the text says no more
	RequestDeclined   RequestStatus = "declined"    // the recipient would not comment
	RequestNoResponse RequestStatus = "no_response" // no answer by publication
	RequestResponded  RequestStatus = "responded"   // an answer came
)

// Correction is a note in which the outlet corrects or clarifies the article, schema.org CorrectionComment.
type Correction struct {
	Text      string    `json:"text"`
	Published Timestamp `json:"published,omitzero"`
}

// Access says whether readers must pay for the page.
type Access string

// The sorts of access.
const (
	AccessFree      Access = "free"
	AccessPaywalled Access = "paywalled"
)

// Warning is something about the page that a careful caller wants to know.
type Warning struct {
	Code    WarningCode `json:"code"`    // for programs
	Message string      `json:"message"` // for people
}

// WarningCode names a sort of Warning.
type WarningCode string

// The warnings.
const (
	WarningNoArticle     WarningCode = "no_article"     // nothing on the page looks like an article
	WarningTooDeep       WarningCode = "too_deep"       // elements are nested deeper than a parser takes; the text was salvaged
	WarningCharset       WarningCode = "charset"        // bytes that the charset does not have were replaced
	WarningBrokenJSONLD  WarningCode = "broken_json_ld" // a JSON-LD script could not be read, even leniently
	WarningSecondOpinion WarningCode = "second_opinion" // the BodyFinder failed or disagreed
	WarningHiddenBody    WarningCode = "hidden_body"    // the article stands in an element that is hidden until a script runs
)
