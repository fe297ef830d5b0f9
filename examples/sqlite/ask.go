package main

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
)

// ask prints the rows of an answer, a line each.
func ask(ctx context.Context, db *sql.DB, w io.Writer, query string, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	row, cells := make([]any, len(names)), make([]sql.NullString, len(names))
	for i := range row {
		row[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(row...); err != nil {
			return err
		}
		for _, c := range cells {
			fmt.Fprint(w, "\t", cmp.Or(c.String, "-"))
		}
		fmt.Fprintln(w)
	}
	return rows.Err()
}
