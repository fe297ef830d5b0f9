// Package serve is the local page of `lede serve`: one drops a file, pastes HTML or text, or gives an address, and sees what lede
// found, and where.
//
// It is made for the machine it runs on. Requests must name the address that is listened on (so that no other name can be made to
// point here), come from the page itself, and are bounded in size and time. It reads no file of the machine, and its page asks no
// other host for anything.
package serve

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
	"github.com/ledekit/lede/internal/why"
)

//go:embed assets
var assets embed.FS

// MaxBody is the most bytes a request may carry.
const MaxBody = 32 << 20

// Fetcher gets the page at an address. It decides which addresses may be asked.
type Fetcher func(ctx context.Context, address string) (body []byte, contentType string, err error)

// Handler answers the page and its requests. Hosts are further names it may be asked by ("lede.example:8420"), beside localhost and
// addresses in numbers.
type Handler struct {
	Fetch         Fetcher
	SecondOpinion lede.BodyFinder
	Hosts         []string
	Now           func() time.Time // when a page was seen that does not say so; nil: such a page has no such time
}

// request is what the page asks for: one of HTML, Text and Fetch.
type request struct {
	HTML      string    `json:"html"`
	Text      string    `json:"text"`
	Fetch     string    `json:"fetch"`      // an address to get
	URL       string    `json:"url"`        // the address of HTML or Text
	FetchedAt time.Time `json:"fetched_at"` // when somebody saw it
}

// answer is what the page is told.
type answer struct {
	Article *lede.Article `json:"article,omitempty"`
	Source  string        `json:"source,omitempty"`  // the page as it was fetched
	Told    []meta.Told   `json:"told,omitempty"`    // what the page tells of its fields, and by which rules that was read
	Reasons []why.Reason  `json:"reasons,omitempty"` // what all else rests on
	Micros  int64         `json:"micros,omitempty"`  // how long lede took, in microseconds
	Error   string        `json:"error,omitempty"`
}

// New returns the handler as it is served: checked, bounded, with headers that let the page do nothing but ask it.
func New(h Handler) http.Handler {
	files, err := fs.Sub(assets, "assets")
	if err != nil {
		panic(err) // the folder is embedded
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("POST /extract", h.extract)
	return h.guard(mux)
}

// policy lets the page load its own script and style, and ask its own host; nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guard refuses what does not come from the page on this machine.
func (h Handler) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Cache-Control", "no-store")
		if !h.known(r.Host) {
			http.Error(w, "this host name is not served here", http.StatusMisdirectedRequest)
			return
		}
		if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
			http.Error(w, "requests of other pages are refused", http.StatusForbidden)
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
			http.Error(w, "requests of other pages are refused", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// known reports whether the server may be asked by this name: one of Hosts, localhost, or an address in numbers, which no stranger
// can make point here.
func (h Handler) known(host string) bool {
	for _, name := range h.Hosts {
		if strings.EqualFold(name, host) {
			return true
		}
	}
	name := host
	if n, _, err := net.SplitHostPort(host); err == nil {
		name = n
	}
	return strings.EqualFold(name, "localhost") || net.ParseIP(strings.Trim(name, "[]")) != nil
}

// extract answers POST /extract.
func (h Handler) extract(w http.ResponseWriter, r *http.Request) {
	if t := r.Header.Get("Content-Type"); !strings.HasPrefix(t, "application/json") { // a form of another page cannot send it
		reply(w, http.StatusUnsupportedMediaType, answer{Error: "send application/json"})
		return
	}
	var q request
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, MaxBody)).Decode(&q); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			reply(w, http.StatusRequestEntityTooLarge, answer{Error: "the page is larger than 32 MiB"})
			return
		}
		reply(w, http.StatusBadRequest, answer{Error: "the request cannot be read: " + err.Error()})
		return
	}
	a, err := h.article(r.Context(), q)
	if err != nil {
		reply(w, http.StatusUnprocessableEntity, answer{Error: strings.TrimPrefix(err.Error(), "lede: ")})
		return
	}
	reply(w, http.StatusOK, a)
}

// article does what a request asks.
func (h Handler) article(ctx context.Context, q request) (answer, error) {
	o := lede.Options{URL: q.URL, FetchedAt: q.FetchedAt, ContentType: "text/html; charset=utf-8", SecondOpinion: h.SecondOpinion}
	if o.FetchedAt.IsZero() && h.Now != nil {
		o.FetchedAt = h.Now()
	}
	source, fetched := q.HTML, ""
	switch {
	case q.Fetch != "":
		if h.Fetch == nil {
			return answer{}, errors.New("fetching is switched off")
		}
		b, contentType, err := h.Fetch(ctx, q.Fetch)
		if err != nil {
			return answer{}, err
		}
		o.URL, o.ContentType, source = q.Fetch, contentType, string(b)
		fetched = strings.ToValidUTF8(source, "\uFFFD")
	case q.Text != "":
		o.ContentType, source = "text/plain; charset=utf-8", q.Text
	}
	start := time.Now()
	a, err := lede.Extract(ctx, strings.NewReader(source), o)
	if err != nil {
		return answer{}, err
	}
	took := time.Since(start)
	ctx, trail := why.Ask(ctx)
	if _, err := lede.Extract(ctx, strings.NewReader(source), o); err != nil { // once more, so that the time is that of a page nobody asks about
		return answer{}, err
	}
	return answer{Article: a, Source: fetched, Told: told(ctx, source, o.ContentType), Reasons: trail.Reasons, Micros: took.Microseconds()}, nil
}

// told reads what a page tells of itself once more, to show which rules fired. Plain text tells nothing.
func told(ctx context.Context, source, contentType string) []meta.Told {
	if strings.HasPrefix(contentType, "text/plain") {
		return nil
	}
	text, _, err := page.Decode([]byte(source), contentType)
	if err != nil {
		return nil
	}
	root, _, err := page.Parse(ctx, text, 0)
	if err != nil {
		return nil
	}
	p, err := page.New(ctx, root, page.Limits{})
	if err != nil {
		return nil
	}
	defer p.Free()
	return meta.Sources(p)
}

func reply(w http.ResponseWriter, status int, a answer) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(a) // where the page has gone, nobody is there to tell
}

// Serve answers on l until the context ends, then lets what is under way finish.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute,
		IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10, BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := s.Shutdown(last); err != nil {
		return err
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
