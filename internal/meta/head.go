package meta

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// headlines puts the headline that the page shows before those that it tells machines, and takes the outlet's name off them all.
func (c *collector) headlines() {
	f := c.f
	told := f.Headlines[:0:0]
	outlets := c.outlets()
	for _, h := range f.Headlines {
		h.Value = trimOutlet(h.Value, outlets, f.Headlines)
		if k := matchKey(h.Value); k != "" && !outlets.has(k) && !hasHeadline(told, k) {
			told = append(told, h)
		}
	}
	f.Headlines = told
	var keys []headKey
	for _, h := range told {
		keys = append(keys, headKey{matchKey(h.Value), h.Value, utf8.RuneCountInString(h.Value), words(h.Value), 0})
	}
	node, shown := c.shownHeadline(c.withSegments(keys, outlets), outlets)
	if node < 0 {
		return
	}
	f.HeadlineNode = node
	if shown = trimOutlet(shown, outlets, told); shown == "" {
		return
	}
	f.Headlines = append([]Fact{{shown, "structure"}}, told...)
	if f.Publisher.Value == "" {
		f.Publisher = Fact{titleTail(clean(c.p.Title), shown), "title"}
	}
}

// titleTail returns what stands behind the headline in the title: the outlet, where it is one name.
func titleTail(title, shown string) string {
	rest, ok := strings.CutPrefix(title, shown)
	if !ok {
		return ""
	}
	for _, sep := range separators {
		if tail, ok := strings.CutPrefix(rest, sep); ok && len(tail) < 60 && strings.HasPrefix(sep, " ") {
			for _, other := range separators {
				if strings.Contains(tail, other) {
					return ""
				}
			}
			return tail
		}
	}
	return ""
}

// withSegments adds the parts of the title element that separators part: on pages that know only that, one is the headline.
func (c *collector) withSegments(keys []headKey, outlets outletNames) []headKey {
	if len(keys) > 2 {
		return keys
	}
	title := clean(c.p.Title)
	for _, sep := range separators[:12] {
		if strings.Contains(title, sep) {
			for part := range strings.SplitSeq(title, sep) {
				part = strings.TrimSpace(part)
				if k := matchKey(part); len(k) >= 6 && !outlets.has(k) {
					keys = append(keys, headKey{k, part, utf8.RuneCountInString(part), words(part), 0.15})
				}
			}
			break
		}
	}
	return keys
}

// shownHeadline finds the element that shows the headline, and its words: an h1 that says what the metadata say; another line
// that says it; the only h1 that can be meant; or, on a page that tells nothing, by the lines themselves.
func (c *collector) shownHeadline(keys []headKey, outlets outletNames) (node int32, shown string) {
	h1, only, score := c.shownTitle(keys, outlets)
	if h1 >= 0 && score >= 0.9 {
		return h1, c.withoutKicker(h1, keys)
	}
	run, line := c.shownRun(keys)
	switch {
	case run >= 0 && (h1 >= 0 && line > score+h1Bonus || h1 < 0 && only < 0 || h1 < 0 && len(words(c.shownText(only))) < 4):
		node = c.runNode(run)
	case h1 >= 0:
		node = h1
	case only >= 0:
		node = only
	case len(keys) == 0:
		return c.plainHeadline()
	default:
		return -1, ""
	}
	return node, c.withoutKicker(node, keys)
}

// h1Bonus is what being an h1 counts against a line of other markup that says more nearly what the metadata say.
const h1Bonus = 0.4

func hasHeadline(list []Fact, key string) bool {
	for _, h := range list {
		if matchKey(h.Value) == key {
			return true
		}
	}
	return false
}

// headKey is a headline made ready to be compared.
type headKey struct {
	key   string
	text  string
	chars int
	words []string
	doubt float64 // it may be the outlet's name
}

