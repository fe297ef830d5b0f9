package meta

import (
	"slices"
	"strings"
	"sync"
)

// fact is a sort of fact.
type fact uint8

const (
	factURL fact = iota
	factLanguage
	factPublisher
	factPublisherURL
	factLogo
	factCategory
	factTopics
	factHeadline
	factDek
	factAuthor
	factPublished
	factEither // a date of publication or of a change
	factModified
	factBody
	factParts // of the text, one by one: ingredients, steps
	factImage
	factFree
)

// place is where on a page a fact stands.
type place uint8

const (
	inArticle place = iota // JSON-LD, the object that is the page's article
	inPage                 // JSON-LD, the web page, and other objects at top
	inMeta                 // a meta element, by its name, property, itemprop or http-equiv
	inTail                 // a meta element, by the end of its name, behind the prefix of a system that has no row
	inLink                 // a link element, by its rel
	inItem                 // an element with an itemprop
	inElement              // an element, by its name
	places    = iota
)

// origins are the strings of lede.Origin, a place each.
var origins = [places]string{"json-ld", "json-ld", "meta", "meta", "meta", "microdata", "structure"}

// source is where a fact may be read. Rows of one fact stand in the order of trust, and so do the names in a row.
type source struct {
	fact    fact
	place   place
	names   string // lower case
	why     string
	example string // a page of whose candidates the first is want
	want    string
}

