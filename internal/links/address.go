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
	Jobs                        // a segment that names work
	Diary                       // a segment that names events; part of Filed where the path begins with it
	Section                     // one segment of one word
	Like                        // the form of the page's own address
	Foreign                     // a host that has nothing in common with the page's own
	File                        // a picture, a sound, a feed
	Month                       // below a year and a month among the segments
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
	{Filed, "author authors autor autoren autorin autorinnen autora autoras autores auteur auteurs autore autori staff people profile profiles profil contributor " +
		"contributors person personen by writers user users member members", "pages of people"},
	{Filed, "search suche buscar recherche login signin signup register account subscribe subscriptions abo newsletter newsletters help hilfe faq " +
		"contact kontakt contacto about aboutus impressum privacy terms legal datenschutz cookies agb policy policies rss feeds sitemap service services", "services"},
	{Jobs, "job jobs stellen stellenmarkt karriere career careers vacancies", "work: news of it on the page's own host, offers elsewhere"},
	{Diary, "event events agenda calendar kalender veranstaltungen eventi eventos calendario", "what is on, where the path begins with it"},
	{Shop, "sponsored sponsor promo promocontent promoted partner partners partnercontent paidcontent brandcontent advertorial anzeige advertise " +
		"voucher vouchers vouchercodes coupon coupons deal deals shop shopping store gutscheine werbung reklame publirreportaje publireportage " +
		"publicitario publicidad publicidade publi patrocinado sponsorizzato sponsorowane sponsrat gesponsord brandstudio brandstory sponset casino betting", "offers"},
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
var files = []string{
	".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".m4a", ".m4v", ".mov", ".ogg", ".webm", ".wav", ".pdf", ".xml", ".rss", ".zip", ".ics",
	".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".csv", ".exe", ".apk", ".dmg",
}

