package tui

import (
	"strings"
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// lucky makes the first right answer of a player bring a keepsake.
func lucky(keepsake string) func(*game.Seat, *Options) {
	return func(seat *game.Seat, _ *Options) {
		seed := uint64(0)
		for ; ; seed++ {
			if row, found := game.CurrentDropOdds().Draw(seed, 0, 0); found && row.Keepsake == keepsake {
				break
			}
		}
		p := seat.Player
		p.Join(game.Joined{Name: contenttest.Safe("민아 Mina"), Lang: p.Speech, Seed: seed}, seat.Now())
	}
}

// dropScenes are a verdict whose answer has brought a keepsake, and the summary of its session.
func dropScenes() []scene {
	with := func(fits func(game.Step) bool, keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, lucky("feather-midnight")).press(keys...).until(true, fits)
		}
	}
	return []scene{
		{"verdict-drop", with(is[game.VerdictStep], "enter")},
		{"summary-drop", with(is[game.SummaryStep], "end", "up", "enter")},
	}
}

// What a draw has brought is told once it is on disk, below the explanation and the XP; a dry one
// says nothing, and neither does a question before its answer.
func TestADropIsToldAfterTheExplanationOnceItIsOnDisk(t *testing.T) {
	const said = "A keepsake: Midnight feather"
	v := newPlayer(t, game.SpeakEnglish, lucky("feather-midnight")).press("enter").until(true, is[game.QuestionStep])
	v.misses("feather").reply(true)
	v.holding = true
	v.press("enter")
	v.misses("feather")
	v.holding = false
	v.release()
	v.sees("+24 XP", said)
	at := func(words string) int { return strings.Index(v.text(), words) }
	if at("+24 XP") >= at(said) || at("Right") >= at("+24 XP") {
		t.Errorf("the order is wrong:\n%s", v.text())
	}
	v.press("enter").until(true, is[game.VerdictStep]).sees("+24 XP").misses("keepsake", "drop")
}
