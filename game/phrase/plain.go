package phrase

// Plain is what line mode says. Placeholders stand as {name}; every phrase is one
// line unless its comment says otherwise.
type Plain struct {
	Prompt   string
	Welcome  string
	Keys     string // the commands in short
	Help     string // several lines
	AskLang  string
	AskName  string // {name} is what enter takes
	Nameless string // the name of a player who gives none
	NameBad  string
	Hello    string // {name}
	LangNow  string // {lang}
	Bye      string

	ClockAsk   string // {days}
	ClockRight string // {date}
	SaveRight  string // {date}
	ClockHow   string

	Note      string // {text}: something told at the start
	NoPacks   string
	NoPlace   string // {place}
	Unplayed  string // {why}: a lesson or question that cannot be shown
	Reading   string // {title} {minutes}
	Quizzing  string // {title}
	Section   string // {text}
	PointAt   string // {n} {of}
	Callout   string // {text}
	Gist      string // {text}
	Picture   string // {label}
	Takeaways string // {title}
	GoOn      string
	OnlyEnter string // something was typed where only enter makes sense
	NoBack    string

	CheckAt    string // {n} {of}
	SittingAt  string // {n} {of}
	SoFar      string // {n} {of}: items of the quiz that the lesson's checks have asked
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
	GapOnly      string // the same, where there is only one
	ListOffer    string
	ListHow      string
	ListNone     string
	LoneCommand  string // {what}: a word that is also a command was typed into a gap

	Hinted    string // {text}
	HintCost  string
	HintOut   string // {text}
	HintNone  string
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
	GapTheOne   string
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

	Score     string // {got} {of} {percent}
	Carried   string // {n}
	Passed    string
	Failed    string // {percent}: the share that is needed
	Missed    string
	Practised string
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
	RecordLevel   string // {level} {into} {span} {xp}
	RecordGold    string // {gold}
	RecordStreak  string // {days} {best}
	RecordLabs    string // {missions} {stars} {right} {of}
	RecordAnswers string // {answers} {right} {percent}
	RecordTitle   string // {title}
	NoTitle       string

	Lessons    string
	LessonRow  string // {n} {title} {state}
	LessonBest string // {got} {of}
	Choose     string
	NoLesson   string // {what} {most}

	NextLesson   string // {title}
	NextQuiz     string // {title}
	NextPractice string // {title}
	NextAllAgain string // {title}: as above, when all that was missed was put right
	Practise     string // {title} {n}: the lesson in which it was missed
	NothingMiss  string
	MissedWhere  string
	PackDone     string // {title}
	DonePractise string // {title} {n}
	DoneLeave    string
}

