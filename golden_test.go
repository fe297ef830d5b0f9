package lede_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/ledekit/lede"
)

var update = flag.Bool("update", false, "write the goldens of testdata/pages anew")

const pagesDir = "testdata/pages"

// fixture is one page of testdata/pages: a line of its manifest, which is a request as `lede batch` reads it.
type fixture struct {
	ID        string    `json:"id"`
	Path      string    `json:"path"`
	URL       string    `json:"url"`
	FetchedAt time.Time `json:"fetched_at"`

	input []byte
}

// golden is the file of the Article that the page is to give; several forms of one page share it.
func (f *fixture) golden() string {
	name, _, _ := strings.Cut(f.Path, ".")
	return filepath.Join(pagesDir, name+".json")
}

func (f *fixture) plain() bool { return strings.HasSuffix(f.Path, ".txt") }

func (f *fixture) options() lede.Options {
	o := lede.Options{URL: f.URL, FetchedAt: f.FetchedAt}
	if f.plain() {
		o.ContentType = "text/plain; charset=utf-8"
	}
	return o
}

func (f *fixture) extract(t testing.TB) *lede.Article {
	t.Helper()
	return extract(t, string(f.input), f.options())
}

// extract is Extract, of a string, that must not fail.
func extract(t testing.TB, input string, o lede.Options) *lede.Article {
	t.Helper()
	a, err := lede.Extract(t.Context(), strings.NewReader(input), o)
	require.NoError(t, err)
	return a
}

// fixtures reads testdata/pages, in the order of its manifest.
func fixtures(t testing.TB) []*fixture {
	t.Helper()
	manifest, err := os.ReadFile(filepath.Join(pagesDir, "manifest.jsonl"))
	require.NoError(t, err)
	var all []*fixture
	d := json.NewDecoder(bytes.NewReader(manifest))
	d.DisallowUnknownFields()
	for {
		f := new(fixture)
		if err := d.Decode(f); err == io.EOF {
			break
		} else {
			require.NoErrorf(t, err, "line %d of the manifest", len(all)+1)
		}
		require.Equal(t, strings.TrimSuffix(strings.TrimSuffix(f.Path, ".html"), ".txt"), f.ID, "an id is its path without the ending")
		f.input, err = os.ReadFile(filepath.Join(pagesDir, f.Path))
		require.NoError(t, err)
		all = append(all, f)
	}
	require.NotEmpty(t, all)
	return all
}

// TestPages reads every page of testdata/pages and compares the Article with its golden.
func TestPages(t *testing.T) {
	require.False(t, *update && os.Getenv("CI") != "", "CI does not write goldens")
	written := map[string]bool{}
	for _, f := range fixtures(t) {
		t.Run(f.ID, func(t *testing.T) {
			got := f.extract(t)
			if *update && !written[f.golden()] && stale(t, f, got) {
				require.NoError(t, os.WriteFile(f.golden(), encode(t, toTenths(got)), 0o644))
			}
			if first := !written[f.golden()]; first {
				written[f.golden()] = true
				sameAsGolden(t, f, got)
			} else if diff := cmp.Diff(storyOf(readGolden(t, f)), storyOf(got)); diff != "" {
				t.Errorf("another form of the page tells another story (-want +got):\n%s", diff)
			}
			holds(t, got)
			sameFromNode(t, f, got)
			if diff := cmp.Diff(got, f.extract(t), exactTime); diff != "" {
				t.Errorf("two runs differ (-first +second):\n%s", diff)
			}
		})
	}
}

func readGolden(t *testing.T, f *fixture) *lede.Article {
	t.Helper()
	want := new(lede.Article)
	b, err := os.ReadFile(f.golden())
	require.NoError(t, err, "make it with: go test . -update; then read it beside the page")
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(want))
	return want
}

// stale reports whether a golden is to be written: what still holds stays as it was, so that a diff shows what a change did.
func stale(t *testing.T, f *fixture, got *lede.Article) bool {
	if _, err := os.Stat(f.golden()); err != nil {
		return true
	}
	want := readGolden(t, f)
	return cmp.Diff(want, got, exactTime, cmpopts.EquateEmpty(), sureness) != "" || !cmp.Equal(want, toTenths(want), exactTime)
}

func sameAsGolden(t *testing.T, f *fixture, got *lede.Article) {
	t.Helper()
	want := readGolden(t, f)
	if diff := cmp.Diff(want, got, exactTime, cmpopts.EquateEmpty(), sureness); diff != "" {
		t.Errorf("%s (-want +got):\n%s", f.golden(), diff)
	}
	if diff := cmp.Diff(want, toTenths(want), exactTime, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s tells confidences more exactly than to a tenth:\n%s", f.golden(), diff)
	}
}

// toTenths is an Article as goldens hold it: how sure lede is moves a little with every rule and every training, so that is told to
// a tenth.
func toTenths(a *lede.Article) *lede.Article {
	round := func(c float64) float64 { return math.Round(c*10) / 10 }
	told := *a
	told.Confidence = round(a.Confidence)
	told.Quotes = slices.Clone(a.Quotes)
	for i := range told.Quotes {
		told.Quotes[i].Confidence = round(told.Quotes[i].Confidence)
	}
	return &told
}

// sureness compares confidences, the only numbers with a fraction: what a golden tells holds within a tenth.
var sureness = cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 0.1+1e-9 })

// exactTime tells an instant in one zone from the same instant in another: an Article keeps the zone of its page.
var exactTime = cmp.Transformer("RFC3339", func(t time.Time) string { return t.Format(time.RFC3339Nano) })

