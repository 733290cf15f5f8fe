package main

import (
	"testing"

	"quest/game"
)

// TestAWeekInATerminal plays the week of testdata/script/week.txtar and looks at it in a real
// terminal: at the day after a missed one, at the goal of the week, at what was achieved, and at
// the shop, where an owl is bought and worn.
func TestAWeekInATerminal(t *testing.T) {
	for _, c := range []struct {
		lang                           game.Speech
		cols, rows                     string
		missed, madeUp, reached, feat  string
		owl, price, sure, yours, wears string
	}{
		{
			game.SpeakEnglish, "80", "24",
			"2026-11-25 passed without study. 6 answers from memory today make up for it", "3 study days in a row", "the goal of the week is reached", "Another Day",
			"Scholar owl", "buy for 20 gold", "Then 5 remain", "wear", "worn",
		},
		{
			game.SpeakKorean, "60", "18",
			"2026-11-25에는 학습을 쉬었습니다", "3일 연속", "주간 목표를 이루었으니", "다른 날 다시",
			"안경 부엉이", "20골드로 구매", "20골드로 살까요?", "장착", "장착 중",
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			m := openMonth(t, "week.txtar", c.cols, c.rows)
			m.line("2026-11-23", "monday", "play", "harbour/tides", "--seed", "35")
			m.line("2026-11-23", "", "settings", "rest", "sat")
			m.line("2026-11-24", "tuesday", "play", "harbour/locks")
			m.look("2026-11-26", c.lang)
			m.until("Mina")
			m.press("d")
			m.shows(c.missed)
			m.line("2026-11-26", "thursday", "play", "harbour/locks")
			m.add("three-more.yaml")
			m.line("2026-11-26", "thursday-review", "review")
			m.look("2026-11-26", c.lang)
			m.until("1-2 ") // certainty is offered, once
			m.refuse()
			m.press("d")
			m.shows(c.madeUp)
			m.line("2026-11-27", "friday", "play", "harbour/boss")
			m.line("2026-11-29", "sunday", "play", "harbour/locks")
			m.look("2026-11-29", c.lang)
			m.until("Mina")
			m.press("d")
			m.shows(c.reached)
			m.press("d", "a")
			m.shows(c.feat, "2026-11-26")
			m.press("a", "g", "right", "right", "right", "down")
			m.shows(c.owl, c.price)
			m.press("enter")
			m.shows(c.sure)
			m.press("y")
			m.shows(c.yours)
			m.press("enter")
			m.shows(c.wears)
			if got := m.stats("--now", "2026-11-29"+m.at); got["gold"] != 5.0 || got["streak"] != 5.0 || got["title"] != "Harbour Pilot" {
				t.Errorf("after the week: %v gold, streak %v, %v", got["gold"], got["streak"], got["title"])
			}
		})
	}
}
