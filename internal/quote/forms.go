package quote

import (
	"strings"

	"github.com/ledekit/lede/internal/lang"
)

// forms are what the words of a language look like in a sentence.
type forms struct {
	saying       bool                // the language has verbs of speech, but not the grammar around them
	topic        string              // what marks a subject in a language without spaces
	ends         map[string][]string // what a parted verb has at the end of its clause, by its form: "teilte ... mit"
	inflect      []string            // the endings of a word that stands before a noun: "klein-es"
	plurals      []string            // the endings of nouns of several
	infinitive   []string            // what stands before an infinitive: "zu"
	things       []string            // the endings of nouns of things
	spokenBehind []string            // what stands right behind quoted words that somebody says, where words have no spaces between
	spokenAhead  []string            // and before the colon that opens them, or at the end of the clause behind them
	reflexive    []string            // pronouns that make the passive's auxiliary one of the perfect: "s'est"
	places       []string            // what tells behind a name where somebody says it: \"beim\"
	articles     map[string]gender   // definite articles
	aged         []string            // how a number ends that stands for somebody of that age
	bys          []string            // what stands before who is behind a passive: "by"
	natives      map[string]bool     // nouns for somebody by his land or place
	clock        []string            // times of day whose stop may end a sentence
	withs        []string            // what stands between a noun of talk and with whom it is: "mit"
}

// part enters the end of a parted verb with the forms that it belongs to.
func (w *Words) part(end string, forms []string) {
	if w.ends == nil {
		w.ends = map[string][]string{}
	}
	w.add(end, isEnd, unknown)
	for _, form := range forms {
		w.ends[form] = append(w.ends[form], end)
	}
}

// addForms enters what forms of verbs and nouns are like: participles by their ending or one by one, endings of adjectives and plurals.
func (w *Words) addForms(l *lang.Lang) {
	w.addPerfect(l)
	w.articles = map[string]gender{}
	for _, row := range l.Rows("quote.article") {
		for _, form := range row.Words(0) {
			w.articles[form] = genderOf(row.Field(1))
		}
	}
	w.natives = map[string]bool{}
	for _, form := range wordsOf(l, "quote.native") {
		w.natives[form] = true
	}
	for _, form := range wordsOf(l, "quote.sure") {
		w.add(form, isSay|isFinite, unknown)
		w.saying = true
	}
	w.addSpoken(l)
	w.clock = wordsOf(l, "quote.clock")
	w.bys = wordsOf(l, "quote.by")
	w.aged = wordsOf(l, "quote.aged")
	w.inflect = wordsOf(l, "quote.adjective")
	w.things = wordsOf(l, "quote.thing")
	w.infinitive = wordsOf(l, "quote.infinitive")
	w.plurals = wordsOf(l, "quote.plural")
	w.withs = wordsOf(l, "quote.with")
	w.places = wordsOf(l, "quote.place")
	w.reflexive = wordsOf(l, "quote.reflexive")
}

// addPerfect marks the participles of a language with a perfect: one by one, or all known forms with an ending.
func (w *Words) addPerfect(l *lang.Lang) {
	for _, row := range l.Rows("quote.perfect") {
		only := row.Field(0) == "only"
		for _, form := range row.Words(1) {
			end, ok := strings.CutPrefix(form, "-")
			if !ok {
				w.perfect(form, only)
				continue
			}
			for known, k := range w.words {
				if k.bits&isVerb != 0 && k.bits&isFinite != 0 && strings.HasSuffix(known, end) {
					w.perfect(known, only)
				}
			}
		}
	}
}

// addSpoken enters the signs of speech where words have no spaces between.
func (w *Words) addSpoken(l *lang.Lang) {
	for _, row := range l.Rows("quote.spoken") {
		switch row.Field(0) {
		case "behind":
			w.spokenBehind = append(w.spokenBehind, row.Words(1)...)
		case "ahead":
			w.spokenAhead = append(w.spokenAhead, row.Words(1)...)
		case "topic":
			w.topic = row.Field(1)
		}
	}
}

// perfect notes that a verb form is a participle, and whether it is one always.
func (w *Words) perfect(form string, always bool) {
	k, ok := w.words[form]
	if !ok {
		return
	}
	k.bits |= isPerfect
	if always {
		k.bits |= isNoPresent
	}
	w.words[form] = k
}
