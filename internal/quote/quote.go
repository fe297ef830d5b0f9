// Package quote reads quoted words in the paragraphs of an article: where they are, which belong together, who said them.
//
// The rooms: marks.go with singles.go (which marks make a pair), interview.go and turns.go (speech
// without marks), incises.go (an attribution inside them), tokens.go with cutting.go and sentences.go (the words around them), phrases.go
// with nouns.go, capitals.go and trades.go (who or what a few words name, and who can say something), cues.go and voices.go (what
// attributes), speakers.go, asides.go, inversion.go and drops.go (which words are the subject of a cue, or that none is), choose.go
// (which cue a span hangs on), carries.go (who goes on speaking without one), kinds.go (how much of an utterance a span is), parts.go
// (which spans are one quote), people.go, runs.go, roles.go and offices.go (the ledger of all who are named), mentions.go (who is meant by a name, a
// pronoun, an office), naming.go (what a quote takes from them), told.go and hearers.go (to whom, and where it may say when),
// requests.go and recipients.go (requests for comment), reasons.go (what each of this rests on, and how sure
// that is), lexicon.go and forms.go (the words of a language, ready for use), sure.go
// (languages of which little is known).
//
// Everything works on one Text, made by Read; a step is a function that reads what the steps before it wrote.
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
	way   how     // by what it has its cue
	who   whose   // and its speaker
	above float32 // of a pronoun, how far the person stands above the next best
}

// Clause is a stretch of a paragraph.
type Clause struct {
	Para       int32
	Start, End int32
}
