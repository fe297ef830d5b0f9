package body

import (
	"golang.org/x/net/html/atom"

	"github.com/ledekit/lede/internal/meta"
	"github.com/ledekit/lede/internal/page"
)

// view is a page as the finder sees it: where its prose lies, and how each node lies to it. It is filled once, by passes over
// nodes and runs; every feature is then a look-up or a subtraction.
type view struct {
	p      *page.Page
	sums   []sums  // before each run, and after the last
	place  []place // a node each
	shape  []shape // a run each
	total  sums    // of the whole page
	seed   int32   // the node that holds the mass of the prose
	core   sums    // of the seed
	first  int32   // its runs: Runs[first:end]
	end    int32
	head   int32           // the run that shows the headline, or -1
	own    int32           // the article element of the headline, see findOwn, or 0
	plain  bool            // no element of the page has a class: plain text, or a page of the first days
	hidden bool            // the article stands in a hidden element
	kinds  [kindSlots]sums // what stands in boxes of one kind of markup
	witness
}

// sums are counts over a stretch of runs.
type sums struct {
	runs, chars, links int32
	prose              int32 // how much of it looks like sentences of a report
	close              int32 // the same, but the less, the more other lines stand between it and the headline
}

func (a sums) minus(b sums) sums {
	return sums{a.runs - b.runs, a.chars - b.chars, a.links - b.links, a.prose - b.prose, a.close - b.close}
}

func (a sums) plus(b sums) sums {
	return sums{a.runs + b.runs, a.chars + b.chars, a.links + b.links, a.prose + b.prose, a.close + b.close}
}

// linkShare is how much of the words is linked.
func (a sums) linkShare() float32 { return share(a.links, a.chars) }

func share(part, whole int32) float32 {
	if whole <= 0 {
		return 0
	}
	return float32(part) / float32(whole)
}

// place is how a node lies to the seed.
type place struct {
	near   page.Words // what the names of the node and of those around it say, but for elements that hold the seed
	branch int32      // the outermost element around the node that does not hold the seed; the node itself where all do
	up     int16      // levels from the node up to one that holds the seed
	down   int16      // levels from there down to the seed
}

// notProse are names of boxes whose sentences are not the report's.
const notProse = page.Comments | page.ElemFooter | page.Foot | page.ElemNav | page.Nav | page.Legal | page.Popup | page.Newsletter |
	page.ElemAside | page.Related | page.Side | page.ElemForm | page.ElemDialog | page.Bio | page.ElemCaption | page.Ad | page.Sponsored

func newView(p *page.Page, f *meta.Facts) *view {
	v := &view{p: p, head: -1, place: make([]place, len(p.Nodes)), sums: make([]sums, len(p.Runs)+1), shape: make([]shape, len(p.Runs))}
	v.readWitness(f)
	v.readShapes()
	v.hidden, v.plain = v.mostlyHidden(), !v.hasClasses()
	v.findHead(f)
	v.sumProse(false)
	v.seed = 0
	v.placeNodes(v.wraps)
	v.sumProse(true)
	v.findSeed()
	v.first, v.end = p.RunsOf(v.seed)
	v.core = v.within(v.seed)
	v.placeNodes(func(i int32) bool { return i <= v.seed && v.seed < p.Nodes[i].End })
	v.countKinds()
	return v
}

// wraps reports whether a node holds most prose: its names say nothing of any one run in it. A footer that holds most prose, on a
// page of few words, is a footer still.
func (v *view) wraps(i int32) bool {
	return v.p.Nodes[i].Own&(page.ElemFooter|page.ElemNav|page.ElemAside|page.ElemDialog) == 0 && v.within(i).prose*2 > v.total.prose
}

// within are the sums of node i.
func (v *view) within(i int32) sums {
	first, end := v.p.RunsOf(i)
	return v.sums[end].minus(v.sums[first])
}

// mostlyHidden reports whether most sentences of the page stand in hidden elements, and what readers see is hardly more than
// links: some sites show the article only when a script has run.
func (v *view) mostlyHidden() bool {
	var seen, unseen, shown int32
	for i := range v.p.Runs {
		r := &v.p.Runs[i]
		w := proseOf(r, true)
		if r.Flags&page.Hidden != 0 {
			unseen += w
			continue
		}
		seen += w
		if r.WordCount >= 4 && r.Flags&page.Button == 0 {
			shown += r.Chars - r.LinkChars
		}
	}
	return unseen > 600 && seen*3 < unseen && shown < unseen
}

func (v *view) hasClasses() bool {
	for i := range v.p.Nodes {
		if v.p.Nodes[i].Class != 0 {
			return true
		}
	}
	return false
}

// proseOf is how many runes of a run look like sentences of a report.
func proseOf(r *page.Run, hidden bool) int32 {
	if r.WordCount < 8 || r.Stops == 0 || r.LinkChars*5 > r.Chars*2 ||
		r.Flags&(page.Button|page.Heading) != 0 || !hidden && r.Flags&page.Hidden != 0 {
		return 0
	}
	return min(r.Chars, 800) - r.LinkChars
}

