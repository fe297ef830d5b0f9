// Package oracle checks the Markdown of package render with another reader of CommonMark than its author's eye. It is a module of
// its own, so that nobody who imports lede gets a Markdown parser with it.
package oracle
