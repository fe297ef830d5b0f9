package quote

import (
	"strings"
	"sync"

	"github.com/ledekit/lede/internal/lang"
)

// bits is what a word can do in a sentence.
type bits uint64

const (
	isDet bits = 1 << iota
	isPrep
	isTie // a preposition that ties a second noun to the first
	isConj
	isAnd
	isAux
	isAdverb
	isRel
	isPronoun
	isSubject // a pronoun that can be the subject
	isTime
	isTitle
	isRole // a noun of a person that tells the sex
	isOrg  // a noun that ends the name of a body
	isPaper
	isSay
	isTell
	isName
	isJudge
	isFinite // a verb form that has a subject of its own
	isParticiple
	isPassive
	isParticle
	isSuffix
	isOpener
	isGiven
	isNounToo   // a verb form that is a noun as well
	isPast      // a common verb in the past, not one of speech
	isAgent     // a noun of somebody who speaks for another
	isFirm      // "company": a noun for a body that was named before
	asksFirst   // the first word of a way to tell of a request for comment
	opensSource // the first word of a source phrase
	isGenitive  // a determiner that ties a second noun to the first as its owner
	isApart     // a verb that brings speech only with the word that ends its clause
	isEnd       // such a word
	isOblique   // a determiner that no subject has
	isReported  // a verb form of reported speech
	isMany      // a plural without its ending: \"people\"
	isSpeech    // a noun of what is said: \"claim\"
	isLabel     // a noun of what a thing is called: \"title\"
	isCourtesy  // a title that is no office: \"Mrs\"
	isInside    // a small word inside the names of bodies: \"Ministry of Ports\"
	isTalk      // a noun of talk: "interview"
	isEntitled  // a participle that tells a title: "titled"
	isWork      // a noun of what has a title: "album"
	isOnward    // a verb that brings no speech before an infinitive: "continued to rise"
	isWeak      // a verb of speech that things have as well: "offers"
	isCrowd     // a plural of people: "critics"
	isManner    // a title that only says how an office is held: "acting"
	isHave      // an auxiliary of the perfect
	isBecome    // an auxiliary of the passive
	isModal     // a verb that makes another one a mere wish or duty: "kann"
	isPerfect   // a participle of the perfect and the passive
	isNoPresent // such a participle that is no form of the present too
	isPress     // a noun of those whom news is told: "radio"
	isToward    // a word before whom something is told: "gegenüber"
	isTrade     // a noun of a person that may stand before a name: "resident"
	opensPhrase // the first word of a phrase of several, see Words.phrases
)

const (
	isVerb     = isSay | isTell | isName | isJudge
	isFunction = isDet | isPrep | isConj | isAux | isRel | isPronoun
)

// gender is what a word tells of the sex, or number, of whom it names.
type gender byte

const (
	unknown gender = 0
	male    gender = 'm'
	female  gender = 'f'
	neuter  gender = 'n'
	plural  gender = 'p'
)

// word is what the lexicon knows of a word.
type word struct {
	bits   bits
	gender gender
}

// phrase is a lexicon entry of several words, filed under its first.
type phrase struct {
	rest []string
	word word
}

// sourceRow is a phrase that attributes without a verb.
type sourceRow struct {
	words  []string
	behind bool // only after a quote or a comma
	back   bool // the speaker stands before it
}

// titleEnding is the end of a word that stands before a name as a title.
type titleEnding struct {
	end    string
	gender gender
}

// Words are the words of a language, ready for use. It is read only.
type Words struct {
	Tag       string
	words     map[string]word
	table     *table        // words, for the many that are looked up
	lengths   [32][256]bool // whether a word of so many bytes begins with that byte: most words of a text are ruled out by it
	phrases   map[string][]phrase
	sources   []sourceRow // what attributes without a verb: "according to"
	endings   []titleEnding
	links     []string                // what follows whom a paper quotes: "as"
	thats     []string                // what opens a clause that tells what is said
	performs  []string                // verbs of speech that have works as well: "sang"
	alone     []string                // determiners that stand for somebody: "most"
	whos      []string                // who opens a clause about a person: "who"
	being     [][]string              // what brings an office in such a clause: "is", "serves as"
	working   [][]string              // verbs that tell somebody's work by its object: "leads"
	ours      [][]string              // how an outlet names itself: "this newspaper"
	contracts []string                // verbs that a pronoun draws in: "’re"
	clitics   []string                // pronouns that hang on a verb: "dit-il"
	requests  map[string][]requestRow // by their first word
	forms
	known    bool // the language has verbs of speech
	capitals bool // every noun is written with a capital
	dashes   bool // dialogue is told by dashes
	incises  bool // an attribution may stand inside the marks
	drops    bool // the subject of a verb may be left out
	brackets bool // the parts of a verb stand at both ends of their clause
	inverts  bool // the subject may stand behind the verb without a quote before it
}

