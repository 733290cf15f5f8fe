package tui

import (
	"testing"

	"quest/game"
	"quest/game/tui/home"
)

// What was found in the save is told where the player is, and stays on the map.
func TestWhatTheStartFoundIsToldWherePlayBegins(t *testing.T) {
	found := []game.Notice{
		game.Say("desk.EndRepaired").With("copy", "/tmp/copy"),
		game.Say("desk.SavedAgain").Count("n", 2),
	}
	second := "saved again"
	for name, begin := range map[string]func(*game.Seat, *Options){
		"a lesson":                     func(s *game.Seat, _ *Options) { s.Start = &game.Destination{Pack: "test/harbour", Lesson: "locks"} },
		"what comes next":              func(s *game.Seat, _ *Options) { s.Start = &game.Destination{Pack: "test/harbour"} },
		"a lesson that does not exist": func(s *game.Seat, _ *Options) { s.Start = &game.Destination{Pack: "test/harbour", Lesson: "nowhere"} },
		"the map":                      func(*game.Seat, *Options) {},
	} {
		for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakBoth} {
			t.Run(name+" "+string(speech), func(t *testing.T) {
				v := newPlayer(t, speech, begin, func(s *game.Seat, _ *Options) { s.Notices = found })
				v.sees("was repaired", second)
				if _, onMap := v.m.screen.(home.Home); !onMap {
					v.press("down").misses("was repaired").press("esc")
				}
				v.sees("was repaired", second)
			})
		}
	}
}

func TestWhatTheStartFoundIsToldToOneWhoIsNew(t *testing.T) {
	v := newVisit(t, func(s *game.Seat, _ *Options) {
		s.Notices = []game.Notice{game.Say("desk.EndRepaired").With("copy", "/tmp/copy")}
	})
	v.sees("was repaired").press("1").misses("was repaired").press("enter", "enter").sees("was repaired", "A word before")
}
