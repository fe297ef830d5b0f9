package meta

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

// Every row of every language's section [byline] shows by its example what it does.
func TestBylineRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		w := wordsFor(tag)
		seen := map[string]bool{}
		for _, row := range lang.Get(tag).Rows("byline") {
			kind, example := row.Field(0), row.Field(2)
			at := []any{"%s:%d: %s", row.File, row.Line, example}
			require.NotEmpty(t, example, at...)
			require.False(t, seen[kind], at...)
			seen[kind] = true
			names := w.names(example, "")
			switch kind {
			case "by":
				_, ok := w.cutBy(example)
				require.True(t, ok, at...)
				require.Len(t, names, 1, at...)
			case "and":
				require.Len(t, names, 2, at...)
				require.Equal(t, []nameKind{person, person}, []nameKind{w.kindOf(names[0].Name), w.kindOf(names[1].Name)}, at...)
			case "title", "stop", "month", "role":
				require.Len(t, names, 1, at...)
				require.Equal(t, person, w.kindOf(names[0].Name), at...)
				require.NotEqual(t, example, names[0].Name, at...)
				require.Equal(t, kind == "role", names[0].Role != "", at...)
			case "body":
				require.Len(t, names, 1, at...)
				require.Equal(t, bodyName, w.kindOf(names[0].Name), at...)
			case "credit":
				require.Empty(t, names, at...)
			case "nobody":
				require.True(t, w.nobody[example], at...)
			case "company":
				require.True(t, w.isCompany(example), at...)
			default:
				require.Fail(t, "no such kind of row", at...)
			}
		}
	}
}

func TestNames(t *testing.T) {
	for _, row := range []struct {
		lang, text, reason string
		want               []Author
	}{
		{"en", "By Ada Quill, Bo Ek and Cy Oh", "three in a row", []Author{{Name: "Ada Quill"}, {Name: "Bo Ek"}, {Name: "Cy Oh"}}},
		{"en", "ByAda Quill", "the word and the name stand in elements that touch", []Author{{Name: "Ada Quill"}}},
		{"en", "Ada Quill, Political Editor", "a role behind a comma", []Author{{Name: "Ada Quill", Role: "Political Editor"}}},
		{"en", "Ada Quill Political Editor", "a role behind nothing", []Author{{Name: "Ada Quill", Role: "Political Editor"}}},
		{"en", "By ADA QUILL in Lanner", "a place", []Author{{Name: "ADA QUILL"}}},
		{"en", "Dr. Ada Quill (Lanner)", "a title, a bracket", []Author{{Name: "Ada Quill"}}},
		{"en", "Ada Quill Jr.", "a point that belongs to the name", []Author{{Name: "Ada Quill Jr."}}},
		{"en", "ada@ledger.example Ada Quill", "an address", []Author{{Name: "Ada Quill"}}},
		{"en", "Posted by Ada Quill Mar 4, 2031", "a date", []Author{{Name: "Ada Quill"}}},
		{"en", "March 4, 2031 | By Ada Quill", "a date before the name", []Author{{Name: "Ada Quill"}}},
		{"en", "View all posts by Ada Quill", "words before the name", []Author{{Name: "Ada Quill"}}},
		{"en", "Ada Quill Ada Quill", "shown twice for two sizes of screen", []Author{{Name: "Ada Quill"}}},
		{"en", "Ada Quill OrmeAda Quill Orme", "the same, in elements that touch", []Author{{Name: "Ada Quill Orme"}}},
		{"en", "04.05.2031Ada Quill", "a day in an element that touches", []Author{{Name: "Ada Quill"}}},
		{"en", "Mrs Quill", "a title that the name cannot spare", []Author{{Name: "Mrs Quill"}}},
		{"en", "Photo: Bo Ek", "no writer", nil},
		{"en", "Bo Ek, in Local", "words that open another thing", []Author{{Name: "Bo Ek"}}},
		{"de", "Hafenblatt 30. Juni 2031", "a day behind one word", []Author{{Name: "Hafenblatt"}}},
		{"de", "Von Ada Quill und Ursula von der Bek", "a particle is no byline", []Author{{Name: "Ada Quill"}, {Name: "Ursula von der Bek"}}},
		{"de", "Ada Quill, Wirtschaftsredakteurin", "a role as the end of a word", []Author{{Name: "Ada Quill", Role: "Wirtschaftsredakteurin"}}},
		{"de", "Ada Quill Illustration von Bo Ek", "another's work", []Author{{Name: "Ada Quill"}}},
		{"ja", "文：港田葵", "no space, a wide colon", []Author{{Name: "港田葵"}}},
		{"ko", "항구일보=강미루 기자", "the outlet before the name", []Author{{Name: "강미루", Role: "기자"}}},
		{"ko", "강미루 기자", "a role behind a name of one word", []Author{{Name: "강미루", Role: "기자"}}},
		{"xx", "Ada Quill", "a language without a file", []Author{{Name: "Ada Quill"}}},
	} {
		require.Equal(t, row.want, wordsFor(row.lang).names(row.text, ""), "%s: %s", row.text, row.reason)
	}
}

func TestUpright(t *testing.T) {
	w := wordsFor("en")
	require.Equal(t, "Ada Quill", w.upright("Quill, Ada"))
	require.Equal(t, "Ada Quill, Bo Ek", w.upright("Ada Quill, Bo Ek"))
	require.Equal(t, "Quill, Editor", w.upright("Quill, Editor"))
}
