package stores

import (
	"testing"
	"time"

	"quest/content"
	"quest/game/phrase"
	"quest/saves"
)

// Who has a save open is said in the player's language and time.
func TestWhoHoldsASaveIsSaidInTheLanguageOfThePlayer(t *testing.T) {
	since := time.Date(2026, 11, 24, 0, 30, 0, 0, time.FixedZone("KST", 9*60*60))
	for _, c := range []struct {
		err    saves.LockedError
		en, ko string
	}{
		{saves.LockedError{Who: saves.Holder{Process: 42, Host: "vm", Since: since}}, "process 42 on vm, since 2026-11-24 00:30", "vm의 프로세스 42, 시작 2026-11-24 00:30"},
		{saves.LockedError{Who: saves.Holder{Process: 42, Since: since}}, "process 42, since 2026-11-24 00:30", "프로세스 42, 시작 2026-11-24 00:30"},
		{saves.LockedError{Who: saves.Holder{Process: 42, Host: "vm"}}, "process 42 on vm", "vm의 프로세스 42"},
		{saves.LockedError{Holder: "node 2\x1b[31m"}, "node 2<U+001B>[31m", "node 2<U+001B>[31m"},
	} {
		for lang, want := range map[content.Lang]string{content.English: c.en, content.Korean: c.ko} {
			if got := phrase.Shipped().In(lang).Say(HolderOf(&c.err)); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
	if !HolderOf(&saves.LockedError{}).Empty() {
		t.Error("nobody holds it")
	}
}
