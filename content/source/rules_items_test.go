package source

import (
	"strings"
	"testing"

	"quest/content/contenttest"
)

func TestRulesOfIDsAndReferences(t *testing.T) {
	runRules(t, []ruleCase{
		{"item twice", "I001", inQuiz, "id: what-guides", "id: what-pulls", "41:9"},
		{"option twice", "I001", inQuiz, "id: rivers", "id: wind", ""},
		{"card named as its bin", "I001", inQuiz, "id: tanker", "id: high-tide", ""},
		{"item and option may share an ID", "", inQuiz, "id: rivers", "id: what-pulls", ""},
		{"misconception twice", "I001", inTerms, "", "  - id: wind-moves-tide\n    says: A B\n    fix: \"`x`\"\n", ""},
		{"quiz twice", "I001", "quiz/02-tides.yaml", "", "format: quest.quiz/v1\nid: tides\nitems:\n  - id: other\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n    if_right: \"`x`\"\n    if_wrong: \"`x`\"\n    sources: [https://example.org]\n    verified: 2026-11-01\n", "2:5"},
		{"capitals", "I007", inQuiz, "id: rivers", "id: Rivers", ""},
		{"homoglyph", "I007", inQuiz, "id: rivers", "id: riv\u0435rs", ""},
		{"reserved", "I007", inQuiz, "id: rivers", "id: \"null\"", ""},
		{"one letter", "I007", inQuiz, "id: rivers", "id: r", ""},
		{"digits alone", "I007", inQuiz, "id: rivers", "id: \"123\"", ""},
		{"double dash", "I007", inQuiz, "id: rivers", "id: ri--vers", ""},
		{"49 letters", "I007", inQuiz, "id: rivers", "id: " + strings.Repeat("r", 49), ""},
		{"48 letters", "", inQuiz, "id: rivers", "id: " + strings.Repeat("r", 48), ""},
		{"digits first", "", inQuiz, "id: rivers", "id: 3d", ""},
		{"pack without owner", "I007", inPack, "id: test/harbour", "id: harbour", "2:5"},
		{"pack as a path", "I007", inPack, "id: test/harbour", "id: ../harbour", ""},
		{"pack named with a dot", "I007", inPack, "id: test/harbour", "id: .", ""},
		{"was names a living ID", "I008", inQuiz, "id: what-guides", "id: what-guides\n    was: [what-pulls]", ""},
		{"retired names a living ID", "I008", inPack, "exams:", "retired: [item/what-pulls]\nexams:", ""},
		{"was names an old ID", "", inQuiz, "id: what-guides", "id: what-guides\n    was: [what-leads]", ""},
		{"retired names an old ID", "", inPack, "exams:", "retired: [item/what-leads, quiz/old-quiz]\nexams:", ""},
		{"retired without a kind", "S003", inPack, "exams:", "retired: [what-leads]\nexams:", ""},

		{"unknown anchor", "R001", inQuiz, "cites: [tides#moon]", "cites: [tides#sun]", "13:13"},
		{"anchor of the title", "", inQuiz, "cites: [tides#moon]", "cites: [tides#moon, tides#title, tides#guides, tides#take-moon]", ""},
		{"unknown lesson", "R002", inPack, "lessons: [tides]", "lessons: [tides, tidse]", ""},
		{"cited lesson", "R002", inQuiz, "cites: [tides#moon]", "cites: [tide#moon]", ""},
		{"citation without anchor", "S003", inQuiz, "cites: [tides#moon]", "cites: [tides]", ""},
		{"unknown quiz", "R002", inRewards, "quiz: tides", "quiz: tide", ""},
		{"unknown reward", "R002", inLesson, "reward: harbour-pilot\n", "reward: harbour-pilto\n", ""},
		{"unknown concept", "R002", inLesson, "concepts: [tide]", "concepts: [tied]", ""},
		{"unknown misconception", "R002", inQuiz, "misconception: wind-moves-tide", "misconception: wind-moves-tides", "30:24"},
		{"unknown lab", "R002", inLesson, "quiz: tides\n", "quiz: tides\nlab: tides\n", ""},
		{"unknown mission", "R002", inRewards, "when: {lesson", "when: {mission: fix-it, lesson", ""},
		{"unknown exam", "R002", inPack, "aws/saa-c03", "aws/saa-c04", ""},
		{"unknown domain", "R002", inQuiz, "aws/saa-c03:d2", "aws/saa-c03:d5", ""},
		{"fifth domain of another exam", "", inQuiz, "aws/saa-c03:d2", "aws/soa-c03:d5", ""},
		{"unknown media", "R002", inLesson, "(media/ship.txt)", "(media/shop.txt)", "36:1"},
		{"unreached quiz", "R003", "quiz/02-locks.yaml", "", "format: quest.quiz/v1\nid: locks\nitems:\n  - id: other\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n    if_right: \"`x`\"\n    if_wrong: \"`x`\"\n    sources: [https://example.org]\n    verified: 2026-11-01\n", "1:1"},
		{"unreached lesson", "R003", inPack, "lessons: [tides]", "lessons: []", ""},
		{"http", "R012", inQuiz, "sources: [https://example.org/tides]", "sources: [http://example.org/tides]", ""},
		{"javascript", "R012", inQuiz, "sources: [https://example.org/tides]", "sources: [\"javascript:alert(1)\"]", ""},
		{"address with a space", "R012", inQuiz, "sources: [https://example.org/tides]", "sources: [https://example.org/a b]", ""},
		{"old facts", "R013", inLesson, "verified: 2026-11-01", "verified: 2025-11-22", ""},
		{"365 days", "", inLesson, "verified: 2026-11-01", "verified: 2025-11-23", ""},
		{"facts from tomorrow", "R013", inLesson, "verified: 2026-11-01", "verified: 2026-11-24", ""},
		{"facts from today", "", inLesson, "verified: 2026-11-01", "verified: 2026-11-23", ""},
		{"unproved", "R014", inQuiz, "  verified: 2026-11-01\n", "", ""},
	})
}

