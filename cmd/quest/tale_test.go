package main

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/plain"
	"quest/game/tui"
	"quest/game/tui/screen"
)

// tale is one way to play: a pack, a learner, and what was typed at each stop.
type tale struct {
	pack   *content.Pack
	lang   game.Speech
	habit  habit
	undone bool // a practice answer was taken back
	given  int  // answers so far
	stops  []stop
	feats  screen.Feats // that are not celebrated yet
}

func (story *tale) add(s stop) {
	s.seen, s.reached = story.given, !story.feats.None()
	story.stops = append(story.stops, s)
}

// stop is one place where a player acts: lines for line mode, keys for the screen.
type stop struct {
	lines []string
	keys  []string // names of keys; anything else is typed as text
	onMap bool     // it begins on the map
	seen  int      // answers given before it
	asked *game.Question
	gave  grade.Answer // to what was asked

	reached bool // something is to be celebrated that was not yet
	feats   bool // on screen what was reached is celebrated before it
}

var onward = stop{lines: []string{""}, keys: []string{"enter"}}

// habit is how a player plays.
type habit struct {
	right func(*content.Item) bool
	keen  bool // plays with certainty, takes hints, disputes, and takes practice back
	fresh bool // was not yet asked about certainty; takes it where it is offered, if keen
}

func seatFor(pack *content.Pack, journal game.Journal) *game.Seat {
	start := time.Date(2026, 11, 23, 19, 0, 0, 0, time.UTC)
	return &game.Seat{
		Packs: []*content.Pack{pack}, Player: new(game.Player), Journal: journal, Seed: 20261123, Name: "Jo",
		Now: func() game.Moment { return game.Moment{Wall: start} },
	}
}

// decided gives a seat whose player has decided about certainty already, unless the
// habit is to wait for the offer.
func decided(pack *content.Pack, journal game.Journal, plays habit) *game.Seat {
	seat := seatFor(pack, journal)
	if plays.fresh {
		return seat
	}
	tuned := &game.Tuned{Wager: &plays.keen}
	if plays.keen {
		tuned.Gold = game.StakeGold
	}
	seat.Player.Apply(game.Batch{Events: []game.Event{{Tuned: tuned}}})
	return seat
}

// scripted plays the rules themselves and writes down what a player would type. It
// stops at the chest, at the end of the pack, or after a number of sessions.
func scripted(t *testing.T, pack *content.Pack, lang game.Speech, plays habit, sessions int) (tale, *notebook) {
	t.Helper()
	kept := &notebook{}
	seat := decided(pack, kept, plays)
	story := tale{pack: pack, lang: lang, habit: plays}
	level := func() int { // without what an unopened chest holds
		return seat.Player.Standing(seat.Player.Today(seat.Now())).Without(seat.Player.Sealed()).Level.Number
	}
	before := 1
	keep := func(b game.Batch) {
		if b.Empty() {
			return
		}
		after := level()
		story.feats = story.feats.With(b, seat.Packs, before, after)
		before = after
		if _, err := kept.Append(b); err != nil {
			t.Fatal(err)
		}
	}
	number := map[game.Speech]string{game.SpeakEnglish: "1", game.SpeakKorean: "2", game.SpeakBoth: "4"}[lang]
	story.add(stop{lines: []string{number, ""}, keys: []string{number, "enter", "enter"}})
	keep(seat.Player.Join(game.Joined{Name: contenttest.Safe("Jo"), Lang: lang, Seed: seat.Seed}, seat.Now()))
	var last game.Destination
	tell := func() { // as the map does when it opens
		part, ok := seat.Player.NextTale([]*content.Pack{pack}, last, seat.Now())
		if ok && !seat.Player.OffersWager() {
			keep(seat.Player.Tell(part, seat.Now()))
		}
	}
	tell()
	for i := range sessions {
		next, ok := seat.Player.NextLesson([]*content.Pack{pack}, last, seat.Now())
		if !ok || next.Deed == game.Reread {
			break
		}
		begin := stop{keys: []string{"enter"}, onMap: true}
		if i > 0 {
			begin.lines = []string{""}
		}
		if next.Deed == game.FaceBoss { // on screen its terms come first
			begin.lines, begin.keys = []string{"boss", "1"}, []string{"enter", "enter"}
		}
		if seat.Player.OffersWager() {
			line, digit := "n", "2"
			if plays.keen {
				line, digit = "y", "1"
			}
			begin.lines, begin.keys = []string{line}, append([]string{toOffer + digit}, begin.keys...)
			keep(seat.Player.TuneWager(plays.keen, seat.Now()))
		}
		story.add(begin)
		s, b, err := game.BeginDay(seat.Player, next.Goal, seat.Packs, seat.Now())
		if err != nil {
			t.Fatal(err)
		}
		keep(b)
		last = *s.About().Destination()
		if !story.session(t, s, seat, keep) {
			break
		}
		tell()
	}
	return story, kept
}

