package quote

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// tokenKind is the sort of a token.
type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	comma
	stop  // ends a sentence
	colon // and the semicolon
	dash
	quoted // a whole quoted span
	other
)

// token is a word or mark outside the quotes, or a whole span.
type token struct {
	start, end int32 // bytes of the paragraph; of a possessive, without its ending
	para       int32
	sent       int32 // sentences count through the whole text
	span       int32 // of a quoted token, index into Text.Spans
	who        int32 // of the last token of a mention, index into People.mentions plus one
	word       word
	kind       tokenKind
	upper      bool // begins with a capital
	all        bool // all capitals, two letters or more
	poss       bool // carries a possessive ending
	first      bool // opens its sentence
	nick       bool // a quoted nickname inside a name
}

// Text is an article as the steps see it.
type Text struct {
	Paras    []Para
	Spans    []Span
	tokens   []token
	begin    []int32 // first token of each paragraph; one more than there are paragraphs
	sents    []int32 // first token of each sentence; one more than there are sentences
	where    []int32 // of each span, its token
	w        *Words
	by       *weights
	lower    []byte           // scratch
	inner    map[string]bool  // of words that look like plurals, those with a capital inside a sentence; made when first asked
	surnames map[string]known // words that stand behind a given name or a title somewhere; made when first asked
}

// Read cuts the paragraphs into words. Spans must be those of Pair.
func Read(paras []Para, spans []Span, w *Words) *Text {
	t := texts.Get().(*Text)
	t.Paras, t.Spans, t.w, t.by = paras, spans, w, &chosen
	t.where = append(t.where, make([]int32, len(spans))...)
	size := 0
	for i := range paras {
		size += len(paras[i].Text)
	}
	t.tokens = slices.Grow(t.tokens, size/6+16)
	k := 0
	for i := range paras {
		t.begin = append(t.begin, int32(len(t.tokens)))
		first := k
		for k < len(spans) && spans[k].Para == int32(i) {
			k++
		}
		t.cut(int32(i), first, k)
		t.joinTitles(int(t.begin[i]))
		t.breakSentences(int(t.begin[i]))
	}
	t.begin = append(t.begin, int32(len(t.tokens)))
	t.sents = append(t.sents, int32(len(t.tokens)))
	t.clearTitles()
	return t
}

// texts keeps the space of texts that are done for those that follow.
var texts = sync.Pool{New: func() any { return new(Text) }}

// keptTokens is the largest text whose space waits for the next one.
const keptTokens = 1 << 15

// Free gives the text's space back. The text must not be used afterwards.
func (t *Text) Free() {
	if cap(t.tokens) > keptTokens {
		return
	}
	*t = Text{tokens: t.tokens[:0], begin: t.begin[:0], sents: t.sents[:0], where: t.where[:0], lower: t.lower[:0]}
	texts.Put(t)
}

// addWord looks a word up and appends it.
func (t *Text) addWord(p int32, s string, start, end int32, poss bool) {
	if start == end {
		return
	}
	w := s[start:end]
	if len(t.w.clitics) > 0 && len(w) <= 2*maxWord { // one verb has few; a page may write millions
		if k := t.clitic(w); k > 0 {
			t.addWord(p, s, start, start+int32(k), false)
			t.addWord(p, s, start+int32(k)+int32(strings.LastIndexByte(w[k:], '-'))+1, end, false)
			return
		}
	}
	tk := token{start: start, end: end, para: p, poss: poss, span: -1, word: t.look(w), upper: capital(w)}
	if tk.upper && len(w) > 1 {
		tk.all = w[1] >= 'A' && w[1] <= 'Z' || w[1] == '.' || w[1] == '&'
	}
	if tk.all && len(w) == 2 && tk.word.bits&isPronoun != 0 && !strings.ContainsAny(w, "'.") {
		tk.word = word{} // "US", "IT"
	}
	t.lookHalf(&tk, w)
	if tk.upper && tk.word.bits == 0 && len(t.w.endings) > 0 {
		tk.word = t.byEnding(w)
	}
	t.tokens = append(t.tokens, tk)
}

