package source

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
)

// bare is a pack in one language of a few files, in which nothing is right but that it
// can be read. lists is what pack.yaml names, such as "quizzes: [q1]".
func bare(langs, lists string, files map[string]string) fstest.MapFS {
	all := fstest.MapFS{"pack.yaml": {Mode: 0o644, Data: []byte(
		"format: quest.pack/v1\nid: evil/pack\nversion: 1.0.0\nlanguages: [" + langs + "]\ntitle: X\nsummary: \"`x`\"\n" +
			"authors: [{name: X}]\nlicense: MIT\n" + lists + "\n")}}
	for name, text := range files {
		all[name] = &fstest.MapFile{Mode: 0o644, Data: []byte(text)}
	}
	return all
}

func quizOf(id, items string) string {
	return "format: quest.quiz/v1\nid: " + id + "\nitems:\n" + items
}

func lessonOf(id, front, body string) string {
	return "---\nformat: quest.lesson/v1\nid: " + id + "\n" + front + "---\n# T\n\n" + body
}

func repeated(n int, one func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i))
	}
	return b.String()
}

// trueOrFalse is an item of the smallest kind.
func trueOrFalse(id, more string) string {
	return "  - {id: " + id + ", type: truefalse, answer: true, stem: \"`x`\"" + more + "}\n"
}

func TestManyWarningsHideNoError(t *testing.T) {
	options := func(right string) string {
		return "    options: [{id: aa, text: A" + right + "}, {id: bb, text: B}, {id: cc, text: C}]\n"
	}
	sound := func(i int) string {
		return "  - id: i" + itoa(i) + "\n    type: single\n    stem: What is " + itoa(i) + "?\n    code:\n      lang: text\n      text: |\n" +
			strings.Repeat("        "+strings.Repeat("y", 80)+"\n", 20) + options(", correct: true")
	}
	items := repeated(40, sound) + "  - id: bad\n    type: single\n    stem: What is it?\n" + options("")
	p, findings := Load(bare("en", "quizzes: [q1]", map[string]string{"quiz/q.yaml": quizOf("q1", items)}), today)
	errors, warnings, _ := Count(findings)
	if p != nil || errors != 1 || warnings != maxFindings {
		t.Errorf("pack loaded: %v, with %d errors and %d warnings", p != nil, errors, warnings)
	}
}

func TestAPackHasSoManyFindingsAtMost(t *testing.T) {
	files := map[string]string{}
	many := 1500
	if testing.Short() {
		many = 60 // with more faults than a pack may have findings, too
	}
	for i := range many {
		files["media/m"+itoa(i)+".txt"] = strings.Repeat("\u202e\n", 600)
	}
	p, findings := Load(bare("en", "", files), today)
	named := map[string]bool{}
	for _, f := range findings {
		if f.Level == Error {
			named[f.File] = true
		}
	}
	if p != nil || len(findings) > maxTotal+2*len(files)+1 || len(named) != len(files)+1 {
		t.Errorf("pack loaded: %v, %d findings, errors of %d files", p != nil, len(findings), len(named))
	}
}

func TestMistypedNamesAreComparedWithSoManyAtMost(t *testing.T) {
	concepts := "format: quest.concepts/v1\nmisconceptions:\n" +
		repeated(1000, func(i int) string { return "  - {id: " + strings.Repeat("a", 44) + itoa(i) + ", says: x, fix: x}\n" })
	files := map[string]string{"concepts.yaml": concepts}
	for q := range 20 {
		files["quiz/q"+itoa(q)+".yaml"] = quizOf("q"+itoa(q), repeated(60, func(i int) string {
			return trueOrFalse("i"+itoa(q)+"-"+itoa(i), ", misconception: "+strings.Repeat("z", 44)+itoa(i))
		}))
	}
	for name, all := range map[string]fstest.MapFS{
		"names":             bare("en", "quizzes: [q0]", files),
		"fields of a lab":   bare("en", "", map[string]string{"labs/a.yaml": "format: quest.lab/v1\n" + manyFields(24_000)}),
		"fields of an item": bare("en", "", map[string]string{"quiz/q.yaml": quizOf("q1", "  - id: i1\n    type: match\n    "+strings.ReplaceAll(manyFields(24_000), "\n", "\n    ")+"\n")}),
		"fields of a pack":  bare("en", manyFields(24_000), nil),
	} {
		r := Read(all, today)
		if got := r.l.shared.near; got > maxNear || got == 0 {
			t.Errorf("%s: compared with %d words", name, got)
		}
	}
}

