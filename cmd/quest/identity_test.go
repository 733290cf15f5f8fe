package main

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/plain"
	"quest/game/tui"
	"quest/game/tui/screen"
)

// notebook is a journal in memory. It tells of every batch on a channel.
type notebook struct {
	mu      sync.Mutex
	batches []game.Batch
}

func (n *notebook) Append(b game.Batch) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !tellsFeats(b.Events) {
		n.batches = append(n.batches, b)
	}
	saved := 0
	for _, b := range n.batches {
		saved += countAnswers(b.Events)
	}
	return saved, nil
}

// tellsFeats reports whether events say nothing but that what was reached was told: each front end
// tells it in a moment of its own.
func tellsFeats(events []game.Event) bool {
	return len(events) == 1 && events[0].Told != nil && len(events[0].Told.Feats) > 0
}

func (n *notebook) len() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.batches)
}

// foundGold is the gold that answers brought by chance.
func (n *notebook) foundGold() int {
	gold := 0
	for _, b := range n.batches {
		for _, e := range b.Events {
			if e.Drawn != nil {
				gold += e.Drawn.Gold
			}
		}
	}
	return gold
}

// lines gives the events of each batch as they stand in a save, without the
// languages on screen.
func (n *notebook) lines(t *testing.T) []string {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	var out []string
	for _, b := range n.batches {
		var events []game.Event
		for _, e := range b.Events {
			switch {
			case e.Joined != nil:
				joined := *e.Joined
				joined.Lang = ""
				e.Joined = &joined
			case e.Tuned != nil:
				e.Tuned = &game.Tuned{Wager: e.Tuned.Wager}
			case e.Answered != nil:
				answered := *e.Answered
				answered.Lang = ""
				e.Answered = &answered
			}
			events = append(events, e)
		}
		line, err := json.Marshal(events)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b.Day.String()+" "+string(line))
	}
	return out
}

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
	number := map[game.Speech]string{game.SpeakEnglish: "1", game.SpeakKorean: "2", game.SpeakBoth: "3"}[lang]
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
		case game.SummaryStep:
			celebrated := !story.feats.None() && len(seat.Player.Sealed()) == 0
			if celebrated {
				story.feats = screen.Feats{}
			}
			story.add(stop{keys: []string{"enter"}, feats: celebrated})
		case game.PointStep:
			if step.N == 2 && !tuned {
				// Three turns lead back to the language of before.
				for range 3 {
					story.lang = story.lang.Next(game.SpeechChoices([]content.Lang{content.English, content.Korean}))
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

// pilot runs a model as Bubble Tea does, without a terminal.
type pilot struct {
	model tea.Model
	heard chan tea.Msg
}

func (p *pilot) send(msg tea.Msg) {
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			p.run(cmd)
		}
		return
	}
	model, cmd := p.model.Update(msg)
	p.model = model
	p.run(cmd)
}

// toOffer stands before a key that answers the offer of certainty, which hears
// nothing in its first moment.
const toOffer = "offer "

// decide presses a key for as long as the screen shows some words.
func (p *pilot) decide(key, while string) {
	guard := time.After(20 * time.Second)
	for strings.Contains(p.model.View().Content, while) {
		p.send(keyPress(key))
		if !strings.Contains(p.model.View().Content, while) {
			return
		}
		select {
		case msg := <-p.heard:
			p.send(msg)
		case <-guard:
			return
		}
	}
}

// passCelebration goes on where a level is celebrated, which hears nothing in its first moment.
func (p *pilot) passCelebration() {
	shown := func() bool { return celebrationRow.MatchString(ansi.Strip(p.model.View().Content)) }
	for guard := time.After(20 * time.Second); shown(); {
		p.send(keyPress("x"))
		if !shown() {
			return
		}
		select {
		case msg := <-p.heard:
			p.send(msg)
		case <-guard:
			return
		}
	}
}

func (p *pilot) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			p.heard <- msg
		}
	}()
}

func (p *pilot) drain() {
	for {
		select {
		case msg := <-p.heard:
			p.send(msg)
		default:
			return
		}
	}
}

