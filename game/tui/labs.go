package tui

import (
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/lab"
	"quest/game/tui/screen"
)

// actLab does what a screen wants done about labs.
func (m *Model) actLab(i screen.LabIntent) tea.Cmd {
	switch i := i.(type) {
	case screen.ShowLabs:
		if anew, ok := m.current(i.Pack); !ok {
			return anew
		}
		if _, opened := m.screen.(screen.Chest); opened {
			m.then, m.session, m.goal, m.locked = nil, nil, nil, m.sealed()
		}
		return m.mount(lab.NewList(i.Pack, m.seat.Player, i.At))
	case screen.EnterLab:
		return m.enterLab(i)
	case screen.Fire:
		return m.fire(i)
	case screen.LeaveLab:
		return m.leaveLab(i)
	}
	return nil
}

func (m *Model) enterLab(i screen.EnterLab) tea.Cmd {
	if play, ok := m.bench(i); ok {
		m.session = nil
		return m.mount(lab.New(i.Pack, play, m.options.PlainBorders))
	}
	m.flash = func(a screen.Area) string { return a.Book().Lab.CannotEnter }
	return nil
}

// bench gives the session at a lab: the one that was left since the program started, or a
// new one; false if the pack has no such lab or mission.
func (m *Model) bench(i screen.EnterLab) (*game.LabSession, bool) {
	if play, ok := m.benches[i]; ok {
		return play, true
	}
	source, ok := i.Pack.Lab(i.Lab)
	if !ok {
		return nil, false
	}
	play, err := game.EnterLab(i.Pack, m.seat.Player, source, i.Mission)
	if err != nil {
		return nil, false
	}
	if m.benches == nil {
		m.benches = map[screen.EnterLab]*game.LabSession{}
	}
	m.benches[i] = play
	return play, true
}

// fire runs the action and tells the screen what came of it.
func (m *Model) fire(i screen.Fire) tea.Cmd {
	now := m.seat.Now()
	m.before = m.area().Kept.Standing
	i.Lab.Among(m.seat.Packs)
	firing, batch, err := i.Lab.Fire(i.Action, i.Forecast, now)
	if err != nil {
		m.flash = func(a screen.Area) string { return a.Book().Lab.SayFirst }
		return nil
	}
	if firing.Solved {
		maps.DeleteFunc(m.benches, func(_ screen.EnterLab, play *game.LabSession) bool { return play == i.Lab })
	}
	if len(firing.Tasks) > 0 {
		m.flash = func(a screen.Area) string {
			return strings.Join(a.Book().Today.Done(firing.Tasks, firing.AllTasks), " ")
		}
	}
	return tea.Batch(m.keep(batch, now), m.tell(screen.Happened{Firing: firing}))
}

// leaveLab goes back to the list, after the chest if a reward was not shown yet.
func (m *Model) leaveLab(i screen.LeaveLab) tea.Cmd {
	kept := m.keepControls()
	return tea.Batch(kept, m.afterChest(func() tea.Cmd { return m.mount(lab.NewList(i.Pack, m.seat.Player, i.Lab).At(i.Lab, i.Mission)) }))
}

// keepControls keeps how the controls stand of the lab that is shown, if one is.
func (m *Model) keepControls() tea.Cmd {
	l, ok := m.played().(lab.Lab)
	if !ok || m.watches() {
		return nil
	}
	now := m.seat.Now()
	return m.keep(l.Play().Leave(now), now)
}

// controlsKept reports whether keepControls has nothing to keep.
func (m *Model) controlsKept() bool {
	l, ok := m.played().(lab.Lab)
	return !ok || m.watches() || l.Play().Kept()
}

// offerLab says on the map that the lesson just left has a lab with a mission that is
// not solved.
func (m *Model) offerLab(about game.About) {
	pack, lesson := about.Pack, about.Lesson
	if lesson.Lab == "" || !m.seat.Player.Reading(pack.ID().Lesson(lesson.ID)).Done {
		return
	}
	for _, head := range pack.Labs() {
		if g := m.seat.Player.LabProgress(pack, head); head.ID == lesson.Lab && g.Solved < g.Missions {
			m.flash = func(a screen.Area) string { return a.Book().Lab.Offer }
		}
	}
}
