package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/examples/sound"
)

var page = string(sound.NightFerry)

// TestBusy asks a service that has no slot left.
func TestBusy(t *testing.T) {
	r := httptest.NewRecorder()
	newService(0, 1<<20).routes().ServeHTTP(r, httptest.NewRequest(http.MethodPost, "/article", strings.NewReader(page)))
	require.Equal(t, http.StatusServiceUnavailable, r.Code)
	require.Equal(t, "1", r.Header().Get("Retry-After"))
	require.JSONEq(t, `{"error": "busy: try again"}`, r.Body.String())
}

// TestBrokenBody sends less than it promised.
func TestBrokenBody(t *testing.T) {
	r := httptest.NewRecorder()
	body := io.MultiReader(strings.NewReader(page), brokenReader{})
	newService(1, 1<<20).routes().ServeHTTP(r, httptest.NewRequest(http.MethodPost, "/article", body))
	require.Equal(t, http.StatusBadRequest, r.Code)
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// TestStop stops a service while a page is on its way: the page is answered, health says no meanwhile.
func TestStop(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s := newService(1, 1<<20)
	stopped := make(chan error, 1)
	go func() { stopped <- serve(ctx, s, l, 0) }()

	body, write := io.Pipe()
	answered := make(chan int, 1)
	go func() {
		r, err := http.Post("http://"+l.Addr().String()+"/article", "text/html", body)
		if err != nil {
			answered <- 0
			return
		}
		defer r.Body.Close()
		answered <- r.StatusCode
	}()
	half := len(page) / 2
	_, err = io.WriteString(write, page[:half])
	require.NoError(t, err)
	require.Eventually(t, func() bool { return len(s.slots) == 1 }, 5*time.Second, time.Millisecond, "the page is in hand")
	stop()
	require.Eventually(t, s.stopping.Load, 5*time.Second, time.Millisecond)
	health := httptest.NewRecorder()
	s.routes().ServeHTTP(health, httptest.NewRequest(http.MethodGet, "/healthz", nil))
	require.Equal(t, http.StatusServiceUnavailable, health.Code)

	_, err = io.WriteString(write, page[half:])
	require.NoError(t, err)
	require.NoError(t, write.Close())
	require.Equal(t, http.StatusOK, <-answered)
	require.NoError(t, <-stopped)
}
