package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWithout(t *testing.T) {
	a, b := asked{URL: "http://www.mill.example/a/"}, asked{URL: "https://mill.example/b"}
	require.Equal(t, []asked{b}, without([]asked{a, b}, []asked{{URL: "https://mill.example/a"}}), "one page under two addresses is one")
}
