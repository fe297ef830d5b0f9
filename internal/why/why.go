// Package why carries what lede's decisions rest on to whoever asks for it: `lede serve` does, an ordinary page costs nothing.
//
// Who asks puts a Trail into the context; the last line of lede's pipeline fills it, in the words of the tables that decided. An
// Article is the same whether anybody asked.
package why

import "context"

// Row is a rule that had a say: a row of a table, or one of the ways of a decision.
type Row struct {
	Name string `json:"name"`
	Why  string `json:"why"`
	// Points is what it counts where rules are summed, or how sure it is where they are not; 0 where it is neither.
	Points float64 `json:"points,omitzero"`
}

// Reason is what one value of an Article rests on.
type Reason struct {
	Field string `json:"field"`           // as a JSON pointer (RFC 6901) into the Article: "/sections/2/kind"
	Words string `json:"words,omitempty"` // what was read for it
	Found string `json:"found,omitempty"` // what came of it, where the Article does not tell: "left out", a sum of points
	Rows  []Row  `json:"rows"`
}

// Trail is the reasons for an Article, in the order in which its values were found.
type Trail struct {
	Reasons []Reason
}

// Add enters a reason that has rows.
func (t *Trail) Add(r Reason) {
	if len(r.Rows) > 0 {
		t.Reasons = append(t.Reasons, r)
	}
}

type key struct{}

// Ask returns a context that asks for reasons, and the trail that they go to. It is for one page.
func Ask(ctx context.Context) (context.Context, *Trail) {
	t := &Trail{}
	return context.WithValue(ctx, key{}, t), t
}

// Asked is the trail of a context; nil where nobody asks.
func Asked(ctx context.Context) *Trail {
	t, _ := ctx.Value(key{}).(*Trail)
	return t
}
