package contenttest

import "quest/content"

// canal is a lab of four controls with two values each. A ship passes the lock if
// the gate is open and the water is high enough for it; a tug may pull a tanker as
// far as the lock in calm weather.
func canal() content.Lab {
	tanker := isValue("ship", "tanker")
	return content.Lab{
		ID: Canal, Title: Both("The canal", "운하"),
		Intro:   Both("Bring ships from the sea to the lake.\nChange what you like, then sail.", "배를 바다에서 호수로 데려오세요.\n원하는 것을 바꾸고 출항하세요."),
		Assumes: Both("The lock keeper always answers.", "갑문지기는 언제나 대답합니다."),
		Sources: []content.Safe{Safe("https://example.org/harbour")}, Verified: "2026-11-22",
		Nodes: []content.LabNode{
			{ID: "sea", Text: Both("Sea", "바다")}, {ID: "lock", Text: Both("Lock", "갑문")}, {ID: "lake", Text: Both("Lake", "호수")},
		},
		Controls: canalControls(tanker),
		Actions: []content.Action{{
			ID: "sail", Text: Both("Sail", "출항"),
			Routes: []content.Route{channelRoute(tanker), towRoute(tanker)},
		}},
		Missions: []content.Mission{
			{
				ID: BringTanker, Text: Both("Bring the tanker into the lake", "유조선을 호수로 데려오세요"), Hint: Both("It needs depth and an open gate.", "깊은 물과 열린 문이 필요합니다."),
				Start: values{"ship": "tanker"}, Locked: []content.PartID{"ship"}, XP: 20,
				Goal: content.MissionGoal{Action: "sail", Route: "channel", Outcome: content.Fired},
			},
			{
				ID: TowInStorm, Text: Both("Get the tanker to the lock after the storm", "폭풍 뒤에 유조선을 갑문까지 끌어오세요"),
				Start: values{"ship": "tanker", "wind": "strong"}, Locked: []content.PartID{"ship", "gate"}, XP: 10,
				Goal: content.MissionGoal{Action: "sail", Route: "tow", Outcome: content.Fired, State: values{"gate": "closed"}},
			},
		},
		Tests: []content.LabTest{
			{Name: Safe("closed gate"), Action: "sail", Expect: values{"channel": "shut", "tow": content.Hidden}},
			{Name: Safe("low water"), State: values{"ship": "tanker", "gate": "open"}, Action: "sail", Expect: values{"channel": "aground", "tow": content.Fired}},
		},
	}
}

type values = map[content.PartID]content.PartID

func isValue(control content.PartID, of ...content.PartID) content.Condition {
	return content.Condition{Kind: content.CondIs, Control: control, Values: of}
}

func canalControls(tanker content.Condition) []content.Control {
	return []content.Control{
		{ID: "ship", Text: Both("Ship", "배"), At: "sea", Start: "dinghy", Values: []content.Value{
			{ID: "dinghy", Text: Both("dinghy", "작은 보트")}, {ID: "tanker", Text: Both("tanker", "유조선")},
		}},
		{ID: "wind", Text: Both("Wind", "바람"), At: "sea", Start: "calm", Values: []content.Value{
			{ID: "calm", Text: Both("calm", "잔잔함")}, {ID: "strong", Text: Both("strong", "강함")},
		}},
		{ID: "gate", Text: Both("Lower gate", "아랫문"), At: "lock", Start: "closed", Values: []content.Value{
			{ID: "closed", Text: Both("closed", "닫힘")},
			{ID: "open", Text: Both("open", "열림"), Code: []content.LabCode{
				{Code: content.Code{Lang: "shell", Lines: []content.Safe{Safe("lockctl open lower")}}},
				{Code: content.Code{Lang: "shell", Lines: []content.Safe{Safe("lockctl open lower --wide")}}, When: &tanker},
			}},
		}},
		{ID: "water", Text: Both("Water in the lake", "호수의 물"), At: "lake", Start: "low", Values: []content.Value{
			{ID: "low", Text: Both("low water", "낮은 물")}, {ID: "high", Text: Both("high water", "높은 물")},
		}},
	}
}

func channelRoute(tanker content.Condition) content.Route {
	return content.Route{
		ID: "channel", Text: Both("Under its own power", "스스로 항해"), Path: []content.PartID{"sea", "lock", "lake"},
		Gates: []content.Gate{
			{
				ID: "shut", At: "lock", Pass: isValue("gate", "open"), Misconception: PumpBelief,
				Fail: Both("The {ship} stops before the gate.", "{ship}{이/가} 문 앞에서 멈춥니다."),
			},
			{
				ID: "aground", At: "lake", When: &tanker, Pass: isValue("water", "high"), Misconception: WindBelief,
				Fail: Both("The {ship} runs aground in {water}.", "{ship}{은/는} {water}에서 바닥에 닿습니다."),
			},
		},
		Success: Both("The {ship} reaches the lake.", "{ship}{이/가} 호수에 닿습니다."),
		Notes:   []content.LabNote{{ID: "wake", When: &tanker, Text: Both("A {ship} leaves a high wake.", "{ship}{은/는} 큰 물결을 남깁니다.")}},
		Payload: []content.LabCode{{Code: content.Code{Lang: "json", Lines: []content.Safe{Safe("{"), Safe(`  "signal": "inbound"`), Safe("}")}}}},
	}
}

func towRoute(tanker content.Condition) content.Route {
	return content.Route{
		ID: "tow", Text: Both("Behind a tug", "예인선을 따라"), When: &tanker, Path: []content.PartID{"sea", "lock"},
		Gates: []content.Gate{{
			ID: "storm", At: "sea", Pass: isValue("wind", "calm"),
			Fail: Both("The tug cannot hold the {ship}.", "예인선이 {ship}{을/를} 붙들지 못합니다."),
		}},
		Success: Both("The tug holds the {ship} at the lock.", "예인선이 {ship}{을/를} 갑문에 붙듭니다."),
	}
}