func TestAnUnknownAnchorIsToldWithAFewOthers(t *testing.T) {
	anchors := repeated(900, func(i int) string { return "A b c. {#" + strings.Repeat("a", 30) + itoa(1000+i) + "}\n\n" })
	files := bare("en", "lessons: [l1]\nquizzes: [q1]", map[string]string{
		"lessons/l.md": lessonOf("l1", "", anchors+"## Takeaways\n\n- x\n"),
		"quiz/q.yaml":  quizOf("q1", trueOrFalse("i1", ", cites: [l1#"+strings.Repeat("a", 30)+"15000]")),
	})
	_, findings := Load(files, today)
	said := said(findings)
	if at := strings.Index(said, "R001"); at < 0 || !strings.Contains(said, strings.Repeat("a", 30)+"1500,") || !strings.Contains(said, ", …") {
		t.Errorf("findings: %.500s", said[max(0, at):])
	}
	for _, f := range findings {
		if n := len(f.String(content.English)); n > 600 {
			t.Errorf("a finding of %d bytes", n)
		}
	}
}

func TestAlikeItemsAreFoundWithoutReadingAllWordsOfAllPairs(t *testing.T) {
	word := func(n int) string { return string(rune('a'+n%26)) + string(rune('a'+n/26%26)) }
	stem := func(i int) string {
		var words []string
		for w := range 190 {
			words = append(words, word((w*w+i*(w+7))%676))
		}
		return strings.Join(words, " ")
	}
	const items = 900
	files := map[string]string{}
	for q := range items / 60 {
		files["quiz/q"+itoa(q)+".yaml"] = quizOf("q"+itoa(q), repeated(60, func(i int) string {
			return "  - id: i" + itoa(q*60+i) + "\n    type: truefalse\n    answer: true\n    stem: |\n      " + stem(q*60+i) + "\n"
		}))
	}
	r := Read(bare("en", "quizzes: [q0]", files), today)
	pairs := items * (items - 1) / 2
	if steps := r.l.checkAlike()[""].steps; steps > 80*pairs || steps < pairs {
		t.Errorf("%d steps for %d pairs", steps, pairs)
	}
}

// countedFiles counts the bytes that are read of the files of a pack.
type countedFiles struct {
	fs.FS
	bytes *int
}

func (c countedFiles) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if _, folder := f.(fs.ReadDirFile); folder || err != nil {
		return f, err
	}
	return countedFile{f, c.bytes}, nil
}

type countedFile struct {
	fs.File
	bytes *int
}

func (c countedFile) Read(b []byte) (int, error) {
	n, err := c.File.Read(b)
	*c.bytes += n
	return n, err
}

// ordinaryLesson and ordinaryQuiz have nothing wrong but their size.
func ordinaryLesson(n, size int) string {
	line := strings.TrimSpace(strings.Repeat("A quick fox jumps over a lazy dog. ", 16)) + "\n\n"
	return lessonOf("l"+itoa(n), "", strings.Repeat(line, size/len(line))+"## Takeaways\n\n- x\n")
}

func ordinaryQuiz(n, size int) string {
	prose := repeated(12, func(int) string { return "      " + strings.TrimSpace(strings.Repeat("a lazy dog ", 50)) + "\n" })
	item := func(i int) string {
		return "  - id: i" + itoa(n) + "-" + itoa(i) + "\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n    explain: |\n" + prose
	}
	return quizOf("q"+itoa(n), repeated(size/len(item(10)), item))
}

