package plain_test

import (
	"regexp"
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// blank finds what is left where a text was not said: a number, a bullet or a label with nothing behind it,
// or a sentence with an empty place in it. A label may stand before a list of the next lines.
var blank = regexp.MustCompile(`(?m)^\s*(\d+\.|-|Remember:|핵심:|Section:|단락:|Your answer:|Your answer, right:|A wrong answer:|Says:)\s*$|“”|""|\(\)|: \.|:  |\. :|of \.`)

// TestEveryPlaceOfLineModeReadsAPackInALanguageThatItHas goes through line mode with packs of several
// languages, and with every command that shows something of them: nothing is blank.
func TestEveryPlaceOfLineModeReadsAPackInALanguageThatItHas(t *testing.T) {
	for _, c := range []struct {
		langs    []content.Lang
		speeches []game.Speech
	}{
		{[]content.Lang{"fr"}, []game.Speech{"en", "ko", "both", "fr"}},
		{[]content.Lang{"ja"}, []game.Speech{"en", "ko", "both", "ja"}},
		{[]content.Lang{"ko"}, []game.Speech{"en", "ko", "both"}},
		{[]content.Lang{"en"}, []game.Speech{"en", "ko", "both"}},
		{[]content.Lang{"en", "fr"}, []game.Speech{"en", "ko", "fr", "en+fr"}},
		{[]content.Lang{"en", "ko", "ja", "de"}, []game.Speech{"ko", "ja", "de"}},
	} {
		for _, speech := range c.speeches {
			t.Run(string(game.Speak(c.langs...))+" as "+string(speech), func(t *testing.T) {
				pack := ferry(t, c.langs...)
				readsEveryPlace(t, pack, speech)
			})
		}
	}
}

func readsEveryPlace(t *testing.T, pack *content.Pack, speech game.Speech) {
	j := &journal{}
	seat := func(s *game.Seat) { s.Packs, s.Speech, s.Name = []*content.Pack{pack}, speech, "Mina" }
	out := sitDown(j, seat).play(t, strings.Split("g|g1|/find lam||"+strings.Repeat("|/star|1,2|1|2|3|", 40)+"|map||record|/find lam|1||item||f||m|"+strings.Repeat("1|2|3||", 8)+"q|q|q", "|")...).out
	out += sitDown(j, seat, tomorrow).play(t, strings.Split(strings.Repeat("|/item|1,2|1|2|3|", 12)+"story||record||map||/q", "|")...).out
	out += sitDown(j, seat, func(s *game.Seat) { s.Start = &game.Destination{Pack: pack.ID(), Labs: true} }).play(t, strings.Split("2|show|all|1|do 1|1|reset|back|q", "|")...).out
	if found := blank.FindAllString(out, -1); len(found) > 0 {
		at := blank.FindStringIndex(out)
		t.Errorf("%d blanks, the first in:\n%s", len(found), out[max(0, at[0]-300):min(len(out), at[1]+200)])
	}
	lab, _ := pack.Lab(pack.Labs()[0].ID)
	lesson, _ := pack.Lesson(pack.Lessons()[0].ID)
	texts := []content.Text{
		pack.Meta().Title, lesson.Title, pack.Concepts()[0].Term, pack.Concepts()[0].Short, pack.Misconceptions()[0].Fix, pack.Misconceptions()[0].Says,
		lab.Title, lab.Controls[0].Text, lab.Missions[0].Text, lab.Actions[0].Text,
	}
	for _, b := range lesson.Blocks {
		texts = append(texts, b.Text)
	}
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			it, _ := pack.Item(id)
			texts = append(texts, it.Stem)
			for _, part := range it.Parts() {
				if it.Type != content.TrueFalse && it.Type != content.Cloze {
					texts = append(texts, it.PartText(part))
				}
			}
		}
	}
	for _, text := range texts {
		if text.Empty() {
			continue
		}
		want := content.PlainText(text.Line(speech.Within(pack)[0]))
		if want == "" || !strings.Contains(out, want) {
			t.Errorf("%q was not said", want)
		}
	}
	if mark := speech.Mark(pack); mark != "" && !strings.Contains(out, mark) {
		t.Errorf("%s was not said", mark)
	}
}
