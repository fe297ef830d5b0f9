package block

import (
	"strings"
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
			assert.Equal(t, row.Field(0), kindOf(l, row.Field(2)), "%s:%d %q", row.File, row.Line, row.Field(2))
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

func TestCreditRows(t *testing.T) {
	for _, tag := range lang.Tags() {
		r := &reader{Source: &Source{Lang: lang.Get(tag)}}
		for _, row := range r.Lang.Rows("credit") {
			assert.Len(t, row.Fields, 3, "%s:%d", row.File, row.Line)
			assert.True(t, r.isCredit(row.Field(2)), "%s:%d %q", row.File, row.Line, row.Field(2))
		}
		for _, row := range r.Lang.Rows("agency") {
			name := strings.NewReplacer("+ ", "Harbor ", "? ", " ", "?", "").Replace(row.Field(0))
			if i := strings.IndexByte(name, '/'); i < 0 {
				assert.True(t, r.isCredit(strings.ToUpper(name[:1])+name[1:]) || !isNames(name), "%s:%d %q", row.File, row.Line, name)
			}
		}
	}
}
