package quote

import "github.com/ledekit/lede/internal/lang"

// requestRow is a way of telling of a request for comment.
type requestRow struct{}

func (w *Words) compileRequests(l *lang.Lang) {}
