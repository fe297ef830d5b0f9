package page

import (
	"bytes"
	"io"
)

// spareReader gives markup to the parser without what no later stage looks at, and what yet costs the parser most of its time:
// the code of scripts and styles, the content of comments, noscript and iframe elements, and pictures drawn in SVG. The tree
// stays the same but for the text and the children of those elements. Scripts that carry data are given whole.
//
// It follows the tokenizer: a tag ends at the first ">" outside of quotes, the content of raw-text elements at their own end
// tag. Where it is not certain to see what the parser would, it gives the rest as it is.
type spareReader struct {
	b        []byte
	pos      int // what was given
	from, to int // the next stretch to leave out: b[from:to]
	scan     int // where to look for the one after it
	foreign  bool
	sure     bool
}

func newSpareReader(b []byte) *spareReader {
	s := &spareReader{b: b, sure: true}
	s.next()
	return s
}

// Read gives the next bytes that are not left out.
func (s *spareReader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if s.pos == s.from && s.from < s.to {
			s.pos = s.to
			s.next()
			continue
		}
		if s.pos == len(s.b) {
			if n == 0 {
				return 0, io.EOF
			}
			return n, nil
		}
		k := copy(p[n:], s.b[s.pos:s.from])
		s.pos += k
		n += k
	}
	return n, nil
}

// next finds the next stretch to leave out; at the end of the input it is empty.
func (s *spareReader) next() {
	for s.sure {
		i := bytes.IndexByte(s.b[s.scan:], '<')
		if i < 0 {
			break
		}
		i += s.scan
		if s.scan = i + 1; s.scan == len(s.b) {
			break
		}
		c := s.b[s.scan]
		switch {
		case c == '!' && bytes.HasPrefix(s.b[i:], []byte("<!--")):
			if s.comment(i) {
				return
			}
		case c == '!' || c == '?':
			s.skipTo('>')
		case c == '/':
			if s.foreign && (s.tagIs(i+2, "svg") || s.tagIs(i+2, "math")) {
				s.foreign = false
			}
			s.skipTag()
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			if s.element(i) {
				return
			}
		}
	}
	s.from, s.to = len(s.b), len(s.b)
}

// comment leaves out the content of the comment that begins at i. It says whether there is any.
func (s *spareReader) comment(i int) bool {
	start := i + len("<!--")
	rest := s.b[start:]
	if len(rest) > 0 && rest[0] == '>' || len(rest) > 1 && rest[0] == '-' {
		s.scan = start // "<!-->" and its like end in ways of their own
		if k := bytes.IndexByte(rest, '>'); k >= 0 {
			s.scan = start + k + 1
		}
		s.sure = len(rest) > 0 && rest[0] == '>'
		return false
	}
	end := bytes.Index(rest, []byte("-->"))
	if end < 0 || bytes.Contains(rest[:end], []byte("--!")) {
		s.sure = false
		return false
	}
	s.from, s.to, s.scan = start, start+end, start+end+len("-->")
	return end > 0
}

// element passes the start tag at i, and leaves out what the element holds where it is one of those that nobody reads.
func (s *spareReader) element(i int) bool {
	data := s.skipTag()
	if s.foreign || !s.sure {
		return false
	}
	switch s.b[i+1] | 0x20 {
	case 's':
		switch {
		case s.tagIs(i+1, "script"):
			return s.raw(i, "script", !data)
		case s.tagIs(i+1, "style"):
			return s.raw(i, "style", true)
		case s.tagIs(i+1, "svg"):
			return s.drawing(i)
		}
	case 'n':
		for _, name := range [...]string{"noscript", "noembed", "noframes"} {
			if s.tagIs(i+1, name) {
				return s.raw(i, name, true)
			}
		}
	case 'i':
		if s.tagIs(i+1, "iframe") {
			return s.raw(i, "iframe", true)
		}
	case 't':
		if s.tagIs(i+1, "textarea") {
			return s.raw(i, "textarea", false)
		}
		if s.tagIs(i+1, "title") {
			return s.raw(i, "title", false)
		}
	case 'x':
		if s.tagIs(i+1, "xmp") {
			return s.raw(i, "xmp", false)
		}
	case 'p':
		s.sure = !s.tagIs(i+1, "plaintext")
	case 'm':
		s.foreign = s.tagIs(i+1, "math")
	}
	return false
}

