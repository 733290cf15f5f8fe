package tui

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// only has the player play one pack.
func only(t *testing.T, parts content.Parts) func(*game.Seat, *Options) {
	t.Helper()
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }
}

// poolScenes are the map of packs with quizzes that belong to no lesson, or with labs alone, and
// what such a quiz shows.
func poolScenes() []scene {
	of := func(parts func() content.Parts, keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, only(t, parts())).press(keys...) }
	}
	return []scene{
		{"home-pools", of(contenttest.WithPools, "down", "down")},
		{"home-pools-alone", of(contenttest.PoolsAlone)},
		{"home-labs-alone", of(contenttest.LabsAlone)},
		{"pool-quiz", of(contenttest.PoolsAlone, "enter")},
		{"pool-summary", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, only(t, contenttest.PoolsAlone())).press("enter").until(true, is[game.SummaryStep])
		}},
		{"pools-boss-shut", of(contenttest.WithPools, "end", "enter")},
	}
}

// A quiz that belongs to no lesson is played from the map to the chest of its pack with keys alone, and
// is practised from there once it is passed.
func TestAQuizWithoutALessonIsPlayedOnScreen(t *testing.T) {
	for _, speech := range speeches {
		v := newPlayer(t, speech, only(t, contenttest.PoolsAlone()))
		v.press("enter").until(true, is[game.SummaryStep]).press("n")
		v.sees("nameless-pool") // the next quiz, by its ID
		v.until(true, is[game.ChestStep])
		v.ringAll()
		v.sees("150 XP")
		for range 5 {
			if v.m.session == nil {
				break
			}
			v.press("enter").past()
		}
		v.sees("2")
		v.press("home", "enter")
		if q, ok := v.m.session.Step().(game.QuestionStep); !ok || q.Kind != game.Practice {
			t.Errorf("%s: a passed quiz opens %T", speech, v.m.session.Step())
		}
	}
}

// The labs of a pack that has nothing else are opened from the map.
func TestAPackOfLabsIsOnTheMap(t *testing.T) {
	newPlayer(t, game.SpeakEnglish, only(t, contenttest.LabsAlone())).sees("The channel", "0 of 1 done", "Open the lab").
		press("enter").sees("missions solved").press("esc").sees("Open the lab")
}
