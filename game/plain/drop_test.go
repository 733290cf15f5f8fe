package plain_test

import (
	"strings"
	"testing"

	"quest/game"
)

// lucky begins a save whose first right answer brings something that fits.
func lucky(fits func(game.DropRow) bool) func(*game.Seat) {
	return func(s *game.Seat) {
		for s.Seed = 0; ; s.Seed++ {
			if row, found := game.CurrentDropOdds().Draw(s.Seed, 0, 0); found && fits(row) {
				return
			}
		}
	}
}

// What a draw has brought is said after the explanation, the saving and the XP, in the words of the
// player; while nothing can be saved it is not called had.
func TestADropIsSaidAfterTheExplanation(t *testing.T) {
	feather := func(r game.DropRow) bool { return r.Keepsake == "feather-midnight" }
	gold := func(r game.DropRow) bool { return r.Gold == 5 }
	for _, c := range []struct {
		fits   func(game.DropRow) bool
		speech game.Speech
		want   string
	}{
		{feather, game.SpeakEnglish, "saved 1\nThe number says how many of your answers are on disk.\n+24 XP\nA keepsake: Midnight feather.\nEnter to go on."},
		{feather, game.SpeakKorean, "+24 XP\n기념품: 한밤 깃털.\n"},
		{feather, game.SpeakBoth, "+24 XP\nA keepsake: Midnight feather / 한밤 깃털.\n"},
		{gold, game.SpeakEnglish, "+24 XP\nA drop: +5 gold.\nEnter to go on."},
		{gold, game.SpeakKorean, "+24 XP\n드롭: +5골드.\n"},
	} {
		e := sitDown(&journal{}, lucky(c.fits), func(s *game.Seat) { s.Speech = c.speech })
		p := playThrough(t, e.seat, &player{})
		if !strings.Contains(p, c.want) {
			t.Errorf("%s: no %q in:\n%s", c.speech, c.want, p)
		}
		if before, _, _ := strings.Cut(p, "+24 XP"); strings.Contains(before, "feather") || strings.Contains(before, "drop:") {
			t.Errorf("%s: a drop is told before its answer:\n%s", c.speech, before)
		}
		if n := strings.Count(p, "feather.") + strings.Count(p, "깃털."); c.speech == game.SpeakEnglish && n > 1 {
			t.Errorf("%d keepsakes in six answers:\n%s", n, p)
		}
	}
	e := sitDown(&journal{full: true}, lucky(feather))
	if out := playThrough(t, e.seat, &player{}); !strings.Contains(out, "A keepsake: Midnight feather / 한밤 깃털. It is yours once it can be saved.") {
		t.Errorf("a drop that is not on disk:\n%s", out)
	}
}

// The summary names the keepsakes of the session, and the gold of drops is among its gold.
func TestTheSummaryNamesWhatWasFound(t *testing.T) {
	e := sitDown(&journal{}, lucky(func(r game.DropRow) bool { return r.Keepsake == "feather-rain" }), func(s *game.Seat) { s.Speech = game.SpeakEnglish })
	if out := playThrough(t, e.seat, &player{}); !strings.Contains(out, "XP, Rain feather\n") {
		t.Errorf("no Rain feather in:\n%s", out)
	}
	e = sitDown(&journal{}, lucky(func(r game.DropRow) bool { return r.Gold == 3 }), func(s *game.Seat) { s.Speech = game.SpeakEnglish })
	if out := playThrough(t, e.seat, &player{}); !strings.Contains(out, "XP, +3 gold\n") {
		t.Errorf("no gold in:\n%s", out)
	}
}
