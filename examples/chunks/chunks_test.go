package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/examples/sound"
)

// TestPieces cuts at every length: each piece keeps to it, and together they are the text but for its white space.
func TestPieces(t *testing.T) {
	for _, text := range []string{
		"", "One.", "One. Two! “Three?” Four words stand here. Five", "awordthatnobodycanbreak and one", "岸壁は九対六で決まった。工事は九月に始まる。", strings.Repeat("é", 50),
	} {
		for most := utf8.UTFMax; most < 80; most++ {
			var all strings.Builder
			for start, end := range pieces(text, most) {
				require.Less(t, start, end)
				require.LessOrEqual(t, end-start, most)
				require.True(t, utf8.ValidString(text[start:end]))
				all.WriteString(text[start:end])
			}
			require.Equal(t, strings.Join(strings.Fields(text), ""), strings.Join(strings.Fields(all.String()), ""))
		}
	}
	var cuts []string
	for start, end := range pieces("Work begins in May. “It takes a year,” she said.", 30) {
		cuts = append(cuts, "Work begins in May. “It takes a year,” she said."[start:end])
	}
	require.Equal(t, []string{"Work begins in May.", "“It takes a year,” she", "said."}, cuts)
}

// TestChunks requires that spans lead back to the text, and that no chunk is longer than it may be.
func TestChunks(t *testing.T) {
	a, err := lede.Extract(context.Background(), bytes.NewReader(sound.KelmWall), lede.Options{})
	require.NoError(t, err)
	for most := 20; most < 400; most += 7 {
		for _, c := range chunks(a, most) {
			require.LessOrEqual(t, len(c.Text), most)
			var lines []string
			for _, s := range c.Spans {
				require.Equal(t, c.Spans[0].Section, s.Section)
				lines = append(lines, a.Sections[s.Section].Blocks[s.Block].Text[s.Start:s.End])
			}
			require.Equal(t, c.Text, strings.Join(lines, "\n"))
			require.Equal(t, a.Sections[c.Spans[0].Section].Heading, c.Cite.Heading)
		}
	}
}
