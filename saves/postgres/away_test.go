package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

func TestAnAppendWhoseAnswerIsLostIsThereOnce(t *testing.T) {
	for _, answered := range []bool{false, true} {
		t.Run(fmt.Sprint("the server committed: ", answered), func(t *testing.T) {
			url := postgrestest.Fresh(t)
			proxy := postgrestest.NewProxy(t, url)
			db := connect(t, proxy.URL(), postgres.Options{})
			j := openJournal(t, db, "ann", postgres.JournalOptions{})
			add(t, j, 0, 1)
			lost := proxy.Lose(savestest.Batch(2).ID, answered)
			r, err := j.Append(savestest.Batch(2))
			if err != nil || r.Seq != 3 || r.Saved != 3 {
				t.Fatalf("receipt %+v, %v", r, err)
			}
			<-lost
			add(t, j, 3)
			shut(t, j)
			holds(t, db, "ann", 0, 1, 2, 3)
		})
	}
}

func TestWhileTheDatabaseIsAwayBatchesWaitInMemory(t *testing.T) {
	server := postgrestest.Breakable(t)
	for _, way := range []struct {
		name string
		end  func() error
	}{
		{"stopped", server.Stop}, {"stopped at once", server.Immediate}, {"killed", server.Kill},
	} {
		t.Run(way.name, func(t *testing.T) {
			db := connect(t, server.Fresh(t), postgres.Options{})
			j := openJournal(t, db, "ann", postgres.JournalOptions{})
			add(t, j, 0)
			if err := way.end(); err != nil {
				t.Fatal(err)
			}
			_, err := j.Append(savestest.Batch(1))
			waits(t, j, err, 1, postgres.Away)
			_, err = j.Append(savestest.Batch(2))
			waits(t, j, err, 2, postgres.Away)
			if _, err := postgres.OpenJournal[event](db, "bo", postgres.JournalOptions{}); !errors.Is(err, saves.ErrCannotRead) {
				t.Errorf("opening gave %v", err)
			}
			if err := server.Start(); err != nil {
				t.Fatal(err)
			}
			if way.name == "stopped" {
				if err := db.Beat(t.Context()); err != nil { // tries what waits
					t.Fatal(err)
				}
			} else if err := j.Flush(); err != nil {
				t.Fatal(err)
			}
			add(t, j, 3)
			shut(t, j)
			holds(t, db, "ann", 0, 1, 2, 3)
		})
	}
}