var compiled sync.Map // primary subtag -> func() *Words

// WordsOf returns the words of a language. It never returns nil.
func WordsOf(l *lang.Lang) *Words {
	if f, ok := compiled.Load(l.Tag); ok {
		return f.(func() *Words)()
	}
	f, _ := compiled.LoadOrStore(l.Tag, sync.OnceValue(func() *Words { return compile(l) }))
	return f.(func() *Words)()
}

var verbClasses = map[string]bits{"say": isSay, "tell": isTell, "name": isName, "judge": isJudge}

// listSections are the sections whose rows are mere lists of words.
var listSections = []struct {
	section string
	bits    bits
}{
	{"quote.determiner", isDet}, {"quote.preposition", isPrep}, {"quote.tie", isTie | isPrep}, {"quote.conjunction", isConj},
	{"quote.and", isAnd | isConj}, {"quote.auxiliary", isAux}, {"quote.adverb", isAdverb}, {"quote.relative", isRel},
	{"quote.time", isTime}, {"quote.org", isOrg}, {"quote.paper", isPaper}, {"quote.noun", isNounToo},
	{"quote.past", isPast}, {"quote.firm", isFirm}, {"quote.trade", isTrade}, {"quote.courtesy", isCourtesy}, {"quote.inside", isInside},
	{"quote.many", isMany}, {"quote.crowd", isCrowd}, {"quote.entitled", isEntitled}, {"quote.work", isWork}, {"quote.onward", isOnward}, {"quote.weak", isWeak}, {"quote.speech", isSpeech}, {"quote.label", isLabel},
	{"quote.oblique", isOblique}, {"quote.manner", isManner}, {"quote.talk", isTalk}, {"quote.reported", isReported},
	{"quote.genitive", isGenitive | isDet}, {"quote.have", isHave | isAux}, {"quote.become", isBecome | isAux},
	{"quote.modal", isModal | isAux}, {"quote.press", isPress}, {"quote.toward", isToward},
}

func compile(l *lang.Lang) *Words {
	w := &Words{Tag: l.Tag, words: map[string]word{}, phrases: map[string][]phrase{}, requests: map[string][]requestRow{}}
	w.addVerbs(l)
	for _, s := range listSections {
		for _, form := range wordsOf(l, s.section) {
			w.add(form, s.bits, unknown)
		}
	}
	w.addPeople(l)
	w.addSources(l)
	for _, row := range l.Rows("quote.titleending") {
		w.endings = append(w.endings, titleEnding{row.Field(0), genderOf(row.Field(1))})
	}
	w.ours = phrasesOf(l, "quote.ours")
	w.being = phrasesOf(l, "quote.being")
	w.working = phrasesOf(l, "quote.working")
	w.clitics = wordsOf(l, "quote.clitic")
	w.contracts = wordsOf(l, "quote.contraction")
	w.whos = wordsOf(l, "quote.who")
	w.performs = wordsOf(l, "quote.perform")
	w.alone = wordsOf(l, "quote.alone")
	w.thats = wordsOf(l, "quote.that")
	w.dashes = len(l.Rows("quote.dialogue")) > 0
	w.inverts = len(l.Rows("quote.inverts")) > 0
	w.brackets = len(l.Rows("quote.bracket")) > 0
	w.incises = len(l.Rows("quote.incise")) > 0
	w.drops = len(l.Rows("quote.drop")) > 0
	w.addForms(l)
	w.capitals = len(l.Rows("quote.capitals")) > 0
	if w.known {
		w.addNames(lang.Get("mul"))
	}
	w.compileRequests(l)
	w.table = newTable(w.words)
	return w
}

