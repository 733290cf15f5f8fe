package tui

import (
	"fmt"
	"slices"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// settingsScenes are all settings and the profile.
func settingsScenes() []scene {
	shared := func(s *game.Seat, _ *Options) {
		s.Others, s.Switch = []string{"default", "minho", "지우"}, func(string) game.Notice { return game.Notice{} }
	}
	return []scene{
		{name: "settings", open: func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("o") }},
		{name: "settings-theme", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("o", "down", "down", "right", "right")
		}},
		{name: "settings-end", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("o").press(downs(14)...).press(downs(14)...)
		}},
		{name: "profile", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, shared).press("o", "enter", "down")
		}},
		{name: "celebration", open: func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s)
			v.m.feats = screen.Feats{Level: 4, Bosses: []content.Text{v.seat.Packs[0].Meta().Title}}
			v.run(v.m.goHome())
			v.ringAll()
			return v
		}},
		{name: "profile-name", open: func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("o", "enter", "enter") }},
	}
}

// preferred are the changes of the look in the journal.
func (v *visit) preferred() (all []game.Preferred) {
	for _, b := range v.shelf.batches {
		for _, e := range b.Events {
			if e.Preferred != nil {
				all = append(all, *e.Preferred)
			}
		}
	}
	return all
}

// A theme is seen at the key that chooses it, kept once nothing more is pressed, and the same
// after the screen was left.
func TestAThemeIsSeenAtOnceAndKept(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).told(dusk).wears(game.ThemeAuto, style.Dark, false)
	v.press("o", "down", "down").sees("❯ theme", "← automatic →")
	v.press("right", "right").sees("← ember (dark) →").wears(game.ThemeEmber, style.Dark, false)
	if len(v.preferred()) != 0 {
		t.Error("a theme is kept while the key is still pressed")
	}
	v.settled()
	if all := v.preferred(); len(all) != 1 || *all[0].Theme != game.ThemeEmber || all[0].Motion != nil {
		t.Fatalf("kept are %+v", all)
	}
	v.press("esc").sees("enter play").wears(game.ThemeEmber, style.Dark, false)
	v.press("o", "down", "down", "down", "right").sees("< ASCII >").wears(game.ThemeEmber, style.Dark, true)
	v.press("esc").wears(game.ThemeEmber, style.Dark, true)
	if v.seat.Player.Preferences().Plain != true {
		t.Error("who leaves at once loses the change")
	}
}

func TestEverySettingOfTheScreenIsChangedInPlace(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("o", "down").sees("❯ languages", "← English →")
	v.press("right").sees("한국어").press("left").sees("← English →").press("left", "left", "left").sees("English + 한국어")
	v.settled()
	if got := v.seat.Player.Speech; got != game.SpeakBoth {
		t.Errorf("the languages are %q", got)
	}
	v.press("L", "L", "L", "L", "L", "L").settled() // its key changes them as everywhere, and they stay so
	if got := v.seat.Player.Speech; got != game.SpeakBoth {
		t.Errorf("after the key of languages they are %q", got)
	}
	v.press("right", "right", "right").settled()
	v.press("down", "down", "down", "space", "down", "enter")
	v.press(downs(8)...).sees("❯ days of study a week", "← 5 →").press("right").sees("← 6 →").press("down").sees("❯ ask how sure I am").press("right").sees("← on →").press("w").sees("1 ", "2 ").press("esc").sees("❯ ask how sure I am", "← on →")
	v.press("down", "left").sees("❯ story", "← off →")
	v.press("esc").sees("enter play")
	want := game.Preferences{Theme: game.ThemeAuto, Bell: true}
	if got := v.seat.Player.Preferences(); got != want || !v.seat.Player.Wager() || v.seat.Player.Weekly() != 6 || v.seat.Player.Speech != game.SpeakEnglish {
		t.Errorf("kept are %+v, certainty %v, %d days a week, %q", got, v.seat.Player.Wager(), v.seat.Player.Weekly(), v.seat.Player.Speech)
	}
}

// What a flag or the environment decides is said beside the setting, and so is a theme that
// cannot be shown here.
func TestTheSettingsSayWhatDecidesInTheirPlace(t *testing.T) {
	decided := func(s *game.Seat, o *Options) {
		o.Theme, o.Decided.Theme, o.Decided.Plain, o.Decided.Motion = game.ThemeContrast, "QUEST_THEME", "--ascii", "QUEST_STILL"
		o.PlainBorders, o.ReducedMotion = true, true
	}
	v := newPlayer(t, game.SpeakEnglish, decided).press("o", "down", "down").sees("QUEST_THEME decides this")
	v.press("right").wears(game.ThemeContrast, style.Unknown, true).sees("< twilight (dark) >")
	v.press("down").sees("--ascii decides this").press("down").sees("QUEST_STILL decides this").press("esc")
	if got := v.seat.Player.Preferences().Theme; got != game.ThemeTwilight {
		t.Errorf("kept is %q", got)
	}
	dark := newPlayer(t, game.SpeakKorean).told(noon).press("o", "down", "down", "right").sees("이 터미널은 밝고").wears(game.ThemePaper, style.Light, false)
	dark.press("right", "right").misses("이 터미널은 밝고")
	newPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.Decided.Colours = "NO_COLOR" }).press("o", "down", "down").sees("no colours (NO_COLOR)")
}

func TestANameIsChangedInTheProfile(t *testing.T) {
	v := newPlayer(t, game.SpeakKorean).press("o", "enter").sees("프로필", "❯ 이름", "민아 Mina").press("enter")
	for range len([]rune("민아 Mina")) {
		v.press("backspace")
	}
	v.press("enter").sees("이름은 화면에 쓸 수 있는 글자로").typed("김ㅎㅏ").sees("아직 조합되지 않은").press("backspace", "backspace").typed("하늘")
	v.press("enter").sees("김하늘").settled()
	if got := v.seat.Player.Name.String(); got != "김하늘" {
		t.Errorf("the name is %q", got)
	}
	v.press("esc").sees("❯ 프로필", "김하늘").press("esc").sees("enter 시작", "김하늘")
	if n := len(v.shelf.batches); n != 1 {
		t.Errorf("%d batches for one name", n)
	}
}

// The other game opens when this one was left: the screen asks for it and leaves once all is
// on disk.
func TestTheProfileSwitchesToAnotherPlayer(t *testing.T) {
	var asked []string
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Others = []string{"default", "minho"}
		s.Switch = func(name string) game.Notice {
			if name == "bad name" {
				return game.Say("command.PlayerSigns")
			}
			asked = append(asked, name)
			return game.Notice{}
		}
	})
	v.press("o", "enter", "down", "down").sees("❯ new player").press("enter").typed("bad name").press("enter").sees("letters, digits")
	if v.quit {
		t.Fatal("a name that is none ends the game")
	}
	v.press("esc", "up").sees("❯ play as minho").press("enter")
	if !v.quit || !slices.Equal(asked, []string{"minho"}) {
		t.Errorf("left: %v, asked for %v", v.quit, asked)
	}
	newPlayer(t, game.SpeakEnglish).press("o", "enter").sees("quest --player NAME").misses("new player")
}

func TestAllSettingsFitAnyTerminal(t *testing.T) {
	for _, speech := range speeches {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
			t.Run(fmt.Sprintf("%s-%dx%d", speech, size[0], size[1]), func(t *testing.T) {
				v := newPlayer(t, speech, reviewing).resize(size[0], size[1]).press("o")
				for range 17 {
					v.fits()
					v.misses("…")
					v.press("down")
				}
				v.press("esc", "o", "enter").fits()
				v.press("enter").fits()
			})
		}
	}
}
