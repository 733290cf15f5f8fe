package interchange_test

import (
	"reflect"
	"testing"

	"quest/content/contenttest"
	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/source"
)

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
	examples := banktest.Packs(t)
	french, findings := source.Load(contenttest.FerryFiles(t, "fr"), source.Options{})
	if french == nil {
		t.Fatal(findings)
	}
	examples["one language"] = french
	for name, p := range examples {
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
			back := interchange.FromPack(banktest.Load(t, built.Packs[0].Files))
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
