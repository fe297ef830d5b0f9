package page

import (
	"bytes"
	"hash/maphash"

	"golang.org/x/net/html/atom"
)

// The HTML standard makes a parser build much out of little in two places. A formatting element that is left open (b, font) is
// opened anew in every block that follows: 200 of them before 10,000 paragraphs are 2,000,000 elements. And the attributes of
// each further html or body tag are merged into those of the first, which takes time by the square of their number. Both are
// looked for in the bytes before a page is parsed.

// scanned is what the bytes of a page tell before it is parsed.
type scanned struct {
	tags       int // start tags, those in scripts and comments counted too; see weight
	roots      int // html and body tags
	formatting int // start tags of formatting elements
	frames     int // frameset tags
}

// The bounds of what is parsed as it is.
const (
	maxRoots      = 16  // html and body tags
	fewFormatting = 64  // formatting tags that are not looked at further
	maxOpen       = 256 // formatting elements that are open at once
)

// reopened is how many elements may come of formatting elements that are opened anew.
func reopened(size int) int { return 100_000 + size/32 }

// weight is what a tag costs behind a text, in quarters; right behind another tag it costs one less, there being no text.
const weight = 4

// scan counts tags in one pass over the angle brackets.
func scan(b []byte) (s scanned) {
	defer func() { s.tags /= weight }()
	for i := 0; ; {
		j := bytes.IndexByte(b[i:], '<')
		if j < 0 || i+j+1 >= len(b) {
			return s
		}
		i += j + 1
		c := b[i] | 0x20
		if c < 'a' || c > 'z' {
			continue
		}
		if s.tags += weight; i > 1 && b[i-2] == '>' {
			s.tags--
		}
		switch c {
		case 'b', 'h', 'c', 'e', 'f', 'i', 'n', 's', 't', 'u':
			switch a := tagAtom(b[i:]); {
			case a == atom.Html || a == atom.Body:
				s.roots++
			case a == atom.Frameset:
				s.frames++
			case isFormatting(a):
				s.formatting++
			}
		}
	}
}

// tagAtom returns the atom of the tag whose name b begins with.
func tagAtom(b []byte) atom.Atom {
	var name [10]byte
	n := 0
	for ; n < len(b) && n < len(name); n++ {
		c := b[n]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			break
		}
		name[n] = c
	}
	return atom.Lookup(name[:n])
}

// isFormatting reports whether an element is opened anew where a block closed it. A link is too, but each closes the one before.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// swells reports whether formatting elements that are left open would make more of the page than it may become.
func swells(b []byte) bool {
	l := formattingList{seed: maphash.MakeSeed()}
	most, sum := reopened(len(b)), 0
	for i := 0; i < len(b); {
		j := bytes.IndexByte(b[i:], '<')
		if j < 0 || i+j+1 >= len(b) {
			return false
		}
		start := i + j
		end := markupEnd(b, start)
		name := b[start+1 : end]
		if i = end; len(name) == 0 {
			continue
		}
		if name[0] == '/' {
			a := tagAtom(name[1:])
			l.close(a)
			if !isFormatting(a) {
				sum += l.live()
			}
		} else if a := tagAtom(name); a != 0 {
			if isFormatting(a) {
				l.open(a, name)
			} else {
				l.enter(a)
				sum += l.live()
				i = skipRawText(b, end, a)
			}
		}
		if sum > most || len(l.entries) > maxOpen {
			return true
		}
	}
	return false
}

// formattingList is what the standard calls the list of active formatting elements.
type formattingList struct {
	entries []formattingEntry
	seed    maphash.Seed
}

// formattingEntry is an open formatting element, or the mark of a cell, which keeps those around it out.
type formattingEntry struct {
	name atom.Atom
	hash uint64 // of the whole tag
}

// open adds an element. Of those that are alike only the last three are kept.
func (l *formattingList) open(a atom.Atom, tag []byte) {
	e := formattingEntry{a, maphash.Bytes(l.seed, tag)}
	alike, first := 0, 0
	for i := len(l.entries) - 1; i >= 0 && !isCell(l.entries[i].name); i-- {
		if l.entries[i] == e {
			alike, first = alike+1, i
		}
	}
	if alike >= 3 {
		l.entries = append(l.entries[:first], l.entries[first+1:]...)
	}
	l.entries = append(l.entries, e)
}

// enter notes a cell that begins: it ends the one before it in its table.
func (l *formattingList) enter(a atom.Atom) {
	switch {
	case a == atom.Table:
		l.entries = append(l.entries, formattingEntry{name: a})
	case isCell(a):
		l.clear(false)
		l.entries = append(l.entries, formattingEntry{name: a})
	}
}

// close notes an end tag.
func (l *formattingList) close(a atom.Atom) {
	switch {
	case a == atom.Table:
		l.clear(true)
	case isCell(a):
		l.clear(false)
	case isFormatting(a):
		for i := len(l.entries) - 1; i >= 0 && !isCell(l.entries[i].name); i-- {
			if l.entries[i].name == a {
				l.entries = append(l.entries[:i], l.entries[i+1:]...)
				return
			}
		}
	}
}

// clear ends the innermost cell, or table.
func (l *formattingList) clear(table bool) {
	for i := len(l.entries) - 1; i >= 0; i-- {
		switch a := l.entries[i].name; {
		case a == atom.Table && table, isCell(a) && a != atom.Table && !table:
			l.entries = l.entries[:i]
			return
		case a == atom.Table:
			return
		}
	}
}

// live is how many elements the next block would open anew.
func (l *formattingList) live() int {
	n := 0
	for i := len(l.entries) - 1; i >= 0 && !isCell(l.entries[i].name); i-- {
		n++
	}
	return n
}

func isCell(a atom.Atom) bool {
	return a == atom.Td || a == atom.Th || a == atom.Caption || a == atom.Table
}

// markupEnd returns the index after the tag, comment or the like that begins at b[i].
func markupEnd(b []byte, i int) int {
	end, ok := i+1, true
	switch rest := b[i+1:]; {
	case bytes.HasPrefix(rest, []byte("!--")):
		_, end, ok = commentEnd(b, i)
	case isTagStart(rest[0]):
		var t tag
		t, ok = tagAt(b, i+1)
		end = t.end + 1
	case rest[0] == '/' && len(rest) > 1 && isTagStart(rest[1]):
		var t tag
		t, ok = tagAt(b, i+2)
		end = t.end + 1
	case rest[0] == '/' || rest[0] == '!' || rest[0] == '?':
		k := bytes.IndexByte(rest, '>')
		end, ok = i+1+k+1, k >= 0
	}
	if !ok {
		return len(b)
	}
	return end
}

// skipRawText returns the index of the end tag of an element whose content is text, not markup, or i.
func skipRawText(b []byte, i int, a atom.Atom) int {
	switch a {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp, atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript:
	default:
		return i
	}
	if end := rawTextEnd(b, i, a.String()); end >= 0 {
		return end
	}
	return len(b)
}
