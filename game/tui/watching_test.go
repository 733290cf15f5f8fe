package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// other is a terminal that plays a save, and hands it over when it has left.
type other struct {
	player *game.Player // as it stands in the save
	news   bool
	left   bool
	shelf  shelf
}

func (o *other) watch() (*game.Player, bool) {
	news := o.news
	o.news = false
	return o.player, news
}

var held = game.Say("desk.Busy").With("holder", "pid 7")

// besideOther is a second terminal at a save that another one plays.
func besideOther(t *testing.T, speech game.Speech, with ...func(*game.Seat, *Options)) (*visit, *other) {
	t.Helper()
	o := &other{}
	watch := func(s *game.Seat, _ *Options) {
		s.Watch = o.watch
		s.Unsaved = &game.NotSavedError{Why: held}
		s.TakeOver = func() (*game.Seat, error) {
			if !o.left {
				return nil, &game.NotSavedError{Why: held}
			}
			seat := *s
			seat.Player, seat.Journal, seat.Watch, seat.TakeOver, seat.Unsaved = o.player, &o.shelf, nil, nil, nil
			return &seat, nil
		}
	}
	v := newPlayer(t, speech, append([]func(*game.Seat, *Options){watch}, with...)...)
	v.run(v.m.workOnSave())
	return v, o
}

// richer is the player of a seat with some XP more, as the other terminal left it.
func richer(v *visit, xp int) *game.Player {
	p := *v.seat.Player
	p.XP += xp
	return &p
}

func TestASecondTerminalLooksOnAndPlaysNothing(t *testing.T) {
	v, _ := besideOther(t, game.SpeakEnglish)
	v.sees("looking on", "take over").misses("NOT SAVED")
	v.press("enter").sees("Another terminal plays this save")
	if v.m.session != nil {
		t.Fatal("a session began")
	}
	v.press("L").sees("보기 전용").press("L", "L", "r").sees("Level 1").press("esc")
	if n := len(v.shelf.batches) + len(v.shelf.lost); n > 0 || !v.m.keeper.idle() {
		t.Fatalf("%d batches were given to the journal", n)
	}
}

func TestASecondTerminalFollowsTheFirst(t *testing.T) {
	v, o := besideOther(t, game.SpeakEnglish)
	v.press("down").sees("0/400 XP")
	at := v.text()
	v.ring()
	if v.text() != at {
		t.Fatal("the screen changed without news")
	}
	o.player, o.news = richer(v, 150), true
	v.ring()
	v.sees("150/400 XP", "looking on")
	v.press("r").sees("150")
	o.player, o.news = richer(v, 60), true
	v.ring()
	v.sees("210/400 XP")
}

func TestASecondTerminalTakesOverOnceTheFirstHasLeft(t *testing.T) {
	v, o := besideOther(t, game.SpeakEnglish)
	v.press("T").sees("another quest has this save open", "looking on")
	o.player, o.left = richer(v, 24), true
	v.press("ㅅ").sees("You play here now", "24/400 XP").misses("looking on", "take over")
	v.ring()
	v.press("enter").until(true, asks(content.TrueFalse)).reply(true).press("enter")
	if o.shelf.answers() == 0 {
		t.Fatal("what was played after taking over is nowhere")
	}
	if len(v.shelf.batches) > 0 {
		t.Fatal("the old journal was given something")
	}
}

func TestAPlaceAskedForIsNotPlayedWhileLookingOn(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Watch = func() (*game.Player, bool) { return nil, false }
		s.Start = &game.Destination{Pack: s.Packs[0].ID()}
	})
	if v.m.session != nil || len(v.shelf.batches) > 0 {
		t.Fatal("a session began")
	}
	v.sees("looking on")
}

func TestEExportsWhileNothingCanBeSavedAndOnlyThen(t *testing.T) {
	calls := 0
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Rescue = func() (string, error) {
			if calls++; calls == 2 {
				return "", &game.NotSavedError{Why: game.Say("desk.NotExported").With("why", "no room anywhere")}
			}
			return "/home/mina/rescue.jsonl", nil
		}
	})
	v.press("E").misses("export")
	v.shelf.full = true
	v.press("enter").until(true, asks(content.TrueFalse)).reply(true).press("enter")
	v.sees("NOT SAVED", "E exports all of it", "export").press("E")
	v.sees("All of it is in /home/mina/rescue.jsonl now", "NOT SAVED").press("ㄷ").sees("no room anywhere")
	v.press("?").sees("export")
	if calls != 2 {
		t.Fatalf("%d exports", calls)
	}
}

func TestWhatIsFoundLaterIsToldAtOnceAndOnTheMap(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Settle = func() []game.Notice {
			return []game.Notice{game.Say("desk.EndRepaired").With("copy", "/tmp/copy")}
		}
	})
	v.run(v.m.workOnSave())
	v.misses("was repaired").press("enter")
	v.ring()
	v.sees("was repaired").press("down").misses("was repaired").press("esc").sees("was repaired")
}

