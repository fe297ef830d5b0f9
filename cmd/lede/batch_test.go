package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
)

// line is an output line of a batch, as a program would read it.
type line struct {
	ID      any           `json:"id"`
	Article *lede.Article `json:"article"`
	Error   *failure      `json:"error"`
}

func linesOf(t *testing.T, out string) []line {
	t.Helper()
	var lines []line
	for l := range strings.Lines(out) {
		require.True(t, strings.HasSuffix(l, "\n"), "a cut line: %q", l)
		var v line
		require.NoError(t, json.Unmarshal([]byte(l), &v))
		lines = append(lines, v)
	}
	return lines
}

func TestBatchAnswersEveryLine(t *testing.T) {
	dir := put(t, map[string]string{
		"in/page.html": testPage, "in/sub/page.html.gz": gzipped(t, testPage), "in/note.txt": known + " <b>soon</b>.\n",
		"in/empty.html": "", "out/secret.html": testPage,
	})
	in := filepath.Join(dir, "in")
	require.NoError(t, os.Symlink("../out/secret.html", filepath.Join(in, "link.html")))
	require.NoError(t, os.Symlink("page.html", filepath.Join(in, "inside.html")))
	require.NoError(t, os.Symlink("/dev/zero", filepath.Join(in, "zero.html")))
	require.NoError(t, syscall.Mkfifo(filepath.Join(in, "fifo.html"), 0o600))
	quoted := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	rows := []struct{ request, id, code string }{
		{`{"id":"a","path":"page.html","url":"https://sound.example/ferry"}`, "a", ""},
		{`{"id":"b","path":"sub/page.html.gz","fetched_at":"2025-01-02T03:04:05"}`, "b", ""},
		{`{"id":"c","html":` + quoted(testPage) + `,"url":null,"fetched_at":null,"path":null,"more":[1]}`, "c", ""},
		{`{"id":"d","text":` + quoted(known+" from May.") + `}`, "d", ""},
		{`{"id":"e","path":"note.txt"}`, "e", ""},
		{`{"id":"f","path":"inside.html"}`, "f", ""},
		{`{"id":"g","path":` + quoted(filepath.Join(in, "page.html")) + `}`, "g", ""},
		{`{`, "", "bad_line"}, {`[]`, "", "bad_line"}, {``, "", "bad_line"}, {`{"id":"x"}{"id":"y"}`, "", "bad_line"},
		{`{"path":"page.html"}`, "", "bad_line"}, {`{"id":{},"path":"page.html"}`, "", "bad_line"},
		{`{"id":"h"}`, "h", "bad_line"}, {`{"id":"i","url":"https://sound.example/"}`, "i", "bad_line"},
		{`{"id":"j","path":"page.html","text":"x"}`, "j", "bad_line"},
		{`{"id":"k","path":"page.html","fetched_at":"noon"}`, "k", "bad_line"},
		{`{"id":"l","html":7}`, "l", "bad_line"},
		{`{"id":"m","path":"../out/secret.html"}`, "m", "refused"}, {`{"id":"n","path":"link.html"}`, "n", "refused"},
		{`{"id":"o","path":"zero.html"}`, "o", "refused"}, {`{"id":"p","path":"fifo.html"}`, "p", "refused"},
		{`{"id":"q","path":"sub"}`, "q", "refused"}, {`{"id":"r","path":""}`, "r", "refused"},
		{`{"id":"s","path":"/etc/hostname"}`, "s", "refused"}, {`{"id":"t","path":"page.html/"}`, "t", "refused"},
		{`{"id":"u","path":"nowhere.html"}`, "u", "not_found"}, {`{"id":"v","path":"empty.html"}`, "v", "not_text"},
		{`{"id":"w","html":""}`, "w", "not_text"}, {`{"id":"x","path":"a\u0000b"}`, "x", "unreadable"},
	}
	var requests strings.Builder
	for _, r := range rows {
		requests.WriteString(r.request + "\n")
	}
	for _, workers := range []string{"1", "3"} {
		status, out, stderr := try(t, requests.String(), "batch", "-root", in, "-workers", workers)
		require.Equal(t, statusFailed, status)
		lines := linesOf(t, out)
		require.Len(t, lines, len(rows))
		for i, r := range rows {
			got := lines[i]
			if r.id != "" {
				require.Equal(t, r.id, got.ID, r.request)
			} else {
				require.Nil(t, got.ID, r.request)
			}
			if r.code == "" {
				require.Nil(t, got.Error, r.request)
				require.NotNil(t, got.Article, r.request)
				continue
			}
			require.NotNil(t, got.Error, r.request)
			require.Equal(t, r.code, got.Error.Code, "%s: %s", r.request, got.Error.Message)
			require.Equal(t, i+1, got.Error.Line)
			require.Contains(t, stderr, fmt.Sprintf("lede: line %d", i+1))
		}
	}
}

func TestBatchReadsAnyLineEnding(t *testing.T) {
	requests := "\ufeff" + `{"id":1,"text":"` + known + `"}` + "\r\n" + `{"id":2.5,"text":"` + known + `"}`
	status, out, stderr := try(t, requests, "batch")
	require.Equal(t, statusDone, status, stderr)
	require.True(t, strings.HasPrefix(out, `{"id":1,"article":`), out)
	require.Contains(t, out, "\n"+`{"id":2.5,"article":`)
}

