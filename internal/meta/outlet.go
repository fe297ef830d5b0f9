package meta

import (
	"net/url"
	"slices"
	"strings"

	"github.com/ledekit/lede/internal/page"
)

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

// outletNames are the names of the page's outlet, as keys.
type outletNames []string

// outlets gathers what the page calls its outlet: the publisher, the site, the host.
func (c *collector) outlets() outletNames {
	if c.outletKeys != nil {
		return c.outletKeys
	}
	out := make(outletNames, 0, 8)
	add := func(s string) {
		if k := strings.IndexByte(s, '('); k > 0 {
			s = s[:k]
		}
		if k := matchKey(s); len(k) >= 2 && len(k) <= 60 && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for i := range c.claims {
		if c.claims[i].fact == factPublisher && c.namesOutlet(c.claims[i].value) && !c.isWriter(c.claims[i].value) {
			add(c.claims[i].value)
		}
	}
	if len(out) == 0 {
		add(c.homeLink())
	}
	for _, s := range [...]string{c.canonical, c.f.PublisherURL} {
		add(strings.TrimPrefix(hostOf(s), "www."))
		add(hostName(hostOf(s)))
	}
	c.outletKeys = out
	return out
}

// isWriter reports whether a page names somebody as author and as publisher, and calls its outlet by another name too, as those do whose
// systems let writers publish.
func (c *collector) isWriter(name string) bool {
	if !strings.Contains(name, " ") || wordsFor(c.f.Language.Value).kindOf(name) != person {
		return false
	}
	key, author, other := matchKey(name), false, false
	for i := range c.claims {
		switch cl := &c.claims[i]; cl.fact {
		case factAuthor:
			author = author || !cl.body && matchKey(cl.value) == key
		case factPublisher:
			k := matchKey(cl.value)
			other = other || !strings.Contains(k, key) && !strings.Contains(key, k)
		}
	}
	return author && other
}

// homeReach is how many runs from the top of a page the link to its front page may stand.
const homeReach = 12

// homeLink returns the words of a link to the front page that the title repeats: the outlet, where nothing else names it.
func (c *collector) homeLink() string {
	title := clean(c.p.Title)
	for k := range c.p.Runs[:min(len(c.p.Runs), homeReach)] {
		r := &c.p.Runs[k]
		if r.LinkChars != r.Chars || r.Chars < 4 || r.Chars > 60 {
			continue
		}
		text := c.p.Text(r)
		rest, ok := strings.CutSuffix(title, text)
		if !ok {
			if rest, ok = strings.CutPrefix(title, text); !ok {
				continue
			}
		}
		if rest = strings.TrimSpace(rest); rest != "" && c.leadsHome(r) {
			return text
		}
	}
	return ""
}

// leadsHome reports whether the link of a run is one to the front page.
func (c *collector) leadsHome(r *page.Run) bool {
	for i := r.First; i < r.End; i++ {
		if a := c.p.LinkOf(i); a >= 0 {
			u, err := url.Parse(c.p.Attr(a, "href"))
			return err == nil && (u.Path == "/" || u.Path == "" && u.Host != "")
		}
	}
	return false
}

// namesOutlet reports whether a value can be an outlet's name: no address, nor what the title says of the article.
func (c *collector) namesOutlet(v string) bool {
	if strings.Contains(v, "://") {
		return false
	}
	k := matchKey(v)
	return len(k) <= 24 || !strings.HasPrefix(c.titleKey, k)
}

// hostOf returns the host of an address; of one that an archive wrote before another, the other's.
func hostOf(s string) string {
	if k := strings.LastIndex(s, "/http"); k > 8 && strings.Contains(s[k:], "://") {
		s = s[k+1:]
	}
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
		if len(name) >= 4 && len(key) <= len(name)+12 && strings.Contains(key, name) && !page.HasDigit(key[:1]+key[len(key)-1:]) {
			return true
		}
		if len(key) >= 4 && strings.HasPrefix(name, key) {
			return true
		}
	}
	return false
}

// separators part a headline from an outlet's name.
var separators = [...]string{
	" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " « ", " › ", " / ", " ⋆ ", " ~ ", "| ", " |", ": ", "｜", "：", " -- ", " ： ", " │ ", "│",
}

// trimOutlet takes the outlet's name, and the section before it, off either end of a headline.
func trimOutlet(s string, outlets outletNames, others []string) string {
	if len(s) > maxHeadline {
		return s
	}
	for range 4 {
		at, size := lastSeparator(s)
		if at < 0 {
			break
		}
		head, tail := strings.TrimSpace(s[:at]), s[at+size:]
		if k := matchKey(tail); head == "" || !outlets.has(k) && !isDate(k) && (s[at:at+size] == " / " || !slices.Contains(others, matchKey(head))) {
			break
		}
		s = head
	}
	for i := range len(s) * 2 / 3 {
		if n := separatorAt(s, i); n > 0 && (outlets.open(s[:i]) || isDate(matchKey(s[:i]))) {
			return strings.TrimSpace(s[i+n:])
		}
	}
	return s
}

// open reports whether words before a separator are a name of the outlet, alone or with a word behind it. A word that ends as the name
// does is another.
func (o outletNames) open(head string) bool {
	key := matchKey(head)
	if o.are(key) {
		return true
	}
	for _, name := range o {
		if len(name) >= 4 && len(key) <= len(name)+12 && strings.HasPrefix(strings.TrimPrefix(key, "the"), name) && !page.HasDigit(key) {
			return true
		}
	}
	return false
}

// lastSeparator returns where the last separator of a line stands, and its length.
func lastSeparator(s string) (at, size int) {
	for i := len(s) - 1; i >= 0; i-- {
		if n := separatorAt(s, i); n > 0 {
			return i, n
		}
	}
	return -1, 0
}

// separatorAt returns the length of the separator that begins at s[i], or 0.
func separatorAt(s string, i int) int {
	switch c := s[i]; {
	case c == ' ' && i+1 < len(s):
		if next := s[i+1] | 0x20; 'a' <= next && next <= 'z' || '0' <= s[i+1] && s[i+1] <= '9' {
			return 0
		}
	case c != '|' && c != ':' && c < 0x80:
		return 0
	}
	for _, sep := range separators {
		if strings.HasPrefix(s[i:], sep) {
			return len(sep)
		}
	}
	return 0
}

// isDate reports whether a key is six digits or more and nothing else.
func isDate(key string) bool {
	return len(key) >= 6 && strings.Trim(key, "0123456789") == ""
}
