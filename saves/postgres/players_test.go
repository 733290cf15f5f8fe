package postgres_test

import (
	"errors"
	"testing"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

type journal = postgres.Journal[event]

func openJournal(t testing.TB, db *postgres.Database, player string, o postgres.JournalOptions) *journal {
	t.Helper()
	j, err := postgres.OpenJournal[event](db, player, o)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func add(t testing.TB, j *journal, numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatalf("append %d: %v", n, err)
		}
	}
}

func shut(t testing.TB, j *journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// holds checks that the database has just the batches of these numbers, in this order, by
// a view of its own.
func holds(t testing.TB, db *postgres.Database, player string, numbers ...int) {
	t.Helper()
	j := openJournal(t, db, player, postgres.JournalOptions{View: true})
	var got []string
	if err := j.Replay(func(b saves.Batch[event]) error { got = append(got, b.ID); return nil }); err != nil {
		t.Fatal(err)
	}
	if r := j.Report(); !r.Clean() || len(r.Unreadable) > 0 {
		t.Errorf("the report is %+v", r)
	}
	if len(got) != len(numbers) {
		t.Fatalf("there are %d batches, want %d: %v", len(got), len(numbers), got)
	}
	for i, n := range numbers {
		if got[i] != savestest.Batch(n).ID {
			t.Errorf("batch %d is %s, want number %d", i, got[i], n)
		}
	}
	shut(t, j)
}

// waits checks that a batch is kept in memory for a reason of the database.
func waits(t testing.TB, j *journal, err error, pending int, whys ...postgres.Why) {
	t.Helper()
	var unsaved *saves.NotSavedError
	if !errors.As(err, &unsaved) || unsaved.Pending != pending || len(j.Pending()) != pending {
		t.Fatalf("%d wait, want %d: %v", len(j.Pending()), pending, err)
	}
	var f *postgres.Failure
	if !errors.As(err, &f) || !errors.Is(err, saves.ErrCannotWrite) {
		t.Fatalf("the reason is %v", err)
	}
	for _, why := range whys {
		if f.Why == why {
			return
		}
	}
	t.Fatalf("the database is %q (%v), want %v", f.Why, err, whys)
}

// exec does something behind the back of the store.
func exec(t testing.TB, url string, statements ...string) {
	t.Helper()
	if err := postgrestest.Exec(url, statements...); err != nil {
		t.Fatal(err)
	}
}
