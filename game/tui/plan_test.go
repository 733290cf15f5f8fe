package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quest/game"
)

// reviewing lets the player have reviewed every question of the pack for some weeks, and plan
// for an exam.
func reviewing(s *game.Seat, _ *Options) {
	now := s.Now()
	for back := 40; back > 0; back -= 5 {
		var events []game.Event
		n := 0
		for _, quiz := range s.Packs[0].Quizzes() {
			for _, item := range quiz.Items {
				head, _ := s.Packs[0].ItemHead(item)
				n++
				grade := 3
				if (n+back/5)%4 == 0 {
					grade = 1
				}
				events = append(events, game.Event{Answered: &game.Answered{
					Item: s.Packs[0].ID().Item(item), Rev: head.Rev, First: true, Grade: grade, Right: grade > 1,
				}})
			}
		}
		s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now) - game.StudyDay(back), Events: events})
	}
	s.Player.Answers = 3 // too few for the offer of certainty
	s.Player.SetPlan(game.Planned{Exam: &game.Exam{Blueprint: "aws/saa-c03", Day: s.Player.Today(now) + 53}}, now)
}

// planScenes are the settings of the review and what is coming.
func planScenes() []scene {
	var all []scene
	for _, s := range []struct {
		name string
		open func(*testing.T, game.Speech) *visit
	}{
		{"plan", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("s") }},
		{"plan-rest", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, reviewing).press("s").press(downs(5)...).press("6", "7", "right")
		}},
		{"plan-typing", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("s").typed("2027년 13월 1일").press("enter")
		}},
		{"plan-ahead", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, reviewing).press("s").press(downs(7)...).press("enter")
		}},
		{"plan-nothing", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("s").press(downs(7)...).press("enter")
		}},
	} {
		all = append(all, scene{name: s.name, open: s.open})
	}
	return all
}

func downs(n int) []string {
	var keys []string
	for range n {
		keys = append(keys, "down")
	}
	return keys
}

// settled lets the time pass after which a change is kept.
func (v *visit) settled() *visit {
	v.tb.Helper()
	v.ringAll()
	return v
}

// planned are the changes of settings in the journal.
func (v *visit) planned() (all []game.Planned) {
	for _, b := range v.shelf.batches {
		for _, e := range b.Events {
			if e.Planned != nil {
				all = append(all, *e.Planned)
			}
		}
	}
	return all
}

func TestAKeyThatIsHeldChangesASettingOnce(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("s", "down", "down").sees("❯ new questions a day")
	for range 7 {
		v.press("right")
	}
	v.sees("← 12 →")
	if n := len(v.planned()); n != 0 {
		t.Fatalf("%d changes are kept while the key is held", n)
	}
	v.settled()
	if all := v.planned(); len(all) != 1 || *all[0].New != 12 || v.seat.Player.Plan().New != 12 {
		t.Fatalf("kept are %+v", all)
	}
	v.press("left", "esc").sees("enter play")
	if got := v.seat.Player.Plan().New; got != 11 || len(v.planned()) != 2 {
		t.Errorf("after leaving at once it is %d", got)
	}
	v.press("s", "esc")
	if len(v.planned()) != 2 {
		t.Error("looking changes something")
	}
}

func TestEverySettingIsChangedOnTheScreen(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("s")
	v.press("right", "right").sees("in 61 days").press("shift+right").sees("in 89 days").press("shift+left").sees("in 61 days").press(">").sees("in 89 days").press("left").sees("in 88 days")
	v.press("down", "right").sees("← CLF-C02 →").press("left").sees("← not named →").press("right")
	v.press("down").typed("0").press("enter").sees("← 0 →")
	v.press("down", "left").sees("← 15 →").typed("100").press("enter", "right").sees("← no limit →").press("left").sees("← 100 →")
	v.press("down").typed("７").press("enter", "right").sees("← 10 →")
	v.press("down", "space", "right", "enter", "7").sees("[Mon Tue]", "[Sun]")
	v.press("down", "right").sees("← off →")
	v.press("esc").settled()
	plan := v.seat.Player.Plan()
	if plan.New != 0 || plan.Items != 100 || plan.Minutes != 10 || plan.Balance || plan.Exam.Blueprint != "aws/clf-c02" ||
		plan.Rest != game.On(time.Sunday, time.Monday, time.Tuesday) || plan.Exam.Day != v.seat.Player.Today(v.seat.Now())+88 {
		t.Errorf("the plan is %+v", plan)
	}
}

