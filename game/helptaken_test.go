package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// hinted is the small pack with a hint for every item.
func hinted(t *testing.T) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	for i := range parts.Items {
		parts.Items[i].Hint = contenttest.Both("Look up", "위를 보세요")
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// toSingle answers the questions before the first single choice and gives that.
func (tb *table) toSingle() game.QuestionStep {
	tb.t.Helper()
	for {
		q, ok := tb.session.Step().(game.QuestionStep)
		switch {
		case !ok:
			tb.keep(tb.session.Next(tb.now))
		case q.Question.Item.Type == content.Single:
			return q
		default:
			tb.answer(true)
		}
	}
}

// Whoever leaves a question in any way, and comes back on any day, finds the help that was
// taken with it, and is paid for the answer as if nobody had left.
func TestHelpStaysWithAQuestionThatIsLeft(t *testing.T) {
	for name, leave := range map[string]func(*table){
		"left for the map":  func(tb *table) { tb.keep(tb.session.Leave(tb.now)) },
		"the game was shut": func(tb *table) { tb.replay() },
		"on another day":    func(tb *table) { tb.replay(); tb.now = at(3) },
		"after a snapshot":  func(tb *table) { tb.player = thaw(tb.t, tb.player) },
		"read again first": func(tb *table) {
			tb.keep(tb.session.Leave(tb.now))
			tb.readAgain(contenttest.FirstLesson)
			tb.keep(tb.session.Next(tb.now))
		},
	} {
		t.Run(name, func(t *testing.T) {
			tb := sitDown(t, hinted(t))
			tb.sit(contenttest.FirstLesson)
			asked := tb.toSingle()
			for range 2 {
				if !tb.hint() {
					t.Fatal("no help")
				}
			}
			taken := tb.session.Step().(game.QuestionStep)
			leave(tb)
			tb.sit(contenttest.FirstLesson)
			back := tb.session.Step().(game.QuestionStep)
			if back.Question.ID() != asked.Question.ID() || back.Hints != 2 || back.Hint.Empty() || len(back.Removed) != 1 || back.Removed[0] != taken.Removed[0] {
				t.Fatalf("help %d, hint %v, without %v; want what was taken before", back.Hints, !back.Hint.Empty(), back.Removed)
			}
			if got := tb.answer(true).XP; got != 6 {
				t.Errorf("the answer earns %d XP, want 6", got)
			}
			if again := tb.toAnswer(asked.Question.ID()); again.Hints != 0 || again.Help() != game.Words {
				t.Errorf("asked once more, the question has the help %d of an answer that was given", again.Hints)
			}
		})
	}
}

// toAnswer finishes the sitting and practises until an item is asked.
func (tb *table) toAnswer(id string) game.QuestionStep {
	tb.t.Helper()
	tb.keep(tb.session.Next(tb.now))
	tb.run(always)
	tb.practiseAll(contenttest.FirstLesson)
	for range 50 {
		q, ok := tb.session.Step().(game.QuestionStep)
		switch {
		case ok && q.Question.ID() == id:
			return q
		case ok:
			tb.answer(true)
		default:
			tb.keep(tb.session.Next(tb.now))
		}
	}
	tb.t.Fatalf("practice never asks %s", id)
	return game.QuestionStep{}
}

func TestHelpOfARaisedRevisionIsForgotten(t *testing.T) {
	pack := hinted(t)
	tb := sitDown(t, pack)
	tb.sit(contenttest.FirstLesson)
	asked := tb.toSingle()
	tb.hint()
	parts := contenttest.Parts()
	for i := range parts.Items {
		if parts.Items[i].ID == asked.Question.Item.ID {
			parts.Items[i].Rev++
		}
	}
	var err error
	if tb.pack, err = content.NewPack(parts); err != nil {
		t.Fatal(err)
	}
	tb.sit(contenttest.FirstLesson)
	if q := tb.session.Step().(game.QuestionStep); q.Hints != 0 {
		t.Errorf("a question with a new meaning has the help of the old one: %d", q.Hints)
	}
}

// A wrong answer that was called certain is asked once more at the end of the sitting,
// also when the player left in between.
func TestLeavingSparesNobodyTheCorrection(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.readOn(contenttest.FirstLesson)
	var wrong []string
	for len(wrong) < 2 { // one in a check, one in the sitting
		q, ok := tb.session.Step().(game.QuestionStep)
		if !ok {
			tb.keep(tb.session.Next(tb.now))
			continue
		}
		if len(wrong) == 0 || q.Kind == game.Sitting {
			tb.claim(game.Certain, false)
			wrong = append(wrong, q.Question.ID())
			tb.replay()
			tb.readOn(contenttest.FirstLesson)
			continue
		}
		tb.answer(true)
	}
	corrected := map[string]bool{}
	for _, s := range tb.run(always) {
		if q, ok := s.(game.QuestionStep); ok && q.Kind == game.Correction {
			corrected[q.Question.ID()] = true
		}
	}
	if len(corrected) != 2 || !corrected[wrong[0]] || !corrected[wrong[1]] {
		t.Errorf("corrected %v, want %v", corrected, wrong)
	}
	head, _ := tb.pack.Head(contenttest.FirstLesson)
	if o := tb.player.Open(tb.pack, head, tb.now); !o.Again {
		t.Errorf("%+v", o)
	}
}
