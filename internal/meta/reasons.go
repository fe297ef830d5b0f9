package meta

import "github.com/ledekit/lede/internal/why"

// HeadlineBy tells by what the page's own headline was found.
type HeadlineBy uint8

const (
	headlineTold  HeadlineBy = iota // the page shows none that can be told
	headlineH1                      // an h1 of the words of the metadata
	headlineLine                    // another line of these words
	headlineAlone                   // the only h1
	headlinePlain                   // nothing is told: by the lines themselves
)

// headlineRows say why each is the headline, with a page that shows it.
var headlineRows = [...]struct{ name, why, example string }{
	headlineTold: {"told", "no line that the page shows says what the metadata call it",
		`<meta property="og:title" content="Ferry runs aground off Harlow">`},
	headlineH1: {"h1", "the h1 says what the metadata call the page",
		`<meta property="og:title" content="Ferry runs aground off Harlow"><h1>Ferry runs aground off Harlow</h1>`},
	headlineLine: {"line", "this line says more nearly than any h1 what the metadata call the page",
		`<meta property="og:title" content="Ferry runs aground off Harlow"><h2>Ferry runs aground off Harlow</h2>`},
	headlineAlone: {"only h1", "it is the only h1 that can be meant, though the metadata have other words",
		`<meta property="og:title" content="Sea news of the week"><h1>Ferry runs aground off Harlow</h1>`},
	headlinePlain: {"first line",
		"the page tells nothing of itself: this is the first line of some words above the text", `<p>Ferry runs aground off Harlow</p>` +
			`<p>The ferry ran aground on Monday night, her owners told this newspaper in the morning, and nobody on board was hurt or got wet.</p>`},
}

// HeadlineRow is the way in which the headline was found.
func (f *Facts) HeadlineRow() why.Row {
	row := &headlineRows[f.HeadlineBy]
	return why.Row{Name: row.name, Why: row.why}
}

// AuthorBy tells by what somebody is taken for a writer.
type AuthorBy uint8

const (
	authorTold AuthorBy = iota
	authorBy
	authorLinked
	authorMarked
)

// authorRows say why each is a writer.
var authorRows = [...]struct{ name, why, example string }{
	authorTold: {"told",
		"the page tells it machines, and shows its readers no other", `<meta name="author" content="Ana Ruiz"><h1>Ferry runs aground</h1>`},
	authorBy: {"by", "“By”, or what a language has for it, opens the line that readers see", `<h1>Ferry runs aground</h1><p>By Ana Ruiz</p>`},
	authorLinked: {"link",
		"the name that readers see leads to a page of the writer", `<h1>Ferry runs aground</h1><p><a href="/author/ana-ruiz" rel="author">Ana Ruiz</a></p>`},
	authorMarked: {"marked", "the line that readers see is marked as a byline, or is a name that the page tells machines",
		`<h1>Ferry runs aground</h1><p class="byline">Ana Ruiz</p>`},
}

// ByRow is the way in which a writer was found.
func (a *Author) ByRow() why.Row {
	row := &authorRows[a.By]
	return why.Row{Name: row.name, Why: row.why}
}

// takenBy tells by what a writer is taken for one.
func (a *writer) takenBy() AuthorBy {
	switch {
	case !a.shown:
		return authorTold
	case a.by:
		return authorBy
	case a.linked:
		return authorLinked
	}
	return authorMarked
}
