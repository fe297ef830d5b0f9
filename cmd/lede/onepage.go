package main

import (
	"context"
	"flag"
	"io"
	"runtime/debug"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/readability"
)

// pageFlags are the flags of the command without a verb.
type pageFlags struct {
	printing
	url, fetchedAt string
	text, private  bool
	timeout        time.Duration
}

func (f *pageFlags) register(fs *flag.FlagSet) {
	f.printing.register(fs)
	fs.StringVar(&f.url, "url", "", "the address of the page, for its relative links")
	fs.StringVar(&f.fetchedAt, "fetched-at", "", "when the page was seen, RFC 3339: what \"5 mins ago\" counts from")
	fs.BoolVar(&f.text, "text", false, "the input is plain text")
	fs.BoolVar(&f.private, "allow-private", false, "fetch from private, loopback and link-local addresses too, and by proxy")
	durationFlag(fs, &f.timeout, "timeout", 30*time.Second, "how long fetching may take, and then reading the page")
}

// onePage reads one page and prints its Article.
func onePage(ctx context.Context, s stdio, args []string) int {
	var f pageFlags
	fs := flag.NewFlagSet("lede", flag.ContinueOnError)
	f.register(fs)
	rest, status, done := parseFlags(s, "", fs, args)
	if done {
		return status
	}
	printArticle, err := f.printer("  ")
	switch {
	case len(rest) != 1:
		s.say("one FILE, URL or - is wanted, not %d. Try 'lede help', or 'lede help batch' for many pages.", len(rest))
		return statusUsage
	case err != nil:
		s.say("%v", err)
		return statusUsage
	case f.url != "" && !isURL(f.url):
		s.say("-url %.200q is no address such as https://news.example/2025/06/12/pier", plain(f.url))
		return statusFailed // addresses come from pages, and say what they like
	}
	o := lede.Options{URL: f.url, Timeout: f.timeout, SecondOpinion: readability.Finder{}}
	if f.fetchedAt != "" {
		at, err := parseTime(f.fetchedAt)
		if err != nil {
			s.say("-fetched-at %q is no time such as 2025-06-12T22:00:00Z", f.fetchedAt)
			return statusUsage
		}
		o.FetchedAt = at
	}
	a, err := readPage(ctx, s, rest[0], f, o)
	if err != nil {
		s.say("%s: %s%s", plain(rest[0]), plain(reason(err)), advice(rest[0], err))
		return statusFailed
	}
	out := &outWriter{w: s.out}
	if err := printArticle(out, a); err != nil && out.err == nil {
		s.say("%s: %v", plain(rest[0]), err)
		return statusFailed
	}
	return s.wrote(out.err)
}

// outWriter remembers whether it was writing that failed, or printing.
type outWriter struct {
	w   io.Writer
	err error
}

func (o *outWriter) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// readPage opens what name stands for and extracts it.
func readPage(ctx context.Context, s stdio, name string, f pageFlags, o lede.Options) (*lede.Article, error) {
	var in *input
	var err error
	switch {
	case name == "-":
		s.waitsFor("a page", "")
		in, err = fromReader(s.in, "")
	case isURL(name):
		in, err = fetch(ctx, name, f.timeout, f.private)
	default:
		in, err = openFile(name)
	}
	if err != nil {
		return nil, err
	}
	defer in.Close()
	if in.size > 0 { // where memory grows towards what SECURITY.md promises, collect more often
		debug.SetMemoryLimit(44<<20 + 11*in.size)
	}
	o.ContentType = in.contentType
	if f.text {
		o.ContentType = "text/plain"
	}
	if o.URL == "" {
		o.URL = in.url
	}
	if o.FetchedAt.IsZero() {
		o.FetchedAt = in.fetchedAt
	}
	return extractFrom(ctx, in, o)
}

// parseTime reads a moment. One without a zone is in UTC, one without a time of day the day's beginning.
func parseTime(s string) (time.Time, error) {
	var first error
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", time.DateOnly} {
		t, err := time.Parse(layout, s)
		if err == nil {
			return t, nil
		}
		if first == nil {
			first = err
		}
	}
	return time.Time{}, first
}
