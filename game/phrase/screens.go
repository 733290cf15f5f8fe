package phrase

// Frame is what stands around every screen.
type Frame struct {
	TooSmall, Level, XPOf, Gold, Streak                                  string
	StreakBrief                                                          string // beside its sign, for a narrow header
	Saving, Leaving, NotSaved, NotSavedUnknown, CannotOpen, CannotAnswer string
	PackChanged, ReadingPacks                                            string
}

// Keys is what the footer and the help say that keys do.
type Keys struct {
	Title, Everywhere, Next, Back, Map          string
	Pick, Move, Put, OtherBin, NextCard, Answer string
	Scroll, Page, Pages, Play, Record           string
	Quit, Leave, Speech, SpeechLong, SpeechMany string
	Help, Close                                 string
	Open, Continue, Type, Sideways, Practise    string
	LeaveOnly, Glossary, NextLesson, NextQuiz   string
	OtherTab                                    string // to another part of the screen
	UpDown, LeftRight                           string // names of the arrow keys where none can be drawn
}

// Welcome is the first run.
type Welcome struct {
	Hello, Promise, WhichLanguage, ChangeLater string
	WhoPlays, NameNote, Nameless, NameUnclean  string
	NameFull, LooseJamo, NameTaken             string
}

// Home is the map.
type Home struct {
	Done, New, Begun, Reading, Read, InQuiz, SitAgain string
	Progress, Minutes, Points, Questions, Best        string
	Begin, GoOn, ToQuiz, BackToQuiz, Retry, Practise  string
	PractiseAll, RetryToday, OpenLab                  string
	Reread, NoPacks, Notices, LineNew, LineGold       string
	LineOwl, LineWrong, LineSmall, LineDone           string
	LabsDone, MixedUp, ByTest, FaceBoss               string
	GateOpen, GatePassed, GateShut                    string // between two lessons
	AllHidden, HiddenKept                             string // in the place of the path
	NewQuiz, ProgressAll                              string // where a quiz belongs to no lesson
}

// Lesson is the reader.
type Lesson struct {
	Point, Takeaways, End, Callout, Sources, Glossary string
}

// Quiz is questions and verdicts.
type Quiz struct {
	Check, Sitting, Practice, Correction, Question, True, False  string
	ChooseFirst, Chosen, ChooseMore, ChosenAll, Ready, Placed    string
	PlaceAll, PlaceHow, NotPlaced, Right, NotRight, Score        string
	YourRight, YourWrong, Missed, MissedToo, LeftOut             string
	CardRight, CardWrong                                         string
	YouPut, Belongs, Misconception, TrueInstead, Explain, Source string
	Verified, EarnedXP, Saved, XPWaits, Practised, Carried, More string
	WholeQuestion, WholeOnly, RightAndWrong, PracticeShort       string
}

// Summary is the end of a sitting.
type Summary struct {
	Passed, NotYet, Score, Need, Carried, SitAgain          string
	MissedTitle, NothingMissed, PracticeDone, PracticeCount string
	LevelUp, Brought, XP, Gold, LessGold, Streak            string
	Lessons, NextLesson, Cured, XPWaits                     string
	LessonsAll, NextQuiz                                    string // where a quiz belongs to no lesson
}

// Chest is the reward after the work.
type Chest struct {
	Title, Opening, Waiting, Locked, XP, NewTitle string
	Gold, DropXP, Nothing, Kept, ToLabs           string
}

// Record is the player's record.
type Record struct {
	Title, Level, ToNext, XP, Gold, Streak             string
	Days, Longest, Answers, Correct, NoAnswers, Titles string
	Missions, Stars, Predictions, CameTrue             string
	NoTitles, InMemory                                 string

	Overview string // the first part of the record
	PartOf   string // {n} {of}

	Marked                         string // heading of the questions that are marked
	MarkStar, MarkSuspend, MarkPut string // what an item is marked as, in a word
	MarkGone                       string // {item} of a pack that is not here
	MarkHow, MarkType              string // how a mark is taken away: with keys, line by line
}