// sameFromJSON checks that an Article is the same after it was written and read.
func sameFromJSON(t testing.TB, a *lede.Article) {
	t.Helper()
	back := new(lede.Article)
	require.NoError(t, json.Unmarshal(encode(t, a), back))
	if diff := cmp.Diff(a, back, exactTime, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("JSON loses something (-before +after):\n%s", diff)
	}
}

// sameFromNode checks that a tree which the caller parsed gives the same Article, and is as it was.
func sameFromNode(t testing.TB, f *fixture, want *lede.Article) {
	t.Helper()
	if f.plain() {
		got, err := lede.ExtractText(t.Context(), string(f.input), f.options())
		require.NoError(t, err)
		if diff := cmp.Diff(want, got, exactTime); diff != "" {
			t.Errorf("ExtractText differs from Extract (-Extract +ExtractText):\n%s", diff)
		}
		return
	}
	if !asItIs(f.input) {
		return // the caller would have to decode it
	}
	root, err := html.Parse(bytes.NewReader(f.input))
	require.NoError(t, err)
	before := rendered(t, root)
	got, err := lede.ExtractNode(t.Context(), root, f.options())
	require.NoError(t, err)
	if diff := cmp.Diff(want, got, exactTime); diff != "" {
		t.Errorf("ExtractNode differs from Extract (-Extract +ExtractNode):\n%s", diff)
	}
	require.Equal(t, before, rendered(t, root), "the caller's tree was changed")
}

func rendered(t testing.TB, n *html.Node) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, html.Render(&b, n))
	return b.String()
}

func encode(t testing.TB, a *lede.Article) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	require.NoError(t, e.Encode(a))
	return b.Bytes()
}

// TestPagesAreListed fails on files of testdata/pages that belong to no fixture, and on fixtures for which testdata/README.md
// does not say why they are there.
func TestPagesAreListed(t *testing.T) {
	belongs := map[string]bool{"manifest.jsonl": true}
	named := map[string]bool{}
	for _, f := range fixtures(t) {
		belongs[f.Path] = true
		belongs[filepath.Base(f.golden())] = true
		name, _, _ := strings.Cut(f.Path, ".")
		named[name] = true
		require.LessOrEqual(t, bytes.Count(f.input, []byte("\n")), 100, "%s: a fixture is under 100 lines", f.Path)
	}
	files, err := os.ReadDir(pagesDir)
	require.NoError(t, err)
	for _, e := range files {
		require.True(t, belongs[e.Name()], "%s belongs to no line of the manifest", e.Name())
	}
	reasons := readReasons(t)
	for name := range named {
		require.NotEmpty(t, reasons[name], "testdata/README.md does not say what %s is for", name)
	}
	for name := range reasons {
		require.True(t, named[name], "testdata/README.md tells of %s, which is not there", name)
	}
}

// readReasons reads the table of pages in testdata/README.md: | name | phenomena | reason |.
func readReasons(t *testing.T) map[string]string {
	t.Helper()
	file, err := os.Open("testdata/README.md")
	require.NoError(t, err)
	defer file.Close()
	reasons := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		cells := strings.Split(strings.Trim(lines.Text(), "| "), "|")
		name := strings.TrimSpace(cells[0])
		if len(cells) != 3 || !strings.HasPrefix(name, "`") {
			continue
		}
		name = strings.Trim(name, "`")
		require.NotContains(t, reasons, name, "told of twice")
		require.NotEmpty(t, strings.TrimSpace(cells[1]), "%s: no phenomenon", name)
		reasons[name] = strings.TrimSpace(cells[2])
	}
	return reasons
}

// story is what must be the same whatever form a page has: its words, who says them, and when.
type story struct {
	Headline, Dek, Lede string
	Dateline            lede.Dateline
	Byline              []string
	Sections            []storySection
	Quotes              []storyQuote
	Related             []storyRelated
	Requests            []lede.CommentRequest
}

type storySection struct {
	Heading string
	Kind    lede.SectionKind
	Blocks  []string
}

type storyQuote struct {
	Text    string
	Kind    lede.QuoteKind
	Parts   []string
	Speaker lede.Speaker
	Cue     string
	ToldTo  string
	SaidAt  string
}

type storyRelated struct {
	Headline, List, Words string
	At                    time.Time
	Precision             lede.Precision
}

func storyOf(a *lede.Article) story {
	s := story{Headline: a.Headline, Dek: a.Dek, Lede: a.Lede, Dateline: a.Dateline}
	for _, w := range a.Byline {
		s.Byline = append(s.Byline, w.Name)
	}
	for _, from := range a.Sections {
		to := storySection{Heading: from.Heading, Kind: from.Kind}
		for _, b := range from.Blocks {
			if b.Text != "" { // pictures and embeds have none, and plain text has neither
				to.Blocks = append(to.Blocks, string(b.Type)+": "+b.Text)
			}
		}
		s.Sections = append(s.Sections, to)
	}
	for _, q := range a.Quotes {
		to := storyQuote{q.Text, q.Kind, nil, q.Speaker, q.Cue, q.ToldTo, q.SaidAt.Text}
		for _, p := range q.Parts {
			to.Parts = append(to.Parts, p.Text)
		}
		s.Quotes = append(s.Quotes, to)
	}
	for _, r := range a.Related {
		s.Related = append(s.Related, storyRelated{r.Headline, r.List, r.Published.Text, r.Published.Time.UTC(), r.Published.Precision})
	}
	for _, r := range a.CommentRequests {
		r.Block = 0 // a picture before it counts as a block
		r.Recipients = slices.Clone(r.Recipients)
		s.Requests = append(s.Requests, r)
	}
	return s
}
