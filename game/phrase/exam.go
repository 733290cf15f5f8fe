package phrase

// Exam is what both front ends say in a paper of an exam. What a report says stands in notices of
// its own ("paper"), because commands and pages say it, too.
type Exam struct {
	Opening, Resuming     string // {exam} {n} {minutes}; {answered} {left}
	At                    string // {n} {of} {left}
	IsFlagged, NotFlagged string
	YourAnswer            string // {answer}
	Noted                 string // {sure}
	First, NoQuestion     string // {n} {of}
	Overview              string // {left}
	Answered              string // {n} {of}
	Flagged, Unanswered   string // {list} of numbers
	SureHandIn, SureOpen  string // {n}: questions that are open
	TimeOver              string
	Kept                  string // {name}: of the exam
	Out, In               string // {n}
	Starred, StarredNone  string // {n}
	Unscored, NoAnswer    string // of a question of a report
	TextGone              string // {n}

	// Only screens say these.
	Kind                                 string
	Question                             string // {n} {of}
	Marked                               string // behind the sign of the flag
	MinutesLeft, TimeLeft                string // {n}; {left}
	EnterKeeps, AnswerKept, InEnglish    string
	KeyExam, KeyKeep, KeyAround, KeyFlag string
	KeySurvey, KeyEnglish, KeyBack       string
	KeySure, KeyLeave, KeyHandIn         string
	KeyThere, KeyLeaveOut, KeyTakeIn     string
	KeyStar, KeyReport, KeyPapers        string
	Survey, IsAnswered, IsUnanswered     string
	SurveyCount                          string // {answered} {open} {flagged}
	SurveyAt                             string // {n} {is}
	AskLeave, LeaveSays, LeaveYes        string
	GoOnHere                             string
	AskHandIn, HandInSays, HandInYes     string
	AskDrop, DropSays, DropYes, DropNo   string
	DropDone                             string
	Figures                              string // {n} {scored} {minutes} {pass} {high}
	GoOn, GiveUp                         string
	GoOnSays                             string // {answered} {n} {left}
	WholePaper, ShortPaper               string
	Size                                 string // {n} {minutes}
	Lacking                              string // {n}
	Extra, On, Off                       string
	ReportOf                             string // {date}
	DayIn, DayNow                        string // {n} {date}
	RealPassed, RealFailed               string // {date}
	NoneHere                             string
	OnMap, OnMapOpen                     string // {exam}; {answered} {n}
	OnMapNewest, OnMapNone               string // {right} {n}
	TabResult, TabQuestions              string
	ToPapers                             string
	QuestionsGone, SomeGone              string // {n}
	IsLeftOut, PackHasIt                 string

	// Only line mode says these.
	How, HowOriginal, HowSure string
	OverviewHow, ReportHow    string

	RealScore, RealNeeds string // {n}; {domains}: behind the date of a real exam
	InDomain, Uncounted  string // {n}: beside a question in the list of a report
}
