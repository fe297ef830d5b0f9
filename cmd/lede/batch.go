package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// Bounds on what a batch holds in memory: lines that were read and whose answers are not written yet.
const (
	maxPending      = 512       // lines
	maxPendingBytes = 128 << 20 // bytes of them, but always one line
)

// job is one line on its way through a batch.
type job struct {
	number  int // of the line, from 1
	line    []byte
	size    int
	tooLong bool
	done    chan struct{} // closed when out is ready
	out     []byte        // the output line
	failed  string        // what to tell the user, or ""
}

// batcher runs a batch: one goroutine reads lines, workers turn each into an output line, and the caller's goroutine writes
// them in the order read.
type batcher struct {
	s       stdio
	root    *os.Root
	timeout time.Duration
	lines   *lineReader
	work    chan *job // to the workers
	order   chan *job // to the writer
	budget  *budget
	readErr error // set before order is closed
	bar     *progress
}

// batch answers each line of standard input with a line on standard output.
func batch(ctx context.Context, s stdio, args []string) int {
	fs := flag.NewFlagSet("batch", flag.ContinueOnError)
	workers := fs.Int("workers", runtime.GOMAXPROCS(0), "pages to work on at the same time")
	dir := fs.String("root", ".", "the folder that paths are relative to, and must not lead out of")
	timeout := fs.Duration("timeout", 30*time.Second, "how long one page may take")
	rest, status, done := parseFlags(s, "batch", fs, args)
	switch {
	case done:
		return status
	case len(rest) > 0:
		s.say("batch reads requests from standard input and takes no %q. Try 'lede help batch'.", plain(rest[0]))
		return statusUsage
	case *workers < 1 || *workers > 4096:
		s.say("-workers %d is not between 1 and 4096", *workers)
		return statusUsage
	}
	root, err := os.OpenRoot(*dir)
	if err != nil {
		s.say("-root %s: %v", plain(*dir), bare(err))
		return statusUsage
	}
	defer root.Close()
	b := &batcher{
		s: s, root: root, timeout: *timeout, lines: newLineReader(s.in), budget: newBudget(maxPendingBytes),
		work: make(chan *job), order: make(chan *job, maxPending), bar: newProgress(s, fileSize(s.in)),
	}
	return b.run(ctx, *workers)
}

// run starts the goroutines and writes what they make until the input or the context ends.
func (b *batcher) run(ctx context.Context, workers int) int {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go b.read(ctx)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				select {
				case j, more := <-b.work:
					if !more {
						return
					}
					b.do(ctx, j)
				case <-ctx.Done(): // work may stay open while the reader waits for a line
					return
				}
			}
		})
	}
	status := b.write(ctx)
	cancel()
	wg.Wait()
	return status
}

// read cuts the input into jobs. It does not outlive the context, except for a read that waits.
func (b *batcher) read(ctx context.Context) {
	defer close(b.order)
	defer close(b.work)
	for {
		buf := lineBuffers.Get().(*[]byte)
		line, tooLong, err := b.lines.next((*buf)[:0])
		if err != nil {
			if !errors.Is(err, io.EOF) {
				b.readErr = err
			}
			return
		}
		j := &job{number: b.lines.n, line: line, size: len(line), tooLong: tooLong, done: make(chan struct{})}
		if !b.budget.take(ctx, j.size) {
			return
		}
		for _, to := range []chan *job{b.order, b.work} {
			select {
			case to <- j:
			case <-ctx.Done():
				return
			}
		}
	}
}

// lineBuffers holds the memory of lines that were answered.
var lineBuffers = sync.Pool{New: func() any { return new([]byte) }}

