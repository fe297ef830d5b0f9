package page

import (
	"bytes"
	"context"
	"errors"
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

// Read reads r to its end. It fails with ErrTooLarge past limit bytes (0: no limit), with ErrNotText as soon as the first bytes are
// seen to be no text, and when the context ends. The caller frees what it returns.
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
	looked := false
	for dst = dst[:0]; ; {
		if ctx.Err() != nil {
			return dst, Stopped(ctx)
		}
		if len(dst) == cap(dst) {
			dst = slices.Grow(dst, max(64<<10, len(dst)))
		}
		n, err := r.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		if !looked && (len(dst) >= sniffed || err != nil) {
			if looked = true; binary(dst) != "" {
				return dst, fmt.Errorf("%w: %s", ErrNotText, binary(dst))
			}
		}
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

// Parse parses UTF-8 markup. salvaged says that the page was more than a parser can take as it is (elements nested too deep, or
// left open too often), and that containers or formatting elements were left out, their text kept. It stops when the context
// ends, and fails with ErrTooManyNodes where the page has more than maxTags tags (0: no limit).
func Parse(ctx context.Context, b []byte, maxTags int) (root *html.Node, salvaged bool, err error) {
	s := scan(b)
	if maxTags > 0 && s.tags > maxTags {
		return nil, false, fmt.Errorf("%w: %d tags in %d bytes, at most %d", ErrTooManyNodes, s.tags, len(b), maxTags)
	}
	flat := flattening{depth: maxDepth, keepFormatting: true}
	if s.formatting > fewFormatting && swells(b) {
		flat.keepFormatting = false
	}
	if salvaged = !flat.keepFormatting || s.roots > maxRoots; salvaged {
		b = flat.flatten(b)
	}
	root, err = html.Parse(&ctxReader{ctx: ctx, r: spared(b, s.frames > 0)})
	if err == nil || ctx.Err() != nil {
		return root, salvaged, err
	}
	flat.depth = salvageDepth
	root, err = html.Parse(&ctxReader{ctx: ctx, r: bytes.NewReader(flat.flatten(b))})
	return root, true, err
}

// spared reads markup without what nobody looks at. A page of frames is read as it is: whether it is one hangs on all text before.
func spared(b []byte, frames bool) io.Reader {
	if frames {
		return bytes.NewReader(b)
	}
	return newSpareReader(b)
}

// Depths of markup that is written anew.
const (
	maxDepth     = 1 << 30
	salvageDepth = 250 // the parser takes 512, and adds elements of its own
)

// flattening says what is left out where markup is written anew.
type flattening struct {
	depth          int  // elements below are left out
	keepFormatting bool // b, font and the like
}

// flatten writes markup anew without the start and end tags of what is left out.
func (f flattening) flatten(b []byte) []byte {
	out := make([]byte, 0, len(b))
	z := html.NewTokenizer(bytes.NewReader(b))
	open, roots := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			a := atom.Lookup(name)
			root := a == atom.Html || a == atom.Body
			if root {
				roots++
			}
			switch {
			case root && roots > maxRoots, f.leavesOut(a):
				continue
			case !isVoid(a):
				open++
			}
			if open > f.depth && !isVoid(a) {
				raw = []byte(" ")
			}
			out = append(out, raw...)
		case html.EndTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case f.leavesOut(a):
			case open <= f.depth:
				out = append(out, raw...)
				open = max(0, open-1)
			default:
				out = append(out, "<br><br>"...)
				open--
			}
		default:
			out = append(out, z.Raw()...)
		}
	}
}

// leavesOut reports whether the tags of an element are left out wherever they stand.
func (f flattening) leavesOut(a atom.Atom) bool { return isFormatting(a) && !f.keepFormatting }

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// Stopped is the error of work that a context has ended: its cause, and context.Canceled or DeadlineExceeded too, by which callers
// tell it from an error of the page. One page that fails cancels the others of its group with its own error as the cause.
func Stopped(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(cause, err) {
		return cause
	}
	return fmt.Errorf("%w: %w", err, cause)
}

// ctxReader fails once its context has ended.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *ctxReader) Read(p []byte) (int, error) {
	if c.ctx.Err() != nil {
		return 0, Stopped(c.ctx)
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
