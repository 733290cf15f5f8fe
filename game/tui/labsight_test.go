package tui

import (
	"strconv"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// smallFirst are the sizes at which a control, the action and what is to be done are looked
// for.
var smallFirst = [][2]int{{60, 18}, {80, 24}, {100, 30}, {160, 45}}

// Whichever control the keys act on, it is in sight with the action that enter runs, in every
// mission of the flagship pack.
func TestTheControlAndTheActionOfALabAreInSight(t *testing.T) {
	looks(t)
	pack := flagship(t)
	for _, speech := range speeches {
		for n, task := range (&game.Player{}).LabTasks(pack) {
			v := atShippedLab(t, pack, "", speech).press("home")
			for range n {
				v.press("down")
			}
			v.press("enter")
			for _, size := range smallFirst {
				v.resize(size[0], size[1])
				rows := len(task.Lab.Controls) + len(task.Lab.Actions)
				for range rows {
					v.press("up")
				}
				for row := range rows {
					action := max(0, row-len(task.Lab.Controls))
					words := content.PlainText(task.Lab.Actions[action].Text.Line(speech.Langs()[0]))
					v.sees("❯ ", strconv.Itoa(action+1)+"  "+words[:strings.Index(words+" ", " ")])
					v.press("down")
				}
			}
		}
	}
}

// The list of labs tells each mission in a line, and begins with a whole one wherever it is
// scrolled to.
func TestTheListOfLabsBeginsWithAWholeMission(t *testing.T) {
	pack := flagship(t)
	for _, speech := range speeches {
		for _, size := range smallFirst {
			v := atShippedLab(t, pack, "", speech).press("home").resize(size[0], size[1])
			for range (&game.Player{}).LabTasks(pack) {
				lines := strings.Split(v.text(), "\n")
				left, frame, _ := v.m.size()
				indent, _ := v.m.column(frame)
				first := strings.TrimRight(lines[v.m.headerRows()+3], "│┃ ")
				begins := first == "" || strings.ContainsAny(first, "❯○✓•") || strings.TrimSpace(first[:left+indent+1]) != ""
				if !begins {
					t.Fatalf("%v, %s: the list begins in the middle of a mission\n%s", size, speech, v.text())
				}
				v.press("down")
			}
		}
	}
	atShippedLab(t, pack, "", game.SpeakEnglish).press("home").sees("not solved yet ☆☆☆", "  ○ Security audit today: no NAT, no internet.   ")
}

func TestTheLabSaysWhatThreeStarsTake(t *testing.T) {
	pack := flagship(t)
	atShippedLab(t, pack, "", game.SpeakEnglish).press("home", "enter").resize(60, 18).sees("= locked", "0 changed; 3 stars with no more than 1")
}
