package quote

import (
	"strings"
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
	Paras  []Para
	Spans  []Span
	tokens []token
	begin  []int32 // first token of each paragraph; one more than there are paragraphs
	sents  []int32 // first token of each sentence; one more than there are sentences
	where  []int32 // of each span, its token
	w      *Words
	lower  []byte // scratch
}

// Read cuts the paragraphs into words. Spans must be those of Pair.
func Read(paras []Para, spans []Span, w *Words) *Text {
	t := &Text{Paras: paras, Spans: spans, w: w, where: make([]int32, len(spans)), begin: make([]int32, 0, len(paras)+1)}
	size := 0
	for i := range paras {
		size += len(paras[i].Text)
	}
	t.tokens = make([]token, 0, size/6+16)
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
	return t
}

// cut appends the tokens of paragraph p, whose spans are Spans[first:end].
func (t *Text) cut(p int32, first, end int) {
	s := t.Paras[p].Text
	for i := int32(0); i < int32(len(s)); {
		if first < end && i >= t.Spans[first].Open {
			t.where[first] = int32(len(t.tokens))
			t.tokens = append(t.tokens, token{start: t.Spans[first].Open, end: t.Spans[first].Shut, para: p, kind: quoted, span: int32(first)})
			i = t.Spans[first].Shut
			first++
			continue
		}
		limit := int32(len(s))
		if first < end {
			limit = t.Spans[first].Open
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case letter(r):
			i = t.wordAt(p, s, i, limit)
		case r >= '0' && r <= '9':
			i = t.numberAt(p, s, i, limit)
		case r == '(' || r == '[':
			i = skipAside(s, i, limit)
		default:
			if kind, ok := punctuation(r); ok {
				t.tokens = append(t.tokens, token{start: i, end: i + int32(n), para: p, kind: kind, span: -1})
			}
			i += int32(n)
		}
	}
	for ; first < end; first++ { // spans that begin inside one that is never closed
		t.where[first] = int32(len(t.tokens))
		t.tokens = append(t.tokens, token{start: t.Spans[first].Open, end: t.Spans[first].Shut, para: p, kind: quoted, span: int32(first)})
	}
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '@'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

func punctuation(r rune) (tokenKind, bool) {
	switch r {
	case ',', '、', '，':
		return comma, true
	case '.', '!', '?', '。', '！', '？':
		return stop, true
	case ':', ';', '：':
		return colon, true
	case '—', '–', '―', '-', '/', '|', '•':
		return dash, true
	case '…', '%', '$', '€', '£', '#', '&', '*', '+':
		return other, true
	}
	return other, false
}

// skipAside returns where the text goes on after a short aside in brackets ("(R-Ohio)"); the bracket alone where there is none.
func skipAside(s string, i, limit int32) int32 {
	shut := byte(')')
	if s[i] == '[' {
		shut = ']'
	}
	stop := min(limit, i+80)
	if n := strings.IndexByte(s[i:stop], shut); n > 0 {
		return i + int32(n) + 1
	}
	return i + 1
}

// wordAt appends the word at i and returns where it ends.
func (t *Text) wordAt(p int32, s string, i, limit int32) int32 {
	start, end := i, i
	poss := false
	for i < limit {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case letter(r) || r >= '0' && r <= '9':
			i += int32(n)
			end = i
			continue
		case r == '\'' || r == '’':
			if t.elides(s[start:end], i-start) {
				t.addWord(p, s, start, i+int32(n), false)
				return i + int32(n) // l'école: two words
			}
			if rest := s[i+int32(n) : limit]; len(rest) > 0 && asciiLetter(rest[0]) {
				if (rest[0] == 's' || rest[0] == 'S') && (len(rest) == 1 || !asciiLetter(rest[1])) {
					t.addWord(p, s, start, end, true)
					return i + int32(n) + 1
				}
				i += int32(n)
				continue
			}
			poss = end > start && s[end-1] == 's'
		case r == '-' || r == '‑' || r == '\u00ad':
			if next, _ := utf8.DecodeRuneInString(s[i+int32(n) : limit]); letter(next) {
				i += int32(n)
				continue
			}
		case r == '.':
			if next := i + 1; next < limit && asciiLetter(s[next]) && (next+1 >= limit || s[next+1] == '.' || i-start <= 2) {
				i++
				continue // U.S., onmeth.com
			}
			if t.dotted(s, start, end) {
				t.addWord(p, s, start, end, false)
				return i + 1
			}
		}
		break
	}
	t.addWord(p, s, start, end, poss)
	if poss {
		_, n := utf8.DecodeRuneInString(s[end:])
		return end + int32(n)
	}
	return max(end, start+1)
}

