package page

import "bytes"

// skipTag moves scan behind the tag it stands in, over quoted values, and leaves out attributes that nobody reads. It reports
// whether the tag names a data format.
func (s *spareReader) skipTag() (data bool) {
	begin, cuts := s.scan, len(s.cuts)
	end := s.attributes(begin)
	if end < 0 {
		s.cuts, s.sure = s.cuts[:cuts], false
		return false
	}
	s.scan = end + 1
	return s.tagIs(begin, "script") && (bytes.Contains(s.b[begin:s.scan], []byte("json")) || bytes.Contains(s.b[begin:s.scan], []byte("JSON")))
}

// attributes returns where the ">" stands of the tag whose name begins at i, or -1. It follows attributes as nearly all are
// written, name="value" behind white space, and leaves out those that nobody reads; from the first that is not, it only looks
// for the end.
func (s *spareReader) attributes(i int) int {
	begin, cuts := i, len(s.cuts)
	i, kept, certain := s.plainAttributes(i)
	if len(s.cuts) > cuts && (!certain || !kept && s.tagIs(begin, "span") || isFormatting(tagAtom(s.b[begin:]))) {
		s.cuts = s.cuts[:cuts] // a span that says something is no mere wrapper; formatting that is alike is not opened anew
	}
	if k := attributesEnd(s.b[i:]); k >= 0 {
		return i + k
	}
	return -1
}

// plainAttributes passes the attributes that are written as nearly all are, and leaves out those that nobody reads. It returns
// where they end, whether any was kept, and whether it is certain that none comes to count that a left-out one of the same name
// stood before: of attributes of one name the parser takes the first.
func (s *spareReader) plainAttributes(i int) (end int, kept, certain bool) {
	b, tag := s.b, s.b[i:]
	var out valueNames // of those left out for their value
	for i < len(b) && b[i] != '>' && b[i] != '/' && !isSpace(b[i]) {
		i++
	}
	for {
		a, ok := attributeAt(b, i)
		if !ok {
			return i, kept, out == 0 || s.endsTag(a.name)
		}
		if b[a.end] == '>' && b[a.end-1] == '/' { // whether it closes the tag or ends a value hangs on the other attributes
			return i, kept, false
		}
		name := b[a.name:a.value]
		if a.value == a.end || s.foreign || !unread(tag, name, b[a.value+1:a.end]) {
			if kept = true; out != 0 && out&byValue(name) != 0 {
				return i, kept, false
			}
			i = a.end
			continue
		}
		if s.takesValue(a.end) { // it would become the value of the attribute before
			return i, kept, out == 0
		}
		out |= byValue(name)
		if b[a.end] == '/' {
			i = a.name // the white space stays, lest the slash join a value without quotes
		}
		s.leaveOut(i, a.end)
		i = a.end
	}
}

// attribute is where an attribute stands: its name, b[name:value], and its value with the "=" before it, b[value:end].
type attribute struct{ name, value, end int }

// attributeAt reads an attribute behind the white space at i. ok is false where there is none, or one that is written otherwise.
func attributeAt(b []byte, i int) (a attribute, ok bool) {
	a.name = i
	for a.name < len(b) && isSpace(b[a.name]) {
		a.name++
	}
	a.value = a.name
	for a.value < len(b) && isNameByte(b[a.value]) {
		a.value++
	}
	if a.name == i || a.name == a.value {
		return a, false
	}
	a.end = a.value
	if a.end < len(b) && b[a.end] == '=' {
		a.end = valueEnd(b, a.end+1)
	}
	return a, a.end >= 0 && a.end < len(b) && (isSpace(b[a.end]) || b[a.end] == '>' || b[a.end] == '/')
}

// takesValue reports whether the next that stands behind i is a "=".
func (s *spareReader) takesValue(i int) bool {
	for i < len(s.b) && isSpace(s.b[i]) {
		i++
	}
	return i < len(s.b) && s.b[i] == '='
}

// endsTag reports whether nothing stands before the end of a tag at i.
func (s *spareReader) endsTag(i int) bool {
	if i < len(s.b) && s.b[i] == '/' {
		i++
	}
	return i < len(s.b) && s.b[i] == '>'
}

// valueNames is a set of those attributes that unreadValue tells by their value.
type valueNames uint8

func byValue(name []byte) valueNames {
	switch len(name) {
	case len("rel"):
		if bytes.EqualFold(name, []byte("rel")) {
			return 1
		}
	case len("type"):
		if bytes.EqualFold(name, []byte("type")) {
			return 2
		}
	case len("style"):
		if bytes.EqualFold(name, []byte("style")) {
			return 4
		}
	}
	return 0
}

// valueEnd returns where the value of an attribute ends that begins at i, or -1 where nothing stands there.
func valueEnd(b []byte, i int) int {
	if i >= len(b) {
		return -1
	}
	c := b[i]
	if c == '"' || c == '\'' {
		k := bytes.IndexByte(b[i+1:], c)
		if k < 0 {
			return -1
		}
		return i + k + 2
	}
	if isSpace(c) || c == '>' {
		return -1
	}
	for i < len(b) && b[i] != '>' && !isSpace(b[i]) {
		i++
	}
	return i
}

