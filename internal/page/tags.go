package page

import "bytes"

// Tags and comments, read as html.Tokenizer reads them: each function here is one of its functions, over bytes at hand. So what is
// found to be a tag, an attribute or a value is one for the parser too.

// isTagStart reports whether a "<" before c opens a start tag.
func isTagStart(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// skipSpace returns where white space ends that may stand at i.
func skipSpace(b []byte, i int) int {
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	return i
}

// nameEnd returns where a tag's name ends that begins at i.
func nameEnd(b []byte, i int) int {
	for i < len(b) && b[i] != '>' && b[i] != '/' && !isSpace(b[i]) {
		i++
	}
	return i
}

// is reports whether a tag's name is the one given, letters in lower case, whatever the case it is written in.
func is(name []byte, want string) bool {
	if len(name) != len(want) {
		return false
	}
	for i, c := range name {
		if c|0x20 != want[i] {
			return false
		}
	}
	return true
}

// attribute is where an attribute stands in a tag, with the white space behind it: b[start:end]. A slash outside of values is one without
// a name.
type attribute struct{ start, nameEnd, value, valueEnd, end int }

// attributeAt reads the attribute that begins at i. ok is false where the input ends before the tag does.
func attributeAt(b []byte, i int) (a attribute, ok bool) {
	a.start = i
	if i < len(b) && b[i] == '=' { // a "=" that opens a name is part of it
		i++
	}
	for i < len(b) && b[i] != '=' && b[i] != '>' && b[i] != '/' && !isSpace(b[i]) {
		i++
	}
	a.nameEnd, a.value, a.valueEnd = i, i, i
	if i = skipSpace(b, i); i == len(b) {
		return a, false
	}
	switch b[i] {
	case '/':
		i++
	case '=':
		if i = skipSpace(b, i+1); i == len(b) {
			return a, false
		}
		if i, ok = a.readValue(b, i); !ok {
			return a, false
		}
	}
	a.end = skipSpace(b, i)
	return a, a.end < len(b)
}

// readValue reads what stands at i, behind a "=", and returns where it ends.
func (a *attribute) readValue(b []byte, i int) (end int, ok bool) {
	switch c := b[i]; c {
	case '>':
		return i, true
	case '"', '\'':
		k := bytes.IndexByte(b[i+1:], c)
		if k < 0 {
			return i, false
		}
		a.value, a.valueEnd = i+1, i+1+k
		return a.valueEnd + 1, true
	}
	a.value = i
	for i < len(b) && b[i] != '>' && !isSpace(b[i]) {
		i++
	}
	a.valueEnd = i
	return i, true
}

// tag is a tag that was read to its end.
type tag struct {
	name    []byte
	end     int  // where its ">" stands
	closes  bool // it is closed at once: <br/>
	certain bool // whether closes holds; the tokenizer errs where an attribute stands twice
}

// tagAt reads the tag whose name begins at i; ok is false where the input ends before it does.
func tagAt(b []byte, i int) (t tag, ok bool) {
	k := nameEnd(b, i)
	t.name = b[i:k]
	var last attribute
	for k = skipSpace(b, k); ; k = last.end {
		if k == len(b) {
			return t, false
		}
		if b[k] == '>' {
			t.finish(b, k, last)
			return t, true
		}
		if last, ok = attributeAt(b, k); !ok {
			return t, false
		}
	}
}

// finish notes where a tag ends, behind its last attribute.
func (t *tag) finish(b []byte, end int, last attribute) {
	slash := b[end-1] == '/'
	inValue := slash && last.valueEnd == end
	t.end, t.closes, t.certain = end, slash && !inValue, !inValue
}

// commentEnd returns where the comment ends that begins at i, and where its text does: it is b[i+4:text]. ok is false where the input ends
// before the comment does.
func commentEnd(b []byte, i int) (text, end int, ok bool) {
	start := i + len("<!--")
	for end = start; ; {
		k := bytes.IndexByte(b[end:], '>')
		if k < 0 {
			return 0, 0, false
		}
		end += k + 1
		switch held := b[start : end-1]; {
		case bytes.HasSuffix(held, []byte("--")):
			return end - len("-->"), end, true
		case bytes.HasSuffix(held, []byte("--!")):
			return end - len("--!>"), end, true
		case len(held) == 0, len(held) == 1 && held[0] == '-': // "<!-->" and "<!--->" hold nothing
			return start, end, true
		}
	}
}

// rawTextEnd returns where the end tag of an element stands whose content from i on is text, not markup, or -1.
func rawTextEnd(b []byte, i int, name string) int {
	for {
		k := bytes.Index(b[i:], []byte("</"))
		if k < 0 {
			return -1
		}
		i += k + 2
		if end := nameEnd(b, i); end < len(b) && is(b[i:end], name) {
			return i - 2
		}
	}
}
