package answerkey

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/phrase"
)

func TestEveryItemTypeHasItsRow(t *testing.T) {
	for _, kind := range content.ItemTypes() {
		if parts.Get()[kind] == nil {
			t.Errorf("nothing writes the key of %s", kind)
		}
	}
}

// The key names every part of an item by its ID, and gives all of its reasons.
func TestTheKeyHasEveryPartAndEveryReason(t *testing.T) {
	pack := contenttest.Deep()
	for _, quiz := range pack.Quizzes() {
		for _, id := range quiz.Items {
			item, ok := pack.Item(id)
			if !ok {
				t.Fatalf("no item %s", id)
			}
			for _, speech := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
				var all strings.Builder
				for _, line := range Of(game.ProofQuestion(pack, item, 0), phrase.Shipped(), speech) {
					all.WriteString(line.Text + "\n")
				}
				for _, want := range wanted(item, speech) {
					if !strings.Contains(all.String(), want) {
						t.Errorf("%s in %s: %q is not in the key:\n%s", id, speech, want, all.String())
					}
				}
			}
		}
	}
}

// wanted is what must stand in the key of an item.
func wanted(item *content.Item, speech game.Speech) []string {
	var want []string
	text := func(t content.Text) {
		for _, lang := range speech.Langs() {
			for _, l := range t.Lines(lang) {
				want = append(want, content.PlainText(l))
			}
		}
	}
	if item.Type != content.TrueFalse {
		for _, id := range item.Parts() {
			want = append(want, "("+string(id))
		}
	}
	for _, o := range item.Options {
		text(o.Why)
	}
	for _, c := range item.Cards {
		text(c.Why)
	}
	for _, p := range item.Pairs {
		text(p.Why)
	}
	for _, g := range item.Gaps {
		for _, r := range g.Reject {
			text(r.Why)
			want = append(want, "("+string(r.ID)+")")
		}
	}
	for _, m := range item.Misconceptions() {
		want = append(want, string(m))
	}
	for _, c := range item.Cites {
		want = append(want, string(c.Lesson)+"#"+c.Anchor)
	}
	for _, s := range item.Sources {
		want = append(want, s.String())
	}
	text(item.IfRight)
	text(item.IfWrong)
	text(item.Explain)
	text(item.Hint)
	return append(want, item.Verified)
}