var plainEnglish = Plain{
	Prompt:  "> ",
	Welcome: "Welcome to quest. This is line mode: everything comes in lines, and you answer in lines.",
	Keys:    "Enter goes on. ? help, h hint, l language, b back, m lessons, r record, q leave.",
	Help: "Enter goes on to the next line of the lesson.\n" +
		"Answer with a number (2), with several numbers (1,3 or 1 3), or with the words of the answer or their beginning.\n" +
		"True or false: 1 or 2, t or f, o or x.\n" +
		"Order: all numbers in the right order (3 1 2), or one at a time. Match: the number for each letter (2 1 3), or pairs (a2 b1). b takes the newest one back.\n" +
		"Blanks: type the words, in English or Korean; a slip of the finger is forgiven. Every word can be an answer there, so a command needs a slash: /? /h /l /b /q. A lone q or the like is asked back first.\n" +
		"? shows this help. l changes the language: both, English, Korean. b goes back to the point before. s reads the scenario of a case again.\n" +
		"h gives a hint, then takes one wrong option away; each halves what the answer can earn. u answers a practice question again.\n" +
		"c shows a blank as a list where there is one (/c).\n" +
		"m lists the lessons; type a number to go there. r shows your record. p, after a quiz, practises what was missed; x, between two lessons, practises only what you mix up.\n" +
		"! keeps a note that a question may be wrong. w switches certainty on or off: 1, 2 or 3 before the verdict, for gold.\n" +
		"q leaves. Each answer is saved when a line such as \"saved 12\" appears, so nothing is lost; 12 answers are on disk then.",
	AskLang:  "Which language do you want to read? Enter takes both. 어떤 언어로 볼까요? 엔터는 둘 다.",
	AskName:  "What is your name? Enter takes: {name}",
	Nameless: "Player",
	NameBad:  "That name cannot be used: letters, digits and signs only, at most 24 columns wide.",
	Hello:    "Hello, {name}.",
	LangNow:  "Language: {lang}",
	Bye:      "Goodbye. See you soon.",

	ClockAsk:   "Your save is {days} days ahead of this computer's clock. Which one is right?",
	ClockRight: "The clock: today is {date}.",
	SaveRight:  "The save: today is {date} or later.",
	ClockHow:   "Type 1 or 2; enter decides later. Nothing that you earned is lost either way.",

	Note:      "Note: {text}",
	NoPacks:   "There is no pack to play.",
	NoPlace:   "There is nothing to play at {place}.",
	Unplayed:  "This cannot be shown: {why}",
	Reading:   "Lesson: {title} ({minutes} min)",
	Quizzing:  "Quiz: {title}",
	Section:   "Section: {text}",
	PointAt:   "Point {n} of {of}",
	Callout:   "Note: {text}",
	Gist:      "Remember: {text}",
	Picture:   "Picture: {label}",
	Takeaways: "Key takeaways: {title}",
	GoOn:      "Enter to go on.",
	OnlyEnter: "Press enter to go on, or type ? for help.",
	NoBack:    "There is nothing to go back to here.",

	CheckAt:    "Check, question {n} of {of}",
	SittingAt:  "Quiz, question {n} of {of}",
	SoFar:      "{n} of {of} were answered in the lesson's checks.",
	PracticeAt: "Practice, question {n} of {of} (no score, no XP)",
	OnceMoreAt: "Once more, question {n} of {of} (no score, no XP)",
	ChooseOne:  "Type the number of the answer, or its words.",
	ChooseMany: "Choose {n}. Type their numbers, such as {example}.",
	TrueFalse:  "True or false? Type 1 or 2, t or f.",
	True:       "True",
	False:      "False",
	Cards:      "Cards:",
	Bins:       "Places:",
	SortHow:    "Type the place of each card in order, such as {example}; or one number, and you are asked card by card.",
	SortOne:    "Where does this card go: {card}",

	Scenario:     "A case with {of} questions. The scenario:",
	CasePart:     "Part {n} of {of} of the case.",
	CaseSame:     "Part {n} of {of} of the same case; s reads the scenario again.",
	ScenarioNone: "No scenario belongs to this.",
	StepsHow:     "Type the numbers in the right order, such as {example}; or one number, and you are asked step by step.",
	StepOne:      "Which one comes as step {n} of {of}?",
	Lefts:        "Find a partner for each of these:",
	Rights:       "Partners:",
	MatchHow:     "Type the number for each letter in order, such as {example}; or pairs, such as {pairs}; or one number, and you are asked one by one.",
	MatchOne:     "What goes with {letter}: {left}",
	GapHow:       "Type the missing words. Here a command begins with a slash: /? help, /h hint, /l language, /b back, /q leave.",
	GapOne:       "Blank {n} of {of}:",
	GapMark:      "[blank {n}]",
	GapOnly:      "[blank]",
	ListOffer:    "/c offers this blank as a list to choose from.",
	ListHow:      "Type a number of the list, or the words.",
	ListNone:     "There is no list to choose from here.",
	LoneCommand:  "\"{what}\" is also a command. Type it again if it is your answer, or with a slash before it for the command: /{what}",

	Hinted:    "Hint: {text}",
	HintCost:  "Help halves what this answer can earn.",
	HintOut:   "One answer less. This one is not right: {text}",
	HintNone:  "There is no more help for this question.",
	HintWhere: "A hint belongs to a question. For help with the keys type ?",
	Removed:   "{text} (not right, taken away by help)",

	MixUpsOffer: "x practises only what you mix up.",
	MixUpsWhere: "What you mix up can be practised between two lessons, once there is something.",
	Drilling:    "Practice of what you mix up:",

	UndoHow:  "Enter to go on, u to answer this once more.",
	Undone:   "Taken back. What it earned stays; the new answer earns nothing.",
	UndoNone: "Only a practice answer can be taken back, while its verdict is shown.",

	DisputeHow:  "What may be wrong with this question? Type it on one line. Enter alone keeps nothing.",
	DisputeKept: "Your note is kept. \"quest disputes\" prints it for the author of the pack.",
	DisputeGone: "Nothing was kept.",
	DisputeNone: "There is no question here that could be disputed.",
	NoteBad:     "That note cannot be kept. Type one line of at most {most} characters, without control characters.",

	WagerOffer: "You have given {n} answers. If you like, quest asks before each verdict how sure you are, for gold:\n" +
		"{guess}: wins 1, loses nothing; {whenguess}.\n" +
		"{fairly}: wins 2 or loses 2; {whenfairly}.\n" +
		"{certain}: wins 3 or loses 6; {whencertain}. XP is never at stake.\n" +
		"You get {gold} gold to start with. Type y to take it. Enter or n goes on without; w switches it on or off later.",
	WagerOn:    "Certainty is on: you are asked how sure you are before each verdict.",
	WagerOff:   "Certainty is off. w switches it on.",
	WagerGold:  "+{gold} gold to start with.",
	SureHow:    "How sure are you? 1 {guess}, 2 {fairly}, 3 {certain}. Enter says nothing; b answers anew.",
	SureBad:    "Type 1, 2 or 3, or enter to say nothing.",
	StakeWon:   "{gold} gold: you called it {level}, and it was right.",
	StakeLost:  "{gold} gold: you called it {level}, and it was not right.",
	StakeWaits: "{gold} gold for calling it {level}, counted once it can be saved.",
	StakeNone:  "You called it {level}. No gold is at stake this time.",

	Empty:      "Type an answer first. Nothing was judged.",
	Jamo:       "Loose Korean letters arrived, so the input method is not composing. Nothing was judged; type it again, or type a number.",
	Unreadable: "That line holds characters that cannot be read. Nothing was judged; please type it again.",
	TooLong:    "That line is too long for an answer. Nothing was judged; please type it again.",
	NoSuch:     "There is no answer \"{what}\" here; type a number from 1 to {most}.",
	Ambiguous:  "\"{what}\" fits more than one answer: {fits}. Type a number.",
	WantOne:    "Choose one answer. Nothing was judged.",
	WantMany:   "Choose exactly {n} different answers; you gave {got}. Nothing was judged.",
	WantPlaces: "{n} cards are waiting; you gave {got} places. Type one for each, or one number at a time.",
	WantSteps:  "{n} steps are waiting; you gave {got}. Type all of them in order, or one number at a time.",
	WantPairs:  "{n} are waiting for a partner; you gave {got} numbers. Type one for each, or one number at a time.",
	Twice:      "This stands twice, or was used already: {what}. Nothing was judged.",
	NoWords:    "There is no letter or digit in \"{what}\". Nothing was judged; type the missing words.",
	TakenAway:  "Help has taken this away: {what}. Nothing was judged.",
	JamoGap:    "Loose Korean letters arrived ({what}), so the input method is not composing. Nothing was judged; type it again. A command begins with a slash here: /q leaves.",

	Right:       "Right!",
	Wrong:       "Not right.",
	Partly:      "{got} of {of} parts are right.",
	Picked:      "{got} of {of} right, {wrong} wrong.",
	YoursRight:  "Your answer, right: {text}",
	YoursWrong:  "Your answer, not right: {text}",
	OthersRight: "The right answer: {text}",
	OthersToo:   "Belongs to the answer: {text}",
	OthersWrong: "Not right: {text}",
	CardRight:   "Right. {text}: {bin}",
	CardWrong:   "Not right. {text}: {bin}. It belongs to: {belongs}",
	StepsTitle:  "The right order:",
	StepsGot:    "{got} of {of} steps are in the right place.",
	StepRight:   "{n}. Right place. {text}",
	StepFollows: "{n}. Right behind the step before it, but at place {at}. {text}",
	StepWrong:   "{n}. Not right, you put it at place {at}. {text}",
	PairRight:   "Right. {left}: {right}",
	PairWrong:   "Not right. {left}: {right}. It goes with: {belongs}",
	PairExtra:   "Goes with nothing here: {text}",
	GapTheOne:   "The blank",
	GapName:     "Blank {n}",
	GapRight:    "Right. {gap}: {typed}",
	GapTypo:     "Right, with a slip. {gap}: {typed}. It is spelled: {model}",
	GapWrong:    "Not right. {gap}: {typed}. A right answer: {model}",
	Belief:      "A common mix-up: {says}",
	Truth:       "What is true: {fix}",
	Explain:     "Why:",
	Source:      "Source: {source}",
	Verified:    "Checked against the source on {date}.",

	Saved:        "saved {n}",
	SavedRun:     "saved",
	SavedHow:     "The number says how many of your answers are on disk.",
	NotSaved:     "Not saved: {why}",
	StillUnsaved: "Not saved yet; the answer is kept in memory.",
	XP:           "+{xp} XP",
	XPWaits:      "+{xp} XP, yours once it can be saved.",
	NoXP:         "No XP for this one today.",

	Score:     "{got} of {of} right ({percent}%).",
	Carried:   "{n} of these were answered in the checks of the lesson.",
	Passed:    "Passed!",
	Failed:    "Not passed yet: {percent}% is needed. Another day, another sitting.",
	Missed:    "Worth another look:",
	Practised: "Practice is done.",
	Chest:     "The chest opens!",
	ChestXP:   "+{xp} XP",
	ChestRank: "New title: {title}",
	ChestGold: "+{gold} gold",
	ChestBare: "And a little dust.",
	Kept:      "All saved.",
	Standing:  "Level {level}, {xp} XP, {gold} gold.",
	Titled:    "Title: {title}",
	Loose:     "This is not all saved yet.",

	Record:        "Record of {name}",
	RecordLevel:   "Level {level}: {into} of {span} XP to the next; {xp} XP in all.",
	RecordGold:    "Gold: {gold}.",
	RecordStreak:  "Streak in days: {days}; the longest: {best}.",
	RecordLabs:    "Labs: missions solved: {missions}; stars: {stars}; predictions that came true: {right} of {of}.",
	RecordAnswers: "Answers: {answers}, of these right: {right} ({percent}%).",
	RecordTitle:   "Title: {title}",
	NoTitle:       "No title yet: finish a pack and open its chest.",

	Lessons:    "Lessons:",
	LessonRow:  "{n}. {title}: {state}",
	LessonBest: "best {got} of {of}",
	Choose:     "Type the number of a lesson to go there; enter stays here.",
	NoLesson:   "There is no lesson \"{what}\"; type a number from 1 to {most}, or enter to stay.",

	NextLesson:   "Next: {title}. Enter to begin, q to leave.",
	NextQuiz:     "Next: the quiz of {title}. Enter to begin, q to leave.",
	NextPractice: "The quiz of {title} opens again on another day. Enter to practise what was missed, q to leave.",
	NextAllAgain: "The quiz of {title} opens again on another day. All that was missed is put right; enter to practise all of it once more, q to leave.",
	Practise:     "p practises what was missed in \"{title}\" ({n}).",
	NothingMiss:  "Nothing was missed, so there is nothing to practise.",
	MissedWhere:  "What was missed can be practised after a quiz.",
	PackDone:     "You have finished \"{title}\".",
	DonePractise: "Enter or p practises what was missed in \"{title}\" ({n}). m lists the lessons, to read one again. q leaves.",
	DoneLeave:    "m lists the lessons, to read one again. Enter or q leaves.",
}

