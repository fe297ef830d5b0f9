package render_test

import (
	"fmt"
	"os"
	"time"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// ferry is an Article as Extract might return it.
var ferry = &lede.Article{
	Kind: lede.KindArticle, CanonicalURL: "https://sound.example/night-ferry", Language: "en", Headline: "Night ferry sails again",
	Byline:    []lede.Author{{Name: "Ines Varga"}},
	Published: lede.Timestamp{Time: time.Date(2025, 5, 4, 0, 0, 0, 0, time.UTC), Precision: lede.PrecisionDay},
	Sections: []lede.Section{
		{Kind: lede.SectionLead, Blocks: []lede.Block{{
			Type: lede.BlockParagraph, Text: "“We kept her cabin lamps lit,” said Orla Penhallow, the captain.", Links: []lede.Link{
				{Start: 40, End: 54, URL: "https://sound.example/captain"},
			},
		}}},
		{Heading: "What's Next", Level: 2, Kind: lede.SectionOutlook, Blocks: []lede.Block{
			{Type: lede.BlockList, Items: []string{"Fares stay.", "Dogs & bicycles travel free."}},
		}},
	},
	Quotes: []lede.Quote{{
		Text: "We kept her cabin lamps lit,", Kind: lede.QuoteDirect, Cue: "said", Confidence: 0.9,
		Parts:   []lede.QuotePart{{Start: 3, End: 31, Text: "We kept her cabin lamps lit,"}},
		Speaker: lede.Speaker{Name: "Orla Penhallow", Role: "the captain"},
	}},
}

func ExampleText() {
	if err := render.Text(os.Stdout, ferry); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Night ferry sails again
	//
	// Ines Varga · 2025-05-04
	//
	// “We kept her cabin lamps lit,” said Orla Penhallow, the captain.
	//
	// What's Next
	//
	// - Fares stay.
	// - Dogs & bicycles travel free.
}

func ExampleMarkdown() {
	if err := render.Markdown(os.Stdout, ferry); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Night ferry sails again
	//
	// Ines Varga · 2025-05-04
	//
	// “We kept her cabin lamps lit,” said [Orla Penhallow](https://sound.example/captain), the captain.
	//
	// ## What's Next
	//
	// - Fares stay.
	// - Dogs & bicycles travel free.
}

// Site generators read the facts from the front matter.
func ExampleMarkdownWithFrontMatter() {
	if err := render.MarkdownWithFrontMatter(os.Stdout, &lede.Article{Kind: ferry.Kind, Headline: ferry.Headline, Published: ferry.Published}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ---
	// title: "Night ferry sails again"
	// date: "2025-05-04"
	// kind: "article"
	// ---
	//
	// # Night ferry sails again
	//
	// 2025-05-04
}

func ExampleHTML() {
	if err := render.HTML(os.Stdout, ferry); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <!DOCTYPE html>
	// <html lang="en">
	// <head>
	// <meta charset="utf-8">
	// <title>Night ferry sails again</title>
	// <link rel="canonical" href="https://sound.example/night-ferry">
	// </head>
	// <body>
	// <article>
	// <header>
	// <h1>Night ferry sails again</h1>
	// <p class="byline">Ines Varga · <time datetime="2025-05-04">2025-05-04</time></p>
	// </header>
	// <section>
	// <p>“We kept her cabin lamps lit,” said <a href="https://sound.example/captain">Orla Penhallow</a>, the captain.</p>
	// </section>
	// <section>
	// <h2>What&#39;s Next</h2>
	// <ul>
	// <li>Fares stay.</li>
	// <li>Dogs &amp; bicycles travel free.</li>
	// </ul>
	// </section>
	// </article>
	// </body>
	// </html>
}

func ExampleJSONLD() {
	if err := render.JSONLD(os.Stdout, ferry); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "NewsArticle",
	//   "url": "https://sound.example/night-ferry",
	//   "mainEntityOfPage": {
	//     "@type": "WebPage",
	//     "@id": "https://sound.example/night-ferry"
	//   },
	//   "headline": "Night ferry sails again",
	//   "datePublished": "2025-05-04",
	//   "author": [
	//     {
	//       "@type": "Person",
	//       "name": "Ines Varga"
	//     }
	//   ],
	//   "inLanguage": "en",
	//   "articleBody": "“We kept her cabin lamps lit,” said Orla Penhallow, the captain.\n\nWhat's Next\n\n- Fares stay.\n- Dogs \u0026 bicycles travel free.",
	//   "hasPart": [
	//     {
	//       "@type": "Quotation",
	//       "text": "We kept her cabin lamps lit,",
	//       "spokenByCharacter": {
	//         "@type": "Person",
	//         "name": "Orla Penhallow",
	//         "jobTitle": "the captain"
	//       }
	//     }
	//   ]
	// }
}
