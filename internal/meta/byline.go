package meta

import (
	"strings"
)

// bylines settles who wrote the article: the persons that the page shows, those that it tells machines, or else the body that
// stands in their place.
func (c *collector) bylines() {
	w := wordsFor(c.f.Language.Value)
	outlets := c.outlets()
	told := c.toldAuthors(w, outlets)
	c.told = told
	shown := c.shownAuthors(w, outlets)
	if !hasPerson(told) && !hasPerson(shown) && (len(shown) == 0 || !shown[0].linked) {
		if far := c.labelledAuthors(w, outlets); hasPerson(far) {
			shown = far
		}
	}
	c.f.Authors = chooseAuthors(w, told, shown)
}

// writer is an author with what is known of the name.
type writer struct {
	Author
	key    string
	kind   nameKind
	outlet bool // the name is that of the page's outlet
	exact  bool // and nothing more
	shown  bool // a reader sees it
	linked bool // and follows a link to an author's page
	by     bool // and reads "By" before it
}

func makeWriter(w *bylineWords, outlets outletNames, a Author, body bool) writer {
	a.Name = outlets.cutTail(w, a.Name)
	out := writer{Author: a, key: matchKey(a.Name), kind: w.kindOf(a.Name), outlet: outlets.isAuthor(a.Name)}
	out.exact = out.outlet && outlets.are(out.key)
	if out.outlet || body && out.kind != person {
		out.kind = bodyName
	}
	return out
}

// cutTail takes the outlet's name off the end of a personal name of two words or more: "Ada Quill Harbor Ledger".
func (o outletNames) cutTail(w *bylineWords, name string) string {
	spaces := 0
	for k := range len(name) {
		if name[k] != ' ' {
			continue
		}
		if spaces++; spaces < 2 {
			continue
		}
		tail := matchKey(name[k:])
		for _, have := range o {
			if (tail == have || tail == "the"+have) && w.kindOf(name[:k]) == person {
				return name[:k]
			}
		}
	}
	return name
}

// are reports whether a key is a name of the outlet.
func (o outletNames) are(key string) bool {
	for _, have := range o {
		if key == have || "the"+have == key || "the"+key == have {
			return true
		}
	}
	return false
}

// isAuthor reports whether an author is the outlet itself, or its staff: its name has a word that is the outlet's name, or holds it.
func (o outletNames) isAuthor(name string) bool {
	key := matchKey(name)
	for _, have := range o {
		if len(have) >= 8 && strings.Contains(key, have) {
			return true
		}
	}
	if o.are(key) {
		return true
	}
	for word := range strings.FieldsSeq(name) {
		k := matchKey(word)
		for _, have := range o {
			if len(k) >= 3 && k == have {
				return true
			}
		}
	}
	return false
}

// toldAuthors reads the authors of the best row of the table that names a person, or else of the best row.
func (c *collector) toldAuthors(w *bylineWords, outlets outletNames) []writer {
	var best, cur []writer
	row, read := int32(-1), 0
	flush := func() {
		if len(cur) > 0 && (len(best) == 0 || !hasPerson(best) && hasPerson(cur)) {
			best = cur
		}
		cur = nil
	}
	for i := range c.claims {
		cl := &c.claims[i]
		if cl.fact != factAuthor || len(cl.value) > 400 {
			continue
		}
		if read++; read > maxEach {
			break
		}
		if row != cl.at {
			flush()
			row = cl.at
		}
		if isAddress(cl.value) || w.nobody[strings.ToLower(cl.value)] {
			continue
		}
		for _, a := range c.writers(w, outlets, w.upright(cl.value), cl.more[0], cl.body) {
			a.Origin, a.URL = cl.origin, cl.more[1]
			cur = addWriter(cur, a)
		}
	}
	flush()
	return best
}

