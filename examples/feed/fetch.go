package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/ledekit/lede"
)

// fetch reads one page.
func fetch(ctx context.Context, client *http.Client, address string) (*lede.Article, error) {
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r, err := client.Do(q)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answers %s", r.Status)
	}
	return lede.Extract(ctx, r.Body, lede.Options{
		URL:         r.Request.URL.String(), // after redirects
		FetchedAt:   time.Now(),
		ContentType: r.Header.Get("Content-Type"),
	})
}
