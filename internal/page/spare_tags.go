package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// startTag reads the start tag whose name begins at i, and leaves out attributes that nobody reads. data says that it is a script that
// may hold data. ok is false where the input ends before the tag does.
//
// The tokenizer reads attribute after attribute, and what it remembers of one when it reads the next is three things: whether it had a
// value, as a "=" behind one that has none gives it one; its name, as of attributes of one name the first counts; and whether the
// tag's last byte is a slash that is not the end of its last value. So an attribute is left out only where none of these can tell.
func (s *spareReader) startTag(i int) (t tag, data, ok bool) {
	b, cuts := s.b, len(s.cuts)
	k := nameEnd(b, i)
	t.name = b[i:k]
	var last attribute
	var seen sparing
	for k = skipSpace(b, k); k < len(b) && b[k] != '>'; k = last.end {
		if last, ok = attributeAt(b, k); !ok {
			s.cuts = s.cuts[:cuts]
			return t, false, false
		}
		name, value := b[last.start:last.nameEnd], b[last.value:last.valueEnd]
		data = data || is(name, "type") && mayHoldData(value)
		if mayGo(b, last) && unread(t.name, name, value) {
			seen.out |= byValue(name)
			s.leaveOut(last.start, last.end)
		} else {
			seen.keep(name)
		}
	}
	if k == len(b) {
		s.cuts = s.cuts[:cuts]
		return t, false, false
	}
	t.finish(b, k, last)
	if len(s.cuts) > cuts && (!t.certain || !seen.harmless(t.name) || s.asks(t.name)) {
		s.cuts = s.cuts[:cuts]
	}
	return t, data && is(t.name, "script"), true
}

// mayGo reports whether the tokenizer reads what stands before an attribute, and behind it, the same without it.
func mayGo(b []byte, a attribute) bool {
	return a.valueEnd > a.nameEnd && b[a.end] != '=' && b[a.start-1] != '/'
}

// sparing is what was left out of a tag, and kept.
type sparing struct {
	out   valueNames // those left out for their value
	kept  bool       // at least one was kept
	twice bool       // one was kept that now counts, as one of its name was left out
}

// keep notes an attribute that stays.
func (s *sparing) keep(name []byte) {
	s.kept = s.kept || len(name) > 0
	s.twice = s.twice || s.out != 0 && s.out&byValue(name) != 0
}

// harmless reports whether a tag says the same without what was left out: a span that says anything is no mere wrapper.
func (s *sparing) harmless(element []byte) bool { return !s.twice && (s.kept || !is(element, "span")) }

// asks reports whether the parser itself looks at the attributes of an element of that name: it merges those of each html and body tag,
// and compares those of formatting elements, and of links where many are open.
func (s *spareReader) asks(name []byte) bool {
	a := tagAtom(name)
	return isFormatting(a) || a == atom.Html || a == atom.Body || a == atom.A && s.held > maxHeld
}

// mayHoldData reports whether a script of this type may be one that carries data: see holdsData.
func mayHoldData(value []byte) bool {
	for i, c := range value {
		if c == '&' || c|0x20 == 'j' && len(value) >= i+len("json") && is(value[i:i+len("json")], "json") {
			return true
		}
	}
	return false
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

// unread reports whether no later stage looks at an attribute of an element. Its name decides, but for those of valueNames.
func unread(element, name, value []byte) bool {
	return is(element, "svg") || unreadName(name) || unreadValue(element, name, value)
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
		return bytes.HasPrefix(name, []byte("aria-")) && string(name) != "aria-hidden" && string(name) != "aria-controls" && !hasCapital(name)
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
func unreadValue(element, name, value []byte) bool {
	switch string(name) {
	case "rel":
		return keepsOut(value)
	case "style":
		return !bytes.Contains(value, []byte("display")) && !bytes.Contains(value, []byte("visibility")) && bytes.IndexByte(value, '&') < 0
	case "src":
		return is(element, "script")
	case "type":
		return is(element, "link") || is(element, "script") && isCode(value)
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
	case "target", "bs-target": // which part of the page a tab shows
		return true
	case "original", "href", "videoid", "tweetid", "shortcode", "instgrm-permalink": // what an embed shows
		return true
	}
	return bytes.Contains(name, []byte("src")) || bytes.HasPrefix(name, []byte("lazy"))
}
