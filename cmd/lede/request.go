package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/readability"
)

// request is a line of input of 'lede batch'. Null is absent, and other keys are ignored.
type request struct {
	ID        json.RawMessage `json:"id"`
	URL       string          `json:"url"`
	FetchedAt string          `json:"fetched_at"`
	Path      *string         `json:"path"`
	HTML      *string         `json:"html"`
	Text      *string         `json:"text"`
}

// answer is a line of output of 'lede batch'.
type answer struct {
	ID    json.RawMessage `json:"id"`
	Text  *string         `json:"text,omitempty"` // page, where the format is not JSON
	Error *failure        `json:"error,omitempty"`

	page *lede.Article // "article", where it is
}

// errBadLine is a line that is no request.
var errBadLine = errors.New("bad line")

// parseRequest reads a line. Where it fails, the id is still returned, if there is one.
func parseRequest(line []byte) (request, error) {
	var q request
	if err := decodeObject(line, &q); err != nil {
		return request{ID: idOf(q.ID)}, err
	}
	if q.ID = idOf(q.ID); q.ID == nil {
		return q, fmt.Errorf("%w: it has no id; an id is a text or a number", errBadLine)
	}
	given := 0
	for _, s := range []*string{q.Path, q.HTML, q.Text} {
		if s != nil {
			given++
		}
	}
	switch {
	case given > 1:
		return q, fmt.Errorf("%w: it has more than one of path, html and text", errBadLine)
	case given == 0 && q.URL != "":
		return q, fmt.Errorf("%w: it has none of path, html and text; pages are not fetched here", errBadLine)
	case given == 0:
		return q, fmt.Errorf("%w: it has none of path, html and text", errBadLine)
	}
	return q, nil
}

// decodeObject reads a line that holds one JSON object and nothing else.
func decodeObject(line []byte, v any) error {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return fmt.Errorf("%w: it is empty", errBadLine)
	}
	if line[0] != '{' {
		return fmt.Errorf("%w: it is no JSON object", errBadLine)
	}
	err := json.Unmarshal(line, v)
	if te, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%w: %q cannot be %s", errBadLine, te.Field, article(te.Value))
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errBadLine, err)
	}
	return nil
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// idOf returns an id that can be given back: a text or a number. Anything else is none.
func idOf(raw json.RawMessage) json.RawMessage {
	if len(raw) == 0 || raw[0] != '"' && raw[0] != '-' && (raw[0] < '0' || raw[0] > '9') {
		return nil
	}
	return raw
}

// options are what a request says of its page.
func (q *request) options() (lede.Options, error) {
	o := lede.Options{URL: q.URL, SecondOpinion: readability.Finder{}}
	if q.FetchedAt == "" {
		return o, nil
	}
	at, err := parseTime(q.FetchedAt)
	if err != nil {
		return o, fmt.Errorf("%w: fetched_at %q is no time such as 2025-06-12T22:00:00Z", errBadLine, q.FetchedAt)
	}
	o.FetchedAt = at
	return o, nil
}

// extract reads the page that a request means.
func (q *request) extract(ctx context.Context, root *os.Root, timeout time.Duration) (*lede.Article, error) {
	o, err := q.options()
	if err != nil {
		return nil, err
	}
	o.Timeout = timeout
	switch {
	case q.HTML != nil:
		o.ContentType = "text/html; charset=utf-8" // JSON is UTF-8, whatever the page was
		return lede.Extract(ctx, strings.NewReader(*q.HTML), o)
	case q.Text != nil:
		return lede.ExtractText(ctx, *q.Text, o)
	}
	in, err := openUnder(root, *q.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", plain(*q.Path), err)
	}
	defer in.Close()
	if in.size > bigPage {
		collectAt(100)
	}
	o.ContentType = in.contentType
	a, err := extractFrom(ctx, in, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", plain(*q.Path), err)
	}
	return a, nil
}
