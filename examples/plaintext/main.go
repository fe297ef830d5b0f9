// Command plaintext reads the text of a page, as an aggregator or a clipboard gives it: a list of other headlines, a headline,
// bare lines for headings, and paragraphs.
//
//	go run ./examples/plaintext
package main

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/ledekit/lede"
)

const text = `-
Tide gate at Kelm sticks for the third time - 25 mins ago
-
Seals take over the bathing beach - about 3 hours ago
-
Two new bakers for one old oven - 5 hours ago

Night ferry to Ostrand sails again

The night ferry returned to Ostrand on Thursday after two years of repairs, and half the island stood on the quay to see it.

Why It Matters

Islanders had to travel by way of the mainland since a fire in the engine room, which took them a whole day in winter.

What People Are Saying

Tomas Quill, the harbour master, told The Sound: "We had almost forgotten the horn."

What's Next

Fares stay as they were until October. The Sound has asked the owner for comment by email.

Source link
`

func main() {
	a, err := lede.ExtractText(context.Background(), text, lede.Options{FetchedAt: time.Date(2025, 5, 1, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", a.Headline)
	for _, s := range a.Sections {
		fmt.Printf("%-13s %q\n", s.Kind, s.Heading)
	}
	for _, q := range a.Quotes {
		fmt.Printf("%s (%s) told %s: %s\n", q.Speaker.Name, q.Speaker.Role, q.ToldTo, q.Text)
	}
	for _, r := range a.Related {
		fmt.Printf("related: %s, %s = %s\n", r.Headline, r.Published.Text, r.Published.Time.Format(time.TimeOnly))
	}
	for _, r := range a.CommentRequests {
		fmt.Printf("%s asked %v: %s\n", r.Outlet, r.Recipients, r.Status)
	}
}
