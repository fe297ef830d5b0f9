package quote

import "github.com/ledekit/lede/internal/why"

// A basis is one way to tell something of a quote: a row with how sure it is, and a text that shows it, a paragraph a line.
type basis struct {
	name    string
	why     string
	sure    float64
	tag     string // the language of the example
	example string
}

// ways are the bases of an attribution. How sure each is stands by what it got right on development texts.
var ways = [...]basis{
	nothing: {"unattributed", "no words around them attribute the quoted words", 0, "en", "The “old quay” is closed."},
	after:   {"behind", "the cue stands right behind the quoted words", 1, "en", "“The quay will hold,” said Orla Finch."},
	before:  {"ahead", "the cue leads to the quoted words", 0.97, "en", "Orla Finch said: “The quay will hold.”"},
	later: {"further on", "the cue comes further on in the same sentence", 0.75, "en",
		"With “a bad bargain” for the town on the table, Orla Finch said she would go."},
	named: {"name and colon", "a colon stands behind a name, without a verb", 0.95, "en", "Orla Finch: “The quay will hold.”"},
	follows: {"goes on", "the words go on after a quote, or a sentence, of the same paragraph", 0.97, "en",
		"“The quay will hold,” said Orla Finch. The crowd was small that day. “Nobody will have to leave.”"},
	leads: {"told by the next", "the attribution comes with the next quoted words of the paragraph", 0.9, "en",
		"“The quay will hold.” “It is old,” said Orla Finch."},
	carries: {"carried over", "the paragraph is all quote, and the one before has the speaker", 0.85, "en",
		"“The quay will hold,” said Orla Finch.\n“It is old, and it leans a little.”"},
	introduced: {"introduced", "the sentence before says who speaks", 0.7, "en",
		"Orla Finch had an answer.\n“The quay will hold for years to come.”"},
	reported: {"reported speech", "the verb of the sentence is one of reported speech", 0.6, "de",
		"Die Bürgermeisterin Orla Fink sprach am Kai. Die Mauer sei „alt und schief“."},
	taken: {"no subject", "the verb has no subject, so that of the attribution before goes on", 0.8, "es",
		"«El muelle aguanta», dijo Orla Fontal. Y añadió: «Nadie tiene que irse»."},
	wording: {"a turn of phrase", "a quoted turn of phrase, several words that begin small, is somebody's own", 0.5, "en",
		"“The quay will hold,” said Orla Finch. Half of the town would let it “go at last and quietly”."},
}

// whose tells by what the speaker of a quote was identified.
type whose uint8

const (
	untold      whose = iota
	unknownOne        // a pronoun that fits nobody
	oneOfTwo          // a pronoun that fits two
	byPronoun         // a pronoun
	severalOnes       // more than one
	byFullName        // the ledger has the person
	byOneName         // the ledger has one word for the person
	byNameAlone       // a name that the ledger does not have
	nameless          // a pronoun for somebody met without a name
	byOffice          // an office whose holder was named
	officeAlone       // an office whose holder was not
	properBody        // a body with a name of its own
	someBody          // a body, a paper
)

// whos are the bases of who a speaker is.
var whos = [...]basis{
	untold:     {"nobody", "no subject goes with the cue", 0, "en", "The “old quay” is closed."},
	unknownOne: {"pronoun alone", "nobody whom the article has named fits the pronoun", 0.6, "en", "“The quay will hold,” she said."},
	oneOfTwo: {"pronoun for two", "two people fit the pronoun as well, and no name is better than the wrong one", 0.6, "en",
		"The boat of Ana Ruiz hit the boat of Mia Finch. “It will hold,” she said."},
	byPronoun: {"pronoun", "of all whom the pronoun may mean, this is the one named nearest, as the subject or as who speaks", 0.88, "en",
		"Mayor Orla Finch walked along the quay. “It will hold,” she said."},
	severalOnes: {"several", "the subject names more than one", 0.8, "en", "“The quay will hold,” Orla Finch and Ana Ruiz said."},
	byFullName: {"name", "the subject is a name, and the article introduces whom it means", 0.98, "en",
		"Mayor Orla Finch came.\n“The quay will hold,” Finch said."},
	byOneName: {"one name", "the article has no more than one word for the person", 0.9, "en", "“The quay will hold,” said Mayor Finch."},
	byNameAlone: {"name met here alone", "the subject is a name, and nothing else in the article says that it is one", 0.85, "en",
		"“The quay will hold,” Will wrote."},
	nameless: {"pronoun for somebody unnamed", "the pronoun means somebody whom the article does not name", 0.8, "en",
		"“The quay will hold,” said a spokesman. “It is old,” he said later."},
	byOffice: {"office", "the article has named who holds the office", 0.9, "en",
		"Orla Finch, the harbor master, came late.\n“The quay will hold,” the harbor master said."},
	officeAlone: {"no name", "the article names nobody for these words", 0.8, "en", "“The quay will hold,” the harbor master said."},
	properBody:  {"body with a name", "a body that has a name of its own", 0.85, "en", "“The quay will hold,” the Tideline council said."},
	someBody:    {"body", "a body, company or paper speaks", 0.8, "en", "“The quay will hold,” the council said."},
}

// known notes by what a speaker was identified, and says how sure that is.
func (q *Quote) known(by whose) float64 {
	q.who = by
	return whos[by].sure
}

// KindRow is the row by which a quote is of its kind.
func (q *Quote) KindRow() why.Row {
	if q.is >= nobodysWords {
		return why.Row{Why: fragmentRows[q.is-nobodysWords].why}
	}
	return sorts[q.is].row()
}

// CueRow is the row by which a quote has its cue.
func (q *Quote) CueRow() why.Row { return ways[q.way].row() }

// SpeakerRow is the row by which a quote has its speaker. Above is how far a pronoun's person stands above the next best; 0 where the
// words at the quote are none.
func (q *Quote) SpeakerRow() (row why.Row, above float64) { return whos[q.who].row(), float64(q.above) }

func (b *basis) row() why.Row { return why.Row{Name: b.name, Why: b.why, Points: b.sure} }
