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

	Empty      string
	Jamo       string
	Unreadable string
	TooLong    string
	NoSuch     string // {what} {most}
	Ambiguous  string // {what} {fits}
	WantOne    string
	WantMany   string // {n} {got}
	WantPlaces string // {n} {got}

	Right       string
	Wrong       string
	Partly      string // {got} {of}
	YoursRight  string // {text}
	YoursWrong  string // {text}
	OthersRight string // {text}: the only right option, not chosen
	OthersToo   string // {text}: one of several right options, not chosen
	OthersWrong string // {text}
	CardRight   string // {text} {bin}
	CardWrong   string // {text} {bin} {belongs}
	Belief      string // {says}
	Truth       string // {fix}
	Explain     string
	Source      string // {source}
	Verified    string // {date}

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
	Practise     string // {n}
	NothingMiss  string
	PackDone     string // {title}
	DonePractise string // {n}
	DoneLeave    string
}

var plainEnglish = Plain{
	Prompt:  "> ",
	Welcome: "Welcome to quest. This is line mode: everything comes in lines, and you answer in lines.",
	Keys:    "Enter goes on. ? help, l language, b back, m lessons, r record, q leave.",
	Help: "Enter goes on to the next line of the lesson.\n" +
		"Answer with a number (2), with several numbers (1,3 or 1 3), or with the words of the answer or their beginning.\n" +
		"True or false: 1 or 2, t or f, o or x.\n" +
		"? shows this help. l changes the language: both, English, Korean. b goes back to the point before.\n" +
		"m lists the lessons; type a number to go there. r shows your record. p, after a quiz, practises what was missed.\n" +
		"q leaves. Each answer is saved when the line \"saved\" appears, so nothing is lost.",
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

	Empty:      "Type an answer first. Nothing was judged.",
	Jamo:       "Loose Korean letters arrived, so the input method is not composing. Nothing was judged; type it again, or type a number.",
	Unreadable: "That line holds characters that cannot be read. Nothing was judged; please type it again.",
	TooLong:    "That line is too long for an answer. Nothing was judged; please type it again.",
	NoSuch:     "There is no answer \"{what}\" here; type a number from 1 to {most}.",
	Ambiguous:  "\"{what}\" fits more than one answer: {fits}. Type a number.",
	WantOne:    "Choose one answer. Nothing was judged.",
	WantMany:   "Choose exactly {n} different answers; you gave {got}. Nothing was judged.",
	WantPlaces: "{n} cards are waiting; you gave {got} places. Type one for each, or one number at a time.",

	Right:       "Right!",
	Wrong:       "Not right.",
	Partly:      "{got} of {of} parts are right.",
	YoursRight:  "Your answer, right: {text}",
	YoursWrong:  "Your answer, not right: {text}",
	OthersRight: "The right answer: {text}",
	OthersToo:   "Belongs to the answer: {text}",
	OthersWrong: "Not right: {text}",
	CardRight:   "Right. {text}: {bin}",
	CardWrong:   "Not right. {text}: {bin}. It belongs to: {belongs}",
	Belief:      "A common mix-up: {says}",
	Truth:       "What is true: {fix}",
	Explain:     "Why:",
	Source:      "Source: {source}",
	Verified:    "Checked against the source on {date}.",

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
	RecordAnswers: "Answers: {answers}, of these right: {right} ({percent}%).",
	RecordTitle:   "Title: {title}",
	NoTitle:       "No title yet: finish a path and open its chest.",

	Lessons:    "Lessons:",
	LessonRow:  "{n}. {title}: {state}",
	LessonBest: "best {got} of {of}",
	Choose:     "Type the number of a lesson to go there; enter stays here.",
	NoLesson:   "There is no lesson \"{what}\"; type a number from 1 to {most}, or enter to stay.",

	NextLesson:   "Next: {title}. Enter to begin, q to leave.",
	NextQuiz:     "Next: the quiz of {title}. Enter to begin, q to leave.",
	NextPractice: "The quiz of {title} opens again on another day. Enter to practise what was missed, q to leave.",
	NextAllAgain: "The quiz of {title} opens again on another day. All that was missed is put right; enter to practise all of it once more, q to leave.",
	Practise:     "p practises what was missed now ({n}).",
	NothingMiss:  "Nothing was missed, so there is nothing to practise.",
	PackDone:     "You have finished \"{title}\".",
	DonePractise: "Enter or p practises what was missed ({n}). m lists the lessons, to read one again. q leaves.",
	DoneLeave:    "m lists the lessons, to read one again. Enter or q leaves.",
}

