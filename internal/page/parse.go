package page

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Input is the bytes of a page.
type Input struct{ Bytes []byte }

// inputs keeps the space of pages that were read for those that follow: without it, reading takes as much memory as all else
// together (BenchmarkRatio).
var inputs = sync.Pool{New: func() any { return new(Input) }}

// keptInput is the most space that waits for the next page.
const keptInput = 4 << 20

// Free gives the space back. The bytes must not be used afterwards.
func (in *Input) Free() {
	if cap(in.Bytes) <= keptInput {
		inputs.Put(in)
	}
}

// Read reads r to its end. It fails with ErrTooLarge past limit bytes (0: no limit), and when the context ends. The caller frees
// what it returns.
func Read(ctx context.Context, r io.Reader, limit int64) (*Input, error) {
	in := inputs.Get().(*Input)
	b, err := readAll(ctx, in.Bytes, r, limit)
	in.Bytes = b
	if err != nil {
		in.Free()
		return nil, err
	}
	return in, nil
}

// readAll reads r to its end, into dst's space where that is enough. It returns what space it has even where it fails.
func readAll(ctx context.Context, dst []byte, r io.Reader, limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = math.MaxInt64
	}
	if sized, ok := r.(interface{ Len() int }); ok { // readers of memory tell how much they hold
		if n := min(int64(sized.Len()), limit) + 1; int64(cap(dst)) < n {
			dst = make([]byte, 0, n)
		}
	}
	for dst = dst[:0]; ; {
		if ctx.Err() != nil {
			return dst, context.Cause(ctx)
		}
		if len(dst) == cap(dst) {
			dst = slices.Grow(dst, max(64<<10, len(dst)))
		}
		n, err := r.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		if int64(len(dst)) > limit {
			return dst, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
		}
		if err == io.EOF {
			return dst, nil
		}
		if err != nil {
			return dst, err
		}
	}
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
