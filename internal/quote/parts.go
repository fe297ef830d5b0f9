package quote

// Join makes quotes of spans: one utterance each, or the quoted pieces that one sentence gives to one speaker.
func (t *Text) Join(holds []hold) []Quote {
	var out []Quote
	for i := range t.Spans {
		if n := len(out); n > 0 && t.joins(holds, int32(i)) {
			out[n-1].Spans = append(out[n-1].Spans, int32(i))
			continue
		}
		q := Quote{Spans: []int32{int32(i)}, Kind: holds[i].is.kind(), is: holds[i].is, lead: -1}
		if holds[i].how != nothing {
			q.lead = int32(i)
		}
		out = append(out, q)
	}
	for i := range out {
		settle(&out[i], holds)
	}
	return out
}

// settle gives a quote the attribution of the first of its spans that has one of its own.
func settle(q *Quote, holds []hold) {
	for _, s := range q.Spans {
		if h := &holds[s]; h.how != nothing && h.how != carries && h.how != follows && h.how != introduced {
			q.lead = s
			break
		}
	}
	if q.Kind == Fragment {
		q.lead = -1
	}
}

// joins reports whether span i goes on the quote of span i-1.
func (t *Text) joins(holds []hold, i int32) bool {
	a, b := &holds[i-1], &holds[i]
	if t.resumes(i) {
		return b.how != after || !t.differ(a.cue.subject, b.cue.subject)
	}
	p, q := &t.tokens[t.where[i-1]], &t.tokens[t.where[i]]
	if p.para != q.para || a.is.kind() == Fragment {
		return false
	}
	goesOn := b.how == follows && b.from == i-1
	switch {
	case a.is.kind() != b.is.kind(): // “so old” that it leans, she said. “It fell.” goes on whole after its attribution
		return a.is.kind() == Mixed && (a.how == after || a.how == later) && goesOn && q.sent == p.sent+1
	case p.sent == q.sent:
		return a.how != nothing && a.cue.first == b.cue.first
	case b.is.kind() == Mixed:
		return false
	case goesOn:
		return q.sent == p.sent+1
	}
	return a.how == leads && a.from == i
}

// differ reports whether two subjects name two persons for sure.
func (t *Text) differ(a, b words) bool {
	if a.empty() || b.empty() {
		return false
	}
	m, n := t.nameIn(a), t.nameIn(b)
	return !m.empty() && !n.empty() && t.str(m.end-1) != t.str(n.end-1)
}

// resumes reports whether span i goes on a span that the paragraph before left open.
func (t *Text) resumes(i int32) bool {
	a, b := &t.Spans[i-1], &t.Spans[i]
	return a.Unclosed && b.Para == a.Para+1 && t.where[i] == t.begin[b.Para]
}