func TestTooLongLineIsPassedOver(t *testing.T) {
	long := `{"id":"long","text":"` + strings.Repeat("x", maxLine) + `"}`
	requests := io.MultiReader(strings.NewReader(`{"id":"a","text":"`+known+`"}`+"\n"), strings.NewReader(long),
		strings.NewReader("\n"+`{"id":"b","text":"`+known+`"}`+"\n"))
	var out, errs bytes.Buffer
	require.Equal(t, statusFailed, run(t.Context(), requests, &out, &errs, []string{"batch"}))
	lines := linesOf(t, out.String())
	require.Len(t, lines, 3)
	require.NotNil(t, lines[0].Article)
	require.Equal(t, &failure{"line_too_long", "line 2: it has more than 67108864 bytes", 2}, lines[1].Error)
	require.Equal(t, "b", lines[2].ID)
	require.NotNil(t, lines[2].Article)
}

func TestBatchOfFilesAndFolders(t *testing.T) {
	dir := put(t, map[string]string{
		"site/b.html": testPage, "site/a/one.HTM.gz": gzipped(t, testPage), "site/style.css": "p {}", "site/.hidden.html": testPage,
		"site/note.txt": known + " soon.\n", "page": testPage,
	})
	require.NoError(t, os.Symlink("../page", filepath.Join(dir, "site/link.html")))
	at := func(name string) string { return filepath.Join(dir, name) }
	status, out, stderr := try(t, "no request", "batch", at("page"), at("site"), at("nowhere.html"))
	require.Equal(t, statusFailed, status)
	require.Equal(t, "lede: "+at("nowhere.html")+": no such file or directory\n", stderr)
	lines := linesOf(t, out)
	var ids []any
	for _, l := range lines {
		ids = append(ids, l.ID)
	}
	require.Equal(t, []any{at("page"), at("site/a/one.HTM.gz"), at("site/b.html"), at("site/note.txt"), at("nowhere.html")}, ids)
	require.Equal(t, "Ferry returns to Ostrand", lines[1].Article.Headline)
	require.Equal(t, &failure{Code: "not_found", Message: "no such file or directory"}, lines[4].Error)
}

func TestBatchInOtherFormats(t *testing.T) {
	name := filepath.Join(put(t, map[string]string{"page.html": testPage}), "page.html")
	for format, has := range map[string]string{"text": known, "markdown": "# Ferry returns", "html": "<article", "jsonld": `"@context"`} {
		status, out, stderr := try(t, "", "batch", "-format", format, name)
		require.Equal(t, statusDone, status, stderr)
		var got struct{ ID, Text string }
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		require.Equal(t, name, got.ID)
		require.Contains(t, got.Text, has)
		require.NotContains(t, out, `"article":`)
	}
}

// TestInterrupted ends the context while a batch waits for its next line: what was written are whole lines.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, feed := io.Pipe()
	out, results := io.Pipe()
	done := make(chan int, 1)
	var errs bytes.Buffer
	go func() { done <- run(ctx, in, results, &errs, []string{"batch"}); _ = results.Close() }()
	go func() { _, _ = io.WriteString(feed, `{"id":"a","text":"`+known+`"}`+"\n") }()
	head := make([]byte, 10)
	_, err := io.ReadFull(out, head)
	require.NoError(t, err)
	cancel()
	rest, err := io.ReadAll(out)
	require.NoError(t, err)
	require.Len(t, linesOf(t, string(head)+string(rest)), 1)
	select {
	case status := <-done:
		require.Equal(t, statusFailed, status)
	case <-time.After(5 * time.Second):
		t.Fatal("the batch did not end")
	}
	require.Contains(t, errs.String(), "interrupted; 1 lines were answered")
	_ = feed.Close()
}

func TestShortWriteLeavesWholeLines(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.jsonl")
	f, err := os.Create(name)
	require.NoError(t, err)
	defer f.Close()
	require.NoError(t, lineWriter{f}.write([]byte("one\n")))
	var was syscall.Rlimit
	require.NoError(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was))
	now := was
	now.Cur = 6
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now))
	err = lineWriter{f}.write([]byte("two, which is too long\n"))
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was))
	require.Error(t, err)
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, "one\n", string(got))
}

func TestBatchPassesOverADefect(t *testing.T) {
	b := &batcher{s: stdio{err: io.Discard}}
	j := &job{number: 7, line: []byte(`{"id":"a","path":"x"}`), done: make(chan struct{})}
	b.do(t.Context(), j) // without a root, opening the path panics
	require.Contains(t, j.out.String(), `{"id":"a","error":{"code":"internal","message":"panic: `)
	require.True(t, j.failed)
	require.Contains(t, j.tell, `line 7, id "a": panic`)
}

func TestStamps(t *testing.T) {
	in := `{"id":"a","text":"no time at all","reference":"2025-06-12T22:00:00Z","kind":"stamp","lang":"en"}
{"id":"b"}
nonsense
{"id":"c","text":"x","reference":"noon"}
{"id":"d","text":"x","reference":null,"kind":null,"lang":null}
`
	status, out, stderr := try(t, in, "stamps")
	require.Equal(t, statusFailed, status)
	require.Equal(t, `{"id":"a","time":null}
{"id":"b","error":{"code":"bad_line","message":"line 2: bad line: it has no text","line":2}}
{"id":null,"error":{"code":"bad_line","message":"line 3: bad line: it is no JSON object","line":3}}
{"id":"c","error":{"code":"bad_line","message":"line 4: bad line: reference \"noon\" is no time such as 2025-06-12T22:00:00Z","line":4}}
{"id":"d","time":null}
`, out)
	require.Equal(t, 3, strings.Count(stderr, "lede: line "))
}
