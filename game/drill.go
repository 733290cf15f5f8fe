package game

import (
	"cmp"
	"slices"

	"quest/content"
)

// Drill is the mode that practises what a player confuses: items of the whole pack
// that can show one of these beliefs. It belongs to no lesson and no quiz.
const Drill Mode = "drill"

// DrillMost is how many items one drill asks at most: ten quiet minutes.
const DrillMost = 12

// drill asks the items that can show what the player confuses, or one belief of it, at
// most DrillMost of them: those that were not answered for the longest time come first.
func (s *Session) drill(belief content.MisconceptionID) []Event {
	found := s.player.DrillableFor(s.pack, belief)
	last := make(map[content.ItemID]StudyDay, len(found))
	for _, id := range found {
		last[id] = s.lastAnswered(id)
	}
	slices.SortStableFunc(found, func(a, b content.ItemID) int { return cmp.Compare(last[a], last[b]) })
	found = found[:min(len(found), DrillMost)]
	if len(found) == 0 {
		s.step = EndStep{}
		return nil
	}
	s.items = byDifficulty(s.pack, found, s.player.Seed, "drill")
	s.of = len(s.items)
	s.ask(Practice, 1, s.of)
	return nil
}

// lastAnswered gives the study day of the newest answer to an item, 0 for none.
func (s *Session) lastAnswered(id content.ItemID) StudyDay {
	k, _ := s.player.Knowing(s.itemID(id))
	return k.Day
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
