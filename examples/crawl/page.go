package main

import (
	"bytes"
	"context"
	"strings"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/ledekit/lede"
)

// read turns what colly fetched into an Article. Where the server names a charset, colly has decoded the body already.
func read(ctx context.Context, r *colly.Response) (*lede.Article, error) {
	contentType := r.Headers.Get("Content-Type")
	if kind, parameters, _ := strings.Cut(contentType, ";"); strings.Contains(strings.ToLower(parameters), "charset") {
		contentType = kind + "; charset=utf-8"
	}
	return lede.Extract(ctx, bytes.NewReader(r.Body), lede.Options{
		URL: r.Request.URL.String(), FetchedAt: time.Now(), ContentType: contentType,
	})
}
