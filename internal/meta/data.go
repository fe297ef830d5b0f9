package meta

import (
	"strings"

	"github.com/ledekit/lede/internal/page"
)

// dataKeys are the names by which systems keep a time of publication in the data of their scripts, best first: lower case, without
// the marks that part words. Those of creation count only in an object that bears the page's headline.
var (
	dataKeys = [...]string{"datepublished", "publisheddate", "publishdate", "publishedat", "publicationdate", "publishedtime", "publishtime",
		"publicationtime", "publisheddatetime", "firstpublished", "firstpublisheddate", "firstpublishdate", "firstpublishedat",
		"firstpublicationdate", "datefirstpublished", "publishedon", "published", "pubdate", "displaydate"}
	createdKeys = [...]string{"createdat", "datecreated", "created", "createddate", "creationdate", "createddatetime"}
)

// maxData bounds the bytes of the data that DataDates reads.
const maxData = 4 << 20

// DataDates reads when the page was published from the data that it carries for its scripts, for where nothing else tells it: from
// the object whose headline is the page's, or else where all that is told of publication is one day. Other objects are other
// articles.
func DataDates(p *page.Page, headline string) []Fact {
	d := dated{head: matchKey(headline), title: matchKey(p.Title)}
	left := maxData
	for _, i := range p.Scripts {
		n := p.Nodes[i].HTML
		if n.FirstChild == nil || strings.Contains(strings.ToLower(p.Attr(i, "type")), "ld+json") {
			continue
		}
		text := n.FirstChild.Data
		if left -= len(text); left < 0 {
			break
		}
		if strings.Contains(text, "ubl") || strings.Contains(text, "reat") || strings.Contains(text, "isplay") {
			d.read(text)
		}
	}
	for k := range d.values {
		if at := int32(k); d.values[k].kind == jsonObject {
			d.object(at)
		}
	}
	v := d.own
	if v == "" && !d.several {
		v = d.only
	}
	if v == "" {
		return nil
	}
	return []Fact{{Value: v, Origin: origins[inMeta]}}
}

// dated looks for times of publication in a document.
type dated struct {
	document
	head, title string // as keys
	own         string // the time of the object that bears the headline
	rank        int
	only        string // the time of all others
	several     bool   // they tell several days
}

// object looks at the members of one object.
func (d *dated) object(at int32) {
	value, rank, own := "", len(dataKeys)+len(createdKeys), false
	for m := d.values[at].first; m != 0; m = d.values[m].next {
		v := &d.values[m]
		if v.kind > jsonString {
			continue
		}
		switch v.key {
		case "headline", "title", "name", "heading":
			own = own || d.bears(v.text)
		}
		if k := dataRank(v.key); k < rank && timeLike(v.text) {
			value, rank = v.text, k
		}
	}
	if value == "" {
		return
	}
	if own && (d.own == "" || rank < d.rank) {
		d.own, d.rank = value, rank
	}
	if rank < len(dataKeys) {
		d.several = d.several || d.only != "" && d.only[:10] != value[:10]
		d.only = value
	}
}

// bears reports whether a text is the page's headline.
func (d *dated) bears(text string) bool {
	if len(text) < 12 || len(text) > 600 {
		return false
	}
	k := matchKey(unescape(text))
	return len(k) > 12 && (k == d.head || strings.HasPrefix(d.title, k))
}

// dataRank returns the place of a name among those of times, or one behind them all.
func dataRank(key string) int {
	none := len(dataKeys) + len(createdKeys)
	var buf [24]byte
	n := 0
	for i := range len(key) {
		b := key[i]
		if b == '_' || b == '-' {
			continue
		}
		if n == len(buf) {
			return none
		}
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		buf[n] = b
		n++
	}
	for k, name := range dataKeys {
		if name == string(buf[:n]) {
			return k
		}
	}
	for k, name := range createdKeys {
		if name == string(buf[:n]) {
			return len(dataKeys) + k
		}
	}
	return none
}

// timeLike reports whether a value is a date that begins with its year, or seconds or milliseconds since 1970.
func timeLike(s string) bool {
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	return digits == 4 && len(s) >= 10 && s[4] == '-' || len(s) == digits && (digits == 10 || digits == 13)
}
