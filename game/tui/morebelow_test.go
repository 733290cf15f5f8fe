package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/lesson"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// A question that goes on below the window says so in words, and leaves no line empty
// at the foot until it was seen.
func TestAQuestionSaysThatItGoesOnBelow(t *testing.T) {
	says := map[game.Speech]string{game.SpeakEnglish: "↓ more below", game.SpeakKorean: "↓ 아래에 더 있음", game.SpeakBoth: "↓ more below"}
	for _, item := range []content.ItemID{contenttest.RiseInLock, contenttest.AidsAndUse, contenttest.NightDepth, contenttest.NightSigns, contenttest.NightCall} {
		for speech, words := range says {
			t.Run(fmt.Sprintf("%s-%s", item, speech), func(t *testing.T) {
				v := deepPlayer(t, speech).until(true, asksItem(item)).resize(60, 18)
				part := v.m.session.Step().(game.QuestionStep).Question
				for v.wait(words) {
					lines := strings.Split(v.text(), "\n")
					if foot := lines[len(lines)-4]; strings.Trim(foot, " │┃") == "" {
						t.Fatalf("an empty line while %s goes on:\n%s", part.Item.ID, v.text())
					}
					before := v.text()
					if v.press("pgdown").text() == before {
						t.Fatalf("it says that it goes on, and does not:\n%s", before)
					}
				}
			})
		}
	}
	v := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.AidsAndUse)).resize(60, 18)
	v.sees("↓ more below").press("end")
	newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Multi)).resize(60, 18).sees("↓ more below").resize(80, 30).misses("more below")
}

// A lesson point and the takeaways that go on below the window say so until their end was seen.
func TestALessonSaysThatItGoesOnBelow(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, is[game.PointStep]).resize(60, 18)
	step := v.m.session.Step().(game.PointStep)
	long := strings.Repeat("The pilot reads the tide. ", 60)
	step.Point.Text = contenttest.Both(long, long)
	end := game.TakeawaysStep{Lesson: step.Lesson, Points: []content.Block{step.Point}}
	a, pack := v.m.area(), v.seat.Packs[0]
	for name, page := range map[string]screen.Screen{"point": lesson.NewPoint(pack, step), "takeaways": lesson.NewTakeaways(pack, end)} {
		says := func() bool { return strings.Contains(strings.Join(page.Draw(a).Lines, "\n"), "more below") }
		if !says() || len(page.Draw(a).Lines) > a.Height {
			t.Errorf("%s: %d lines in %d:\n%s", name, len(page.Draw(a).Lines), a.Height, strings.Join(page.Draw(a).Lines, "\n"))
		}
		if page, _ = page.Update(a, tea.KeyPressMsg{Code: tea.KeyEnd}); says() {
			t.Errorf("%s: it says at its end that it goes on", name)
		}
	}
}

// wait reports whether some words are on the screen.
func (v *visit) wait(words string) bool { return strings.Contains(v.text(), words) }

func TestAPageIsOfferedOnlyWhileThereIsOne(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(false, judges(content.Multi))
	v.sees("pgdn page down").press("end").misses("pgdn page down")
	v = newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Classify)).resize(60, 18)
	for range 9 {
		v.press("pgdown")
	}
	v.misses("pgdn")
}

// The way out is the last entry of a footer to go.
func TestTheWayOutStaysInTheFooter(t *testing.T) {
	for _, item := range []content.ItemID{contenttest.RiseInLock, contenttest.AidsAndUse, contenttest.NightDepth} {
		deepPlayer(t, game.SpeakEnglish).until(true, asksItem(item)).reply(true).resize(60, 18).sees("esc map", "? help")
		deepPlayer(t, game.SpeakKorean).until(true, asksItem(item)).reply(true).resize(60, 18).sees("esc 지도", "? 도움말")
	}
	newPlayer(t, game.SpeakEnglish).resize(60, 18).sees("q quit")
	k := keymap.ForGame(false)
	v := newPlayer(t, game.SpeakEnglish)
	for width := 20; width < 100; width++ {
		line := widget.Footer(v.m.theme, v.m.screen.Help(v.m.area()), keymap.Says(k.Help, "help"), width)
		if widget.Width(line) > width {
			t.Fatalf("%d cells in %d", widget.Width(line), width)
		}
	}
}

func TestPracticePromisesNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused).press("m", "a").sees("Practice")
	v.sees("h rule out").misses("XP)")
	v.reply(false).press("enter", "u").sees("Taken back").misses("earned", "pays")
}

// In a text field the help names keys that type nothing.
func TestTheHelpOfATextFieldNamesKeysThatTypeNothing(t *testing.T) {
	for _, v := range []*visit{
		deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)),
		deepPlayer(t, game.SpeakEnglish).press("!"),
		newVisit(t).press("1", "enter"),
	} {
		v.press("f1").sees("Keys on this screen", "f1", "f2", "language: one, or two").misses(" L  ", " ?  ", " !  ", " h  ")
	}
	newPlayer(t, game.SpeakEnglish).press("?").sees(" L  ", " ?  ").misses("f2")
}

func TestTheMapOfMixUpsSaysOneThingWhenItIsEmpty(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	v.press("m").sees("Nothing yet").misses("any more").press("esc")
	v.seat.Player.Answers = 3
	v.press("m").sees("Nothing any more").misses("Nothing yet")
}

func TestATooSmallTerminalReadsTheWholeMessage(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).resize(50, 14)
	v.fits()
	if all := strings.Join(strings.Fields(v.text()), " "); !strings.Contains(all, "this is 50 x 14. Please enlarge the window.") {
		t.Errorf("%q", all)
	}
}

func TestAClozeWithOneGapSaysThatEnterAnswers(t *testing.T) {
	deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightCall)).resize(120, 40).sees("enter answers.", "enter answer ").misses("goes on")
	deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)).sees("enter goes on")
}

func TestAListThatIsOpenedAgainMarksWhatWasTaken(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)).press("f5").misses("● 2")
	v.press("2", "shift+tab", "f5").sees("❯ ● 2").press("enter").misses("❯ ●")
}

func TestTheSummaryCountsTheAnswersOfTheChecksAmongAll(t *testing.T) {
	newPlayer(t, game.SpeakEnglish).press("enter").until(true, is[game.SummaryStep]).sees("4 of 4 right", "2 of 4 answers were given before the quiz")
}

func TestEnterDrillsTheMixUpThatIsChosen(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused)
	one := len(v.seat.Player.DrillableFor(v.seat.Packs[0], contenttest.PumpBelief))
	all := len(v.seat.Player.Drillable(v.seat.Packs[0]))
	if one >= all {
		t.Fatalf("%d of %d", one, all)
	}
	v.press("m", "down").sees("Practise this one", fmt.Sprintf("questions: %d", one), "a all of them", "3 right answers cure it, 0 so far")
	v.press("enter").sees(fmt.Sprintf("question 1 of %d", one)).press("esc", "ㅁ").sees(fmt.Sprintf("question 1 of %d", all))
}

func TestTheTitleOfAPracticeIsNotCut(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, confused).press("m", "a").sees("Practice, without score · Why the sea rises")
	v.resize(60, 18).sees("Practice · Why the sea rises  ")
}
