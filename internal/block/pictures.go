package block

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// picture is an image of the article, or a caption that lost its image.
type picture struct {
	node  int32 // the img, or the caption's box
	box   int32 // what holds image and caption
	image Image
	lead  bool // it stands before the first line of the region
}

// notArticle are the words of boxes whose images are no part of the article: portraits, logos, teasers of other articles.
const notArticle = page.Related | page.Nav | page.Ad | page.Sponsored | page.Share | page.Bio | page.Byline | page.Comments |
	page.Newsletter | page.Foot | page.Form | page.Legal | page.Popup | page.ElemNav | page.ElemFooter | page.ElemForm

// climb is how many boxes around an image may belong to it: pages wrap an image in a link, a ratio box, a lazy loader.
const climb = 6

// findPictures finds the images between the headline and the end of the region, and marks the lines that are their captions.
func (r *reader) findPictures() {
	lo, hi := r.span()
	for i := lo; i < hi; i++ {
		nd := &r.p.Nodes[i]
		if !isImage(nd) || nd.Flags&page.InHead != 0 {
			continue
		}
		pic, ok := r.pictureAt(i)
		if !ok {
			continue
		}
		if k := len(r.pictures) - 1; k >= 0 && (r.pictures[k].box == pic.box && pic.image.Caption == r.pictures[k].image.Caption || pic.image.URL != "" && pic.image.URL == r.pictures[k].image.URL) {
			continue // the same picture in another size, or the next of a row under one caption
		}
		pic.lead = len(r.lines) == 0 || i < r.p.Runs[r.lines[0].first].First
		r.pictures = append(r.pictures, pic)
	}
	r.looseCaptions(lo, hi)
}

// span is the stretch of nodes that may hold the article's pictures: from the headline, or the top of the region, to the end
// of the box around the region's last line.
func (r *reader) span() (lo, hi int32) {
	if len(r.lines) == 0 {
		return 0, 0
	}
	first, last := &r.p.Runs[r.lines[0].first], &r.p.Runs[r.lines[len(r.lines)-1].end-1]
	lo, hi = first.First, last.End
	if r.Headline >= 0 && r.Headline < r.lines[0].first {
		lo = min(lo, r.leadFrom(r.p.Runs[r.Headline].First, first.First))
	}
	if r.Top > r.p.Body {
		lo, hi = min(lo, r.Top), max(hi, r.p.Nodes[r.Top].End)
	}
	return lo, hi
}

// leadNodes is how far before the headline the lead picture may begin, in nodes.
const leadNodes = 80

// leadFrom is where the article's head begins: the outermost box that holds the headline and nothing of the text, or, below the
// body element, the one that holds both.
func (r *reader) leadFrom(headline, text int32) int32 {
	from := headline
	for up := r.p.Nodes[headline].Parent; up > r.p.Body; up = r.p.Nodes[up].Parent {
		if headline-up > leadNodes {
			break
		}
		from = up
		if r.p.Nodes[up].End > text && r.p.Nodes[up].Own&(page.ElemArticle|page.ElemMain|page.Article) != 0 {
			break
		}
	}
	return from
}

func isImage(nd *page.Node) bool {
	return nd.Atom == atom.Img || nd.Atom == 0 && nd.Flags&page.Text == 0 && (nd.HTML.Data == "amp-img" || nd.HTML.Data == "amp-anim")
}

// pictureAt reads the image at node i, unless it is no part of the article.
func (r *reader) pictureAt(i int32) (picture, bool) {
	pic := picture{node: i, box: r.pictureBox(i)}
	if r.outside(pic.box) || r.isSmall(r.p.Nodes[i].HTML) {
		return picture{}, false
	}
	pic.image.URL = r.sourceOf(i)
	pic.image.Alt = page.Fold(r.p.Attr(i, "alt"))
	r.captionIn(&pic)
	if a := r.p.LinkOf(i); a >= 0 && pic.image.Caption == "" {
		first, end := r.p.RunsOf(a)
		if first < end { // a card: picture and title in one link
			return picture{}, false
		}
	}
	if pic.image.Caption == "" && r.besideLinks(pic.box) {
		return picture{}, false
	}
	if pic.image.URL == "" && pic.image.Caption == "" {
		return picture{}, false
	}
	return pic, true
}

