package game_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

// claim answers the question that is asked with a certainty.
func (tb *table) claim(c game.Certainty, right bool) game.VerdictStep {
	tb.t.Helper()
	tb.session.Claim(c)
	return tb.answer(right)
}

func TestStakesFollowTheTable(t *testing.T) {
	for name, c := range map[string]struct {
		purse     int
		certainty game.Certainty
		right     bool
		want      int
	}{
		"guess right":              {20, game.Guess, true, 1},
		"guess wrong":              {20, game.Guess, false, 0},
		"fairly right":             {20, game.Fairly, true, 2},
		"fairly wrong":             {20, game.Fairly, false, -2},
		"certain right":            {20, game.Certain, true, 3},
		"certain wrong":            {20, game.Certain, false, -6},
		"certain, purse too small": {5, game.Certain, true, 1},
		"wrong, purse too small":   {5, game.Certain, false, 0},
		"fairly, just enough":      {2, game.Fairly, false, -2},
		"unsaid":                   {20, game.Unsaid, true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			tb := sitDown(t, contenttest.Pack())
			tb.keep(tb.player.TuneWager(true, tb.now))
			tb.player.Gold = c.purse
			tb.sit(contenttest.FirstLesson)
			if got := tb.claim(c.certainty, c.right).Stake; got != c.want || tb.player.Purse() != c.purse+c.want {
				t.Errorf("stake %d, purse %d; want %d", got, tb.player.Purse(), c.want)
			}
		})
	}
}

func TestOneItemRepeatedMintsNoGold(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.sit(contenttest.FirstLesson)
	tb.claim(game.Certain, true)
	tb.keep(tb.session.Next(tb.now))
	tb.run(always)
	gold := tb.player.Purse()
	tb.practiseAll(contenttest.FirstLesson)
	if got := tb.claim(game.Certain, true).Stake; got != 0 || tb.player.Purse() != gold {
		t.Errorf("the same item paid %d again on the same day", got)
	}
}

func TestTheStartingGoldComesOnceAndTheOfferOnce(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	if tb.player.OffersWager() {
		t.Error("the wager is offered before ten answers")
	}
	tb.player.Answers = game.OfferAfter
	if !tb.player.OffersWager() {
		t.Error("the wager is not offered after ten answers")
	}
	for _, on := range []bool{true, false, true} {
		tb.keep(tb.player.TuneWager(on, tb.now))
	}
	if tb.player.Purse() != game.StakeGold || tb.player.OffersWager() || !tb.player.Wager() {
		t.Errorf("purse %d after switching on twice, want %d", tb.player.Purse(), game.StakeGold)
	}
}

func TestCertaintyChangesNoXP(t *testing.T) {
	xp := func(c game.Certainty) int {
		tb := sitDown(t, contenttest.Pack())
		tb.keep(tb.player.TuneWager(true, tb.now))
		tb.sit(contenttest.FirstLesson)
		return tb.claim(c, true).XP
	}
	for _, c := range []game.Certainty{game.Guess, game.Fairly, game.Certain} {
		if got := xp(c); got != xp(game.Unsaid) {
			t.Errorf("certainty %d earns %d XP, want %d", c, got, xp(game.Unsaid))
		}
	}
}

func TestAWrongAnswerCalledCertainComesBackInTheSameSitting(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.sit(contenttest.FirstLesson)
	wrong := tb.claim(game.Certain, false).Question.Item.ID
	tb.keep(tb.session.Next(tb.now))
	var asked []game.QuestionStep
	for _, s := range tb.run(always) {
		if q, ok := s.(game.QuestionStep); ok {
			asked = append(asked, q)
		}
	}
	last := asked[len(asked)-1]
	if last.Kind != game.Correction || last.Question.Item.ID != wrong {
		t.Errorf("the last question is %s in a %s, want %s corrected", last.Question.Item.ID, last.Kind, wrong)
	}
	if got := tb.player.Quizzing("test/harbour#quiz/tides"); got.LastGot != 3 || got.LastOf != 4 {
		t.Errorf("the correction changed the score to %d of %d", got.LastGot, got.LastOf)
	}
	if c := tb.player.Calibration(game.Certain); c.Given != 1 || c.Right != 0 {
		t.Errorf("calibration %+v", c)
	}
}

func TestHintsHelpTwiceAndHalveWhatIsEarned(t *testing.T) {
	parts := contenttest.Parts()
	for i := range parts.Items {
		parts.Items[i].Hint = contenttest.Both("Look up", "위를 보십시오")
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	for hints, want := range []int{24, 12, 6} {
		tb := sitDown(t, pack)
		tb.sit(contenttest.FirstLesson)
		for tb.session.Step().(game.QuestionStep).Question.Item.Type != content.Single {
			tb.answer(true)
			tb.keep(tb.session.Next(tb.now))
		}
		for range hints {
			if !tb.hint() {
				t.Fatalf("no hint %d", hints)
			}
		}
		q := tb.session.Step().(game.QuestionStep)
		if hints == 2 && (len(q.Removed) != 1 || slices.Contains(grade.Key(q.Question.Item, content.English).Choice, q.Removed[0]) || tb.hint()) {
			t.Errorf("second hint removed %v, or there is a third", q.Removed)
		}
		if got := tb.answer(true).XP; got != want {
			t.Errorf("%d hints earn %d XP, want %d", hints, got, want)
		}
	}
}

func TestOnlyPracticeIsUndone(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	tb.answer(false)
	if _, ok := tb.session.Undo(tb.now); ok {
		t.Error("an answer of a sitting was taken back")
	}
	tb.sit(contenttest.LastLesson)
	tb.run(always)
	tb.practiseAll(contenttest.LastLesson)
	tb.answer(true)
	xp, answers := tb.player.XP, tb.player.Answers
	b, ok := tb.session.Undo(tb.now)
	tb.keep(b)
	if !ok || tb.player.Answers != answers-1 || tb.player.XP != xp {
		t.Errorf("undone %v: %d answers, %d XP; want %d and %d", ok, tb.player.Answers, tb.player.XP, answers-1, xp)
	}
	if got := tb.answer(true).XP; got != 0 {
		t.Errorf("the answer after an undo earns %d", got)
	}
}

func TestADisputeIsKept(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	b, ok := tb.session.Dispute(contenttest.Safe("the moon is right"), tb.now)
	tb.keep(b)
	tb.replay()
	if !ok || len(tb.player.Disputes) != 1 || tb.player.Disputes[0].Note.String() != "the moon is right" {
		t.Errorf("disputes %+v", tb.player.Disputes)
	}
}

func TestAConfusionStaysUntilItIsCured(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	finishPack(tb, never)
	if got := tb.player.Confusions(tb.pack); len(got) != 2 || got[0].Misconception.ID != contenttest.WindBelief {
		t.Fatalf("confusions %+v, want wind first", got)
	}
	for day := 1; day <= game.Cured; day++ {
		tb.now = at(day)
		tb.practiseAll(contenttest.FirstLesson)
		tb.run(always)
	}
	for _, c := range tb.player.Confusions(tb.pack) {
		if c.Misconception.ID == contenttest.WindBelief {
			t.Errorf("still confused after right answers: %+v", c)
		}
	}
}
