package contenttest

import "quest/content"

// The IDs of the deep pack, beside those of the small one.
const (
	DeepID      content.PackID    = "test/deep-harbour"
	DeepLesson  content.LessonID  = "passage"
	DeepQuiz    content.QuizID    = "passage"
	RiseInLock  content.ItemID    = "rise-in-lock" // order, 4 steps
	AidsAndUse  content.ItemID    = "aids-and-use" // match, 3 pairs, 1 extra
	TideGaps    content.ItemID    = "tide-gaps"    // cloze, 2 gaps
	NightCase   content.ItemID    = "night-tanker" // the case; its items follow
	NightDepth  content.ItemID    = "night-depth"  // single
	NightSigns  content.ItemID    = "night-signs"  // multi, choose 2
	NightCall   content.ItemID    = "night-call"   // cloze, 1 gap in which case and signs count
	Canal       content.LabID     = "canal"        // 16 states, 2 routes
	BringTanker content.MissionID = "bring-tanker" // par 2
	TowInStorm  content.MissionID = "tow-in-storm" // par 1
	CanalMaster content.RewardID  = "canal-master" // 50 XP for all missions of the lab
)

// Deep builds a pack that has all that Pack has and, in a third lesson, one item of
// each other type, a case with three items, and a lab with two missions. It panics
// if the pack cannot be built, which only a change to this package can cause.
func Deep() *content.Pack {
	p, err := content.NewPack(DeepParts())
	if err != nil {
		panic(err)
	}
	return p
}

// DeepParts gives the parts of the deep pack, for tests that want another one.
func DeepParts() content.Parts {
	p := Parts()
	p.Meta.ID = DeepID
	p.Meta.Title = Both("The deep harbour", "깊은 항구")
	p.Lessons = append(p.Lessons, passage())
	p.Items = append(p.Items, riseInLock(), aidsAndUse(), tideGaps())
	p.Items = append(p.Items, nightCase()...)
	p.Quizzes = append(p.Quizzes, content.Quiz{
		ID: DeepQuiz, Title: Both("The passage", "뱃길"),
		Items: []content.ItemID{RiseInLock, AidsAndUse, TideGaps, NightDepth, NightSigns, NightCall},
	})
	p.Labs = []content.Lab{canal()}
	p.Rewards = append(p.Rewards, content.Reward{ID: CanalMaster, When: content.When{Lab: Canal}, XP: 50, Title: Both("Canal Master", "운하 달인")})
	return p
}

func passage() content.Lesson {
	return content.Lesson{
		ID: DeepLesson, Title: Both("Through the canal", "운하를 지나서"), Minutes: 3, Quiz: DeepQuiz, Lab: Canal, Reward: CanalMaster,
		Blocks: []content.Block{
			sentence("draught", "A deep ship waits for high water.", "깊은 배는 만조를 기다립니다.", "만조를 기다림"),
			sentence("aids", "Buoys mark the channel, and a lighthouse marks the coast.", "부표는 뱃길을, 등대는 해안을 표시합니다.", ""),
			sentence("call", "A ship calls the lock on `VHF 12` before it comes.", "배는 오기 전에 `VHF 12`로 갑문을 부릅니다.", "먼저 부름"),
		},
		Takeaways: []content.Block{sentence("take-call", "Call first, then sail.", "먼저 부르고 나서 갑니다.", "")},
		Verified:  "2026-11-22",
	}
}

