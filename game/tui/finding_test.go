package tui

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// search opens the search and types.
func (v *visit) search(words string) *visit { return v.press("/").typed(words) }

// findScenes are the screens of the search.
func findScenes() []scene {
	var all []scene
	for _, s := range []struct {
		name string
		open func(*visit) *visit
	}{
		{"find", func(v *visit) *visit { return v.press("/") }},
		{"find-found", func(v *visit) *visit { return v.search("tide").press("down") }},
		{"find-point", func(v *visit) *visit { return v.search("far side").press("down", "up") }},
		{"find-command", func(v *visit) *visit { return v.search("ㄱㄹ") }},
		{"find-none", func(v *visit) *visit { return v.search("zzz qqq") }},
		{"find-term", func(v *visit) *visit { return v.search("tide").press("enter") }},
		{"find-reading", func(v *visit) *visit { return v.search("far side").press("enter") }},
	} {
		all = append(all, scene{name: s.name, open: func(t *testing.T, speech game.Speech) *visit { return s.open(newPlayer(t, speech)) }})
	}
	return append(all, scene{name: "find-asked", open: func(t *testing.T, speech game.Speech) *visit {
		return newPlayer(t, speech).press("enter").until(true, asks(content.Single)).search("tide")
	}})
}

func TestFindLeadsToWhatWasFound(t *testing.T) {
	newPlayer(t, game.SpeakEnglish).search("climbing").press("enter").sees("Climbing by lock", "point 1 of")
	newPlayer(t, game.SpeakEnglish).search("record").press("enter").sees("Record of")
	newPlayer(t, game.SpeakEnglish).search("ㄱㄹ").press("enter").sees("Record of")
	newPlayer(t, game.SpeakEnglish).press("/", "enter").sees("Nothing to review now")
	v := newPlayer(t, game.SpeakEnglish).search("leave the game").press("enter")
	if !v.quit {
		t.Errorf("the command that leaves the game does not:\n%s", v.text())
	}
}

// Enter that is pressed before the results of the words are there waits for them.
func TestEnterWaitsForTheResultsOfItsWords(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("/")
	v.holding = true
	v.typed("record").press("enter")
	v.sees("/ record").misses("Record of")
	v.release()
	v.sees("Record of")

	v = newPlayer(t, game.SpeakEnglish).press("/")
	v.holding = true
	v.typed("rec").press("enter").typed("ord") // another key takes it back
	v.release()
	v.sees("/ record", "Record: level").misses("Record of")
}

// What a search brings that was left, or that asked for other words, is shown nowhere.
func TestLateResultsFindTheirOwnScreen(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("/")
	v.holding = true
	v.typed("tide").press("esc", "esc").sees("The harbour")
	v.press("/").sees("Review what is due")
	v.release()
	v.sees("Review what is due").misses("4 found")
	v.typed("tide").sees("found")
}

func TestFindIsOpenedByItsKeyInEveryModeOfTheKeyboard(t *testing.T) {
	newPlayer(t, game.SpeakKorean).press("／").sees("명령")
	newPlayer(t, game.SpeakKorean).press("r", "/").sees("명령").press("esc").sees("기록")
	newVisit(t).press("/").misses("Review what is due") // a new player types a name
	deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps)).press("/").sees("/").misses("Review what is due")
}

func TestEscLeadsBackToWhereOneWas(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter")
	before := v.text()
	v.search("tide").press("enter").sees("tide").press("esc") // the term lies over the search
	v.sees("/ tide").press("esc").sees("Review what is due").press("esc")
	if v.text() != before {
		t.Errorf("the lesson is not where it was:\n%s", v.text())
	}
}

func TestFindIsClicked(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).search("climbing")
	v.click("Climbing by lock").sees("point 1 of")
	v = newPlayer(t, game.SpeakEnglish).press("/").click("Record: level").sees("❯ Record: level").click("Record: level").sees("Record of")
	v.press("esc").sees("The harbour")
}

// A question that was met is asked once more by itself; nothing is scored.
func TestAQuestionThatWasMetIsPractised(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish).press("enter").until(true, is[game.SummaryStep]).press("esc")
	quiz, _ := v.seat.Packs[0].Quiz(v.seat.Packs[0].Lessons()[0].Quiz)
	item, _ := v.seat.Packs[0].Item(quiz.Items[0])
	v.search(content.PlainText(item.Stem.Line(content.English))).sees("answer it once more, as practice").press("enter")
	step, ok := v.m.session.Step().(game.QuestionStep)
	if !ok || step.Question.Item.ID != item.ID || step.Kind != game.Practice || step.Of != 1 {
		t.Fatalf("the question is not practised by itself:\n%s", v.text())
	}
}

// Who only looks on finds as anybody else, and plays nothing.
func TestWhoWatchesFindsAndPlaysNothing(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Watch = func() (*game.Player, bool) { return nil, false } })
	v.search("climbing").sees("Climbing by lock").press("enter").misses("point 1 of")
	v.search("record").press("enter").sees("Record of")
}
