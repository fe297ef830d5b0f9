package meta

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
)

// bylineWords are the rows of a language's section [byline], ready to be looked up.
type bylineWords struct {
	by      []string        // open a line of names: "by"
	one     map[string]bool // those of them that are one word, and no part of a name
	and     map[string]bool // stand between names
	title   map[string]bool // stand before a name and are no part of it
	role    map[string]bool // tell a trade
	body    map[string]bool // make a name that of a body of people
	stop    map[string]bool // open what is no name any more: a place, a date, an outlet
	month   map[string]bool // are no part of a name where a number follows
	credit  map[string]bool // open the name of one who made the pictures
	nobody  map[string]bool // stand for no writer
	company map[string]bool // end the name of a firm
	common  map[string]bool // the short ones of the language's most frequent words: they open no name
}

var bylineWordsOf sync.Map // primary subtag -> func() *bylineWords

// wordsFor returns the words of a language. It never returns nil.
func wordsFor(tag string) *bylineWords {
	tag = lang.Primary(tag)
	if f, ok := bylineWordsOf.Load(tag); ok {
		return f.(func() *bylineWords)()
	}
	l := lang.Get(tag)
	read := sync.OnceValue(func() *bylineWords { return readBylineWords(l) })
	if !l.Known() {
		return read() // what no file holds is not kept
	}
	f, _ := bylineWordsOf.LoadOrStore(tag, read)
	return f.(func() *bylineWords)()
}

// readBylineWords reads a language's rows, and those of no language: what web themes write everywhere.
func readBylineWords(l *lang.Lang) *bylineWords {
	w := &bylineWords{common: map[string]bool{}, one: map[string]bool{}}
	sets := map[string]*map[string]bool{
		"and": &w.and, "title": &w.title, "role": &w.role, "body": &w.body, "stop": &w.stop, "month": &w.month, "credit": &w.credit, "nobody": &w.nobody,
		"company": &w.company,
	}
	for _, set := range sets {
		*set = map[string]bool{}
	}
	for _, rows := range [...][]lang.Row{l.Rows("byline"), lang.Get("mul").Rows("byline")} {
		for _, row := range rows {
			if row.Field(0) == "by" {
				w.by = append(w.by, row.Words(1)...)
				continue
			}
			for _, v := range row.Words(1) {
				if set := sets[row.Field(0)]; set != nil {
					(*set)[v] = true
				}
			}
		}
	}
	for _, by := range w.by {
		if !strings.Contains(by, " ") && !strings.Contains(particles, " "+by+" ") && !w.role[by] {
			w.one[by] = true
		}
	}
	for _, row := range l.Rows("common") {
		for _, v := range row.Words(0) {
			if utf8.RuneCountInString(v) <= 3 {
				w.common[v] = true
			}
		}
	}
	return w
}
