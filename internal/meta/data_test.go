package meta

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/page"
)

// TestDataDates reads times from the data of scripts.
func TestDataDates(t *testing.T) {
	for _, row := range []struct{ data, want, reason string }{
		{`{"review":{"publishedDate":"2031-02-03T04:05:06Z","reportedDate":null}}`, "2031-02-03T04:05:06Z", "the only time told"},
		{`{"items":[{"headline":"Harbor closes for winter","published_at":"2031-01-09"},{"headline":"Ferry runs aground off Harlow","published_at":"2031-02-03"}]}`,
			"2031-02-03", "the object that bears the headline"},
		{`{"page":{"title":"Ferry runs aground off Harlow","createdAt":1927807200},"author":{"createdAt":1427807200}}`, "1927807200", "made when the page was"},
		{`{"a":{"publishedAt":"2031-02-03T10:00:00Z"},"b":{"publishedAt":"2031-02-03T18:00:00Z"}}`, "2031-02-03T18:00:00Z", "one day"},
		{`{"items":[{"publishedAt":"2031-01-09"},{"publishedAt":"2031-02-03"}]}`, "", "several days, and none is the page's"},
		{`{"user":{"createdAt":"2031-02-03"}}`, "", "an account, not a page"},
		{`{"publishedAt":null,"published":true}`, "", "no times"},
		{`{"publishedAt":"2031-02-03"`, "2031-02-03", "cut short"},
	} {
		root, err := html.Parse(strings.NewReader(`<title>Ferry runs aground off Harlow | Ledger</title><script type="application/json">` + row.data + `</script>`))
		require.NoError(t, err)
		p, err := page.New(context.Background(), root, page.Limits{})
		require.NoError(t, err)
		got := ""
		for _, f := range DataDates(p, "Ferry runs aground off Harlow") {
			got = f.Value
		}
		require.Equal(t, row.want, got, row.reason)
	}
}
