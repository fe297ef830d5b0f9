package block

import (
	"strings"
	"unicode"

	"github.com/ledekit/lede/internal/page"
)

// Lines around a text tell who wrote it: bylines above, signatures and bios below.

// isByline reports whether a short line names an author of the page, or opens as lines of names do: "By Ada Quill".
func (r *reader) isByline(s string) bool {
	if len(s) > 160 || endsFull(s) && len(s) > 60 || asks(s) {
		return false
	}
	if r.opensNames(s) {
		return true
	}
	for _, name := range r.Authors {
		if name != "" && strings.Contains(s, name) && len(s) <= 2*len(name)+40 {
			return true
		}
	}
	return false
}

// signatureBytes is how long the line is at most that names writers the page does not list.
const signatureBytes = 60

// opensNames reports whether a line is a word that opens a byline and one or two names.
func (r *reader) opensNames(s string) bool {
	if len(s) > signatureBytes || endsFull(s) || page.HasDigit(s) {
		return false
	}
	rest := strings.TrimLeft(r.behindBy(s), ": \u00a0")
	return strings.Contains(rest, " ") && isNames(rest)
}

// behindBy is what stands behind the word that opens a byline, by the rows of [byline]: "Ada Quill" of "By Ada Quill". "": no such word
// opens the line.
func (r *reader) behindBy(s string) string {
	for _, row := range r.Lang.Rows("byline") {
		if row.Field(0) != "by" {
			continue
		}
		for word := range strings.SplitSeq(row.Field(1), ", ") {
			if len(s) > len(word)+1 && strings.EqualFold(s[:len(word)], word) && strings.ContainsRune(": \u00a0", first(s[len(word):])) {
				return s[len(word):]
			}
		}
	}
	return ""
}

// initialsBytes is how long the initials of a writer or the name of an agency are at most that close a text.
const initialsBytes = 6

// isInitials reports whether a line is no more than a writer's initials or the name of an agency: "DS", "(dpa)".
func isInitials(s string) bool {
	inside, bracketed := strings.CutPrefix(s, "(")
	inside = strings.TrimSuffix(inside, ")")
	if len(s) > initialsBytes || len(inside) < 2 || strings.ContainsAny(inside, " .") || !bracketed && strings.ToUpper(s) != s {
		return false
	}
	return strings.IndexFunc(inside, func(c rune) bool { return !unicode.IsLetter(c) }) < 0
}

// dropBios drops what stands below the text about its writers: headings that are no more than one's name with what follows them,
// and last paragraphs that open with one's full name, as reports never call who writes them.
func (r *reader) dropBios() {
	about := false
	for k := len(r.lines) / 2; k < len(r.lines); k++ {
		l := &r.lines[k]
		switch {
		case l.around.heading != 0:
			if about = r.isAuthor(l.text, true); about {
				l.role = roleDrop
			}
		case l.role == roleText && (about || k >= len(r.lines)-2 && l.around.list < 0 && r.isAuthor(l.text, false)):
			l.role = roleDrop
		}
	}
}

// isAuthor reports whether a line is the name of one of the page's writers, or opens with it and goes on as a sentence of a bio does.
func (r *reader) isAuthor(text string, whole bool) bool {
	for _, name := range r.Authors {
		rest, ok := strings.CutPrefix(text, name)
		if ok && strings.Contains(name, " ") && (rest == "" || !whole && strings.HasPrefix(rest, " ") && startsLower(rest)) {
			return true
		}
	}
	return false
}

// isWriter reports whether a line is the full name of one of the page's writers, in whatever case.
func (r *reader) isWriter(text string) bool {
	for _, name := range r.Authors {
		if strings.Contains(name, " ") && strings.EqualFold(text, name) {
			return true
		}
	}
	return false
}

// tellsOfWriter reports whether a line opens with the full name of one of the page's writers and goes on as a bio does, or with a word for a
// byline and a name: "By Ada Quill on 3 June. This post …".
func (r *reader) tellsOfWriter(text string) bool {
	rest := strings.TrimLeft(r.behindBy(text), ": \u00a0")
	for _, name := range r.Authors {
		if name != "" && rest != "" && strings.HasPrefix(rest, name) {
			return true
		}
	}
	return r.isAuthor(text, false)
}
