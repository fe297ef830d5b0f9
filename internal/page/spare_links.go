package page

import "slices"

// A link that the page leaves open is opened anew in each block behind it, as formatting elements are; of more than three that
// are alike, attributes and all, the parser forgets the first. So the attributes of such links are left alone.
//
// The end tag of a link, or the next link, closes it for good where no more than maxBlocks elements were opened in it meanwhile that
// may be blocks, and none that its end tag does not reach out of: the parser takes eight steps, one a block. Others are held for open.

// openLink is the link that was opened last, up to its end tag or the next link.
type openLink struct {
	open     bool
	blocks   int
	from, to int // its attributes that are left out: cuts[from:to]
}

const (
	maxBlocks = 7
	maxHeld   = 2 // links that may be open at once without one being forgotten behind the next
)

// enter notes an element that was opened in the link.
func (l *openLink) enter(name []byte) {
	switch string(name) {
	case "span", "img", "br", "b", "strong", "i", "em", "small", "time", "svg", "source", "picture", "u", "s", "font", "mark", "abbr", "cite", "sub",
		"sup", "wbr", "input", "script", "style", "noscript": // neither blocks nor open for longer than themselves
	case "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "article", "section", "header", "footer", "ul", "li":
		l.blocks++
	default:
		l.blocks += maxBlocks + 1 // tables, cells, objects, templates, lists to choose from, and what else there may be
	}
}

// end ends the link. One that may be open still keeps its attributes.
func (l *openLink) end(s *spareReader) {
	if l.open && l.blocks > maxBlocks {
		s.held++
		s.cuts = slices.Delete(s.cuts, l.from, l.to)
	}
	*l = openLink{}
}

// abandon ends a link behind which nobody looks any more.
func (l *openLink) abandon(s *spareReader) {
	l.blocks += maxBlocks + 1
	l.end(s)
}
