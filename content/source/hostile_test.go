package source

import (
	"io/fs"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/contenttest"
)

// hostile is one input that an attacker, or an accident, may put into a pack. The
// numbers are those of the list in docs/hostile.md 3.
type hostile struct {
	name string
	file string
	text string
	code string // of a finding that is wanted; "" if the input is fine
}

// item is a quiz file whose single item has the text as its first option.
func quizWith(option string) string {
	return "format: quest.quiz/v1\nid: more\nitems:\n  - id: more-one\n    type: truefalse\n    answer: true\n    stem: " + option + "\n"
}

func hostileYAML() []hostile {
	const quiz = "quiz/02-more.yaml"
	laughs := "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
	merges := "m0: &m0 {k: v}\n"
	for i := 1; i < 9; i++ {
		ref := "*a" + itoa(i-1)
		laughs += "a" + itoa(i) + ": &a" + itoa(i) + " [" + strings.TrimSuffix(strings.Repeat(ref+",", 10), ",") + "]\n"
	}
	for i := 1; i <= 25; i++ {
		merges += "m" + itoa(i) + ": &m" + itoa(i) + "\n  <<: [*m" + itoa(i-1) + ", *m" + itoa(i-1) + "]\n"
	}
	const most = MaxFileBytes - 100
	return []hostile{
		{"1 billion laughs", quiz, laughs, "Y003"},
		{"2 doubling merge keys", quiz, merges, "Y003"},
		{"3 anchor in itself", quiz, "a: &a [*a]\n", "Y003"},
		{"4 200k open brackets", quiz, strings.Repeat("[", 200_000), "Y005"},
		{"4 brackets up to the limit", quiz, strings.Repeat("[", most), "Y005"},
		{"5 100k dashes", quiz, strings.Repeat("- ", 100_000), "Y005"},
		{"6 50k braces", quiz, strings.Repeat("{? ", 50_000), "Y005"},
		{"6 50k braces within the signs", quiz, strings.Repeat("{? ", 20_000), "Y005"},
		{"7 a long integer", quiz, "format: quest.quiz/v1\nid: more\ndefaults:\n  difficulty: " + strings.Repeat("9", most) + "\nitems: []\n", "S003"},
		{"8 a long key", quiz, "format: quest.quiz/v1\n" + strings.Repeat("k", most) + ": 1\n", "S001"},
		{"8 a key of 2 MB", quiz, strings.Repeat("k", 2_000_000) + ": 1\n", "Z003"},
		{"9 500k comments", quiz, strings.Repeat("#\n", 500_000), "S004"},
		{"9 comments everywhere", quiz, strings.Repeat("- 1 #\n", 49_000), "S003"},
		{"10 key twice", quiz, "format: quest.quiz/v1\nid: more\nid: more\n", "Y004"},
		{"11 second document", quiz, "format: quest.quiz/v1\n---\nid: more\n", "Y003"},
		{"11 many documents", quiz, strings.Repeat("---\n", 200_000), "Y005"},
		{"11 many documents within the signs", quiz, strings.Repeat("---\n", 30_000), "Y003"},
		{"12 garbage after the document", quiz, "format: quest.quiz/v1\n---\n]]]\n", "Y003"},
		{"12 garbage after the end", quiz, "format: quest.quiz/v1\n...\n]]]\n", "Y003"},
		{"13 binary", quiz, "format: quest.quiz/v1\nid: !!binary aGk=\n", "Y003"},
		{"13 a tag of a language", quiz, "format: quest.quiz/v1\nid: !!python/object:os.system x\n", "Y003"},
		{"14 unknown field", quiz, "format: quest.quiz/v1\nexec: rm\n", "S001"},
		{"15 numbers and words of YAML 1.1", quiz, quizWith("x") + "    rev: 0o17\n    shuffle: no\n    difficulty: 1_0\n    verified: 2026-1-1\n", "S003"},
		{"16 UTF-16", quiz, "\xff\xfef\x00o\x00", "T004"},
		{"17 broken UTF-8", quiz, "format: \xff\xc0\x80\n", "T004"},
		{"17 surrogate", quiz, "format: \xed\xa0\x80\n", "T004"},
		{"17 overlong slash", quiz, "format: \xc0\xaf\n", "T004"},
		{"18 escaped escape", quiz, quizWith(`"\e]52;c;eA==\a"`), "T006"},
		{"19 raw escape", quiz, quizWith("\x1b]52;c;eA==\a"), "T006"},
		{"20 CRLF", inQuiz, "", ""},
		{"20 NEL as a line break", quiz, "format: quest.quiz/v1\u0085id: more\n", "T006"},
		{"20 LS as a line break", quiz, "format: quest.quiz/v1\u2028id: more\n", "T006"},
		{"many small lists", quiz, "a: [" + strings.Repeat("[],", 300_000) + "]\n", "Y005"},
		{"many small lists within the signs", quiz, "a: [" + strings.Repeat("[],", 49_000) + "]\n", "S004"},
		{"many empty keys", quiz, strings.Repeat("?\n", 99_000), "Y005"},
		{"many empty keys within the signs", quiz, strings.Repeat("?\n", 49_000), "Y005"},
		{"many bare colons", quiz, strings.Repeat(":\n", 49_000), "Y005"},
		{"many unknown fields", quiz, "format: quest.quiz/v1\n" + manyFields(20_000), "S001"},
		{"one long line of fields", quiz, "{format: quest.quiz/v1, " + strings.Repeat("\"aaaaaaaaaaaa\": x, ", 20_000) + "}", "Y004"},
		{"a long line of plain words", quiz, "[" + strings.Repeat("aaaaaaaaaaaaaaaaa #,", 40_000) + "]", "Y000"},
		{"long literal", quiz, quizWith("|\n      " + strings.Repeat("x", most-200)), "S003"},
		{"many groups", quiz, quizWith("|\n" + strings.Repeat("      a\n      b\n\n", 40_000)), "S003"},
		{"backquotes and stars", quiz, quizWith("|\n      " + strings.Repeat("`*[", 190)), "W001"},
	}
}