// raw passes the content of the raw-text element whose start tag ended at scan; cut leaves it out.
func (s *spareReader) raw(i int, name string, cut bool) bool {
	start := s.scan
	end := s.endTag(start, name)
	if end < 0 || name == "script" && bytes.Contains(s.b[start:end], []byte("<!--")) && bytes.Contains(s.b[start:end], []byte("<script")) {
		s.sure = false // never closed, or a script that writes scripts: its end is where only the parser knows
		return false
	}
	s.scan = end
	if !cut || end == start {
		return false
	}
	s.from, s.to = start, end
	return true
}

// drawing leaves out the content of the svg element whose start tag ended at scan, where it holds nothing but drawing.
func (s *spareReader) drawing(i int) bool {
	if s.b[s.scan-2] == '/' { // <svg/> is closed
		return false
	}
	start := s.scan
	end := s.endTag(start, "svg")
	if end < 0 {
		s.foreign = true
		return false
	}
	for k := start; k < end; {
		j := bytes.IndexByte(s.b[k:end], '<')
		if j < 0 {
			break
		}
		k += j + 1
		if c := s.b[k]; c == '/' || c == ' ' {
			continue
		}
		if !s.draws(k) && !s.names(k, "title") && !s.names(k, "desc") {
			s.foreign = true
			return false
		}
	}
	if s.scan = end; end == start {
		return false
	}
	s.from, s.to = start, end
	return true
}

// draws reports whether the tag whose name begins at k can stand in an SVG without ending it or opening HTML in it.
func (s *spareReader) draws(k int) bool {
	for _, name := range [...]string{"path", "g", "circle", "rect", "use", "polygon", "line", "polyline", "ellipse", "defs", "symbol",
		"clippath", "mask", "lineargradient", "radialgradient", "stop", "filter", "text", "tspan", "image", "animate"} {
		if s.tagIs(k, name) {
			return true
		}
	}
	return false
}

// names reports whether the tag whose name begins at k opens an element of that name that holds text alone.
func (s *spareReader) names(k int, name string) bool {
	if !s.tagIs(k, name) {
		return false
	}
	j := bytes.IndexByte(s.b[k:], '<')
	return j > 0 && s.b[k+j+1] == '/' && s.tagIs(k+j+2, name) && s.b[k+j-1] != '/'
}

// endTag returns where the end tag of name begins at or after from, or -1.
func (s *spareReader) endTag(from int, name string) int {
	for k := from; ; {
		j := bytes.Index(s.b[k:], []byte("</"))
		if j < 0 {
			return -1
		}
		k += j + 2
		if s.tagIs(k, name) {
			return k - 2
		}
	}
}

// tagIs reports whether the tag name that begins at i is name, in either case.
func (s *spareReader) tagIs(i int, name string) bool {
	end := i + len(name)
	if end >= len(s.b) {
		return false
	}
	for k := range len(name) {
		if s.b[i+k]|0x20 != name[k] {
			return false
		}
	}
	switch s.b[end] {
	case ' ', '\n', '\r', '\t', '\f', '/', '>':
		return true
	}
	return false
}

// skipTo moves scan behind the next c, or to the end.
func (s *spareReader) skipTo(c byte) {
	if k := bytes.IndexByte(s.b[s.scan:], c); k >= 0 {
		s.scan += k + 1
	} else {
		s.scan = len(s.b)
	}
}

// skipTag moves scan behind the tag it stands in, over quoted values. It reports whether the tag names a data format.
func (s *spareReader) skipTag() (data bool) {
	begin := s.scan
	k := bytes.IndexByte(s.b[begin:], '>')
	if k < 0 {
		s.sure = false
		return false
	}
	if tag := s.b[begin : begin+k]; bytes.IndexByte(tag, '=') >= 0 {
		if k = tagEnd(s.b[begin:]); k < 0 {
			s.sure = false
			return false
		}
	}
	s.scan = begin + k + 1
	return s.tagIs(begin, "script") && (bytes.Contains(s.b[begin:s.scan], []byte("json")) || bytes.Contains(s.b[begin:s.scan], []byte("JSON")))
}

// tagEnd returns where the ">" of a tag stands whose "<" is before b, or -1. A quote opens a value only behind "=".
func tagEnd(b []byte) int {
	value := false // "=" stands before, and white space at most
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '>':
			return i
		case '=':
			value = true
		case ' ', '\n', '\r', '\t', '\f':
		case '"', '\'':
			if value {
				k := bytes.IndexByte(b[i+1:], c)
				if k < 0 {
					return -1
				}
				i += k + 1
			}
			value = false
		default:
			value = false
		}
	}
	return -1
}
