package source

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestRulesOfWhatIsUsed(t *testing.T) {
	stem := "Wind makes the tide.\n      바람이 조석을 만든다."
	runRules(t, []ruleCase{
		{"concept that nothing names", "R010", inLesson, "concepts: [tide]\n", "", "3:9"},
		{"misconception that nothing names", "R010", inTerms, "", "  - id: ships-fly\n    says: A B\n    fix: \"`x`\"\n", "25:9"},
		{"point about which nothing asks", "R011", inQuiz, "tides#when, ", "", "17:1"},
		{"sentence without an anchor", "L010", inLesson, "> Ask which", "Look out.\n밖을 보세요.\n\n> Ask which", "38:1"},
		{"same stem", "Q010", inQuiz, stem, "Put each ship where it can enter!\n      바람이 조석을 만든다.", "84:11"},
		{"same stem in Korean", "Q010", inQuiz, stem, "Wind makes the tide.\n      각 배를 들어갈 수 있는 때에 **넣으세요**.", "84:11"},
		{"nearly the same stem", "Q010", inQuiz, stem, "Put each ship where it can enter. Go.\n      바람이 조석을 만든다.", "84:11"},
		{"stem that is like another", "", inQuiz, stem, "Put each boat where she can enter.\n      바람이 조석을 만든다.", ""},
	})
}

func TestItemsOfDifferentCasesMayAskTheSame(t *testing.T) {
	again := "      - {id: again, type: truefalse, answer: true, stem: {en: Put the climb in order, ko: 오르는 차례}, if_right: \"`x`\", if_wrong: \"`x`\"}\n"
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"the same as outside of the case", "", inLocks, "    items:\n", "    items:\n" + again, ""},
		{"the same twice in the case", "Q010", inLocks, "          A pump lifts it.\n", "          When can it come in?\n", "107:15"},
	})
}

// One language may say how many options are to be chosen by a word, another in digits.
func TestNumberToChooseMayBeADigitInOneLanguage(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "배를 이끄는 것 **두 개**는 무엇입니까?", "배를 이끄는 것은 무엇입니까? (2개 선택)")
	if _, findings := Load(files, today); len(findings) > 0 {
		t.Errorf("unwanted: %s", findings[0].String(content.English))
	}
}

func TestRulesOfWhatLanguagesShare(t *testing.T) {
	runRules(t, []ruleCase{
		{"code in one language", "T008", inQuiz, "Its pull lifts the sea.", "Its `pull` lifts the sea.", "25:11"},
		{"other code", "T008", inLesson, "Harbour MQ{과/와} `tide table`", "Harbour MQ{과/와} `tidetable`", ""},
		{"number in one language", "T008", inQuiz, "Its pull lifts the sea.", "Its 2 pulls lift the sea.", ""},
		{"number to choose and another number", "T008", inQuiz, "배를 이끄는 것 **두 개**는 무엇입니까?", "배 2척을 이끄는 것은 무엇입니까? (2개 선택)", ""},
		{"the same in another order", "", inQuiz, "          Its pull lifts the sea.\n          달의 인력이 바다를 들어 올립니다.", "          Port 443 takes `a` and `b`.\n          `b`와 `a`를 443번 포트가 받습니다.", ""},
		{"wording that is avoided", "T009", inQuiz, "          바람은 파도를 만듭니다.", "          물때는 파도를 만듭니다.", "33:11"},
		{"wording in code", "", inQuiz, "          Wind makes waves.\n          바람은 파도를 만듭니다.", "          Wind makes `물때`.\n          바람은 `물때`를 만듭니다.", ""},
		{"English wording", "T009", inTerms, "avoid: {ko: [물때]}", "avoid: {en: [High Mark, Waves]}", ""},
		{"wording inside of a word", "", inTerms, "avoid: {ko: [물때]}", "avoid: {en: [wav, aves]}", ""},
	})
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"placeholder in one language", "T008", inLab, "The {ship} stops at the gate.", "It stops at the gate.", "57:15"},
	})
}
