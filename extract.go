package lede

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
	"github.com/ledekit/lede/internal/why"
)

// Options is what the caller knows of a page, and the limits of the work on it. The zero value is right for most pages. It is
// passed by value and never changed, so one may be copied for many pages and used by many goroutines at once.
type Options struct {
	// URL is the address the page was fetched from; relative links are resolved against it. Empty: against the address the page
	// gives itself; where it gives none, relative links stay out.
	URL string
	// FetchedAt is when somebody saw the page. Ages ("5 mins ago") count from it. Zero: they count from the page's own date.
	FetchedAt time.Time
	// ContentType is the Content-Type header that came with the page: its charset, and whether it is text/plain. Empty: HTML,
	// whose charset the page tells.
	ContentType string
	// Language is a BCP 47 tag for pages that do not tell theirs, or tell it wrong. Empty: the page decides, else its text.
	Language string

	// MaxBytes bounds the input. Zero: 64 MiB. Negative: no bound.
	MaxBytes int64
	// MaxNodes bounds the elements and texts of the page, and the tags of its markup or the lines of its text. Zero: 2,000,000;
	// of tags and lines 40,000 and one for each 50 bytes, so that memory keeps to 12 times the input and 64 MiB. Negative: no
	// bound.
	MaxNodes int
	// MaxDepth bounds the elements inside each other of a tree given to ExtractNode; the HTML parser itself keeps to 512.
	// Zero: 10,000. Negative: no bound.
	MaxDepth int
	// Timeout bounds the work on the page, in addition to the context. Zero: 30 seconds. Negative: no bound.
	Timeout time.Duration

	// SecondOpinion is asked where the body is when lede itself is unsure, and the page is not very large. Nil: nobody is asked.
	SecondOpinion BodyFinder
}

// The defaults of the limits.
const (
	defaultMaxBytes = 64 << 20
	defaultMaxNodes = 2_000_000
	defaultMaxDepth = 10_000
	defaultTimeout  = 30 * time.Second
)

// BodyFinder is a second opinion on where the article stands. FindBody gets the parsed page, which it must not change, and
// answers with nodes of that same tree that hold the article's paragraphs, in document order; none where it finds no article.
// Extract makes the tree without code, drawings and attributes that lede does not read. FindBody may be called by many goroutines
// at once.
type BodyFinder interface {
	FindBody(ctx context.Context, root *html.Node, pageURL string) ([]*html.Node, error)
}

// The errors, for errors.Is. They come wrapped with what was met and what is allowed. A page that holds no article is no error:
// see Article.Kind and Article.Warnings.
var (
	// ErrTooLarge is more input than Options.MaxBytes.
	ErrTooLarge = fmt.Errorf("lede: %w", page.ErrTooLarge)
	// ErrTooDeep is a tree deeper than Options.MaxDepth.
	ErrTooDeep = fmt.Errorf("lede: %w", page.ErrTooDeep)
	// ErrTooManyNodes is a page of more nodes than Options.MaxNodes.
	ErrTooManyNodes = fmt.Errorf("lede: %w", page.ErrTooManyNodes)
	// ErrNotText is input that is neither HTML nor text in any charset: an image, an archive, nothing at all.
	ErrNotText = fmt.Errorf("lede: %w", page.ErrNotText)
	// ErrTimeout is work that took longer than Options.Timeout. It also is context.DeadlineExceeded.
	ErrTimeout = fmt.Errorf("lede: time limit: %w", context.DeadlineExceeded)
)

// Extract reads one page, HTML or, where Options.ContentType says so, plain text. The error is one of the package's sentinels,
// the reader's own, or the end of the context: context.Canceled or context.DeadlineExceeded, and its cause where it has one.
func Extract(ctx context.Context, r io.Reader, o Options) (*Article, error) {
	if r == nil {
		return nil, fmt.Errorf("%w: the reader is nil", ErrNotText)
	}
	ctx, stop := o.deadline(ctx)
	defer stop()
	in, err := page.Read(ctx, r, limit(o.MaxBytes, defaultMaxBytes))
	if err != nil {
		return nil, publicError(err)
	}
	defer in.Free()
	text, lossy, err := page.Decode(in.Bytes, o.ContentType)
	if err != nil {
		return nil, publicError(err)
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, fmt.Errorf("%w: it is empty", ErrNotText)
	}
	var warnings []Warning
	if lossy {
		warnings = append(warnings, Warning{WarningCharset, "bytes that the charset does not have were replaced"})
	}
	if isPlain(o.ContentType) {
		return extractLines(ctx, string(text), o, warnings)
	}
	root, salvaged, err := page.Parse(ctx, text, o.maxNodes(len(text)))
	if err != nil {
		return nil, publicError(err)
	}
	if salvaged {
		warnings = append(warnings, Warning{WarningTooDeep,
			"elements are nested deeper, or left open more often, than the parser takes; their text was kept"})
	}
	return extract(ctx, root, o, warnings)
}

