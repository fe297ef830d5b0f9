package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// settled leaves out how sure lede is, which changes as it learns.
func settled(output []byte) string {
	return regexp.MustCompile(`"confidence":[\d.]+`).ReplaceAllString(string(output), `"confidence":1`)
}

func convertFile(t *testing.T, file string) string {
	t.Helper()
	var got bytes.Buffer
	require.NoError(t, run(context.Background(), &got, file))
	return settled(got.Bytes())
}

func zipped(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, err := z.Write(b)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return out.Bytes()
}

// TestOutput reads the archive as it is, and with each record packed, as crawlers write it.
func TestOutput(t *testing.T) {
	want, err := os.ReadFile("output.txt")
	require.NoError(t, err)
	require.Equal(t, settled(want), convertFile(t, "testdata/pages.warc"))

	archive, err := os.ReadFile("testdata/pages.warc")
	require.NoError(t, err)
	var packed []byte
	for record := range bytes.SplitSeq(archive, []byte("WARC/1.1\r\n")) {
		if len(record) > 0 {
			packed = append(packed, zipped(t, append([]byte("WARC/1.1\r\n"), record...))...)
		}
	}
	file := filepath.Join(t.TempDir(), "pages.warc.gz")
	require.NoError(t, os.WriteFile(file, packed, 0o600))
	require.Equal(t, settled(want), convertFile(t, file))
}

// archive writes a file of one response.
func archive(t *testing.T, head string, body []byte) string {
	t.Helper()
	block := append([]byte("HTTP/1.1 200 OK\r\n"+head+"\r\n\r\n"), body...)
	record := fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000009>\r\n"+
		"WARC-Date: 2025-05-04T12:00:00Z\r\nWARC-Target-URI: <https://sound.example/kelm>\r\n"+
		"Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	file := filepath.Join(t.TempDir(), "one.warc")
	require.NoError(t, os.WriteFile(file, record, 0o600))
	return file
}

// TestPackedPage reads an answer that the server packed, and an address in angle brackets, as version 1.0 had it.
func TestPackedPage(t *testing.T) {
	page := []byte(`<h1>Kelm votes for a wall that opens</h1>
<p>The council of Kelm has chosen a sea wall with gates over one without, by nine votes to six, after a long meeting on Wednesday.</p>
<p>Work begins in September, when the seals have left the beach, and is to take two summers, the council said in the night.</p>`)
	got := convertFile(t, archive(t, "Content-Type: text/html\r\nContent-Encoding: gzip", zipped(t, page)))
	require.Contains(t, got, `"url":"https://sound.example/kelm"`)
	require.Contains(t, got, `"headline":"Kelm votes for a wall that opens"`)
	require.NotContains(t, got, `"error"`)
}

// TestBrokenPage requires a line with the reason, not a stop.
func TestBrokenPage(t *testing.T) {
	for _, head := range []string{"Content-Type: text/html\r\nContent-Encoding: gzip", "Transfer-Encoding: chunked", "no header"} {
		got := convertFile(t, archive(t, head, []byte("<h1>Kelm votes</h1>")))
		require.Contains(t, got, `"error"`)
		require.NotContains(t, got, `"article"`)
	}
}

// TestNoArchive is the stop.
func TestNoArchive(t *testing.T) {
	require.Error(t, run(context.Background(), &bytes.Buffer{}, "main.go"))
	require.Error(t, run(context.Background(), &bytes.Buffer{}, "nothing.warc"))
}