func TestRulesOfItems(t *testing.T) {
	option := func(id, en, ko string) string {
		return "      - id: " + id + "\n        text: |\n          " + en + "\n          " + ko + "\n        why: |\n          Not that.\n          그것은 다릅니다.\n"
	}
	guide := "Which TWO guide a ship?\n      배를 이끄는 것 **두 개**는 무엇입니까?"
	runRules(t, []ruleCase{
		{"no right option", "Q001", inQuiz, "        correct: true\n", "", "18:7"},
		{"two right options", "Q001", inQuiz, "        text: |\n          The rivers\n", "        correct: true\n        text: |\n          The rivers\n", ""},
		{"three of two", "Q002", inQuiz, "        text: |\n          A gull\n", "        correct: true\n        text: |\n          A gull\n", ""},
		{"unknown bin", "Q005", inQuiz, "bin: high-tide", "bin: low-tide", ""},
		{"empty bin", "Q005", inQuiz, "bin: high-tide", "bin: any-tide", ""},
		{"same option", "Q007", inQuiz, "          The wind\n          큰 바람\n", "          The  moon.\n          큰 바람\n", "26:9"},
		{"same option in Korean", "Q007", inQuiz, "          The wind\n          큰 바람\n", "          The wind\n          달의 힘!\n", ""},
		{"same card", "Q007", inQuiz, "          Dinghy\n", "          Deep Tanker\n", ""},
		{"same bin", "Q007", inQuiz, "{en: At high tide, ko: 만조에}", "{en: At any tide, ko: 만조에}", ""},
		{"number unsaid", "Q008", inQuiz, guide, "Which guide a ship?\n      배를 이끄는 것 **두 개**는 무엇입니까?", "44:11"},
		{"number small", "Q008", inQuiz, guide, "Which two guide a ship?\n      배를 이끄는 것 **두 개**는 무엇입니까?", ""},
		{"number unsaid in Korean", "Q008", inQuiz, guide, "Which TWO guide a ship?\n      배를 이끄는 것은 무엇입니까?", ""},
		{"number in digits", "", inQuiz, guide, "Which 2 guide a ship?\n      배를 이끄는 것 2개는 무엇입니까?", ""},
		{"small not", "Q011", inQuiz, "What pulls the sea?", "What does not pull the sea?", ""},
		{"doesn't", "Q011", inQuiz, "What pulls the sea?", "What doesn't pull the sea?", ""},
		{"plain 않는", "Q011", inQuiz, "무엇이 바다를 끌어당깁니까?", "바다를 끌지 않는 것은 무엇입니까?", ""},
		{"NOT", "", inQuiz, "What pulls the sea?\n      무엇이 바다를 끌어당깁니까?", "What does NOT pull the sea?\n      바다를 끌지 **않는** 것은 무엇입니까?", ""},
		{"not before the question", "", inQuiz, "What pulls the sea?", "The sea does not rest. What pulls it?", ""},
		{"not in a statement", "", inQuiz, "Wind makes the tide.\n      바람", "Wind does not make the tide.\n      바람", ""},
		{"all of the above", "Q012", inQuiz, "          The rivers\n", "          All of the above\n", ""},
		{"위 모두", "Q012", inQuiz, "          강과 개울\n", "          위 모두\n", ""},
		{"long right option", "Q013", inQuiz, "          The moon\n", "          The moon above the sea\n", "18:9"},
		{"long right option in Korean", "Q013", inQuiz, "          달의 힘\n", "          달이 끌어당기는 큰 힘\n", ""},
		{"long wrong option", "", inQuiz, "          The rivers\n", "          The rivers that reach it\n", ""},
		{"always in a wrong option", "Q014", inQuiz, "          The wind\n", "          Always wind\n", "26:9"},
		{"항상 in a wrong option", "Q014", inQuiz, "          큰 바람\n", "          항상 바람\n", ""},
		{"always on both sides", "", inQuiz, "          The moon\n          달의 힘\n        why: |\n          Its pull lifts the sea.\n          달의 인력이 바다를 들어 올립니다.\n      - id: wind\n        text: |\n          The wind\n", "          Only moon\n          달의 힘\n        why: |\n          Its pull lifts the sea.\n          달의 인력이 바다를 들어 올립니다.\n      - id: wind\n        text: |\n          Only wind\n", ""},
		{"option B", "Q015", inQuiz, "          Wind makes waves.\n", "          See option B.\n", ""},
		{"2번", "Q015", inQuiz, "          바람은 파도를 만듭니다.\n", "          2번은 파도를 만듭니다.\n", ""},
		{"the first option", "Q015", inQuiz, "          Wind makes waves.\n", "          The first option is better.\n", ""},
		{"첫 번째 보기", "Q015", inQuiz, "          바람은 파도를 만듭니다.\n", "          첫 번째 보기가 낫습니다.\n", ""},
		{"place in a misconception", "Q015", inTerms, "The moon and the sun pull the sea.", "Choice A is right.", ""},
		{"a port number", "", inQuiz, "          바람은 파도를 만듭니다.\n", "          443번 포트는 2번 열립니다.\n", ""},
		{"an answer a day", "", inQuiz, "          Wind makes waves.\n", "          The answer is a wave. An answer a day.\n", ""},
		{"seven options", "Q017", inQuiz, "  - id: what-guides\n", option("aa", "Ale x", "에일 하나") + option("bb", "Bale x", "베일 하나") + option("cc", "Cale x", "케일 하나") + option("dd", "Dale x", "데일 하나") + "  - id: what-guides\n", "18:7"},
		{"six options", "", inQuiz, "  - id: what-guides\n", option("aa", "Ale x", "에일 하나") + option("bb", "Bale x", "베일 하나") + option("cc", "Cale x", "케일 하나") + "  - id: what-guides\n", ""},
		{"right option with a belief", "Q020", inQuiz, "        correct: true\n", "        correct: true\n        misconception: wind-moves-tide\n", "18:9"},
		{"wrong option without a belief", "Q021", inQuiz, "type: single", "type: single\n    level: apply", ""},
		{"no why", "Q030", inQuiz, "        why: |\n          Wind makes waves.\n          바람은 파도를 만듭니다.\n", "", "26:9"},
		{"no if_wrong", "Q030", inQuiz, "    if_wrong: |\n      Wind makes waves, the moon makes tides.\n      바람은 파도를, 달은 조석을 만듭니다.\n", "", ""},
		{"no reason for any card", "Q030", inQuiz, "        why: |\n          It needs the depth.\n          깊은 물이 필요합니다.\n", "", ""},
		{"explain instead of why", "", inQuiz, "        why: |\n          It needs the depth.\n          깊은 물이 필요합니다.\n      - id: dinghy\n        bin: any-tide\n        text: |\n          Dinghy\n          작은 보트\n", "      - id: dinghy\n        bin: any-tide\n        text: |\n          Dinghy\n          작은 보트\n    explain: |\n      Depth.\n      수심입니다.\n", ""},
		{"why repeats", "Q031", inQuiz, "          Wind makes waves.\n", "          The wind.\n", ""},
		{"why starts with Right", "Q031", inQuiz, "          Wind makes waves.\n", "          Wrong: wind makes waves.\n", ""},
		{"why starts with 맞아요", "Q031", inQuiz, "          바람은 파도를 만듭니다.\n", "          아니에요. 바람은 파도를 만듭니다.\n", ""},
		{"No as a determiner", "", inQuiz, "          Wind makes waves.\n", "          No wind lifts the sea.\n", ""},
		{"26 words", "Q040", inQuiz, "          Wind makes waves.\n", "          " + strings.Repeat("Wind ", 26) + ".\n", ""},
		{"25 words twice", "", inQuiz, "          Wind makes waves.\n", "          " + strings.Repeat("wind ", 24) + "x. " + strings.Repeat("wind ", 2) + "\n", ""},
		{"61 syllables", "Q040", inQuiz, "          바람은 파도를 만듭니다.\n", "          " + strings.Repeat("바람", 30) + "은\n", ""},
		{"draft", "Q050", inQuiz, "type: single", "type: single\n    draft: true", ""},
		{"allowed", "", inQuiz, "type: single", "type: single\n    level: apply\n    lint: {allow: [Q021], because: it shows the rule}", ""},
		{"allowed for the pack", "", inPack, "exams:", "lint:\n  allow: [Q050]\n  because: drafts are wanted\nexams:", ""},
		{"too much XP", "X001", inRewards, "", "  - {id: more-xp, when: {pack: true}, xp: 151}\n", "1:1"},
		{"just enough XP", "", inRewards, "", "  - {id: more-xp, when: {pack: true}, xp: 150}\n", ""},
		{"too much gold", "X001", inRewards, "", "  - {id: more-gold, when: {pack: true}, gold: 21}\n", ""},
	})
}

