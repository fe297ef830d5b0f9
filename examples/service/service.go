package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/ledekit/lede"
)

// service holds the limits, and what the metrics tell.
type service struct {
	slots    chan struct{} // one a page in hand: they bound memory and cores, whatever arrives
	options  lede.Options
	stopping atomic.Bool // health says so
	counts   counts
}

func newService(pages int, maxBytes int64) *service {
	return &service{
		slots:   make(chan struct{}, pages),
		options: lede.Options{MaxBytes: maxBytes, MaxNodes: 500_000, Timeout: 10 * time.Second},
	}
}

func (s *service) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /article", s.article)
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /metrics", s.metrics)
	return mux
}

// article reads the page in the body of the request.
func (s *service) article(w http.ResponseWriter, r *http.Request) {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	default: // better a quick answer than a queue that nobody sees
		w.Header().Set("Retry-After", "1")
		s.answer(w, http.StatusServiceUnavailable, failure{"busy: try again"})
		return
	}
	o, start := s.options, time.Now()
	o.URL, o.FetchedAt, o.ContentType = r.URL.Query().Get("url"), start, r.Header.Get("Content-Type")
	a, err := lede.Extract(r.Context(), r.Body, o)
	if err != nil {
		s.answer(w, status(err), failure{err.Error()})
		return
	}
	s.counts.took(time.Since(start).Seconds())
	s.answer(w, http.StatusOK, a)
}

// failure is the answer where there is no Article.
type failure struct {
	Error string `json:"error"`
}

// status tells whose fault an error is: the page's, or the service's, which may try again.
func status(err error) int {
	switch {
	case errors.Is(err, lede.ErrTooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, lede.ErrNotText):
		return http.StatusUnsupportedMediaType
	case errors.Is(err, lede.ErrTooDeep), errors.Is(err, lede.ErrTooManyNodes):
		return http.StatusUnprocessableEntity
	case errors.Is(err, lede.ErrTimeout):
		return http.StatusGatewayTimeout
	case errors.Is(err, context.Canceled):
		return 499 // the client has gone; the number is nginx's, and nobody reads it but the metrics
	}
	return http.StatusBadRequest // the body broke off
}

func (s *service) answer(w http.ResponseWriter, status int, v any) {
	s.counts.answered(status)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the client may have gone
}

// health says no once the service stops.
func (s *service) health(w http.ResponseWriter, _ *http.Request) {
	if s.stopping.Load() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}
