package page

import "strings"

// pairs finds lists without bullets: three pairs or more of a brief line, most with a digit, and a headline; below the story, two. A
// dash before the brief line below a headline says as much. So do headlines that have several brief lines each.
func pairs(lines []line, story int) {
	at := make([]int, 0, len(lines)) // the lines that are not blank
	for i := range lines {
		if lines[i].text != "" || lines[i].kind == mark {
			at = append(at, i)
		}
	}
	for i := 0; i+1 < len(at); {
		least := 3
		if at[i] > story {
			least = 2
		}
		n, first := pairsFrom(lines, at[i:], true, story), true
		if n < least {
			n, first = pairsFrom(lines, at[i:], false, story), false
		}
		if n < least || n < 3 && setOff(lines, at[i:i+2*n]) {
			n = dashedFrom(lines, at[i:])
		}
		if n == 0 {
			i += max(1, records(lines, at[i:], least, story))
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

// setOff reports whether a line has a brief part of its own, set off by a mark or as a time of day: no other line tells that.
func setOff(lines []line, at []int) bool {
	for _, i := range at {
		if edge(&lines[i]) != 0 {
			return true
		}
	}
	return false
}

// recordLines are how many lines one headline has at least and at most, its own among them: section, time, author, comments.
const recordLines, mostRecordLines = 3, 5

// records makes a list of the records that begin a slice of lines: each of as many lines, of which the same one is the headline and
// the others are brief, one of them with a digit. It returns how many lines they are.
func records(lines []line, at []int, least, story int) int {
	for size := recordLines; size <= mostRecordLines; size++ {
		head, digit := shapeOf(lines, at, size)
		if head < 0 {
			continue
		}
		n := 1
		for (n+1)*size <= len(at) {
			if h, d := shapeOf(lines, at[n*size:], size); h != head || d != digit {
				break
			}
			n++
		}
		if n*size < len(at) && at[n*size-1] < story && !title(&lines[at[n*size]]) {
			n-- // the headline of the story, with what goes with it
		}
		if n < least {
			continue
		}
		for k := range n * size {
			l := &lines[at[k]]
			l.kind, l.starts = more, false
			if k%size == 0 {
				top := &lines[at[k+head]]
				l.text, top.text = top.text, l.text
				l.kind = entry
			}
		}
		lines[at[0]].starts = true
		return n * size
	}
	return 0
}

// shapeOf tells which of the first lines is a headline, and which other is the first with a digit; -1 where they are no record.
func shapeOf(lines []line, at []int, size int) (head, digit int) {
	if len(at) < size {
		return -1, -1
	}
	head, digit = -1, -1
	for k := range size {
		switch l := &lines[at[k]]; {
		case brief(l):
			if digit < 0 && HasDigit(l.text) {
				digit = k
			}
		case head < 0 && title(l):
			head = k
		default:
			return -1, -1
		}
	}
	if head < 0 || digit < 0 {
		return -1, -1
	}
	return head, digit
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
		if HasDigit(b.text) {
			digits++
			counted = n
		} else if n == 1 {
			return 0
		}
		if digits*2 >= n {
			pairs = n
		}
	}
	if pairs > counted && at[2*pairs-1] < story && (2*pairs == len(at) || !title(&lines[at[2*pairs]]) || HasDigit(lines[at[2*pairs]].text)) {
		return counted
	}
	return pairs
}

// dashedFrom counts the pairs of a headline and a brief line with a digit behind a dash that begin a slice of lines.
func dashedFrom(lines []line, at []int) int {
	n := 0
	for ; 2*n+1 < len(at); n++ {
		t, b := &lines[at[2*n]], &lines[at[2*n+1]]
		if !title(t) || at[2*n+1] != at[2*n]+1 || !brief(b) || !HasDigit(b.text) || strings.Contains(b.text, ",") {
			break
		}
		if !strings.HasPrefix(b.text, "- ") && !strings.HasPrefix(b.text, "– ") {
			break
		}
	}
	return n
}
