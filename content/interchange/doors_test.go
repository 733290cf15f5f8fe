package interchange_test

import (
	"io/fs"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/interchange"
	"quest/content/packs"
	"quest/content/source"
)

// examples gives packs of every kind by name.
func examples(t testing.TB) map[string]*content.Pack {
	t.Helper()
	all := map[string]*content.Pack{"tests": contenttest.Pack(), "deep": contenttest.Deep()}
	for name, files := range map[string]fs.FS{
		"example-pack": os.DirFS("../../docs/example-pack"), "ferry": contenttest.FerryFiles(t, "en", "ko", "ja"),
		"one language": contenttest.FerryFiles(t, "fr"), "harbour": contenttest.HarbourFiles(t), "canal": contenttest.CanalFiles(t),
	} {
		p, findings := source.Load(files, source.Options{})
		if p == nil {
			t.Fatalf("%s: %v", name, findings)
		}
		all[name] = p
	}
	for _, c := range packs.Shipped() {
		p, err := content.Open(c)
		if err != nil {
			t.Fatal(err)
		}
		all[string(p.ID())] = p
	}
	return all
}

// load gives the pack that files make, and fails if it has an error.
func load(t testing.TB, files map[string][]byte) *content.Pack {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, b := range files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	p, findings := source.Load(fsys, source.Options{})
	if p == nil {
		for _, f := range findings {
			if f.Level == source.Error {
				t.Error(f.String("en"))
			}
		}
		t.Fatal("the pack that was made does not load")
	}
	return p
}

// held gives a bank with what files of a new pack hold of it: no lessons are with it, so nothing
// can cite them.
func held(b *interchange.Bank) []interchange.Quiz {
	var quizzes []interchange.Quiz
	for _, q := range b.Quizzes {
		q.Path = nil
		q.Questions = without(q.Questions)
		quizzes = append(quizzes, q)
	}
	return quizzes
}

func without(in []interchange.Question) []interchange.Question {
	var out []interchange.Question
	for _, q := range in {
		q.Cites, q.Line, q.Was = nil, 0, nil
		q.Questions = without(q.Questions)
		out = append(out, q)
	}
	return out
}

func TestAPackComesBackFromItsFiles(t *testing.T) {
	for name, p := range examples(t) {
		t.Run(name, func(t *testing.T) {
			bank := interchange.FromPack(p)
			built, err := interchange.Build(bank, interchange.BuildOptions{File: "bank.json", Name: "bank", Owner: "my", In: "en"})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range built.Losses {
				if l.Key != interchange.RefsDropped {
					t.Errorf("%+v", l)
				}
			}
			if len(built.Packs) != 1 || built.Drafts > 0 {
				t.Fatalf("%d packs, %d drafts", len(built.Packs), built.Drafts)
			}
			back := interchange.FromPack(load(t, built.Packs[0].Files))
			want, got := held(bank), held(back)
			for i := range want {
				for j := range want[i].Questions {
					if j < len(got[i].Questions) && !reflect.DeepEqual(want[i].Questions[j], got[i].Questions[j]) {
						t.Fatalf("%s\nwas %+v\nis  %+v", want[i].Questions[j].ID, want[i].Questions[j], got[i].Questions[j])
					}
				}
			}
			if !reflect.DeepEqual(want, got) {
				t.Fatalf("was %+v\nis  %+v", want, got)
			}
		})
	}
}