// sumProse adds up the runs. Where names are known, sentences in boxes of other things count little; where the metadata carries
// the text, its sentences count most.
func (v *view) sumProse(named bool) {
	var s sums
	between := 0 // lines that are no prose, since the first prose below the headline
	for i := range v.p.Runs {
		r := &v.p.Runs[i]
		v.sums[i] = s
		w := proseOf(r, v.hidden)
		if named && w > 0 {
			if v.place[r.Box].near&notProse != 0 {
				w /= 8
			}
			if v.shape[i].seen {
				w *= 3
			} else if v.head >= 0 && int32(i) < v.head {
				w /= 4
			}
		}
		near := float32(w) * 16
		if v.head >= 0 && int32(i) > v.head {
			near *= fade(between)
			if w == 0 && s.prose > v.sums[v.head].prose {
				between++
			}
		}
		s = s.plus(sums{1, r.Chars, r.LinkChars, w, int32(near)})
	}
	v.sums[len(v.p.Runs)], v.total = s, s
}

// placeNodes tells of every node how it lies to the nodes for which holds is true. Those must be nested.
func (v *view) placeNodes(holds func(int32) bool) {
	v.place[0] = place{branch: 0}
	depth := int16(0)
	for i := v.seed; i > 0; i = v.p.Nodes[i].Parent {
		depth++
	}
	v.place[0].down = depth
	for i := int32(1); i < int32(len(v.p.Nodes)); i++ {
		nd := &v.p.Nodes[i]
		up := v.place[nd.Parent]
		switch {
		case up.up == 0 && holds(i):
			v.place[i] = place{near: up.near, branch: i, down: up.down - 1}
		case up.up == 0:
			v.place[i] = place{near: up.near | nd.Own, branch: i, up: 1, down: up.down}
		default:
			v.place[i] = place{near: up.near | nd.Own, branch: up.branch, up: min(up.up+1, 1000), down: up.down}
		}
	}
}

// findSeed finds the node that gathers most prose close around it: each run counts for the elements around it, the nearer the
// more, so that of nested elements the innermost that holds them all wins.
func (v *view) findSeed() {
	near := [...]float32{15, 16, 15, 14, 12, 10}
	score := make([]float32, len(v.p.Nodes))
	best := v.p.Body
	for i := range v.p.Runs {
		w := float32(v.sums[i+1].close - v.sums[i].close)
		if w == 0 {
			continue
		}
		box := v.p.Runs[i].Box
		for k := 0; k < len(near) && box > v.p.Body; k++ {
			score[box] += w * near[k]
			if score[box] > score[best] || score[box] == score[best] && box > best {
				best = box
			}
			box = v.p.Nodes[box].Parent
		}
	}
	v.seed = v.climb(best)
	// A lone paragraph's own element says nothing of its neighbours.
	if a := v.p.Nodes[v.seed].Atom; (a == atom.P || a == atom.Li) && v.p.Nodes[v.seed].Parent > 0 {
		v.seed = v.p.Nodes[v.seed].Parent
	}
}

// climb goes from the seed outwards to the element that holds nearly all prose: some pages wrap each part of a report in boxes of
// its own. It stays inside an article or main element that holds much of it, and does not go where little but other lines is won.
func (v *view) climb(seed int32) int32 {
	all := v.total.close
	own := v.within(seed).close
	for i := seed; i > v.p.Body && own*5 < all*4; i = v.p.Nodes[i].Parent {
		if a := v.p.Nodes[i].Atom; (a == atom.Article || a == atom.Main) && v.within(i).close*3 > all {
			return i
		}
		up := v.p.Nodes[i].Parent
		if won := v.within(up).minus(v.within(seed)); won.close*20 > own*3 {
			if won.prose*3 < won.chars {
				break
			}
			seed, own = up, v.within(up).close
		}
	}
	return max(seed, v.p.Body)
}

// fade is how much prose counts after so many other lines: of two articles on a page, or an article and its comments, the one
// at the headline is meant, though it is shorter.
func fade(between int) float32 {
	x := 1 + float32(between)/20
	return max(0.15, 1/(x*x)) // the headline may not be where it seems
}

// findHead finds the run that shows the headline: one of the element that the metadata points to, else the first that says the
// same as one of the headlines known.
func (v *view) findHead(f *meta.Facts) {
	if f.HeadlineNode >= 0 {
		if first, end := v.p.RunsOf(f.HeadlineNode); first < end {
			v.head = first
			return
		}
	}
	for _, h := range f.Headlines {
		want := page.Key(h.Value)
		if want == 0 {
			continue
		}
		for i := range v.p.Runs {
			if v.p.Runs[i].Key == want {
				v.head = int32(i)
				return
			}
		}
	}
}

// kindSlots is how many kinds of markup are told apart; two kinds may share a slot, which costs little.
const kindSlots = 256

// countKinds adds up the runs by the markup of their boxes: paragraphs of one report are marked alike.
func (v *view) countKinds() {
	for i := range v.p.Runs {
		k := &v.kinds[v.kindOf(i)]
		*k = k.plus(v.sums[i+1].minus(v.sums[i]))
	}
}

// kindOf is the slot of a run's markup: its box's element and class, and the element around it.
func (v *view) kindOf(i int) uint8 {
	if v.shape[i].kind != 0 {
		return v.shape[i].kind
	}
	box := &v.p.Nodes[v.p.Runs[i].Box]
	h := uint32(2166136261)
	h = (h ^ uint32(box.Atom)) * 16777619
	if box.Parent >= 0 {
		h = (h ^ uint32(v.p.Nodes[box.Parent].Atom)) * 16777619
		h = (h ^ uint32(v.place[v.p.Runs[i].Box].up)) * 16777619
	}
	h = (h ^ box.Class) * 16777619
	k := uint8(h>>24) ^ uint8(h>>16) ^ uint8(h>>8) ^ uint8(h)
	if k == 0 {
		k = 1
	}
	v.shape[i].kind = k
	return k
}
