package tui

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/plain"
)

// foretold are the keys that solve both missions of the canal, and what a player
// types line by line to do the same.
var (
	byKeys = []string{
		"enter", "down", "right", "enter", "4", "enter", "3", "enter", "space", "enter",
		"down", "right", "1", "4", "enter", "3", "enter", "space", "enter",
		"enter", "right", "enter", "2", "enter", "3", "enter", "space", "enter",
	}
	byLines = []string{"", "set 3 2", "do 1", "4", "3", "set 4 2", "do", "4", "3", "", "set 2 1", "do 1", "2", "3", "q"}
)

// labEvents gives what a journal tells of labs.
func labEvents(batches []game.Batch) []string {
	var all []string
	for _, b := range batches {
		var events []string
		for _, e := range b.Events {
			switch {
			case e.Predicted != nil:
				events = append(events, fmt.Sprintf("%+v", *e.Predicted))
			case e.Solved != nil:
				events = append(events, fmt.Sprintf("%+v", *e.Solved))
			case e.Granted != nil:
				events = append(events, fmt.Sprintf("%s %d", e.Granted.Reward, e.Granted.XP))
			}
		}
		if len(events) > 0 {
			all = append(all, strings.Join(events, "; "))
		}
	}
	return all
}

func TestEveryMissionOfTheCanalIsSolvedByKeys(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish)
	v.sees("0 of 2 missions solved")
	v.press(byKeys...)
	p := v.seat.Player
	id := contenttest.DeepID
	if p.Solved(id.Mission(contenttest.BringTanker)).Stars != 3 || p.Solved(id.Mission(contenttest.TowInStorm)).Stars != 3 || p.XP != 80 {
		t.Fatalf("%d XP after the keys:\n%s", p.XP, v.text())
	}
	v.ringAll()
	v.sees("Canal Master", "+50 XP").press("enter").sees("Level 1", "80/400 XP").press("b").sees("2 of 2 missions solved", "★★★")
}

func TestTheSameChoicesInLinesGiveTheSameJournal(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press(byKeys...)
	other := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Packs = []*content.Pack{contenttest.Deep()}
		s.Start = &game.Destination{Pack: contenttest.DeepID, Labs: true}
	})
	var out strings.Builder
	if err := plain.Play(other.seat, strings.NewReader(strings.Join(byLines, "\n")+"\n"), &out, plain.Options{Echo: true}); err != nil {
		t.Fatal(err)
	}
	keys, lines := labEvents(v.shelf.batches), labEvents(other.shelf.batches)
	if len(keys) != 3 || !slices.Equal(keys, lines) {
		t.Errorf("by keys:\n%s\nby lines:\n%s\n%s", strings.Join(keys, "\n"), strings.Join(lines, "\n"), out.String())
	}
}

func TestStarsAndXPAreShownOnlyWhenTheyAreOnDisk(t *testing.T) {
	keys := []string{"enter", "down", "right", "down", "right", "1", "4", "enter", "3", "enter", "space"}
	v := atLabs(t, game.SpeakEnglish)
	v.shelf.full = true
	v.press(keys...).sees("Mission solved", "shown once it is on disk").misses("+20 XP", "3 of 3 stars")
	v = atLabs(t, game.SpeakEnglish)
	v.holding = true
	v.press(keys...).misses("+20 XP", "3 of 3 stars")
	v.release()
	v.sees("+20 XP", "3 of 3 stars")
}

// The header tells of a mission no sooner than the event has arrived, however it gets there.
func TestTheHeaderWaitsForTheEventToArrive(t *testing.T) {
	fire := []string{"enter", "down", "right", "down", "right", "1", "4", "enter", "3", "enter"}
	v := atLabs(t, game.SpeakEnglish).press(fire...)
	v.sees("Under way", "0/400 XP").misses("20/400 XP").ring()
	v.sees("Under way").misses("20/400 XP").press("space").sees("20/400 XP", "+20 XP", "Mission solved")
	v = atLabs(t, game.SpeakEnglish).press(fire...)
	v.ringAll()
	v.sees("20/400 XP", "+20 XP")
	v = atLabs(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.ReducedMotion = true }).press(fire...)
	v.sees("20/400 XP", "+20 XP")
	v = atLabs(t, game.SpeakEnglish)
	v.shelf.full = true
	v.press(fire...).press("space").sees("0/400 XP").misses("20/400 XP")
}

