package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func TestWhatWasEarnedIsShownOnlyWhenItIsOnDisk(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.TrueFalse)).reply(true)
	v.holding = true
	v.press("enter").sees("Right", "The moon does", "0/400 XP").misses("+24 XP", "saving", "saved")
	v.ring()
	v.sees("saving ...", "XP is shown once").misses("+24 XP")
	v.release()
	v.sees("+24 XP, saved", "24/400 XP").misses("saving")
}

func TestBatchesGoToTheJournalOneAtATimeAndInOrder(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	v.holding = true
	v.press("enter", "enter", "L", "enter", "L")
	k := &v.m.keeper
	if len(k.queue) < 3 || !k.busy {
		t.Fatalf("%d batches wait", len(k.queue))
	}
	var want []game.Batch
	for _, q := range k.queue {
		want = append(want, q.batch)
	}
	v.press("enter")
	if len(v.held) != 1 {
		t.Errorf("%d batches are on their way at once", len(v.held))
	}
	v.release()
	for i, b := range want {
		got := v.shelf.batches[i]
		if len(got.Events) != len(b.Events) || (got.Events[0].Tuned == nil) != (b.Events[0].Tuned == nil) {
			t.Errorf("batch %d on disk is another one", i)
		}
	}
	if !k.idle() {
		t.Error("something still waits")
	}
}

func TestALateWordAboutSlownessIsNotHeard(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter", "enter")
	v.ring()
	v.misses("saving")
}

func TestTheBannerStaysUntilSavingWorksAgain(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.TrueFalse)).reply(true)
	v.misses("NOT SAVED")
	v.shelf.full = true
	v.press("enter").sees("NOT SAVED", "the disk is full", "Right", "XP is shown once", "0/400 XP").misses("+24 XP")
	v.press("L").sees("저장되지 않음", "디스크가 가득").press("L", "L")
	v.press("enter").sees("NOT SAVED")
	v.shelf.full = false
	v.press("L").misses("저장되지 않음").sees("24/400 XP")
	if v.shelf.answers() != 1 {
		t.Errorf("%d answers are on disk", v.shelf.answers())
	}
}

// A server that cannot save tries again by itself: nobody has to answer once more to see it.
func TestWhatWaitsIsTriedAgainByItself(t *testing.T) {
	tries := 0
	var v *visit
	v = newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Retry = func() error {
			tries++
			_, err := v.shelf.Append(game.Batch{})
			return err
		}
	}).press("enter").until(true, asks(content.TrueFalse)).reply(true)
	v.ringAll()
	v.shelf.full = true
	v.press("enter").sees("NOT SAVED", "0/400 XP")
	v.ring()
	v.ring()
	if tries < 2 {
		t.Errorf("it was tried %d times", tries)
	}
	v.sees("NOT SAVED")
	v.shelf.full = false
	v.ring()
	v.misses("NOT SAVED").sees("24/400 XP")
	before := tries
	v.ringAll()
	if tries != before {
		t.Error("what is saved is tried again")
	}
}

func TestAGameThatCannotSaveSaysSoFromTheStart(t *testing.T) {
	v := newVisit(t, func(s *game.Seat, _ *Options) {
		s.Unsaved = &game.NotSavedError{Why: game.Say("desk.Refused").With("dir", "/saves", "why", "read-only")}
	})
	v.sees("NOT SAVED", "the folder /saves cannot be written").press("2").sees("/saves 폴더에 쓸 수 없습니다")
}

func TestLeavingWaitsForTheDisk(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter")
	v.holding = true
	v.press("enter", "enter", "ctrl+c").sees("Saving the last answers")
	if v.quit {
		t.Fatal("the game left before the disk had answered")
	}
	v.release()
	if !v.quit || !v.m.keeper.idle() {
		t.Error("the game did not leave once all was on disk")
	}
}

func TestLeavingDoesNotWaitForEver(t *testing.T) {
	leaveWithout := func(then func(*visit)) *visit {
		v := newPlayer(t, game.SpeakEnglish).press("enter")
		v.holding = true
		v.press("enter", "ctrl+c")
		v.holding = false
		then(v)
		return v
	}
	if v := leaveWithout(func(v *visit) { v.ring() }); !v.quit {
		t.Error("the wait has no end")
	}
	if v := leaveWithout(func(v *visit) { v.press("ctrl+c") }); !v.quit {
		t.Error("asking twice did not leave")
	}
}

