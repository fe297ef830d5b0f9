package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/page"
)

// show prints the runs of a page as a model sees them: whether it kept the run ("+"), whether the gold does ("g"; "?" where
// readers may differ, "!" where the finder never looked), the odds, the element, and the words.
func (p *sample) show(w io.Writer, rg *body.Region) {
	top := p.page.Nodes[rg.Top].HTML
	fmt.Fprintf(w, "== %s  confidence %.2f  headline run %d  top %s %v\n", p.id, rg.Confidence, rg.Headline, top.Data, top.Attr)
	var asked = make([]bool, len(rg.Keep))
	for _, e := range p.examples {
		asked[e.Run] = true
	}
	repeats := map[int]float32{}
	for n, name := range body.FeatureNames() {
		if name == "repeats" {
			for _, e := range p.examples {
				repeats[e.Run] = e.Values[n]
			}
		}
	}
	for i := range rg.Keep {
		r := &p.page.Runs[i]
		mark := []byte("   ")
		if rg.Keep[i] {
			mark[0] = '+'
		}
		if p.body[i] {
			mark[1] = 'g'
		} else if p.weight[i] == 0 {
			mark[1] = '?'
		}
		if !asked[i] {
			mark[2] = '!'
		}
		text := p.page.Text(r)
		if len(text) > 110 {
			text = strings.ToValidUTF8(text[:110], "")
		}
		box := p.page.Nodes[r.Box]
		in := p.page.Nodes[max(0, box.Parent)]
		flags := ""
		if r.Flags&page.Hidden != 0 {
			flags = "HIDDEN "
		}
		fmt.Fprintf(w, "%4d %s %6.2f %v %s%s>%s.%s %s\n", i, mark, rg.Odds[i], repeats[i], flags, in.HTML.Data, box.HTML.Data,
			p.page.Attr(r.Box, "class"), text)
	}
}