func manyFields(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("typ" + itoa(i) + ": x\n")
	}
	return b.String()
}

func hostileTerminal() []hostile {
	var all []hostile
	for name, seq := range map[string]string{
		"39 clipboard": "\x1b]52;c;eA==\a", "40 title": "\x1b]2;x\a\x1b[21t", "41 hidden link": "\x1b]8;;https://a\x1b\\b",
		"42 request of settings": "\x1bP$qm\x1b\\", "43 cursor report": "\x1b[6n", "44 alternate screen": "\x1b[?1049l",
		"45 APC": "\x1b_Ga=T\x1b\\", "45 sixel": "\x1bPq#0\x1b\\", "46 raw C1": "\x9b6n", "46 C1": "\u009b6n",
		"47 open OSC": "\x1b]52;c;", "48 hidden text": "\x1b[8mx\x1b[0m", "49 bells": strings.Repeat("\a", 10_000),
		"49 overwriting": "safe\runsafe", "49 backspace": "a\bb", "50 marks": "a" + strings.Repeat("\u0301", 500),
		"51 override": "\u202eabc", "51 isolate": "\u2066abc", "52 zero width": "S\u200bNS", "53 tags": "a\U000e0041",
		"54 filler": "\u3164",
	} {
		code := "T006"
		if seq == "\x9b6n" {
			code = "T004"
		}
		all = append(all,
			hostile{name + " in a quiz", "quiz/02-more.yaml", quizWith("|\n      " + seq + "\n      가\n"), code},
			hostile{name + " in a lesson", "lessons/02-more.md", "---\nformat: quest.lesson/v1\nid: more\n---\n# A" + seq + "\n**가**\n", code},
			hostile{name + " in a fence", "lessons/02-more.md", "---\nformat: quest.lesson/v1\nid: more\n---\n# A\n**가**\n```\n" + seq + "\n```\n", code},
			hostile{name + " in a picture", "media/more.txt", seq + "\n", code},
			hostile{name + " in a comment", "quiz/02-more.yaml", "# " + seq + "\n", code},
			hostile{name + " in the reward block", inLesson, "+1" + seq + " XP\n", code},
		)
	}
	return append(all,
		hostile{"51 homoglyph in an ID", "quiz/02-more.yaml", strings.Replace(quizWith("\"`x`\""), "more-one", "m\u043ere-one", 1), "I007"},
		hostile{"55 a word without a break", "quiz/02-more.yaml", quizWith("|\n      `" + strings.Repeat("x", 10_000) + "`\n"), "S003"},
		hostile{"55 a table of 10k columns", "lessons/02-more.md", "---\nformat: quest.lesson/v1\nid: more\n---\n# A\n**가**\n" + strings.Repeat("| a ", 10_000) + "|\n", "L007"},
		hostile{"70 10k nested quotes", "lessons/02-more.md", "---\nformat: quest.lesson/v1\nid: more\n---\n# A\n**가**\n" + strings.Repeat("> ", 10_000) + "x\n다\n", "S003"},
		hostile{"66 mojibake", "changelog.md", "ì\u009d´ë²¤í\u008a¸ ë²¤ë²¤", "T006"},
		hostile{"66 mojibake without controls", "changelog.md", "ë²¤ë²¤\n", "T013"},
		hostile{"67 EUC-KR", "quiz/02-more.yaml", "# \xc0\xcc\xba\xa5\xc6\xae\n", "T004"},
	)
}

