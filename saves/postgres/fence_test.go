package postgres_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// blocked returns when a statement of the database waits for a lock.
func blocked(t testing.TB, on *pgx.Conn) {
	t.Helper()
	for range 1_000_000 {
		var n int
		const waiting = `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
		if err := on.QueryRow(context.Background(), waiting).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			return
		}
	}
	t.Fatal("nothing waits")
}

func TestOnlyOneOfTwoWhoBelieveToHoldAPlayerAppends(t *testing.T) {
	url := postgrestest.Fresh(t)
	one, two := connect(t, url, postgres.Options{Node: "one"}), connect(t, url, postgres.Options{Node: "two"})
	a := openJournal(t, one, "ann", postgres.JournalOptions{})
	add(t, a, 0)
	_, err := postgres.OpenJournal[event](two, "ann", postgres.JournalOptions{})
	var locked *saves.LockedError
	if !errors.As(err, &locked) || locked.Holder != "one" {
		t.Fatalf("a second opening gave %v", err)
	}
	b := openJournal(t, two, "ann", postgres.JournalOptions{TakeOver: true})
	add(t, b, 1)
	for n := range 2 {
		if _, err := a.Append(savestest.Batch(2 + n)); !errors.Is(err, postgres.ErrFenced) || len(a.Pending()) != 1+n {
			t.Fatalf("the one who was passed by got %v", err)
		}
	}
	<-a.Fenced()
	if err := a.Close(); !errors.Is(err, postgres.ErrFenced) {
		t.Errorf("close forgot what waits: %v", err)
	}
	add(t, b, 4)
	shut(t, b)
	holds(t, one, "ann", 0, 1, 4)
	// What waited is rescued by whoever opens the player next.
	c := openJournal(t, one, "ann", postgres.JournalOptions{})
	for _, batch := range a.Pending() {
		if _, err := c.Append(batch); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, c)
	holds(t, one, "ann", 0, 1, 4, 2, 3)
}

func TestAnAppendThatWaitedWhileItsHolderWasPassedByAppendsNothing(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0)
	other := postgrestest.Connect(t, url)
	tx, err := other.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "UPDATE lease SET epoch = epoch + 1, token = 'another'"); err != nil {
		t.Fatal(err)
	}
	result := make(chan error)
	go func() {
		_, err := j.Append(savestest.Batch(1))
		result <- err
	}()
	blocked(t, postgrestest.Connect(t, url)) // its snapshot is of before the change
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-result; !errors.Is(err, postgres.ErrFenced) {
		t.Fatalf("append gave %v", err)
	}
	holds(t, db, "ann", 0)
}

func TestWhoTakesAPlayerOverSeesTheAppendThatWasUnderWay(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	line, _, err := saves.End{}.Frame(payload(t, savestest.Batch(0)))
	if err != nil {
		t.Fatal(err)
	}
	tx, err := postgrestest.Connect(t, url).Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var held, follows, put bool
	row := tx.QueryRow(t.Context(), postgres.LineAppend, "ann", j.Token(), 1, []byte(nil), []byte(savestest.Batch(0).ID), line)
	if err := row.Scan(&held, &follows, &put); err != nil || !put {
		t.Fatalf("held %v, follows %v, put %v, %v", held, follows, put, err)
	}
	taken := make(chan *journal)
	go func() {
		k, err := postgres.OpenJournal[event](db, "ann", postgres.JournalOptions{TakeOver: true})
		if err != nil {
			t.Error(err)
		}
		taken <- k
	}()
	blocked(t, postgrestest.Connect(t, url))
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	k := <-taken
	if k == nil || k.Saved() != 1 {
		t.Fatal("the line that was under way was not seen")
	}
	add(t, k, 1)
	shut(t, k)
	holds(t, db, "ann", 0, 1)
}

func payload(t testing.TB, b saves.Batch[event]) []byte {
	t.Helper()
	p, err := saves.Payload(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestABeatTellsAnIdleJournalThatItWasPassedBy(t *testing.T) {
	url := postgrestest.Fresh(t)
	one, two := connect(t, url, postgres.Options{}), connect(t, url, postgres.Options{})
	a, still := openJournal(t, one, "ann", postgres.JournalOptions{}), openJournal(t, one, "bo", postgres.JournalOptions{})
	b := openJournal(t, two, "ann", postgres.JournalOptions{TakeOver: true})
	if err := one.Beat(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-a.Fenced()
	select {
	case <-still.Fenced():
		t.Error("a journal that holds was told that it does not")
	default:
	}
	shut(t, a)
	add(t, still, 0)
	add(t, b, 1)
}

func TestTheServersClockTellsWhenALeaseIsOver(t *testing.T) {
	url := postgrestest.Fresh(t)
	one, two := connect(t, url, postgres.Options{}), connect(t, url, postgres.Options{})
	a := openJournal(t, one, "ann", postgres.JournalOptions{})
	late := savestest.Batch(0)
	late.T += 10 * 60 * 1000 // the clock of this node is ten minutes ahead
	if _, err := a.Append(late); err != nil {
		t.Fatal(err)
	}
	exec(t, url, "UPDATE lease SET until = clock_timestamp() + interval '1 minute'")
	if _, err := postgres.OpenJournal[event](two, "ann", postgres.JournalOptions{}); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("a lease that runs was taken: %v", err)
	}
	exec(t, url, "UPDATE lease SET until = clock_timestamp() - interval '1 millisecond'")
	b := openJournal(t, two, "ann", postgres.JournalOptions{})
	add(t, b, 1)
	var at []int64
	if err := b.Replay(func(b saves.Batch[event]) error { at = append(at, b.At); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(at) != 2 || at[1] <= at[0] {
		t.Errorf("logical times %v", at)
	}
	// A beat that comes before the lease is over keeps the player.
	exec(t, url, "UPDATE lease SET until = clock_timestamp() - interval '1 millisecond'")
	if err := two.Beat(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.OpenJournal[event](one, "ann", postgres.JournalOptions{}); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("a lease that was renewed was taken: %v", err)
	}
}

func TestADeletedPlayerStaysDeletedWhileASessionHoldsThem(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	a, bo := openJournal(t, db, "ann", postgres.JournalOptions{Fold: "1"}), openJournal(t, db, "bo", postgres.JournalOptions{})
	add(t, a, 0, 1)
	add(t, bo, 0)
	mark := a.Mark()
	if err := a.Snapshot([]byte("state")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := db.DeletePlayer(t.Context(), "ann"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Append(savestest.Batch(2)); !errors.Is(err, postgres.ErrFenced) {
		t.Errorf("append gave %v", err)
	}
	if err := a.SnapshotAt(mark, []byte("state")); err == nil {
		t.Error("a snapshot was kept")
	}
	if err := a.Close(); !errors.Is(err, postgres.ErrFenced) {
		t.Errorf("close gave %v", err)
	}
	var left int
	const rows = `SELECT (SELECT count(*) FROM batch WHERE player_id = 'ann') + (SELECT count(*) FROM snapshot WHERE player_id = 'ann')
		+ (SELECT count(*) FROM lease WHERE player_id = 'ann')`
	if err := postgrestest.Connect(t, url).QueryRow(t.Context(), rows).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d rows are left, %v", left, err)
	}
	holds(t, db, "bo", 0)
}
