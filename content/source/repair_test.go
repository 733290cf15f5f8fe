package source

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
)

// repairedFiles gives the files of a pack after a repair.
func repairedFiles(files fstest.MapFS) fstest.MapFS {
	after := maps.Clone(files)
	for _, r := range Repairs(files, today) {
		after[r.Path] = &fstest.MapFile{Data: r.New}
	}
	return after
}

func TestRepairsOfTexts(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"in quotes":                    {"a: \"one two three four five six seven eight: nine\"\nb: c\n", "a: |\n  one two three four five six seven eight: nine\nb: c\n"},
		"in single quotes":             {"a: 'one two three four five six seven eight''s nine'\n", "a: |\n  one two three four five six seven eight's nine\n"},
		"plain":                        {"a: one two three four five six seven eight nine\n", "a: |\n  one two three four five six seven eight nine\n"},
		"plain on two lines":           {"a: one two three four five\n   six seven eight nine\nb: c\n", "a: |\n  one two three four five six seven eight nine\nb: c\n"},
		"below its key":                {"a:\n  one two three four five six seven eight nine\nb: c\n", "a: |\n  one two three four five six seven eight nine\nb: c\n"},
		"a number sign in quotes":      {"a: \"one two three four five six seven eight #9\"\n", "a: |\n  one two three four five six seven eight #9\n"},
		"a comment behind it":          {"a: \"one two three four five six seven eight nine\"   # said so\n", "a: |   # said so\n  one two three four five six seven eight nine\n"},
		"a comment before it":          {"# note\na: \"one two three four five six seven eight nine\"\n# end\n", "# note\na: |\n  one two three four five six seven eight nine\n# end\n"},
		"in a list":                    {"- id: x\n  a: \"one two three four five six seven eight nine\"\n", "- id: x\n  a: |\n    one two three four five six seven eight nine\n"},
		"first in a list":              {"- a: \"one two three four five six seven eight nine\"\n  id: x\n", "- a: |\n    one two three four five six seven eight nine\n  id: x\n"},
		"a map of languages":           {"a: {en: one two three four five six seven eight nine, ko: 하나 둘}\nb: c\n", "a: |\n  one two three four five six seven eight nine\n  하나 둘\nb: c\n"},
		"a map in another order":       {"a: {ko: 하나 둘, en: \"one, two three four five six seven eight nine\"}\n", "a: |\n  one, two three four five six seven eight nine\n  하나 둘\n"},
		"a map on two lines":           {"a: {en: one two three four five six seven eight nine,\n  ko: 하나 둘}\nb: c\n", "a: |\n  one two three four five six seven eight nine\n  하나 둘\nb: c\n"},
		"a map in block style":         {"a:\n  en: one two three four five six seven eight nine\n  ko: 하나 둘\n", "a:\n  en: |\n    one two three four five six seven eight nine\n  ko: 하나 둘\n"},
		"inside of a map in a list":    {"- {id: x, why: {en: one two three four five six seven eight nine, ko: 하나}, ok: true}\n- {id: y}\n", "- id: x\n  why: |\n    one two three four five six seven eight nine\n    하나\n  ok: true\n- {id: y}\n"},
		"inside of a map behind a key": {"a: {id: x, why: \"one two three four five six seven eight nine\", of: [1, {b: c}]}\n", "a:\n  id: x\n  why: |\n    one two three four five six seven eight nine\n  of: [1, {b: c}]\n"},
		"inside of lists":              {"a: [{why: one two three four five six seven eight nine, id: x}, {id: y}]\nb: c\n", "a:\n  - why: |\n      one two three four five six seven eight nine\n    id: x\n  - {id: y}\nb: c\n"},
		"a comment among fields":       {"- {id: x,   # the first\n   why: one two three four five six seven eight nine}\n", "- {id: x,   # the first\n   why: one two three four five six seven eight nine}\n"},
		"an apostrophe":                {"a: {en: it's one two three four five six seven eight nine, ko: '}'}\n", "a: |\n  it's one two three four five six seven eight nine\n  }\n"},
	} {
		var long []place
		for i, line := range strings.Split(c.yaml, "\n") {
			for _, sign := range []string{"it's", "\"one", "'one", "one"} {
				if at := strings.Index(line, sign); at >= 0 && !strings.HasPrefix(line, "#") {
					long = append(long, place{i + 1, len([]rune(line[:at])) + 1})
					break
				}
			}
		}
		langs := []content.Lang{"en", "ko"}
		got := withBlocks(c.yaml, langs, long)
		if got != c.want {
			t.Errorf("%s:\n%s\nbecame\n%s\nwant\n%s", name, c.yaml, got, c.want)
		}
	}
}

