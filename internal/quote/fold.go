package quote

import "strings"

// foldedWord returns a word in lower case, itself where it is so already.
func foldedWord(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}

// foldedEqual compares a word with a lower-case one.
func foldedEqual(s, lower string) bool {
	if strings.EqualFold(s, lower) {
		return true
	}
	return strings.Contains(s, "’") && foldedWord(s) == lower
}
