package plain

import (
	"errors"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/tui/phrase"
)

// errand is a mission of a lab, or its sandbox.
type errand struct {
	lab     *content.Lab
	mission *content.Mission // nil for the sandbox
	stars   int
}

// labs leads through the labs of a pack until the player leaves.
func (t *table) labs(start game.Place) error {
	for _, p := range t.seat.Packs {
		if p.ID() == start.Pack {
			t.pack = p
		}
	}
	if t.pack == nil {
		t.fill(t.book().NoPlace, "place", string(start.Pack))
		return nil
	}
	at := start.Lab
	for {
		t.gap()
		all := t.errands()
		if len(all) == 0 {
			t.say(t.labBook().NoLabs)
			return nil
		}
		e, err := t.pickErrand(all, at)
		if err != nil {
			return err
		}
		at = e.lab.ID
		mission := content.MissionID("")
		if e.mission != nil {
			mission = e.mission.ID
		}
		play, err := game.EnterLab(t.pack, t.seat.Player, e.lab, mission)
		if err != nil {
			t.say(t.labBook().CannotEnter)
			return nil
		}
		if err := t.bench(play); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
}

// errands are the missions and sandboxes of the pack, in order.
func (t *table) errands() []errand {
	var all []errand
	for _, head := range t.pack.Labs() {
		source, ok := t.pack.Lab(head.ID)
		if !ok {
			continue
		}
		for i := range source.Missions {
			m := &source.Missions[i]
			all = append(all, errand{source, m, t.seat.Player.Solved(t.pack.ID().Mission(m.ID)).Stars})
		}
		all = append(all, errand{lab: source})
	}
	return all
}

// pickErrand asks for one. Enter takes the first mission that is not solved, of the
// lab that was asked for; else the first of all.
func (t *table) pickErrand(all []errand, at content.LabID) (errand, error) {
	show := func() { t.listErrands(all) }
	show()
	for {
		name, n, err := t.hear(show)
		switch {
		case err != nil:
			return errand{}, err
		case name == "back":
			return errand{}, errLeave
		case name == "show":
			show()
		case name == "" && len(n) == 0:
			return firstOpen(all, at), nil
		case name == "" && len(n) == 1 && n[0] >= 1 && n[0] <= len(all):
			return all[n[0]-1], nil
		default:
			t.fill(t.labBook().PickBad, "of", strconv.Itoa(len(all)))
		}
	}
}

func firstOpen(all []errand, at content.LabID) errand {
	for _, e := range all {
		if e.mission != nil && e.stars == 0 && (at == "" || e.lab.ID == at) {
			return e
		}
	}
	for _, e := range all {
		if e.lab.ID == at {
			return e
		}
	}
	return all[0]
}

func (t *table) listErrands(all []errand) {
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
	t.say(w.Pick)
}
