package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"

	"github.com/ledekit/lede/examples/sound"
)

const text = `Seals take over the bathing beach

Forty seals lay on the bathing beach of Kelm on Sunday morning, and nobody who had come to swim went past the steps.

They stay until the moulting is over, the warden said, and asks all who walk there with a dog to take the upper path.
`

// demonstrate serves on a free port of this machine, plays the client, and stops.
func demonstrate(ctx context.Context, w io.Writer) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	stopped := make(chan error, 1)
	go func() { stopped <- serve(ctx, newService(4, 64<<10), l, 0) }()

	article := "http://" + l.Addr().String() + "/article?url=https://sound.example/islands/night-ferry"
	for _, p := range []struct{ what, contentType, body string }{
		{"a page", "text/html", string(sound.NightFerry)},
		{"a text", "text/plain; charset=utf-8", text},
		{"a picture", "image/gif", "GIF89a\x01\x00\x01\x00\x80\x00\x00"},
		{"too much", "text/html", strings.Repeat("<p>again and again</p>", 1<<12)},
	} {
		r, err := http.Post(article, p.contentType, strings.NewReader(p.body))
		if err != nil {
			return err
		}
		var answer struct {
			Kind, Headline, Error string
			Quotes                []any
		}
		err = json.NewDecoder(r.Body).Decode(&answer)
		_ = r.Body.Close()
		if err != nil {
			return err
		}
		if answer.Error != "" {
			fmt.Fprintf(w, "%s: %s: %s\n", p.what, r.Status, answer.Error)
			continue
		}
		fmt.Fprintf(w, "%s: %s: %s %q, %d quotes\n", p.what, r.Status, answer.Kind, answer.Headline, len(answer.Quotes))
	}
	for _, path := range []string{"/healthz", "/metrics"} {
		r, err := http.Get("http://" + l.Addr().String() + path)
		if err != nil {
			return err
		}
		b, err := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %s\n", path, r.Status)
		for line := range strings.Lines(string(b)) {
			if !strings.Contains(line, "seconds_bucket") && !strings.Contains(line, "seconds_sum") { // different each time
				fmt.Fprint(w, "  ", line)
			}
		}
	}
	stop()
	return <-stopped
}
