package source

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

const inLocks = "quiz/01-locks.yaml"

func TestTheDeepPackLoadsWithoutFindings(t *testing.T) {
	p, findings := Load(contenttest.CanalFiles(t), today)
	if len(findings) > 0 || p == nil {
		t.Fatalf("pack %v, findings:\n%s", p, said(findings))
	}
	if p.Items() != 5 || len(p.Labs()) != 1 {
		t.Errorf("%d items and %d labs", p.Items(), len(p.Labs()))
	}
}

func TestRulesOfOrderAndMatch(t *testing.T) {
	step := "      - {id: fill, text: {en: Water flows in, ko: 물이 들어온다}}\n"
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"two steps", "S003", inLocks, step, "", "14:7"},
		{"nine steps", "S003", inLocks, step, step + manySteps(6), ""},
		{"eight steps", "", inLocks, step, step + manySteps(5), ""},
		{"no steps", "S002", inLocks, "    steps:\n      - id: enter\n        text: |\n          The ship enters\n          배가 들어간다\n        why: |\n          The lower gate is open.\n          아랫문이 열려 있습니다.\n      - {id: close, text: {en: The gate closes, ko: 문이 닫힌다}}\n" + step, "    explain: |\n      Water.\n      물.\n", ""},
		{"step twice", "I001", inLocks, "id: fill", "id: close", ""},
		{"same step", "Q007", inLocks, "{en: Water flows in, ko: 물이 들어온다}", "{en: the gate closes, ko: 물이 들어온다}", "22:9"},
		{"misconception on a step", "S001", inLocks, "id: fill,", "id: fill, misconception: locks-pump,", ""},
		{"no reason for any step", "Q030", inLocks, "        why: |\n          The lower gate is open.\n          아랫문이 열려 있습니다.\n", "", "7:5"},
		{"verdict in a step", "Q031", inLocks, "The lower gate is open.", "Right, the lower gate is open.", ""},
		{"wide step", "W002", inLocks, "          The ship enters\n", "          The ship enters " + strings.Repeat("slowly ", 9) + "\n", ""},

		{"two pairs", "S003", inLocks, "      - {id: table, left: \"`table`\", right: {en: tells the tide, ko: 물때 안내}}\n", "", ""},
		{"no right side", "S002", inLocks, ", right: {en: tells the tide, ko: 물때 안내}", "", ""},
		{"same right side", "Q007", inLocks, "{en: tells the tide, ko: 물때 안내}", "{en: marks the coast., ko: 물때 안내}", "31:9"},
		{"right side as an extra", "Q007", inLocks, "{en: tells the wind, ko: 바람 안내}", "{en: tells the wind, ko: 물때 안내}", "33:9"},
		{"same left side", "Q007", inLocks, "{en: Lighthouse, ko: 등대}", "{en: buoy, ko: 등대}", ""},
		{"left as a right side", "", inLocks, "{en: tells the tide, ko: 물때 안내}", "{en: Buoy, ko: 물때 안내}", ""},
		{"extra named as a pair", "I001", inLocks, "id: vane", "id: buoy", ""},
		{"four extras", "S003", inLocks, "    extra:\n", "    extra:\n      - {id: e1, text: {en: One, ko: 하나}}\n      - {id: e2, text: {en: Two, ko: 둘}}\n      - {id: e3, text: {en: Three, ko: 셋}}\n", ""},
		{"no extras", "", inLocks, "    extra:\n      - id: vane\n        text: {en: tells the wind, ko: 바람 안내}\n        misconception: locks-pump\n", "", ""},
		{"no reason for any pair", "Q030", inLocks, "    explain: |\n      Each aid has one use.\n      표지마다 쓰임이 하나입니다.\n", "", ""},
		{"unknown misconception", "R002", inLocks, "ko: 뱃길 표시}, misconception: locks-pump", "ko: 뱃길 표시}, misconception: locks-pumps", ""},
		{"options of another type", "S001", inLocks, "    pairs:\n", "    options: []\n    pairs:\n", ""},
	})
}

func manySteps(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("      - {id: s" + itoa(i) + ", text: {en: Step " + itoa(i) + ", ko: 걸음 " + itoa(i) + "}}\n")
	}
	return b.String()
}

