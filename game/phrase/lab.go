package phrase

// LabBook is what the game says about labs, on the screen and line by line.
type LabBook struct {
	Labs, NoLabs, Solved, Unsolved, Stars, Progress                 string
	Sandbox, SandboxLong, Mission, Offer, CannotEnter               string
	Changed, ChangedPar, Locked, LockedLong, NothingToUndo, AtStart string
	Asked, StopsAt, Arrives, Nowhere, SayFirst, AskedNode           string
	StoppedAt, Arrived, AsYouSaid, YouSaid, Foreseen                string
	Misconception, TrueInstead, Payload                             string
	MissionSolved, NotYet, Travelling, XP, XPWaits                  string
	Assumes, Hint, About, Sources                                   string
	KeyChange, KeyControl, KeyFire, KeyUndo, KeyReset, KeyAbout     string
	KeyBack, KeyEnter, KeySay, KeySkip, KeyOn, KeyMissions          string
	KeyLabs, KeyAction, KeyCode, KeyAside                           string
	CopyHow, NoCode, IsChanged                                      string
	MissionTitle, HowStars, StarRules                               string

	Nodes, Controls, Actions, Hello, HowTo, Help          string
	SetHow, SetDone, NoControl, NoValue, NoAction, NoNode string
	SetBack, SetReset, BadLine, Firing                    string
	Pick, PickBad, PickAll, ListHelp, DoHow               string
}

var englishLab = LabBook{
	Labs: "Labs of {pack}", NoLabs: "This pack has no labs.",
	Solved: "solved", Unsolved: "not solved yet", Stars: "{n} of 3 stars", Progress: "{n} of {of} missions solved",
	Sandbox: "sandbox", SandboxLong: "Sandbox: try anything", Mission: "mission {n} of {of}",
	Offer: "A lab belongs to this lesson. b opens it.", CannotEnter: "This lab could not be opened. Nothing has changed.",
	Changed: "{n} changed", ChangedPar: "{n} changed, par {par}", Locked: "locked", LockedLong: "The mission keeps this one as it is.",
	NothingToUndo: "There is nothing to take back.", AtStart: "Everything stands as at the start.",
	Asked: "{route}: where does it stop?", StopsAt: "It stops at {node}", Arrives: "It arrives", Nowhere: "Nowhere: it arrives",
	SayFirst: "Choose where it stops, or that it arrives", AskedNode: "{n} of {of}",
	StoppedAt: "stopped at {node}", Arrived: "arrived", AsYouSaid: "as you said", YouSaid: "you said: {said}", Foreseen: "{n} of {of} predictions came true",
	Misconception: "A common mix-up", TrueInstead: "What is true", Payload: "What travels",
	MissionSolved: "Mission solved", NotYet: "The mission is not solved yet", Travelling: "Under way ...", XP: "+{n} XP",
	XPWaits: "The reward is shown once it is on disk.",
	Assumes: "What this model takes as done", Hint: "A hint", About: "About this lab", Sources: "Sources",
	KeyChange: "change", KeyControl: "control", KeyFire: "do it", KeyUndo: "undo", KeyReset: "reset", KeyAbout: "about",
	KeyBack: "back", KeyEnter: "open", KeySay: "say", KeySkip: "skip", KeyOn: "go on", KeyMissions: "missions",
	KeyLabs: "labs", KeyAction: "action", KeyCode: "code", KeyAside: "aside",
	IsChanged: "changed", MissionTitle: "The mission", HowStars: "Stars",
	StarRules: "Three stars for no more changes than needed (par), two for up to two more, one for any solution. " +
		"Predictions are counted in your record; they earn nothing and cost nothing.",
	CopyHow: "Mark with the mouse to copy", NoCode: "There is no code behind this one.",
	Nodes: "Places:", Controls: "Controls:", Actions: "Actions:",
	Hello: "Lab: {title}",
	HowTo: "set 2 3 gives control 2 its value 3; do 1 runs action 1; ? lists all commands.",
	Help: "set 2 3: give control 2 its value 3. set 2 lists its values.\n" +
		"do 1: run action 1; you say first what will happen.\n" +
		"u: take the newest change back. x: back to the start.\n" +
		"s: show everything again. i: about this lab. b: back to the list. l: language. q: leave.",
	SetHow:  "Type set, the number of a control and the number of a value, such as: set 2 3",
	SetDone: "{control}: {value}", NoControl: "There is no control {n}; this lab has {of}.", NoValue: "{control} has no value {n}; it has {of}.",
	NoAction: "There is no action {n}; this lab has {of}.", NoNode: "Type a number from 1 to {of}.",
	SetBack: "Taken back.", SetReset: "Back at the start.",
	BadLine: "Not understood: {line}. ? lists the commands.", Firing: "{action} ...",
	Pick: "Type the number of a mission or sandbox; enter takes {n}.", PickBad: "Type a number from 1 to {of}.",
	PickAll: "a lists all labs of the pack.",
	ListHelp: "2: open mission or sandbox 2 of this list. Enter opens the first one that is not solved.\n" +
		"a: list all labs of the pack. s: show the list again. l: language. b or q: leave.\n" +
		"In a mission, ? lists what can be done there.",
	DoHow: "Type do and the number of an action, such as: do 1",
}