var plainKorean = Plain{
	Prompt:  "> ",
	Welcome: "quest에 오신 것을 환영합니다. 줄 단위 모드입니다. 글이 한 줄씩 나오고, 답도 한 줄로 입력합니다.",
	Keys:    "엔터: 다음. ? 도움말, l 언어, b 뒤로, m 지도, r 기록, q 나가기.",
	Help: "엔터를 누르면 다음으로 넘어갑니다.\n" +
		"답은 번호(2), 여러 번호(1,3 또는 1 3), 또는 답의 글이나 그 앞부분으로 입력합니다.\n" +
		"맞다·틀리다: 1 또는 2, 맞다 또는 틀리다, 참 또는 거짓, o 또는 x.\n" +
		"? 도움말. l 언어 바꾸기: 둘 다, 영어, 한국어. b 앞의 내용으로.\n" +
		"m 레슨 목록: 번호를 입력하면 그 레슨으로 갑니다. r 기록. 퀴즈가 끝난 뒤 p 틀린 문제 연습.\n" +
		"q 나가기. \"saved\" 줄이 나오면 그 답은 저장된 것이니 아무것도 잃지 않습니다. 한글 상태에서는 ㅂ, ㅣ, ㅠ, ㅡ, ㄱ, ㅔ도 됩니다.",
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
	PointAt:   "내용 {n}/{of}",
	Callout:   "참고: {text}",
	Gist:      "기억: {text}",
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

	Empty:      "답을 먼저 입력하세요. 채점하지 않았습니다.",
	Jamo:       "낱자모가 들어왔습니다. 한글 입력기가 글자를 조합하지 않고 있습니다. 채점하지 않았으니 다시 입력하거나 번호를 입력하세요.",
	Unreadable: "읽을 수 없는 문자가 들어 있습니다. 채점하지 않았으니 다시 입력하세요.",
	TooLong:    "답으로는 너무 긴 줄입니다. 채점하지 않았으니 다시 입력하세요.",
	NoSuch:     "\"{what}\": 그런 답은 없습니다. 1부터 {most}까지의 번호를 입력하세요.",
	Ambiguous:  "\"{what}\": 맞는 답이 여럿입니다: {fits}. 번호를 입력하세요.",
	WantOne:    "하나만 고르세요. 채점하지 않았습니다.",
	WantMany:   "서로 다른 {n}개를 골라야 하는데 {got}개를 입력했습니다. 채점하지 않았습니다.",
	WantPlaces: "남은 카드는 {n}장인데 자리를 {got}개 입력했습니다. 카드마다 하나씩, 또는 번호 하나만 입력하세요.",

	Right:       "정답입니다!",
	Wrong:       "틀렸습니다.",
	Partly:      "{of}개 중 {got}개가 맞았습니다.",
	YoursRight:  "고른 답, 맞음: {text}",
	YoursWrong:  "고른 답, 틀림: {text}",
	OthersRight: "정답: {text}",
	OthersToo:   "이것도 정답: {text}",
	OthersWrong: "틀린 답: {text}",
	CardRight:   "맞음. {text}: {bin}",
	CardWrong:   "틀림. {text}: {bin}. 맞는 자리: {belongs}",
	Belief:      "흔한 오해: {says}",
	Truth:       "사실은: {fix}",
	Explain:     "풀이:",
	Source:      "출처: {source}",
	Verified:    "출처 확인일: {date}",

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
	RecordAnswers: "답: {answers}개, 그중 정답 {right}개 ({percent}%).",
	RecordTitle:   "칭호: {title}",
	NoTitle:       "아직 칭호가 없습니다. 길을 마치고 상자를 열어 보세요.",

	Lessons:    "레슨 목록:",
	LessonRow:  "{n}. {title}: {state}",
	LessonBest: "최고 {got}/{of}",
	Choose:     "가고 싶은 레슨의 번호를 입력하세요. 엔터를 누르면 그대로 있습니다.",
	NoLesson:   "\"{what}\": 그런 레슨은 없습니다. 1부터 {most}까지의 번호를 입력하거나, 그대로 있으려면 엔터.",

	NextLesson:   "다음: {title}. 시작하려면 엔터, 나가려면 q.",
	NextQuiz:     "다음: {title} 퀴즈. 시작하려면 엔터, 나가려면 q.",
	NextPractice: "{title} 퀴즈는 다른 날 다시 열립니다. 틀린 문제를 연습하려면 엔터, 나가려면 q.",
	NextAllAgain: "{title} 퀴즈는 다른 날 다시 열립니다. 틀린 문제는 모두 바로잡았습니다. 전체를 한 번 더 연습하려면 엔터, 나가려면 q.",
	Practise:     "p 틀린 문제를 지금 연습하기 ({n}개).",
	NothingMiss:  "틀린 문제가 없어서 연습할 것도 없습니다.",
	PackDone:     "\"{title}\" 팩을 모두 마쳤습니다.",
	DonePractise: "엔터 또는 p: 틀린 문제 연습 ({n}개). m: 레슨 목록에서 다시 읽기. q: 나가기.",
	DoneLeave:    "m: 레슨 목록에서 다시 읽기. 엔터 또는 q: 나가기.",
}
