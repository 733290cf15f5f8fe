package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/celebration"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// celebrated is a visit at a celebration.
func celebrated(t *testing.T, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	t.Helper()
	v := newPlayer(t, speech, with...)
	v.m.feats = screen.Feats{Level: 3}
	v.run(v.m.goHome())
	return v
}

func (v *visit) celebrates() bool {
	_, is := v.m.screen.(celebration.Celebration)
	return is
}

// pictureOf is what is drawn of the burst.
func (v *visit) pictureOf() string { return strings.Join(strings.Fields(v.text()), " ") }

func TestALevelIsCelebratedOnTheWayToTheMap(t *testing.T) {
	v := celebrated(t, game.SpeakEnglish).sees("★ Level 3 reached")
	first := v.pictureOf()
	v.press("enter") // on its way when the screen came
	if !v.celebrates() || v.pictureOf() != first {
		t.Fatal("a key that was meant for the screen before ends the celebration")
	}
	rings := 0
	for v.celebrates() && len(v.alarms) > 0 && rings < 50 {
		v.ring()
		rings++
	}
	if rings > 10 {
		t.Errorf("it moves for %d ticks", rings)
	}
	if len(v.alarms) != 0 {
		t.Error("a ticker goes on while nothing moves")
	}
	if v.pictureOf() == first {
		t.Error("nothing has moved")
	}
	v.press("x").sees("enter play")
	if v.celebrates() || !v.m.feats.None() {
		t.Error("a celebration comes twice")
	}
}

// Any key skips what moves and does nothing else: r would show the record of the map.
func TestAnyKeySkipsACelebration(t *testing.T) {
	v := celebrated(t, game.SpeakKorean)
	for range 3 {
		v.ring()
	}
	v.press("r").sees("레벨 3 달성", "───── ·  ★  · ─────")
	v.press("r").sees("enter 시작").misses("기록 ─")
	if v.celebrates() {
		t.Error("the key after it does not go on")
	}
}

func TestNothingOfACelebrationMovesForWhoWantsNoMotion(t *testing.T) {
	off := false
	v := celebrated(t, game.SpeakEnglish, preferring(game.Preferred{Motion: &off}))
	first := v.text()
	v.ring()
	v.ring()
	if v.text() != first {
		t.Errorf("it moves:\n%s", v.text())
	}
	v.ringAll()
	v.press("enter")
	if v.celebrates() {
		t.Error("a still celebration is not left")
	}
}

// The bell rings once for each celebration, only for who wants it.
func TestTheBellRingsOnceAndOnlyIfItIsOn(t *testing.T) {
	for _, on := range []bool{false, true} {
		v := newPlayer(t, game.SpeakEnglish, preferring(game.Preferred{Bell: &on}))
		v.m.feats = screen.Feats{Level: 3}
		v.holding = true
		v.run(v.m.goHome())
		for _, cmd := range v.held {
			count := 0
			for _, msg := range said(cmd) {
				if _, is := msg.(rung); is {
					count++
				}
			}
			if on && count != 1 || !on && count != 0 {
				t.Errorf("bell %v: rings %d times", on, count)
			}
		}
	}
}

// said are the messages of a command and of those in it.
func said(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		var all []tea.Msg
		for _, c := range batch {
			all = append(all, said(c)...)
		}
		return all
	}
	return []tea.Msg{msg}
}

// All that is reached by one session is told together, behind its last explanation and before
// its end.
func TestALevelOfASessionIsCelebratedBehindItsLastExplanation(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(t)} })
	v.press("enter").until(true, is[game.SummaryStep]).press("n").untilShown(true, is[game.SummaryStep])
	if !v.celebrates() {
		t.Fatalf("the level is not celebrated:\n%s", v.text())
	}
	v.sees("Level 2 reached").misses("This time").ringAll()
	v.press("x").sees("This time")
	v.press("esc").ringAll()
	if v.celebrates() {
		t.Error("a level is celebrated twice")
	}
}

// An achievement and a title of skill are celebrated with what they were earned for; many at once
// by their names.
func TestWhatWasAchievedIsCelebrated(t *testing.T) {
	for speech, said := range map[game.Speech][]string{
		game.SpeakEnglish: {"Achievement: Another Day", "1 quiz below 80%", "New title: Lab Planner", "8 missions solved"},
		game.SpeakKorean:  {"업적 달성: 다른 날 다시", "퀴즈 1개를", "새 칭호: 랩 설계자"},
		game.SpeakBoth:    {"Another Day", "다른 날 다시", "Lab Planner", "랩 설계자"},
	} {
		v := newPlayer(t, speech).resize(60, 18)
		at := v.seat.Now()
		b := game.Batch{At: at, Day: v.seat.Player.Today(at), Events: []game.Event{
			{Achieved: &game.Achieved{ID: "another-day", Figure: 1}}, {Achieved: &game.Achieved{ID: "lab-planner", Figure: 8}}, {Achieved: &game.Achieved{ID: "of a later version", Figure: 1}},
		}}
		v.seat.Player.Apply(b)
		v.m.feats = v.m.feats.With(b, v.seat.Packs, 1, 1)
		v.run(v.m.goHome())
		v.sees(said...).fits()
		v.ringAll()
		v.press("x")
		if v.celebrates() || !v.m.feats.None() {
			t.Errorf("%s: it does not end", speech)
		}
		v.m.feats = v.m.feats.With(b, v.seat.Packs, 1, 1).With(b, v.seat.Packs, 1, 1)
		v.run(v.m.goHome())
		v.fits()
		if speech == game.SpeakEnglish {
			v.sees("Achievements: Another Day, Lab Planner, Another Day +1").misses("below 80%")
		}
	}
}

