package tui

import (
	"testing"

	"quest/game"
)

// Screens with several parts name them in the same way, and the same keys lead from part to part.
func TestAllTabsLookAlikeAndHearTheSameKeys(t *testing.T) {
	for screen, c := range map[string]struct {
		key   string
		names []string
	}{
		"record": {"r", []string{"Overview", "Days", "Lessons", "Memory", "Certainty", "Mix-ups"}},
		"shop":   {"g", []string{"Themes", "Borders", "Banners", "Owls", "Companions", "Kept"}},
		"deeds":  {"a", []string{"Achievements", "Titles"}},
	} {
		v := newPlayer(t, game.SpeakEnglish).press(c.key)
		for _, keys := range [][2]string{{"right", "left"}, {"tab", "shift+tab"}} {
			for _, name := range append(c.names[1:len(c.names):len(c.names)], c.names[0]) { // it goes round
				v.press(keys[0]).sees("▕" + name)
			}
			v.press(keys[1]).sees("▕" + c.names[len(c.names)-1])
			v.press(keys[0])
		}
		v.sees("other tab").resize(160, 45)
		if screen != "deeds" { // whose figures stand behind the names
			v.sees("▕" + c.names[0] + "▏")
		}
	}
	for key, names := range map[string]string{"r": "Overview / 한눈에", "g": "Themes / 테마", "a": "Achievements / 업적"} {
		newPlayer(t, game.SpeakBoth).resize(160, 45).press(key).sees("▕" + names)
		newPlayer(t, game.SpeakBoth, func(_ *game.Seat, o *Options) { o.PlainBorders = true }).resize(160, 45).press(key).sees("[" + names)
	}
}

// The map says its states in both languages where there is room.
func TestTheMapSaysItsStatesInBothLanguages(t *testing.T) {
	newPlayer(t, game.SpeakBoth, answered(map[int]bool{3: false})).resize(80, 24).
		sees("Review / 복습", "today / 오늘", "new / 새 레슨", "not passed yet / 아직 통과 전", "Begin the review / 복습 시작하기")
	newPlayer(t, game.SpeakBoth, pathDone).resize(160, 45).sees("lessons done / 레슨 2개 중 2개 완료", "gate open / 관문 열림", "부엉이")
}
