package tui

import (
	"strings"
	"testing"

	"quest/content"
	"quest/game"
)

// tongues are packs in one language and in several, each to be read by players of the languages that the
// game speaks and by one of a language of the pack.
var tongues = []struct {
	langs    []content.Lang
	speeches []game.Speech
}{
	{[]content.Lang{"fr"}, []game.Speech{"en", "ko", "both", "fr"}},
	{[]content.Lang{"ja"}, []game.Speech{"en", "ko", "both", "ja"}},
	{[]content.Lang{"ko"}, []game.Speech{"en", "ko", "both"}},
	{[]content.Lang{"en"}, []game.Speech{"en", "ko", "both"}},
	{[]content.Lang{"en", "fr"}, []game.Speech{"en", "ko", "fr", "en+fr"}},
	{[]content.Lang{"en", "ko", "ja", "de"}, []game.Speech{"ko", "ja", "de"}},
}

// legible fails unless the beginning of a text is on the screen, in the first of the languages in which a
// player reads the pack.
func (v *visit) legible(where string, pack *content.Pack, text content.Text) {
	v.tb.Helper()
	if text.Empty() {
		return
	}
	line, _, _ := strings.Cut(content.PlainText(text.Line(v.m.speech.Within(pack)[0])), "{{")
	if line == "" {
		v.tb.Fatalf("%s: the pack has no text in %s", where, v.m.speech.Within(pack)[0])
	}
	begins := []rune(line)
	begins = begins[:min(len(begins), 7)]
	if !strings.Contains(v.text(), strings.TrimSpace(string(begins))) {
		v.tb.Fatalf("%s: %q is not on the screen:\n%s", where, string(begins), v.text())
	}
}

// TestEveryScreenOfAPackIsReadInALanguageThatItHas plays packs of several languages with wrong and right
// answers and looks at every screen that shows something of them: nothing is blank.
func TestEveryScreenOfAPackIsReadInALanguageThatItHas(t *testing.T) {
	for _, c := range tongues {
		for _, speech := range c.speeches {
			t.Run(string(game.Speak(c.langs...))+" as "+string(speech), func(t *testing.T) {
				readsEverywhere(t, ferry(t, c.langs...), speech)
			})
		}
	}
}

func readsEverywhere(t *testing.T, pack *content.Pack, speech game.Speech) {
	v := newPlayer(t, speech, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} }).resize(160, 60)
	title, head := pack.Meta().Title, pack.Lessons()[0]
	v.legible("map", pack, title)
	v.legible("map", pack, head.Title)
	v.legible("map", pack, pack.Meta().Summary)
	if mark := speech.Mark(pack); mark != "" {
		v.sees(mark)
	}
	v.press("/").typed("lam")
	v.legible("find", pack, pack.Concepts()[0].Term)
	v.legible("find", pack, pack.Concepts()[0].Short)
	for v.m.over != nil {
		v.press("esc")
	}
	v.press("enter")
	v.legible("point", pack, head.Title)
	v.press("g")
	v.legible("terms", pack, pack.Concepts()[0].Short)
	v.press("esc")
	var starred *content.Item
	v.until(false, func(step game.Step) bool {
		switch s := step.(type) {
		case game.PointStep:
			v.legible("point", pack, s.Section)
			v.legible("point", pack, s.Point.Text)
		case game.TakeawaysStep:
			v.legible("takeaways", pack, s.Points[0].Text)
		case game.ChestStep, game.EndStep, game.SummaryStep, game.OverviewStep, game.PaperStep:
		case game.QuestionStep:
			readsQuestion(v, pack, s.Question)
			if starred == nil {
				v.press("*")
				starred = s.Question.Item
			}
		case game.VerdictStep:
			for _, o := range s.Question.Item.Options {
				v.legible("verdict", pack, o.Why)
			}
			v.legible("verdict", pack, s.Question.Item.Explain)
		}
		_, over := step.(game.SummaryStep)
		return over
	})
	for _, q := range v.m.session.Step().(game.SummaryStep).Missed[:2] {
		v.legible("summary", pack, q.Item.Stem)
	}
	v.press("enter").past()
	readsBeyond(v, pack, starred)
}

func readsQuestion(v *visit, pack *content.Pack, q game.Question) {
	v.tb.Helper()
	it := q.Item
	v.legible("question", pack, it.Stem)
	v.legible("question", pack, it.Text)
	if it.Case != nil {
		v.legible("case", pack, it.Case.Scenario)
	}
	for _, id := range q.Parts {
		if it.Type != content.Cloze && it.Type != content.TrueFalse {
			v.legible("question", pack, it.PartText(id))
		}
	}
	for _, b := range it.Bins {
		v.legible("question", pack, b.Text)
	}
	for _, p := range it.Pairs {
		v.legible("question", pack, p.Left)
	}
}

// readsBeyond looks at what is reached from the map once the lesson was failed.
func readsBeyond(v *visit, pack *content.Pack, starred *content.Item) {
	v.tb.Helper()
	head, belief := pack.Lessons()[0], pack.Misconceptions()[0]
	v.press("m")
	v.legible("mix-ups", pack, belief.Says)
	v.legible("mix-ups", pack, belief.Fix)
	v.press("esc", "p")
	v.legible("practice", pack, head.Title)
	v.press("esc", "r")
	seen := ""
	for range 8 {
		seen += v.text()
		v.press("right")
	}
	for _, text := range []content.Text{pack.Meta().Title, head.Title, belief.Says, pack.Labs()[0].Title, starred.Stem} {
		words := content.PlainText(text.Line(v.m.speech.Within(pack)[0]))
		if !strings.Contains(seen, words[:min(len(words), 9)]) {
			v.tb.Fatalf("record: %q is on none of its parts:\n%s", words, seen)
		}
	}
	v.press("esc", "b")
	lab, _ := pack.Lab(pack.Labs()[0].ID)
	v.legible("labs", pack, lab.Title)
	v.legible("labs", pack, lab.Missions[0].Text)
	v.press("enter")
	v.legible("lab", pack, lab.Title)
	v.legible("lab", pack, lab.Controls[0].Text)
	v.legible("lab", pack, lab.Actions[0].Text)
	for _, n := range lab.Nodes {
		v.legible("lab", pack, n.Text)
	}
	v.press("esc", "esc")
	// On the next day the question comes again, beside the title of its pack.
	now := v.seat.Now
	v.seat.Now = func() game.Moment { m := now(); m.Wall = m.Wall.AddDate(0, 0, 2); return m }
	v.m.goHome()
	v.press("home", "up", "enter")
	if q, ok := v.m.session.Question(); ok {
		v.legible("review", pack, pack.Meta().Title)
		v.legible("review", pack, q.Item.Stem)
	} else {
		v.tb.Fatalf("no review begins:\n%s", v.text())
	}
}