// unread reports whether no later stage looks at an attribute of the tag that begins a stretch.
func unread(tag, name, value []byte) bool {
	return opens(tag, "svg") && drawingOnly(name) || unreadName(name) || unreadValue(tag, name, value)
}

// unreadName tells by the name: attributes of scripts and of how things look or load, names for screen readers, and data for scripts
// but that which says what an element is, what a picture will show and when something happened.
func unreadName(name []byte) bool {
	switch string(name) {
	case "as", "crossorigin", "decoding", "fetchpriority", "integrity", "loading", "media", "sizes", "tabindex", "target":
		return true
	}
	switch name[0] {
	case 'a':
		return bytes.HasPrefix(name, []byte("aria-")) && string(name) != "aria-hidden" && !hasCapital(name)
	case 'd':
		return bytes.HasPrefix(name, []byte("data-")) && !readData(name[len("data-"):]) && !hasCapital(name)
	case 'o':
		return bytes.HasPrefix(name, []byte("on"))
	}
	return false
}

// hasCapital reports whether a name is written otherwise than the parser gives it on.
func hasCapital(name []byte) bool {
	for _, c := range name {
		if 'A' <= c && c <= 'Z' {
			return true
		}
	}
	return false
}

// unreadValue tells by the tag and the value: what a link keeps from the other side, styles that hide nothing, where code comes from,
// and that it is code.
func unreadValue(tag, name, value []byte) bool {
	switch string(name) {
	case "rel":
		return keepsOut(value)
	case "style":
		return !bytes.Contains(value, []byte("display")) && !bytes.Contains(value, []byte("visibility")) && bytes.IndexByte(value, '&') < 0
	case "src":
		return opens(tag, "script")
	case "type":
		return opens(tag, "link") || opens(tag, "script") && isCode(value)
	}
	return false
}

// drawingOnly reports whether an attribute of an svg element says no more than how to draw.
func drawingOnly(name []byte) bool {
	switch string(name) {
	case "viewBox", "xmlns", "width", "height", "fill", "stroke", "focusable", "version":
		return true
	}
	return false
}

// isCode reports whether a script's type says no more than that it is one.
func isCode(value []byte) bool {
	switch string(bytes.Trim(value, `"'`)) {
	case "text/javascript", "application/javascript", "application/x-javascript":
		return true
	}
	return false
}

// opens reports whether b begins with a tag name, in either case.
func opens(b []byte, name string) bool {
	for i := range len(name) {
		if i >= len(b) || b[i]|0x20 != name[i] {
			return false
		}
	}
	return len(b) > len(name) && isSpace(b[len(name)])
}

// keepsOut reports whether a link's rel tells no more than what browsers and search engines are not to do with it.
func keepsOut(value []byte) bool {
	value = bytes.Trim(value, `"' `)
	for len(value) > 0 {
		word, rest, _ := bytes.Cut(value, []byte(" "))
		if string(word) != "noopener" && string(word) != "noreferrer" && string(word) != "nofollow" && len(word) > 0 {
			return false
		}
		value = rest
	}
	return true
}

// readData reports whether a data attribute is read; name is without "data-".
func readData(name []byte) bool {
	switch string(name) {
	case "testid", "component", "module", "type", "test", "qa": // names of elements: builder.annotate
		return true
	case "datetime", "timestamp", "time", "date", "published", "epoch", "utc", "utime", "publish-date", "publishdate": // instants
		return true
	case "original", "href", "videoid", "tweetid", "shortcode", "instgrm-permalink": // what an embed shows
		return true
	}
	return bytes.Contains(name, []byte("src")) || bytes.HasPrefix(name, []byte("lazy"))
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// isNameByte reports whether c stands in the names of attributes that may be left out.
func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || c == '-' || '0' <= c && c <= '9' || c == '_' || c == ':' || 'A' <= c && c <= 'Z'
}

// tagEnd returns where the ">" of a tag stands whose name begins b, or -1.
func tagEnd(b []byte) int {
	i := 0
	for i < len(b) && b[i] != '>' && b[i] != '/' && !isSpace(b[i]) {
		i++
	}
	if k := attributesEnd(b[i:]); k >= 0 {
		return i + k
	}
	return -1
}

// attributesEnd is tagEnd from behind a tag's name or one of its attributes on. As for the parser, a quote opens a value only behind the
// "=" of a name, and a "=" that opens a name is part of it.
func attributesEnd(b []byte) int {
	const (
		beforeName = iota
		inName
		afterName
		beforeValue
		inValue
	)
	at := beforeName
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '>':
			return i
		case c == '=' && (at == inName || at == afterName):
			at = beforeValue
		case isSpace(c) && at == inName:
			at = afterName
		case isSpace(c) && at == inValue:
			at = beforeName
		case isSpace(c):
		case (c == '"' || c == '\'') && at == beforeValue:
			k := bytes.IndexByte(b[i+1:], c)
			if k < 0 {
				return -1
			}
			i += k + 1
			at = beforeName
		case at == beforeValue:
			at = inValue
		case c == '/' && at != inValue:
			at = beforeName
		case at != inValue:
			at = inName
		}
	}
	return -1
}
