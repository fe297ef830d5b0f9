package lede_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede"
)

// page is a short news page, as a publisher might serve it.
const page = `<!DOCTYPE html>
<html lang="en"><head>
<title>Harbor bridge to close for repairs | The Harbor Ledger</title>
<meta property="og:site_name" content="The Harbor Ledger">
<meta property="article:published_time" content="2026-03-04T09:30:00-05:00">
</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article>
<h1>Harbor bridge to close for repairs</h1>
<p class="byline">By <a rel="author" href="/staff/ana-ruiz">Ana Ruiz</a></p>
<p>The harbor bridge will close to all traffic on Monday after inspectors found cracks in two of its cables, the city said.</p>
<p>“We would rather be late than sorry,” said Dolores Kemp, the city’s chief engineer. “Nobody will cross until it is safe.”</p>
<h2>What To Know</h2>
<p>About 14,000 cars use the bridge on a working day. Drivers should expect delays of up to 40 minutes, according to the transport office.</p>
<p>The Ledger contacted Stroud Works, which built the bridge, for comment by email on Tuesday.</p>
<h2>What's Next</h2>
<p>Repairs are to take six weeks. Kemp told reporters that the bridge would open again “before the summer fair.”</p>
</article>
<aside><h3>Most Read</h3><ul>
<li><a href="/news/ferry-fares-rise-in-april">Ferry fares to rise in April</a> <span class="time">2 hours ago</span></li>
<li><a href="/news/council-picks-new-mayor">Council picks a new mayor after long night</a> <span class="time">5 hours ago</span></li>
<li><a href="/news/school-roof-blown-off">School roof blown off in Sunday's storm</a> <span class="time">1 day ago</span></li>
</ul></aside>
</body></html>`

var options = lede.Options{
	URL:       "https://ledger.example/news/harbor-bridge-to-close",
	FetchedAt: time.Date(2026, 3, 4, 15, 0, 0, 0, time.UTC),
}

func Example() {
	a, err := lede.Extract(context.Background(), strings.NewReader(page), options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Headline)
	fmt.Println("by", a.Byline[0].Name, "on", a.Published.Time.Format(time.DateOnly))
	fmt.Println(a.Lede)
	for _, s := range a.Sections {
		fmt.Printf("%s (%s), %d paragraphs\n", s.Heading, s.Kind, len(s.Blocks))
	}
	// Output:
	// Harbor bridge to close for repairs
	// by Ana Ruiz on 2026-03-04
	// The harbor bridge will close to all traffic on Monday after inspectors found cracks in two of its cables, the city said.
	//  (lead), 2 paragraphs
	// What To Know (facts), 2 paragraphs
	// What's Next (outlook), 1 paragraphs
}

// printQuotes prints who is quoted on a page that was fetched.
func printQuotes(ctx context.Context, url string, resp *http.Response) error {
	a, err := lede.Extract(ctx, resp.Body, lede.Options{
		URL:         url,
		FetchedAt:   time.Now(),
		ContentType: resp.Header.Get("Content-Type"),
	})
	if err != nil {
		return err
	}
	for _, q := range a.Quotes {
		fmt.Println(q.Speaker.Name, q.Cue, q.Text)
	}
	return nil
}

// A page as it comes from the network: the header tells its charset.
func ExampleExtract() {
	resp := &http.Response{Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}, Body: io.NopCloser(strings.NewReader(page))}
	if err := printQuotes(context.Background(), options.URL, resp); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Dolores Kemp said We would rather be late than sorry, Nobody will cross until it is safe.
	// Dolores Kemp told before the summer fair.
}

// Who said what, and how sure lede is.
func ExampleExtract_quotes() {
	a, err := lede.Extract(context.Background(), strings.NewReader(page), options)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range a.Quotes {
		fmt.Printf("%s %s: %s\n", q.Speaker.Name, q.Cue, q.Text)
	}
	for _, r := range a.CommentRequests {
		fmt.Println(r.Outlet, "asked", strings.Join(r.Recipients, ", "))
	}
	// Output:
	// Dolores Kemp said: We would rather be late than sorry, Nobody will cross until it is safe.
	// Dolores Kemp told: before the summer fair.
	// The Ledger asked Stroud Works
}

// The headlines of other articles on the page, and when they were published.
func ExampleExtract_related() {
	a, err := lede.Extract(context.Background(), strings.NewReader(page), options)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range a.Related {
		fmt.Printf("%s: %s, %s (%s)\n", r.List, r.Headline, r.Published.Time.Format(time.RFC3339), r.Published.Text)
	}
	// Output:
	// Most Read: Ferry fares to rise in April, 2026-03-04T13:00:00Z (2 hours ago)
	// Most Read: Council picks a new mayor after long night, 2026-03-04T10:00:00Z (5 hours ago)
	// Most Read: School roof blown off in Sunday's storm, 2026-03-03T00:00:00Z (1 day ago)
}

