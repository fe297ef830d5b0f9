package body

import (
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// shape is what a run looks like beside the other runs of the page.
type shape struct {
	seen    bool  // its beginning or its end stands in the text that the metadata carries
	kind    uint8 // see view.kindOf
	media   uint8 // pictures, videos and frames between the run before and this one, at most 255
	repeats uint8 // how many runs say the same, at most 255
	twin    bool  // an earlier run begins alike
}

// readShapes compares the runs with each other and with the text of the metadata, and looks at what stands between them.
func (v *view) readShapes() {
	var twins, wholes twinSet
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
		s.twin = twins.add(r.Key) && r.WordCount >= 4
		wholes.add(wholeKey(r))
		s.seen = v.witness.known() && r.WordCount >= page.Gram && (v.witness.has(r.Key) || v.witness.has(v.tail(r)))
	}
	v.countRepeats(&wholes)
}

// countRepeats tells how often each run is said. Long runs that seem to say the same may yet differ: their ends are compared.
func (v *view) countRepeats(wholes *twinSet) {
	var exact twinSet
	for i := range v.p.Runs {
		r := &v.p.Runs[i]
		n := wholes.count(wholeKey(r))
		v.shape[i].repeats = n
		if n >= often && r.WordCount > page.Gram {
			exact.add(wholeKey(r) ^ v.tail(r)<<1)
		}
	}
	for i := range v.p.Runs {
		if r := &v.p.Runs[i]; v.shape[i].repeats >= often && r.WordCount > page.Gram {
			v.shape[i].repeats = exact.count(wholeKey(r) ^ v.tail(r)<<1)
		}
	}
}

// often is how many times a line is said that belongs to the page's frame: a label of adverts, a word for screen readers.
const often = 4

// wholeKey is the same for runs that say the same.
func wholeKey(r *page.Run) uint32 {
	return (r.Key ^ uint32(r.Chars)*2654435761 ^ uint32(r.Upper)<<20 ^ uint32(r.Digits)<<10) | 1
}

func isMedia(a atom.Atom) bool {
	switch a {
	case atom.Img, atom.Video, atom.Iframe, atom.Picture, atom.Audio, atom.Object, atom.Embed:
		return true
	}
	return false
}

// tail is the hash of the last words of a run.
func (v *view) tail(r *page.Run) uint32 {
	const enough = 120 // bytes that hold as many words as it takes
	first, bytes := r.End, 0
	for first > r.First && bytes < enough {
		first--
		if v.p.Nodes[first].Flags&page.Text != 0 {
			bytes += len(v.p.Nodes[first].HTML.Data)
		}
	}
	var h page.Hasher
	for k := first; k < r.End; k++ {
		if v.p.Nodes[k].Flags&page.Text == 0 {
			continue
		}
		text := v.p.Nodes[k].HTML.Data
		if k == first && bytes > enough && len(text) > enough {
			text = text[min(len(text)-enough/2, bytes-enough):]
			for text != "" && !utf8.RuneStart(text[0]) {
				text = text[1:]
			}
		}
		h.Text(text)
	}
	h.End()
	return h.Tail()
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
		v.witness.dek = page.Key(f.Deks[0].Value)
	}
	if len(f.Headlines) > 0 {
		v.witness.head = page.Key(f.Headlines[0].Value)
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
	var h page.Hasher
	for _, r := range text {
		if h.Rune(r) && h.Words >= page.Gram {
			v.witness.put(h.Tail())
		}
	}
	if h.End() && h.Words >= page.Gram {
		v.witness.put(h.Tail())
	}
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

const twinSlots = 1024

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
