package tui

import (
	"testing"

	"quest/content"
	"quest/game"
)

// Languages that the command line names are not asked for again.
func TestLanguagesThatWereAskedForAreNotAskedAgain(t *testing.T) {
	for speech, name := range map[game.Speech]string{game.SpeakEnglish: "What should we call you?", game.SpeakKorean: "어떻게 불러 드릴까요?", game.SpeakBoth: "어떻게 불러 드릴까요?"} {
		v := newVisit(t, func(s *game.Seat, _ *Options) { s.Speech = speech })
		v.sees(name).misses("Which language")
		v.press("enter")
		if got := v.seat.Player.Speech; got != speech {
			t.Errorf("%s: the save holds %q", speech, got)
		}
	}
}

// A new player is offered the language of the locale, and nothing else is decided by it.
func TestTheLanguageOfTheLocaleIsOfferedFirst(t *testing.T) {
	for locale, row := range map[content.Lang]string{"ko": "❯ ● 2  한국어", "en": "❯ ● 1  English", "ja": "❯ ● 3  日本語", "": "❯ ● 4  English + 한국어", "de": "❯ ● 4  English + 한국어"} {
		newVisit(t, func(s *game.Seat, _ *Options) { s.Locale = locale }).sees(row)
	}
	newPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Locale = "ko" }).misses("레벨")
}

// With both languages every line of the first screens is said in both.
func TestTheNameIsAskedInBothLanguages(t *testing.T) {
	for _, size := range sizes {
		v := newVisit(t, func(s *game.Seat, _ *Options) { s.Speech = game.SpeakBoth }).resize(size[0], size[1])
		v.sees("What should we call you?", "어떻게 불러 드릴까요?", "Up to 24 letters", "한글 12자, 영문 24자").fits()
	}
}

// The terms of a lesson stand in the languages that were chosen, and in the one that the pack
// was written in.
func TestTermsShowNoLanguageThatWasNotChosen(t *testing.T) {
	for _, s := range scenes() {
		if s.name == "glossary" {
			s.open(t, game.SpeakEnglish).misses("밀물", "갑문", "조석")
			s.open(t, game.SpeakKorean).sees("tide", "조석")
		}
	}
}
