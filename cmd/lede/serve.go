package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"time"

	"github.com/ledekit/lede/cmd/lede/internal/serve"
	"github.com/ledekit/lede/readability"
)

// serveVerb shows on a local page what was found, and where.
func serveVerb(ctx context.Context, s stdio, args []string) int {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := fs.String("addr", "127.0.0.1:8420", "")
	host := fs.String("host", "", "")
	private := fs.Bool("allow-private", false, "")
	var timeout time.Duration
	durationFlag(fs, &timeout, "timeout", 30*time.Second, "")
	rest, status, done := parseFlags(s, "serve", fs, args)
	if done {
		return status
	}
	if len(rest) > 0 {
		s.say("serve takes no page: pages are given on the page it serves. Try 'lede help serve'.")
		return statusUsage
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		if oe, ok := errors.AsType[*net.OpError](err); ok {
			err = oe.Err
		}
		s.say("-addr %s: %v. Another is chosen by -addr HOST:PORT, as in -addr 127.0.0.1:9000.", plain(*addr), err)
		return statusFailed
	}
	h := serve.Handler{Now: time.Now, SecondOpinion: readability.Finder{}, Fetch: func(ctx context.Context, address string) ([]byte, string, error) {
		in, err := fetch(ctx, address, timeout, *private)
		if err != nil {
			return nil, "", err
		}
		defer in.Close()
		b, err := io.ReadAll(io.LimitReader(in, maxPage))
		return b, in.contentType, err
	}}
	if *host != "" {
		h.Hosts = []string{*host}
	}
	at := l.Addr().String()
	if a, ok := l.Addr().(*net.TCPAddr); ok && !a.IP.IsLoopback() {
		s.say("listening beyond this machine: anyone who reaches %s can have pages read here", at)
		if a.IP.IsUnspecified() {
			at = fmt.Sprintf("localhost:%d", a.Port)
		}
	}
	s.say("open http://%s/ in a browser; Ctrl-C ends it", at)
	if err := serve.Serve(ctx, l, serve.New(h)); err != nil {
		s.say("%v", err)
		return statusFailed
	}
	return statusDone
}
