package lede

import (
	"fmt"
	"math"

	"github.com/ledekit/lede/internal/body"
	"github.com/ledekit/lede/internal/links"
	"github.com/ledekit/lede/internal/quote"
	"github.com/ledekit/lede/internal/stamp"
	"github.com/ledekit/lede/internal/why"
)

// choice tells how a date of the page was chosen among its witnesses.
type choice uint8

const (
	undated choice = iota
	byMetadata
	byBoth
	byOtherFact
	byZone
	byTrustedLine
	byEarlierChange
	byEarlierLine
	byLine
	byWeakLine
	byURL
	byScript
	byChange
	byTitle
	byLabel
	bySecondLabel
	toldChange
)

// choices say why each choice is made.
var choices = [...]why.Row{
	undated:         {Name: "none", Why: "nothing on the page tells it"},
	byMetadata:      {Name: "metadata", Why: "metadata tell it, and no line that readers see is trusted more"},
	byBoth:          {Name: "metadata and a line", Why: "metadata tell it, and a line that readers see tells the same day"},
	byOtherFact:     {Name: "another source", Why: "of all that metadata tell, this is of the day that readers see"},
	byZone:          {Name: "zone of the line", Why: "metadata tell the instant, and a line that readers see tells in which zone its day is meant"},
	byTrustedLine:   {Name: "a line over metadata", Why: "the line that readers see is trusted more than what the page tells machines"},
	byEarlierChange: {Name: "before a change", Why: "readers are told of an earlier change, and nothing is published after it was changed"},
	byEarlierLine:   {Name: "an earlier line", Why: "where metadata may tell of a change, the earlier day that readers see is that of publication"},
	byLine:          {Name: "a line", Why: "no metadata tell it: the line that readers see which has most points"},
	byWeakLine:      {Name: "a weak line", Why: "nothing better tells it than this line"},
	byURL:           {Name: "address", Why: "the address of the page carries the day"},
	byScript:        {Name: "script", Why: "the page's own data in a script tell it beside its headline"},
	byChange:        {Name: "change", Why: "nothing tells more than when it was changed"},
	byTitle:         {Name: "title", Why: "nothing tells it but the title element"},
	byLabel:         {Name: "label", Why: "no metadata tell it: a word before the stamp says that it is of a change"},
	toldChange:      {Name: "metadata", Why: "metadata tell of a change, and are believed before what readers see"},
	bySecondLabel:   {Name: "second label", Why: "behind the stamp of publication, a second one says that it is of a change"},
}

// lineBy tells what makes a line without a link the headline of another article.
type lineBy uint8

const (
	byStamps lineBy = iota
	byHeading
	byPlace
	byLeadIn
)

// lineRows say why.
var lineRows = [...]why.Row{
	byStamps:  {Name: "stamps", Why: "most entries of the list tell when"},
	byHeading: {Name: "heading", Why: "the heading says that other articles follow"},
	byPlace:   {Name: "above", Why: "a list of headlines stands above the story"},
	byLeadIn:  {Name: "lead-in", Why: "words such as “read more” open the line"},
}

// explain tells what an Article rests on to who asked.
func (s *source) explain(a *Article, rg *body.Region, o *others, st *story, t *times) {
	quotes := s.asked.Reasons // told when they were found; they come last
	s.asked.Reasons = nil
	s.explainKind(st)
	s.explainBody(a, rg)
	s.explainShown(a)
	if st.dek.value != "" {
		s.asked.Add(why.Reason{Field: "/dek", Words: st.dek.value, Found: points(st.read.DekRows()), Rows: st.read.DekRows()})
	}
	s.explainSections(a, st)
	s.explainDates(a, t)
	s.explainRelated(a, o)
	s.asked.Reasons = append(s.asked.Reasons, quotes...)
	s.explainStamps(a, t)
}

func (s *source) explainKind(st *story) {
	row := why.Row{Name: string(KindArticle), Why: "nothing says that it is anything else"}
	if st.rule >= 0 {
		row = why.Row{Name: string(kindRules[st.rule].kind), Why: kindRules[st.rule].why}
	}
	s.asked.Add(why.Reason{Field: "/kind", Rows: []why.Row{row}})
}

