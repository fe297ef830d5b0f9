package links

import "strings"

// ownNumber returns the number of seven digits or more that an article has in its address, in the last segment that has words or is
// that number, or "" where there is none. A day written as one number is none.
func ownNumber(path string) string {
	for n := 0; n < 2 && path != ""; n++ {
		at := strings.LastIndexByte(path, '/')
		seg := path[at+1:]
		if segmentShape(seg, true)&(Slug|ShortSlug|Number) != 0 {
			return longNumber(seg)
		}
		path = path[:max(at, 0)]
	}
	return ""
}

// longNumber returns the last run of seven digits or more of a text, if that is no day and not filled up with zeros, as numbers are
// that a firm or a section has.
func longNumber(s string) string {
	for end := len(s); end > 0; end-- {
		if s[end-1] < '0' || s[end-1] > '9' {
			continue
		}
		from := end
		for from > 0 && s[from-1] >= '0' && s[from-1] <= '9' {
			from--
		}
		if n := s[from:end]; len(n) >= 7 && n[0] != '0' && !(len(n) == 8 && (isCentury(n) || isCentury(n[4:]))) {
			return n
		}
		end = from + 1
	}
	return ""
}

// isCentury reports whether a number begins as the years of articles do.
func isCentury(n string) bool { return n[:2] == "19" || n[:2] == "20" }

// holdsNumber reports whether a path holds a number whole.
func holdsNumber(path, n string) bool {
	i := strings.Index(path, n)
	digit := func(k int) bool { return k >= 0 && k < len(path) && path[k] >= '0' && path[k] <= '9' }
	return i >= 0 && !digit(i-1) && !digit(i+len(n))
}
