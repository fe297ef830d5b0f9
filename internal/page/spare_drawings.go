package page

import "bytes"

// drawing leaves out the content of the svg element whose start tag is t, where it holds nothing but drawing: then all its tags open and
// close elements of the drawing alone. Inside of others the parser may be back in HTML, or the tokenizer in CDATA, so the rest of the
// page is given as it is.
func (s *spareReader) drawing(t *tag) {
	if s.sure = t.certain; t.closes || !t.certain {
		return
	}
	end := drawingEnd(s.b, s.scan)
	if s.sure = end >= 0; end < 0 {
		return
	}
	s.leaveOut(s.scan, end)
	s.scan = end
}

// drawingEnd returns where the end tag stands of the svg element whose content begins at i, or -1 where it is not certain.
func drawingEnd(b []byte, i int) int {
	var open shapes
	for i >= 0 {
		k := bytes.IndexByte(b[i:], '<')
		if k < 0 || i+k+2 >= len(b) {
			return -1
		}
		i += k
		switch c := b[i+1]; {
		case isTagStart(c):
			i = open.enter(b, i+1)
		case c == '/':
			t, ok := tagAt(b, i+2)
			switch {
			case !ok || !isTagStart(b[i+2]):
				return -1
			case open.close(t.name):
				i = t.end + 1
			case is(t.name, "svg"):
				return i
			default:
				return -1 // "</p>" opens HTML, "</g>" may end one around the svg
			}
		case bytes.HasPrefix(b[i:], []byte("<!--")):
			_, end, ok := commentEnd(b, i)
			if !ok {
				return -1
			}
			i = end
		case c == '!' || c == '?':
			return -1
		default:
			i++
		}
	}
	return -1
}

// shapes are the names of the elements that are open in a drawing.
type shapes struct {
	names [24][]byte
	n     int
}

// enter passes the start tag whose name begins at i, and the text of an element that holds text alone. It returns where it ends, or -1
// where the element does not belong into a drawing.
func (o *shapes) enter(b []byte, i int) int {
	t, ok := tagAt(b, i)
	if !ok || !t.certain {
		return -1
	}
	switch {
	case draws(t.name):
		if !t.closes {
			if o.n == len(o.names) {
				return -1
			}
			o.names[o.n] = t.name
			o.n++
		}
		return t.end + 1
	case is(t.name, "title"):
		return o.holdsText(b, &t, "title")
	case is(t.name, "desc"):
		return o.holdsText(b, &t, "desc")
	case is(t.name, "style"):
		return o.holdsText(b, &t, "style")
	}
	return -1
}

// holdsText returns where an element ends that holds text alone, or -1.
func (o *shapes) holdsText(b []byte, t *tag, name string) int {
	k := bytes.IndexByte(b[t.end:], '<')
	if t.closes || k < 0 || !bytes.HasPrefix(b[t.end+k:], []byte("</")) {
		return -1
	}
	if end, ok := tagAt(b, t.end+k+len("</")); ok && is(end.name, name) {
		return end.end + 1
	}
	return -1
}

// close ends the innermost element of that name, and those in it; names are compared as the parser does. It reports whether there is one.
func (o *shapes) close(name []byte) bool {
	for i := o.n - 1; i >= 0; i-- {
		if bytes.EqualFold(o.names[i], name) {
			o.n = i
			return true
		}
	}
	return false
}

// draws reports whether an element of that name can stand in an svg element without ending it, and holds no HTML.
func draws(name []byte) bool {
	var lower [20]byte
	if len(name) > len(lower) {
		return false
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	switch string(lower[:len(name)]) {
	case "path", "g", "circle", "rect", "use", "polygon", "line", "polyline", "ellipse", "defs", "symbol", "clippath", "mask", "lineargradient",
		"radialgradient", "stop", "filter", "text", "tspan", "image", "animate", "animatetransform", "pattern", "svg", "a", "marker", "switch":
		return true
	}
	return bytes.HasPrefix(lower[:], []byte("fe")) // what filters are made of: feBlend, feFlood; nothing of HTML is named so
}
