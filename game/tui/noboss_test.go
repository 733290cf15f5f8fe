package tui

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// The end of a path with too few questions for a boss says so, and offers nothing.
func TestAPathWithTooFewQuestionsOffersNoBoss(t *testing.T) {
	parts := contenttest.Parts()
	for i := range parts.Quizzes {
		parts.Quizzes[i].Items = parts.Quizzes[i].Items[:1]
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	for speech, said := range map[game.Speech]string{game.SpeakEnglish: "no storm: too few questions", game.SpeakKorean: "문제가 적어 폭풍이 없음"} {
		for _, size := range sizes {
			v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }).resize(size[0], size[1])
			v.press("end").sees(said).misses("See what opens", "관문을 여는 법", "three lanterns", "등불 3개", "enter")
			v.press("enter").sees(said)
		}
	}
}

// The row of the day is on the map of the smallest terminal.
func TestTheDayIsOnTheSmallestMap(t *testing.T) {
	for speech, said := range map[game.Speech]string{game.SpeakEnglish: "this week", game.SpeakKorean: "이번 주"} {
		for _, ago := range []int{3, 20} { // the second one is greeted, too
			newPlayer(t, speech, answered(map[int]bool{ago: false})).resize(60, 18).sees(said)
		}
	}
}
