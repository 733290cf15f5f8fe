package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// longestIsRight writes a pack of exam items whose right option is always a little longer than the others.
func longestIsRight(t *testing.T, items int) string {
	t.Helper()
	dir := t.TempDir()
	pack := "format: quest.pack/v1\nid: test/longest\nversion: 1.0.0\nlanguages: [en, ko]\ntitle: {en: Longest, ko: 가장 긴 것}\nsummary: {en: A pack., ko: 팩입니다.}\nauthors: [{name: Test}]\n" +
		"license: CC-BY-4.0\noriginal: true\nquizzes: [longest]\n"
	var quiz strings.Builder
	quiz.WriteString("format: quest.quiz/v1\nid: longest\ndefaults: {exam: true, domains: [aws/saa-c03:d1-1], verified: 2026-11-01, sources: [https://example.org]}\nitems:\n")
	for n := range items {
		fmt.Fprintf(&quiz, "  - {id: item-%d, type: single, row: S1.1-%02d, constraint: cost, tags: [iam], stem: \"`s%d`\", options: [", n, n/2, n)
		for o, length := range []int{12, 10, 11} {
			fmt.Fprintf(&quiz, "{id: o%d, correct: %v, text: \"`%d%s`\", why: \"`y`\"},", o, o == 0, 100*n+o, strings.Repeat("o", length))
		}
		quiz.WriteString("]}\n")
	}
	for path, data := range map[string]string{"pack.yaml": pack, "quiz/longest.yaml": quiz.String()} {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCheckAndStatsTellOfOptionsThatGiveThemselvesAway(t *testing.T) {
	dir := longestIsRight(t, 45)
	code, out, errs := runs(t, "pack", "check", dir, "--strict")
	if code != 1 || strings.Count(out, ": Q024 ") != 2 || !strings.Contains(out, "the longest option is right in 100% of 45 single items (en); chance gives 33%") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	for lang, words := range map[string][]string{
		"en": {"More than chance explains: the longest option. First look at item-", "d1-1 Access to AWS resources", "45 questions are written like an exam.", "cost 45", "Covered more than once (22):", "Tags: iam 45"},
		"ko": {"우연으로 설명할 수 없습니다: 가장 긴 보기. 먼저 볼 문제: item-", "비용 45"},
		"ja": {"偶然では説明できません：最も長い選択肢。まず見る問題：item-", "コスト 45"},
	} {
		code, out, errs := runIn(t, []string{"COLUMNS=200"}, "pack", "stats", dir, "--lang", lang)
		for _, w := range words {
			if code != 0 || !strings.Contains(out, w) {
				t.Errorf("%s: %d, %q is not in\n%s%s", lang, code, w, out, errs)
			}
		}
	}
	_, out, _ = runs(t, "pack", "stats", dir, "--json")
	var r coverageRecord
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if longest := r.Giveaways[0].Single[0]; longest.Rule != "longest" || !longest.Tells || longest.Right != 45 || longest.P == nil || *longest.P > 0.0025 || len(longest.Worst) != 5 {
		t.Errorf("%+v", longest)
	}
	if r.Exams[0].Papers != 45 || r.Exams[0].Domains[0].Tasks[0].Items != 45 || r.Rows["S1.1-00"] != 2 || r.Constraints["cost"] != 45 || r.Tags["iam"] != 45 {
		t.Errorf("%+v", r.Exams[0])
	}
	if code, out, errs := runs(t, "pack", "check", longestIsRight(t, 39), "--strict"); code != 0 {
		t.Errorf("39 items are enough: %d\n%s%s", code, out, errs)
	}
}
