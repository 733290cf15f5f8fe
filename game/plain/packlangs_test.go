package plain_test

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

// TestAPackIsReadInTheLanguagesThatItHas plays packs that lack a language of the player,
// or both, with whatever answers.
func TestAPackIsReadInTheLanguagesThatItHas(t *testing.T) {
	for _, c := range []struct {
		langs  []content.Lang
		speech game.Speech
		said   []string
		never  string
	}{
		{
			[]content.Lang{"ko"},
			"en",
			[]string{"Lesson: 나룻배", "Remember: 키가 돌림", "\n무엇이 나룻배를 돌립니까?", "1. True\n2. False\n", "- 돛대", "사공은 [blank]를 부릅니다."},
			"참",
		},
		{
			[]content.Lang{"en"},
			"ko",
			[]string{"레슨: The ferry", "핵심: rudder turns", "\nWhat turns the ferry?", "1. 참\n2. 거짓\n", "- the mast", "The pilot calls [빈칸] for help."},
			"True",
		},
		{[]content.Lang{"en", "ja"}, "ko", []string{"핵심: rudder turns", "1. 참\n2. 거짓\n"}, "舵"},
		{[]content.Lang{"en", "ja"}, "ja", []string{"レッスン：渡し船", "要旨：舵が回す", "\n何が船を回しますか。", "1. 正しい\n2. 誤り\n", "[空欄]を呼びます"}, "rudder"},
		{[]content.Lang{"en", "ja"}, "en+ja", []string{"Lesson: The ferry / 渡し船", "Remember: rudder turns\n要旨：舵が回す", "1. True / 正しい\n"}, "나룻배"},
		{[]content.Lang{"en", "ko", "ja"}, "ko+en+ja", []string{"레슨: 나룻배 / The ferry / 渡し船", "핵심: 키가 돌림\nRemember: rudder turns\n要旨：舵が回す", "1. 참 / True / 正しい\n"}, "Lesson:"},
	} {
		t.Run(string(game.Speak(c.langs...))+" as "+string(c.speech), func(t *testing.T) {
			e := sitDown(&journal{}, func(s *game.Seat) {
				s.Packs = []*content.Pack{ferry(t, c.langs...)}
				s.Speech, s.Name = c.speech, "Mina"
			})
			e.play(t, strings.Split(strings.Repeat("|1,2|1|2|3|", 60), "|")...)
			for _, want := range c.said {
				if !strings.Contains(e.out, want) {
					t.Errorf("%q was not said:\n%s", want, e.out)
				}
			}
			if strings.Contains(e.out, c.never) {
				t.Errorf("%q was said:\n%s", c.never, e.out)
			}
		})
	}
}

// TestALineNamesAChoiceInAnyLanguageOfThePack answers in a language that is not shown.
func TestALineNamesAChoiceInAnyLanguageOfThePack(t *testing.T) {
	e := sitDown(&journal{}, func(s *game.Seat) {
		s.Packs = []*content.Pack{ferry(t, "en", "ja")}
		s.Speech, s.Name = game.SpeakKorean, "Mina"
	}).play(t, "", "", "", "", "Lambda", "", "舵", "q")
	if strings.Count(e.out, "맞았습니다!") != 2 {
		t.Errorf("舵 was not read:\n%s", e.out)
	}
}

func TestTheFirstLineAsksForEveryLanguage(t *testing.T) {
	for _, c := range []struct {
		line string
		want game.Speech
	}{
		{"", game.SpeakBoth},
		{"5", "en+ja"},
		{"日本語", "ja"},
		{"ja", "ja"},
		{"한글", game.SpeakKorean},
		{"English 日本語", "en+ja"},
		{"ko+ja", "ko+ja"},
	} {
		j := &journal{}
		e := sitDown(j, func(s *game.Seat) { s.Packs = []*content.Pack{ferry(t, "en", "ja")} }).play(t, c.line, "Jo", "q")
		sees(t, e, "Enter takes English + 한국어.\n어떤 언어로 볼까요? enter는 English + 한국어.", "\n3. 日本語\n4. English + 한국어\n5. English + 日本語\n")
		if got := e.player().Speech; got != c.want {
			t.Errorf("%q takes %q, want %q", c.line, got, c.want)
		}
	}
}