// outside reports whether a picture's box stands in a box that is no part of the article. What stands inside it (buttons to
// share or enlarge the picture) does not count.
func (r *reader) outside(box int32) bool {
	nd := &r.p.Nodes[box]
	all := nd.Own &^ page.Share
	if nd.Parent >= 0 {
		all |= r.p.Nodes[nd.Parent].All
	}
	return r.own(all)&notArticle != 0
}

// besideLinks reports whether the box of an image holds nothing but links: a card of another article.
func (r *reader) besideLinks(box int32) bool {
	first, end := r.p.RunsOf(box)
	chars, links := int32(0), int32(0)
	for k := first; k < end; k++ {
		chars += r.p.Runs[k].Chars
		links += r.p.Runs[k].LinkChars
	}
	return chars > 20 && links*5 > chars*4
}

// isSmall reports whether an image says that it is as small as an icon or a counting pixel.
func (r *reader) isSmall(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key != "width" && a.Key != "height" {
			continue
		}
		v, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(a.Val), "px"))
		if err == nil && v > 1 && v < 90 || err == nil && v == 1 && !lazy(n) {
			return true
		}
	}
	return false
}

// lazy reports whether an image's address stands in another attribute than src, to be loaded when it is scrolled to.
func lazy(n *html.Node) bool {
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "data-") && strings.Contains(a.Key, "src") || a.Key == "srcset" {
			return true
		}
	}
	return false
}

// pictureBox climbs from an image to the largest box that holds nothing else but its caption.
func (r *reader) pictureBox(i int32) int32 {
	box := i
	for up, n := r.p.Nodes[i].Parent, 0; up > r.p.Body && n < climb; up, n = r.p.Nodes[up].Parent, n+1 {
		nd := &r.p.Nodes[up]
		if nd.Atom == atom.Figure {
			return up
		}
		if !r.onlyCaption(up) {
			break
		}
		box = up
	}
	return box
}

// onlyCaption reports whether all text of a box could be a caption: no line of the region but those named captions, and not
// much of it.
func (r *reader) onlyCaption(box int32) bool {
	first, end := r.p.RunsOf(box)
	chars := int32(0)
	for k := first; k < end; k++ {
		run := &r.p.Runs[k]
		if run.First >= r.p.Nodes[box].End {
			break
		}
		if run.Flags&page.Heading != 0 {
			return false
		}
		if r.kept(k) && run.All&(page.Caption|page.Credit|page.ElemCaption|page.ElemFigure) == 0 {
			if text := r.p.Text(run); run.Chars > captionChars || !r.isCredit(text) && !r.isCaptionText(text) {
				return false
			}
		}
		if run.Flags&(page.Hidden|page.Button) == 0 {
			chars += run.Chars
		}
	}
	return chars < 700
}

// kept reports whether a run is a line of the region.
func (r *reader) kept(run int32) bool {
	return run >= r.First && run < r.End && r.byRun[run-r.First] >= 0
}

// captionIn reads the caption and the credit from the runs of a picture's box, and marks lines that hold them.
func (r *reader) captionIn(pic *picture) {
	if pic.box == pic.node {
		return
	}
	var caption, credit []string
	first, end := r.p.RunsOf(pic.box)
	if !r.saysCaption(pic.box) && !r.mayCaption(first, end) {
		return
	}
	for k := first; k < end; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button|page.Heading) != 0 && run.All&page.ElemCaption == 0 || run.All&(page.Share|page.Tool|page.Unseen) != 0 {
			continue
		}
		text := r.p.Text(run)
		if r.isFurniture(text) {
			r.setRole(k, roleDrop)
			continue
		}
		r.setRole(k, roleCaption)
		if before, by, ok := r.creditWithin(run); ok {
			caption, credit = append(caption, before), append(credit, by)
			continue
		}
		switch {
		case len(caption) > 0 && caption[len(caption)-1] == text || len(credit) > 0 && credit[len(credit)-1] == text:
		case r.creditBox(run) || r.isCredit(text):
			credit = append(credit, text)
		default:
			caption = append(caption, text)
		}
	}
	pic.image.Caption = strings.Join(caption, " ")
	pic.image.Credit = strings.Join(credit, " ")
	if pic.image.Credit == "" {
		pic.image.Caption, pic.image.Credit = r.splitCredit(pic.image.Caption)
	}
}

