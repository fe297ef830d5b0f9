package block

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// foreign is content of another site.
type foreign struct {
	node  int32
	embed Embed
}

// findEmbeds finds posts, players and frames between the region's first and last line.
func (r *reader) findEmbeds() []foreign {
	if len(r.lines) == 0 {
		return nil
	}
	lo, hi := r.p.Runs[r.lines[0].first].First, r.p.Runs[r.lines[len(r.lines)-1].end-1].End
	var out []foreign
	for i := lo; i < hi; i++ {
		nd := &r.p.Nodes[i]
		if nd.Flags&page.Text != 0 || r.own(nd.All)&(page.Ad|page.Sponsored|page.Newsletter|page.Comments|page.Form) != 0 {
			continue
		}
		e, ok := r.embedAt(i, nd)
		if !ok {
			continue
		}
		out = append(out, foreign{i, e})
		if nd.End > i+1 {
			first, end := r.p.RunsOf(i)
			for k := first; k < end; k++ {
				r.setRole(k, roleDrop)
			}
			i = nd.End - 1
		}
	}
	return out
}

// embedAt reads the embed that an element is.
func (r *reader) embedAt(i int32, nd *page.Node) (Embed, bool) {
	switch {
	case nd.Atom == atom.Iframe:
		return Embed{URL: r.frameURL(i)}, r.frameURL(i) != "" && nd.Flags&page.Hidden == 0
	case nd.Atom == atom.Video || nd.Atom == atom.Audio:
		u := r.mediaURL(i)
		return Embed{URL: u}, u != "" && !strings.HasPrefix(u, "blob:")
	case nd.Atom == atom.Blockquote && nd.Own&page.Embed != 0:
		u := r.postURL(i)
		return Embed{URL: u, Text: r.p.NodeText(i)}, u != ""
	case nd.Atom == 0:
		return r.componentEmbed(i, nd.HTML.Data)
	case nd.Atom == atom.Div && nd.Own&(page.Embed|page.Video|page.Article) != 0:
		return r.drawnPost(i)
	}
	return Embed{}, false
}

// drawnPost reads a box that is called a post or a player and names the address of what a script will draw in it.
func (r *reader) drawnPost(i int32) (Embed, bool) {
	u := r.p.Attr(i, "data-href")
	if !strings.HasPrefix(u, "https://") && !strings.HasPrefix(u, "http://") {
		return Embed{}, false
	}
	return Embed{URL: u, Text: r.p.NodeText(i)}, true
}

// mediaURL is the address of a player: its own, else that of its first source.
func (r *reader) mediaURL(i int32) string {
	u := r.p.Attr(i, "src")
	for k := i + 1; k < r.p.Nodes[i].End && u == ""; k++ {
		if r.p.Nodes[k].Atom == atom.Source {
			u = r.p.Attr(k, "src")
		}
	}
	return u
}

// postURL is the address of a post: one that its element gives, else the last link in it.
func (r *reader) postURL(i int32) string {
	if u := r.p.Attr(i, "data-instgrm-permalink"); u != "" {
		return u
	}
	u := r.p.Attr(i, "cite")
	for k := i + 1; k < r.p.Nodes[i].End; k++ {
		if h := r.p.Attr(k, "href"); r.p.Nodes[k].Atom == atom.A && h != "" {
			u = h
		}
	}
	return u
}

// frameURL is the address of a frame, loaded now or later.
func (r *reader) frameURL(i int32) string {
	for _, key := range [...]string{"src", "data-src", "data-lazy-src"} {
		if u := strings.TrimSpace(r.p.Attr(i, key)); u != "" && !strings.HasPrefix(u, "about:") && !strings.HasPrefix(u, "javascript:") {
			return u
		}
	}
	return ""
}

// componentEmbed reads the components that name a post or film by its number.
func (r *reader) componentEmbed(i int32, name string) (Embed, bool) {
	for _, row := range componentRows {
		if name == row.element {
			if id := r.p.Attr(i, row.attr); id != "" {
				return Embed{URL: row.before + id}, true
			}
		}
	}
	return Embed{}, false
}

// componentRows are the elements of AMP and of other libraries that show content of others, the attribute that names it, and the address it
// stands for.
var componentRows = [...]struct{ element, attr, before string }{
	{"amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="},
	{"amp-twitter", "data-tweetid", "https://twitter.com/i/status/"},
	{"amp-instagram", "data-shortcode", "https://www.instagram.com/p/"},
	{"amp-facebook", "data-href", ""},
	{"amp-iframe", "src", ""},
	{"amp-video", "src", ""},
	{"amp-vimeo", "data-videoid", "https://vimeo.com/"},
	{"amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"},
	{"lite-youtube", "videoid", "https://www.youtube.com/watch?v="},
	{"lite-vimeo", "videoid", "https://vimeo.com/"},
}
