package plain_test

import (
	"strings"
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// story plays with right answers and types a line at each cue, once, in their order.
func story(t *testing.T, e *conversation, cues ...[2]string) string {
	t.Helper()
	out := playThrough(t, e.seat, &player{answer: func(said string) string {
		if len(cues) > 0 && strings.Contains(said, cues[0][0]) {
			line := cues[0][1]
			cues = cues[1:]
			return line
		}
		return ""
	}})
	if len(cues) > 0 {
		t.Fatalf("%q was never said:\n%s", cues[0][0], out)
	}
	return out
}

func inOrder(t *testing.T, out string, words ...string) {
	t.Helper()
	rest := out
	for _, w := range words {
		_, after, ok := strings.Cut(rest, w)
		if !ok {
			t.Fatalf("no %q in its place in:\n%s", w, out)
		}
		rest = after
	}
}

// A lesson that is known already is passed by a test-out, from its first point or from the
// list, and free practice is chosen from a list of its own.
func TestATestOutAndFreePracticeInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		speech game.Speech
		cues   [][2]string
		want   []string
	}{
		{
			game.SpeakEnglish,
			[][2]string{{"t tests you out", "t"}, {"Climbing by lock. Enter to begin", "free"}, {"to practise that", "9"}, {"from 1 to", "2"}, {"Climbing by lock. Enter to begin", "q"}},
			[]string{
				"t tests you out: 4 questions, 4 right", "Test-out: Why the sea rises", "Test-out, question 1 of 4", "4 questions without hints",
				"4 of 4 right (100%).", "Passed! The lesson is done without being read.", "Next: Climbing by lock", "1. This lesson: Why the sea rises (questions: 4)",
				"Free practice: This pack: The harbour", "Practice, question 1 of 4 (no score, no XP)", "Practice is done: 4 of 4 right",
			},
		},
		{
			game.SpeakKorean,
			[][2]string{{"통과 시험 4문제 중", "ㅅ"}, {"다음: 갑문으로 오르기", "자유 연습"}, {"번호를 입력하세요. enter를", "1"}, {"다음: 갑문으로 오르기", "ㅂ"}},
			[]string{
				"통과 시험: 바다는 왜 오르는가", "통과 시험 문제 1/4", "힌트 없이 4문제를 풉니다.", "레슨을 읽지 않고 통과했습니다.",
				"1. 이 레슨: 바다는 왜 오르는가 (문제 4개)", "자유 연습: 이 레슨: 바다는 왜 오르는가", "연습 문제 1/4",
			},
		},
	} {
		e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name = c.speech, "Mina" })
		inOrder(t, story(t, e, c.cues...), c.want...)
		pack := contenttest.Pack()
		head, _ := pack.Head(contenttest.FirstLesson)
		if g := e.player().Progress(pack, head, e.seat.Now()); !g.Tested || g.State != game.Done {
			t.Errorf("%s: the save holds %+v", c.speech, g)
		}
	}
}

// The list of lessons takes t and f with a number, and says what is not there.
func TestRoundsFromTheListOfLessons(t *testing.T) {
	e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name = game.SpeakEnglish, "Mina" })
	inOrder(t, e.play(t, "", "map", "t2", "f1", "시험 1", "q").out,
		"no test-out now", "nothing to practise", "Test-out: Why the sea rises")
}

// What is due counts in free practice, and line mode says so.
func TestFreePracticeSaysWhatIsDue(t *testing.T) {
	all := &journal{}
	playThrough(t, sitDown(all).seat, &player{})
	later := func(s *game.Seat) {
		now := s.Now
		s.Now = func() game.Moment { m := now(); m.Wall = m.Wall.AddDate(0, 0, 40); return m }
		s.Speech = game.SpeakEnglish
	}
	out := story(t, sitDown(all, later), [2]string{"f practises freely", "f"}, [2]string{"to practise that", "1"}, [2]string{"f practises freely", "q"})
	inOrder(t, out, "questions: 6, due: 6", "question 1 of 6 (it is due: it counts)", "XP", "Due, so that they counted: 6.")
}
