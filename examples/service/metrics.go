package main

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
)

// bounds are the upper ends of the buckets of the histogram, in seconds; the last bucket has none.
var bounds = [...]float64{0.001, 0.005, 0.025, 0.1, 0.5, 2.5}

// counts is what the metrics tell.
type counts struct {
	mu      sync.Mutex
	answers map[int]int          // by status
	buckets [len(bounds) + 1]int // pages by the time they took
	seconds float64              // of all pages
}

func (c *counts) answered(status int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.answers == nil {
		c.answers = map[int]int{}
	}
	c.answers[status]++
}

func (c *counts) took(seconds float64) {
	bucket, _ := slices.BinarySearch(bounds[:], seconds)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.buckets[bucket]++
	c.seconds += seconds
}

// metrics prints in the text format of Prometheus, which needs no library.
func (s *service) metrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	c := &s.counts
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(w, "# TYPE lede_in_hand gauge\nlede_in_hand %d\n", len(s.slots))
	fmt.Fprintln(w, "# TYPE lede_answers_total counter")
	for _, status := range slices.Sorted(maps.Keys(c.answers)) {
		fmt.Fprintf(w, "lede_answers_total{status=\"%d\"} %d\n", status, c.answers[status])
	}
	fmt.Fprintln(w, "# TYPE lede_page_seconds histogram")
	sum := 0
	for i, n := range c.buckets {
		sum += n
		le := "+Inf"
		if i < len(bounds) {
			le = fmt.Sprint(bounds[i])
		}
		fmt.Fprintf(w, "lede_page_seconds_bucket{le=\"%s\"} %d\n", le, sum)
	}
	fmt.Fprintf(w, "lede_page_seconds_sum %g\nlede_page_seconds_count %d\n", c.seconds, sum)
}
