package tui

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Short left sides leave their width to the right ones, and nothing moves when a pair is made.
func TestTheSidesOfAMatchShareTheWidthByNeed(t *testing.T) {
	for speech, words := range map[game.Speech][]string{
		game.SpeakEnglish: {"tells where the wind comes from", "tells when the water is high"},
		game.SpeakKorean:  {"바람이 오는 곳을 알려 준다", "물이 높은 때를 알려 준다"},
	} {
		v := deepPlayer(t, speech).until(true, asksItem(contenttest.AidsAndUse)).resize(80, 24).sees(words...)
		v.press("1", "2", "2").sees(words...)
	}
}

// Names of functions are wider than half of a screen of the usual size, and are not broken.
func TestNamesInAShippedMatchStayWhole(t *testing.T) {
	for _, speech := range speeches {
		v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{flagship(t)} }).resize(80, 24)
		v.press("2", "enter").until(true, asks(content.Match)).sees("create_lambda_function_arn")
	}
}
