package source

import (
	"strings"
	"testing"
)

func TestRulesOfFilesAndYAML(t *testing.T) {
	stem := "      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n"
	runRules(t, []ruleCase{
		{"", "", "README.md", "", "Read me.\n", ""},
		{"", "", "LICENSE", "", "CC-BY-4.0\n", ""},
		{"hidden file", "", ".notes", "", "\x1b[2J", ""},
		{"hidden folder", "", ".quest/schema/x.json", "", "{}", ""},
		{"stray file", "Z001", "notes.txt", "", "x\n", "1:1"},
		{"yml", "Z001", "quiz/two.yml", "", "x\n", "1:1"},
		{"stray folder", "Z001", "code/run.yaml", "", "x\n", "1:1"},
		{"folder in a folder", "Z001", "quiz/more/a.yaml", "", "x\n", "1:1"},
		{"capitals", "Z002", "quiz/Two.yaml", "", "x\n", "1:1"},
		{"space", "Z002", "quiz/a b.yaml", "", "x\n", ""},
		{"device", "Z002", "quiz/con.yaml", "", "x\n", ""},
		{"device with a number", "Z002", "media/lpt1.txt", "", "x\n", ""},
		{"almost a device", "", "media/console.txt", "", "x\n", ""},
		{"long name", "Z002", "media/" + strings.Repeat("a", 61) + ".txt", "", "x\n", ""},
		{"too large", "Z003", "media/big.txt", "", strings.Repeat("x\n", 600_000), "1:1"},
		{"just not too large", "", "media/big.txt", "", strings.Repeat("x\n", 1<<19), ""},
		{"NFD", "T003", "changelog.md", "", "ok\n\u1112\u1161\u11ab\n", "2:1"},
		{"Latin-1", "T004", "changelog.md", "", "caf\xe9 x\n", "1:4"},
		{"CP949", "T004", "changelog.md", "", "\xc0\xcc\xba\xa5\xc6\xae\n", "1:1"},
		{"UTF-16", "T004", "changelog.md", "", "\xff\xfea\x00", "1:1"},
		{"replacement character", "T004", "changelog.md", "", "a\ufffd\n", "1:2"},
		{"escape", "T006", "changelog.md", "", "a\n\x1b[2J\n", "2:1"},
		{"byte order mark at the start", "", "changelog.md", "", "\ufeffa\n", ""},
		{"byte order mark inside", "T006", "changelog.md", "", "a\ufeff\n", "1:2"},
		{"next line character", "T006", inQuiz, "items:", "items:\u0085", "10:7"},
		{"CRLF", "", "changelog.md", "", "a\r\nb\r\n", ""},
		{"mojibake", "T013", "changelog.md", "", "ì´ë²¤í¸\n", "1:1"},
		{"one accent is no mojibake", "", "changelog.md", "", "Brontë…” naïve\n", ""},

		{"tab", "Y000", inQuiz, "    type: single", "\ttype: single", "12:1"},
		{"colon in text", "Y000", inQuiz, "text: \"`table`\"", "text: Table: one", ""},
		{"leading backquote", "Y000", inQuiz, "text: \"`table`\"", "text: `table`", "58:15"},
		{"open bracket", "Y000", inQuiz, "text: \"`table`\"", "text: [a", ""},
		{"only null", "Y000", inQuiz, "text: \"`table`\"", "text: null", "58:15"},
		{"quoted null", "T001", inQuiz, "text: \"`table`\"", "text: \"null\"", ""},
		{"cut off", "Y001", inQuiz, "text: \"`table`\"", "text: Table #2 here", "58:15"},
		{"cut off in a map", "Y001", inQuiz, "{en: At any tide, ko: 언제나}}", "{en: Any # x\n         , ko: 언제나}}", ""},
		{"cut off at once", "Y001", inQuiz, "text: \"`table`\"", "text: #2", ""},
		{"cut off author", "Y001", inPack, "{name: Test Author}", "name: Author #1", "12:11"},
		{"comment after a block sign", "", inQuiz, "stem: |\n" + stem, "stem: |  # note\n" + stem, ""},
		{"comment after an ID", "", inQuiz, "type: single", "type: single # note", ""},
		{"comment on its own line", "", inQuiz, "items:", "# note\nitems:", ""},
		{"sharp in a block", "", inQuiz, stem, "      What is Quay #443?\n      443번 부두 #443{은/는} 무엇입니까?\n", ""},
		{"long plain text", "Y002", inQuiz, "{en: At any tide, ko: 언제나}}", "{en: At any tide that the harbour ever has seen here, ko: 언제나}}", ""},
		{"anchor", "Y003", inQuiz, "id: wind\n", "id: &a wind\n", ""},
		{"alias", "Y003", inQuiz, "id: wind\n", "id: *a\n", ""},
		{"merge key", "Y003", inQuiz, "id: wind\n", "<<: {id: wind}\n", ""},
		{"tag", "Y003", inQuiz, "id: wind\n", "id: !!str wind\n", ""},
		{"own tag", "Y003", inQuiz, "id: wind\n", "id: !x wind\n", ""},
		{"bare tag", "Y003", inQuiz, "id: wind\n", "id: ! wind\n", ""},
		{"second document", "Y003", inQuiz, "items:", "---\nitems:", "10:1"},
		{"document start", "", inQuiz, "format:", "---\nformat:", ""},
		{"key twice", "Y004", inQuiz, "    type: single\n", "    type: single\n    type: single\n", "13:5"},
		{"33 levels", "Y005", inQuiz, "cites: [tides#moon]", "cites: " + strings.Repeat("[", 33) + strings.Repeat("]", 33), ""},
		{"50,001 nodes", "Y005", inQuiz, "cites: [tides#moon]", "cites: [" + strings.Repeat("a,", 50_001) + "a]", ""},
	})
}
