package links

import "strings"

// Address is an address as written, cut but not copied.
type Address struct {
	Host  string // without "www."; empty where the address names none
	Path  string // without a slash at the end
	Query string
	Shape Shape
}

// Shape is a set of what an address looks like.
type Shape uint16

// The shapes.
const (
	Home      Shape = 1 << iota // no path at all
	Slug                        // a segment of four words or more
	ShortSlug                   // the last segment has two or three words
	Number                      // a number of five digits or more, or an identifier of letters and digits
	Dated                       // a year among the segments
	Filed                       // a segment below which sites keep lists, people and services
	Shop                        // a segment or host that names offers
	Like                        // the form of the page's own address
	Foreign                     // a host that has nothing in common with the page's own
	File                        // a picture, a sound, a feed
)

// Strong is what an article's address alone looks like.
const Strong = Slug | Number | Dated | Like

// segmentRows are the segments of a path by what is kept below them, in the languages that addresses are written in.
var segmentRows = []struct {
	says  Shape
	words string
	why   string
}{
	{Filed, "tag tags topic topics category categories cat categoria categorias categorie kategorie kategorien thema themen tema temas " +
		"section sections seccion rubrik rubriken etiqueta etiquetas schlagwort sujet sujets archive archives", "lists by subject"},
	{Filed, "author authors autor autoren autores auteur auteurs autore autori staff people profile profiles profil contributor " +
		"contributors person personen by writers user users member members", "pages of people"},
	{Filed, "search suche buscar recherche login signin signup register account subscribe subscriptions abo newsletter newsletters help hilfe faq " +
		"contact kontakt contacto about aboutus impressum privacy terms legal datenschutz cookies agb policy policies rss feeds sitemap service services " +
		"event events agenda calendar kalender veranstaltungen eventi eventos calendario", "services, and what is on"},
	{Shop, "sponsored sponsor promo promocontent promoted partner partners partnercontent paidcontent brandcontent advertorial anzeige advertise " +
		"voucher vouchers vouchercodes coupon coupons deal deals shop store job jobs stellen stellenmarkt karriere career careers vacancies " +
		"gutscheine werbung publirreportaje patrocinado sponset casino betting", "offers"},
}

var segments = buildSegments()

func buildSegments() map[string]Shape {
	m := make(map[string]Shape, 160)
	for _, row := range segmentRows {
		for w := range strings.FieldsSeq(row.words) {
			m[w] |= row.says
		}
	}
	return m
}

// files are the ends of addresses that lead to no page.
var files = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".pdf", ".xml", ".rss", ".zip", ".ics"}

// cutAddress cuts an address. ok is false for what leads to no page.
func cutAddress(href string) (a Address, ok bool) {
	href = strings.TrimSpace(href)
	if i := strings.IndexByte(href, '#'); i >= 0 {
		href = href[:i]
	}
	if href == "" {
		return a, false
	}
	rest := href
	if i := strings.IndexAny(rest, ":/?"); i > 0 && rest[i] == ':' {
		if !strings.EqualFold(rest[:i], "http") && !strings.EqualFold(rest[:i], "https") {
			return a, false
		}
		rest = rest[i+1:]
	}
	if strings.HasPrefix(rest, "//") {
		rest = rest[2:]
		i := strings.IndexAny(rest, "/?")
		if i < 0 {
			i = len(rest)
		}
		a.Host, rest = rest[:i], rest[i:]
		if len(a.Host) > 4 && strings.EqualFold(a.Host[:4], "www.") {
			a.Host = a.Host[4:]
		}
	}
	a.Path = rest
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		a.Path, a.Query = rest[:i], rest[i+1:]
	}
	a.Path = strings.TrimSuffix(a.Path, "/")
	return a, true
}

