package interchange_test

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"testing"

	"quest/content"
	"quest/content/check"
	"quest/content/interchange"
)

// manyQuestions is a bank of so many questions in chapters of 50. Every 400th has two options that are
// the same for a pack, and so becomes a draft, and all name a concept that has no use in a pack.
func manyQuestions(n int) *interchange.Bank {
	say := func(format string, args ...any) interchange.Text {
		return interchange.Text{"en": fmt.Sprintf(format, args...)}
	}
	bank := &interchange.Bank{Concepts: []interchange.Concept{{ID: "sign", Term: say("Sign"), Short: say("What <b>tells</b> harbours apart")}}}
	for i := range n {
		if i%50 == 0 {
			bank.Quizzes = append(bank.Quizzes, interchange.Quiz{Path: []string{fmt.Sprintf("Chapter %d", i/50+1)}})
		}
		q := interchange.Question{Type: content.Single, Line: i + 1, Concepts: []string{"sign"}, Stem: say("Which harbour is meant by sign %d?", i), Options: []interchange.Option{
			{Text: say("Harbour %d", i), Correct: true}, {Text: say("Harbour %d", i+1)}, {Text: say("Harbour %d", i+2)},
		}}
		if i%400 == 7 {
			q.Options[2].Text = say("harbour, %d", i+1)
		}
		last := &bank.Quizzes[len(bank.Quizzes)-1]
		last.Questions = append(last.Questions, q)
	}
	return bank
}

// Packs that are read ahead of those before them become what they become one after the other, also
// where something in an earlier one is cured, and none is read any more after an import that ends early.
func TestPacksAreTheSameHoweverManyAreReadAtOnce(t *testing.T) {
	build := func(procs int, step func(done, all int) error) (*interchange.Built, error) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		o := interchange.BuildOptions{File: "q.gift", Name: "signs", Owner: "my", Lang: "en", In: "en", Rules: check.Check, Step: step}
		return interchange.Build(manyQuestions(2_300), o)
	}
	want, err := build(1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Packs) != 3 || want.Drafts == 0 || want.Imported+want.Drafts != 2_300 {
		t.Fatalf("%d packs, %d questions and %d drafts", len(want.Packs), want.Imported, want.Drafts)
	}
	got, err := build(3, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%d packs, %d questions, %d drafts and %d losses; one after the other %d, %d, %d and %d",
			len(got.Packs), got.Imported, got.Drafts, len(got.Losses), len(want.Packs), want.Imported, want.Drafts, len(want.Losses))
	}
	stop := errors.New("stop")
	if _, err := build(3, func(done, _ int) error {
		if done == 1 {
			return stop
		}
		return nil
	}); !errors.Is(err, stop) {
		t.Errorf("an import that was ended gives %v", err)
	}
}
