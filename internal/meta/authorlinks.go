package meta

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// namedElements returns the elements inside a run that are marked as an author's name: by class, by rel, or by where they lead.
func (c *collector) namedElements(r *page.Run) []int32 {
	var out []int32
	first := r.First // or the outermost inline element that begins with it
	for up := c.p.Nodes[first].Parent; up > r.Box && c.p.Nodes[up].Flags&page.Block == 0; up = c.p.Nodes[up].Parent {
		if c.p.Nodes[up].Run != c.p.Nodes[r.First].Run {
			break
		}
		first = up
	}
	for i := first; i < r.End; i++ {
		nd := &c.p.Nodes[i]
		if nd.Flags&page.Text != 0 {
			continue
		}
		if nd.Own&page.Byline != 0 && nd.Flags&page.Block == 0 || nd.Atom == atom.A && c.leadsToAuthor(i) {
			n, end := len(out), min(nd.End, r.End)
			for k := i + 1; k < end; k++ { // a link in it is the name, what stands beside that is not
				if c.p.Nodes[k].Atom == atom.A && c.leadsToAuthor(k) {
					out = append(out, k)
				}
			}
			if len(out) == n {
				out = append(out, i)
			}
			i = end - 1
		}
	}
	return out
}

// leadsToWriter reports whether all of a run is a link to an author, or one in it is.
func (c *collector) leadsToWriter(r *page.Run) bool {
	for i := r.First; i < r.End; i++ {
		if a := c.p.LinkOf(i); a >= 0 && c.leadsToAuthor(a) {
			return true
		}
	}
	return false
}

// signed reports whether a run has an element that is said to be an author's name: a word that leads to somebody's page alone may be
// a button.
func (c *collector) signed(r *page.Run) bool {
	for i := r.First; i < r.End; i++ {
		if c.p.Nodes[i].Own&page.Byline != 0 || c.p.Nodes[i].Atom == atom.A && strings.EqualFold(c.p.Attr(i, "rel"), "author") {
			return true
		}
	}
	return false
}

// authorPaths are the steps of an address that lead to a person's page, as news sites name them.
const authorPaths = " author authors autor autores autoren autorin auteur auteurs autore autori auteurs-autrices " +
	"byline bylines by profile profiles profil people staff writer writers contributor contributors journalist journalists " +
	"journaliste journalistes reporter reporters columnist columnists correspondents blogger bloggers user users member members team " +
	"forfatter forfattere skribent skribenter redakteur redakteure redaktion perfil periodista periodistas firmas columnistas giornalista giornalisti " +
	"dziennikarz dziennikarze autorzy "

// listPaths are the steps of an address that lead to a list of articles on a subject.
const listPaths = " category categories tag tags topic topics section sections thema themen kategorie schlagwort " +
	"categoria categorie etiqueta rubrik rubrique "

// leadsToList reports whether the first link of a run leads to a list of articles.
func (c *collector) leadsToList(r *page.Run) bool {
	for i := r.First; i < r.End; i++ {
		if a := c.p.LinkOf(i); a >= 0 {
			return hasStep(c.p.Attr(a, "href"), listPaths)
		}
	}
	return false
}

// leadsToAuthor reports whether a link says that it leads to an author, by rel or address.
func (c *collector) leadsToAuthor(a int32) bool {
	for rel := range strings.FieldsSeq(c.p.Attr(a, "rel")) {
		if strings.EqualFold(rel, "author") {
			return true
		}
	}
	return hasStep(c.p.Attr(a, "href"), authorPaths)
}

// hasStep reports whether one of the first steps of an address is in a list, and more follow it.
func hasStep(path, list string) bool {
	if k := strings.Index(path, "://"); k >= 0 {
		path = path[k+3:]
		if k = strings.IndexByte(path, '/'); k < 0 {
			return false
		}
		path = path[k:]
	}
	for n := range 4 {
		step, rest, more := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		if !more || rest == "" {
			return false
		}
		if step != "" && strings.Contains(list, " "+strings.ToLower(step)+" ") || n == 0 && step == "person" && list == authorPaths {
			return true
		}
		path = rest
	}
	return false
}

// authorLink returns the address of the link in a run whose words are the name.
func (c *collector) authorLink(r *page.Run, name string) string {
	if r.LinkChars == 0 {
		return ""
	}
	for i := r.First; i < r.End; i++ {
		nd := &c.p.Nodes[i]
		if nd.Flags&page.Text != 0 && nd.Flags&page.InLink != 0 && strings.Contains(nd.HTML.Data, name) {
			return c.p.Attr(c.p.LinkOf(i), "href")
		}
	}
	return ""
}

// isPicture reports whether an address is that of a picture: the name that leads there is its maker's.
func isPicture(address string) bool {
	dot := strings.LastIndexByte(address, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(address[dot+1:]) {
	case "jpg", "jpeg", "png", "gif", "webp", "svg", "tif", "tiff":
		return true
	}
	return false
}