func hostileMeaning() []hostile {
	rewards := func(amount string) string {
		return "  - {id: more, when: {pack: true}, xp: " + amount + "}\n"
	}
	return []hostile{
		{"56 the same item twice", inQuiz, "  - id: what-pulls\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n", "I001"},
		{"57 a reward that waits for a lesson that is not there", inRewards, "  - {id: more, when: {lesson: more}, xp: 1}\n", "R002"},
		{"58 1e308", inRewards, rewards("1e308"), "S003"},
		{"58 NaN", inRewards, rewards(".nan"), "S003"},
		{"58 negative", inRewards, rewards("-5"), "S003"},
		{"58 int64 max", inRewards, rewards("9223372036854775807"), "S003"},
		{"59 nothing right", inQuiz, "  - id: more\n    type: single\n    stem: \"`x`\"\n    options: [{id: aa, text: A}, {id: bb, text: B}, {id: cc, text: C}]\n", "Q001"},
		{"59 twins", inQuiz, "  - id: more\n    type: single\n    stem: \"`x`\"\n    options: [{id: aa, text: A, correct: true}, {id: bb, text: B}, {id: cc, text: b}]\n", "T001"},
		{"59 twins in capitals", inQuiz, "  - id: more\n    type: single\n    stem: \"`x`\"\n    options: [{id: aa, text: A, correct: true}, {id: bb, text: B}, {id: cc, text: B.}]\n", "Q007"},
		{"59 no key at all", inQuiz, "  - id: more\n    type: truefalse\n    stem: \"`x`\"\n", "S002"},
		{"61 a pattern", inQuiz, "  - id: more\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n    pattern: .*\n", "S001"},
		{"63 a schema", inQuiz, "  - id: more\n    type: truefalse\n    answer: true\n    stem: \"`x`\"\n    $ref: file:///etc/passwd\n", "S001"},
	}
}

// labWith is a lab with some controls, sets and a condition for its only gate.
func labWith(controls, sets, pass string) string {
	return "format: quest.lab/v1\nid: more\ntitle: More\nintro: \"`x`\"\nverified: 2026-11-01\nsources: [https://example.org]\n" +
		"nodes: [{id: n1, text: A}, {id: n2, text: B}]\ncontrols:\n" + controls + sets +
		"actions:\n  - id: a1\n    text: A\n    routes:\n      - {id: r1, text: R, path: [n1, n2], success: \"`x`\", gates: [{id: g1, at: n2, pass: " + pass + ", fail: \"`x`\"}]}\n"
}

// controlsOf gives controls c0, c1, ... with so many values each.
func controlsOf(values ...int) string {
	var b strings.Builder
	for i, n := range values {
		b.WriteString("  - {id: c" + itoa(i) + ", text: C, at: n1, start: v0, values: [")
		for v := range n {
			b.WriteString("{id: v" + itoa(v) + ", text: V}, ")
		}
		b.WriteString("]}\n")
	}
	return b.String()
}