var plainKorean = Plain{
	Prompt:  "> ",
	Welcome: "quest에 오신 것을 환영합니다. 줄 단위 모드입니다. 글이 한 줄씩 나오고, 답도 한 줄로 입력합니다.",
	Keys:    "엔터: 다음. ? 도움말, h 힌트, l 언어, b 뒤로, m 레슨, r 기록, q 나가기.",
	Help: "엔터를 누르면 다음으로 넘어갑니다.\n" +
		"답은 번호(2), 여러 번호(1,3 또는 1 3), 또는 답의 글이나 그 앞부분으로 입력합니다.\n" +
		"맞다·틀리다: 1 또는 2, 맞다 또는 틀리다, 참 또는 거짓, o 또는 x.\n" +
		"순서: 맞는 순서대로 모든 번호(3 1 2), 또는 하나씩. 짝: 글자마다 번호(2 1 3), 또는 짝으로(a2 b1). b는 마지막 것을 물립니다.\n" +
		"빈칸: 들어갈 말을 영어나 한국어로 입력합니다. 작은 오타는 봐 줍니다. 어떤 말이든 답이 될 수 있어 명령에는 빗금을 붙입니다: /? /h /l /b /q. q 한 글자처럼 명령과 같은 말은 먼저 되묻습니다.\n" +
		"? 도움말. l 언어 바꾸기: 둘 다, 영어, 한국어. b 앞의 요점으로. s 사례의 상황을 다시 읽기.\n" +
		"h 힌트, 한 번 더 누르면 틀린 보기 하나를 뺍니다. 도움마다 얻는 XP가 반으로 줄어듭니다. u 연습 문제에 다시 답하기.\n" +
		"c 빈칸을 목록에서 고르기(/c).\n" +
		"m 레슨 목록: 번호를 입력하면 그 레슨으로 갑니다. r 기록. 퀴즈가 끝난 뒤 p 틀린 문제 연습. 레슨 사이에서 x 헷갈리는 것만 연습.\n" +
		"! 문제가 잘못되었다는 메모 남기기. w 확신도 켜고 끄기: 채점하기 전에 1, 2, 3으로 골드를 겁니다.\n" +
		"q 나가기. \"저장 12\" 같은 줄이 나오면 그 답은 저장된 것이니 아무것도 잃지 않습니다. 12는 디스크에 저장된 답의 수입니다. 한글 상태에서는 ㅂ, ㅣ, ㅠ, ㅗ, ㅡ, ㄱ, ㅔ, ㅌ도 됩니다.",
	AskLang:  "어떤 언어로 볼까요? 엔터는 둘 다. Which language do you want to read? Enter takes both.",
	AskName:  "이름을 입력하세요. 엔터만 누르면: {name}",
	Nameless: "플레이어",
	NameBad:  "그 이름은 쓸 수 없습니다. 글자, 숫자, 기호로 24칸까지 됩니다.",
	Hello:    "반갑습니다, {name} 님.",
	LangNow:  "언어: {lang}",
	Bye:      "안녕히 가세요. 또 만나요.",

	ClockAsk:   "저장된 날짜가 이 컴퓨터의 시계보다 {days}일 앞서 있습니다. 어느 쪽이 맞습니까?",
	ClockRight: "시계: 오늘은 {date}입니다.",
	SaveRight:  "저장: 오늘은 {date} 또는 그 뒤입니다.",
	ClockHow:   "1 또는 2를 입력하세요. 나중에 정하려면 엔터. 어느 쪽이든 얻은 것은 사라지지 않습니다.",

	Note:      "알림: {text}",
	NoPacks:   "할 수 있는 팩이 없습니다.",
	NoPlace:   "{place}: 여기에는 할 것이 없습니다.",
	Unplayed:  "보여 드릴 수 없습니다: {why}",
	Reading:   "레슨: {title} ({minutes}분)",
	Quizzing:  "퀴즈: {title}",
	Section:   "단락: {text}",
	PointAt:   "요점 {n}/{of}",
	Callout:   "참고: {text}",
	Gist:      "핵심: {text}",
	Picture:   "그림: {label}",
	Takeaways: "핵심 정리: {title}",
	GoOn:      "계속하려면 엔터.",
	OnlyEnter: "계속하려면 엔터를 누르세요. 도움말은 ? 입니다.",
	NoBack:    "여기서는 뒤로 갈 곳이 없습니다.",

	CheckAt:    "확인 문제 {n}/{of}",
	SittingAt:  "퀴즈 문제 {n}/{of}",
	SoFar:      "{of}문제 중 {n}문제는 레슨의 확인 문제에서 답했습니다.",
	PracticeAt: "연습 문제 {n}/{of} (점수와 XP 없음)",
	OnceMoreAt: "다시 한번 문제 {n}/{of} (점수와 XP 없음)",
	ChooseOne:  "답의 번호나 글을 입력하세요.",
	ChooseMany: "{n}개를 고르세요. 번호를 이렇게 입력합니다: {example}",
	TrueFalse:  "맞을까요, 틀릴까요? 1 또는 2, 맞다 또는 틀리다.",
	True:       "맞다",
	False:      "틀리다",
	Cards:      "카드:",
	Bins:       "자리:",
	SortHow:    "카드 순서대로 자리 번호를 입력하세요. 예: {example}. 번호를 하나만 입력하면 카드마다 묻습니다.",
	SortOne:    "이 카드는 어디로 갈까요: {card}",

	Scenario:     "사례 문제입니다. 문항은 {of}개이고, 상황은 다음과 같습니다.",
	CasePart:     "사례 문항 {n}/{of}",
	CaseSame:     "같은 사례의 문항 {n}/{of}. 상황을 다시 읽으려면 s.",
	ScenarioNone: "여기에는 상황 글이 없습니다.",
	StepsHow:     "맞는 순서대로 번호를 입력하세요. 예: {example}. 번호를 하나만 입력하면 단계마다 묻습니다.",
	StepOne:      "{of}단계 중 {n}번째는 무엇입니까?",
	Lefts:        "짝을 찾을 것:",
	Rights:       "짝:",
	MatchHow:     "글자 순서대로 짝의 번호를 입력하세요. 예: {example}. 짝으로 {pairs}처럼 입력해도 되고, 번호를 하나만 입력하면 하나씩 묻습니다.",
	MatchOne:     "{letter}의 짝은 무엇입니까: {left}",
	GapHow:       "빈칸에 들어갈 말을 입력하세요. 여기서는 명령 앞에 빗금을 붙입니다: /? 도움말, /h 힌트, /l 언어, /b 뒤로, /q 나가기.",
	GapOne:       "빈칸 {n}/{of}:",
	GapMark:      "[빈칸 {n}]",
	GapOnly:      "[빈칸]",
	ListOffer:    "이 빈칸을 목록에서 고르려면 /c.",
	ListHow:      "목록의 번호나 들어갈 말을 입력하세요.",
	ListNone:     "여기에는 고를 목록이 없습니다.",
	LoneCommand:  "\"{what}\": 명령이기도 합니다. 답이면 한 번 더 입력하고, 명령이면 앞에 빗금을 붙이세요: /{what}",

	Hinted:    "힌트: {text}",
	HintCost:  "도움을 받으면 이 답으로 얻는 XP가 반으로 줄어듭니다.",
	HintOut:   "보기 하나를 뺍니다. 답이 아닌 것: {text}",
	HintNone:  "이 문제에는 도움이 더 없습니다.",
	HintWhere: "힌트는 문제에서만 볼 수 있습니다. 도움말은 ? 입니다.",
	Removed:   "{text} (답이 아님, 도움으로 뺐음)",

	MixUpsOffer: "x 헷갈리는 것만 연습하기.",
	MixUpsWhere: "헷갈리는 것은 레슨과 레슨 사이에서, 있을 때 연습할 수 있습니다.",
	Drilling:    "헷갈리는 것 연습:",

	UndoHow:  "계속하려면 엔터, 이 문제에 다시 답하려면 u.",
	Undone:   "답을 물렸습니다. 얻은 것은 그대로이고, 새 답으로는 얻는 것이 없습니다.",
	UndoNone: "연습 문제의 답만, 채점 결과가 보일 때 물릴 수 있습니다.",

	DisputeHow:  "이 문제에서 무엇이 잘못되었나요? 한 줄로 입력하세요. 엔터만 누르면 남기지 않습니다.",
	DisputeKept: "메모를 저장했습니다. \"quest disputes\" 명령이 팩을 만든 사람에게 보낼 글로 보여 줍니다.",
	DisputeGone: "아무것도 남기지 않았습니다.",
	DisputeNone: "여기에는 이의를 남길 문제가 없습니다.",
	NoteBad:     "그 메모는 저장할 수 없습니다. 제어 문자 없이 한 줄, {most}자까지 입력하세요.",

	WagerOffer: "답을 {n}개 했습니다. 원하면 채점하기 전마다 얼마나 확신하는지 묻고 골드를 겁니다.\n" +
		"{guess}: 맞으면 +1, 틀려도 그대로. {whenguess} 고르세요.\n" +
		"{fairly}: 맞으면 +2, 틀리면 -2. {whenfairly} 고르세요.\n" +
		"{certain}: 맞으면 +3, 틀리면 -6. {whencertain} 고르세요. XP는 걸지 않습니다.\n" +
		"시작할 때 골드 {gold}개를 받습니다. 하려면 y. 엔터나 n은 없이 계속합니다. 나중에 w로 켜고 끌 수 있습니다.",
	WagerOn:    "확신도를 켰습니다. 채점하기 전마다 얼마나 확신하는지 묻습니다.",
	WagerOff:   "확신도를 껐습니다. w로 켤 수 있습니다.",
	WagerGold:  "시작 골드 +{gold}.",
	SureHow:    "얼마나 확신하나요? 1 {guess}, 2 {fairly}, 3 {certain}. 말하지 않으려면 엔터, 다시 답하려면 b.",
	SureBad:    "1, 2, 3 중 하나를 입력하세요. 말하지 않으려면 엔터.",
	StakeWon:   "골드 {gold}. 말한 확신도: {level}. 맞았습니다.",
	StakeLost:  "골드 {gold}. 말한 확신도: {level}. 틀렸습니다.",
	StakeWaits: "골드 {gold}. 말한 확신도: {level}. 저장되면 셉니다.",
	StakeNone:  "말한 확신도: {level}. 이번에는 걸린 골드가 없습니다.",

	Empty:      "답을 먼저 입력하세요. 채점하지 않았습니다.",
	Jamo:       "낱자모가 들어왔습니다. 한글 입력기가 글자를 조합하지 않고 있습니다. 채점하지 않았으니 다시 입력하거나 번호를 입력하세요.",
	Unreadable: "읽을 수 없는 문자가 들어 있습니다. 채점하지 않았으니 다시 입력하세요.",
	TooLong:    "답으로는 너무 긴 줄입니다. 채점하지 않았으니 다시 입력하세요.",
	NoSuch:     "\"{what}\": 그런 답은 없습니다. 1부터 {most}까지의 번호를 입력하세요.",
	Ambiguous:  "\"{what}\": 맞는 답이 여럿입니다: {fits}. 번호를 입력하세요.",
	WantOne:    "하나만 고르세요. 채점하지 않았습니다.",
	WantMany:   "서로 다른 {n}개를 골라야 하는데 {got}개를 입력했습니다. 채점하지 않았습니다.",
	WantPlaces: "남은 카드는 {n}장인데 자리를 {got}개 입력했습니다. 카드마다 하나씩, 또는 번호 하나만 입력하세요.",
	WantSteps:  "남은 단계는 {n}개인데 {got}개를 입력했습니다. 순서대로 모두, 또는 번호 하나만 입력하세요.",
	WantPairs:  "짝을 기다리는 것은 {n}개인데 번호를 {got}개 입력했습니다. 모두 하나씩, 또는 번호 하나만 입력하세요.",
	Twice:      "두 번 나왔거나 이미 쓴 것입니다: {what}. 채점하지 않았습니다.",
	NoWords:    "\"{what}\": 글자나 숫자가 없습니다. 채점하지 않았으니 빈칸에 들어갈 말을 입력하세요.",
	TakenAway:  "도움으로 뺀 보기입니다: {what}. 채점하지 않았습니다.",
	JamoGap:    "낱자모가 들어왔습니다({what}). 한글 입력기가 글자를 조합하지 않고 있습니다. 채점하지 않았으니 다시 입력하세요. 여기서는 명령 앞에 빗금을 붙입니다: 나가려면 /q 또는 /ㅂ.",

	Right:       "정답입니다!",
	Wrong:       "틀렸습니다.",
	Partly:      "{of}개 중 {got}개가 맞았습니다.",
	Picked:      "정답 {of}개 중 {got}개, 오답 {wrong}개.",
	YoursRight:  "고른 답, 맞음: {text}",
	YoursWrong:  "고른 답, 틀림: {text}",
	OthersRight: "정답: {text}",
	OthersToo:   "이것도 정답: {text}",
	OthersWrong: "틀린 답: {text}",
	CardRight:   "맞음. {text}: {bin}",
	CardWrong:   "틀림. {text}: {bin}. 맞는 자리: {belongs}",
	StepsTitle:  "맞는 순서:",
	StepsGot:    "단계 {of}개 중 {got}개가 제자리에 있습니다.",
	StepRight:   "{n}. 맞는 자리. {text}",
	StepFollows: "{n}. 앞 단계 바로 뒤이지만 {at}번째에 놓았습니다. {text}",
	StepWrong:   "{n}. 틀림, {at}번째에 놓았습니다. {text}",
	PairRight:   "맞음. {left}: {right}",
	PairWrong:   "틀림. {left}: {right}. 맞는 짝: {belongs}",
	PairExtra:   "여기에는 짝이 없는 것: {text}",
	GapTheOne:   "빈칸",
	GapName:     "빈칸 {n}",
	GapRight:    "맞음. {gap}: {typed}",
	GapTypo:     "맞음, 오타가 있습니다. {gap}: {typed}. 바른 표기: {model}",
	GapWrong:    "틀림. {gap}: {typed}. 맞는 답: {model}",
	Belief:      "흔한 오해: {says}",
	Truth:       "사실은: {fix}",
	Explain:     "풀이:",
	Source:      "출처: {source}",
	Verified:    "출처 확인일: {date}",

	Saved:        "저장 {n}",
	SavedRun:     "저장됨",
	SavedHow:     "숫자는 디스크에 저장된 답의 수입니다.",
	NotSaved:     "저장되지 않음: {why}",
	StillUnsaved: "아직 저장되지 않았습니다. 답은 메모리에 있습니다.",
	XP:           "+{xp} XP",
	XPWaits:      "+{xp} XP. 저장되면 받습니다.",
	NoXP:         "이 문제는 오늘 XP가 없습니다.",

	Score:     "{of}개 중 {got}개 정답 ({percent}%).",
	Carried:   "그중 {n}개는 레슨의 확인 문제에서 답했습니다.",
	Passed:    "통과했습니다!",
	Failed:    "아직 통과하지 못했습니다. {percent}%가 필요합니다. 다른 날 다시 볼 수 있습니다.",
	Missed:    "다시 볼 문제:",
	Practised: "연습을 마쳤습니다.",
	Chest:     "상자가 열립니다!",
	ChestXP:   "+{xp} XP",
	ChestRank: "새 칭호: {title}",
	ChestGold: "골드 +{gold}",
	ChestBare: "그리고 먼지 조금.",
	Kept:      "모두 저장되었습니다.",
	Standing:  "레벨 {level}, {xp} XP, 골드 {gold}.",
	Titled:    "칭호: {title}",
	Loose:     "아직 모두 저장되지는 않았습니다.",

	Record:        "{name} 님의 기록",
	RecordLevel:   "레벨 {level}: 다음 레벨까지 {span} XP 중 {into}, 전체 {xp} XP.",
	RecordGold:    "골드: {gold}.",
	RecordStreak:  "연속 학습: {days}일, 최장 {best}일.",
	RecordLabs:    "랩: 해결한 미션 {missions}개, 별 {stars}개, 예측 {of}개 중 {right}개 적중.",
	RecordAnswers: "답: {answers}개, 그중 정답 {right}개 ({percent}%).",
	RecordTitle:   "칭호: {title}",
	NoTitle:       "아직 칭호가 없습니다. 팩의 레슨을 모두 마치고 상자를 열어 보세요.",

	Lessons:    "레슨 목록:",
	LessonRow:  "{n}. {title}: {state}",
	LessonBest: "최고 {got}/{of}",
	Choose:     "가고 싶은 레슨의 번호를 입력하세요. 엔터를 누르면 그대로 있습니다.",
	NoLesson:   "\"{what}\": 그런 레슨은 없습니다. 1부터 {most}까지의 번호를 입력하거나, 그대로 있으려면 엔터.",

	NextLesson:   "다음: {title}. 시작하려면 엔터, 나가려면 q.",
	NextQuiz:     "다음: {title} 퀴즈. 시작하려면 엔터, 나가려면 q.",
	NextPractice: "{title} 퀴즈는 다른 날 다시 열립니다. 틀린 문제를 연습하려면 엔터, 나가려면 q.",
	NextAllAgain: "{title} 퀴즈는 다른 날 다시 열립니다. 틀린 문제는 모두 바로잡았습니다. 전체를 한 번 더 연습하려면 엔터, 나가려면 q.",
	Practise:     "p \"{title}\"에서 틀린 문제 연습하기 ({n}개).",
	NothingMiss:  "틀린 문제가 없어서 연습할 것도 없습니다.",
	MissedWhere:  "틀린 문제는 퀴즈가 끝난 뒤 연습할 수 있습니다.",
	PackDone:     "\"{title}\" 팩을 모두 마쳤습니다.",
	DonePractise: "엔터 또는 p: \"{title}\"에서 틀린 문제 연습 ({n}개). m: 레슨 목록에서 다시 읽기. q: 나가기.",
	DoneLeave:    "m: 레슨 목록에서 다시 읽기. 엔터 또는 q: 나가기.",
}
