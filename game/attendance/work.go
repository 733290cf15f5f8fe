package attendance

import (
	"quest/content"
	"quest/game"
	"quest/game/class"
)

// Work is an assignment and how far a player is with it.
type Work struct {
	class.Assignment
	game.Homework
	Title content.Text // of the lesson or the pack; empty where no pack here has it
	Due   game.StudyDay
	Days  int // until it is due, below 0 for over
}

// WorkOf gives how far a player is with what is assigned, in the same order.
func WorkOf(p *game.Player, packs []*content.Pack, all []class.Assignment, now game.Moment) []Work {
	today := p.Today(now)
	out := make([]Work, len(all))
	for i, a := range all {
		w := Work{Assignment: a, Homework: game.Homework{State: game.UnknownWork}}
		if due, err := game.ParseDay(a.Due); err == nil {
			w.Due, w.Days = due, int(due-today)
		}
		if pack := packOf(packs, a.Pack); pack != nil {
			w.Homework = p.Homework(pack, a.Lesson, w.Due, today)
			w.Title = pack.Meta().Title
			if head, ok := pack.Head(a.Lesson); ok {
				w.Title = head.Title
			}
		}
		out[i] = w
	}
	return out
}

// Boss gives the title of the pack whose boss a raid is against; empty for no raid, or where no pack here has it.
func Boss(packs []*content.Pack, r *class.Raid) content.Text {
	if r == nil {
		return content.Text{}
	}
	if pack := packOf(packs, r.Boss); pack != nil {
		return pack.Meta().Title
	}
	return content.Text{}
}
