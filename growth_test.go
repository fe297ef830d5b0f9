package lede_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ledekit/lede"
)

// shapes are pages of any size, each much of one thing: what takes more than its share on a large page grows faster than the page.
var shapes = []struct {
	name  string
	piece func(i int) string
}{
	{"prose", func(i int) string {
		return fmt.Sprintf("<p>Boat %d came in on Tuesday with %d crates. “We wait no longer,” said Ada Holt, who chairs the board of Dunmore. “It is time,” she told the Post.</p>\n", i*7919%10007, i)
	}},
	{"headlines", func(i int) string {
		return fmt.Sprintf(`<li><a href="/news/%d">Otters return to the bay after storm %d</a> <span class="time">5 mins ago</span></li>`, i, i)
	}},
	{"lists", func(i int) string {
		return fmt.Sprintf(`<div><h3>Most read %d</h3><ul><li><a href="/%d">Otters return to the bay</a><li><a href="/%d">Gulls leave the harbour wall</a></ul></div>`, i, 2*i, 2*i+1)
	}},
	{"people", func(i int) string {
		return fmt.Sprintf("<p>Ada%c Holt%d, a %dth warden, said: “No.” He left, he said, at %d p.m.</p>", 'a'+rune(i%26), i, i, i%12)
	}},
	{"words", func(i int) string { return fmt.Sprintf("otter %d, ", i) }},
	{"boxes", func(i int) string {
		return fmt.Sprintf(`<div class="box box-%d"><img src="/%d.jpg" alt="a boat"><span>Boat %d</span></div>`, i%50, i, i)
	}},
}

// texts are the same for plain text: lines, and what is made of them.
var texts = []struct{ name, piece string }{
	{"paragraphs", "Boats came in on Tuesday with crates. “We wait no longer,” said Ada Holt.\n\n"},
	{"cut lines", "the boats came in on Tuesday\nwith crates of fish and nobody\n"},
	{"one line", "otters return to the bay, "},
	{"references", "see [1] and [22] here\n"},
	{"addresses", "[12] https://paper.example/a\n"},
	{"stamps", "Otters return to the bay\n5 mins ago\n"},
	{"bullets", "-\nOtters return to the bay\n-\n"},
	{"fields", "Author: Ada Holt\nDate: 5 May 2031\n"},
	{"headings", "## Otters\n"},
	{"marks", "“ ( [ * _ - \n"},
}

// BenchmarkTextGrowth is BenchmarkGrowth for plain text.
func BenchmarkTextGrowth(b *testing.B) {
	for _, s := range texts {
		for _, size := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
			b.Run(fmt.Sprintf("%s/%dkB", s.name, size/1000), func(b *testing.B) {
				in := "Ferry sails again\n\nThe ferry sailed again on Monday, its owner said.\n" + strings.Repeat(s.piece, size/len(s.piece))
				b.SetBytes(int64(len(in)))
				for b.Loop() {
					if _, err := lede.ExtractText(context.Background(), in, lede.Options{MaxNodes: -1, Timeout: -1}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(in)), "ns/B")
			})
		}
	}
}

// BenchmarkGrowth prints what a byte costs on pages from 10 kB to 50 MB: it is to stay about the same.
func BenchmarkGrowth(b *testing.B) {
	for _, s := range shapes {
		for _, size := range []int{10_000, 100_000, 1_000_000, 10_000_000, 50_000_000} {
			b.Run(fmt.Sprintf("%s/%dkB", s.name, size/1000), func(b *testing.B) {
				var page strings.Builder
				page.WriteString("<html><title>Ferry sails again</title><h1>Ferry sails again</h1><article>")
				for i := 0; page.Len() < size; i++ {
					page.WriteString(s.piece(i))
				}
				in := page.String()
				b.SetBytes(int64(len(in)))
				for b.Loop() {
					if _, err := lede.Extract(context.Background(), strings.NewReader(in), lede.Options{MaxNodes: -1, Timeout: -1}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(in)), "ns/B")
			})
		}
	}
}
