package block

import (
	"strings"

	"github.com/ledekit/lede/internal/lang"
)

// headingWords is how many words of a heading are read: longer ones say what they say in their own words.
const headingWords = 16

// kindOf says what a section is for, by the words of its heading: the first row of the language's [headings] that matches. A
// heading that asks is a question where no row says more ("What happens next?").
func kindOf(l *lang.Lang, heading string) string {
	if row, ok := kindRow(l, heading); ok {
		return row.Field(0)
	}
	if asks(heading) {
		return "question"
	}
	return "other"
}

// kindRow is the row of the language that says what a heading is for.
func kindRow(l *lang.Lang, heading string) (lang.Row, bool) {
	if words := lang.Words(heading, headingWords+1); len(words) > 0 && len(words) <= headingWords {
		for _, row := range l.Opening("headings", 1, words) {
			if phrase := row.Field(1); lang.MatchPhrase(phrase, words) && len(words) <= reach(phrase) {
				return row, true
			}
		}
	}
	return lang.Row{}, false
}

// reach is how many words a heading may have for a phrase to say what it is for: the more words the phrase names, the more may
// follow them. "The impact" with a whole sentence behind it is a sentence about something else.
func reach(phrase string) int {
	named := 0
	for token := range strings.FieldsSeq(phrase) {
		if token != "*" && token != "+" && !strings.HasSuffix(token, "?") {
			named++
		}
	}
	return 3*named + 3
}