func TestARestartUnderLoadLosesAndDoublesNothing(t *testing.T) {
	server := postgrestest.Breakable(t)
	url := server.Fresh(t)
	const players, each = 6, 40
	db := connect(t, url, postgres.Options{Connections: 3})
	var group sync.WaitGroup
	var half sync.WaitGroup
	half.Add(players)
	for p := range players {
		j := openJournal(t, db, fmt.Sprint(p), postgres.JournalOptions{})
		group.Go(func() {
			for n := range each {
				if n == each/2 {
					half.Done()
				}
				_, _ = j.Append(savestest.Batch(n)) // what fails waits
			}
			for j.Flush() != nil {
			}
			if err := j.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	half.Wait()
	if err := errors.Join(server.Kill(), server.Start()); err != nil {
		t.Fatal(err)
	}
	group.Wait()
	all := make([]int, each)
	for n := range all {
		all[n] = n
	}
	for p := range players {
		holds(t, db, fmt.Sprint(p), all...)
	}
}

// usualPatience is what a database has that was opened without one.
const usualPatience = 5 * time.Second

func TestASlowDatabaseDoesNotHangTheGame(t *testing.T) {
	url := postgrestest.Fresh(t)
	t.Run("a lock", func(t *testing.T) {
		db := connect(t, url, postgres.Options{})
		j := openJournal(t, db, "ann", postgres.JournalOptions{})
		tx, err := postgrestest.Connect(t, url).Begin(t.Context())
		if err == nil {
			_, err = tx.Exec(t.Context(), "LOCK TABLE batch IN ACCESS EXCLUSIVE MODE")
		}
		if err != nil {
			t.Fatal(err)
		}
		db.Hurry(100 * time.Millisecond)
		_, err = j.Append(savestest.Batch(0))
		waits(t, j, err, 1, postgres.Slow)
		db.Hurry(usualPatience)
		if err := tx.Rollback(t.Context()); err != nil {
			t.Fatal(err)
		}
		for j.Flush() != nil { // a statement that was given up may still go away
		}
		shut(t, j)
		holds(t, db, "ann", 0)
	})
	t.Run("a network that carries nothing", func(t *testing.T) {
		proxy := postgrestest.NewProxy(t, url)
		db := connect(t, proxy.URL(), postgres.Options{})
		j := openJournal(t, db, "bo", postgres.JournalOptions{})
		proxy.Stall()
		db.Hurry(200 * time.Millisecond)
		_, err := j.Append(savestest.Batch(0))
		waits(t, j, err, 1, postgres.Slow, postgres.Away)
		db.Hurry(usualPatience)
		proxy.Resume()
		for j.Flush() != nil {
		}
		shut(t, j)
		holds(t, db, "bo", 0)
	})
}

func TestADatabaseThatTakesNoWritesIsSaid(t *testing.T) {
	server := postgrestest.Breakable(t)
	url := server.Fresh(t)
	name := "current_database()"
	if err := postgrestest.Connect(t, url).QueryRow(t.Context(), "SELECT "+name).Scan(&name); err != nil {
		t.Fatal(err)
	}
	proxy := postgrestest.NewProxy(t, url)
	db := connect(t, proxy.URL(), postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0)
	exec(t, server.URL("postgres"), "ALTER DATABASE "+name+" SET default_transaction_read_only = on")
	proxy.Cut()
	_, err := j.Append(savestest.Batch(1))
	waits(t, j, err, 1, postgres.ReadOnly)
	var f *postgres.Failure
	if err := db.Check(t.Context()); !errors.As(err, &f) || f.Why != postgres.ReadOnly {
		t.Errorf("check gave %v", err)
	}
	holds(t, db, "ann", 0) // it can be looked at
	exec(t, server.URL("postgres"), "ALTER DATABASE "+name+" SET default_transaction_read_only = off")
	proxy.Cut()
	if err := j.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
	shut(t, j)
	holds(t, db, "ann", 0, 1)
}

func TestADatabaseWithoutRoomIsSaid(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0)
	exec(t, url, `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
		`CREATE TRIGGER full_disk BEFORE INSERT ON batch FOR EACH ROW EXECUTE FUNCTION full_disk()`)
	_, err := j.Append(savestest.Batch(1))
	waits(t, j, err, 1, postgres.Full)
	exec(t, url, "DROP TRIGGER full_disk ON batch")
	add(t, j, 2)
	shut(t, j)
	holds(t, db, "ann", 0, 1, 2)
}

func TestTablesOfAnotherVersionAreRefused(t *testing.T) {
	if _, err := postgres.Open(t.Context(), postgrestest.Empty(t), postgres.Options{}); !errors.Is(err, postgres.ErrOlder) {
		t.Errorf("an empty database gave %v", err)
	}
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0)
	exec(t, url, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (7000, true)", "ALTER TABLE batch RENAME TO answers")
	_, err := postgres.Open(t.Context(), url, postgres.Options{})
	var schema *postgres.SchemaError
	if !errors.As(err, &schema) || schema.Found != 7000 || schema.Wants != postgres.Wants() || !errors.Is(err, saves.ErrNewer) {
		t.Errorf("newer tables gave %v", err)
	}
	if _, err := j.Append(savestest.Batch(1)); !errors.Is(err, saves.ErrNewer) || len(j.Pending()) != 1 {
		t.Errorf("an append on newer tables gave %v", err)
	}
	exec(t, url, "DELETE FROM goose_db_version WHERE version_id = 7000", "ALTER TABLE answers RENAME TO batch")
	shut(t, j)
	holds(t, db, "ann", 0, 1)
}

func TestABellThatWasCutOffIsHeardAgain(t *testing.T) {
	url := postgrestest.Fresh(t)
	proxy := postgrestest.NewProxy(t, url)
	one, two := openLog(t, connect(t, url, postgres.Options{})), openLog(t, connect(t, proxy.URL(), postgres.Options{}))
	heard(t, two)
	proxy.Cut()
	write(t, one, note{N: 1}) // nobody hears it
	for len(poll(t, two)) == 0 {
	}
	for { // a poll has it listen again, which rings
		poll(t, two)
		select {
		case <-two.Bell():
		default:
			continue
		}
		break
	}
	write(t, one, note{N: 2})
	heard(t, two)
}

func TestAnErrorOfTheDatabaseTellsNoPassword(t *testing.T) {
	for _, url := range []string{
		"postgres://quest:hunter2@127.0.0.1:1/quest?connect_timeout=1", "postgres://quest:hunter2@[::1/quest", "host=/nowhere password=hunter2 x=",
		"postgres://quest:hunter2@127.0.0.1:1/quest?sslmode=wrong",
	} {
		for _, err := range []error{postgres.Migrate(t.Context(), url), open(t.Context(), url)} {
			var f *postgres.Failure
			if !errors.As(err, &f) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("%s: %v", url, err)
			}
		}
	}
}

func open(ctx context.Context, url string) error {
	db, err := postgres.Open(ctx, url, postgres.Options{})
	if err == nil {
		db.Close()
	}
	return err
}

func TestADatabaseThatIsClosedLeavesNothingRunning(t *testing.T) {
	url := postgrestest.Fresh(t)
	before := goleak.IgnoreCurrent()
	db, err := postgres.Open(t.Context(), url, postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0)
	log, err := postgres.OpenLog[note](t.Context(), db, "school", postgres.LogOptions{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, log, note{N: 1})
	heard(t, log)
	shut(t, j)
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	db.Close()
	db.Close()
	goleak.VerifyNone(t, before)
	if _, err := j.Append(savestest.Batch(1)); !errors.Is(err, saves.ErrClosed) {
		t.Error(err)
	}
	if _, _, err := log.Poll(t.Context()); !errors.Is(err, saves.ErrClosed) {
		t.Error(err)
	}
	if _, err := postgres.OpenJournal[event](db, "ann", postgres.JournalOptions{}); !errors.Is(err, saves.ErrClosed) {
		t.Error(err)
	}
}

func TestACommitWaitsForTheDiskWhateverTheServersDefault(t *testing.T) {
	url := postgrestest.Fresh(t)
	for given, want := range map[string]string{"off": "on", "local": "on", "remote_write": "on", "on": "on", "remote_apply": "remote_apply"} {
		exec(t, url, "ALTER ROLE CURRENT_USER SET synchronous_commit = "+given)
		db := connect(t, url, postgres.Options{})
		if got, err := db.Setting("synchronous_commit"); err != nil || got != want {
			t.Errorf("%s became %s, %v, want %s", given, got, err, want)
		}
	}
	exec(t, url, "ALTER ROLE CURRENT_USER RESET synchronous_commit")
}
