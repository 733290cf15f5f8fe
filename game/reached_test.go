package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/game"
)

// What was reached waits to be told over any number of starts, is told once, and waits no more.
func TestWhatWasReachedWaitsUntilItIsTold(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 5, 12))
	if u := tb.player.Untold(); !u.None() || !u.Notice(nil).Empty() {
		t.Fatalf("a new player is told of %+v", u)
	}
	finishPack(tb, always)
	for range 2 { // the program ended before anything was told
		tb.replay()
		u := tb.player.Untold()
		if u.Level != 4 || !slices.ContainsFunc(u.Achieved, func(a game.Achievement) bool { return a.ID == "first-quiz" }) {
			t.Fatalf("%+v waits", u)
		}
		if said := u.Notice(nil); said.Key != "desk.EarnedSince" {
			t.Errorf("it is told as %v", said)
		}
	}
	tb.keep(tb.player.TellFeats(tb.player.Untold().All, tb.now))
	tb.replay()
	if u := tb.player.Untold(); !u.None() {
		t.Errorf("told already: %+v", u)
	}
	if b := tb.player.TellFeats([]game.Feat{"level/4", "level/99"}, tb.now); !b.Empty() {
		t.Errorf("it is kept twice that it was told: %+v", b)
	}
}

// Two saves that reached the same tell it once together, whichever of them told it and in
// whichever order they are joined.
func TestMergedSavesTellOnce(t *testing.T) {
	reached := game.Batch{At: at(0), Events: []game.Event{{Reached: &game.Reached{Feats: []game.Feat{"level/3", "deed/at-par"}}}}}
	told := game.Batch{At: at(0), Events: []game.Event{{Told: &game.Told{Feats: []game.Feat{"level/3", "deed/at-par"}}}}}
	for _, order := range [][]game.Batch{{reached, told}, {told, reached}, {reached, told, reached}, {reached, reached, told}} {
		var p game.Player
		for _, b := range order {
			p.Apply(b)
		}
		if u := p.Untold(); !u.None() {
			t.Errorf("%+v waits", u)
		}
	}
	var p game.Player
	p.Apply(reached)
	p.Apply(reached)
	if u := p.Untold(); u.Level != 3 || len(u.Achieved) != 1 || len(u.All) != 2 {
		t.Errorf("untold in both: %+v", u)
	}
}

// A save of an older version has no record of what was told: nothing of it is told again.
func TestAnOlderSaveIsNotToldAgain(t *testing.T) {
	var p game.Player
	p.Apply(game.Batch{At: at(0), Events: []game.Event{
		{Granted: &game.Granted{Reward: "a/b#reward/c", XP: 5000}},
		{Opened: &game.Opened{Rewards: []string{"a/b#reward/c"}}},
		{Achieved: &game.Achieved{ID: "at-par", Figure: 3}},
		{Fought: &game.Fought{Pack: "a/b", Run: 1, Over: true, Won: true}},
	}})
	if u := p.Untold(); !u.None() {
		t.Errorf("%+v waits", u)
	}
	p.CatchUp(at(1))
	if u := p.Untold(); !u.None() {
		t.Errorf("what was caught up with waits: %+v", u)
	}
}

// The goal of the week is reached once, by study and not by a lower target.
func TestTheGoalOfTheWeekIsReachedOnceByStudy(t *testing.T) {
	play := func(target, lower int) (reached []int) {
		tb := sitDown(t, lessonsOf(t, 2, 12))
		b, _ := tb.player.SetWeekly(target, tb.now)
		tb.keep(b)
		for day := range 5 { // from a Monday on
			tb.now = at(day)
			tb.readOn("lesson-0")
			tb.run(always)
			tb.sit("lesson-0")
			tb.run(always)
			if lower > 0 && day == 1 {
				b, _ := tb.player.SetWeekly(lower, tb.now)
				tb.keep(b)
			}
		}
		for _, b := range tb.kept {
			if tb.player.FeatsIn(b).Week {
				reached = append(reached, int(b.Day-game.StudyDay(tb.kept[0].Day)))
			}
		}
		return reached
	}
	if got := play(3, 0); !slices.Equal(got, []int{2}) {
		t.Errorf("a goal of three days is reached on the days %v", got)
	}
	if got := play(5, 1); len(got) != 0 {
		t.Errorf("a lower target is celebrated on the days %v", got)
	}
}

// The first victory over a boss brings a keepsake that no draw brings; the second one brings none.
func TestTheFirstVictoryOverABossBringsAKeepsake(t *testing.T) {
	tb := atTheGate(t, 20)
	brought := func() (n int) {
		before := len(tb.kept)
		tb.fight(false)
		tb.run(always)
		for _, b := range tb.kept[before:] {
			if k := tb.player.FeatsIn(b).Keepsake; k != nil && k.ID == game.BossKeepsake && !k.Name[content.Korean].Empty() {
				n++
			}
		}
		return n
	}
	if len(tb.player.Collected()) != len(tb.player.Kept()) {
		t.Error("it is there before the victory")
	}
	if n := brought(); n != 1 {
		t.Errorf("the first victory brings %d", n)
	}
	tb.now = at(2)
	if n := brought(); n != 0 {
		t.Errorf("the second victory brings %d", n)
	}
	tb.replay()
	all := tb.player.Collected()
	if len(all) != len(tb.player.Kept())+1 || all[len(all)-1].ID != game.BossKeepsake || all[len(all)-1].Day != tb.player.Boss(tb.pack.ID()).WonOn {
		t.Errorf("collected: %+v", all)
	}
	if _, drawn := game.KeepsakeOf(game.BossKeepsake); drawn {
		t.Error("a draw can bring it")
	}
}
