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
	slices.SortStableFunc(found, func(a, b content.ItemID) int {
		return cmp.Compare(s.lastAnswered(a), s.lastAnswered(b))
	})
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
	confused := slices.DeleteFunc(p.Confusions(pack), func(c Confused) bool { return belief != "" && c.Misconception.ID != belief })
	if len(confused) == 0 {
		return nil
	}
	var found []content.ItemID
	taken := map[content.ItemID]bool{}
	shows := showing(pack)
	for _, c := range confused {
		for _, id := range shows[pack.ID().Misconception(c.Misconception.ID)] {
			if !taken[id] {
				taken[id] = true
				found = append(found, id)
			}
		}
	}
	return found
}

// showing gives, for each misconception of a pack by its full ID, the items that can
// show it, in the order of the quizzes.
func showing(pack *content.Pack) map[string][]content.ItemID {
	found := map[string][]content.ItemID{}
	for _, quiz := range pack.Quizzes() {
		for _, id := range quiz.Items {
			item, ok := pack.Item(id)
			if !ok {
				continue
			}
			for _, belief := range refutes(pack.ID(), item) {
				found[belief] = append(found[belief], id)
			}
		}
	}
	return found
}
