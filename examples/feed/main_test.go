package main

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOutput(t *testing.T) {
	want, err := os.ReadFile("output.txt")
	require.NoError(t, err)
	client, stop := outlet("testdata/site")
	defer stop()
	var got bytes.Buffer
	require.NoError(t, run(context.Background(), &got, client, "http://sound.example/feed.xml"))
	require.Equal(t, string(want), got.String())
}

func TestNoFeed(t *testing.T) {
	client, stop := outlet("testdata/site")
	defer stop()
	require.Error(t, run(context.Background(), &bytes.Buffer{}, client, "http://sound.example/nothing.xml"))
	require.Error(t, run(context.Background(), &bytes.Buffer{}, client, "http://sound.example/islands/seals.html"))
}
