package warc_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/cmd/lede/internal/warc"
)

// archived is a record with a block, and a header beside the Content-Length.
func archived(header string, block []byte) *warc.Record {
	archive := fmt.Appendf(nil, "WARC/1.0\r\n%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", header, len(block), block)
	rec, err := warc.NewReader(bytes.NewReader(archive), 1<<20).Next()
	if err != nil {
		panic(err) // the tests write good records
	}
	return rec
}

func answered(head string, body []byte) *warc.Record {
	return archived("WARC-Type: response\r\nContent-Type: application/http; msgtype=response", append([]byte(head+"\r\n\r\n"), body...))
}

func compressed(w io.WriteCloser, out *bytes.Buffer) []byte {
	_, _ = io.WriteString(w, page) // a buffer takes all
	_ = w.Close()
	return out.Bytes()
}

func TestPages(t *testing.T) {
	var zlibbed, flated bytes.Buffer
	raw, err := flate.NewWriter(&flated, 6)
	require.NoError(t, err)
	wrapped, bare := compressed(zlib.NewWriter(&zlibbed), &zlibbed), compressed(raw, &flated)
	chunks := func(b []byte) []byte {
		return fmt.Appendf(nil, "%x;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n", 9, b[:9], len(b)-9, b[9:])
	}
	const ok, html = "HTTP/1.1 200 OK\r\n", "Content-Type: text/html"
	for _, row := range []struct {
		name string
		rec  *warc.Record
	}{
		{"plain", answered(ok+html, []byte(page))},
		{"version 2", answered("HTTP/2 200 \r\n"+html, []byte(page))},
		{"type in capitals", answered(ok+"CONTENT-TYPE: Text/HTML; charset", []byte(page))},
		{"type on the next line", answered(ok+"Content-Type:\r\n text/html", []byte(page))},
		{"type twice", answered(ok+html+"\r\nContent-Type: image/png", []byte(page))},
		{"type unknown", answered(ok+"Server: x", []byte(page))},
		{"lines that are none", answered(ok+"no header\r\n: no name\r\n"+html, []byte(page))},
		{"line feeds alone", archived("WARC-Type: response", []byte("HTTP/1.0 200\n"+html+"\n\n"+page))},
		{"chunks", answered(ok+html+"\r\nTransfer-Encoding: chunked", chunks([]byte(page)))},
		{"chunks put together", answered(ok+html+"\r\nTransfer-Encoding: chunked", []byte(page))},
		{"gzip", answered(ok+html+"\r\nContent-Encoding: gzip", packed([]byte(page)))},
		{"gzip in chunks", answered(ok+html+"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: x-gzip", chunks(packed([]byte(page))))},
		{"gzip unpacked", answered(ok+html+"\r\nContent-Encoding: gzip", []byte(page))},
		{"gzip twice", answered(ok+html+"\r\nContent-Encoding: gzip, gzip", packed(packed([]byte(page))))},
		{"deflate", answered(ok+html+"\r\nContent-Encoding: deflate", wrapped)},
		{"deflate without zlib", answered(ok+html+"\r\nContent-Encoding: deflate", bare)},
		{"deflate unpacked", answered(ok+html+"\r\nContent-Encoding: deflate", []byte(page))},
		{"no web server asked", archived("WARC-Type: resource\r\nContent-Type: text/html", []byte(page))},
	} {
		p, other, err := row.rec.Page()
		require.NoError(t, err, row.name)
		require.Empty(t, other, row.name)
		body, err := io.ReadAll(p.Body)
		require.NoError(t, err, row.name)
		require.Equal(t, page, string(body), row.name)
	}
}

func TestContentTypeIsKept(t *testing.T) {
	p, _, err := answered("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=windows-1252", []byte("na\xefve")).Page()
	require.NoError(t, err)
	require.Equal(t, "text/plain; charset=windows-1252", p.ContentType)
}

func TestOtherRecords(t *testing.T) {
	for other, rec := range map[string]*warc.Record{
		"request":                   archived("WARC-Type: request", []byte("GET / HTTP/1.1\r\n\r\n")),
		"revisit":                   archived("WARC-Type: Revisit", []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")),
		"status 404":                answered("HTTP/1.1 404 Not Found\r\nContent-Type: text/html", []byte(page)),
		"image/png":                 answered("HTTP/1.1 200 OK\r\nContent-Type: image/png", []byte("\x89PNG")),
		"image/gif":                 answered("HTTP/1.1 200 OK", []byte("GIF89a......")),
		"response of no web server": archived("WARC-Type: response\r\nContent-Type: text/dns", []byte("sound.example. A 192.0.2.1")),
		"record without a type":     archived("WARC-Target-URI: https://sound.example/", nil),
	} {
		p, got, err := rec.Page()
		require.NoError(t, err)
		require.Nil(t, p)
		require.Equal(t, other, got)
	}
}

func TestBrokenPages(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	zipped := packed([]byte(page))
	for name, rec := range map[string]*warc.Record{
		"no answer":        archived("WARC-Type: response\r\nContent-Type: application/http", []byte(page)),
		"nothing":          archived("WARC-Type: response\r\nContent-Type: application/http", nil),
		"unknown coding":   answered(ok+"Content-Encoding: br", []byte("\x8b\x01")),
		"too many codings": answered(ok+"Content-Encoding: gzip, gzip, gzip, gzip", []byte(page)),
		"gzip cut":         answered(ok+"Content-Encoding: gzip", zipped[:len(zipped)/2]),
		"gzip begun":       answered(ok+"Content-Encoding: gzip", zipped[:3]),
		"zlib begun":       answered(ok+"Content-Encoding: deflate", []byte("\x78\x9c\x01")),
		"chunks cut":       answered(ok+"Transfer-Encoding: chunked", []byte("ff\r\n<p>a")),
		"header too long":  archived("WARC-Type: response", []byte("HTTP/1.1 200 OK\r\n"+strings.Repeat("a", 1<<20)+"\r\n\r\n")),
	} {
		p, other, err := rec.Page()
		require.Empty(t, other, name)
		if err == nil {
			_, err = io.ReadAll(p.Body)
		}
		require.Error(t, err, name)
	}
}

func FuzzPage(f *testing.F) {
	f.Add("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page)
	f.Add("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Encoding: gzip, deflate\n\n5\r\n\x1f\x8b\x08\x00\x00\r\n0\r\n\r\n")
	f.Fuzz(func(t *testing.T, block string) {
		p, other, err := archived("WARC-Type: response", []byte(block)).Page()
		require.True(t, (p != nil && err == nil) != (other != "" || err != nil))
		if err == nil && p != nil {
			_, _ = io.Copy(io.Discard, io.LimitReader(p.Body, 1<<20)) // whether it can be read is for others to say
		}
	})
}