// do makes the output line of a job.
func (b *batcher) do(ctx context.Context, j *job) {
	defer close(j.done)
	a := b.answer(ctx, j)
	if cap(j.line) <= 1<<20 {
		lineBuffers.Put(&j.line)
	}
	j.line = nil
	var err error
	if j.out, err = encodeLine(a); err != nil {
		a = answer{ID: a.ID, Error: &failure{codeInternal, err.Error(), j.number}}
		j.out, _ = encodeLine(a)
	}
	if a.Error != nil {
		j.failed = fmt.Sprintf("line %d", j.number)
		if a.ID != nil {
			j.failed += ", id " + plain(string(a.ID))
		}
		j.failed += ": " + plain(a.Error.Message)
	}
}

// answer reads a request and extracts its page. A defect of lede costs the one page, not the batch.
func (b *batcher) answer(ctx context.Context, j *job) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a.Article, a.Error = nil, &failure{codeInternal, fmt.Sprintf("panic: %v", r), j.number}
			b.s.say("line %d: panic: %v\n%s", j.number, r, debug.Stack())
		}
	}()
	if j.tooLong {
		return answer{Error: &failure{codeLineLong, fmt.Sprintf("line %d has more than %d bytes", j.number, maxLine), j.number}}
	}
	q, err := parseRequest(j.line)
	a.ID = bytes.Clone(q.ID) // it lies in the line, whose memory is used again
	if err == nil {
		a.Article, err = q.extract(ctx, b.root, b.timeout)
	}
	switch {
	case errors.Is(err, errBadLine):
		a.Error = &failure{codeBadLine, fmt.Sprintf("line %d: %s", j.number, reason(err)), j.number}
	case err != nil:
		a.Error = &failure{code(err), reason(err), j.number}
	}
	return a
}

// encodeLine writes v as one line of JSON.
func encodeLine(v any) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return buf.Bytes(), err
}

// write writes the output lines in the order of the input, and returns the exit status.
func (b *batcher) write(ctx context.Context) int {
	status := statusDone
	out := lineWriter{b.s.out}
	defer b.bar.finish()
	for {
		j, more := b.next(ctx)
		switch {
		case ctx.Err() != nil:
			b.bar.clear()
			b.s.say("interrupted; %d lines were answered", b.bar.done)
			return statusFailed
		case !more && b.readErr != nil:
			b.bar.clear()
			b.s.say("standard input, after line %d: %v", b.lines.n, b.readErr)
			return statusFailed
		case !more:
			return status
		}
		if j.failed != "" {
			status = statusFailed
			b.bar.clear()
			b.s.say("%s", j.failed)
		}
		if err := out.write(j.out); err != nil {
			b.bar.clear()
			if failed := b.s.wrote(err); failed != statusDone {
				return failed
			}
			return status
		}
		b.budget.give(j.size)
		b.bar.add(j.failed != "", int64(j.size)+1)
	}
}

// next waits for the next job to be done.
func (b *batcher) next(ctx context.Context) (j *job, more bool) {
	select {
	case j, more = <-b.order:
	case <-ctx.Done():
		return nil, false
	}
	if !more {
		return nil, false
	}
	for {
		select {
		case <-j.done:
			return j, true
		case <-b.bar.tick():
			b.bar.show()
		case <-ctx.Done():
			return nil, false
		}
	}
}

// budget bounds a sum that one goroutine takes from and another gives back to.
type budget struct {
	max   int
	mu    sync.Mutex
	taken int
	freed chan struct{}
}

func newBudget(n int) *budget { return &budget{max: n, freed: make(chan struct{}, 1)} }

// take waits until n fits, or until nothing else is taken. It returns false where the context ends first.
func (b *budget) take(ctx context.Context, n int) bool {
	for {
		b.mu.Lock()
		fits := b.taken == 0 || b.taken+n <= b.max
		if fits {
			b.taken += n
		}
		b.mu.Unlock()
		if fits {
			return true
		}
		select {
		case <-b.freed:
		case <-ctx.Done():
			return false
		}
	}
}

// give returns n.
func (b *budget) give(n int) {
	b.mu.Lock()
	b.taken -= n
	b.mu.Unlock()
	select {
	case b.freed <- struct{}{}:
	default:
	}
}
