package game_test

import (
	"encoding/json"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// wirings counts the events that keep the controls of a lab.
func (tb *table) wirings() int {
	n := 0
	for _, b := range tb.kept {
		for _, e := range b.Events {
			if e.Wired != nil {
				n++
			}
		}
	}
	return n
}

func TestTheControlsOfALabAreKeptWhenItIsLeft(t *testing.T) {
	for name, mission := range map[string]content.MissionID{"a mission": contenttest.BringTanker, "the sandbox": ""} {
		t.Run(name, func(t *testing.T) {
			tb := sitDown(t, contenttest.Deep())
			s := enter(t, tb, mission)
			if s.Resumed() {
				t.Error("a lab that was never entered is resumed")
			}
			for range 50 { // keys are not kept one by one
				set(t, s, "gate", "open")
				s.Undo()
			}
			set(t, s, "gate", "open")
			if tb.wirings() != 0 {
				t.Fatal("a key was kept")
			}
			tb.keep(s.Leave(tb.now))
			tb.replay()
			again := enter(t, tb, mission)
			if !again.Resumed() || again.Changes() != 1 || !again.Changed("gate") {
				t.Errorf("back after leaving: %d changes", again.Changes())
			}
			tb.keep(again.Leave(tb.now))
			if tb.wirings() != 1 {
				t.Errorf("%d events for one change", tb.wirings())
			}
			again.Reset()
			tb.keep(again.Leave(tb.now))
			if s := enter(t, tb, mission); s.Resumed() || s.Changes() != 0 {
				t.Error("the start was not kept")
			}
		})
	}
}

// Whoever is killed comes back to the controls of the newest action.
func TestTheControlsOfALabAreKeptWithEachAction(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	s := enter(t, tb, contenttest.BringTanker)
	arrives := game.Forecast{"channel": game.Arrives, "tow": game.Arrives}
	set(t, s, "gate", "open")
	tb.fire(s, arrives)
	tb.fire(s, arrives)
	if tb.wirings() != 1 {
		t.Errorf("%d events, want one", tb.wirings())
	}
	set(t, s, "water", "high")
	tb.replay()
	if s = enter(t, tb, contenttest.BringTanker); s.Changes() != 1 || !s.Changed("gate") {
		t.Errorf("after a kill: %d changes", s.Changes())
	}
	set(t, s, "water", "high")
	if f := tb.fire(s, arrives); !f.Solved || f.Stars != 3 {
		t.Fatalf("%+v", f)
	}
	tb.keep(s.Leave(tb.now))
	tb.replay()
	if s = enter(t, tb, contenttest.BringTanker); s.Resumed() {
		t.Error("a solved mission begins solved")
	}
}

// A lab may change under its save: what it does not have any longer is left out, and what
// the mission locks stays as the mission wants it.
func TestControlsThatALabDoesNotHaveAreLeftOut(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	raw := `{"wired":{"lab":"test/deep-harbour#lab/canal","mission":"` + tb.pack.ID().Mission(contenttest.BringTanker) + `",
		"values":{"ship":"dinghy","gate":"no-such","none":"open","water":"high"}}}`
	var e game.Event
	if err := json.Unmarshal([]byte(raw), &e); err != nil {
		t.Fatal(err)
	}
	tb.player.Apply(game.Batch{Day: 1, Events: []game.Event{e}})
	s := enter(t, tb, contenttest.BringTanker)
	if s.Changed("ship") || s.Changed("gate") || !s.Changed("water") || s.Changes() != 1 {
		t.Errorf("%d changes", s.Changes())
	}
}
