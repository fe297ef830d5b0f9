package block

import (
	"fmt"

	"github.com/ledekit/lede/internal/lang"
	"github.com/ledekit/lede/internal/why"
)

// titled tells by what a section has its heading: byRule and the place in headingRules, or one of the others.
type titled uint8

const (
	untitled titled = iota
	byEntry
	byClock
	byLeadIn
	byRule
)

// titledRows are the ways to a heading that are no rule of a line alone.
var titledRows = [byRule]why.Row{
	untitled: {Name: "before the first heading", Why: "the page sets no heading above these words"},
	byEntry:  {Name: "entry", Why: "the line below the time that opens an entry titles it"},
	byClock:  {Name: "clock", Why: "an entry that a bare time opens has no other title"},
	byLeadIn: {Name: "lead-in", Why: "a usual heading in bold, up to a colon, opens the paragraph"},
}

// HeadingRow is the rule by which the heading of a section is one.
func (s *Section) HeadingRow() why.Row {
	if s.titled == untitled && s.Stamp != "" {
		return why.Row{Name: "no title", Why: "the entry has a time alone"}
	}
	if s.titled < byRule {
		return titledRows[s.titled]
	}
	rule := &headingRules[s.titled-byRule]
	return why.Row{Name: rule.name, Why: rule.why}
}

// KindRow is the rule by which a section is of its kind.
func (s *Section) KindRow(l *lang.Lang) why.Row {
	switch row, ok := kindRow(l, s.Heading); {
	case s.Kind == "lead":
		return why.Row{Name: "lead", Why: "the text before the first heading"}
	case s.Heading == "":
		return why.Row{Name: "no heading", Why: "no words say what it is for: when in doubt, other"}
	case ok && row.Field(0) == s.Kind:
		reason := fmt.Sprintf("headings of these words are of this kind, as “%s” is (%s, line %d)", row.Field(2), row.File, row.Line)
		return why.Row{Name: row.Field(1), Why: reason}
	case s.Kind == "question":
		return why.Row{Name: "asks", Why: "it asks something, and no row of the language says more"}
	}
	return why.Row{Name: "unknown words", Why: "no row of headings in this language has them: when in doubt, other"}
}

// DekRows are the rules of the dek that hold for the line that was taken; their sum decides.
func (s *Story) DekRows() []why.Row {
	var out []why.Row
	for k := range dekRules {
		if rule := &dekRules[k]; s.dekFired>>k&1 == 1 {
			out = append(out, why.Row{Name: rule.name, Why: rule.why, Points: float64(rule.weight)})
		}
	}
	return out
}
