// Package lede turns one raw news page into one typed [Article]: headline, dek, byline, dateline, dates, lede, sections,
// attributed quotes, related headlines with their timestamps, comment requests, captions, credits and corrections.
//
//	a, err := lede.Extract(ctx, resp.Body, lede.Options{URL: url, FetchedAt: time.Now(), ContentType: resp.Header.Get("Content-Type")})
//
// [Extract] reads HTML, [ExtractText] plain text, [ExtractNode] a tree that the caller has parsed. [ParseTimestamp] reads one
// stamp or sentence. Package render prints an Article as text, Markdown, HTML and JSON-LD; encoding/json as JSON. Nothing is
// fetched, and no page is known by its address: lede learns from structure, metadata and language.
//
// # What is kept, and what is not
//
// The body is what a reader would call the article: paragraphs, lists, tables, quotes set apart, pictures with caption and
// credit, embeds, and the headings between them. Adverts, share bars, newsletter boxes, "read more" lines, notes on the author,
// tags and comments are left out; headlines of other articles are in Article.Related. Inline markup is left out but for links.
// A field that the page does not tell is the zero value, never a guess.
//
// # Errors and warnings
//
// Input over a limit, input that is no text, and the end of the context are errors, for errors.Is. A page without an article is
// no error: Article.Kind and Article.Warnings say what it is. Nothing panics on bad input; a page that does is a bug, and a
// security matter where strangers choose the pages.
//
// # Limits
//
// The zero [Options] allows 64 MiB of input, 40,000 tags and one more for each 50 bytes (2,000,000 nodes of a tree), and 30 seconds.
// Work grows in proportion to the input. The HTML parser takes elements 512 deep; a page that is deeper gives its text all the same,
// with a warning. Trees given to ExtractNode may be 10,000 deep.
//
// # Concurrency
//
// Every exported function may be called by many goroutines at once, with the same Options and on the same tree. The package
// keeps no state between pages but for space that it uses again. The same input gives the same Article, whatever the clock says:
// "now" is Options.FetchedAt.
//
// # Security
//
// Addresses in an Article lead to http, https or mailto alone. Its texts are plain text, and may hold characters that mean
// something in HTML or Markdown: package render escapes them, other printers must.
//
// # The rooms
//
// A page goes one way: bytes, page, metadata, body, blocks, sections, quotes, timestamps, related headlines, Article; extract.go
// shows it, a line a stage.
//
//	article.go      the types
//	extract.go      entry points, options, errors, the way of a page
//	sections.go     what stands in the body: blocks, headings, dek, lede, captions, corrections
//	quotes.go       who said what, to whom, when; requests for comment
//	timestamps.go   which stamp is whose; ParseTimestamp; witnesses.go and trust.go: what the page's day is weighed from
//	related.go      lists of other articles; cards.go and lines.go: those with links, and those without
//	reasons.go      what all this rests on, for who asks
//	internal/page   bytes or text to one annotated tree
//	internal/meta   what a page says of itself, and who is believed
//	internal/body   where the article stands
//	internal/block  from nodes to blocks
//	internal/links  from links to lists of headlines
//	internal/quote  marks, cues, speakers, the ledger of people
//	internal/stamp  words to instants
//	internal/lang   the words of languages, as data
//	internal/why    how reasons reach who asks: lede serve
//	readability     a second opinion on the body, linked only by who wants it
//	render          printers
package lede
