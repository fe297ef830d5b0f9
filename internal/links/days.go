package links

import (
	"fmt"
	"time"
)

// Days are the bare days beside headlines of a page ("07/20", "20.7."): alone they could be fractions or scores, and which
// number is the month only several tell.
type Days struct {
	Seen     int
	month    [2]bool // one of the numbers could be no month: the first, the second
	constant int     // the second number of all, or -1 where they differ
}

// Day cuts a text that is a bare day as a whole: two numbers of at most two digits and a slash or dot, brackets aside.
func Day(text string) (a, b int, ok bool) {
	s := trimMarks(text)
	var n [2]int
	k, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9' && digits < 2:
			n[k] = n[k]*10 + int(c-'0')
			digits++
		case (c == '/' || c == '.') && k == 0 && digits > 0:
			k, digits = 1, 0
		default:
			return 0, 0, false
		}
	}
	if k == 0 || digits == 0 || min(n[0], n[1]) < 1 || min(n[0], n[1]) > 12 || max(n[0], n[1]) > 31 {
		return 0, 0, false
	}
	return n[0], n[1], true
}

// See takes note of a bare day.
func (d *Days) See(a, b int) {
	if d.Seen == 0 {
		d.constant = b
	} else if d.constant != b {
		d.constant = -1
	}
	d.Seen++
	d.month[0] = d.month[0] || a > 12
	d.month[1] = d.month[1] || b > 12
}

// Order says which number is the month: 1 the first, 2 the second, 0 where nothing tells, or where they are no days at all but
// count something ("1/9", "2/9").
func (d *Days) Order() int {
	switch {
	case d.Seen < 2 || d.constant >= 0 && d.month[1] || d.month[0] == d.month[1]:
		return 0
	case d.month[0]:
		return 2
	}
	return 1
}

// On returns the last such day not after now, as ISO writes it, or "" where it cannot be told.
func (d *Days) On(a, b int, now time.Time) string {
	order := d.Order()
	if order == 2 {
		a, b = b, a
	}
	if order == 0 || a > 12 || now.IsZero() {
		return ""
	}
	year := now.Year()
	if int(now.Month()) < a || int(now.Month()) == a && now.Day() < b {
		year--
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, a, b)
}
