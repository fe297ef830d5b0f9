package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/page"
)

// Dateline is the place and the agency that open a report.
type Dateline struct {
	Place, Agency string
}

const (
	datelineChars = 90 // up to the dash
	placeWords    = 6
)

// CutDateline parts a report's first paragraph from its dateline: "HAYWARD, Calif. (AP) — Two men …". rest is the text where
// there is none. The dash, an agency in brackets and capitals or a date are what tells a dateline from a sentence that has a
// dash early on; where they leave a doubt there is none.
func CutDateline(l *lang.Lang, text string) (d Dateline, rest string) {
	head, tail, ok := cutDash(text)
	if !ok {
		return cutStop(l, text)
	}
	place, agency, agencyFirst := cutAgency(head)
	place = strings.TrimRight(place, " -–—") // "BRENLEY, Ohio--(RELEASE WIRE)--"
	if agencyFirst && place == "" {          // "(ANSA) - ROMA, 12 GIU - …"
		if second, more, ok := cutDash(tail); ok {
			if p, dated := cutDate(second); (dated || isCaps(p)) && isPlace(l, p, true) {
				return Dateline{p, agency}, more
			}
		}
		return Dateline{"", agency}, tail
	}
	place, dated := cutDate(place)
	if agency == "" && startsLower(tail) || !isPlace(l, place, agency != "" || dated || saidAgain(place, tail)) {
		return Dateline{}, text
	}
	return Dateline{place, agency}, tail
}

// cutStop parts text at the mark behind a place, where papers set no dash: a colon behind capitals, "KOLMAR: The ferry …"; a full stop
// behind an agency in brackets, "Ostrau (dpa). Die Klinik schließt.", or where the text names the place again, "OSTRAU. Die Klinik in
// Ostrau …".
func cutStop(l *lang.Lang, text string) (d Dateline, rest string) {
	at := strings.IndexAny(text, ":.")
	if at < 4 || at > datelineChars || !strings.HasPrefix(text[at+1:], " ") {
		return Dateline{}, text
	}
	head, tail, stop := text[:at], strings.TrimLeft(text[at+1:], " "), text[at] == '.'
	place, agency, alone := cutAgency(head)
	if agency != "" {
		if !stop || alone || !strings.HasSuffix(head, ")") || !isPlace(l, place, true) {
			return Dateline{}, text
		}
		return Dateline{place, agency}, tail
	}
	if startsLower(tail) || stop && !again(place, tail) || !stop && !headsReport(place, tail) || !isPlace(l, place, stop) {
		return Dateline{}, text
	}
	return Dateline{Place: place}, tail
}

// again reports whether the text behind a place names it again: in its first sentence, or anywhere a place in capitals.
func again(place, tail string) bool {
	return saidAgain(place, tail) || isCaps(place) && namesAgain(place, tail)
}

// headsReport reports whether capitals before a colon stand above a whole paragraph.
func headsReport(place, tail string) bool {
	return isCaps(place) && len(tail) >= proseChars && endsFull(tail)
}

// namesAgain reports whether a text has the word that a place in capitals is.
func namesAgain(place, tail string) bool {
	for word := range strings.FieldsFuncSeq(tail, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if len(word) == len(place) && word != place && strings.EqualFold(word, place) {
			return true
		}
	}
	return false
}

// cutKnownPlace parts a dateline without capitals, whose place the page's headline or dek names, or the page as its section: papers that set
// no capitals have no other sign.
func (r *reader) cutKnownPlace(text string) (d Dateline, rest string) {
	place, tail, ok := cutDash(text)
	if !ok || strings.ContainsAny(place, " ,()") || len(place) < 4 || startsLower(tail) || !isPlace(r.Lang, place, true) {
		return Dateline{}, text
	}
	lower := strings.ToLower(place)
	known := lang.PhraseWithin(lower, lang.Words(r.Title, 30)) || lang.PhraseWithin(lower, lang.Words(r.story.Dek, 30))
	for i := int32(0); i < r.Headline && !known; i++ {
		known = r.p.Runs[i].WordCount == 1 && r.p.Text(&r.p.Runs[i]) == place
	}
	if !known {
		return Dateline{}, text
	}
	return Dateline{Place: place}, tail
}

// saidAgain reports whether the first sentence below a dateline without capitals names its place again, as papers do that set no
// capitals: "Ostrau – Die Klinik in Ostrau schließt."
func saidAgain(place, tail string) bool {
	i := strings.Index(tail, place)
	return i >= 0 && len(place) >= 4 && !strings.Contains(tail[:i], ". ") && !strings.Contains(place, " ")
}

// isLoneDateline reports whether a line is a dateline alone: what stands before the first paragraph in a box of its own.
func isLoneDateline(l *lang.Lang, text string) (Dateline, bool) {
	last, _ := utf8.DecodeLastRuneInString(text)
	if last != '—' && last != '–' && last != '-' && last != '―' {
		return Dateline{}, false
	}
	d, _ := CutDateline(l, text+" X")
	return d, d != Dateline{}
}

// cutDash parts text at the dash that ends a dateline.
func cutDash(text string) (head, tail string, ok bool) {
	for i, c := range text {
		if i > datelineChars {
			break
		}
		size := 0
		switch c {
		case '—', '–', '―':
			size = utf8.RuneLen(c)
		case '-', '_':
			size = hyphens(text, i)
		case '.', ':', '?', '!', ';', '"', '“', '”', '„', '«':
			if c == '.' && (abbreviates(text, i) || beforeDash(text, i)) {
				continue
			}
			return "", "", false
		}
		if size > 0 {
			return partAt(text, i, size)
		}
	}
	return "", "", false
}

