package page

import "strings"

// IsClock reports whether a line is a time of day and nothing else but the name of a zone.
func IsClock(s string) bool {
	at, ok := ClockIn(s)
	if !ok || at[0] > 0 {
		return false
	}
	zone := strings.TrimLeft(s[at[1]:], " \u00a0")
	return zone == "" || len(zone) >= 2 && len(zone) <= 5 && strings.Trim(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// ClockIn finds a time of day in a short line: "21:00", "9.15", "20h15", "10 p.m.". It says from which byte to which.
func ClockIn(s string) (at [2]int, ok bool) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) || i > 0 && (isDigit(s[i-1]) || s[i-1] == ':' || s[i-1] == '.' || s[i-1] == '/') {
			continue
		}
		hour, end := digitsAt(s, i)
		if end-i > 2 || hour > 24 {
			continue
		}
		minutes := minutesAt(s, end)
		end += minutes
		if isFraction(s[end:]) {
			continue // "2:28,29" is how long a race took
		}
		rest := strings.TrimLeft(s[end:], " \u00a0")
		if half := halfDay(rest); half > 0 {
			return [2]int{i, len(s) - len(rest) + half}, true
		}
		if minutes > 0 {
			return [2]int{i, end}, true
		}
	}
	return at, false
}

// isFraction reports whether s opens with the digits behind a point or comma.
func isFraction(s string) bool { return len(s) > 1 && (s[0] == ',' || s[0] == '.') && isDigit(s[1]) }

// digitsAt reads the number that stands at byte i.
func digitsAt(s string, i int) (n, end int) {
	for end = i; end < len(s) && isDigit(s[end]); end++ {
		n = n*10 + int(s[end]-'0')
	}
	return n, end
}

// minutesAt is the length of the minutes behind an hour, and of the seconds behind those: ":15", "h15", ":15:30". 0: none stand there.
// ".12." goes on as a date.
func minutesAt(s string, i int) int {
	if i+2 >= len(s) || s[i] != ':' && s[i] != '.' && s[i] != 'h' || !isSixtieth(s, i+1) {
		return 0
	}
	if i+3 < len(s) && (isDigit(s[i+3]) || s[i] == '.' && s[i+3] == '.') {
		return 0
	}
	if i+5 < len(s) && s[i+3] == ':' && s[i+4] >= '0' && s[i+4] <= '5' {
		return 6
	}
	return 3
}

// isSixtieth reports whether the two bytes at i are a number below sixty.
func isSixtieth(s string, i int) bool { return s[i] >= '0' && s[i] <= '5' && isDigit(s[i+1]) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// halfDay is the length of the "a.m." or "Uhr" that s opens with, or 0.
func halfDay(s string) int {
	for _, w := range [...]string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm", "AM", "PM", "A.M.", "P.M.", "Uhr"} {
		if strings.HasPrefix(s, w) {
			if len(s) == len(w) || !isASCIILetter(rune(s[len(w)])) || w[len(w)-1] == '.' {
				return len(w)
			}
		}
	}
	return 0
}
