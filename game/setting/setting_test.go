package setting_test

import (
	"testing"

	"quest/game"
	"quest/game/phrase"
	"quest/game/setting"
)

func scene() setting.Scene {
	p := &game.Player{}
	p.Join(game.Joined{Lang: game.SpeakEnglish, Seed: 7}, game.Moment{})
	return setting.Scene{Player: p, Books: phrase.Shipped(), Speech: game.SpeakEnglish}
}

// Whatever is set one way is said, and what is said can be typed, in every language.
func TestWhatASettingSaysCanBeTyped(t *testing.T) {
	s := scene()
	for _, of := range setting.All() {
		if of.ID == setting.Name {
			continue // of nobody
		}
		v := setting.Of(s.Player)
		for range 8 {
			for _, b := range s.Books.All() {
				said := b.Say(of.Say(s, v))
				if of.ID == setting.ExamDate && v.Plan.Exam.Day != 0 {
					said = of.Typed(s, v)
				}
				if of.ID == setting.Exam && v.Plan.Exam.Blueprint == "" {
					said = "none"
				}
				if got := of.Read(s, v, said); !got.Wrong.Empty() || b.Say(of.Say(s, got.Values)) != b.Say(of.Say(s, v)) {
					t.Errorf("%s: %q is not taken: %s", of.ID, said, got.Wrong)
				}
			}
			if of.Step != nil {
				v = of.Step(s, v, 1)
			}
		}
	}
}

// A ring comes back to where it began, forwards and backwards.
func TestStepsOfASettingLeadAround(t *testing.T) {
	s := scene()
	for _, of := range setting.All() {
		if of.Step == nil {
			continue
		}
		v := setting.Of(s.Player)
		v.Plan.New = 7
		v.Plan.Exam.Day = 100
		if got := of.Step(s, of.Step(s, v, 1), -1); of.ID != setting.Languages && of.JSON(s, got) != of.JSON(s, v) {
			t.Errorf("%s: one step and one back lead from %v to %v", of.ID, of.JSON(s, v), of.JSON(s, got))
		}
	}
}

func TestOnlyWhatDiffersIsKept(t *testing.T) {
	s := scene()
	v := setting.Of(s.Player)
	if v.Differ(s.Player) || len(v.Keep(s.Player, game.Moment{})) != 0 {
		t.Error("the settings of a player differ from themselves")
	}
	v.Look.Theme, v.Plan.New, v.Weekly = game.ThemePaper, 9, 3
	if !v.Differ(s.Player) || len(v.Keep(s.Player, game.Moment{})) != 3 || v.Differ(s.Player) || s.Player.Weekly() != 3 {
		t.Error("three changes are not three batches")
	}
}