// Of a pack with 17 MB of ordinary text no more is read from the disk than a pack may have
// of it, and of each file no more than it may have is made into a lesson or into items.
func TestReadingStopsWhereAPackHasTooMuchText(t *testing.T) {
	for _, tt := range []struct {
		name, path, code string
		files, size      int
		text             func(n, size int) string
	}{
		{"long lessons", "lessons/l", "S003", 29, 580_000, ordinaryLesson},
		{"many lessons", "lessons/l", "Z003", 280, 60_000, ordinaryLesson},
		{"long quizzes", "quiz/q", "S003", 42, 400_000, ordinaryQuiz},
		{"many quizzes", "quiz/q", "Z003", 85, 200_000, ordinaryQuiz},
	} {
		if testing.Short() && tt.code == "Z003" {
			continue
		}
		t.Run(tt.name, func(t *testing.T) {
			if testing.Short() { // a few files that are too long show it, too
				tt.files = 2
			}
			files, end := map[string]string{}, ".md"
			if tt.path == "quiz/q" {
				end = ".yaml"
			}
			whole := 0
			for i := range tt.files {
				files[tt.path+itoa(i)+end] = tt.text(i, tt.size)
				whole += len(files[tt.path+itoa(i)+end])
			}
			if whole < 16_000_000 && !testing.Short() {
				t.Fatalf("the pack has only %d bytes", whole)
			}
			read := 0
			r := Read(countedFiles{bare("en", "", files), &read}, today)
			if read > maxTextBytes+tt.size+10_000 || read < min(whole, maxTextBytes) {
				t.Errorf("%d of %d bytes were read", read, whole)
			}
			kept := 0
			for i := range r.l.lessons {
				text := 0
				for _, b := range r.l.lessons[i].Blocks {
					text += len(b.Text.Lines(content.English)[0].String())
				}
				if kept += text; text > maxLessonBytes+600 {
					t.Errorf("%d bytes of one lesson were kept", text)
				}
			}
			for _, q := range r.l.quizzes {
				text := 0
				for i := range q.items {
					for _, line := range q.items[i].Explain.Lines(content.English) {
						text += len(line.String())
					}
				}
				if kept += text; text > maxQuizBytes+12*600 {
					t.Errorf("%d bytes of one quiz were kept", text)
				}
			}
			if kept == 0 || kept > maxTextBytes {
				t.Errorf("%d bytes were kept", kept)
			}
			p, findings := r.Pack()
			if p != nil || !strings.Contains(said(findings), tt.code) {
				t.Errorf("pack loaded: %v, findings: %.300s", p != nil, said(findings))
			}
		})
	}
}

// What is told of a text that is too long has the place where reading stopped, in both
// languages, and says nothing of what was not read.
func TestATextThatIsTooLongSaysWhereItWasLeft(t *testing.T) {
	cite := "lessons: [l1]\nquizzes: [q1, q2]"
	files := map[string]string{
		"lessons/l.md": ordinaryLesson(1, 70_000) + "\nA late fox. {#late}\n",
		"quiz/q.yaml":  ordinaryQuiz(1, 300_000),
		"quiz/r.yaml":  quizOf("q2", trueOrFalse("i2", ", cites: [l1#late]")),
	}
	_, findings := Load(bare("en", cite, files), today)
	for _, want := range []struct{ code, en, ko string }{
		{"lessons/l.md", "the lesson has more than 64 KiB; from here on it was not read; split the lesson", "레슨이 64 KiB를 넘습니다. 여기부터는 읽지 않았습니다"},
		{"quiz/q.yaml", "more than 256 KiB come before this item; it and those after it were not read; split the quiz file", "이 문제 앞까지 이미 256 KiB를 넘었습니다. 이 문제부터는 읽지 않았습니다"},
	} {
		found := 0
		for _, f := range findings {
			if f.File != want.code || f.Level != Error {
				continue
			}
			found++
			text := strings.Split(files[f.File], "\n")
			before := len(strings.Join(text[:f.Line-1], "\n"))
			limit := maxLessonBytes
			if f.File == "quiz/q.yaml" {
				limit = maxQuizBytes
			}
			if f.Code != "S003" || !strings.Contains(f.String(content.English), want.en) || !strings.Contains(f.String(content.Korean), want.ko) || before < limit || before > limit+12*600 {
				t.Errorf("after %d bytes: %s / %s", before, f.String(content.English), f.String(content.Korean))
			}
		}
		if found != 1 {
			t.Errorf("%d errors in %s:\n%s", found, want.code, said(findings))
		}
	}
	if s := said(findings); strings.Contains(s, "R001") || strings.Contains(s, "R002") {
		t.Errorf("what was not read is called missing:\n%s", s)
	}
}

func TestLabsAndItemsBeyondTheLimitAreNotPlayed(t *testing.T) {
	files := map[string]string{}
	for i := range 110 {
		files["labs/l"+itoa(i)+".yaml"] = strings.Replace(labWith(controlsOf(2), "", "{c0: v1}"), "id: more\n", "id: more"+itoa(i)+"\n", 1)
	}
	if r := Read(bare("en", "", files), today); len(r.Labs()) != 0 {
		t.Errorf("%d labs of a pack with too many", len(r.Labs()))
	}
	files = map[string]string{}
	for i := range 20 {
		files["labs/l"+itoa(i)+".yaml"] = strings.Replace(labWith(controlsOf(8, 8, 8, 8, 8, 6), "", "{c0: v1}"), "id: more\n", "id: more"+itoa(i)+"\n", 1)
	}
	r := Read(bare("en", "", files), today)
	if _, findings := r.Pack(); len(r.Labs()) != 10 || !strings.Contains(said(findings), "B013 this lab and the labs before it") {
		t.Errorf("%d labs, findings: %.400s", len(r.Labs()), said(findings))
	}
	files = map[string]string{}
	for q := range 20 {
		files["quiz/q"+itoa(q)+".yaml"] = quizOf("q"+itoa(q), repeated(60, func(i int) string { return trueOrFalse("i"+itoa(q*60+i), "") }))
	}
	if r := Read(bare("en", "quizzes: [q0]", files), today); len(r.Items()) != 0 {
		t.Errorf("%d items of a pack with too many", len(r.Items()))
	}
}

