package page

import "strings"

// mailFields are the fields of RFC 5322 that programs show above a mail, and copy with it.
var mailFields = [...]string{"From", "To", "Cc", "Bcc", "Date", "Sent", "Subject", "Reply-To", "Message-ID", "List-Unsubscribe", "Content-Type",
	"MIME-Version", "Content-Transfer-Encoding"}

// withoutMail leaves out the head of a mail, where text begins with one, and the signature at its end, which two dashes open (RFC 3676).
func withoutMail(lines []line) []line {
	first, fields := forwarded(lines), 0
	for first < len(lines) && (lines[first].text == "" || isMailField(lines[first].text)) {
		if lines[first].text != "" {
			fields++
		} else if fields > 0 {
			break
		}
		first++
	}
	if fields > 0 {
		lines = lines[first:]
	}
	const longest = 8 // lines of a signature
	for i := len(lines) - 1; i > len(lines)/2 && i >= len(lines)-longest; i-- {
		if lines[i].text == "--" {
			return lines[:i]
		}
	}
	return lines
}

// forwarded returns the line below the one that programs write above a mail that somebody sends on, where text begins with one:
// "---------- Forwarded message ---------", "-----Original Message-----".
func forwarded(lines []line) int {
	i := skipBlank(lines, 0)
	if i+1 >= len(lines) || !strings.HasPrefix(lines[i].text, "---") || isRule(lines[i].text) || !isMailField(lines[i+1].text) {
		return 0
	}
	return i + 1
}

func isMailField(s string) bool {
	name, value, ok := strings.Cut(s, ": ")
	if !ok || value == "" {
		return false
	}
	for _, f := range mailFields {
		if strings.EqualFold(name, f) {
			return true
		}
	}
	return false
}
