package body

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// shape is what the letters of a run look like.
type shape struct {
	key    uint32 // of its first words; equal for runs that begin alike
	whole  uint32 // of the first and last words, and how many there are
	upper  int16  // capitals among its first letters
	lower  int16  // other letters among them
	digits int16
	first  glyph // its first rune
	last   glyph // its last rune
	seen   uint8 // bit 0: its beginning stands in the text that the metadata carries; bit 1: its end does
	kind   uint8 // see view.kindOf
	media  uint8 // pictures, videos and frames between the run before and this one, at most 255
	twin   bool  // an earlier run begins alike

	repeats uint8 // how many runs say the same, at most 255
}

// glyph is a sort of rune.
type glyph uint8

const (
	glyphNone  glyph = iota
	glyphLower       // a letter that is no capital, and has one
	glyphUpper       // a capital
	glyphPlain       // a letter of a script without capitals
	glyphDigit       // a digit
	glyphEnd         // an end of sentence
	glyphColon       // a colon
	glyphQuote       // a quotation mark
	glyphDash        // a dash or bullet
	glyphClose       // a closing bracket
	glyphOther       // any other mark
)

func glyphOf(r rune) glyph {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', '．':
		return glyphEnd
	case ':', '：':
		return glyphColon
	case '"', '\'', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›', '「', '」', '『', '』', '《', '》':
		return glyphQuote
	case '-', '–', '—', '•', '·', '*', '‣', '▪', '●', '■', '+', '>':
		return glyphDash
	case ')', ']', '}', '）', '】':
		return glyphClose
	}
	switch {
	case r < utf8.RuneSelf && r >= 'a' && r <= 'z':
		return glyphLower
	case r < utf8.RuneSelf && r >= 'A' && r <= 'Z':
		return glyphUpper
	case r >= '0' && r <= '9':
		return glyphDigit
	case r < utf8.RuneSelf:
		return glyphOther
	case unicode.IsUpper(r):
		return glyphUpper
	case unicode.IsLower(r):
		return glyphLower
	case unicode.IsLetter(r):
		return glyphPlain
	}
	return glyphOther
}

// looked is how many bytes of a run are read for its shape.
const looked = 240

// readShapes reads the letters of every run, and what stands between them.
func (v *view) readShapes() {
	var twins twinSet
	before := int32(0)
	for i := range v.p.Runs {
		r := &v.p.Runs[i]
		s := &v.shape[i]
		for k := before; k < r.First; k++ {
			if isMedia(v.p.Nodes[k].Atom) && s.media < 255 {
				s.media++
			}
		}
		before = r.End
		v.readShape(r, s)
		s.twin = twins.add(s.key) && r.WordCount >= 4
		twins.add(s.whole)
	}
	for i := range v.shape {
		v.shape[i].repeats = twins.count(v.shape[i].whole)
	}
}

func isMedia(a atom.Atom) bool {
	switch a {
	case atom.Img, atom.Video, atom.Iframe, atom.Picture, atom.Audio, atom.Object, atom.Embed:
		return true
	}
	return false
}

// readShape reads the first bytes of a run, and the last rune. Where the metadata carries a text, it reads the run whole, to look
// for its first and last words there.
func (v *view) readShape(r *page.Run, s *shape) {
	var w wordHash
	budget := looked
	known := v.witness.known()
	for k := r.First; k < r.End; k++ {
		nd := &v.p.Nodes[k]
		if nd.Flags&page.Text == 0 {
			continue
		}
		text := nd.HTML.Data
		s.last = lastGlyph(text, s.last)
		n := min(len(text), budget)
		for j := 0; j < n; {
			c, size := decode(text[j:])
			j += size
			s.count(c)
			w.rune(c)
		}
		budget -= n
		if !known && budget <= 0 {
			continue
		}
		if n < len(text) && known {
			for j := n; j < len(text); {
				c, size := decode(text[j:])
				j += size
				w.rune(c)
			}
		}
	}
	w.end()
	s.key = w.start()
	s.whole = (s.key ^ w.tail()<<1 ^ uint32(r.Chars)*2654435761) | 1
	if known && w.words >= gram {
		if v.witness.has(s.key) {
			s.seen |= 1
		}
		if v.witness.has(w.tail()) {
			s.seen |= 2
		}
	}
}

// count counts one rune.
func (s *shape) count(r rune) {
	g := glyphOf(r)
	if s.first == glyphNone && r > ' ' && r != '\u00a0' {
		s.first = g
	}
	switch g {
	case glyphUpper:
		s.upper++
	case glyphLower, glyphPlain:
		s.lower++
	case glyphDigit:
		s.digits++
	}
}

// lastGlyph is the sort of the last rune of text that shows, or else was.
func lastGlyph(text string, was glyph) glyph {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
		if r <= ' ' || unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			continue
		}
		return glyphOf(r)
	}
	return was
}

