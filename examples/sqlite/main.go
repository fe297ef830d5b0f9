// Command sqlite puts what the pages of a folder quote into an SQLite database with an index of all words, and then asks it: who is
// quoted how much, and who said what about something. Pure Go: neither lede nor the database needs a C compiler.
//
//	go -C examples/sqlite run .
//	go -C examples/sqlite run . -pages /my/pages -db /tmp/quotes.db 'tax NEAR budget'
package main

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

//go:embed schema.sql
var schema string

const about = "horn OR fence" // the query language is FTS5's

func main() {
	pages := flag.String("pages", "../sound/pages/islands", "folder of pages")
	file := flag.String("db", ":memory:", "file of the database")
	flag.Parse()
	words := cmp.Or(flag.Arg(0), about)
	if err := run(context.Background(), os.Stdout, *file, os.DirFS(*pages), words); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, w io.Writer, file string, pages fs.FS, words string) error {
	db, err := sql.Open("sqlite", file)
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each connection to :memory: would have a database of its own
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return err
	}
	if err := store(ctx, db, pages); err != nil {
		return err
	}
	fmt.Fprintln(w, "quoted most:")
	if err := ask(ctx, db, w, `SELECT count(*), speaker FROM quotes GROUP BY speaker ORDER BY 1 DESC, 2`); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s:\n", words)
	return ask(ctx, db, w, `
		SELECT quotes.speaker, role, snippet(words, 0, '[', ']', '…', 12), headline, date(published)
		FROM words JOIN quotes ON quotes.id = words.rowid JOIN pages USING (url)
		WHERE words MATCH ? ORDER BY words.rank, quotes.id LIMIT 20`, words)
}