// creditWithin parts a run at the first inline element that is called a credit.
func (r *reader) creditWithin(run *page.Run) (before, credit string, ok bool) {
	for i := run.First; i < run.End; i++ {
		for up := r.p.Nodes[i].Parent; up > run.Box; up = r.p.Nodes[up].Parent {
			if r.p.Nodes[up].Own&page.Credit == 0 {
				continue
			}
			part := func(from, to int32) string {
				dst, _ := r.p.AppendText(nil, nil, from, to)
				return string(dst)
			}
			before, credit = part(run.First, up), part(up, run.End)
			return before, credit, credit != "" && before != ""
		}
	}
	return "", "", false
}

// saysCaption reports whether a box is a figure, or is called a caption or holds one that is.
func (r *reader) saysCaption(box int32) bool {
	if r.p.Nodes[box].Atom == atom.Figure {
		return true
	}
	for i := box; i < r.p.Nodes[box].End; i++ {
		if r.p.Nodes[i].Own&(page.Caption|page.ElemCaption) != 0 {
			return true
		}
	}
	return false
}

// mayCaption reports whether runs beside an image that nothing calls a caption may be one all the same: one or two of some
// words, no link, date or name of a writer.
func (r *reader) mayCaption(first, end int32) bool {
	n := int32(0)
	for k := first; k < end; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button) != 0 {
			continue
		}
		if n++; n > 2 || run.LinkChars*2 > run.Chars || r.p.Nodes[run.Box].Own&(page.Byline|page.Date|page.Tags|page.Kicker|page.Headline) != 0 {
			return false
		}
		text := r.p.Text(run)
		if run.WordCount < 3 && !r.isCredit(text) || isDateLine(text) || r.isByline(text) && !r.isCredit(text) {
			return false
		}
	}
	return true
}

// creditBox reports whether the box of a run is named a credit, and not a caption at once.
func (r *reader) creditBox(run *page.Run) bool {
	for i, n := run.Box, 0; i > 0 && n < 2; i, n = r.p.Nodes[i].Parent, n+1 {
		own := r.p.Nodes[i].Own
		if own&page.Credit != 0 && own&page.Caption == 0 {
			return true
		}
	}
	return false
}

// setRole marks the line of a run, where it has one.
func (r *reader) setRole(run int32, to role) {
	if run >= r.First && run < r.End {
		if k := r.byRun[run-r.First]; k >= 0 {
			r.lines[k].role = to
		}
	}
}

// looseCaptions takes the runs that are named captions or credits and that no picture took: for the picture right before them
// where that has none, else for one whose image the page shows by a script.
func (r *reader) looseCaptions(lo, hi int32) {
	end := int32(len(r.p.Runs))
	for k := r.p.Nodes[lo].Run; k < end && r.p.Runs[k].First < hi; k++ {
		run := &r.p.Runs[k]
		if run.Flags&(page.Hidden|page.Button|page.Heading) != 0 || run.Chars > 700 || r.taken(k) || !r.isNamedCaption(run) || r.outside(run.Box) {
			continue
		}
		text := r.p.Text(run)
		if r.isFurniture(text) {
			r.setRole(k, roleDrop)
			continue
		}
		r.setRole(k, roleCaption)
		r.addCaption(run, text, r.creditBox(run))
	}
}

// taken reports whether a run stands in the box of a picture that has its caption.
func (r *reader) taken(k int32) bool {
	at := r.p.Runs[k].First
	for i := range r.pictures {
		if p := &r.pictures[i]; p.box <= at && at < r.p.Nodes[p.box].End && p.image.Caption+p.image.Credit != "" {
			return true
		}
	}
	return false
}

// isNamedCaption reports whether the boxes right around a run are called a caption or credit.
func (r *reader) isNamedCaption(run *page.Run) bool {
	for i, n := run.Box, 0; i > 0 && n < 3; i, n = r.p.Nodes[i].Parent, n+1 {
		nd := &r.p.Nodes[i]
		if nd.Own&page.ElemCaption != 0 && nd.Atom != atom.Caption || nd.Own&page.Caption != 0 && (nd.Own&page.Content == 0 || n == 0) || n == 0 && nd.Own&page.Credit != 0 && nd.Own&(page.Legal|page.Byline) == 0 {
			return true
		}
	}
	return false
}

