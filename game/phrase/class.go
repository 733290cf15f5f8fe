package phrase

import (
	"strconv"

	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
)

// Refusals says why a class refuses something, each in a sentence.
type Refusals struct {
	NotAllowed, NotMember, NoSuchRound, BallotClosed string
	RoundRunning, BadVote, BadPhase                  string
	BadName, NameTaken, BadDate, RoomLocked          string
	CodeUnknown, CodeSpent, CodeExpired, TooOften    string
	KeyKnown, NoSuchThing, BadItem, BadClock         string
	BadCode, BadDamage, RaidRunning, ClassFull       string
	KeysFull, EnoughCodes, KeyInUse                  string
}

// Say says why something was refused. A reason that this version does not know is said as that of
// something which is gone.
func (w Refusals) Say(why class.Refusal) string {
	said, ok := map[class.Refusal]string{
		class.NotAllowed: w.NotAllowed, class.NotMember: w.NotMember, class.NoSuchRound: w.NoSuchRound, class.BallotClosed: w.BallotClosed,
		class.RoundRunning: w.RoundRunning, class.BadVote: w.BadVote, class.BadPhase: w.BadPhase,
		class.BadName: w.BadName, class.NameTaken: w.NameTaken, class.BadDate: w.BadDate, class.RoomLocked: w.RoomLocked,
		class.CodeUnknown: w.CodeUnknown, class.CodeSpent: w.CodeSpent, class.CodeExpired: w.CodeExpired, class.TooOften: w.TooOften,
		class.KeyKnown: w.KeyKnown, class.NoSuchThing: w.NoSuchThing, class.BadItem: w.BadItem, class.BadClock: w.BadClock, class.BadCode: w.BadCode,
		class.BadDamage: w.BadDamage, class.RaidRunning: w.RaidRunning, class.ClassFull: w.ClassFull,
		class.KeysFull: w.KeysFull, class.EnoughCodes: w.EnoughCodes, class.KeyInUse: w.KeyInUse,
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

// ClassKeys is what a member is told about the keys that open the game as them.
type ClassKeys struct {
	Title, Sees      string
	Make, Making     string
	Here             string
	IsHere, Rest     string // of the chosen key
	Sure             string
	NotKept          string
	CodeTitle        string
	How, Until, Once string // {when}
	Lost             string // {command}
	KeyKeys, KeyMake string
	KeyDrop, KeyDone string
}

// ClassPast is what is told of the questions of a class that are closed.
type ClassPast struct {
	Title, Sees, None   string
	Asked               string // {when}
	KeyEarlier, KeyLook string
}

// Classroom is what members of a class are told.
type Classroom struct {
	Kind        string
	Here        string // {n} {of}
	PageSees    string
	YourNick    string // {name}
	NewNick     string
	Runs        string // {n}
	Work        string
	NoWork      string
	WorkDone    string
	DueIn       string // {n}
	DueToday    string
	LateBy      string // {n}
	WorkPart    string // {n} {of}
	WorkGone    string
	ToDo        string // {n}
	AllDone     string
	Raid        string
	NoRaid      string
	RaidLeft    string // {n} {of}
	RaidMine    string // {n}
	RaidWon     string
	RaidOver    string
	RaidHow     string
	RaidBrief   string // {n}
	Members     string
	Away        string
	Nobody      string
	Locked      string
	OnMap       string // {name}
	OnMapAsks   string
	OnMapHere   string // {n}
	Open        string
	Asks        string
	AsksAgain   string
	Answered    string
	Number      string // {n}
	Voted       string // {n} {of}
	RightOf     string // {right} {of}
	NoVotes     string
	Sees        string
	SeesTallies string
	Stands      string
	Talk        string
	TalkHow     string
	ThenAgain   string
	SoonAgain   string
	IsCounted   string
	ChooseNow   string
	Drafted     string
	HandedIn    string
	Unsent      string
	YourFirst   string
	YourVote    string
	YourSecond  string
	FirstVote   string
	SecondVote  string
	IsRight     string
	IsWrong     string
	Changed     string // {of} {right} {wrong}
	MineRight   string
	MineWrong   string
	MineGained  string
	MineLost    string
	NotVoted    string
	TakenBack   string
	SatOut      string
	Calls       string
	CallsAgain  string
	CallsTalk   string
	CallsEnd    string
	CallsPaper  string
	Broken      string
	Lacking     string
	LackingHow  string
	KeyClass    string
	KeyGo       string
	KeyNotNow   string
	KeyDecline  string
	KeyBack     string
	KeyHandIn   string
	KeyKeepName string
	KeyRename   string
}

// ClassLines is what line mode alone says of a class.
type ClassLines struct {
	Word        string // that is typed to go to the class
	GoThere     string // {word}
	StillTyped  string
	How         string
	HowSure     string // {levels}
	Vote        string // {vote}
	FirstVote   string // {vote}
	Sure        string // {level}
	SatOut      string // {word}
	Another     string
	EnterLeaves string
	TimeLeft    string // {left}
	TimeStands  string // {left}
	TimeOff     string
	Chosen      string // {option} {n}
	ChosenTwice string // {option} {n} {m}
	Mended      string
	TakenOut    string
	NewWork     string // {n}
	RaidBegins  string
	RaidStands  string // {mine} {n} {of}
	MoreThere   string // {word}
	Leads       string
	Help        string
}

// Board is what who leads a class is told.
type Board struct {
	LeadSees      string
	SureStop      string
	TookBack      string
	EnterCloses   string
	EnterGoesOn   string
	NobodyVoted   string
	AdviseTalk    string // {n}
	AdviseReasons string // {n}
	EnterAgain    string
	EnterEnds     string
	KeyNext       string
	KeyTalk       string
	KeySecond     string
	KeyReasons    string
	KeyStop       string
	KeyHold       string
	KeyGoOn       string
	KeyAgain      string
	KeyBoard      string
	KeyProjector  string
	KeyShowAll    string
	TabRoom       string
	TabAsk        string
	TabWork       string
	TabRaid       string
	Running       string // {n} {got} {of}
	ToRound       string
	RoomSees      string
	RoomProjected string
	Owner         string
	Teacher       string
	HasVoted      string
	MoreTime      string // {n}
	IsHidden      string
	IsAway        string
	RenameWho     string // {name}
	MixedMost     string
	MixedBy       string // {n} {of}
	AskFrom       string
	NothingFits   string
	NothingToAsk  string
	Words         string
	FilteredBy    string // {words}
	AskThis       string
	NoClock       string
	ClockOf       string // {n}
	AddWork       string
	WholePack     string
	DueOn         string // {date}
	PickLesson    string
	AskDate       string // {date}
	SureRemove    string
	BeginRaid     string
	PickBoss      string
	AskHealth     string // {n}
	NoHealth      string
	RaidGoes      string
	SureEnd       string
	KeyRename     string
	KeyHide       string
	KeyShow       string
	KeyTime       string
	KeyLess       string
	KeyLock       string
	KeyLost       string
	KeyUnlock     string
	KeyFilter     string
	KeyAsk        string
	KeyLook       string
	KeyClock      string
	KeyRemove     string
	KeyEnd        string
}

// WorkState says that an assignment is done, or when it is due or by how much that is over, with how far
// the player is before it, parted from it by dot.
func (b *Book) WorkState(w attendance.Work, dot string) string {
	words, days := b.Classroom, b.Classroom.DueIn
	switch {
	case w.State == game.DoneWork:
		return words.WorkDone
	case w.State == game.UnknownWork:
		return words.WorkGone
	case w.Days == 0:
		days = words.DueToday
	case w.Days < 0:
		days = words.LateBy
	}
	said := b.Fill(days, "n", strconv.Itoa(max(w.Days, -w.Days)))
	if w.State == game.BegunWork && w.Of > 0 {
		said = b.Fill(words.WorkPart, "n", strconv.Itoa(w.N), "of", strconv.Itoa(w.Of)) + dot + said
	}
	return said
}