// capital reports whether a word begins with a capital, or with the sign of an account.
func capital(w string) bool {
	if c := w[0]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z' || c == '@'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// lookHalf looks up the word before a hyphen: "Secretary-General" is a title, "al-Karim" a name.
func (t *Text) lookHalf(tk *token, w string) {
	h := strings.IndexByte(w, '-')
	if h <= 0 {
		return
	}
	if !tk.upper {
		tk.upper = opensUpper(w[h+1:]) && t.look(w[:h]).bits&isParticle != 0
		return
	}
	if k := t.look(w[:h]); tk.word.bits == 0 && k.bits&isTitle != 0 && k.bits&isGiven == 0 {
		tk.word = word{isTitle, k.gender}
	}
}

// look finds a word in the lexicon, whatever its case. The particle of a name and a contraction's apostrophe are folded.
func (t *Text) look(w string) word {
	if len(w) > maxWord {
		return word{}
	}
	var low [maxWord]byte
	h := uint32(seed)
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return t.lookFolded(w)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		low[i], h = c, (h^uint32(c))*prime
	}
	if w == "" || !t.w.lengths[len(w)][low[0]] {
		return word{}
	}
	return t.w.table.find(low[:len(w)], h)
}

// maxWord is how long a word of the lexicon is at most, in bytes.
const maxWord = 24

// lookFolded is look for words that are not all ASCII.
func (t *Text) lookFolded(w string) word {
	b := t.lower[:0]
	for i, r := range w {
		switch {
		case r >= 'A' && r <= 'Z':
			b = append(b, w[i]|0x20)
		case r < utf8.RuneSelf:
			b = append(b, w[i])
		case r == '’':
			b = append(b, '\'')
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	t.lower = b
	if len(b) == 0 || len(b) >= len(t.w.lengths) || !t.w.lengths[len(b)][b[0]] {
		return word{}
	}
	h := uint32(seed)
	for _, c := range b {
		h = (h ^ uint32(c)) * prime
	}
	return t.w.table.find(b, h)
}

// text returns the words of tokens [a,b) as they stand.
func (t *Text) text(a, b int32) string {
	if a >= b {
		return ""
	}
	x, y := &t.tokens[a], &t.tokens[b-1]
	return t.Paras[x.para].Text[x.start:y.end]
}

// str returns the words of one token.
func (t *Text) str(i int32) string {
	tk := &t.tokens[i]
	return t.Paras[tk.para].Text[tk.start:tk.end]
}

// joinTitles makes one token of a title of several words ("Secretary of State"), from token first on, and marks nicknames.
func (t *Text) joinTitles(first int) {
	out := first
	for i := first; i < len(t.tokens); i++ {
		tk := t.tokens[i]
		if tk.kind == wordToken && tk.upper && tk.word.bits&opensPhrase != 0 {
			if k, n := t.verbAt(int32(i), int32(len(t.tokens))); n > 1 && k.bits&isTitle != 0 {
				i += int(n) - 1
				tk.end, tk.poss, tk.word = t.tokens[i].end, t.tokens[i].poss, k
			}
		}
		if tk.kind == quoted {
			if out > first && i+1 < len(t.tokens) {
				tk.nick = t.nickname(&tk, &t.tokens[out-1], &t.tokens[i+1])
				tk.upper = tk.nick
			}
			t.where[tk.span] = int32(out)
		}
		t.tokens[out] = tk
		out++
	}
	t.tokens = t.tokens[:out]
}

// maxNickname is how many bytes a nickname has at most, with its marks.
const maxNickname = 30

// nickname reports whether quoted words between two others are a nickname: Orla “Tiny” Finch.
func (t *Text) nickname(tk, last, next *token) bool {
	named := last.kind == wordToken && last.upper && !last.poss && last.word.bits&(isFunction|isVerb) == 0 &&
		next.kind == wordToken && next.upper && next.word.bits&isFunction == 0
	return named && tk.end-tk.start < maxNickname && opensUpper(t.Paras[tk.para].Text[tk.start:tk.end])
}
