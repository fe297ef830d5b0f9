// Command lede turns news pages into typed Articles: one page at a time, or a stream of them.
//
//	lede [flags] FILE | URL | -
//	lede batch [flags] < requests.jsonl > articles.jsonl
//	lede batch [flags] DIR | FILE... | CRAWL.warc.gz... > articles.jsonl
//	lede stamps < vectors.jsonl
//	lede serve [-addr HOST:PORT]
//	lede version
//	lede help [VERB]
//	lede completion bash | zsh | fish
//
// Results go to standard output and nothing else does. The exit status is 0 where all went well, 1 where some input failed, each
// failure being said on standard error, and 2 where the command was used wrongly.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// The exit statuses.
const (
	statusDone   = 0
	statusFailed = 1
	statusUsage  = 2
)

func main() {
	// A closed pipe then is an error of the write like any other, and no signal that ends the process in the middle of things.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	os.Exit(run(ctx, os.Stdin, os.Stdout, os.Stderr, os.Args[1:]))
}

// stdio is what a verb reads and writes.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// say tells the user what went wrong.
func (s stdio) say(format string, args ...any) {
	fmt.Fprintf(s.err, "lede: "+format+"\n", args...)
}

// verb is one of the things the command does.
type verb struct {
	name  string
	short string // one line for the list of verbs
	run   func(ctx context.Context, s stdio, args []string) int
}

// verbs returns all verbs in the order of the help text. What is no verb is a page.
func verbs() []verb {
	return []verb{
		{"batch", "many pages in, one JSON line out for each", batch},
		{"stamps", "texts in, the time that each tells out", stamps},
		{"serve", "a local page that shows what was found, and where", serveVerb},
		{"version", "what was built, and from what", version},
		{"help", "how to use the command, or one of its verbs", help},
		{"completion", "a completion script for a shell", completion},
	}
}

// run does what args say and returns the exit status.
func run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer, args []string) int {
	s := stdio{stdin, stdout, stderr}
	if len(args) == 0 {
		fmt.Fprint(stderr, usage())
		return statusUsage
	}
	for _, v := range verbs() {
		if v.name == args[0] {
			return v.run(ctx, s, args[1:])
		}
	}
	return onePage(ctx, s, args)
}

// parseFlags reads flags before, between and after other arguments, and returns the others. done says that nothing is left to
// do, and status what to exit with: help was asked for, or a flag was wrong.
func parseFlags(s stdio, name string, fs *flag.FlagSet, args []string) (rest []string, status int, done bool) {
	fs.SetOutput(io.Discard)
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, help(context.Background(), s, []string{name}), true
			}
			wrong := strings.Replace(strings.TrimPrefix(err.Error(), "flag: "), "flag provided but not defined:", "there is no flag", 1)
			s.say("%s\nTry 'lede help%s'.", wrong, spaced(name))
			return nil, statusUsage, true
		}
		left := fs.Args()
		if len(left) == 0 {
			return rest, 0, false
		}
		if len(left) < len(args) && args[len(args)-len(left)-1] == "--" {
			return append(rest, left...), 0, false
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// durationFlag is a flag such as -timeout 30s.
func durationFlag(fs *flag.FlagSet, d *time.Duration, name string, def time.Duration, usage string) {
	*d = def
	fs.Func(name, usage, func(s string) (err error) {
		if *d, err = time.ParseDuration(s); err != nil || *d <= 0 {
			return errors.New("it is no time such as 30s or 2m")
		}
		return nil
	})
}

func spaced(name string) string {
	if name == "" {
		return ""
	}
	return " " + name
}

// closedPipe reports whether a write failed because nobody reads any more. That ends the work, and is no failure.
func closedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// wrote returns the exit status after the last write to standard output.
func (s stdio) wrote(err error) int {
	if err == nil || closedPipe(err) {
		return statusDone
	}
	s.say("standard output: %v", err)
	return statusFailed
}
