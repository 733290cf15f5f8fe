package game

import (
	"cmp"
	"slices"

	"quest/content"
)

// newItems gives the items to be asked for the first time today, at most so many less those
// that were met today: due items that begin again because their rev was raised, then those of
// lessons that are done and of quizzes without a lesson that were sat, pack by pack along the path.
// Before an exam they stop in time.
func (s *survey) newItems(most int, packs []*content.Pack) []Queued {
	most -= s.met
	if most <= 0 || int(s.today) > s.pass.LastNew {
		return nil
	}
	var found []Queued
	take := func(pack *content.Pack, id string, of content.ItemID) bool {
		if len(found) < most && s.takesCase(pack, of) {
			found = append(found, Queued{Pack: pack, ID: id})
		}
		return len(found) < most
	}
	slices.SortFunc(s.anew, func(a, b Queued) int { return cmp.Compare(a.ID, b.ID) })
	for _, q := range s.anew {
		head, _ := q.Pack.ItemHead(q.item())
		if !take(q.Pack, q.ID, head.Case) {
			return found
		}
	}
	for _, pack := range packs {
		if s.packs[string(pack.ID())] != pack {
			continue // a second one with the same ID
		}
		if !s.newOf(pack, take) {
			break
		}
	}
	return found
}

// newOf goes through the items of a pack that may be asked for the first time, until take
// returns false.
func (s *survey) newOf(pack *content.Pack, take func(*content.Pack, string, content.ItemID) bool) bool {
	prefix := []byte(pack.ID().Item(""))
	met := func(item content.ItemID) bool {
		key := append(prefix, item...)
		_, met := s.player.ledger.Items[string(key)]
		return met
	}
	fresh := func(quiz content.QuizID) bool {
		q, _ := pack.Quiz(quiz)
		for _, item := range q.Items {
			if met(item) {
				continue
			}
			id := pack.ID().Item(item)
			head, ok := pack.ItemHead(item)
			if ok && !s.setAside(id) && !take(pack, id, head.Case) {
				return false
			}
		}
		return true
	}
	for _, l := range pack.Path() {
		if l.Quiz == "" || !s.player.released(pack, l) {
			continue
		}
		sitting := s.player.Quizzing(pack.ID().Quiz(l.Quiz))
		if !sitting.Open && !fresh(l.Quiz) {
			return false
		}
	}
	return true
}

// released reports whether items of a quiz may be met in a review: its lesson is done, or it was
// read and its quiz was sat. Without a lesson the quiz was sat.
func (p *Player) released(pack *content.Pack, l content.LessonHead) bool {
	q := p.Quizzing(pack.ID().Quiz(l.Quiz))
	return p.State(pack, l) == Done || (l.Pool() || p.Reading(pack.ID().Lesson(l.ID)).Done) && q.Sittings > 0 && !q.Open
}
