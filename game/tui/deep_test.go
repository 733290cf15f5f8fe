package tui

import (
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// deep is the pack with every type of question, its case long enough to scroll.
var deep = sync.OnceValue(func() *content.Pack {
	parts := contenttest.DeepParts()
	for i := range parts.Items {
		if head := parts.Items[i].Case; head != nil {
			long := *head
			long.Scenario = contenttest.Both(
				"A tanker with a draught of nine metres waits outside at night, and her owner pays for every hour that she waits there.\n"+
					"The channel is eight metres deep at low water, and the tide rises by three metres; the chart marks one rock close to the first buoy.\n"+
					"The wind is strong, and no tug is free before the morning. Two fishing boats lie at anchor in the bend.\n"+
					"The captain has never been here before. He asks you when and how to come in, and what he will see on the way.",
				"흘수 9미터인 유조선이 밤에 밖에서 기다리고 있고, 선주는 기다리는 시간마다 돈을 냅니다.\n"+
					"뱃길은 간조에 8미터 깊이이고, 조석은 3미터 오릅니다. 해도에는 첫 부표 가까이에 바위 하나가 표시되어 있습니다.\n"+
					"바람이 세고, 아침까지 쓸 수 있는 예인선이 없습니다. 굽이에는 어선 두 척이 닻을 내리고 있습니다.\n"+
					"선장은 이곳에 처음 왔습니다. 언제 어떻게 들어가야 하는지, 길에서 무엇을 보게 될지 묻습니다.")
			parts.Items[i].Case = &long
		}
		if parts.Items[i].ID == contenttest.NightDepth {
			parts.Items[i].Hint = contenttest.Both("Add the tide to the channel.", "뱃길에 조석을 더하세요.")
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		panic(err)
	}
	return pack
})

// deepPlayer has read the last lesson of the deep pack and begins its quiz.
func deepPlayer(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	tb.Helper()
	begin := func(s *game.Seat, _ *Options) {
		pack := deep()
		s.Packs = []*content.Pack{pack}
		now := s.Now()
		s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now), Events: []game.Event{
			{Read: &game.Read{Lesson: pack.ID().Lesson(contenttest.DeepLesson), Points: 3, Done: true}},
		}})
	}
	return newPlayer(tb, speech, append([]func(*game.Seat, *Options){begin}, with...)...).press("3", "enter")
}

// wagers lets the player play with certainty.
func wagers(s *game.Seat, _ *Options) { s.Player.TuneWager(true, s.Now()) }

// confused lets the player have shown both misconceptions of the pack.
func confused(s *game.Seat, _ *Options) {
	now := s.Now()
	id := s.Packs[0].ID()
	for i, m := range []content.MisconceptionID{contenttest.WindBelief, contenttest.PumpBelief, contenttest.WindBelief} {
		s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now), Events: []game.Event{
			{Answered: &game.Answered{Item: string(rune('a' + i)), Beliefs: []string{id.Misconception(m)}}},
		}})
	}
	for _, m := range []content.MisconceptionID{contenttest.WindBelief, contenttest.PumpBelief} { // only what was asked is practised
		for _, item := range s.Packs[0].ItemsShowing(m) {
			head, _ := s.Packs[0].ItemHead(item)
			s.Player.Apply(game.Batch{At: now, Day: s.Player.Today(now) - 9, Events: []game.Event{
				{Answered: &game.Answered{Item: id.Item(item), Rev: head.Rev, First: true, Grade: 1}},
			}})
		}
	}
	s.Player.Answers = 3 // too few for the offer of certainty
}

func asksItem(id content.ItemID) func(game.Step) bool {
	return func(s game.Step) bool {
		q, ok := s.(game.QuestionStep)
		return ok && q.Question.Item.ID == id
	}
}

func judgesItem(id content.ItemID) func(game.Step) bool {
	return func(s game.Step) bool {
		q, ok := s.(game.VerdictStep)
		return ok && q.Question.Item.ID == id
	}
}

// arrange puts the cards of an order question into a sequence.
func (v *visit) arrange(q game.Question, sequence []content.PartID) {
	now := slices.Clone(q.Parts)
	for i, id := range sequence {
		at := slices.Index(now, id)
		v.press(string(rune('1'+at)), string(rune('1'+i)))
		now = slices.Insert(slices.Delete(now, at, at+1), i, id)
	}
}

