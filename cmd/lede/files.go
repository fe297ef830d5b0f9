package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/readability"
)

// pageEndings are how the pages in a folder are told from its other files.
var pageEndings = []string{".html", ".htm", ".xhtml", ".txt"}

// isPage reports whether a file in a folder is a page, by its name.
func isPage(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	for _, e := range pageEndings {
		if strings.HasSuffix(name, e) && !strings.HasPrefix(name, ".") {
			return true
		}
	}
	return false
}

// pagesOf returns the files that arguments name: a file as it is, and the pages below a folder in the order of their names.
// Links in a folder are not followed.
func pagesOf(args []string) ([]string, error) {
	files := make([]string, 0, len(args))
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err == nil && info.IsDir() {
			err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() && isPage(d.Name()) {
					files = append(files, name)
				}
				return err
			})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", plain(arg), err)
			}
			continue
		}
		files = append(files, arg) // one that is missing is a failure of its own
	}
	return files, nil
}

// readFiles makes a job of each file.
func (b *batcher) readFiles(ctx context.Context) {
	defer close(b.order)
	defer close(b.work)
	for _, name := range b.files {
		if !b.send(ctx, &job{path: name, done: make(chan struct{})}) {
			return
		}
	}
}

// readFile extracts the page in a file.
func readFile(ctx context.Context, name string, timeout time.Duration) (*lede.Article, error) {
	in, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	if in.size > bigPage {
		collectAt(100)
	}
	return extractFrom(ctx, in, lede.Options{ContentType: in.contentType, Timeout: timeout, SecondOpinion: readability.Finder{}})
}

// bigPage is how many bytes make a page a big one, for which memory counts more than time.
const bigPage = 2 << 20

// collectAt makes the collector of unused memory run each time that the heap has grown by so many percent, where the user has not
// said when. The heap of a batch is small, and workers wait for the collector: it need not run often before there is a big page.
func collectAt(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
