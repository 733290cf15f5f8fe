package tui

import (
	"bytes"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
	"quest/game"
)

// readCounter is the compiled form of a pack that counts how often it is read.
type readCounter struct {
	*bytes.Reader
	reads int
}

func (c *readCounter) ReadAt(b []byte, at int64) (int, error) {
	c.reads++
	return c.Reader.ReadAt(b, at)
}

// manyPacks opens as many small packs as asked, each counting how often it is read.
func manyPacks(t testing.TB, n int) (packs []*content.Pack, files []*readCounter) {
	t.Helper()
	for i := range n {
		parts := contenttest.Parts()
		parts.Meta.ID = content.PackID(fmt.Sprintf("test/pack-%d", i))
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		b, err := pack.Compile()
		if err != nil {
			t.Fatal(err)
		}
		file := &readCounter{Reader: bytes.NewReader(b)}
		if pack, err = content.Open(file); err != nil {
			t.Fatal(err)
		}
		packs, files = append(packs, pack), append(files, file)
	}
	return packs, files
}

// TestTheMapReadsOnlyThePacksThatItShows draws the map of 60 packs and goes down it:
// packs that were never in sight are read no further than they were to open them.
func TestTheMapReadsOnlyThePacksThatItShows(t *testing.T) {
	packs, files := manyPacks(t, 60)
	opened := files[0].reads
	read := func() int {
		n := 0
		for _, f := range files {
			if f.reads > opened {
				n++
			}
		}
		return n
	}
	v := newPlayer(t, game.SpeakBoth, func(s *game.Seat, _ *Options) { s.Packs = packs }).resize(80, 24)
	v.fits()
	if n := read(); n < 1 || n > 3 {
		t.Errorf("the first picture reads %d packs", n)
	}
	v.press("down", "down").fits()
	if n := read(); n > 4 {
		t.Errorf("two lessons further down, %d packs were read", n)
	}
	v.press("end").fits()
	if n := read(); n > 7 {
		t.Errorf("at the last lesson, %d packs were read", n)
	}
	v.press("m").sees("mix").press("esc")
	for i := range files {
		if files[i].reads > opened+1 {
			t.Errorf("pack %d is read %d times for the map and the list of mix-ups", i, files[i].reads-opened)
		}
	}
}

// changing is packs of which the first was changed since they were read.
type changing struct {
	before, now []*content.Pack
	asked       []content.PackID // whether it is current
}

func changedPacks(t *testing.T) (c *changing, with func(*game.Seat, *Options)) {
	t.Helper()
	c = &changing{}
	c.before, _ = manyPacks(t, 3)
	c.now = append(c.now, c.before...)
	parts := contenttest.Parts()
	parts.Meta.ID = c.before[0].ID()
	parts.Lessons[0].Title = contenttest.Both("The tides anew", "새로 쓴 조석")
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	c.now[0] = pack
	return c, func(s *game.Seat, _ *Options) {
		s.Packs = c.before
		s.Compare = func() ([]*content.Pack, []game.Notice) {
			return c.now, []game.Notice{game.Verbatim("A fourth pack is broken.")}
		}
		s.Current = func(p *content.Pack) bool {
			c.asked = append(c.asked, p.ID())
			return p != c.before[0]
		}
	}
}

func TestAChangedPackIsShownAfterTheFirstPicture(t *testing.T) {
	c, with := changedPacks(t)
	v := newPlayer(t, game.SpeakEnglish, with)
	v.run(v.m.workOnPacks())
	v.misses("The tides anew", "broken")
	v.press("down")
	v.ring()
	v.sees("The tides anew", "A fourth pack is broken.")
	if got := v.m.seat.Packs[0]; got != c.now[0] {
		t.Error("the seat keeps the pack of before")
	}
	v.press("up", "enter")
	if v.m.session == nil || v.m.session.About().Pack != c.now[0] {
		t.Error("the pack as it is now cannot be played")
	}
}

func TestAChangedPackIsNeverPlayedAsItWas(t *testing.T) {
	c, with := changedPacks(t)
	v := newPlayer(t, game.SpeakEnglish, with)
	v.run(v.m.workOnPacks())
	batches := len(v.shelf.batches)
	v.press("enter").sees("The tides anew", "This pack has changed", "A fourth pack is broken.")
	if v.m.session != nil || len(v.shelf.batches) > batches {
		t.Fatal("the pack was played as it was")
	}
	v.press("enter")
	if v.m.session == nil || v.m.session.About().Pack != c.now[0] {
		t.Error("the pack as it is now cannot be played")
	}
	v.ring() // the comparison beside the game comes late
	if v.m.session == nil {
		t.Error("the session is gone")
	}
}

func TestAPackThatDidNotChangeIsPlayedAtOnce(t *testing.T) {
	c, with := changedPacks(t)
	v := newPlayer(t, game.SpeakEnglish, with)
	v.run(v.m.workOnPacks())
	v.press("down", "down", "down", "enter") // past the boss of the first pack
	if v.m.session == nil || v.m.session.About().Pack != c.before[1] || len(c.asked) != 1 || c.asked[0] != "test/pack-1" {
		t.Errorf("after asking about %v no session of the second pack begins", c.asked)
	}
	v.ring()
	v.sees("A fourth pack is broken.")
	if v.m.session == nil || v.m.seat.Packs[0] != c.now[0] {
		t.Error("the session is gone, or the packs are those of before")
	}
}

// BenchmarkMapOfManyPacks draws the first picture of a map of 60 packs of 59 lessons
// each, and a key on it, for a player who has done nothing and for one who has done all.
// The first picture reads the packs for the first time.
func BenchmarkMapOfManyPacks(b *testing.B) {
	var files []content.Compiled
	for i := range 60 {
		pack, findings := source.Load(contenttest.LargeFiles(i), source.Options{})
		if pack == nil {
			b.Fatal(findings)
		}
		compiled, err := pack.Compile()
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, bytes.NewReader(compiled))
	}
	open := func() (packs []*content.Pack) {
		for _, f := range files {
			pack, err := content.Open(f)
			if err != nil {
				b.Fatal(err)
			}
			packs = append(packs, pack)
		}
		return packs
	}
	var all []game.Event
	for _, pack := range open() {
		for _, l := range pack.Lessons() {
			quiz := pack.ID().Quiz(l.Quiz)
			all = append(all, game.Event{Read: &game.Read{Lesson: pack.ID().Lesson(l.ID), Points: l.Points, Done: true}},
				game.Event{Sat: &game.Sat{Quiz: quiz}}, game.Event{Finished: &game.Finished{Quiz: quiz, Right: 16, Of: 16}})
		}
	}
	for _, who := range []struct {
		name string
		done []game.Event
	}{{"nothing done", nil}, {"all done", all}} {
		player := newPlayer(b, game.SpeakBoth).seat.Player
		player.Apply(game.Batch{Events: who.done})
		visit := func() *visit {
			return newVisit(b, func(s *game.Seat, _ *Options) { s.Packs, s.Player = open(), player })
		}
		b.Run("first picture/"+who.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = visit().m.View()
			}
		})
		b.Run("key/"+who.name, func(b *testing.B) {
			v := visit()
			_ = v.m.View()
			down, up := keyPress("down"), keyPress("up")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				v.m.Update([]tea.Msg{down, up}[i%2])
				_ = v.m.View()
			}
		})
	}
}