func TestASignalWaitsForTheDiskToo(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter")
	for _, msg := range []tea.Msg{tea.QuitMsg{}, tea.InterruptMsg{}} {
		if got := drainFirst(v.m, msg); got != msg {
			t.Errorf("%T became %T though nothing waits", msg, got)
		}
	}
	v.holding = true
	v.press("enter")
	for _, msg := range []tea.Msg{tea.QuitMsg{}, tea.InterruptMsg{}} {
		if _, ok := drainFirst(v.m, msg).(leave); !ok {
			t.Errorf("%T did not wait", msg)
		}
	}
}

func TestAChestOpensOnlyWhenItIsOnDisk(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.TakeawaysStep])
	v.holding = true
	v.press("enter").until(true, is[game.ChestStep])
	for range 20 {
		v.ring()
	}
	v.sees("opens as soon as").misses("+150", "Harbour Pilot")
	v.release()
	v.ringAll()
	v.sees("+150 XP", "Harbour Pilot")
}

func TestAChestWithoutAnimationWaitsForTheDiskToo(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.ReducedMotion = true })
	v.press("2", "enter").until(true, is[game.TakeawaysStep])
	v.holding = true
	v.press("enter").until(true, is[game.ChestStep]).misses("╱", "★ ●")
	v.release()
	v.sees("╱", "★ ●")
}

func TestNothingTellsOfAChestBeforeItOpens(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, judges(content.TrueFalse))
	for v.m.session.Step() != nil {
		if _, ok := v.m.session.Step().(game.ChestStep); ok {
			break
		}
		v.misses("Harbour Pilot", "198", "20 gold")
		if _, ok := v.m.session.Step().(game.QuestionStep); ok {
			v.reply(true)
		}
		v.press("enter")
	}
	v.misses("Harbour Pilot", "198")
}

func TestAChestIsNotMissedByLeavingEarly(t *testing.T) {
	parts := contenttest.Parts()
	parts.Rewards[0].When = content.When{Lesson: contenttest.FirstLesson, Quiz: contenttest.FirstQuiz, Score: 0.5}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }).press("enter")
	v.until(true, func(s game.Step) bool {
		step, ok := s.(game.VerdictStep)
		return ok && step.Kind == game.Sitting && step.N == step.Of
	})
	v.misses("Harbour Pilot").press("esc").sees("Passed", "4 of 4 right").misses("Harbour Pilot").press("esc")
	v.ringAll()
	v.sees("Harbour Pilot", "+150 XP").press("enter").sees("lessons done", "Harbour Pilot")
}

// reopened is the same save opened anew.
func reopened(v *visit) *visit {
	return newVisit(v.tb, func(s *game.Seat, _ *Options) {
		for _, b := range v.shelf.batches {
			s.Player.Apply(b)
		}
		s.Packs, s.Player.Seed = v.seat.Packs, v.seat.Player.Seed
		s.Player.Join(game.Joined{Name: v.seat.Player.Name, Lang: game.SpeakEnglish, Seed: 7}, s.Now())
	})
}

func TestAChestThatWasNotSeenWaitsForTheNextStart(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.ChestStep]).press("ctrl+c")
	back := reopened(v)
	back.sees("creaks", "48/400 XP").misses("Harbour Pilot")
	back.ringAll()
	back.sees("Harbour Pilot", "+150 XP", "198/400 XP").press("enter").sees("lessons done")
	v.shelf.batches = append(v.shelf.batches, back.shelf.batches...)
	reopened(v).sees("lessons done").misses("creaks")
}

func TestWhatIsToBeToldComesBeforeTheChest(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.ChestStep])
	back := reopened(v)
	back = newVisit(t, func(s *game.Seat, _ *Options) {
		s.Player, s.Packs = back.seat.Player, back.seat.Packs
		s.Notices = []game.Notice{game.Say("desk.EndRepaired").With("copy", "/tmp/copy")}
	})
	back.sees("was repaired").misses("creaks", "Harbour Pilot").press("r").sees("creaks")
	back.ringAll()
	back.sees("Harbour Pilot").press("enter").sees("Record of")
}

