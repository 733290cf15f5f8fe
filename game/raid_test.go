package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// dealt is the damage of all batches that were kept since.
func (tb *table) dealt(since int) int {
	sum := 0
	for _, b := range tb.kept[since:] {
		sum += game.Damage(b)
	}
	return sum
}

func TestDamageIsWhatAnswersTeach(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	xp := tb.player.XP
	tb.record(tb.vote("r1", true))
	if got := tb.dealt(0); got != tb.player.XP-xp || got == 0 {
		t.Errorf("a first right answer does %d damage and earns %d XP", got, tb.player.XP-xp)
	}
	since := len(tb.kept)
	tb.now = at(1)
	tb.record(tb.vote("r2", true)) // not due
	if got := tb.dealt(since); got != 0 {
		t.Errorf("an answer that is still known does %d damage", got)
	}
	since = len(tb.kept)
	tb.now = at(60)
	tb.record(tb.vote("r3", false))
	if got := tb.dealt(since); got != 0 {
		t.Errorf("a wrong answer does %d damage", got)
	}
}

func TestRepeatingDoesNoDamage(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, always)
	since := len(tb.kept)
	for range 20 {
		tb.practiseAll(contenttest.LastLesson)
		tb.run(always)
	}
	tb.keep(tb.player.OpenChest(tb.now))
	if got := tb.dealt(since); got != 0 || len(tb.kept) == since {
		t.Errorf("20 rounds of practice do %d damage", got)
	}
	if all := tb.dealt(0); all == 0 || all >= tb.player.XP {
		t.Errorf("the pack did %d damage with %d XP: the chests may not count", all, tb.player.XP)
	}
}

func TestAMixUpThatIsRefutedDoesMore(t *testing.T) {
	paid := func(xp int, first bool, refutes ...string) game.Batch {
		return game.Batch{Events: []game.Event{
			{Answered: &game.Answered{Item: "a/b#item/x", Rev: 1, Right: true, First: first, Grade: 3, Refutes: refutes}},
			{Earned: &game.Earned{Item: "a/b#item/x", XP: xp}},
		}}
	}
	for name, c := range map[string]struct {
		batch game.Batch
		want  int
	}{
		"a memory that grew":              {paid(24, true), 24},
		"and speaks against a mix-up":     {paid(24, true, "m"), 29},
		"and against two":                 {paid(24, true, "m", "n"), 34},
		"what was forgotten":              {paid(3, true, "m"), 3},
		"no first answer":                 {paid(24, false, "m"), 0},
		"more than a class takes":         {paid(5000, true), game.MostDamage},
		"an amount that no rule can give": {paid(2_000_000_000, true), 0},
		"XP without an answer":            {game.Batch{Events: []game.Event{{Earned: &game.Earned{Item: "a/b#item/x", XP: 24}}}}, 0},
		"XP twice for one answer":         {game.Batch{Events: append(paid(24, true).Events, paid(24, true).Events[1])}, 24},
		"nothing":                         {game.Batch{}, 0},
	} {
		if got := game.Damage(c.batch); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestHealthGrowsWithTheClass(t *testing.T) {
	for members, want := range map[int]int{-1: 100, 0: 100, 1: 100, 30: 3000, 300: 30000} {
		if got := game.RaidHealth(members); got != want {
			t.Errorf("%d members: %d, want %d", members, got, want)
		}
	}
}

// A class that learns a whole new pack takes down the boss that is proposed for it: here 30 members who
// each know three of four questions.
func TestAClassCanWinARaid(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	n := 0
	finishPack(tb, func(content.ItemID) bool { n++; return n%4 != 0 })
	if got := 30 * tb.dealt(0); got < game.RaidHealth(30) {
		t.Errorf("30 members who learn the pack do %d damage of %d", got, game.RaidHealth(30))
	}
}
