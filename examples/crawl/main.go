// Command crawl walks through an outlet with colly, which keeps to robots.txt, to one host, to a depth and a pace, and visits no page
// twice. lede tells it where to go: it follows headlines (Article.Related), not every link of every menu.
//
//	go -C examples/crawl run .
//	go -C examples/crawl run . https://outlet.example/
//
// Without an address it plays the outlet too: a server on this machine that answers for sound.example.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/ledekit/lede/examples/sound/outlet"
)

func main() {
	start, transport, delay := "http://sound.example/", http.DefaultTransport, time.Duration(0)
	if len(os.Args) > 1 {
		start, delay = os.Args[1], time.Second
	} else {
		t, stop := outlet.Serve(outlet.Sound())
		defer stop()
		transport = t
	}
	if err := run(context.Background(), os.Stdout, transport, start, delay); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, w io.Writer, transport http.RoundTripper, start string, delay time.Duration) error {
	u, err := url.Parse(start)
	if err != nil {
		return err
	}
	c := colly.NewCollector(
		colly.StdlibContext(ctx),
		colly.UserAgent("lede-crawl-example"),
		colly.AllowedDomains(u.Hostname()),
		colly.MaxDepth(3),
	)
	c.IgnoreRobotsTxt = false // colly's own choice is to ignore it
	c.WithTransport(transport)
	if err := c.Limit(&colly.LimitRule{DomainGlob: "*", Delay: delay}); err != nil {
		return err
	}
	c.OnResponse(func(r *colly.Response) {
		a, err := read(ctx, r)
		if err != nil {
			fmt.Fprintf(w, "%s: %v\n", r.Request.URL, err)
			return
		}
		fmt.Fprintf(w, "%s: %q, %d quotes, leads to %d\n", r.Request.URL, a.Headline, len(a.Quotes), len(a.Related))
		for _, next := range a.Related {
			err := r.Request.Visit(next.URL)
			if _, again := errors.AsType[*colly.AlreadyVisitedError](err); err != nil && !again {
				fmt.Fprintf(w, "%s: not visited: %v\n", next.URL, err)
			}
		}
	})
	return c.Visit(start)
}
