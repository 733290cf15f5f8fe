package game_test

import (
	"testing"

	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

func TestProofreadingAsksAgainAndAgainAndKeepsNothing(t *testing.T) {
	pack := contenttest.Pack()
	player := new(game.Player)
	now := at(0)
	s, b, err := game.Begin(player, game.Proofread{Pack: pack, Item: contenttest.ReadMoon, N: 1, Of: 1}, now)
	if err != nil || !b.Empty() {
		t.Fatalf("begun with %v and %d events", err, len(b.Events))
	}
	for range 3 {
		asked, ok := s.Step().(game.QuestionStep)
		if !ok || asked.Counts || asked.Kind != game.Practice {
			t.Fatalf("the step is %+v", s.Step())
		}
		if want := game.ProofQuestion(pack, asked.Question.Item, player.Seed); !sameParts(want, asked.Question) {
			t.Errorf("asked in the order %v, printed in %v", asked.Question.Parts, want.Parts)
		}
		b, err := s.Answer(grade.Key(asked.Question.Item, "en"), "en", now)
		if err != nil || !b.Empty() {
			t.Fatalf("answered with %v and %d events", err, len(b.Events))
		}
		v, ok := s.Step().(game.VerdictStep)
		if !ok || !v.Verdict.Right || v.XP != 0 || !v.Undo {
			t.Fatalf("the verdict is %+v", s.Step())
		}
		if _, ok := s.Undo(now); !ok {
			t.Fatal("the answer cannot be taken back")
		}
	}
	if player.Answers != 0 || player.XP != 0 {
		t.Errorf("the player has %d answers and %d XP", player.Answers, player.XP)
	}
}

func TestProofreadingAnItemThatIsNotThereFails(t *testing.T) {
	if _, _, err := game.Begin(new(game.Player), game.Proofread{Pack: contenttest.Pack(), Item: "nothing"}, at(0)); err == nil {
		t.Error("an unknown item was begun")
	}
}

func sameParts(a, b game.Question) bool {
	if len(a.Parts) != len(b.Parts) {
		return false
	}
	for i := range a.Parts {
		if a.Parts[i] != b.Parts[i] {
			return false
		}
	}
	return true
}
