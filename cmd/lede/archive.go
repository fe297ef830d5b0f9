package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/cmd/lede/internal/warc"
	"github.com/ledekit/lede/readability"
)

// archiveEndings are how archives of many pages are told from pages.
var archiveEndings = []string{".warc"}

// isArchive reports whether a file is a web archive, by its name.
func isArchive(name string) bool { return endsIn(name, archiveEndings) }

// record is a page in an archive, or why it cannot be read.
type record struct {
	id   string
	at   int64 // where in the archive
	url  string
	date string // when it was fetched, as written
	page *warc.Page
	err  error
}

// readArchive makes a job of each page in an archive, and tells at its end what else was in it.
func (b *batcher) readArchive(ctx context.Context, f inputFile) (sent bool) {
	in, err := openPlain(f.name)
	if err != nil { // the same as of a page that cannot be opened
		return b.send(ctx, &job{path: f.name, share: f.size, done: make(chan struct{})})
	}
	defer in.Close()
	r := warc.NewReader(in, maxPage)
	pages, others, last := 0, map[string]int{}, int64(0)
	for {
		rec, other, size, err := nextPage(r, f.name)
		switch {
		case errors.Is(err, io.EOF):
			return b.tell(ctx, contents(f.name, pages, others))
		case other != "":
			others[other]++
			continue
		case rec.page != nil:
			pages++
		}
		j := &job{path: f.name, record: rec, size: size, share: r.Offset() - last, done: make(chan struct{})}
		if last = r.Offset(); !b.send(ctx, j) {
			return false
		}
		if err != nil { // the file itself cannot be read any further
			return b.tell(ctx, contents(f.name, pages, others))
		}
	}
}

// nextPage reads the next record: a page, one that cannot be read, or something other. The error is io.EOF at the end, or the file's.
func nextPage(r *warc.Reader, file string) (rec *record, other string, size int, err error) {
	raw, err := r.Next()
	if damage, ok := errors.AsType[*warc.DamageError](err); ok {
		return &record{id: fmt.Sprintf("%s:%d", file, damage.Offset), at: damage.Offset, err: damage}, "", 0, nil
	}
	if err != nil {
		return &record{id: fmt.Sprintf("%s:%d", file, r.Offset()), at: r.Offset(), err: bare(err)}, "", 0, err
	}
	rec = &record{id: cmp.Or(raw.ID(), fmt.Sprintf("%s:%d", file, raw.Offset)), at: raw.Offset, url: raw.URL(), date: raw.Date()}
	rec.page, other, rec.err = raw.Page()
	return rec, other, len(raw.Block), nil
}

// extract reads the page of a record.
func (r *record) extract(ctx context.Context, timeout time.Duration) (*lede.Article, error) {
	err := r.err
	if err == nil {
		o := lede.Options{URL: r.url, ContentType: r.page.ContentType, Timeout: timeout, SecondOpinion: readability.Finder{}}
		o.FetchedAt, _ = parseTime(r.date) // without one, ages count from the page's own date
		var a *lede.Article
		if a, err = lede.Extract(ctx, r.page.Body, o); err == nil {
			return a, nil
		}
	}
	switch {
	case errors.Is(err, warc.ErrTooLarge):
		err = fmt.Errorf("%w: more than %d bytes", lede.ErrTooLarge, maxPage)
	case errors.Is(err, io.ErrUnexpectedEOF) && r.err == nil:
		err = fmt.Errorf("the page is cut short: %w", err)
	}
	if r.url != "" {
		err = fmt.Errorf("%s: %w", plain(r.url), err)
	}
	return nil, err
}

// tell has the user told something between two answers.
func (b *batcher) tell(ctx context.Context, words string) bool {
	done := make(chan struct{})
	close(done)
	select {
	case b.order <- &job{tell: words, done: done}:
		return true
	case <-ctx.Done():
		return false
	}
}

// contents says what an archive holds, most first.
func contents(name string, pages int, others map[string]int) string {
	words := fmt.Sprintf("%s: pages: %d", plain(name), pages)
	var rest []string
	for _, other := range slices.SortedFunc(maps.Keys(others), func(a, b string) int {
		return cmp.Or(others[b]-others[a], strings.Compare(a, b))
	}) {
		rest = append(rest, fmt.Sprintf("%s %d", plain(other), others[other]))
	}
	if len(rest) > 12 {
		rest = append(rest[:12], "…")
	}
	if len(rest) > 0 {
		words += "; passed over: " + strings.Join(rest, ", ")
	}
	return words
}
