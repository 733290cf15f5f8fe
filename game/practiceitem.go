package game

import "quest/content"

// PractiseItem practises one item that the player was asked before; nothing while a sitting
// that still asks it is open.
type PractiseItem struct {
	Pack   *content.Pack
	Lesson content.LessonID // whose quiz asks it
	Item   content.ItemID
}

func (g PractiseItem) plan(p *Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		var items []content.ItemID
		if p.MayPractise(g.Pack, head, g.Item) {
			items = []content.ItemID{g.Item}
		}
		return newPractice(g.Pack, head.Quiz, items)
	})
}

// MayPractise reports whether an item of a lesson's quiz can be practised by itself: it was
// asked before, as it is now, and no open sitting still asks it.
func (p *Player) MayPractise(pack *content.Pack, l content.LessonHead, id content.ItemID) bool {
	return !p.Quizzing(pack.ID().Quiz(l.Quiz)).Open && p.met(pack, id)
}
