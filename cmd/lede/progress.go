package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress tells a person at a terminal how far a batch is. Where nobody watches, it does nothing but count.
type progress struct {
	s            stdio
	bar          *progressbar.ProgressBar // nil where nobody watches
	begun        time.Time
	done, failed int
}

// newProgress begins a bar for an input of size bytes; 0: how much there is, nobody knows.
func newProgress(s stdio, size int64) *progress {
	p := &progress{s: s, begun: time.Now()}
	if screen, ok := s.err.(*os.File); ok && isTerminal(screen) && !isTerminal(s.out) {
		if size == 0 {
			size = -1
		}
		p.bar = progressbar.NewOptions64(size, progressbar.OptionSetWriter(screen), progressbar.OptionFullWidth(),
			progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionSetPredictTime(size > 0), progressbar.OptionClearOnFinish(),
			progressbar.OptionSpinnerType(14), progressbar.OptionSetSpinnerChangeInterval(0))
	}
	return p
}

// add counts an answered line, and n bytes of the input that are done with it.
func (p *progress) add(failed bool, n int64) {
	p.done++
	if failed {
		p.failed++
	}
	if p.bar != nil {
		p.bar.Describe(p.count())
		_ = p.bar.Add64(n) // what a screen does not take, it does not show
	}
}

// count is what was done so far, in words.
func (p *progress) count() string {
	pages := "pages"
	if p.done == 1 {
		pages = "page"
	}
	return fmt.Sprintf("%d %s, %.0f a second, %d failed", p.done, pages, float64(p.done)/max(time.Since(p.begun).Seconds(), 1e-3), p.failed)
}

// clear takes the bar off the screen, so that something else can be said.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// finish leaves the last count on the screen.
func (p *progress) finish() {
	if p.bar != nil {
		p.clear()
		fmt.Fprintln(p.s.err, p.count())
	}
}
