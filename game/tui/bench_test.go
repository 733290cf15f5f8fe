package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/content/racetest"
	"quest/game"
)

// One key press to a drawn frame, without the terminal.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, c := range []struct {
		name string
		open func(*visit) *visit
	}{
		{"home", func(v *visit) *visit { return v }},
		{"point", func(v *visit) *visit { return v.press("enter") }},
		{"quiz", func(v *visit) *visit { return v.press("enter").until(true, asks(content.Single)) }},
		{"case", func(v *visit) *visit { return largest(b).until(true, asksItem(contenttest.NightDepth)) }},
		{"match", func(v *visit) *visit {
			return deepPlayer(b, game.SpeakBoth).until(true, asksItem(contenttest.AidsAndUse))
		}},
		{"cloze", func(v *visit) *visit {
			return deepPlayer(b, game.SpeakBoth).until(true, asksItem(contenttest.TideGaps))
		}},
		{"case-shipped", func(*visit) *visit { return shippedCase(b) }},
		{"verdict", func(v *visit) *visit { return v.press("enter").until(false, judges(content.Multi)) }},
		{"lab", func(*visit) *visit {
			return atShippedLab(b, flagship(b), "why-didnt-lambda-fire", game.SpeakBoth).press("enter")
		}},
		{"lab-ended", func(*visit) *visit {
			v := atShippedLab(b, flagship(b), "instance-stopped", game.SpeakBoth).press("enter", "1").foretell("enter say")
			v.ringAll()
			return v
		}},
		{"paper", func(*visit) *visit { return shippedPaper(b) }},
		{"overview", func(*visit) *visit { return shippedPaper(b).press("o") }},
	} {
		for _, size := range [][2]int{{80, 24}, {100, 30}, {200, 60}} {
			b.Run(c.name+"-"+fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
				v := c.open(newPlayer(b, game.SpeakBoth)).resize(size[0], size[1])
				down, up := keyPress("down"), keyPress("up")
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					if i%2 == 0 {
						v.m.Update(down)
					} else {
						v.m.Update(up)
					}
					_ = v.m.View()
				}
			})
		}
	}
}

// largest is a player at a case whose scenario and question are as long as a pack
// may make them.
func largest(b *testing.B) *visit {
	parts := contenttest.DeepParts()
	en := strings.TrimSpace(strings.Repeat("A tanker with a draught of nine metres waits outside at `night` in the **wind**. ", 14))
	ko := strings.TrimSpace(strings.Repeat("흘수 9미터인 유조선이 `밤`에 밖에서 **바람**을 맞으며 기다립니다. ", 14))
	var rows []content.Safe
	for range 20 {
		rows = append(rows, contenttest.Safe("00:20  low    0.4 m   06:31  high   3.4 m   12:47  low    0.5 m"))
	}
	for i := range parts.Items {
		it := &parts.Items[i]
		if it.Case != nil {
			head := *it.Case
			head.Scenario = contenttest.Both(en+"\n"+en, ko+"\n"+ko)
			head.Code = &content.Code{Lang: "text", Lines: rows}
			it.Case = &head
		}
		if it.ID == contenttest.NightDepth {
			for n := range 5 {
				it.Options = append(it.Options, content.Option{
					ID: content.PartID("more" + string(rune('a'+n))), Text: contenttest.Both("Only when the harbour master says so "+string(rune('a'+n)), "항만장이 그렇게 말할 때만 "+string(rune('a'+n))),
				})
			}
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		b.Fatal(err)
	}
	return deepPlayer(b, game.SpeakBoth, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} })
}

// shippedCase is a player at the part of a case that is longest in the shipped pack.
func shippedCase(b *testing.B) *visit {
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		b.Fatal(err)
	}
	var longest content.ItemID
	var in content.LessonID
	most := 0
	for _, lesson := range pack.Lessons() {
		quiz, ok := pack.Quiz(lesson.Quiz)
		if !ok {
			continue
		}
		for _, id := range quiz.Items {
			if it, ok := pack.Item(id); ok && it.Case != nil && letters(it) > most {
				longest, in, most = id, lesson.ID, letters(it)
			}
		}
	}
	v := newPlayer(b, game.SpeakBoth, func(s *game.Seat, _ *Options) {
		s.Packs, s.Start = []*content.Pack{pack}, &game.Destination{Pack: pack.ID(), Lesson: in}
	})
	return v.until(true, asksItem(longest))
}

// A question of a paper keeps its words as they are laid out while keys choose among its options, as any
// other question does. Allocations are the same on every computer.
func TestAKeyInAPaperCostsAsMuchAsInAQuiz(t *testing.T) {
	racetest.OneGoroutine(t)
	down, up := keyPress("down"), keyPress("up")
	cost := func(v *visit) float64 {
		v.resize(100, 30)
		return testing.AllocsPerRun(20, func() {
			for _, key := range []tea.Msg{down, up} {
				v.m.Update(key)
				v.m.drawing()
			}
		})
	}
	paper, quiz := cost(shippedPaper(t)), cost(newPlayer(t, game.SpeakBoth).press("enter").until(true, asks(content.Single)))
	if paper > 2*quiz {
		t.Errorf("two keys take %.0f allocations in a paper and %.0f in a quiz", paper, quiz)
	}
}

// shippedPaper is a player at the first question of a whole paper of the shipped packs.
func shippedPaper(tb judge) *visit {
	tb.Helper()
	var all []*content.Pack
	for _, compiled := range packs.Shipped() {
		pack, err := content.Open(compiled)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, pack)
	}
	begin := func(s *game.Seat, _ *Options) { s.Packs = all }
	return examiner(tb, game.SpeakBoth, begin).press("x", "1", "enter")
}

// letters is how much a question of a case has to show.
func letters(it *content.Item) int {
	n := 0
	for _, text := range []content.Text{it.Case.Scenario, it.Stem} {
		for _, lang := range []content.Lang{content.English, content.Korean} {
			n += len(text.Line(lang).String())
		}
	}
	for _, code := range []*content.Code{it.Case.Code, it.Code} {
		if code != nil {
			for _, line := range code.Lines {
				n += len(line.String())
			}
		}
	}
	for _, o := range it.Options {
		n += len(o.Text.Line(content.English).String()) + len(o.Text.Line(content.Korean).String())
	}
	return n
}