// precedence decides who wins where sources disagree. Headlines and authors are weighed once more against what the page shows:
// see headline.go and byline.go.
var precedence = []source{
	{factURL, inLink, "canonical", "search engines punish a wrong one",
		`<link rel="canonical" href="https://ledger.example/a"><meta property="og:url" content="/b">`, "https://ledger.example/a"},
	{factURL, inMeta, "og:url", "made for sharing: may carry a campaign's name", `<meta property="og:url" content="/b">`, "/b"},
	{factURL, inArticle, "url mainentityofpage @id", "often right, at times the outlet's home",
		`<script type="application/ld+json">{"@type":"NewsArticle","url":"https://ledger.example/c"}</script>`, "https://ledger.example/c"},
	{factURL, inMeta, "parsely-link twitter:url dc.identifier dcterms.identifier", "statistics of one service",
		`<meta name="parsely-link" content="/d">`, "/d"},

	{factLanguage, inElement, "html", "browsers and screen readers go by it", `<html lang="cy"><meta name="language" content="en">`, "cy"},
	{factLanguage, inArticle, "inlanguage", "said of the article itself",
		`<script type="application/ld+json">{"@type":"Article","inLanguage":"ga"}</script>`, "ga"},
	{factLanguage, inMeta, "content-language og:locale dc.language dcterms.language language inlanguage locale", "often the system's default",
		`<meta property="og:locale" content="de_CH">`, "de-CH"},

	{factPublisher, inArticle, "publisher", "names the outlet as it wants to be cited",
		`<script type="application/ld+json">{"@type":"Article","publisher":{"name":"The Harbor Ledger"}}</script>`, "The Harbor Ledger"},
	{factPublisher, inMeta, "og:site_name", "the outlet, at times with a slogan or the host", `<meta property="og:site_name" content="Ledger">`, "Ledger"},
	{factPublisher, inPage, "publisher", "the page's, or the site's",
		`<script type="application/ld+json">[{"@type":"WebPage","publisher":{"name":"Ledger Group"}}]</script>`, "Ledger Group"},
	{factPublisher, inMeta, "application-name apple-mobile-web-app-title dc.publisher dcterms.publisher publisher cre article_publication_name",
		"an app's name may be short", `<meta name="application-name" content="HL">`, "HL"},
	{factPublisher, inItem, "publisher", "seldom filled in",
		`<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="publisher">Ledger</span></div>`, "Ledger"},

	{factCategory, inArticle, "articlesection", "said of the article itself",
		`<script type="application/ld+json">{"@type":"Article","articleSection":["Harbor","Local"]}</script>`, "Harbor"},
	{factCategory, inMeta, "article:section og:section og:article:section", "made for sharing", `<meta property="article:section" content="World">`, "World"},
	{factCategory, inMeta, "parsely-section sailthru.section articlesection dc.subject.section prism.section section category page.section cxenseparse:section mrf:sections",
		"for statistics, at times an inner name", `<meta name="parsely-section" content="Sport">`, "Sport"},
	{factCategory, inItem, "articlesection", "shown to readers", `<span itemprop="articleSection">Arts</span>`, "Arts"},
	{factCategory, inPage, "breadcrumb", "the last step before the article itself",
		`<title>A tide mill turns again after years</title><script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"position":1,"name":"Home"},{"position":2,"name":"Local"},{"position":3,"name":"A tide mill turns again after years"}]}</script>`, "Local"},

	{factTopics, inArticle, "keywords", "said of the article itself",
		`<script type="application/ld+json">{"@type":"Article","keywords":"tides, mills"}</script>`, "tides"},
	{factTopics, inMeta, "article:tag og:article:tag", "one an element", `<meta property="article:tag" content="tides">`, "tides"},
	{factTopics, inMeta, "news_keywords keywords parsely-tags sailthru.tags dc.subject", "one list, parted by commas",
		`<meta name="news_keywords" content="mills, tides">`, "mills"},
	{factTopics, inItem, "keywords", "shown to readers", `<span itemprop="keywords">tides</span>`, "tides"},

	{factHeadline, inArticle, "headline", "the article's own, without the outlet",
		`<title>T</title><script type="application/ld+json">{"@type":"Article","headline":"Mill turns","name":"N"}</script>`, "Mill turns"},
	{factHeadline, inItem, "headline", "marked by hand as what it is", `<title>T</title><b itemprop="headline">Mill turns</b>`, "Mill turns"},
	{factHeadline, inMeta, "og:title", "on nearly every page; at times rewritten to be shared, or with the outlet",
		`<title>T</title><meta property="og:title" content="Mill turns"><meta name="twitter:title" content="Wow">`, "Mill turns"},
	{factHeadline, inMeta, "parsely-title sailthru.title headline dc.title dcterms.title cxenseparse:title title fulltitle", "as the newsroom's system has it",
		`<title>T</title><meta name="sailthru.title" content="Mill turns">`, "Mill turns"},
	{factHeadline, inMeta, "twitter:title twitter:text:title", "may be cut short", `<title>T</title><meta name="twitter:title" content="Mill turns">`, "Mill turns"},
	{factHeadline, inArticle, "name", "a video's or a page's headline is its name",
		`<title>T</title><script type="application/ld+json">{"@type":"VideoObject","name":"Mill turns"}</script>`, "Mill turns"},
	{factHeadline, inElement, "title", "with the outlet, and often written for searches", `<title>Mill turns</title>`, "Mill turns"},

	{factDek, inArticle, "alternativeheadline", "what it is for",
		`<script type="application/ld+json">{"@type":"Article","alternativeHeadline":"Second line","description":"D"}</script>`, "Second line"},
	{factDek, inArticle, "description abstract", "of the article itself",
		`<meta name="description" content="M"><script type="application/ld+json">{"@type":"Article","description":"D"}</script>`, "D"},
	{factDek, inItem, "alternativeheadline description abstract", "shown to readers", `<p itemprop="description">D</p><meta name="description" content="M">`, "D"},
	{factDek, inMeta, "og:description", "made for sharing", `<meta property="og:description" content="D"><meta name="description" content="M">`, "D"},
	{factDek, inMeta, "description dc.description dcterms.abstract dcterms.description sailthru.description twitter:description article.summary cxenseparse:subtitle",
		"made for searches", `<meta name="description" content="D">`, "D"},

	{factAuthor, inArticle, "author creator", "a name an object", `<script type="application/ld+json">{"@type":"Article","author":{"name":"Ada Quill"}}</script>`, "Ada Quill"},
	{factAuthor, inItem, "author creator", "shown to readers", `<b itemprop="author">Ada Quill</b>`, "Ada Quill"},
	{factAuthor, inMeta, "parsely-author sailthru.author article:author_name cxenseparse:author author content-creator byl byline dc.creator dcterms.creator dc.creator.name article_author",
		"names, often several in one", `<meta name="author" content="Ada Quill">`, "Ada Quill"},
	{factAuthor, inMeta, "article:author og:article:author", "an address as often as a name", `<meta property="article:author" content="Ada Quill">`, "Ada Quill"},
	{factAuthor, inMeta, "twitter:data1", "a line of a card, where its label says that it names the author",
		`<html lang="en"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">`, "Ada Quill"},
	{factAuthor, inPage, "author", "the page's", `<script type="application/ld+json">{"@type":"WebPage","author":{"name":"Ada Quill"}}</script>`, "Ada Quill"},

	{factPublished, inArticle, "datepublished", "said of the article itself, with its zone",
		`<script type="application/ld+json">{"@type":"Article","datePublished":"2031-02-03T04:05:06Z"}</script>`, "2031-02-03T04:05:06Z"},
	{factPublished, inMeta, "article:published_time og:article:published_time article:published og:published_time", "with its zone",
		`<meta property="article:published_time" content="2031-02-03T04:05:06Z"><meta name="date" content="2031-02-04">`, "2031-02-03T04:05:06Z"},
	{factPublished, inItem, "datepublished", "shown to readers", `<time itemprop="datePublished" datetime="2031-02-03">today</time>`, "2031-02-03"},
	{factPublished, inMeta, "datepublished parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.created article.published pubdate pub_date publish_date publish-date publishdate published_time published-date publication_date cxenseparse:recs:publishtime article_date_original iso-8601-publish-date originalpublicationdate bt:pubdate displaydate",
		"as the newsroom's system has it", `<meta name="parsely-pub-date" content="2031-02-03">`, "2031-02-03"},
	{factPublished, inPage, "datepublished", "of the page, as systems for searches write it",
		`<script type="application/ld+json">{"@type":"WebPage","datePublished":"2031-02-03"}</script>`, "2031-02-03"},
	{factPublished, inArticle, "uploaddate datecreated", "of a video; or when the first draft was saved",
		`<script type="application/ld+json">{"@type":"VideoObject","uploadDate":"2031-02-03"}</script>`, "2031-02-03"},
	{factEither, inMeta, "dc.date dcterms.date dc.date.created date uploaddate datecreated article.created rnews:datepublished created", "published or changed, nobody says which",
		`<meta name="dc.date" content="2031-02-03">`, "2031-02-03"},
	{factPublished, inItem, "uploaddate datecreated", "of a video", `<meta itemprop="uploadDate" content="2031-02-03">`, "2031-02-03"},
	{factPublished, inTail, "published_time published publishedtime published_at publishedat publishdate publish_date publisheddate published_date datepublished date_published publicationdate publication_date publishtime pubdate issued uploaded upload_date",
		"systems put their own name before a common one", `<meta property="ledger_photos:uploaded" content="2031-02-03">`, "2031-02-03"},

	{factModified, inArticle, "datemodified", "said of the article itself",
		`<script type="application/ld+json">{"@type":"Article","dateModified":"2031-02-03"}</script>`, "2031-02-03"},
	{factModified, inMeta, "article:modified_time og:article:modified_time og:updated_time article:modified", "with its zone",
		`<meta property="article:modified_time" content="2031-02-03">`, "2031-02-03"},
	{factModified, inItem, "datemodified", "shown to readers", `<time itemprop="dateModified" datetime="2031-02-03">now</time>`, "2031-02-03"},
	{factModified, inMeta, "datemodified dcterms.modified dc.date.modified article.updated article_date_updated datelastpubbed revision_date lastmod",
		"as the newsroom's system has it", `<meta name="dcterms.modified" content="2031-02-03">`, "2031-02-03"},
	{factModified, inPage, "datemodified", "of the page", `<script type="application/ld+json">{"@type":"WebPage","dateModified":"2031-02-03"}</script>`, "2031-02-03"},
	{factModified, inMeta, "last-modified", "when the server made the file", `<meta http-equiv="last-modified" content="2031-02-03">`, "2031-02-03"},

	{factBody, inArticle, "articlebody text", "the text, without the page around it",
		`<script type="application/ld+json">{"@type":"Article","articleBody":"The mill turns."}</script>`, "The mill turns."},

	{factParts, inArticle, "recipeingredient ingredients", "what goes into a dish stands in a list, or a table",
		`<script type="application/ld+json">{"@type":"Recipe","recipeIngredient":["rye flour","salt"]}</script>`, "rye flour"},
	{factParts, inArticle, "recipeinstructions step", "how it is done, a box a step",
		`<script type="application/ld+json">{"@type":"Recipe","recipeInstructions":[{"@type":"HowToStep","text":"Stir."}]}</script>`, "Stir."},
	{factParts, inItem, "recipeingredient ingredients", "the same, marked where it stands",
		`<ul itemtype="https://schema.org/Recipe"><li itemprop="ingredients">rye flour</li></ul>`, "rye flour"},
	{factParts, inItem, "recipeinstructions step", "the same, marked where it stands",
		`<div itemtype="https://schema.org/Recipe"><div itemprop="recipeInstructions"><p>Stir.</p></div></div>`, "Stir."},

	{factImage, inArticle, "image thumbnailurl", "of the article itself", `<script type="application/ld+json">{"@type":"Article","image":"/i.jpg"}</script>`, "/i.jpg"},
	{factImage, inMeta, "og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url sailthru.image.full", "made for sharing",
		`<meta property="og:image" content="/i.jpg">`, "/i.jpg"},
	{factImage, inLink, "image_src", "from before og:image", `<link rel="image_src" href="/i.jpg">`, "/i.jpg"},

	{factFree, inArticle, "isaccessibleforfree", "what search engines ask for", `<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":"False"}</script>`, "false"},
	{factFree, inPage, "isaccessibleforfree", "said of the page", `<script type="application/ld+json">{"@type":"WebPage","isAccessibleForFree":true}</script>`, "true"},
	{factFree, inMeta, "article:content_tier isaccessibleforfree", "free, metered or locked", `<meta property="article:content_tier" content="locked">`, "false"},
}

// place in the order: which fact a name tells, and before whom.
type rank struct {
	fact fact
	at   int32
}

// ranks looks a name up, a place each. A name may tell several facts.
var ranks = sync.OnceValue(func() *[places]map[string][]rank {
	m := &[places]map[string][]rank{}
	for i := range m {
		m[i] = map[string][]rank{}
	}
	for i, row := range precedence {
		for k, name := range strings.Fields(row.names) {
			m[row.place][name] = append(m[row.place][name], rank{row.fact, int32(i)<<8 | int32(k)})
		}
	}
	return m
})

// claim is what one source says of one fact.
type claim struct {
	rank
	origin string
	value  string    // as clean as the fact asks for; of a picture its address
	more   [2]string // of an author the role and address, of a picture the caption and credit
	body   bool      // the author is an organization
}

// claims gathers what the sources say.
type claims []claim

// sort puts the claims in the order of the table; sources of one row stand as they stood on the page.
func (c claims) sort() {
	slices.SortStableFunc(c, func(a, b claim) int { return int(a.at) - int(b.at) })
}
