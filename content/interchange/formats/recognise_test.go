package formats_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"quest/content/interchange"
	"quest/content/interchange/apkg/apkgtest"
	"quest/content/interchange/banktest"
	"quest/content/interchange/formats"
	"quest/content/interchange/lecture"
	"quest/content/racetest"
)

// withLectures gives every format with that of lectures, as commands have them.
func withLectures() []interchange.Format {
	return append(formats.All(), interchange.Format{
		Name: lecture.Name, Sniff: lecture.Sniff,
		Read: func(*interchange.File, interchange.ReadOptions) (*interchange.Bank, error) {
			return nil, interchange.ErrUnknown
		},
	})
}

// fileNames are names that say something else than the content, or nothing.
var fileNames = []string{"bank", "bank.txt", "bank.md", "bank.gift", "bank.csv", "bank.xml", "bank.zip", "bank.json", "bank.qpack", "문제.org"}

// recognised gives the names of the formats that a file may be of, and fails if its name has a say.
func recognised(t *testing.T, raw []byte) []string {
	t.Helper()
	var first []string
	for i, name := range fileNames {
		f, err := interchange.NewFile(name, raw)
		if err != nil {
			return nil
		}
		var names []string
		for _, format := range formats.Recognise(withLectures(), f) {
			names = append(names, format.Name)
		}
		if i == 0 {
			first = names
		} else if !slices.Equal(first, names) {
			t.Errorf("as %s it is %v, as %s %v", fileNames[0], first, name, names)
		}
	}
	return first
}

// Every input of every format is recognised as its own format by its content; one that is of
// another is not.
func TestEveryInputIsRecognisedAsItsOwnFormat(t *testing.T) {
	racetest.OneGoroutine(t)
	folders := map[string]string{"csvbank": "csv", "jsonbank": "json"}
	seen := map[string]bool{}
	dirs, err := filepath.Glob("../*/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		own := filepath.Base(filepath.Dir(dir))
		if named, ok := folders[own]; ok {
			own = named
		}
		if _, ok := interchange.ByName(formats.All(), own); !ok {
			continue // a folder of something else
		}
		seen[own] = true
		inputs := banktest.Inputs(t, dir)
		if own == "apkg" {
			inputs = banktest.Wanted(t, filepath.Join(dir, "made.txtar"), apkgtest.Inputs(t))
		}
		for _, in := range inputs {
			t.Run(own+" "+in.Name, func(t *testing.T) {
				got := recognised(t, in.Raw)
				switch {
				case strings.HasPrefix(in.Want, "no file"):
				case in.Want == "another format\n":
					if slices.Contains(got, own) {
						t.Errorf("it is taken for %v", got)
					}
				case !slices.Equal(got, []string{own}):
					t.Errorf("it is taken for %v", got)
				}
			})
		}
	}
	for _, format := range formats.All() {
		if format.Read != nil && !seen[format.Name] {
			t.Errorf("no input of %s was tried", format.Name)
		}
	}
}

// What the formats write of a pack is recognised as what it is.
func TestWhatIsWrittenIsRecognised(t *testing.T) {
	racetest.OneGoroutine(t)
	for name, p := range banktest.Packs(t) {
		if testing.Short() && p.Items() > 40 {
			continue // takes minutes under the race detector
		}
		bank := interchange.FromPack(p)
		for _, format := range formats.All() {
			if format.Write == nil || format.Read == nil {
				continue
			}
			t.Run(format.Name+" "+name, func(t *testing.T) {
				data, _, err := format.Write(bank, interchange.WriteOptions{Langs: p.Meta().Languages})
				if err != nil || len(data) == 0 {
					t.Skip("the format holds nothing of this pack")
				}
				if got := recognised(t, data); !slices.Equal(got, []string{format.Name}) {
					t.Errorf("it is taken for %v", got)
				}
			})
		}
		t.Run("lecture "+name, func(t *testing.T) {
			data, _ := lecture.Write(p, p.Meta().Languages)
			if got := recognised(t, data); len(p.Lessons()) > 0 && !slices.Equal(got, []string{lecture.Name}) {
				t.Errorf("it is taken for %v", got)
			}
		})
	}
}

