package template_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/source"
	"quest/content/template"
)

func about(langs ...content.Lang) template.About {
	return template.About{
		ID: "kim/seasons", Languages: langs, Title: []string{"Seasons 101"}, Author: `Kim "K" \ Lee: #1`,
		Today: "2026-11-30", Comments: content.English,
	}
}

func load(files []template.File) (*content.Pack, []source.Finding) {
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return source.Load(fsys, source.Options{Today: "2026-11-30", Version: "0.1.0"})
}

// A teacher's first check must not complain about what the game wrote itself: neither in
// the languages that have sentences, nor in others, which get the English ones.
func TestSampleHasNoFindingInAnyLanguages(t *testing.T) {
	for _, langs := range [][]content.Lang{
		{"en"},
		{"ko"},
		{"en", "ko"},
		{"ko", "en"},
		{"fr"},
		{"fr", "de"},
		{"en", "fr"},
		{"fr", "en"},
		{"ko", "fr"},
		{"pt-br", "en"},
		{"ja"},
		{"en", "ja"},
		{"ja", "en"},
		{"ko", "ja"},
		{"ja", "ko"},
		{"zh"},
		{"zh-hans", "en"},
		{"ru"},
		{"ru", "en"},
		{"uk", "ru"},
		{"el", "ko"},
		{"ja", "zh"},
	} {
		for _, comments := range []content.Lang{"en", "ko", "ja", "fr"} {
			a := about(langs...)
			a.Comments = comments
			files, err := template.Sample(a)
			if err != nil {
				t.Fatal(err)
			}
			pack, findings := load(files)
			for _, f := range findings {
				t.Errorf("%v, comments in %s: %s", langs, comments, f.String(content.English))
			}
			if pack == nil {
				t.Fatalf("%v: no pack", langs)
			}
			if pack.Items() != 9 || pack.Meta().Authors[0].String() != a.Author {
				t.Errorf("%v: %d items by %s", langs, pack.Items(), pack.Meta().Authors[0])
			}
		}
	}
}

func TestSampleHasEveryItemType(t *testing.T) {
	files, err := template.Sample(about("en", "ko"))
	if err != nil {
		t.Fatal(err)
	}
	quiz := string(files[len(files)-1].Data)
	for _, name := range content.ItemTypes() {
		if !strings.Contains(quiz, "type: "+string(name)+"\n") {
			t.Errorf("no item of type %s", name)
		}
	}
	if !strings.Contains(quiz, "accept:") || !strings.Contains(quiz, "number:") {
		t.Error("a gap for words and a gap for a number are wanted")
	}
}

var field = regexp.MustCompile(`^ *(?:- )?([a-z_]+):`)

// Each field that the sample uses is explained where it stands first, in each language.
func TestEveryFieldOfTheSampleIsExplained(t *testing.T) {
	for _, comments := range []content.Lang{"en", "ko", "ja"} {
		a := about("en", "ko")
		a.Comments = comments
		files, err := template.Sample(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			var said []string
			for line := range strings.Lines(string(f.Data)) {
				if text, ok := strings.CutPrefix(strings.TrimSpace(line), "# "); ok {
					said = append(said, text)
					continue
				}
				name := field.FindStringSubmatch(line)
				if name == nil || name[1] == "en" || name[1] == "ko" {
					continue
				}
				known := map[string]bool{"format": true, "concepts": true, "misconceptions": true, "rewards": true, "items": true, "type": true, "left": true, "right": true}
				if !known[name[1]] && !explained(said, name[1]) && f.Path != "pack.yaml" {
					t.Errorf("%s, comments in %s: nothing explains %s before its first use", f.Path, comments, name[1])
				}
			}
			if len(said) < 5 {
				t.Errorf("%s has %d comments", f.Path, len(said))
			}
		}
	}
}

// explained reports whether a comment names a field.
func explained(comments []string, name string) bool {
	for _, c := range comments {
		if regexp.MustCompile(`(^|[ ,。、])` + name + `[:, 、]`).MatchString(c) {
			return true
		}
	}
	return false
}

// The templates of all languages differ in their comments alone.
func TestTemplatesAgreeButForComments(t *testing.T) {
	var bare [3][]string
	for i, comments := range []content.Lang{"en", "ko", "ja"} {
		a := about("en", "ko")
		a.Comments = comments
		files, err := template.Sample(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			for line := range strings.Lines(string(f.Data)) {
				if !strings.HasPrefix(strings.TrimSpace(line), "# ") || strings.HasPrefix(line, "# ") && strings.HasSuffix(f.Path, ".md") {
					bare[i] = append(bare[i], line)
				}
			}
		}
	}
	strip := regexp.MustCompile(`(?m)^# .*\n`)
	want := strip.ReplaceAllString(strings.Join(bare[0], ""), "")
	for i, lines := range bare[1:] {
		if strip.ReplaceAllString(strings.Join(lines, ""), "") != want {
			t.Errorf("the templates in en and %s differ in more than comments", []content.Lang{"ko", "ja"}[i])
		}
	}
}

func TestFrameHasTheLessonsThatItIsGiven(t *testing.T) {
	a := about("ko", "en")
	a.Title, a.Summary = []string{"조수: 바다", "Tides: the sea"}, []string{"달과 바다", "Moon and sea"}
	a.Lessons, a.Quizzes = []string{"tides", "moon"}, []string{"extra"}
	all, err := template.Frame(a)
	if err != nil {
		t.Fatal(err)
	}
	f := all[0]
	for _, want := range []string{"id: kim/seasons\n", "languages: [ko, en]\n", "  조수: 바다\n  Tides: the sea\n", "lessons: [tides, moon]\n", "quizzes: [extra]\n", "original: true\n"} {
		if !strings.Contains(string(f.Data), want) {
			t.Errorf("%q is missing in\n%s", want, f.Data)
		}
	}
}
