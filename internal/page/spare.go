package page

import (
	"bytes"
	"io"
)

// spareReader gives markup to the parser without what no later stage looks at, and what yet costs the parser most of its time:
// the code of scripts and styles, the content of comments, noscript and iframe elements, pictures drawn in SVG, and attributes
// that nobody reads. The tree stays the same but for those. Scripts that carry data are given whole.
//
// It follows the tokenizer: a tag ends at the first ">" outside of quotes, the content of raw-text elements at their own end
// tag. Where it is not certain to see what the parser would, it gives the rest as it is.
type spareReader struct {
	b       []byte
	pos     int   // what was given
	cuts    []cut // the next stretches to leave out
	cut     int   // the first of them that is not yet passed
	scan    int   // where to look for more
	foreign bool
	sure    bool
	space   [16]cut // where cuts begins
}

// cut is a stretch that is left out: b[from:to].
type cut struct{ from, to int }

func newSpareReader(b []byte) *spareReader {
	s := &spareReader{b: b, sure: true}
	s.cuts = s.space[:0]
	s.next()
	return s
}

// Read gives the next bytes that are not left out.
func (s *spareReader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		c := s.cuts[s.cut]
		if s.pos == c.from && c.from < c.to {
			s.pos = c.to
			if s.cut++; s.cut == len(s.cuts) {
				s.next()
			}
			continue
		}
		if s.pos == len(s.b) {
			if n == 0 {
				return 0, io.EOF
			}
			return n, nil
		}
		k := copy(p[n:], s.b[s.pos:c.from])
		s.pos += k
		n += k
	}
	return n, nil
}

// next finds the next stretches to leave out; at the end of the input there is one without length.
func (s *spareReader) next() {
	s.cuts, s.cut = s.cuts[:0], 0
	for s.sure && len(s.cuts) == 0 {
		i := bytes.IndexByte(s.b[s.scan:], '<')
		if i < 0 {
			break
		}
		i += s.scan
		if s.scan = i + 1; s.scan == len(s.b) {
			break
		}
		s.markup(i)
	}
	if len(s.cuts) == 0 {
		s.cuts = append(s.cuts, cut{len(s.b), len(s.b)})
	}
}

// markup passes what begins with the "<" at i.
func (s *spareReader) markup(i int) {
	c := s.b[s.scan]
	switch {
	case c == '!' && bytes.HasPrefix(s.b[i:], []byte("<!--")):
		s.comment(i)
	case c == '!' || c == '?':
		s.skipTo('>')
	case c == '/':
		if s.foreign && (s.tagIs(i+2, "svg") || s.tagIs(i+2, "math")) {
			s.foreign = false
		}
		s.skipTag()
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		s.element(i)
	}
}

// leaveOut adds a stretch.
func (s *spareReader) leaveOut(from, to int) {
	if from < to {
		s.cuts = append(s.cuts, cut{from, to})
	}
}

// comment leaves out the content of the comment that begins at i. What is left of it still parts two texts.
func (s *spareReader) comment(i int) {
	start := i + len("<!--")
	rest := s.b[start:]
	dashes := 0
	for dashes < len(rest) && rest[dashes] == '-' {
		dashes++
	}
	if dashes < len(rest) && rest[dashes] == '>' { // "<!-->", "<!---->" and their like hold nothing
		s.scan = start + dashes + 1
		return
	}
	end := bytes.Index(rest, []byte("-->"))
	if end < 0 || bytes.Contains(rest[:end], []byte("--!")) {
		s.sure = false
		return
	}
	end += start
	s.scan = end + len("-->")
	s.leaveOut(start, end)
}

// rawElements are the elements whose content is text to the parser, not markup; spared where nobody reads it.
var rawElements = [...]struct {
	name   string
	spared bool
}{
	{"script", true}, {"style", true}, {"noscript", true}, {"noembed", true}, {"noframes", true}, {"iframe", true},
	{"textarea", false}, {"title", false}, {"xmp", false},
}

// element passes the start tag at i, and leaves out what the element holds where it is one of those that nobody reads.
func (s *spareReader) element(i int) {
	data := s.skipTag()
	if s.foreign || !s.sure {
		return
	}
	first := s.b[i+1] | 0x20
	for k := range rawElements {
		if e := &rawElements[k]; e.name[0] == first && s.tagIs(i+1, e.name) {
			s.raw(e.name, e.spared && !data)
			return
		}
	}
	switch {
	case s.tagIs(i+1, "svg"):
		s.drawing()
	case s.tagIs(i+1, "plaintext"):
		s.sure = false
	case s.tagIs(i+1, "math"):
		s.foreign = true
	}
}

// raw passes the content of the raw-text element whose start tag ended at scan; cut leaves it out.
func (s *spareReader) raw(name string, cut bool) {
	start := s.scan
	end := s.endTag(start, name)
	if end < 0 || name == "script" && bytes.Contains(s.b[start:end], []byte("<!--")) && writesScript(s.b[start:end]) {
		s.sure = false // never closed, or a script that writes scripts: its end is where only the parser knows
		return
	}
	s.scan = end
	if cut {
		s.leaveOut(start, end)
	}
}

// writesScript reports whether code holds the beginning of a script tag, in either case.
func writesScript(code []byte) bool {
	for {
		i := bytes.IndexByte(code, '<')
		if i < 0 || i+len("<script") > len(code) {
			return false
		}
		code = code[i+1:]
		if bytes.EqualFold(code[:len("script")], []byte("script")) {
			return true
		}
	}
}

// drawing leaves out the content of the svg element whose start tag ended at scan, where it holds nothing but drawing.
func (s *spareReader) drawing() {
	if s.b[s.scan-2] == '/' { // <svg/> is closed
		return
	}
	start := s.scan
	end := s.endTag(start, "svg")
	if end < 0 {
		s.foreign = true
		return
	}
	var open shapes
	for k := start; k < end; {
		j := bytes.IndexByte(s.b[k:end], '<')
		if j < 0 {
			break
		}
		k += j + 1
		tag := tagEnd(s.b[k:end])
		if tag < 0 || !s.inDrawing(k) || !open.follow(s.b[k:k+tag]) {
			s.foreign = true // "</p>" opens HTML, "</g>" may end one around the svg, and a value may hold "</svg>"
			return
		}
		k += tag
	}
	s.scan = end
	s.leaveOut(start, end)
}

// shapes are the names of the elements that are open in a drawing.
type shapes struct {
	names [24][]byte
	n     int
}

// follow takes one more tag, without its angle brackets. It reports whether all end tags so far ended what the drawing itself opened.
func (o *shapes) follow(tag []byte) bool {
	if tag[0] == '/' {
		o.n--
		return o.n >= 0 && bytes.EqualFold(o.names[o.n], tagName(tag[1:]))
	}
	if tag[len(tag)-1] == '/' {
		return true
	}
	if o.n == len(o.names) {
		return false
	}
	o.names[o.n] = tagName(tag)
	o.n++
	return true
}

// tagName is the name that a tag begins with.
func tagName(tag []byte) []byte {
	if i := bytes.IndexAny(tag, " \n\r\t\f/"); i >= 0 {
		return tag[:i]
	}
	return tag
}

// inDrawing reports whether the tag behind the "<" before k can stand in a drawing that is left out.
func (s *spareReader) inDrawing(k int) bool {
	if s.b[k] == '/' {
		return s.draws(k+1) || s.tagIs(k+1, "title") || s.tagIs(k+1, "desc")
	}
	return s.draws(k) || s.names(k, "title") || s.names(k, "desc")
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
