package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"quest/game"
)

// reviewSave writes a save of some reviews, a thousand a day over as many items as 20 reviews
// each make, those of the shipped packs among them, and closes it twice, so that it has a
// snapshot. QUEST_REVIEW_SAVE keeps it in a folder, to be measured from outside.
func reviewSave(tb testing.TB, dir string, reviews int) {
	tb.Helper()
	const perDay, perBatch = 1000, 250
	items := max(1, reviews/20)
	from := time.Now().AddDate(0, 0, -reviews/perDay-1)
	for _, write := range []bool{true, false} {
		c := &call{Main: NewMain(), began: time.Now(), out: io.Discard, err: io.Discard}
		c.flags.saveDir, c.flags.player = dir, defaultPlayer
		seat, d, err := c.seat("")
		if err != nil {
			tb.Fatal(err)
		}
		if write {
			now := seat.Now()
			keep := func(b game.Batch) {
				if _, err := seat.Journal.Append(b); err != nil {
					tb.Fatal(err)
				}
			}
			keep(seat.Player.Join(game.Joined{Lang: game.SpeakEnglish, Seed: 7}, game.Moment{Wall: from}))
			ids := reviewedIDs(seat, items)
			for n := 0; n < reviews; n += perBatch {
				at := game.Moment{Wall: from.AddDate(0, 0, n/perDay), Mono: now.Mono}
				b := game.Batch{At: at, Day: seat.Player.Today(at)}
				for i := n; i < min(n+perBatch, reviews); i++ {
					right := i%7 != 0
					b.Events = append(b.Events, game.Event{Answered: &game.Answered{
						Item: ids[i%items].id, Rev: ids[i%items].rev, First: true, Right: right, Grade: map[bool]int{true: 3, false: 1}[right],
					}})
				}
				seat.Player.Apply(b)
				keep(b)
			}
		}
		seat.Settle()
		if _, err := d.Close(); err != nil {
			tb.Fatal(err)
		}
	}
}

type reviewedID struct {
	id  string
	rev int
}

// reviewedIDs gives as many items as wanted: those of the packs, then some of a pack that is gone.
func reviewedIDs(seat *game.Seat, n int) []reviewedID {
	var ids []reviewedID
	for _, p := range seat.Packs {
		for _, quiz := range p.Quizzes() {
			for _, id := range quiz.Items {
				if head, ok := p.ItemHead(id); ok {
					ids = append(ids, reviewedID{p.ID().Item(id), head.Rev})
				}
			}
		}
	}
	for len(ids) < n {
		ids = append(ids, reviewedID{fmt.Sprintf("gone/pack#item/i%d", len(ids)), 1})
	}
	return ids[:n]
}

// BenchmarkDue says what is due in a save of 100,000 reviews, as "quest due" does once the
// process runs.
func BenchmarkDue(b *testing.B) {
	dir := os.Getenv("QUEST_REVIEW_SAVE")
	if dir == "" {
		dir = b.TempDir()
	}
	reviewSave(b, dir, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		var out strings.Builder
		args := []string{"due", "--json", "--save-dir", dir}
		if code := NewMain().Run(context.Background(), args, nil, strings.NewReader(""), &out, io.Discard); code != exitDone || !strings.Contains(out.String(), `"due"`) {
			b.Fatalf("exit %d: %s", code, out.String())
		}
	}
}
