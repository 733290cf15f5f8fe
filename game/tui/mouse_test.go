package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/chest"
	"quest/game/tui/screen"
)

// clickFooter clicks words of the last line.
func (v *visit) clickFooter(words string) *visit {
	v.tb.Helper()
	lines := strings.Split(v.text(), "\n")
	y := len(lines) - 1
	at := strings.Index(lines[y], words)
	if at < 0 {
		v.tb.Fatalf("%q is not in the footer: %q", words, lines[y])
	}
	v.send(tea.MouseClickMsg{X: cells(lines[y][:at]), Y: y, Button: tea.MouseLeft})
	return v
}

func TestTheMapIsUsedByMouse(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {100, 30}, {160, 45}} {
		v := newPlayer(t, game.SpeakEnglish).resize(size[0], size[1])
		title := "Up through a lock"
		if !strings.Contains(v.text(), title) {
			title = content.PlainText(v.seat.Packs[0].Lessons()[1].Title.Line(content.English))
		}
		v.click(title).sees("❯ ○ " + title).wheel(tea.MouseWheelUp).misses("❯ ○ " + title).wheel(tea.MouseWheelDown)
		v.click("▸ Begin")
		if v.m.session == nil || string(v.m.session.About().Lesson.ID) != string(v.seat.Packs[0].Lessons()[1].ID) {
			t.Errorf("%v: the button does not begin the lesson\n%s", size, v.text())
		}
		again := newPlayer(t, game.SpeakEnglish).resize(size[0], size[1])
		if again.click("○ " + title).click("○ " + title); again.m.session == nil {
			t.Errorf("%v: a second click does not open the lesson", size)
		}
	}
}

// Every entry of every footer does what its key does.
func TestEveryFooterEntryIsClicked(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).resize(100, 30)
	v.clickFooter("? help").sees("Keys on this screen").clickFooter("esc close").misses("Keys on this screen")
	v.clickFooter("r record").sees("Mina").clickFooter("esc map").clickFooter("m mix-ups").sees("What you mix up").clickFooter("esc map")
	v.clickFooter("enter play").sees("point 1 of").clickFooter("enter next").sees("point 2 of").clickFooter("← back").sees("point 1 of")
	v.clickFooter("L language").clickFooter("esc").press("L", "L")
	v.clickFooter("move").sees("❯ ○").clickFooter("↑↓")
	v.clickFooter("q quit")
	if !v.quit {
		t.Errorf("q quit does not quit:\n%s", v.text())
	}
}

func TestAnEntryOfTwoDirectionsIsBoth(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).resize(100, 30).press("home")
	first := v.text()
	if v.clickFooter("move"); v.text() == first {
		t.Error("a click on the words chooses nothing below")
	}
	if v.clickFooter("↑↓"); v.text() != first {
		t.Error("a click on the first arrow does not go back")
	}
}

// In a text field letters type, and the footer goes by function keys.
func TestTheFooterOfATextFieldIsClicked(t *testing.T) {
	v := newVisit(t).press("enter").clickFooter("f1 help").sees("Keys on this screen").clickFooter("esc close").typed("Bo").clickFooter("enter")
	if name := v.seat.Player.Name.String(); name != "MinaBo" {
		t.Errorf("the name is %q", name)
	}
}

func TestMixUpsAndReadingAreUsedByMouse(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(false, is[game.SummaryStep]).press("enter")
	v.ringAll()
	v.press("esc", "m").sees("Practise this one").click("Practise this one")
	if v.m.session == nil {
		t.Errorf("no drill has begun:\n%s", v.text())
	}
	read := studiedPlayer(t, game.SpeakBoth).press("r", "2").resize(60, 18)
	before := read.text()
	if read.wheel(tea.MouseWheelDown).text() == before {
		t.Error("a wheel does not scroll the record")
	}
	first := newVisit(t)
	first.click("2  ").press("enter")
	if first.m.speech == "" || first.m.speech == first.m.choices()[0] {
		t.Errorf("a click chooses %q", first.m.speech)
	}
}

// The card of a point begins at the same line whatever it says.
func TestTheCardOfAPointStandsStill(t *testing.T) {
	looks(t)
	pack := flagship(t)
	for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
		for _, speech := range speeches {
			v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }).resize(size[0], size[1]).press("enter")
			want, n := -1, 0
			v.until(true, func(s game.Step) bool {
				if _, reads := s.(game.PointStep); reads {
					n++
					_, y := v.find("╭")
					if want >= 0 && y != want {
						t.Errorf("%v, %s: point %d begins in line %d, the one before in %d", size, speech, n, y, want)
					}
					want = y
				}
				return is[game.TakeawaysStep](s)
			})
		}
	}
}

// An open chest says which level it raises the player to, and leads on to the labs.
func TestTheChestLeadsToTheLabs(t *testing.T) {
	v := atLabs(t, game.SpeakEnglish).press("esc")
	pack := v.seat.Packs[0]
	grant := &game.Granted{Reward: pack.ID().Reward(pack.Rewards()[0].ID), XP: 150}
	if got := v.seat.Player.LabsAfter(v.seat.Packs, []*game.Granted{grant}); got != pack {
		t.Fatalf("the labs of %v come next", got)
	}
	if got := v.seat.Player.LabsAfter(v.seat.Packs, []*game.Granted{{Reward: "another"}}); got != nil {
		t.Fatalf("the labs of %v come next", got.ID())
	}
	v.run(v.m.mount(chest.New([]*game.Granted{grant}, 2, pack, screen.Feats{})))
	v.ringAll()
	v.sees("Level 2 reached", "b ▸ Now try it: the labs", "b labs").press("b").sees("missions solved")
}

// The box beside the map says what its row does not say, and a title takes the second line of
// its row before it is cut.
func TestTheMapCutsNoTitleAndRepeatsNothing(t *testing.T) {
	pack := flagship(t)
	for _, speech := range speeches {
		for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
			v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }).resize(size[0], size[1])
			v.press("enter").until(true, func(s game.Step) bool { p, ok := s.(game.PointStep); return ok && p.N == 3 }).press("esc")
			for _, l := range strings.Split(v.text(), "\n") {
				if strings.ContainsAny(l, "○◆") && strings.Contains(l, "…") {
					t.Errorf("%v, %s: a title is cut: %q", size, speech, l)
				}
			}
			if n := strings.Count(v.text(), "3 min"); speech == game.SpeakEnglish && n > 7 {
				t.Errorf("%v: the minutes are said %d times", size, n)
			}
			if speech == game.SpeakEnglish && size[0] >= 100 {
				v.sees("labs: 0 of 19 solved")
			}
		}
	}
}
