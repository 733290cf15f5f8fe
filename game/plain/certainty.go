package plain

import (
	"strconv"

	"quest/game"
)

// offerWager says once what the certainty wager is: between two lessons, where the
// screens show their map, so that the same answers give the same save. Any line that
// goes on from there declines it.
func (t *terminal) offerWager() {
	if !t.seat.Player.OffersWager() {
		return
	}
	t.say(t.certaintyBook().Fill(t.book().WagerOffer, "n", strconv.Itoa(t.seat.Player.Answers), "gold", strconv.Itoa(game.StakeGold)))
}

// answerWager reads a line as the answer to the offer: yes, no, or a way on (on),
// which declines it. answered reports a plain yes or no.
func (t *terminal) answerWager(line string, c command, on bool) (answered bool, err error) {
	if !t.seat.Player.OffersWager() {
		return false, nil
	}
	yes, known := t.words.yesNo(line)
	answered = known && c == none
	if !answered && !on {
		return false, nil
	}
	return answered, t.setWager(answered && yes)
}

// yesNo reads the answer to the offer. known is false for a line that is neither yes nor
// no.
func (v *vocabulary) yesNo(line string) (yes, known bool) {
	switch {
	case oneOf(line, v.yes):
		return true, true
	case oneOf(line, v.no):
		return false, true
	}
	return false, false
}

// setWager switches certainty on or off and says so.
func (t *terminal) setWager(on bool) error {
	batch := t.seat.Player.TuneWager(on, t.seat.Now())
	_, err := t.keep(batch)
	b := t.book()
	if !on {
		t.say(b.WagerOff)
		return err
	}
	t.say(b.WagerOn)
	for _, e := range batch.Events {
		if e.Tuned != nil && e.Tuned.Gold > 0 {
			t.fill(b.WagerGold, "gold", strconv.Itoa(e.Tuned.Gold))
		}
	}
	return err
}

// askSure asks how sure the player is, if the answer carries a stake. redo reports
// that the player wants to give another answer instead.
func (t *terminal) askSure(s *game.Session) (sure game.Certainty, redo bool, err error) {
	show := func() { t.say(t.certaintyBook().Fill(t.book().SureHow)) }
	for first := true; s.Stakes(t.seat.Now()); first = false {
		if first {
			show()
		}
		line, c, err := t.ask(show)
		switch {
		case err != nil:
			return game.Unsaid, false, err
		case c == goOn:
			return game.Unsaid, false, nil
		case c == back:
			return game.Unsaid, true, nil
		case c == wager:
			continue
		}
		if n, ok := number(line); ok && n >= int(game.Guess) && n <= int(game.Certain) {
			return game.Certainty(n), false, nil
		}
		t.say(t.book().SureBad)
	}
	return game.Unsaid, false, nil
}