func decode(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

// gram is how many words in a row name a place in a text.
const gram = 5

// wordHash hashes words as they are read: letters and digits, lower case; of scripts without capitals each letter is a word.
type wordHash struct {
	cur    uint32 // the word being read
	open   bool
	last   [gram]uint32 // the last words, a ring
	opener uint32       // hash of the first words
	words  int
}

func (w *wordHash) rune(r rune) {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
	case r >= 'A' && r <= 'Z':
		r += 'a' - 'A'
	case r < utf8.RuneSelf:
		if r != '\'' { // an apostrophe parts no word
			w.end()
		}
		return
	case r == '’' || r == '‘' || r == '\u00ad' || r == '\u200b':
		return
	case r >= 0x2e80 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3:
		w.end()
		w.cur, w.open = uint32(r)*2654435761, true
		w.end()
		return
	case unicode.IsLetter(r), unicode.IsMark(r):
		r = unicode.ToLower(r)
	default:
		w.end()
		return
	}
	if !w.open {
		w.cur, w.open = 2166136261, true
	}
	w.cur = (w.cur ^ uint32(r)) * 16777619
}

// end ends the word being read.
func (w *wordHash) end() {
	if !w.open {
		return
	}
	w.open = false
	w.last[w.words%gram] = w.cur
	w.words++
	if w.words <= gram {
		w.opener = w.opener*31 + w.cur
	}
}

// start is the hash of the first words.
func (w *wordHash) start() uint32 {
	if w.words == 0 {
		return 0
	}
	return w.opener | 1
}

// tail is the hash of the last words, the same as start of a text of just these.
func (w *wordHash) tail() uint32 {
	n := min(w.words, gram)
	if n == 0 {
		return 0
	}
	h := uint32(0)
	for k := w.words - n; k < w.words; k++ {
		h = h*31 + w.last[k%gram]
	}
	return h | 1
}

// keyOf is the key of a text.
func keyOf(text string) uint32 {
	var w wordHash
	for j := 0; j < len(text); {
		c, size := decode(text[j:])
		j += size
		w.rune(c)
	}
	w.end()
	return w.start()
}

// witness is the text that the metadata carries, as the set of its words in a row.
type witness struct {
	set  []uint32 // an open table; empty where there is no text
	dek  uint32   // key of the description
	head uint32   // key of the headline
}

func (t *witness) known() bool { return len(t.set) > 0 }

// readWitness reads the texts of the metadata.
func (v *view) readWitness(f *meta.Facts) {
	if len(f.Deks) > 0 {
		v.witness.dek = keyOf(f.Deks[0].Value)
	}
	if len(f.Headlines) > 0 {
		v.witness.head = keyOf(f.Headlines[0].Value)
	}
	text := f.Body.Value
	if len(text) < 200 {
		return
	}
	size := 1024
	for size < len(text) { // more places than words
		size *= 2
	}
	v.witness.set = make([]uint32, size)
	var w wordHash
	was := 0
	add := func() {
		if w.words > was && w.words >= gram {
			was = w.words
			v.witness.put(w.tail())
		}
	}
	for j := 0; j < len(text); {
		c, n := decode(text[j:])
		j += n
		w.rune(c)
		add()
	}
	w.end()
	add()
}

func (t *witness) put(h uint32) {
	for k := h & uint32(len(t.set)-1); ; k = (k + 1) & uint32(len(t.set)-1) {
		if t.set[k] == h {
			return
		}
		if t.set[k] == 0 {
			t.set[k] = h
			return
		}
	}
}

func (t *witness) has(h uint32) bool {
	for k := h & uint32(len(t.set)-1); t.set[k] != 0; k = (k + 1) & uint32(len(t.set)-1) {
		if t.set[k] == h {
			return true
		}
	}
	return false
}

// twinSet counts keys.
type twinSet struct {
	keys  [twinSlots]uint32
	times [twinSlots]uint8
}

const twinSlots = 2048

// slot finds the place of a key, or an empty one; -1 where the set is full around it.
func (t *twinSet) slot(h uint32) int {
	for n := range uint32(16) {
		if k := (h>>4 + n) % twinSlots; t.keys[k] == h || t.keys[k] == 0 {
			return int(k)
		}
	}
	return -1
}

// add counts a key and reports whether it was there.
func (t *twinSet) add(h uint32) bool {
	k := t.slot(h)
	if h == 0 || k < 0 {
		return false
	}
	was := t.keys[k] == h
	t.keys[k] = h
	if t.times[k] < 255 {
		t.times[k]++
	}
	return was
}

func (t *twinSet) count(h uint32) uint8 {
	if k := t.slot(h); h != 0 && k >= 0 {
		return t.times[k]
	}
	return 0
}
