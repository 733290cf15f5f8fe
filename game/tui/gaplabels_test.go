package tui

import (
	"regexp"
	"testing"

	"quest/content"
	"quest/game"
)

// digitAtGap is a digit that reads as a part of what is typed: directly before a gap, or
// alone in one.
var digitAtGap = regexp.MustCompile(`\d[▕\[]|[▕\[] *\d+ *[▏\]]`)

// toCloze leads to the next question with gaps.
func toCloze(v *visit) *visit {
	return v.press("enter").until(true, func(s game.Step) bool {
		q, ok := s.(game.QuestionStep)
		return ok && q.Question.Item.Type == content.Cloze
	})
}

// "최대 ▕ 1 ▏개" would be "at most 1": a gap that is alone has no label, and the box of the
// second language is empty.
func TestAGapThatIsAloneHasNoLabel(t *testing.T) {
	for _, speech := range speeches {
		v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{ferry(t, "en", "ko")} })
		toCloze(v)
		for _, size := range sizes {
			v.resize(size[0], size[1])
			if v.misses("(A)"); digitAtGap.MatchString(v.text()) {
				t.Errorf("%s: a digit at the gap:\n%s", speech, v.text())
			}
		}
		if speech == game.SpeakBoth {
			v.sees("▕    ▏")
		}
	}
}

// Where there are several, a letter names each, the same in both languages.
func TestGapsAreNamedByLettersThatAreTheSameInBothLanguages(t *testing.T) {
	for _, speech := range speeches {
		for _, size := range sizes {
			for _, s := range scenes() {
				if s.name != "cloze" && s.name != "cloze-list" {
					continue
				}
				v := s.open(t, speech).resize(size[0], size[1])
				if digitAtGap.MatchString(v.text()) {
					t.Errorf("%s: a digit at a gap:\n%s", speech, v.text())
				}
				if s.name == "cloze" && speech == game.SpeakBoth {
					v.sees("(A)▕달", "(B)▕tw", "(A)▕    ▏", "(B)▕    ▏")
				}
			}
		}
	}
}
