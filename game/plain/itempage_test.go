package plain_test

import (
	"strings"
	"testing"

	"quest/game"
)

func TestTheMemoryOfAQuestionIsToldAfterItsVerdict(t *testing.T) {
	for _, c := range []struct {
		speech game.Speech
		word   string
		wants  []string
	}{
		{game.SpeakEnglish, "item", []string{"Your memory of this question.", "Answered today.", "1 answer so far", "2026-11-23  not known", "Chance to know it from 2026-11-23 on"}},
		{game.SpeakKorean, "문항", []string{"이 문제에 대한 기억.", "오늘 답한 문제.", "1번", "2026-11-23  틀림", "풀지 않을 때 기억할"}},
	} {
		e := sitDown(&journal{}, func(s *game.Seat) {
			s.Player.Join(game.Joined{Lang: c.speech, Seed: 7}, s.Now())
		})
		e.play(t, "", "", "", "1", c.word, "", "q")
		for _, want := range c.wants {
			if !strings.Contains(e.out, want) {
				t.Errorf("%s: %q is not said:\n%s", c.speech, want, e.out)
			}
		}
	}
	e := sitDown(&journal{}, func(s *game.Seat) { s.Player.Join(game.Joined{Lang: game.SpeakEnglish, Seed: 7}, s.Now()) })
	e.play(t, "i", "", "", "", "i", "q")
	if n := strings.Count(e.out, "i tells of your memory"); n != 2 {
		t.Errorf("the word is refused %d times before a verdict, want 2:\n%s", n, e.out)
	}
}