// An Article is plain data: encoding/json prints it, and reads it back.
func ExampleArticle_json() {
	a, err := lede.Extract(context.Background(), strings.NewReader(page), options)
	if err != nil {
		fmt.Println(err)
		return
	}
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", "  ")
	_ = e.Encode(a.Sections[2])
	// Output:
	// {
	//   "heading": "What's Next",
	//   "level": 2,
	//   "kind": "outlook",
	//   "blocks": [
	//     {
	//       "type": "paragraph",
	//       "text": "Repairs are to take six weeks. Kemp told reporters that the bridge would open again “before the summer fair.”"
	//     }
	//   ]
	// }
}

// Plain text, as an aggregator or a newsletter carries it: a line a paragraph.
func ExampleExtractText() {
	text := `- Ferry fares to rise in April - 5 mins ago
- Council picks a new mayor after long night - 2 hours ago
- School roof blown off in Sunday's storm - 3 hours ago
Harbor Bridge To Close for Repairs
The harbor bridge will close to all traffic on Monday after inspectors found cracks in two of its cables.
Why It Matters
About 14,000 cars use the bridge on a working day, and the only other crossing is an hour away by road.
Source link`
	a, err := lede.ExtractText(context.Background(), text, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Headline)
	for _, s := range a.Sections {
		fmt.Printf("%q (%s): %s\n", s.Heading, s.Kind, s.Blocks[0].Text)
	}
	for _, r := range a.Related {
		fmt.Println(r.Published.Time.Format(time.TimeOnly), r.Headline)
	}
	// Output:
	// Harbor Bridge To Close for Repairs
	// "" (lead): The harbor bridge will close to all traffic on Monday after inspectors found cracks in two of its cables.
	// "Why It Matters" (significance): About 14,000 cars use the bridge on a working day, and the only other crossing is an hour away by road.
	// 14:55:00 Ferry fares to rise in April
	// 13:00:00 Council picks a new mayor after long night
	// 12:00:00 School roof blown off in Sunday's storm
}

// A program that has parsed the page anyway gives its tree, which stays as it is.
func ExampleExtractNode() {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := lede.ExtractNode(context.Background(), root, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Headline)
	// Output: Harbor bridge to close for repairs
}

// Limits are errors that a program can tell apart.
func ExampleOptions() {
	o := options
	o.MaxBytes = 1000
	_, err := lede.Extract(context.Background(), strings.NewReader(page), o)
	fmt.Println(errors.Is(err, lede.ErrTooLarge))
	fmt.Println(err)
	// Output:
	// true
	// lede: input too large: more than 1000 bytes
}

// articleElement is a second opinion that trusts the article element.
type articleElement struct{}

func (articleElement) FindBody(_ context.Context, root *html.Node, _ string) ([]*html.Node, error) {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Article {
			found = append(found, n)
		}
	}
	return found, nil
}

// A BodyFinder is asked where the article stands when lede is unsure. Package readability has one that asks go-readability.
func ExampleBodyFinder() {
	o := options
	o.SecondOpinion = articleElement{}
	a, err := lede.Extract(context.Background(), strings.NewReader(page), o)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Origins["body"])
	// Output: structure
}

func ExampleParseTimestamp() {
	seen := lede.Reference{Time: time.Date(2025, 6, 12, 18, 47, 0, 0, time.FixedZone("", 2*60*60)), Language: "en"}
	for _, text := range []string{"5 mins ago", "Published June 3, 2025 at 4:05 PM ET", "yesterday", "4 min read"} {
		t, ok := lede.ParseTimestamp(text, seen)
		if !ok {
			fmt.Printf("%s: no timestamp\n", text)
			continue
		}
		fmt.Println(text+":", t.Time.Format(time.RFC3339), t.Precision)
	}
	seen.Prose = true
	t, _ := lede.ParseTimestamp("The council voted on Tuesday to close the bridge.", seen)
	fmt.Println(t.Text+":", t.Time.Format(time.DateOnly), t.Precision)
	// Output:
	// 5 mins ago: 2025-06-12T18:42:00+02:00 minute
	// Published June 3, 2025 at 4:05 PM ET: 2025-06-03T16:05:00-04:00 minute
	// yesterday: 2025-06-11T00:00:00+02:00 day
	// 4 min read: no timestamp
	// Tuesday: 2025-06-10 day
}
