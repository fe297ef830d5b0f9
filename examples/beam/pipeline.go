package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local" // paths of this machine
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/ledekit/lede"
)

// Beam finds the code of its steps by name on the workers, so each is told to it before main.
func init() {
	register.DoFn4x0[context.Context, string, func(int, string), func(int, string)](&extract{})
	register.DoFn3x1[context.Context, int, func(*string) bool, error](&write{})
	register.Emitter2[int, string]()
	register.Iter1[string]()
}

// build makes the pipeline: lines are read, each becomes an Article or a failure, and both are written by shard.
func build(s beam.Scope, input, output string, shards int) {
	lines := textio.Read(s.Scope("read"), input)
	articles, failures := beam.ParDo2(s, &extract{Shards: shards}, lines)
	beam.ParDo0(s, &write{Folder: output, Name: "articles", Shards: shards}, beam.GroupByKey(s, articles))
	beam.ParDo0(s, &write{Folder: output, Name: "failures", Shards: 1}, beam.GroupByKey(s, failures))
}

var (
	pages  = beam.NewCounter("lede", "pages")
	failed = beam.NewCounter("lede", "failed")
	quotes = beam.NewCounter("lede", "quotes")
	micros = beam.NewDistribution("lede", "microseconds")
)

// extract turns a request into an Article, in the shard that its id falls into, or into a failure with its reason. One page's
// failure is an output like any other: it neither stops the bundle nor makes it run again.
type extract struct{ Shards int }

func (e *extract) ProcessElement(ctx context.Context, line string, article, failure func(int, string)) {
	pages.Inc(ctx, 1)
	id, a, err := one(ctx, line)
	if err != nil {
		failed.Inc(ctx, 1)
		failure(0, encode(map[string]any{"id": id, "line": line, "error": err.Error()}))
		return
	}
	quotes.Inc(ctx, int64(len(a.Quotes)))
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // a hash takes everything
	article(int(h.Sum32()%uint32(e.Shards)), encode(map[string]any{"id": id, "article": a}))
}

// one reads one request.
func one(ctx context.Context, line string) (id string, a *lede.Article, err error) {
	var q struct {
		ID        string    `json:"id"`
		URL       string    `json:"url"`
		FetchedAt time.Time `json:"fetched_at"`
		HTML      string    `json:"html"`
		Text      string    `json:"text"`
	}
	if err := json.Unmarshal([]byte(line), &q); err != nil {
		return "", nil, fmt.Errorf("bad line: %w", err)
	}
	o, start := lede.Options{URL: q.URL, FetchedAt: q.FetchedAt, ContentType: "text/html; charset=utf-8"}, time.Now()
	switch {
	case q.HTML != "":
		a, err = lede.Extract(ctx, strings.NewReader(q.HTML), o)
	case q.Text != "":
		a, err = lede.ExtractText(ctx, q.Text, o)
	default:
		err = errors.New("the request carries neither html nor text")
	}
	micros.Update(ctx, time.Since(start).Microseconds())
	return q.ID, a, err
}

func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // maps of strings and Articles can be written
	}
	return string(b)
}

// write puts one shard into one file, in the order of the lines. A bundle that runs again writes the same file with the same
// bytes, and the file appears whole or not at all: so each page has exactly one output, however often the work was tried.
type write struct {
	Folder, Name string
	Shards       int
}

func (w *write) ProcessElement(ctx context.Context, shard int, next func(*string) bool) error {
	var lines []string
	for line := ""; next(&line); {
		lines = append(lines, line)
	}
	slices.Sort(lines)
	name := fmt.Sprintf("%s/%s-%05d-of-%05d.jsonl", strings.TrimSuffix(w.Folder, "/"), w.Name, shard, w.Shards)
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close()
	if err := filesystem.Write(ctx, fs, name+".part", []byte(strings.Join(lines, "\n")+"\n")); err != nil {
		return err
	}
	return filesystem.Rename(ctx, fs, name+".part", name)
}
