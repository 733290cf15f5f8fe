package source

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content/contenttest"
)

// TestRareFindings has an edit for each finding that no other test asks for, and one that nearly
// has it.
func TestRareFindings(t *testing.T) {
	stem := "      What pulls the sea?\n"
	many := "{any: [" + strings.Repeat("{ship: tanker}, ", 999) + "{ship: dinghy}]}"
	for _, c := range []struct {
		name, file, old, with string
		want                  string // the finding, "" for none
	}{
		{"domain without its exam", inQuiz, "domains: [aws/saa-c03:d2]", "domains: [d2]", inQuiz + `:7:13: S003 domain "d2" is malformed`},
		{"licence in words", inPack, "license: CC-BY-4.0", "license: free, for all!", inPack + `:13:10: S003 "free, for all!" is no SPDX licence`},
		{"licence of two", inPack, "license: CC-BY-4.0", "license: CC-BY-4.0 OR MIT", ""},
		{"reading in Latin letters", inTerms, "reads_as: 엠큐", "reads_as: em-kyu", inTerms + `:13:15: S003 reading "em-kyu" is not Korean`},
		{"text of blanks", inQuiz, "    stem: |\n      What pulls the sea?\n      무엇이 바다를 끌어당깁니까?\n", "    stem: '  '\n", inQuiz + ":14:11: S003 text is empty"},
		{"list for a key", inQuiz, "items:", "? [a, b]\n: c\nitems:", inQuiz + ":10:3: Y000 a key must be plain text"},
		{"comment inside of a list", inQuiz, "cites: [tides#moon]", "cites: [tides#moon #2]", inQuiz + ":13:24: Y000 YAML cannot be read: found character that cannot start any token; YAML takes everything after ' #' for a comment"},
		{"characters joined by joiners", inQuiz, stem, "      What pulls the sea " + strings.Repeat("👩\u200d", 20) + "👩?\n", inQuiz + ":15:33: T006 too many characters joined into one sign"},
		{"family of four", inQuiz, stem, "      What pulls the sea 👩\u200d👩\u200d👧\u200d👦?\n", ""},
		{"character without a meaning", inQuiz, stem, "      What pulls the sea \ue000?\n", inQuiz + ":15:26: T006 character U+E000 has no agreed meaning"},
		{"TODO", inQuiz, "          바람은 파도를 만듭니다.\n", "          TODO\n", inQuiz + `:33:11: T015 (warning) "TODO" is a note to yourself`},
		{"TODO with words", inQuiz, "          Wind makes waves.\n          바람은 파도를 만듭니다.\n", "          TODO: say why\n          할 일: 이유 쓰기\n", inQuiz + `:32:11: T015 (warning) "TODO: say why" is a note to yourself`},
		{"three dots", inQuiz, "          바람은 파도를 만듭니다.\n", "          ...\n", inQuiz + `:33:11: T015 (warning) "..." is a note to yourself`},
		{"to be translated", inQuiz, "          바람은 파도를 만듭니다.\n", "          (번역 필요)\n", inQuiz + `:33:11: T015 (warning) "(번역 필요)" is a note to yourself`},
		{"a list of things to do", inQuiz, "          Wind makes waves.\n          바람은 파도를 만듭니다.\n", "          A todo list is kept on board.\n          할 일 목록은 배에 있습니다.\n", ""},
		{"more conditions than a lab may have", inLab, "pass: never", "pass: {any: [" + strings.Repeat(many+", ", 5) + many + "]}", "S003 more than 5000 conditions"},
		{"every option is right", inQuiz, "          A gull\n          갈매기들\n        why: |\n          It follows fish.\n          물고기를 따라갑니다.\n", "          A gull\n          갈매기들\n        correct: true\n        why: |\n          It follows fish.\n          물고기를 따라갑니다.\n", inQuiz + ":48:7: Q002 choose is 2, but 3 options are right"},
	} {
		pack := contenttest.HarbourFiles
		if c.file == inLab {
			pack = contenttest.CanalFiles
		}
		files := pack(t)
		contenttest.Edit(t, files, c.file, c.old, c.with)
		_, findings := Load(files, today)
		if got := said(findings); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: found\n%s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestAllRightIsAWarning(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "choose: 2", "choose: 3")
	contenttest.Edit(t, files, inQuiz, "Which TWO guide a ship?\n      배를 이끄는 것 **두 개**는", "Which THREE guide a ship?\n      배를 이끄는 것 **세 개**는")
	contenttest.Edit(t, files, inQuiz, "      - id: gull\n", "      - id: gull\n        correct: true\n")
	p, findings := Load(files, today)
	if want := inQuiz + ":48:7: Q022 (warning) all 3 options are right, so there is nothing to choose; add an option that is wrong"; p == nil || said(findings) != want {
		t.Errorf("found\n%s\nwant %s", said(findings), want)
	}
}

// unreadable is a pack of which one file cannot be read.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if name == inTerms {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.Open(name)
}

func TestAFileThatCannotBeReadIsToldOf(t *testing.T) {
	_, findings := Load(unreadable{contenttest.HarbourFiles(t)}, today)
	if got := said(findings); !strings.Contains(got, inTerms+":1:1: Z003 cannot be read: permission denied") {
		t.Errorf("found\n%s", got)
	}
}