func TestNothingFiresUntilEveryRouteIsPredicted(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter", "1", "enter", "enter").sees("Choose where it stops")
	v.press("2", "enter", "enter").sees("Choose where it stops", "Behind a tug: where")
	if n := len(labEvents(v.shelf.batches)); n != 0 {
		t.Errorf("%d actions were fired", n)
	}
	v.press("esc").sees("Under its own power: where", "● 2").press("enter", "3", "enter", "space").sees("as you said", "stopped at Lock")
	if got := labEvents(v.shelf.batches); len(got) != 1 || !strings.Contains(got[0], "channel:lock") {
		t.Errorf("kept %v", got)
	}
}

func TestTheEventTravelsForAboutASecondAndAnyKeySkipsIt(t *testing.T) {
	fire := []string{"enter", "1", "2", "enter", "3", "enter"}
	v := atLabs(t, game.SpeakEnglish).press(fire...).sees("Under way")
	frames, stood := 0, 0
	for strings.Contains(v.text(), "Under way") {
		before := v.text()
		v.ring()
		if stood++; v.text() != before {
			stood = 0
		}
		if stood > 6 {
			t.Fatalf("it stands still at frame %d", frames)
		}
		if frames++; frames > 40 {
			t.Fatal("it never arrives")
		}
	}
	if frames < 15 {
		t.Errorf("only %d frames", frames)
	}
	for _, k := range []string{"enter", "x", "esc", "down", "ㅌ"} {
		v := atLabs(t, game.SpeakEnglish).press(fire...).press(k).misses("Under way").sees("stopped at Lock")
		v.ringAll()
		v.sees("stopped at Lock")
	}
	still := atLabs(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.ReducedMotion = true }).press(fire...)
	still.misses("Under way").sees("stopped at Lock")
}

func TestChangesAreTakenBackByKeysInBothKeyboards(t *testing.T) {
	for _, k := range []struct{ undo, reset string }{{"u", "x"}, {"ㅕ", "ㅌ"}, {"U", "backspace"}} {
		v := atLabs(t, game.SpeakEnglish).press("enter", "right", "down", "right").sees("2 changed")
		v.press(k.undo).sees("1 changed").press(k.reset).sees("0 changed").press(k.undo).sees("1 changed")
		v.press(k.undo).sees("0 changed").press(k.undo).sees("nothing to take back")
	}
	atLabs(t, game.SpeakEnglish).press("enter", "up", "right").sees("The mission keeps this one")
	newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{contenttest.Deep()} }).
		press("ㅠ").sees("Labs of The deep harbour")
}

func TestTheLanguageOfALabChangesInPlace(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter", "down", "right", "1", "4", "enter", "3", "enter", "space")
	before := v.text()
	v.press("L").sees("유조선은 낮은 물에서").press("L", "L").sees("The tanker runs aground", "유조선은").press("L", "L", "L")
	if v.text() != before {
		t.Errorf("the lab changed:\n%s\n%s", before, v.text())
	}
}

func TestAPackWithoutLabsOffersNone(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	before := v.text()
	if v.press("b"); v.text() != before {
		t.Errorf("b did something:\n%s", v.text())
	}
}

func TestEveryKeyOfALabDoesSomething(t *testing.T) {
	looks(t)
	for _, s := range labScenes() {
		t.Run(s.name, func(t *testing.T) {
			offer := s.open(t, game.SpeakEnglish)
			for _, b := range offer.m.screen.Help(offer.m.area()) {
				for _, name := range b.Keys() {
					if b.Enabled() && !works(t, s, name, len(b.Keys())) {
						t.Errorf("%q (%s) does nothing", name, b.Help().Desc)
					}
				}
			}
		})
	}
}

