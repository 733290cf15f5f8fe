package source

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source/saying"
)

func TestFindingsComeInOrderAndOnce(t *testing.T) {
	f := func(file string, line, col int, code string) Finding {
		return Finding{File: file, Line: line, Col: col, Code: code, Level: Error}
	}
	in := []Finding{f("b", 1, 1, "S001"), f("a", 2, 1, "S001"), f("a", 1, 9, "S002"), f("a", 1, 9, "S001"), f("b", 1, 1, "S001"), f("a", 1, 2, "T001")}
	want := []Finding{f("a", 1, 2, "T001"), f("a", 1, 9, "S001"), f("a", 1, 9, "S002"), f("a", 2, 1, "S001"), f("b", 1, 1, "S001")}
	got := inOrder(in)
	if len(got) != len(want) {
		t.Fatalf("%d findings, want %d", len(got), len(want))
	}
	for i := range want {
		if compareFindings(got[i], want[i]) != 0 {
			t.Errorf("place %d: %s:%d:%d %s", i, got[i].File, got[i].Line, got[i].Col, got[i].Code)
		}
	}
}

func TestFindingsAreTheSameEveryTime(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inPack, "version: 1.0.0", "version: 1")
	contenttest.Edit(t, files, inQuiz, "type: single", "tpye: single")
	contenttest.Edit(t, files, inLesson, "quiz: tides", "quiz: tidse")
	contenttest.Edit(t, files, inTerms, "says: |\n      Wind makes the tide\n      바람이 조석을 만든다\n", "")
	_, first := Load(files, today)
	if len(first) < 4 {
		t.Errorf("not all files were looked at:\n%s", said(first))
	}
	for range 20 {
		if _, again := Load(files, today); said(again) != said(first) {
			t.Fatalf("findings differ:\n%s\n--\n%s", said(first), said(again))
		}
	}
}

func TestFindingAsJSON(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inQuiz, "          The moon\n", "          The moon above the sea\n")
	_, findings := Load(files, today)
	if len(findings) != 1 {
		t.Fatalf("findings:\n%s", said(findings))
	}
	b, err := findings[0].JSON(content.Korean)
	if err != nil || bytes.Contains(b, []byte("\n")) {
		t.Fatalf("%s, %v", b, err)
	}
	var got map[string]any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"file": inQuiz, "line": 18.0, "col": 9.0, "code": "Q013", "level": "warning", "id": "item/what-pulls", "lang": "en",
		"what": "정답이 눈에 띕니다. 22칸이고 나머지는 10칸 이하입니다(en)", "todo": "줄이거나 나머지를 늘리세요",
	} {
		if got[key] != want {
			t.Errorf("%s is %v, want %v", key, got[key], want)
		}
	}
	if len(got) != 9 {
		t.Errorf("%d fields: %s", len(got), b)
	}
	if s := findings[0].String(content.Korean); !strings.Contains(s, ": Q013 (경고) ") {
		t.Errorf("no mark in %s", s)
	}
}

// TestFindingsInALanguageThatIsOnlyAFile says findings in a language that is made of
// the English file: longer, with accents, and with other names for kinds and levels.
func TestFindingsInALanguageThatIsOnlyAFile(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, inPack, "lessons: [tides]", "lessons: [tides, tidal]")
	contenttest.Edit(t, files, inQuiz, "          The moon\n", "          The moon above the sea\n")
	_, findings := Load(files, today)
	var got []string
	for _, f := range findings {
		got = append(got, f.line(madeUp(t)))
	}
	want := strings.Join([]string{
		`pack.yaml:17:18: R002 «ùnknòwn Lèssòn "tidal"»; «dìd yòù mèàn "tides"?»`,
		inQuiz + `:18:9: Q013 (Wàrnìng) «thè rìght òptìòn stànds òùt: 22 còlùmns, thè òthèrs àt mòst 10 (en)»; «shòrtèn ìt òr lèngthèn thè òthèrs»`,
	}, "\n")
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// madeUp is the table of a language that nobody speaks, made of the English one: each
// text has accents and stands in «», words and levels begin with a capital letter too.
func madeUp(t *testing.T) *saying.Table {
	t.Helper()
	file, err := os.ReadFile("saying/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var words struct {
		Levels  map[string]string        `json:"levels"`
		Words   map[string]string        `json:"words"`
		Phrases map[string]saying.Phrase `json:"phrases"`
	}
	if err := json.Unmarshal(file, &words); err != nil {
		t.Fatal(err)
	}
	for _, names := range []map[string]string{words.Levels, words.Words} {
		for name, s := range names {
			names[name] = strings.ToUpper(s[:1]) + accented(s[1:])
		}
	}
	for key, p := range words.Phrases {
		words.Phrases[key] = saying.Phrase{What: "«" + accented(p.What) + "»", Todo: "«" + accented(p.Todo) + "»"}
	}
	if file, err = json.Marshal(words); err != nil {
		t.Fatal(err)
	}
	table, err := saying.Read("qya", file)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// accented puts accents on the vowels of a text but for those in braces.
func accented(s string) string {
	accents := strings.NewReplacer("a", "à", "e", "è", "i", "ì", "o", "ò", "u", "ù")
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(s, "{")
		b.WriteString(accents.Replace(before))
		if !open {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString("{" + name + "}")
		s = after
	}
}
