package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// wheel turns the wheel over the middle of the screen.
func (v *visit) wheel(button tea.MouseButton) *visit {
	v.send(tea.MouseWheelMsg{X: v.m.width / 2, Y: v.m.height / 2, Button: button})
	return v
}

func TestAMissionIsSolvedByMouseAsByKeys(t *testing.T) {
	byMouse := atLabs(t, game.SpeakEnglish)
	byMouse.click("Bring the tanker").sees("mission 1 of 2")
	byMouse.click("Lower gate").click("closed").sees("← open →", "1 changed")
	byMouse.click("Water in the lake").click("low water").sees("2 changed")
	byMouse.click("1  Sail").sees("where does it").click("4  Nowhere: it arrives").sees("● 4").click("4  Nowhere: it arrives")
	byMouse.sees("Behind a tug: where").click("3  Nowhere: it arrives").click("2 of 2")
	byMouse.ringAll()
	byMouse.sees("Mission solved", "3 of 3 stars").click("3 of 3 stars").past().sees("1 of 2 missions solved")

	keys := atLabs(t, game.SpeakEnglish).press("enter", "down", "right", "down", "right", "1", "4", "enter", "3", "enter", "space", "enter")
	got, want := labEvents(byMouse.shelf.batches), labEvents(keys.shelf.batches)
	if len(got) == 0 || !slices.Equal(got, want) {
		t.Errorf("by mouse:\n%s\nby keys:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAClickOnAPlaceGoesToItsControlsOrPredictsIt(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("3", "enter").sees("sandbox")
	v.click("│ Lake │").sees("❯ Water in the lake").click("│ Lock │").sees("❯ Lower gate")
	v.press("1").click("│ Lake │").sees("❯ ● 3  Lake").click("│ Lake │").sees("❯ ● 3  Lake").press("enter").misses("● 3")
}

func TestAClickOnASettingPredictsNothing(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter", "1").sees("where does it", "low water")
	v.click("Water in the lake").click("Lower gate").misses("● 1", "● 2", "● 3", "● 4")
	v.press("2").click("Wind").sees("❯ ● 2")
}

func TestTheArrowsOfAControlTurnIt(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter", "down").sees("← closed →")
	v.click("← closed").sees("← open →", "1 changed").click("← open").sees("← closed →", "0 changed")
}

func TestAWheelMovesTheListAndThePanel(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).sees("❯ ○ Bring").wheel(tea.MouseWheelDown).sees("❯ ○ Get").wheel(tea.MouseWheelUp).sees("❯ ○ Bring")
	v.press("enter").resize(60, 18)
	before := v.text()
	v.wheel(tea.MouseWheelDown)
	if v.text() == before {
		t.Errorf("the panel stands still:\n%s", before)
	}
	v.wheel(tea.MouseWheelUp)
	if v.text() != before {
		t.Errorf("the panel does not come back:\n%s", v.text())
	}
}

func TestAClickWhileTheEventTravelsSkipsTheRest(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter", "down", "right", "1", "4", "enter", "3", "enter").sees("Under way")
	v.send(tea.MouseClickMsg{X: 10, Y: 10, Button: tea.MouseLeft})
	v.misses("Under way").sees("came true")
}

func TestCodeIsShownAsItCanBeCopied(t *testing.T) {
	v := atLargeLab(t, game.SpeakEnglish).press("3", "enter", "c")
	v.sees("Mark with the mouse to copy", "\n  {\"Version\": \"2012-10-17\"", "\"x\"}]}\n").resize(60, 18)
	if view := v.m.View(); view.MouseMode != tea.MouseModeNone {
		t.Errorf("the mouse is taken from the terminal: %v", view.MouseMode)
	}
	v.press("right").misses("\"Version\": \"2012").press("left").sees("\"Version\": \"2012")
	v.press("right", "right", "right", "right").sees("\"x\"}]}\n").press("esc").sees("❯ Ship")
	if view := v.m.View(); view.MouseMode == tea.MouseModeNone {
		t.Error("the mouse has not come back")
	}
	v.press("down", "ㅊ").sees("no code behind this one")
}

func TestALabUsesAWideTerminalInFull(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{contenttest.Deep()} }).resize(200, 60)
	widest := func() (w int) { // between the header and the footer
		lines := strings.Split(v.text(), "\n")
		for _, line := range lines[v.m.headerRows() : len(lines)-1] {
			w = max(w, cells(strings.TrimSpace(line)))
		}
		return w
	}
	if w := widest(); w > 130 {
		t.Errorf("the map is %d cells wide", w)
	}
	v.press("b", "enter")
	if w := widest(); w < 190 {
		t.Errorf("the lab is only %d cells wide", w)
	}
}
