package plain_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Before a failed quiz is sat again on the same day, wherever that is offered and at its
// start, the game says that a missed question earns no XP before the next day either.
func TestASecondSittingSaysBeforeItBeginsThatMissedQuestionsEarnNoXPToday(t *testing.T) {
	for _, c := range []struct {
		speech      game.Speech
		none, after string // what must be said; the same in the summary
		fails       string // the summary of the failed quiz
		offer, list string // the offer of the second sitting; what the list of lessons is known by
		begins      string
	}{
		{
			game.SpeakEnglish, "right or missed, earns no XP before tomorrow", "XP only from tomorrow, also for what was missed",
			"Not passed yet", "Enter to take it again", "Lessons:", "Quiz: Why the sea rises",
		},
		{
			game.SpeakKorean, "맞혔든 틀렸든 내일부터 다시 XP", "틀린 문제도 XP는 내일부터",
			"아직 통과하지 못했습니다", "다시 풀려면 enter", "레슨 목록:", "퀴즈: 바다는 왜",
		},
	} {
		t.Run(string(c.speech), func(t *testing.T) {
			failed, practised, offered, begun := "", false, "", ""
			p := &player{limit: 300, answer: func(said string) string {
				question := strings.Contains(said, "uestion ") || strings.Contains(said, "문제 ")
				practice := strings.Contains(said, "Practice, question") || strings.Contains(said, "연습 문제 ")
				switch {
				case begun != "":
					return "q"
				case strings.Contains(said, c.begins) && failed != "" && !practice:
					begun = said
					return "q"
				case strings.Contains(said, c.list) && failed != "" && practised:
					return "1"
				case strings.Contains(said, c.offer):
					offered = said
					return "map"
				case strings.Contains(said, c.fails):
					failed = said
					return ""
				case practice:
					practised = true
				case question && strings.Contains(said, "\nWhat pulls"), question && strings.Contains(said, "\n무엇이 바다를"):
					return "wind"
				case strings.Contains(said, "Next: "), strings.Contains(said, "다음: "):
					return "map"
				}
				return ""
			}}
			out := playThrough(t, sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Packs = c.speech, harbourOfOneLesson(t) }).seat, p)
			for _, told := range []struct{ where, said, words string }{{"the summary", failed, c.after}, {"the offer", offered, c.none}, {"the start", begun, c.none}} {
				if !strings.Contains(told.said, told.words) {
					t.Errorf("%s does not say %q: %q", told.where, told.words, told.said)
				}
			}
			if t.Failed() {
				t.Log(out)
			}
		})
	}
}

// harbourOfOneLesson is the test pack with its first lesson only, so that nothing else is
// offered in place of its quiz.
func harbourOfOneLesson(t *testing.T) []*content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	parts.Lessons = parts.Lessons[:1]
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return []*content.Pack{pack}
}