// hyphens is the length of the hyphens at byte i, where they stand for a dash: apart from the words around them, or two of them.
func hyphens(text string, i int) int {
	if i == 0 || !strings.ContainsRune(" .)", rune(text[i-1])) && !strings.HasPrefix(text[i:], "--") {
		return 0
	}
	rest := strings.TrimLeft(text[i:], "-_")
	if text[i-1] != ')' && text[i-1] != '.' && rest != "" && rest[0] != ' ' && !strings.HasPrefix(rest, "\u00a0") {
		return 0
	}
	return len(text[i:]) - len(rest)
}

// beforeDash reports whether the full stop at byte i stands between a bracket and a dash, "(dpa). - ", or right before one, as papers of
// Latin America set it: "KOLMAR.- El ferry …".
func beforeDash(text string, i int) bool {
	rest := text[i+1:]
	touches := strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ")
	return touches || i > 0 && text[i-1] == ')' && strings.HasPrefix(strings.TrimLeft(rest, " "), "-")
}

// partAt parts text at a dash. The full stop of an abbreviation stays with the head.
func partAt(text string, i, size int) (head, tail string, ok bool) {
	head, tail = strings.TrimRight(text[:i], " \u00a0.—–"), strings.TrimLeft(text[i+size:], " \u00a0—–-")
	if whole := strings.TrimRight(text[:i], " \u00a0"); strings.HasSuffix(whole, ".") {
		head = whole
	}
	return head, tail, head != "" && tail != ""
}

// abbreviates reports whether the full stop at byte i ends an abbreviation as datelines have them ("Calif.", "N.Y.", "Jan.",
// "12. Juni"): the word before it is short or a number, and no more than the dash or a small part follows.
func abbreviates(text string, i int) bool {
	n := 0
	for k := i; k > 0; n++ {
		c, size := utf8.DecodeLastRuneInString(text[:k])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			break
		}
		k -= size
	}
	return n >= 1 && n <= 6
}

// cutAgency parts the agency in brackets from the place before it.
func cutAgency(head string) (place, agency string, opens bool) {
	open := strings.IndexByte(head, '(')
	if open < 0 {
		return head, "", false
	}
	end := strings.IndexByte(head[open:], ')')
	if end < 0 {
		return head, "", false
	}
	inside := head[open+1 : open+end]
	if !isAgency(inside) {
		if open == 0 || open+end < len(head)-1 || !isCode(inside) {
			return head, "", false
		}
		inside, _, _ = strings.Cut(inside, "/")
	}
	return strings.TrimSpace(head[:open]), inside, open == 0 && open+end == len(head)-1
}

// isAgency reports whether bracketed words name an agency: a known one, or one in capitals, or a name of two words
// and more that begin with capitals, as local ones have.
func isAgency(s string) bool {
	if s == "" || len(s) > 40 {
		return false
	}
	words := lang.Words(s, 6)
	if namesAgency(lang.Get("mul"), words, len(words) <= 2) {
		return true
	}
	if isCaps(s) && len(words) <= 3 {
		return !page.HasDigit(s)
	}
	return isNames(s) && len(words) >= 2 && len(words) <= 5 && !page.HasDigit(s)
}

// isCode reports whether the words in brackets between a place and its dash are one word, as the names and codes of agencies are
// that nobody lists: "(Meridian)", "(nda)", "(nda/ost)".
func isCode(s string) bool {
	letters := 0
	first, desk, _ := strings.Cut(s, "/") // the code of an agency, and of its desk
	if desk != "" && len(first) > 5 || len(desk) > 5 {
		return false
	}
	for i, c := range first + desk {
		if !unicode.IsLetter(c) && !(c == '-' && i > 0) {
			return false
		}
		letters++
	}
	return letters >= 2 && letters <= 16 && (!startsLower(s) || letters <= 5 || strings.Contains(s, "-"))
}

// cutDate drops the parts of a dateline that tell a day: "BRENNICK, June 3", "Nendeln, 27.6.2025".
func cutDate(s string) (place string, dated bool) {
	parts := strings.Split(s, ",")
	kept := parts[:1]
	for _, p := range parts[1:] {
		if page.HasDigit(p) {
			dated = true
			continue
		}
		kept = append(kept, p)
	}
	place = strings.TrimSpace(strings.Join(kept, ","))
	if i := strings.IndexAny(place, "0123456789"); i > 0 && !strings.Contains(place, ",") { // "PARIS 12 juin"
		return strings.TrimSpace(place[:i]), true
	}
	return place, dated
}

// isPlace reports whether s reads as the place of a dateline. Where nothing else speaks for a dateline, its name must stand in
// capitals; and it must not be one of the labels that editors put before a dash ("UPDATE — …").
func isPlace(l *lang.Lang, s string, sure bool) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > placeWords || page.HasDigit(s) || strings.ContainsAny(s, "()[]©") {
		return false
	}
	city, _, _ := strings.Cut(s, ",")
	if !sure && !isCaps(city) && !capitalsFirst(city) || !isNames(strings.ReplaceAll(strings.ReplaceAll(s, "/", " "), "-", " ")) {
		return false
	}
	cut := lang.Words(city, placeWords)
	for _, row := range l.Rows("no-place") {
		if lang.PhraseWithin(row.Field(0), cut) {
			return false
		}
	}
	return true
}

// capitalsFirst reports whether the first words of a place stand in capitals and the rest in none: "NEW YORK City".
func capitalsFirst(s string) bool {
	w, _, ok := strings.Cut(s, " ")
	return ok && isCaps(w) && len(w) >= 4
}
