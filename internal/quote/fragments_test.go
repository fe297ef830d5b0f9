package quote

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

func TestFragmentRows(t *testing.T) {
	for k := range fragmentRows {
		row := &fragmentRows[k]
		t.Run(row.why, func(t *testing.T) {
			paras := []Para{{Text: row.example}}
			w := WordsOf(lang.Get(row.tag))
			text := Read(paras, Pair(paras, w), w)
			c := &chooser{Text: text, holds: text.Attribute(), sent: -1}
			v := c.viewOf(int32(len(text.Spans)) - 1)
			require.True(t, row.is(c, &v), row.example)
			require.Equal(t, Fragment, c.sort(v.i).kind(), row.example)
		})
	}
}
