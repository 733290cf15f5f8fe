package plain

import (
	"slices"
	"testing"

	"quest/game/phrase"
)

// TestEachWordNamesOneCommand holds the words of the commands apart, in all languages:
// which of two was meant would be left to chance.
func TestEachWordNamesOneCommand(t *testing.T) {
	b, v := phrase.Shipped(), newVocabulary(phrase.Shipped())
	for _, names := range [][]string{
		slices.Concat(
			b.Typed("Back"), b.Typed("Help"), b.Typed("Hint"), b.Typed("GapList"), b.Typed("MixUps"), b.Typed("Scenario"), b.Typed("Undo"), b.Typed("Dispute"),
			b.Typed("Certainty"), b.Typed("Language"), b.Typed("Lessons"), b.Typed("Record"), b.Typed("Class"), b.Typed("Practise"), b.Typed("Export"), b.Typed("Leave"),
		),
		slices.Concat(
			b.Typed("LabSet"), b.Typed("LabDo"), b.Typed("LabUndo"), b.Typed("LabReset"), b.Typed("LabShow"), b.Typed("LabAbout"), b.Typed("LabAll"),
			b.Typed("Back"), b.Typed("Help"), b.Typed("Language"), b.Typed("Leave"),
		),
		slices.Concat(b.Typed("True"), b.Typed("TrueToo"), b.Typed("False"), b.Typed("FalseToo")),
	} {
		slices.Sort(names)
		if n := len(slices.Compact(slices.Clone(names))); n != len(names) || n < 10 {
			t.Errorf("a word stands for two things in %q", names)
		}
	}
	for word, want := range map[string]command{"b": back, "뒤로": back, "/Q": leave, "ㅂ": leave, "?": help, "": goOn, "fish": none} {
		if got := v.command(word); got != want {
			t.Errorf("%q is read as command %d, want %d", word, got, want)
		}
	}
	if v.slashCommand("q") != none || v.slashCommand("/q") != leave {
		t.Error("a command without a slash is none where words are typed")
	}
}
