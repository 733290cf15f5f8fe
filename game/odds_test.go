package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func TestOddsFollowThePurse(t *testing.T) {
	p := &game.Player{Gold: 5}
	for c, want := range map[game.Certainty]game.Odds{
		game.Unsaid: {}, game.Guess: {Win: 1}, game.Fairly: {Win: 2, Lose: 2}, game.Certain: {Win: 1},
	} {
		if got := p.Odds(c); got != want {
			t.Errorf("with 5 gold, certainty %d: %+v, want %+v", c, got, want)
		}
	}
	if got := game.FullOdds(game.Certain); got != (game.Odds{Win: 3, Lose: 6}) {
		t.Errorf("with a full purse: %+v", got)
	}
}

func TestOnlyTheFirstAnswerOfADayCarriesAStake(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	if tb.session.Stakes(tb.now) {
		t.Error("an answer carries a stake without the wager")
	}
	tb.keep(tb.player.TuneWager(true, tb.now))
	if !tb.session.Stakes(tb.now) {
		t.Error("the first answer carries no stake")
	}
	tb.run(always)
	tb.sit(contenttest.FirstLesson)
	if tb.session.Stakes(tb.now) {
		t.Error("the second answer of a day carries a stake")
	}
}

func TestHelpSaysWhatTheNextHintWouldGive(t *testing.T) {
	tb := sitDown(t, contenttest.Deep())
	tb.sit(contenttest.FirstLesson)
	for tb.session.Step().(game.QuestionStep).Question.Item.ID != contenttest.ReadMoon {
		tb.answer(true)
		tb.keep(tb.session.Next(tb.now))
	}
	for _, want := range []game.Help{game.Words, game.OneFewer, game.NoHelp} {
		q := tb.session.Step().(game.QuestionStep)
		if got := q.Help(); got != want {
			t.Errorf("after %d hints: %d, want %d", q.Hints, got, want)
		}
		if tb.hint() != (want != game.NoHelp) {
			t.Errorf("after %d hints Hint and Help disagree", q.Hints)
		}
	}
	parts := contenttest.Parts()
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	item, _ := pack.Item(contenttest.TideIsWind)
	if got := (game.QuestionStep{Question: game.Question{Item: item}}).Help(); got != game.NoHelp {
		t.Errorf("a true/false item without a hint has help %d", got)
	}
}
