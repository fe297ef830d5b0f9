package block

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// dataTables tells tables that hold data from those that only lay out a page; it remembers the last answer, since cells follow
// each other.
type dataTables struct {
	p    *page.Page
	node int32
	data bool
}

// longCell is how many letters a cell of data holds at most, on average: longer ones are columns of a page.
const longCell = 120

// holdsData reports whether a table has rows of several short cells, and no table inside.
func (t *dataTables) holdsData(node int32) bool {
	if t.node == node && node != 0 {
		return t.data
	}
	t.node, t.data = node, false
	rows, wide, cells := 0, 0, 0
	inRow := 0
	end := t.p.Nodes[node].End
	for i := node + 1; i < end; i++ {
		switch t.p.Nodes[i].Atom {
		case atom.Table:
			return false
		case atom.Tr:
			rows++
			inRow = 0
		case atom.Td, atom.Th:
			cells++
			if inRow++; inRow == 2 {
				wide++
			}
		}
	}
	if rows < 2 || wide < 2 {
		return false
	}
	chars := int32(0)
	first, last := t.p.RunsOf(node)
	for i := first; i < last; i++ {
		chars += t.p.Runs[i].Chars
	}
	t.data = int(chars) <= longCell*cells
	return t.data
}

// tableOf makes the block of a table from its lines.
func (r *reader) tableOf(lines []*line, table int32) Block {
	b := Block{Type: Table, Run: lines[0].first}
	row, cell := int32(-1), int32(-1)
	for _, l := range lines {
		in := l.around.cell
		if in < 0 || r.rowOf(in) != row || len(b.Rows) == 0 {
			b.Rows = append(b.Rows, []string{l.text})
			row, cell = -1, in
			if in >= 0 {
				row = r.rowOf(in)
			}
			continue
		}
		last := &b.Rows[len(b.Rows)-1]
		if in == cell {
			(*last)[len(*last)-1] += " " + l.text
			continue
		}
		*last = append(*last, l.text)
		cell = in
	}
	var text strings.Builder
	for i, cells := range b.Rows {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(strings.Join(cells, "\t"))
	}
	b.Text = text.String()
	return b
}

// rowOf is the tr around a cell.
func (r *reader) rowOf(cell int32) int32 {
	for i := r.p.Nodes[cell].Parent; i > 0; i = r.p.Nodes[i].Parent {
		if a := r.p.Nodes[i].Atom; a == atom.Tr || a == atom.Table {
			return i
		}
	}
	return -1
}