// What a chest holds and what was reached besides are told by one screen.
func TestAChestTellsAllOfItTogether(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Player.Apply(game.Batch{Events: []game.Event{{Granted: &game.Granted{Reward: "harbour/reward/first", Gold: 5}}}})
	})
	v.m.feats = screen.Feats{Level: 3, Bosses: []content.Text{v.seat.Packs[0].Meta().Title}}
	v.run(v.m.goHome())
	v.ringAll()
	v.sees("+5 gold", "Level 3 reached", "The storm has passed").press("enter").sees("enter play")
	if v.celebrates() {
		t.Error("what the chest told is told again")
	}
}

func TestACelebrationFitsAnyTerminal(t *testing.T) {
	for _, speech := range speeches {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
			t.Run(fmt.Sprintf("%s-%dx%d", speech, size[0], size[1]), func(t *testing.T) {
				v := celebrated(t, speech).resize(size[0], size[1])
				for range 8 {
					v.fits()
					v.ring()
				}
			})
		}
	}
}

// The frames of the picture are equally large, in signs and in ASCII, so that nothing around
// it moves; each shows more than the one before.
func TestEveryFrameOfABurstHasTheSameSize(t *testing.T) {
	for _, plain := range []bool{false, true} {
		v := newPlayer(t, game.SpeakEnglish, preferring(game.Preferred{Plain: &plain}))
		before := -1
		for frame := widget.BurstFirst; frame <= widget.BurstWhole; frame++ {
			drawn := 0
			for _, line := range widget.Burst(v.m.theme, frame) {
				if widget.Width(line) != 19 {
					t.Errorf("plain %v, frame %d: %q", plain, frame, line)
				}
				drawn += len(strings.ReplaceAll(line, " ", ""))
			}
			if drawn < before {
				t.Errorf("frame %d shows less than the one before", frame)
			}
			before = drawn
		}
	}
}

// Each kind of what is reached has a picture of its own, whole at once where nothing may move, in
// signs of ASCII too; a boss has the largest that fits.
func TestEachKindOfCelebrationHasAPictureOfItsOwn(t *testing.T) {
	off := false
	for _, size := range [][2]int{{60, 18}, {80, 24}, {160, 45}} {
		for _, c := range []struct {
			feats func(*visit) screen.Feats
			row   string
		}{
			{func(*visit) screen.Feats { return screen.Feats{Level: 3} }, "───── ·  ★  · ─────"},
			{func(v *visit) screen.Feats { return v.achieving("first-quiz") }, "(  ★  )"},
			{func(v *visit) screen.Feats { return v.achieving("lab-planner") }, "|  ★ ★ ★  |"},
			{func(*visit) screen.Feats { return screen.Feats{Reached: game.Feats{Week: true, Studied: 5}} }, "| ★ ★ ★ ★ ★ |"},
			{func(v *visit) screen.Feats {
				f := v.achieving("out-of-the-storm")
				f.Bosses = []content.Text{v.seat.Packs[0].Meta().Title}
				return f
			}, "/_____\\"},
		} {
			v := newPlayer(t, game.SpeakBoth, preferring(game.Preferred{Motion: &off})).resize(size[0], size[1])
			v.m.feats = c.feats(v)
			v.run(v.m.goHome())
			v.sees(c.row).fits()
		}
	}
}

// achieving earns an achievement or a title of skill, and gives it as what is celebrated.
func (v *visit) achieving(id string) screen.Feats {
	at := v.seat.Now()
	b := game.Batch{At: at, Day: v.seat.Player.Today(at), Events: []game.Event{{Achieved: &game.Achieved{ID: id, Figure: 8}}}}
	v.seat.Player.Apply(b)
	return screen.Feats{}.With(b, v.seat.Packs, 1, 1)
}

// The goal of a week and a day that was made up for are told in each language, once.
func TestTheGoalOfTheWeekIsCelebratedOnce(t *testing.T) {
	for speech, said := range map[game.Speech][]string{
		game.SpeakEnglish: {"The goal of the week is reached: 1 day of study."},
		game.SpeakKorean:  {"이번 주 목표를 이루었습니다: 1일 학습."},
		game.SpeakBoth:    {"The goal of the week is reached", "이번 주 목표를"},
	} {
		v := newPlayer(t, speech, func(s *game.Seat, _ *Options) {
			if _, err := s.Player.SetWeekly(1, s.Now()); err != nil {
				t.Fatal(err)
			}
		})
		v.press("enter").until(true, is[game.VerdictStep]).press("esc")
		v.sees(said...).past()
		v.again().atMap().misses(said[0], "Earned since", "지난번에")
	}
}

// The map says while a missed day can be made up for today, in one line at every size.
func TestTheMapSaysThatAMissedDayCanBeMadeUpFor(t *testing.T) {
	missed := func(s *game.Seat, _ *Options) {
		today := s.Player.Today(s.Now())
		for _, back := range []game.StudyDay{4, 3, 2} {
			at := game.Moment{Wall: s.Now().Wall.AddDate(0, 0, -int(back))}
			s.Player.Apply(game.Batch{At: at, Day: today - back, Events: []game.Event{
				{Answered: &game.Answered{Item: s.Packs[0].ID().Item(contenttest.TideIsWind), Rev: 1, First: true, Grade: 3, Right: true}},
			}})
		}
	}
	for speech, said := range map[game.Speech]string{game.SpeakEnglish: "can be made up for", game.SpeakKorean: "요일 만회 가능"} {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {100, 30}, {160, 45}} {
			newPlayer(t, speech, missed).resize(size[0], size[1]).sees(said).fits()
			newPlayer(t, speech).resize(size[0], size[1]).misses(said)
		}
	}
}
