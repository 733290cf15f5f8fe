package tui

import (
	"slices"
	"testing"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// reply answers the question that is asked, right or wrong, with keys.
func (v *visit) reply(right bool) *visit {
	v.tb.Helper()
	step, ok := v.m.session.Step().(game.QuestionStep)
	if !ok {
		v.tb.Fatalf("no question is asked:\n%s", v.text())
	}
	q := step.Question
	gave := grade.Key(q.Item, content.English)
	if !right {
		allWrong(q, &gave)
	}
	digit := func(i int) string { return string(rune('1' + i)) }
	switch q.Item.Type {
	case content.TrueFalse:
		v.press(digit(slices.Index(q.Parts, map[bool]content.PartID{true: content.True, false: content.False}[*gave.Truth])))
	case content.Classify:
		for _, id := range q.Parts {
			v.press(digit(slices.IndexFunc(q.Item.Bins, func(b content.Bin) bool { return b.ID == gave.Placed[id] })))
		}
	case content.Single, content.Multi:
		for i, id := range q.Parts {
			if slices.Contains(gave.Choice, id) {
				v.press(digit(i))
			}
		}
	case content.Order:
		v.arrange(q, gave.Sequence)
	case content.Match:
		for i, p := range q.Item.Pairs {
			v.press(digit(i), digit(slices.Index(q.Parts, gave.Paired[p.ID])))
		}
	case content.Cloze:
		for i, g := range q.Item.Gaps {
			if i > 0 {
				v.press("tab")
			}
			v.typed(gave.Typed[g.ID])
		}
	case content.Case:
		v.tb.Fatalf("no keys for %s", q.Item.Type)
	}
	return v
}

// allWrong makes as much of a right answer wrong as can be: options by their place on
// screen, every card in another bin, the steps reversed, each pair with the partner of
// the next.
func allWrong(q game.Question, a *grade.Answer) {
	item := q.Item
	switch item.Type {
	case content.TrueFalse:
		*a.Truth = !*a.Truth
	case content.Classify:
		for _, c := range item.Cards {
			other := slices.IndexFunc(item.Bins, func(b content.Bin) bool { return b.ID != c.Bin })
			a.Placed[c.ID] = item.Bins[other].ID
		}
	case content.Single, content.Multi:
		key := a.Choice
		a.Choice = nil
		for _, right := range []bool{false, true} { // right ones only where there are too few wrong ones
			for _, id := range q.Parts {
				if slices.Contains(key, id) == right && len(a.Choice) < item.Choose {
					a.Choice = append(a.Choice, id)
				}
			}
		}
	case content.Order:
		slices.Reverse(a.Sequence)
	case content.Match:
		for i, p := range item.Pairs {
			a.Paired[p.ID] = item.Pairs[(i+1)%len(item.Pairs)].ID
		}
	case content.Cloze:
		for id := range a.Typed {
			a.Typed[id] = "xyz"
		}
	case content.Case:
	}
}

// past goes on from a celebration, where one is on the screen.
func (v *visit) past() *visit {
	if v.celebrates() {
		v.ringAll()
		v.press("enter")
	}
	return v
}

// until goes on with enter, answering questions, until a step of the session fits, past what is
// celebrated on the way.
func (v *visit) until(right bool, fits func(game.Step) bool) *visit {
	v.tb.Helper()
	return v.untilShown(right, func(step game.Step) bool {
		v.past()
		return fits(step)
	})
}

// untilShown is until that stops at a celebration if that fits.
func (v *visit) untilShown(right bool, fits func(game.Step) bool) *visit {
	v.tb.Helper()
	for range 60 {
		if v.m.session == nil {
			v.tb.Fatalf("the session is over:\n%s", v.text())
		}
		step := v.m.session.Step()
		if fits(step) {
			return v
		}
		if v.m.over != nil { // how sure: skipped
			v.press("enter")
			continue
		}
		if _, ok := step.(game.QuestionStep); ok {
			v.reply(right)
		}
		if _, ok := step.(game.ChestStep); ok {
			v.ringAll()
		}
		v.press("enter")
	}
	v.tb.Fatalf("60 steps were not enough:\n%s", v.text())
	return v
}

// ringAll lets all the time pass that anything waits for.
func (v *visit) ringAll() {
	for range 40 {
		if len(v.alarms) == 0 {
			return
		}
		v.ring()
	}
	v.tb.Fatal("something waits for ever")
}

func asks(kind content.ItemType) func(game.Step) bool {
	return func(s game.Step) bool {
		q, ok := s.(game.QuestionStep)
		return ok && q.Question.Item.Type == kind
	}
}

func judges(kind content.ItemType) func(game.Step) bool {
	return func(s game.Step) bool {
		v, ok := s.(game.VerdictStep)
		return ok && v.Question.Item.Type == kind
	}
}

func is[S game.Step](s game.Step) bool { _, ok := s.(S); return ok }

// scenes are the screens of the game, each by the way that leads to it.
type scene struct {
	name string
	open func(*testing.T, game.Speech) *visit
}

func scenes() []scene {
	playing := func(fits func(game.Step) bool, right bool, then ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("enter").until(right, fits).press(then...)
		}
	}
	second := func(fits func(game.Step) bool, right bool) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("2", "enter").until(right, fits)
		}
	}
	first := func(keys ...string) func(*testing.T, game.Speech) *visit {
		return func(t *testing.T, s game.Speech) *visit {
			return newVisit(t, func(seat *game.Seat, _ *Options) { seat.Speech = s }).press(keys...)
		}
	}
	others := []struct {
		name string
		open func(*testing.T, game.Speech) *visit
	}{
		{"welcome", first("esc")},
		{"name", first()},
		{"home", func(t *testing.T, s game.Speech) *visit { return newPlayer(t, s) }},
		{"home-told", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s, func(seat *game.Seat, _ *Options) {
				seat.Notices = []game.Notice{game.Say("desk.EndRepaired").With("copy", "/saves/copy")}
			})
		}},
		{"home-later", func(t *testing.T, s game.Speech) *visit {
			return newPlayer(t, s).press("enter").until(true, is[game.SummaryStep]).press("enter")
		}},
		{"point", playing(is[game.PointStep], true)},
		{"point-later", playing(func(s game.Step) bool { p, ok := s.(game.PointStep); return ok && p.N == 3 }, true)},
		{"point-art", second(is[game.PointStep], true)},
		{"takeaways", playing(is[game.TakeawaysStep], true)},
		{"glossary", playing(is[game.PointStep], true, "g")},
		{"single", playing(asks(content.Single), true, "2")},
		{"multi", playing(asks(content.Multi), true, "2")},
		{"truefalse", playing(asks(content.TrueFalse), true, "down")},
		{"classify", playing(asks(content.Classify), true, "1")},
		{"verdict-single", playing(judges(content.Single), false)},
		{"verdict-multi", playing(judges(content.Multi), false)},
		{"verdict-truefalse", playing(judges(content.TrueFalse), true)},
		{"verdict-classify", playing(judges(content.Classify), false)},
		{"summary-passed", second(is[game.SummaryStep], true)},
		{"summary-failed", second(is[game.SummaryStep], false)},
		{"chest-closed", second(is[game.ChestStep], true)},
		{"chest-open", func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s).press("2", "enter").until(true, is[game.ChestStep])
			v.ringAll()
			return v
		}},
		{"record", func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s).press("2", "enter").until(true, is[game.ChestStep])
			v.ringAll()
			return v.press("enter", "r")
		}},
		{"help", playing(asks(content.Multi), true, "?")},
		{"unsaved", func(t *testing.T, s game.Speech) *visit {
			v := newPlayer(t, s)
			v.shelf.full = true
			return v.press("enter").until(false, judges(content.Single))
		}},
	}
	all := slices.Concat(deepScenes(), roundScenes(), planScenes(), shopScenes(), settingsScenes(), artScenes(), reviewScenes(), bossScenes(), findScenes(), recordScenes())
	all = append(all, dropScenes()...)
	all = append(all, deedScenes()...)
	all = append(all, poolScenes()...)
	all = append(all, examScenes()...)
	all = append(all, enrolScenes()...)
	all = append(all, classScenes()...)
	all = append(all, boardScenes()...)
	for _, s := range others {
		all = append(all, scene{name: s.name, open: s.open})
	}
	return all
}

// theScene gives one of the scenes by its name.
func theScene(t *testing.T, name string, speech game.Speech) *visit {
	t.Helper()
	for _, s := range scenes() {
		if s.name == name {
			return s.open(t, speech)
		}
	}
	t.Fatalf("no scene %q", name)
	return nil
}
