package game

import (
	"strconv"
	"strings"

	"quest/content"
)

func (t turn) today() StudyDay { return t.player.Today(t.now) }

// find gives an item of the turn's packs by its full ID, not yet in the order in which
// it is asked.
func (t turn) find(id string) (Question, bool) {
	in, name, _ := strings.Cut(id, "#item/")
	for _, pack := range t.packs {
		if string(pack.ID()) != in {
			continue
		}
		if item, ok := pack.Item(content.ItemID(name)); ok {
			return Question{Pack: pack, Item: item}, true
		}
	}
	return Question{}, false
}

// question gives an item as it is asked at an occasion. It is false if no pack has it.
func (t turn) question(id, occasion string) (Question, bool) {
	q, ok := t.find(id)
	if ok {
		q = newQuestion(q.Pack, q.Item, t.player.Seed, occasion)
	}
	return q, ok
}

// freshToday reports whether an item was not answered on this study day yet.
func (t turn) freshToday(q Question) bool { return t.player.firstOfDay(q.ID(), q.Item.Rev, t.today()) }

// closing gives what follows the summary of a round, and what follows that: the
// chest, if the session brought a reward, and the end.
func (t turn) closing(shown Step, end EndStep) move {
	if _, summary := shown.(SummaryStep); summary && len(t.granted) > 0 {
		return move{step: ChestStep{Grants: t.granted}}
	}
	return move{step: end}
}

// fullIDs gives the full IDs of items of one pack.
func fullIDs(pack *content.Pack, items []content.ItemID) []string {
	ids := make([]string, len(items))
	for i, id := range items {
		ids[i] = pack.ID().Item(id)
	}
	return ids
}

// occasion names what a question is asked for, so that its parts stand in another order
// each time that a quiz is sat.
func (t turn) occasion(kind Asking, quiz string) string {
	return string(kind) + strconv.Itoa(t.player.Quizzing(quiz).Sittings)
}