// session plays one session to its end; it reports false at the chest.
func (story *tale) session(t *testing.T, s *game.Session, seat *game.Seat, keep func(game.Batch)) bool {
	t.Helper()
	tuned := false
	for {
		switch step := s.Step().(type) {
		case game.EndStep:
			return true
		case game.ChestStep:
			keep(seat.Player.OpenChest(seat.Now()))
			return false
		case game.QuestionStep:
			story.question(t, s, seat, keep, step)
			continue
		case game.OverviewStep, game.PaperStep:
			return true // no story sits an exam
		case game.SummaryStep:
			celebrated := !story.feats.None() && len(seat.Player.Sealed()) == 0
			if celebrated {
				story.feats = screen.Feats{}
			}
			story.add(stop{keys: []string{"enter"}, feats: celebrated})
		case game.PointStep:
			if step.N == 2 && !tuned {
				choices := phrase.Shipped().Choices(nil)
				for range choices { // which leads back to the languages of before
					story.lang = story.lang.Next(choices)
					keep(seat.Player.Tune(story.lang, seat.Now()))
					story.add(stop{lines: []string{"l"}, keys: []string{"l"}})
				}
				tuned = true
			}
			story.add(onward)
		case game.VerdictStep:
			if story.habit.keen && step.Kind == game.Practice && !story.undone {
				b, ok := s.Undo(seat.Now())
				if !ok {
					t.Fatal("a practice answer cannot be taken back")
				}
				keep(b)
				story.undone = true
				story.add(stop{lines: []string{"u"}, keys: []string{"u"}})
				continue
			}
			story.add(onward)
		case game.TakeawaysStep:
			story.add(onward)
		}
		keep(s.Next(seat.Now()))
	}
}

// inLines plays a tale through line mode.
func (story tale) inLines(t *testing.T) *notebook {
	t.Helper()
	kept := &notebook{}
	var typed, said strings.Builder
	for _, s := range story.stops {
		for _, line := range s.lines {
			typed.WriteString(line + "\n")
		}
	}
	if err := plain.Play(decided(story.pack, kept, story.habit), strings.NewReader(typed.String()), &said, plain.Options{Echo: true}); err != nil {
		t.Fatal(err)
	}
	return kept
}

// onScreen plays a tale through the screens, key by key, without a terminal. It
// ends once want batches are kept.
func (story tale) onScreen(t *testing.T, want int) *notebook {
	t.Helper()
	kept := &notebook{}
	p := &pilot{model: tui.New(decided(story.pack, kept, story.habit), tui.Options{ReducedMotion: true}), heard: make(chan tea.Msg, 1024)}
	p.run(p.model.Init())
	p.send(tea.WindowSizeMsg{Width: 100, Height: 40})
	for _, s := range story.stops {
		for _, k := range s.keys {
			if digit, ok := strings.CutPrefix(k, toOffer); ok {
				p.decide(digit, phrase.For(story.lang).Certainty.TakeIt)
				continue
			}
			p.passCelebration()
			p.send(keyPress(k))
			p.drain()
		}
	}
	guard := time.After(20 * time.Second)
	for kept.len() < want {
		select {
		case msg := <-p.heard:
			p.send(msg)
		case <-guard:
			t.Logf("%d of %d batches were kept; the screen shows:\n%s", kept.len(), want, p.model.View().Content)
			return kept
		}
	}
	return kept
}

// toOffer stands before a key that answers the offer of certainty, which hears
// nothing in its first moment.
const toOffer = "offer "