func TestAChestThatStaysLockedComesBackOnceSavingWorks(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.TakeawaysStep])
	v.shelf.full = true
	v.press("enter").until(true, is[game.ChestStep])
	for range 20 {
		v.ring()
	}
	v.sees("stays shut").press("enter").sees("lessons done", "NOT SAVED").misses("Harbour Pilot")
	v.shelf.full = false
	v.press("L").misses("저장되지 않음").press("L", "L", "up", "enter", "esc").sees("creaks")
	v.ringAll()
	v.sees("Harbour Pilot")
}

// The header agrees with what the answer earned at once, and tells nothing of the
// chest that the same answer brought.
func TestTheHeaderFollowsTheAnswerThatBringsAChest(t *testing.T) {
	parts := contenttest.Parts()
	parts.Rewards[0].When = content.When{Lesson: contenttest.FirstLesson, Quiz: contenttest.FirstQuiz, Score: 0.5}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }).press("enter")
	v.until(true, func(s game.Step) bool {
		step, ok := s.(game.VerdictStep)
		return ok && step.Kind == game.Sitting && step.N == step.Of
	})
	v.sees("+24 XP, saved", "96/400 XP", "0 gold").misses("Harbour Pilot")
}

func TestAPlayerWhoCannotSaveStillHasANameAndARecord(t *testing.T) {
	why := game.Say("desk.Refused").With("dir", "/saves", "why", "read-only")
	v := newVisit(t, func(s *game.Seat, _ *Options) { s.Unsaved = &game.NotSavedError{Why: why} })
	v.shelf.full = true
	v.press("1", "enter", "enter").sees("Mina", "NOT SAVED").press("enter").until(true, judges(content.TrueFalse))
	v.press("?").sees("leave the game").misses("everything is saved").press("esc", "esc", "r")
	v.sees("Record of Mina", "not saved", "XP in all   24")
	if n := strings.Count(v.text(), "NOT SAVED"); n != 1 {
		t.Errorf("%d banners", n)
	}
}

func TestAChestSwallowsKeysThatWereOnTheirWay(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.ChestStep])
	number := v.m.number
	for range 8 { // a key held down
		v.press("enter")
		v.ring()
	}
	if v.m.number != number {
		t.Fatal("keys in flight closed the chest")
	}
	for range 8 {
		v.press("enter")
		v.ring()
	}
	if v.m.number == number {
		t.Error("the quiet period has no ceiling")
	}
}

func TestAnAnimationCanBeSkippedAndSwitchedOff(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.ChestStep])
	for range 3 {
		v.ring()
	}
	v.sees("creaks").press("space").sees("+150 XP")
	still := newPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.ReducedMotion = true })
	still.press("2", "enter").until(true, is[game.ChestStep]).sees("+150 XP")
}

func TestALateAlarmOfAScreenThatIsGoneIsDropped(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("2", "enter").until(true, is[game.ChestStep])
	late := v.alarms
	v.ringAll()
	v.press("enter")
	v.ringAll() // the map keeps that a part of the story was told
	before := v.text()
	for _, msg := range late {
		v.send(msg)
	}
	if v.text() != before || len(v.alarms) > 0 {
		t.Error("an alarm of the chest reached the map")
	}
	if strings.Contains(before, "creaks") {
		t.Error("the chest is still there")
	}
}

// The alarm of a batch rings also where it was kept long before: a frame that is made for it would be the
// one that is shown.
func TestABatchThatWasKeptInTimeDrawsNoFrame(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	p := &painted{drawn: v.m}
	alarm := dragging{v.m.keeper.number}
	if heard, _ := p.hear(alarm); !heard {
		t.Error("a frame is made for a batch that was kept")
	}
	v.m.keeper.busy = true
	if heard, _ := p.hear(alarm); heard {
		t.Error("nothing is said of a batch that is on its way for long")
	}
}
