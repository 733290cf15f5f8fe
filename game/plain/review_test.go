package plain_test

import (
	"testing"

	"quest/game"
)

// afterDays plays the whole pack and comes back some days later.
func afterDays(t *testing.T, days int, speech game.Speech) *conversation {
	t.Helper()
	all := &journal{}
	playThrough(t, sitDown(all).seat, &player{})
	return sitDown(all, func(s *game.Seat) {
		now := s.Now
		s.Now = func() game.Moment { m := now(); m.Wall = m.Wall.AddDate(0, 0, days); return m }
		s.Speech = speech
	})
}

func TestTheReviewIsOfferedPlayedAndTold(t *testing.T) {
	e := afterDays(t, 3, game.SpeakEnglish)
	out := playThrough(t, e.seat, &player{})
	inOrder(t, out, "Review: 6 due, about 3 minutes.", "Enter begins the review: 6 questions", "Review: 6 questions",
		"Review, question 1 of 6 (The harbour: ", "question 6 of 6", "This review is done.", "6 of 6 known at once.", "memories grew stronger", "Next review: ")
	e = afterDays(t, 3, game.SpeakKorean)
	out = playThrough(t, e.seat, &player{})
	inOrder(t, out, "복습: 복습할 문제 6개, 약 3분.", "enter를 누르면 복습을 시작합니다: 문제 6개", "복습, 6문제 중 1번째 (항구: ", "복습을 마쳤습니다.", "단단해", "다음 복습: ")
}

func TestWhoComesBackAfterAWeekIsGreetedGently(t *testing.T) {
	e := afterDays(t, 30, game.SpeakEnglish).play(t, "q")
	inOrder(t, e.out, "Welcome back. 6 questions are waiting. 5 first", "Review: 5 first", "Enter begins the review: 5 questions")
	e = afterDays(t, 30, game.SpeakKorean).play(t, "q")
	inOrder(t, e.out, "다시 오셨군요. 문제 6개가 기다립니다. 먼저 5개", "복습: 먼저 5개")
}

func TestAQuestionIsPutOffSuspendedAndTakenBackInLineMode(t *testing.T) {
	e := afterDays(t, 3, game.SpeakEnglish).play(t, "review", "star", "bury", "suspend", "unmark", "unmark", "표시 취소", "unmark", "q")
	inOrder(t, e.out, "question 1 of 6", "> star", "Starred.", "> bury", "Put off until tomorrow", "question 1 of 5", "> suspend", "Suspended", "question 1 of 4",
		"> unmark", "Resumed", "> unmark", "No longer put off", "star is taken away", "no mark to undo")
	e = afterDays(t, 0, game.SpeakKorean).play(t, "복습", "별표", "q")
	inOrder(t, e.out, "지금은 복습할 문제가 없습니다", "표시는 복습 문제나")
}
