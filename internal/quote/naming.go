package quote

import "strings"

// Name fills in who speaks: the words at the quote, and whom the ledger knows by them.
func (t *Text) Name(quotes []Quote, holds []hold, p *People) {
	for i := range quotes {
		q := &quotes[i]
		q.Confidence = sureOfKind[q.Kind]
		if q.lead < 0 {
			continue
		}
		h := &holds[q.lead]
		c := &h.cue
		q.way = h.how
		if c.subject.empty() {
			if h.how == after || h.how == before {
				q.Cue = t.text(c.first, c.end)
			}
			continue
		}
		q.When = t.when(c)
		if !c.verbless {
			q.Cue = t.text(c.first, c.end)
		}
		if !c.hearer.empty() {
			q.ToldTo = t.text(c.hearer.first, c.hearer.end)
			if t.tokens[c.hearer.first].kind == quoted {
				q.ToldTo = t.quotedWords(int(c.hearer.first))
			}
		} else if c.bits&isSay != 0 && !c.source {
			if p := t.interviewer(c); !p.empty() {
				q.ToldTo = t.text(p.first, p.end)
			}
		}
		sure := t.speaker(q, c, p)
		if !c.appos.empty() && q.Role == "" && t.Paras[t.tokens[c.appos.first].para].Heading {
			q.Role, q.Affiliation = p.cutRole(c.appos)
		}
		if h.how == carries && t.Spans[q.Spans[0]].Para > t.tokens[c.first].para {
			q.Mention = ""
		}
		q.Confidence = sure * ways[h.how].sure
		if t.w.Tag != "en" {
			q.Confidence *= sureElsewhere
		}
		if q.Kind == Mixed {
			q.Confidence *= 0.95
		}
	}
}

// sureOfKind is how sure a quote's kind is, where that is all there is to tell.
var sureOfKind = [...]float64{Fragment: 0.7, Mixed: 0.6, Direct: 0.8}

// sureElsewhere lowers the confidence in languages whose words were measured less than English.
const sureElsewhere = 0.88

// leastMargin is how far a pronoun's person must stand above the next best to be named.
const leastMargin = 0.1

// speaker names the subject of a cue, and says how sure that is.
func (t *Text) speaker(q *Quote, c *cue, p *People) float64 {
	w := c.subject
	tk := &t.tokens[w.end-1]
	if w.end-w.first == 1 && tk.word.bits&isPronoun != 0 {
		q.Mention = t.str(w.first)
		if tk.who == 0 || !t.w.known || t.w.brackets && tk.word.gender == female && t.pluralVerb(c) {
			return q.known(unknownOne)
		}
		m := &p.mentions[tk.who-1]
		if m.margin < leastMargin {
			return q.known(oneOfTwo)
		}
		q.above = m.margin
		sure := t.identify(q, p, m.person) * whos[byPronoun].sure
		if q.who != nameless {
			q.who = byPronoun
		}
		return sure
	}
	q.Mention = t.shorten(w)
	if t.several(w) {
		return q.known(severalOnes)
	}
	n := t.nameIn(w)
	_, native := t.native(t.head(w) - 1)
	switch {
	case n.empty(), native:
		return t.unnamed(q, c, p)
	case !t.w.known && n.end-n.first == 1 && n.first > w.first:
		q.Role = t.text(w.first, w.end) // with what it is of
		return q.known(officeAlone)
	}
	return t.byName(q, c, p, n)
}

// byName reads a speaker whose name is n.
func (t *Text) byName(q *Quote, c *cue, p *People, n words) float64 {
	w := c.subject
	q.Role = t.roleAt(words{w.first, n.first})
	if owner := n.first - 1; owner >= w.first && t.tokens[owner].poss && t.tokens[owner].upper { // "the port’s Orla Finch" is of the port
		q.Role, q.Affiliation = "", t.roleAt(words{w.first, n.first})
	}
	at := &t.tokens[n.end-1]
	if at.who == 0 {
		q.Name = t.text(n.first, n.end)
		return q.known(byNameAlone)
	}
	sure := t.identify(q, p, p.mentions[at.who-1].person)
	if q.Role == "" && t.w.Tag != "en" && !c.appos.empty() && c.appos.end < w.first {
		q.Role, q.Affiliation = t.cutOffice(t.withoutArticle(c.appos))
	}
	return sure
}

