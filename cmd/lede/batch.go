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
	"strings"
	"sync"
	"time"

	"github.com/ledekit/lede"
)

// Bounds on what a batch holds in memory: lines that were read and whose answers are not written yet.
const (
	maxPending      = 512       // lines
	maxPendingBytes = 128 << 20 // bytes of them, but always one line
)

// job is one page on its way through a batch.
type job struct {
	number  int    // of the line, from 1; 0 for a file
	path    string // of the file
	line    []byte
	record  *record // of the archive at path
	size    int     // bytes held in memory
	share   int64   // bytes of the input that are done with it
	tooLong bool
	done    chan struct{} // closed when out is ready
	out     *bytes.Buffer // the output line; nil where there is only something to tell
	tell    string        // what to tell the user, or ""
	failed  bool
}

// batcher runs a batch: one goroutine reads lines, workers turn each into an output line, and the caller's goroutine writes
// them in the order read.
type batcher struct {
	s       stdio
	root    *os.Root
	timeout time.Duration
	print   func(w io.Writer, a *lede.Article) error
	wrap    bool        // what print prints is a text, no JSON
	files   []inputFile // the pages and archives, where arguments name them
	lines   *lineReader
	work    chan *job // to the workers
	order   chan *job // to the writer
	budget  *budget
	readErr error // set before order is closed
	bar     *progress
}

// batch answers each line of standard input, or each file that arguments name, with a line on standard output.
func batch(ctx context.Context, s stdio, args []string) int {
	fs := flag.NewFlagSet("batch", flag.ContinueOnError)
	workers := fs.Int("workers", runtime.GOMAXPROCS(0), "pages to work on at the same time")
	dir := fs.String("root", ".", "the folder that paths are relative to, and must not lead out of")
	var timeout time.Duration
	durationFlag(fs, &timeout, "timeout", 30*time.Second, "how long one page may take")
	var how printing
	how.register(fs)
	rest, status, done := parseFlags(s, "batch", fs, args)
	if done {
		return status
	}
	printArticle, err := how.printer("")
	switch {
	case err != nil:
		s.say("%v", err)
		return statusUsage
	case len(rest) > 0 && *dir != ".":
		s.say("-root is for requests on standard input; %q is read where it is. Try 'lede help batch'.", plain(rest[0]))
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
	var files []inputFile
	size := fileSize(s.in)
	if len(rest) > 0 {
		if files, size, err = filesOf(rest); err != nil {
			s.say("%v", err)
			return statusUsage
		}
	}
	if files == nil {
		s.waitsFor("requests", "batch")
	}
	collectAt(500)
	b := &batcher{
		s: s, root: root, timeout: timeout, print: printArticle, wrap: how.format != "json", files: files,
		lines: newLineReader(s.in), budget: newBudget(maxPendingBytes), bar: newProgress(s, size),
		work: make(chan *job), order: make(chan *job, maxPending),
	}
	return b.run(ctx, *workers)
}

// run starts the goroutines and writes what they make until the input or the context ends.
func (b *batcher) run(ctx context.Context, workers int) int {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if b.files != nil {
		go b.readFiles(ctx)
	} else {
		go b.read(ctx)
	}
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
		j := &job{
			number: b.lines.n, line: line, size: len(line), share: int64(len(line)) + 1, tooLong: tooLong, done: make(chan struct{}),
		}
		if !b.send(ctx, j) {
			return
		}
	}
}

