package main

import (
	"io"
	"testing"

	"quest/game/tui"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

func TestLookComesFromFlagsAndEnvironment(t *testing.T) {
	byFlag := screen.Decided{Theme: "--theme"}
	for _, c := range []struct {
		flags flags
		env   []string
		want  tui.Options
	}{
		{flags{}, nil, tui.Options{}},
		{flags{ascii: true}, nil, tui.Options{PlainBorders: true, Decided: screen.Decided{Plain: "--ascii"}}},
		{flags{still: true}, []string{"QUEST_ASCII=0"}, tui.Options{ReducedMotion: true, Decided: screen.Decided{Motion: "--still"}}},
		{flags{}, []string{"QUEST_ASCII=1", "QUEST_STILL=1"}, tui.Options{
			PlainBorders: true, ReducedMotion: true, Decided: screen.Decided{Plain: "QUEST_ASCII", Motion: "QUEST_STILL"},
		}},
		{flags{}, []string{"QUEST_ASCII=", "QUEST_STILL=0"}, tui.Options{}},
		{flags{}, []string{"LC_ALL=C"}, tui.Options{PlainBorders: true, Decided: screen.Decided{Plain: "LC_ALL"}}},
		{flags{}, []string{"LC_ALL=C", "QUEST_ASCII=0"}, tui.Options{}},
		{flags{}, []string{"LC_ALL=", "LANG=ko_KR.UTF-8"}, tui.Options{}},
		{flags{}, []string{"LANG=ko_KR.eucKR"}, tui.Options{PlainBorders: true, Decided: screen.Decided{Plain: "LANG"}}},
		{flags{}, []string{"TERM=linux", "LANG=C.UTF-8"}, tui.Options{PlainBorders: true, Decided: screen.Decided{Plain: "TERM"}}},
		{flags{}, []string{"COLORFGBG=0;15"}, tui.Options{Ground: style.Light}},
		{flags{}, []string{"COLORFGBG=15;default;0"}, tui.Options{Ground: style.Dark}},
		{flags{}, []string{"COLORFGBG=default;default"}, tui.Options{}},
		{flags{theme: "light"}, []string{"COLORFGBG=15;0"}, tui.Options{Theme: "auto", Ground: style.Light, Fixed: true, Decided: byFlag}},
		{flags{theme: "auto"}, []string{"QUEST_THEME=dark"}, tui.Options{Theme: "auto", Decided: byFlag}},
		{flags{theme: "ember"}, []string{"COLORFGBG=0;15"}, tui.Options{Theme: "ember", Ground: style.Dark, Fixed: true, Decided: byFlag}},
		{flags{theme: "contrast"}, []string{"COLORFGBG=0;15"}, tui.Options{Theme: "contrast", Ground: style.Light, Decided: byFlag}},
		{flags{}, []string{"QUEST_THEME=Mono"}, tui.Options{Theme: "auto", Ground: style.Mono, Fixed: true, Decided: screen.Decided{Theme: "QUEST_THEME"}}},
		{flags{}, []string{"QUEST_THEME=pink"}, tui.Options{}},
		{flags{}, []string{"SSH_TTY=/dev/pts/1"}, tui.Options{Remote: true}},
		{flags{}, []string{"NO_COLOR=1"}, tui.Options{Decided: screen.Decided{Colours: "NO_COLOR"}}},
	} {
		call := &call{env: c.env, flags: c.flags, out: io.Discard}
		got := call.look()
		got.Colours = c.want.Colours
		if c.want.Decided.Colours == "" {
			got.Decided.Colours = "" // a writer that is no terminal has none
		}
		if got != c.want {
			t.Errorf("%+v %v: %+v, want %+v", c.flags, c.env, got, c.want)
		}
	}
}