// addVerbs enters the verbs of speech.
func (w *Words) addVerbs(l *lang.Lang) {
	plain := map[string]bool{} // forms that need no word at the end of their clause
	for _, row := range l.Rows("quote.verb") {
		name, apart := strings.CutSuffix(row.Field(0), "-apart")
		class := verbClasses[name]
		if apart {
			class |= isApart
		}
		for _, form := range row.Words(1) {
			w.add(form, class|isFinite, unknown)
			plain[form] = plain[form] || !apart
		}
		for _, form := range row.Words(2) {
			if apart {
				w.part(form, row.Words(1))
				continue
			}
			w.add(form, class|isParticiple, unknown)
		}
		w.known = true
	}
	for form := range w.ends {
		if k := w.words[form]; plain[form] {
			k.bits &^= isApart
			w.words[form] = k
		}
	}
}

// addSources enters what attributes without a verb, and what turns "X was quoted as saying".
func (w *Words) addSources(l *lang.Lang) {
	for _, row := range l.Rows("quote.passive") {
		w.add(row.Field(0), isPassive, unknown)
		w.links = append(w.links, row.Field(1))
	}
	for _, row := range l.Rows("quote.source") {
		s := sourceRow{words: strings.Fields(strings.ToLower(row.Field(0))), behind: row.Field(1) == "behind",
			back: row.Field(1) == "back"}
		w.add(s.words[0], opensSource, unknown)
		w.sources = append(w.sources, s)
	}
}

// wordsOf returns the words of a section that is a mere list.
func wordsOf(l *lang.Lang, section string) []string {
	var out []string
	for _, row := range l.Rows(section) {
		out = append(out, row.Words(0)...)
	}
	return out
}

// phrasesOf returns the phrases of a section, each cut into its words.
func phrasesOf(l *lang.Lang, section string) [][]string {
	var out [][]string
	for _, row := range l.Rows(section) {
		for _, form := range row.Words(0) {
			out = append(out, strings.Fields(form))
		}
	}
	return out
}

// addPeople enters pronouns, titles and nouns that tell the sex.
func (w *Words) addPeople(l *lang.Lang) {
	for _, row := range l.Rows("quote.pronoun") {
		b := isPronoun
		if row.Field(2) == "yes" {
			b |= isSubject
		}
		w.add(row.Field(0), b, genderOf(row.Field(1)))
	}
	for _, row := range l.Rows("quote.title") {
		for _, form := range row.Words(0) {
			w.add(form, isTitle, genderOf(row.Field(1)))
		}
	}
	for _, row := range l.Rows("quote.role") {
		for _, form := range row.Words(0) {
			w.add(form, isRole, genderOf(row.Field(1)))
		}
	}
}

// addNames enters what names are like.
func (w *Words) addNames(l *lang.Lang) {
	for _, row := range l.Rows("name.particle") {
		for _, form := range row.Words(0) {
			w.add(form, isParticle, unknown)
		}
	}
	for _, row := range l.Rows("name.suffix") {
		for _, form := range row.Words(0) {
			w.add(form, isSuffix, unknown)
		}
	}
	for _, row := range l.Rows("place.opener") {
		for _, form := range row.Words(0) {
			w.add(form, isOpener, unknown)
		}
	}
	for _, row := range l.Rows("given") {
		for _, form := range row.Words(1) {
			w.add(form, isGiven, genderOf(row.Field(0)))
		}
	}
}

func (w *Words) add(form string, b bits, g gender) {
	parts := strings.Fields(strings.ToLower(form))
	if len(parts) == 0 {
		return
	}
	if len(parts) > 1 {
		w.phrases[parts[0]] = append(w.phrases[parts[0]], phrase{parts[1:], word{b, g}})
		b, g = opensPhrase, unknown
	}
	if n := len(parts[0]); n < len(w.lengths) {
		w.lengths[n][parts[0][0]] = true
	}
	old := w.words[parts[0]]
	old.bits |= b
	if g != unknown {
		old.gender = g
	}
	w.words[parts[0]] = old
}

func genderOf(field string) gender {
	switch field {
	case "m", "f", "n", "p":
		return gender(field[0])
	}
	return unknown
}
