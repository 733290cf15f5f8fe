package contenttest

import "quest/content"

func quizzes() []content.Quiz {
	return []content.Quiz{
		{ID: FirstQuiz, Title: Both("Tides", "조석"), Items: []content.ItemID{ReadMoon, TwoAids, TideIsWind, SortShips}},
		{ID: LastQuiz, Title: Both("Locks", "갑문"), Items: []content.ItemID{GateFirst, LockIsPump}},
	}
}

func items() []content.Item {
	return []content.Item{whatPulls(), whatGuides(), windMakesTides(), sortShips(), whichGate(), lockPumps()}
}

func item(id content.ItemID, kind content.ItemType, lesson content.LessonID, anchor, en, ko string) content.Item {
	return content.Item{
		ID: id, Type: kind, Rev: 1, Level: "recall", Difficulty: 2, Shuffle: true,
		Stem:    Both(en, ko),
		Cites:   []content.Cite{{Lesson: lesson, Anchor: anchor}},
		Sources: []content.Safe{Safe("https://example.org/harbour")}, Verified: "2026-11-22",
	}
}

func whatPulls() content.Item {
	it := item(ReadMoon, content.Single, FirstLesson, "moon", "What pulls the sea?", "무엇이 바다를 끌어당깁니까?")
	it.Choose = 1
	it.Hint = Both("Look up at night.", "밤에 올려다보세요.")
	it.Options = []content.Option{
		{ID: "moon", Correct: true, Text: Both("The moon", "달"), Why: Both("Its pull lifts the sea.", "달의 인력이 바다를 들어 올립니다.")},
		{ID: "wind", Text: Both("The wind", "바람"), Misconception: WindBelief, Why: Both("Wind makes waves.", "바람은 파도를 만듭니다.")},
		{ID: "rivers", Text: Both("The rivers", "강"), Why: Both("Rivers are far too small.", "강은 너무 작습니다.")},
	}
	return it
}

func whatGuides() content.Item {
	it := item(TwoAids, content.Multi, FirstLesson, "table", "Which TWO guide a ship?", "배를 이끄는 것 **두 개**는 무엇입니까?")
	it.Choose = 2
	it.Options = []content.Option{
		{ID: "buoy", Correct: true, Text: Both("A buoy", "부표"), Why: Both("It marks the channel.", "뱃길을 표시합니다.")},
		{ID: "table", Correct: true, Text: Same("`tide table`"), Why: Both("It tells the depth.", "수심을 알려 줍니다.")},
		{ID: "gull", Text: Both("A gull", "갈매기"), Why: Both("It follows fish.", "물고기를 따라갑니다.")},
		{ID: "cloud", Text: Both("A cloud", "구름"), Misconception: WindBelief, Why: Both("It follows the wind.", "바람을 따라갑니다.")},
	}
	return it
}

func windMakesTides() content.Item {
	it := item(TideIsWind, content.TrueFalse, FirstLesson, "moon", "Wind makes the tide.", "바람이 조석을 만든다.")
	it.Misconception = WindBelief
	it.IfRight = Both("The moon does.", "달이 만듭니다.")
	it.IfWrong = Both("Wind makes waves, the moon makes tides.", "바람은 파도를, 달은 조석을 만듭니다.")
	return it
}

func sortShips() content.Item {
	it := item(SortShips, content.Classify, FirstLesson, "twice", "Put each ship where it can enter.", "각 배를 들어갈 수 있는 때에 넣으세요.")
	it.Bins = []content.Bin{
		{ID: "any", Text: Both("At any tide", "언제나")},
		{ID: "high", Text: Both("At high tide", "만조에")},
	}
	it.Cards = []content.Card{
		{ID: "tanker", Bin: "high", Text: Both("Deep tanker", "깊은 유조선"), Misconception: WindBelief, Why: Both("It needs the depth.", "깊은 물이 필요합니다.")},
		{ID: "dinghy", Bin: "any", Text: Both("Dinghy", "작은 보트"), Why: Both("It floats in a puddle.", "얕은 물에도 뜹니다.")},
		{ID: "ferry", Bin: "any", Text: Both("Flat ferry", "바닥이 평평한 연락선"), Why: Both("Its bottom is flat.", "바닥이 평평합니다.")},
	}
	it.Explain = Both("Depth decides.", "수심이 정합니다.")
	return it
}

func whichGate() content.Item {
	it := item(GateFirst, content.Single, LastLesson, "behind", "Which gate closes first?", "어느 문이 먼저 닫힙니까?")
	it.Choose = 1
	it.Options = []content.Option{
		{ID: "behind", Correct: true, Text: Both("Behind the ship", "배 뒤"), Why: Both("It holds the water back.", "물을 막아 줍니다.")},
		{ID: "ahead", Text: Both("Ahead of the ship", "배 앞"), Why: Both("It is closed already.", "이미 닫혀 있습니다.")},
		{ID: "both", Text: Both("Both at once", "둘 다 한꺼번에"), Misconception: PumpBelief, Why: Both("One is always closed.", "하나는 늘 닫혀 있습니다.")},
	}
	return it
}

func lockPumps() content.Item {
	it := item(LockIsPump, content.TrueFalse, LastLesson, "flow", "A lock pumps water up.", "갑문은 물을 퍼 올린다.")
	it.Misconception = PumpBelief
	it.IfRight = Both("Water flows in by itself.", "물은 저절로 흘러듭니다.")
	it.IfWrong = Both("No pump: water flows downhill into the chamber.", "펌프는 없습니다. 물이 아래로 흘러 갑실을 채웁니다.")
	return it
}
