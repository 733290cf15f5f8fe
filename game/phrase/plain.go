package phrase

// Plain is what line mode says. Placeholders stand as {name}; every phrase is one
// line unless its comment says otherwise.
type Plain struct {
	Prompt     string
	Welcome    string
	Keys       string // the commands in short
	Help       string // several lines; {languages} is the choices, {answers} those for gaps
	AskLang    string // {taken} is what enter takes
	AskName    string // {name} is what enter takes
	Nameless   string // the name of a player who gives none
	NameBad    string
	Hello      string // {name}: a new player
	HelloAgain string // {name}: a player who comes back
	LangTwo    string // {a} {b}: the choices where there are two languages
	LangMany   string // the choices where there are more
	AnswerTwo  string // {a} {b}: the languages in which a gap is typed, where there are two
	AnswerMany string // the same, where there are more
	LangBoth   string // two languages together, where there are two
	LangNow    string // {lang}
	Bye        string

	ClockAsk   string // {days}
	ClockRight string // {date}
	SaveRight  string // {date}
	ClockHow   string

	Note       string // {text}: something told at the start
	NoPacks    string
	NoPlace    string // {place}
	Unplayed   string // {why}: a lesson or question that cannot be shown
	Reading    string // {title} {minutes}
	TermsOffer string // {n}: the lesson that begins has terms
	TermsHow   string // below their list
	TermsNone  string
	TermsWhere string // the word for them was typed outside of a lesson
	NoTerm     string // {what} {most}
	Quizzing   string // {title}
	Section    string // {text}
	PointAt    string // {n} {of}
	Callout    string // {text}
	Gist       string // {text}
	Picture    string // {label}
	Takeaways  string // {title}
	GoOn       string
	OnlyEnter  string // something was typed where only enter makes sense
	NoBack     string

	CheckAt    string // {n} {of}
	SittingAt  string // {n} {of}
	SoFar      string // {n} {of}: items of the quiz that were answered before it on its day
	PracticeAt string // {n} {of}
	OnceMoreAt string // {n} {of}: a wrong answer that was called certain is asked again
	ChooseOne  string
	ChooseMany string // {n} {example}
	TrueFalse  string
	True       string
	False      string
	Cards      string
	Bins       string
	SortHow    string // {example}
	SortOne    string // {card}

	Scenario     string // {of}: a case begins; its scenario follows
	CasePart     string // {n} {of}
	CaseSame     string // {n} {of}: another part of the case that was told already
	ScenarioNone string
	StepsHow     string // {example}
	StepOne      string // {n} {of}
	Lefts        string
	Rights       string
	MatchHow     string // {example} {pairs}
	MatchOne     string // {letter} {left}
	GapHow       string
	GapOne       string // {n} {of}
	GapMark      string // {n}: how a gap stands in its text
	GapNumber    string // said where a number goes
	GapOnly      string // the same, where there is only one
	ListOffer    string
	ListHow      string
	ListNone     string
	LoneCommand  string // {what}: a word that is also a command was typed into a gap

	Hinted    string // {text}
	HintCost  string
	HintTaken string // with help that was taken before the question was left
	HintOut   string // {text}
	HintNone  string
	HintNever string // the question has no help at all
	HintWhere string
	Removed   string // {text}: an option that help has taken away

	MixUpsOffer string
	MixUpsWhere string
	Drilling    string

	UndoHow  string
	Undone   string
	UndoNone string

	DisputeHow  string
	DisputeKept string
	DisputeGone string
	DisputeNone string
	ItemWhere   string // the word for the memory of a question was typed where no verdict is shown
	NoteBad     string // {most}

	WagerOffer string // {n} {gold} {guess} {fairly} {certain} {whenguess} {whenfairly} {whencertain}
	WagerOn    string
	WagerOff   string
	WagerGold  string // {gold}
	SureHow    string // {guess} {fairly} {certain}
	SureBad    string
	StakeWon   string // {level} {gold}, signed
	StakeLost  string // {level} {gold}, signed
	StakeWaits string // {level} {gold}, signed
	StakeNone  string // {level}

	Empty      string
	Jamo       string
	Layout     string // {what}: typed with the 한/영 key in the other state
	Unreadable string
	TooLong    string
	NoSuch     string // {what} {most}
	Ambiguous  string // {what} {fits}
	WantOne    string
	WantMany   string // {n} {got}
	WantPlaces string // {n} {got}
	WantSteps  string // {n} {got}
	WantPairs  string // {n} {got}
	Twice      string // {what}
	NoWords    string // {what}
	TakenAway  string // {what}
	JamoGap    string // {what}

	Right       string
	Wrong       string
	Partly      string // {got} {of}
	Picked      string // {got} {of} {wrong}: several options were chosen
	Yours       string // {text}: of a question with one answer, below its verdict
	YoursRight  string // {text}
	YoursWrong  string // {text}
	OthersRight string // {text}: the only right option, not chosen
	OthersToo   string // {text}: one of several right options, not chosen
	OthersWrong string // {text}
	CardRight   string // {text} {bin}
	CardWrong   string // {text} {bin} {belongs}
	StepsTitle  string
	StepsGot    string // {got} {of}
	StepRight   string // {n} {text}
	StepFollows string // {n} {text} {at}
	StepWrong   string // {n} {text} {at}
	PairRight   string // {left} {right}
	PairWrong   string // {left} {right} {belongs}
	PairExtra   string // {text}
	GapYours    string // {typed}: of a question with one gap, below its verdict
	GapSlip     string // {typed} {model}
	GapMissed   string // {typed} {model}
	GapName     string // {n}
	GapRight    string // {gap} {typed}
	GapTypo     string // {gap} {typed} {model}
	GapWrong    string // {gap} {typed} {model}
	Belief      string // {says}
	Truth       string // {fix}
	Explain     string
	Source      string // {source}
	Verified    string // {date}

	Saved        string // {n}: answers on disk. Scripts read the English one: it stays
	SavedRun     string // a run of a lab is on disk, which is no answer
	SavedHow     string // what the number is, once an evening
	NotSaved     string // {why}
	StillUnsaved string
	XP           string // {xp}
	XPWaits      string // {xp}
	NoXP         string
	NoXPPractice string
	NoXPOnceMore string
	NoXPToday    string // {date}
	NoXPNotDue   string // {date}

	Score     string // {got} {of} {percent}
	Carried   string // {n}
	Passed    string
	Failed    string // {percent}: the share that is needed
	Missed    string
	Practised string // {got} {of}
	Chest     string
	ChestXP   string // {xp}
	ChestRank string // {title}
	ChestGold string // {gold}
	ChestBare string
	Kept      string
	Standing  string // {level} {xp} {gold}
	Titled    string // {title}
	Loose     string // the figures just told are not on disk

	Record        string // {name}
	RecordLevel   string // {level} {left}: XP to the next level; {xp}
	RecordGold    string // {gold}
	RecordStreak  string // {days} {best}
	RecordLabs    string // {missions} {all} {stars} {most} {right} {of}
	RecordAnswers string // {answers} {right} {percent}
	RecordTitle   string // {title}
	NoTitle       string

	Lessons    string
	LessonRow  string // {n} {title} {state}
	LessonBest string // {got} {of}
	Choose     string
	NoLesson   string // {what} {most}
	NoPractice string // {title}

	NextLesson     string // {title}
	NextQuiz       string // {title}
	NextPractice   string // {title}
	NextQuizAgain  string // {title}: when all that was missed was put right on the same day
	Practise       string // {title} {n}: the lesson in which it was missed
	PractiseAll    string // {title}
	NoPracticeOpen string // {title}: another sitting over its quiz is open
	NoQuiz         string // {title}
	NothingOpen    string // nothing can be practised while another sitting is open
	NothingMiss    string
	MissedWhere    string
	PackDone       string // {title}
	DonePractise   string // {title} {n}
	DoneLeave      string
}