// judge says what an address looks like beside the page's own.
func (a *Address) judge(own *Address) {
	if a.Host != "" && own.Host != "" && !strings.EqualFold(a.Host, own.Host) {
		if !akin(a.Host, own.Host) {
			a.Shape |= Foreign
		}
		if i := strings.IndexByte(a.Host, '.'); i > 0 && segments[strings.ToLower(a.Host[:i])]&Shop != 0 {
			a.Shape |= Shop
		}
	}
	if a.Path == "" {
		if a.Query == "" {
			a.Shape |= Home
		}
		return
	}
	for _, f := range files {
		if n := len(a.Path) - len(f); n > 0 && strings.EqualFold(a.Path[n:], f) {
			a.Shape |= File
		}
	}
	rest, last := strings.TrimPrefix(a.Path, "/"), false
	for n := 0; n < 16 && !last; n++ {
		seg := rest
		i := strings.IndexByte(rest, '/')
		if last = i < 0; !last {
			seg, rest = rest[:i], rest[i+1:]
		}
		a.Shape |= segmentShape(seg, last)
	}
	if likeOwn(a, own) {
		a.Shape |= Like
	}
}

// segmentShape says what one segment of a path looks like.
func segmentShape(seg string, last bool) Shape {
	words, letters, digits, longest, run := 0, 0, 0, 0, 0
	inWord := false
	for i := 0; i < len(seg); i++ {
		c := seg[i]
		switch {
		case '0' <= c && c <= '9':
			digits++
			if run++; run > longest {
				longest = run
			}
			inWord = inWord && run == 0
			continue
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '%' || c >= 0x80:
			letters++
			if !inWord {
				words++
			}
			inWord = true
		case c == '.' && i+6 >= len(seg): // an extension
			i = len(seg)
		default:
			inWord = false
		}
		run = 0
	}
	var s Shape
	switch {
	case words >= 4:
		s |= Slug
	case last && words >= 2:
		s |= ShortSlug
	}
	if longest >= 5 || digits >= 3 && letters >= 3 && len(seg) >= 9 && words >= 2 && !strings.ContainsAny(seg, "-_") {
		s |= Number
	}
	if len(seg) == 4 && digits == 4 && (seg[:2] == "19" || seg[:2] == "20") {
		s |= Dated
	}
	if words <= 2 && len(seg) <= 24 {
		var buf [24]byte
		n := 0
		for i := 0; i < len(seg); i++ {
			c := seg[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if 'a' <= c && c <= 'z' {
				buf[n] = c
				n++
			}
		}
		if w := segments[string(buf[:n])]; w&Shop != 0 || !last || w != 0 {
			s |= w
		}
	}
	return s
}

// likeOwn reports whether two paths have the same number of segments, at least two, all but those with digits or several
// words the same, and the last of each alike.
func likeOwn(a, own *Address) bool {
	x, y := a.Path, own.Path
	if strings.Count(x, "/") != strings.Count(y, "/") || strings.Count(x, "/") < 2 {
		return false
	}
	same := 0
	for {
		i, j := strings.IndexByte(x, '/'), strings.IndexByte(y, '/')
		if i < 0 || j < 0 {
			break
		}
		if i > 0 && x[:i] == y[:j] {
			same++
		}
		x, y = x[i+1:], y[j+1:]
	}
	sx, sy := segmentShape(x, true), segmentShape(y, true)
	if sx != sy || same == 0 {
		return false
	}
	return sx&(Slug|Number) != 0 || len(x) == len(y) && len(x) >= 8 || sy&ShortSlug != 0
}

// akin reports whether two hosts look like those of one house: the same name under other suffixes, or one name that begins
// with the other.
func akin(a, b string) bool {
	x, y := siteName(a), siteName(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) >= 3 && len(y) >= len(x) && strings.EqualFold(x, y[:len(x)])
}

// siteName is the label of a host that its owner chose: "courier" of "news.courier.co.uk".
func siteName(host string) string {
	if i := strings.IndexByte(host, ':'); i >= 0 {
		host = host[:i]
	}
	end := strings.LastIndexByte(host, '.')
	if end < 0 {
		return host
	}
	start := strings.LastIndexByte(host[:end], '.') + 1
	if start > 0 && end-start <= 3 { // co.uk, com.au
		end = start - 1
		start = strings.LastIndexByte(host[:end], '.') + 1
	}
	return host[start:end]
}
