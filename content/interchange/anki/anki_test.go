package anki_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/anki"
	"quest/content/interchange/banktest"
)

func TestNotesOfAnkiComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, anki.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

// A card has no wrong answers, so only texts with gaps come back: with their first answers.
func TestGapsOfAPackComeBackFromAnki(t *testing.T) {
	for name, p := range banktest.Packs(t) {
		bank := interchange.FromPack(p)
		data, _, err := anki.Write(bank, interchange.WriteOptions{Langs: []content.Lang{content.English}})
		if err != nil {
			t.Fatal(err)
		}
		f, err := interchange.NewFile("x.txt", data)
		if err != nil {
			t.Fatal(err)
		}
		read, err := anki.Read(f, interchange.ReadOptions{Lang: content.English})
		if err != nil {
			t.Fatal(name, err)
		}
		back := map[string]interchange.Question{}
		for _, quiz := range read.Quizzes {
			for _, q := range quiz.Questions {
				back[q.ID] = q
			}
		}
		for _, quiz := range bank.Quizzes {
			for _, whole := range quiz.Questions {
				for _, q := range interchange.Singly(whole) {
					if q.Type != content.Cloze {
						continue
					}
					got := back[q.ID]
					if len(got.Gaps) != len(q.Gaps) {
						t.Errorf("%s %s: %d gaps became %d", name, q.ID, len(q.Gaps), len(got.Gaps))
						continue
					}
					want := interchange.Above(q.Stem, q.Text).In(content.English)
					for _, g := range q.Gaps {
						want = strings.ReplaceAll(want, "{{"+g.ID+"}}", "GAP")
					}
					text := got.Text.In(content.English)
					for _, g := range got.Gaps {
						text = strings.ReplaceAll(text, "{{"+g.ID+"}}", "GAP")
					}
					if text != want {
						t.Errorf("%s %s: %q became %q", name, q.ID, want, text)
					}
				}
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"a\tb\n", "#separator:;\n\"a;\"\"b\";c\n", "{{c1::a::b}} c\td\n", "#tags column:2\na\tb\n", "\"\n\"\t\"", "a|b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { banktest.Report(t, anki.Format(), "fuzz.txt", []byte(s)) })
}
