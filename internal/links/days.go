package links

import (
	"fmt"
	"strings"
	"time"
)

// Days are the bare days beside headlines of a page ("07/20", "20.7."): alone they could be fractions or scores, and which
// number is the month only several tell.
type Days struct {
	Seen     int
	month    [2]bool // one of the numbers could be no month: the first, the second
	constant int     // the second number of all, or -1 where they differ
}

// Day is a bare day: two numbers, and the year where it has one.
type Day struct{ A, B, Year int }

// CutDay cuts a text that is a bare day as a whole: two numbers of at most two digits and a slash or dot between them, behind another a
// year of four digits; marks around it aside.
func CutDay(text string) (d Day, ok bool) {
	s := trimMarks(text)
	i := strings.IndexAny(s, "/.")
	if i < 0 {
		return d, false
	}
	second, year := s[i+1:], ""
	if k := strings.IndexAny(second, "/."); k >= 0 {
		second, year = second[:k], second[k+1:]
		if d.Year = number(year, 4); d.Year < 1900 || d.Year > 2100 {
			return Day{}, false
		}
	}
	d.A, d.B = number(s[:i], 2), number(second, 2)
	return d, min(d.A, d.B) >= 1 && min(d.A, d.B) <= 12 && max(d.A, d.B) <= 31
}

// number reads a number of at most so many digits; it is 0 where a text is none.
func number(s string, most int) (n int) {
	if len(s) > most || !allDigits(s) {
		return 0
	}
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// See takes note of a bare day.
func (d *Days) See(day Day) {
	a, b := day.A, day.B
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

// On returns a day as ISO writes it, without a year the last such one not after now, or "" where it cannot be told.
func (d *Days) On(day Day, now time.Time) string {
	a, b, year := day.A, day.B, day.Year
	order := d.Order()
	if order == 2 {
		a, b = b, a
	}
	if order == 0 || a > 12 || year == 0 && now.IsZero() {
		return ""
	}
	if year == 0 {
		year = now.Year()
		if int(now.Month()) < a || int(now.Month()) == a && now.Day() < b {
			year--
		}
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, a, b)
}
