package block

import (
	"strings"

	"golang.org/x/net/html/atom"
)

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