// ExtractNode reads a page that the caller has parsed. The tree is not changed, and may be read by others meanwhile. The error is
// ErrNotText for no node, ErrTooManyNodes, ErrTooDeep, ErrTimeout, or the end of the context as Extract has it.
func ExtractNode(ctx context.Context, n *html.Node, o Options) (*Article, error) {
	if n == nil {
		return nil, fmt.Errorf("%w: the node is nil", ErrNotText)
	}
	ctx, stop := o.deadline(ctx)
	defer stop()
	return extract(ctx, n, o, nil)
}

// ExtractText reads the plain text of a page, a line a paragraph. Bytes that are no UTF-8 are replaced, with a warning. The error is
// ErrNotText for blank text, ErrTooLarge, ErrTooManyNodes, ErrTimeout, or the end of the context as Extract has it.
func ExtractText(ctx context.Context, text string, o Options) (*Article, error) {
	if m := limit(o.MaxBytes, defaultMaxBytes); m > 0 && int64(len(text)) > m {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(text), m)
	}
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%w: it is empty", ErrNotText)
	}
	ctx, stop := o.deadline(ctx)
	defer stop()
	var warnings []Warning
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		warnings = append(warnings, Warning{WarningCharset, "bytes that are no UTF-8 were replaced"})
	}
	return extractLines(ctx, text, o, warnings)
}

// extractLines makes a page of plain text, a node a line.
func extractLines(ctx context.Context, text string, o Options, warnings []Warning) (*Article, error) {
	n := strings.Count(text, "\n") - strings.Count(text, "\n\n") // without the blank ones
	if most := o.maxNodes(len(text)); most > 0 && n > most {
		return nil, fmt.Errorf("%w: %d lines in %d bytes, at most %d", ErrTooManyNodes, n, len(text), most)
	}
	return extract(ctx, page.Lines(text), o, warnings)
}

// extract is the way of a page through lede: each stage reads the page and what came before, and writes only its own result.
func extract(ctx context.Context, root *html.Node, o Options, warnings []Warning) (*Article, error) {
	p, err := page.New(ctx, root, page.Limits{Nodes: limit(o.MaxNodes, defaultMaxNodes), Depth: limit(o.MaxDepth, defaultMaxDepth)})
	if err != nil {
		return nil, publicError(err)
	}
	defer p.Free()
	facts := meta.Read(p)
	src := newSource(p, facts, o)
	src.asked = why.Asked(ctx)
	region, opinion, doubts, err := findBody(ctx, src, root)
	if err != nil {
		return nil, publicError(err)
	}
	others := findOthers(src, region)
	region = region.Without(others.taken)
	story, err := tell(ctx, src, region)
	if err != nil {
		return nil, publicError(err)
	}
	times := readTimes(src, region, others, story)
	related := findRelated(others, story, times)
	quotes, requests := findQuotes(src, story, times)
	if ctx.Err() != nil {
		return nil, publicError(page.Stopped(ctx))
	}
	a := assemble(src, story, times)
	a.Related, a.Quotes, a.CommentRequests = related, quotes, requests
	a.Confidence = rounded(cmp.Or(story.confidence, region.Confidence))
	a.Origins["body"] = cmp.Or(story.origin, opinion)
	a.Warnings = append(append(warnings, doubts...), a.Warnings...)
	if src.asked != nil {
		src.explain(a, region, others, story, times)
	}
	return a, nil
}

// rounded cuts a confidence to what it can mean: three digits.
func rounded(c float64) float64 { return math.Round(c*1000) / 1000 }

