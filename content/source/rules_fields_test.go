package source

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestRulesOfFields(t *testing.T) {
	runRules(t, []ruleCase{
		{"typing mistake", "S001", inQuiz, "type: single", "tpye: single\n    type: single", "12:5"},
		{"strange field", "S001", inPack, "license:", "colour: red\nlicense:", ""},
		{"field of another type", "S001", inQuiz, "type: single", "type: single\n    choose: 2", ""},
		{"field of a later format", "S001", inQuiz, "type: single", "type: single\n    pattern: x.*", ""},
		{"strange language", "S001", inQuiz, "{en: At any tide, ko: 언제나}", "{en: At any tide, ko: 언제나, ja: いつも}", ""},
		{"no title", "S002", inPack, "title: |\n  The harbour\n  항구\n", "", "1:1"},
		{"no authors", "S002", inPack, "authors:\n  - {name: Test Author}\n", "", ""},
		{"no licence", "S002", inPack, "license: CC-BY-4.0\n", "", ""},
		{"no answer", "S002", inQuiz, "    answer: false\n", "", ""},
		{"no choose", "S002", inQuiz, "    choose: 2\n", "", ""},
		{"empty value", "S002", inPack, "license: CC-BY-4.0", "license:", ""},
		{"no options", "S002", inQuiz, "      - id: moon\n        correct: true\n        text: |\n          The moon\n          달의 힘\n", "      - id: moon\n        correct: true\n", ""},
		{"reward without condition", "S002", inRewards, "when: {lesson: tides, quiz: tides, score: 0.8}", "when: {}", ""},

		{"version is a number", "S003", inPack, "version: 1.0.0", "version: 1.10", "3:10"},
		{"version with v", "S003", inPack, "version: 1.0.0", "version: v1.0.0", ""},
		{"version with build data", "S003", inPack, "version: 1.0.0", "version: 1.0.0+5", ""},
		{"version with a pre-release", "", inPack, "version: 1.0.0", "version: 1.0.0-rc.1", ""},
		{"version as a path", "S003", inPack, "version: 1.0.0", "version: ../../x", ""},
		{"yes for true", "S003", inPack, "original: true", "original: yes", "14:11"},
		{"True for true", "S003", inPack, "original: true", "original: True", ""},
		{"quoted true", "S003", inPack, "original: true", "original: \"true\"", ""},
		{"octal", "S003", inRewards, "xp: 150", "xp: 0o17", ""},
		{"leading zero", "S003", inRewards, "xp: 150", "xp: 0150", ""},
		{"underscore", "S003", inRewards, "xp: 150", "xp: 1_50", ""},
		{"exponent", "S003", inRewards, "xp: 150", "xp: 1e308", ""},
		{"infinite", "S003", inRewards, "xp: 150", "xp: .inf", ""},
		{"not a number", "S003", inRewards, "score: 0.8", "score: .nan", ""},
		{"negative", "S003", inRewards, "xp: 150", "xp: -1", ""},
		{"largest integer", "S003", inRewards, "xp: 150", "xp: 9223372036854775807", ""},
		{"score above one", "S003", inRewards, "score: 0.8", "score: 1.5", ""},
		{"date of no month", "S003", inQuiz, "verified: 2026-11-01", "verified: 2026-13-01", ""},
		{"date and time", "S003", inQuiz, "verified: 2026-11-01", "verified: 2026-11-01T00:00:00Z", ""},
		{"list for text", "S003", inQuiz, "text: \"`table`\"", "text: [a, b]", ""},
		{"map for a word", "S003", inPack, "license: CC-BY-4.0", "license: {a: b}", ""},
		{"word for a list", "S003", inPack, "lessons: [tides]", "lessons: tides", ""},
		{"one option", "S003", inQuiz, "    bins:\n      - {id: any-tide, text: {en: At any tide, ko: 언제나}}\n      - {id: high-tide, text: {en: At high tide, ko: 만조에}}\n", "    bins: [{id: high-tide, text: {en: At high tide, ko: 만조에}}]\n", ""},
		{"unknown level", "S003", inQuiz, "  verified: 2026-11-01", "  verified: 2026-11-01\n  level: aply", ""},
		{"unknown type", "S003", inQuiz, "type: single", "type: singel", "12:11"},
		{"a promised language", "T001", inPack, "exams:", "overlays: [ja]\nexams:", "16:12"},
		{"difficulty six", "S003", inQuiz, "type: single", "type: single\n    difficulty: 6", ""},
		{"rev zero", "S003", inQuiz, "type: single", "type: single\n    rev: 0", ""},
		{"no language code", "S003", inPack, "languages: [en, ko]", "languages: [en, ko, EN]", ""},
		{"language twice", "S003", inPack, "languages: [en, ko]", "languages: [en, ko, ko]", ""},
		{"line too long", "S003", inQuiz, "      What pulls the sea?\n", "      What pulls " + strings.Repeat("the. ", 130) + "sea?\n", ""},
		{"title of two groups", "S003", inPack, "  The harbour\n  항구\n", "  The harbour\n  항구\n\n  And more\n  그 밖에\n", ""},
		{"thirteen groups", "S003", inPack, "  Tides and locks for new pilots.\n  새 도선사를 위한 밀물과 갑문.\n", strings.Repeat("  Tides.\n  밀물.\n\n", 13), ""},
		{"twelve groups", "", inPack, "  Tides and locks for new pilots.\n  새 도선사를 위한 밀물과 갑문.\n", strings.Repeat("  Tides.\n  밀물.\n\n", 12), ""},
		{"exhibit of 21 lines", "S003", inQuiz, "type: single", "type: single\n    code:\n      lang: sql\n      text: |\n" + strings.Repeat("        SELECT 1;\n", 21), ""},
		{"exhibit of 20 lines", "", inQuiz, "type: single", "type: single\n    code:\n      lang: sql\n      text: |\n" + strings.Repeat("        SELECT 1;\n", 20), ""},
		{"exhibit in an unknown language", "S003", inQuiz, "type: single", "type: single\n    code: {lang: perl, text: x}", ""},
		{"two outcomes of a drop", "S003", inRewards, "{weight: 1, gold: 20}", "{weight: 1, gold: 20, xp: 1}", ""},
		{"nothing is a drop", "", inRewards, "{weight: 1, gold: 20}", "{weight: 1, gold: 20}\n        - {weight: 3, nothing: true}", ""},
		{"score without a quiz", "S003", inRewards, "quiz: tides, score: 0.8", "score: 0.8", ""},
		{"pack: false", "S003", inRewards, "when: {lesson", "when: {pack: false, lesson", ""},
		{"lint without a reason", "S002", inQuiz, "type: single", "type: single\n    lint: {allow: [Q013]}", ""},
		{"lint of an error", "S003", inQuiz, "type: single", "type: single\n    lint: {allow: [Q001], because: I like it}", ""},
		{"requires nonsense", "S003", inPack, ">=0.1.0", ">=1", ""},
		{"two domains of one exam", "S003", inQuiz, "domains: [aws/saa-c03:d2]", "domains: [aws/saa-c03:d2, aws/saa-c03:d3]", ""},
		{"two exams", "", inQuiz, "domains: [aws/saa-c03:d2]", "domains: [aws/saa-c03:d2-1, aws/soa-c03:d5]", ""},

		{"no format", "S004", inTerms, "format: quest.concepts/v1\n", "", "1:1"},
		{"format of another folder", "S004", inTerms, "quest.concepts/v1", "quest.quiz/v1", "1:9"},
		{"format of the future", "S004", inTerms, "quest.concepts/v1", "quest.concepts/v2", "1:9"},
		{"empty file", "S004", "quiz/empty.yaml", "", "# nothing\n", "1:1"},
		{"lesson without front matter", "S004", "lessons/x.md", "", "# Hello\n", "1:1"},
		{"lab of another kind", "S004", "labs/x.yaml", "", "format: quest.quiz/v1\nid: x-lab\n", "1:9"},
		{"overlay of another kind", "S004", "i18n/ja/x.yaml", "", "format: quest.i18n-lesson/v1\n", "1:9"},
		{"lesson overlay", "S004", "i18n/ja/x.md", "", "---\n---\n", "1:1"},
		{"lock", "", "ids.lock", "", "format: quest.lock/v1\npack: test/harbour\nreleased: 1.0.0\nlanguages: [en, ko]\ncontent: h1:x\nids: {}\nretired: {}\n", ""},
		{"lock that quest did not write", "S003", "ids.lock", "", "format: quest.lock/v1\nids: {}\n", "1:1"},
		{"lock of another kind", "S004", "ids.lock", "", "format: quest.i18n-lock/v1\n", ""},
	})
}