func TestRulesOfGaps(t *testing.T) {
	accept := "accept: {any: [VHF radio, radio], ko: [무전]}"
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"gap missing in English", "Q003", inLocks, "before {{place}}.", "before the lock.", "41:11"},
		{"gap missing in Korean", "Q003", inLocks, "{{place}}에", "갑문에", ""},
		{"gap twice", "Q003", inLocks, "before {{place}}.", "before {{place}}, {{place}}.", ""},
		{"gap unknown", "Q003", inLocks, "before {{place}}.", "before {{place}} and {{night}}.", ""},
		{"gap in code", "Q003", inLocks, "before {{place}}.", "before `{{place}}`.", ""},
		{"example of a gap in code", "", inLocks, "before {{place}}.", "before {{place}}, as in `{{place}}` {{ x }}.", ""},
		{"no text", "S002", inLocks, "    text: |\n      Call on {{radio}} before {{place}}.\n      {{place}}에 가기 전에 {{radio}}{으로/로} 부르세요.\n", "", ""},
		{"stem above the text", "", inLocks, "    type: cloze\n", "    type: cloze\n    stem: |\n      Fill in.\n      채우세요.\n", ""},
		{"five gaps", "S003", inLocks, "    gaps:\n", "    gaps:\n      - {id: g1, accept: {any: [a]}}\n      - {id: g2, accept: {any: [a]}}\n      - {id: g3, accept: {any: [a]}}\n", ""},
		{"no accepted answer", "S002", inLocks, accept, "typos: auto", ""},
		{"accept is empty", "S003", inLocks, accept, "accept: {}", ""},
		{"accept has no answers", "S003", inLocks, accept, "accept: {any: []}", ""},
		{"accept is a list", "S003", inLocks, accept, "accept: [radio]", ""},
		{"accept in a strange language", "S001", inLocks, accept, "accept: {any: [radio], ja: [radio]}", ""},
		{"empty answer", "S003", inLocks, accept, "accept: {any: [radio, \"\"]}", ""},
		{"answer of spaces", "S003", inLocks, accept, "accept: {any: [radio, \"  \"]}", ""},
		{"answer of signs", "S003", inLocks, accept, "accept: {any: [radio, \"+\"]}", "46:31"},
		{"signs where they count", "", inLocks, accept, "accept: {any: [radio, \"+\"]}\n        fold: code", ""},
		{"answer of loose jamo", "S003", inLocks, accept, "accept: {any: [radio, ㅎㅏㄴ]}", ""},
		{"answer of half-width jamo", "S003", inLocks, accept, "accept: {any: [radio, \uffbe]}", ""},
		{"answer of 81 characters", "S003", inLocks, accept, "accept: {any: [radio, " + strings.Repeat("x", 81) + "]}", ""},
		{"answer of 80 characters", "", inLocks, accept, "accept: {any: [radio, " + strings.Repeat("x", 80) + "]}", ""},
		{"thirteen answers", "S003", inLocks, accept, "accept: {any: [a, b, c, d, e, f, g, h, i, j, k, l, m]}", ""},
		{"answer cut off", "Y001", inLocks, accept, "accept:\n          any:\n            - radio #3", ""},
		{"answer is a map", "S003", inLocks, accept, "accept: {any: [{radio: yes}]}", ""},
		{"a number instead of answers", "", inLocks, accept, "number: {value: 16, units: [ch]}", ""},
		{"a number with everything", "", inLocks, accept, "number: {value: -1.50, tolerance: 0.25, units: [ch, 번]}", ""},
		{"a number and answers", "S003", inLocks, accept, accept + "\n        number: {value: 16}", ""},
		{"a number with a fold", "S003", inLocks, accept, "number: {value: 16}\n        fold: loose", ""},
		{"no number", "S002", inLocks, accept, "number: {units: [ch]}", ""},
		{"a number in words", "S003", inLocks, accept, "number: {value: sixteen}", "46:25"},
		{"a number with an exponent", "S003", inLocks, accept, "number: {value: 1e3}", ""},
		{"a number in groups", "S003", inLocks, accept, "number: {value: \"1,000\"}", ""},
		{"a tolerance below 0", "S003", inLocks, accept, "number: {value: 16, tolerance: -1}", ""},
		{"a unit of spaces", "S003", inLocks, accept, "number: {value: 16, units: [\"  \"]}", ""},
		{"a unit over two lines", "S003", inLocks, accept, "number: {value: 16, units: [[ch]]}", ""},
		{"three typos", "S003", inLocks, "typos: 0", "typos: 3", ""},
		{"typos by hand", "", inLocks, "typos: 0", "typos: 2", ""},
		{"unknown fold", "S003", inLocks, "typos: 0", "fold: lose", ""},
		{"reject without why", "S002", inLocks, "            why: |\n              A lamp is not heard.\n              등은 들리지 않습니다.\n", "", ""},
		{"reject without answers", "S002", inLocks, "            answers: {en: [signal lamp], ko: [신호등]}\n", "", ""},
		{"reject named as a gap", "I001", inLocks, "id: lamp", "id: place", ""},
		{"place in a reason", "Q015", inLocks, "A lamp is not heard.", "See option B.", ""},
	})
}

