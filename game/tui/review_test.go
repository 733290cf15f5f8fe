package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// answered lets the player have answered every item of the pack on some days before today,
// right or wrong.
func answered(days map[int]bool) func(*game.Seat, *Options) {
	return func(s *game.Seat, _ *Options) {
		now := s.Now()
		today := s.Player.Today(now)
		for back := 90; back > 0; back-- {
			right, any := days[back]
			if !any {
				continue
			}
			at := now
			at.Wall = now.Wall.AddDate(0, 0, -back)
			for _, pack := range s.Packs {
				for _, quiz := range pack.Quizzes() {
					s.Player.Apply(game.Batch{At: at, Day: today - game.StudyDay(back), Events: answers(pack, quiz, right)})
				}
			}
		}
		s.Player.Answers = 3 // too few for the offer of certainty
	}
}

// answers are answers to all items of a quiz.
func answers(pack *content.Pack, quiz content.Quiz, right bool) []game.Event {
	grade := 1
	if right {
		grade = 3
	}
	var all []game.Event
	for _, id := range quiz.Items {
		head, _ := pack.ItemHead(id)
		all = append(all, game.Event{Answered: &game.Answered{Item: pack.ID().Item(id), Rev: head.Rev, First: true, Right: right, Grade: grade}})
	}
	return all
}

// reviewScenes are the screens of the review.
func reviewScenes() []scene {
	return []scene{
		{name: "item", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, answered(map[int]bool{20: false, 19: true, 15: true})).press("enter").
				until(true, is[game.VerdictStep]).press("i")
		}},
		{name: "item-new", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, confused).press("m", "enter").until(true, is[game.VerdictStep]).press("i")
		}},
		{name: "home-due", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, answered(map[int]bool{3: false}))
		}},
		{name: "home-next", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, answered(map[int]bool{1: true})).press("up")
		}},
		{name: "home-back", open: func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, answered(map[int]bool{20: false}))
		}},
		{name: "review", open: func(t *testing.T, s game.Speech) *visit { return inReview(t, s) }},
		{name: "review-verdict", open: func(t *testing.T, s game.Speech) *visit {
			return inReview(t, s).until(false, is[game.VerdictStep])
		}},
		{name: "review-put-off", open: func(t *testing.T, s game.Speech) *visit { return inReview(t, s).press("b") }},
		{name: "review-point", open: func(t *testing.T, s game.Speech) *visit {
			days := map[int]bool{}
			for back := 3; back < 23; back++ {
				days[back] = back%2 == 0
			}
			return newPlayer(t, s, answered(days)).press("enter").until(false, is[game.PointStep])
		}},
		{name: "review-done", open: func(t *testing.T, s game.Speech) *visit {
			return inReview(t, s).until(true, is[game.SummaryStep])
		}},
		{name: "review-done-missed", open: func(t *testing.T, s game.Speech) *visit {
			v := inReview(t, s).until(false, is[game.VerdictStep])
			return v.until(true, is[game.SummaryStep])
		}},
	}
}

// inReview begins the review of a player with much that is due.
func inReview(t *testing.T, s game.Speech) *visit {
	t.Helper()
	return newPlayer(t, s, answered(map[int]bool{12: false, 11: true, 3: false})).press("enter")
}

func TestAMarkIsSetOnThePageOfAnItemSaidAndTakenBack(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, is[game.VerdictStep]).press("i")
	q, _ := v.m.session.Question()
	marks := func() game.Marks { return v.seat.Player.Marks(q.ID(), v.seat.Now()) }
	v.press("*").sees("Starred. Star it once more")
	if !marks().Starred {
		t.Error("s set no star")
	}
	v.press("ㅠ", "z") // of no use outside of a review
	if got := marks(); got.Buried || got.Suspended {
		t.Errorf("the marks are %+v", got)
	}
	v.press("ㅕ").sees("star is taken away").press("u").sees("no mark to undo")
	if got := marks(); got != (game.Marks{}) {
		t.Errorf("after undo the marks are %+v", got)
	}
	v.press("i")
	if _, on := v.m.session.Step().(game.VerdictStep); !on || v.m.over != nil {
		t.Error("i did not lead back to the verdict")
	}
}

func TestAQuestionIsPutOffInAReviewAndTakenBack(t *testing.T) {
	v := inReview(t, game.SpeakEnglish).sees("question 1 of 6")
	asked := func() string { q, _ := v.m.session.Question(); return q.ID() }
	first := asked()
	v.press("b").sees("Put off until tomorrow", "question 1 of 5")
	second := asked()
	v.press("ㅋ").sees("Suspended", "question 1 of 4")
	if now := v.seat.Now(); !v.seat.Player.Marks(first, now).Buried || !v.seat.Player.Marks(second, now).Suspended {
		t.Error("the marks are not set")
	}
	v.press("u").sees("Resumed", "question 1 of 5").press("u").sees("No longer put off", "question 1 of 6")
	if asked() != first {
		t.Errorf("%s is asked, want %s", asked(), first)
	}
	v.press("u").sees("no mark to undo")
}

func TestAReviewIsLeftAtAnAnswerAndGoesOn(t *testing.T) {
	v := inReview(t, game.SpeakEnglish).until(true, is[game.VerdictStep]).press("enter").sees("question 2 of 6")
	v.press("esc").sees("❯ ◆ Review", "5 due, about 3 minutes", "5 due, about", "enter ▸ Begin the review").press("enter").sees("question 2 of 6")
	v.until(true, is[game.SummaryStep]).sees("6 of 6 known at once").press("enter").sees("✓ Review", "next on 2026-11-2")
}

func TestTheRowOfTheReviewIsReachedAndLeftWithTheArrows(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, answered(map[int]bool{1: true})).sees("✓ Review", "❯ ○ Why the sea rises")
	v.press("up").sees("❯ ✓ Review", "Nothing to review now").press("enter").sees("nothing to review now: next tomorrow")
	v.press("up", "down").sees("❯ ○ Why the sea rises", "enter ▸ Begin")
	v.click("Review").sees("❯ ✓ Review").click("Climbing by lock").sees("❯ ○ Climbing by lock")
	v.press("up", "up", "r", "esc").sees("❯ ✓ Review").press("s", "esc").sees("❯ ✓ Review").press("p", "esc").sees("❯ ✓ Review")
	newPlayer(t, game.SpeakEnglish).misses("Review")
}

// The page of an item whose step waits today says that the later date holds only without it.
func TestTheCurveSaysThatAStepOfTodayComesFirst(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}} {
		v := inReview(t, game.SpeakEnglish).resize(size[0], size[1]).until(false, is[game.VerdictStep]).press("i")
		v.press("pgdown").sees("if not answered today")
		v.fits()
	}
}

// The box beside the path says once how many questions there are to review.
func TestTheMapSaysOnceWhatIsToReview(t *testing.T) {
	v := newPlayer(t, game.SpeakKorean, answered(map[int]bool{3: false})).resize(160, 45)
	v.sees("복습할 문제")
	if n := strings.Count(v.text(), "약 "); n != 2 { // in the row and in the box
		t.Errorf("it is said %d times:\n%s", n, v.text())
	}
}
