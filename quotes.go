package lede

import (
	"strings"

	"github.com/ledekit/lede/internal/quote"
)

// findQuotes finds the quoted words of the body and who said them, and the requests for comment that it tells of. On a long text
// it takes longer than any other stage, and so gives up between its steps where the time is up.
func findQuotes(s *source, st *story, t *times) ([]Quote, []CommentRequest) {
	paras, places := spoken(st)
	words := quote.WordsOf(s.lang)
	spans := quote.Pair(paras, words)
	text := quote.Read(paras, spans, words)
	defer text.Free()
	if s.page.Ended() {
		return nil, nil
	}
	holds := text.Attribute()
	found := text.Join(holds)
	if s.page.Ended() {
		return nil, nil
	}
	people := quote.Meet(text, holds)
	if s.page.Ended() {
		return nil, nil
	}
	text.Name(found, holds, people)

	var quotes []Quote
	for i := range found {
		q := publicQuote(&found[i], paras, spans, places)
		q.SaidAt = saidAt(found[i].When, paras, t.told)
		quotes = append(quotes, q)
	}
	s.explainQuotes(quotes, found, paras, t.told)
	var requests []CommentRequest
	for _, r := range text.Requests(people) {
		at := places[r.Para]
		if r.Ours {
			r.Outlet = s.facts.Publisher.Value
		}
		requests = append(requests, CommentRequest{r.Outlet, r.Recipients, publicStatus[r.Status], at.section, at.block})
	}
	return quotes, requests
}

// saidAt reads when something was said in the stretches of its attribution that may tell.
func saidAt(where []quote.Clause, paras []quote.Para, ref Reference) Timestamp {
	for _, c := range where {
		if at, ok := ParseTimestamp(paras[c.Para].Text[c.Start:c.End], ref); ok {
			return at
		}
	}
	return Timestamp{}
}

// place is where a paragraph stands.
type place struct {
	section, block int
	offset         int // of an item, in the text of its block
}

// longPara is how many bytes make no paragraph: words without end, whose tokens would take ten times their memory.
const longPara = 256 << 10

// spoken lists the paragraphs that may hold quotes, each with its place.
// Headline and dek introduce people, though nothing in them counts as a quote.
func spoken(st *story) ([]quote.Para, []place) {
	var paras []quote.Para
	var places []place
	for _, title := range []string{st.headline.value, st.dek.value} {
		if title != "" {
			paras = append(paras, quote.Para{Text: title, Heading: true})
			places = append(places, place{})
		}
	}
	sections := st.sections
	for i := range sections {
		if h := sections[i].Heading; h != "" {
			paras = append(paras, quote.Para{Text: h, Heading: true})
			places = append(places, place{i, 0, 0})
		}
		for j := range sections[i].Blocks {
			b := &sections[i].Blocks[j]
			switch b.Type {
			case BlockParagraph, BlockBlockquote:
				if len(b.Text) > longPara {
					continue
				}
				paras = append(paras, quote.Para{Text: b.Text, Set: b.Type == BlockBlockquote})
				places = append(places, place{i, j, 0})
			case BlockList:
				at := 0
				for _, item := range b.Items {
					if k := strings.Index(b.Text[at:], item); k >= 0 {
						at += k
						paras = append(paras, quote.Para{Text: item})
						places = append(places, place{i, j, at})
						at += len(item)
					}
				}
			}
		}
	}
	return paras, places
}

var publicStatus = [...]RequestStatus{quote.Requested: RequestRequested, quote.Declined: RequestDeclined,
	quote.NoResponse: RequestNoResponse, quote.Responded: RequestResponded}

var publicKinds = [...]QuoteKind{quote.Fragment: QuoteFragment, quote.Mixed: QuoteMixed, quote.Direct: QuoteDirect}

// publicQuote gives a quote its public form.
func publicQuote(q *quote.Quote, paras []quote.Para, spans []quote.Span, places []place) Quote {
	out := Quote{Kind: publicKinds[q.Kind], Cue: q.Cue, ToldTo: q.ToldTo, Confidence: rounded(q.Confidence),
		Speaker: Speaker{Name: q.Name, Mention: q.Mention, Role: q.Role, Affiliation: q.Affiliation}}
	for _, i := range q.Spans {
		sp := &spans[i]
		at := places[sp.Para]
		text := paras[sp.Para].Text[sp.Start:sp.End]
		out.Parts = append(out.Parts, QuotePart{at.section, at.block, at.offset + int(sp.Start), at.offset + int(sp.End), text})
		if out.Text != "" {
			out.Text += " "
		}
		out.Text += text
	}
	return out
}