// explainBody tells of the finder: what weighed most, and what was decided by little.
func (s *source) explainBody(a *Article, rg *body.Region) {
	if a.Origins["body"] == Origin(s.facts.Body.Origin) && s.facts.Body.Value != "" {
		s.asked.Add(why.Reason{Field: "/body", Rows: []why.Row{{Name: "elsewhere",
			Why: "the page shows next to nothing of the text that its metadata carry, so that text is read"}}})
		return
	}
	rows, calls := rg.Explain(s.page, s.facts)
	if a.Origins["body"] == OriginReadability {
		second := why.Row{Name: "second opinion", Why: "lede was unsure, and with the second opinion as one witness more is less so"}
		rows = append([]why.Row{second}, rows...)
	}
	kept, words := 0, int32(0)
	for i, keep := range rg.Keep {
		if keep {
			kept++
			words += s.page.Runs[i].WordCount
		}
	}
	s.asked.Add(why.Reason{Field: "/body", Rows: rows,
		Found: fmt.Sprintf("%d of the page’s %d lines, %d words", kept, len(rg.Keep), words)})
	for _, c := range calls {
		verdict := "left out"
		if c.Kept {
			verdict = "kept"
		}
		s.asked.Add(why.Reason{Field: "/body/close", Words: opening(s.page.Text(&s.page.Runs[c.Run]), 160), Rows: c.Rows,
			Found: fmt.Sprintf("%s, odds of %.0f %%", verdict, 100*c.Odds)})
	}
}

// explainShown tells by what headline and writers were found on the page, beside what metadata say.
func (s *source) explainShown(a *Article) {
	if len(s.facts.Headlines) > 0 {
		s.asked.Add(why.Reason{Field: "/headline", Words: a.Headline, Rows: []why.Row{s.facts.HeadlineRow()}})
	}
	for i := range s.facts.Authors {
		w := &s.facts.Authors[i]
		s.asked.Add(why.Reason{Field: fmt.Sprintf("/byline/%d", i), Words: w.Name, Rows: []why.Row{w.ByRow()}})
	}
}

func (s *source) explainSections(a *Article, st *story) {
	for i := range a.Sections {
		sec := &st.read.Sections[i]
		field := fmt.Sprintf("/sections/%d/", i)
		s.asked.Add(why.Reason{Field: field + "heading", Words: sec.Heading, Rows: []why.Row{sec.HeadingRow()}})
		s.asked.Add(why.Reason{Field: field + "kind", Words: sec.Heading, Found: sec.Kind, Rows: []why.Row{sec.KindRow(s.lang)}})
	}
}

// explainDates tells how the dates of the page were chosen, and what speaks for the line that readers see.
func (s *source) explainDates(a *Article, t *times) {
	if !a.Published.IsZero() {
		s.asked.Add(why.Reason{Field: "/published", Words: a.Published.Text, Rows: []why.Row{choices[t.because]}})
	}
	if best := t.witnesses.best(); best != nil {
		var rows []why.Row
		for k := range trust {
			if trust[k].is(t.witnesses, best) {
				rows = append(rows, why.Row{Why: trust[k].why, Points: float64(trust[k].points)})
			}
		}
		s.asked.Add(why.Reason{Field: "/published/line", Words: best.Text, Found: points(rows), Rows: rows})
	}
	if !a.Modified.IsZero() {
		s.asked.Add(why.Reason{Field: "/modified", Words: a.Modified.Text, Rows: []why.Row{choices[t.changed]}})
	}
}

// nearMisses is how many cards are told of that lack a point or two.
const nearMisses = 12

// explainRelated tells what speaks for each headline of another article, and of which links were nearly taken for one.
func (s *source) explainRelated(a *Article, o *others) {
	for i := range a.Related {
		field := fmt.Sprintf("/related/%d", i)
		if i >= len(o.from) {
			l := &o.lines[i-len(o.from)]
			s.asked.Add(why.Reason{Field: field, Words: l.text, Rows: []why.Row{lineRows[l.by]}})
			continue
		}
		rows := o.rows(o.from[i])
		s.asked.Add(why.Reason{Field: field, Words: a.Related[i].Headline, Found: points(rows), Rows: rows})
	}
	told := 0
	for i := range o.cards {
		if r := &o.read[i]; !r.Good && r.Words > 0 && r.Score >= links.Good-1 && told < nearMisses {
			told++
			rows := o.rows(i)
			s.asked.Add(why.Reason{Field: "/related/close", Words: r.text, Found: points(rows) + ": left out", Rows: rows})
		}
	}
}

// rows are those that hold for a card, and what its company made of it.
func (o *others) rows(i int) []why.Row {
	c, r := &o.cards[i], &o.read[i]
	title, ok := c.Title()
	if !ok {
		return nil
	}
	score, v := o.score(c, r, title)
	rows := c.Rows(&v)
	if r.Score > score {
		rows = append(rows, why.Row{Name: "heading", Why: "the heading above says that articles follow", Points: float64(r.Score - score)})
	}
	switch {
	case r.Paid:
		rows = append(rows, why.Row{Name: "paid", Why: "somebody paid for it, or for the list it stands in"})
	case c.Own:
		rows = append(rows, why.Row{Name: "own", Why: "it leads to the page itself"})
	case c.Hidden && !r.Good:
		rows = append(rows, why.Row{Name: "hidden", Why: "readers do not see it"})
	case r.Good && r.Score < links.Good:
		rows = append(rows, why.Row{Name: "company", Why: "the cards beside it are articles"})
	case !r.Good && r.Score >= links.Good:
		rows = append(rows, why.Row{Name: "company", Why: "the cards beside it are offers"})
	}
	return rows
}

// explainQuotes tells by what each quote is of its kind, and has its cue, its speaker and its time.
func (s *source) explainQuotes(quotes []Quote, found []quote.Quote, paras []quote.Para, ref Reference) {
	if s.asked == nil {
		return
	}
	for i := range found {
		field := fmt.Sprintf("/quotes/%d/", i)
		s.asked.Add(why.Reason{Field: field + "kind", Found: string(quotes[i].Kind), Rows: []why.Row{found[i].KindRow()}})
		cue := found[i].CueRow()
		s.asked.Add(why.Reason{Field: field + "cue", Words: quotes[i].Cue, Rows: []why.Row{cue}})
		if quotes[i].Kind == QuoteFragment {
			continue
		}
		row, above := found[i].SpeakerRow()
		r := why.Reason{Field: field + "speaker", Words: quotes[i].Speaker.Mention, Rows: []why.Row{row}}
		if above > 0 {
			r.Found = fmt.Sprintf("%.1f above the next best", above)
		}
		s.asked.Add(r)
		if at := &quotes[i].SaidAt; !at.IsZero() {
			for _, c := range found[i].When { // in its clause: the words alone may tell nothing
				if st, ok := stamp.FindInProse(paras[c.Para].Text[c.Start:c.End], 0, against(ref)); ok {
					s.asked.Add(readAs(field+"said_at", at.Text, &st, ref))
					break
				}
			}
		}
	}
}

// explainStamps tells how each stamp of the Article was read.
func (s *source) explainStamps(a *Article, t *times) {
	s.explainStamp("/published/time", a.Published, Reference{Time: s.o.FetchedAt, Language: t.seen.Language})
	s.explainStamp("/modified/time", a.Modified, Reference{Time: s.o.FetchedAt, Language: t.seen.Language})
	for i := range a.Sections {
		s.explainStamp(fmt.Sprintf("/sections/%d/published", i), a.Sections[i].Published, t.seen)
	}
	for i := range a.Related {
		s.explainStamp(fmt.Sprintf("/related/%d/published", i), a.Related[i].Published, t.seen)
	}
}

// readAs tells how the words of a stamp were read.
func readAs(field, words string, st *stamp.Stamp, ref Reference) why.Reason {
	r := why.Reason{Field: field, Words: words, Rows: []why.Row{st.Row()}}
	if st.Relative && !ref.Time.IsZero() {
		r.Found = "counted from " + ref.Time.Format("2006-01-02 15:04 MST")
	}
	return r
}

// explainStamp tells how one stamp was read: by its words, or by the instant that stands beside them for scripts.
func (s *source) explainStamp(field string, t Timestamp, ref Reference) {
	if t.IsZero() {
		return
	}
	r := why.Reason{Field: field, Words: t.Text}
	switch st, ok := stamp.Parse(t.Text, against(ref)); {
	case t.Origin == OriginTimeElement:
		r.Rows = []why.Row{{Name: "attribute", Why: "an element holds the instant for scripts"}}
	case t.Origin != OriginText || t.Text == "":
		r.Rows = []why.Row{{Name: string(t.Origin), Why: "it is written as an instant there"}}
	case ok:
		r = readAs(field, t.Text, &st, ref)
	}
	s.asked.Add(r)
}

// points says what summed rows come to.
func points(rows []why.Row) string {
	n := 0.0
	for _, row := range rows {
		n += row.Points
	}
	return fmt.Sprintf("%g points", math.Round(n))
}
