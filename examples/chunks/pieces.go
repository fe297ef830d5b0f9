package main

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// pieces yields start and end of stretches of text of at most so many bytes (4 or more), cut after a sentence where one ends, else between words,
// else between letters. White space at a cut belongs to neither side.
func pieces(text string, most int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for start := 0; start < len(text); {
			end := start + cut(text[start:], most)
			if !yield(start, end) {
				return
			}
			start = len(text) - len(strings.TrimLeft(text[end:], " \n\t"))
		}
	}
}

// cut is the end of the first piece.
func cut(text string, most int) int {
	if len(text) <= most {
		return len(text)
	}
	space := 0
	for i := most; i > 0; i-- {
		if strings.IndexByte(" \n\t", text[i]) < 0 {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], `"')”’»`)); strings.ContainsRune(".!?", last) {
			return i
		}
		space = max(space, i)
	}
	for i := most; space == 0 && i > 0; i-- {
		if utf8.RuneStart(text[i]) {
			return i
		}
	}
	return space
}
