package phrase

import (
	"strings"
	"testing"

	"quest/game"
)

// The words for one row name no other one, and the map names the lanterns of a run without a
// count that looks like a result.
func TestTheBossNamesOnlyWhatIsThere(t *testing.T) {
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
		w := Shipped().For(speech).Boss
		if strings.Contains(w.ChooseOf(1), "2") || !strings.Contains(w.ChooseOf(2), "2") {
			t.Errorf("%s: one row %q, two rows %q", speech, w.ChooseOf(1), w.ChooseOf(2))
		}
		if w.AllLanterns == "" || w.AllLanterns == w.Lit(game.BossLanterns) {
			t.Errorf("%s: the map says %q", speech, w.AllLanterns)
		}
	}
}
