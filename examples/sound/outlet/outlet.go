// Package outlet serves an outlet on this machine, so that examples which fetch pages need no network.
package outlet

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"

	"github.com/ledekit/lede/examples/sound"
)

// Sound is The Sound's own server.
func Sound() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := "pages" + r.URL.Path
		switch {
		case strings.HasSuffix(name, "/"):
			name += "index.html"
		case path.Ext(name) == "":
			name += ".html"
		}
		http.ServeFileFS(w, r, sound.Pages, name)
	})
}

// Serve serves a site, and returns a transport for which that is the whole web.
func Serve(site http.Handler) (transport http.RoundTripper, stop func()) {
	server := httptest.NewServer(site)
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, server.Listener.Addr().String())
	}
	return &http.Transport{DialContext: dial}, server.Close
}
