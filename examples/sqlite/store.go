package main

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"log"
	"time"

	"github.com/ledekit/lede"
)

// store reads all pages. One that cannot be read is told, and stops no other.
func store(ctx context.Context, db *sql.DB, pages fs.FS) error {
	return fs.WalkDir(pages, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := read(ctx, pages, path)
		if err != nil {
			log.Printf("%s: %v", path, err)
			return ctx.Err()
		}
		if err := storePage(ctx, db, cmp.Or(a.CanonicalURL, path), a); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	})
}

func read(ctx context.Context, pages fs.FS, path string) (*lede.Article, error) {
	f, err := pages.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return lede.Extract(ctx, f, lede.Options{})
}

// storePage puts a page and its quotes in place of what stood there for the same address, so that a page may be read again.
func storePage(ctx context.Context, db *sql.DB, url string, a *lede.Article) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	exec := func(query string, args ...any) {
		if err == nil {
			_, err = tx.ExecContext(ctx, query, args...)
		}
	}
	published := ""
	if !a.Published.Time.IsZero() {
		published = a.Published.Time.UTC().Format(time.RFC3339)
	}
	exec("DELETE FROM quotes WHERE url = ?", url)
	exec("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", url, a.Headline, a.Publisher.Name, published)
	for _, q := range a.Quotes {
		if q.Speaker.Name != "" { // a fragment, or words that the text leaves to nobody
			exec("INSERT INTO quotes (url, speaker, role, cue, told_to, text) VALUES (?, ?, ?, ?, ?, ?)",
				url, q.Speaker.Name, q.Speaker.Role, q.Cue, q.ToldTo, q.Text)
		}
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}
