// Command hostile runs lede over a corpus of hostile inputs, each in a process of its own with bounded memory and time, and
// prints a table with a line for each class: what was held, what took longest, what grew faster than the input.
//
//	go run ./internal/hostile [-lede BINARY] [-only CLASS,...] [-jobs N] [-v] CORPUS
//
// CORPUS holds a manifest.jsonl that says what is expected of each input, stamps.jsonl with texts for 'lede stamps', and
// batch/manifest.jsonl with request files for 'lede batch'; the fields are those of the types below. The exit status is 1 where
// anything was not held.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == supervised {
		if err := supervise(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "hostile:", err)
			os.Exit(2)
		}
		return
	}
	lede := flag.String("lede", "", "the command to run; built from ./cmd/lede where it is not given")
	only := flag.String("only", "", "classes, comma-separated; batch and vectors are two more")
	jobs := flag.Int("jobs", 1, "inputs at the same time; more than one blurs the times")
	verbose := flag.Bool("v", false, "name each input as it is done")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "hostile: one CORPUS is wanted")
		os.Exit(2)
	}
	r := &runner{corpus: flag.Arg(0), lede: *lede, jobs: *jobs, verbose: *verbose}
	if *only != "" {
		r.only = strings.Split(*only, ",")
	}
	held, err := r.run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "hostile:", err)
		os.Exit(2)
	}
	if !held {
		os.Exit(1)
	}
}

// input is a line of the manifest.
type input struct {
	ID       string   `json:"id"`
	Path     string   `json:"path"`
	Class    string   `json:"class"`
	Expect   string   `json:"expect"` // article, error or any
	Level    string   `json:"level"`  // "should": a wish
	URL      string   `json:"url"`
	Text     bool     `json:"text"`
	Says     []string `json:"says"`
	Hides    []string `json:"hides"`
	SameAs   string   `json:"same_as"`
	LinesNot []string `json:"lines_not"`
	Formats  bool     `json:"formats"`
	Family   string   `json:"family"`
	N        int      `json:"n"`
}

// runner runs a corpus.
type runner struct {
	corpus, lede string
	only         []string
	jobs         int
	verbose      bool
}

func (r *runner) wants(class string) bool { return len(r.only) == 0 || slices.Contains(r.only, class) }

// run runs everything and prints what it found.
func (r *runner) run() (held bool, err error) {
	if r.lede == "" {
		dir, err := os.MkdirTemp("", "hostile")
		if err != nil {
			return false, err
		}
		defer os.RemoveAll(dir)
		r.lede = filepath.Join(dir, "lede")
		build := exec.Command("go", "build", "-o", r.lede, "./cmd/lede")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return false, fmt.Errorf("go build: %w", err)
		}
	}
	inputs, err := readLines[input](filepath.Join(r.corpus, "manifest.jsonl"))
	if err != nil {
		return false, err
	}
	inputs = slices.DeleteFunc(inputs, func(in input) bool { return !r.wants(in.Class) })
	results := r.pages(inputs)
	if err := r.again(results); err != nil {
		return false, err
	}
	if r.wants("batch") {
		more, err := r.batches()
		if err != nil {
			return false, err
		}
		results = append(results, more...)
	}
	if r.wants("vectors") {
		more, err := r.vectors()
		if err != nil {
			return false, err
		}
		results = append(results, more...)
	}
	return report(os.Stdout, results), nil
}

// pages runs the inputs, as many at a time as asked for.
func (r *runner) pages(inputs []input) []result {
	results := make([]result, len(inputs))
	var wg sync.WaitGroup
	next := make(chan int)
	for range r.jobs {
		wg.Go(func() {
			for i := range next {
				results[i] = r.page(&inputs[i])
				if r.verbose {
					fmt.Fprintf(os.Stderr, "%-50s %6.2f s %5d MB %s\n", inputs[i].ID, results[i].cpu, results[i].memory>>20,
						strings.Join(results[i].faults, "; "))
				}
			}
		})
	}
	for i := range inputs {
		next <- i
	}
	close(next)
	wg.Wait()
	compareSame(results)
	return results
}

// readLines reads a file of JSON lines. A file that is not there has none.
func readLines[T any](name string) ([]T, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []T
	d := json.NewDecoder(bufio.NewReader(f))
	for d.More() {
		var v T
		if err := d.Decode(&v); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, v)
	}
	return all, nil
}
