package block

import "github.com/ledekit/lede/internal/lang"

// headingWords is how many words of a heading are read: longer ones say what they say in their own words.
const headingWords = 16

// kindOf says what a section is for, by the words of its heading: the first row of the language's [headings] that matches. A
// heading that asks is a question where no row says more ("What happens next?").
func kindOf(l *lang.Lang, heading string) string {
	if words := lang.Words(heading, headingWords+1); len(words) > 0 && len(words) <= headingWords {
		for _, row := range l.Rows("headings") {
			if lang.MatchPhrase(row.Field(1), words) {
				return row.Field(0)
			}
		}
	}
	if asks(heading) {
		return "question"
	}
	return "other"
}
