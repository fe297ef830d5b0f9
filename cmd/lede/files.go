package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/readability"
)

// pageEndings are how the pages in a folder are told from its other files.
var pageEndings = []string{".html", ".htm", ".xhtml", ".txt"}

// isPage reports whether a file in a folder is a page, by its name.
func isPage(name string) bool {
	return endsIn(name, pageEndings)
}

func endsIn(name string, endings []string) bool {
	name = strings.TrimSuffix(strings.ToLower(filepath.Base(name)), ".gz")
	return !strings.HasPrefix(name, ".") && slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
}

// inputFile is a page or an archive that a batch reads.
type inputFile struct {
	name string
	size int64
}

// filesOf returns the files that arguments name, and the sum of their sizes: a file as it is, and the pages and archives below a folder
// in the order of their names. Links in a folder are not followed.
func filesOf(args []string) (files []inputFile, size int64, err error) {
	add := func(name string, info fs.FileInfo) {
		f := inputFile{name: name}
		if info != nil && info.Mode().IsRegular() {
			f.size = info.Size()
		}
		files, size = append(files, f), size+f.size
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			add(arg, info) // one that is missing is a failure of its own
			continue
		}
		before := len(files)
		err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && (isPage(d.Name()) || isArchive(d.Name())) {
				info, _ := d.Info() // a file that is gone meanwhile is a failure of its own
				add(name, info)
			}
			return err
		})
		switch {
		case err != nil:
			return nil, 0, fmt.Errorf("%s: %w", plain(arg), bare(err))
		case len(files) == before:
			return nil, 0, fmt.Errorf("%s: no file below it is named %s, or those and .gz", plain(arg),
				strings.Join(slices.Concat(pageEndings, archiveEndings), ", "))
		}
	}
	return files, size, nil
}

// readFiles makes a job of each page.
func (b *batcher) readFiles(ctx context.Context) {
	defer close(b.order)
	defer close(b.work)
	for _, f := range b.files {
		sent := false
		if isArchive(f.name) {
			sent = b.readArchive(ctx, f)
		} else {
			sent = b.send(ctx, &job{path: f.name, share: f.size, done: make(chan struct{})})
		}
		if !sent {
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
