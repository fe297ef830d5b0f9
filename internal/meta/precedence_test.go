package meta

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/page"
)

// readPage reads the facts of markup.
func readPage(t *testing.T, markup string) *Facts {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	require.NoError(t, err)
	p, err := page.New(context.Background(), root, page.Limits{})
	require.NoError(t, err)
	return Read(p)
}

// best returns the first value of a fact.
func best(f *Facts, of fact) string {
	list := []Fact{{}}
	switch of {
	case factURL:
		return f.URL.Value
	case factLanguage:
		return f.Language.Value
	case factPublisher:
		return f.Publisher.Value
	case factCategory:
		return f.Category.Value
	case factTopics:
		return append(f.Topics, "")[0]
	case factHeadline:
		list = append(f.Headlines, Fact{})
	case factDek:
		list = append(f.Deks, Fact{})
	case factAuthor:
		return append(f.Authors, Author{})[0].Name
	case factPublished, factEither:
		list = append(f.Published, Fact{})
	case factModified:
		list = append(f.Modified, Fact{})
	case factBody:
		return f.Body.Value
	case factParts:
		return append(append(f.Parts, nil)[0], "")[0]
	case factImage:
		return append(f.Images, Image{})[0].URL
	case factFree:
		switch {
		case f.Free == nil:
			return ""
		case *f.Free:
			return "true"
		}
		return "false"
	}
	return list[0].Value
}

func TestPrecedenceRows(t *testing.T) {
	for _, row := range precedence {
		require.NotEmpty(t, row.why, "%s: why does it stand there?", row.names)
		require.NotEmpty(t, row.example, "%s: a row needs an example", row.names)
		require.Equal(t, strings.ToLower(row.names), row.names)
		require.Equal(t, row.want, best(readPage(t, row.example), row.fact), "%s: %s", row.names, row.example)
	}
}

// Where two rows speak of one fact, the earlier one wins, whatever the order on the page. Lists of parts stand side by side.
func TestPrecedenceOrder(t *testing.T) {
	for i, row := range precedence {
		for _, later := range precedence[i+1:] {
			twoArticles := row.place == inArticle && later.place == inArticle
			if later.fact != row.fact || later.want == row.want || twoArticles || row.fact == factLanguage || row.fact == factParts {
				continue
			}
			f := readPage(t, later.example+row.example)
			require.NotEqual(t, later.want, best(f, row.fact), "%s before %s", row.names, later.names)
		}
	}
}
