package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is the version of a release build, which the linker sets: -ldflags "-X main.release=v0.1.0".
var release string

// buildVersion is the version of the release, else of the module this was built from, or "devel".
func buildVersion() string {
	if release != "" {
		return release
	}
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" {
		return b.Main.Version
	}
	return "devel"
}

// version prints what was built, and from what.
func version(_ context.Context, s stdio, args []string) int {
	if len(args) > 0 {
		s.say("version takes no arguments")
		return statusUsage
	}
	line := "lede " + buildVersion()
	if b, ok := debug.ReadBuildInfo(); ok {
		set := map[string]string{}
		for _, kv := range b.Settings {
			set[kv.Key] = kv.Value
		}
		if rev := set["vcs.revision"]; rev != "" {
			line += " (" + rev[:min(len(rev), 12)]
			if set["vcs.modified"] == "true" {
				line += ", changed"
			}
			if at := set["vcs.time"]; at != "" {
				line += ", " + at
			}
			line += ")"
		}
	}
	_, err := fmt.Fprintf(s.out, "%s %s %s/%s\n", line, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return s.wrote(err)
}
