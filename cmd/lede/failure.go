package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"

	"github.com/ledekit/lede"
)

// failure is the "error" of an output line.
type failure struct {
	Code    string `json:"code"`           // for programs
	Message string `json:"message"`        // for people
	Line    int    `json:"line,omitempty"` // of the input, from 1; none where a file was named
}

// The codes of failures that the command itself finds. The others stand in code.
const (
	codeBadLine  = "bad_line"      // no JSON object, or one that asks for nothing, or for too much
	codeLineLong = "line_too_long" // more than maxLine bytes
	codeInternal = "internal"      // a defect of lede
)

// code names an error for programs.
func code(err error) string {
	for _, row := range []struct {
		is   error
		code string
	}{
		{lede.ErrTooLarge, "too_large"}, {lede.ErrTooDeep, "too_deep"}, {lede.ErrTooManyNodes, "too_many_nodes"},
		{lede.ErrNotText, "not_text"}, {context.DeadlineExceeded, "timeout"}, {context.Canceled, "cancelled"},
		{errRefused, "refused"}, {fs.ErrNotExist, "not_found"}, {fs.ErrPermission, "forbidden"},
	} {
		if errors.Is(err, row.is) {
			return row.code
		}
	}
	return "unreadable"
}

// reason is the message of an error in words for users: without the name of the package, which they are told anyway.
func reason(err error) string {
	text := strings.ReplaceAll(strings.TrimPrefix(err.Error(), "lede: "), ": lede: ", ": ")
	return strings.ReplaceAll(text, "time limit: context deadline exceeded after", "it took longer than")
}

// advice says what the user may do about a page that could not be read, where that is not plain from the error.
func advice(name string, err error) string {
	missing := errors.Is(err, fs.ErrNotExist)
	scheme, _, address := strings.Cut(name, "://")
	switch {
	case errors.Is(err, lede.ErrTimeout):
		return "; -timeout allows more"
	case missing && address:
		return fmt.Sprintf("; pages are fetched by http and https, not by %q", plain(scheme))
	case missing && strings.HasPrefix(strings.ToLower(name), "www."):
		return "; an address begins with https://"
	case missing && !strings.ContainsAny(name, "./\\"):
		return "; nor is there such a verb. Try 'lede help'."
	}
	return ""
}

// plain returns s fit for a terminal: what would move its cursor or change its colours is spelled out, and what is long is cut.
func plain(s string) string {
	if len(s) > 300 {
		s = s[:300] + "…"
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	for _, r := range s {
		if !unicode.IsPrint(r) {
			return strconv.QuoteToGraphic(s)
		}
	}
	return s
}
