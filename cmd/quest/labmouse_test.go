package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content"
	"quest/content/packs"
	"quest/game"
	"quest/game/labtest"
	"quest/game/phrase"
)

// TestAMissionIsSolvedByMouseInATerminal solves a mission with nothing but the mouse:
// the list, the controls, the action, the predictions, and the way back. A player who
// types the same line by line must have the same save.
func TestAMissionIsSolvedByMouseInATerminal(t *testing.T) {
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	plans, err := labtest.Plans(pack, labtest.Best)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang       game.Speech
		number     string
		cols, rows string
		begin      string
		plan       labtest.Plan
	}{
		{game.SpeakEnglish, "1", "80", "24", "When the database calls Lambda", plans[0]},
		{game.SpeakKorean, "2", "60", "18", "데이터베이스가 Lambda를 호출할 때", plans[0]},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			s := &labStory{openTerminal(t, c.cols, c.rows), &phrase.For(c.lang).Lab, []labtest.Plan{c.plan}, 0}
			h := hand{s.terminal, phrase.For(c.lang), c.lang.Langs()[0]}
			s.run("play", s.setting()...)
			s.until("English")
			s.press(c.number, "enter", "J", "o", "enter")
			s.until(c.begin)
			s.run("lab", s.setting("rds-events/"+string(c.plan.Lab.ID))...)
			h.mission(c.plan)
			stars := phrase.Fill(s.words.Stars, "n", "3")
			s.until(stars)
			h.click(stars)
			s.until(phrase.Fill(s.words.Progress, "n", "1", "of", "19"))
			s.sameByLines(c.number)
		})
	}
}

// mission opens the mission that the list begins at and solves it.
func (h hand) mission(p labtest.Plan) {
	h.t.Helper()
	h.hears(true)
	h.click("❯")
	play, err := game.EnterLab(p.Pack, new(game.Player), p.Lab, p.Mission.ID)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, m := range p.Moves {
		if m.Control != "" {
			h.wire(play, m)
			continue
		}
		h.act(play, m)
	}
}

// wire clicks on a control and then on its value, until it is the one that is wanted.
func (h hand) wire(play *game.LabSession, m labtest.Move) {
	h.t.Helper()
	machine := play.Machine()
	i := slices.IndexFunc(machine.Lab().Controls, func(c content.Control) bool { return c.ID == m.Control })
	control := &machine.Lab().Controls[i]
	name := []rune(content.PlainText(control.Text.Line(h.lang)))
	words := string(name[:min(10, len(name))]) // the rest may go on below
	h.reach(words)
	h.click(words)
	h.until("❯ " + words)
	for machine.Value(play.State(), m.Control).ID != m.Value {
		at := slices.IndexFunc(control.Values, func(v content.Value) bool { return v.ID == machine.Value(play.State(), m.Control).ID })
		if err := play.Set(m.Control, control.Values[(at+1)%len(control.Values)].ID); err != nil {
			h.t.Fatal(err)
		}
		before := h.screen()
		x, y := h.at("← ")
		h.clickAt(x+3, y)
		h.untilScreen("another value", func(s string) bool { return s != before })
	}
}

// reach turns the wheel, a notch after the other has been seen, until some words are on
// the screen.
func (h hand) reach(words string) {
	h.t.Helper()
	for {
		before := h.until("")
		if strings.Contains(before, words) {
			return
		}
		h.touch(wheelDown, 20, 10, "M")
		h.untilScreen("more of the panel on the way to "+words, func(s string) bool { return s != before })
	}
}

// act clicks on the action, and twice on each prediction: to choose and to say it.
func (h hand) act(play *game.LabSession, m labtest.Move) {
	h.t.Helper()
	h.reach("▸ 1")
	h.click("▸ 1")
	routes, err := play.Visible(m.Action)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, r := range routes {
		n := slices.Index(r.Path, m.Said[r.ID])
		if m.Said[r.ID] == game.Arrives {
			n = len(r.Path)
		}
		option := " " + strconv.Itoa(n+1) + "  "
		h.until("○" + option)
		h.click("○" + option)
		h.until("●" + option)
		h.click("●" + option)
	}
}
