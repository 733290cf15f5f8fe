package tui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/tui/lab"
)

// seenControls counts the controls of a lab whose name is on the screen, or its beginning.
func (v *visit) seenControls(lab *content.Lab, lang content.Lang) (n int) {
	for _, c := range lab.Controls {
		name := []rune(content.PlainText(c.Text.Line(lang)))
		if strings.Contains(v.text(), string(name[:min(10, len(name))])) {
			n++
		}
	}
	return n
}

// Some controls of a lab are always in sight, more in one language than in two, and those that
// are not are counted beside the action.
func TestALabShowsItsControlsAndCountsTheRest(t *testing.T) {
	looks(t)
	pack := flagship(t)
	counted := regexp.MustCompile(`[↑↓] (?:위로 |아래로 )?(\d+)`)
	for _, speech := range speeches {
		for n, task := range (&game.Player{}).LabTasks(pack) {
			v := atShippedLab(t, pack, "", speech).press("home")
			for range n {
				v.press("down")
			}
			v.press("enter")
			for _, size := range []struct{ cols, rows, least int }{{80, 24, 4}, {60, 18, 2}} {
				v.resize(size.cols, size.rows)
				for range task.Lab.Controls {
					seen, beyond := v.seenControls(task.Lab, speech.Langs()[0]), 0
					for _, m := range counted.FindAllStringSubmatch(v.text(), -1) {
						k, _ := strconv.Atoi(m[1])
						beyond += k
					}
					least := size.least
					switch {
					case speech == game.SpeakBoth && size.cols < 80:
						least = 3 // some of them on two lines
					case speech == game.SpeakBoth:
						least = 2 // below a picture
					}
					if want := min(least, len(task.Lab.Controls)); seen < want {
						t.Errorf("%s %s: %d controls are seen, want %d:\n%s", task.Lab.ID, speech, seen, want, v.text())
					}
					if seen+beyond < len(task.Lab.Controls) {
						t.Errorf("%s %s: %d are seen and %d counted of %d:\n%s", task.Lab.ID, speech, seen, beyond, len(task.Lab.Controls), v.text())
					}
					v.press("down")
				}
				for range task.Lab.Controls {
					v.press("up")
				}
			}
		}
	}
}

// In both languages a mission of many lines stands in the first one where the screen is small,
// with the key that has all of it.
func TestALongMissionIsToldInOneLanguageWhereThereIsLittleRoom(t *testing.T) {
	v := atShippedLab(t, flagship(t), "", game.SpeakBoth).press("home", "down", "down", "enter").resize(60, 18)
	v.sees("what is missing.", "i 미션", "AFTER INSERT trigger", "↓ 6 more").misses("빠진 것을 찾으세요")
	v.press("i").sees("빠진 것을 찾으세요.").press("esc")
	v.resize(80, 24).sees("what is missing.", "빠진 것을 찾으세요.").misses("i 미션")
	v = atShippedLab(t, flagship(t), "", game.SpeakKorean).press("home", "down", "down", "enter").resize(60, 18)
	v.sees("빠진 것을 찾으세요.").misses("i 미션")
}

// The control that keys act on is read whole at 60x18, with no word broken in two.
func TestTheChosenControlIsReadWhole(t *testing.T) {
	looks(t)
	pack := flagship(t)
	for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean} {
		lang := speech.Langs()[0]
		for n, task := range (&game.Player{}).LabTasks(pack) {
			v := atShippedLab(t, pack, "", speech).press("home")
			for range n {
				v.press("down")
			}
			v.press("enter").resize(60, 18)
			for range task.Lab.Controls {
				v.press("up")
			}
			for i := range task.Lab.Controls {
				c := &task.Lab.Controls[i]
				play := v.m.screen.(lab.Lab).Play()
				v.sees(content.PlainText(c.Text.Line(lang)), content.PlainText(play.Machine().Value(play.State(), c.ID).Text.Line(lang)))
				v.press("down")
			}
		}
	}
}
