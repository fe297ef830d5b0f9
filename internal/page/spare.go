package page

import (
	"bytes"
	"io"
)

// spareReader gives markup to the parser without what no later stage looks at, and what yet costs the parser most of its time:
// the code of scripts and styles, the content of comments, noscript and iframe elements, pictures drawn in SVG, and attributes
// that nobody reads. The tree stays the same but for those. Scripts that carry data are given whole.
//
// Why it stays the same: the reader passes from token to token as html.Tokenizer does (tags.go), which knows nothing of the parser
// but whether it is inside foreign content; into that the reader never follows. What it leaves out of a token takes no other token
// away and moves no border: the content of a raw-text element, which ends at its end tag, with or without; the content of a comment;
// an attribute from where the tokenizer begins to read it to where it begins to read the next (spare_tags.go); a drawing whose
// tags open and close nothing but itself (spare_drawings.go). Of these the parser does not ask: it looks at attributes of input
// elements, of formatting elements, of links that stay open (spare_links.go) and of html and body, which are left alone, and at
// text where it yet may become a frameset, which Parse does not give to this reader. Where it is not certain to see what the
// tokenizer would, it gives the rest as it is.
type spareReader struct {
	b    []byte
	pos  int   // what was given
	cuts []cut // the next stretches to leave out
	cut  int   // the first of them that is not yet passed
	scan int   // where to look for more
	sure bool
	link openLink
	held int     // links that may stay open behind their end tag
	room [32]cut // where cuts begins
}

// cut is a stretch that is left out: b[from:to].
type cut struct{ from, to int }

func newSpareReader(b []byte) *spareReader {
	s := &spareReader{b: b, sure: true}
	s.cuts = s.room[:0]
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
	for s.sure && (len(s.cuts) == 0 || s.link.open) {
		i := bytes.IndexByte(s.b[s.scan:], '<')
		if i < 0 {
			break
		}
		i += s.scan
		if i+1 == len(s.b) {
			break
		}
		s.markup(i)
	}
	s.link.abandon(s)
	if len(s.cuts) == 0 {
		s.cuts = append(s.cuts, cut{len(s.b), len(s.b)})
	}
}

// markup passes what begins with the "<" at i.
func (s *spareReader) markup(i int) {
	switch c := s.b[i+1]; {
	case isTagStart(c):
		s.element(i)
	case c == '/':
		s.endTag(i)
	case c == '!' && bytes.HasPrefix(s.b[i:], []byte("<!--")):
		s.comment(i)
	case c == '!' || c == '?':
		s.passTo('>', i+1)
	default:
		s.scan = i + 1
	}
}

// passTo moves scan behind the next c from i on, or to the end.
func (s *spareReader) passTo(c byte, i int) {
	if k := bytes.IndexByte(s.b[i:], c); k >= 0 {
		s.scan = i + k + 1
	} else {
		s.scan = len(s.b)
	}
}

// leaveOut adds a stretch.
func (s *spareReader) leaveOut(from, to int) {
	if from < to {
		s.cuts = append(s.cuts, cut{from, to})
	}
}

// endTag passes the end tag at i. One without a name is a comment up to the first ">".
func (s *spareReader) endTag(i int) {
	if i += len("</"); i == len(s.b) || !isTagStart(s.b[i]) {
		s.passTo('>', i)
		return
	}
	t, ok := tagAt(s.b, i)
	s.scan, s.sure = t.end+1, ok
	if ok && is(t.name, "a") {
		s.link.end(s)
	}
}

// comment leaves out the text of the comment at i. What is left of it still parts two texts.
func (s *spareReader) comment(i int) {
	text, end, ok := commentEnd(s.b, i)
	if s.sure = ok; ok {
		s.leaveOut(i+len("<!--"), text)
	}
	s.scan = end
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
	link := s.b[i+1]|0x20 == 'a' && nameEnd(s.b, i+2) == i+2
	if link {
		s.link.end(s)
	}
	cuts := len(s.cuts)
	t, data, ok := s.startTag(i + 1)
	if s.sure = ok; !ok {
		return
	}
	s.scan = t.end + 1
	if link {
		s.link = openLink{open: true, from: cuts, to: len(s.cuts)}
		return
	}
	if s.link.open {
		s.link.enter(t.name)
	}
	first := t.name[0] | 0x20
	for k := range rawElements {
		if e := &rawElements[k]; e.name[0] == first && is(t.name, e.name) {
			s.raw(e.name, e.spared && !data)
			return
		}
	}
	switch {
	case is(t.name, "svg"):
		s.drawing(&t)
	case is(t.name, "plaintext"), is(t.name, "math"):
		s.sure = false
	}
}

// raw passes the content of the raw-text element whose start tag ended at scan; spared leaves it out.
func (s *spareReader) raw(name string, spared bool) {
	start := s.scan
	end := rawTextEnd(s.b, start, name)
	if end < 0 || name == "script" && bytes.Contains(s.b[start:end], []byte("<!--")) && writesScript(s.b[start:end]) {
		s.sure = false // never closed, or a script that writes scripts: its end is where only the tokenizer knows
		return
	}
	s.scan = end
	if spared {
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
		if is(code[:len("script")], "script") {
			return true
		}
	}
}
