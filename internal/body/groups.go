package body

import (
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/page"
)

// keepGroups takes the rest of a list or table of which the odds are nearly even, where it follows a line of the text in the same
// box: such a group is body as a whole or not at all, and a short entry alone tells little.
func (v *view) keepGroups(rg *Region) {
	n := int32(len(rg.Keep))
	for i := int32(0); i < n; {
		g := v.group(i)
		if g < 0 {
			i++
			continue
		}
		first, end := v.p.RunsOf(g)
		end = max(end, i+1)
		v.dropTitles(rg, first, end)
		listed := v.place[g].near&(notProse|page.Paywall) != 0 || v.within(g).linkShare() >= 0.3
		if !listed && v.follows(rg, first, g) && v.mean(rg, first, end) > v.nearly(g) {
			for k := first; k < end; k++ {
				caption := v.placeOf(k).near&page.ElemCaption != 0
				rg.Keep[k] = rg.Keep[k] || rg.Odds[k] > never && !caption
			}
		}
		i = end
	}
}

// dropTitles takes out what tables are called: the name belongs to the table, and is no row of it.
func (v *view) dropTitles(rg *Region, first, end int32) {
	for k := first; k < end; k++ {
		if v.p.Nodes[v.run(k).Box].Atom == atom.Caption {
			rg.Keep[k], rg.Odds[k] = false, never
		}
	}
}

// group is the outermost list or table around a run that does not hold the mass of the prose, or -1.
func (v *view) group(i int32) int32 {
	if v.placeOf(i).near&(page.ElemList|page.ElemTable) == 0 {
		return -1
	}
	g := int32(-1)
	for k := v.run(i).Box; k > v.p.Body && k != v.seed; k = v.p.Nodes[k].Parent {
		switch v.p.Nodes[k].Atom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Table:
			g = k
		}
	}
	return g
}

// nearly is how low the mean odds of a group may be.
func (v *view) nearly(g int32) float32 {
	if v.p.Nodes[g].Atom == atom.Table {
		return -4
	}
	return -1.3
}

// follows reports whether the last line before a group that could be body is kept, and stands in the same box as the group.
func (v *view) follows(rg *Region, first, g int32) bool {
	for k := first - 1; k >= max(0, first-4); k-- {
		if rg.Odds[k] <= never {
			continue
		}
		return rg.Keep[k] && v.parentOf(k) == v.p.Nodes[g].Parent
	}
	return false
}

// mean is the mean odds of runs.
func (v *view) mean(rg *Region, first, end int32) float32 {
	sum, n := float32(0), 0
	for k := first; k < end; k++ {
		if rg.Odds[k] > never {
			sum += rg.Odds[k]
			n++
		}
	}
	if n == 0 {
		return never
	}
	return sum / float32(n)
}