// elides reports whether a word before an apostrophe is a small one that has lost its vowel: the lexicon has it with the apostrophe.
func (t *Text) elides(w string, n int32) bool {
	if n > 6 || n == 0 || t.w.Tag == "en" {
		return false
	}
	var b [8]byte
	k := copy(b[:6], w)
	b[k] = '\''
	return t.look(string(b[:k+1])).bits&isFunction != 0
}

// dotted reports whether a full stop after the word belongs to it: an initial, an abbreviated title, U.S.
func (t *Text) dotted(s string, start, end int32) bool {
	w := s[start:end]
	if len(w) == 1 || strings.Contains(w, ".") {
		return true
	}
	if len(w) > 5 {
		return false
	}
	k := t.look(w)
	return k.bits&(isTitle|isSuffix) != 0 && len(w) <= 4 && w[0] < 'a'
}

func asciiLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// numberAt appends the number at i, with what hangs on it ("33-year-old", "2,000"), and returns where it ends.
func (t *Text) numberAt(p int32, s string, i, limit int32) int32 {
	start := i
	for i < limit {
		c := s[i]
		if c >= '0' && c <= '9' || asciiLetter(c) {
			i++
			continue
		}
		if (c == '-' || c == ',' || c == '.' || c == ':') && i+1 < limit && (s[i+1] >= '0' && s[i+1] <= '9' || c == '-' && asciiLetter(s[i+1])) {
			i++
			continue
		}
		break
	}
	t.tokens = append(t.tokens, token{start: start, end: i, para: p, kind: numberToken, span: -1})
	return i
}

// addWord looks a word up and appends it.
func (t *Text) addWord(p int32, s string, start, end int32, poss bool) {
	if start == end {
		return
	}
	w := s[start:end]
	if len(t.w.clitics) > 0 {
		if k := t.clitic(w); k > 0 {
			t.addWord(p, s, start, start+int32(k), false)
			t.addWord(p, s, start+int32(k)+int32(strings.LastIndexByte(w[k:], '-'))+1, end, false)
			return
		}
	}
	tk := token{start: start, end: end, para: p, poss: poss, span: -1}
	tk.word = t.look(w)
	if c := w[0]; c < utf8.RuneSelf {
		tk.upper = c >= 'A' && c <= 'Z' || c == '@'
	} else {
		r, _ := utf8.DecodeRuneInString(w)
		tk.upper = unicode.IsUpper(r)
	}
	if tk.upper && len(w) > 1 {
		tk.all = w[1] >= 'A' && w[1] <= 'Z' || w[1] == '.' || w[1] == '&'
	}
	if tk.upper && tk.word.bits == 0 {
		if h := strings.IndexByte(w, '-'); h > 0 {
			if k := t.look(w[:h]); k.bits&isTitle != 0 && k.bits&isGiven == 0 { // Secretary-General
				tk.word = word{isTitle, k.gender}
			}
		}
	}
	if tk.upper && tk.word.bits == 0 && len(t.w.endings) > 0 {
		tk.word = t.byEnding(w)
	}
	t.tokens = append(t.tokens, tk)
}

// byEnding knows a title by its end: "Umweltministerin".
func (t *Text) byEnding(w string) word {
	best, k := 0, word{}
	for _, e := range t.w.endings {
		if len(e.end) > best && strings.HasSuffix(w, e.end) {
			best, k = len(e.end), word{isTitle | isRole, e.gender}
		}
	}
	return k
}

// clitic returns where the pronoun begins that hangs on a verb ("dit-il"), or -1.
func (t *Text) clitic(w string) int {
	for _, c := range t.w.clitics {
		if len(w) > len(c) && strings.HasSuffix(w, c) {
			return len(w) - len(c)
		}
	}
	return -1
}

