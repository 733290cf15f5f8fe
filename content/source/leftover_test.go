package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content/contenttest"
)

func TestWhatProgramsLeaveBehindIsSkippedWithANote(t *testing.T) {
	whole := contenttest.HarbourFiles(t)
	want, _ := Load(whole, today)
	for _, name := range []string{
		"Thumbs.db", "quiz/Thumbs.db", "desktop.ini", "lessons/desktop.ini", "quiz/01-tides.yaml~", "#pack.yaml#", "~$notes.docx",
		"quiz/01-tides.yaml.bak", "quiz/01-tides.yaml.swp", "pack.yaml.orig", "pack.tmp", "Icon\r",
		"quiz/01-tides.sync-conflict-20261129-120000-ABCDEFG.yaml", "quiz/01-tides (Kim's conflicted copy 2026-11-29).yaml",
		"quiz/01-tides (conflicted copy 2026-11-29 120000).yaml", "quiz/01-tides - Copy.yaml", "quiz/01-tides copy.yaml",
		"quiz/01-tides - 복사본.yaml", "quiz/01-tides (1).yaml", "quiz/01-tides 2.yaml",
		"__MACOSX/pack.yaml", "quiz/@eaDir/x.yaml",
	} {
		files := contenttest.HarbourFiles(t)
		files[name] = &fstest.MapFile{Data: []byte("anything \xff\x1b"), Mode: 0o644}
		p, findings := Load(files, today)
		if p == nil || len(findings) != 1 || findings[0].Code != "Z005" || findings[0].Level != Note || strings.ContainsAny(findings[0].File, "\r") {
			t.Errorf("%q: findings:\n%s", name, said(findings))
			continue
		}
		if p.Hash() != want.Hash() {
			t.Errorf("%q changes the hash of the pack", name)
		}
	}
	for _, name := range []string{"quiz/copy.yaml", "quiz/copy-2.yaml", "quiz/icon-set.yaml", "quiz/thumbs.yaml", "quiz/backup.yaml", "media/bak.txt"} {
		if leftover(name) {
			t.Errorf("%s is taken for a leftover", name)
		}
	}
}

func TestBlanksBehindTheMarkOfFrontMatterDoNotCount(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	f := files[inLesson]
	f.Data = []byte(strings.ReplaceAll(string(f.Data), "---\n", "--- \t\u00a0\n"))
	if p, findings := Load(files, today); p == nil || len(findings) > 0 {
		t.Errorf("findings:\n%s", said(findings))
	}
}

func TestMarkupThatPacksDoNotHaveIsAWarning(t *testing.T) {
	for line, want := range map[string]string{
		"Type ``a `tick` here`` now.":     "``",
		"A ***both*** word.":              "***",
		"This is AT&amp;T.":               "&amp;",
		"A blank&nbsp;here.":              "&nbsp;",
		"A quote &#39; here.":             "&#39;",
		"A quote &#x2019; here.":          "&#x2019;",
		"A ~~wrong~~ word.":               "~~",
		"A __strong__ word.":              "__",
		"See ![picture](media/a.txt) it.": "![",
		"See [it](http://a.b) now.":       "[](http://a.b) now.",
		"See [it](page.md) now.":          "[](page.md) now.",
		"See <https://a.b> now.":          "<https://",
		"[ ] a thing to do":               "[ ] ",
		"+ a bullet":                      "+ ",
		"1) a number":                     "1) ",
		"~~~ sql":                         "~~~",
		"=====":                           "===",

		"Use `a` `b` and R&D and a & b; c.":                 "",
		"**bold** *and* `***` and `&amp;` and `~~x~~`":      "",
		`\*\*\* and \[x](http://a) and \` + "`" + `\` + "`": "",
		"**a *b* c** and 2 * 3 ** 4":                        "",
		"A gap ____ of __ four ____ signs.":                 "",
		"[docs](https://a.b/c) and [x] (y)":                 "",
		"Q&A; then AT&T, &c.":                               "",
		"a ~ b ~~ c":                                        "",
	} {
		if got := unreadMarkup(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "      Wind makes the tide.\n", "      Wind makes ***the*** tide.\n")
	p, findings := Load(files, today)
	if p == nil || !slices.ContainsFunc(findings, func(f Finding) bool { return f.Code == "T014" && f.Level == Warning }) {
		t.Errorf("findings:\n%s", said(findings))
	}
}

func TestWordingsToAvoidAreCleanedLikeTexts(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inTerms, "concepts:\n", "concepts:\n  - {id: more, term: T, short: T, avoid: {en: [\"a\\e]52;c;eA==\\a\", \"\\u202eb\"]}}\n")
	p, findings := Load(files, today)
	if p != nil || strings.Count(said(findings), "T006") != 2 {
		t.Errorf("findings:\n%s", said(findings))
	}
}

func TestOnlyPicturesAreNamedBesideAnUnknownPicture(t *testing.T) {
	files := bare("en", "quizzes: [q1]", map[string]string{"quiz/q.yaml": quizOf("q1", trueOrFalse("i1", ", media: pack.yaml"))})
	_, findings := Load(files, today)
	if text := said(findings); !strings.Contains(text, `R002 unknown media "pack.yaml"`) || strings.Contains(text, "did you mean") {
		t.Errorf("findings:\n%s", text)
	}
}
