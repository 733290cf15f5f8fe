package content

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// harbour and canal read the small packs under testdata, which have no findings: one
// with the types that are chosen, one with the others, a case and a lab.
func harbour(t testing.TB) fstest.MapFS { return onDisk(t, "testdata/harbour") }
func canal(t testing.TB) fstest.MapFS   { return onDisk(t, "testdata/canal") }

func onDisk(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, path)
		files[path] = &fstest.MapFile{Data: b, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var today = Options{Today: "2026-11-23", Version: "0.1.0"}

// edit replaces old by new in one file of the pack, and fails if old is not there.
// An empty old appends.
func edit(t testing.TB, files fstest.MapFS, path, old, with string) {
	t.Helper()
	f := files[path]
	if f == nil {
		f = &fstest.MapFile{Mode: 0o644}
		files[path] = f
	}
	if old == "" {
		f.Data = append(f.Data, with...)
		return
	}
	if !strings.Contains(string(f.Data), old) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	f.Data = []byte(strings.Replace(string(f.Data), old, with, 1))
}

// said gives the findings as "file:line:col CODE", with "!" after errors left out.
func said(findings []Finding) string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.String(English))
	}
	return strings.Join(lines, "\n")
}

func TestTheSmallPackLoadsWithoutFindings(t *testing.T) {
	p, findings := Load(harbour(t), today)
	if len(findings) > 0 || p == nil {
		t.Fatalf("pack %v, findings:\n%s", p, said(findings))
	}
	if p.Items() != 4 || len(p.Lessons()) != 1 {
		t.Errorf("%d items and %d lessons", p.Items(), len(p.Lessons()))
	}
}

const (
	inPack    = "pack.yaml"
	inTerms   = "concepts.yaml"
	inRewards = "rewards.yaml"
	inLesson  = "lessons/01-tides.md"
	inQuiz    = "quiz/01-tides.yaml"
)

// ruleCase changes the small pack in one place. With a code, exactly findings of
// this code are wanted, at the place given; without one, none.
type ruleCase struct {
	name, code, file, old, with string
	at                          string // "line:col" of the first finding, when it matters
}

func runRules(t *testing.T, cases []ruleCase) {
	t.Helper()
	runRulesOn(t, harbour, cases)
}

func runRulesOn(t *testing.T, pack func(testing.TB) fstest.MapFS, cases []ruleCase) {
	t.Helper()
	for _, tt := range cases {
		name := tt.code + " " + tt.name
		if tt.code == "" {
			name = "fine " + tt.name
		}
		t.Run(name, func(t *testing.T) {
			files := pack(t)
			edit(t, files, tt.file, tt.old, tt.with)
			p, findings := Load(files, today)
			errors, _, _ := Count(findings)
			if (p == nil) != (errors > 0) {
				t.Errorf("pack loaded: %v, with %d errors", p != nil, errors)
			}
			for _, f := range findings {
				if f.Code == "T008" && tt.code != "T008" {
					continue // an edit of one language makes it differ from the other
				}
				if f.Code != tt.code {
					t.Errorf("unwanted: %s", f.String(English))
				}
				if f.What(English) == "" || f.Todo(Korean) == "" || strings.ContainsAny(f.String(English)+f.String(Korean), "\x1b") {
					t.Errorf("badly worded: %s / %s", f.String(English), f.String(Korean))
				}
			}
			if tt.code == "" {
				return
			}
			i := slices.IndexFunc(findings, func(f Finding) bool { return f.Code == tt.code })
			if i < 0 {
				t.Fatal("nothing was found")
			}
			if got := itoa(findings[i].Line) + ":" + itoa(findings[i].Col); tt.at != "" && got != tt.at {
				t.Errorf("found at %s, want %s: %s", got, tt.at, findings[i].String(English))
			}
		})
	}
}
