package block

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/ledekit/lede/internal/lang"
)

// Every row of a language is asked with its own example, so that no row is dead or hidden by one above it.
func TestHeadingRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		l := lang.Get(tag)
		for _, row := range l.Rows("headings") {
			assert.Len(t, row.Fields, 3, "%s:%d", row.File, row.Line)
			assert.Equal(t, row.Field(0), kindOf(l, row.Field(2)), "%s:%d %q %s", row.File, row.Line, row.Field(2), kindOf(l, row.Field(2)))
			assert.True(t, lang.MatchPhrase(row.Field(1), lang.Words(row.Field(2), headingWords)), "%s:%d %q does not match its own row", row.File, row.Line, row.Field(2))
		}
	}
}

func TestFurnitureRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		r := &reader{Source: &Source{Lang: lang.Get(tag)}}
		for _, row := range r.Lang.Rows("furniture") {
			assert.Len(t, row.Fields, 3, "%s:%d", row.File, row.Line)
			assert.True(t, r.isFurniture(row.Field(2)), "%s:%d %q", row.File, row.Line, row.Field(2))
		}
	}
}

func TestCallRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		l := lang.Get(tag)
		for _, row := range l.Rows("call") {
			assert.Len(t, row.Fields, 2, "%s:%d", row.File, row.Line)
			assert.True(t, l.Somewhere("call", 0, lang.Words(row.Field(1), furnitureWords)), "%s:%d %q", row.File, row.Line, row.Field(1))
		}
	}
}

func TestCreditsOfAgencies(t *testing.T) {
	r := &reader{Source: &Source{Lang: lang.Get("xx")}}
	for _, credit := range []string{"Harbor News Agency", "Ada Quill/AFP", "Getty Images", "Ada Quill | Getty Images", "Handout / Quillon", "© Harbor Press"} {
		assert.True(t, r.isCredit(credit), credit)
	}
	for _, other := range []string{"The news agency said nothing", "A long winter", "Next Door Café", "Associated costs"} {
		assert.False(t, r.isCredit(other), other)
	}
}

func TestSlashedCredits(t *testing.T) {
	for _, credit := range []string{"Ana Lind / Harbor Ledger", "Ana Lind/Harbor Ledger", "Ana van der Lind / Ledger"} {
		assert.True(t, isSlashed(credit), credit)
	}
	for _, other := range []string{"Harbor / Quay", "Ana Lind / left", "The pier fell / it rains", "Ana Lind / Harbor / Quay", "Ana Lind, 9 / Harbor"} {
		assert.False(t, isSlashed(other), other)
	}
}

func TestCreditRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		r := &reader{Source: &Source{Lang: lang.Get(tag)}}
		for _, row := range r.Lang.Rows("credit") {
			assert.Len(t, row.Fields, 3, "%s:%d", row.File, row.Line)
			assert.True(t, r.isCredit(row.Field(2)), "%s:%d %q", row.File, row.Line, row.Field(2))
		}
	}
}