func TestAnyKeysInALabAtAnySizeFit(t *testing.T) {
	keys := []string{
		"enter", "enter", "enter", "1", "2", "3", "4", "9", "space", "up", "down", "left", "right", "pgup", "pgdown", "home", "end",
		"esc", "L", "?", "u", "x", "i", "c", "b", "backspace", "ㅌ",
	}
	rapid.Check(t, func(rt *rapid.T) {
		speech := rapid.SampledFrom([]game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth}).Draw(rt, "speech")
		v := atLabs(rt, speech, func(s *game.Seat, o *Options) {
			o.PlainBorders, o.ReducedMotion = rapid.Bool().Draw(rt, "plain"), rapid.Bool().Draw(rt, "still")
			if rapid.Bool().Draw(rt, "large") {
				s.Packs = []*content.Pack{large()}
			}
		})
		v.shelf.full = rapid.Bool().Draw(rt, "full")
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 7).Draw(rt, "what") {
			case 6:
				at := tea.Mouse{X: rapid.IntRange(-1, 210).Draw(rt, "x"), Y: rapid.IntRange(-1, 70).Draw(rt, "y"), Button: tea.MouseLeft}
				v.send(tea.MouseClickMsg(at))
			case 7:
				v.wheel(rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(rt, "wheel"))
			case 0:
				v.resize(rapid.IntRange(-1, 210).Draw(rt, "w"), rapid.IntRange(-1, 70).Draw(rt, "h"))
			case 1:
				v.ring()
			default:
				v.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			v.fits()
		}
	})
}

