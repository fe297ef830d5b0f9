package quote

// Para is one paragraph of an article, a heading, or an item of a list.
type Para struct {
	Text    string
	Heading bool // names here count, marks do not
	Set     bool // set apart by the page as somebody's words
}

// Span is a pair of marks. Offsets are bytes of the paragraph.
type Span struct {
	Para       int32
	Open, Shut int32 // first byte of the opening mark, byte after the closing one
	Start, End int32 // the words between them
	Unclosed   bool  // the paragraph ends before a closing mark
	Resumes    bool  // the span before, unclosed, goes on here
	Turn       bool  // a turn of a dialogue, told by a dash
}

// Kind says how much of an utterance a quote is.
type Kind uint8

// The kinds.
const (
	Fragment Kind = iota // quoted words nobody is made to say
	Mixed                // quoted words inside the reporter's sentence
	Direct               // a whole utterance
)

// Quote is one utterance, or some quoted words.
type Quote struct {
	Spans       []int32 // indices into Text.Spans, in order
	Kind        Kind
	Name        string // the fullest name of the speaker
	Mention     string
	Role        string
	Affiliation string
	Cue         string
	ToldTo      string
	Confidence  float64
	When        []Clause // where the attribution may tell when it was said, likeliest first

	lead  int32   // the attribution of the first span, or -1
	is    sort    // of the first span, by which it is of its kind
	way   how     // by what it has its cue
	who   whose   // and its speaker
	above float32 // of a pronoun, how far the person stands above the next best
}

// Clause is a stretch of a paragraph.
type Clause struct {
	Para       int32
	Start, End int32
}