func TestOldGameNamesTheVersionItLacks(t *testing.T) {
	for _, tt := range []struct{ game, requires, want string }{
		{"0.3.2", ">=0.4.0", "needs quest 0.4.0 or later; this is 0.3.2"},
		{"0.4.0-rc.1", ">=0.4.0", "needs quest 0.4.0 or later; this is 0.4.0-rc.1"},
		{"1.0.0", ">=0.4.0 <1.0.0", "needs quest >=0.4.0 <1.0.0; this is 1.0.0"},
		{"0.4.0", ">=0.4.0 <1.0.0", ""},
		{"0.10.0", ">=0.9.0", ""},
		{"", ">=9.0.0", ""},
		{"dev", ">=9.0.0", ""},
	} {
		files := contenttest.HarbourFiles(t)
		contenttest.Edit(t, files, inPack, ">=0.1.0", tt.requires)
		if tt.want != "" {
			// A later format may have fields that this game does not know.
			contenttest.Edit(t, files, inPack, "license:", "newfield: 1\nlicense:")
		}
		_, findings := Load(files, Options{Version: tt.game})
		got := ""
		if len(findings) > 0 {
			got = findings[0].What(content.English)
		}
		if got != tt.want || len(findings) > 1 {
			t.Errorf("%s for %q: %q, want %q", tt.game, tt.requires, said(findings), tt.want)
		}
	}
}

func TestPackWithoutAnythingToPlay(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	delete(files, inLesson)
	delete(files, inQuiz)
	delete(files, inRewards)
	contenttest.Edit(t, files, inPack, "lessons: [tides]\n", "")
	if _, findings := Load(files, today); len(findings) != 1 || findings[0].Code != "S002" {
		t.Errorf("findings:\n%s", said(findings))
	}
	delete(files, inPack)
	if _, findings := Load(files, today); len(findings) != 1 || findings[0].String(content.English) != "pack.yaml:1:1: S002 pack.yaml is missing, so this is no pack; add it" {
		t.Errorf("findings:\n%s", said(findings))
	}
}