func TestLopsidedTrueFalseItemsAreNoted(t *testing.T) {
	for yes := range 11 {
		files := contenttest.HarbourFiles(t)
		var b strings.Builder
		for i := range 9 { // with the one of the pack, which is false, there are ten
			answer := "false"
			if i < yes {
				answer = "true"
			}
			b.WriteString("  - id: more-" + itoa(i) + "\n    type: truefalse\n    answer: " + answer + "\n    stem: \"`x" + itoa(i) + "`\"\n    if_right: \"`x`\"\n    if_wrong: \"`x`\"\n")
		}
		contenttest.Edit(t, files, inQuiz, "", b.String())
		_, findings := Load(files, today)
		want := ""
		if most := max(min(yes, 9), 10-min(yes, 9)); most > 6 {
			want = "pack.yaml:1:1: Q019 (warning) " + itoa(most) + " of 10 true/false items have the same answer; balance them"
		}
		if got := said(findings); got != want {
			t.Errorf("%d true: %q, want %q", yes, got, want)
		}
	}
}

func TestDraftsAreLintedWithNotes(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "type: single", "type: single\n    draft: true")
	contenttest.Edit(t, files, inQuiz, "        correct: true\n", "")
	contenttest.Edit(t, files, inQuiz, "misconception: wind-moves-tide", "misconception: wind")
	p, findings := Load(files, today)
	if errors, warnings, notes := Count(findings); errors+warnings > 0 || notes != 3 {
		t.Errorf("findings:\n%s", said(findings))
	}
	if p == nil || p.Items() != 3 {
		t.Fatal("the pack was not loaded without its draft")
	}
	if _, ok := p.Item("what-pulls"); ok {
		t.Error("a draft can be played")
	}
}

func TestRewardsAboveTheCapPayLess(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inRewards, "", "  - {id: more, when: {pack: true}, xp: 300, gold: 60}\n")
	p, findings := Load(files, today)
	if p == nil || len(findings) != 2 {
		t.Fatalf("findings:\n%s", said(findings))
	}
	// 4 items: caps of 300 XP and 40 gold; the sums are 450 and 80.
	rewards := p.Rewards()
	if len(rewards) != 2 || rewards[0].ID != "harbour-pilot" || rewards[1].ID != "more" {
		t.Fatalf("rewards %+v", rewards)
	}
	pilot, more := rewards[0], rewards[1]
	if pilot.XP != 100 || pilot.Drops.Table[0].Gold != 10 || more.XP != 200 || more.Gold != 30 {
		t.Errorf("pilot pays %d XP and %d gold, more %d XP and %d gold", pilot.XP, pilot.Drops.Table[0].Gold, more.XP, more.Gold)
	}
}
