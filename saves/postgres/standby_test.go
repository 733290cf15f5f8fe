package postgres_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// TestAStandbyThatIsPromotedGoesOn has a server that waits for its standby at each COMMIT,
// and one address with both hosts.
func TestAStandbyThatIsPromotedGoesOn(t *testing.T) {
	primary := postgrestest.Breakable(t)
	at := primary.Fresh(t)
	standby, err := primary.Standby()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(primary.Set("synchronous_standby_names", ""), standby.Close()); err != nil {
			t.Error(err)
		}
	})
	if err := primary.Set("synchronous_standby_names", "*"); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("host", primary.Dir()+","+standby.Dir())
	q.Set("target_session_attrs", "read-write")
	u.RawQuery = q.Encode()
	db := connect(t, u.String(), postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0, 1, 2, 3)
	log := openLog(t, db)
	write(t, log, note{N: 1})
	poll(t, log)

	if err := primary.Kill(); err != nil {
		t.Fatal(err)
	}
	_, err = j.Append(savestest.Batch(4))
	waits(t, j, err, 1, postgres.Away, postgres.ReadOnly)
	if err := standby.Promote(); err != nil {
		t.Fatal(err)
	}
	add(t, j, 5)
	tell(t, j, 0, 0)
	shut(t, j)
	holds(t, db, "ann", 0, 1, 2, 3, 4, 5)
	write(t, log, note{N: 2})
	if news := poll(t, log); len(news) != 1 || news[0].N != 2 {
		t.Errorf("the log gave %v", news)
	}
	if strings.Contains(standby.Log(), "PANIC") {
		t.Error(standby.Log())
	}
	if err := primary.Start(); err != nil {
		t.Fatal(err)
	}
}

// TestWhatNoStandbyHasIsNotSaved has a server whose standby is gone: the row is there, and
// whoever asks sees it, but a failover would lose it.
func TestWhatNoStandbyHasIsNotSaved(t *testing.T) {
	server := postgrestest.Breakable(t)
	url := server.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0)
	if err := server.Set("synchronous_standby_names", "gone"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Set("synchronous_standby_names", "") }) // other tests use the server, too
	db.Hurry(time.Second)
	n := 1
	for ; ; n++ { // the setting comes a moment after the command
		_, err := j.Append(savestest.Batch(n))
		for err != nil && !isThere(t, url, n) { // the server was only slow
			waits(t, j, err, 1, postgres.Slow)
			err = j.Flush()
		}
		if err != nil {
			break
		}
	}
	waits(t, j, j.Flush(), 1, postgres.Slow)
	db.Hurry(usualPatience)
	if err := server.Set("synchronous_standby_names", ""); err != nil {
		t.Fatal(err)
	}
	for j.Flush() != nil {
	}
	shut(t, j)
	all := make([]int, n+1)
	for i := range all {
		all[i] = i
	}
	holds(t, db, "ann", all...)
}

// isThere reports whether the row of a batch can be seen in a database.
func isThere(t *testing.T, url string, n int) bool {
	t.Helper()
	var rows int
	const look = "SELECT count(*) FROM batch WHERE id = $1"
	if err := postgrestest.Connect(t, url).QueryRow(t.Context(), look, []byte(savestest.Batch(n).ID)).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	return rows > 0
}
