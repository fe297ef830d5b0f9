package meta

import (
	"strings"
)

// linked is the JSON-LD of a page: one document of all its scripts, and who is called what.
type linked struct {
	document
	byID   map[string]int32 // objects by their @id, made when somebody asks
	crumbs int32            // a BreadcrumbList
	site   int32            // the organization or web site
}

// entity is an object that stands for the page or its article.
type entity struct {
	at    int32
	page  bool // a web page, not a work
	types []string
	score int
}

// readJSONLD reads the page's application/ld+json scripts.
func (c *collector) readJSONLD() {
	ld := &c.ld
	for _, i := range c.p.Scripts {
		n := c.p.Nodes[i].HTML
		if n.FirstChild == nil || !strings.Contains(strings.ToLower(c.p.Attr(i, "type")), "ld+json") {
			continue
		}
		text := n.FirstChild.Data
		if head := strings.TrimLeft(text, " \n\t\r[{"); strings.HasPrefix(head, "&quot;") || strings.HasPrefix(head, "&#34;") {
			text = decodeEntities(text)
		}
		if !ld.read(text) && strings.TrimSpace(text) != "" {
			c.f.Broken++
		}
	}
	if len(ld.values) == 0 {
		return
	}
	found := c.entities()
	best := -1
	for k := range found {
		if best < 0 || found[k].score > found[best].score {
			best = k
		}
	}
	if best >= 0 && !found[best].page {
		c.f.Types = append(c.f.Types, found[best].types...)
		c.work(found[best].at)
	}
	head := ""
	if best >= 0 {
		head = matchKey(ld.text(ld.member(found[best].at, "headline")))
	}
	for k, e := range found {
		switch {
		case k == best && !e.page:
		case e.page:
			c.webPage(e)
		case head != "" && head == matchKey(ld.text(ld.member(e.at, "headline"))):
			c.f.Types = append(c.f.Types, e.types...)
			c.work(e.at)
		default:
			c.partsOf(e.at)
		}
	}
	c.breadcrumbs()
	c.outlet()
}

// entities finds the objects that may stand for the page: those at top, in a @graph, and those named as the main one. Articles
// that another object mentions, lists or is part of are not looked at.
func (c *collector) entities() []entity {
	var found []entity
	ld := &c.ld
	todo := []int32{0}
	for len(todo) > 0 && len(found) < 200 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if ld.values[at].kind == jsonArray {
			n := len(todo)
			for m := ld.values[at].first; m != 0; m = ld.values[m].next {
				if ld.values[m].kind >= jsonArray {
					todo = append(todo, m)
				}
			}
			reverse(todo[n:])
			continue
		}
		n := len(todo)
		e := entity{at: at}
		for m := ld.values[at].first; m != 0; m = ld.values[m].next {
			switch localName(ld.values[m].key) {
			case "@type", "type":
				ld.types(m, &e)
			case "@graph", "mainEntity", "mainEntityOfPage":
				if ld.values[m].kind >= jsonArray {
					todo = append(todo, m)
				}
			}
		}
		reverse(todo[n:])
		if c.judge(&e) {
			found = append(found, e)
		}
	}
	return found
}

func reverse(s []int32) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// types reads the types of an object.
func (ld *linked) types(m int32, e *entity) {
	ld.each(m, func(at int32) {
		if ld.values[at].kind == jsonString {
			e.types = append(e.types, localName(ld.values[at].text))
		}
	})
}

// judge scores an object as the page's article, and says whether it is anything of the sort.
func (c *collector) judge(e *entity) bool {
	ld := &c.ld
	for _, t := range e.types {
		switch t {
		case "BreadcrumbList":
			if ld.crumbs == 0 {
				ld.crumbs = e.at
			}
		case "WebSite", "Organization", "NewsMediaOrganization", "newsMediaOrganization", "organization":
			if ld.site == 0 {
				ld.site = e.at
			}
		}
		s := typeScore(t)
		e.score = max(e.score, s)
	}
	if e.score == 0 {
		return false
	}
	e.page = e.score <= pageScore
	for m := ld.values[e.at].first; m != 0; m = ld.values[m].next {
		switch localName(ld.values[m].key) {
		case "headline":
			e.score += 5
			if k := matchKey(ld.text(m)); len(k) > 8 && strings.Contains(c.titleKey, k) {
				e.score += 25
			}
		case "url", "@id", "mainEntityOfPage":
			if u := ld.address(m); u != "" && c.canonical != "" && sameAddress(u, c.canonical) {
				e.score += 20
			}
		case "datePublished", "articleBody", "author":
			e.score += 3
		}
	}
	return true
}

const pageScore = 10

// typeScore tells how likely an object of a type is the page's article: pageScore or less for web pages, 0 for other things.
func typeScore(t string) int {
	switch t {
	case "Review", "CriticReview", "ClaimReview", "MediaReview", "Recipe", "HowTo", "PodcastEpisode", "Report", "Interview", "ImageGallery",
		"MediaGallery", "VideoGallery", "SocialMediaPosting", "Quiz":
		return 60
	case "VideoObject", "AudioObject", "Episode", "TVEpisode", "RadioEpisode", "Clip":
		return 40
	case "CreativeWork", "WebContent", "Chapter", "Book", "Event", "SportsEvent", "Dataset":
		return 30
	case "CollectionPage", "ProfilePage", "SearchResultsPage":
		return pageScore / 2
	}
	switch {
	case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "BlogPosting"), strings.HasSuffix(t, "article"), strings.HasSuffix(t, "ForumPosting"):
		return 80
	case strings.HasSuffix(t, "Page"), t == "webpage":
		return pageScore
	}
	return 0
}

