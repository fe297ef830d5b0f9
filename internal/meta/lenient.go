package meta

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// document is what JSON scripts say, as one flat tree. Strings stay slices of the page until somebody asks for their words.
type document struct {
	values []value // values[0] is an array of all that stands at top
}

// value is one JSON value. A sibling or child of 0 is none, since 0 is the top.
type value struct {
	key         string // the name of a member, as written
	text        string // a string without its marks, escapes kept; a number or a word as written
	first, next int32
	kind        jsonKind
}

type jsonKind uint8

const (
	jsonWord jsonKind = iota // true, null, a number
	jsonString
	jsonArray
	jsonObject
)

// The bounds of what is read: pages stay far below them, and what is beyond is left out.
const (
	maxValues    = 200_000
	maxJSONDepth = 100
)

// reader reads one script in one pass from left to right. It takes what is wrong on the web for what was meant: commas that
// trail or lack, raw line breaks, comments, CDATA marks, quotation marks that nobody escaped, several values in a row, keys
// without marks, an end that is missing.
type reader struct {
	d     *document
	s     string
	i     int
	stack [maxJSONDepth]frame
	depth int    // stack[depth] is the innermost open value
	over  int    // values open beyond the stack
	key   string // the name of the member whose value comes next
	named bool
}

// frame is an open array or object, and its last value so far.
type frame struct{ at, last int32 }

// read adds the values of a script to the document. It reports whether there was an array or object in it.
func (d *document) read(script string) bool {
	if len(d.values) == 0 {
		d.values = append(make([]value, 0, min(1024, 32+len(script)/40)), value{kind: jsonArray})
	}
	r := reader{d: d, s: script, stack: [maxJSONDepth]frame{0: {0, d.lastChild(0)}}}
	before := len(d.values)
	for r.i < len(r.s) && len(d.values) < maxValues {
		r.step()
	}
	return len(d.values) > before
}

// lastChild returns the last value at top.
func (d *document) lastChild(at int32) int32 {
	last := d.values[at].first
	for last != 0 && d.values[last].next != 0 {
		last = d.values[last].next
	}
	return last
}

// step reads one mark, string or word.
func (r *reader) step() {
	switch c := r.s[r.i]; c {
	case '{':
		r.open(jsonObject)
	case '[':
		r.open(jsonArray)
	case '}':
		r.shut(jsonObject)
	case ']':
		r.shut(jsonArray)
	case '"':
		r.str()
	case '/':
		r.comment()
	case '<':
		if strings.HasPrefix(r.s[r.i:], cdata) {
			r.i += len(cdata)
		} else {
			r.word()
		}
	case ' ', '\n', '\t', '\r', ',', ':', ';':
		r.i++
	default:
		if mark := "\ufeff"; strings.HasPrefix(r.s[r.i:], mark) {
			r.i += len(mark)
			return
		}
		r.word()
	}
}

const cdata = "<![CDATA["

// inObject reports whether the innermost open value is an object.
func (r *reader) inObject() bool { return r.d.values[r.stack[r.depth].at].kind == jsonObject }

func (r *reader) open(k jsonKind) {
	r.i++
	if r.over > 0 || r.depth+1 == len(r.stack) || r.inObject() && !r.named {
		r.over++
		return
	}
	at := r.add(k, "")
	r.depth++
	r.stack[r.depth] = frame{at: at}
}

// shut closes the innermost value of the kind, and those inside it that nobody closed.
func (r *reader) shut(k jsonKind) {
	r.i++
	r.named = false
	if r.over > 0 {
		r.over--
		return
	}
	for j := r.depth; j > 0; j-- {
		if r.d.values[r.stack[j].at].kind == k {
			r.depth = j - 1
			return
		}
	}
}

// add appends a value to the innermost open one.
func (r *reader) add(k jsonKind, text string) int32 {
	at := int32(len(r.d.values))
	v := value{kind: k, text: text}
	if r.named {
		v.key, r.named = r.key, false
	}
	r.d.values = append(r.d.values, v)
	f := &r.stack[r.depth]
	if f.last == 0 {
		r.d.values[f.at].first = at
	} else {
		r.d.values[f.last].next = at
	}
	f.last = at
	return at
}