// send gives a job to the writer and the workers, once there is room for it. It returns false where the context ends first.
func (b *batcher) send(ctx context.Context, j *job) bool {
	if j.size > bigPage {
		collectAt(100)
	}
	if !b.budget.take(ctx, j.size) {
		return false
	}
	for _, to := range []chan *job{b.order, b.work} {
		select {
		case to <- j:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

// lineBuffers holds the memory of lines that were answered, outBuffers that of answers that were written.
var (
	lineBuffers = sync.Pool{New: func() any { return new([]byte) }}
	outBuffers  = sync.Pool{New: func() any { return new(bytes.Buffer) }}
)

// keptBuffer is the most memory of a line that is used again.
const keptBuffer = 1 << 20

// do makes the output line of a job.
func (b *batcher) do(ctx context.Context, j *job) {
	defer close(j.done)
	a := b.answer(ctx, j)
	line := j.line
	if j.line = nil; cap(line) <= keptBuffer {
		lineBuffers.Put(&line) // not &j.line, which would be shared
	}
	j.out = outBuffers.Get().(*bytes.Buffer)
	if err := b.encode(j.out, &a); err != nil {
		j.out.Reset()
		a = answer{ID: a.ID, Error: &failure{codeInternal, err.Error(), j.number}}
		_ = b.encode(j.out, &a)
	}
	if a.Error != nil {
		message := strings.TrimPrefix(a.Error.Message, fmt.Sprintf("line %d: ", j.number)) // its name has it
		j.failed, j.tell = true, j.name(a.ID)+": "+plain(message)
	}
}

// name is what the user is told of a job that failed.
func (j *job) name(id json.RawMessage) string {
	switch {
	case j.record != nil:
		return fmt.Sprintf("%s, byte %d", plain(j.path), j.record.at)
	case j.path != "":
		return plain(j.path)
	case id != nil:
		return fmt.Sprintf("line %d, id %s", j.number, plain(string(id)))
	}
	return fmt.Sprintf("line %d", j.number)
}

// answer reads a request and extracts its page. A defect of lede costs the one page, not the batch.
func (b *batcher) answer(ctx context.Context, j *job) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a.page, a.Error = nil, &failure{codeInternal, fmt.Sprintf("panic: %v", r), j.number}
			b.s.say("%s: panic: %v\n%s", j.name(a.ID), r, debug.Stack())
		}
	}()
	if j.tooLong {
		return answer{Error: &failure{codeLineLong, fmt.Sprintf("line %d: it has more than %d bytes", j.number, maxLine), j.number}}
	}
	var err error
	switch {
	case j.record != nil:
		a.ID = idOfName(j.record.id)
		a.page, err = j.record.extract(ctx, b.timeout)
	case j.path != "":
		a.ID = idOfName(j.path)
		a.page, err = readFile(ctx, j.path, b.timeout)
	default:
		var q request
		q, err = parseRequest(j.line)
		a.ID = bytes.Clone(q.ID) // it lies in the line, whose memory is used again
		if err == nil {
			a.page, err = q.extract(ctx, b.root, b.timeout)
		}
	}
	switch {
	case errors.Is(err, errBadLine):
		a.Error = &failure{codeBadLine, fmt.Sprintf("line %d: %s", j.number, reason(err)), j.number}
	case err != nil:
		a.Error = &failure{code(err), reason(err), j.number}
	}
	return a
}

// encode writes an answer as one line of JSON. What is JSON already is not looked through again.
func (b *batcher) encode(line *bytes.Buffer, a *answer) error {
	switch {
	case a.page == nil:
		return encodeLine(line, a)
	case b.wrap:
		var text strings.Builder
		if err := b.print(&text, a.page); err != nil {
			return err
		}
		printed := text.String()
		a.Text = &printed
		return encodeLine(line, a)
	}
	line.WriteString(`{"id":`)
	line.Write(bytes.TrimSpace(a.ID))
	line.WriteString(`,"article":`)
	if err := b.print(line, a.page); err != nil {
		return err
	}
	line.Truncate(len(bytes.TrimSuffix(line.Bytes(), []byte("\n"))))
	line.WriteString("}\n")
	return nil
}

// encodeLine writes v as one line of JSON.
func encodeLine(line *bytes.Buffer, v any) error {
	e := json.NewEncoder(line)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// idOfName is the id of a page that is known by a name.
func idOfName(name string) json.RawMessage {
	var id bytes.Buffer
	_ = encodeLine(&id, name) // a text can always be written
	return id.Bytes()
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
		if j.tell != "" {
			b.bar.clear()
			b.s.say("%s", j.tell)
		}
		if j.failed {
			status = statusFailed
		}
		if j.out == nil {
			continue
		}
		err := out.write(j.out.Bytes())
		if j.out.Cap() <= keptBuffer {
			j.out.Reset()
			outBuffers.Put(j.out)
		}
		if err != nil {
			b.bar.clear()
			if failed := b.s.wrote(err); failed != statusDone {
				return failed
			}
			return status
		}
		b.budget.give(j.size)
		b.bar.add(j.failed, j.share)
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
	select {
	case <-j.done:
		return j, true
	case <-ctx.Done():
		return nil, false
	}
}
