package game

import (
	"cmp"
	"slices"

	"quest/content"
)

// DrillMixUps practises what a player confuses: items of the whole pack that can show
// one of the player's misconceptions. It belongs to no lesson and no quiz.
type DrillMixUps struct {
	Pack   *content.Pack
	Belief content.MisconceptionID // the one that it is about, "" for all
}

// DrillMost is how many items one drill asks at most: ten quiet minutes.
const DrillMost = 12

func (g DrillMixUps) plan(p *Player) (plan, error) {
	about := About{Pack: g.Pack}
	for _, c := range p.Confusions(g.Pack) {
		if g.Belief == "" || g.Belief == c.Misconception.ID {
			about.Beliefs = append(about.Beliefs, c.Misconception)
		}
	}
	return plan{about, []*content.Pack{g.Pack}, &drill{practice: practice{pack: g.Pack}, belief: g.Belief}}, nil
}

// drill is practice of at most DrillMost items that can show a confusion.
type drill struct {
	practice
	belief content.MisconceptionID
}

// begin takes the items that were not answered for the longest time.
func (r *drill) begin(t turn) move {
	found := t.player.DrillableFor(r.pack, r.belief)
	last := make(map[content.ItemID]StudyDay, len(found)) // of the newest answer, 0 for none
	for _, id := range found {
		k, _ := t.player.Knowing(r.pack.ID().Item(id))
		last[id] = k.Day
	}
	slices.SortStableFunc(found, func(a, b content.ItemID) int { return cmp.Compare(last[a], last[b]) })
	found = found[:min(len(found), DrillMost)]
	r.left = fullIDs(r.pack, byDifficulty(r.pack, found, t.player.Seed, "drill"))
	return r.first(t)
}

func (r *drill) next(t turn, shown Step) move {
	if _, judged := shown.(VerdictStep); !judged {
		return t.closing(shown, EndStep{})
	}
	return r.practice.next(t, shown)
}

// Drillable gives the items of a pack that can show one of the beliefs that a player
// still confuses: those of the belief most often shown first, then in the order of
// the quizzes.
func (p *Player) Drillable(pack *content.Pack) []content.ItemID { return p.DrillableFor(pack, "") }

// DrillableFor gives those that can show one belief that the player still confuses;
// for "" it is Drillable.
func (p *Player) DrillableFor(pack *content.Pack, belief content.MisconceptionID) []content.ItemID {
	if belief != "" {
		if !p.confuses(pack.ID().Misconception(belief)) {
			return nil
		}
		return slices.Clone(pack.ItemsShowing(belief))
	}
	var found []content.ItemID
	taken := map[content.ItemID]bool{}
	for _, c := range p.Confusions(pack) {
		for _, id := range pack.ItemsShowing(c.Misconception.ID) {
			if !taken[id] {
				taken[id] = true
				found = append(found, id)
			}
		}
	}
	return found
}