func TestParticleAfterAGapFollowsItsAnswer(t *testing.T) {
	p, _ := Load(contenttest.CanalFiles(t), today)
	it, _ := p.Item("channel")
	// The Korean answer is 무전, which ends on a consonant.
	if got, want := it.Text.Line(content.Korean).String(), "{{place}}에 가기 전에 {{radio}}으로 부르세요."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRulesOfCases(t *testing.T) {
	item := func(id string) string {
		return "      - {id: " + id + ", type: truefalse, answer: true, stem: \"`" + id + "`\", if_right: \"`x`\", if_wrong: \"`x`\"}\n"
	}
	five := item("n1") + item("n2") + item("n3") + item("n4")
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"no scenario", "S002", inLocks, "    scenario: |\n      A tanker waits at night.\n      유조선이 밤에 기다립니다.\n\n      The tide is low.\n      간조입니다.\n", "", "57:5"},
		{"stem of a case", "S001", inLocks, "    scenario: |", "    stem: \"`x`\"\n    scenario: |", ""},
		{"case in a case", "S003", inLocks, "        type: single", "        type: case", "73:15"},
		{"case takes an item's ID", "I001", inLocks, "id: night\n", "id: rise\n", "57:9"},
		{"item takes the case's ID", "I001", inLocks, "id: night-pump", "id: night", "102:13"},
		{"item takes the ID of one outside", "I001", inLocks, "id: night-pump", "id: aids", ""},
		{"six items", "", inLocks, "    items:\n", "    items:\n" + five, ""},
		{"seven items", "S003", inLocks, "    items:\n", "    items:\n" + five + item("n5"), "72:7"},
		{"no items", "S002", inLocks, "    type: order", "    type: case\n    scenario: \"`x`\"\n  - id: other\n    type: order", ""},
		{"draft case", "Q050", inLocks, "    type: case", "    type: case\n    draft: true", ""},
		{"a case allows for its items", "", inLocks, "    type: case", "    type: case\n    lint: {allow: [Q021], because: of the test}", ""},
		{"level from the case", "Q021", inLocks, "            misconception: locks-pump\n            why: |\n              It is too shallow.", "            why: |\n              It is too shallow.", "86:13"},
		{"unknown anchor", "R001", inLocks, "cites: [locks#flow]\n    scenario", "cites: [locks#flaw]\n    scenario", ""},
		{"an unproved item", "R014", inLocks, "  verified: 2026-11-01\n", "", ""},
	})
}

func TestCaseIsFlattened(t *testing.T) {
	p, findings := Load(contenttest.CanalFiles(t), today)
	if p == nil {
		t.Fatal(said(findings))
	}
	q, _ := p.Quiz("locks")
	if got := idList(q.Items); got != "rise aids channel night-when night-pump" {
		t.Errorf("the quiz is %s", got)
	}
	if _, ok := p.Item("night"); ok {
		t.Error("the case is an item")
	}
	when, _ := p.Item("night-when")
	pump, _ := p.Item("night-pump")
	if when.Case == nil || when.Case.N != 1 || pump.Case.N != 2 || when.Case.Of != 2 || pump.Case.Of != 2 || when.Case.ID != "night" {
		t.Errorf("heads %+v and %+v", when.Case, pump.Case)
	}
	if n := len(when.Case.Scenario.Lines(content.English)); n != 2 || when.Case.Code == nil {
		t.Errorf("scenario of %d lines, code %v", n, when.Case.Code)
	}
	if when.Level != "apply" || pump.Level != "recall" || when.Cites[0].Anchor != "flow" || pump.Cites[0].Anchor != "no-pump" || len(pump.Sources) != 1 {
		t.Errorf("what the case hands down: %+v and %+v", when, pump)
	}
	if rise, _ := p.Item("rise"); rise.Case != nil {
		t.Error("an item outside has a scenario")
	}
}

func TestDraftInACaseIsLeftOutOfItsCount(t *testing.T) {
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, inLocks, "      - id: night-when\n", "      - id: night-when\n        draft: true\n")
	p, findings := Load(files, today)
	if p == nil {
		t.Fatal(said(findings))
	}
	if it, ok := p.Item("night-pump"); !ok || it.Case.N != 1 || it.Case.Of != 1 {
		t.Errorf("head %+v", it.Case)
	}
	if _, ok := p.Item("night-when"); ok {
		t.Error("the draft is in the pack")
	}
}

func TestItemsOfCasesCountTowardTheLimits(t *testing.T) {
	var b strings.Builder
	b.WriteString("format: quest.quiz/v1\nid: more\nitems:\n")
	for i := range 11 {
		b.WriteString("  - id: more-" + itoa(i) + "\n    type: case\n    scenario: \"`x`\"\n    items:\n")
		for j := range 6 {
			b.WriteString("      - {id: m" + itoa(i) + "-" + itoa(j) + ", type: truefalse, answer: true, stem: \"`x`\"}\n")
		}
	}
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, "quiz/02-more.yaml", "", b.String())
	if _, findings := Load(files, today); !strings.Contains(said(findings), `quiz/02-more.yaml:4:3: S003 "items" has 66 elements; it takes 1 to 60`) {
		t.Errorf("66 items in 11 cases:\n%.500s", said(findings))
	}
}

func idList(ids []content.ItemID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}
