package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

var (
	picture  = flag.String("picture", "", "write the picture of the README there")
	pictures = flag.String("pictures", "", "write a picture of every view into this folder")
)

var tabs = []string{"Article", "Sections", "Quotes", "Related", "Timeline", "Fields", "Source", "JSON"}

// TestServe is one visit: what a user does from the first paste on. The steps share one browser, because starting it is what costs.
func TestServe(t *testing.T) {
	p := open(t)
	source, err := os.ReadFile("../assets/example.txt")
	require.NoError(t, err)
	p.until(`document.querySelectorAll("[role=tab]").length === 8`)
	for _, step := range []struct {
		name string
		try  func(*page, string)
	}{
		{"a mistake is said", mistake}, {"the example", example}, {"paste", paste}, {"pointing at a quote", pointing}, {"keyboard", keyboard}, {"choosing a field", choosing},
		{"every view, light, dark and narrow", everyView}, {"plain text", plainText}, {"what is wrong is heard", heard},
	} {
		if !t.Run(step.name, func(t *testing.T) { p.T = t; step.try(p, string(source)) }) {
			break
		}
	}
}

// mistake asks without a page: the answer is said in words, to those who see and those who hear. A browser logs each answer that
// is no success: that line alone is no complaint.
func mistake(p *page, _ string) {
	p.click("button[type=submit]")
	p.until(`document.querySelector("#status").textContent.includes("empty")`)
	require.Equal(p, "status", eval[string](p, `document.querySelector("#status").role`))
	require.Equal(p, "wrong", eval[string](p, `document.querySelector("#status").className`))
	p.mu.Lock()
	defer p.mu.Unlock()
	require.LessOrEqual(p, len(p.faults), 1)
	for _, f := range p.faults {
		require.Contains(p, f, "422")
	}
	p.faults = nil
}

// example is what one sees who has no page at hand.
func example(p *page, source string) {
	p.click("#view button")
	p.until(`document.querySelector("#status").textContent.startsWith("Read in")`)
	require.Equal(p, source, eval[string](p, `document.querySelector("#input").value`))
	require.Contains(p, p.text(".legend"), "Henrike Vasquez")
	require.Empty(p, eval[string](p, `document.querySelector("#status").className`))
}

func paste(p *page, source string) {
	p.do(chromedp.SetValue(chromedp.CSS("#url"), "https://tidewater.example/island/night-ferry"))
	p.read("html", source)
	require.Equal(p, "Night ferry to Marrow Island saved as council finds the money", p.text(".text > h2"))
	headings := p.text(".text h3")
	for _, want := range []string{"Why It Matters significance", "What To Know facts", "What People Are Saying reaction", "What’s Next outlook"} {
		require.Contains(p, headings, want)
	}
	require.Contains(p, p.text("mark"), "Nobody on this island has slept well since November,")
	legend := p.text(".legend")
	for _, want := range []string{"Henrike Vasquez", "Ruben Achterberg", "Joram Teller"} {
		require.Contains(p, legend, want)
	}
	colours := eval[int](p, `new Set([...document.querySelectorAll(".text mark")].map((m) => getComputedStyle(m).backgroundColor)).size`)
	require.GreaterOrEqual(p, colours, 3, "each speaker has a colour")
	require.Equal(p, "result", eval[string](p, `document.activeElement.id`), "the result is where one reads on")
}

// lit is the text that a highlight underlines.
func lit(p *page, name string) string {
	p.Helper()
	return eval[string](p, `[...(CSS.highlights.get("`+name+`") || [])].join("|")`)
}

const secondVasquez = `[...document.querySelectorAll("mark")].find((m) => m.textContent.startsWith("My mother"))`

