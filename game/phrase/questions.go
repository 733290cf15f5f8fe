package phrase

import (
	"quest/game"
	"quest/game/grade"
)

// QuestionKeys is what the footer and the help say that the keys of questions do.
type QuestionKeys struct {
	PickUp, Drop, Carry, ToLeft, ToRight, Pair             string
	NextGap, GiveGap, List, TypeIt, Fold, Unfold, Scenario string
	HintWords, HintFewer, HintHalf, HintQuarter            string
	Dispute, Undo, Points, OtherPoint, MixUps, Certainty   string
	Skip, Change, Keep, No, DrillOne, DrillAll, Sure       string
	PutHere, CancelMove, Gaps, Scroll                      string
}

// Answering is what a question says while something is put in order, matched or typed.
type Answering struct {
	OrderHow, OrderTouch, OrderMoved, Held                     string
	MatchHow, MatchNow, MatchAll, Matched, UsedBy, NotMatched  string
	GapEmpty, Uncomposed, GapFull, GapHow, GapList, Typed      string
	GapNumber                                                  string
	GapLast, OneList, Layout                                   string
	Scenario, Part, Hint, RuledOut, RuledOutNow, RuledOutWhich string
}

// Verdict is what a verdict says about the parts of these questions, and what can be
// done with a verdict.
type Verdict struct {
	StepRight, StepWrong, StepAt, InPlace                      string
	PairRight, PairWrong, YouChose, PairBelongs, NotUsed       string
	GapRight, GapTypo, GapWrong, YourAnswer, Answer, Spelled   string
	NothingTyped, Disputed, Undone, ReadAgain, PointOf, Helped string
	Won, Lost, Even, StakeWaits, RightAnswer                   string
	OnceMore, SeenToday, NotDue, NothingNew                    string
	NearCase, NearSign, NearBoth, NearUnit                     string
}

// Near says what a wrong answer alone lacks that has the letters of a right one, "" for
// nothing.
func (v Verdict) Near(n grade.Near) string {
	switch n {
	case grade.ByCase:
		return v.NearCase
	case grade.BySign:
		return v.NearSign
	case grade.ByBoth:
		return v.NearBoth
	case grade.ByUnit:
		return v.NearUnit
	case grade.NotNear:
	}
	return ""
}

// Certainty is how sure a player is, and the gold on it. The levels have their names
// here and nowhere else: whatever speaks of one takes it from Level.
type Certainty struct {
	Ask, Guess, Fairly, Certain, Odds, OddsNoLoss, PurseSmall, SkipNote           string
	OfferTitle, OfferWhat, OfferWhy, OfferHow, OfferHonest, OfferGold, OfferAgain string
	TakeIt, LeaveIt, IsOn, IsOff, SwitchOn, SwitchOff                             string
	WhenGuess, WhenFairly, WhenCertain, Calibration                               string
	OddsHead, ChanceHead                                                          string // of the table of levels
	Off, YourAnswer, YourOrder, NoStake                                           string
}

// Level gives the name of a level of certainty, "" for none.
func (s Certainty) Level(c game.Certainty) string {
	switch c {
	case game.Guess:
		return s.Guess
	case game.Fairly:
		return s.Fairly
	case game.Certain:
		return s.Certain
	case game.Unsaid:
	}
	return ""
}

// Fill fills the names of the levels, and when each is the honest one, into a phrase
// that tells of all three.
func (s Certainty) Fill(words string, pairs ...string) string {
	levels := []string{
		"guess", s.Guess, "fairly", s.Fairly, "certain", s.Certain,
		"whenguess", s.WhenGuess, "whenfairly", s.WhenFairly, "whencertain", s.WhenCertain,
	}
	return Fill(words, append(levels, pairs...)...)
}

// MixUps is the map of what the player confuses.
type MixUps struct {
	Title, None, NoneMore, Shown, Once, Met, Newest, Drill, DrillCount, NothingAsked, QuizFirst string
}

// Note is the note of a dispute.
type Note struct {
	Title, What, Limit, Empty, Full, Unclean, Kept string
}
