package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// archived is a record of an archive: a type, and what a server answered at a path.
func archived(kind, path, answer string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x:%s>\r\nWARC-Date: 2025-05-04T12:00:00.5Z\r\n"+
		"WARC-Target-URI: https://sound.example/%s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, path, path, len(answer), answer)
}

const htmlAnswer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

func TestBatchOfArchives(t *testing.T) {
	records := []string{
		archived("warcinfo", "info", "software: none"), archived("request", "ferry", "GET /ferry HTTP/1.1\r\n\r\n"),
		archived("response", "ferry", htmlAnswer+testPage), archived("revisit", "ferry", htmlAnswer), archived("revisit", "wall", htmlAnswer),
		archived("response", "gone", "HTTP/1.1 404 Not Found\r\n\r\n"), "WARC/1.1\r\nContent-Length: x\r\n\r\n", // poison
		archived("response", "cut", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>"),
		archived("response", "nothing", htmlAnswer), archived("response", "wall", htmlAnswer+testPage),
	}
	var zipped strings.Builder
	for _, r := range records {
		zipped.WriteString(gzipped(t, r))
	}
	dir := put(t, map[string]string{"crawl.warc": strings.Join(records, ""), "more/Crawl.WARC.gz": zipped.String(), "page.html": testPage})
	status, out, stderr := try(t, "", "batch", dir)
	require.Equal(t, statusFailed, status)
	lines := linesOf(t, out)
	require.Len(t, lines, 11)
	plain, packed := filepath.Join(dir, "crawl.warc"), filepath.Join(dir, "more/Crawl.WARC.gz")
	for i, file := range map[int]string{0: plain, 5: packed} {
		got := lines[i : i+5]
		require.Equal(t, "urn:x:ferry", got[0].ID)
		require.Equal(t, "Ferry returns to Ostrand", got[0].Article.Headline)
		require.Equal(t, "https://sound.example/ferry", got[0].Article.URL)
		require.Regexp(t, `^`+file+`:\d+$`, got[1].ID)
		require.Equal(t, failure{Code: "unreadable", Message: `damaged record: its Content-Length is "x"`}, *got[1].Error)
		require.Equal(t, failure{Code: "unreadable", Message: "https://sound.example/cut: the page is cut short: unexpected EOF"}, *got[2].Error)
		require.Equal(t, failure{Code: "not_text", Message: "https://sound.example/nothing: input is not text: it is empty"}, *got[3].Error)
		require.Equal(t, "urn:x:wall", got[4].ID)
		require.NotNil(t, got[4].Article)
		require.Contains(t, stderr, "lede: "+file+": pages: 4; passed over: revisit 2, request 1, status 404 1, warcinfo 1\n")
		require.Regexp(t, `lede: `+file+`, byte \d+: damaged record: its Content-Length is "x"\n`, stderr)
	}
	require.NotNil(t, lines[10].Article)

	status, _, stderr = try(t, "", plain)
	require.Equal(t, statusFailed, status)
	require.Contains(t, stderr, "it is an archive of many pages; 'lede batch "+plain+"' reads them")
	status, _, stderr = try(t, "", "batch", filepath.Join(dir, "nothing.warc"))
	require.Equal(t, statusFailed, status)
	require.Equal(t, "lede: "+filepath.Join(dir, "nothing.warc")+": no such file or directory\n", stderr)
}