func riseInLock() content.Item {
	it := item(RiseInLock, content.Order, LastLesson, "behind", "Put the climb through a lock in order.", "갑문을 오르는 차례대로 놓으세요.")
	it.Level = "apply"
	it.Hint = Both("Water stays where both gates hold it.", "물은 두 문이 막는 곳에 머뭅니다.")
	it.Steps = []content.OrderStep{
		{ID: "enter", Text: Both("The ship enters the chamber", "배가 갑실에 들어간다"), Why: Both("The lower gate is open, the water is low.", "아랫문이 열려 있고 물은 낮습니다.")},
		{ID: "close", Text: Both("The gate behind it closes", "뒤의 문이 닫힌다"), Why: Both("Without it the water would run out.", "이 문이 없으면 물이 빠져나갑니다.")},
		{ID: "fill", Text: Both("Water flows into the chamber", "물이 갑실로 흘러든다"), Why: Both("It lifts the ship.", "배를 들어 올립니다.")},
		{ID: "leave", Text: Both("The gate ahead opens", "앞의 문이 열린다"), Why: Both("Both sides are level now.", "이제 양쪽 높이가 같습니다.")},
	}
	it.Explain = Both("The chamber fills only between two closed gates.", "갑실은 두 문이 모두 닫혀야 채워집니다.")
	return it
}

func aidsAndUse() content.Item {
	it := item(AidsAndUse, content.Match, DeepLesson, "aids", "Match each aid with what it does.", "각 표지를 하는 일과 이으세요.")
	it.Pairs = []content.Pair{
		{ID: "buoy", Left: Both("Buoy", "부표"), Right: Both("marks the channel", "뱃길을 표시한다"), Why: Both("It floats where the water is deep enough.", "물이 충분히 깊은 곳에 떠 있습니다.")},
		{ID: "lighthouse", Left: Both("Lighthouse", "등대"), Right: Both("marks the coast", "해안을 표시한다"), Why: Both("It stands on land.", "육지에 서 있습니다.")},
		{ID: "table", Left: Same("`tide table`"), Right: Both("tells when the water is high", "물이 높은 때를 알려 준다"), Why: Both("It is computed from the moon.", "달로 계산합니다."), Misconception: WindBelief},
	}
	it.Extra = []content.Extra{
		{ID: "vane", Text: Both("tells where the wind comes from", "바람이 오는 곳을 알려 준다"), Why: Both("A wind vane does this.", "풍향계가 하는 일입니다."), Misconception: WindBelief},
	}
	it.Explain = Both("Each aid answers one question of the pilot.", "표지마다 도선사의 물음 하나에 답합니다.")
	return it
}

func tideGaps() content.Item {
	it := item(TideGaps, content.Cloze, FirstLesson, "moon", "Fill in the gaps.", "빈칸을 채우세요.")
	it.Text = Both(
		"The {{pull}} makes the tide.\nMost coasts see {{count}} high tides a day.",
		"조석을 만드는 것은 {{pull}}입니다.\n대부분의 해안에는 하루에 만조가 {{count}} 번 옵니다.",
	)
	it.Gaps = []content.Gap{
		{
			ID: "pull", Typos: content.TyposAuto,
			Accept: map[content.Lang][]content.Safe{content.English: {Safe("moon"), Safe("pull of the moon")}, content.Korean: {Safe("달"), Safe("달의 인력")}},
			Reject: []content.Reject{
				{
					ID: "wind", Answers: map[content.Lang][]content.Safe{content.English: {Safe("wind")}, content.Korean: {Safe("바람")}},
					Why: Both("Wind makes waves.", "바람은 파도를 만듭니다."), Misconception: WindBelief,
				},
				{
					ID: "rivers", Answers: map[content.Lang][]content.Safe{content.English: {Safe("rivers"), Safe("river")}, content.Korean: {Safe("강")}},
					Why: Both("Rivers are far too small.", "강은 너무 작습니다."),
				},
			},
		},
		{
			ID: "count", Typos: content.TyposAuto,
			Accept: map[content.Lang][]content.Safe{content.AnyLang: {Safe("2")}, content.English: {Safe("two")}, content.Korean: {Safe("두")}},
		},
	}
	it.Explain = Both("The earth turns under two bulges of water.", "지구는 두 물 언덕 아래에서 돕니다.")
	return it
}

