package page

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Read reads r to its end. It fails with ErrTooLarge past limit bytes (0: no limit), and when the context ends.
func Read(ctx context.Context, r io.Reader, limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = 1<<63 - 2
	}
	var buf bytes.Buffer
	n, err := buf.ReadFrom(io.LimitReader(&ctxReader{ctx: ctx, r: r}, limit+1))
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return buf.Bytes(), nil
}

// Parse parses UTF-8 markup. salvaged says that elements were nested deeper than the parser takes, and that containers below
// that depth were left out, their text kept. It stops when the context ends.
func Parse(ctx context.Context, b []byte) (root *html.Node, salvaged bool, err error) {
	root, err = html.Parse(&ctxReader{ctx: ctx, r: newSpareReader(b)})
	if err == nil || ctx.Err() != nil {
		return root, false, err
	}
	root, err = html.Parse(&ctxReader{ctx: ctx, r: bytes.NewReader(flatten(b, salvageDepth))})
	return root, true, err
}

// salvageDepth is how deep elements may stand where a page is too deep for the parser, which takes 512.
const salvageDepth = 250

// flatten writes markup anew without the start and end tags of elements that stand deeper than depth.
func flatten(b []byte, depth int) []byte {
	out := make([]byte, 0, len(b))
	z := html.NewTokenizer(bytes.NewReader(b))
	open := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			if isVoid(atom.Lookup(name)) {
				out = append(out, raw...)
				continue
			}
			if open++; open <= depth {
				out = append(out, raw...)
			} else {
				out = append(out, ' ')
			}
		case html.EndTagToken:
			if open <= depth {
				out = append(out, z.Raw()...)
			} else {
				out = append(out, "<br><br>"...)
			}
			open = max(0, open-1)
		default:
			out = append(out, z.Raw()...)
		}
	}
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// ctxReader fails once its context has ended.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *ctxReader) Read(p []byte) (int, error) {
	if c.ctx.Err() != nil {
		return 0, context.Cause(c.ctx)
	}
	return c.r.Read(p)
}

// LooksLikeMarkup reports whether text is HTML rather than plain text.
func LooksLikeMarkup(s string) bool {
	head := strings.ToLower(s[:min(len(s), 2048)])
	for _, t := range []string{"<!doctype", "<html", "<head", "<body", "<div", "<p>", "<article", "<table", "<meta"} {
		if strings.Contains(head, t) {
			return true
		}
	}
	return false
}
