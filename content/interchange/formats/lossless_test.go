package formats_test

import (
	"reflect"
	"testing"

	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/formats"
	"quest/content/racetest"
)

// What JSON and CSV hold of a pack is all of it: the bank that comes back is the one that went out.
func TestJSONAndCSVGiveBackWhatTheyTook(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, name := range []string{"json", "csv"} {
		format, ok := interchange.ByName(formats.All(), name)
		if !ok {
			t.Fatalf("no format %s", name)
		}
		for pack, p := range banktest.Packs(t) {
			t.Run(name+" "+pack, func(t *testing.T) {
				bank := interchange.FromPack(p)
				data, losses, err := format.Write(bank, interchange.WriteOptions{Langs: p.Meta().Languages})
				if err != nil || len(losses) > 0 {
					t.Fatal(err, losses)
				}
				f, err := interchange.NewFile("x", data)
				if err != nil {
					t.Fatal(err)
				}
				if best, ok := interchange.Detect(formats.All(), f); !ok || best.Name != name {
					t.Errorf("taken for %s", best.Name)
				}
				back, err := format.Read(f, interchange.ReadOptions{})
				if err != nil {
					t.Fatal(err)
				}
				if len(back.Losses) > 0 {
					t.Errorf("lost on the way back: %+v", back.Losses)
				}
				back.Format = ""
				for i := range back.Quizzes {
					withoutLines(back.Quizzes[i].Questions)
				}
				for i := range bank.Quizzes {
					for j := range bank.Quizzes[i].Questions {
						if !reflect.DeepEqual(bank.Quizzes[i].Questions[j], back.Quizzes[i].Questions[j]) {
							t.Fatalf("was %+v\nis  %+v", bank.Quizzes[i].Questions[j], back.Quizzes[i].Questions[j])
						}
					}
				}
				if !reflect.DeepEqual(bank, back) {
					t.Errorf("was %.3000s\nis  %.3000s", banktest.Bank(bank), banktest.Bank(back))
				}
			})
		}
	}
}

func withoutLines(questions []interchange.Question) {
	for i := range questions {
		questions[i].Line = 0
		withoutLines(questions[i].Questions)
	}
}
