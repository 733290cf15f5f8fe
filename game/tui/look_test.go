package tui

import (
	"image/color"
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/style"
)

// preferring gives a player preferences that were kept before.
func preferring(change game.Preferred) func(*game.Seat, *Options) {
	return func(s *game.Seat, _ *Options) { s.Player.Prefer(change, s.Now()) }
}

// told lets the terminal tell its background.
func (v *visit) told(ground color.Color) *visit {
	v.send(tea.BackgroundColorMsg{Color: ground})
	return v
}

// wears fails unless the game is drawn in the theme of a name on a background.
func (v *visit) wears(id string, ground style.Ground, plain bool) *visit {
	v.tb.Helper()
	if want := style.Named(id, ground, plain); !reflect.DeepEqual(v.m.theme, want) {
		v.tb.Fatalf("the game is not drawn in %s on %v: %+v", id, ground, v.m.dressed)
	}
	return v
}

func TestTheGameIsDrawnInTheThemeOfThePlayer(t *testing.T) {
	ember, on := game.ThemeEmber, true
	v := newPlayer(t, game.SpeakEnglish, preferring(game.Preferred{Theme: &ember, Plain: &on}))
	v.wears(ember, style.Unknown, true)
	v.told(dusk).wears(ember, style.Dark, true)
	v.told(noon).wears(game.ThemeAuto, style.Light, true)
}

func TestAThemeThatWasAskedForWinsOverThatOfThePlayer(t *testing.T) {
	ember := game.ThemeEmber
	asked := func(_ *game.Seat, o *Options) { o.Theme, o.Ground, o.Fixed = game.ThemeAuto, style.Light, true }
	v := newPlayer(t, game.SpeakEnglish, preferring(game.Preferred{Theme: &ember}), asked)
	v.wears(game.ThemePaper, style.Light, false)
	v.told(dusk).wears(game.ThemePaper, style.Light, false)
}

// What another version kept, or a theme that was bought and is gone, must not break the game.
func TestAThemeThatIsNotKnownIsDrawnAsThatOfTheGame(t *testing.T) {
	other := "of another version"
	newPlayer(t, game.SpeakEnglish, preferring(game.Preferred{Theme: &other})).wears(game.ThemeAuto, style.Unknown, false)
}

func TestNothingMovesForWhoWantsNoMotion(t *testing.T) {
	off := false
	v := newPlayer(t, game.SpeakEnglish, preferring(game.Preferred{Motion: &off}))
	if !v.m.area().Still {
		t.Error("an area of who wants no motion may move")
	}
	if newPlayer(t, game.SpeakEnglish).m.area().Still {
		t.Error("nothing may move though nobody asked for that")
	}
}

// The colours of a dark and of a light terminal.
var dusk, noon = color.RGBA{R: 0x10, G: 0x10, B: 0x18, A: 0xff}, color.RGBA{R: 0xfa, G: 0xfa, B: 0xf0, A: 0xff}