// identify copies what the ledger knows of a person.
func (t *Text) identify(q *Quote, p *People, id int32) float64 {
	e := &p.persons[id]
	q.Name = e.name
	if e.nameless {
		if q.Role == "" {
			q.Role = e.role
		}
		return q.known(nameless)
	}
	if q.Role == "" || !strings.Contains(q.Role, " ") && e.role != "" {
		q.Role = e.role
	}
	if q.Affiliation == "" {
		q.Affiliation = e.affiliation
	}
	if e.plain {
		return q.known(byOneName)
	}
	return q.known(byFullName)
}

// roleAt returns the words before a name as its office.
func (t *Text) roleAt(w words) string {
	for w.first < w.end && t.tokens[w.first].word.bits&(isDet|isCourtesy) != 0 {
		w.first++
	}
	for w.first < w.end && t.tokens[w.end-1].word.bits&isCourtesy != 0 {
		w.end--
	}
	if w.empty() || w.end-w.first == 1 && t.tokens[w.first].word.bits&isManner != 0 {
		return "" // "acting" alone is no office
	}
	return t.office(w.first, w.end)
}

// unnamed reads a speaker without a name: an office, a body, a paper.
func (t *Text) unnamed(q *Quote, c *cue, p *People) float64 {
	w := c.subject
	end := t.head(w)
	noun := &t.tokens[end-1]
	switch {
	case noun.word.bits&isOrg != 0 && end-1 > w.first && t.tokens[end-2].upper && t.tokens[end-2].word.bits&isDet == 0:
		first := w.first
		for first < end && t.tokens[first].word.bits&isDet != 0 {
			first++
		}
		q.Name = t.text(first, end)
		return q.known(properBody)
	case noun.word.bits&(isOrg|isPaper) != 0:
		return q.known(someBody)
	}
	if id := p.standIn(w.first, end-1); id >= 0 && (t.w.Tag == "en" || end == w.end || t.holdsWord(p.persons[id].role, t.str(w.end-1))) {
		return t.identify(q, p, id) * q.known(byOffice)
	}
	w = t.bare(w)
	q.Role = t.roleAt(words{w.first, w.end})
	if k := end - 1; noun.word.bits&isAgent != 0 && k > w.first && t.tokens[k-1].upper { // a Lumen spokeswoman
		q.Affiliation, q.Role = t.roleAt(words{w.first, k}), t.text(k, w.end)
	}
	return q.known(officeAlone)
}

// several reports whether a phrase names more than one.
func (t *Text) several(w words) bool {
	for i := w.first + 1; i+1 < w.end; i++ {
		if t.tokens[i].word.bits&isAnd != 0 && t.tokens[i+1].upper && t.tokens[i-1].upper && !t.orgWithin(w) {
			return true
		}
	}
	return false
}

func (t *Text) orgWithin(w words) bool {
	for i := w.first; i < w.end; i++ {
		if t.tokens[i].word.bits&isOrg != 0 && t.tokens[i].upper {
			return true
		}
	}
	return false
}

// shorten keeps a mention to its first dozen words.
func (t *Text) shorten(w words) string {
	if w.end-w.first > 14 {
		w.end = t.head(w)
	}
	w = t.bare(w)
	return t.text(w.first, w.end)
}

// bare drops what only tells where somebody says it: "Finch in an interview", "the court in its ruling".
func (t *Text) bare(w words) words {
	if t.w.Tag != "en" && !t.w.capitals {
		w = t.withoutPlace(w)
	}
	for i := w.first + 1; i+1 < w.end; i++ {
		if t.tokens[i].word.bits&isTie == 0 || t.is(i, "of") || t.is(i, "for") ||
			t.w.Tag != "en" && t.tokens[i].word.bits&isInside != 0 || t.tokens[i+1].word.bits&isDet == 0 {
			continue
		}
		for k := i + 1; k < w.end && k < i+5; k++ {
			if t.tokens[k].word.bits&(isTalk|isPaper) != 0 {
				return words{w.first, i}
			}
		}
	}
	return w
}