func keyPress(name string) tea.KeyPressMsg {
	if code, ok := map[string]rune{"enter": tea.KeyEnter, "f3": tea.KeyF3, "f6": tea.KeyF6}[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)
	return tea.KeyPressMsg{Code: r[0], Text: name}
}

// TestEveryFrontEndKeepsTheSame plays the same tale through the rules, through
// lines and through the screens, in every language: the events are the same to the
// byte, apart from clocks, identifiers and the languages themselves.
func TestEveryFrontEndKeepsTheSame(t *testing.T) {
	parts := contenttest.DeepParts()
	parts.Rewards = nil // a tale ends at the chest
	deep, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	types := []string{`"sequence"`, `"paired"`, `"typed"`, string(contenttest.NightSigns)}
	keenness := []string{`"hints":1`, `"hints":2`, `"disputed"`, `"undone"`, `"certainty":1`, `"certainty":3`, `"stake":-`}
	always := func(*content.Item) bool { return true }
	never := func(*content.Item) bool { return false }
	mixed := func(it *content.Item) bool { return spread(string(it.ID))%3 > 0 }
	flagship, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		pack     *content.Pack
		plays    habit
		sessions int
		holds    []string // what the tale has to have, so that it shows something
		long     bool     // left out of short runs
	}{
		{"harbour, all right", contenttest.Pack(), habit{right: always}, 9, nil, false},
		{"harbour, some wrong", contenttest.Pack(), habit{right: mixed}, 4, nil, false},
		{"flagship, all right", flagship, habit{right: always}, 9, nil, true},
		{"flagship, some wrong", flagship, habit{right: mixed}, 4, nil, true},
		{"flagship, asked about certainty", flagship, habit{right: mixed, fresh: true}, 3, []string{`"wager":false`}, true},
		{"flagship, keen when asked", flagship, habit{right: mixed, fresh: true, keen: true}, 3, []string{`"wager":true`, `"certainty":3`}, true},
		{"every type, all right", deep, habit{right: always}, 9, append(slices.Clone(types), `"fought"`, `"won":true`), true},
		{"every type, some wrong", deep, habit{right: mixed}, 9, types, false},
		{"every type, all wrong", deep, habit{right: never}, 9, types, false},
		{"every type, keenly", deep, habit{right: mixed, keen: true}, 9, slices.Concat(types, keenness), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && c.long {
				t.Skip("long; shorter tales go the same ways")
			}
			var first []string
			for _, lang := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
				story, rules := scripted(t, c.pack, lang, c.plays, c.sessions)
				want := rules.lines(t)
				if first == nil {
					first = want
				}
				told := strings.Join(want, "\n")
				for _, held := range append(c.holds, `"choice"`, `"truth"`, `"placed"`) {
					if !strings.Contains(told, held) {
						t.Fatalf("the tale has no %s in %d batches", held, len(want))
					}
				}
				compare(t, string(lang)+" by the rules, and "+string(game.SpeakEnglish), want, first)
				lines := story.inLines(t).lines(t)
				if n := len(want); len(lines) == n+1 && strings.Contains(want[n-1], `"opened"`) && strings.Contains(lines[n], `"told"`) {
					lines = lines[:n] // lines go on behind the chest, where the screen waits for a key
				}
				compare(t, string(lang)+" in lines", lines, want)
				compare(t, string(lang)+" on screen", story.onScreen(t, len(want)).lines(t), want)
			}
			if changed := contenttest.Changed(c.pack); len(changed) > 0 {
				t.Errorf("playing changed what all players of the pack share: %v", changed)
			}
		})
	}
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("%s: batch %d is missing: %s", what, i, want[i])
		case i >= len(want):
			t.Fatalf("%s: one batch too many: %s", what, got[i])
		case got[i] != want[i]:
			t.Fatalf("%s: batch %d is\n%s\nand should be\n%s", what, i, got[i], want[i])
		}
	}
}

// countAnswers counts the answers among events.
func countAnswers(events []game.Event) int {
	n := 0
	for _, e := range events {
		if e.Answered != nil {
			n++
		}
	}
	return n
}
