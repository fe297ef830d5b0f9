package quote

// table finds the words of a lexicon by their hash. Most words of a text stand in no lexicon: a slot that is empty, or holds
// another hash, says so without a look at any string.
type table struct {
	may   [1024]uint64 // a bit for each hash that a word may have: what it rules out needs no slot
	slots []uint64     // a hash, and the place in forms plus one; 0 where empty
	forms []string
	words []word
}

// seed and prime are those of FNV-1a.
const seed, prime = 2166136261, 16777619

// newTable makes a table of words, at most half full.
func newTable(of map[string]word) *table {
	size := 2
	for size < 2*len(of) {
		size *= 2
	}
	t := &table{slots: make([]uint64, size)}
	for form, w := range of {
		h := uint32(seed)
		for i := range len(form) {
			h = (h ^ uint32(form[i])) * prime
		}
		t.forms, t.words = append(t.forms, form), append(t.words, w)
		t.may[h>>22] |= 1 << (h >> 16 & 63)
		k := t.first(h)
		for t.slots[k] != 0 {
			k = t.next(k)
		}
		t.slots[k] = uint64(h)<<32 | uint64(len(t.forms))
	}
	return t
}

func (t *table) first(h uint32) uint32 { return (h ^ h>>15) & uint32(len(t.slots)-1) }

func (t *table) next(k uint32) uint32 { return (k + 1) & uint32(len(t.slots)-1) }

// find returns a word by its bytes and their hash.
func (t *table) find(b []byte, h uint32) word {
	if t.may[h>>22]>>(h>>16&63)&1 == 0 {
		return word{}
	}
	for k := t.first(h); t.slots[k] != 0; k = t.next(k) {
		if i := uint32(t.slots[k]) - 1; uint32(t.slots[k]>>32) == h && t.forms[i] == string(b) {
			return t.words[i]
		}
	}
	return word{}
}
