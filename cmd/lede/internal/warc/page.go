package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httputil"
	"strings"
)

// Page is a page as its reader would have got it: whole and unpacked.
type Page struct {
	ContentType string // with its charset, as the server said
	Body        io.Reader
}

// ErrTooLarge is a page in a block over the limit.
var ErrTooLarge = errors.New("its record is too large")

// Page returns the page in a record: what a server answered with success, or what was archived without asking one, if it is HTML or
// plain text. Where there is none, other says what the record holds instead.
func (r *Record) Page() (p *Page, other string, err error) {
	p = &Page{}
	var head Fields
	body := r.Block
	switch r.Type() {
	case "resource":
		p.ContentType = r.Header["content-type"]
	case "response":
		if !strings.HasPrefix(r.Header["content-type"], "application/http") && !bytes.HasPrefix(body, []byte("HTTP/")) {
			return nil, "response of no web server", nil // the domain name service is asked too
		}
		var status string
		if status, head, body, err = response(body); err != nil {
			return nil, "", err
		}
		if status != "200" {
			return nil, "status " + status, nil
		}
		p.ContentType = head["content-type"]
	case "":
		return nil, "record without a type", nil
	default:
		return nil, r.Type(), nil
	}
	if kind := kindOf(p.ContentType, body); kind != "text/html" && kind != "application/xhtml+xml" && kind != "text/plain" {
		return nil, kind, nil
	}
	if r.Cut {
		return nil, "", ErrTooLarge
	}
	p.Body, err = unpacked(head, body)
	return p, "", err
}

// response parts what a server answered.
func response(b []byte) (status string, head Fields, body []byte, err error) {
	line, rest, _ := bytes.Cut(b, []byte("\n"))
	words := strings.Fields(string(line[:min(len(line), 100)]))
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return "", nil, nil, fmt.Errorf("%.40q does not begin the answer of a web server", line)
	}
	lines, body := rest, []byte(nil)
	for at := 0; at < len(rest); {
		end := bytes.IndexByte(rest[at:], '\n')
		if end < 0 {
			break
		}
		if len(bytes.TrimRight(rest[at:at+end], "\r")) == 0 {
			lines, body = rest[:at], rest[at+end+1:]
			break
		}
		at += end + 1
	}
	if len(lines) > maxHead {
		return "", nil, nil, fmt.Errorf("the header of the answer has more than %d bytes", maxHead)
	}
	return words[1], parseFields(lines), body, nil
}

// kindOf is the media type of a page: the one it was sent with, or what it looks like.
func kindOf(contentType string, body []byte) string {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil && kind == "" {
		kind, _, _ = strings.Cut(contentType, ";")
	}
	if kind = strings.ToLower(strings.TrimSpace(kind)); kind == "" {
		kind, _, _ = strings.Cut(http.DetectContentType(body), ";")
	}
	return kind
}

// unpacked undoes what was done to a page to send it. Some crawlers did that before they wrote it down, and left the header as it was:
// so the page itself must look like it.
func unpacked(head Fields, body []byte) (io.Reader, error) {
	b := bufio.NewReader(bytes.NewReader(body))
	if strings.Contains(strings.ToLower(head["transfer-encoding"]), "chunked") && chunked(body) {
		b = bufio.NewReader(httputil.NewChunkedReader(b))
	}
	codings := strings.Split(strings.ToLower(head["content-encoding"]), ",")
	if len(codings) > 3 {
		return nil, fmt.Errorf("content encoding %.40q is one too many", head["content-encoding"])
	}
	for i := len(codings) - 1; i >= 0; i-- {
		z, err := decoder(strings.TrimSpace(codings[i]), b)
		if err != nil {
			return nil, err
		}
		if z != nil {
			b = bufio.NewReader(z)
		}
	}
	return b, nil
}

// decoder undoes a content coding; it is nil where there is nothing to undo.
func decoder(coding string, b *bufio.Reader) (io.Reader, error) {
	head, _ := b.Peek(2) // a page that cannot be read says so again
	switch coding {
	case "", "identity", "none", "utf-8":
		return nil, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, gzipMagic[:2]) {
			return nil, nil
		}
		return gzip.NewReader(b)
	case "deflate":
		switch {
		case len(head) < 2 || head[0] == '<':
			return nil, nil
		case head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0:
			return zlib.NewReader(b)
		}
		return flate.NewReader(b), nil // what some servers take deflate to mean
	}
	return nil, fmt.Errorf("content encoding %.40q cannot be undone here", coding)
}

// chunked reports whether a body begins with the length of a chunk.
func chunked(body []byte) bool {
	line, _, ok := bytes.Cut(body[:min(len(body), 80)], []byte("\n"))
	digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
	digits = bytes.TrimSpace(digits)
	return ok && len(digits) > 0 && len(digits) <= 16 && len(bytes.Trim(digits, "0123456789abcdefABCDEF")) == 0
}
