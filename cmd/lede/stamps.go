package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"github.com/ledekit/lede"
)

// vector is a line of input of 'lede stamps'.
type vector struct {
	ID        json.RawMessage `json:"id"`
	Text      *string         `json:"text"`
	Reference string          `json:"reference"`
	Kind      string          `json:"kind"`
	Lang      string          `json:"lang"`
}

// reading is a line of output of 'lede stamps'.
type reading struct {
	ID        json.RawMessage `json:"id"`
	Time      *time.Time      `json:"time"` // null where the text tells none
	Precision lede.Precision  `json:"precision,omitempty"`
}

// stamps answers each text on standard input with the time that it tells.
func stamps(ctx context.Context, s stdio, args []string) int {
	rest, status, done := parseFlags(s, "stamps", flag.NewFlagSet("stamps", flag.ContinueOnError), args)
	switch {
	case done:
		return status
	case len(rest) > 0:
		s.say("stamps reads vectors from standard input and takes no %q. Try 'lede help stamps'.", plain(rest[0]))
		return statusUsage
	}
	s.waitsFor("vectors", "stamps")
	lines, out := newLineReader(s.in), lineWriter{s.out}
	var buf []byte
	var pending bytes.Buffer
	status = statusDone
	for ctx.Err() == nil {
		line, tooLong, err := lines.next(buf[:0])
		if err != nil {
			if failed := s.wrote(out.write(pending.Bytes())); failed != statusDone {
				return failed
			}
			if errors.Is(err, io.EOF) {
				return status
			}
			s.say("standard input, after line %d: %v", lines.n, err)
			return statusFailed
		}
		buf = line
		if fail := answerVector(&pending, line, tooLong, lines.n); fail != "" {
			s.say("%s", fail)
			status = statusFailed
		}
		if pending.Len() > 64<<10 || lines.idle() {
			if err := out.write(pending.Bytes()); err != nil {
				return max(status, s.wrote(err))
			}
			pending.Reset()
		}
	}
	s.say("interrupted after line %d", lines.n)
	return max(statusFailed, s.wrote(out.write(pending.Bytes())))
}

// answerVector answers a line, and says what was wrong with it.
func answerVector(out *bytes.Buffer, line []byte, tooLong bool, number int) (fail string) {
	r, err := parseVector(line, tooLong)
	if err == nil {
		if err = encodeLine(out, r); err == nil {
			return ""
		}
	}
	f := failure{codeBadLine, fmt.Sprintf("line %d: %s", number, err), number}
	if tooLong {
		f.Code = codeLineLong
	}
	_ = encodeLine(out, answer{ID: r.ID, Error: &f}) // an error can always be written
	return plain(f.Message)
}

func parseVector(line []byte, tooLong bool) (reading, error) {
	if tooLong {
		return reading{}, fmt.Errorf("it has more than %d bytes", maxLine)
	}
	var v vector
	err := decodeObject(line, &v)
	r := reading{ID: idOf(v.ID)}
	switch {
	case err != nil:
		return r, err
	case r.ID == nil:
		return r, fmt.Errorf("%w: it has no id; an id is a text or a number", errBadLine)
	case v.Text == nil:
		return r, fmt.Errorf("%w: it has no text", errBadLine)
	}
	ref := lede.Reference{Language: v.Lang, Prose: v.Kind == "prose"}
	if v.Reference != "" {
		if ref.Time, err = parseTime(v.Reference); err != nil {
			return r, fmt.Errorf("%w: reference %q is no time such as 2025-06-12T22:00:00Z", errBadLine, v.Reference)
		}
	}
	if t, ok := lede.ParseTimestamp(*v.Text, ref); ok && !t.Time.IsZero() {
		r.Time, r.Precision = &t.Time, t.Precision
	}
	return r, nil
}