// Notes of a lecture are recognised whatever they show in their code and sentences. Only the
// list of tasks of one input could as well be a question.
func TestLecturesAreRecognised(t *testing.T) {
	inputs := map[string][]byte{}
	a, err := txtar.ParseFile("testdata/lectures.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		inputs[f.Name] = f.Data
	}
	files, err := filepath.Glob("../lecture/testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		inputs[filepath.Base(file)] = a.Files[0].Data
	}
	others := map[string][]string{"lists.txtar": {lecture.Name, "markdown"}, "no-heading.txtar": nil}
	for name, raw := range inputs {
		t.Run(name, func(t *testing.T) {
			want, other := others[name]
			if !other {
				want = []string{lecture.Name}
			}
			if got := recognised(t, raw); !slices.Equal(got, want) {
				f, _ := interchange.NewFile("x", raw)
				t.Errorf("it is taken for %v, not %v: %+v", got, want, lecture.Weigh(f))
			}
		})
	}
}

// Where notes hold some questions, or a bank some prose, both are named.
func TestWhatNothingDecidesIsNotDecided(t *testing.T) {
	a, err := txtar.ParseFile("testdata/undecided.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range a.Files {
		t.Run(file.Name, func(t *testing.T) {
			want := []string{lecture.Name, strings.TrimPrefix(filepath.Ext(file.Name), ".")}
			if got := recognised(t, file.Data); !slices.Equal(got, want) {
				f, _ := interchange.NewFile("x", file.Data)
				t.Errorf("it is taken for %v, not %v: %+v", got, want, lecture.Weigh(f))
			}
		})
	}
}

// A file without any sign of a format is of none.
func TestOtherFilesAreOfNoFormat(t *testing.T) {
	for name, s := range map[string]string{
		"words": "just some words", "one line": "# ", "headings": "# a\n\n## b\n", "numbers": "1\n2\n3\n", "code": "package main\n\nfunc main() {}\n",
		"settings": "[server]\nport = 80\n", "fields": "name: x\nlist:\n  - a\n", "page": "<html><body></body>",
	} {
		if got := recognised(t, []byte(s)); len(got) > 0 && !slices.Equal(got, []string{"moodle"}) { // its reader names the root of any XML
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Weighing never depends on the end of a long text, and its bound is kept.
func TestALongFileIsWeighedByItsBeginning(t *testing.T) {
	racetest.OneGoroutine(t)
	f, err := interchange.NewFile("long.md", []byte("# Tides\n\nThe Moon pulls the sea.\n\n"+strings.Repeat("The sea is salty and wide.\n", 200_000)))
	if err != nil {
		t.Fatal(err)
	}
	if got := formats.Recognise(withLectures(), f); len(got) != 1 || got[0].Name != lecture.Name {
		t.Errorf("%v", got)
	}
}

func FuzzRecognise(f *testing.F) {
	for _, s := range []string{"# a\n\nb c d.\n", "```\n{=x}\n", "---\na: b\n---\nQ: x\nA: y\n", "::a:: b {=c ~d}", "Heat\n====\n", "- [x] a\n- [ ] b\n", "👉 x", "``a` b``"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := interchange.NewFile("fuzz", raw)
		if err != nil {
			return
		}
		got := formats.Recognise(withLectures(), file)
		if len(got) > 2 || len(got) == 2 && (got[0].Name != lecture.Name || got[1].Name == lecture.Name) {
			t.Errorf("%d formats", len(got))
		}
		if n := strings.Count(lecture.WithoutCode(file.Text), "\n"); n != strings.Count(file.Text, "\n") {
			t.Errorf("%d lines became %d", strings.Count(file.Text, "\n"), n)
		}
	})
}
