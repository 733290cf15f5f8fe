package plain_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Help stays with a question when the player leaves for the list of lessons, and when the
// game ends there.
func TestHelpStaysWithAQuestionThatIsLeft(t *testing.T) {
	for speech, want := range map[game.Speech][]string{
		game.SpeakEnglish: {"(not right, taken away by help)", "Help that you took before stays"},
		game.SpeakKorean:  {"답이 아님", "전에 받은 도움은 그대로입니다"},
	} {
		stem := map[game.Speech]string{game.SpeakEnglish: "When can the tanker", game.SpeakKorean: "유조선은 언제"}[speech]
		for _, lines := range [][]string{{"h", "h"}, {"h", "h", "map", "3"}} {
			j := &journal{}
			in := func(s *game.Seat) { passage(s); s.Speech = speech }
			out := atQuestion(t, sitDown(j, in), stem, lines...)
			if said := strings.Contains(out, want[1]); said != (len(lines) > 2) {
				t.Errorf("%q: that help stays is told: %v\n%s", lines, said, out)
			}
			again := sitDown(j, in).play(t, "1", "q")
			sees(t, again, want...)
			for _, b := range j.kept {
				for _, e := range b.Events {
					if e.Answered != nil && strings.HasSuffix(e.Answered.Item, string(contenttest.NightDepth)) && e.Answered.Hints != 2 {
						t.Errorf("answered with %d hints", e.Answered.Hints)
					}
				}
			}
		}
	}
}

// What was sorted before a look at the list of lessons is sorted after it.
func TestABegunAnswerIsThereAfterTheListOfLessons(t *testing.T) {
	for _, c := range []struct {
		stem string
		line string
		next string
	}{
		{"Put the climb", "2", "Which one comes as step 2 of"},
		{"Fill in the gaps", "moon", "Blank 2 of 2:"},
	} {
		out := atQuestion(t, sitDown(&journal{}, english), c.stem, c.line, "/map", "3")
		if n := strings.Count(out, c.next); n != 2 {
			t.Errorf("%s: %q is asked %d times, want before and after the list:\n%s", c.stem, c.next, n, out)
		}
	}
}

// The controls of a lab come back however the lab was left, and not once it is solved.
func TestTheControlsOfALabComeBackLineByLine(t *testing.T) {
	for speech, left := range map[game.Speech]string{
		game.SpeakEnglish: "The controls stand as you left them: 1 changed.",
		game.SpeakKorean:  "두고 간 그대로입니다. 바꾼 것 1개.",
	} {
		for _, how := range [][]string{{"b", "q"}, {"q"}, nil} {
			j := &journal{}
			atTheLabs(j, speech).play(t, append([]string{"1", "set 3 2"}, how...)...)
			j.kept = append([]game.Batch{joined(speech)}, j.kept...)
			again := atTheLabs(j, speech).play(t, "1", "x", "b", "1", "q")
			if n := strings.Count(again.out, left); n != 1 {
				t.Errorf("%q: told %d times, want once:\n%s", how, n, again.out)
			}
		}
	}
	j := &journal{}
	atTheLabs(j, game.SpeakEnglish).play(t, "1", "set 3 2", "set 4 2", "do 1", "4", "3", "q")
	if again := atTheLabs(j, game.SpeakEnglish).play(t, "1", "q"); strings.Contains(again.out, "as you left them") {
		t.Errorf("a solved mission begins solved:\n%s", again.out)
	}
}

func joined(speech game.Speech) game.Batch {
	return game.Batch{Events: []game.Event{{Joined: &game.Joined{Name: contenttest.Safe("Mina"), Lang: speech, Seed: 7}}}}
}

// The terms are told before the lesson and before the quiz, in both languages.
func TestTheTermsAreToldInLineMode(t *testing.T) {
	for speech, want := range map[game.Speech][2]string{
		game.SpeakEnglish: {"Short checks count for the quiz. 80% right (4 of 4) passes", "80% right (4 of 4) passes the quiz"},
		game.SpeakKorean:  {"중간의 확인 문제도 퀴즈 점수에 들어갑니다", "(80%) 이상 맞히면 통과합니다"},
	} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Speech = speech })
		out := playThrough(t, e.seat, &player{})
		lesson, quiz := strings.Index(out, want[0]), strings.LastIndex(out, want[1])
		if lesson < 0 || quiz < lesson {
			t.Errorf("told at %d and %d:\n%s", lesson, quiz, out)
		}
	}
}

// A mix-up of which nothing was asked yet offers no empty practice.
func TestNothingIsDrilledThatWasNeverAsked(t *testing.T) {
	j := &journal{kept: []game.Batch{joined(game.SpeakEnglish), {Events: []game.Event{
		{Predicted: &game.Predicted{Lab: "x", Of: 1, Beliefs: []string{contenttest.Pack().ID().Misconception(contenttest.WindBelief)}}},
	}}}}
	e := sitDown(j, func(s *game.Seat) { s.Packs = []*content.Pack{contenttest.Pack()} }).play(t, "q")
	if strings.Contains(e.out, "m practises only what you mix up") {
		t.Errorf("an empty drill is offered:\n%s", e.out)
	}
}
