package game_test

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// harbours are packs that are alike but for their IDs.
func harbours(t *testing.T, ids ...content.PackID) []*content.Pack {
	t.Helper()
	var all []*content.Pack
	for _, id := range ids {
		parts := contenttest.Parts()
		parts.Meta.ID = id
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, pack)
	}
	return all
}

// finish plays every lesson of a pack, on one day.
func (tb *table) finish(pack *content.Pack, right func(content.ItemID) bool) {
	tb.t.Helper()
	tb.pack = pack
	finishPack(tb, right)
}

func TestWhatComesNextOverAllPacks(t *testing.T) {
	first, last := contenttest.FirstLesson, contenttest.LastLesson
	missOne := func(id content.ItemID) bool { return id != contenttest.TideIsWind }
	in := func(pack content.PackID, l content.LessonID) game.Destination {
		return game.Destination{Pack: pack, Lesson: l}
	}
	type played func(tb *table, packs []*content.Pack)
	for name, c := range map[string]struct {
		played played
		last   game.Destination
		want   game.Destination
		deed   game.Deed
	}{
		"a new player begins the first pack": {
			func(*table, []*content.Pack) {}, in("", ""), in("a/a", first), game.StartLesson,
		},
		"a player stays in the pack that was played last": {
			func(tb *table, packs []*content.Pack) { tb.pack = packs[1]; tb.readOn(first); tb.run(always) },
			in("b/b", first), in("b/b", last), game.StartLesson,
		},
		"at the next start the first pack in order comes": {
			func(tb *table, packs []*content.Pack) { tb.pack = packs[1]; tb.readOn(first); tb.run(always) },
			in("", ""), in("a/a", first), game.StartLesson,
		},
		"what a finished pack missed waits for unfinished packs": {
			func(tb *table, packs []*content.Pack) { tb.passed(packs[0]) },
			in("a/a", first), in("b/b", first), game.StartLesson,
		},
		"a failed quiz is practised before another pack": {
			func(tb *table, packs []*content.Pack) { tb.finish(packs[0], never) },
			in("a/a", last), in("a/a", last), game.RedoMissed,
		},
		"practice begins with the lesson that was played last": {
			func(tb *table, packs []*content.Pack) { tb.finish(packs[0], never) },
			in("a/a", first), in("a/a", first), game.RedoMissed,
		},
		"once all that was missed is right, another pack comes before the same quiz on the same day": {
			func(tb *table, packs []*content.Pack) {
				tb.finish(packs[0], missOne)
				tb.practise(first)
				tb.run(always)
			},
			in("a/a", first), in("b/b", first), game.StartLesson,
		},
		"and they come where no pack has a lesson left": {
			func(tb *table, packs []*content.Pack) {
				tb.finish(packs[1], always)
				tb.finish(packs[0], missOne)
				tb.practise(first)
				tb.run(always)
			},
			in("a/a", first), in("a/a", first), game.RetakeQuiz,
		},
		"with every pack finished, what one missed is practised": {
			func(tb *table, packs []*content.Pack) { tb.finish(packs[0], always); tb.passed(packs[1]) },
			in("a/a", last), in("b/b", first), game.RedoMissed,
		},
		"with every lesson done the boss of the pack that was played last is offered": {
			func(tb *table, packs []*content.Pack) { tb.finish(packs[0], always); tb.finish(packs[1], always) },
			in("b/b", last), in("b/b", ""), game.FaceBoss,
		},
		"a boss waits for unfinished packs": {
			func(tb *table, packs []*content.Pack) { tb.finish(packs[0], always) },
			in("a/a", last), in("b/b", first), game.StartLesson,
		},
		"with nothing left to do the last lesson may be read again": {
			func(tb *table, packs []*content.Pack) {
				for _, pack := range packs {
					tb.finish(pack, always)
					tb.fight(false)
					tb.run(always)
				}
			},
			in("b/b", last), in("b/b", last), game.Reread,
		},
	} {
		t.Run(name, func(t *testing.T) {
			packs := harbours(t, "a/a", "b/b")
			tb := sitDown(t, packs[0])
			c.played(tb, packs)
			got, ok := tb.player.NextLesson(packs, c.last, tb.now)
			if !ok || got.Deed != c.deed || got.Pack.ID() != c.want.Pack || got.Lesson.ID != c.want.Lesson {
				t.Fatalf("%d in %s of %s, want %d in %s of %s", got.Deed, got.Lesson.ID, got.Pack.ID(), c.deed, c.want.Lesson, c.want.Pack)
			}
			if _, _, err := game.Begin(tb.player, got.Goal, tb.now); err != nil {
				t.Error(err)
			}
		})
	}
}

// passed finishes a pack, and sits its first quiz once more on another day with one
// item wrong: the pack stays finished, by the better sitting.
func (tb *table) passed(pack *content.Pack) {
	tb.t.Helper()
	tb.finish(pack, always)
	tb.now = at(1)
	tb.sit(contenttest.FirstLesson)
	tb.run(func(id content.ItemID) bool { return id != contenttest.TideIsWind })
}

func TestNothingIsOfferedWithoutLessons(t *testing.T) {
	if got, ok := new(game.Player).Next(nil, game.Destination{}, at(0)); ok {
		t.Errorf("%+v is offered", got)
	}
}

// TestOptionalOffersAreThoseOfFinishedPacks holds what line mode goes by: it plays on
// until every lesson is done, and asks from there on.
func TestOptionalOffersAreThoseOfFinishedPacks(t *testing.T) {
	packs := harbours(t, "a/a")
	tb := sitDown(t, packs[0])
	for range 2 {
		if next, _ := tb.player.NextLesson(packs, game.Destination{}, tb.now); next.Optional {
			t.Errorf("%s is optional", next.Lesson.ID)
		} else {
			tb.begin(next.Goal)
			tb.run(always)
		}
	}
	if next, _ := tb.player.NextLesson(packs, game.Destination{}, tb.now); !next.Optional || next.Deed != game.FaceBoss {
		t.Errorf("%d is not optional", next.Deed)
	}
}

func TestNothingOfAnOpenSittingIsMissedYet(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	tb.sit(contenttest.FirstLesson)
	tb.answer(false)
	head, _ := tb.pack.Head(contenttest.FirstLesson)
	if g := tb.player.Progress(tb.pack, head, tb.now); g.Missed != 0 || g.State != game.InQuiz || !g.MaySit {
		t.Errorf("%+v", g)
	}
	if o, ok := tb.player.Retry(tb.pack, game.Destination{}); ok {
		t.Errorf("practice of %d questions is offered while they are asked", o.Missed)
	}
}

func TestTheProgressOfALesson(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	head, _ := tb.pack.Head(contenttest.FirstLesson)
	if got, want := tb.player.Progress(tb.pack, head, tb.now), (game.Progress{State: game.Untouched, Points: 3, Items: 4, MaySit: true, TestOut: true}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	tb.readOn(head.ID)
	tb.keep(tb.session.Next(tb.now))
	if got, want := tb.player.Progress(tb.pack, head, tb.now), (game.Progress{State: game.Begun, Read: 1, Points: 3, Items: 4, MaySit: true}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	tb.run(func(id content.ItemID) bool { return id != contenttest.TideIsWind })
	want := game.Progress{State: game.Failed, Read: 3, Points: 3, Items: 4, BestGot: 3, BestOf: 4, Missed: 1, Practice: 1, MaySit: true, Again: true}
	if got := tb.player.Progress(tb.pack, head, tb.now); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
