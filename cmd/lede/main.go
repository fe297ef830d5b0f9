// Command lede turns news pages into typed Articles.
package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ledekit/lede"
)

func main() { os.Exit(run(context.Background(), os.Stdin, os.Stdout, os.Stderr, os.Args[1:])) }

func run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer, args []string) int {
	if len(args) == 0 {
		fmt.Fprintln(stderr, "usage: lede batch | stamps | FILE")
		return 2
	}
	switch args[0] {
	case "batch":
		root := ""
		if len(args) > 2 && args[1] == "-root" {
			root = args[2]
		}
		return batch(ctx, stdin, stdout, root)
	case "stamps":
		return stamps(stdin, stdout)
	}
	a, err := file(ctx, args[0], lede.Options{})
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	e := json.NewEncoder(stdout)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if e.Encode(a) != nil {
		return 1
	}
	return 0
}

func file(ctx context.Context, path string, o lede.Options) (*lede.Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	name := path
	if strings.HasSuffix(path, ".gz") {
		name = strings.TrimSuffix(path, ".gz")
		if r, err = gzip.NewReader(r); err != nil {
			return nil, err
		}
	}
	if strings.HasSuffix(name, ".txt") {
		o.ContentType = "text/plain"
	}
	return lede.Extract(ctx, r, o)
}

func batch(ctx context.Context, stdin io.Reader, stdout io.Writer, root string) int {
	in, out := json.NewDecoder(stdin), json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	code := 0
	for {
		var q struct {
			ID        string  `json:"id"`
			URL       *string `json:"url"`
			FetchedAt *string `json:"fetched_at"`
			Path      string  `json:"path"`
		}
		if err := in.Decode(&q); err != nil {
			return code
		}
		var o lede.Options
		if q.URL != nil {
			o.URL = *q.URL
		}
		if q.FetchedAt != nil {
			for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
				if at, err := time.Parse(layout, *q.FetchedAt); err == nil {
					o.FetchedAt = at
				}
			}
		}
		a, err := file(ctx, filepath.Join(root, q.Path), o)
		if err != nil {
			code = 1
			_ = out.Encode(map[string]any{"id": q.ID, "error": map[string]string{"message": err.Error()}})
			continue
		}
		_ = out.Encode(map[string]any{"id": q.ID, "article": a})
	}
}

func stamps(stdin io.Reader, stdout io.Writer) int {
	in, out := json.NewDecoder(stdin), json.NewEncoder(stdout)
	for {
		var q struct {
			ID        string    `json:"id"`
			Text      string    `json:"text"`
			Reference time.Time `json:"reference"`
			Kind      string    `json:"kind"`
			Lang      string    `json:"lang"`
		}
		if err := in.Decode(&q); err != nil {
			return 0
		}
		var a struct {
			ID        string         `json:"id"`
			Time      *time.Time     `json:"time"`
			Precision lede.Precision `json:"precision,omitempty"`
		}
		a.ID = q.ID
		if t, ok := lede.ParseTimestamp(q.Text, lede.Reference{Time: q.Reference, Language: q.Lang, Prose: q.Kind == "prose"}); ok {
			a.Time, a.Precision = &t.Time, t.Precision
		}
		_ = out.Encode(a)
	}
}
