// Package page turns bytes or plain text into one annotated page: a flat slice of nodes in document order, and the runs of
// words that a reader sees, cut where a browser would break the line. It is built once and read by every later stage. It
// knows markup and nothing of what an article is.
//
// The rooms: decode.go and guess.go (bytes to UTF-8), scan.go (what would swell the parser up), spare.go and spare_tags.go (what
// the parser is spared), parse.go (UTF-8 to a tree, limits), lines.go, items.go, pairs.go, edges.go, markdown.go and mail.go (plain text
// to a tree), tree.go (a tree to nodes and runs), elements.go (what is known of an element), words.go (class words), glyphs.go (what
// a run's letters are), text.go (the words of a run), endings.go and clocks.go (how a line ends, and whether it tells the hour).
package page

import (
	"context"
	"errors"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits that input can break. They are wrapped with what was met and what is allowed.
var (
	ErrTooLarge     = errors.New("input too large")
	ErrTooDeep      = errors.New("elements nested too deep")
	ErrTooManyNodes = errors.New("too many nodes")
	ErrNotText      = errors.New("input is not text")
)

// Page is one page, annotated. It is not changed after New returns, and may be read by many goroutines.
type Page struct {
	// Nodes are the elements and texts in document order. Comments, doctypes and what stands inside script, style, template
	// and their like are left out; scripts themselves are kept, their text reachable by Node.HTML.
	Nodes []Node
	// Runs are the stretches of words in document order.
	Runs []Run
	// Metas, Links, Scripts, Times and Titles index the nodes that carry metadata: meta, link, script (with data, not
	// code), time, and h1.
	Metas, Links, Scripts, Times, H1s []int32
	// Items index the elements that carry an itemprop or itemtype attribute.
	Items []int32
	// Title is the text of the title element, white space folded.
	Title string
	// Lang is the lang attribute of the html element, as written.
	Lang string
	// Base is the href of the base element, as written.
	Base string
	// HTML is the html element in Nodes; Body is the body element. They are 0 where the tree has none.
	HTML, Body int32

	ctx context.Context
}

// Ended reports whether the context that the page was made in has ended. What a stage finds then is thrown away: it may stop
// anywhere. Where there is no page, none ends.
func (p *Page) Ended() bool { return p != nil && p.ctx != nil && p.ctx.Err() != nil }

// Node is an element or a text.
type Node struct {
	HTML   *html.Node
	Parent int32     // index of the parent, -1 for the root
	End    int32     // index after the last descendant
	Run    int32     // index of the first run that begins at this node or after it
	Atom   atom.Atom // 0 for texts and for elements that HTML does not know
	Flags  Flags     // of the node and its ancestors
	Class  uint32    // hash of its class; 0 where it has none
	Own    Words     // the words of its class, id, role and the like, and of its element name
	All    Words     // Own, and that of all ancestors below body
}

// Flags are facts about a node that hold for all below it.
type Flags uint16

// The flags.
const (
	Hidden  Flags = 1 << iota // not shown until a script runs
	InLink                    // inside a link that has an address
	Bold                      // inside b, strong or a heading
	Italic                    // inside i, em or cite
	Text                      // a text node (not inherited)
	Block                     // an element that begins a new line (not inherited)
	InHead                    // inside head
	Heading                   // inside h1..h6
	Button                    // inside a button or a form control
	Pre                       // inside pre or textarea: white space counts
)

// Run is a stretch of words without a line break in it.
type Run struct {
	First, End int32  // its nodes: Nodes[First:End]
	Box        int32  // the nearest element around it that begins a new line
	Breaks     int32  // how many br stand before it since the run before it in the same Box; 0 for the first
	Chars      int32  // runes of its words, white space folded
	LinkChars  int32  // of which inside links
	BoldChars  int32  // of which bold
	WordCount  int32  // words; where a script does not part them, one for two runes or four
	Commas     int32  // commas, in any script
	Stops      int32  // ends of sentences, in any script
	Upper      int32  // capitals
	Lower      int32  // other letters
	Digits     int32  // digits
	Key        uint32 // hash of its first words: runs that begin alike have the same
	Opens      Glyph  // its first rune
	Closes     Glyph  // its last rune
	Flags      Flags  // Hidden, Heading, Button, Pre where all of it is
	All        Words  // of Box and the elements around it
}