// writers reads one string. What follows a person or the outlet in it and is no person is whom or where the person works for.
func (c *collector) writers(w *bylineWords, outlets outletNames, s, role string, body bool) []writer {
	if whole, _ := w.cutBy(s); outlets.are(matchKey(whole)) {
		return []writer{makeWriter(w, outlets, Author{Name: whole, Role: role}, body)} // whatever words it has
	}
	var out []writer
	people, bodies, words := false, 0, 0
	for _, a := range w.names(s, role) {
		one := makeWriter(w, outlets, a, body)
		n := strings.Count(one.Name, " ") + 1
		behind := len(out) > 0 && (n == 1 && words > 1 || out[0].outlet && out[0].exact)
		if people && one.kind != person || behind || w.nobody[strings.ToLower(one.Name)] {
			continue
		}
		people = people || one.kind == person
		words = max(words, n)
		if one.kind == bodyName {
			bodies++
		}
		out = addWriter(out, one)
	}
	if bodies > 1 && bodies == len(out) && strings.Count(s, " ") < 7 && !strings.ContainsAny(s, ",;|/") {
		whole, _ := w.cutBy(s)
		return []writer{makeWriter(w, outlets, Author{Name: whole}, true)} // "Staff and news service"
	}
	return out
}

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "@")
}

func hasPerson(list []writer) bool {
	for _, a := range list {
		if a.kind == person {
			return true
		}
	}
	return false
}

// addWriter appends a writer that is not in the list yet. Of two forms of one name the longer stays.
func addWriter(list []writer, a writer) []writer {
	if a.key == "" || len(list) >= 40 {
		return list
	}
	for i := range list {
		if len(a.key) > len(list[i].key)+6 && list[i].kind == person && strings.HasSuffix(a.key, list[i].key) {
			return list // "All articles of Ada Quill"
		}
		if have := &list[i]; samePerson(*have, a) {
			if have.Role == "" {
				have.Role = a.Role
			}
			if have.URL == "" {
				have.URL = a.URL
			}
			if len(a.Name) > len(have.Name) {
				have.Name, have.key, have.kind = a.Name, a.key, a.kind
			}
			return list
		}
	}
	return append(list, a)
}

// chooseAuthors weighs what the page tells machines against what it shows. The outlet itself is an author only where the byline
// shows it, and no person.
func chooseAuthors(w *bylineWords, told, shown []writer) []Author {
	pick := told
	switch {
	case hasPerson(told) && hasPerson(shown):
		pick = joinAuthors(told, shown)
	case !hasPerson(told) && (hasOther(shown) || !hasOther(told)):
		pick = shown
	}
	people := hasPerson(pick)
	var out []Author
	for _, a := range pick {
		switch {
		case a.outlet && (people || a.exact && !a.by && !a.linked || !a.shown),
			people && a.kind != person && w.generic(a.Name),
			!a.shown && a.Origin == origins[inMeta] && w.isCompany(a.Name): // the firm that made the site
			continue
		}
		a.By = a.takenBy()
		out = append(out, a.Author)
	}
	return out
}

// hasOther reports whether a list names anyone but the outlet.
func hasOther(list []writer) bool {
	for _, a := range list {
		if !a.outlet {
			return true
		}
	}
	return false
}

// joinAuthors writes names as the page shows them, and adds the persons that it shows beside those that it tells.
func joinAuthors(told, shown []writer) []writer {
	out := make([]writer, 0, len(told)+2)
	common := 0
	for _, a := range told {
		for _, b := range shown {
			if samePerson(a, b) {
				common++
				if b.Role == "" {
					b.Role = a.Role
				}
				if b.URL == "" {
					b.URL = a.URL
				}
				b.Origin = a.Origin
				a = b
				break
			}
		}
		out = addWriter(out, a)
	}
	if common == 0 && shown[0].by {
		return shown // who entered the article into the system is not always who wrote it
	}
	if common < len(told) {
		return out
	}
	for _, b := range shown {
		if b.kind == person {
			out = addWriter(out, b)
		}
	}
	return out
}

// samePerson reports whether two names are one person's: equal, or the same first and last word where one has more between.
func samePerson(a, b writer) bool {
	if a.key == b.key {
		return true
	}
	x, y := strings.Fields(a.Name), strings.Fields(b.Name)
	if len(x) < 2 || len(y) < 2 || len(x) == len(y) {
		return false
	}
	return strings.EqualFold(x[0], y[0]) && strings.EqualFold(x[len(x)-1], y[len(y)-1])
}
