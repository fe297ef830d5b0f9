package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Lines makes a tree of plain text: each line a p, each run of lines that open with a bullet or number a list, so that later
// stages read text and markup alike. A bullet that stands alone on its line belongs to the line below it.
func Lines(text string) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	top := element(root, atom.Html)
	body := element(top, atom.Body)
	var list *html.Node
	bullet := false
	for line := range strings.SplitSeq(text, "\n") {
		line = Fold(line)
		if line == "" {
			continue
		}
		mark, rest := cutBullet(line)
		if mark && rest == "" {
			bullet = true
			continue
		}
		if !mark && !bullet {
			list = nil
			textNode(element(body, atom.P), line)
			continue
		}
		if list == nil {
			list = element(body, atom.Ul)
		}
		if !mark {
			rest = line
		}
		textNode(element(list, atom.Li), rest)
		bullet = false
	}
	return root
}

// cutBullet parts a bullet from the line it opens.
func cutBullet(line string) (mark bool, rest string) {
	for _, b := range []string{"-", "•", "·", "*", "‣", "▪", "●", "–", "—", "◦", "■", "»", ">"} {
		if after, ok := strings.CutPrefix(line, b); ok && (after == "" || after[0] == ' ') {
			return true, strings.TrimSpace(after)
		}
	}
	return false, line
}

func element(parent *html.Node, a atom.Atom) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
	parent.AppendChild(n)
	return n
}

func textNode(parent *html.Node, s string) {
	parent.AppendChild(&html.Node{Type: html.TextNode, Data: s})
}
