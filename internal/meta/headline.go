package meta

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/page"
)

// headlines puts the headline that the page shows before those that it tells machines, and takes the outlet's name off them all.
func (c *collector) headlines() {
	f := c.f
	outlets := c.outlets()
	others := make([]string, len(f.Headlines))
	for i, h := range f.Headlines {
		others[i] = matchKey(h.Value)
	}
	keys, spare := c.toldHeadlines(outlets, others)
	told := f.Headlines
	node, shown := c.shownHeadline(c.withSegments(keys, outlets), outlets)
	if node < 0 {
		if len(told) == 0 && spare.Value != "" {
			f.Headlines = append(f.Headlines, spare)
		}
		preferWhole(f.Headlines)
		return
	}
	f.HeadlineNode = node
	for _, h := range told {
		if h.Origin == origins[inArticle] && matchKey(h.Value) == matchKey(shown) {
			others = nil // no part of it is something else
		}
	}
	if shown = trimOutlet(shown, outlets, others); shown == "" {
		f.HeadlineBy = headlineTold
		return
	}
	f.Headlines = append([]Fact{{Value: shown, Origin: "structure"}}, told...)
	if f.Publisher.Value == "" {
		f.Publisher = Fact{Value: titleTail(clean(c.p.Title), shown), Origin: "title"}
	}
}

// toldHeadlines takes the outlet's name off the headlines that the page tells, keeps each once, and makes them ready to be compared.
// spare is what sounds like the outlet, for where nothing else is there.
func (c *collector) toldHeadlines(outlets outletNames, others []string) (keys []headKey, spare Fact) {
	told := c.f.Headlines[:0]
	keys = make([]headKey, 0, 8)
	for i, h := range c.f.Headlines {
		k := others[i]
		if short := trimOutlet(h.Value, outlets, others); short != h.Value {
			h.Value, k = short, matchKey(short)
		}
		known := slices.IndexFunc(keys, func(have headKey) bool { return have.key == k })
		if known >= 0 && keys[known].origin == origins[inItem] {
			keys[known].joined = strings.Contains(h.Value, ": ") // microdata only repeat an element
		}
		if k != "" && known < 0 && len(h.Value) <= maxHeadline && len(keys) < 24 && !outlets.has(k) {
			told = append(told, h)
			keys = append(keys, headKey{key: k, text: h.Value, origin: h.Origin, chars: utf8.RuneCountInString(h.Value)})
		} else if k != "" && len(h.Value) <= maxHeadline && !outlets.are(k) {
			first(&spare, h)
		}
	}
	c.f.Headlines = told
	doubtSections(keys)
	return keys, spare
}

// doubtSections makes headlines of one word doubtful where another has several: that one names the section, or the sort of page.
func doubtSections(keys []headKey) {
	long := slices.ContainsFunc(keys, func(h headKey) bool { return strings.Count(h.text, " ") >= 3 })
	for i := range keys {
		if h := &keys[i]; long && len(h.key) < 12 && !strings.Contains(h.text, " ") {
			h.doubt = 0.3
		}
	}
}

// preferWhole puts a headline before the first one where that is its beginning, cut off by a system.
func preferWhole(list []Fact) {
	if len(list) == 0 || !strings.HasSuffix(list[0].Value, "...") && !strings.HasSuffix(list[0].Value, "…") {
		return
	}
	k := matchKey(list[0].Value)
	for i := range list {
		if other := matchKey(list[i].Value); len(other) > len(k) && strings.HasPrefix(other, k) {
			list[0], list[i] = list[i], list[0]
			return
		}
	}
}

// withSegments adds the parts of the title element that separators part: on pages that know only that, one is the headline.
func (c *collector) withSegments(keys []headKey, outlets outletNames) []headKey {
	if len(keys) > 2 {
		return keys
	}
	title := clean(c.p.Title)
	if len(title) > maxHeadline {
		return keys
	}
	for _, sep := range separators[:12] {
		if strings.Contains(title, sep) {
			for _, part := range strings.SplitN(title, sep, 8) {
				part = strings.TrimSpace(part)
				k := matchKey(part)
				if len(keys) > 0 && keys[0].key == k && keys[0].origin != "title" {
					break // what stands behind the headline is the outlet
				}
				if len(k) >= 6 && !outlets.has(k) {
					keys = append(keys, headKey{key: k, text: part, origin: "title", chars: utf8.RuneCountInString(part), doubt: 0.15})
				}
			}
			return keys
		}
	}
	if outlet, part, ok := strings.Cut(title, ": "); ok && strings.Count(outlet, " ") < 6 { // "The Ledger: Pier reopens"
		part = strings.TrimSpace(part)
		if k := matchKey(part); len(k) >= 12 && !outlets.has(k) {
			keys = append(keys, headKey{key: k, text: part, origin: "title", chars: utf8.RuneCountInString(part), doubt: 0.15})
		}
	}
	return keys
}

