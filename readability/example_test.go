package readability_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/readability"
)

// Where lede is unsure, go-readability is asked; Origins tells whose answer the body is.
func Example() {
	const page = `<div><p>The mill on the river turned again on Tuesday, nine years after the flood that had carried its wheel away.</p></div>`
	a, err := lede.Extract(context.Background(), strings.NewReader(page), lede.Options{SecondOpinion: readability.Finder{}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Lede)
	fmt.Println(a.Origins["body"])
	// Output:
	// The mill on the river turned again on Tuesday, nine years after the flood that had carried its wheel away.
	// readability
}