// work claims what the page's article says of itself.
func (c *collector) work(at int32) {
	ld := &c.ld
	for m := ld.values[at].first; m != 0; m = ld.values[m].next {
		key := localName(ld.values[m].key)
		for _, r := range c.look(inArticle, key) {
			c.linkedClaim(r, inArticle, m)
		}
		switch key {
		case "hasPart":
			c.paidPart(m)
		case "publisher", "sourceOrganization":
			c.publisher(m)
		}
	}
}

// webPage claims what the web page says of itself.
func (c *collector) webPage(e entity) {
	ld := &c.ld
	c.pageTypes = append(c.pageTypes, e.types...)
	for m := ld.values[e.at].first; m != 0; m = ld.values[m].next {
		key := localName(ld.values[m].key)
		if key == "breadcrumb" && ld.crumbs == 0 {
			ld.crumbs = ld.resolve(m)
		}
		for _, r := range c.look(inPage, key) {
			c.linkedClaim(r, inPage, m)
		}
		if key == "hasPart" {
			c.paidPart(m)
		}
		if key == "publisher" {
			c.publisher(m)
		}
	}
}

// linkedClaim claims the value of one member for one fact.
func (c *collector) linkedClaim(r rank, where place, m int32) {
	ld := &c.ld
	switch r.fact {
	case factAuthor:
		ld.each(m, func(at int32) { c.linkedAuthor(r, where, at, 0) })
	case factImage:
		ld.each(m, func(at int32) { c.linkedImage(r, at) })
	case factTopics:
		ld.each(m, func(at int32) { c.topics(r, where, ld.text(at)) })
	case factURL:
		c.claim(r, where, ld.address(m))
	case factLanguage:
		v := ld.text(m)
		if alt := ld.member(ld.resolve(m), "alternateName"); alt != 0 {
			v = ld.text(alt)
		}
		c.claim(r, where, v)
	case factBody:
		if ld.values[m].kind == jsonString {
			c.claim(r, where, cleanLines(unescape(ld.values[m].text)))
		}
	case factParts:
		c.linkedParts(r, where, m, 0)
	case factFree:
		c.claim(r, where, truth(ld.values[m].text))
	default:
		ld.each(m, func(at int32) { c.claim(r, where, ld.text(at)) })
	}
}

// truth reads a boolean as pages write it: true, "True", "https://schema.org/False", and the tiers of content.
func truth(s string) string {
	switch strings.ToLower(localName(strings.TrimSpace(s))) {
	case "true", "yes", "1", "free":
		return "true"
	case "false", "no", "0", "locked":
		return "false"
	}
	return ""
}

// maxAuthorSteps bounds the authors that are looked at, as those that refer to each other multiply.
const maxAuthorSteps = 10_000

// linkedAuthor claims one author: a name, an object with a name, or a list inside either.
func (c *collector) linkedAuthor(r rank, where place, at int32, depth int) {
	ld := &c.ld
	if c.authorSteps++; c.authorSteps > maxAuthorSteps {
		return
	}
	at = ld.resolve(at)
	if ld.values[at].kind != jsonObject {
		if text := ld.text(at); strings.HasPrefix(text, "{") && depth < 3 { // JSON in a string
			inner := collector{f: &Facts{}, ranks: c.ranks}
			if inner.ld.read(text) {
				inner.ld.each(0, func(k int32) { inner.linkedAuthor(r, where, k, 3) })
			}
			c.claims = append(c.claims, inner.claims...)
		} else {
			c.author(r, where, text, "", "", false)
		}
		return
	}
	names := ld.member(at, "name")
	if names == 0 {
		names = ld.member(at, "author") // an author inside an author
	}
	if names == 0 {
		given, family := ld.text(ld.member(at, "givenName")), ld.text(ld.member(at, "familyName"))
		c.author(r, where, strings.TrimSpace(given+" "+family), "", "", false)
		return
	}
	if ld.values[names].kind >= jsonArray && depth < 3 {
		ld.each(names, func(k int32) { c.linkedAuthor(r, where, k, depth+1) })
		return
	}
	address := ""
	for _, k := range [...]string{"url", "@id", "sameAs"} {
		address = ld.address(ld.member(at, k))
		if address != "" && strings.Contains(address, "/") && (k != "@id" || !strings.Contains(address, "#")) {
			break
		}
		address = ""
	}
	kind := ld.text(ld.member(at, "@type"))
	c.author(r, where, ld.text(names), ld.text(ld.member(at, "jobTitle")), address, strings.HasSuffix(kind, "Organization"))
}

// linkedImage claims one picture.
func (c *collector) linkedImage(r rank, at int32) {
	ld := &c.ld
	at = ld.resolve(at)
	var img Image
	if ld.values[at].kind != jsonObject {
		img.URL = ld.text(at)
	} else {
		for m := ld.values[at].first; m != 0; m = ld.values[m].next {
			switch localName(ld.values[m].key) {
			case "url", "contentUrl":
				if img.URL == "" {
					img.URL = ld.address(m)
				}
			case "caption", "description":
				if img.Caption == "" {
					img.Caption = ld.text(m)
				}
			case "creditText", "copyrightHolder", "creator", "author":
				if img.Credit == "" {
					img.Credit = ld.text(m)
				}
			}
		}
	}
	if img.URL != "" {
		c.image(r, inArticle, img.URL, img.Caption, img.Credit)
	}
}

// paidPart reads which part of the page is for subscribers.
func (c *collector) paidPart(m int32) {
	ld := &c.ld
	ld.each(m, func(at int32) {
		at = ld.resolve(at)
		if c.f.PaidParts == "" && truth(ld.values[ld.member(at, "isAccessibleForFree")].text) == "false" {
			c.f.PaidParts = ld.text(ld.member(at, "cssSelector"))
		}
	})
}
