package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
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

// outlet serves a folder on this machine, and returns a client for which that is the whole web.
func outlet(folder string) (client *http.Client, stop func()) {
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, server.Listener.Addr().String())
	}
	return &http.Client{Transport: &http.Transport{DialContext: dial}}, server.Close
}