// tell reads the story in the region; where the page shows next to nothing of the text that its metadata carries, it reads that text.
func tell(ctx context.Context, s *source, rg *body.Region) (*story, error) {
	if ctx.Err() != nil {
		return nil, page.Stopped(ctx)
	}
	if !rg.Elsewhere(s.page, s.facts) {
		st := readStory(s, rg)
		if rg.Hidden {
			st.warnings = append(st.warnings, Warning{WarningHiddenBody, "the article stands in an element that is hidden until a script runs"})
		}
		return st, nil
	}
	text, err := page.New(ctx, page.Lines(s.facts.Body.Value), page.Limits{})
	if err != nil {
		return nil, err
	}
	defer text.Free()
	other := *s
	other.page = text
	whole := body.Whole(text)
	st := readStory(&other, whole)
	st.confidence = whole.Confidence
	st.headRun, st.origin = rg.Headline, Origin(s.facts.Body.Origin)
	return st, nil
}

// source is what is known of a page before anyone looks for the article: every stage reads it, none writes it.
type source struct {
	page  *page.Page
	facts *meta.Facts
	lang  *lang.Lang
	tag   string   // the page's language as BCP 47
	base  *url.URL // what relative links count from, or nil
	// origin is what stands before the path of base, where addresses can be joined as they are.
	origin string
	o      Options
	asked  *why.Trail // where reasons go; nil where nobody asks
}

func newSource(p *page.Page, f *meta.Facts, o Options) *source {
	s := &source{page: p, facts: f, o: o, tag: o.Language}
	if s.tag == "" {
		s.tag = strings.TrimSpace(f.Language.Value)
	}
	s.lang = lang.Get(s.tag)
	s.base = baseURL(cmp.Or(o.URL, f.URL.Value), p.Base) // a page that was saved still tells its address
	s.origin = originOf(s.base)
	return s
}

// mostForSecond is how many nodes a page may have for the second opinion to be asked: it promises nothing on time or memory, and
// articles have a tenth of that.
const mostForSecond = 30_000

// findBody asks our own finder, and where it is unsure the second opinion. Where that is of no help, our own answer stands, with its
// low confidence and a warning.
func findBody(ctx context.Context, s *source, root *html.Node) (*body.Region, Origin, []Warning, error) {
	rg := body.Find(s.page, s.facts)
	if ctx.Err() != nil {
		return nil, "", nil, page.Stopped(ctx)
	}
	if s.o.SecondOpinion == nil || rg.Confidence >= body.Unsure || len(s.page.Nodes) > mostForSecond || rg.Elsewhere(s.page, s.facts) {
		return rg, OriginStructure, nil, nil
	}
	nodes, err := s.o.SecondOpinion.FindBody(ctx, root, s.o.URL)
	if ctx.Err() != nil {
		return nil, "", nil, page.Stopped(ctx)
	}
	if err != nil {
		return rg, OriginStructure, []Warning{{WarningSecondOpinion, "the second opinion failed: " + err.Error()}}, nil
	}
	again := body.Reconsider(s.page, rg, s.page.RunsIn(nodes))
	if again == rg || again.First >= again.End {
		return rg, OriginStructure, []Warning{{WarningSecondOpinion, "the second opinion is another, and was not taken"}}, nil
	}
	return again, OriginReadability, nil, nil
}

// deadline adds Options.Timeout to the context.
func (o Options) deadline(ctx context.Context) (context.Context, context.CancelFunc) {
	d := o.Timeout
	if d == 0 {
		d = defaultTimeout
	}
	if d < 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, d, fmt.Errorf("%w after %v", ErrTimeout, d))
}

// maxNodes bounds the tags or lines of a page of size bytes.
func (o Options) maxNodes(size int) int {
	return limit(o.MaxNodes, 40_000+size/50)
}

// limit returns a limit of Options: 0 stands for def, a negative one for none, which the stages write as 0.
func limit[T int | int64](v, def T) T {
	switch {
	case v == 0:
		return def
	case v < 0:
		return 0
	}
	return v
}

// isPlain reports whether a Content-Type is that of plain text.
func isPlain(contentType string) bool {
	t, _, err := mime.ParseMediaType(contentType)
	return (err == nil || errors.Is(err, mime.ErrInvalidMediaParameter)) && t == "text/plain"
}

// publicError gives an error of a stage the name under which callers know it.
func publicError(err error) error {
	for _, pair := range [][2]error{
		{page.ErrTooLarge, ErrTooLarge}, {page.ErrTooDeep, ErrTooDeep}, {page.ErrTooManyNodes, ErrTooManyNodes}, {page.ErrNotText, ErrNotText},
	} {
		if inner, public := pair[0], pair[1]; errors.Is(err, inner) && !errors.Is(err, public) {
			return fmt.Errorf("%w%s", public, strings.TrimPrefix(err.Error(), inner.Error()))
		}
	}
	return err
}
