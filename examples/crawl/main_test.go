package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/examples/sound/outlet"
)

func TestOutput(t *testing.T) {
	want, err := os.ReadFile("output.txt")
	require.NoError(t, err)
	transport, stop := outlet.Serve(outlet.Sound())
	defer stop()
	var got bytes.Buffer
	require.NoError(t, run(context.Background(), &got, transport, "http://sound.example/", 0))
	require.Equal(t, string(want), got.String())
}

// TestCharset serves pages in an old charset that the server names, and that the page alone names.
func TestCharset(t *testing.T) {
	for contentType, head := range map[string]string{
		"text/html; Charset=ISO-8859-1": "", "text/html": `<meta charset="iso-8859-1">`,
	} {
		transport, stop := outlet.Serve(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", contentType)
			_, _ = w.Write([]byte(head + "<title>Nachtf\xe4hre f\xe4hrt</title><h1>Nachtf\xe4hre f\xe4hrt</h1><p>Sie f\xe4hrt.</p>"))
		}))
		var got bytes.Buffer
		require.NoError(t, run(context.Background(), &got, transport, "http://sound.example/", 0))
		require.Contains(t, got.String(), "Nachtfähre fährt", contentType)
		stop()
	}
}