// deepScenes are the screens of the deep pack.
func deepScenes() []scene {
	at := func(fits func(game.Step) bool, right bool, then ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit { return deepPlayer(t, s).until(right, fits).press(then...) }
	}
	first := func(v *visit) *visit {
		return v.until(true, asksItem(contenttest.NightDepth)).reply(true).press("enter")
	}
	var all []scene
	for _, s := range []struct {
		name string
		open func(*testing.T, game.Speech) *visit
	}{
		{"order", at(asksItem(contenttest.RiseInLock), true)},
		{"order-held", at(asksItem(contenttest.RiseInLock), true, "space", "down")},
		{"match", at(asksItem(contenttest.AidsAndUse), true)},
		{"match-across", at(asksItem(contenttest.AidsAndUse), true, "1", "2", "2")},
		{"cloze", func(t *testing.T, s game.Speech) *visit {
			return deepPlayer(t, s).until(true, asksItem(contenttest.TideGaps)).typed("달").press("tab").typed("tw")
		}},
		{"cloze-loose", func(t *testing.T, s game.Speech) *visit {
			return deepPlayer(t, s).until(true, asksItem(contenttest.TideGaps)).typed("ㅎㅏㄴ").press("enter")
		}},
		{"cloze-list", at(asksItem(contenttest.TideGaps), true, "f5", "down")},
		{"case", at(asksItem(contenttest.NightDepth), true, "2")},
		{"case-folded", at(asksItem(contenttest.NightSigns), true, "f", "1")},
		{"case-cloze", at(asksItem(contenttest.NightCall), true)},
		{"hinted", at(asksItem(contenttest.NightDepth), true, "h", "h", "down")},
		{"verdict-order", at(judgesItem(contenttest.RiseInLock), false)},
		{"verdict-match", at(judgesItem(contenttest.AidsAndUse), false)},
		{"verdict-cloze", func(t *testing.T, s game.Speech) *visit {
			v := deepPlayer(t, s).until(true, asksItem(contenttest.TideGaps)).typed("wind").press("tab").typed("둘")
			return v.press("enter")
		}},
		{"verdict-case", at(judgesItem(contenttest.NightDepth), false)},
		{"cited", at(judgesItem(contenttest.NightDepth), false, "v")},
		{"note", func(t *testing.T, s game.Speech) *visit {
			return deepPlayer(t, s).until(false, judgesItem(contenttest.NightDepth)).press("!").typed("11미터라면 흘수 9미터로 충분한가요?")
		}},
		{"claim", func(t *testing.T, s game.Speech) *visit { return first(deepPlayer(t, s, wagers)).press("down") }},
		{"claimed", func(t *testing.T, s game.Speech) *visit { return first(deepPlayer(t, s, wagers)).press("3") }},
		{"offer", func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s).press("r")
			v.seat.Player.Answers = game.OfferAfter
			v.press("esc").ring()
			return v
		}},
		{"wager", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, wagers).press("w") }},
		{"calibration", func(t *testing.T, s game.Speech) *visit {
			return first(deepPlayer(t, s, wagers)).press("3").press("esc", "r", "5")
		}},
		{"mixups", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, confused).press("m", "down") }},
		{"today", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, studiedWeek).press("d", "down") }},
		{"today-new", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("d") }},
		{"mixups-none", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s).press("m") }},
		{"drill", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s, confused).press("m", "enter") }},
		{"undone", func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s, confused).press("m", "enter").reply(true).press("enter")
			return v.press("u")
		}},
	} {
		all = append(all, scene{name: s.name, open: s.open})
	}
	return all
}

// click clicks with the mouse on the first place where some words stand.
func (v *visit) click(words string) *visit {
	v.tb.Helper()
	x, y := v.find(words)
	v.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	v.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	return v
}

// drag drags what stands at some words to where others stand.
func (v *visit) drag(from, to string) *visit {
	v.tb.Helper()
	x, y := v.find(from)
	tx, ty := v.find(to)
	v.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	for y != ty {
		y += (ty - y) / max(1, abs(ty-y))
		v.send(tea.MouseMotionMsg{X: tx, Y: y, Button: tea.MouseLeft})
	}
	v.send(tea.MouseReleaseMsg{X: tx, Y: ty, Button: tea.MouseLeft})
	return v
}

func abs(n int) int { return max(n, -n) }

// find gives the cell at which some words stand on the screen.
func (v *visit) find(words string) (x, y int) {
	v.tb.Helper()
	for y, line := range strings.Split(v.text(), "\n") {
		if at := strings.Index(line, words); at >= 0 {
			return cells(line[:at]), y
		}
	}
	v.tb.Fatalf("%q is not on the screen:\n%s", words, v.text())
	return 0, 0
}
