package main

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBoth(t *testing.T) {
	same, other := both("The mill on the river turned again on Tuesday.\nRead more\n\nNobody knows why it stopped in spring.", "Nobody knows why it stopped in spring.\nThe mill on the river turned again on Tuesday.\nThe town paid for a new wheel and a roof.")
	require.Equal(t, []string{"The mill on the river turned again on Tuesday.", "Nobody knows why it stopped in spring."}, same)
	require.Equal(t, []string{"Read more", "The town paid for a new wheel and a roof."}, other)
}

func TestPublisher(t *testing.T) {
	for address, want := range map[string]string{"https://news.mill.co.uk/a": "mill.co.uk", "https://WWW.Mill.test/a": "mill.test", "http://localhost/": "localhost"} {
		u, err := url.Parse(address)
		require.NoError(t, err)
		require.Equal(t, want, publisher(u))
	}
}
