// Command beam runs lede over shards of pages as an Apache Beam pipeline: JSON lines in, sharded JSON lines out, what failed in
// files of its own with the reason, counters and a distribution of times.
//
//	go -C examples/beam run . -input 'testdata/requests-*.jsonl' -output /tmp/articles -shards 4
//
// It runs on the machine itself (Prism, the runner of the Go SDK); README.md says how it runs on Flink and Dataflow.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func main() {
	input := flag.String("input", "", "files of requests, a JSON line each: {\"id\",\"url\",\"fetched_at\",\"html\"|\"text\"}; a pattern of a file system that Beam knows")
	output := flag.String("output", "", "folder for articles-*.jsonl and failures-*.jsonl")
	shards := flag.Int("shards", 4, "files that the Articles are spread over")
	flag.Parse()
	beam.Init()
	if *input == "" || *output == "" || *shards < 1 {
		flag.Usage()
		os.Exit(2)
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, *input, *output, *shards)
	if err := beamx.Run(context.Background(), p); err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(1)
	}
}