// str reads a string: the name of a member, or a value.
func (r *reader) str() {
	start := r.i + 1
	isKey := r.inObject() && !r.named
	end := start
	for {
		k := strings.IndexByte(r.s[end:], '"')
		if k < 0 {
			end, r.i = len(r.s), len(r.s)
			break
		}
		end += k
		if !isEscaped(r.s[start:end]) && (isKey || r.ends(end+1)) {
			r.i = end + 1
			break
		}
		end++
	}
	switch {
	case r.over > 0 || r.depth == 0:
	case isKey:
		r.key, r.named = r.s[start:end], true
	default:
		r.add(jsonString, r.s[start:end])
	}
}

// isEscaped reports whether s ends in a backslash that is not itself escaped.
func isEscaped(s string) bool {
	n := 0
	for n < len(s) && s[len(s)-1-n] == '\\' {
		n++
	}
	return n&1 == 1
}

// ends reports whether a quotation mark before s[i] ends a value: then a comma and a next value, a closing mark or nothing
// follows. Else somebody forgot to escape it.
func (r *reader) ends(i int) bool {
	i, broke := skipSpace(r.s, i)
	if i == len(r.s) {
		return true
	}
	switch r.s[i] {
	case '}', ']', '/':
		return true
	case '"':
		return broke // a comma is missing
	case ',':
		if i, broke = skipSpace(r.s, i+1); i == len(r.s) || broke || !r.inObject() {
			return true
		}
		return strings.IndexByte(`"}],/`, r.s[i]) >= 0
	}
	return false
}

// skipSpace returns the index of the first byte from i on that is no white space, and whether a line ends before it.
func skipSpace(s string, i int) (at int, broke bool) {
	for ; i < len(s); i++ {
		switch s[i] {
		case '\n', '\r':
			broke = true
		case ' ', '\t':
		default:
			return i, broke
		}
	}
	return i, broke
}

// comment skips // and /* */. At top, // hides a CDATA mark from scripts, and JSON may stand behind it.
func (r *reader) comment() {
	rest := r.s[r.i:]
	end := ""
	switch {
	case strings.HasPrefix(rest, "/*"):
		end = "*/"
	case strings.HasPrefix(rest, "//") && r.depth > 0:
		end = "\n"
	}
	if end == "" {
		r.i++
		return
	}
	if k := strings.Index(rest[1:], end); k >= 0 {
		r.i += 1 + k + len(end)
	} else {
		r.i = len(r.s)
	}
}

// word reads a number, true, false or null, or a name without marks.
func (r *reader) word() {
	start := r.i
	for r.i < len(r.s) && strings.IndexByte(" \n\t\r,:{}[]\"", r.s[r.i]) < 0 {
		r.i++
	}
	if r.over > 0 || r.depth == 0 {
		return
	}
	text := r.s[start:r.i]
	if r.inObject() && !r.named {
		if i, _ := skipSpace(r.s, r.i); i < len(r.s) && r.s[i] == ':' {
			r.key, r.named = strings.Trim(text, "'"), true
		}
		return
	}
	if text[0] == '\'' {
		r.add(jsonString, strings.Trim(text, "'"))
		return
	}
	r.add(jsonWord, text)
}

// unescape returns a JSON string's text. Escapes that JSON does not know stand for the letter after them.
func unescape(s string) string {
	k := strings.IndexByte(s, '\\')
	if k < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for k >= 0 && k+1 < len(s) {
		out = append(out, s[:k]...)
		c := s[k+1]
		s = s[k+2:]
		switch c {
		case 'n':
			out = append(out, '\n')
		case 'r', 't', 'b', 'f':
			out = append(out, ' ')
		case 'u':
			var r rune
			r, s = codePoint(s)
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
		k = strings.IndexByte(s, '\\')
	}
	return string(append(out, s...))
}

// codePoint reads the digits after \u, and a second half after the first of a pair.
func codePoint(s string) (rune, string) {
	r, ok := hex4(s)
	if !ok {
		return utf8.RuneError, s
	}
	s = s[4:]
	if utf16.IsSurrogate(r) && strings.HasPrefix(s, `\u`) {
		if low, ok := hex4(s[2:]); ok {
			if whole := utf16.DecodeRune(r, low); whole != utf8.RuneError {
				return whole, s[6:]
			}
		}
	}
	return r, s
}

func hex4(s string) (r rune, ok bool) {
	if len(s) < 4 {
		return 0, false
	}
	for i := range 4 {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
