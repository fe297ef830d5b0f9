package lede

import (
	"net/url"
	"strings"
)

// link makes an address absolute and its host lower case. It returns "" for what is none, or leads to something else than http,
// https or mailto.
func (s *source) link(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' {
		return ""
	}
	if host, _ := splitPlain(ref); host != "" {
		return strings.Clone(ref) // an Article does not hold the page alive
	}
	if s.origin != "" && ref[0] == '/' && !strings.HasPrefix(ref, "//") && isPlainPath(ref) {
		return s.origin + ref
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if s.base != nil {
		u = s.base.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
		u.Host = strings.ToLower(u.Host)
	case "mailto":
	default:
		return ""
	}
	return strings.ToValidUTF8(u.String(), "\uFFFD")
}

// baseURL is the address that relative links count from: the base element, itself relative to the page's address.
func baseURL(pageURL, base string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(pageURL))
	if err != nil || !u.IsAbs() {
		u = nil
	}
	if base == "" {
		return u
	}
	b, err := url.Parse(strings.TrimSpace(base))
	switch {
	case err != nil:
		return u
	case u != nil:
		return u.ResolveReference(b)
	case b.IsAbs():
		return b
	}
	return nil
}

// relative reports whether a link cannot be followed only because nobody knows the page's own address.
func (s *source) relative(ref string) bool {
	u, err := url.Parse(strings.TrimSpace(ref))
	return err == nil && s.base == nil && u.Scheme == "" && u.Host == "" && u.Path != ""
}

// originOf is what stands before the path in absolute addresses of a base, or "" where that takes an address parser.
func originOf(base *url.URL) string {
	if base == nil || base.User != nil {
		return ""
	}
	origin, _ := splitPlain(base.Scheme + "://" + base.Host + "/")
	return origin
}

// splitPlain parts an address into what names the host and the path with its query, where it is one of those that an address
// parser gives back as they are; of others host is empty. It is what nearly all links of a page look like.
func splitPlain(s string) (host, path string) {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return "", ""
		}
	}
	n := 0
	for n < len(rest) && (rest[n] >= 'a' && rest[n] <= 'z' || rest[n] >= '0' && rest[n] <= '9' || rest[n] == '-' || rest[n] == '.') {
		n++
	}
	if path = rest[n:]; n == 0 || path == "" || path[0] != '/' || !isPlainPath(path) {
		return "", ""
	}
	return s[:len(s)-len(path)], path
}

// isPlainPath reports whether a path with its query holds only what is never escaped, and no dot that names a folder.
func isPlainPath(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '/', c == '-', c == '_', c == '?', c == '=', c == '&':
		case c == '.' && s[i-1] != '/':
		default:
			return false
		}
	}
	return true
}