func pointing(p *page, _ string) {
	p.js(secondVasquez + `.scrollIntoView({block: "center"})`)
	at := eval[[]float64](p, `(() => { const r = `+secondVasquez+`.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	p.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
	p.until(`!document.querySelector("#note").hidden`)
	note := p.text("#note")
	require.Contains(p, note, "Henrike Vasquez")
	for _, want := range []string{"said", "behind: the cue stands right behind", "name: the subject is a name"} {
		require.Contains(p, note, want)
	}
	require.Equal(p, "said", lit(p, "cue"))
	require.Equal(p, "Vasquez", lit(p, "mention"))
	require.Equal(p, 2, eval[int](p, `document.querySelectorAll("mark.on").length`), "both parts of the quote")
	p.do(chromedp.MouseEvent("mouseMoved", 2, 2))
	p.until(`document.querySelector("#note").hidden`)

	p.js(secondVasquez + `.focus()`)
	p.until(`!document.querySelector("#note").hidden`)
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		call(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter"})
	}
	require.Equal(p, "Show it in the source", eval[string](p, `document.activeElement.textContent`))
	p.do(chromedp.KeyEvent(kb.Escape))
	require.True(p, eval[bool](p, `document.activeElement === `+secondVasquez), "Escape leads back to the quote")
	p.js(`document.activeElement.blur()`)
}

func keyboard(p *page, _ string) {
	p.do(chromedp.Focus(chromedp.CSS("#tab-Article")))
	chosen := func() string {
		return eval[string](p, `document.activeElement.id + " " + document.activeElement.ariaSelected`)
	}
	for _, k := range []struct{ key, tab string }{{kb.ArrowRight, "Sections"}, {kb.End, "JSON"}, {kb.ArrowRight, "Article"}, {kb.ArrowLeft, "JSON"}, {kb.Home, "Article"}} {
		p.do(chromedp.KeyEvent(k.key))
		require.Equal(p, "tab-"+k.tab+" true", chosen())
		require.Equal(p, "tab-"+k.tab, eval[string](p, `document.querySelector("#view").getAttribute("aria-labelledby")`))
	}
	require.Equal(p, 1, eval[int](p, `document.querySelectorAll("[role=tab][tabindex='0']").length`), "one stop for all tabs")
}

// choosing shows a value in the part of the source that its origin names: a byline of the JSON-LD in the script, though it stands in
// the text too.
func choosing(p *page, source string) {
	for _, c := range []struct{ value, hit, before string }{
		{"Imke Sorrell", "Imke Sorrell", `"@type":"Person","name":"`},
		{"PORT SABLE", "PORT SABLE", "<p>"},
	} {
		p.click("#tab-Fields")
		p.js(fmt.Sprintf(`[...document.querySelectorAll("#view .link")].find((b) => b.textContent === %q).click()`, c.value))
		p.until(`document.activeElement.classList.contains("hit")`)
		require.Equal(p, c.hit, p.text("mark.hit"))
		require.True(p, strings.HasSuffix(eval[string](p, `document.querySelector("mark.hit").previousSibling.data`), c.before), c.value)
		require.Contains(p, p.text("#status"), "line")
		require.True(p, eval[bool](p, `(() => { const r = document.querySelector("mark.hit").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`), "in view")
	}
	p.click("#tab-Fields")
	for field, rule := range map[string]string{
		"byline": "JSON-LD of the article, author: a name an object", "headline": "h1: the h1 says what the metadata call the page",
		"body": "kind_prose: paragraphs of one report are marked alike", "published": "metadata and a line: ", "kind": "article: nothing says",
	} {
		require.Contains(p, eval[string](p, fmt.Sprintf(`[...document.querySelectorAll("#view tr")].find((r) => r.cells[0].textContent === %q).textContent`, field)), rule)
	}
	require.Contains(p, p.text("#view"), "JSON-LD of the article, author taken")
	p.click("#tab-Sections")
	for _, rule := range []string{"element: an h2 to h6", "headings of these words are of this kind", "These features parted most"} {
		require.Contains(p, p.text("#view"), rule)
	}
	p.click("#tab-Related")
	require.Contains(p, p.text("#view .why"), "long: headlines have five words and more")
	p.click("#tab-Timeline")
	require.Contains(p, p.text("#view .why"), "age: counted back from the reference")
	p.click("#tab-Quotes")
	require.Contains(p, p.text("#view .why"), "behind: the cue stands right behind the quoted words")
	p.click("#view .link")
	p.until(`document.activeElement.classList.contains("hit")`)
	require.Contains(p, source, p.text("mark.hit"))
}

