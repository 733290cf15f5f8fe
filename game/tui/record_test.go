package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/content/contenttest"
	"quest/game"
)

// studied has a player with twenty weeks of answers, certainty, mix-ups and pauses behind them.
func studied(seat *game.Seat, _ *Options) {
	p, pack := seat.Player, seat.Packs[0]
	now := seat.Now()
	const days = 140
	p.TuneWager(true, game.Moment{Wall: now.Wall.AddDate(0, 0, -days)})
	quiz := pack.Quizzes()[0]
	wrong := pack.ID().Misconception(pack.Misconceptions()[0].ID)
	for day := days; day >= 0; day-- {
		if day%7 == 2 || day%5 == 1 || day > 60 && day < 75 {
			continue
		}
		at := now.Wall.AddDate(0, 0, -day).Add(time.Duration(day%3*5) * time.Hour)
		if day == 0 {
			at = now.Wall
		}
		for n := range 1 + (day*day)%7 {
			item := fmt.Sprint(pack.ID().Item("gone"), day/9, n)
			rev := 1
			if n < len(quiz.Items) && day < 100 {
				item = pack.ID().Item(quiz.Items[n])
				head, _ := pack.ItemHead(quiz.Items[n])
				rev = head.Rev
			}
			a := &game.Answered{Item: item, Rev: rev, First: true, Right: (day+n)%4 != 1, Grade: 1, Of: 1, Certainty: game.Certainty(1 + (day+2*n)%3)}
			if a.Right {
				a.Grade, a.Got = 3, 1
				if day%3 == 0 && day > 20 {
					a.Refutes = []string{wrong}
				}
			} else if n == 1 {
				a.Beliefs = []string{wrong}
			}
			m := game.Moment{Wall: at.Add(time.Duration(n) * time.Minute)}
			p.Apply(game.Batch{At: m, Day: p.Today(m), Events: []game.Event{{Answered: a}}})
		}
	}
}

// studiedPlayer begins as a player who joined before that.
func studiedPlayer(t *testing.T, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	t.Helper()
	join := func(s *game.Seat, _ *Options) {
		now := s.Now()
		now.Wall = now.Wall.AddDate(0, 0, -150)
		s.Player.Join(game.Joined{Name: contenttest.Safe("민아 Mina"), Lang: speech, Seed: 7}, now)
	}
	return newVisit(t, append([]func(*game.Seat, *Options){join, studied}, with...)...)
}

// recordScenes are the parts of the record, of a player with a history and of a new one.
func recordScenes() []scene {
	part := func(key string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return studiedPlayer(t, s).press("r", key) }
	}
	none := func(key string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("r", key) }
	}
	return []scene{
		{"record-days", part("2")},
		{"record-lessons", part("3")},
		{"record-memory", part("4")},
		{"record-certainty", part("5")},
		{"record-mixups", part("6")},
		{"record-days-none", none("2")},
		{"record-lessons-none", none("3")},
		{"record-memory-none", none("4")},
		{"record-certainty-none", none("5")},
		{"record-mixups-none", none("6")},
	}
}

func TestPartsOfTheRecordAreReachedByArrowsDigitsTabAndMouse(t *testing.T) {
	v := studiedPlayer(t, game.SpeakEnglish).press("r").sees("Titles")
	v.press("right").sees("Activity calendar").press("right").sees("How well it is known").press("left", "left").sees("Titles")
	v.press("left").sees("What was mixed up").press("right").sees("Titles").press("tab").sees("Activity calendar")
	v.press("4").sees("Still known").click("Certainty").sees("How sure, and how right").press("7").sees("How sure, and how right")
	v.press("esc").sees("The harbour")
}

func TestAnotherPartOfTheRecordBeginsAtItsTop(t *testing.T) {
	v := studiedPlayer(t, game.SpeakEnglish).press("r", "2", "end").misses("Activity calendar")
	v.press("right").sees("How well it is known")
	v.press("left").sees("Activity calendar")
}

func TestTheRecordFollowsTheSwitchOfCertainty(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("r", "5").sees("does not ask how sure")
	v.press("w", "1").sees("No answer says yet how sure you were")
}

// TestPlotsOfTheRecordAreReadInASCII draws every part with ASCII signs: days, shares and marks differ
// by their signs, without any colour.
func TestPlotsOfTheRecordAreReadInASCII(t *testing.T) {
	v := studiedPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.PlainBorders = true }).press("r")
	for part, want := range map[string][]string{"2": {"#", "*", "+", "-"}, "3": {"## firm", "** known", "-- asked"}, "4": {"100% |"}, "5": {"|", "#"}, "6": {"In fact:"}} {
		v.press(part)
		for _, line := range strings.Split(v.text(), "\n") {
			for _, r := range line {
				if r > '~' && (r < '가' || r > '힣') {
					t.Fatalf("%q is not ASCII in part %s:\n%s", r, part, v.text())
				}
			}
		}
		v.sees(want...)
	}
}

// TestTheRecordIsDrawnOnAScreenOfAnySize turns every part in sizes that nobody would choose.
func TestTheRecordIsDrawnOnAScreenOfAnySize(t *testing.T) {
	v := studiedPlayer(t, game.SpeakBoth).press("r")
	for _, size := range [][2]int{{1, 1}, {9, 3}, {20, 5}, {33, 10}, {47, 12}, {71, 15}, {99, 30}, {100, 20}, {240, 70}} {
		v.resize(size[0], size[1])
		for range 6 {
			v.press("right", "pgdown", "end")
			v.fits()
			v.send(tea.MouseClickMsg{X: 3, Y: 3, Button: tea.MouseLeft})
		}
	}
}
