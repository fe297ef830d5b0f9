// Command node parses a page itself, takes what it wants from the tree, and then gives the same tree to lede, which does not change
// it.
//
//	go run ./examples/node
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/examples/sound"
)

func main() {
	root, err := html.Parse(bytes.NewReader(sound.NightFerry))
	if err != nil {
		log.Fatal(err)
	}
	links := 0
	for n := range root.Descendants() {
		if n.DataAtom == atom.A {
			links++
		}
	}
	a, err := lede.ExtractNode(context.Background(), root, lede.Options{URL: "https://sound.example/islands/night-ferry"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d links on the page, %d of them to other articles\n", links, len(a.Related))
	fmt.Printf("%s: %s\n", a.Kind, a.Headline)
}
