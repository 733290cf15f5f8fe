package postgres_test

import (
	"errors"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// tell reads the mishaps of a journal and checks them.
func tell(t testing.TB, j *journal, again, lost int) {
	t.Helper()
	var sum saves.Mishap
	for _, m := range j.Mishaps() {
		sum.Again += m.Again
		sum.Lost += m.Lost
	}
	if sum.Again != again || sum.Lost != lost {
		t.Errorf("%d were written again and %d are lost, want %d and %d", sum.Again, sum.Lost, again, lost)
	}
}

// TestACopyThatLagsBehindIsFilledAgain has everything that can happen to a player when a
// standby that lags behind takes the place of the server, in one failover, which takes seconds.
func TestACopyThatLagsBehindIsFilledAgain(t *testing.T) {
	server := postgrestest.Breakable(t)
	url := server.Fresh(t)
	db := connect(t, url, postgres.Options{Lease: time.Minute})
	begin := func(player string, numbers ...int) *journal {
		j := openJournal(t, db, player, postgres.JournalOptions{Fold: "1"})
		add(t, j, numbers...)
		return j
	}
	appends, closes, beats, older := begin("appends", 0, 1), begin("closes", 0, 1), begin("beats", 0, 1), begin("older", 0)
	shut(t, older)
	earlier := begin("earlier", 0)
	shut(t, earlier)
	two, three := connect(t, url, postgres.Options{}), connect(t, url, postgres.Options{})
	contested := begin("contested", 0)
	log := openLog(t, db)
	write(t, log, note{N: 1})
	poll(t, log)
	if err := server.Keep(); err != nil {
		t.Fatal(err)
	}
	// What comes now the copy has not got.
	for _, j := range []*journal{appends, closes, beats} {
		add(t, j, 2, 3)
	}
	older = begin("older", 1, 2) // with a lease that the copy does not know
	earlier = begin("earlier", 1)
	shut(t, earlier)
	earlier = begin("earlier", 2) // which does not have what the session before has appended
	newer := begin("newer", 0)    // of whom the copy knows nothing
	second := openJournal(t, two, "contested", postgres.JournalOptions{TakeOver: true})
	add(t, second, 1)
	write(t, log, note{N: 2})
	poll(t, log)
	if err := server.FallBack(); err != nil {
		t.Fatal(err)
	}

	// In the copy the first one holds this player, and a third one gets the epoch of the second.
	third := openJournal(t, three, "contested", postgres.JournalOptions{TakeOver: true})
	for name, j := range map[string]*journal{"first": contested, "second": second} {
		if _, err := j.Append(savestest.Batch(2)); !errors.Is(err, postgres.ErrFenced) {
			t.Errorf("the %s of three appended: %v", name, err)
		}
	}
	add(t, third, 3)
	shut(t, third)
	holds(t, db, "contested", 0, 3)
	// What the second one had saved and the copy lacks waits with it.
	if p := second.Pending(); len(contested.Pending()) != 1 || len(p) != 2 || p[0].ID != savestest.Batch(1).ID {
		t.Errorf("with the second one wait %v", p)
	}
	tell(t, second, 1, 0)

	add(t, appends, 4)
	tell(t, appends, 2, 0)
	shut(t, appends)
	holds(t, db, "appends", 0, 1, 2, 3, 4)

	shut(t, closes)
	tell(t, closes, 2, 0)
	holds(t, db, "closes", 0, 1, 2, 3)

	if err := db.Beat(t.Context()); err != nil {
		t.Fatal(err)
	}
	tell(t, beats, 2, 0)
	holds(t, db, "beats", 0, 1, 2, 3)
	add(t, beats, 4)
	shut(t, beats)
	holds(t, db, "beats", 0, 1, 2, 3, 4)

	add(t, older, 3) // Beat has taken the player back
	shut(t, older)
	tell(t, older, 2, 0)
	holds(t, db, "older", 0, 1, 2, 3)

	_, err := earlier.Append(savestest.Batch(3))
	var lost *saves.LostError
	if !errors.As(err, &lost) || lost.Batches != 1 || !errors.Is(err, saves.ErrReplaced) {
		t.Errorf("a batch that is gone for ever is told as %v", err)
	}
	tell(t, earlier, 1, 1)
	shut(t, earlier)
	holds(t, db, "earlier", 0, 2, 3)

	// A player without a lease may have been deleted, so nothing brings them back unasked.
	if _, err := newer.Append(savestest.Batch(1)); !errors.Is(err, postgres.ErrFenced) || len(newer.Pending()) != 1 {
		t.Errorf("a journal that the copy does not know gave %v", err)
	}

	if err := newer.Close(); !errors.As(err, &lost) || lost.Batches != 1 {
		t.Errorf("what it had saved is told as %v", err)
	}

	if _, _, err := log.Poll(t.Context()); !errors.Is(err, errAnew) {
		t.Errorf("the log gave %v", err)
	}
	if news := poll(t, log); len(news) != 1 || news[0].N != 1 {
		t.Errorf("the log has %v", news)
	}
}