// TestHostilePacksOfSeveralFiles holds packs that are large or tangled to the promise for
// any hostile pack.
func TestHostilePacksOfSeveralFiles(t *testing.T) {
	take := "\n\n## Takeaways\n\n- x\n"
	unit := func(head, unit string, n int) fstest.MapFS {
		return bare("en, ko", "lessons: [l1]", map[string]string{"lessons/l.md": lessonOf("l1", "", head+strings.Repeat(unit, n/len(unit))+"\n")})
	}
	fence := func(width int) fstest.MapFS {
		return bare("en", "lessons: [l1]", map[string]string{"lessons/l.md": lessonOf("l1", "", "Look.\n\n```\n"+strings.Repeat(strings.Repeat("y", width)+"\n", 40)+"```\n"+take)})
	}
	for i, tt := range []struct {
		name string
		pack fstest.MapFS
		code string
	}{
		{"emphasis that is never closed", unit("`x` ", "*a ", 990_000), "L003"},
		{"bold that is never closed", unit("`x` ", "**a ", 990_000), "L003"},
		{"brackets", unit("", "[", 990_000), "L003"},
		{"links that are never closed", unit("", "[a](https://x ", 990_000), "L003"},
		{"tags", unit("", "<a ", 990_000), "L003"},
		{"comments of HTML that are never closed", unit("x ", "<b", 990_000), "L003"},
		{"braces", unit("", "{", 990_000), "L003"},
		{"particles", unit("가", "{은/는}", 990_000), "L001"},
		{"a word of 1 MB", unit("", "x", 990_000), "L003"},
		{"quotes in quotes", unit("", "> ", 990_000), "L003"},
		{"lists in lists", unit("", "- ", 990_000), "L003"},
		{"marks of languages", unit("", "[ko] ", 990_000), "L001"},
		{"gists", unit("", "👉", 990_000), "L002"},
		{"pictures", unit("", "![a](media/b.txt)", 990_000), "R002"},
		{"lines of emphasis up to the limit", unit("", strings.Repeat("*a ", 200)+"\n", 990_000), "S003"},
		{"lines of brackets up to the limit", unit("", strings.Repeat("[", 599)+"\n", 990_000), "S003"},
		{"headings", unit("", "## a\n", 990_000), "S003"},
		{"titles", unit("", "# a\n", 990_000), "L005"},
		{"fences", unit("", "```\n```\n", 990_000), "S003"},
		{"sentences", unit("", "A b.\n가 나.\n\n", 990_000), "S003"},
		{"takeaways", unit("## Takeaways\n**요점**\n", "- A b.\n- 가 나.\n\n", 990_000), "S003"},
		{"anchors", unit("", "A b. {#aa}\n가 나.\n\n", 990_000), "L006"},
		{"lines of a table", unit("", "| a | b |\n", 990_000), "L007"},
		{"a fence of 600 columns", fence(600), ""},
		{"a fence of 601 columns", fence(601), "S003"},
		{"a fence of 24,000 columns", fence(24_000), "S003"},
		{"old IDs", bare("en", "lessons: [l1]", map[string]string{"lessons/l.md": lessonOf("l1", "was: ["+repeated(24_000, func(i int) string { return "old-" + itoa(i) + ", " })+"]\n", "A b."+take)}), "S003"},
		{"retired IDs", bare("en", "retired: ["+repeated(24_000, func(i int) string { return "item/old-" + itoa(i) + ", " })+"]", nil), "S003"},
		{"ids.lock of 1 MB", bare("en", "", map[string]string{"ids.lock": "format: quest.lock/v1\n" + manyFields(24_000)}), "S002"},
		{"ids.lock of one line", bare("en", "", map[string]string{"ids.lock": "format: quest.lock/v1\nids: " + strings.Repeat("x", 900_000)}), "S002"},
		{"a picture of 1 MB", bare("en", "lessons: [l1]", map[string]string{"media/a.txt": strings.Repeat("x", 1_000_000), "lessons/l.md": lessonOf("l1", "", "![a](media/a.txt)\n"+take)}), "S003"},
		{"a picture of 200 lines of TABs", bare("en", "lessons: [l1]", map[string]string{"media/a.txt": strings.Repeat(strings.Repeat("\t", 80)+"x\n", 200), "lessons/l.md": lessonOf("l1", "", "![a](media/a.txt)\n"+take)}), "S003"},
		{"a picture that is named 900 times", bare("en", "lessons: [l1]", map[string]string{"media/a.txt": strings.Repeat(strings.Repeat("→", 590)+"\n", 200), "lessons/l.md": lessonOf("l1", "", strings.Repeat("![a](media/a.txt)\n", 900)+take)}), "Z003"},
		{"a picture that is named 20 times", bare("en", "lessons: [l1]", map[string]string{"media/a.txt": strings.Repeat(strings.Repeat("→", 590)+"\n", 200), "lessons/l.md": lessonOf("l1", "", strings.Repeat("![a](media/a.txt)\n", 20)+take)}), ""},
		{"concepts that name each other", bare("en", "", map[string]string{"concepts.yaml": "format: quest.concepts/v1\nconcepts:\n" +
			repeated(900, func(i int) string {
				return "  - {id: c" + itoa(i) + ", term: T" + itoa((i+1)%900) + ", short: T" + itoa((i+2)%900) + ", avoid: {en: [T" + itoa((i+3)%900) + "]}}\n"
			})}), "S002"},
		{"wordings to avoid in every line", bare("en", "", withLessons(9, strings.Repeat(strings.Repeat("a", 590)+".\n\n", 100)+take, map[string]string{
			"concepts.yaml": "format: quest.concepts/v1\nconcepts:\n" + repeated(900, func(i int) string {
				return "  - {id: c" + itoa(i) + ", term: T, short: T, avoid: {en: [" + repeated(20, func(k int) string { return strings.Repeat("a", 1+i%100) + itoa(k) + ", " }) + "]}}\n"
			}),
		})), "R010"},
		{"a stem of one letter with 10,000 marks", bare("en", "quizzes: [q1]", map[string]string{"quiz/q.yaml": quizOf("q1", "  - {id: i1, type: truefalse, answer: true, stem: \"a"+strings.Repeat("\\u0301", 10_000)+"\"}\n")}), "S003"},
	} {
		if testing.Short() && i%3 != 0 {
			continue
		}
		t.Run(tt.name, func(t *testing.T) {
			size := 0
			for _, f := range tt.pack {
				size += len(f.Data)
			}
			p, findings := loadWithin(t, tt.pack)
			codes := map[string]bool{}
			for _, f := range findings {
				codes[f.Code] = true
				if s := f.String(content.Korean); len(s) > 2000 {
					t.Errorf("a finding of %d bytes", len(s))
				}
			}
			if errors, _, _ := Count(findings); (p == nil) != (errors > 0) {
				t.Errorf("pack loaded: %v with %d errors", p != nil, errors)
			}
			if tt.code != "" && !codes[tt.code] || tt.code == "" && p == nil {
				t.Errorf("want %s, got %.600s", tt.code, said(findings))
			}
		})
	}
}

