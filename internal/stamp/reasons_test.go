package stamp

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestMannerRows(t *testing.T) {
	for i := range manners {
		row := &manners[i]
		t.Run(row.name, func(t *testing.T) {
			ref := Ref{Time: time.Date(2031, 6, 12, 20, 0, 0, 0, time.UTC), Lang: "en"}
			if manner(i) == fromUnknown {
				ref.Time = time.Time{}
			}
			read := Parse
			if row.prose {
				read = func(text string, ref Ref) (Stamp, bool) { return FindInProse(text, 0, ref) }
			}
			s, ok := read(row.example, ref)
			require.True(t, ok)
			require.Equal(t, row.name, s.Row().Name)
			require.NotEmpty(t, s.Row().Why)
		})
	}
}
