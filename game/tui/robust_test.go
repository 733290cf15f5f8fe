package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"quest/game"
)

// Whatever is pressed at whatever size: nothing panics, and every frame fits.
func TestAnyKeysAtAnySizeFit(t *testing.T) {
	keys := []string{
		"enter", "enter", "enter", "1", "2", "3", "9", "space", "up", "down", "left", "right", "pgup", "pgdown", "home", "end",
		"esc", "L", "?", "r", "ㅣ", "j", "backspace", "ㄱ",
	}
	rapid.Check(t, func(rt *rapid.T) {
		v := newVisit(rt, func(_ *game.Seat, o *Options) { o.PlainBorders = rapid.Bool().Draw(rt, "plain") })
		v.shelf.full = rapid.Bool().Draw(rt, "full")
		v.press("enter", "enter")
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 6).Draw(rt, "what") {
			case 0:
				v.resize(rapid.IntRange(-1, 210).Draw(rt, "w"), rapid.IntRange(-1, 70).Draw(rt, "h"))
			case 1:
				v.ring()
			case 2:
				v.send(tea.PasteMsg{Content: rapid.String().Draw(rt, "paste")})
			default:
				v.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			v.fits()
		}
	})
}

func TestHugeAndUnknownSizesFit(t *testing.T) {
	for _, s := range scenes() {
		v := s.open(t, game.SpeakBoth)
		for _, size := range [][2]int{{4000, 4000}, {0, 0}, {20, 5}, {1, 1}, {60, 4000}, {4000, 18}, {-5, -5}, {99, 19}, {100, 20}, {101, 21}} {
			v.resize(size[0], size[1])
			v.fits()
		}
	}
}

func TestTheFirstFrameIsThereBeforeTheTerminalHasAnswered(t *testing.T) {
	m := New(newPlayer(t, game.SpeakEnglish).seat, Options{})
	if m.View().Content == "" || !m.View().AltScreen || m.View().WindowTitle != "" {
		t.Error("the first frame is not drawn, or not in its place")
	}
}

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	dark := v.m.View().Content
	v.send(tea.BackgroundColorMsg{Color: white{}})
	if light := v.m.View().Content; light == dark {
		t.Error("a light background changed nothing")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }
