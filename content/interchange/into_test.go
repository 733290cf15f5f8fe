package interchange_test

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/check"
	"quest/content/interchange"
	"quest/content/source"
)

// asBank makes a bank of one question that no pack has.
func asBank(stem string) *interchange.Bank {
	lang := content.Lang("en")
	say := func(s string) interchange.Text { return interchange.Text{lang: s} }
	q := interchange.Question{Type: content.Single, Line: 3, Stem: say(stem), Options: []interchange.Option{
		{Text: say("The moon"), Correct: true}, {Text: say("The wind")}, {Text: say("The fish")},
	}}
	return &interchange.Bank{Quizzes: []interchange.Quiz{{Path: []string{"Basics"}, Questions: []interchange.Question{q}}}}
}

// onTop gives the files of a pack with some that are new or changed.
func onTop(t *testing.T, below fs.FS, files map[string][]byte) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(below, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(below, name)
		all[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range files {
		all[name] = &fstest.MapFile{Data: b}
	}
	return all
}

// Questions are added to a pack whose folder of quizzes has files already, in a folder of the
// operating system as in memory, and the pack has no error afterwards.
func TestQuestionsAreAddedToAPackWithQuizzes(t *testing.T) {
	root, err := source.OpenFolder("../../docs/example-pack")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	for name, into := range map[string]fs.FS{"opened": source.Files(root), "folder": os.DirFS("../../docs/example-pack")} {
		t.Run(name, func(t *testing.T) {
			r := source.Read(into, source.Options{})
			langs := r.Languages()
			bank := asBank("What moves the water twice a day?")
			for _, l := range langs {
				for i := range bank.Quizzes[0].Questions[0].Options {
					bank.Quizzes[0].Questions[0].Options[i].Text[l] = bank.Quizzes[0].Questions[0].Options[i].Text["en"]
				}
				bank.Quizzes[0].Questions[0].Stem[l] = bank.Quizzes[0].Questions[0].Stem["en"]
			}
			built, err := interchange.Build(bank, interchange.BuildOptions{File: "q.gift", Name: "q", Owner: "my", Into: into, In: "en", Rules: check.Check})
			if err != nil {
				t.Fatal(err)
			}
			if len(built.Packs) != 1 || len(built.Packs[0].Quiz) != 1 || built.Imported+built.Drafts != 1 {
				t.Fatalf("%+v", built)
			}
			p, findings := source.Load(onTop(t, into, built.Packs[0].Files), source.Options{})
			if p == nil {
				t.Fatal(findings)
			}
		})
	}
}

// A question whose pack has an overlay in a further language gets its new text, in its line alone.
func TestAQuestionWithAnOverlayGetsNewTexts(t *testing.T) {
	into := os.DirFS("../../docs/example-pack")
	p, findings := source.Load(into, source.Options{})
	if p == nil {
		t.Fatal(findings)
	}
	bank := interchange.FromPack(p)
	for i := range bank.Quizzes {
		for j := range bank.Quizzes[i].Questions {
			if q := &bank.Quizzes[i].Questions[j]; q.ID == "cloze-channel" {
				q.Stem = interchange.Text{"en": "Write the service.", "ko": q.Stem["ko"]}
			}
		}
	}
	built, err := interchange.Build(bank, interchange.BuildOptions{File: "q.csv", Name: "q", Owner: "my", Into: into, In: "en", Update: true, Rules: check.Check})
	if err != nil {
		t.Fatal(err)
	}
	if built.Updated != 1 || built.Refused != 0 || len(built.Packs) != 1 || len(built.Packs[0].Files) != 1 {
		t.Fatalf("%+v", built)
	}
	if p, findings := source.Load(onTop(t, into, built.Packs[0].Files), source.Options{}); p == nil {
		t.Fatal(findings)
	}
}
