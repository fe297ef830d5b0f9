package block

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/ledekit/lede/internal/lang"
)

func TestSplitCredit(t *testing.T) {
	r := &reader{Source: &Source{Lang: lang.Get("en")}}
	for _, row := range [][3]string{
		{"The pier in March. Photo: Ada Quill", "The pier in March.", "Photo: Ada Quill"},
		{"The pier in March (Image: Harbor Press)", "The pier in March", "(Image: Harbor Press)"},
		{"The pier in March. [File: Reuters]", "The pier in March.", "[File: Reuters]"},
		{"A judge, seen in 2024, wrote it. Ada Quill / Pool", "A judge, seen in 2024, wrote it.", "Ada Quill / Pool"},
		{"The pier in March | Getty Images", "The pier in March", "Getty Images"},
		{"The pier in March. © Ada Quill", "The pier in March.", "© Ada Quill"},
		{"The pier in March (from the south)", "The pier in March (from the south)", ""},
		{"The pier in March.", "The pier in March.", ""},
		{"", "", ""},
	} {
		caption, credit := r.splitCredit(row[0])
		assert.Equal(t, [2]string{row[1], row[2]}, [2]string{caption, credit}, row[0])
	}
}

func TestLinesBeforeTheText(t *testing.T) {
	for _, s := range []string{"May 2, 2026", "Updated 6:40 p.m., May 9, 2027", "2 May 2026, 10:15", "04.03.2024, 07:20 Uhr / Aktualisiert am 05.03.2024, 18:05 Uhr"} {
		assert.True(t, isDateLine(s), s)
	}
	for _, s := range []string{"The pier closes on May 2.", "Nine boats left", "What 2026 will bring to the harbor", "Call 555 0199 to join"} {
		assert.False(t, isDateLine(s), s)
	}
	assert.True(t, isPath("Home > Storms > Upper Velm"))
	assert.False(t, isPath("The board / the town"))
}

func TestKindsOfOtherHeadings(t *testing.T) {
	for tag, headings := range map[string][]string{
		"en": {"A long winter", "Numbers station", "Next Door Café", "The impact crater that nobody had on any map until a shepherd fell in", "Facts shift at the harbor", "History class"},
		"de": {"Ein stiller Ort", "Streit um den Hafen", "Zahlenspiele", "Was bleibt sind viele Fragen"},
		"fr": {"Une vallée en sursis", "Le faiseur de chiffres"},
		"es": {"Un barrio que espera", "Reacción blanquiazul"},
	} {
		for _, h := range headings {
			assert.Equal(t, "other", kindOf(lang.Get(tag), h), h)
		}
	}
	assert.Equal(t, "question", kindOf(lang.Get("xx"), "Kush e pagoi?"), "a language without words still asks")
}
