package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"strings"

	"github.com/nlnwa/gowarc/v3"

	"github.com/ledekit/lede"
)

// convert prints the line of a record that holds a page; there is none for others. Only what is wrong with the output is an error.
func convert(ctx context.Context, out *json.Encoder, record gowarc.WarcRecord) error {
	r, err := response(record)
	if r == nil && err == nil {
		return nil
	}
	h := record.WarcHeader()
	l := line{ // GetId drops angle brackets, which some writers put around addresses too
		ID: h.GetId(gowarc.WarcRecordID), URL: h.GetId(gowarc.WarcTargetURI),
	}
	l.Fetched, _ = h.GetTime(gowarc.WarcDate) // without one, ages count from the page's own date
	if err == nil {
		o := lede.Options{URL: l.URL, FetchedAt: l.Fetched, ContentType: r.Header.Get("Content-Type")}
		l.Article, err = lede.Extract(ctx, r.Body, o)
	}
	if err != nil {
		l.Error = err.Error()
	}
	return out.Encode(l)
}

// response is the answer of a server as its reader would have got it: whole, unpacked, a page. It is nil where the record holds none:
// a request, a note of the crawler, a picture, an answer without a page.
func response(record gowarc.WarcRecord) (*http.Response, error) {
	block, ok := record.Block().(gowarc.HttpResponseBlock)
	if !ok || record.Type() != gowarc.Response {
		return nil, nil
	}
	raw, err := block.RawBytes()
	if err != nil {
		return nil, err
	}
	r, err := http.ReadResponse(bufio.NewReader(raw), nil) // puts chunks together
	if err != nil {
		return nil, err
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "text/html", "application/xhtml+xml", "text/plain", "":
	default:
		return nil, nil
	}
	if r.StatusCode != http.StatusOK {
		return nil, nil
	}
	if strings.EqualFold(r.Header.Get("Content-Encoding"), "gzip") {
		r.Body, err = gzip.NewReader(r.Body)
	}
	return r, err
}
