package serve

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const story = `<html lang="en"><body><article><h1>Harbor bridge to close for repairs</h1>
<p>The harbor bridge will close to all traffic on Monday after inspectors found cracks in two of its cables, the city said.</p>
<p>“We would rather be late than sorry,” said Dolores Kemp, the city’s chief engineer. “Nobody will cross until it is safe.”</p>
<p>About 14,000 cars use the bridge on a working day, and drivers should expect long delays, the transport office said.</p>
</article></body></html>`

func ask(t *testing.T, h http.Handler, change func(*http.Request), body any) (int, answer) {
	t.Helper()
	b, err := json.Marshal(body)
	require.NoError(t, err)
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1:8080/extract", strings.NewReader(string(b)))
	r.Header.Set("Content-Type", "application/json")
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var a answer
	_ = json.Unmarshal(w.Body.Bytes(), &a) // plain words where the guard refuses
	return w.Code, a
}

// TestRulesAreShown requires what the page tells of a field, with the rule, the most trusted first; plain text tells nothing.
func TestRulesAreShown(t *testing.T) {
	h := New(Handler{})
	const page = `<title>Bridge to close</title><meta property="og:title" content="Harbor bridge to close for repairs">` + story
	status, a := ask(t, h, nil, map[string]string{"html": page})
	require.Equal(t, http.StatusOK, status)
	var headlines []string
	for _, s := range a.Told {
		if s.Field == "headline" {
			headlines = append(headlines, s.Place+" "+s.Name+": "+s.Value)
			require.NotEmpty(t, s.Why)
		}
	}
	require.Equal(t, []string{"meta og:title: Harbor bridge to close for repairs", "element title: Bridge to close"}, headlines)
	status, a = ask(t, h, nil, map[string]string{"text": page})
	require.Equal(t, http.StatusOK, status)
	require.Empty(t, a.Told)
}

func TestExtract(t *testing.T) {
	seen := time.Date(2026, 3, 4, 15, 0, 0, 0, time.UTC)
	h := New(Handler{
		Now: func() time.Time { return seen },
		Fetch: func(_ context.Context, address string) ([]byte, string, error) {
			if address != "https://ledger.example/bridge" {
				return nil, "", errors.New("no such page")
			}
			return []byte(story), "text/html", nil
		},
	})
	for name, q := range map[string]map[string]string{
		"html": {"html": story}, "text": {"text": "Harbor bridge to close for repairs\n" + strings.Repeat("The bridge will close on Monday, the city said. ", 9)},
		"fetch": {"fetch": "https://ledger.example/bridge"},
	} {
		t.Run(name, func(t *testing.T) {
			code, a := ask(t, h, nil, q)
			require.Equal(t, http.StatusOK, code, a.Error)
			require.Equal(t, "Harbor bridge to close for repairs", a.Article.Headline)
			require.Equal(t, name == "fetch", a.Source != "")
		})
	}
	code, a := ask(t, h, nil, map[string]string{"fetch": "https://ledger.example/other"})
	require.Equal(t, http.StatusUnprocessableEntity, code)
	require.Equal(t, "no such page", a.Error)
}

func TestGuard(t *testing.T) {
	h := New(Handler{})
	for _, c := range []struct {
		name   string
		change func(*http.Request)
		status int
	}{
		{"another name for this machine", func(r *http.Request) { r.Host = "evil.example" }, http.StatusMisdirectedRequest},
		{"another page's request", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, http.StatusForbidden},
		{"another page's request, as browsers tell", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, http.StatusForbidden},
		{"a form", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, http.StatusUnsupportedMediaType},
		{"its own page", func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:8080") }, http.StatusOK},
		{"localhost", func(r *http.Request) { r.Host = "localhost:8080" }, http.StatusOK},
		{"IPv6", func(r *http.Request) { r.Host = "[::1]:8080" }, http.StatusOK},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, a := ask(t, h, c.change, map[string]string{"html": story})
			require.Equal(t, c.status, code, a.Error)
		})
	}
	named := New(Handler{Hosts: []string{"lede.example:80"}})
	for host, status := range map[string]int{"lede.example:80": http.StatusOK, "192.0.2.7:80": http.StatusOK, "other.example:80": http.StatusMisdirectedRequest} {
		code, _ := ask(t, named, func(r *http.Request) { r.Host = host }, map[string]string{"html": story})
		require.Equal(t, status, code, host)
	}
}

func TestBadRequests(t *testing.T) {
	h := New(Handler{})
	code, _ := ask(t, h, nil, "not an object")
	require.Equal(t, http.StatusBadRequest, code)
	code, a := ask(t, h, nil, map[string]string{"html": strings.Repeat("x", MaxBody)})
	require.Equal(t, http.StatusRequestEntityTooLarge, code)
	require.Contains(t, a.Error, "32 MiB")
	code, a = ask(t, h, nil, map[string]string{})
	require.Equal(t, http.StatusUnprocessableEntity, code)
	require.Contains(t, a.Error, "empty")
	code, a = ask(t, h, nil, map[string]string{"fetch": "https://ledger.example/"})
	require.Equal(t, http.StatusUnprocessableEntity, code)
	require.Contains(t, a.Error, "switched off")
}

// TestPageAsksNobodyElse reads the assets: none names an address, and the policy forbids what they might still try.
func TestPageAsksNobodyElse(t *testing.T) {
	h := New(Handler{})
	for _, path := range []string{"/", "/app.js", "/dom.js", "/quotes.js", "/reasons.js", "/rules.js", "/source.js", "/views.js", "/style.css"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
		require.Equal(t, http.StatusOK, w.Code, path)
		require.NotContains(t, w.Body.String(), "https://", path)
		require.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'none'")
	}
	for _, path := range []string{"/../serve.go", "/etc/passwd", "/assets/index.html"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
		require.NotEqual(t, http.StatusOK, w.Code, path)
	}
}

func TestServeStopsWithTheContext(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, New(Handler{})) }()
	resp, err := http.Get("http://" + l.Addr().String() + "/")
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, http.StatusOK, resp.StatusCode)
	cancel()
	require.NoError(t, <-done)
}