// large is the deep pack with a lab of eight places with long names, a way back, long
// code, and several actions.
func large() *content.Pack {
	parts := contenttest.DeepParts()
	both := contenttest.Both
	l := &parts.Labs[0]
	for i := len(l.Nodes); i < 8; i++ {
		id := content.PartID(fmt.Sprintf("place%d", i))
		l.Nodes = append(l.Nodes, content.LabNode{ID: id, Text: both("A place with a rather long name", "이름이 꽤 긴 여덟째 장소입니다")})
		l.Actions[0].Routes[0].Path = append(l.Actions[0].Routes[0].Path, id)
	}
	l.Actions[0].Routes[1].Path = []content.PartID{"place7", "lock", "sea", "lake"}
	l.Actions = append(l.Actions, content.Action{ID: "wait", Text: both("Wait for the next tide and then sail", "다음 만조를 기다렸다가 출항"), Routes: l.Actions[0].Routes[:1]})
	l.Controls[0].Values[0].Code = []content.LabCode{{Code: content.Code{Lang: "json", Lines: slices.Repeat([]content.Safe{
		contenttest.Safe(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "x"}]}`),
	}, 30)}}}
	pack, err := content.NewPack(parts)
	if err != nil {
		panic(err)
	}
	return pack
}

// One frame of the animation: the Woke and the drawing that follows it.
func BenchmarkLabFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			fire := func() *visit {
				return atLabs(b, game.SpeakBoth).resize(size[0], size[1]).press("enter", "1", "2", "enter", "3", "enter")
			}
			v := fire()
			last := 0
			b.ReportAllocs()
			for b.Loop() {
				if !strings.Contains(v.m.View().Content, "Under way") {
					b.StopTimer()
					v = fire()
					b.StartTimer()
				}
				v.m.Update(wokeScreen{v.m.number})
				last = len(v.m.View().Content)
			}
			b.ReportMetric(float64(last), "drawn-bytes")
		})
	}
}

func TestALessonWithALabOffersItAtItsEnd(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		parts := contenttest.Parts()
		deep := contenttest.DeepParts()
		parts.Labs, parts.Lessons[0].Lab = deep.Labs, contenttest.Canal
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		s.Packs = []*content.Pack{pack}
	})
	v.press("enter").until(true, is[game.SummaryStep]).press("enter")
	v.sees("A lab belongs to this lesson").press("b").sees("The canal", "0 of 2 missions solved")
}

func TestPlayBeginsAtALabThatWasAskedFor(t *testing.T) {
	newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
		s.Packs = []*content.Pack{contenttest.Deep()}
		s.Start = &game.Destination{Pack: contenttest.DeepID, Labs: true, Lab: contenttest.Canal}
	}).sees("Labs of The deep harbour", "❯ ○ Bring the tanker").press("esc").sees("Why the sea rises")
}

func TestActionsAreReachedByArrowsToo(t *testing.T) {
	v := atLargeLab(t, game.SpeakEnglish).press("enter", "down", "down", "down", "down").sees("❯ 2  Wait for the next tide")
	v.press("left", "c").sees("no code").press("left").sees("0 changed").press("enter").sees("▸ Wait for the next tide").press("esc").sees("❯ 2  Wait").press("up", "up").sees("❯ Water")
}

func TestAChangedControlIsMarked(t *testing.T) {
	atLabs(t, game.SpeakEnglish).press("enter").misses("◆ changed").press("down", "right").sees("open →  ◆ changed").
		press("down").sees("◆ Lower gate").press("u").misses("◆")
}

func TestAPredictionIsMadeInSightOfTheSettings(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		atLabs(t, game.SpeakEnglish).resize(size[0], size[1]).press("enter", "1").sees("where does it", "Water in the lake", "low water")
	}
}

func TestALabThatWasLeftUnsolvedStandsAsItStood(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter", "down", "right").sees("1 changed").press("esc", "enter").sees("1 changed", "◆ Lower gate")
	v.press("esc", "esc", "b", "enter").sees("1 changed").press("down", "down", "right", "1", "4", "enter", "3", "enter", "space", "enter")
	v.press("up", "enter").sees("mission 1 of 2", "0 changed")
}

// The window of the terminal is closed while a control stands otherwise than in the save.
func TestASignalInALabKeepsItsControls(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("enter")
	if msg := drainFirst(v.m, tea.QuitMsg{}); msg != (tea.QuitMsg{}) {
		t.Fatalf("%T though nothing was changed", msg)
	}
	v.press("down", "right").sees("1 changed")
	kept := len(v.shelf.batches)
	msg := drainFirst(v.m, tea.QuitMsg{})
	if _, ok := msg.(leave); !ok {
		t.Fatalf("%T leaves without the controls", msg)
	}
	v.send(msg)
	if !v.quit || len(v.shelf.batches) != kept+1 || v.shelf.batches[kept].Events[0].Wired == nil {
		t.Errorf("left: %v, kept %+v", v.quit, v.shelf.batches[kept:])
	}
}

func TestAboutALabTellsTheMissionAndTheStars(t *testing.T) {
	atLabs(t, game.SpeakEnglish).press("enter", "i").sees("The mission", "Bring the tanker", "Stars", "Three stars for no more changes than needed")
	atLabs(t, game.SpeakEnglish).press("3", "enter", "i").misses("Stars")
}

func TestAPageOfTheListOfLabsIsAScreen(t *testing.T) {
	pack := flagship(t)
	v := atShippedLab(t, pack, "", game.SpeakEnglish)
	first := v.text()
	v.press("pgdown")
	if v.text() == first || strings.Contains(v.text(), "Which tool?") {
		t.Errorf("a page further down:\n%s", v.text())
	}
	for range 8 {
		v.press("pgdown")
	}
	v.sees("Which tool?")
	for range 8 {
		v.press("pgup")
	}
	if v.text() != first {
		t.Errorf("back at the top:\n%s", v.text())
	}
}

func TestOverASlowLinkNothingMoves(t *testing.T) {
	for delay, moves := range map[time.Duration]bool{20 * time.Millisecond: true, 2 * time.Second: false} {
		mono := time.Duration(0)
		v := atLabs(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) {
			now := s.Now
			s.Now = func() game.Moment { return game.Moment{Wall: now().Wall, Mono: mono} }
		})
		v.m.Init()
		mono = delay
		v.send(tea.BackgroundColorMsg{Color: color.Black})
		v.press("enter", "1", "2", "enter", "3", "enter")
		if strings.Contains(v.text(), "Under way") != moves {
			t.Errorf("an answer after %v:\n%s", delay, v.text())
		}
	}
}

func TestTheRecordTellsOfLabsFromTheSave(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("esc", "r").misses("Predictions", "Missions").press("esc", "b")
	v.press("enter", "down", "right", "down", "right", "1", "4", "enter", "1", "enter", "space", "enter").past().press("esc").past().press("r")
	v.sees("Missions", "1 of 2", "3 of 6 stars", "Predictions", "1 came true")
}

func TestTheListComesBackToTheMissionThatWasLeft(t *testing.T) {
	atLabs(t, game.SpeakEnglish).press("down", "enter").sees("mission 2 of 2").press("esc").sees("❯ ○ Get the tanker").
		press("down", "enter").sees("sandbox").press("esc").sees("❯ • Sandbox")
}

func TestNothingTravelsThatNeverLeft(t *testing.T) {
	pack := flagship(t)
	for set, travels := range map[string]bool{"right": false, "u": true} {
		v := atShippedLab(t, pack, "why-didnt-lambda-fire", game.SpeakEnglish).resize(120, 60).press("enter", set, "1", "6", "enter")
		v.ringAll()
		if v.sees("stopped at"); strings.Contains(v.text(), "What travels") != travels {
			t.Errorf("after %q:\n%s", set, v.text())
		}
	}
}
