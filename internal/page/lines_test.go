package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sketch writes the tree of a plain text: a line a paragraph, "- " before the items of a list, "1 " before those of a numbered
// one, " / " between the lines of an item.
func sketch(root *html.Node) string {
	var b strings.Builder
	for n := root.FirstChild.FirstChild.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.P {
			b.WriteString(n.FirstChild.Data + "\n")
			continue
		}
		for li := n.FirstChild; li != nil; li = li.NextSibling {
			b.WriteString(map[atom.Atom]string{atom.Ul: "- ", atom.Ol: "1 "}[n.DataAtom])
			for c := li.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.TextNode {
					b.WriteString(c.Data)
				} else {
					b.WriteString(" / ")
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestLines(t *testing.T) {
	for _, row := range []struct{ phenomenon, text, want string }{
		{"a bullet alone on its line belongs to the next", "-\nTram stops at Oak Hill - 5 mins ago\n-\nPool opens late - 9 mins ago\nCouncil sells its pool",
			"- Tram stops at Oak Hill - 5 mins ago\n- Pool opens late - 9 mins ago\nCouncil sells its pool\n"},
		{"numbers that count", "1. Tram stops at Oak Hill\n2. Pool opens late\n3. Rain", "1 Tram stops at Oak Hill\n1 Pool opens late\n1 Rain\n"},
		{"numbers alone on their lines", "1\nTram stops at Oak Hill\n2\nPool opens late", "1 Tram stops at Oak Hill\n1 Pool opens late\n"},
		{"numbers with brackets", "1) Tram stops\n2) Pool opens\n\n3) Rain", "1 Tram stops\n1 Pool opens\n1 Rain\n"},
		{"ranks without a mark", "Most read\n1 Tram stops at Oak Hill\n2 Pool opens late\n3 Rain\nCouncil sells its pool", "Most read\n1 Tram stops at Oak Hill\n1 Pool opens late\n1 Rain\nCouncil sells its pool\n"},
		{"numbers without a mark that rank nothing", "1 tram stopped.\nIt rained.\n2 pools opened.", "1 tram stopped.\nIt rained.\n2 pools opened.\n"},
		{"a mail", "From: Ledger\nSubject: News\n\nTram stops\nIt rains: a lot.\n--\nThe Ledger", "Tram stops\nIt rains: a lot.\n"},
		{"a number that does not count", "2019\nwas dry.\n5. Avenue is closed", "2019\nwas dry.\n5. Avenue is closed\n"},
		{"bullets of other sorts", "> Tram stops\n> Pool opens\n•Rain\n▪ Wind", "- Tram stops\n- Pool opens\n- Rain\n- Wind\n"},
		{"the time of an item on a line of its own", "• Tram stops at Oak Hill\n3 minutes ago\n• Pool opens late\nyesterday\nCouncil sells its pool",
			"- Tram stops at Oak Hill / 3 minutes ago\n- Pool opens late / yesterday\nCouncil sells its pool\n"},
		{"no bullets, but times and headlines in turn", "LATEST\n8 min ago\nTram stops at Oak Hill\n9 min ago\nPool opens two hours late\nYesterday\nRain fills the old quarry\nCouncil sells its pool to a swimmer",
			"LATEST\n- Tram stops at Oak Hill / 8 min ago\n- Pool opens two hours late / 9 min ago\n- Rain fills the old quarry / Yesterday\nCouncil sells its pool to a swimmer\n"},
		{"no bullets, but each line ends alike", "More news\nTram stops at Oak Hill · 2h\nPool opens two hours late · 5h\nWin a day at the quarry · Paid\nCouncil sells its pool",
			"More news\n- Tram stops at Oak Hill · 2h\n- Pool opens two hours late · 5h\n- Win a day at the quarry · Paid\n- Council sells its pool\n"},
		{"times of day before each", "News\n10:45 Tram stops at Oak Hill\n10:20 Pool opens two hours late\n9:58 Rain fills the old quarry\nCouncil sells its pool.",
			"News\n- 10:45 Tram stops at Oak Hill\n- 10:20 Pool opens two hours late\n- 9:58 Rain fills the old quarry\nCouncil sells its pool.\n"},
		{"one without a time among them", "A tram stops at Oak Hill (5 min)\nPool opens two hours late (9 min)\nRain fills the old quarry\nMayor finds her dog again (2 hr)\nCouncil sells its pool.",
			"- A tram stops at Oak Hill (5 min)\n- Pool opens two hours late (9 min)\n- Rain fills the old quarry\n- Mayor finds her dog again (2 hr)\nCouncil sells its pool.\n"},
		{"dashes that open speech", "— Where is it? she asked.\n— Under the stairs.\n— Then leave it.", "— Where is it? she asked.\n— Under the stairs.\n— Then leave it.\n"},
		{"dashes that open items", "– Tram stops at Oak Hill\n– Pool opens late", "- Tram stops at Oak Hill\n- Pool opens late\n"},
		{"line breaks of every sort", "One\r\nTwo\rThree\u2028Four\r\n\r\nFive", "One\nTwo\nThree\nFour\nFive\n"},
		{"a day ends a block that times of day begin", "10:45 Tram stops at Oak Hill\n10:20 Pool opens two hours late\n9:58 Rain fills the old quarry\nYesterday Mayor finds her dog\n\nCouncil sells its pool\n\nText.",
			"- 10:45 Tram stops at Oak Hill\n- 10:20 Pool opens two hours late\n- 9:58 Rain fills the old quarry\n- Yesterday Mayor finds her dog\nCouncil sells its pool\nText.\n"},
		{"text wrapped at a fixed width", wrappedText, "The council of Oak Hill sold its pool on Monday to a swimmer who had asked for it every year since the town drained it and who says she will fill it again.\n" +
			"Nobody else had made an offer, and the clerk who kept the papers said that she had stopped reading the letters long before the sale was put to a vote.\n"},
	} {
		if diff := cmp.Diff(row.want, sketch(Lines(row.text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.phenomenon, diff)
		}
	}
}

const wrappedText = `The council of Oak Hill sold its pool on Monday to a swimmer
who had asked for it every year since the town drained it
and who says she will fill it again.

Nobody else had made an offer, and the clerk who kept the
papers said that she had stopped reading the letters long
before the sale was put to a vote.
`

func TestMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"# Pool sold":                   "<h1>Pool sold</h1>",
		"## **What next** ##":           "<h2>What next</h2>",
		"#1 in town":                    "<p>#1 in town</p>",
		"####### Seven":                 "<p>####### Seven</p>",
		"**Key points**":                "<p><strong>Key points</strong></p>",
		"It took **ten** years.":        "<p>It took <strong>ten</strong> years.</p>",
		"2 ** 3 ** 4":                   "<p>2 ** 3 ** 4</p>",
		"one ** alone":                  "<p>one ** alone</p>",
		"Read [the *list*](/list) now":  `<p>Read <a href="/list">the *list*</a> now</p>`,
		`[A](https://a.example/ "t") b`: `<p><a href="https://a.example/">A</a> b</p>`,
		"![Pool](https://a.example/p)":  `<p><img src="https://a.example/p" alt="Pool"/></p>`,
		"[A](javascript:x) [B](c":       "<p>[A](javascript:x) [B](c</p>",
		"](/a) [](":                     "<p>](/a) [](</p>",
	} {
		var b strings.Builder
		if err := html.Render(&b, Lines(text)); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(b.String(), "<html><body>"), "</body></html>")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
