package lede_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/ledekit/lede"
)

// TestRelated reads testdata/related: each file tells its phenomenon, holds a page (page.html or page.txt) and the related
// headlines wanted, a line each: list | headline | address | stamp | time, the last three where there are any.
func TestRelated(t *testing.T) {
	files, err := filepath.Glob("testdata/related/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			require.Equal(t, ".txtar", filepath.Ext(name), "a stray file")
			ar, err := txtar.ParseFile(name)
			require.NoError(t, err)
			require.NotEmpty(t, strings.TrimSpace(string(ar.Comment)), "the phenomenon")
			require.Len(t, ar.Files, 2)
			require.Equal(t, "want", ar.Files[1].Name)
			o := lede.Options{URL: "https://ledger.example/coast/harbor-pool-sold-to-a-swimmer", FetchedAt: time.Date(2026, 3, 12, 10, 30, 0, 0, time.UTC)}
			switch ar.Files[0].Name {
			case "page.html":
				o.ContentType = "text/html; charset=utf-8"
			case "page.txt":
				o.ContentType, o.URL = "text/plain", ""
			default:
				t.Fatalf("no page: %s", ar.Files[0].Name)
			}
			a, err := lede.Extract(context.Background(), strings.NewReader(string(ar.Files[0].Data)), o)
			require.NoError(t, err)
			if diff := cmp.Diff(string(ar.Files[1].Data), relatedLines(a)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, s := range a.Sections {
				for _, b := range s.Blocks {
					for _, r := range a.Related {
						require.NotContains(t, b.Text, r.Headline, "the body holds a related headline")
					}
				}
			}
		})
	}
}

// relatedLines writes related headlines as the fixtures do.
func relatedLines(a *lede.Article) string {
	var b strings.Builder
	for _, r := range a.Related {
		line := fmt.Sprintf("%s | %s | %s | %s", r.List, r.Headline, strings.TrimPrefix(r.URL, "https://ledger.example"), r.Published.Text)
		if !r.Published.Time.IsZero() {
			line += " | " + r.Published.Time.UTC().Format("2006-01-02T15:04Z")
		}
		b.WriteString(strings.TrimRight(line, "| ") + "\n")
	}
	return b.String()
}