var koreanLab = LabBook{
	Labs: "{pack}: 랩", NoLabs: "이 팩에는 랩이 없습니다.",
	Solved: "해결", Unsolved: "아직 풀지 않음", Stars: "별 3개 중 {n}개", Progress: "미션 {of}개 중 {n}개 해결",
	Sandbox: "자유 실험", SandboxLong: "자유 실험: 마음대로 해 보기", Mission: "미션 {of}개 중 {n}번째",
	Offer: "이 레슨에는 랩이 있습니다. b 키로 엽니다.", CannotEnter: "이 랩을 열 수 없습니다. 바뀐 것은 없습니다.",
	Changed: "바꾼 것 {n}개", ChangedPar: "바꾼 것 {n}개, 최적 {par}개", Locked: "고정", LockedLong: "이 미션에서는 바꿀 수 없습니다.",
	NothingToUndo: "되돌릴 것이 없습니다.", AtStart: "모두 처음 그대로입니다.",
	Asked: "{route}: 어디에서 멈출까요?", StopsAt: "{node}에서 멈춘다", Arrives: "도착한다", Nowhere: "멈추지 않고 도착한다",
	SayFirst: "멈추는 곳이나 도착을 먼저 고르세요", AskedNode: "{of}개 중 {n}번째",
	StoppedAt: "{node}에서 멈춤", Arrived: "도착", AsYouSaid: "예측대로입니다", YouSaid: "예측: {said}", Foreseen: "예측 {of}개 중 {n}개 적중",
	Misconception: "흔한 오해", TrueInstead: "사실은", Payload: "오가는 내용",
	MissionSolved: "미션 해결", NotYet: "아직 해결되지 않았습니다", Travelling: "가는 중 ...", XP: "+{n} XP",
	XPWaits: "디스크에 저장되면 보상을 보여 드립니다.",
	Assumes: "이 모형의 전제", Hint: "힌트", About: "이 랩 소개", Sources: "출처",
	KeyChange: "바꾸기", KeyControl: "항목", KeyFire: "실행", KeyUndo: "되돌리기", KeyReset: "초기화", KeyAbout: "소개",
	KeyBack: "뒤로", KeyEnter: "열기", KeySay: "예측", KeySkip: "건너뛰기", KeyOn: "계속", KeyMissions: "미션",
	KeyLabs: "랩", KeyAction: "동작", KeyCode: "코드", KeyAside: "옆으로",
	IsChanged: "바꿈", MissionTitle: "미션", HowStars: "별",
	StarRules: "가장 적은 변경으로 풀면 별 3개, 두 개까지 더 바꾸면 2개, 그래도 풀면 1개입니다. " +
		"예측은 기록에 남을 뿐, 얻는 것도 잃는 것도 없습니다.",
	CopyHow: "마우스로 끌어 복사하세요", NoCode: "이 항목에는 코드가 없습니다.",
	Nodes: "장소:", Controls: "항목:", Actions: "동작:",
	Hello: "랩: {title}",
	HowTo: "set 2 3은 항목 2에 값 3을 줍니다. do 1은 동작 1을 실행합니다. ?는 명령 목록입니다.",
	Help: "set 2 3: 항목 2에 값 3을 줍니다. set 2는 그 값들을 보여 줍니다.\n" +
		"do 1: 동작 1을 실행합니다. 먼저 결과를 예측합니다.\n" +
		"u: 마지막 변경을 되돌립니다. x: 처음으로 돌아갑니다.\n" +
		"s: 모두 다시 보기. i: 이 랩 소개. b: 목록으로. l: 언어. q: 나가기.",
	SetHow:  "set 뒤에 항목 번호와 값 번호를 입력하세요. 예: set 2 3",
	SetDone: "{control}: {value}", NoControl: "항목 {n}번은 없습니다. 모두 {of}개입니다.", NoValue: "{control}: 값 {n}번은 없습니다. 모두 {of}개입니다.",
	NoAction: "동작 {n}번은 없습니다. 모두 {of}개입니다.", NoNode: "1부터 {of}까지의 번호를 입력하세요.",
	SetBack: "되돌렸습니다.", SetReset: "처음으로 돌아왔습니다.",
	BadLine: "알 수 없는 명령: {line}. ?를 치면 명령을 볼 수 있습니다.", Firing: "{action} ...",
	Pick: "미션이나 자유 실험의 번호를 입력하세요. 엔터는 {n}번입니다.", PickBad: "1부터 {of}까지의 번호를 입력하세요.",
	PickAll: "a: 팩의 모든 랩 보기.",
	ListHelp: "2: 이 목록의 2번 미션이나 자유 실험을 엽니다. 엔터는 아직 풀지 않은 첫 미션을 엽니다.\n" +
		"a: 팩의 모든 랩 보기. s: 목록 다시 보기. l: 언어. b 또는 q: 나가기.\n" +
		"미션에서 ?를 치면 거기서 쓰는 명령을 볼 수 있습니다.",
	DoHow: "do 뒤에 동작 번호를 입력하세요. 예: do 1",
}