// nightCase gives the items of the case, in order.
func nightCase() []content.Item {
	head := content.CaseHead{
		ID: NightCase,
		Scenario: Both(
			"A tanker with a draught of nine metres waits outside at night.\n"+
				"The channel is eight metres deep at low water, and the tide rises by three metres.\n"+
				"The wind is strong, and no tug is free before the morning.\n"+
				"The captain asks you when and how to come in.",
			"흘수 9미터인 유조선이 밤에 밖에서 기다립니다.\n"+
				"뱃길은 간조에 8미터 깊이이고, 조석은 3미터 오릅니다.\n"+
				"바람이 세고, 아침까지 쓸 수 있는 예인선이 없습니다.\n"+
				"선장은 언제 어떻게 들어가야 하는지 묻습니다.",
		),
		Code: &content.Code{Lang: "text", Lines: []content.Safe{Safe("00:20  low    0.4 m"), Safe("06:31  high   3.4 m"), Safe("12:47  low    0.5 m")}},
		Of:   3,
	}
	all := []content.Item{nightDepth(), nightSigns(), nightCall()}
	for i := range all {
		mine := head
		mine.N = i + 1
		all[i].Case = &mine
	}
	return all
}

func nightDepth() content.Item {
	it := item(NightDepth, content.Single, DeepLesson, "draught", "When can the tanker come in?", "유조선은 언제 들어올 수 있습니까?")
	it.Choose, it.Level = 1, "analyze"
	it.Options = []content.Option{
		{ID: "high", Correct: true, Text: Both("Around 06:31", "06:31 무렵"), Why: Both("The channel has eleven metres then.", "그때 뱃길이 11미터입니다.")},
		{ID: "now", Text: Both("At once", "지금 바로"), Why: Both("One metre is missing at low water.", "간조에는 1미터가 모자랍니다."), Misconception: PumpBelief},
		{ID: "calm", Text: Both("When the wind drops", "바람이 잦아들 때"), Why: Both("Calm air does not deepen the channel.", "바람이 잔다고 뱃길이 깊어지지 않습니다."), Misconception: WindBelief},
	}
	return it
}

func nightSigns() content.Item {
	it := item(NightSigns, content.Multi, DeepLesson, "aids", "Which TWO does the captain see at night?", "선장이 밤에 보는 것 **두 개**는 무엇입니까?")
	it.Choose = 2
	it.Options = []content.Option{
		{ID: "light", Correct: true, Text: Both("The lighthouse", "등대"), Why: Both("It shines all night.", "밤새 비춥니다.")},
		{ID: "lamp", Correct: true, Text: Both("Buoys with lamps", "등이 달린 부표"), Why: Both("They flash along the channel.", "뱃길을 따라 깜빡입니다.")},
		{ID: "gulls", Text: Both("Gulls", "갈매기"), Why: Both("They sleep.", "자고 있습니다.")},
		{ID: "board", Text: Both("The painted depth board", "칠한 수심판"), Why: Both("Paint gives no light.", "칠은 빛나지 않습니다.")},
	}
	return it
}

func nightCall() content.Item {
	it := item(NightCall, content.Cloze, DeepLesson, "call", "", "")
	it.Stem = content.Text{}
	it.Text = Both("The captain first calls the lock on {{channel}}.", "선장은 먼저 {{channel}}로 갑문을 부릅니다.")
	it.Gaps = []content.Gap{{
		ID: "channel", Typos: content.TyposAuto, Code: true,
		Accept: map[content.Lang][]content.Safe{content.AnyLang: {Safe("VHF 12")}},
		Reject: []content.Reject{{
			ID: "distress", Answers: map[content.Lang][]content.Safe{content.AnyLang: {Safe("VHF 16")}},
			Why: Both("`VHF 16` is for distress.", "`VHF 16`은 조난용입니다."),
		}},
	}}
	it.Explain = Both("Each harbour has a working channel.", "항구마다 업무 채널이 있습니다.")
	return it
}
