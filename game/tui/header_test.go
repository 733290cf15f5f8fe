package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// The level with its bar and the gold are on the header of the smallest terminal, whatever the
// name and the title are; the beginnings of both are read.
func TestTheHeaderKeepsBarPurseAndTitleAtTheSmallestSize(t *testing.T) {
	for _, lang := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
		for _, name := range []string{"Mo", "민아", "Maximiliane Ottilie", "가나다라마바사아자차카타파하"} {
			for _, words := range []map[content.Lang]string{
				{content.English: "Pilot", content.Korean: "도선사"},
				{content.English: "Spaced Rememberer", content.Korean: "간격 복습의 명수"},
				{content.English: "Distinguished Navigator of the Outer Harbours", content.Korean: "바깥 항구를 모두 아는 이름난 뱃길 안내자"},
			} {
				v := newPlayer(t, lang, func(s *game.Seat, _ *Options) { s.Player.Name = clean(t, name) }).resize(60, 18)
				a := around(v.m.area())
				s := a.Kept.Standing
				s.Gold, s.Streak, s.Level = 1234, 365, game.LevelAt(54321)
				s.Title = &game.Title{Words: map[content.Lang]content.Safe{}}
				for l, w := range words {
					s.Title.Words[l] = clean(t, w)
				}
				line := ansi.Strip(fitted(a, s))
				first := game.TitleIn(a.Speech.Langs(), s.Title.Words)[0]
				book := a.Book().Frame
				for _, want := range []string{phrase.Fill(book.Gold, "n", "1234"), a.Theme.Sign.Full, string([]rune(first)[:3]), string([]rune(name)[:2])} {
					if !strings.Contains(line, want) {
						t.Errorf("%s, %s: %q is not in the header: %q", lang, name, want, line)
					}
				}
			}
		}
	}
}

func clean(t *testing.T, words string) content.Safe {
	t.Helper()
	safe, err := content.CleanLine(words)
	if err != nil {
		t.Fatal(err)
	}
	return safe
}
