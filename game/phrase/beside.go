package phrase

// Beside is what is said about the save beside the game: looking on, taking over,
// exporting, and the question which date is right.
type Beside struct {
	LooksOn, LooksOnWhy, TakeOver, TakenOver string
	Export, ExportNow, ExportHow, Exported   string // {key}, {path}
	WhichDate, NothingLost, Later            string
}

var besideEnglish = Beside{
	LooksOn:     "looking on",
	LooksOnWhy:  "Another terminal plays this save, so this one only looks on. T takes over once the other has left.",
	TakeOver:    "take over",
	TakenOver:   "You play here now, and it is saved.",
	Export:      "export",
	ExportNow:   "{key} exports all of it to a file.",
	ExportHow:   "Type export to write all of it to a file.",
	Exported:    "All of it is in {path} now. To bring it back later: quest save import FILE",
	WhichDate:   "Which date is right?",
	NothingLost: "Nothing that you earned is lost either way.",
	Later:       "decide later",
}

var besideKorean = Beside{
	LooksOn:     "보기 전용",
	LooksOnWhy:  "다른 터미널이 이 저장을 쓰고 있어서 여기서는 보기만 합니다. 그쪽을 끝낸 뒤 T를 누르면 이어받습니다.",
	TakeOver:    "이어받기",
	TakenOver:   "이제 여기서 합니다. 저장도 됩니다.",
	Export:      "내보내기",
	ExportNow:   "{key} 키를 누르면 모두 파일로 내보냅니다.",
	ExportHow:   "모두 파일로 내보내려면 '내보내기'라고 입력하세요.",
	Exported:    "{path}에 모두 내보냈습니다. 나중에 되돌리려면: quest save import 파일",
	WhichDate:   "어느 날짜가 맞습니까?",
	NothingLost: "어느 쪽이든 얻은 것은 사라지지 않습니다.",
	Later:       "나중에",
}
