package main

import (
	"fmt"
	"time"
)

// progress tells a person at a terminal how far a batch is. Where nobody watches, it does nothing.
type progress struct {
	s            stdio
	ticker       *time.Ticker // nil where nobody watches
	begun        time.Time
	done, failed int
	read, size   int64 // bytes answered, bytes of the input where they are known
	shown        bool
}

func newProgress(s stdio, size int64) *progress {
	p := &progress{s: s, size: size}
	if isTerminal(s.err) && !isTerminal(s.out) {
		p.ticker, p.begun = time.NewTicker(250*time.Millisecond), time.Now()
	}
	return p
}

// tick delivers when it is time to show again.
func (p *progress) tick() <-chan time.Time {
	if p.ticker == nil {
		return nil
	}
	return p.ticker.C
}

// add counts an answered line of n bytes.
func (p *progress) add(failed bool, n int64) {
	p.done++
	p.read += n
	if failed {
		p.failed++
	}
	select {
	case <-p.tick():
		p.show()
	default:
	}
}

// show writes the line anew.
func (p *progress) show() {
	took := time.Since(p.begun)
	line := fmt.Sprintf("%d pages, %.0f a second, %d failed", p.done, float64(p.done)/took.Seconds(), p.failed)
	if p.read > 0 && p.size > 0 {
		left := time.Duration(float64(took) * float64(max(0, p.size-p.read)) / float64(p.read))
		line += fmt.Sprintf(", %v left", left.Round(time.Second))
	}
	fmt.Fprintf(p.s.err, "\r\x1b[K%s", line)
	p.shown = true
}

// clear takes the line off the screen, so that something else can be said.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.s.err, "\r\x1b[K")
		p.shown = false
	}
}

// finish leaves the last count on the screen.
func (p *progress) finish() {
	if p.ticker == nil {
		return
	}
	p.ticker.Stop()
	p.show()
	fmt.Fprintln(p.s.err)
}