// ahead is a player whose save is 40 days ahead of the clock.
func ahead(t *testing.T, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	t.Helper()
	late := func(s *game.Seat, _ *Options) {
		now := s.Now()
		now.Wall = now.Wall.AddDate(0, 0, 40)
		s.Player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: speech, Seed: 7}, now)
	}
	return newVisit(t, append([]func(*game.Seat, *Options){late}, with...)...)
}

func TestTheDateIsAskedOnceWhenTheSaveIsAheadOfTheClock(t *testing.T) {
	for _, c := range []struct {
		keys  []string
		clock *game.Clock
	}{
		{[]string{"1", "enter"}, &game.Clock{Trust: true}},
		{[]string{"down", "down", "up", "enter"}, &game.Clock{Trust: true}},
		{[]string{"2", "enter"}, &game.Clock{}},
		{[]string{"down", "down", "enter"}, &game.Clock{}},
		{[]string{"esc"}, nil},
	} {
		t.Run(strings.Join(c.keys, " "), func(t *testing.T) {
			v := ahead(t, game.SpeakEnglish)
			v.sees("Which date is right?", "40 days ahead", "2026-11-23", "2027-01-02")
			v.press("enter").sees("Which date is right?") // nothing is chosen yet
			v.press(c.keys...).misses("Which date is right?").sees("Mina")
			if c.clock == nil {
				if len(v.shelf.batches) > 0 {
					t.Fatal("something was decided")
				}
				return
			}
			if len(v.shelf.batches) != 1 || v.shelf.batches[0].Events[0].Clock == nil || v.shelf.batches[0].Events[0].Clock.Trust != c.clock.Trust {
				t.Fatalf("kept %+v", v.shelf.batches)
			}
			if _, doubt := v.seat.Player.ClockDoubt(v.seat.Now()); doubt {
				t.Fatal("it would be asked again")
			}
		})
	}
}

func TestALabIsNotPlayedWhileLookingOn(t *testing.T) {
	v, _ := besideOther(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{contenttest.Deep()} })
	for _, keys := range [][]string{{"b", "enter"}, {"esc", "b", "3", "enter"}} { // a mission, the sandbox
		v.press(keys...).sees("Labs of The deep harbour", "Another terminal plays this save")
	}
	if n := len(v.shelf.batches) + len(v.shelf.lost); n > 0 || !v.m.keeper.idle() {
		t.Fatalf("%d batches were given to the journal", n)
	}
}

func TestTheDateComesBeforeThePlaceThatWasAskedFor(t *testing.T) {
	v := ahead(t, game.SpeakKorean, func(s *game.Seat, _ *Options) { s.Start = &game.Destination{Pack: s.Packs[0].ID()} })
	v.sees("어느 날짜가 맞습니까?").press("2", "enter")
	if v.m.session == nil {
		t.Fatalf("the place was forgotten:\n%s", v.text())
	}
}

// saveScenes are what the save's background work puts on the screen.
func saveScenes() []scene {
	return []scene{
		{"looking-on", func(t *testing.T, s game.Speech) *visit { v, _ := besideOther(t, s); return v.press("enter") }},
		{"date", func(t *testing.T, s game.Speech) *visit { return ahead(t, s).press("1") }},
		{"exported", func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s, func(seat *game.Seat, _ *Options) {
				seat.Rescue = func() (string, error) { return "/home/mina/.local/share/quest/rescue-2026-11-23-100000.jsonl", nil }
			})
			v.shelf.full = true
			return v.press("enter").until(true, asks(content.TrueFalse)).reply(true).press("enter", "E")
		}},
	}
}

func TestWatchingAndNotSavedLookAsTheyShould(t *testing.T) {
	looksAsApproved(t, saveScenes(), speeches)
}

func TestCertaintyIsNeitherOfferedNorSwitchedWhileLookingOn(t *testing.T) {
	v, _ := besideOther(t, game.SpeakEnglish)
	v.seat.Player.Answers = game.OfferAfter
	v.press("r", "esc").misses("Yes, ask me").press("w").misses("Ask me").sees("Another terminal plays this save")
	v.press("r", "w").misses("Ask me").press("esc", "m").sees("What you mix up")
	if n := len(v.shelf.batches) + len(v.shelf.lost); n > 0 || !v.m.keeper.idle() {
		t.Fatalf("%d batches were given to the journal", n)
	}
}

// In a gap a letter is typed, so the export goes by a function key there.
func TestTheExportWorksFromATextFieldToo(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Rescue = func() (string, error) { return "/saves/rescue.jsonl", nil }
	})
	v.shelf.full = true
	v.until(true, asksItem(contenttest.TideGaps)).sees("NOT SAVED", "f7 exports all of it", "f7 export")
	v.press("E").sees("(A)▕E").misses("rescue.jsonl").press("f7").sees("/saves/rescue.jsonl")
}
