package main

import (
	"encoding/json"
	"os/exec"
	"testing"

	"quest/game"
)

// TestAPaperInATerminal sits a short paper of the shipped exam pack by the keyboard alone: a question is
// flagged, the program is killed in the middle, the paper goes on where it was with its answers and its
// flag, and is handed in.
func TestAPaperInATerminal(t *testing.T) {
	for _, c := range []struct {
		lang                                                          game.Speech
		cols, rows, digit                                             string
		size, first, second, third, flagged, kept, goOn, counts, sure string
		result, open                                                  string
	}{
		{
			game.SpeakEnglish, "80", "24", "1", "10 questions, 20 minutes", "question 1 of 10", "question 2 of 10", "question 3 of 10", "flagged",
			"This answer is kept", "Go on with the open paper", "2 answered, 8 open, 1 flagged", "Hand the paper in?", "scored questions right", "open (domain",
		},
		{
			game.SpeakKorean, "60", "18", "2", "10문항, 20분", "10문항 중 1번", "10문항 중 2번", "10문항 중 3번", "표시함",
			"이 답을 저장했습니다", "보던 시험 이어서 보기", "답함 2, 답하지 않음 8, 표시 1", "시험지를 제출할까요?", "정답입니다", "답하지 않음 (영역",
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			term := openTerminal(t, c.cols, c.rows)
			start := []string{"saa-c03", "--short", "10", "--seed", "20261123", "--now", "2026-12-01T19:00:00Z"}
			answer := func() { term.press("1", "2", "3", "enter") } // of several only as many are taken as are asked for
			term.run("exam", start...)
			term.until("English")
			term.press(c.digit, "enter", "J", "o", "enter")
			term.until(c.size)
			term.press("enter")
			term.until(c.first)
			answer()
			term.until(c.second)
			term.press("f")
			term.until(c.flagged)
			answer()
			term.until(c.third)
			term.run("exam", start...) // kills the program that runs
			term.until(c.goOn)
			term.press("enter")
			term.until(c.third)
			if c.lang == game.SpeakKorean {
				term.press("e")
				term.until("영어 원문")
				term.press("e")
			}
			term.press("p")
			term.until(c.kept)
			term.until(c.flagged)
			term.press("o")
			term.until(c.counts)
			term.press("right", "enter")
			term.until(c.third)
			for range 7 {
				answer()
			}
			term.press("o", "h")
			term.until(c.sure)
			term.press("1")
			term.until(c.result)
			term.press("right")
			term.until(c.open)
			if got := term.paper(); got.Breaks != 1 || got.Open != 1 || len(got.Questions) != 10 || !got.Questions[0].Answered || got.Questions[9].Answered {
				t.Errorf("the report is %+v", got)
			}
		})
	}
}

// paper gives what the program reports of the newest paper of these saves.
func (term *terminal) paper() (r paperRecord) {
	term.t.Helper()
	out, err := exec.Command(term.program, "exam", "report", "--json", "--save-dir", term.saves, "--now", "2026-12-01T20:00:00Z").Output()
	if err != nil {
		term.t.Fatal(err)
	}
	if err := json.Unmarshal(out, &r); err != nil {
		term.t.Fatal(err)
	}
	return r
}