func hostileLabs() []hostile {
	const lab = "labs/more.yaml"
	two := controlsOf(2, 2)
	many := "sets:\n  s1: {any: [" + strings.Repeat("{c0: v0}, ", 900) + "]}\n"
	return []hostile{
		{"sound", lab, labWith(two, "", "{c0: v1}"), "R003"},
		{"200,000 states", lab, labWith(controlsOf(8, 5, 8, 5, 5, 5, 5), "", "{c0: v1}"), "R003"},
		{"more than 200,000 states", lab, labWith(controlsOf(8, 5, 8, 5, 5, 5, 6), "", "{c0: v1}"), "B013"},
		{"8 to the power of 12 states", lab, labWith(controlsOf(8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8), "", "{c0: v1}"), "B013"},
		{"13 controls", lab, labWith(controlsOf(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2), "", "{c0: v1}"), "S003"},
		{"set in itself", lab, labWith(two, "sets: {s1: {set: s1}}\n", "{set: s1}"), "S003"},
		{"sets in a circle", lab, labWith(two, "sets: {s1: {set: s2}, s2: {not: {set: s1}}}\n", "{set: s1}"), "S003"},
		{"sets that double", lab, labWith(two, "sets: {s1: {any: [{set: s0}, {set: s0}]}, s0: {c0: v0}}\n", "{set: s1}"), "S003"},
		{"set that is no map", lab, labWith(two, "sets: [s1]\n", "always"), "S003"},
		{"sets that multiply", lab, labWith(two, many, "{any: ["+strings.Repeat("{set: s1}, ", 6000)+"]}"), "S003"},
		{"as many conditions as fit", lab, labWith(two, many, "{any: ["+strings.Repeat("{set: s1}, ", 5)+"]}"), "R003"},
		{"conditions 30 deep", lab, labWith(two, "", strings.Repeat("{not: ", 20)+"{c0: v0}"+strings.Repeat("}", 20)), "S003"},
		{"no nodes", lab, strings.Replace(labWith(two, "", "always"), "nodes: [{id: n1, text: A}, {id: n2, text: B}]\n", "", 1), "S002"},
		{"nodes that are not there", lab, strings.Replace(labWith(two, "", "always"), "path: [n1, n2]", "path: [n3, n4]", 1), "B001"},
		{"nodes of numbers", lab, strings.Replace(labWith(two, "", "always"), "nodes: [{id: n1, text: A}, {id: n2, text: B}]", "nodes: [1, 2]", 1), "S003"},
		{"line of 601 characters", lab, strings.Replace(labWith(two, "", "always"), "intro: \"`x`\"", "intro: |\n  `"+strings.Repeat("x", 599)+"`", 1), "S003"},
		{"10,000 placeholders", lab, strings.Replace(labWith(two, "", "always"), "fail: \"`x`\"", "fail: \""+strings.Repeat("{c9}", 10_000)+"\"", 1), "S003"},
		{"150 unknown placeholders", lab, strings.Replace(labWith(two, "", "{c0: v1}"), "fail: \"`x`\"", "fail: \""+strings.Repeat("{c9}", 140)+"\"", 1), "T001"},
		{"controls are a map", lab, labWith("  {c0: x}\n", "", "always"), "S003"},
		{"actions without routes", lab, strings.Replace(labWith(two, "", "always"), "routes:", "rooutes:", 1), "S001"},
		{"an expression", lab, labWith(two, "", "\"c0 == v1 && system('rm')\""), "S003"},
		{"escape in code", lab, strings.Replace(labWith(two, "", "{c0: v1}"), "success:", "payload: [{lang: shell, text: \"\\e]52;c;eA==\\a\"}], success:", 1), "T006"},
	}
}

