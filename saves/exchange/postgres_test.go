package exchange_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/exchange"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// TestALaptopAndADatabaseBecomeEqual joins two laptops through one player of a database, with
// breaks, and plays there in between.
func TestALaptopAndADatabaseBecomeEqual(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a database")
	}
	db, err := postgres.Open(t.Context(), postgrestest.Fresh(t), postgres.Options{Node: "one"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	const player = "mina"
	sync := func(laptop *exchange.Folder, cut [2]int) (asks, serves end, l *line) {
		t.Helper()
		h, err := db.Hold(t.Context(), player, postgres.ImportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := h.Close(); err != nil {
				t.Fatal(err)
			}
		}()
		return meet(laptop, h, joined, cut)
	}
	one, two := &exchange.Folder{Dir: filepath.Join(t.TempDir(), "one")}, &exchange.Folder{Dir: filepath.Join(t.TempDir(), "two")}
	play(t, saves.OS(), one.Dir, 0, 1, 4)
	play(t, saves.OS(), two.Dir, 0, 2)
	for _, laptop := range []*exchange.Folder{one, two} {
		if asks, serves, _ := sync(laptop, whole); asks.err != nil || serves.err != nil {
			t.Fatalf("%v, %v", asks.err, serves.err)
		}
	}
	j, err := postgres.OpenJournal[savestest.Event](db, player, postgres.JournalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(savestest.Batch(3)); err != nil {
		t.Fatal(err)
	}
	var locked *saves.LockedError
	if _, err := db.Hold(t.Context(), player, postgres.ImportOptions{}); !errors.As(err, &locked) {
		t.Fatalf("a player in play is not told as such: %v", err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n += 97 {
		cut := whole
		cut[n%2] = n
		asks, serves, _ := sync(one, cut)
		if asks.err == nil && serves.err == nil {
			break
		}
	}
	for _, laptop := range []*exchange.Folder{two, one, two} {
		if asks, serves, _ := sync(laptop, whole); asks.err != nil || serves.err != nil {
			t.Fatalf("%v, %v", asks.err, serves.err)
		}
	}
	h, err := db.Hold(t.Context(), player, postgres.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if here, there := text(t, one), text(t, h); here != there || here != text(t, two) {
		t.Fatalf("one has\n%stwo has\n%sthe database has\n%s", here, text(t, two), there)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(text(t, one), "\n"); got != 5 {
		t.Fatalf("%d records", got)
	}
}
