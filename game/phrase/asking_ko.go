package phrase

var deedsKorean = Deeds{
	PickUp: "들기", Drop: "놓기", Carry: "카드 옮기기", ToLeft: "왼쪽으로", ToRight: "오른쪽으로",
	Pair: "짝짓기", NextGap: "다음 빈칸", GiveGap: "답하기", List: "목록", TypeIt: "직접 입력",
	Fold: "접기", Unfold: "상황 보기", Scenario: "상황 스크롤",
	HintWords: "힌트", HintFewer: "하나 빼기", HintHalf: "XP 절반", HintQuarter: "XP 4분의 1",
	Dispute: "이의", Undo: "되돌리기", Points: "관련 요점", OtherPoint: "다른 요점", MixUps: "헷갈림", Certainty: "확신",
	Skip: "건너뛰기", Change: "답 바꾸기", Keep: "메모 남기기", No: "나중에", DrillOne: "이것만 연습", DrillAll: "모두 연습",
	Sure: "확신도", PutHere: "여기에 놓기", CancelMove: "제자리로",
	Gaps: "빈칸", Scroll: "스크롤",
}

var arrangeKorean = Arrange{
	OrderHow:    "스페이스나 숫자로 카드를 들어 옮기세요.",
	OrderTouch:  "아직 옮긴 카드가 없습니다. 이대로 맞다면 스페이스를 두 번 누른 뒤 Enter를 누르세요.",
	OrderMoved:  "Enter를 누르면 이 순서로 정합니다.",
	Held:        "화살표나 숫자로 옮기고, 스페이스로 놓습니다.",
	MatchHow:    "왼쪽에서 하나를 고르고 짝을 고르세요.",
	MatchNow:    "짝을 고르세요: {left}",
	MatchAll:    "모두 짝지어 주세요. {n}개 남았습니다.",
	Matched:     "{of}개 중 {n}개 짝지음",
	UsedBy:      "{n}번의 짝",
	NotMatched:  "아직 짝 없음",
	GapEmpty:    "빈칸을 모두 채워 주세요. {n}개 남았습니다.",
	Uncomposed:  "ㅎㅏㄴ처럼 풀어진 자모가 있습니다. 입력기가 글자를 조합하지 않고 있습니다. 채점하지 않았으니 다시 입력해 주세요.",
	GapFull:     "답은 {n}자까지 쓸 수 있습니다.",
	GapHow:      "빈칸에 입력하고 Enter로 넘어갑니다.",
	GapLast:     "빈칸에 입력하고 Enter로 답합니다.",
	GapList:     "{n}번 빈칸에 들어갈 것을 고르세요.",
	Typed:       "빈칸 {of}개 중 {n}개 채움",
	Scenario:    "상황",
	Part:        "{of}개 중 {n}번째",
	Hint:        "힌트",
	RuledOut:    "힌트로 제외됨",
	RuledOutNow: "힌트가 이미 뺀 보기입니다.",
}

var judgedKorean = Judged{
	StepRight: "제자리", StepWrong: "다른 자리", StepAt: "내가 놓은 자리: {n}번째", InPlace: "{of}개 중 {n}개가 제자리",
	PairRight: "맞는 짝", PairWrong: "다른 짝", YouChose: "내가 고른 짝: {right}", PairBelongs: "맞는 짝: {right}", NotUsed: "짝이 없는 것",
	GapRight: "정답", GapTypo: "정답, 오타 있음", GapWrong: "오답", YouTyped: "내가 쓴 답: {text}", Answer: "정답: {text}",
	Spelled: "바른 표기: {text}", NothingTyped: "입력하지 않음",
	Disputed: "고맙습니다. 메모를 남겼습니다. 확인될 때까지 정답은 그대로입니다.", Undone: "되돌렸습니다. 다시 답할 수 있습니다.",
	ReadAgain: "다시 읽기", PointOf: "{of}개 중 {n}번째", Helped: "힌트 사용",
	Won: "골드 +{n}", Lost: "골드 {n}", Even: "골드 변화 없음", StakeWaits: "저장되면 골드가 표시됩니다",
}

var sureKorean = Sure{
	Ask: "얼마나 확신하나요?", Guess: "추측", Fairly: "꽤 확신", Certain: "확신",
	Odds: "맞으면 +{win}, 틀리면 {lose}", OddsNoLoss: "맞으면 +{win}, 틀려도 그대로",
	PurseSmall: "지갑이 골드 {n} 손실을 감당하지 못해, {level} 단계로 계산됩니다.", SkipNote: "Enter만 눌러도 됩니다",
	OfferTitle:  "얼마나 확신하나요?",
	OfferWhat:   "채점 전에 얼마나 확신하는지 묻고, 골드를 조금 걸 수 있습니다. 안다고 생각만 한 것을 찾아내기 위한 것입니다.",
	OfferHow:    "XP도 점수도 바뀌지 않습니다. 어느 문제든 건너뛸 수 있습니다.",
	OfferHonest: "솔직할 때 가장 이득이 되도록 정한 숫자입니다.",
	OfferGold:   "골드 {n}개로 시작합니다.",
	OfferOff:    "지도나 기록에서 w 키로 켜고 끌 수 있습니다.",
	TakeIt:      "네, 물어봐 주세요", LeaveIt: "아니요, 괜찮습니다", IsOn: "확신도를 묻고 있습니다.", IsOff: "확신도를 묻지 않고 있습니다.",
	SwitchOn: "묻기", SwitchOff: "묻지 않기",
	WhenGuess: "맞을 확률이 2/3보다 낮을 때", WhenFairly: "2/3에서 4/5 사이일 때", WhenCertain: "4/5보다 높을 때",
	Calibration: "확신과 실제",
	OfLevel:     "{level}: {n}개 중 {right}개가 맞았습니다.",
	NoneYet:     "아직 기록이 없습니다.", Off: "꺼져 있습니다. w 키로 켭니다.",
	YourAnswer: "내 답:", YourOrder: "내 순서:", NoStake: "걸지 않기",
}

var mixUpsKorean = MixUps{
	Title:    "헷갈리는 것",
	None:     "아직 없습니다. 틀린 답에서 흔한 오해가 보이면 바로잡는 설명과 함께 여기에 나타납니다.",
	NoneMore: "이제 없습니다. 세 번 맞히면 지도에서 사라집니다.",
	Shown:    "{n}번 나타남", Once: "한 번 나타남", Met: "{of}번 맞히면 사라짐, 지금까지 {n}번",
	Newest: "마지막 {date}", Drill: "이것만 연습하기", DrillCount: "문제 {n}개",
}

var noteKorean = Note{
	Title: "무엇이 잘못되었나요?", What: "팩을 만든 사람에게 남기는 한 줄입니다. 확인될 때까지 정답은 그대로입니다.",
	Limit: "한글 {half}자, 영문 {n}자까지 쓸 수 있습니다.", Empty: "한 낱말이라도 적어 주세요.", Full: "메모는 여기까지 쓸 수 있습니다.",
	Unclean: "보관할 수 없는 글자가 들어 있습니다.", Kept: "고맙습니다. 메모를 남겼습니다.",
}
