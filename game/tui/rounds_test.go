package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// examined is a pack whose items name exam domains and concepts.
func examined(tb judge) *content.Pack {
	tb.Helper()
	parts := contenttest.Parts()
	for i := range parts.Items {
		parts.Items[i].Domains = []string{"aws/saa-c03:d2-1", "aws/dva-c03:d1"}
		parts.Items[i].Concepts = []content.ConceptID{"tide"}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		tb.Fatalf("%v", err)
	}
	return pack
}

// longAgo lets the player have answered every item of such a pack nine days ago, so that all
// are due.
func longAgo(tb judge) func(*game.Seat, *Options) {
	return func(s *game.Seat, _ *Options) {
		pack, now := examined(tb), s.Now()
		s.Packs = []*content.Pack{pack}
		for _, quiz := range pack.Quizzes() {
			for _, item := range quiz.Items {
				head, _ := pack.ItemHead(item)
				s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now) - 9, Events: []game.Event{
					{Answered: &game.Answered{Item: pack.ID().Item(item), Rev: head.Rev, First: true, Grade: 1}},
				}})
			}
		}
		s.Player.Answers = 3 // too few for the offer of certainty
	}
}

// roundScenes are the screens of free practice and test-outs.
func roundScenes() []scene {
	var all []scene
	for _, s := range []struct {
		name string
		open func(*testing.T, game.Speech) *visit
	}{
		{"practice", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, longAgo(t)).press("p", "down", "down")
		}},
		{"practice-none", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("p") }},
		{"practice-due", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, longAgo(t)).press("p", "enter")
		}},
		{"practice-counted", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, longAgo(t)).press("p", "enter").until(true, is[game.SummaryStep])
		}},
		{"test-out", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("t") }},
		{"test-out-passed", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("t").until(true, is[game.SummaryStep])
		}},
		{"test-out-failed", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("t").until(false, is[game.SummaryStep])
		}},
	} {
		all = append(all, scene{name: s.name, open: s.open})
	}
	return all
}

// What is due is asked as what counts, and the row of what is practised says so.
func TestFreePracticeIsChosenFromAListAndCountsWhatIsDue(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, longAgo(t)).press("p")
	v.sees("❯ This lesson · Why the sea rises", "questions: 4, due: 4", "This pack · The harbour", "SAA-C03 · Design Resilient Architectures", "tide")
	v.press("enter").sees("Due: it counts", "question 1 of 4").reply(true).press("enter").sees("+", "XP, saved").misses("u answer")
	v.press("esc").sees("❯").press("p").sees("due: 3")
	v.press("ㅔ").sees("enter ▸")
}

func TestAMouseBeginsFreePractice(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, longAgo(t)).press("p").click("SAA-C03 ·").sees("❯ SAA-C03")
	v.click("SAA-C03 ·").sees("question 1 of 6")
}

func TestAMouseBeginsATestOut(t *testing.T) {
	newPlayer(t, game.SpeakEnglish).click("t ▸ test out").sees("Test-out", "question 1 of 4")
	v := newPlayer(t, game.SpeakEnglish)
	v.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	v.click("t ▸ test out").sees("Test-out", "question 1 of 4")
}

// The map comes back at the lesson whose list was opened, whatever was practised.
func TestTheMapComesBackAfterFreePractice(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, longAgo(t)).press("down", "down", "p").sees("❯ This lesson · Climbing by lock").press("2", "enter")
	v.sees("question 1 of 6").press("esc").sees("❯ ○ Climbing by lock")
}

func TestATestOutIsOfferedOnTheMapAndPassesTheLesson(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).sees("t ▸ test out").press("t").sees("Test-out", "questions without hints", "question 1 of 4").misses("h hint")
	v.press("esc").sees("t ▸ test out").press("ㅅ").until(true, is[game.SummaryStep]).sees("Lesson passed", "Its quiz stays open")
	v.press("enter").sees("❯ ✓ Why the sea rises", "done by test", "1 of 2 lessons done").misses("t ▸ test out").press("t").sees("done by test")
	v.press("enter").sees("point 1 of 3")
}

func TestATestOutThatFailsLeadsToReading(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("t").until(false, is[game.SummaryStep]).sees("Not there yet", "n read the lesson")
	v.press("n").sees("point 1 of 3").press("esc").sees("❯ ○ Why the sea rises").misses("t ▸ test out")
}

// Where the whole title does not fit, it is cut, and how many questions a row has stays.
func TestAPracticeRowKeepsItsCount(t *testing.T) {
	for _, speech := range speeches {
		v := newPlayer(t, speech, longAgo(t)).resize(60, 18).press("p")
		for range 12 {
			for _, line := range strings.Split(v.text(), "\n") {
				if strings.Contains(line, "❯") && !strings.ContainsAny(line, "0123456789") {
					t.Errorf("%s: a row has no count: %q", speech, line)
				}
			}
			v.press("down")
		}
	}
}
