package game

import (
	"cmp"
	"slices"

	"quest/content"
)

// DrillMixUps practises what a player confuses: items of the whole pack that can show
// one of the player's misconceptions and were asked before. It belongs to no lesson and no
// quiz.
type DrillMixUps struct {
	Pack   *content.Pack
	Belief content.MisconceptionID // the one that it is about, "" for all
}

// DrillMost is how many items one drill asks at most: ten quiet minutes.
const DrillMost = 12

func (g DrillMixUps) plan(p *Player) (plan, error) {
	confused := p.Confusions(g.Pack)
	if g.Belief != "" {
		confused = slices.DeleteFunc(confused, func(c Confused) bool { return c.Misconception.ID != g.Belief })
	}
	about := About{Pack: g.Pack, Beliefs: make([]content.Misconception, len(confused))}
	for i, c := range confused {
		about.Beliefs[i] = c.Misconception
	}
	return plan{about, []*content.Pack{g.Pack}, &drill{practice: practice{pack: g.Pack, items: p.practisable(g.Pack, itemsShowing(g.Pack, confused))}}}, nil
}

// drill is practice of at most DrillMost items that can show a confusion.
type drill struct{ practice }

// begin takes the items that were not answered for the longest time.
func (r *drill) begin(t turn) move {
	type dated struct {
		id   content.ItemID
		last StudyDay // of the newest answer, 0 for none
	}
	found := make([]dated, len(r.items))
	for i, id := range r.items {
		k, _ := t.player.Knowing(r.pack.ID().Item(id))
		found[i] = dated{id, max(k.Day, k.Seen)}
	}
	slices.SortStableFunc(found, func(a, b dated) int { return cmp.Compare(a.last, b.last) })
	items := make([]content.ItemID, min(len(found), DrillMost))
	for i := range items {
		items[i] = found[i].id
	}
	r.left = fullIDs(r.pack, byDifficulty(r.pack, items, t.player.Seed, "drill"))
	return r.start(t)
}

func (r *drill) next(t turn, shown Step) move {
	if _, judged := shown.(VerdictStep); !judged {
		return t.closing(shown, EndStep{})
	}
	return r.practice.next(t, shown)
}

// Drillable gives the items of a pack that a drill may ask: those that can show one of the
// beliefs that a player still confuses and were asked before, those of the belief most
// often shown first, then in the order of the quizzes.
func (p *Player) Drillable(pack *content.Pack) []content.ItemID { return p.DrillableFor(pack, "") }

// DrillableFor gives those that can show one belief that the player still confuses;
// for "" it is Drillable.
func (p *Player) DrillableFor(pack *content.Pack, belief content.MisconceptionID) []content.ItemID {
	if belief != "" {
		if !p.confuses(pack.ID().Misconception(belief)) {
			return nil
		}
		return p.practisable(pack, pack.ItemsShowing(belief))
	}
	return p.practisable(pack, itemsShowing(pack, p.Confusions(pack)))
}

// DrillWaits reports whether items that can show a belief were asked before and all of them
// wait for an open sitting to be finished before they may be practised.
func (p *Player) DrillWaits(pack *content.Pack, belief content.MisconceptionID) bool {
	met := func(id content.ItemID) bool { return p.met(pack, id) }
	return len(p.DrillableFor(pack, belief)) == 0 && slices.ContainsFunc(pack.ItemsShowing(belief), met)
}

// practisable gives those of some items that may be practised: they were asked before, and
// no open sitting still asks them.
func (p *Player) practisable(pack *content.Pack, items []content.ItemID) []content.ItemID {
	if len(items) == 0 {
		return nil
	}
	waits := map[content.ItemID]bool{}
	for _, l := range pack.Path() {
		q := p.Quizzing(pack.ID().Quiz(l.Quiz))
		if !q.Open {
			continue
		}
		quiz, _ := pack.Quiz(l.Quiz)
		for _, id := range quiz.Items {
			_, asked := q.Verdicts[pack.ID().Item(id)]
			waits[id] = !asked
		}
	}
	var free []content.ItemID
	for _, id := range items {
		if (p.met(pack, id) || p.askedInPaper(pack.ID().Item(id))) && !waits[id] {
			free = append(free, id)
		}
	}
	return free
}

// itemsShowing gives the items of a pack that can show one of some confusions, each
// once.
func itemsShowing(pack *content.Pack, confused []Confused) []content.ItemID {
	most := 0
	for _, c := range confused {
		most += len(pack.ItemsShowing(c.Misconception.ID))
	}
	found := make([]content.ItemID, 0, most)
	taken := make(map[content.ItemID]bool, most)
	for _, c := range confused {
		for _, id := range pack.ItemsShowing(c.Misconception.ID) {
			if !taken[id] {
				taken[id] = true
				found = append(found, id)
			}
		}
	}
	return found
}
