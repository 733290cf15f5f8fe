package plain

import (
	"errors"
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// labTask is a mission of a lab, or its sandbox.
type labTask struct {
	lab     *content.Lab
	mission *content.Mission // nil for the sandbox
	stars   int
}

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
		all := t.labTasks()
		if len(all) == 0 {
			t.say(t.labBook().NoLabs)
			return nil
		}
		e, err := t.chooseLabTask(all, only)
		if err != nil {
			return err
		}
		mission := content.MissionID("")
		if e.mission != nil {
			mission = e.mission.ID
		}
		play, err := game.EnterLab(t.pack, t.seat.Player, e.lab, mission)
		if err != nil {
			t.say(t.labBook().CannotEnter)
			return nil
		}
		if err := t.playLab(play); err != nil && !errors.Is(err, errBack) {
			return err
		}
		only = nextLab(t.labTasks(), e.lab.ID)
	}
}

// nextLab gives the lab that is listed after one was played: the same if it has a
// mission to solve, else the first that has one, so that the list stays short.
func nextLab(all []labTask, at content.LabID) content.LabID {
	if e := firstOpen(tasksOf(all, at)); e.mission != nil && e.stars == 0 {
		return at
	}
	if e := firstOpen(all); e.mission != nil && e.stars == 0 {
		return e.lab.ID
	}
	return at
}

// tasksOf gives the tasks of one lab; all of them for "".
func tasksOf(all []labTask, lab content.LabID) []labTask {
	var some []labTask
	for _, e := range all {
		if lab == "" || e.lab.ID == lab {
			some = append(some, e)
		}
	}
	return some
}

// labTasks gives the missions and sandboxes of the pack, in order.
func (t *terminal) labTasks() []labTask {
	var all []labTask
	for _, head := range t.pack.Labs() {
		source, ok := t.pack.Lab(head.ID)
		if !ok {
			continue
		}
		for i := range source.Missions {
			m := &source.Missions[i]
			all = append(all, labTask{source, m, t.seat.Player.Solved(t.pack.ID().Mission(m.ID)).Stars})
		}
		all = append(all, labTask{lab: source})
	}
	return all
}

// chooseLabTask lists the tasks of one lab, or all for "", and asks for one. Enter
// takes the first mission that is not solved, which the list names.
func (t *terminal) chooseLabTask(all []labTask, only content.LabID) (labTask, error) {
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
			return labTask{}, err
		case name == "back":
			return labTask{}, errLeave
		case name == "show":
			show()
		case name == "all":
			some = all
			show()
		case name == "" && len(n) == 0:
			return firstOpen(some), nil
		case name == "" && len(n) == 1 && n[0] >= 1 && n[0] <= len(some):
			return some[n[0]-1], nil
		default:
			t.fill(t.labBook().PickBad, "of", strconv.Itoa(len(some)))
		}
	}
}

// firstOpen gives the first mission that is not solved, else the first of all.
func firstOpen(all []labTask) labTask {
	for _, e := range all {
		if e.mission != nil && e.stars == 0 {
			return e
		}
	}
	return all[0]
}

// listLabTasks lists missions and sandboxes. some says that these are not all.
func (t *terminal) listLabTasks(all []labTask, some bool) {
	w := t.labBook()
	t.fill(w.Labs, "pack", t.inline(t.pack.Meta().Title))
	for i, e := range all {
		if i == 0 || e.lab != all[i-1].lab {
			t.say(t.inline(e.lab.Title))
		}
		n := strconv.Itoa(i+1) + ". "
		switch {
		case e.mission == nil:
			t.say(n + w.SandboxLong)
		case e.stars > 0:
			t.say(n + t.inline(e.mission.Text) + " (" + w.Solved + ", " + phrase.Fill(w.Stars, "n", strconv.Itoa(e.stars)) + ")")
		default:
			t.say(n + t.inline(e.mission.Text) + " (" + w.Unsolved + ")")
		}
	}
	t.fill(w.Pick, "n", strconv.Itoa(1+slices.Index(all, firstOpen(all))))
	if some {
		t.say(w.PickAll)
	}
}