// shownTitle finds the h1 that is most like what the metadata say, and the only one that can be the headline whatever they say.
func (c *collector) shownTitle(keys []headKey, outlets outletNames) (best, only int32, most float64) {
	best, only = -1, -1
	plausible := 0
	for n, i := range c.p.H1s {
		if n == 30 {
			break
		}
		nd := &c.p.Nodes[i]
		text := c.shownText(i)
		k := matchKey(text)
		score := 0.0
		for _, h := range keys {
			score = max(score, likeness(k, text, h)-h.doubt)
		}
		if k == "" || score < 1 && outlets.has(k) || len(text) > 1000 {
			continue
		}
		if nd.Flags&page.Hidden != 0 || nd.All&page.Unseen != 0 {
			score -= 0.2
		}
		if nd.All&(page.ElemNav|page.ElemFooter|page.Popup) != 0 {
			score -= 0.2
		}
		score += float64(min(len(k), 100)) / 10000 // of two the longer
		if score > most && score >= 0.45 {
			best, most = i, score
		}
		if c.plausibleTitle(i) && len(k) >= 12 {
			only = i
			plausible++
		}
	}
	if plausible != 1 {
		only = -1
	}
	return best, only, most
}

// shownText returns the words of an element that a reader sees: without those below it that are hidden, or for screen readers.
func (c *collector) shownText(i int32) string {
	var dst []byte
	from, end := i, c.p.Nodes[i].End
	add := func(to int32) {
		n := len(dst)
		if n > 0 {
			dst = append(dst, ' ')
		}
		was := len(dst)
		if dst, _ = c.p.AppendText(dst, nil, from, to); len(dst) == was {
			dst = dst[:n]
		}
	}
	for k := i + 1; k < end; k++ {
		nd := &c.p.Nodes[k]
		if nd.Flags&page.Text == 0 && (nd.Flags&page.Hidden&^c.p.Nodes[i].Flags != 0 || nd.Own&page.Unseen != 0) {
			add(k)
			from, k = nd.End, nd.End-1
		}
	}
	add(end)
	return string(dst)
}

// plausibleTitle reports whether an h1 may show the headline of an article though the metadata do not know its words: not one
// that is a link, as those of logos and of lists are, or stands in the frame of the page.
func (c *collector) plausibleTitle(i int32) bool {
	nd := &c.p.Nodes[i]
	if nd.Flags&(page.Hidden|page.InLink) != 0 || nd.All&(page.ElemNav|page.ElemFooter|page.Popup|page.Legal|page.Unseen|page.AriaHidden) != 0 {
		return false
	}
	first, end := c.p.RunsOf(i)
	for k := first; k < end; k++ {
		if r := &c.p.Runs[k]; r.LinkChars*2 > r.Chars {
			return false
		}
	}
	return true
}

// withoutKicker returns the words of a headline's element without those of a label that stands in it as an element of its own:
// where what is before or after it is what the metadata call the headline.
func (c *collector) withoutKicker(i int32, keys []headKey) string {
	whole := c.shownText(i)
	wholeKey := matchKey(whole)
	for _, h := range keys {
		if h.key == wholeKey {
			if strings.Count(h.text, ": ") > strings.Count(whole, ": ") {
				return h.text // the page sets apart by style what the metadata part by a mark
			}
			return whole
		}
		if part := c.partOf(i, h.key, len(wholeKey)); part != "" {
			return part
		}
	}
	return c.afterKicker(i, whole)
}

// partOf returns the words of a headline's element from one of its texts on, or up to one, where they are those of the key.
func (c *collector) partOf(i int32, key string, most int) string {
	if len(key)*3 < most {
		return ""
	}
	end := c.p.Nodes[i].End
	for k := i + 1; k < min(end, i+40); k++ {
		if c.p.Nodes[k].Flags&page.Text == 0 {
			continue
		}
		for _, cut := range [...][2]int32{{k + 1, end}, {i, k + 1}} {
			part, _ := c.p.AppendText(nil, nil, cut[0], cut[1])
			if matchKey(string(part)) == key {
				return string(part)
			}
		}
	}
	return ""
}

// afterKicker returns the words of a headline's element without a label at its beginning that is named as one.
func (c *collector) afterKicker(i int32, whole string) string {
	end := c.p.Nodes[i].End
	for k := i + 1; k < min(end, i+6); k++ {
		nd := &c.p.Nodes[k]
		if nd.Flags&page.Text != 0 {
			break
		}
		if nd.Own&page.Kicker != 0 {
			if tail, _ := c.p.AppendText(nil, nil, nd.End, end); len(tail) > 20 {
				return string(tail)
			}
		}
	}
	return whole
}