// shownHeadline finds the element that shows the headline, and its words: an h1 that says what the metadata say; another line
// that says it; the only h1 that can be meant; or, on a page that tells nothing, by the lines themselves.
func (c *collector) shownHeadline(keys []headKey, outlets outletNames) (node int32, shown string) {
	h1, only, score := c.shownTitle(keys, outlets)
	if h1 >= 0 && score >= 0.9 {
		c.f.HeadlineBy = headlineH1
		return h1, c.wordsOf(h1, keys)
	}
	run, line := c.shownRun(keys)
	switch {
	case run >= 0 && (h1 >= 0 && line > score+h1Bonus || h1 < 0 && only < 0 || h1 < 0 && line >= 0.9 && len(words(c.shownText(only))) < 4):
		node, c.f.HeadlineBy = c.runNode(run), headlineLine
	case h1 >= 0:
		node, c.f.HeadlineBy = h1, headlineH1
	case only >= 0:
		node, c.f.HeadlineBy = only, headlineAlone
	case len(keys) == 0:
		if node, shown = c.plainHeadline(); node >= 0 {
			c.f.HeadlineBy = headlinePlain
		}
		return node, shown
	default:
		return -1, ""
	}
	return node, c.wordsOf(node, keys)
}

// wordsOf returns the headline that an element shows, without the mark that parted it from a label.
func (c *collector) wordsOf(node int32, keys []headKey) string {
	text := c.withoutKicker(node, keys)
	if strings.HasPrefix(c.p.NodeText(node), text) {
		return text // a dash at its beginning opens a quote
	}
	return strings.TrimLeft(text, " :|–—-")
}

// h1Bonus is what being an h1 counts against a line of other markup that says more nearly what the metadata say.
const h1Bonus = 0.4

// maxHeadline is how many bytes a headline has at most: what is longer is text.
const maxHeadline = 1000

// headKey is a headline made ready to be compared.
type headKey struct {
	key    string
	text   string
	origin string
	chars  int
	doubt  float64 // it may be the outlet's name
	joined bool    // of one that microdata tell: the head says the same, with a colon in it
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
		if len(text) > maxHeadline {
			continue
		}
		k := matchKey(text)
		score := 0.0
		for _, h := range keys {
			score = max(score, likeness(k, text, h)-h.doubt)
		}
		if k == "" || score < 1 && outlets.has(k) {
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
func (c *collector) shownText(i int32) string { return c.shownPart(i, i, c.p.Nodes[i].End) }

// shownPart is shownText for the nodes from one on, up to another.
func (c *collector) shownPart(i, from, end int32) string {
	var dst []byte
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
	for k := max(from, i+1); k < end; k++ {
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
	if rest := c.afterKicker(i, whole); rest != whole && !joinsKicker(keys, wholeKey, matchKey(rest)) {
		return rest
	}
	for _, h := range keys {
		if h.key == wholeKey && h.origin != origins[inItem] {
			if strings.Count(h.text, ": ") > strings.Count(whole, ": ") {
				return h.text // the page sets apart by style what the metadata part by a mark
			}
			return whole
		}
	}
	for _, h := range keys {
		if h.key == wholeKey {
			continue
		}
		if part := c.partOf(i, h.key, len(wholeKey)); part != "" {
			return part
		}
	}
	return whole
}

// joinsKicker reports whether metadata make one line of a label and a headline, with a colon between, and none tells the headline alone.
func joinsKicker(keys []headKey, whole, rest string) bool {
	joins := false
	for _, h := range keys {
		if h.key == rest && h.origin != origins[inItem] {
			return false
		}
		joins = joins || h.key == whole && (h.joined || h.origin != origins[inItem] && strings.Contains(h.text, ": "))
	}
	return joins
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
			if part := c.shownPart(i, cut[0], cut[1]); matchKey(part) == key {
				return part
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
