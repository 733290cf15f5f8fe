package phrase

import "quest/game/class"

// Refusals says why a class refuses something, each in a sentence.
type Refusals struct {
	NotAllowed, NotMember, NoSuchRound, BallotClosed string
	RoundRunning, BadVote, BadPhase                  string
	BadName, NameTaken, BadDate, RoomLocked          string
	CodeUnknown, CodeSpent, CodeExpired, TooOften    string
	KeyKnown, NoSuchThing                            string
}

// Say says why something was refused. A reason that this version does not know is said as that of
// something which is gone.
func (w Refusals) Say(why class.Refusal) string {
	said, ok := map[class.Refusal]string{
		class.NotAllowed: w.NotAllowed, class.NotMember: w.NotMember, class.NoSuchRound: w.NoSuchRound, class.BallotClosed: w.BallotClosed,
		class.RoundRunning: w.RoundRunning, class.BadVote: w.BadVote, class.BadPhase: w.BadPhase,
		class.BadName: w.BadName, class.NameTaken: w.NameTaken, class.BadDate: w.BadDate, class.RoomLocked: w.RoomLocked,
		class.CodeUnknown: w.CodeUnknown, class.CodeSpent: w.CodeSpent, class.CodeExpired: w.CodeExpired, class.TooOften: w.TooOften,
		class.KeyKnown: w.KeyKnown, class.NoSuchThing: w.NoSuchThing,
	}[why]
	if !ok {
		return w.NoSuchThing
	}
	return said
}

// Enrol is what a server asks of a key that it does not know.
type Enrol struct {
	Title, What, Once         string
	AskCode, CodeNote, ReadAs string // {code}
	NoCode                    string
	AskNick, NickSeen         string
	NickTaken, NickNote       string // {name}; {n} {half}
	Trying, NotKept           string
	KeyJoin, KeyOther         string
}