func TestRepairsAreOnlyThoseThatAreSafe(t *testing.T) {
	quiz := "quiz/01-tides.yaml"
	for name, c := range map[string]struct{ file, old, with, want string }{
		"nothing to do":                   {quiz, "", "", ""},
		"CRLF and a byte order mark":      {quiz, "format: quest.quiz/v1\nid: tides\n", "\ufeffformat: quest.quiz/v1\r\nid: tides\r\n", "format: quest.quiz/v1\nid: tides\n"},
		"spaces at the end":               {quiz, "id: tides\n", "id: tides   \n", "id: tides\n"},
		"letters in pieces":               {quiz, "  조석\n", norm.NFD.String("  조석\n"), "  조석\n"},
		"spaces in a README stay":         {"README.md", "", "Line  \nbreak\r\n", "Line  \nbreak\n"},
		"no final newline":                {"media/ship.txt", "~~~~~~\n", "~~~~~~", "~~~~~~\n"},
		"no YAML is left alone":           {quiz, "id: tides\n", "id: tides   \nid2: a: b\n", "id: tides   \nid2: a: b\n"},
		"a lock is left alone":            {"ids.lock", "", "format: quest.lock/v1  \n", "format: quest.lock/v1  \n"},
		"a hidden file is left alone":     {".notes", "", "a  \r\n", "a  \r\n"},
		"not UTF-8 is left alone":         {"changelog.md", "", "a\xff\r\n", "a\xff\r\n"},
		"a text that is allowed stays":    {quiz, "{en: At any tide, ko: 언제나}", "{en: At any tide that the harbour ever has seen here, ko: 언제나}}\n    lint: {allow: [Y002], because: of the test", "{en: At any tide that the harbour ever has seen here, ko: 언제나}}\n    lint: {allow: [Y002], because: of the test"},
		"a text that is not allowed goes": {quiz, "      - {id: any-tide, text: {en: At any tide, ko: 언제나}}\n", "      - {id: any-tide, text: {en: At any tide that the harbour ever has seen here, ko: 언제나}}\n", "      - id: any-tide\n        text: |\n          At any tide that the harbour ever has seen here\n          언제나\n"},
	} {
		files := contenttest.HarbourFiles(t)
		if c.old != "" || c.with != "" {
			contenttest.Edit(t, files, c.file, c.old, c.with)
		}
		after := repairedFiles(files)
		if got := string(after[c.file].Data); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not in\n%s", name, c.want, got)
		}
		if again := Repairs(after, today); len(again) > 0 {
			t.Errorf("%s: a second repair changes %s", name, again[0].Path)
		}
	}
}

// TestRepairedPacksMeanTheSame makes sources as editors and authors leave them, and repairs them.
func TestRepairedPacksMeanTheSame(t *testing.T) {
	packs := []fstest.MapFS{contenttest.HarbourFiles(t), contenttest.CanalFiles(t), filesOf(t, filepath.Join("..", "..", "docs", "example-pack"))}
	rapid.Check(t, func(rt *rapid.T) {
		original := rapid.SampledFrom(packs).Draw(rt, "pack")
		messed := fstest.MapFS{}
		for path, f := range original {
			messed[path] = &fstest.MapFile{Data: []byte(mess(rt, path, string(f.Data)))}
		}
		want, findings := Load(original, today)
		if want == nil {
			rt.Fatal(said(findings))
		}
		after := repairedFiles(messed)
		got, findings := Load(after, today)
		if got == nil {
			rt.Fatal(said(findings))
		}
		if differ := differing(got, want); len(differ) > 0 {
			rt.Fatalf("the repaired pack differs in %v", differ)
		}
		for _, f := range findings {
			if f.Code == "Y002" || f.Code == "T003" {
				rt.Errorf("left: %s", f.String(content.English))
			}
		}
		for _, again := range Repairs(after, today) {
			rt.Errorf("a second repair changes %s", again.Path)
		}
		for path, f := range messed {
			if before, left := comments(string(f.Data)), comments(string(after[path].Data)); !slices.Equal(before, left) {
				rt.Errorf("%s: comments were %q, are %q", path, before, left)
			}
		}
	})
}

