package source

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

const ferryLesson = "lessons/01-crossing.md"

// TestADeletedLineOfThreeLanguagesIsOneError deletes every line of a language that is
// not the source.
func TestADeletedLineOfThreeLanguagesIsOneError(t *testing.T) {
	langs := []content.Lang{content.English, content.Korean, "ja"}
	deleted := 0
	for _, path := range []string{ferryLesson, "quiz/01-crossing.yaml", "labs/01-ferry.yaml", "pack.yaml"} {
		lines := strings.Split(string(contenttest.FerryFiles(t, langs...)[path].Data), "\n")
		for i, line := range lines {
			ko, _ := share(content.Korean, line)
			ja, _ := share("ja", line)
			if ko+ja == 0 || strings.ContainsAny(line, ":👉\"") || strings.HasPrefix(lines[max(0, i-1)], "## Key") || strings.Contains(line, "Takeaways") {
				continue // no line that has to be there
			}
			files := contenttest.FerryFiles(t, langs...)
			files[path].Data = []byte(strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "\n"))
			_, findings := Load(files, today)
			if len(findings) != 1 || findings[0].Level != Error {
				t.Errorf("without line %d of %s, %q:\n%s", i+1, path, line, said(findings))
			}
			deleted++
		}
	}
	if deleted < 30 {
		t.Fatalf("only %d lines were deleted", deleted)
	}
}

func TestFindingsInLessonsOfOtherLanguages(t *testing.T) {
	for _, tt := range []struct{ name, langs, old, with, want string }{
		{"no line in the second of three", "en ko ja", "바람은 나룻배를 옆으로 밉니다.\n", "", "24:1: L003 en line has no ko line; write it below, or mark the line with [ko]"},
		{"a line twice in three", "en ko ja", "바람은 나룻배를 옆으로 밉니다.\n", "바람은 나룻배를 옆으로 밉니다.\n바람이 셉니다.\n", "26:1: L001 ko line has no en line above it; write the en line above"},
		{"two gists in one of three", "en ko ja", "👉 舵が回す\n", "👉 舵が回す\n👉 舵\n", "20:1: L002 second ja gist of one pair; the first is on line 19; keep one"},
		{"a gist in one of three", "en ko ja", "👉 rudder turns\n👉 키가 돌림\n", "", ""},
		{"names in a Korean source line", "ko en", "바람은 나룻배를 옆으로 밉니다.", "Amazon EventBridge Pipes 바람은 나룻배를 옆으로 밉니다.", ""},
		{"no English below Korean", "ko en", "Wind pushes the ferry aside.\n", "", "20:1: L003 ko line has no en line; write it below, or mark the line with [en]"},
		{"English left in Korean alone", "ko", "바람은 나룻배를 옆으로 밉니다.", "The wind pushes the ferry aside.", "16:1: T002 line for ko is written in en; swap the lines, or translate it"},
		{"Japanese left in Korean alone", "ko", "바람은 나룻배를 옆으로 밉니다.", "風は船を横に押しますが、船は進みます。", "16:1: T002 line for ko is written in ja; swap the lines, or translate it"},
		{"a name as a heading in Korean alone", "ko", "## 바람과 물", "## Amazon EventBridge Pipes", ""},
		{"the takeaways in Korean", "ko", "## 핵심 정리", "## 핵심 정리 {#end}", ""},
		{"no takeaways in Korean", "ko", "- 나룻배는 키로 방향을 바꿉니다. {#take-rudder}\n", "", "22:1: L008 (warning) no Key Takeaways; add a section '## Key Takeaways' with bullets; one of another name is marked with {#takeaways}"},
		{"languages of one script", "en fr", "", "", ""},
		{"Korean left in French", "en fr", "Wind pushes the ferry aside. é\n", "바람은 나룻배를 옆으로 밉니다.\n", "21:1: T002 line for fr is written in ko; swap the lines, or translate it"},
		{"Russian left in French alone", "fr", "Wind pushes the ferry aside. é", "Ветер толкает паром в сторону.", "16:1: T002 line for fr is written in ru; swap the lines, or translate it"},
		{"a Greek word in French", "fr", "Wind pushes the ferry aside. é", "Wind, ἄνεμος, pushes the ferry aside.", ""},
		{"Hebrew in English", "en", "Wind pushes the ferry aside.", "הרוח דוחפת את המעבורת הצידה.", "16:1: S003 text in the Hebrew script, which quest does not draw; write it in the Latin, Cyrillic, Greek, Hangul, Kana or Han script"},
		{"a language without a table in its own letters", "xx", "Wind pushes the ferry aside. é", "მარიამ წიგნი წაიკითხა გუშინ.", "16:1: S003 text in the Georgian script, which quest does not draw; write it in the Latin, Cyrillic, Greek, Hangul, Kana or Han script"},
		{"gists in languages of one script", "en fr ko", "", "", ""},
		{"a third gist in two languages of one script", "en fr", "👉 rudder turns é\n", "👉 rudder turns é\n👉 turns\n", "17:1: L002 second fr gist of one pair; the first is on line 16; keep one"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var langs []content.Lang
			for lang := range strings.FieldsSeq(tt.langs) {
				langs = append(langs, content.Lang(lang))
			}
			files := contenttest.FerryFiles(t, langs...)
			if tt.old != "" {
				contenttest.Edit(t, files, ferryLesson, tt.old, tt.with)
			}
			_, findings := Load(files, today)
			want := tt.want
			if want != "" {
				want = ferryLesson + ":" + want
			}
			if got := said(findings); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