func TestOneDayOfTheWeekIsLeftForStudy(t *testing.T) {
	v := newPlayer(t, game.SpeakKorean).press("s").press(downs(5)...).press("1", "2", "3", "4", "5", "6", "7")
	v.sees("공부할 요일을 하루는 남겨 두세요")
	v.settled()
	if rest := v.seat.Player.Plan().Rest; len(rest.Days()) != 6 || rest.Has(time.Sunday) {
		t.Errorf("rest days are %v", rest.Days())
	}
}

func TestADateIsTypedAsPeopleWriteIt(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("s", "enter").typed("2027년 1월 15일").press("enter").sees("← 2027-01-15 Fri, in ")
	v.press("enter").sees("2027-01-15")
	for range len("2027-01-15") {
		v.press("backspace")
	}
	v.typed("2020-01-01").press("enter").sees("2020-01-01 is over").press("esc").sees("← 2027-01-15 Fri")
	v.press("enter")
	for range len("2027-01-15") {
		v.press("backspace")
	}
	v.press("enter").sees("← none →").settled()
	if exam := v.seat.Player.Plan().Exam; exam != (game.Exam{}) {
		t.Errorf("the exam is %+v", exam)
	}
}

func TestTheMouseChangesSettings(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("s")
	v.click("new questions a day").sees("❯ new questions a day").click("→").sees("← 6 →").click("←").sees("← 5 →")
	v.sees("rest days              none").click("rest days").sees("Mon Tue Wed Thu Fri Sat Sun   (none)")
	v.click("Sat").sees("[Sat]").misses("(none)").click("Sat").sees("(none)").misses("[").click("Sat").click("Wed")
	v.click("new questions a day").sees("rest days              Wed Sat").misses("Thu").click("rest days").click("Wed").click("Sat")
	v.click("spread evenly").click("spread evenly").sees("← off →")
	v.click("what is coming").click("what is coming").sees("What is coming", "No question of the packs here")
}

// The warning is seen at the date and at the exam, on the smallest screen too, and in the forecast.
func TestTheSettingsWarnOfAnExamThatEndsBeforeItsDay(t *testing.T) {
	late := func(s *game.Seat, _ *Options) {
		s.Player.SetPlan(game.Planned{Exam: &game.Exam{Blueprint: "aws/dva-c02", Day: s.Player.Today(s.Now()) + 60}}, s.Now())
	}
	for _, speech := range speeches {
		said := "DVA-C02 is 2026-11-30"
		if speech == game.SpeakKorean {
			said = "DVA-C02 시험의 마지막 날은 2026-11-30"
		}
		v := newPlayer(t, speech, late).resize(60, 18).press("s")
		tells := func() bool { return strings.Contains(strings.Join(strings.Fields(v.text()), " "), said) }
		v.fits()
		if !tells() || v.press("down") == nil || !tells() {
			t.Errorf("the settings do not warn:\n%s", v.text())
		}
		v.press("down").misses("2026-11-30").press(downs(5)...).press("enter")
		if !tells() {
			t.Errorf("the forecast does not warn:\n%s", v.text())
		}
	}
	v := newPlayer(t, game.SpeakEnglish).press("s", "right").press("down", "right", "right", "right").sees("DVA-C02", "Mind: the last day of DVA-C02 is 2026-11-30")
	v.press("up").sees("Mind: the last day").press("down", "right").sees("DVA-C03").misses("Mind:")
}

// The weeks that were and the weeks to come are named in one form.
func TestTheForecastNamesWeeksInOneForm(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, reviewing).resize(100, 60).press("s").press(downs(7)...).press("enter")
	v.sees("11-23 - 11-29", "10-19 - 10-25").misses("2026-10-19")
}

func TestWhoLooksOnCannotChangeThePlan(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	v.m.seat.Watch = func() (*game.Player, bool) { return nil, false }
	v.press("s", "down", "down", "right").sees("← 5 →")
	if len(v.planned()) != 0 {
		t.Error("who looks on changed a setting")
	}
}

func TestTheSettingsFitAnyTerminal(t *testing.T) {
	for _, speech := range speeches {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
			t.Run(fmt.Sprintf("%s-%dx%d", speech, size[0], size[1]), func(t *testing.T) {
				v := newPlayer(t, speech, reviewing).resize(size[0], size[1]).press("s")
				for range 8 {
					v.fits()
					v.misses("…")
					v.press("down")
				}
				v.press("enter")
				for range 6 {
					v.fits()
					v.misses("…")
					v.press("pgdown")
				}
			})
		}
	}
}
