package main

import (
	"io"
	"testing"

	"quest/game/tui"
	"quest/game/tui/style"
)

func TestLookComesFromFlagsAndEnvironment(t *testing.T) {
	for _, c := range []struct {
		flags flags
		env   []string
		want  tui.Options
	}{
		{flags{}, nil, tui.Options{}},
		{flags{ascii: true}, nil, tui.Options{PlainBorders: true}},
		{flags{still: true}, []string{"QUEST_ASCII=0"}, tui.Options{ReducedMotion: true}},
		{flags{}, []string{"QUEST_ASCII=1", "QUEST_STILL=1"}, tui.Options{PlainBorders: true, ReducedMotion: true}},
		{flags{}, []string{"QUEST_ASCII=", "QUEST_STILL=0"}, tui.Options{}},
		{flags{}, []string{"LC_ALL=C"}, tui.Options{PlainBorders: true}},
		{flags{}, []string{"LC_ALL=C", "QUEST_ASCII=0"}, tui.Options{}},
		{flags{}, []string{"LC_ALL=", "LANG=ko_KR.UTF-8"}, tui.Options{}},
		{flags{}, []string{"LANG=ko_KR.eucKR"}, tui.Options{PlainBorders: true}},
		{flags{}, []string{"TERM=linux", "LANG=C.UTF-8"}, tui.Options{PlainBorders: true}},
		{flags{}, []string{"COLORFGBG=0;15"}, tui.Options{Ground: style.Light}},
		{flags{}, []string{"COLORFGBG=15;default;0"}, tui.Options{Ground: style.Dark}},
		{flags{}, []string{"COLORFGBG=default;default"}, tui.Options{}},
		{flags{theme: "light"}, []string{"COLORFGBG=15;0"}, tui.Options{Ground: style.Light, Fixed: true}},
		{flags{theme: "auto"}, []string{"QUEST_THEME=dark"}, tui.Options{}},
		{flags{}, []string{"QUEST_THEME=mono"}, tui.Options{Ground: style.Mono, Fixed: true}},
		{flags{}, []string{"QUEST_THEME=pink"}, tui.Options{}},
		{flags{}, []string{"SSH_TTY=/dev/pts/1"}, tui.Options{Remote: true}},
	} {
		call := &call{env: c.env, flags: c.flags, out: io.Discard}
		got := call.look()
		got.Colours = c.want.Colours
		if got != c.want {
			t.Errorf("%+v %v: %+v, want %+v", c.flags, c.env, got, c.want)
		}
	}
}
