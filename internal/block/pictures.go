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

// notArticle are the words of boxes whose images are no part of the article: portraits, logos, stars to vote
// with, teasers of other articles.
const notArticle = page.Related | page.Nav | page.Ad | page.Sponsored | page.Share | page.Bio | page.Byline | page.Comments |
	page.Newsletter | page.Foot | page.Form | page.Legal | page.Popup | page.ElemNav | page.ElemFooter | page.ElemForm | page.Rating

// climb is how many boxes around an image may belong to it: pages wrap an image in a link, a ratio box, a lazy loader.
const climb = 6

// mostPictures bounds the pictures of an article.
const mostPictures = 2000

// findPictures finds the images between the headline and the end of the region, and marks the lines that are their captions.
func (r *reader) findPictures() {
	lo, hi := r.span()
	for i := lo; i < hi; i++ {
		nd := &r.p.Nodes[i]
		if !isImage(nd) || nd.Flags&page.InHead != 0 || len(r.pictures) >= mostPictures {
			continue
		}
		pic, ok := r.pictureAt(i)
		if !ok {
			continue
		}
		if k := len(r.pictures) - 1; k >= 0 && r.pictures[k].shows(&pic) {
			continue
		}
		if r.trails(&pic) {
			continue
		}
		pic.lead = len(r.lines) == 0 || i < r.p.Runs[r.lines[0].first].First
		r.pictures = append(r.pictures, pic)
	}
	r.looseCaptions(lo, hi)
}

// shows reports whether a picture shows what another does: the same in another size, or the next of a row under one caption.
func (p *picture) shows(o *picture) bool {
	return p.box == o.box && p.image.Caption == o.image.Caption || o.image.URL != "" && p.image.URL == o.image.URL
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

// trails reports whether a picture stands below all of the text and is none of its own: pages end in banners, portraits, and
// pictures of other articles. One with a caption is the article's, or one that leads to itself in full size, or one that stands
// in the text's own box, with nothing but pictures in between.
func (r *reader) trails(pic *picture) bool {
	last := &r.lines[len(r.lines)-1]
	run := &r.p.Runs[last.end-1]
	if pic.node < run.End || pic.image.Caption != "" {
		return false
	}
	if a := r.p.LinkOf(pic.node); a >= 0 && isImageFile(r.p.Attr(a, "href")) {
		return false
	}
	flow := r.p.Nodes[run.Box].Parent
	if last.around.list >= 0 {
		flow = r.p.Nodes[last.around.list].Parent
	} else if last.around.table >= 0 {
		flow = r.p.Nodes[last.around.table].Parent
	}
	for box := pic.box; box > r.p.Body; box = r.p.Nodes[box].Parent {
		if r.p.Nodes[box].Parent == flow {
			return false
		}
		if first, end := r.p.RunsOf(r.p.Nodes[box].Parent); first < end && r.shown(first, end) > 0 {
			return true
		}
	}
	return true
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
	if pic.image.Caption == "" && (pic.image.URL == "" || IsOutfit(pic.image.URL)) {
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
	for k := first; k < min(end, first+captionRuns); k++ {
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
		if nd.Atom == atom.Figure && !r.holdsHeadline(up) {
			return up
		}
		if !r.onlyCaption(up) {
			break
		}
		box = up
	}
	return box
}

// holdsHeadline reports whether a box is around the headline, too.
func (r *reader) holdsHeadline(box int32) bool {
	if r.Headline < 0 {
		return false
	}
	at := r.p.Runs[r.Headline].First
	return box <= at && at < r.p.Nodes[box].End
}

// onlyCaption reports whether all text of a box could be a caption: no line of the region but those named captions, and not
// much of it.
func (r *reader) onlyCaption(box int32) bool {
	first, end := r.p.RunsOf(box)
	if end-first > captionRuns {
		return false
	}
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
