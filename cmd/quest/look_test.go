package main

import (
	"testing"

	"quest/game/tui"
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
	} {
		call := &call{env: c.env, flags: c.flags}
		if got := call.look(); got != c.want {
			t.Errorf("%+v %v: %+v, want %+v", c.flags, c.env, got, c.want)
		}
	}
}
