package block

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sourceOf is the address of an image: what it shows, or what it will load when it is scrolled to.
func (r *reader) sourceOf(i int32) string {
	n := r.p.Nodes[i].HTML
	src, srcset, later := sourcesOf(n)
	switch {
	case later != "":
		return later
	case src != "" && !isPlaceholder(src):
		return src
	}
	if u := firstOfSet(srcset); u != "" {
		return u
	}
	return pictureSource(n.Parent)
}

// sourcesOf reads the addresses that an image gives: what it shows, in which sizes, and what it will load later.
func sourcesOf(n *html.Node) (src, srcset, later string) {
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
		case later == "" && looksLikeURL(a.Val) && loadsLater(a.Key):
			later = strings.TrimSpace(a.Val)
		}
	}
	return src, srcset, later
}

// loadsLater reports whether a data attribute is one that scripts of pages load images from.
func loadsLater(key string) bool {
	return strings.HasSuffix(key, "src") || key == "data-original" || strings.HasPrefix(key, "data-lazy")
}

// pictureSource is the first address that a picture element around an image gives.
func pictureSource(picture *html.Node) string {
	if picture == nil || picture.DataAtom != atom.Picture {
		return ""
	}
	for c := picture.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Source {
			continue
		}
		for _, a := range c.Attr {
			if a.Key != "srcset" && a.Key != "data-srcset" {
				continue
			}
			if u := firstOfSet(a.Val); u != "" {
				return u
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

// isImageFile reports whether an address is that of a picture.
func isImageFile(u string) bool {
	u, _, _ = strings.Cut(u, "?")
	u, _, _ = strings.Cut(u, "#")
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"} {
		if len(u) > len(end) && strings.EqualFold(u[len(u)-len(end):], end) {
			return true
		}
	}
	return false
}
