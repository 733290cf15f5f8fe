package game_test

import (
	"errors"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/lab"
)

func enter(t *testing.T, tb *table, mission content.MissionID) *game.LabSession {
	t.Helper()
	canal, ok := tb.pack.Lab(contenttest.Canal)
	if !ok {
		t.Fatal("the pack has no canal")
	}
	s, err := game.EnterLab(tb.pack, tb.player, canal, mission)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func set(t *testing.T, s *game.LabSession, control, value content.PartID) {
	t.Helper()
	if err := s.Set(control, value); err != nil {
		t.Fatal(err)
	}
}

func (tb *table) fire(s *game.LabSession, said game.Forecast) game.Firing {
	tb.t.Helper()
	f, b, err := s.Fire("sail", said, tb.now)
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.keep(b)
	return f
}

func TestAMissionIsSolvedWithStarsAndPaidOnce(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	arrives := game.Forecast{"channel": game.Arrives, "tow": game.Arrives}
	s := enter(t, tb, contenttest.BringTanker)
	if s.Par() != 2 {
		t.Fatalf("par %d, want 2", s.Par())
	}
	if err := s.Set("ship", "dinghy"); !errors.Is(err, game.ErrLocked) {
		t.Errorf("a locked control gives %v", err)
	}
	set(t, s, "gate", "open")
	if f := tb.fire(s, arrives); f.Solved || f.Right != 1 || f.Of != 2 {
		t.Errorf("low water: %+v, want the tow foreseen and nothing solved", f)
	}
	set(t, s, "water", "high")
	f := tb.fire(s, arrives)
	if !f.Solved || f.Stars != 3 || f.XP != 20 || f.Right != 2 || tb.player.XP != 20 {
		t.Errorf("solved %+v with %d XP, want three stars and 20 XP", f, tb.player.XP)
	}
	if again := tb.fire(s, arrives); again.XP != 0 || tb.player.XP != 20 {
		t.Errorf("solving again pays %d", again.XP)
	}
	storm := enter(t, tb, contenttest.TowInStorm)
	set(t, storm, "wind", "calm")
	if f := tb.fire(storm, game.Forecast{"channel": "lock", "tow": game.Arrives}); !f.Solved || f.Right != 2 {
		t.Errorf("second mission: %+v", f)
	}
	if tb.player.XP != 20+10+50 || !tb.granted(string(contenttest.DeepID)+"#reward/canal-master") {
		t.Errorf("XP %d after all missions, want 80 with the reward of the lab", tb.player.XP)
	}
	played := tb.player.XP
	tb.replay()
	if tb.player.XP != played || tb.player.Solved(contenttest.DeepID.Mission(contenttest.BringTanker)).Stars != 3 || tb.player.Foreseen != 7 {
		t.Errorf("replayed: %d XP, %d foreseen", tb.player.XP, tb.player.Foreseen)
	}
}

func TestNothingFiresBeforeItIsPredicted(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	s := enter(t, tb, "")
	if _, _, err := s.Fire("sail", nil, tb.now); !errors.Is(err, game.ErrUnpredicted) {
		t.Errorf("firing without a forecast gives %v", err)
	}
	if tb.player.Predictions != 0 {
		t.Error("a refused firing was counted")
	}
	f := tb.fire(s, game.Forecast{"channel": game.Arrives})
	if f.Right != 0 || f.Of != 1 || f.Solved {
		t.Errorf("wrong forecast: %+v", f)
	}
	if _, ok := tb.player.Knowing("test/deep-harbour#item/x"); ok || tb.player.XP != 0 {
		t.Error("a prediction earned something")
	}
}

func TestWhatWasChangedInALabCanBeTakenBack(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	s := enter(t, tb, "")
	if s.Undo() {
		t.Error("there was something to take back at the start")
	}
	set(t, s, "gate", "open")
	set(t, s, "gate", "open")
	set(t, s, "water", "high")
	if s.Changes() != 2 {
		t.Errorf("%d changes, want 2", s.Changes())
	}
	s.Reset()
	if s.Changes() != 0 || !s.Undo() || s.Changes() != 2 || !s.Undo() || s.Changes() != 1 {
		t.Errorf("%d changes after undoing", s.Changes())
	}
}

func TestStarsFallWithTheDetour(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	s := enter(t, tb, contenttest.BringTanker)
	for _, c := range [][2]content.PartID{{"gate", "open"}, {"water", "high"}, {"wind", "strong"}} {
		set(t, s, c[0], c[1])
	}
	if f := tb.fire(s, game.Forecast{"channel": game.Arrives, "tow": "sea"}); f.Stars != 2 {
		t.Errorf("one change too many gives %d stars, want 2", f.Stars)
	}
}

func TestALabOrMissionThatIsNotThereIsRefused(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	canal, _ := tb.pack.Lab(contenttest.Canal)
	if _, err := game.EnterLab(tb.pack, tb.player, canal, "no-such"); !errors.Is(err, lab.ErrUnknown) {
		t.Errorf("an unknown mission gives %v", err)
	}
}

// The tanker runs aground at the lake. Who said that it stops before has not believed
// that it gets through.
func TestOnlyWhoSaidThatItGetsFurtherHasTheBelief(t *testing.T) {
	for said, beliefs := range map[content.PartID]int{"sea": 0, "lock": 0, "lake": 0, game.Arrives: 1} {
		tb := sitDown(t, contenttest.Deep())
		s := enter(t, tb, contenttest.BringTanker)
		set(t, s, "gate", "open")
		_, b, err := s.Fire("sail", game.Forecast{"channel": said, "tow": game.Arrives}, tb.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(b.Events[0].Predicted.Beliefs); got != beliefs {
			t.Errorf("%s: %d beliefs, want %d", said, got, beliefs)
		}
	}
}
