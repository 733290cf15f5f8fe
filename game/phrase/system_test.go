package phrase

import (
	"testing"

	"quest/content"
	"quest/game"
)

func TestWhatTheSystemSays(t *testing.T) {
	ko, en := In(content.Korean), In(content.English)
	for said, want := range map[string]string{
		"permission denied":              "권한이 없습니다",
		"open /a: permission denied":     "open /a: 권한이 없습니다",
		"line 3: something of a library": "line 3: something of a library",
		"":                               "",
	} {
		if got := ko.system(said); got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
		if got := en.system(said); got != said {
			t.Errorf("%q is %q in English", said, got)
		}
	}
	told := game.Say("packs.NoPack").With("dir", "x").Put("why", game.Verbatim("is a directory"))
	if got, want := ko.Say(told), "x: 팩이 아닙니다. 파일이 아니라 폴더입니다"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}