// shownRun finds the line that says most nearly what the metadata say, and how nearly.
func (c *collector) shownRun(keys []headKey) (best int32, most float64) {
	best = -1
	for k := range c.p.Runs {
		r := &c.p.Runs[k]
		near := false
		for _, h := range keys {
			near = near || int(r.Chars)*2 >= h.chars && int(r.Chars) <= 2*h.chars
		}
		if !near || r.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		text := c.p.Text(r)
		key, score := matchKey(text), 0.0
		for _, h := range keys {
			score = max(score, likeness(key, text, h))
		}
		if score < 0.9 {
			continue
		}
		if score += c.titleLike(r); score > most && score >= 0.7 {
			best, most = int32(k), score
		}
	}
	return best, most
}

// titleLike tells how much the markup of a line speaks for a headline.
func (c *collector) titleLike(r *page.Run) float64 {
	score := 0.0
	switch {
	case r.Flags&page.Heading != 0:
		score = 0.3
	case r.All&page.Headline != 0:
		score = 0.2
	case r.BoldChars*2 > r.Chars:
		score = 0.1
	}
	if r.LinkChars*2 > r.Chars {
		score -= 0.3
	}
	if r.All&(page.Related|page.Nav|page.ElemNav|page.ElemFooter|page.ElemAside|page.Teaser|page.Unseen|page.ElemCaption|page.Share) != 0 {
		score -= 0.3
	}
	return score
}

// runNode returns the smallest element that holds a run and nothing else, or the run's first node.
func (c *collector) runNode(k int32) int32 {
	r := &c.p.Runs[k]
	i := r.First
	for up := c.p.Nodes[i].Parent; up > 0; up = c.p.Nodes[up].Parent {
		first, end := c.p.RunsOf(up)
		if first != k || end > k+1 || up < r.Box {
			break
		}
		i = up
	}
	return i
}

// likeness compares a shown line with a headline: 1 for the same letters, less where one holds the other or they share words.
func likeness(key, text string, h headKey) float64 {
	if key == h.key {
		return 1
	}
	short, long := key, h.key
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) >= 12 && strings.Contains(long, short) {
		return 0.6 + 0.4*float64(len(short))/float64(len(long))
	}
	a := words(text)
	if len(a) < 3 || len(h.words) < 3 {
		return 0
	}
	shared := 0
	for _, w := range a {
		for _, v := range h.words {
			if w == v {
				shared++
				break
			}
		}
	}
	return float64(2*shared) / float64(len(a)+len(h.words))
}

// words returns the first 40 words of a line, lower case, of letters and digits alone.
func words(s string) []string {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	return f[:min(len(f), 40)]
}

