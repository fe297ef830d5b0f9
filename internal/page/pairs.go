package page

import "strings"

// pairs finds lists without bullets: three pairs or more of a brief line, most with a digit, and a headline; a dash before the
// brief line below a headline says as much as three pairs do.
func pairs(lines []line, story int) {
	at := make([]int, 0, len(lines)) // the lines that are not blank
	for i := range lines {
		if lines[i].text != "" || lines[i].kind == mark {
			at = append(at, i)
		}
	}
	for i := 0; i+1 < len(at); {
		n, first := pairsFrom(lines, at[i:], true, story), true
		if n < 3 {
			n, first = pairsFrom(lines, at[i:], false, story), false
		}
		if n < 3 {
			n = dashedFrom(lines, at[i:])
		}
		if n == 0 {
			i++
			continue
		}
		for k := 0; k < 2*n; k += 2 {
			a, b := &lines[at[i+k]], &lines[at[i+k+1]]
			if first {
				a, b = b, a
			}
			if a.kind, b.kind = entry, more; first { // the item is the headline, the brief line comes before it
				a.text, b.text, a.kind, b.kind = b.text, a.text, more, entry
			}
			a.starts, b.starts = false, false
		}
		lines[at[i]].starts = true
		i += 2 * n
	}
}

// pairsFrom counts the pairs that begin a slice of lines, as long as half of them have a digit. Where a story follows and
// nothing else could be its headline, the last ones without are none: they are that and its byline, or what it is filed under.
func pairsFrom(lines []line, at []int, briefFirst bool, story int) int {
	pairs, digits, counted := 0, 0, 0
	for n := 1; 2*n <= len(at) && digits*2+8 > n; n++ {
		b, t := &lines[at[2*n-2]], &lines[at[2*n-1]]
		if !briefFirst {
			b, t = t, b
		}
		if !brief(b) || !title(t) || len(t.text) <= len(b.text) {
			break
		}
		if hasDigit(b.text) {
			digits++
			counted = n
		} else if n == 1 {
			return 0
		}
		if digits*2 >= n {
			pairs = n
		}
	}
	if pairs > counted && at[2*pairs-1] < story && (2*pairs == len(at) || !title(&lines[at[2*pairs]]) || hasDigit(lines[at[2*pairs]].text)) {
		return counted
	}
	return pairs
}

// dashedFrom counts the pairs of a headline and a brief line with a digit behind a dash that begin a slice of lines.
func dashedFrom(lines []line, at []int) int {
	n := 0
	for ; 2*n+1 < len(at); n++ {
		t, b := &lines[at[2*n]], &lines[at[2*n+1]]
		if !title(t) || at[2*n+1] != at[2*n]+1 || !brief(b) || !hasDigit(b.text) || strings.Contains(b.text, ",") {
			break
		}
		if !strings.HasPrefix(b.text, "- ") && !strings.HasPrefix(b.text, "– ") {
			break
		}
	}
	return n
}
