package lede

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPlainAddresses holds addresses that are taken as they are to what the address parser makes of them.
func TestPlainAddresses(t *testing.T) {
	base, err := url.Parse("https://paper.example/a/b?c")
	require.NoError(t, err)
	short := &source{base: base, origin: originOf(base)}
	require.Equal(t, "https://paper.example", short.origin)
	for _, in := range []string{
		"/", "/a", "/a/", "//", "//h/x", "/a//b", "/a/../b", "/a/./b", "/a.html", "/..a", "/a..", "/a?", "/a?b=c&d=e", "/a??b=/c", "/a b", "/%41", "/ü", "/a#b",
		"https://h.example", "https://h.example/", "https://H.example/a", "http://h.example/a//b", "https://h.example/a/..", "https://h.example:80/a",
		"https://u@h.example/a", "https://h.example/a?b=%20", "https:///a", "https://-/a", "https://h.example/a;b", "https://./a", "a/b", "?x",
	} {
		require.Equal(t, (&source{base: base}).link(in), short.link(in), in)
		u, err := url.Parse(in)
		if host, _ := splitPlain(in); host != "" {
			require.NoError(t, err, in)
			require.Equal(t, in, base.ResolveReference(u).String(), in)
			require.Equal(t, in, u.String(), in)
		}
	}
}