// matchKey returns the letters and digits of s, lower case.
func matchKey(s string) string {
	if s == "" {
		return ""
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				b = append(b, c+'a'-'A')
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				b = append(b, c)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// outletNames are the names of the page's outlet, as keys.
type outletNames []string

// outlets gathers what the page calls its outlet: the publisher, the site, the host.
func (c *collector) outlets() outletNames {
	var out outletNames
	add := func(s string) {
		if k := strings.IndexByte(s, '('); k > 0 {
			s = s[:k]
		}
		if k := matchKey(s); len(k) >= 2 && len(k) <= 60 {
			out = append(out, k)
		}
	}
	for i := range c.claims {
		if c.claims[i].fact == factPublisher && c.namesOutlet(c.claims[i].value) {
			add(c.claims[i].value)
		}
	}
	for _, s := range [...]string{c.canonical, c.f.PublisherURL} {
		add(strings.TrimPrefix(hostOf(s), "www."))
		add(hostName(hostOf(s)))
	}
	return out
}

// namesOutlet reports whether a value can be an outlet's name: no address, nor what the title says of the article.
func (c *collector) namesOutlet(v string) bool {
	if strings.Contains(v, "://") {
		return false
	}
	k := matchKey(v)
	return len(k) <= 24 || !strings.HasPrefix(c.titleKey, k)
}

// hostOf returns the host of an address.
func hostOf(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// hostName returns the part of a host that names its owner: "ledger" of "www.ledger.co.uk".
func hostName(host string) string {
	parts := strings.Split(host, ".")
	n := len(parts) - 2
	for n > 0 && len(parts[n]) <= 3 && n == len(parts)-2 && len(parts) > 2 && len(parts[n+1]) == 2 {
		n-- // .co.uk, .com.au
	}
	if n < 0 || n == 0 && parts[0] == "www" {
		return ""
	}
	return parts[n]
}

// has reports whether a key is a name of the outlet, or a little more or less than one.
func (o outletNames) has(key string) bool {
	for _, name := range o {
		if key == name || "the"+name == key || "the"+key == name {
			return true
		}
		if len(name) >= 4 && len(key) <= len(name)+12 && strings.Contains(key, name) && !hasDigit(key[:1]+key[len(key)-1:]) {
			return true
		}
		if len(key) >= 4 && strings.HasPrefix(name, key) {
			return true
		}
	}
	return false
}

// separators part a headline from an outlet's name.
var separators = [...]string{" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " « ", " › ", " / ", " ⋆ ", " ~ ", "| ", " |", ": ", "｜", "：", " -- ", " ： "}

// trimOutlet takes the outlet's name, and the section before it, off either end of a headline.
func trimOutlet(s string, outlets outletNames, others []Fact) string {
	for range 4 {
		at, size := -1, 0
		for _, sep := range separators {
			if k := strings.LastIndex(s, sep); k > at {
				at, size = k, len(sep)
			}
		}
		if at < 0 {
			break
		}
		head, tail := strings.TrimSpace(s[:at]), s[at+size:]
		if k := matchKey(tail); head == "" || !outlets.has(k) && !isDate(k) && !isHeadline(head, others) {
			break
		}
		s = head
	}
	for _, sep := range separators {
		if head, tail, ok := strings.Cut(s, sep); ok && len(tail) > len(head) && outlets.has(matchKey(head)) {
			return strings.TrimSpace(tail)
		}
	}
	return s
}

// isDate reports whether a key is six digits or more and nothing else.
func isDate(key string) bool {
	return len(key) >= 6 && strings.Trim(key, "0123456789") == ""
}

// isHeadline reports whether another source has exactly this as its headline.
func isHeadline(s string, others []Fact) bool {
	k := matchKey(s)
	for _, h := range others {
		if matchKey(h.Value) == k {
			return true
		}
	}
	return false
}

// sameAddress compares two addresses by host and path.
func sameAddress(a, b string) bool {
	return addressKey(a) == addressKey(b)
}

func addressKey(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "https:"), "http:"), "//")
	if k := strings.IndexAny(s, "?#"); k >= 0 {
		s = s[:k]
	}
	return strings.TrimPrefix(strings.TrimSuffix(s, "/"), "www.")
}

// language returns the language that the page tells, unless its text is plainly written in another, or else that of its text,
// which then is a fact.
func (c *collector) language() string {
	told := c.f.Language.Value
	if told == "" || c.foreign(told) {
		if tag := lang.Detect(sample(c.p)); tag != "" && tag != lang.Primary(told) && (told == "" || !c.foreign(tag)) {
			c.f.Language = Fact{tag, "text"}
		}
	}
	return c.f.Language.Value
}

// foreign reports whether the first long lines have hardly a frequent word of a language that has a list of them, or are in another
// script; templates often say "en" of a page in any language.
func (c *collector) foreign(tag string) bool {
	w := wordsFor(tag)
	latin := false
	for word := range w.common {
		latin = word[0] < 0x80
		break
	}
	words, common, letters, other := 0, 0, 0, 0
	for k := range c.p.Runs {
		r := &c.p.Runs[k]
		if r.Chars < 60 || r.LinkChars*2 > r.Chars || r.Stops == 0 || r.Flags&page.Hidden != 0 {
			continue
		}
		text := c.p.Text(r)
		for word := range strings.FieldsSeq(text) {
			words++
			if len(word) <= 9 && w.common[strings.ToLower(word)] {
				common++
			}
		}
		for _, ch := range text {
			if ch > ' ' {
				letters++
			}
			if ch >= 0x370 && (ch < 0x2000 || ch > 0x206f) {
				other++
			}
		}
		if words > 120 || letters > 1000 {
			break
		}
	}
	switch {
	case len(w.common) == 0:
		return false
	case latin && other*2 > letters:
		return true
	}
	return words > 20 && common*12 < words
}

// sample returns the longest runs of a page, to tell its language from.
func sample(p *page.Page) string {
	var b strings.Builder
	for i := range p.Runs {
		if r := &p.Runs[i]; r.Chars > 80 && r.LinkChars*2 < r.Chars {
			b.WriteString(p.Text(r))
			b.WriteByte('\n')
			if b.Len() > 4000 {
				break
			}
		}
	}
	if b.Len() == 0 {
		for i := range p.Runs {
			b.WriteString(p.Text(&p.Runs[i]))
			b.WriteByte('\n')
			if b.Len() > 1000 {
				break
			}
		}
	}
	return b.String()
}