func everyView(p *page, _ string) {
	axe := ""
	if path := os.Getenv("LEDE_AXE"); path != "" {
		b, err := os.ReadFile(path)
		require.NoError(p, err)
		axe = string(b)
		p.js(axe)
	}
	for _, w := range []struct {
		name, scheme string
		wide, high   int64
	}{{"light", "light", 1280, 900}, {"dark", "dark", 1280, 900}, {"narrow", "light", 360, 740}} {
		p.window(w.wide, w.high, w.scheme)
		dark := eval[string](p, `getComputedStyle(document.body).backgroundColor`) == "rgb(25, 24, 22)"
		require.Equal(p, w.scheme == "dark", dark)
		for _, tab := range tabs {
			p.click("#tab-" + tab)
			require.LessOrEqual(p, eval[int](p, `document.documentElement.scrollWidth`), int(w.wide), "%s, %s: no scrolling sideways", tab, w.name)
			require.NotContains(p, p.text("#view"), "undefined", "%s, %s", tab, w.name)
			if *pictures != "" {
				p.js(`document.querySelector("#result").scrollIntoView()`)
				shoot(p, filepath.Join(*pictures, w.name+"-"+tab+".png"))
			}
			p.js(`document.querySelectorAll("#view details").forEach((d) => { d.open = true; })`)
			require.LessOrEqual(p, eval[int](p, `document.documentElement.scrollWidth`), int(w.wide), "%s, %s, with reasons", tab, w.name)
			if axe != "" {
				require.Empty(p, findings(p), "%s, %s", tab, w.name)
			}
		}
	}
	if axe == "" {
		p.Log("LEDE_AXE names no axe.min.js: axe-core was not asked")
	} else {
		p.js(`document.querySelector("#view").prepend(Object.assign(new Image(), {src: "data:,"}))`)
		require.NotEmpty(p, findings(p), "a picture without words is found, where there is one")
	}
	p.window(1280, 800, "light")
	p.click("#tab-Article")
	if *picture != "" {
		p.js(`scrollTo(0, 0); document.querySelectorAll(".text mark")[0].focus({preventScroll: true})`)
		shoot(p, *picture)
		p.js(`document.activeElement.blur()`)
	}
}

// findings are what axe-core thinks serious or worse.
func findings(p *page) []string {
	return eval[[]string](p, `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations
		.filter((v) => v.impact === "serious" || v.impact === "critical")
		.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + " " + n.failureSummary).join(" | ")))`)
}

// heard ends the visit: until now the console was silent and nobody else was asked; and if it had been otherwise, we knew.
func heard(p *page, _ string) {
	require.Empty(p, p.complaints(), "the console is silent, and nobody else is asked")
	p.js(`console.warn("a warning"); setTimeout(() => { throw new Error("a mistake"); })`)
	p.js(`new Image().src = "http://elsewhere.example/pixel"`)
	for _, want := range []string{"a warning", "a mistake", "elsewhere.example"} {
		require.Eventually(p, func() bool { return strings.Contains(strings.Join(p.complaints(), "\n"), want) }, 10*time.Second, 20*time.Millisecond, want)
	}
}

func plainText(p *page, _ string) {
	p.read("text", "Bell tower keeps its clock\n\nBy Oda Finch\n\nThe bell tower of Lower Quay will keep its clock, the parish said on Monday after a vote of its members.\n\n"+
		"“It has been wrong for ninety years, and it is ours,” said Pastor Wim Adler, who counted the votes.\n\nThe clock will be cleaned in spring, and its hands painted, the parish said.")
	require.Contains(p, p.text(".text > h2"), "Bell tower keeps its clock")
	require.Contains(p, p.text(".legend"), "Wim Adler")
}
