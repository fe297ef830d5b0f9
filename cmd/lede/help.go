package main

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
)

// helpText holds the help texts, one after a line "== VERB" each. The first has no verb: it is that of the command itself.
//
//go:embed help.txt
var helpText string

// helpOn returns the help text on a verb.
func helpOn(name string) (string, bool) {
	for part := range strings.SplitSeq(helpText, "== ") {
		if title, text, ok := strings.Cut(part, "\n"); ok && title == "lede"+spaced(name) {
			return strings.TrimSpace(text) + "\n", true
		}
	}
	return "", false
}

// usage returns the few lines that a user sees who typed nothing.
func usage() string {
	var b strings.Builder
	b.WriteString("lede [flags] FILE | URL | -    one page in, one Article out\n")
	for _, v := range verbs() {
		fmt.Fprintf(&b, "lede %-26s%s\n", v.name, v.short)
	}
	b.WriteString("\n'lede help' and 'lede help VERB' tell more.\n")
	return b.String()
}

// help prints the help text that was asked for. Asked for, it is a result.
func help(_ context.Context, s stdio, args []string) int {
	name := strings.Join(args, " ")
	text, ok := helpOn(name)
	if !ok {
		s.say("there is no verb %q\n\n%s", plain(name), usage())
		return statusUsage
	}
	_, err := fmt.Fprint(s.out, text)
	return s.wrote(err)
}
