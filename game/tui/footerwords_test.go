package tui

import (
	"strings"
	"testing"

	"quest/content/contenttest"
	"quest/game"
)

// A lesson and a quiz name the key of the languages in the smallest terminal, and keep the key
// that leaves.
func TestAReaderSeesTheKeyOfTheLanguagesInASmallTerminal(t *testing.T) {
	for _, name := range []string{"point", "single", "truefalse"} {
		for speech, words := range map[game.Speech][2]string{
			game.SpeakEnglish: {"L language", "esc map"}, game.SpeakKorean: {"L 언어", "esc 지도"}, game.SpeakBoth: {"L language", "esc map"},
		} {
			theScene(t, name, speech).resize(60, 18).sees(words[0], words[1])
		}
	}
}

// Up and down move in every list and question, whatever enter then does, and are called so.
func TestUpAndDownAreCalledTheSameEverywhere(t *testing.T) {
	for speech, word := range map[game.Speech]string{game.SpeakEnglish: "↑↓ move", game.SpeakKorean: "↑↓ 이동"} {
		newPlayer(t, speech).sees(word)
		atLabs(t, speech).sees(word)
		newPlayer(t, speech, confused).press("m").sees(word)
		deepPlayer(t, speech).until(true, asksItem(contenttest.AidsAndUse)).sees(word)
		for _, s := range scenes() {
			if v := s.open(t, speech); strings.Contains(v.text(), "↑↓ choose") || strings.Contains(v.text(), "↑↓ 고르기") {
				t.Errorf("%s has another word for up and down:\n%s", s.name, v.text())
			}
		}
	}
}
