package meta

import (
	"strings"

	"golang.org/x/net/html"
)

// readMeta claims what a meta element says.
func (c *collector) readMeta(n *html.Node) {
	var names [4]string
	content := ""
	for k := range n.Attr {
		switch v := n.Attr[k].Val; n.Attr[k].Key {
		case "name":
			names[0] = v
		case "property":
			names[1] = v
		case "http-equiv":
			names[2] = v
		case "itemprop":
			names[3] = v
		case "content", "value":
			content = v
		}
	}
	if content == "" {
		return
	}
	for k, name := range names {
		if name == "" || k == 3 && (names[0] != "" || names[1] != "") || k == 1 && strings.EqualFold(name, names[0]) {
			continue
		}
		name = strings.TrimSpace(name)
		switch lower := strings.ToLower(name); lower {
		case "parsely-page", "parsely-metadata":
			c.readParsely(content)
		case "og:type":
			c.ogType = strings.TrimSpace(content)
		case "twitter:label1", "twitter:label2":
			c.cards[lower[len(lower)-1]-'1'][0] = clean(content)
		case "twitter:data1", "twitter:data2":
			c.cards[lower[len(lower)-1]-'1'][1] = clean(content)
			continue // of an author, where its label says so
		}
		known := c.look(inMeta, name)
		if tail := strings.LastIndexAny(name, ":."); len(known) == 0 && tail > 0 {
			known = c.look(inTail, name[tail+1:])
		}
		for _, r := range known {
			c.metaClaim(r, content)
		}
	}
}

// cardAuthor reads the author from a card's two lines of label and text, where the label says that it is one.
func (c *collector) cardAuthor() {
	for _, card := range c.cards {
		if card[0] == "" || card[1] == "" || len(card[0]) > 60 {
			continue
		}
		if rest, by := wordsFor(c.p.Lang).cutBy(card[0]); by && rest == "" {
			for _, r := range c.look(inMeta, "twitter:data1") {
				c.author(r, inMeta, card[1], "", "", false)
			}
		}
	}
}

// metaClaim claims the content of a meta element for one fact.
func (c *collector) metaClaim(r rank, content string) {
	switch r.fact {
	case factAuthor:
		c.author(r, inMeta, clean(content), "", "", false)
	case factTopics:
		c.topics(r, inMeta, clean(content))
	case factImage:
		c.image(r, inMeta, strings.TrimSpace(content), "", "")
	case factFree:
		c.claim(r, inMeta, truth(content))
	case factURL:
		c.claim(r, inMeta, strings.TrimSpace(content))
		if c.canonical == "" {
			c.canonical = strings.TrimSpace(content)
		}
	default:
		c.claim(r, inMeta, clean(content))
	}
}

// readParsely reads the object that one service keeps inside a meta element: its members have the names of its meta elements.
func (c *collector) readParsely(content string) {
	var d linked
	if !d.read(content) {
		return
	}
	top := d.values[0].first
	for m := d.values[top].first; m != 0; m = d.values[m].next {
		name := "parsely-" + strings.ReplaceAll(d.values[m].key, "_", "-")
		if d.values[m].key == "authors" {
			name = "parsely-author"
		}
		for _, r := range c.look(inMeta, name) {
			d.each(m, func(at int32) { c.metaClaim(r, d.text(at)) })
		}
	}
}