// withLessons adds so many lessons with the same body to the files of a pack.
func withLessons(n int, body string, files map[string]string) map[string]string {
	for i := range n {
		files["lessons/l"+itoa(i)+".md"] = lessonOf("l"+itoa(i), "", body)
	}
	return files
}

// TestUnknownFieldsOfEveryFile puts very many unknown fields into every kind of map.
func TestUnknownFieldsOfEveryFile(t *testing.T) {
	fields := manyFields(24_000)
	for _, table := range Fields() {
		if table.Type == "" && table.Path == "" {
			name := map[string]string{
				"quest.pack/v1": "pack.yaml", "quest.concepts/v1": "concepts.yaml", "quest.quiz/v1": "quiz/x.yaml",
				"quest.lab/v1": "labs/x.yaml", "quest.rewards/v1": "rewards.yaml", "quest.lesson/v1": "lessons/x.md",
				"quest.blueprint/v1": "blueprints/x.yaml", "quest.i18n/v1": "i18n/ja/x.yaml", "quest.i18n-lesson/v1": "i18n/ja/x.md",
			}[table.Format]
			text := "format: " + table.Format + "\n" + fields
			if strings.HasSuffix(name, ".md") {
				text = "---\n" + text + "---\n# T\n"
			}
			t.Run(name, func(t *testing.T) {
				files := contenttest.HarbourFiles(t)
				files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
				p, findings := loadWithin(t, files)
				if p != nil || !strings.Contains(said(findings), "S001 unknown field") {
					t.Errorf("findings: %.300s", said(findings))
				}
			})
		}
	}
}