// cutAddress cuts an address. ok is false for what leads to no page.
func cutAddress(href string) (a Address, ok bool) {
	href = strings.TrimSpace(href)
	if i := strings.IndexByte(href, '#'); i >= 0 {
		if f := href[i+1:]; len(f) >= 7 && (strings.EqualFold(f[:7], "comment") || strings.EqualFold(f[:7], "respond")) {
			return a, false // what somebody wrote below an article
		}
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

// judge says what an address looks like beside the page's own. What its segments name is left to name, which costs more.
func (a *Address) judge(own *Address) {
	if a.Host != "" && own.Host != "" && !strings.EqualFold(a.Host, own.Host) && !akin(a.Host, own.Host) {
		a.Shape |= Foreign
	}
	if a.Path == "" {
		if a.Query == "" {
			a.Shape |= Home
		}
		return
	}
	if isFile(a.Path) {
		a.Shape |= File
	}
	a.judgePath()
	if likeOwn(a, own) {
		a.Shape |= Like
	}
}

// judgePath says what the segments of an address look like.
func (a *Address) judgePath() {
	rest := strings.TrimPrefix(a.Path, "/")
	year := false // the segment before is one
	for n := 0; n < maxSegments; n++ {
		i := strings.IndexByte(rest, '/')
		if i < 0 {
			a.Shape |= a.lastShape(rest, n)
			return
		}
		s := segmentShape(rest[:i], false)
		if year && isMonth(rest[:i]) && !allDigits(a.Path[strings.LastIndexByte(a.Path, '/')+1:]) {
			s |= Month
		}
		a.Shape |= s
		year = s&Dated != 0
		rest = rest[i+1:]
	}
}

// lastShape says what the last segment looks like, below n others.
func (a *Address) lastShape(seg string, n int) Shape {
	s := segmentShape(seg, true)
	if n == 0 && a.Query == "" && s&(Slug|ShortSlug|Number) == 0 && !allDigits(seg) {
		s |= Section
	}
	if len(seg) <= 2 && a.Shape&(Dated|Slug|Number) == Dated && allDigits(seg) {
		s |= Filed // all of a month or a day
	}
	return s
}

// isMonth reports whether a segment is the number of a month, in two digits.
func isMonth(seg string) bool {
	return len(seg) == 2 && (seg[0] == '0' || seg[0] == '1') && allDigits(seg)
}

// maxSegments is how many segments of a path are looked at.
const maxSegments = 16

// name adds what the words of an address's host and segments name.
func (a *Address) name() {
	if i := strings.IndexByte(a.Host, '.'); i > 0 {
		if w := segmentWords(a.Host[:i]); w&(Shop|Jobs) != 0 { // jobs.courier.example
			a.Shape |= w&(Shop|Jobs) | Shop
		}
	}
	rest := strings.TrimPrefix(a.Path, "/")
	for n := 0; n < maxSegments; n++ {
		i := strings.IndexByte(rest, '/')
		seg := rest
		if i >= 0 {
			seg = rest[:i]
		}
		if w := segmentWords(seg); n == 0 {
			a.Shape |= w
		} else {
			a.Shape |= w &^ Diary
		}
		if i < 0 {
			break
		}
		rest = rest[i+1:]
	}
	if a.Shape&(Foreign|Jobs) == Foreign|Jobs {
		a.Shape |= Shop
	}
}

// isFile reports whether a path ends as the name of a file that is no page.
func isFile(path string) bool {
	if strings.HasSuffix(path, "/feed") {
		return true
	}
	i := strings.LastIndexByte(path, '.')
	if i < 0 || len(path)-i > 5 {
		return false
	}
	for _, f := range files {
		if strings.EqualFold(path[i:], f) {
			return true
		}
	}
	return false
}

// measure is what the bytes of a segment add up to.
type measure struct{ words, letters, digits, longest int }

func measured(seg string) (m measure) {
	run, inWord := 0, false
	for i := 0; i < len(seg); i++ {
		c := seg[i]
		switch {
		case '0' <= c && c <= '9':
			m.digits++
			run++
			m.longest = max(m.longest, run)
			inWord = false
			continue
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '%' || c >= 0x80:
			m.letters++
			if !inWord {
				m.words++
			}
			inWord = true
		case c == '.' && i+6 >= len(seg): // an extension
			return m
		default:
			inWord = false
		}
		run = 0
	}
	return m
}

// segmentShape says what one segment of a path looks like.
func segmentShape(seg string, last bool) Shape {
	m := measured(seg)
	var s Shape
	switch {
	case m.words >= 4:
		s |= Slug
	case last && m.words >= 2:
		s |= ShortSlug
	}
	mixed := m.digits >= 3 && m.letters >= 3 && len(seg) >= 9 && m.words >= 2 && !strings.ContainsAny(seg, "-_")
	if m.longest >= 5 || mixed {
		s |= Number
	}
	if len(seg) == 4 && m.digits == 4 && isCentury(seg) {
		s |= Dated
	}
	return s
}

// longestWord is longer than any word of the table.
const longestWord = 20

// segmentWords looks up the words of a segment of one or two, joined and one by one.
func segmentWords(seg string) (s Shape) {
	var buf [longestWord]byte
	if len(seg) > len(buf) || len(seg) < 2 {
		return 0
	}
	n, from, marks := 0, 0, 0
	for i := range len(seg) {
		switch c := seg[i] | 0x20; {
		case 'a' <= c && c <= 'z' && seg[i] >= 'A':
			buf[n] = c
			n++
		case '0' <= seg[i] && seg[i] <= '9':
		case marks == 1: // a third word
			return 0
		default:
			s |= segments[string(buf[:n])] & (Shop | Jobs)
			marks, from = 1, n
		}
	}
	if from < n && marks > 0 {
		s |= segments[string(buf[from:n])] & (Shop | Jobs)
	}
	if strings.HasPrefix(string(buf[:n]), "sponsor") {
		s |= Shop
	}
	return s | segments[string(buf[:n])]
}

// likeOwn reports whether an address has the form of the page's own: the same path with another query, a number alone as that has,
// or as many segments, one of them the same, and a last one of the same sort.
func likeOwn(a, own *Address) bool {
	x, y := a.Path, own.Path
	if a.Host == "" && x != "" && strings.IndexByte(x, '/') < 0 { // beside the page
		y = y[strings.LastIndexByte(y, '/')+1:]
	}
	n := strings.Count(x, "/")
	switch {
	case x == y:
		return a.Query != "" && own.Query != "" && a.Query != own.Query && sameKey(a.Query, own.Query)
	case n == 0 || n != strings.Count(y, "/"):
		return false
	case n == 1:
		return allDigits(x[1:]) && allDigits(y[1:])
	}
	same, x, y := sameFolders(x, y)
	return same > 0 && sameSort(x, y)
}

// sameSort reports whether two last segments are of one sort: words or long numbers both, or both short numbers, or as long.
func sameSort(x, y string) bool {
	const worded = Slug | ShortSlug | Number
	u, v := segmentShape(x, true)&worded, segmentShape(y, true)&worded
	if u == 0 && v == 0 {
		return allDigits(x) && allDigits(y) || len(x) == len(y) && len(x) >= 8
	}
	return u != 0 && v != 0
}

// sameFolders counts the folders that two paths of as many segments have in common, each at its place, and returns the last segments.
func sameFolders(x, y string) (n int, lastX, lastY string) {
	for {
		i, j := strings.IndexByte(x, '/'), strings.IndexByte(y, '/')
		if i < 0 || j < 0 {
			return n, x, y
		}
		if i > 0 && x[:i] == y[:j] {
			n++
		}
		x, y = x[i+1:], y[j+1:]
	}
}

// sameKey reports whether two queries begin with the same key.
func sameKey(a, b string) bool {
	i, j := strings.IndexByte(a, '='), strings.IndexByte(b, '=')
	return i > 0 && i == j && a[:i] == b[:j]
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
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