// addCaption files words as a caption or credit: of the picture right before them where that has none, else of a picture whose
// image the page or the text lost.
func (r *reader) addCaption(run *page.Run, text string, credit bool) {
	m := Image{}
	if credit || r.isCredit(text) {
		m.Credit = text
	} else {
		m.Caption, m.Credit = r.splitCredit(text)
	}
	at := len(r.pictures)
	for at > 0 && r.pictures[at-1].node > run.First {
		at--
	}
	if at > 0 {
		p := &r.pictures[at-1]
		if (m.Caption == "" || p.image.Caption == "") && (m.Credit == "" || p.image.Credit == "") && !r.textBetween(p.node, run.First) {
			if m.Caption != "" {
				p.image.Caption = m.Caption
			}
			if m.Credit != "" {
				p.image.Credit = m.Credit
			}
			return
		}
		if p.image.Caption == m.Caption && p.image.Credit == m.Credit {
			return
		}
	}
	r.pictures = append(r.pictures, picture{})
	copy(r.pictures[at+1:], r.pictures[at:])
	r.pictures[at] = picture{node: run.First, box: run.Box, image: m, lead: run.First < r.p.Runs[r.lines[0].first].First}
}

// textBetween reports whether a line of text stands between two nodes.
func (r *reader) textBetween(lo, hi int32) bool {
	for k := r.p.Nodes[lo].Run; int(k) < len(r.p.Runs) && r.p.Runs[k].First < hi; k++ {
		if r.kept(k) && r.lines[r.byRun[k-r.First]].role == roleText {
			return true
		}
	}
	return false
}

// sourceOf is the address of an image: what it shows, or what it will load when it is scrolled to.
func (r *reader) sourceOf(i int32) string {
	n := r.p.Nodes[i].HTML
	src, srcset, later := "", "", ""
	for _, a := range n.Attr {
		switch {
		case a.Key == "src":
			src = strings.TrimSpace(a.Val)
		case a.Key == "srcset":
			srcset = a.Val
		case !strings.HasPrefix(a.Key, "data-"):
		case strings.HasSuffix(a.Key, "srcset"):
			if srcset == "" {
				srcset = a.Val
			}
		case strings.HasSuffix(a.Key, "src") || a.Key == "data-original" || strings.HasPrefix(a.Key, "data-lazy") && looksLikeURL(a.Val):
			if later == "" && looksLikeURL(a.Val) {
				later = strings.TrimSpace(a.Val)
			}
		}
	}
	switch {
	case later != "":
		return later
	case src != "" && !isPlaceholder(src):
		return src
	}
	if u := firstOfSet(srcset); u != "" {
		return u
	}
	for k := n.Parent; k != nil && k.DataAtom == atom.Picture; k = nil {
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Source {
				continue
			}
			for _, a := range c.Attr {
				if u := firstOfSet(a.Val); (a.Key == "srcset" || a.Key == "data-srcset") && u != "" {
					return u
				}
			}
		}
	}
	return ""
}

func looksLikeURL(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "http") || strings.HasPrefix(s, "/") || strings.Contains(s, ".") && strings.Contains(s, "/")
}

// isPlaceholder reports whether an address is that of an image which only keeps the place of another.
func isPlaceholder(src string) bool {
	if strings.HasPrefix(src, "data:") {
		return true
	}
	name := src[strings.LastIndexByte(src, '/')+1:]
	for _, w := range []string{"placeholder", "blank.", "spacer", "pixel.", "transparent", "1x1", "lazy", "loading."} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// firstOfSet is the first address of a srcset.
func firstOfSet(set string) string {
	set = strings.TrimLeft(set, " \t\r\n,")
	if i := strings.IndexAny(set, " \t\r\n"); i >= 0 {
		set = set[:i]
	}
	set = strings.TrimRight(set, ",")
	if isPlaceholder(set) {
		return ""
	}
	return set
}
