package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
	"quest/game"
)

// ferry is a pack with an item of every type, a lab and a reward, in some languages.
func ferry(t *testing.T, langs ...content.Lang) *content.Pack {
	t.Helper()
	p, findings := source.Load(contenttest.FerryFiles(t, langs...), source.Options{Today: "2026-11-23"})
	if p == nil {
		t.Fatalf("%v: %v", langs, findings)
	}
	return p
}

// TestAPackIsPlayedInTheLanguagesThatItHas plays packs that lack a language of the
// player, or both.
func TestAPackIsPlayedInTheLanguagesThatItHas(t *testing.T) {
	for _, c := range []struct {
		langs  []content.Lang
		speech game.Speech
		shown  []string // of a title, a point, a question, a verdict and a prediction
	}{
		{[]content.Lang{"ko"}, "en", []string{"나룻배", "나룻배는 키로 방향을 바꿉니다.", "무엇이 나룻배를 돌립니까?"}},
		{[]content.Lang{"ko"}, "both", []string{"나룻배", "나룻배는 키로 방향을 바꿉니다.", "무엇이 나룻배를 돌립니까?"}},
		{[]content.Lang{"en"}, "ko", []string{"The ferry", "A ferry is turned by its rudder.", "What turns the ferry?"}},
		{[]content.Lang{"en", "ja"}, "ko", []string{"The ferry", "A ferry is turned by its rudder.", "What turns the ferry?"}},
		{[]content.Lang{"en", "ja"}, "ja", []string{"渡し船", "渡し船は舵で向きを変えます。", "何が船を回しますか。"}},
		{[]content.Lang{"en", "ja"}, "en+ja", []string{"The ferry · 渡し船", "渡し船は舵で向きを変えます。", "何が船を回しますか。"}},
		{[]content.Lang{"en", "ko", "ja"}, "ko+en+ja", []string{"나룻배", "A ferry is turned by its rudder.", "何が船を回しますか。"}},
	} {
		t.Run(string(game.Speak(c.langs...))+" as "+string(c.speech), func(t *testing.T) {
			for _, size := range sizes {
				v := newPlayer(t, c.speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{ferry(t, c.langs...)} })
				v.resize(size[0], size[1]).sees(c.shown[0]).fits()
				v.press("enter").until(true, is[game.PointStep]).sees(c.shown[1]).fits()
				asked := false
				v.until(true, func(s game.Step) bool {
					v.fits()
					if q, ok := s.(game.QuestionStep); ok {
						if q.Question.Item.Type == content.Single && q.Question.Item.Case == nil {
							asked = asked || strings.Contains(v.text(), c.shown[2])
						}
					}
					_, over := s.(game.ChestStep)
					return over
				})
				if !asked {
					t.Errorf("no question shows %q", c.shown[2])
				}
				v.ringAll()
				v.fits()
				v.press("enter").fits()
				v.press("r").fits()
				v.press("esc", "b").fits()
			}
		})
	}
}

// TestThreeLanguagesStandBelowEachOther draws what two languages draw side by side.
func TestThreeLanguagesStandBelowEachOther(t *testing.T) {
	v := newPlayer(t, "ko+en+ja", func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{ferry(t, "en", "ko", "ja")} })
	v.resize(120, 40).press("enter").until(true, is[game.PointStep])
	korean, at := v.find("나룻배는 키로 방향을 바꿉니다.")
	for i, line := range []string{"A ferry is turned by its rudder.", "渡し船は舵で向きを変えます。"} {
		if x, y := v.find(line); x != korean || y != at+i+1 {
			t.Errorf("%q stands at %d, %d, want %d, %d:\n%s", line, x, y, korean, at+i+1, v.text())
		}
	}
}

// TestTheLanguagesOfPacksComeRound lets L reach a language that only a pack has.
func TestTheLanguagesOfPacksComeRound(t *testing.T) {
	v := newPlayer(t, game.SpeakKorean, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{ferry(t, "en", "ja")} })
	v.sees("The ferry", "시작하기").press("L").sees("渡し船", "始める").press("L").sees("The ferry", "Begin", "시작하기")
	if got := v.seat.Player.Speech; got != game.SpeakBoth {
		t.Errorf("the save holds %q", got)
	}
	v.press("L").sees("The ferry · 渡し船").press("?").sees("language: one, or two together")
}

// TestTheFirstScreenOffersEveryLanguage begins with a pack of a third language.
func TestTheFirstScreenOffersEveryLanguage(t *testing.T) {
	for _, size := range sizes {
		v := newVisit(t, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{ferry(t, "en", "ja")} }).resize(size[0], size[1])
		v.sees("1  English", "2  한국어", "3  日本語", "❯ ● 4  English + 한국어", "5  English + 日本語", "6  한국어 + 日本語", "1-6").fits()
		v.press("5").sees("❯ ● 5  English + 日本語").press("down", "down").sees("❯ ● 6").press("3", "enter").fits()
		v.press("enter").sees("渡し船")
		if got := v.seat.Player.Speech; got != "ja" {
			t.Errorf("the save holds %q", got)
		}
	}
}

// TestAMissingLanguageIsOfferedIfItWasAskedFor asks for the languages in another order.
// They are not asked for again, but can be changed.
func TestAMissingLanguageIsOfferedIfItWasAskedFor(t *testing.T) {
	v := newVisit(t, func(s *game.Seat, _ *Options) { s.Speech = "ko+en" })
	v.sees("어떻게 불러 드릴까요?", "What should we call you?").press("esc").sees("❯ ● 7  한국어 + English")
}
