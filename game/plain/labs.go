package plain

import (
	"errors"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// playLabs offers the labs of a pack and plays them until the player leaves.
func (t *terminal) playLabs(start game.Destination) error {
	for _, p := range t.seat.Packs {
		if p.ID() == start.Pack {
			t.pack = p
		}
	}
	if t.pack == nil {
		t.fill(t.book().NoPlace, "place", string(start.Pack))
		return nil
	}
	only := start.Lab
	for {
		t.emptyLine()
		all := t.seat.Player.LabTasks(t.pack)
		if len(all) == 0 {
			t.say(t.labBook().NoLabs)
			return nil
		}
		e, err := t.chooseLabTask(all, only)
		if err != nil {
			return err
		}
		play, err := game.EnterLab(t.pack, t.seat.Player, e.Lab, e.MissionID())
		if err != nil {
			t.say(t.labBook().CannotEnter)
			return nil
		}
		play.Among(t.seat.Packs)
		if err := t.playLab(play); err != nil && !errors.Is(err, errBack) {
			return err
		}
		only = nextLab(t.seat.Player.LabTasks(t.pack), e.Lab.ID)
	}
}

// nextLab gives the lab that is listed after one was played: the same if it has a
// mission to solve, else the first that has one, so that the list stays short.
func nextLab(all []game.LabTask, at content.LabID) content.LabID {
	if all[game.FirstOpen(all, at)].Open() {
		return at
	}
	if e := all[game.FirstOpen(all, "")]; e.Open() {
		return e.Lab.ID
	}
	return at
}

// tasksOf gives the tasks of one lab; all of them for "".
func tasksOf(all []game.LabTask, lab content.LabID) []game.LabTask {
	var some []game.LabTask
	for _, e := range all {
		if lab == "" || e.Lab.ID == lab {
			some = append(some, e)
		}
	}
	return some
}

// chooseLabTask lists the tasks of one lab, or all for "", and asks for one. Enter
// takes the first mission that is not solved, which the list names.
func (t *terminal) chooseLabTask(all []game.LabTask, only content.LabID) (game.LabTask, error) {
	some := tasksOf(all, only)
	if len(some) == 0 {
		some = all
	}
	show := func() { t.listLabTasks(some, len(some) < len(all)) }
	show()
	for {
		name, n, err := t.readLabCommand(show, func(w *phrase.LabBook) string { return w.ListHelp })
		switch {
		case err != nil:
			return game.LabTask{}, err
		case name == "back":
			return game.LabTask{}, errLeave
		case name == "show":
			show()
		case name == "all":
			some = all
			show()
		case name == "" && len(n) == 0:
			return some[game.FirstOpen(some, "")], nil
		case name == "" && len(n) == 1 && n[0] >= 1 && n[0] <= len(some):
			return some[n[0]-1], nil
		default:
			t.fill(t.labBook().PickBad, "of", strconv.Itoa(len(some)))
		}
	}
}

// labTask is what is to be done in words, with how far it is.
func (t *terminal) labTask(w *phrase.LabBook, e game.LabTask) string {
	name, state := w.SandboxLong, []string(nil)
	if e.Mission != nil {
		name = t.inline(e.Mission.Text)
		state = []string{w.Unsolved}
		if e.Stars > 0 {
			state = []string{w.Solved, phrase.Fill(w.Stars, "n", strconv.Itoa(e.Stars))}
		}
	}
	if e.Begun {
		state = append(state, w.Begun)
	}
	if len(state) == 0 {
		return name
	}
	return name + " (" + t.list(state) + ")"
}

// listLabTasks lists missions and sandboxes. some says that these are not all.
func (t *terminal) listLabTasks(all []game.LabTask, some bool) {
	w := t.labBook()
	t.fill(w.Labs, "pack", t.inline(t.pack.Meta().Title))
	for i, e := range all {
		if i == 0 || e.Lab != all[i-1].Lab {
			t.say(t.inline(e.Lab.Title))
		}
		t.say(strconv.Itoa(i+1) + ". " + t.labTask(w, e))
	}
	t.fill(w.Pick, "n", strconv.Itoa(1+game.FirstOpen(all, "")))
	if some {
		t.say(w.PickAll)
	}
}
