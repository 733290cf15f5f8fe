package plain_test

import (
	"testing"
	"time"

	"quest/game"
)

// A date after the last day of the exam is told of, whichever of the two is set last.
func TestLineModeWarnsOfAnExamThatEndsBeforeItsDay(t *testing.T) {
	e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name = game.SpeakEnglish, "Mina" })
	inOrder(t, story(t, e,
		[2]string{"Enter to begin", "settings"}, [2]string{"Enter goes back", "2 dva-c02"}, [2]string{"exam: DVA-C02", "1 2026-12-10"},
		[2]string{"the last day of DVA-C02 is 2026-11-30", "8"}, [2]string{"Exam DVA-C02: 2026-12-10", ""}, [2]string{"Enter to begin", "q"},
	), "exam date: 2026-12-10", "Mind: the last day of DVA-C02", "in 17 days", "Mind: the last day of DVA-C02")
}

// The settings are listed and changed line by line, in both languages; what cannot be is said
// with what to do, and play goes on where it was.
func TestSettingsAreChangedInLineModeInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		speech game.Speech
		cues   [][2]string
		want   []string
	}{
		{
			game.SpeakEnglish,
			[][2]string{
				{"Enter to begin", "settings"},
				{"Enter goes back", "3 10"},
				{"new questions a day: 10", "1 2020-01-01"},
				{"is over", "1 2027-01-15"},
				{"exam date: 2027-01-15", "2 saa-c03"},
				{"exam: SAA-C03", "4 none"},
				{"questions a sitting: no limit", "5 61"},
				{"from 0 to 60", "6 sat,sun"},
				{"rest days: Sat Sun", "7 off"},
				{"spread evenly: off", "settings"},
				{"from 1 to 17", "8"},
				{"On that day you can expect", ""},
				{"Enter to begin", "q"},
			},
			[]string{
				"Settings", "1. exam date: none", "2. exam: not named", "3. new questions a day: 5", "8. what is coming",
				"2020-01-01 is over: today is 2026-11-23", "use a whole number from 0 to 60", "Exam SAA-C03: 2027-01-15, in 53 days.",
			},
		},
		{
			game.SpeakKorean,
			[][2]string{
				{"시작하려면 enter", "설정"},
				{"enter를 누르면 돌아갑니다", "6 토일"},
				{"쉬는 요일: 토 일", "1 2027년 1월 15일"},
				{"시험일: 2027-01-15", "3 10"},
				{"하루 새 문제: 10", "7 끔"},
				{"복습 고르게 나누기: 끔", "4 없음"},
				{"한 번에 풀 문제: 제한 없음", "2 SAA-C03"},
				{"시험: SAA-C03", "17"},
				{"1부터 17까지의 번호", ""},
				{"시작하려면 enter", "ㅂ"},
			},
			[]string{"설정", "1. 시험일: 없음", "3. 하루 새 문제: 5", "8. 앞으로의 예상"},
		},
	} {
		t.Run(string(c.speech), func(t *testing.T) {
			e := sitDown(&journal{}, func(s *game.Seat) { s.Speech, s.Name = c.speech, "Mina" })
			inOrder(t, story(t, e, c.cues...), c.want...)
			plan := e.seat.Player.Plan()
			if plan.New != 10 || plan.Items != 0 || plan.Minutes != 10 || plan.Balance || plan.Exam.Blueprint != "aws/saa-c03" ||
				plan.Exam.Day.String() != "2027-01-15" || plan.Rest != game.On(time.Saturday, time.Sunday) {
				t.Errorf("the plan is %+v", plan)
			}
		})
	}
}
