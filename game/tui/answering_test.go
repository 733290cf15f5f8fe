package tui

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

func TestTrueAndFalseAreAnsweredByTheirLetters(t *testing.T) {
	for key, want := range map[string]bool{
		"t": true, "T": true, "o": true, "O": true, "ㅅ": true, "ㅐ": true, "ㅇ": true,
		"f": false, "F": false, "x": false, "X": false, "ㄹ": false, "ㅌ": false,
	} {
		v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.TrueFalse)).press(key).sees("Enter to submit.").press("enter")
		step, ok := v.m.session.Step().(game.VerdictStep)
		if !ok || step.Gave.Truth == nil || *step.Gave.Truth != want {
			t.Errorf("%q does not answer %v", key, want)
		}
	}
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.TrueFalse))
	v.press("?").sees("t/f, o/x")
}

// Squares tell that several may be chosen, circles that it is one; where signs are spelled,
// too.
func TestSeveralOptionsAreTickedInSquares(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Multi)).press("2")
	v.sees("  □ 1  ", "❯ ■ 2  ")
	plain := newPlayer(t, game.SpeakEnglish, func(_ *game.Seat, o *Options) { o.PlainBorders = true }).press("enter").until(true, asks(content.Multi)).press("2")
	plain.sees("  [ ] 1  ", "> [x] 2  ")
	newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Single)).press("2").sees("  ○ 1  ", "❯ ● 2  ")
}

// The places of the cards stand in one column, near the cards.
func TestThePlacesOfCardsStandInOneColumn(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
		v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, asks(content.Classify)).resize(size[0], size[1]).press("1", "2")
		columns := map[int]bool{}
		for line := range strings.SplitSeq(v.text(), "\n") {
			if at := strings.Index(line, "▸ "); at >= 0 {
				columns[cells(line[:at])] = true
			}
		}
		if len(columns) != 1 {
			t.Errorf("%v: the places begin at %v\n%s", size, columns, v.text())
		}
	}
}

func TestTheVerdictOnARightCardNamesItsPlace(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, judges(content.Classify)).resize(100, 60)
	v.sees("✓ Dinghy", "right: At any tide")
}

// A hint takes its lines from the empty ones above the question; the options stay as far
// apart as they were.
func TestOptionsStayAsFarApartWhenAHintOpens(t *testing.T) {
	gaps := func(v *visit) []int {
		var rows, apart []int
		for i, line := range strings.Split(v.text(), "\n") {
			if strings.ContainsAny(line, "○●✗") && strings.ContainsAny(line, "123456789") && i > v.m.headerRows() {
				rows = append(rows, i)
			}
		}
		for i := 1; i < len(rows); i++ {
			apart = append(apart, rows[i]-rows[i-1])
		}
		return apart
	}
	for _, size := range [][2]int{{60, 18}, {80, 24}, {100, 30}, {160, 45}} {
		v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightDepth)).resize(size[0], size[1])
		before := gaps(v)
		for range 2 {
			if after := gaps(v.press("h")); len(after) == 0 || !slices.Equal(after, before[:len(after)]) {
				t.Errorf("%v: %v lines apart before, %v after\n%s", size, before, after, v.text())
			}
		}
	}
}

// The first page of a wrong answer says what would have been right, in every language that
// is shown.
func TestTheRightAnswerIsOnTheFirstPageOfAWrongVerdict(t *testing.T) {
	looks(t)
	pack := flagship(t)
	for _, speech := range speeches {
		for _, size := range [][2]int{{60, 18}, {80, 24}} {
			for _, item := range []content.ItemType{content.Single, content.Multi, content.TrueFalse} {
				v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} })
				v.press("enter").until(true, asks(item)).resize(size[0], size[1])
				q := v.m.session.Step().(game.QuestionStep).Question
				v.reply(false).press("enter")
				shown := strings.Join(strings.Fields(v.text()), " ")
				if item == content.TrueFalse {
					continue
				}
				for _, lang := range speech.Langs() {
					id := grade.Key(q.Item, lang).Choice[0]
					words := strings.Fields(content.PlainText(q.Item.PartText(id).Line(lang)))
					if !strings.Contains(shown, strings.Join(words[:min(2, len(words))], " ")) {
						t.Errorf("%s at %v, %s: %q is not on the first page\n%s", q.Item.ID, size, lang, words, v.text())
					}
				}
			}
		}
	}
}

// The title of a scenario stands above it, and the scenario takes the lines that its
// question leaves free.
func TestAScenarioStandsBelowItsTitleAndUsesTheFreeLines(t *testing.T) {
	v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.NightDepth)).resize(80, 24)
	_, title := v.find("Scenario · part 1 of 3")
	_, text := v.find("A tanker with")
	if title >= text {
		t.Errorf("the title is in line %d, the scenario in %d", title, text)
	}
	free := 0
	lines := strings.Split(v.text(), "\n")
	for _, l := range lines[v.m.headerRows() : len(lines)-2] {
		if strings.TrimSpace(l) == "" {
			free++
		}
	}
	if more := strings.Contains(v.text(), "┃"); more && free > 4 {
		t.Errorf("%d lines are free while the scenario goes on:\n%s", free, v.text())
	}
	wide := deepPlayer(t, game.SpeakBoth).until(true, asksItem(contenttest.NightDepth)).resize(160, 60)
	_, first := wide.find("A tanker with")
	_, second := wide.find("The channel is eight")
	if lines := strings.Split(wide.text(), "\n"); !strings.HasPrefix(strings.TrimSpace(strings.Split(lines[second-1], "│")[1])+"!", "!") {
		t.Errorf("the paragraphs of lines %d and %d run together:\n%s", first, second, wide.text())
	}
}

// Room for the partner's words is kept, so that nothing moves when a pair is made.
func TestTheRightSidesOfAMatchDoNotMoveWhenAPairIsMade(t *testing.T) {
	for _, speech := range speeches {
		v := deepPlayer(t, speech).until(true, asks(content.Match)).resize(100, 30)
		rows := func() []int {
			var out []int
			for i, line := range strings.Split(v.text(), "\n") {
				for n := range 4 {
					if cut := strings.Index(line, " "+string(rune('1'+n))+"  "); cut > 0 && cells(line[:cut]) > 45 {
						out = append(out, i)
					}
				}
			}
			return out
		}
		before := rows()
		if after := func() []int { v.press("1", "2"); return rows() }(); !slices.Equal(before, after) || len(before) < 3 {
			t.Errorf("%s: lines %v before, %v after", speech, before, after)
		}
	}
}
