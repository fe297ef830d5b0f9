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
	client := &http.Client{Transport: transport}
	var got bytes.Buffer
	require.NoError(t, run(context.Background(), &got, client, "http://sound.example/feed.xml"))
	require.Equal(t, string(want), got.String())
}

func TestNoFeed(t *testing.T) {
	transport, stop := outlet.Serve(outlet.Sound())
	defer stop()
	client := &http.Client{Transport: transport}
	require.Error(t, run(context.Background(), &bytes.Buffer{}, client, "http://sound.example/nothing.xml"))
	require.Error(t, run(context.Background(), &bytes.Buffer{}, client, "http://sound.example/islands/seals"))
}
