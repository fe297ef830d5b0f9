package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
)

const testPage = `<!DOCTYPE html><html lang="en"><head><title>Ferry returns to Ostrand | The Sound</title></head><body><article>
<h1>Ferry returns to Ostrand</h1>
<p>The night ferry to Ostrand will sail again from the first of May, its owner said on Monday after two years of repairs.</p>
<p>The ship lay in dock since a fire in the engine room, and islanders had to travel by way of the mainland instead.</p>
<p>Fares stay as they were, and bicycles travel free of charge until the end of the summer, the owner said in a letter.</p>
</article></body></html>`

const known = "The night ferry to Ostrand will sail again"

// try runs the command and returns what it said.
func try(t *testing.T, in string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), strings.NewReader(in), &out, &errs, args)
	return status, out.String(), errs.String()
}

// put writes a file into a new folder and returns the folder.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o755))
		require.NoError(t, os.WriteFile(full, []byte(content), 0o600))
	}
	return dir
}

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(s))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

func TestStatusAndMessages(t *testing.T) {
	packed := gzipped(t, strings.Repeat(testPage, 20))
	dir := put(t, map[string]string{
		"page.html": testPage, "empty.html": "", "image.html": "\x89PNG\r\n\x1a\n0000000000000000", "none/style.css": "p {}",
		"cut.html.gz": packed[:len(packed)/2], "changed.html.gz": packed[:len(packed)-8] + "sums" + packed[len(packed)-4:],
		"broken.html.gz": "\x1f\x8b\x08\xe0 nothing but a head",
	})
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, row := range []struct {
		name   string
		args   []string
		status int
		says   string // on standard error
	}{
		{"no arguments", nil, statusUsage, "lede [flags] FILE"},
		{"unknown flag", []string{"-nosuch", at("page.html")}, statusUsage, "-nosuch"},
		{"unknown format", []string{"-format", "pdf", at("page.html")}, statusUsage, `"pdf"`},
		{"two pages", []string{at("page.html"), at("page.html")}, statusUsage, "not 2"},
		{"bad time", []string{"-fetched-at", "noon", at("page.html")}, statusUsage, `"noon"`},
		{"flag after the page", []string{at("page.html"), "-format", "text"}, statusDone, ""},
		{"missing", []string{at("nowhere.html")}, statusFailed, "nowhere.html: no such file"},
		{"no such verb", []string{"bacth"}, statusFailed, "bacth: no such file or directory; nor is there such a verb"},
		{"another scheme", []string{"ftp://sound.example/ferry"}, statusFailed, `by http and https, not by "ftp"`},
		{"no scheme", []string{"www.sound.example"}, statusFailed, "an address begins with https://"},
		{"no host", []string{"https:///ferry"}, statusFailed, "no Host"},
		{"no address", []string{"-url", "the pier", at("page.html")}, statusFailed, `-url "the pier" is no address`},
		{"no duration", []string{"-timeout", "5", at("page.html")}, statusUsage, `"5" for flag -timeout: it is no time such as 30s`},
		{"negative duration", []string{"batch", "-timeout", "-1s"}, statusUsage, "it is no time such as 30s"},
		{"too little time", []string{"-timeout", "1ns", at("page.html")}, statusFailed, "it took longer than 1ns; -timeout allows more"},
		{"cut gzip", []string{at("cut.html.gz")}, statusFailed, "it is cut short: unexpected EOF"},
		{"changed gzip", []string{at("changed.html.gz")}, statusFailed, "it is damaged: gzip: invalid checksum"},
		{"broken gzip", []string{at("broken.html.gz")}, statusFailed, "it is damaged: flate: "},
		{"serve nowhere", []string{"serve", "-addr", "127.0.0.1:99999"}, statusFailed, "Another is chosen by -addr HOST:PORT"},
		{"serve a page", []string{"serve", at("page.html")}, statusUsage, "pages are given on the page"},
		{"batch of a folder without pages", []string{"batch", at("none")}, statusUsage, "no file below it is named .html, "},
		{"folder", []string{dir}, statusFailed, "it is a folder"},
		{"empty", []string{at("empty.html")}, statusFailed, "empty.html: input is not text"},
		{"image", []string{at("image.html")}, statusFailed, "PNG"},
		{"batch of a file", []string{"batch", at("page.html")}, statusDone, ""},
		{"batch of a file that is missing", []string{"batch", at("page.html"), at("nowhere.html")}, statusFailed, "nowhere.html: no such file"},
		{"batch of a file below a root", []string{"batch", "-root", dir, "page.html"}, statusUsage, "-root is for requests"},
		{"batch in no format", []string{"batch", "-format", "pdf"}, statusUsage, `"pdf"`},
		{"a field there is not", []string{"-fields", "headline,title", at("page.html")}, statusUsage, `no "title"; it has url, canonical_url, `},
		{"fields of a text", []string{"-fields", "headline", "-format", "text", at("page.html")}, statusUsage, "-fields chooses"},
		{"front matter of a text", []string{"-front-matter", "-format", "text", at("page.html")}, statusUsage, "-format markdown"},
		{"batch without workers", []string{"batch", "-workers", "0"}, statusUsage, "-workers 0"},
		{"batch without a root", []string{"batch", "-root", at("nowhere")}, statusUsage, "nowhere: no such file"},
		{"stamps with a file", []string{"stamps", "x"}, statusUsage, "standard input"},
		{"version", []string{"version"}, statusDone, ""},
		{"help on nothing", []string{"help", "nosuch"}, statusUsage, `no verb "nosuch"`},
		{"completion of nothing", []string{"completion", "tcsh"}, statusUsage, "bash, zsh, fish"},
	} {
		t.Run(row.name, func(t *testing.T) {
			status, stdout, stderr := try(t, "", row.args...)
			require.Equal(t, row.status, status, stderr)
			require.Contains(t, stderr, row.says)
			require.Equal(t, row.status == statusDone || strings.HasPrefix(row.name, "batch of a file that"), stdout != "", "only results go to standard output")
			require.NotContains(t, stderr, "lede: lede:")
		})
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	for _, v := range verbs() {
		status, out, _ := try(t, "", "help", v.name)
		require.Equal(t, statusDone, status)
		require.Contains(t, out, "lede "+v.name)
	}
	for name, flags := range map[string][]string{
		"":      {"-format", "-fields", "-front-matter", "-url", "-fetched-at", "-text", "-timeout", "-allow-private"},
		"batch": {"-format", "-fields", "-front-matter", "-workers", "-root", "-timeout"},
	} {
		_, asked, _ := try(t, "", "help", name)
		if name == "" {
			_, asked, _ = try(t, "", "-h")
		}
		for _, f := range flags {
			require.Contains(t, asked, "\n    "+f)
			for _, shell := range []string{"bash", "zsh", "fish"} {
				_, script, _ := try(t, "", "completion", shell)
				require.Contains(t, script, strings.TrimPrefix(f, "-"), shell)
			}
		}
	}
}

func TestOnePage(t *testing.T) {
	dir := put(t, map[string]string{"page.html": testPage, "page.html.gz": gzipped(t, testPage), "packed": gzipped(t, testPage)})
	for _, args := range [][]string{
		{filepath.Join(dir, "page.html")}, {filepath.Join(dir, "page.html.gz")}, {filepath.Join(dir, "packed")}, {"-"},
		{"-format", "text", "-"}, {"-format", "markdown", "-"}, {"-format", "html", "-"}, {"-format", "jsonld", "-"},
		{"-format", "markdown", "-front-matter", "-"}, {"-text", "-"},
	} {
		status, out, stderr := try(t, testPage, args...)
		require.Equal(t, statusDone, status, stderr)
		require.Contains(t, out, known, args)
		require.Empty(t, stderr)
	}
}

func TestFieldsAreThoseAskedFor(t *testing.T) {
	status, out, stderr := try(t, testPage, "-fields", "kind, headline,dek", "-")
	require.Equal(t, statusDone, status, stderr)
	require.Equal(t, "{\n  \"kind\": \"article\",\n  \"headline\": \"Ferry returns to Ostrand\"\n}\n", out) // as the Article has them
	request, err := json.Marshal(map[string]string{"id": "a", "html": testPage})
	require.NoError(t, err)
	_, out, _ = try(t, string(request), "batch", "-fields", "headline")
	require.Equal(t, `{"id":"a","article":{"headline":"Ferry returns to Ostrand"}}`+"\n", out)
}

func TestPlainTextByName(t *testing.T) {
	text := "Ferry returns to Ostrand\n\n" + known + " <b>soon</b> from the first of May, its owner said on Monday.\n"
	dir := put(t, map[string]string{"a.txt": text, "a.txt.gz": gzipped(t, text)})
	for _, name := range []string{"a.txt", "a.txt.gz"} {
		_, out, _ := try(t, "", "-format", "text", filepath.Join(dir, name))
		require.Contains(t, out, "<b>soon</b>")
	}
}

func TestBombIsRefusedBeforeItIsUnpacked(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	chunk := bytes.Repeat([]byte("<p>x"), 1<<18)
	for range 70 {
		_, err := z.Write(chunk)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	dir := put(t, map[string]string{"bomb.html.gz": b.String()})
	status, _, stderr := try(t, "", filepath.Join(dir, "bomb.html.gz"))
	require.Equal(t, statusFailed, status)
	require.Contains(t, stderr, "input too large: unpacked it has 73400320 bytes")
}

// TestBombThatLiesIsStopped unpacks what says at its end that it is small: no further than the limit.
func TestBombThatLiesIsStopped(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	chunk := bytes.Repeat([]byte("word "), 1<<18)
	for range 100 {
		_, err := z.Write(chunk)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	b.WriteString(gzipped(t, "<p>small")) // gzip files may follow each other; the last tells the size
	dir := put(t, map[string]string{"bomb.html.gz": b.String()})
	status, _, stderr := try(t, "", filepath.Join(dir, "bomb.html.gz"))
	require.Equal(t, statusFailed, status)
	require.Contains(t, stderr, "input too large: more than 67108864 bytes")
	_, out, _ := try(t, `{"id":"a","path":"bomb.html.gz"}`, "batch", "-root", dir)
	require.Contains(t, out, `"code":"too_large"`)
}

func TestFetch(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page":
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			_, _ = w.Write([]byte(strings.ReplaceAll(testPage, "Ostrand", "\xd8strand")))
		case "/moved":
			http.Redirect(w, r, "/page", http.StatusFound)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/away":
			http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	status, out, stderr := try(t, "", "-allow-private", server.URL+"/moved")
	require.Equal(t, statusDone, status, stderr)
	var a lede.Article
	require.NoError(t, json.Unmarshal([]byte(out), &a))
	require.Equal(t, server.URL+"/page", a.URL)
	require.Contains(t, a.Headline, "Østrand")
	for path, says := range map[string]string{"/nowhere": "404", "/loop": "more than 10 times", "/away": `"file"`} {
		status, out, stderr = try(t, "", "-allow-private", server.URL+path)
		require.Equal(t, statusFailed, status)
		require.Empty(t, out)
		require.Contains(t, stderr, says)
	}
	status, _, stderr = try(t, "", server.URL+"/page")
	require.Equal(t, statusFailed, status)
	require.Contains(t, stderr, "not a public address")
}

func TestAddresses(t *testing.T) {
	for _, bad := range []string{
		"127.0.0.1:80", "[::1]:80", "10.1.2.3:80", "172.16.0.1:80", "192.168.1.1:80", "169.254.169.254:80", "[fe80::1%eth0]:80",
		"[fd00::1]:80", "0.0.0.0:80", "[::]:80", "[::ffff:127.0.0.1]:80", "100.64.0.1:80", "224.0.0.1:80", "255.255.255.255:80",
		"[64:ff9b::7f00:1]:80", "[::7f00:1]:80", "[2002:7f00:1::]:80", "nonsense",
	} {
		require.Error(t, checkAddress(bad), bad)
	}
	for _, good := range []string{"93.184.215.14:443", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:443", "[::ffff:8.8.8.8]:80"} {
		require.NoError(t, checkAddress(good), good)
	}
}

// failing is a writer that takes some bytes and then fails.
type failing struct {
	room int
	err  error
	got  bytes.Buffer
}

func (f *failing) Write(p []byte) (int, error) {
	n := min(len(p), f.room-f.got.Len())
	f.got.Write(p[:n])
	if n < len(p) {
		return n, f.err
	}
	return n, nil
}

func TestClosedPipeEndsQuietly(t *testing.T) {
	requests := strings.Repeat(`{"id":"a","html":"<p>`+known+`"}`+"\n", 100)
	for _, args := range [][]string{{"batch"}, {"-"}, {"version"}, {"help"}} {
		var errs bytes.Buffer
		out := &failing{room: 0, err: &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}}
		require.Equal(t, statusDone, run(t.Context(), strings.NewReader(requests), out, &errs, args), args)
		require.Empty(t, errs.String())
	}
}

func TestFullDiskIsAnError(t *testing.T) {
	requests := strings.Repeat(`{"id":"a","html":"<p>`+known+`"}`+"\n", 100)
	for _, args := range [][]string{{"batch"}, {"-"}, {"version"}} {
		var errs bytes.Buffer
		out := &failing{room: 5, err: errors.New("no space left on device")}
		require.Equal(t, statusFailed, run(t.Context(), strings.NewReader(requests), out, &errs, args), args)
		require.Contains(t, errs.String(), "standard output: no space left")
	}
}

func TestCancelledPage(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	require.Equal(t, statusFailed, run(ctx, strings.NewReader(testPage), &out, &errs, []string{"-"}))
	require.Empty(t, out.String())
	require.Contains(t, errs.String(), "canceled")
}
