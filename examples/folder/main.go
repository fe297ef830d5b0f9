// Command folder reads all pages of a folder, several at a time, and prints what became of each in order.
//
//	go run ./examples/folder [DIR]
package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log"
	"os"
	"runtime"
	"sync"

	"github.com/ledekit/lede"
)

//go:embed pages
var pages embed.FS

// read reads one page. One Options serves all goroutines.
func read(files fs.FS, name string, o lede.Options) (*lede.Article, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return lede.Extract(context.Background(), f, o)
}

func main() {
	var files fs.FS = pages
	if len(os.Args) > 1 {
		files = os.DirFS(os.Args[1])
	}
	var names []string
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	results := make([]string, len(names))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				a, err := read(files, names[i], lede.Options{})
				if err != nil {
					results[i] = err.Error()
				} else {
					results[i] = fmt.Sprintf("%s, %d sections, %d quotes", a.Headline, len(a.Sections), len(a.Quotes))
				}
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	wg.Wait()
	for i, name := range names {
		fmt.Printf("%s: %s\n", name, results[i])
	}
}