func filesOf(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, path)
		files[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pairBlock is a block with a line for each of two languages below a key that holds texts.
var pairBlock = regexp.MustCompile(`(?m)^( *)((?:- )?)(why|stem|hint|explain|title|summary|short|fix|says|if_right|if_wrong|intro|fail|success): \|\n( +)(.+)\n( +)(.+)\n`)

// mess writes a file as an editor might leave it.
func mess(rt *rapid.T, path, text string) string {
	if strings.HasSuffix(path, ".yaml") {
		text = pairBlock.ReplaceAllStringFunc(text, func(block string) string { return onOneLine(rt, block) })
	}
	windows := rapid.Bool().Draw(rt, "windows")
	var b strings.Builder
	if rapid.Bool().Draw(rt, "mark") {
		b.WriteString("\ufeff")
	}
	for line := range strings.SplitAfterSeq(text, "\n") {
		line, ended := strings.CutSuffix(line, "\n")
		what := rapid.IntRange(0, 12).Draw(rt, "line")
		switch {
		case what == 0 && line != "" && !strings.HasSuffix(path, ".md"):
			line += "   "
		case what == 1:
			line = norm.NFD.String(line)
		}
		b.WriteString(line)
		if ended && windows {
			b.WriteString("\r")
		}
		if ended {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// onOneLine writes a block as authors do who do not know of blocks, if the lines are the only two.
func onOneLine(rt *rapid.T, block string) string {
	m := pairBlock.FindStringSubmatch(block)
	indent, dash, key, en, ko := m[1], m[2], m[3], m[5], m[7]
	if m[4] != m[6] || len(m[4]) <= len(indent) || rapid.IntRange(0, 2).Draw(rt, "block") == 0 {
		return block
	}
	head := indent + dash + key + ":"
	inner := indent + strings.Repeat(" ", len(dash)) + "  "
	switch rapid.IntRange(0, 2).Draw(rt, "style") {
	case 0:
		return head + " {en: " + strconv.Quote(en) + ", ko: " + strconv.Quote(ko) + "}\n"
	case 1:
		return head + "   # kept\n" + inner + "en: " + strconv.Quote(en) + "  # kept, too\n" + inner + "ko: '" + strings.ReplaceAll(ko, "'", "''") + "'\n"
	}
	return head + "\n" + inner + "{ko: '" + strings.ReplaceAll(ko, "'", "''") + "', en: " + strconv.Quote(en) + "}\n"
}

// comments gives the comments that mess has written into a file.
func comments(text string) []string {
	return regexp.MustCompile(`# kept(, too)?`).FindAllString(text, -1)
}

// differing names what of a pack is not as in another one; the hash of the files may differ.
func differing(p, other *content.Pack) []string {
	one, two := p.Meta(), other.Meta()
	one.Hash, two.Hash = "", ""
	differ := slices.DeleteFunc(contenttest.Differing(p, other), func(name string) bool { return strings.HasPrefix(name, "heads of") })
	if !reflect.DeepEqual(one, two) || !reflect.DeepEqual(p.Lessons(), other.Lessons()) || !reflect.DeepEqual(p.Labs(), other.Labs()) || !reflect.DeepEqual(p.Quizzes(), other.Quizzes()) || p.Items() != other.Items() {
		differ = append(differ, "heads")
	}
	return differ
}
