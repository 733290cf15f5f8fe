package gift_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/gift"
	"quest/content/racetest"
)

const held = interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsKnownWrong | interchange.HoldsCode | interchange.HoldsTags

func TestAPackComesBackFromGIFT(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, lang := range []content.Lang{content.English, content.Korean} {
		banktest.RoundTrip(t, gift.Format(), banktest.Way{
			Langs: []content.Lang{lang}, Holds: held,
			Parts: func(q interchange.Question) []interchange.Question {
				parts := interchange.OneGapEach(q, lang)
				for i := range parts {
					inOrder(&parts[i], lang)
				}
				return parts
			},
			Becomes: gapsLose,
		})
	}
}

// gapsLose leaves out what gaps have not in GIFT.
func gapsLose(q *interchange.Question) {
	for i := range q.Gaps {
		if g := &q.Gaps[i]; g.Number != nil {
			g.Reject = nil
		} else {
			g.Code = false
		}
	}
}

// inOrder puts typed answers in the order in which they are written.
func inOrder(q *interchange.Question, lang content.Lang) {
	q.Gaps = slices.Clone(q.Gaps)
	for i := range q.Gaps {
		g := &q.Gaps[i]
		if g.Number == nil {
			g.Accept = map[content.Lang][]string{content.AnyLang: g.Answers(lang)}
		}
		g.Reject = slices.Clone(g.Reject)
		for j := range g.Reject {
			wrong := interchange.Gap{Accept: g.Reject[j].Answers}
			g.Reject[j].Answers = map[content.Lang][]string{content.AnyLang: wrong.Answers(content.AnyLang)}
		}
	}
}

func TestFilesOfGIFTComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, gift.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

func TestAPackComesBackFromGIFTInTwoLanguages(t *testing.T) {
	racetest.OneGoroutine(t)
	for name, p := range banktest.Packs(t) {
		data, _, err := gift.Write(interchange.FromPack(p), interchange.WriteOptions{Langs: []content.Lang{content.English, content.Korean}, Multi: true})
		if err != nil {
			t.Fatal(err)
		}
		f, err := interchange.NewFile("both.gift", data)
		if err != nil {
			t.Fatal(err)
		}
		bank, err := gift.Read(f, interchange.ReadOptions{Lang: content.English})
		if err != nil {
			t.Fatal(err)
		}
		built, err := interchange.Build(bank, interchange.BuildOptions{Name: "both", Owner: "my", In: content.English})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range built.Losses {
			if l.Kind == interchange.Skipped || l.Kind == interchange.Drafted && l.Args[1] != "Q003" && l.Args[1] != "Q006" {
				t.Errorf("%s: %s", name, banktest.Loss(l))
			}
		}
		for _, out := range built.Packs {
			banktest.Load(t, out.Files)
		}
	}
}