func TestHostileInputsAreRefusedByName(t *testing.T) {
	for i, h := range slices.Concat(hostileYAML(), hostileTerminal(), hostileMeaning(), hostileLabs()) {
		if testing.Short() && len(h.text) > 50_000 && i%4 != 0 {
			continue // the large ones take nearly all the time
		}
		t.Run(h.name, func(t *testing.T) {
			files := contenttest.HarbourFiles(t)
			contenttest.Edit(t, files, h.file, "", h.text)
			if h.name == "20 CRLF" {
				for _, f := range files {
					f.Data = []byte(strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
				}
			}
			p, findings := loadWithin(t, files)
			codes := map[string]bool{}
			for _, f := range findings {
				codes[f.Code] = true
				for _, s := range []string{f.String(content.English), f.String(content.Korean)} {
					if _, err := content.CleanLine(s); err != nil || len(s) > 4000 {
						t.Errorf("finding of %d bytes is not fit for a terminal: %.200q", len(s), s)
					}
				}
			}
			if h.code != "" && !codes[h.code] {
				t.Errorf("want %s, got %.600s", h.code, said(findings))
			}
			if errors, _, _ := Count(findings); (p == nil) != (errors > 0) || h.code == "" && len(findings) > 0 {
				t.Errorf("pack loaded: %v, findings: %.600s", p != nil, said(findings))
			}
		})
	}
}

// loadWithin loads a pack and holds it to the promise for hostile input: one second
// and 64 MiB. The second is a guard against hanging and has room for a slow machine.
func loadWithin(t *testing.T, files fstest.MapFS) (*content.Pack, []Finding) {
	t.Helper()
	type result struct {
		p        *content.Pack
		findings []Finding
	}
	done := make(chan result, 1)
	// Garbage that waits for a busy collector is not what the promise is about.
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	go func() {
		p, findings := Load(files, today)
		done <- result{p, findings}
	}()
	sample, hang := time.NewTicker(2*time.Millisecond), time.After(20*time.Second)
	defer sample.Stop()
	var most uint64
	for {
		select {
		case r := <-done:
			if most > before.HeapAlloc+64<<20 {
				t.Errorf("the heap grew by %d MiB", (most-before.HeapAlloc)>>20)
			}
			return r.p, r.findings
		case <-sample.C:
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		case <-hang:
			t.Fatal("loading hangs")
		}
	}
}

func TestAnswersAndTextsInPiecesAreJoined(t *testing.T) { // 68
	files := contenttest.HarbourFiles(t)
	f := files[inQuiz]
	whole := string(f.Data)
	f.Data = []byte(norm.NFD.String(whole))
	p, findings := Load(files, today)
	if len(findings) != 1 || findings[0].Code != "T003" || p == nil {
		t.Fatalf("findings:\n%s", said(findings))
	}
	it, _ := p.Item("what-pulls")
	if got := it.Stem.Line(content.Korean).String(); got != "무엇이 바다를 끌어당깁니까?" {
		t.Errorf("stem %q", got)
	}
}

func TestSpecialFilesAreRefused(t *testing.T) {
	for _, mode := range []fs.FileMode{fs.ModeSymlink, fs.ModeNamedPipe, fs.ModeDevice, fs.ModeSocket} {
		files := contenttest.HarbourFiles(t)
		files["quiz/more.yaml"] = &fstest.MapFile{Mode: mode}
		if p, findings := Load(files, today); p != nil || len(findings) != 1 || findings[0].Code != "Z004" {
			t.Errorf("%v: findings:\n%s", mode, said(findings))
		}
	}
}

func TestPackWithinItsSizes(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	for i := range 22 {
		files["media/big"+itoa(i)+".txt"] = &fstest.MapFile{Data: []byte(strings.Repeat("x\n", MaxFileBytes/2)), Mode: 0o644}
	}
	if _, findings := Load(files, today); len(findings) == 0 || findings[0].Code != "Z003" {
		t.Errorf("22 MiB: findings:\n%.500s", said(findings))
	}
	files = contenttest.HarbourFiles(t)
	for i := range 2100 {
		files["media/m"+itoa(i)+".txt"] = &fstest.MapFile{Data: []byte("x\n"), Mode: 0o644}
	}
	if _, findings := Load(files, today); len(findings) == 0 || findings[0].Code != "Z003" {
		t.Errorf("2,100 files: findings:\n%.500s", said(findings))
	}
	files = contenttest.HarbourFiles(t)
	var b strings.Builder
	for i := range 61 {
		b.WriteString("  - {id: more-" + itoa(i) + ", type: truefalse, answer: true, stem: \"`x`\"}\n")
	}
	contenttest.Edit(t, files, "quiz/02-more.yaml", "", "format: quest.quiz/v1\nid: more\nitems:\n"+b.String())
	if _, findings := Load(files, today); !strings.Contains(said(findings), `S003 "items" has 61 elements`) {
		t.Errorf("61 items: findings:\n%.500s", said(findings))
	}
}
