package tui

import (
	"testing"

	"quest/content"
	"quest/game"
)

// levelled plays on the flagship until an answer raises a level, and stops at its verdict.
func levelled(t *testing.T, speech game.Speech) *visit {
	t.Helper()
	v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(t)} })
	v.press("enter").until(true, is[game.SummaryStep]).press("n")
	return v.until(true, func(s game.Step) bool { verdict, ok := s.(game.VerdictStep); return ok && verdict.Level > 0 })
}

// What was reached before the program was killed is told by the map of the next start, in one
// line and once.
func TestWhatWasNotCelebratedIsToldAtTheNextStart(t *testing.T) {
	for speech, said := range map[game.Speech][]string{
		game.SpeakEnglish: {"Earned since you were last here: level 2"},
		game.SpeakKorean:  {"지난번에 이룬 것이 있습니다: 레벨 2"},
		game.SpeakBoth:    {"Earned since", "level 2", "지난번에", "레벨 2"},
	} {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
			killed := levelled(t, speech)
			v := killed.again().resize(size[0], size[1]).atMap()
			v.sees(said...).fits()
			if v.celebrates() {
				t.Error("it is celebrated, too")
			}
			v.again().atMap().misses(said[0])
		}
	}
}

// What was celebrated is not told again at the next start, and what was not saved waits.
func TestWhatWasCelebratedIsNotToldAgain(t *testing.T) {
	v := levelled(t, game.SpeakEnglish).untilShown(true, is[game.SummaryStep])
	if !v.celebrates() {
		t.Fatalf("nothing is celebrated:\n%s", v.text())
	}
	v.again().atMap().sees("Earned since you were last here") // killed before its picture was whole
	v.ringAll()
	v.sees("Level 2 reached")
	v.again().atMap().misses("Earned since")
	v.press("x").sees("This time")
	v.again().atMap().misses("Earned since")
}

// A player who only watches another program is told nothing, and tells nothing.
func TestWhoWatchesIsNotToldWhatTheOtherProgramReached(t *testing.T) {
	killed := levelled(t, game.SpeakEnglish)
	v := killed.again(func(s *game.Seat, _ *Options) { s.Watch = func() (*game.Player, bool) { return nil, false } })
	v.misses("Earned since")
	if n := len(v.shelf.batches); n != len(killed.shelf.batches) {
		t.Errorf("%d batches are kept", n-len(killed.shelf.batches))
	}
}

// atMap leaves the offer of certainty, which lies over the map of a new player.
func (v *visit) atMap() *visit {
	v.ringAll()
	if v.m.over != nil {
		v.press("esc")
	}
	return v
}