// look finds a word in the lexicon, whatever its case. The particle of a name and a contraction's apostrophe are folded.
func (t *Text) look(w string) word {
	if len(w) > 24 {
		return word{}
	}
	b := t.lower[:0]
	for _, r := range w {
		switch {
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
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
	return t.w.words[string(b)]
}

// maxSentence bounds the tokens of a sentence, so that a page without full stops takes time in proportion.
const maxSentence = 300

// breakSentences numbers the sentences of the paragraph whose tokens begin at first.
func (t *Text) breakSentences(first int) {
	open := true
	for i := first; i < len(t.tokens); i++ {
		if open {
			t.sents = append(t.sents, int32(i))
			t.tokens[i].first = true
			open = false
		}
		tk := &t.tokens[i]
		tk.sent = int32(len(t.sents) - 1)
		if int32(i)-t.sents[tk.sent] >= maxSentence && i+1 < len(t.tokens) {
			open = true
			continue
		}
		switch tk.kind {
		case dash:
			open = i-first <= 8 && i > first && i+1 < len(t.tokens) && t.tokens[first].all // a dateline: VELDEN, Oct. 3 —
		case stop:
			open = i+1 < len(t.tokens) && t.tokens[i+1].kind != stop && t.tokens[i+1].kind != comma
			if open && t.tokens[i+1].kind == wordToken && !t.tokens[i+1].upper {
				open = false // a stop inside an abbreviation
			}
		case quoted:
			open = i+1 < len(t.tokens) && t.endsAtQuote(i)
		}
	}
}

// endsAtQuote reports whether the sentence ends with the quoted span at token i.
func (t *Text) endsAtQuote(i int) bool {
	sp := t.Spans[t.tokens[i].span]
	s := t.Paras[sp.Para].Text[sp.Start:sp.End]
	s = strings.TrimRight(s, "’'”\")] ")
	if s == "" {
		return false
	}
	next := &t.tokens[i+1]
	last := s[len(s)-1]
	if last != '.' && last != '!' && last != '?' && !strings.HasSuffix(s, "…") {
		return false
	}
	switch next.kind {
	case quoted:
		return true
	case wordToken:
		if !next.upper && next.word.bits&isParticle == 0 {
			return false
		}
		if last == '.' && !strings.HasSuffix(s, "..") {
			return true
		}
		return !t.attributesAt(i + 1)
	case numberToken:
		return true
	}
	return false
}

// attributesAt reports whether a capitalised name and a verb of saying stand at token i: “Why?” Finch asked. An aside may part
// them: “Why?” Finch, the harbor master, asked.
func (t *Text) attributesAt(i int) bool {
	aside := false
	for n := 0; n < 25 && i < len(t.tokens); n++ {
		tk := &t.tokens[i]
		switch {
		case tk.kind == comma && n > 0:
			aside = true
		case tk.kind == quoted && !tk.nick || tk.kind == stop || tk.kind == colon:
			return false
		case tk.kind != wordToken:
		case tk.word.bits&(isSay|isTell) != 0 && tk.word.bits&isFinite != 0 && !tk.upper:
			return !aside || t.tokens[i-1].kind == comma
		case !aside && n > 0 && t.pastVerb(int32(i)):
			return i+1 < len(t.tokens) && (t.tokens[i+1].kind == stop || t.tokens[i+1].word.bits&isPrep != 0)
		case !aside && (tk.word.bits&isFunction&^isPronoun != 0 && n > 0 || n >= 6):
			return false
		}
		i++
	}
	return false
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
		if tk.kind == quoted && out > first && i+1 < len(t.tokens) {
			a, b := &t.tokens[out-1], &t.tokens[i+1]
			tk.nick = a.kind == wordToken && b.kind == wordToken && a.upper && b.upper && !a.poss && a.word.bits&(isFunction|isVerb) == 0 &&
				b.word.bits&isFunction == 0 && tk.end-tk.start < 30 && opensUpper(t.Paras[tk.para].Text[tk.start:tk.end])
			tk.upper = tk.nick
		}
		t.tokens[out] = tk
		if tk.kind == quoted {
			t.where[tk.span] = int32(out)
		}
		out++
	}
	t.tokens = t.tokens[:out]
}
