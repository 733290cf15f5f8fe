package plain_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// The terms of a lesson are listed and explained while it is read, in the languages of the
// player, and nowhere else.
func TestTheTermsOfALessonAreReadInLineMode(t *testing.T) {
	for _, c := range []struct {
		speech     game.Speech
		list, what string
		want       []string
	}{
		{game.SpeakEnglish, "g", "g1", []string{"This lesson explains 1 term; g lists them.", "Terms of this lesson:\n1. tide\n", "tide:\nThe sea rising and falling\n", "There is no term \"9\" here; type g and a number from 1 to 1."}},
		{game.SpeakKorean, "용어", "ㅎ 조석", []string{"이 레슨의 용어는 1개입니다. 목록은 g입니다.", "이 레슨의 용어:\n1. 조석 / tide\n", "조석 / tide:\n바다가 오르내리는 것\n", "\"9\": 이 레슨에 없는 용어입니다."}},
	} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name, s.Packs = c.speech, "Mina", tidal(t) }).
			play(t, "", c.list, c.what, "g 9", "q")
		for _, want := range c.want {
			if !strings.Contains(e.out, want) {
				t.Errorf("%s: no %q in:\n%s", c.speech, want, e.out)
			}
		}
	}
	e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name = game.SpeakEnglish, "Mina" }).play(t, "", "", "", "", "g")
	if !strings.Contains(e.out, "Terms are explained while a lesson is read.") || e.answers() != 0 {
		t.Errorf("at a question:\n%s", e.out)
	}
}

// What cannot be practised is told as it is: a quiz that is begun again was finished before.
func TestAQuizThatIsBegunAgainIsNotCalledUnfinished(t *testing.T) {
	for _, c := range []struct {
		speech    game.Speech
		of        string
		neverTold string
	}{
		{game.SpeakEnglish, "The quiz of \"Why the sea rises\" is begun again; it can be practised once it is finished.", "is not finished yet"},
		{game.SpeakKorean, "“바다는 왜 오르는가” 퀴즈를 다시 푸는 중입니다. 끝내면 연습할 수 있습니다.", "아직 끝내지 않아서"},
	} {
		j := &journal{}
		playThrough(t, sitDown(j, func(s *game.Seat) { s.Speech = c.speech }).seat, &player{})
		after := func(s *game.Seat) { s.Speech = c.speech; tomorrow(s); s.Start = nil }
		seat := sitDown(j, after).seat
		s, b, err := game.Begin(seat.Player, game.SitQuiz{Pack: seat.Packs[0], Lesson: seat.Packs[0].Lessons()[0].ID}, seat.Now())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := j.Append(b); err != nil {
			t.Fatal(err)
		}
		if _, asks := s.Step().(game.QuestionStep); !asks {
			t.Fatalf("the quiz is not sat again: %T", s.Step())
		}
		e := sitDown(j, after).play(t, "map", "p1", "q")
		if !strings.Contains(e.out, c.of) || strings.Contains(e.out, c.neverTold) {
			t.Errorf("%s: no %q in:\n%s", c.speech, c.of, e.out)
		}
	}
}

// tidal is the test pack with a term in its first lesson.
func tidal(t *testing.T) []*content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	parts.Lessons[0].Concepts = []content.ConceptID{"tide"}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return []*content.Pack{pack}
}
